//! What the pages say.

use super::public::replies_view;
use super::*;
use crate::followup::model::{ActionState, Origin, PublicReply, Reply, Topic};
use crate::shared::ids::{ActionId, EvaluationId, FindingId, InstitutionId, OfferId};
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;
use crate::shared::ui::drawn::html;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn action(state: ActionState) -> Action {
    Action {
        id: ActionId(3),
        what: "Flere samlinger".into(),
        owner: "Emneansvarlig".into(),
        due_on: day("2027-03-01"),
        state,
        note: "Ny plan".into(),
        settled_at: None,
    }
}

fn finding() -> Finding {
    let at = chrono::DateTime::UNIX_EPOCH;
    Finding {
        id: FindingId(7),
        offer: OfferId(1),
        evaluation: EvaluationId(2),
        institution: InstitutionId(1),
        institution_short: "HVL".into(),
        title: "Matematikk 1".into(),
        year: StudyYear(2025),
        origin: Origin::Directorate,
        topic: Topic::Assessment,
        text: format!("Vurdering har falt. {}", "mer ".repeat(60)),
        opened_at: at,
        opened_by: "Tor".into(),
        reply: Some(Reply {
            text: "Vi legger om".into(),
            replied_at: at,
            replied_by: "Ingunn".into(),
            is_public: false,
        }),
        actions: vec![action(ActionState::Promised)],
        settlement: None,
        revision: 1,
        is_demo: false,
        by_rule: None,
    }
}

#[test]
fn a_row_says_where_a_finding_stands_and_what_is_late() {
    let words = Words::of(Lang::Nn);
    let in_time = html(|| findings_list(words, &[finding()], day("2027-03-01")));
    assert!(
        in_time.contains("Tiltak i gang") && !in_time.contains("over fristen"),
        "{in_time}"
    );
    assert!(
        in_time.contains("/nn/oppfolging/7") && in_time.contains("…</p>"),
        "{in_time}"
    );
    let late = html(|| findings_list(words, &[finding()], day("2027-03-02")));
    assert!(late.contains("over fristen"), "{late}");
}

#[test]
fn everyone_reads_the_reply_and_never_the_finding() {
    let reply = PublicReply {
        year: StudyYear(2025),
        topic: Topic::Assessment,
        text: "Vi legger om".into(),
        replied_at: chrono::DateTime::UNIX_EPOCH,
        actions: vec![action(ActionState::Done)],
        is_demo: false,
    };
    let words = Words::of(Lang::Nb);
    let page = html(|| replies_view(words, &[reply], day("2027-01-01")));
    for said in ["Vi legger om", "Flere samlinger", "Ny plan", "studieåret 2025–26"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let none = html(|| replies_view(words, &[], day("2027-01-01")));
    assert!(none.contains("ikke publisert noe svar"), "{none}");
}
