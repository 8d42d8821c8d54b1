//! What participants' answers say of an offer, for everyone to read.

use serde::{Deserialize, Serialize};

use crate::evaluation::model::Estimate;
use crate::shared::time::StudyYear;

/// What may be said publicly of an offer's quality; `None` in a summary = too few answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// Of the overall item, 1–5; its fields stand beside the others where it is written down.
    #[serde(flatten)]
    pub estimate: Estimate,
    pub n: u32,
    pub invited: u32,
    /// First and last study year pooled.
    pub years: (StudyYear, StudyYear),
}
