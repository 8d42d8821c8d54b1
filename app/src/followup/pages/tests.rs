//! What the pages say.

use super::list::findings_list;
use super::public::record_view;
use super::*;
use crate::followup::model::{ActionState, Origin, PublicRecord, PublicReply, Reply, Settlement, Topic};
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
        in_time.contains("Tiltak i gang") && !in_time.contains("Over fristen"),
        "{in_time}"
    );
    assert!(
        in_time.contains("/nn/oppfolging/7") && in_time.contains("…</p>"),
        "{in_time}"
    );
    let late = html(|| findings_list(words, &[finding()], day("2027-03-02")));
    assert!(late.contains("Over fristen"), "{late}");
}

#[test]
fn everyone_reads_the_reply_and_never_the_finding() {
    let reply = PublicReply {
        year: StudyYear(2025),
        topic: Topic::Assessment,
        text: "Vi legger om".into(),
        replied_at: chrono::DateTime::UNIX_EPOCH,
        actions: vec![action(ActionState::Done)],
        settled: None,
        is_demo: false,
    };
    let words = Words::of(Lang::Nb);
    let at = |text: &str| day(text).and_hms_opt(12, 0, 0).unwrap().and_utc();
    let draw = |record: PublicRecord| html(move || record_view(words, &record, day("2027-01-01")));
    let record = PublicRecord {
        surveys: vec![(StudyYear(2025), at("2026-06-12"))],
        replies: vec![reply.clone()],
        approved: vec![],
    };
    let page = draw(record.clone());
    for said in [
        "Vi legger om",
        "Flere samlinger",
        "Ny plan",
        "studieåret 2025–26",
        "12. juni 2026",
        "ikke godkjent noen ny studieplan",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("avsluttet saken"), "{page}");
    let decided = draw(PublicRecord {
        replies: vec![PublicReply {
            settled: Some((at("2027-03-03"), Origin::Directorate)),
            ..reply
        }],
        approved: vec![(StudyYear(2027), at("2027-03-12"))],
        ..record.clone()
    });
    for said in [
        "avsluttet saken",
        "3. mars 2027",
        "studieplan for 2027–28",
        "12. mars 2027",
    ] {
        assert!(decided.contains(said), "{said}: {decided}");
    }
    let none = draw(PublicRecord {
        replies: vec![],
        ..record
    });
    assert!(none.contains("ikke publisert noe svar"), "{none}");
    let never = draw(PublicRecord::default());
    assert!(
        never.contains("Ingen undersøkelse") && !never.contains("<h2"),
        "{never}"
    );
}

#[test]
fn the_reviewer_of_the_next_version_reads_finding_reply_and_evidence_in_the_case() {
    let words = Words::of(Lang::Nb);
    let mut settled = finding();
    settled.id = FindingId(8);
    settled.text = "Frafall".into();
    settled.settlement = Some(Settlement {
        note: "Enige om at det er løst".into(),
        settled_at: chrono::DateTime::UNIX_EPOCH,
        settled_by: "Tor".into(),
    });
    settled.actions = vec![action(ActionState::Done)];
    let mut unanswered = finding();
    unanswered.id = FindingId(9);
    (unanswered.reply, unanswered.actions) = (None, vec![]);
    let all = [finding(), unanswered, settled];
    let page = html(|| view! { {findings_before(words, &all, day("2027-03-02"))} }.into_any());
    for said in [
        "mer mer mer",
        "Vi legger om",
        "Flere samlinger",
        "Over fristen",
        "Ny plan",
        "Enige om at det er løst",
        "Funn som ikke er avsluttet: 2",
        "uten svar fra institusjonen: 1",
        "tiltak over fristen: 1",
        "/nb/oppfolging/9",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let folded = &page[page.find("<details").unwrap()..];
    assert!(
        folded.contains("Frafall") && !folded.contains("/nb/oppfolging/7"),
        "{folded}"
    );
    assert!(findings_before(words, &[], day("2027-03-02")).is_none());
}
