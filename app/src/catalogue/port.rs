//! What the catalogue can do.

use std::sync::Arc;

use async_trait::async_trait;

use super::form::OfferForm;
use super::model::{Institution, OfferSummary, PartnerAccess, Reference, Run, RunMark, Version};
use crate::accounts::model::Actor;
use crate::review::model::Reason;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use crate::shared::lang::Lang;
use crate::shared::time::{Instant, StudyYear};

/// One offer as its public page shows it.
#[derive(Clone, Debug)]
pub struct OfferPage {
    pub institution: Institution,
    /// The version asked for, with its runs and what may be said of quality.
    pub shown: OfferSummary,
    /// The live version's year; differs from the shown one when an earlier year is read.
    pub live_year: Option<StudyYear>,
    /// Years that can be read, newest first.
    pub years: Vec<StudyYear>,
}

/// One row of an institution's workbench: the newest version of an offer.
#[derive(Clone, Debug)]
pub struct WorkRow {
    pub version: Version,
    pub institution_short: String,
    pub run: Option<Run>,
    /// A version of the same offer is live.
    pub is_live: bool,
    pub saved_at: Instant,
}

/// What somebody may do with the texts of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hand {
    /// Her institution gives it together with the one that answers for it.
    Reads,
    /// And that one lets hers write.
    Edits,
    /// Her institution answers for it.
    Answers,
}

/// A version in the editor.
#[derive(Clone, Debug)]
pub struct DraftPage {
    pub version: Version,
    pub hand: Hand,
    /// Institutions of the register that give it too, with what they may do; only for whoever answers for it.
    pub partners: Vec<(Institution, PartnerAccess)>,
    pub institution: Institution,
    /// As typed, complete or not.
    pub form: OfferForm,
    /// What submitting would refuse just now.
    pub missing: Vec<FieldFault>,
    /// The reviewer's reasons from the last return, by field.
    pub reasons: Vec<Reason>,
}

/// What the catalogue can do.
#[async_trait]
pub trait Catalogue: Send + Sync {
    /// Institutions, subjects and places; cheap, shared.
    async fn reference(&self) -> Result<Arc<Reference>, Fault>;

    /// An offer's public page, in its live version or the one of `year`.
    ///
    /// # Errors
    /// `Missing` unless that version is published, superseded or withdrawn.
    async fn offer(&self, offer: OfferId, year: Option<StudyYear>) -> Result<OfferPage, Fault>;

    /// Live offers in the order asked for; what is not live is left out. Two queries.
    async fn offers(&self, offers: &[OfferId]) -> Result<Vec<OfferSummary>, Fault>;

    /// The ids of all live offers, ascending; for the search index, which re-reads each through `offers`.
    async fn live_offers(&self) -> Result<Vec<OfferId>, Fault>;

    /// Live offers whose next deadline comes first, at most `n`, deadlines from today on.
    async fn closing_soon(&self, n: u64) -> Result<Vec<OfferSummary>, Fault>;

    /// The newest version of every offer of the institutions the actor works for, last saved first.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden` for anyone who works for no institution.
    async fn workbench(&self, actor: &Actor) -> Result<Vec<WorkRow>, Fault>;

    /// A version in the editor, or to be read by those who give the offer too.
    ///
    /// # Errors
    /// `Forbidden` unless the actor edits for one of its institutions; `Missing`.
    async fn draft(&self, actor: &Actor, version: VersionId) -> Result<DraftPage, Fault>;

    /// Starts a new, empty offer for the coming study year.
    ///
    /// # Errors
    /// `Forbidden` unless the actor edits for the institution.
    async fn create(&self, actor: &Actor, institution: InstitutionId, lang: Lang)
    -> Result<VersionId, Fault>;

    /// Starts the next version of a live offer from its text; gives the one already begun if there is one.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`.
    async fn revise(&self, actor: &Actor, offer: OfferId) -> Result<VersionId, Fault>;

    /// Keeps what was typed, complete or not, and gives the new revision.
    ///
    /// # Errors
    /// `Forbidden`; `Stale` if the version changed since `seen` or is not editable; `Invalid` only for
    /// texts longer than can be kept.
    async fn save(&self, actor: &Actor, version: VersionId, seen: i64, form: OfferForm)
    -> Result<i64, Fault>;

    /// Keeps what was typed and sends it to review.
    ///
    /// # Errors
    /// As `save`; `Invalid` with one fault per field that is not ready – what was typed is kept even then.
    async fn submit(
        &self,
        actor: &Actor,
        version: VersionId,
        seen: i64,
        form: OfferForm,
    ) -> Result<(), Fault>;

    /// Takes a live offer off the catalogue.
    ///
    /// # Errors
    /// `Forbidden`; `Stale` if it is not live; `Invalid` without a reason.
    async fn withdraw(&self, actor: &Actor, offer: OfferId, reason: String) -> Result<(), Fault>;

    /// Marks a run full, cancelled and so on, or clears the mark.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`.
    async fn mark_run(&self, actor: &Actor, run: RunId, mark: Option<RunMark>) -> Result<(), Fault>;
}
