//! What following up can do.

use async_trait::async_trait;

use super::form::{ActionForm, Choice, EndForm, FindingForm, ReplyForm, SettleForm};
use super::model::{Finding, PublicGlance, PublicRecord};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::{EvaluationId, FindingId, OfferId};

/// What following up can do.
#[async_trait]
pub trait FollowUp: Send + Sync {
    /// Findings in the actor's reach – her institutions' own, the directorate all – the unsettled first, then
    /// the newest first.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who is neither.
    async fn findings(&self, actor: &Actor, choice: Choice) -> Result<Vec<Finding>, Fault>;

    /// One finding.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`.
    async fn finding(&self, actor: &Actor, finding: FindingId) -> Result<Finding, Fault>;

    /// Findings about an offer, newest first; for the reviewer of its next version and its institution.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden`.
    async fn of_offer(&self, actor: &Actor, offer: OfferId) -> Result<Vec<Finding>, Fault>;

    /// Whether participants of an offer have been asked at its end, and the newest public reply; for everyone. One
    /// query.
    async fn public_glance(&self, offer: OfferId) -> Result<PublicGlance, Fault>;

    /// What participants' answers about an offer have led to, as far as it is public; for everyone.
    async fn public_record(&self, offer: OfferId) -> Result<PublicRecord, Fault>;

    /// Opens a finding about a closed survey; the institution gets a letter about one of the directorate's.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`; `Stale` while the survey is not closed; `Invalid`.
    async fn open(
        &self,
        actor: &Actor,
        evaluation: EvaluationId,
        form: FindingForm,
    ) -> Result<FindingId, Fault>;

    /// Answers a finding, or puts the answer right; the directorate gets a letter about the first answer to
    /// one of its own.
    ///
    /// # Errors
    /// `Forbidden` unless the actor works for the institution; `Stale` if settled, or changed since `seen`;
    /// `Invalid`.
    async fn reply(&self, actor: &Actor, finding: FindingId, seen: i64, form: ReplyForm)
    -> Result<(), Fault>;

    /// Promises an action.
    ///
    /// # Errors
    /// As `reply`; `Invalid` also when there are as many as there may be, or before there is a reply.
    async fn promise(
        &self,
        actor: &Actor,
        finding: FindingId,
        seen: i64,
        form: ActionForm,
    ) -> Result<(), Fault>;

    /// Says how an action ended.
    ///
    /// # Errors
    /// As `reply`; `Stale` if it has ended already.
    async fn end_action(
        &self,
        actor: &Actor,
        finding: FindingId,
        seen: i64,
        form: EndForm,
    ) -> Result<(), Fault>;

    /// Ends a finding: the directorate its own, the institution its own.
    ///
    /// # Errors
    /// `Forbidden`; `Stale` unless it may be settled, or if changed since `seen`; `Invalid`.
    async fn settle(
        &self,
        actor: &Actor,
        finding: FindingId,
        seen: i64,
        form: SettleForm,
    ) -> Result<(), Fault>;

    /// Ends a finding that a rule opened, because the figures did not mean what the rule took them for.
    ///
    /// # Errors
    /// `Forbidden` unless the actor is at the directorate; `Stale` unless a rule opened it and nothing promised
    /// stands, or if changed since `seen`; `Invalid`.
    async fn set_aside(
        &self,
        actor: &Actor,
        finding: FindingId,
        seen: i64,
        form: SettleForm,
    ) -> Result<(), Fault>;
}
