//! Runs of past years.

use app::shared::ids::{InstitutionId, OfferId, RunId};
use app::shared::time::{Date, StudyYear};

/// A run that has ended, with how many took part.
#[derive(Clone, Debug)]
pub(crate) struct PastRun {
    pub run: RunId,
    pub offer: OfferId,
    pub institution: InstitutionId,
    /// Subject code.
    pub subject: String,
    pub title: String,
    pub year: StudyYear,
    pub ends_on: Date,
    pub invited: u32,
}
