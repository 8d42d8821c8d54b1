//! What is done to many offers at once: asked for, seen beforehand, done, and told of honestly afterwards.

use serde::{Deserialize, Serialize};

use crate::catalogue::model::RunMark;
use crate::codes;
use crate::shared::ids::{BulkId, OfferId, VersionId};
use crate::shared::time::{Instant, StudyYear};

/// Most offers that are changed by one confirmation.
pub const MOST: usize = 200;

codes! {
    /// What can be done to many offers.
    pub enum BulkAction {
        /// A draft for the next study year.
        Copy = "kopier",
        MarkFull = "fulltegnet",
        MarkLeftover = "ledige_plasser",
        MarkCancelled = "avlyst",
        MarkNotThisYear = "tilbys_ikke",
        /// The dates speak again.
        ClearMark = "folger_datoene",
        Withdraw = "trekk",
    }
}

impl BulkAction {
    /// The mark the runs are given; `None` within for a mark that is cleared.
    #[must_use]
    pub const fn mark(self) -> Option<Option<RunMark>> {
        match self {
            BulkAction::MarkFull => Some(Some(RunMark::Full)),
            BulkAction::MarkLeftover => Some(Some(RunMark::Leftover)),
            BulkAction::MarkCancelled => Some(Some(RunMark::Cancelled)),
            BulkAction::MarkNotThisYear => Some(Some(RunMark::NotThisYear)),
            BulkAction::ClearMark => Some(None),
            BulkAction::Copy | BulkAction::Withdraw => None,
        }
    }

    /// Can be taken back afterwards; a withdrawn text needs an approval to come back.
    #[must_use]
    pub const fn can_be_undone(self) -> bool {
        !matches!(self, BulkAction::Withdraw)
    }
}

codes! {
    /// Why something is not done to an offer.
    pub enum Obstacle {
        /// It has never been published.
        NotLive = "ikke_publisert",
        Withdrawn = "trukket",
        /// Its next version is in review.
        InReview = "til_kontroll",
        /// Its next version is begun already.
        Begun = "utkast_begynt",
        /// The live text is of that year or a later one.
        SameYear = "samme_ar",
        /// It has no run that has not ended.
        NoRun = "ingen_gjennomforing",
        /// It is so already.
        AlreadySo = "alt_slik",
        /// Somebody has worked on it since.
        WorkedOn = "endret_siden",
        /// It is not one of the person's offers.
        Unknown = "ukjent",
        /// Something went wrong on our side; nothing was done to this one.
        Failed = "feilet",
    }
}

/// What is asked to be done, as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BulkForm {
    /// `BulkAction` code.
    pub action: String,
    /// The ticked offers' numbers.
    pub offers: Vec<String>,
    /// The parameters of a selection, when all of it is meant and not only what is ticked.
    pub every: String,
    /// The study year to copy to; empty = the one that comes next.
    pub year: String,
    /// Why: shown on the public page.
    pub reason: String,
}

/// One offer of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkLine {
    pub offer: OfferId,
    pub title: String,
    pub institution_short: String,
    /// The draft that was begun, where one was.
    pub version: Option<VersionId>,
    /// Why it was left alone, if it was.
    pub obstacle: Option<Obstacle>,
}

/// What would happen.
#[derive(Clone, Debug, PartialEq)]
pub struct BulkPlan {
    pub action: BulkAction,
    /// The study year copied to.
    pub year: StudyYear,
    /// The study years one can copy to.
    pub years: Vec<StudyYear>,
    /// In the order of the titles.
    pub lines: Vec<BulkLine>,
    /// More were asked for than can be done at once; these are left out.
    pub n_left_out: usize,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub struct BulkReport {
    pub id: BulkId,
    pub action: BulkAction,
    pub year: StudyYear,
    pub made_at: Instant,
    pub by: String,
    pub lines: Vec<BulkLine>,
    /// When it was taken back; its lines then tell what was left as it was.
    pub undone_at: Option<Instant>,
}

/// Those something can be or was done to, and those not.
#[must_use]
pub fn parted(lines: &[BulkLine]) -> (Vec<&BulkLine>, Vec<&BulkLine>) {
    lines.iter().partition(|l| l.obstacle.is_none())
}
