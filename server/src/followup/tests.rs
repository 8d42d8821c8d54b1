//! The follow-up against a real database: rights, states, letters.

mod public;

use app::accounts::model::{Actor, Grant, Role};
use app::followup::form::{ActionForm, Choice, EndForm, FindingForm, ReplyForm, SettleForm};
use app::followup::model::{FindingState, Origin};
use app::followup::port::FollowUp as _;
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::{EvaluationId, FindingId, InstitutionId, OfferId};
use app::shared::lang::Lang;

use super::jobs;
use super::service::FollowUpService;
use crate::accounts::store::add_person;
use crate::test::surveys::{NTNU, OSLOMET, World};
use crate::work::queue;

struct Follow {
    w: World,
    port: FollowUpService,
    survey: EvaluationId,
}

async fn person(w: &World, name: &str, role: Role, institution: Option<InstitutionId>) -> Actor {
    let grants = vec![Grant { role, institution }];
    let tx = w.parts().db.write().await.unwrap();
    let email = format!("{name}@prove.example");
    let id = add_person(&*tx, name, &email, Lang::Nn, false, &grants)
        .await
        .unwrap();
    let person = crate::accounts::person(&*tx, id).await.unwrap();
    tx.commit().await.unwrap();
    Actor {
        person,
        grants,
        session: None,
    }
}

impl Follow {
    async fn new() -> (Self, Actor, Actor) {
        let w = World::new().await;
        w.run(1).await;
        let survey = w.closed((1, 1), OSLOMET, "norsk", 2025, &[4; 12]).await;
        let editor = person(&w, "editor", Role::Editor, Some(OSLOMET)).await;
        let analyst = person(&w, "analyst", Role::Analyst, None).await;
        let port = FollowUpService::new(w.parts().clone());
        (Follow { w, port, survey }, editor, analyst)
    }

    async fn opened(&self, by: &Actor) -> FindingId {
        let form = FindingForm {
            topic: "assessment".into(),
            text: "Vurdering har falt".into(),
        };
        self.port.open(by, self.survey, form).await.unwrap()
    }

    /// Runs what waits, and gives the kinds.
    async fn letters(&self) -> Vec<(String, String)> {
        super::tick(self.w.parts()).await.unwrap();
        let parts = self.w.parts();
        let now = parts.clock.now_ms();
        while let Some(row) = queue::claim(&parts.db, now).await.unwrap() {
            let done = match row.kind.as_str() {
                "followup.opened" => {
                    let job: jobs::Opened = serde_json::from_str(&row.payload).unwrap();
                    jobs::opened(parts, job.finding).await
                }
                "followup.replied" => {
                    let job: jobs::Replied = serde_json::from_str(&row.payload).unwrap();
                    jobs::replied(parts, job.finding).await
                }
                "followup.due" => {
                    let job: jobs::Due = serde_json::from_str(&row.payload).unwrap();
                    jobs::due(parts, job.action).await
                }
                other => panic!("a job of kind {other}"),
            };
            assert_eq!(done, Ok(()));
            queue::finish(&parts.db, &row, done, now).await.unwrap();
        }
        let sent = self.w.letters().await;
        sent.into_iter().map(|(to, subject, _)| (to, subject)).collect()
    }
}

fn reply(text: &str, public: bool) -> ReplyForm {
    ReplyForm {
        text: text.into(),
        public: if public { "ja" } else { "" }.into(),
    }
}

fn action(due_on: &str) -> ActionForm {
    ActionForm {
        what: "Fleire samlingar".into(),
        owner: "Emneansvarleg".into(),
        due_on: due_on.into(),
    }
}

