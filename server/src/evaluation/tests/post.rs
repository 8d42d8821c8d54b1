//! A survey's letters through a mail server that answers by a script.

use std::collections::HashSet;
use std::sync::Arc;

use app::evaluation::form::DaysForm;
use app::evaluation::port::Evaluations as _;
use app::shared::ids::EvaluationId;
use sea_orm::EntityTrait as _;

use crate::config::{Config, MailSetting};
use crate::evaluation::entity::invitation;
use crate::evaluation::jobs::{self, Invite, Remind, TellEarlier};
use crate::mail::transport;
use crate::mail::transport::sink::{Sink, Turn};
use crate::platform::Parts;
use crate::test::surveys::{World, editor, rating};
use crate::work::queue;

/// Parts of this world whose letters go to a server.
pub(super) fn posting_to(w: &World, sink: &Sink) -> Parts {
    let config = Config {
        mail: MailSetting::Smtp(sink.url.clone()),
        ..(*w.parts().config).clone()
    };
    let post = transport::open(&config, w.test.clock.clone()).unwrap();
    Parts {
        post,
        config: Arc::new(config),
        ..w.parts().clone()
    }
}

/// A survey that is open, with its ballots, and nobody invited.
pub(super) async fn uninvited(w: &World, people: usize) -> EvaluationId {
    let run = w.run(1).await;
    let id = w.plan(run, "2026-11-23", "2026-12-22").await;
    w.add(id, 0..people).await;
    jobs::open(w.parts(), jobs::Open { evaluation: id })
        .await
        .unwrap();
    id
}

pub(super) fn header<'a>(letter: &'a str, name: &str) -> &'a str {
    let line = letter
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.unwrap_or_else(|| panic!("{name} in {letter}"))
}

/// What is in the queue: kind, how often put off, when.
async fn waiting(parts: &Parts, at: i64) -> Vec<(String, u64, i64)> {
    let mut waiting = vec![];
    while let Some(row) = queue::claim(&parts.db, at).await.unwrap() {
        let payload: serde_json::Value = serde_json::from_str(&row.payload).unwrap();
        let tries = payload["tries"].as_u64().unwrap_or(0);
        waiting.push((row.kind.clone(), tries, row.run_at));
    }
    waiting
}

#[tokio::test]
async fn an_invitation_put_off_or_cut_short_goes_again_under_the_same_id() {
    for turn in [
        Turn::AtReceiver("450 Greylisted"),
        Turn::AfterLetter("451 Try later"),
        Turn::HangUp,
    ] {
        let w = World::new().await;
        let id = uninvited(&w, 1).await;
        let sink = Sink::start(&[turn]).await;
        let parts = posting_to(&w, &sink);
        let now = parts.clock.now_ms();
        // The job that the opening left is under way.
        waiting(&parts, now).await;
        let first = Invite {
            evaluation: id,
            tries: 2,
        };
        jobs::invite(&parts, first).await.unwrap();
        let mut later = waiting(&parts, now + 40 * 60_000).await;
        later.retain(|(_, tries, _)| *tries > 0);
        assert_eq!(later.len(), 1, "{turn:?}");
        assert_eq!((later[0].0.as_str(), later[0].1), ("evaluation.invite", 3));
        let minutes = (later[0].2 - now) / 60_000;
        assert!((15..=25).contains(&minutes), "five, ten, then twenty: {minutes}");
        let again = Invite {
            evaluation: id,
            tries: 3,
        };
        jobs::invite(&parts, again).await.unwrap();
        let kept = sink.kept();
        let ids: HashSet<_> = kept.iter().map(|l| header(l, "Message-ID")).collect();
        assert_eq!(ids.len(), 1, "{turn:?}");
        let people = invitation::Entity::find().all(parts.db.read()).await.unwrap();
        assert!(people[0].sent_at.is_some() && !people[0].bounced, "{turn:?}");
    }
}

#[tokio::test]
async fn an_address_refused_for_good_is_noted_and_never_tried_again() {
    let w = World::new().await;
    let id = uninvited(&w, 1).await;
    let sink = Sink::start(&[Turn::AtReceiver("550 No such user")]).await;
    let parts = posting_to(&w, &sink);
    for tries in 0..2 {
        let job = Invite {
            evaluation: id,
            tries,
        };
        jobs::invite(&parts, job).await.unwrap();
    }
    let people = invitation::Entity::find().all(parts.db.read()).await.unwrap();
    assert!(people[0].bounced && people[0].sent_at.is_none());
    // Nor does another survey try it, until somebody has looked at the address.
    let run = w.run(2).await;
    let other = w.plan(run, "2026-11-23", "2026-12-22").await;
    w.add(other, 0..1).await;
    jobs::open(w.parts(), jobs::Open { evaluation: other })
        .await
        .unwrap();
    let invite = || Invite {
        evaluation: other,
        tries: 0,
    };
    jobs::invite(&parts, invite()).await.unwrap();
    assert!(sink.kept().is_empty());
    let page = w.surveys.evaluation(&editor(), other).await.unwrap();
    let person = &page.participants[0];
    assert!(person.bounced);
    w.surveys
        .readdress(&editor(), other, person.id, &person.email)
        .await
        .unwrap();
    jobs::invite(&parts, invite()).await.unwrap();
    assert_eq!(sink.kept().len(), 1);
}

