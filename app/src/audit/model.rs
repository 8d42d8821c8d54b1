//! One entry of a trail, and what it can tell of.

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::shared::ids::OfferId;
use crate::shared::time::Instant;

/// Entries on one page of a trail.
pub const PAGE: u64 = 50;

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
