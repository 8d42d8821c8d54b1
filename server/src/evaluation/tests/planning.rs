//! What may still change: a survey's days are moved, it is given up, and its run does not take place.

use app::catalogue::model::RunMark;
use app::evaluation::form::{DaysForm, OwnForm, OwnItemForm, PlanForm};
use app::evaluation::model::{Door, Evaluation, EvaluationState};
use app::evaluation::port::Evaluations as _;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{EvaluationId, RunId};
use sea_orm::ConnectionTrait as _;

use crate::test::surveys::{World, day, editor, rating};

async fn seen(w: &World, id: EvaluationId) -> Evaluation {
    w.surveys.evaluation(&editor(), id).await.unwrap().evaluation
}

/// Asks for these days with what the page shows now.
async fn moved(w: &World, id: EvaluationId, opens_on: &str, closes_on: &str) -> Result<(), Fault> {
    let form = DaysForm {
        opens_on: opens_on.into(),
        closes_on: closes_on.into(),
        seen: seen(w, id).await.seen(),
    };
    w.surveys.move_days(&editor(), id, form).await
}

async fn mark(w: &World, run: RunId, mark: &str) {
    let sql = format!("UPDATE run SET mark = {mark} WHERE id = {run}");
    let tx = w.parts().db.write().await.unwrap();
    tx.execute_unprepared(&sql).await.unwrap();
    tx.commit().await.unwrap();
}

fn plan(opens_on: &str, closes_on: &str) -> PlanForm {
    PlanForm {
        kind: String::new(),
        opens_on: opens_on.into(),
        closes_on: closes_on.into(),
    }
}

#[tokio::test]
async fn the_days_of_a_planned_survey_can_be_changed_and_it_opens_on_the_new_one() {
    let w = World::new().await;
    let run = w.run(1).await;
    let id = w.plan(run, "2026-12-01", "2026-12-22").await;
    w.add(id, 0..3).await;
    for (opens, closes, problem) in [
        ("2026-12-22", "2026-12-01", Problem::NotBefore("opens_on".into())),
        ("2026-11-01", "2026-11-20", Problem::Past),
        ("2026-12-01", "2027-05-01", Problem::OpenTooLong(120)),
        ("2026-12-01", "snart", Problem::NotADate),
        ("2026-12-01", "", Problem::Required),
    ] {
        let refused = moved(&w, id, opens, closes).await;
        assert_eq!(
            refused,
            Err(Fault::field("closes_on", problem)),
            "{opens} {closes}"
        );
    }
    moved(&w, id, "8.12.2026", "2027-01-10").await.unwrap();
    w.go_to("2026-12-01");
    w.work().await;
    assert!(w.letters().await.is_empty());
    w.go_to("2026-12-08");
    w.work().await;
    let letters = w.letters().await;
    assert_eq!(letters.len(), 3);
    assert!(letters[0].2.contains("10. januar 2027"), "{}", letters[0].2);
}

#[tokio::test]
async fn whoever_changes_a_survey_second_is_told_that_somebody_was_faster() {
    let w = World::new().await;
    let run = w.run(1).await;
    let id = w.plan(run, "2026-12-01", "2026-12-22").await;
    let before = seen(&w, id).await.seen();
    let form = |closes: &str| DaysForm {
        opens_on: "2026-12-01".into(),
        closes_on: closes.into(),
        seen: before.clone(),
    };
    let (actor, [one, other]) = (editor(), ["2026-12-20", "2026-12-21"].map(form));
    let (one, other) = tokio::join!(
        w.surveys.move_days(&actor, id, one),
        w.surveys.move_days(&actor, id, other)
    );
    let mut both = [one, other];
    both.sort_by_key(Result::is_err);
    assert_eq!(both, [Ok(()), Err(Fault::Stale)]);
    // Neither does an old page give it up, nor one from before somebody was added or it opened.
    assert_eq!(w.surveys.cancel(&actor, id, &before).await, Err(Fault::Stale));
    let before = seen(&w, id).await.seen();
    w.add(id, 0..1).await;
    assert_eq!(w.surveys.cancel(&actor, id, &before).await, Err(Fault::Stale));
    let before = seen(&w, id).await.seen();
    w.go_to("2026-12-01");
    w.work().await;
    assert_eq!(w.surveys.cancel(&actor, id, &before).await, Err(Fault::Stale));
    let open = seen(&w, id).await;
    assert_eq!(open.state, EvaluationState::Open);
    assert_eq!(
        w.surveys.cancel(&actor, id, &open.seen()).await,
        Err(Fault::Stale),
        "letters are out"
    );
}