#[tokio::test]
async fn a_finding_is_answered_acted_on_and_settled_and_everyone_is_told_once() {
    let (f, editor, analyst) = Follow::new().await;
    let id = f.opened(&analyst).await;
    let letters = f.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].0, "editor@prove.example");
    assert_eq!(letters[0].1, "Funn frå deltakarundersøkinga: Tilbud 1");

    let one = f.port.finding(&editor, id).await.unwrap();
    assert_eq!(
        (one.state(), one.origin),
        (FindingState::Open, Origin::Directorate)
    );
    assert_eq!(one.opened_by, "analyst");
    let early = f
        .port
        .settle(&analyst, id, one.revision, SettleForm { note: "Bra".into() })
        .await;
    assert_eq!(early, Err(Fault::Stale), "nothing unanswered is settled");
    let early = f
        .port
        .promise(&editor, id, one.revision, action("2027-03-01"))
        .await;
    assert_eq!(
        early,
        Err(Fault::field("text", Problem::Required)),
        "first the reply"
    );

    f.port
        .reply(&editor, id, 1, reply("Vi legg om", true))
        .await
        .unwrap();
    let stale = f.port.reply(&editor, id, 1, reply("To gonger", true)).await;
    assert_eq!(stale, Err(Fault::Stale));
    f.port
        .promise(&editor, id, 2, action("2026-12-01"))
        .await
        .unwrap();
    let one = f.port.finding(&analyst, id).await.unwrap();
    assert_eq!(one.state(), FindingState::Acting);
    assert_eq!(f.letters().await.len(), 2, "the analyst is told of the reply");
    assert_eq!(f.letters().await[1].0, "analyst@prove.example");

    f.w.go_to("2026-12-02");
    assert_eq!(f.letters().await.len(), 3, "the day has passed");
    f.w.go_to("2026-12-05");
    assert_eq!(f.letters().await.len(), 3, "and that is said once");
    let overdue = Choice {
        overdue: true,
        ..Choice::default()
    };
    assert_eq!(f.port.findings(&analyst, overdue).await.unwrap().len(), 1);

    let end = EndForm {
        action: one.actions[0].id.to_string(),
        state: "gjort".into(),
        note: String::new(),
    };
    let unproven = f.port.end_action(&editor, id, 3, end.clone()).await;
    let field = format!("note-{}", one.actions[0].id);
    let needed = FieldFault::new(field, Problem::Required);
    assert_eq!(unproven, Err(Fault::Invalid(vec![needed])));
    let end = EndForm {
        note: "Ny plan ligg ute".into(),
        ..end
    };
    f.port.end_action(&editor, id, 3, end.clone()).await.unwrap();
    assert_eq!(f.port.end_action(&editor, id, 4, end).await, Err(Fault::Stale));
    assert_eq!(f.port.findings(&analyst, overdue).await.unwrap().len(), 0);

    let own = f
        .port
        .settle(&editor, id, 4, SettleForm { note: "Bra".into() })
        .await;
    assert_eq!(own, Err(Fault::Forbidden), "the directorate ends its own");
    f.port
        .settle(&analyst, id, 4, SettleForm { note: "Bra".into() })
        .await
        .unwrap();
    let one = f.port.finding(&editor, id).await.unwrap();
    assert_eq!(one.state(), FindingState::Settled);
    let late = f
        .port
        .reply(&editor, id, one.revision, reply("Enda meir", true))
        .await;
    assert_eq!(late, Err(Fault::Stale), "what is settled stands");

    let public = f.port.public_record(OfferId(1)).await.unwrap().replies;
    assert_eq!(public.len(), 1);
    assert_eq!(public[0].text, "Vi legg om");
    assert_eq!(public[0].actions[0].note, "Ny plan ligg ute");
    let (_, by) = public[0].settled.unwrap();
    assert_eq!(by, Origin::Directorate);
}

#[tokio::test]
async fn nobody_reads_or_answers_for_another_institution() {
    let (f, editor, analyst) = Follow::new().await;
    let stranger = person(&f.w, "stranger", Role::InstitutionAdmin, Some(NTNU)).await;
    let teacher = person(&f.w, "teacher", Role::Teacher, None).await;
    let id = f.opened(&analyst).await;
    for (actor, fault) in [
        (&stranger, Fault::Forbidden),
        (&teacher, Fault::Forbidden),
        (&Actor::visitor(), Fault::SignIn),
    ] {
        assert_eq!(f.port.finding(actor, id).await.err(), Some(fault.clone()));
        assert_eq!(
            f.port.reply(actor, id, 1, reply("x", false)).await,
            Err(fault.clone())
        );
        assert_eq!(
            f.port.promise(actor, id, 1, action("2027-01-01")).await,
            Err(fault.clone())
        );
        assert_eq!(
            f.port.settle(actor, id, 1, SettleForm::default()).await,
            Err(fault.clone())
        );
        assert_eq!(
            f.port.open(actor, f.survey, FindingForm::default()).await.err(),
            Some(fault)
        );
    }
    assert_eq!(
        f.port.findings(&stranger, Choice::default()).await.unwrap(),
        vec![]
    );
    assert_eq!(f.port.of_offer(&stranger, OfferId(1)).await.unwrap(), vec![]);
    assert_eq!(
        f.port.findings(&teacher, Choice::default()).await.err(),
        Some(Fault::Forbidden)
    );
    let wrong = f.port.reply(&analyst, id, 1, reply("x", false)).await;
    assert_eq!(
        wrong,
        Err(Fault::Forbidden),
        "the directorate does not answer itself"
    );

    // What the institution finds itself causes no letter, and it ends it itself.
    let own = f.opened(&editor).await;
    assert_eq!(f.letters().await.len(), 1, "only the directorate's");
    f.port
        .reply(&editor, own, 1, reply("Vi har sett det", false))
        .await
        .unwrap();
    let theirs = f
        .port
        .settle(&analyst, own, 2, SettleForm { note: "x".into() })
        .await;
    assert_eq!(theirs, Err(Fault::Forbidden));
    f.port
        .settle(
            &editor,
            own,
            2,
            SettleForm {
                note: "Ferdig".into(),
            },
        )
        .await
        .unwrap();
    assert_eq!(
        f.port.public_record(OfferId(1)).await.unwrap().replies,
        vec![],
        "nothing was said in public"
    );
}

