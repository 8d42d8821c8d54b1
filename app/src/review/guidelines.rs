//! What can be done with guidelines and with the sentences written often.

use async_trait::async_trait;

use super::form::{GuidelineForm, PhraseForm};
use super::model::{Guideline, Phrase, Preview};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::{GuidelineId, PhraseId};

/// A guideline that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct GuidelineDraft {
    pub guideline: Guideline,
    /// Counts every saved change.
    pub revision: i64,
}

/// What can be done with guidelines.
#[async_trait]
pub trait Guidelines: Send + Sync {
    /// Every guideline put in force, newest first, those that hold later too. One query.
    async fn history(&self) -> Result<Vec<Guideline>, Fault>;

    /// The drafts, by number.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden` unless the actor may review.
    async fn drafts(&self, actor: &Actor) -> Result<Vec<Guideline>, Fault>;

    /// One draft.
    ///
    /// # Errors
    /// As `drafts`; `Missing`, also when it has been put in force.
    async fn draft(&self, actor: &Actor, guideline: GuidelineId) -> Result<GuidelineDraft, Fault>;

    /// Begins a draft from the newest guideline put in force.
    ///
    /// # Errors
    /// `Forbidden` unless the actor leads the directorate's people.
    async fn begin(&self, actor: &Actor) -> Result<GuidelineId, Fault>;

    /// Keeps a draft.
    ///
    /// # Errors
    /// `Forbidden` as `begin`; `Missing`; `Invalid`; `Stale` if it changed since `seen` or is in force.
    async fn save(
        &self,
        actor: &Actor,
        guideline: GuidelineId,
        seen: i64,
        form: &GuidelineForm,
    ) -> Result<(), Fault>;

    /// What the draft would mean for every live offer, as far as a machine can tell. The number of queries
    /// does not grow with the offers.
    ///
    /// # Errors
    /// As `draft`.
    async fn preview(&self, actor: &Actor, guideline: GuidelineId) -> Result<(Guideline, Preview), Fault>;

    /// Puts a draft in force from its day on; it is never changed again.
    ///
    /// # Errors
    /// `Forbidden` as `begin`; `Missing`; `Invalid` with what is not ready, also where its day has passed or
    /// does not come after the one of the guideline before it; `Stale` if it changed since `seen`.
    async fn put_in_force(&self, actor: &Actor, guideline: GuidelineId, seen: i64) -> Result<(), Fault>;

    /// Throws a draft away.
    ///
    /// # Errors
    /// `Forbidden` as `begin`; `Missing`; `Stale` if it is in force.
    async fn discard(&self, actor: &Actor, guideline: GuidelineId) -> Result<(), Fault>;

    /// The sentences written often, by criterion.
    ///
    /// # Errors
    /// As `drafts`.
    async fn phrases(&self, actor: &Actor) -> Result<Vec<Phrase>, Fault>;

    /// Adds a sentence or changes one.
    ///
    /// # Errors
    /// As `drafts`; `Missing`; `Invalid`.
    async fn save_phrase(
        &self,
        actor: &Actor,
        phrase: Option<PhraseId>,
        form: &PhraseForm,
    ) -> Result<(), Fault>;

    /// Takes a sentence away; taking away what is not there changes nothing.
    ///
    /// # Errors
    /// As `drafts`.
    async fn remove_phrase(&self, actor: &Actor, phrase: PhraseId) -> Result<(), Fault>;
}
