use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::shared::fault::Fault;

use super::sink::{Sink, Turn};
use super::*;
use crate::config::DkimSetting;
use crate::mail::service::Delivery;
use crate::mail::{Envelope, deliver, deliver_subscribed};
use crate::platform::Parts;
use crate::test::parts::{TestParts, parts};

/// Parts whose letters go to this server.
async fn posting_to(sink: &Sink) -> (TestParts, Parts) {
    let t = parts().await;
    posting_at(sink, t.parts.config.mail_per_second, t)
}

/// Parts that send this server so many letters a second.
fn posting_at(sink: &Sink, mail_per_second: NonZeroU32, t: TestParts) -> (TestParts, Parts) {
    let config = Config {
        mail: MailSetting::Smtp(sink.url.clone()),
        mail_per_second,
        ..(*t.parts.config).clone()
    };
    let post = open(&config, t.clock.clone()).unwrap();
    let parts = Parts {
        post,
        ..t.parts.clone()
    };
    (t, parts)
}

fn envelope() -> Envelope {
    Envelope {
        kind: "test.letter",
        to_name: "Kari Nordmann\r\nBcc: alle@skole.example".into(),
        to: "kari@skole.example".into(),
        subject_id: 7,
        round: 0,
    }
}

fn letter() -> Letter {
    Letter {
        subject: "Åpent for søknad\r\nBcc: alle@skole.example".into(),
        text: "Hei, Kari\n\n.En linje som begynner med punktum.\n".into(),
    }
}

fn header<'a>(letter: &'a str, name: &str) -> Option<&'a str> {
    letter
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

#[tokio::test]
async fn a_letter_put_off_is_tried_again_under_the_same_id_and_then_never_again() {
    for answer in [
        Turn::AtReceiver("450 Greylisted"),
        Turn::AtReceiver("421 Too busy"),
        Turn::AfterLetter("451 Try later"),
        // Wrong password, no TLS, unknown command: our settings, not this receiver.
        Turn::AtReceiver("530 Authentication required"),
        Turn::AtReceiver("503 Bad sequence"),
        Turn::HangUp,
    ] {
        let sink = Sink::start(&[answer]).await;
        let (_t, parts) = posting_to(&sink).await;
        let first = deliver(&parts, &envelope(), letter()).await;
        assert!(matches!(first, Err(Fault::Internal(_))), "{answer:?}: {first:?}");
        for _ in 0..2 {
            let again = deliver(&parts, &envelope(), letter()).await;
            assert_eq!(again, Ok(Delivery::Sent), "{answer:?}");
        }
        let kept = sink.kept();
        let ids: Vec<_> = kept.iter().map(|l| header(l, "Message-ID").unwrap()).collect();
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        // Where the line died after the letter it is there twice, and a mail reader can tell.
        let arrived = 1 + usize::from(matches!(answer, Turn::AfterLetter(_) | Turn::HangUp));
        assert_eq!(kept.len(), arrived, "{answer:?}");
    }
}

#[tokio::test]
async fn letters_leave_one_after_the_other_however_many_wait() {
    let sink = Sink::start(&[]).await;
    let (_t, parts) = posting_at(&sink, NonZeroU32::new(50).unwrap(), parts().await);
    let begun = Instant::now();
    let all = (0..11).map(|subject_id| {
        let parts = parts.clone();
        async move {
            let envelope = Envelope {
                subject_id,
                ..envelope()
            };
            deliver(&parts, &envelope, letter()).await
        }
    });
    let all = futures_util::future::join_all(all).await;
    assert_eq!(all, vec![Ok(Delivery::Sent); 11]);
    assert_eq!(sink.kept().len(), 11);
    // Fifty a second: the eleventh waits for ten spaces of twenty milliseconds. A slow machine only makes it more.
    assert!(begun.elapsed() >= Duration::from_millis(200));
}

#[tokio::test]
async fn a_receiver_who_is_refused_for_good_is_not_tried_again() {
    for answer in [
        Turn::AtReceiver("550 No such user"),
        Turn::AtReceiver("553 Not allowed"),
        Turn::AfterLetter("554 Rejected"),
    ] {
        let sink = Sink::start(&[answer]).await;
        let (_t, parts) = posting_to(&sink).await;
        for _ in 0..2 {
            let refused = deliver(&parts, &envelope(), letter()).await;
            assert_eq!(refused, Ok(Delivery::Refused), "{answer:?}");
        }
        assert!(sink.kept().len() <= 1, "{answer:?}");
    }
}

