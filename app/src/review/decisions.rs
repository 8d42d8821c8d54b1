//! What can be done with a decision: read it, appeal against it, answer the appeal.

use async_trait::async_trait;

use super::model::{AppealState, DecisionDocument, DecisionRow};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::{CaseId, OfferId};

/// Longest appeal and longest answer, in characters.
pub const APPEAL: usize = 8_000;

/// What can be done with a decision.
#[async_trait]
pub trait Decisions: Send + Sync {
    /// A decided case as a document.
    ///
    /// # Errors
    /// `Forbidden` unless the actor works for the institution or the directorate; `Missing` until decided.
    async fn document(&self, actor: &Actor, case: CaseId) -> Result<DecisionDocument, Fault>;

    /// Decisions on the texts of the actor's institutions, newest first, at most two hundred; of one offer
    /// where one is named.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden` for anyone who works for no institution.
    async fn decisions(&self, actor: &Actor, offer: Option<OfferId>) -> Result<Vec<DecisionRow>, Fault>;

    /// Appeals against a return.
    ///
    /// # Errors
    /// `Forbidden` unless the actor edits for the institution; `Missing`; `Invalid` on `reason`; `Stale` for
    /// an approval, after the last day, and the second time.
    async fn appeal(&self, actor: &Actor, case: CaseId, reason: &str) -> Result<(), Fault>;

    /// Answers an appeal. Granted, the same text is judged anew, unless its editors have changed it since.
    ///
    /// # Errors
    /// `Forbidden` for whoever made the decision and for whoever has a conflict; `Missing`; `Invalid` on
    /// `answer`; `Stale` if it is answered.
    async fn answer_appeal(
        &self,
        actor: &Actor,
        case: CaseId,
        answer: AppealState,
        text: &str,
    ) -> Result<(), Fault>;
}