#[tokio::test]
async fn every_letter_of_a_survey_carries_the_way_out_in_its_headers() {
    let w = World::new().await;
    let id = uninvited(&w, 2).await;
    let sink = Sink::start(&[]).await;
    let parts = posting_to(&w, &sink);
    let invite = Invite {
        evaluation: id,
        tries: 0,
    };
    jobs::invite(&parts, invite).await.unwrap();
    w.go_to("2026-11-30");
    let remind = |tries| Remind {
        evaluation: id,
        round: 1,
        tries,
    };
    jobs::remind(&parts, remind(0)).await.unwrap();
    let kept = sink.kept();
    assert_eq!(kept.len(), 4);
    for letter in &kept {
        let way_out = header(letter, "List-Unsubscribe");
        assert!(way_out.contains("/svar-stopp/"), "{way_out}");
        assert_eq!(
            header(letter, "List-Unsubscribe-Post"),
            "List-Unsubscribe=One-Click"
        );
    }
    let ids: HashSet<_> = kept.iter().map(|l| header(l, "Message-ID")).collect();
    assert_eq!(ids.len(), 4, "a reminder is a letter of its own");
}

#[tokio::test]
async fn a_reminder_put_off_waits_for_everybody_alike() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(6).await;
    for token in &tokens[..5] {
        w.surveys.answer(token, rating(4)).await.unwrap();
    }
    w.go_to("2026-11-30");
    let sink = Sink::start(&[Turn::AtReceiver("450 Greylisted")]).await;
    let parts = posting_to(&w, &sink);
    let remind = |tries| Remind {
        evaluation: id,
        round: 1,
        tries,
    };
    jobs::remind(&parts, remind(0)).await.unwrap();
    let rounds = async || {
        let people = invitation::Entity::find().all(parts.db.read()).await.unwrap();
        people.iter().map(|p| (p.round, p.reminders)).collect::<Vec<_>>()
    };
    assert_eq!(rounds().await, [(0, 0); 6], "nothing is noted of a round put off");
    let later = waiting(&parts, parts.clock.now_ms() + 10 * 60_000).await;
    let put_off = |(kind, tries, _): &(String, u64, i64)| kind == "evaluation.remind" && *tries == 1;
    assert!(later.iter().any(put_off), "{later:?}");
    jobs::remind(&parts, remind(1)).await.unwrap();
    assert_eq!(rounds().await, [(1, 1); 6]);
    let kept = sink.kept();
    assert_eq!(kept.len(), 1, "only who has not answered is reminded");
}

#[tokio::test]
async fn a_reminder_put_off_is_noted_of_no_few() {
    // The 26th would be alone with it, and so are the five of a small survey.
    for (people, answered, put_off) in [(26, 25, true), (5, 4, false)] {
        let w = World::new().await;
        let (id, tokens) = w.open_survey(people).await;
        for token in &tokens[..answered] {
            w.surveys.answer(token, rating(4)).await.unwrap();
        }
        w.go_to("2026-11-30");
        let parts = posting_to(&w, &Sink::start(&[Turn::AtReceiver("450 Greylisted")]).await);
        let remind = Remind {
            evaluation: id,
            round: 1,
            tries: 0,
        };
        jobs::remind(&parts, remind).await.unwrap();
        let rows = invitation::Entity::find().all(parts.db.read()).await.unwrap();
        let round = i32::from(!put_off);
        assert!(
            rows.iter().all(|p| p.round == round),
            "{people} people, all alike"
        );
        let later = waiting(&parts, parts.clock.now_ms() + 10 * 60_000).await;
        let is_later = later.iter().any(|(kind, ..)| kind == "evaluation.remind");
        assert_eq!(is_later, put_off, "{people} people");
    }
}

/// Takes every job that is due out of the queue; what the one that tells of an earlier day is to do.
async fn taken(parts: &Parts) -> Option<String> {
    let (mut found, now) = (None, parts.clock.now_ms());
    while let Some(row) = queue::claim(&parts.db, now).await.unwrap() {
        queue::finish(&parts.db, &row, Ok(()), now).await.unwrap();
        if row.kind == "evaluation.tell_earlier" {
            found = Some(row.payload);
        }
    }
    found
}

#[tokio::test]
async fn a_letter_about_an_earlier_day_that_is_put_off_goes_later_and_to_nobody_else_again() {
    let w = World::new().await;
    let (id, _) = w.open_survey(3).await;
    w.go_to("2026-12-05");
    let seen = w
        .surveys
        .evaluation(&editor(), id)
        .await
        .unwrap()
        .evaluation
        .seen();
    let form = DaysForm {
        seen,
        opens_on: String::new(),
        closes_on: "2026-12-10".into(),
    };
    w.surveys.move_days(&editor(), id, form).await.unwrap();
    let sink = Sink::start(&[Turn::AtReceiver("450 Greylisted")]).await;
    let parts = posting_to(&w, &sink);
    let mut job = Some(TellEarlier {
        evaluation: id,
        promised: "2026-12-22".parse().unwrap(),
        invited_before: i64::MAX,
        after: 0,
        late: vec![],
        tries: 0,
    });
    let mut rounds = vec![];
    // What the moving itself has put into the queue is done here by hand.
    taken(&parts).await;
    while let Some(now) = job.take() {
        jobs::tell_earlier(&parts, now).await.unwrap();
        rounds.push(sink.kept().len());
        assert!(rounds.len() < 10, "{rounds:?}");
        w.test.clock.advance(chrono::Duration::hours(6));
        let next = taken(&parts).await;
        job = next.map(|payload| serde_json::from_str(&payload).unwrap());
    }
    assert_eq!(rounds.last(), Some(&3), "{rounds:?}");
    let kept = sink.kept();
    let receivers: HashSet<_> = kept.iter().map(|letter| header(letter, "To")).collect();
    assert_eq!(receivers.len(), 3, "each once");
}
