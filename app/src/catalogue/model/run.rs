//! Runs: one start of an offer, its dates, and the status that follows from them.

use serde::{Deserialize, Serialize};

use crate::advice::calendar::weekdays_away;
use crate::codes;
use crate::shared::ids::{OfferId, RunId, VersionId};
use crate::shared::time::{Date, Semester};

codes! {
    /// Status of one run as shown; the first four follow the dates, the rest are set by people.
    pub enum RunStatus {
        Planned = "planlagt",
        Open = "apen",
        Closed = "stengt",
        Underway = "i_gang",
        Ended = "avsluttet",
        Full = "fulltegnet",
        Leftover = "ledige_plasser",
        Cancelled = "avlyst",
        NotThisYear = "tilbys_ikke",
        Moved = "flyttet",
    }
}

codes! {
    /// What a person may say of a run; it outranks the dates.
    pub enum RunMark {
        Full = "fulltegnet",
        Leftover = "ledige_plasser",
        Cancelled = "avlyst",
        NotThisYear = "tilbys_ikke",
        /// Another run stands in its place.
        Moved = "flyttet",
    }
}

impl RunMark {
    /// The run does not take place: called off, left out this year, or replaced by another.
    #[must_use]
    pub const fn is_off(self) -> bool {
        matches!(self, RunMark::Cancelled | RunMark::NotThisYear | RunMark::Moved)
    }
}

impl RunStatus {
    /// The name the style sheet knows it by; chooses the tone of a mark, nothing else.
    #[must_use]
    pub const fn tone(self) -> &'static str {
        match self {
            RunStatus::Planned => "planned",
            RunStatus::Open => "open",
            RunStatus::Closed => "closed",
            RunStatus::Underway => "underway",
            RunStatus::Ended => "ended",
            RunStatus::Full => "full",
            RunStatus::Leftover => "leftover",
            RunStatus::Cancelled => "cancelled",
            RunStatus::NotThisYear => "not_this_year",
            RunStatus::Moved => "moved",
        }
    }

    /// An application may still lead to a place.
    #[must_use]
    pub const fn takes_applications(self) -> bool {
        matches!(self, RunStatus::Planned | RunStatus::Open | RunStatus::Leftover)
    }
}

/// Days on which participants meet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gathering {
    pub from: Date,
    pub to: Date,
    pub place: String,
    /// Nothing where the institution has not said.
    #[serde(default)]
    pub compulsory: Option<bool>,
}

#[cfg(test)]
impl Gathering {
    /// Of which nothing but the days is known.
    pub(crate) fn on(from: Date, to: Date) -> Self {
        Gathering {
            from,
            to,
            place: String::new(),
            compulsory: None,
        }
    }
}

/// One start, as the plan promises it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunPlan {
    pub semester: Option<Semester>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    /// Deadline for state money (the directorate's form).
    pub funding_deadline: Option<Date>,
    /// Deadline for the place (the institution's own admission).
    pub admission_deadline: Option<Date>,
    pub capacity: Option<i32>,
    pub apply_url: String,
    /// What the study is called where one applies: `223 618`.
    #[serde(default)]
    pub application_code: String,
    pub gatherings: Vec<Gathering>,
}

impl RunPlan {
    /// The deadline that comes first on or after `today`, else the last that has passed.
    #[must_use]
    pub fn next_deadline(&self, today: Date) -> Option<Date> {
        let mut all: Vec<Date> = [self.funding_deadline, self.admission_deadline]
            .into_iter()
            .flatten()
            .collect();
        all.sort_unstable();
        all.iter().find(|d| **d >= today).or(all.last()).copied()
    }

    /// It is easy to meet one of them and miss the other.
    #[must_use]
    pub fn deadlines_differ(&self) -> bool {
        self.funding_deadline
            .zip(self.admission_deadline)
            .is_some_and(|(a, b)| a != b)
    }

