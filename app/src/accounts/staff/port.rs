//! What an administrator of the directorate can do with people.

use async_trait::async_trait;

use super::form::StaffForm;
use crate::accounts::model::{Actor, Partnership, Role};
use crate::audit::model::Entry;
use crate::shared::fault::Fault;
use crate::shared::ids::{GrantId, InstitutionId, PersonId};

/// Somebody in one of the roles the directorate gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub grant: GrantId,
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub institution: Option<InstitutionId>,
    pub partnership: Option<Partnership>,
}

/// What an administrator of the directorate can do with people.
#[async_trait]
pub trait Staff: Send + Sync {
    /// Everyone in a role the directorate gives, in the order of `form::ROLES` and by name.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone but the directorate's administrators.
    async fn members(&self, actor: &Actor) -> Result<Vec<Member>, Fault>;

    /// The newest twenty things done to these people, newest first.
    ///
    /// # Errors
    /// As `members`.
    async fn trail(&self, actor: &Actor) -> Result<Vec<Entry>, Fault>;

    /// Gives a person a role and tells her by letter; an unknown address gets an account.
    ///
    /// An institution gets its first administrator this way; she invites the others. Who has an administrator
    /// already looks after itself.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden`; `Invalid`, also when she has the role or the institution has an administrator.
    async fn invite(&self, actor: &Actor, form: &StaffForm) -> Result<(), Fault>;

    /// Takes a role away, at once. An institution may be left without administrator, so that one who has left
    /// without a word can be replaced; the directorate may not.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden`; `Missing`; `Invalid` in `role` for the directorate's last administrator.
    async fn remove(&self, actor: &Actor, grant: GrantId) -> Result<(), Fault>;
}
