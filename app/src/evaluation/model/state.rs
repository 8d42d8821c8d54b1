//! When a survey asks, and how far it has come.

use chrono::Days;

use crate::codes;
use crate::shared::time::Date;

codes! {
    /// Where a survey stands; the dates move it on.
    pub enum EvaluationState { Planned = "planned", Open = "open", Closed = "closed" }
}

codes! {
    /// When in a study a survey asks. Figures of one kind are never put together with another's.
    pub enum SurveyKind {
        /// At the end; the one that figures, findings and comparisons rest on.
        End = "end",
        Start = "start",
        HalfWay = "half_way",
        /// Asks those who stopped, shortly.
        DropOut = "drop_out",
    }
}

impl SurveyKind {
    /// The code its questionnaire is kept under in the bank.
    #[must_use]
    pub const fn questionnaire(self) -> &'static str {
        match self {
            SurveyKind::End => "deltaker",
            SurveyKind::Start => "deltaker-start",
            SurveyKind::HalfWay => "deltaker-underveis",
            SurveyKind::DropOut => "deltaker-frafall",
        }
    }

    /// The kind a questionnaire is for.
    #[must_use]
    pub fn of_questionnaire(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.questionnaire() == code)
    }

    /// Opening and closing day that suit a run with these dates; where the opening day has come, a few days from
    /// `today`, since nothing can be asked of one's own once a survey is open.
    #[must_use]
    pub fn proposed(self, starts: Option<Date>, ends: Option<Date>, today: Date) -> (Date, Date) {
        let open_for = |ideal: Option<Date>, days: u64| {
            let opens = ideal.filter(|day| *day > today);
            let opens = opens.unwrap_or(today + Days::new(TO_PREPARE));
            (opens, opens + Days::new(days))
        };
        match self {
            // Studiebarometeret's field period is about a month with four reminders; three weeks leave room for two.
            SurveyKind::End => open_for(ends, 21),
            SurveyKind::Start => open_for(starts, 14),
            SurveyKind::HalfWay => {
                let middle = starts.zip(ends).map(|(from, to)| from + (to - from) / 2);
                open_for(middle, 14)
            }
            // Those who stop are added as they do; as long as a survey may be open.
            SurveyKind::DropOut => {
                let (opens, latest) = open_for(starts, LONGEST);
                let closes = ends.map_or(latest, |end| (end + Days::new(21)).min(latest));
                (opens, if closes > opens { closes } else { latest })
            }
        }
    }
}

codes! {
    /// How far a survey has come, its texts and figures included; derived, never kept.
    pub enum Progress {
        Planned = "planned",
        Open = "open",
        /// Its texts are yet to be read.
        Closed = "closed",
        /// Its texts are read, or there are none; too few have answered for a figure.
        TextReviewed = "text_reviewed",
        /// Texts and figures are told.
        Reported = "reported",
    }
}

impl EvaluationState {
    /// With `texts_done` – every text is told of or deleted – and `is_told` – figures are published.
    #[must_use]
    pub const fn progress(self, texts_done: bool, is_told: bool) -> Progress {
        match (self, texts_done, is_told) {
            (EvaluationState::Planned, ..) => Progress::Planned,
            (EvaluationState::Open, ..) => Progress::Open,
            (EvaluationState::Closed, false, _) => Progress::Closed,
            (EvaluationState::Closed, true, false) => Progress::TextReviewed,
            (EvaluationState::Closed, true, true) => Progress::Reported,
        }
    }
}

/// Days in which a survey that could open at once can still be prepared.
const TO_PREPARE: u64 = 3;

/// Most days a survey is open.
pub const LONGEST: u64 = 120;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(said: &str) -> Date {
        said.parse().unwrap()
    }

    #[test]
    fn a_survey_whose_day_has_come_is_proposed_so_late_that_it_can_still_be_prepared() {
        let today = day("2026-11-30");
        for (kind, starts, ends, opens) in [
            (SurveyKind::Start, "2026-08-20", "2027-06-01", "2026-12-03"),
            (SurveyKind::Start, "2026-11-30", "2027-06-01", "2026-12-03"),
            (SurveyKind::Start, "2026-12-01", "2027-06-01", "2026-12-01"),
            (SurveyKind::HalfWay, "2026-01-10", "2026-12-10", "2026-12-03"),
            (SurveyKind::DropOut, "2026-08-20", "2027-06-01", "2026-12-03"),
            (SurveyKind::End, "2026-01-10", "2026-11-01", "2026-12-03"),
            (SurveyKind::End, "2026-08-20", "2027-06-01", "2027-06-01"),
        ] {
            let proposed = kind.proposed(Some(day(starts)), Some(day(ends)), today);
            assert_eq!(proposed.0, day(opens), "{kind} {starts}");
            assert!(proposed.1 > proposed.0 && proposed.1 - proposed.0 <= chrono::Duration::days(120));
        }
        assert_eq!(SurveyKind::End.proposed(None, None, today).0, day("2026-12-03"));
    }
}
