//! Letters that came back after a mail server had taken them, as Postfix, Exim and Exchange report it.

use std::convert::Infallible;
use std::io::Cursor;

use app::evaluation::port::Evaluations as _;
use app::shared::ids::{EvaluationId, InvitationId};
use sea_orm::EntityTrait as _;

use super::post::{header, posting_to, uninvited};
use crate::evaluation::entity::invitation;
use crate::evaluation::jobs::{self, Invite, Remind};
use crate::mail::report::LONGEST;
use crate::mail::transport::sink::Sink;
use crate::operate::bounce;
use crate::platform::Parts;
use crate::test::surveys::{World, editor};

/// A report with these fields about the receiver, returning `original` under a content type.
fn report(fields: &str, (kind, original): (&str, &str)) -> String {
    format!(
        "Return-Path: <>\n\
         Received: by mail.skole.example (Postfix)\n\tid 4XyZ12abc; Mon, 23 Nov 2026 11:00:05 +0100 (CET)\n\
         Date: Mon, 23 Nov 2026 11:00:05 +0100 (CET)\n\
         From: MAILER-DAEMON@mail.skole.example (Mail Delivery System)\n\
         Subject: Undelivered Mail Returned to Sender\n\
         To: retur@videre.example\n\
         Auto-Submitted: auto-replied\n\
         MIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status;\n\tboundary=\"4XyZ12abc.1795/mail.skole.example\"\n\
         Message-Id: <20261123100005.4XyZ12abc@mail.skole.example>\n\
         \n\
         This is a MIME-encapsulated message.\n\
         \n\
         --4XyZ12abc.1795/mail.skole.example\n\
         Content-Description: Notification\n\
         Content-Type: text/plain; charset=us-ascii\n\
         \n\
         This is the mail system at host mail.skole.example.\n\
         \n\
         --4XyZ12abc.1795/mail.skole.example\n\
         Content-Description: Delivery report\n\
         Content-Type: message/delivery-status\n\
         \n\
         Reporting-MTA: dns; mail.skole.example\n\
         X-Postfix-Queue-ID: 4XyZ12abc\n\
         Arrival-Date: Mon, 23 Nov 2026 11:00:04 +0100 (CET)\n\
         \n\
         {fields}\n\
         \n\
         --4XyZ12abc.1795/mail.skole.example\n\
         Content-Description: Undelivered Message\n\
         Content-Type: {kind}\n\
         \n\
         {original}\n\
         \n\
         --4XyZ12abc.1795/mail.skole.example--\n"
    )
}

const FAILED: &str = "Final-Recipient: rfc822; deltaker0@prove.example\n\
    Original-Recipient: rfc822;deltaker0@prove.example\n\
    Action: failed\n\
    Status: 5.1.1\n\
    Remote-MTA: dns; mx.prove.example\n\
    Diagnostic-Code: smtp; 550 5.1.1 <deltaker0@prove.example>: Recipient address\n    rejected: User unknown";

fn postfix(letter: &str) -> String {
    report(FAILED, ("message/rfc822", letter))
}

/// Exim returns the headers alone where the letter is long.
fn exim(letter: &str) -> String {
    let headers = letter.split("\n\n").next().unwrap();
    format!(
        "Return-path: <>\n\
         Received: from Debian-exim by mx.prove.example with local (Exim 4.96)\n\tid 1vNabc-0001Ab-2c\n\
         X-Failed-Recipients: deltaker0@prove.example\n\
         Auto-Submitted: auto-replied\n\
         From: Mail Delivery System <Mailer-Daemon@mx.prove.example>\n\
         To: retur@videre.example\n\
         References: <someone.else@prove.example>\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=1795428000-eximdsn-1904102\n\
         MIME-Version: 1.0\n\
         Subject: Mail delivery failed: returning message to sender\n\
         Message-Id: <E1vNabc-0001Ab-2c@mx.prove.example>\n\
         \n\
         --1795428000-eximdsn-1904102\n\
         Content-type: text/plain; charset=us-ascii\n\
         \n\
         This message was created automatically by mail delivery software.\n\
         \n\
         --1795428000-eximdsn-1904102\n\
         Content-type: message/delivery-status\n\
         \n\
         Reporting-MTA: dns; mx.prove.example\n\
         \n\
         Action: failed\n\
         Final-Recipient: rfc822;deltaker0@prove.example\n\
         Status: 5.0.0\n\
         \n\
         --1795428000-eximdsn-1904102\n\
         Content-type: text/rfc822-headers\n\
         \n\
         {headers}\n\
         \n\
         --1795428000-eximdsn-1904102--\n"
    )
}