    /// Status from dates, unless a person has marked the run.
    ///
    /// An undated run stays `Planned`.
    #[must_use]
    pub fn status(&self, mark: Option<RunMark>, today: Date) -> RunStatus {
        match mark {
            Some(RunMark::Cancelled) => return RunStatus::Cancelled,
            Some(RunMark::NotThisYear) => return RunStatus::NotThisYear,
            Some(RunMark::Moved) => return RunStatus::Moved,
            _ => {}
        }
        // Where only the half-year is known, it ends with the half-year.
        let semester = self.semester.filter(|_| self.starts_on.is_none());
        let ends_on = self.ends_on.or(semester.map(|s| s.days().1));
        let by_dates = match (self.starts_on, ends_on) {
            (_, Some(end)) if end < today => RunStatus::Ended,
            (Some(start), _) if start <= today => RunStatus::Underway,
            _ => match self.next_deadline(today) {
                Some(deadline) if deadline >= today => RunStatus::Open,
                Some(_) => RunStatus::Closed,
                None => RunStatus::Planned,
            },
        };
        match (mark, by_dates) {
            (_, RunStatus::Ended | RunStatus::Underway) | (None, _) => by_dates,
            (Some(RunMark::Full), _) => RunStatus::Full,
            (Some(_), _) => RunStatus::Leftover,
        }
    }

    /// Days away from school: Monday to Friday, each day once.
    #[must_use]
    pub fn gathering_days(&self) -> usize {
        weekdays_away(&self.gatherings)
    }
}

/// What goes with a mark.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// The day from which it holds.
    pub on: Option<Date>,
    /// Shown on the public page.
    pub reason: String,
    /// The run that stands in its place.
    pub moved_to: Option<RunId>,
}

/// One run as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub id: RunId,
    pub version: VersionId,
    pub offer: OfferId,
    pub plan: RunPlan,
    pub mark: Option<RunMark>,
    pub marked: Marked,
    pub is_demo: bool,
}

impl Run {
    /// Somebody can take it: it is neither called off, left out this year, nor replaced by another.
    #[must_use]
    pub const fn stands(&self) -> bool {
        !matches!(self.mark, Some(mark) if mark.is_off())
    }

    /// What people say of it on this day: a mark given ahead holds from its own day on.
    #[must_use]
    pub fn mark_on(&self, today: Date) -> Option<RunMark> {
        self.mark
            .filter(|_| self.marked.on.is_none_or(|from| from <= today))
    }

    /// It takes place, as far as anybody has said by this day.
    #[must_use]
    pub fn is_held(&self, today: Date) -> bool {
        !self.mark_on(today).is_some_and(RunMark::is_off)
    }

    /// Its deadlines mean, or meant, something to somebody who wants a place.
    #[must_use]
    pub fn has_places(&self, today: Date) -> bool {
        self.is_held(today) && self.status(today) != RunStatus::Full
    }

    /// Status on this day: from its dates, unless a person has said otherwise.
    #[must_use]
    pub fn status(&self, today: Date) -> RunStatus {
        self.plan.status(self.mark_on(today), today)
    }
}

