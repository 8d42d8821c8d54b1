//! The queue: which cases are asked for, and what a row of it says.

use serde::{Deserialize, Serialize};

use super::steps::{AppealState, CaseState};
use crate::codes;
use crate::shared::ids::{CaseId, InstitutionId, PersonId};
use crate::shared::time::{Date, Instant, StudyYear};

/// Cases on one page.
pub const PAGE_SIZE: u64 = 50;

codes! {
    /// The parts of the queue.
    pub enum Shelf {
        Open = "apne",
        Mine = "mine",
        Unassigned = "ledige",
        Confirming = "bekreftes",
        Appealed = "klager",
        Decided = "avgjorte",
    }
}

codes! {
    /// How a case's age stands to the limit it was given.
    pub enum Clock { InTime = "i_rute", Warned = "varslet", Late = "over_fristen" }
}

codes! {
    /// When the offer's first deadline is.
    pub enum DeadlineBand { Passed = "passert", Two = "14_dager", Six = "42_dager", None = "uten" }
}

/// Sent in a colleague's place: cases are let go of.
pub const NOBODY: &str = "ingen";

codes! {
    /// What cases are ordered by.
    pub enum CaseOrder {
        Age = "alder",
        Title = "tittel",
        Institution = "institusjon",
        Subject = "fag",
        Deadline = "frist",
        Reviewer = "saksbehandler",
        Decided = "avgjort",
    }
}

/// Which cases, in which order, which page.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseQuery {
    pub shelf: Shelf,
    /// Words of the title, an institution's name or a case's number.
    pub words: String,
    pub institution: Option<InstitutionId>,
    /// Subject code, or empty.
    pub subject: String,
    pub reviewer: Option<PersonId>,
    pub clock: Option<Clock>,
    pub deadline: Option<DeadlineBand>,
    pub order: CaseOrder,
    pub descending: bool,
    /// From 1.
    pub page: u64,
}

impl CaseQuery {
    /// A shelf as it is first shown: the oldest first, the newest decisions first.
    #[must_use]
    pub fn of(shelf: Shelf) -> Self {
        let is_decided = shelf == Shelf::Decided;
        CaseQuery {
            shelf,
            words: String::new(),
            institution: None,
            subject: String::new(),
            reviewer: None,
            clock: None,
            deadline: None,
            order: if is_decided {
                CaseOrder::Decided
            } else {
                CaseOrder::Age
            },
            descending: is_decided,
            page: 1,
        }
    }

    /// Nothing but the shelf is asked for.
    #[must_use]
    pub fn is_whole_shelf(&self) -> bool {
        let whole = CaseQuery {
            order: self.order,
            descending: self.descending,
            page: self.page,
            ..CaseQuery::of(self.shelf)
        };
        *self == whole
    }
}

/// Someone who decides cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    pub id: PersonId,
    pub name: String,
}

/// One submission in the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRow {
    pub id: CaseId,
    pub title: String,
    pub institution: InstitutionId,
    pub institution_short: String,
    pub subject: String,
    pub year: StudyYear,
    pub state: CaseState,
    pub submitted_at: Instant,
    /// The run's first deadline, if it has one.
    pub deadline: Option<Date>,
    /// The day from which the queue warns, and the last day the case should be decided on.
    pub warn_on: Option<Date>,
    pub due_on: Option<Date>,
    pub assigned: Option<Colleague>,
    pub decided_at: Option<Instant>,
    pub appeal: Option<AppealState>,
    /// The actor has said that she may not decide it.
    pub has_conflict: bool,
    /// The offer's text is invented.
    pub is_demo: bool,
}

impl CaseRow {
    /// How the case's age stands today; nothing for a decided case or one without a limit.
    #[must_use]
    pub fn clock(&self, today: Date) -> Option<Clock> {
        if self.state.is_decided() {
            return None;
        }
        clock(self.warn_on?, self.due_on?, today)
    }
}

/// How a day stands to a limit and its warning.
#[must_use]
pub fn clock(warn_on: Date, due_on: Date, today: Date) -> Option<Clock> {
    Some(match () {
        () if today > due_on => Clock::Late,
        () if today >= warn_on => Clock::Warned,
        () => Clock::InTime,
    })
}

/// How many cases lie on each shelf, and how many of the open ones press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseCounts {
    pub open: u64,
    pub mine: u64,
    pub unassigned: u64,
    pub confirming: u64,
    pub appealed: u64,
    pub decided: u64,
    pub warned: u64,
    pub late: u64,
}

impl CaseCounts {
    #[must_use]
    pub const fn of(&self, shelf: Shelf) -> u64 {
        match shelf {
            Shelf::Open => self.open,
            Shelf::Mine => self.mine,
            Shelf::Unassigned => self.unassigned,
            Shelf::Confirming => self.confirming,
            Shelf::Appealed => self.appealed,
            Shelf::Decided => self.decided,
        }
    }
}

/// One page of the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CasePage {
    pub rows: Vec<CaseRow>,
    /// Cases that answer to the query, on all pages.
    pub total: u64,
    pub counts: CaseCounts,
    /// By name.
    pub colleagues: Vec<Colleague>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_warns_before_it_strikes() {
        let day = |d| Date::from_ymd_opt(2026, 11, d).unwrap();
        assert_eq!(clock(day(10), day(20), day(9)), Some(Clock::InTime));
        assert_eq!(clock(day(10), day(20), day(10)), Some(Clock::Warned));
        assert_eq!(clock(day(10), day(20), day(20)), Some(Clock::Warned));
        assert_eq!(clock(day(10), day(20), day(21)), Some(Clock::Late));
    }
}
