//! An overview as tests draw it.

use super::super::model::{Breakdown, Overview, OverviewRow, ShownRow, SurveyList};
use crate::catalogue::model::{Reference, Subject};
use crate::evaluation::model::Estimate;
use crate::shared::time::StudyYear;

/// A catalogue that knows one subject.
pub fn reference() -> Reference {
    let name = || "Engelsk".to_owned();
    let subject = Subject {
        code: "engelsk".into(),
        nb: name(),
        nn: name(),
        en: name(),
    };
    Reference {
        institutions: vec![],
        subjects: vec![subject],
        places: vec![],
        ..Reference::default()
    }
}

/// One row shown, one hidden, and the total.
pub fn overview() -> Overview {
    let shown = |n, mean| {
        Some(ShownRow {
            n,
            estimate: Estimate {
                mean,
                low: mean - 0.2,
                high: mean + 0.2,
                beyond: None,
            },
        })
    };
    let row = |key: &str, (surveys, waiting), invited, shown| OverviewRow {
        key: key.into(),
        surveys,
        pooled: u32::from(waiting > 1),
        waiting,
        invited,
        shown,
    };
    Overview {
        by: Breakdown::Subject,
        item: "Q1".into(),
        years: vec![StudyYear(2025)],
        year: Some(StudyYear(2025)),
        rows: vec![
            row("engelsk", (4, 1), 80, shown(31, 4.1)),
            row("+norsk", (0, 1), 0, None),
        ],
        total: row("", (4, 2), 80, shown(40, 4.0)),
        own_only: true,
        includes_demo: true,
        min_answers: 6,
        surveys: SurveyList::default(),
    }
}
