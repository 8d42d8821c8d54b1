//! What an institution's people can do with many offers, and with texts others work on too.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::bulk::{BulkForm, BulkPlan, BulkReport};
use super::query::WorkQuery;
use crate::accounts::model::Actor;
use crate::catalogue::changes::{Change, Merged};
use crate::catalogue::form::{MarkForm, OfferForm, WithdrawForm};
use crate::catalogue::model::{Institution, PartnerAccess, Run, Version, VersionState};
use crate::catalogue::port::Hand;
use crate::catalogue::section::Section;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::{BulkId, InstitutionId, OfferId, VersionId};
use crate::shared::time::{Date, Instant, StudyYear};

/// A text as it was typed, and the revision it was written from: what is kept while a form comes back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub seen: i64,
    #[serde(flatten)]
    pub form: OfferForm,
    /// Written from this live text, to go into the draft that follows it.
    pub of_live: Option<VersionId>,
}

/// One row of the overview: the newest version of an offer.
#[derive(Clone, Debug)]
pub struct WorkItem {
    pub version: VersionId,
    pub offer: OfferId,
    pub institution_short: String,
    /// Another institution answers for it, and gives it together with the reader's.
    pub is_shared: bool,
    pub year: StudyYear,
    pub state: VersionState,
    pub title: String,
    pub code: String,
    /// Subject code.
    pub subject: String,
    pub is_demo: bool,
    /// A version of this offer is live, this one or an earlier one.
    pub is_live: bool,
    /// The runs of the live version, by start.
    pub runs: Vec<Run>,
    /// What submitting would refuse, by section, in the order of the page.
    pub missing: Vec<Section>,
    /// Of the live runs; of the draft where nothing is live.
    pub deadline: Option<Date>,
    pub saved_at: Instant,
}

/// One page of the overview.
#[derive(Clone, Debug, Default)]
pub struct WorkPage {
    pub items: Vec<WorkItem>,
    /// How many offers fit everything asked for but the state, by state.
    pub counts: Vec<(VersionState, u64)>,
    /// How many fit everything asked for.
    pub total: u64,
    /// How many of these the reader's institutions answer for.
    pub own: u64,
}

/// A draft that somebody else saved while this person wrote.
#[derive(Clone, Debug)]
pub struct ConflictPage {
    /// Who saved last; empty where nobody knows.
    pub by: String,
    pub is_same_person: bool,
    pub at: Instant,
    /// The revision that stands now.
    pub revision: i64,
    pub merged: Merged,
    /// Mine are changes of the live text, to go into this draft.
    pub is_of_live: bool,
}

/// A live text with the changes somebody is about to make.
#[derive(Clone, Debug)]
pub struct LivePage {
    pub version: Version,
    /// What the reader may do with it.
    pub hand: Hand,
    pub institution: Institution,
    /// The live text as a form.
    pub form: OfferForm,
    /// By start.
    pub runs: Vec<Run>,
    /// A next version that is begun or in review already.
    pub open: Option<(VersionId, VersionState)>,
}

/// What a change of a live text would be.
#[derive(Clone, Debug, Default)]
pub struct LiveChanges {
    /// In the order of the page.
    pub changes: Vec<Change>,
    /// What would be worse than it is now; a live text cannot lose what it must have.
    pub faults: Vec<FieldFault>,
}

impl LiveChanges {
    /// The text must go through review.
    #[must_use]
    pub fn is_material(&self) -> bool {
        self.changes.iter().any(|c| c.is_material)
    }
}

/// What an institution's people can do with many offers, and with texts others work on too.
#[async_trait]
pub trait Work: Send + Sync {
    /// The newest version of every offer that the institutions the actor works for answer for or give together
    /// with others: what fits, one page.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden` for anyone who works for no institution.
    async fn overview(&self, actor: &Actor, query: &WorkQuery) -> Result<WorkPage, Fault>;

    /// All that fits, for a file; at most 10 000.
    ///
    /// # Errors
    /// As `overview`.
    async fn all(&self, actor: &Actor, query: &WorkQuery) -> Result<Vec<WorkItem>, Fault>;