#[tokio::test]
async fn the_list_is_chosen_by_state_with_the_unsettled_first() {
    let (f, editor, analyst) = Follow::new().await;
    let settled = f.opened(&editor).await;
    f.port
        .reply(&editor, settled, 1, reply("Ja", false))
        .await
        .unwrap();
    f.port
        .settle(
            &editor,
            settled,
            2,
            SettleForm {
                note: "Ferdig".into(),
            },
        )
        .await
        .unwrap();
    let open = f.opened(&analyst).await;
    let acting = f.opened(&analyst).await;
    f.port
        .reply(&editor, acting, 1, reply("Ja", false))
        .await
        .unwrap();
    f.port
        .promise(&editor, acting, 2, action("2027-01-01"))
        .await
        .unwrap();
    let ids = async |state: Option<FindingState>| {
        let choice = Choice {
            state,
            ..Choice::default()
        };
        let found = f.port.findings(&analyst, choice).await.unwrap();
        assert!(found.iter().all(|one| state.is_none_or(|s| one.state() == s)));
        found.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(None).await, [acting, open, settled]);
    assert_eq!(ids(Some(FindingState::Open)).await, [open]);
    assert_eq!(ids(Some(FindingState::Acting)).await, [acting]);
    assert_eq!(ids(Some(FindingState::Answered)).await, []);
    assert_eq!(ids(Some(FindingState::Settled)).await, [settled]);
    let before = f.w.parts().db.statements();
    ids(None).await;
    assert!(
        f.w.parts().db.statements() - before <= 4,
        "however many there are"
    );
}

#[tokio::test]
async fn a_finding_needs_a_closed_survey_and_words() {
    let (f, editor, _) = Follow::new().await;
    let missing = f
        .port
        .open(&editor, EvaluationId(999), FindingForm::default())
        .await;
    assert_eq!(missing.err(), Some(Fault::Missing));
    let run = f.w.run(2).await;
    let planned = f.w.plan(run, "2026-12-01", "2026-12-20").await;
    let early = f.port.open(&editor, planned, FindingForm::default()).await;
    assert_eq!(early.err(), Some(Fault::Stale));
    let empty = f.port.open(&editor, f.survey, FindingForm::default()).await;
    let Some(Fault::Invalid(faults)) = empty.err() else {
        panic!("an empty form")
    };
    assert_eq!(faults.len(), 2);
}

#[tokio::test]
async fn the_reviewer_of_an_offers_next_version_reads_its_findings_with_reply_and_actions() {
    let (f, editor, analyst) = Follow::new().await;
    let id = f.opened(&analyst).await;
    f.port
        .reply(&editor, id, 1, reply("Vi legg om", false))
        .await
        .unwrap();
    f.port
        .promise(&editor, id, 2, action("2027-03-01"))
        .await
        .unwrap();
    for role in [Role::Reviewer, Role::DirectorateAdmin, Role::Analyst] {
        let who = person(&f.w, &format!("leser-{role}"), role, None).await;
        let found = f.port.of_offer(&who, OfferId(1)).await.unwrap();
        assert_eq!(found.len(), 1, "{role}");
        let one = &found[0];
        assert_eq!(
            (one.text.as_str(), one.state()),
            ("Vurdering har falt", FindingState::Acting)
        );
        assert_eq!(one.reply.as_ref().unwrap().text, "Vi legg om");
        assert_eq!(one.actions[0].what, "Fleire samlingar");
    }
    // The survey was of a run of an earlier year: what matters is the offer, not which of its texts.
    assert_eq!(f.port.of_offer(&editor, OfferId(1)).await.unwrap().len(), 1);
    let reviewer = person(&f.w, "annan", Role::Reviewer, None).await;
    assert_eq!(f.port.of_offer(&reviewer, OfferId(2)).await.unwrap(), vec![]);
}
