//! What one survey's page says and asks.

use super::*;
use crate::catalogue::model::RunMark;
use crate::evaluation::form::DaysForm;
use crate::evaluation::model::Evaluation;
use crate::evaluation::pages::samples;
use crate::shared::fault::Problem;
use crate::shared::lang::Lang;
use crate::shared::ui::drawn::html;

fn page(state: EvaluationState) -> EvaluationPage {
    let evaluation = Evaluation {
        state,
        ..samples::evaluation()
    };
    EvaluationPage {
        evaluation,
        off: None,
        institution_short: "OsloMet".into(),
        participants: vec![],
        answered_percent: None,
        share_from: 6,
        room: None,
        own_items: vec![],
        may_ask_own: true,
        sender_text: String::new(),
    }
}

fn drawn(state: EvaluationState, typed: &ListForm, faults: &[FieldFault]) -> String {
    let returned = Some((SurveyForms::List(typed.clone()), faults.to_vec()));
    html(|| survey_view(Words::of(Lang::Nb), &page(state), returned.clone()))
}

#[test]
fn a_report_names_line_column_and_reason_of_each_refused_row() {
    let refused = vec![RowFault {
        row: 3,
        field: "email".into(),
        problem: Problem::NotAnEmail,
    }];
    let report = ImportReport {
        added: 12,
        merged: 2,
        refused,
    };
    let typed = ListForm {
        text: String::new(),
        report: Some(report),
    };
    let html = drawn(EvaluationState::Planned, &typed, &[]);
    assert!(
        html.contains("Lagt til: 12") && html.contains("slått sammen: 2"),
        "{html}"
    );
    assert!(html.contains("<th scope=\"row\">3</th>"), "{html}");
    assert!(html.contains("Skriv en e-postadresse"), "{html}");
}

#[test]
fn a_pasted_list_that_cannot_be_read_comes_back() {
    let typed = ListForm {
        text: "bare <navn>".into(),
        report: None,
    };
    let html = drawn(
        EvaluationState::Open,
        &typed,
        &[FieldFault::new("text", Problem::NotATable)],
    );
    assert!(
        html.contains("href=\"#f-text\"") && html.contains(">bare &lt;navn&gt;</textarea>"),
        "{html}"
    );
    assert_eq!(html.matches("aria-invalid").count(), 1, "{html}");
}

#[test]
fn how_many_must_answer_before_the_share_is_told_is_said_as_it_is() {
    for (lang, said) in [
        (Lang::Nb, "vises når minst 6 har svart"),
        (Lang::Nn, "blir vist når minst 6 har svart"),
        (Lang::En, "shown when at least 6 have answered"),
    ] {
        // Twenty are invited already.
        let html = html(|| survey_view(Words::of(lang), &page(EvaluationState::Open), None));
        assert!(html.contains(said), "{html}");
    }
}

#[test]
fn days_that_came_back_are_shown_with_what_the_survey_is_now() {
    let typed = DaysForm {
        opens_on: "2027-06-30".into(),
        closes_on: "2027-06-01".into(),
        seen: "long ago".into(),
    };
    let draw = |faults: Vec<FieldFault>| {
        let returned = Some((SurveyForms::Days(typed.clone()), faults));
        html(|| {
            survey_view(
                Words::of(Lang::Nb),
                &page(EvaluationState::Planned),
                returned.clone(),
            )
        })
    };
    let wrong = draw(vec![FieldFault::new(
        "closes_on",
        Problem::NotBefore("opens_on".into()),
    )]);
    assert!(
        wrong.contains("href=\"#f-closes_on\"") && wrong.contains("value=\"2027-06-30\""),
        "{wrong}"
    );
    assert!(!wrong.contains("Undersøkelsen er endret"), "{wrong}");
    let slower = draw(vec![]);
    assert!(
        slower.contains("Undersøkelsen er endret") && slower.contains("value=\"2027-06-30\""),
        "{slower}"
    );
    // So that the second try is about what she sees now.
    assert!(!slower.contains("long ago"), "{slower}");
    let seen = page(EvaluationState::Planned).evaluation.seen();
    assert_eq!(
        slower.matches(&format!("value=\"{seen}\"")).count(),
        2,
        "{slower}"
    );
}

#[test]
fn only_a_survey_nobody_was_asked_in_can_be_given_up_and_the_last_day_alone_moves_once_it_is_open() {
    let drawn = |state| drawn(state, &ListForm::default(), &[]);
    let planned = drawn(EvaluationState::Planned);
    assert!(planned.contains("evaluation/cancel") && planned.contains("id=\"f-opens_on\""));
    let open = drawn(EvaluationState::Open);
    assert!(!open.contains("evaluation/cancel") && !open.contains("id=\"f-opens_on\""));
    assert!(open.contains("id=\"f-closes_on\"") && open.contains("alle inviterte"));
}

#[test]
fn a_planned_survey_of_a_run_that_is_off_says_why_it_does_not_open_and_what_to_do() {
    let draw = |state| {
        let page = EvaluationPage {
            off: Some(RunMark::Cancelled),
            ..page(state)
        };
        html(|| survey_view(Words::of(Lang::Nb), &page, None))
    };
    let planned = draw(EvaluationState::Planned);
    assert!(
        planned.contains("Undersøkelsen åpner ikke") && planned.contains("merket «Avlyst»"),
        "{planned}"
    );
    assert!(!draw(EvaluationState::Open).contains("åpner ikke"));
}

#[test]
fn a_closed_survey_takes_no_one_in_and_leads_to_its_results() {
    let html = drawn(EvaluationState::Closed, &ListForm::default(), &[]);
    assert!(!html.contains("<form"), "{html}");
    assert!(html.contains("href=\"/nb/resultater/5\""), "{html}");
}
