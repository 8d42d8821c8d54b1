//! What people say of a run holds from its day on, and comes back whole.

use app::catalogue::form::{MarkForm, WithdrawForm};
use app::catalogue::model::{Run, RunMark, RunStatus};
use app::catalogue::work::bulk::{BulkAction, BulkForm};
use app::shared::fault::{Fault, Problem};
use chrono::Duration;

use super::*;

async fn first_run(s: &Stage, offer: OfferId) -> Run {
    s.catalogue.offers(&[offer]).await.unwrap()[0].runs[0].clone()
}

#[tokio::test]
async fn a_mark_given_ahead_holds_from_its_own_day() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, _) = live(&s, full_form("Matematikk 1")).await;
    let today = s.t.parts.clock.today();
    let run = first_run(&s, offer).await;
    let by_dates = run.status(today);
    let form = MarkForm {
        run: run.id.to_string(),
        mark: RunMark::Cancelled.code().into(),
        on: (today + chrono::Days::new(3)).to_string(),
        reason: "For få søkjarar".into(),
        ..MarkForm::default()
    };
    work(&s).mark_run(&editor, &form).await.unwrap();
    let status = async || {
        let today = s.t.parts.clock.today();
        let summary = s.catalogue.offers(&[offer]).await.unwrap().remove(0);
        let run = &summary.runs[0];
        assert_eq!(summary.status(today), Some(run.status(today)));
        (run.status(today), run.mark_on(today))
    };
    let soon = async || s.catalogue.closing_soon(5).await.unwrap().len();
    assert_eq!(status().await, (by_dates, None));
    assert_eq!(soon().await, 1, "one may still apply");
    s.t.clock.advance(Duration::days(2));
    assert_eq!(status().await, (by_dates, None));
    s.t.clock.advance(Duration::days(1));
    assert_eq!(status().await, (RunStatus::Cancelled, Some(RunMark::Cancelled)));
    assert_eq!(soon().await, 0);
}

#[tokio::test]
async fn a_mark_that_comes_back_has_its_day_its_reason_and_the_run_in_its_place() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let mut form = full_form("Matematikk 1");
    form.runs = vec![app::catalogue::form::RunForm {
        semester: "2028v".into(),
        starts_on: "2028-01-10".into(),
        gatherings: vec![],
        ..form.run.clone()
    }];
    let (offer, _) = live(&s, form).await;
    let summary = s.catalogue.offers(&[offer]).await.unwrap().remove(0);
    let moved = MarkForm {
        run: summary.runs[0].id.to_string(),
        mark: RunMark::Moved.code().into(),
        on: "2026-11-01".into(),
        reason: "Bygget er stengt".into(),
        moved_to: summary.runs[1].id.to_string(),
    };
    work(&s).mark_run(&editor, &moved).await.unwrap();
    let before = first_run(&s, offer).await;
    let asked = BulkForm {
        action: BulkAction::MarkFull.code().into(),
        offers: vec![offer.to_string()],
        ..BulkForm::default()
    };
    let bulk = work(&s).do_bulk(&editor, &asked).await.unwrap();
    assert_eq!(first_run(&s, offer).await.mark, Some(RunMark::Full));
    work(&s).undo_bulk(&editor, bulk).await.unwrap();
    assert_eq!(first_run(&s, offer).await, before);
}

#[tokio::test]
async fn an_offer_is_withdrawn_since_a_day_that_has_come() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, _) = live(&s, full_form("Matematikk 1")).await;
    let today = s.t.parts.clock.today();
    let form = |on: String, reason: &str| WithdrawForm {
        offer: offer.to_string(),
        reason: reason.into(),
        on,
    };
    let ahead = (today + chrono::Days::new(1)).to_string();
    let refused = work(&s).withdraw(&editor, &form(ahead, "Slutt")).await;
    assert_eq!(refused, Err(Fault::field("on", Problem::Ahead)));
    let refused = work(&s).withdraw(&editor, &form("i går".into(), "Slutt")).await;
    assert_eq!(refused, Err(Fault::field("on", Problem::NotADate)));
    let refused = work(&s).withdraw(&editor, &form(String::new(), " ")).await;
    assert_eq!(refused, Err(Fault::field("reason", Problem::ReasonNeeded)));
    let other = s.actor(app::accounts::model::Role::Editor, Some(s.uib)).await;
    let refused = work(&s).withdraw(&other, &form("i går".into(), "Slutt")).await;
    assert_eq!(refused, Err(Fault::Forbidden));
    assert!(
        s.catalogue.offers(&[offer]).await.unwrap().len() == 1,
        "nothing has happened"
    );
    let since = today - chrono::Days::new(3);
    work(&s)
        .withdraw(&editor, &form(since.to_string(), "Slutt"))
        .await
        .unwrap();
    let page = s.catalogue.offer(offer, None).await.unwrap();
    assert_eq!(page.shown.version.withdrawn_on, Some(since));
    assert_eq!(page.shown.version.withdrawn_reason, "Slutt");
}
