//! Small surveys and results to draw in tests.

use crate::catalogue::model::Theme;
use crate::evaluation::model::{
    Beyond, Block, Estimate, Evaluation, EvaluationState, Figure, Item, ItemKind, ItemOption, ItemResult,
    Progress, Questionnaire, Results, ScalePoint, Scales, SurveyKind,
};
use crate::insight::telling::{Borrowed, Measure, MeasureFigure, Norm};
use crate::review::model::Texts;
use crate::shared::ids::{EvaluationId, InstitutionId, OfferId, QuestionnaireId, RunId};
use crate::shared::time::{Date, StudyYear};

fn texts(text: &str) -> Texts {
    Texts {
        nb: text.into(),
        nn: text.into(),
        en: text.into(),
    }
}

fn item(code: &str, kind: ItemKind, text: &str, options: &[&str]) -> Item {
    let options = options.iter().map(|o| ItemOption {
        code: (*o).into(),
        text: texts(&format!("Valg {o}")),
    });
    Item {
        code: code.into(),
        area: 2,
        theme: (code == "T1").then_some(Theme::Assessment),
        dimension: String::new(),
        kind,
        text: texts(text),
        options: options.collect(),
        reworded: false,
        apart: false,
    }
}

fn scale() -> Vec<ScalePoint> {
    let words = [
        "svært dårlig",
        "dårlig",
        "verken eller",
        "god",
        "svært god",
        "vet ikke",
    ];
    words
        .iter()
        .zip([1, 2, 3, 4, 5, 0])
        .map(|(text, value)| ScalePoint {
            value,
            text: texts(text),
        })
        .collect()
}

/// One item of each kind, one of a theme.
pub fn questionnaire() -> Questionnaire {
    let quality = vec![
        item("Q1", ItemKind::Quality, "Helhet", &[]),
        item("T1", ItemKind::Agreement, "Vurdering i eget fag", &[]),
        item("C1", ItemKind::Choice, "Trinn", &["a", "b"]),
        item("M1", ItemKind::Multi, "Hvem var viktig", &["a", "b"]),
        item("X1", ItemKind::Text, "Hva bør endres?", &[]),
    ];
    Questionnaire {
        id: QuestionnaireId(1),
        code: "standard".into(),
        version: 1,
        blocks: vec![Block {
            code: "kvalitet".into(),
            title: texts("Kvalitet"),
            items: quality,
        }],
        scales: Scales {
            agreement: scale(),
            quality: scale(),
        },
    }
}

/// A bound, with what it borrows.
fn measure() -> MeasureFigure {
    let estimate = |mean, low, high, beyond| Estimate {
        mean,
        low,
        high,
        beyond,
    };
    MeasureFigure {
        measure: Measure::Overall,
        n: 20,
        estimate: estimate(4.8, 4.6, 5.0, Some(Beyond::AtLeast)),
        borrowed: Some(Borrowed {
            estimate: estimate(4.7, 4.5, 4.9, None),
            own: 0.7,
            series: 0.0,
            subject: 0.3,
            nation: 0.0,
        }),
        subject: None,
        nation: Some(Norm {
            year: StudyYear(2025),
            mean: 4.3,
        }),
    }
}

/// Twenty answers of thirty: one item shown with two hidden cells, one of a theme too small, two of options.
pub fn results() -> Results {
    let questionnaire = questionnaire();
    let estimate = Some(Estimate {
        mean: 4.2,
        low: 3.9,
        high: 4.5,
        beyond: None,
    });
    let figure = |code: &str| match code {
        "Q1" => Figure::Shown {
            n: 20,
            cells: vec![None, None, Some(0), Some(8), Some(9), Some(0)],
            estimate,
        },
        "T1" => Figure::Hidden,
        _ => Figure::Shown {
            n: 20,
            cells: vec![Some(13), Some(7)],
            estimate: None,
        },
    };
    let items = questionnaire.items().filter(|i| i.kind != ItemKind::Text);
    let items = items
        .map(|i| ItemResult {
            item: i.clone(),
            figure: figure(&i.code),
        })
        .collect();
    Results {
        kind: SurveyKind::End,
        title: "=Norsk 2".into(),
        institution_short: "OsloMet".into(),
        offer: OfferId(1),
        years: (StudyYear(2025), StudyYear(2025)),
        invited: 30,
        answered: Some(20),
        items,
        questionnaire,
        measures: vec![measure()],
        pooled: false,
        progress: Progress::Closed,
        is_demo: true,
        min_answers: 6,
    }
}

/// An open survey of four people.
pub fn evaluation() -> Evaluation {
    let day = |d| Date::from_ymd_opt(2027, 6, d).unwrap();
    Evaluation {
        id: EvaluationId(5),
        kind: SurveyKind::End,
        run: RunId(1),
        offer: OfferId(1),
        institution: InstitutionId(1),
        questionnaire: QuestionnaireId(1),
        title: "Norsk 2".into(),
        year: StudyYear(2026),
        state: EvaluationState::Open,
        opens_on: day(1),
        closes_on: day(22),
        invited: 4,
        key_lost: false,
        is_demo: false,
    }
}