#[tokio::test]
async fn a_survey_given_up_leaves_nothing_and_makes_room_for_another() {
    let w = World::new().await;
    let run = w.run(1).await;
    let id = w.plan(run, "2026-12-01", "2026-12-22").await;
    w.add(id, 0..4).await;
    let item = OwnItemForm {
        nb: "Var maten god?".into(),
        nn: "Var maten god?".into(),
        en: String::new(),
        kind: "agreement".into(),
    };
    let own = OwnForm {
        sender_text: "Hei".into(),
        items: vec![item],
    };
    w.surveys.ask_own(&editor(), id, own).await.unwrap();
    let before = seen(&w, id).await.seen();
    w.surveys.cancel(&editor(), id, &before).await.unwrap();
    assert!(w.parts().secrets.evaluations().unwrap().is_empty());
    for table in ["evaluation", "invitation", "ballot"] {
        let rows = w
            .parts()
            .db
            .read()
            .query_all_raw(sea_orm::Statement::from_string(
                w.parts().db.read().get_database_backend(),
                format!("SELECT 1 FROM {table}"),
            ))
            .await
            .unwrap();
        assert!(rows.is_empty(), "{table}");
    }
    let gone = w.surveys.evaluation(&editor(), id).await;
    assert_eq!(gone.err(), Some(Fault::Missing));
    assert_eq!(
        w.surveys.cancel(&editor(), id, &before).await,
        Err(Fault::Missing)
    );
    w.go_to("2026-12-01");
    w.work().await;
    assert!(w.letters().await.is_empty());
    let again = w
        .surveys
        .plan(&editor(), run, plan("2026-12-02", "2026-12-22"))
        .await;
    let again = again.unwrap();
    assert_ne!(again, id);
    let page = w.surveys.evaluation(&editor(), again).await.unwrap();
    assert!(page.own_items.is_empty() && page.participants.is_empty());
    // One that opened before anybody was added has asked nobody either.
    w.go_to("2026-12-02");
    w.work().await;
    let open = seen(&w, again).await;
    assert_eq!(open.state, EvaluationState::Open);
    w.surveys.cancel(&editor(), again, &open.seen()).await.unwrap();
}

#[tokio::test]
async fn an_open_survey_can_close_later_and_the_next_reminder_says_so() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(8).await;
    w.surveys.answer(&tokens[0], rating(4)).await.unwrap();
    // Its opening day is not asked any more.
    moved(&w, id, "2027-02-01", "2027-01-15").await.unwrap();
    let after = seen(&w, id).await;
    assert_eq!(
        (after.opens_on, after.closes_on),
        (day("2026-11-23"), day("2027-01-15"))
    );
    w.work().await;
    assert_eq!(w.letters().await.len(), 8, "nobody is written to for that");
    for (on, reminders) in [("2026-11-30", 7), ("2026-12-07", 14), ("2027-01-13", 21)] {
        w.go_to(on);
        w.work().await;
        w.work().await;
        let letters = w.letters().await;
        assert_eq!(letters.len(), 8 + reminders, "{on}");
        assert!(letters.last().unwrap().2.contains("15. januar 2027"));
    }
    // Three reminders are out, and moving it once more makes no fourth.
    moved(&w, id, "", "2027-02-10").await.unwrap();
    for on in ["2027-01-20", "2027-02-08", "2027-02-10"] {
        w.go_to(on);
        w.work().await;
    }
    assert_eq!(w.letters().await.len(), 8 + 21);
    w.surveys.answer(&tokens[1], rating(4)).await.unwrap();
    assert_eq!(
        moved(&w, id, "", "2027-04-30").await,
        Err(Fault::field("closes_on", Problem::OpenTooLong(120)))
    );
    // On its last day it can still be given one more.
    moved(&w, id, "", "2027-02-11").await.unwrap();
}

