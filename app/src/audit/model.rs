//! One entry of a trail, and what it can tell of.

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::shared::ids::OfferId;
use crate::shared::time::Instant;

/// Entries on one page of a trail.
pub const PAGE: u64 = 50;

/// Most entries in one file.
pub const MOST: u64 = 10_000;

codes! {
    /// What somebody did.
    pub enum Deed {
        OfferCreated = "offer_created",
        OfferSaved = "offer_saved",
        OfferSubmitted = "offer_submitted",
        OfferPublished = "offer_published",
        OfferReturned = "offer_returned",
        OfferRevised = "offer_revised",
        OfferCopied = "offer_copied",
        CopyUndone = "copy_undone",
        LiveChanged = "live_changed",
        OfferWithdrawn = "offer_withdrawn",
        RunMarked = "run_marked",
        PersonInvited = "person_invited",
        RoleChanged = "role_changed",
        PersonRemoved = "person_removed",
        RemarksDecided = "remarks_decided",
        RemarksUndone = "remarks_undone",
        RemarksTold = "remarks_told",
        RemarksLapsed = "remarks_lapsed",
        OfferShared = "offer_shared",
        OfferReopened = "offer_reopened",
        KeyMade = "key_made",
        KeyRevoked = "key_revoked",
        GuidelineSet = "guideline_set",
        PrioritiesSet = "priorities_set",
        LetterLangSet = "letter_lang_set",
        CaseAssigned = "case_assigned",
        ConflictMarked = "conflict_marked",
        ConflictCleared = "conflict_cleared",
    }
}

codes! {
    /// Whose trail is read.
    pub enum TrailOf {
        Institution = "institusjon",
        Directorate = "direktorat",
    }
}

impl TrailOf {
    /// What this trail can tell of, in the order they are chosen from.
    pub fn deeds(self) -> impl Iterator<Item = Deed> {
        let is_told =
            move |deed: &Deed| deed.trail() == self || (self == TrailOf::Directorate && deed.is_of_people());
        Deed::ALL.iter().copied().filter(is_told)
    }
}

impl Deed {
    /// What is done with people is told in both trails: in the directorate's where it concerns no institution.
    #[must_use]
    pub const fn is_of_people(self) -> bool {
        matches!(
            self,
            Deed::PersonInvited | Deed::RoleChanged | Deed::PersonRemoved
        )
    }

    /// Where it is told: what the directorate does with its own work is no institution's to read.
    #[must_use]
    pub const fn trail(self) -> TrailOf {
        match self {
            Deed::GuidelineSet
            | Deed::PrioritiesSet
            | Deed::LetterLangSet
            | Deed::CaseAssigned
            | Deed::ConflictMarked
            | Deed::ConflictCleared => TrailOf::Directorate,
            _ => TrailOf::Institution,
        }
    }
}

/// One field before and after, as typed; long texts are cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field's name as in a fault.
    pub field: String,
    pub before: String,
    pub after: String,
}

/// One thing somebody did.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub id: i64,
    pub at: Instant,
    /// As the person was called then; empty for the directorate's decisions.
    pub by: String,
    pub deed: Deed,
    pub offer: Option<OfferId>,
    /// What the thing was called then.
    pub object: String,
    pub changes: Vec<FieldChange>,
}
