//! Who is asking, and what that person may do.

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::shared::fault::Fault;
use crate::shared::ids::{InstitutionId, PersonId, SessionId};
use crate::shared::lang::Lang;
use crate::shared::time::Instant;

codes! {
    /// What a person may be; each role may be bound to an institution.
    pub enum Role {
        Teacher = "teacher",
        Editor = "editor",
        InstitutionAdmin = "institution_admin",
        Reviewer = "reviewer",
        Analyst = "analyst",
        DirectorateAdmin = "directorate_admin",
        SchoolOwner = "school_owner",
        SchoolLeader = "school_leader",
        Partner = "partner",
    }
}

/// A role, bound to an institution where the role needs one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub institution: Option<InstitutionId>,
}

/// The organisation a partner reads figures for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partnership {
    pub organisation: String,
    /// Codes of the counties it reads of; none = the whole country.
    pub counties: Vec<String>,
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub lang: Lang,
    pub is_demo: bool,
}

/// Who is asking: nobody in particular, or a signed-in person with her roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    pub person: Option<Person>,
    pub grants: Vec<Grant>,
    pub session: Option<SessionId>,
}

impl Actor {
    /// A visitor without account.
    #[must_use]
    pub fn visitor() -> Self {
        Actor::default()
    }

    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|g| g.role == role)
    }

    /// Institutions the person edits for, in no order.
    #[must_use]
    pub fn institutions(&self) -> Vec<InstitutionId> {
        let works = |g: &&Grant| matches!(g.role, Role::Editor | Role::InstitutionAdmin);
        self.grants
            .iter()
            .filter(works)
            .filter_map(|g| g.institution)
            .collect()
    }

    /// Institutions whose people and keys the person looks after, in no order.
    #[must_use]
    pub fn administers(&self) -> Vec<InstitutionId> {
        let administers = |g: &&Grant| g.role == Role::InstitutionAdmin;
        self.grants
            .iter()
            .filter(administers)
            .filter_map(|g| g.institution)
            .collect()
    }

    #[must_use]
    pub fn may_edit_for(&self, institution: InstitutionId) -> bool {
        self.institutions().contains(&institution)
    }

    /// Reviewers and the directorate's administrators decide cases.
    #[must_use]
    pub fn may_review(&self) -> bool {
        self.has(Role::Reviewer) || self.has(Role::DirectorateAdmin)
    }

    /// Those who set the directorate's guidelines, priorities and people.
    #[must_use]
    pub fn leads_directorate(&self) -> bool {
        self.has(Role::DirectorateAdmin)
    }

    /// Everyone at the directorate reads all results.
    #[must_use]
    pub fn may_read_all_results(&self) -> bool {
        self.may_review() || self.has(Role::Analyst)
    }

    /// Those who prepare and lead dialogue meetings with institutions.
    #[must_use]
    pub fn leads_dialogue(&self) -> bool {
        self.has(Role::Analyst) || self.has(Role::DirectorateAdmin)
    }

    /// Those who read what participants wrote before anybody else does: the analysts, whose work results are,
    /// and the administrators. Not the reviewers, who decide on the same offers.
    #[must_use]
    pub fn may_moderate(&self) -> bool {
        self.has(Role::Analyst) || self.has(Role::DirectorateAdmin)
    }

    /// Nobody moderates what is said about an institution she works for.
    #[must_use]
    pub fn may_moderate_for(&self, institution: InstitutionId) -> bool {
        self.may_moderate() && !self.may_edit_for(institution)
    }

    /// The institution reads its own results, the directorate all.
    #[must_use]
    pub fn may_read_results_of(&self, institution: InstitutionId) -> bool {
        self.may_read_all_results() || self.may_edit_for(institution)
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// `SignIn` for a visitor.
    pub fn person(&self) -> Result<&Person, Fault> {
        self.person.as_ref().ok_or(Fault::SignIn)
    }

    /// `SignIn` for a visitor, `Forbidden` where `allowed` is false.
    ///
    /// # Errors
    /// See above.
    pub fn must(&self, allowed: bool) -> Result<&Person, Fault> {
        let person = self.person()?;
        if allowed {
            Ok(person)
        } else {
            Err(Fault::Forbidden)
        }
    }
}

/// One signed-in browser, as its owner sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    pub id: SessionId,
    /// What the browser calls itself, shortened.
    pub device: String,
    pub created_at: Instant,
    pub seen_at: Instant,
    pub is_this: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(role: Role, institution: Option<i64>) -> Actor {
        let person = Person {
            id: PersonId(1),
            name: "Kari".into(),
            email: "kari@skole.example".into(),
            lang: Lang::Nb,
            is_demo: false,
        };
        let grant = Grant {
            role,
            institution: institution.map(InstitutionId),
        };
        Actor {
            person: Some(person),
            grants: vec![grant],
            session: None,
        }
    }

    #[test]
    fn a_role_reaches_only_its_own_institution() {
        let editor = actor(Role::Editor, Some(7));
        assert!(editor.may_edit_for(InstitutionId(7)));
        assert!(!editor.may_edit_for(InstitutionId(8)));
        assert!(!editor.may_read_results_of(InstitutionId(8)));
        assert!(!editor.may_review());
        assert!(!actor(Role::Analyst, None).may_review());
        assert!(actor(Role::Analyst, None).may_read_results_of(InstitutionId(8)));
        assert!(actor(Role::Analyst, None).may_moderate_for(InstitutionId(8)));
        assert!(!actor(Role::Reviewer, None).may_moderate() && !editor.may_moderate());
        let mut both = actor(Role::Analyst, None);
        both.grants.extend(editor.grants.clone());
        assert!(both.may_moderate_for(InstitutionId(8)) && !both.may_moderate_for(InstitutionId(7)));
        assert_eq!(Actor::visitor().must(true), Err(Fault::SignIn));
        assert_eq!(editor.must(false), Err(Fault::Forbidden));
    }
}
