//! What the review can do: the queue, one case, and the decision that alone can publish.
//!
//! What follows a decision is in `decisions`, guidelines in `guidelines`, the national picture in `national`.

use async_trait::async_trait;

use super::form::ReviewForm;
use super::model::{Case, CasePage, CaseQuery, Guideline, Outcome};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::{CaseId, PersonId};

/// What the review can do.
#[async_trait]
pub trait Review: Send + Sync {
    /// One page of the queue. The number of queries does not grow with the cases.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden` unless the actor may review.
    async fn queue(&self, actor: &Actor, query: &CaseQuery) -> Result<CasePage, Fault>;

    /// Every case that answers to the query, for a file; at most ten thousand.
    ///
    /// # Errors
    /// As `queue`.
    async fn all_cases(&self, actor: &Actor, query: &CaseQuery) -> Result<CasePage, Fault>;

    /// One case with its text as submitted, its checklist and what has been judged so far.
    ///
    /// # Errors
    /// `Forbidden` unless the actor may review; `Missing`.
    async fn case(&self, actor: &Actor, case: CaseId) -> Result<Case, Fault>;

    /// Keeps a half-done review.
    ///
    /// # Errors
    /// `Forbidden`, also for whoever has a conflict; `Invalid`; `Stale` if decided or waiting for
    /// confirmation, or changed since `seen`.
    async fn save(&self, actor: &Actor, case: CaseId, seen: i64, form: ReviewForm) -> Result<(), Fault>;

    /// Decides the case: the version becomes published or returned, and the institution gets a letter.
    ///
    /// Where the guideline demands four eyes, an approval only asks a second reviewer to `confirm` it. Gives
    /// whether the case is decided now.
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
    ) -> Result<bool, Fault>;

    /// Confirms a colleague's approval: now the text is published.
    ///
    /// # Errors
    /// `Forbidden` for whoever approved it and for whoever has a conflict; `Stale` unless it waits for
    /// that, or changed since `seen`.
    async fn confirm(&self, actor: &Actor, case: CaseId, seen: i64) -> Result<(), Fault>;

    /// Puts an approval that waits for confirmation back to be judged.
    ///
    /// # Errors
    /// `Forbidden` for whoever has a conflict; `Stale` as `confirm`.
    async fn take_back(&self, actor: &Actor, case: CaseId, seen: i64) -> Result<(), Fault>;

    /// Gives open cases to a colleague or to oneself, or lets go of them; gives how many it changed.
    ///
    /// Those decided meanwhile, and those the colleague has a conflict in, stay as they are.
    ///
    /// # Errors
    /// `Forbidden`; `Invalid` on `to` unless that person decides cases.
    async fn assign(&self, actor: &Actor, cases: &[CaseId], to: Option<PersonId>) -> Result<u64, Fault>;

    /// Says that the actor may not decide this case; she lets go of it, and an approval of hers falls.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`; `Invalid` on `reason` without one; `Stale` once decided.
    async fn mark_conflict(&self, actor: &Actor, case: CaseId, reason: &str) -> Result<(), Fault>;

    /// Takes a colleague's mark away.
    ///
    /// # Errors
    /// `Forbidden` unless the actor leads the directorate's people and the mark is not her own; `Missing`.
    async fn clear_conflict(&self, actor: &Actor, case: CaseId, person: PersonId) -> Result<(), Fault>;

    /// The guideline in force today.
    ///
    /// # Errors
    /// `Missing` while there is none.
    async fn guideline(&self) -> Result<Guideline, Fault>;
}
