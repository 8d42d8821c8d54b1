//! From how many answers anything is read or counted, and that an open survey tells nothing.

use std::sync::Arc;

use app::evaluation::port::Evaluations as _;
use app::remarks::form::{DecideForm, OverviewChoice};
use app::remarks::model::{Stand, ToldStand, shown};
use app::remarks::port::Remarks as _;
use app::shared::fault::Fault;
use sea_orm::EntityTrait as _;

use super::{Desk, analyst, editor, pass, summarise};
use crate::evaluation::entity::remark;
use crate::remarks::service::RemarksService;
use crate::test::surveys::{NTNU, OSLOMET, rating};

#[tokio::test]
async fn nine_answers_are_read_by_nobody_and_ten_are() {
    let d = Desk::new().await;
    let nine = d.closed(1, 9, &["Ni"]).await;
    let ten = d.closed(2, 10, &["Ti"]).await;
    let rows = d.port.queue(&analyst()).await.unwrap().rows;
    assert_eq!(rows.iter().map(|r| r.evaluation).collect::<Vec<_>>(), [ten]);
    assert_eq!(d.reading(nine).await.stand, Stand::TooFew(10));
    assert_eq!(d.open(ten).await.0[0].text, "Ti");
    assert_eq!(
        d.port.decide(&analyst(), nine, DecideForm::default()).await,
        Err(Fault::Stale)
    );
    let stand = async |id| d.port.told(&editor(), id).await.unwrap().stand;
    assert_eq!(stand(nine).await, ToldStand::TooFew);
    assert_eq!(stand(ten).await, ToldStand::Waiting);
    // What nobody may ever read is not kept.
    d.work().await;
    let left = remark::Entity::find().all(d.w.parts().db.read()).await.unwrap();
    assert_eq!(left.iter().map(|r| r.text.as_str()).collect::<Vec<_>>(), ["Ti"]);
    assert_eq!(stand(nine).await, ToldStand::TooFew);
}

#[tokio::test]
async fn a_raised_limit_hides_and_deletes_nothing() {
    let d = Desk::new().await;
    let id = d.closed(1, 12, &["Tolv"]).await;
    let mut parts = d.w.parts().clone();
    let mut config = (*parts.config).clone();
    config.min_answers_public = 15;
    parts.config = Arc::new(config);
    let raised = RemarksService::new(parts.clone());
    assert!(raised.queue(&analyst()).await.unwrap().rows.is_empty());
    assert_eq!(
        raised.reading(&analyst(), id).await.unwrap().stand,
        Stand::TooFew(15)
    );
    crate::remarks::tick(&parts).await.unwrap();
    assert_eq!(d.open(id).await.0.len(), 1, "it may have been a slip");
    // What was told of before is hidden as well.
    d.decide(id, &[("Tolv", pass(&["annet"]))]).await;
    d.tell(id).await;
    assert_eq!(raised.told(&editor(), id).await.unwrap().stand, ToldStand::TooFew);
}

#[tokio::test]
async fn an_open_survey_tells_nothing_to_anybody() {
    let d = Desk::new().await;
    let (id, tokens) = d.w.open_survey(14).await;
    for token in &tokens[..12] {
        let mut form = rating(4);
        form.text.insert("open_change".into(), "Mer praksis".into());
        d.w.surveys.answer(token, form).await.unwrap();
    }
    assert!(d.port.queue(&analyst()).await.unwrap().rows.is_empty());
    assert_eq!(d.port.reading(&analyst(), id).await.err(), Some(Fault::Missing));
    assert_eq!(d.port.told(&editor(), id).await.err(), Some(Fault::Missing));
    let decided = d.port.decide(&analyst(), id, DecideForm::default()).await;
    assert_eq!(decided, Err(Fault::Missing));
    crate::remarks::tick(d.w.parts()).await.unwrap();
    let all = remark::Entity::find().all(d.w.parts().db.read()).await.unwrap();
    assert!(all.is_empty(), "texts lie sealed with the answers they came with");
    d.w.go_to("2026-12-23");
    d.w.work().await;
    assert_eq!(d.open(id).await.0.len(), 12, "once it is closed they can be read");
}

#[tokio::test]
async fn counts_are_none_or_ten_and_the_directorate_reads_summaries_only() {
    let d = Desk::new().await;
    let texts: Vec<String> = (0..10).map(|i| format!("Samling {i}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let one = d.closed_of((1, 1), OSLOMET, 2025, 14, &texts).await;
    let all: Vec<_> = texts.iter().map(|t| (*t, pass(&["samlinger"]))).collect();
    d.decide(one, &all).await;
    d.tell(one).await;
    let other = d.closed_of((2, 2), NTNU, 2024, 12, &["Rot på nett"]).await;
    d.decide(
        other,
        &[("Rot på nett", summarise("Rotete nettsider", &["nettdel"]))],
    )
    .await;
    d.tell(other).await;

    let pairs = |pairs: &[(&str, &str)]| -> OverviewChoice {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        let (choice, ignored) = OverviewChoice::read(&pairs);
        assert!(!ignored);
        choice
    };
    let overview = async |choice: OverviewChoice| d.port.overview(&analyst(), &choice).await.unwrap();
    let by_year = overview(pairs(&[("etter", "ar")])).await;
    let keys: Vec<&str> = by_year.rows.iter().map(|r| r.key.as_str()).collect();
    assert_eq!(keys, ["2025", "2024"]);
    let gatherings = 2;
    assert_eq!(by_year.rows[0].improve[gatherings], Some(10));
    assert_eq!(by_year.rows[0].positive, vec![Some(0); 8]);
    assert_eq!(by_year.rows[1].improve[3], None, "one text is fewer than ten");
    assert!(by_year.rows.iter().all(|r| {
        let counts = r.positive.iter().chain(&r.improve);
        counts.flatten().all(|n| shown(*n, 10) == Some(*n))
    }));
    assert_eq!(by_year.n_summaries, 1);
    assert_eq!(by_year.summaries[0].text, "Rotete nettsider");
    assert_eq!(by_year.years.len(), 2);
    let only = overview(pairs(&[("institusjon", "1")])).await;
    assert_eq!((only.rows.len(), only.n_summaries), (1, 0));
    assert_eq!(overview(pairs(&[("kategori", "nettdel")])).await.n_summaries, 1);
    assert_eq!(overview(pairs(&[("kategori", "annet")])).await.n_summaries, 0);
    assert!(overview(pairs(&[("fag", "matematikk")])).await.rows.is_empty());
}