    /// What would happen to each of many offers. Changes nothing.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden`; `Invalid` for an action or a year that does not exist, or without any offer.
    async fn plan_bulk(&self, actor: &Actor, form: &BulkForm) -> Result<BulkPlan, Fault>;

    /// Does it, each offer in a transaction of its own, and keeps the report.
    ///
    /// # Errors
    /// As `plan_bulk`; `Invalid` for a withdrawal without a reason.
    async fn do_bulk(&self, actor: &Actor, form: &BulkForm) -> Result<BulkId, Fault>;

    /// What was done.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` unless the actor did it herself; `Missing`.
    async fn bulk_report(&self, actor: &Actor, bulk: BulkId) -> Result<BulkReport, Fault>;

    /// Takes it back where nobody has worked on since: drafts that were begun are dropped, marks are as before.
    ///
    /// # Errors
    /// As `bulk_report`; `Stale` when it is taken back already or cannot be.
    async fn undo_bulk(&self, actor: &Actor, bulk: BulkId) -> Result<(), Fault>;

    /// Two texts joined: `mine` was written from revision `seen`, or from the live text it names, and something
    /// else stands now.
    ///
    /// # Errors
    /// `Forbidden` unless the actor edits for the institution; `Missing`; `Stale` if nothing else stands.
    async fn conflict(&self, actor: &Actor, version: VersionId, mine: &Typed) -> Result<ConflictPage, Fault>;

    /// The form with its numbers of outcomes and modules following what was changed since revision `seen`.
    ///
    /// # Errors
    /// `Forbidden` unless the actor edits for the institution; `Missing`.
    async fn follow(
        &self,
        actor: &Actor,
        version: VersionId,
        seen: i64,
        form: OfferForm,
    ) -> Result<OfferForm, Fault>;

    /// A live text, to be changed.
    ///
    /// # Errors
    /// `Forbidden` unless the actor edits for the institution; `Missing`; `Stale` if the version is not live.
    async fn live(&self, actor: &Actor, version: VersionId) -> Result<LivePage, Fault>;

    /// Takes a live offer off the catalogue, since when and why.
    ///
    /// # Errors
    /// `Forbidden` unless the actor edits for the institution; `Missing`; `Stale` if it is not live; `Invalid`
    /// without a reason, and for a day that has not come.
    async fn withdraw(&self, actor: &Actor, form: &WithdrawForm) -> Result<(), Fault>;

    /// Says of a run what its dates do not, since when and why.
    ///
    /// # Errors
    /// `Forbidden` unless the actor edits for the institution; `Missing`; `Invalid`.
    async fn mark_run(&self, actor: &Actor, form: &MarkForm) -> Result<(), Fault>;

    /// What the change would be. Changes nothing.
    ///
    /// # Errors
    /// As `live`.
    async fn weigh(&self, actor: &Actor, version: VersionId, form: &OfferForm) -> Result<LiveChanges, Fault>;

    /// Changes a live text at once. A next version that is begun gets the change too, where nobody has
    /// written something else there.
    ///
    /// # Errors
    /// As `live`; `Stale` if it changed since `seen`; `Invalid` for a material change, with one fault per
    /// material field, and for what would make the text worse than it must be.
    async fn change_live(
        &self,
        actor: &Actor,
        version: VersionId,
        seen: i64,
        form: OfferForm,
    ) -> Result<(), Fault>;

    /// Begins the next version of a live text with these changes; the live one stands.
    ///
    /// # Errors
    /// As `live`; `Stale` if it changed since `seen`, or a next version is begun already.
    async fn branch(
        &self,
        actor: &Actor,
        version: VersionId,
        seen: i64,
        form: OfferForm,
    ) -> Result<VersionId, Fault>;

    /// Says what a partner institution's editors may do with the texts of an offer.
    ///
    /// # Errors
    /// `Forbidden` unless the actor edits for the institution that answers for it; `Missing` where the other
    /// is no partner.
    async fn share(
        &self,
        actor: &Actor,
        offer: OfferId,
        partner: InstitutionId,
        access: PartnerAccess,
    ) -> Result<(), Fault>;
}
