//! What the bank of questionnaires can do.

use async_trait::async_trait;

use super::form::{BankForm, ForceForm};
use super::model::KeptVersion;
use crate::accounts::model::Actor;
use crate::evaluation::model::SurveyKind;
use crate::shared::fault::Fault;
use crate::shared::ids::QuestionnaireId;

/// What the bank of questionnaires can do.
#[async_trait]
pub trait QuestionnaireBank: Send + Sync {
    /// Every version, newest first within its kind of survey; those of a kind stand together.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden` unless the actor reads all results.
    async fn versions(&self, actor: &Actor) -> Result<Vec<KeptVersion>, Fault>;

    /// Begins a draft from the newest version for this kind of survey.
    ///
    /// # Errors
    /// `Forbidden` unless the actor leads the directorate; `Stale` while there is a draft of this kind.
    async fn begin(&self, actor: &Actor, kind: SurveyKind) -> Result<QuestionnaireId, Fault>;

    /// Keeps a draft; gaps are allowed.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`; `Invalid`; `Stale` when it was saved meanwhile or is no draft any more.
    async fn save(&self, actor: &Actor, id: QuestionnaireId, seen: i64, form: &BankForm)
    -> Result<(), Fault>;

    /// Makes a draft the version that surveys planned from a day on use; it is never changed again.
    ///
    /// # Errors
    /// As `save`; `Invalid` for what is missing, or a day that does not come after the last version's.
    async fn put_in_force(
        &self,
        actor: &Actor,
        id: QuestionnaireId,
        seen: i64,
        form: &ForceForm,
    ) -> Result<(), Fault>;

    /// Throws a draft away.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`; `Stale` once it is in force.
    async fn discard(&self, actor: &Actor, id: QuestionnaireId) -> Result<(), Fault>;
}