#[tokio::test]
async fn a_server_that_is_away_costs_no_letter() {
    let sink = Sink::start(&[]).await;
    let (_t, parts) = posting_to(&sink).await;
    let away = Config {
        mail: MailSetting::Smtp("smtp://127.0.0.1:9".into()),
        ..(*parts.config).clone()
    };
    let cut_off = Parts {
        post: open(&away, parts.clock.clone()).unwrap(),
        ..parts.clone()
    };
    let first = deliver(&cut_off, &envelope(), letter()).await;
    assert!(matches!(first, Err(Fault::Internal(_))), "{first:?}");
    assert_eq!(deliver(&parts, &envelope(), letter()).await, Ok(Delivery::Sent));
    assert_eq!(sink.kept().len(), 1);
}

#[tokio::test]
async fn nothing_in_a_name_or_a_subject_becomes_a_header_of_its_own() {
    let sink = Sink::start(&[]).await;
    let (_t, parts) = posting_to(&sink).await;
    deliver(&parts, &envelope(), letter()).await.unwrap();
    let kept = sink.kept();
    assert_eq!(header(&kept[0], "Bcc"), None, "{}", kept[0]);
}

#[tokio::test]
async fn only_letters_people_subscribe_to_carry_the_way_out_in_one_unbroken_line() {
    let sink = Sink::start(&[]).await;
    let (_t, parts) = posting_to(&sink).await;
    let address = format!("https://videre.example/nb/avmeld/{}", "t".repeat(43));
    deliver_subscribed(&parts, &envelope(), letter(), address.clone())
        .await
        .unwrap();
    let plain = Envelope {
        round: 1,
        ..envelope()
    };
    deliver(&parts, &plain, letter()).await.unwrap();
    let kept = sink.kept();
    assert_eq!(
        header(&kept[0], "List-Unsubscribe"),
        Some(format!("<{address}>").as_str())
    );
    assert_eq!(
        header(&kept[0], "List-Unsubscribe-Post"),
        Some("List-Unsubscribe=One-Click")
    );
    assert!(!kept[1].contains("List-Unsubscribe"));
}

#[tokio::test]
async fn a_key_that_cannot_be_read_is_said_at_the_start() {
    let t = parts().await;
    let key = t.parts.config.data_dir.join("dkim.pem");
    let config = Config {
        mail: MailSetting::Smtp("smtp://127.0.0.1:9".into()),
        dkim: Some(DkimSetting {
            key: key.clone(),
            selector: "videre".into(),
        }),
        ..(*t.parts.config).clone()
    };
    let said = |config: &Config| {
        let clock: SharedClock = t.clock.clone();
        open(config, clock)
            .err()
            .map(|e| e.to_string())
            .unwrap_or_default()
    };
    assert!(said(&config).contains("dkim.pem"), "{}", said(&config));
    std::fs::write(&key, "-----BEGIN PRIVATE KEY-----").unwrap();
    assert!(said(&config).contains("PKCS#1"), "{}", said(&config));
    let _: Arc<dyn Transport> = open(&Config { dkim: None, ..config }, t.clock.clone()).unwrap();
}

#[tokio::test]
async fn whom_a_letter_went_to_is_forgotten_after_a_year() {
    let t = parts().await;
    let later = |days: i64| {
        let now = crate::test::parts::start_of_tests() + chrono::Duration::days(days);
        t.clock.set(now);
    };
    deliver(&t.parts, &envelope(), letter()).await.unwrap();
    later(364);
    crate::mail::tick(&t.parts).await.unwrap();
    deliver(&t.parts, &envelope(), letter()).await.unwrap();
    assert_eq!(t.parts.post.sent(9).await.unwrap().len(), 1, "it is known still");
    later(366);
    crate::mail::tick(&t.parts).await.unwrap();
    deliver(&t.parts, &envelope(), letter()).await.unwrap();
    assert_eq!(t.parts.post.sent(9).await.unwrap().len(), 2);
}

#[tokio::test]
async fn letters_come_back_to_the_address_that_is_set_for_it() {
    for (bounces, expected) in [
        (None, "ikke-svar@videre.example"),
        (Some("retur@videre.example".to_owned()), "retur@videre.example"),
    ] {
        let sink = Sink::start(&[]).await;
        let (_t, parts) = posting_to(&sink).await;
        let config = Config {
            mail: MailSetting::Smtp(sink.url.clone()),
            mail_bounces: bounces,
            ..(*parts.config).clone()
        };
        let parts = Parts {
            post: open(&config, parts.clock.clone()).unwrap(),
            ..parts.clone()
        };
        deliver(&parts, &envelope(), letter()).await.unwrap();
        assert_eq!(sink.senders(), [expected]);
        assert!(
            header(&sink.kept()[0], "From")
                .unwrap()
                .contains("ikke-svar@videre.example")
        );
    }
}