/// Exchange writes to people in two forms, and returns headers as a letter without text.
fn exchange(letter: &str) -> String {
    let headers = letter.split("\n\n").next().unwrap();
    format!(
        "From: <postmaster@prove.example>\n\
         To: <retur@videre.example>\n\
         Date: Mon, 23 Nov 2026 10:00:09 +0000\n\
         Content-Type: multipart/report; report-type=\"delivery-status\";\n\tboundary=\"_f00d_\"\n\
         X-MS-Exchange-Message-Is-Ndr:\n\
         Content-Language: nb-NO\n\
         Message-ID: <5e6a@OL1P279.NORP279.PROD.OUTLOOK.COM>\n\
         Subject: Undeliverable: =?utf-8?B?RGVsdGFrZXJ1bmRlcnPDuGtlbHNl?=\n\
         MIME-Version: 1.0\n\
         \n\
         --_f00d_\n\
         Content-Type: multipart/alternative; differences=Content-Type;\n\tboundary=\"_beef_\"\n\
         \n\
         --_beef_\n\
         Content-Type: text/plain; charset=\"utf-8\"\n\
         Content-Transfer-Encoding: base64\n\
         \n\
         RGluIG1lbGRpbmcga29tIGlra2UgZnJlbS4=\n\
         \n\
         --_beef_\n\
         Content-Type: text/html; charset=\"utf-8\"\n\
         \n\
         <html><body>Din melding kom ikke frem.</body></html>\n\
         \n\
         --_beef_--\n\
         \n\
         --_f00d_\n\
         Content-Type: message/delivery-status\n\
         \n\
         Reporting-MTA: dns;OL1P279.NORP279.PROD.OUTLOOK.COM\n\
         Received-From-MTA: dns;mail.videre.example\n\
         \n\
         Final-Recipient: rfc822;deltaker0@prove.example\n\
         Action: failed\n\
         Status: 5.1.10\n\
         Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound\n\
         X-Display-Name: Deltaker 0\n\
         \n\
         --_f00d_\n\
         Content-Type: message/rfc822\n\
         \n\
         {headers}\n\
         \n\
         --_f00d_--\n"
    )
}

/// A survey of two whose invitations went out, through a real conversation; with the letters as they were sent.
async fn invited(w: &World) -> (EvaluationId, Parts, Sink) {
    let id = uninvited(w, 2).await;
    let sink = Sink::start(&[]).await;
    let parts = posting_to(w, &sink);
    let job = Invite {
        evaluation: id,
        tries: 0,
    };
    jobs::invite(&parts, job).await.unwrap();
    (id, parts, sink)
}

/// The letter to the first participant, with a mail system's line ends.
fn letter(sink: &Sink) -> String {
    let to_first = |l: &&String| l.contains("deltaker0@prove.example");
    let kept = sink.kept();
    kept.iter().rfind(to_first).unwrap().replace("\r\n", "\n")
}

async fn hand_over(parts: &Parts, report: &str) -> (u8, String) {
    let open = async || Ok::<_, Infallible>(parts);
    let receipt = bounce(Cursor::new(report.as_bytes()), open).await;
    for told in ["deltaker", "prove.example", "@"] {
        assert!(!receipt.line.contains(told), "{}", receipt.line);
    }
    (receipt.code, receipt.line)
}

async fn bounced(parts: &Parts) -> Vec<bool> {
    let mut people = invitation::Entity::find().all(parts.db.read()).await.unwrap();
    people.sort_by_key(|p| p.id);
    // As if it had been refused at once.
    assert!(people.iter().all(|p| p.bounced == p.sent_at.is_none()));
    people.into_iter().map(|p| p.bounced).collect()
}

#[tokio::test]
async fn an_invitation_that_came_back_waits_for_correction_whoever_reports_it() {
    for write in [postfix, exim, exchange] {
        let w = World::new().await;
        let (id, parts, sink) = invited(&w).await;
        let report = write(&letter(&sink));
        for report in [report.clone(), report.replace('\n', "\r\n")] {
            let (code, line) = hand_over(&parts, &report).await;
            assert_eq!(code, 0, "{line}\n{report}");
            assert!(line.starts_with("noted"), "{line}");
            assert_eq!(bounced(&parts).await, [true, false]);
        }
        // The institution sees it, corrects it, and the letter goes out anew; an old report is no longer about her.
        let page = w.surveys.evaluation(&editor(), id).await.unwrap();
        let who = page.participants[0].id;
        assert!(page.participants[0].bounced && page.participants[0].invited_at.is_none());
        w.surveys
            .readdress(&editor(), id, who, "riktig@prove.example")
            .await
            .unwrap();
        let (code, line) = hand_over(&parts, &report).await;
        assert!(code == 65 && line.starts_with("refused"), "{line}");
        let people = invitation::Entity::find().all(parts.db.read()).await.unwrap();
        assert!(people.iter().all(|p| !p.bounced));
    }
}

