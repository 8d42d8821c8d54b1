//! What everyone may read of what became of the answers.

use app::evaluation::model::SurveyKind;
use app::followup::form::FindingForm;
use app::followup::model::{PublicGlance, PublicRecord};
use app::followup::port::FollowUp as _;
use app::shared::ids::OfferId;

use super::{Follow, reply};
use crate::followup::service::FollowUpService;
use crate::test::surveys::{World, editor};

#[tokio::test]
async fn that_those_who_stopped_were_asked_is_nobody_elses_to_know() {
    let w = World::new().await;
    let (editor, port) = (editor(), FollowUpService::new(w.parts().clone()));
    let run = w.run(1).await;
    let days = ("2026-11-23", "2026-12-01");
    let drop_out = w.plan_kind(SurveyKind::DropOut, run, days).await;
    w.plan_kind(SurveyKind::Start, run, days).await;
    w.go_to("2026-12-02");
    w.work().await;
    assert_eq!(
        port.public_glance(OfferId(1)).await.unwrap(),
        PublicGlance::default()
    );
    assert_eq!(
        port.public_record(OfferId(1)).await.unwrap(),
        PublicRecord::default()
    );
    // What the institution says of it for all to read is shown; that they were asked still is not.
    let form = FindingForm {
        topic: "annet".into(),
        text: "Mange slutta".into(),
    };
    let id = port.open(&editor, drop_out, form).await.unwrap();
    port.reply(&editor, id, 1, reply("Vi ser på det", false))
        .await
        .unwrap();
    assert_eq!(port.public_glance(OfferId(1)).await.unwrap().reply, None);
    port.reply(&editor, id, 2, reply("Vi gir meir tid", true))
        .await
        .unwrap();
    let record = port.public_record(OfferId(1)).await.unwrap();
    assert!(record.surveys.is_empty() && record.replies.len() == 1);
    let glance = port.public_glance(OfferId(1)).await.unwrap();
    assert!(!glance.was_surveyed && glance.reply.unwrap().text == "Vi gir meir tid");
}

#[tokio::test]
async fn an_offers_page_quotes_the_newest_public_reply_and_asks_for_it_once() {
    let (f, editor, analyst) = Follow::new().await;
    let glance = async || f.port.public_glance(OfferId(1)).await.unwrap();
    let (older, newer, hidden) = (
        f.opened(&analyst).await,
        f.opened(&analyst).await,
        f.opened(&editor).await,
    );
    assert_eq!(
        glance().await,
        PublicGlance {
            was_surveyed: true,
            reply: None
        }
    );
    f.port
        .reply(&editor, newer, 1, reply("Først", true))
        .await
        .unwrap();
    f.w.go_to("2026-11-25");
    f.port
        .reply(&editor, older, 1, reply("Sist", true))
        .await
        .unwrap();
    f.w.go_to("2026-11-26");
    f.port
        .reply(&editor, hidden, 1, reply("Til dykk", false))
        .await
        .unwrap();
    let before = f.w.parts().db.statements();
    assert_eq!(glance().await.reply.unwrap().text, "Sist");
    assert_eq!(f.w.parts().db.statements() - before, 1);
    let never = f.port.public_glance(OfferId(99)).await.unwrap();
    assert_eq!(never, PublicGlance::default());
}

#[tokio::test]
async fn everyone_reads_when_surveys_closed_and_nothing_is_promised_that_was_not_said() {
    let (f, _, analyst) = Follow::new().await;
    f.opened(&analyst).await;
    let record = f.port.public_record(OfferId(1)).await.unwrap();
    let years: Vec<i32> = record.surveys.iter().map(|(year, _)| year.0).collect();
    assert_eq!(years, [2025]);
    assert!(
        record.replies.is_empty(),
        "a finding without a public reply is nobody else's"
    );
    assert!(record.approved.is_empty());
    let never = f.port.public_record(OfferId(99)).await.unwrap();
    assert_eq!(never, PublicRecord::default());
}
