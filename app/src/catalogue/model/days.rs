//! What calendars tell of a run: its deadlines and gatherings, each with an identity of its own.

use super::run::RunPlan;
use crate::shared::ids::RunId;
use crate::shared::time::Date;

/// What a deadline is of its run.
pub const FUNDING_DEADLINE: &str = "funding-deadline";
pub const ADMISSION_DEADLINE: &str = "admission-deadline";

/// A deadline or a gathering of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunDays {
    /// What it is of its run, the same for ever and no other's: `admission-deadline`, `gathering-2027-09-09`.
    pub kind: String,
    /// First and last day.
    pub from: Date,
    pub to: Date,
    /// Where one meets, or empty.
    pub place: String,
}

impl RunDays {
    #[must_use]
    pub fn is_gathering(&self) -> bool {
        self.kind != FUNDING_DEADLINE && self.kind != ADMISSION_DEADLINE
    }
}

/// A deadline or a gathering that was taken out of its run not long ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneDays {
    pub run: RunId,
    pub days: RunDays,
}

impl RunPlan {
    /// Its deadlines, then its gatherings in the order of the plan. A gathering is known by its first day; further
    /// ones that begin on the same day are counted.
    #[must_use]
    pub fn days(&self) -> Vec<RunDays> {
        let deadlines = [
            (FUNDING_DEADLINE, self.funding_deadline),
            (ADMISSION_DEADLINE, self.admission_deadline),
        ];
        let deadlines = deadlines.into_iter().filter_map(|(kind, date)| {
            let date = date?;
            Some(RunDays {
                kind: kind.to_owned(),
                from: date,
                to: date,
                place: String::new(),
            })
        });
        let gatherings = self.gatherings.iter().enumerate().map(|(i, g)| {
            let before = self.gatherings[..i].iter();
            let kind = match before.filter(|other| other.from == g.from).count() {
                0 => format!("gathering-{}", g.from),
                n => format!("gathering-{}-{}", g.from, n + 1),
            };
            RunDays {
                kind,
                from: g.from,
                to: g.to.max(g.from),
                place: g.place.clone(),
            }
        });
        deadlines.chain(gatherings).collect()
    }
}
