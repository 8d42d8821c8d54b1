//! What can be done with what somebody asked to have remembered of herself.

use async_trait::async_trait;

use crate::accounts::model::Actor;
use crate::advice::form::CompetenceForm;
use crate::saved::model::KeptCompetence;
use crate::shared::fault::Fault;

/// What can be done with what somebody asked to have remembered of herself. Everyone reaches her own only.
#[async_trait]
pub trait OwnCompetence: Send + Sync {
    /// What the actor asked to have remembered; nothing for a visitor. At most one query.
    ///
    /// # Errors
    /// `Internal` only.
    async fn kept(&self, actor: &Actor) -> Result<Option<KeptCompetence>, Fault>;

    /// Remembers what a form says in place of what was remembered before.
    ///
    /// # Errors
    /// `SignIn`; `Invalid` as the form's `check`.
    async fn keep(&self, actor: &Actor, form: &CompetenceForm) -> Result<(), Fault>;

    /// Forgets it; forgetting what is not there changes nothing.
    ///
    /// # Errors
    /// `SignIn`.
    async fn forget(&self, actor: &Actor) -> Result<(), Fault>;
}
