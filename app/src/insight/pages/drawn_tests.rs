//! The pages beside the overview, drawn from small samples.

use super::{changes, heat, series};
use super::{overview_view, samples};
use crate::evaluation::model::{Beyond, Estimate, Progress};
use crate::evaluation::pages::samples::questionnaire;
use crate::insight::csv::series_table;
use crate::insight::form::{ChangesChoice, HeatChoice, OverviewChoice};
use crate::insight::model::{Overview, ShownRow, SurveyList, SurveyRow};
use crate::insight::telling::{
    BlockYears, Borrowed, Changes, Heat, HeatCell, HeatColumn, HeatOffer, HeatRow, ItemYears, Measure,
    MeasureYears, Norm, Series, SeriesSurvey, Signal, SignalKind, SignalPoint, YearFigure,
};
use crate::shared::ids::{EvaluationId, OfferId};
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;
use crate::shared::ui::drawn::html;
use crate::words::Words;

fn estimate(mean: f64) -> Estimate {
    Estimate {
        mean,
        low: mean - 0.3,
        high: mean + 0.2,
        beyond: None,
    }
}

fn signal(kind: SignalKind) -> Signal {
    let point = |year, n, mean| SignalPoint {
        years: (StudyYear(year), StudyYear(year)),
        n,
        mean,
    };
    Signal {
        offer: OfferId(7),
        title: "Engelsk 1".into(),
        institution_short: "HVL".into(),
        subject: "engelsk".into(),
        kind,
        measure: (!kind.is_unknown()).then_some(Measure::Quality),
        change: -0.6,
        chance_milli: 12,
        points: vec![point(2023, 14, 4.4), point(2025, 12, 3.8)],
    }
}

fn a_series() -> Series {
    let year = |years: (i32, i32), estimate, borrowed| YearFigure {
        years: (StudyYear(years.0), StudyYear(years.1)),
        n: 9,
        invited: 22,
        estimate,
        borrowed,
    };
    let lent = Borrowed {
        estimate: estimate(4.1),
        own: 0.6,
        series: 0.0,
        subject: 0.3,
        nation: 0.1,
    };
    let bound = Estimate {
        beyond: Some(Beyond::AtLeast),
        ..estimate(4.8)
    };
    let norm = |mean| Norm {
        year: StudyYear(2024),
        mean,
    };
    let item = questionnaire().blocks[0].items[1].clone();
    Series {
        offer: OfferId(7),
        title: "Engelsk 1".into(),
        institution_short: "HVL".into(),
        subject: "engelsk".into(),
        measures: vec![MeasureYears {
            measure: Measure::Overall,
            years: vec![
                year((2022, 2023), bound, None),
                year((2024, 2024), estimate(4.0), Some(lent)),
            ],
            subject: vec![],
            nation: vec![],
        }],
        blocks: vec![BlockYears {
            title: item.text.clone(),
            items: vec![ItemYears {
                item,
                years: vec![year((2024, 2024), estimate(3.7), None)],
                subject: vec![norm(4.2)],
                nation: vec![norm(4.4)],
            }],
        }],
        signals: vec![signal(SignalKind::Fell)],
        surveys: vec![SeriesSurvey {
            evaluation: EvaluationId(3),
            year: StudyYear(2025),
            invited: 6,
            waits: true,
            progress: Progress::TextReviewed,
        }],
        is_demo: true,
        min_answers: 6,
    }
}

#[test]
fn the_file_of_a_series_holds_the_figures_of_its_page() {
    let words = Words::of(Lang::Nb);
    let file = series_table(words, &a_series()).csv();
    let lines: Vec<&str> = file.lines().skip(1).collect();
    let overall = words.measure(Measure::Overall);
    let expected = [
        format!("Engelsk 1;HVL;;{overall};2022–23 til 2023–24 samlet;9;22;minst 4,8;;;;;;inneholder demo"),
        format!("Engelsk 1;HVL;;{overall};2024–25;9;22;4,0;"),
    ];
    assert_eq!(lines.len(), 3, "{file}");
    assert_eq!(lines[0], expected[0]);
    assert!(lines[1].starts_with(&expected[1]), "{}", lines[1]);
    assert!(lines[1].contains("lånt 40"), "{}", lines[1]);
    assert!(
        lines[2].contains(";4,2;4,4;"),
        "subject and country: {}",
        lines[2]
    );
}

