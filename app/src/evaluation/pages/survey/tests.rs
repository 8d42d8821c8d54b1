//! What one survey's page says and asks.

use super::*;
use crate::catalogue::model::RunMark;
use crate::evaluation::form::DaysForm;
use crate::evaluation::model::{Evaluation, RowFault, SurveyKind};
use crate::evaluation::pages::samples;
use crate::shared::fault::Problem;
use crate::shared::lang::Lang;
use crate::shared::time::Date;
use crate::shared::ui::drawn::html;

fn page(state: EvaluationState) -> EvaluationPage {
    let evaluation = Evaluation {
        state,
        ..samples::evaluation()
    };
    EvaluationPage {
        evaluation,
        off: None,
        run_ends_on: None,
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
fn a_report_names_person_column_and_reason_of_each_refused_row_and_gives_it_back() {
    let html = drawn(EvaluationState::Planned, &half_read(false), &[]);
    assert!(
        html.contains("Lagt til: 12") && html.contains("slått sammen: 2"),
        "{html}"
    );
    for said in [
        ">Linje 3</th>",
        ">Ola &amp; co</td>",
        ">ola(at)skole</td>",
        "Skriv en e-postadresse",
        ">navn;e-post\nOla &amp; co;ola(at)skole</textarea>",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("name=\"anyway\""), "{html}");
}

#[test]
fn a_list_that_is_held_back_says_that_nobody_was_added_and_offers_to_go_on() {
    let html = drawn(EvaluationState::Open, &half_read(true), &[]);
    assert!(
        html.contains("Ingen er lagt til ennå") && html.contains("Kan ikke tas inn: 1"),
        "{html}"
    );
    assert!(!html.contains("Lagt til: 12"), "{html}");
    let (_, button) = html.split_once("name=\"anyway\"").expect("a second button");
    assert!(button.contains(">Legg til de 12 likevel</button>"), "{html}");
}

/// A list of which one row was refused.
fn half_read(is_held: bool) -> ListForm {
    let refused = vec![RowFault {
        row: 3,
        name: "Ola & co".into(),
        email: "ola(at)skole".into(),
        lang: String::new(),
        field: "email".into(),
        problem: Problem::NotAnEmail,
    }];
    let again = "navn;e-post\nOla & co;ola(at)skole".to_owned();
    ListForm {
        text: again.clone(),
        report: Some(ImportReport {
            added: 12,
            merged: 2,
            refused,
            is_held,
            again,
        }),
    }
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
fn a_survey_of_the_whole_study_that_opens_before_its_end_is_warned_of() {
    let drawn = |ends: &str, kind, state| {
        let mut page = page(state);
        page.evaluation.kind = kind;
        page.evaluation.opens_on = Date::from_ymd_opt(2027, 6, 1).unwrap();
        page.run_ends_on = ends.parse().ok();
        html(|| survey_view(Words::of(Lang::Nn), &page, None))
    };
    let said = "Gjennomføringa sluttar 2. juni 2027";
    let planned = EvaluationState::Planned;
    assert!(drawn("2027-06-02", SurveyKind::End, planned).contains(said));
    for calm in [
        drawn("2027-06-01", SurveyKind::End, planned),
        drawn("", SurveyKind::End, planned),
        drawn("2027-06-02", SurveyKind::HalfWay, planned),
        drawn("2027-06-02", SurveyKind::End, EvaluationState::Open),
    ] {
        assert!(!calm.contains("Gjennomføringa sluttar"), "{calm}");
    }
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
