//! What an administrator of the directorate types about somebody she gives a role.

use serde::{Deserialize, Serialize};

use crate::accounts::form::{email_of, name_of};
use crate::accounts::model::{Partnership, Role};
use crate::catalogue::model::{Place, Reference};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::ids::InstitutionId;

/// Roles an administrator of the directorate gives.
pub const ROLES: [Role; 5] = [
    Role::Reviewer,
    Role::Analyst,
    Role::DirectorateAdmin,
    Role::Partner,
    Role::InstitutionAdmin,
];

/// Invites somebody.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StaffForm {
    pub name: String,
    pub email: String,
    /// `Role` code, one of `ROLES`.
    pub role: String,
    /// The institution's number; only for its administrator.
    pub institution: String,
    /// What a partner reads figures for; only for a partner.
    pub organisation: String,
    /// Codes of the counties a partner reads of; none = the whole country.
    pub counties: Vec<String>,
}

/// Somebody to be invited, all of it usable.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitee {
    pub name: String,
    pub email: String,
    pub role: Role,
    pub institution: Option<InstitutionId>,
    pub partnership: Option<Partnership>,
}

impl StaffForm {
    /// What was typed, read; what belongs to another role is left aside.
    ///
    /// # Errors
    /// One fault per field that is not right.
    pub fn check(&self, reference: &Reference) -> Result<Invitee, Vec<FieldFault>> {
        let mut faults = vec![];
        let mut fault = |field: &str, problem| faults.push(FieldFault::new(field, problem));
        let name = name_of(&self.name)
            .map_err(|problem| fault("name", problem))
            .unwrap_or_default();
        let email = email_of(&self.email)
            .map_err(|problem| fault("email", problem))
            .unwrap_or_default();
        let role = Role::from_code(&self.role).filter(|r| ROLES.contains(r));
        if role.is_none() {
            fault("role", Problem::UnknownChoice);
        }
        let mut institution = None;
        if role == Some(Role::InstitutionAdmin) {
            institution = self.institution.parse().ok().map(InstitutionId);
            if institution.and_then(|id| reference.institution(id)).is_none() {
                fault("institution", Problem::Unchosen);
            }
        }
        let mut partnership = None;
        if role == Some(Role::Partner) {
            let organisation = name_of(&self.organisation)
                .map_err(|problem| fault("organisation", problem))
                .unwrap_or_default();
            let is_county = |code: &String| reference.place(code).is_some_and(Place::is_county);
            if !self.counties.iter().all(is_county) {
                fault("counties", Problem::UnknownChoice);
            }
            partnership = Some(Partnership {
                organisation,
                counties: self.counties.clone(),
            });
        }
        match role {
            Some(role) if faults.is_empty() => Ok(Invitee {
                name,
                email,
                role,
                institution,
                partnership,
            }),
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(role: &str) -> StaffForm {
        StaffForm {
            name: "Nora Ny".into(),
            email: "Nora@udir.example".into(),
            role: role.into(),
            institution: "7".into(),
            organisation: "KS".into(),
            counties: vec!["03".into()],
        }
    }

    #[test]
    fn only_what_the_role_needs_is_asked_for_and_kept() {
        let none = Reference::default();
        let reviewer = form("reviewer").check(&none).unwrap();
        assert_eq!((reviewer.institution, reviewer.partnership), (None, None));
        assert_eq!(reviewer.email, "nora@udir.example");
        let fields = |role: &str| -> Vec<String> {
            let refused = form(role).check(&none).unwrap_err();
            refused.into_iter().map(|f| f.field).collect()
        };
        assert_eq!(fields("institution_admin"), ["institution"]);
        assert_eq!(fields("partner"), ["counties"]);
        for role in ["teacher", "editor", "", "x"] {
            assert_eq!(fields(role), ["role"]);
        }
        let everything = StaffForm::default().check(&none).unwrap_err();
        assert_eq!(everything.len(), 3);
    }
}
