//! Clocks that jump, the night summer time ends, and answers nobody would type.

use app::evaluation::form::AnswerForm;
use app::evaluation::model::{Door, EvaluationState};
use app::evaluation::port::Evaluations as _;
use app::shared::fault::{Fault, Problem};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};

use crate::evaluation::entity::answer;
use crate::test::surveys::{World, editor, rating};

/// An instant, as UTC.
fn at(w: &World, utc: &str) {
    let instant = chrono::DateTime::parse_from_rfc3339(utc).expect("an instant");
    w.test.clock.set(instant.to_utc());
}

#[tokio::test]
async fn days_begin_and_end_in_norway_also_when_summer_time_ends() {
    let w = World::new().await;
    let run = w.run(1).await;
    // In the night before the 31st of October 2027 it is three o'clock, and then two again.
    let id = w.plan(run, "2027-10-31", "2027-11-07").await;
    w.add(id, 0..2).await;
    at(&w, "2027-10-30T21:59:00Z");
    w.work().await;
    assert!(w.letters().await.is_empty(), "one minute to midnight");
    at(&w, "2027-10-30T22:00:00Z");
    w.work().await;
    w.work().await;
    assert_eq!(w.letters().await.len(), 2);
    for hour in ["2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"] {
        at(&w, hour);
        w.work().await;
    }
    assert_eq!(
        w.letters().await.len(),
        2,
        "the hour that comes twice sends nothing twice"
    );
    let tokens = w.tokens().await;
    // The last day ends by winter time.
    at(&w, "2027-11-07T22:59:00Z");
    w.work().await;
    assert!(matches!(
        w.surveys.open(&tokens[0]).await.unwrap(),
        Door::Open { .. }
    ));
    w.surveys.answer(&tokens[0], rating(4)).await.unwrap();
    at(&w, "2027-11-07T23:00:00Z");
    assert_eq!(w.surveys.answer(&tokens[1], rating(4)).await, Err(Fault::Stale));
    assert!(matches!(
        w.surveys.open(&tokens[1]).await.unwrap(),
        Door::Closed(_)
    ));
    w.work().await;
    let page = w.surveys.evaluation(&editor(), id).await.unwrap();
    assert_eq!(page.evaluation.state, EvaluationState::Closed);
}

#[tokio::test]
async fn a_clock_that_jumps_reminds_nobody_twice_and_opens_nothing_that_has_closed() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(3).await;
    // Past two reminders at once: one letter each.
    w.go_to("2026-12-10");
    w.work().await;
    w.work().await;
    assert_eq!(w.letters().await.len(), 3 + 3);
    // Back, and there again.
    for day in ["2026-11-24", "2026-12-01", "2026-12-10"] {
        w.go_to(day);
        w.work().await;
        w.work().await;
    }
    assert_eq!(w.letters().await.len(), 6);
    w.surveys.answer(&tokens[0], rating(4)).await.unwrap();
    w.go_to("2026-12-24");
    w.work().await;
    w.go_to("2026-12-01");
    w.work().await;
    assert!(matches!(
        w.surveys.open(&tokens[1]).await.unwrap(),
        Door::Closed(_)
    ));
    assert_eq!(w.surveys.answer(&tokens[1], rating(4)).await, Err(Fault::Stale));
    assert!(w.parts().secrets.read(id).is_none(), "the key does not come back");
}

#[tokio::test]
async fn what_no_form_sends_is_refused_by_name_and_spends_nothing() {
    let w = World::new().await;
    let (_, tokens) = w.open_survey(1).await;
    let token = &tokens[0];
    let with = |change: fn(&mut AnswerForm)| {
        let mut form = rating(4);
        change(&mut form);
        form
    };
    let refused = |field: &str, problem| Err(Fault::field(field, problem));
    let foreign = with(|f| {
        f.one.insert("finnes_ikke".into(), "4".into());
    });
    assert_eq!(
        w.surveys.answer(token, foreign).await,
        refused("one[finnes_ikke]", Problem::UnknownChoice)
    );
    let own = with(|f| {
        f.one.insert("own_1".into(), "4".into());
    });
    assert_eq!(
        w.surveys.answer(token, own).await,
        refused("one[own_1]", Problem::UnknownChoice)
    );
    let long = with(|f| {
        f.text.insert("open_best".into(), "å".repeat(1_000_000));
    });
    assert_eq!(
        w.surveys.answer(token, long).await,
        refused("text[open_best]", Problem::TooLong(4_000))
    );
    let twisted = with(|f| {
        f.many.insert("quality_overall".into(), vec!["4".into()]);
    });
    assert_eq!(
        w.surveys.answer(token, twisted).await,
        refused("many[quality_overall]", Problem::UnknownChoice)
    );
    assert_eq!(
        answer::Entity::find().count(w.parts().db.read()).await.unwrap(),
        0
    );
    w.surveys.answer(token, rating(4)).await.unwrap();
}