#[tokio::test]
async fn what_is_not_given_up_for_good_changes_nothing() {
    let w = World::new().await;
    let (_, parts, sink) = invited(&w).await;
    let letter = letter(&sink);
    let delayed = FAILED.replace("failed", "delayed").replace("5.1.1", "4.4.1");
    let timed_out = FAILED.replace("5.1.1", "4.4.7");
    let relayed = FAILED.replace("failed", "relayed");
    let one_of_two = format!("{FAILED}\n\n{}", FAILED.replace("failed", "delivered"));
    for fields in [delayed, timed_out, relayed, one_of_two] {
        let (code, line) = hand_over(&parts, &report(&fields, ("message/rfc822", &letter))).await;
        assert!(
            code == 0 && line.starts_with("nothing is changed"),
            "{line}\n{fields}"
        );
    }
    // Other letters of ours come back as well.
    let other = "Message-ID: <accounts.link.4.0@videre>\nSubject: Hei\n\nHei";
    let (code, line) = hand_over(&parts, &report(FAILED, ("message/rfc822", other))).await;
    assert!(code == 0 && line.contains("no invitation"), "{line}");
    assert_eq!(bounced(&parts).await, [false, false]);
}

#[tokio::test]
async fn a_reminder_that_came_back_does_not_tell_who_has_not_answered() {
    let w = World::new().await;
    let (id, parts, sink) = invited(&w).await;
    w.go_to("2026-11-30");
    let job = Remind {
        evaluation: id,
        round: 1,
        tries: 0,
    };
    jobs::remind(&parts, job).await.unwrap();
    assert_eq!(sink.kept().len(), 4);
    let (code, line) = hand_over(&parts, &postfix(&letter(&sink))).await;
    assert!(code == 0 && line.contains("reminder"), "{line}");
    assert_eq!(bounced(&parts).await, [false, false]);
}

#[tokio::test]
async fn what_is_forged_unknown_malformed_or_too_long_is_refused() {
    let w = World::new().await;
    let (_, parts, sink) = invited(&w).await;
    let letter = letter(&sink);
    let id = header(&letter, "Message-ID").to_owned();
    let seal = id.rsplit('.').next().unwrap().to_owned();
    let swapped = |to: &str| postfix(&letter.replace(&id, to));
    let forged = seal.replace(|c: char| c.is_ascii_digit(), "f");
    let tampered = [
        id.replace(&seal, &forged),
        // Another participant, another survey, somebody else's letter.
        id.replace(".1.0.", ".2.0."),
        id.replace("invite.1.", "invite.9."),
        "<x@prove.example>".to_owned(),
    ];
    let whole = postfix(&letter);
    let mut refused: Vec<String> = tampered
        .iter()
        .filter(|t| **t != id)
        .map(|t| swapped(t))
        .collect();
    assert!(refused.len() >= 3, "{id}");
    refused.extend([
        String::new(),
        "Hei".into(),
        letter.clone(),
        whole.replace(
            "report-type=delivery-status",
            "report-type=disposition-notification",
        ),
        whole.replace("message/delivery-status", "text/plain"),
        whole.replace("Final-Recipient", "X-Somebody"),
        whole.replace("Message-ID", "X-Message"),
        whole.chars().take(whole.len() / 3).collect(),
        format!("{whole}{}", "x".repeat(LONGEST)),
    ]);
    for report in refused {
        let (code, line) = hand_over(&parts, &report).await;
        let start: String = report.chars().take(3_000).collect();
        assert!(
            code == 65 && line.starts_with("refused"),
            "{code} {line}\n{start}"
        );
    }
    assert_eq!(bounced(&parts).await, [false, false]);
}

#[tokio::test]
async fn nothing_is_noted_of_people_who_are_gone_or_surveys_that_are_over() {
    let w = World::new().await;
    let (id, parts, sink) = invited(&w).await;
    let report = postfix(&letter(&sink));
    let people = invitation::Entity::find().all(parts.db.read()).await.unwrap();
    let first = people.iter().find(|p| p.email.starts_with("deltaker0")).unwrap();
    w.go_to("2026-12-23");
    let (code, line) = hand_over(&parts, &report).await;
    assert!(code == 0 && line.contains("over"), "{line}");
    w.go_to("2026-11-24");
    w.surveys
        .remove_participant(&editor(), id, InvitationId(first.id))
        .await
        .unwrap();
    assert_eq!(hand_over(&parts, &report).await.0, 65);
}

#[tokio::test]
async fn nothing_is_opened_for_what_is_no_report() {
    let open = async || -> Result<&Parts, Infallible> { panic!("opened") };
    let receipt = bounce(Cursor::new(b"Subject: cheap watches\r\n\r\nBuy now"), open).await;
    assert_eq!(receipt.code, 65);
}
