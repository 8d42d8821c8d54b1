//! What the review can do.

use async_trait::async_trait;

use super::form::ReviewForm;
use super::model::{Case, CaseRow, Guideline, Outcome};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::CaseId;

/// What the review can do.
#[async_trait]
pub trait Review: Send + Sync {
    /// Open cases, oldest first, then the latest hundred decided, newest first.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden` unless the actor may review.
    async fn queue(&self, actor: &Actor) -> Result<Vec<CaseRow>, Fault>;

    /// One case with its text, its checklist and what has been judged so far.
    ///
    /// # Errors
    /// `Forbidden` unless the actor may review; `Missing`.
    async fn case(&self, actor: &Actor, case: CaseId) -> Result<Case, Fault>;

    /// Keeps a half-done review.
    ///
    /// # Errors
    /// `Forbidden`; `Invalid`; `Stale` if decided, or changed since `seen`.
    async fn save(&self, actor: &Actor, case: CaseId, seen: i64, form: ReviewForm) -> Result<(), Fault>;

    /// Decides the case: the version becomes published or returned, and the institution gets a letter.
    ///
    /// # Errors
    /// As `save`; `Invalid` with one fault per missing verdict or reason.
    async fn decide(
        &self,
        actor: &Actor,
        case: CaseId,
        seen: i64,
        form: ReviewForm,
        outcome: Outcome,
    ) -> Result<(), Fault>;

    /// The guideline in force today.
    async fn guideline(&self) -> Result<Guideline, Fault>;
}
