//! What can be done to an offer as it stands, and what the next year's draft begins with.

use app::catalogue::form::{GatheringForm, OfferForm, RunForm};
use app::catalogue::model::{OfferPlan, RunMark, RunPlan, VersionState};
use app::catalogue::work::bulk::{BulkAction, Obstacle};
use app::shared::ids::{RunId, VersionId};
use app::shared::time::{Date, Semester, StudyYear};
use chrono::Datelike as _;

/// How an offer stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// State of the newest version.
    pub newest: VersionState,
    pub live: Option<(VersionId, StudyYear)>,
    /// The run a mark would be meant for, and its present mark.
    pub run: Option<(RunId, Option<RunMark>)>,
}

/// Why this cannot be done, if it cannot. `year` is the study year copied to.
pub fn obstacle(action: BulkAction, offer: &Standing, year: StudyYear) -> Option<Obstacle> {
    let Some((_, live_year)) = offer.live else {
        return Some(match offer.newest {
            VersionState::Withdrawn => Obstacle::Withdrawn,
            _ => Obstacle::NotLive,
        });
    };
    if let Some(mark) = action.mark() {
        return match offer.run {
            None => Some(Obstacle::NoRun),
            Some((_, present)) if present == mark => Some(Obstacle::AlreadySo),
            Some(_) => None,
        };
    }
    if action == BulkAction::Withdraw {
        return None;
    }
    match offer.newest {
        VersionState::InReview => Some(Obstacle::InReview),
        VersionState::Draft | VersionState::Returned => Some(Obstacle::Begun),
        _ if live_year >= year => Some(Obstacle::SameYear),
        _ => None,
    }
}

/// The draft for `year` that follows a live text.
///
/// The semester and both deadlines move on by whole years, since they come back every year; the days of
/// start, end and gatherings are left open: a guess would look like a fact.
pub fn next_form(plan: &OfferPlan, runs: &[RunPlan], from: StudyYear, year: StudyYear) -> OfferForm {
    let later = year.0 - from.0;
    let mut form = OfferForm::from_plan(plan, None);
    let mut next = runs.iter().map(|run| next_run(run, later));
    form.run = next.next().unwrap_or_default();
    form.runs = next.collect();
    form
}

fn next_run(run: &RunPlan, later: i32) -> RunForm {
    let deadline = |date: Option<Date>| {
        // The 29th of February does not come back every year.
        let moved = date.and_then(|d| d.with_year(d.year() + later));
        moved.map(|d| d.to_string()).unwrap_or_default()
    };
    let semester = run.semester.map(|s| Semester {
        year: s.year + later,
        ..s
    });
    RunForm {
        semester: semester.map(|s| s.to_string()).unwrap_or_default(),
        starts_on: String::new(),
        ends_on: String::new(),
        funding_deadline: deadline(run.funding_deadline),
        admission_deadline: deadline(run.admission_deadline),
        gatherings: Vec::<GatheringForm>::new(),
        ..RunForm::from_plan(run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(newest: VersionState, live_year: Option<i32>) -> Standing {
        Standing {
            newest,
            live: live_year.map(|y| (VersionId(1), StudyYear(y))),
            run: Some((RunId(1), None)),
        }
    }

    #[test]
    fn only_a_live_text_without_successor_is_copied() {
        use VersionState as S;
        let year = StudyYear(2027);
        for (newest, live, expected) in [
            (S::Published, Some(2026), None),
            (S::Published, Some(2027), Some(Obstacle::SameYear)),
            (S::InReview, Some(2026), Some(Obstacle::InReview)),
            (S::Returned, Some(2026), Some(Obstacle::Begun)),
            (S::Draft, Some(2026), Some(Obstacle::Begun)),
            (S::Draft, None, Some(Obstacle::NotLive)),
            (S::InReview, None, Some(Obstacle::NotLive)),
            (S::Withdrawn, None, Some(Obstacle::Withdrawn)),
        ] {
            let found = obstacle(BulkAction::Copy, &standing(newest, live), year);
            assert_eq!(found, expected, "{newest} {live:?}");
        }
    }

    #[test]
    fn a_mark_is_given_once_and_only_to_a_run() {
        let year = StudyYear(2027);
        let mut offer = standing(VersionState::InReview, Some(2026));
        assert_eq!(obstacle(BulkAction::MarkFull, &offer, year), None);
        assert_eq!(
            obstacle(BulkAction::ClearMark, &offer, year),
            Some(Obstacle::AlreadySo)
        );
        offer.run = Some((RunId(1), Some(RunMark::Full)));
        assert_eq!(
            obstacle(BulkAction::MarkFull, &offer, year),
            Some(Obstacle::AlreadySo)
        );
        offer.run = None;
        assert_eq!(
            obstacle(BulkAction::MarkFull, &offer, year),
            Some(Obstacle::NoRun)
        );
    }

    #[test]
    fn deadlines_and_semester_come_back_and_days_do_not() {
        let day = |y, m, d| Date::from_ymd_opt(y, m, d);
        let run = RunPlan {
            semester: Semester::parse("2026h"),
            starts_on: day(2026, 8, 20),
            ends_on: day(2027, 6, 1),
            funding_deadline: day(2026, 3, 1),
            admission_deadline: day(2026, 4, 15),
            capacity: Some(30),
            ..RunPlan::default()
        };
        let next = next_run(&run, 1);
        assert_eq!(next.semester, "2027h");
        assert_eq!(
            (next.funding_deadline.as_str(), next.admission_deadline.as_str()),
            ("2027-03-01", "2027-04-15")
        );
        assert_eq!((next.starts_on.as_str(), next.ends_on.as_str()), ("", ""));
        assert_eq!(next.capacity, "30");
    }
}
