//! What an institution's administrator can do with its people.

use async_trait::async_trait;

use super::form::InviteForm;
use crate::accounts::model::{Actor, Role};
use crate::shared::fault::Fault;
use crate::shared::ids::{InstitutionId, PersonId};
use crate::shared::time::Date;

/// Somebody who works for an institution, in one of her roles there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub institution: InstitutionId,
    /// Her last day where she stands in for another.
    pub until: Option<Date>,
}

/// What an institution's administrator can do with its people.
#[async_trait]
pub trait People: Send + Sync {
    /// Everyone who edits for or administers the institutions the actor administers, by institution and name.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who administers no institution.
    async fn colleagues(&self, actor: &Actor) -> Result<Vec<Colleague>, Fault>;

    /// Gives a person a role at the institution and tells her by letter; an unknown address gets an account.
    /// With a last day she stands in for another, and the role ends by itself.
    ///
    /// # Errors
    /// `Forbidden` unless the actor administers the institution; `Invalid`, also when she has a role there.
    async fn invite(&self, actor: &Actor, form: &InviteForm) -> Result<(), Fault>;

    /// Gives a person who works there another role instead of hers.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`; `Invalid` when no administrator would be left.
    async fn set_role(
        &self,
        actor: &Actor,
        person: PersonId,
        institution: InstitutionId,
        role: Role,
    ) -> Result<(), Fault>;

    /// Takes a person's roles at the institution away, at once. When no editor is left, its administrators
    /// are told by letter.
    ///
    /// # Errors
    /// As `set_role`.
    async fn remove(&self, actor: &Actor, person: PersonId, institution: InstitutionId) -> Result<(), Fault>;
}
