//! Who may.

use app::accounts::model::Role;

/// Who may.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum May {
    Everyone,
    /// Anyone signed in.
    Person,
    /// Those who work for an institution, whichever it is.
    AnyInstitution,
    /// Those who administer an institution, whichever it is.
    InstitutionAdmin,
    /// Those who work for the object's own institution.
    OwnInstitution,
    /// Those who administer it.
    OwnAdmin,
    /// The person it belongs to alone.
    Hers,
    /// The analyst who keeps it.
    Keeper,
    Reviewer,
    /// Those of them who did not make the decision: the demo reviewer made those on the own objects.
    OtherReviewer,
    /// Those who read what participants wrote before anybody else.
    Moderator,
    /// Everyone at the directorate.
    Directorate,
    /// Those who set its guidelines, priorities and people.
    DirectorateAdmin,
    /// Those who prepare and lead dialogue meetings.
    Dialogue,
    /// KS, the unions, the county governors.
    Partner,
    /// The object's institution, and the directorate.
    DirectorateOrOwn,
    /// Whoever works for an institution or the directorate.
    Staff,
}

impl May {
    /// `own`: the object is of the institution the demo editor and its administrator work for, and the editor's.
    pub fn allows(self, role: Option<Role>, own: bool) -> bool {
        let institution = matches!(role, Some(Role::Editor | Role::InstitutionAdmin));
        let reviewer = matches!(role, Some(Role::Reviewer | Role::DirectorateAdmin));
        let directorate = reviewer || role == Some(Role::Analyst);
        match self {
            May::Everyone => true,
            May::Person => role.is_some(),
            May::AnyInstitution => institution,
            May::InstitutionAdmin => role == Some(Role::InstitutionAdmin),
            May::OwnInstitution => own && institution,
            May::OwnAdmin => own && role == Some(Role::InstitutionAdmin),
            May::Hers => own && role == Some(Role::Editor),
            May::Keeper => own && role == Some(Role::Analyst),
            May::Reviewer => reviewer,
            May::OtherReviewer => reviewer && !(own && role == Some(Role::Reviewer)),
            May::Dialogue | May::Moderator => {
                matches!(role, Some(Role::Analyst | Role::DirectorateAdmin))
            }
            May::Partner => role == Some(Role::Partner),
            May::DirectorateAdmin => role == Some(Role::DirectorateAdmin),
            May::Directorate => directorate,
            May::DirectorateOrOwn => directorate || (own && institution),
            May::Staff => institution || directorate,
        }
    }
}