#[test]
fn a_series_says_what_is_pooled_what_is_borrowed_and_what_waits() {
    let page = html(|| series::series_view(Words::of(Lang::Nb), &a_series(), &samples::reference()));
    for expected in [
        "2022–23 til 2023–24 samlet",
        "minst 4,8",
        "lånt 40\u{a0}%: faget 30\u{a0}%, landet 10\u{a0}%",
        "9 av 22",
        "Så stor endring kommer helt tilfeldig i 12 av 1\u{a0}000",
        "venter på flere svar",
        "minst tre institusjoner",
        "Vis spørsmålene (1)",
        "Vurdering i eget fag",
        "3,7",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    // A bound stands alone; subject and country come before what is guessed, and what is lent stands below the table.
    assert!(page.contains("<strong>minst 4,8</strong></span>"), "{page}");
    let whole = &page[page.find("<thead").unwrap()..page.find("</figure>").unwrap()];
    let at = |text: &str| whole.find(text).unwrap();
    let in_order = [
        "Studieår",
        "Snitt",
        "Faget",
        "Landet",
        ">Svar<",
        "Beste anslag",
        "</table>",
        "lånt 40",
    ];
    assert!(in_order.windows(2).all(|two| at(two[0]) < at(two[1])), "{whole}");
    // A single question stands beside subject and country and borrows nothing.
    let question = &page[page.find("Vis spørsmålene").unwrap()..];
    assert!(
        question.contains(">4,2<") && question.contains(">4,4<") && !question.contains("Beste anslag"),
        "{question}"
    );
    let tables = page.matches("figure__table").count();
    assert_eq!((page.matches("<figure").count(), tables), (2, 2));
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn changes_come_with_evidence_and_the_unknown_is_listed_apart() {
    let signals = [
        signal(SignalKind::Fell),
        signal(SignalKind::Single),
        signal(SignalKind::Waiting),
    ];
    let draw = |signals: &[Signal], choice: ChangesChoice, total: usize| {
        let of = |signal: &Signal| Changes {
            kind: signal.kind,
            total,
            shown: vec![signal.clone()],
        };
        let changes: Vec<Changes> = signals.iter().map(of).collect();
        html(move || {
            changes::changes_view(Words::of(Lang::Nb), choice, &changes, &samples::reference(), true)
        })
    };
    let drawn = draw;
    let draw = |signals: &[Signal]| drawn(signals, ChangesChoice::ALL, 1);
    let page = draw(&signals);
    assert!(
        page.contains("4,4 (2023–24, 14 svar) til 3,8 (2025–26, 12 svar)"),
        "{page}"
    );
    assert!(page.contains("Det ingen kan vite ennå") && page.contains("/nb/resultater/serie/7"));
    assert!(!page.contains("Har steget"), "a heading without studies");
    let empty = draw(&[]);
    assert!(empty.contains("Ingen tall har endret seg") && !empty.contains("<table"));
    // Of many the first are drawn, and the rest page by page.
    let many = drawn(&signals, ChangesChoice::ALL, 90);
    assert!(
        many.contains("href=\"/nb/resultater/endringer?slag=fell\"")
            && many.contains("Vis alle 90<span class=\"sr-only\">: Har falt</span>"),
        "{many}"
    );
    let second = ChangesChoice {
        kind: Some(SignalKind::Fell),
        page: 2,
    };
    let page = drawn(&signals[..1], second, 90);
    assert!(
        page.contains("slag=fell&amp;side=3") && !page.contains("Det ingen kan vite"),
        "{page}"
    );
    // Beyond the last is the last, and a kind without studies says so.
    let beyond = ChangesChoice { page: 9, ..second };
    let page = drawn(&signals[..1], beyond, 90);
    assert!(page.contains("side=3\" aria-current=\"page\""), "{page}");
    for kind in [SignalKind::Fell, SignalKind::Dipped, SignalKind::Rose] {
        let choice = ChangesChoice {
            kind: Some(kind),
            page: 1,
        };
        let page = drawn(&[], choice, 1);
        let name = Words::of(Lang::Nb).signal_kind(kind);
        assert!(page.contains(name) && page.contains("Ingen studier."), "{page}");
    }
}

#[test]
fn a_heat_cell_says_its_number_its_doubt_and_where_it_stands() {
    let shown = HeatCell::Shown {
        n: 31,
        estimate: estimate(3.4),
        level: 1,
    };
    let heat = Heat {
        columns: [Measure::Quality, Measure::Assessment, Measure::Benefit]
            .map(HeatColumn::Measure)
            .to_vec(),
        rows: vec![HeatRow {
            subject: "engelsk".into(),
            institution: Some("HVL".into()),
            offer: None,
            cells: vec![shown, HeatCell::Hidden, HeatCell::Nothing],
        }],
        nation: vec![shown; 3],
        years: vec![StudyYear(2025)],
        includes_demo: true,
        min_answers: 6,
    };
    let choice = HeatChoice::default();
    let page = html(|| heat::heat_view(Words::of(Lang::Nb), &choice, &heat, &samples::reference()));
    let row = &page[page.find("Engelsk: ").unwrap_or_default()..];
    for expected in [
        "3,4",
        "klart under landet",
        "3,1–3,6",
        "31 svar",
        "skjult: for få svar",
        "ingen undersøkelse",
    ] {
        assert!(row.contains(expected), "{expected}: {row}");
    }
    assert!(!page.contains("style="));
    let rows_below = "/nb/resultater/fag-og-tema?fag=engelsk&amp;institusjon=HVL";
    let over_years = "?kolonner=ar&amp;omrade=index%3A2&amp;fag=engelsk&amp;institusjon=HVL";
    assert!(page.contains(rows_below) && row.contains(over_years), "{page}");
}

#[test]
fn an_offers_cells_lead_to_the_survey_they_are_told_from() {
    let shown = HeatCell::Shown {
        n: 8,
        estimate: estimate(4.2),
        level: 3,
    };
    let heat = Heat {
        columns: vec![
            HeatColumn::Year(StudyYear(2024)),
            HeatColumn::Year(StudyYear(2025)),
        ],
        rows: vec![HeatRow {
            subject: "engelsk".into(),
            institution: Some("HVL".into()),
            offer: Some(HeatOffer {
                id: OfferId(7),
                title: "Engelsk 1".into(),
                surveys: vec![Some(EvaluationId(31)), None],
            }),
            cells: vec![shown, HeatCell::Hidden],
        }],
        nation: vec![shown; 2],
        years: vec![StudyYear(2025), StudyYear(2024)],
        includes_demo: false,
        min_answers: 6,
    };
    let choice = HeatChoice::default()
        .below(Some("engelsk"), Some("HVL"))
        .over_years(Measure::Assessment);
    let page = html(|| heat::heat_view(Words::of(Lang::Nb), &choice, &heat, &samples::reference()));
    for expected in [
        "2024–25",
        "href=\"/nb/resultater/31\"",
        "href=\"/nb/resultater/serie/7\"",
        "skjult: for få svar",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn a_long_heat_table_is_drawn_as_far_down_as_has_been_chosen() {
    let row = |subject: usize, institution: Option<usize>| HeatRow {
        subject: format!("fag{subject}"),
        institution: institution.map(|i| format!("inst{i}")),
        offer: None,
        cells: vec![HeatCell::Hidden],
    };
    let rows =
        (0..10).flat_map(|s| std::iter::once(row(s, None)).chain((0..20).map(move |i| row(s, Some(i)))));
    let heat = Heat {
        columns: vec![HeatColumn::Measure(Measure::Quality)],
        rows: rows.collect(),
        nation: vec![HeatCell::Hidden],
        years: vec![StudyYear(2025)],
        includes_demo: false,
        min_answers: 6,
    };
    let draw = |choice: &HeatChoice, heat: &Heat| {
        html(|| heat::heat_view(Words::of(Lang::Nb), choice, heat, &samples::reference()))
    };
    let all = HeatChoice::default();
    let page = draw(&all, &heat);
    assert!(page.contains("fag9") && !page.contains("inst1<"), "{page}");
    assert!(page.contains("last ned hele tabellen"));
    let few = Heat {
        rows: heat.rows[..21].to_vec(),
        ..heat
    };
    let page = draw(&all.below(Some("fag0"), None), &few);
    assert!(page.contains("inst19") && !page.contains("last ned hele tabellen"));
}

#[test]
fn a_bound_in_the_list_of_surveys_stands_without_an_interval_and_is_explained() {
    let survey = |beyond| SurveyRow {
        evaluation: EvaluationId(97),
        title: "Matematikk 1".into(),
        institution_short: "HVL".into(),
        subject: "engelsk".into(),
        year: StudyYear(2025),
        invited: 14,
        shown: Some(ShownRow {
            n: 6,
            estimate: Estimate {
                mean: 4.7,
                low: 4.5,
                high: 4.9,
                beyond,
            },
        }),
        pooled: None,
        offer: OfferId(1),
        is_demo: false,
    };
    let listed = |beyond| {
        let overview = Overview {
            surveys: SurveyList {
                rows: vec![survey(beyond)],
                total: 1,
                page: 1,
            },
            ..samples::overview()
        };
        let (words, choice) = (Words::of(Lang::Nb), OverviewChoice::default());
        html(|| overview_view(words, &choice, false, &overview, &samples::reference()))
    };
    let why = "vises bare en grense";
    let bound = listed(Some(Beyond::AtLeast));
    assert!(bound.contains("minst 4,7") && bound.contains(why), "{bound}");
    assert!(bound.contains("Matematikk 1: snitt minst 4,7\""), "{bound}");
    assert!(!bound.contains("4,5"), "{bound}");
    let mean = listed(None);
    assert!(mean.contains("(4,5–4,9)") && !mean.contains(why), "{mean}");
}
