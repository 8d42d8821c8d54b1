//! What the list of runs offers.

use super::*;
use crate::evaluation::listing::Stage;
use crate::evaluation::pages::samples;
use crate::shared::fault::Problem;
use crate::shared::ids::OfferId;
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;
use crate::shared::ui::drawn::html;

fn run(id: i64) -> RunRow {
    RunRow {
        run: RunId(id),
        offer: OfferId(1),
        title: "Norsk 2".into(),
        year: StudyYear(2026),
        starts_on: Date::from_ymd_opt(2026, 8, 20),
        ends_on: Date::from_ymd_opt(2027, 6, 1),
        is_demo: false,
        off: None,
        evaluations: vec![],
    }
}

#[test]
fn a_run_that_is_off_is_not_offered_for_planning_and_its_planned_survey_is_said_not_to_open() {
    let off = RunRow {
        off: Some(RunMark::NotThisYear),
        ..run(7)
    };
    let survey = Evaluation {
        run: RunId(8),
        state: EvaluationState::Planned,
        ..samples::evaluation()
    };
    let planned = RunRow {
        off: Some(RunMark::Cancelled),
        evaluations: vec![survey],
        ..run(8)
    };
    let today = Date::from_ymd_opt(2026, 11, 23).unwrap();
    let html = html(|| {
        let (query, rows) = (RunsQuery::default(), [off.clone(), planned.clone()]);
        let short = short_kinds(Words::of(Lang::Nb), &off, &query, &None, today);
        view! { {list(Words::of(Lang::Nb), &rows, &query, &None, None, today)} {short} }.into_any()
    });
    assert!(
        !html.contains("evaluation/plan") && !html.contains("plan="),
        "{html}"
    );
    assert_eq!(
        html.matches("Tilbys ikke i år: ingen undersøkelse").count(),
        2,
        "{html}"
    );
    assert!(html.contains("Åpner ikke: Avlyst"), "{html}");
}

#[test]
fn a_plan_that_came_back_is_shown_at_its_own_run() {
    let typed = PlanForm {
        kind: String::new(),
        opens_on: "2027-06-10".into(),
        closes_on: "2027-06-01".into(),
    };
    let faults = vec![FieldFault::new(
        "closes_on",
        Problem::NotBefore("opens_on".into()),
    )];
    let returned = Some(((RunId(8), typed), faults));
    let wrong = RunRow {
        title: "Matte".into(),
        ..run(8)
    };
    let today = Date::from_ymd_opt(2026, 11, 23).unwrap();
    let html = html(|| {
        let query = RunsQuery::default();
        list(
            Words::of(Lang::Nb),
            &[run(7), wrong.clone()],
            &query,
            &returned,
            None,
            today,
        )
    });
    assert!(html.contains("href=\"#f-closes_on-8\""), "{html}");
    assert!(
        html.contains("Matte, 2026–27, lukker"),
        "which of them is said: {html}"
    );
    assert!(html.contains("id=\"f-closes_on-8\""), "{html}");
    assert_eq!(html.matches("value=\"2027-06-10\"").count(), 1);
    assert_eq!(
        html.matches("value=\"2027-06-22\"").count(),
        1,
        "the other keeps its proposal"
    );
    assert_eq!(html.matches("aria-invalid").count(), 1);
    assert!(!html.contains("Undersøkelsen ble ikke planlagt"), "{html}");
}

#[test]
fn whoever_plans_what_can_no_longer_be_planned_is_told_so() {
    let returned = Some(((RunId(7), PlanForm::default()), vec![]));
    let today = Date::from_ymd_opt(2026, 11, 23).unwrap();
    let html = html(|| {
        let query = RunsQuery::default();
        list(Words::of(Lang::Nb), &[run(7)], &query, &returned, None, today)
    });
    assert!(html.contains("Undersøkelsen ble ikke planlagt"), "{html}");
}

#[test]
fn a_plan_carries_what_the_list_is_narrowed_to() {
    let query = RunsQuery {
        text: "norsk".into(),
        stage: Some(Stage::Unplanned),
        page: 1,
        ..RunsQuery::default()
    };
    let today = Date::from_ymd_opt(2026, 11, 23).unwrap();
    let html = html(|| list(Words::of(Lang::Nb), &[run(7)], &query, &None, None, today));
    for carried in [
        "name=\"list[q]\" value=\"norsk\"",
        "name=\"list[tilstand]\" value=\"none\"",
        "?q=norsk&amp;tilstand=none&amp;plan=7",
    ] {
        assert!(html.contains(carried), "{carried}: {html}");
    }
}