/// The run a reader cares about: the one whose deadline comes next of those that take applications, else one that is
/// planned, else the next that has not begun, else the latest.
///
/// One that is full, called off, left out or moved stands behind those one can still apply to, whatever its dates.
#[must_use]
pub fn next_run(runs: &[Run], today: Date) -> Option<&Run> {
    let order = |run: &&Run| match run.status(today) {
        RunStatus::Open | RunStatus::Leftover => 0,
        RunStatus::Planned => 1,
        RunStatus::Closed | RunStatus::Full => 2,
        RunStatus::Cancelled | RunStatus::NotThisYear | RunStatus::Moved => {
            if run.plan.starts_on.is_none_or(|s| s >= today) {
                3
            } else {
                5
            }
        }
        RunStatus::Underway => 4,
        RunStatus::Ended => 5,
    };
    let class = runs.iter().map(|run| order(&run)).min()?;
    let mut of_class = runs.iter().filter(|run| order(run) == class);
    match class {
        // The first of equals, so that the earlier start comes first.
        0 => of_class.min_by_key(|run| run.plan.next_deadline(today)),
        1..=3 => of_class.next(),
        _ => of_class.next_back(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(id: i64, starts: Date, deadline: Date, mark: Option<RunMark>) -> Run {
        Run {
            id: RunId(id),
            version: VersionId(1),
            offer: OfferId(1),
            plan: RunPlan {
                starts_on: Some(starts),
                ends_on: Some(starts + chrono::Days::new(120)),
                admission_deadline: Some(deadline),
                ..RunPlan::default()
            },
            mark,
            marked: Marked::default(),
            is_demo: false,
        }
    }

    #[test]
    fn readers_are_told_of_the_start_they_can_still_apply_to() {
        let autumn = |mark| run(1, day(2027, 8, 20), day(2027, 3, 1), mark);
        let winter = |mark| run(2, day(2028, 1, 10), day(2027, 10, 1), mark);
        let next = |runs: &[Run], on| next_run(runs, on).map(|r| r.id.0);
        let both = [autumn(None), winter(None)];
        assert_eq!(next(&both, day(2027, 2, 1)), Some(1));
        assert_eq!(
            next(&both, day(2027, 3, 2)),
            Some(2),
            "the first deadline has passed"
        );
        assert_eq!(next(&both, day(2027, 9, 1)), Some(2));
        assert_eq!(
            next(&both, day(2027, 10, 2)),
            Some(2),
            "what comes before what runs"
        );
        assert_eq!(next(&both, day(2028, 2, 1)), Some(2));
        assert_eq!(next(&both, day(2029, 2, 1)), Some(2));
        for gone in [
            RunMark::Cancelled,
            RunMark::Full,
            RunMark::NotThisYear,
            RunMark::Moved,
        ] {
            assert_eq!(
                next(&[autumn(Some(gone)), winter(None)], day(2027, 2, 1)),
                Some(2)
            );
            assert_eq!(
                next(&[autumn(None), winter(Some(gone))], day(2027, 2, 1)),
                Some(1)
            );
        }
        let last = [autumn(Some(RunMark::Cancelled))];
        assert_eq!(next(&last, day(2027, 2, 1)), Some(1), "else it could not be told");
        assert_eq!(next(&[], day(2027, 2, 1)), None);
    }

    fn day(y: i32, m: u32, d: u32) -> Date {
        Date::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_runs_status_follows_its_dates_and_people_outrank_them() {
        let plan = RunPlan {
            starts_on: Some(day(2027, 8, 20)),
            ends_on: Some(day(2028, 6, 10)),
            funding_deadline: Some(day(2027, 3, 1)),
            admission_deadline: Some(day(2027, 4, 15)),
            ..RunPlan::default()
        };
        assert_eq!(plan.status(None, day(2027, 2, 1)), RunStatus::Open);
        assert_eq!(plan.next_deadline(day(2027, 3, 2)), Some(day(2027, 4, 15)));
        assert_eq!(plan.status(None, day(2027, 5, 1)), RunStatus::Closed);
        assert_eq!(
            plan.status(Some(RunMark::Leftover), day(2027, 5, 1)),
            RunStatus::Leftover
        );
        assert_eq!(
            plan.status(Some(RunMark::Full), day(2027, 9, 1)),
            RunStatus::Underway
        );
        assert_eq!(plan.status(None, day(2028, 6, 11)), RunStatus::Ended);
        assert_eq!(
            plan.status(Some(RunMark::Cancelled), day(2028, 6, 11)),
            RunStatus::Cancelled
        );
        assert_eq!(
            RunPlan::default().status(None, day(2027, 1, 1)),
            RunStatus::Planned
        );
        let only_semester = RunPlan {
            semester: Semester::parse("2019h"),
            ..RunPlan::default()
        };
        assert_eq!(only_semester.status(None, day(2019, 5, 1)), RunStatus::Planned);
        assert_eq!(only_semester.status(None, day(2026, 5, 1)), RunStatus::Ended);
    }
}