#[tokio::test]
async fn when_a_survey_closes_earlier_everyone_invited_is_told_once_whether_she_has_answered_or_not() {
    let w = World::new().await;
    // More than one run of the job writes to.
    let (id, tokens) = w.open_survey(60).await;
    for token in &tokens[..7] {
        w.surveys.answer(token, rating(4)).await.unwrap();
    }
    let out = w.surveys.evaluation(&editor(), id).await.unwrap().participants;
    w.go_to("2026-12-05");
    w.work().await;
    w.work().await;
    let before = w.letters().await.len();
    for too_early in ["2026-12-05", "2026-11-30", "2026-11-01"] {
        let refused = moved(&w, id, "", too_early).await;
        let fault = Fault::field("closes_on", Problem::FromTomorrow);
        assert_eq!(refused, Err(fault), "{too_early}");
    }
    w.surveys
        .remove_participant(&editor(), id, out[9].id)
        .await
        .unwrap();
    moved(&w, id, "", "2026-12-10").await.unwrap();
    w.test.clock.advance(chrono::Duration::minutes(3));
    // Whoever comes now reads the new day in her invitation.
    w.add(id, 70..71).await;
    w.work().await;
    w.work().await;
    let told = w.letters().await.split_off(before);
    let (news, invitations): (Vec<_>, Vec<_>) = told
        .iter()
        .partition(|(_, subject, _)| subject.starts_with("Ny siste dag"));
    assert_eq!((news.len(), invitations.len()), (59, 1));
    assert!(told.iter().all(|(_, _, text)| text.contains("10. desember 2026")));
    let mut receivers: Vec<_> = news.iter().map(|(to, ..)| to).collect();
    receivers.sort_unstable();
    receivers.dedup();
    assert_eq!(receivers.len(), 59);
    w.work().await;
    assert_eq!(w.letters().await.len(), before + 60, "once");
    // What was sent looks the same at everyone.
    let page = w.surveys.evaluation(&editor(), id).await.unwrap();
    assert!(page.participants[..59].iter().all(|p| p.reminders == 1));
}

#[tokio::test]
async fn the_letter_about_an_earlier_day_takes_the_place_of_the_reminder_of_that_day() {
    let w = World::new().await;
    let (id, _) = w.open_survey(8).await;
    w.go_to("2026-11-30");
    w.work().await;
    w.work().await;
    assert_eq!(w.letters().await.len(), 16);
    // Its last reminder would go two days before closing, which is today.
    w.go_to("2026-12-05");
    moved(&w, id, "", "2026-12-07").await.unwrap();
    w.test.clock.advance(chrono::Duration::minutes(3));
    w.work().await;
    w.work().await;
    let news = w.letters().await.split_off(16);
    assert_eq!(news.len(), 8);
    assert!(
        news.iter()
            .all(|(_, subject, _)| subject.starts_with("Ny siste dag"))
    );
    w.go_to("2026-12-08");
    w.work().await;
    assert_eq!(seen(&w, id).await.state, EvaluationState::Closed);
}

