//! Stretches of credits, starts, deadlines and ratings that a reader chooses at a touch, each with its count.
//!
//! Credits are parted where studies are: 15 and 30 are the common sizes, 60 a year's study. Starts are parted by
//! semester, which is how studies begin and how people speak of it. Deadlines are parted by how soon one must act:
//! this month, the next, later. Ratings are parted from below only, in half points: whoever wants 3,5 takes 4 too,
//! so these stretches hold each other. A stretch is nothing but bounds, so the address, saved searches and the machine
//! interface know only the bounds.

use chrono::{Datelike as _, Months};

use super::model::{Rating, SearchQuery};
use crate::shared::time::{Date, Semester, Term};
use crate::shared::units::Credits;

/// A filter that has bounds rather than values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Range {
    Credits,
    Start,
    Deadline,
    Quality,
}

impl Range {
    pub const ALL: [Range; 4] = [Range::Credits, Range::Start, Range::Deadline, Range::Quality];
}

/// How soon a deadline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soon {
    ThisMonth,
    NextMonth,
    Later,
}

/// One stretch; bounds included, none where it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    Credits(Option<Credits>, Option<Credits>),
    Start(Semester),
    Deadline(Soon, Date, Option<Date>),
    /// From this rating up.
    Quality(Rating),
}

/// Bounds of the credits' stretches, in tenths.
const CREDITS: [(Option<i32>, Option<i32>); 4] = [
    (None, Some(149)),
    (Some(150), Some(299)),
    (Some(300), Some(599)),
    (Some(600), None),
];
/// Semesters from the present one on.
const SEMESTERS: usize = 4;

/// All stretches on a day: by range, in their own order; only those of ratings overlap.
#[must_use]
pub fn stretches(today: Date) -> Vec<Stretch> {
    let credits = CREDITS.map(|(min, max)| Stretch::Credits(min.map(Credits), max.map(Credits)));
    let mut semester = Semester {
        year: today.year(),
        term: if today.month() < 7 {
            Term::Spring
        } else {
            Term::Autumn
        },
    };
    let mut out = credits.to_vec();
    for _ in 0..SEMESTERS {
        out.push(Stretch::Start(semester));
        semester = following(semester);
    }
    let first = today.with_day(1).unwrap_or(today);
    let after = |months| first.checked_add_months(Months::new(months)).unwrap_or(first);
    let (next, later) = (after(1), after(2));
    out.extend([
        Stretch::Deadline(Soon::ThisMonth, today, next.pred_opt()),
        Stretch::Deadline(Soon::NextMonth, next, later.pred_opt()),
        Stretch::Deadline(Soon::Later, later, None),
    ]);
    out.extend(Rating::ALL.iter().map(|r| Stretch::Quality(*r)));
    out
}

fn following(semester: Semester) -> Semester {
    match semester.term {
        Term::Spring => Semester {
            term: Term::Autumn,
            ..semester
        },
        Term::Autumn => Semester {
            year: semester.year + 1,
            term: Term::Spring,
        },
    }
}

impl Stretch {
    #[must_use]
    pub fn range(&self) -> Range {
        match self {
            Stretch::Credits(..) => Range::Credits,
            Stretch::Start(_) => Range::Start,
            Stretch::Deadline(..) => Range::Deadline,
            Stretch::Quality(_) => Range::Quality,
        }
    }

    /// Exactly this stretch is asked for.
    #[must_use]
    pub fn is_chosen(&self, query: &SearchQuery) -> bool {
        let mut chosen = query.clone();
        self.choose(&mut chosen);
        chosen == *query
    }

    /// Asks for this stretch and no other of its range.
    pub fn choose(&self, query: &mut SearchQuery) {
        match *self {
            Stretch::Credits(min, max) => (query.credits_min, query.credits_max) = (min, max),
            Stretch::Start(semester) => {
                let (from, to) = semester.half_year();
                (query.starts_from, query.starts_to) = (Some(from), Some(to));
            }
            Stretch::Deadline(_, from, to) => {
                (query.deadline_after, query.deadline_before) = (Some(from), to)
            }
            Stretch::Quality(rating) => query.quality_min = Some(rating),
        }
    }

    /// Asks for nothing of its range.
    pub fn leave(&self, query: &mut SearchQuery) {
        match self.range() {
            Range::Credits => (query.credits_min, query.credits_max) = (None, None),
            Range::Start => (query.starts_from, query.starts_to) = (None, None),
            Range::Deadline => (query.deadline_after, query.deadline_before) = (None, None),
            Range::Quality => query.quality_min = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Date {
        Date::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn every_deadline_ahead_is_in_one_stretch() {
        for today in [day(2026, 11, 24), day(2026, 12, 31), day(2027, 1, 31)] {
            let all = stretches(today);
            for n in 0..200 {
                let deadline = today + chrono::Duration::days(n);
                let holds = |s: &&Stretch| match s {
                    Stretch::Deadline(_, from, to) => *from <= deadline && to.is_none_or(|to| deadline <= to),
                    _ => false,
                };
                assert_eq!(all.iter().filter(holds).count(), 1, "{deadline} on {today}");
            }
        }
    }

    #[test]
    fn every_start_of_the_next_half_years_is_in_one_stretch() {
        let all = stretches(day(2026, 11, 24));
        for n in 0..580 {
            let start = day(2026, 11, 24) + chrono::Duration::days(n);
            let holds = |s: &&Stretch| match s {
                Stretch::Start(semester) => {
                    let (from, to) = semester.half_year();
                    from <= start && start <= to
                }
                _ => false,
            };
            assert_eq!(all.iter().filter(holds).count(), 1, "{start}");
        }
    }

    #[test]
    fn a_stretch_that_is_chosen_is_known_again_and_can_be_left() {
        let today = day(2026, 11, 24);
        let all = stretches(today);
        for stretch in &all {
            let mut query = SearchQuery::everything();
            assert!(!stretch.is_chosen(&query));
            stretch.choose(&mut query);
            let chosen: Vec<_> = all.iter().filter(|s| s.is_chosen(&query)).collect();
            assert_eq!(chosen, [stretch]);
            stretch.leave(&mut query);
            assert_eq!(query, SearchQuery::everything());
        }
        assert!(all.contains(&Stretch::Start(Semester {
            year: 2027,
            term: Term::Spring
        })));
    }
}
