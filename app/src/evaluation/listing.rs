//! What the list of runs is asked: which of them, and which page of it. It stands in the address.

use super::model::{EvaluationState, RunRow, SurveyKind};
use crate::shared::ids::RunId;
use crate::shared::time::StudyYear;

/// Runs on one page of the list: more than most institutions have in a year.
pub const PAGE: usize = 50;

/// How far the survey at the end of a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Unplanned,
    In(EvaluationState),
}

impl Stage {
    pub const ALL: [Stage; 4] = [
        Stage::Unplanned,
        Stage::In(EvaluationState::Planned),
        Stage::In(EvaluationState::Open),
        Stage::In(EvaluationState::Closed),
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Stage::Unplanned => "none",
            Stage::In(state) => state.code(),
        }
    }

    /// Nothing where there is no survey to plan.
    #[must_use]
    pub fn of(run: &RunRow) -> Option<Self> {
        let end = run.evaluations.iter().find(|e| e.kind == SurveyKind::End);
        match end {
            Some(survey) => Some(Stage::In(survey.state)),
            None => run.off.is_none().then_some(Stage::Unplanned),
        }
    }
}

/// Which runs are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunsQuery {
    /// Words of the title, as typed.
    pub text: String,
    pub year: Option<StudyYear>,
    pub stage: Option<Stage>,
    /// From 1; 0 counts as 1.
    pub page: usize,
    /// The run that more kinds of survey are planned for, above the list.
    pub plan: Option<RunId>,
}

impl RunsQuery {
    /// Reads the address; what it does not understand counts as not said.
    #[must_use]
    pub fn read(query: &[(String, String)]) -> Self {
        let value = |name: &str| {
            let found = query.iter().find(|(n, _)| n == name);
            found.map_or("", |(_, v)| v.as_str())
        };
        RunsQuery {
            text: value("q").trim().chars().take(200).collect(),
            year: value("ar").parse().ok().map(StudyYear),
            stage: Stage::ALL.into_iter().find(|s| s.code() == value("tilstand")),
            page: value("side").parse().unwrap_or(1),
            plan: value("plan").parse().ok(),
        }
    }

    /// Nothing is left out.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.text.is_empty() && self.year.is_none() && self.stage.is_none()
    }

    /// The parameters of the address that asks this; the first page is not named.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let page = if self.page > 1 {
            self.page.to_string()
        } else {
            String::new()
        };
        let pairs = [
            ("q", self.text.clone()),
            ("ar", self.year.map(|y| y.0.to_string()).unwrap_or_default()),
            ("tilstand", self.stage.map_or("", Stage::code).to_owned()),
            ("side", page),
            ("plan", self.plan.map(|run| run.to_string()).unwrap_or_default()),
        ];
        pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    fn holds(&self, run: &RunRow) -> bool {
        let title = run.title.to_lowercase();
        self.year.is_none_or(|y| y == run.year)
            && self.stage.is_none_or(|s| Stage::of(run) == Some(s))
            && self
                .text
                .to_lowercase()
                .split_whitespace()
                .all(|word| title.contains(word))
    }
}

/// A page of the list.
#[derive(Debug, PartialEq)]
pub struct Listed<'a> {
    pub runs: Vec<&'a RunRow>,
    /// On all pages together.
    pub total: usize,
    /// From 1, and never beyond the last.
    pub page: usize,
    pub pages: usize,
}

/// The page that is asked for, or the one with the run `seen` on it, since a form that comes back must be seen.
#[must_use]
pub fn listed<'a>(all: &'a [RunRow], query: &RunsQuery, seen: Option<RunId>) -> Listed<'a> {
    let chosen: Vec<&RunRow> = all.iter().filter(|run| query.holds(run)).collect();
    let pages = chosen.len().div_ceil(PAGE).max(1);
    let at = seen.and_then(|seen| chosen.iter().position(|run| run.run == seen));
    let page = at.map_or(query.page, |at| at / PAGE + 1).clamp(1, pages);
    Listed {
        runs: chosen
            .iter()
            .skip((page - 1) * PAGE)
            .take(PAGE)
            .copied()
            .collect(),
        total: chosen.len(),
        page,
        pages,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::RunMark;
    use crate::shared::ids::OfferId;

    fn runs(n: i64) -> Vec<RunRow> {
        let run = |id: i64| RunRow {
            run: RunId(id),
            offer: OfferId(id),
            title: format!("Norsk for trinn {}", id % 10),
            year: StudyYear(2025 + i32::try_from(id % 2).unwrap()),
            starts_on: None,
            ends_on: None,
            is_demo: false,
            off: None,
            evaluations: vec![],
        };
        (1..=n).map(run).collect()
    }

    fn asked(address: &str) -> RunsQuery {
        let pairs = address.split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<(String, String)> = pairs.map(|(n, v)| (n.into(), v.replace('+', " "))).collect();
        RunsQuery::read(&pairs)
    }

    #[test]
    fn an_address_is_read_and_said_alike() {
        for address in ["", "q=norsk+5&ar=2026&tilstand=none&side=3&plan=7"] {
            let said: Vec<String> = asked(address)
                .pairs()
                .iter()
                .map(|(n, v)| format!("{n}={v}"))
                .collect();
            assert_eq!(said.join("&").replace(' ', "+"), address);
        }
        let odd = asked("ar=x&tilstand=y&side=-1");
        assert!(odd.is_everything() && odd.page == 1);
    }

    #[test]
    fn every_run_stands_on_one_page_and_what_was_left_out_on_none() {
        let all = runs(120);
        let mut seen = vec![];
        for page in 1..=3 {
            let query = RunsQuery {
                page,
                ..RunsQuery::default()
            };
            let shown = listed(&all, &query, None);
            assert_eq!((shown.total, shown.pages, shown.page), (120, 3, page));
            seen.extend(shown.runs.iter().map(|r| r.run.0));
        }
        assert_eq!(seen, (1..=120).collect::<Vec<_>>());
        let some = listed(&all, &asked("q=TRINN+norsk+4&ar=2025"), None);
        assert_eq!(some.total, 12);
        assert_eq!(listed(&all, &asked("tilstand=open"), None).total, 0);
    }

    #[test]
    fn a_run_that_is_off_does_not_wait_to_be_planned() {
        let mut all = runs(3);
        all[1].off = Some(RunMark::Cancelled);
        let shown = listed(&all, &asked("tilstand=none"), None);
        assert_eq!(shown.runs.iter().map(|r| r.run.0).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(listed(&all, &asked(""), None).total, 3);
    }

    #[test]
    fn a_page_beyond_the_last_is_the_last_and_a_form_that_came_back_is_seen() {
        let all = runs(120);
        assert_eq!(listed(&all, &asked("side=99"), None).page, 3);
        assert_eq!(listed(&all, &asked("side=0"), None).page, 1);
        let back = listed(&all, &RunsQuery::default(), Some(RunId(70)));
        assert!(back.page == 2 && back.runs.iter().any(|r| r.run.0 == 70));
    }
}
