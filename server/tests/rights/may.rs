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
    /// Those who work for the object's own institution: nobody in this test.
    OwnInstitution,
    Reviewer,
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
    pub fn allows(self, role: Option<Role>) -> bool {
        let institution = matches!(role, Some(Role::Editor | Role::InstitutionAdmin));
        let reviewer = matches!(role, Some(Role::Reviewer | Role::DirectorateAdmin));
        let directorate = reviewer || role == Some(Role::Analyst);
        match self {
            May::Everyone => true,
            May::Person => role.is_some(),
            May::AnyInstitution => institution,
            May::InstitutionAdmin => role == Some(Role::InstitutionAdmin),
            May::OwnInstitution => false,
            May::Reviewer => reviewer,
            May::Dialogue => matches!(role, Some(Role::Analyst | Role::DirectorateAdmin)),
            May::Partner => role == Some(Role::Partner),
            May::Moderator => matches!(role, Some(Role::Analyst | Role::DirectorateAdmin)),
            May::DirectorateAdmin => role == Some(Role::DirectorateAdmin),
            May::DirectorateOrOwn | May::Directorate => directorate,
            May::Staff => institution || directorate,
        }
    }
}