#[tokio::test]
async fn a_survey_that_has_closed_is_never_opened_again() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(8).await;
    // Also before the job has run that closes it.
    w.go_to("2026-12-23");
    assert_eq!(moved(&w, id, "", "2027-01-15").await, Err(Fault::Stale));
    w.work().await;
    assert_eq!(moved(&w, id, "", "2027-01-15").await, Err(Fault::Stale));
    let closed = seen(&w, id).await;
    assert_eq!(closed.state, EvaluationState::Closed);
    assert_eq!(
        w.surveys.cancel(&editor(), id, &closed.seen()).await,
        Err(Fault::Stale)
    );
    assert!(matches!(
        w.surveys.open(&tokens[0]).await.unwrap(),
        Door::Closed(_)
    ));
}

#[tokio::test]
async fn a_survey_without_its_key_does_not_close_earlier_since_nobody_could_be_told() {
    let w = World::new().await;
    let (id, _) = w.open_survey(8).await;
    w.parts().secrets.delete(id).unwrap();
    w.go_to("2026-11-30");
    w.work().await;
    assert!(seen(&w, id).await.key_lost);
    assert_eq!(
        moved(&w, id, "", "2026-12-10").await,
        Err(Fault::field("closes_on", Problem::NobodyTold))
    );
    moved(&w, id, "", "2026-12-30").await.unwrap();
}

#[tokio::test]
async fn a_run_that_does_not_take_place_is_not_asked_about() {
    let w = World::new().await;
    let run = w.run(1).await;
    let id = w.plan(run, "2026-12-01", "2026-12-22").await;
    w.add(id, 0..3).await;
    for other in ["'avlyst'", "'tilbys_ikke'", "'flyttet'"] {
        mark(&w, run, other).await;
        let page = w.surveys.evaluation(&editor(), id).await.unwrap();
        assert!(page.off.is_some_and(RunMark::is_off), "{other}");
    }
    let row = &w.surveys.runs(&editor()).await.unwrap()[0];
    assert_eq!(row.off, Some(RunMark::Moved));
    // Not even by adding somebody after its day.
    w.go_to("2026-12-01");
    w.work().await;
    w.add(id, 3..4).await;
    w.work().await;
    assert!(w.letters().await.is_empty());
    assert_eq!(seen(&w, id).await.state, EvaluationState::Planned);

    // It takes place after all.
    mark(&w, run, "'fulltegnet'").await;
    w.work().await;
    assert_eq!(w.letters().await.len(), 4);
    // What has begun goes on: letters have promised it.
    mark(&w, run, "'avlyst'").await;
    w.go_to("2026-12-08");
    w.work().await;
    w.work().await;
    assert_eq!(w.letters().await.len(), 8);
}

#[tokio::test]
async fn nothing_is_planned_for_a_run_that_is_off_and_a_plan_for_it_goes_when_its_days_have_passed() {
    let w = World::new().await;
    let (run, other) = (w.run(1).await, w.run(2).await);
    mark(&w, other, "'avlyst'").await;
    let refused = w
        .surveys
        .plan(&editor(), other, plan("2026-12-01", "2026-12-22"))
        .await;
    assert_eq!(refused, Err(Fault::Stale));
    // A mark given ahead holds from its own day on.
    mark(&w, other, "'avlyst', marked_on = '2026-11-24'").await;
    let planned = w
        .surveys
        .plan(&editor(), other, plan("2026-12-01", "2026-12-22"))
        .await;
    assert!(planned.is_ok());

    let id = w.plan(run, "2026-12-01", "2026-12-22").await;
    w.add(id, 0..3).await;
    mark(&w, run, "'avlyst'").await;
    w.go_to("2026-12-22");
    w.work().await;
    assert_eq!(seen(&w, id).await.state, EvaluationState::Planned);
    w.go_to("2026-12-23");
    w.work().await;
    let gone = w.surveys.evaluation(&editor(), id).await;
    assert_eq!(gone.err(), Some(Fault::Missing), "no survey was held");
    assert!(w.parts().secrets.evaluations().unwrap().is_empty());
    let rows = w.surveys.runs(&editor()).await.unwrap();
    assert!(rows.iter().all(|row| row.evaluations.is_empty()));
}
