//! What the overview shows, counts, sorts and leaves out.

use app::catalogue::model::{RunMark, VersionState};
use app::catalogue::section::Section;
use app::shared::fault::Fault;

use super::*;
use crate::catalogue::work::facts;

/// Three offers: a live one, an empty draft, one in review.
async fn three(s: &Stage) -> (OfferId, VersionId) {
    let editor = s.editor().await;
    let found = live(s, full_form("Ål og 100 % får")).await;
    let draft = s.catalogue.create(&editor, s.hvl, Lang::Nb).await.unwrap();
    let begun = OfferForm {
        title: "Zoologi for alle".into(),
        code: "ZOO_1".into(),
        ..OfferForm::default()
    };
    s.catalogue.save(&editor, draft, 1, begun).await.unwrap();
    s.submitted().await;
    found
}

#[tokio::test]
async fn shows_what_fits_and_counts_the_rest() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (offer, _) = three(&s).await;
    assert_eq!(
        titles(&s, &editor, &[("sorter", "tittel")]).await,
        ["Matematikk 1", "Zoologi for alle", "Ål og 100 % får"],
        "in the order of the Norwegian alphabet"
    );
    for (query, expected) in [
        (("q", "ZOO"), vec!["Zoologi for alle"]),
        (("q", "åL"), vec!["Ål og 100 % får"]),
        (("q", "0 % f"), vec!["Ål og 100 % får"]),
        (("q", "o_1"), vec!["Zoologi for alle"]),
        (("q", "matematikk ål"), vec!["Ål og 100 % får"]),
        (("tilstand", "in_review"), vec!["Matematikk 1"]),
        (("mangler", "noe"), vec!["Zoologi for alle"]),
        (("mangler", "temaer"), vec!["Zoologi for alle"]),
        (("mangler", "ingenting"), vec![]),
        (("frist", "uten"), vec!["Zoologi for alle"]),
        (("frist", "ute"), vec![]),
        (("fag", "norsk"), vec![]),
    ] {
        assert_eq!(titles(&s, &editor, &[query]).await, expected, "{query:?}");
    }
    let query = WorkQuery {
        state: Some(VersionState::Draft),
        ..WorkQuery::default()
    };
    let page = work(&s).overview(&editor, &query).await.unwrap();
    assert_eq!(
        page.counts,
        [
            (VersionState::Draft, 1),
            (VersionState::InReview, 1),
            (VersionState::Published, 1)
        ]
    );
    assert_eq!(page.total, 1);
    assert!(page.items[0].missing.contains(&Section::Themes));
    assert!(!page.items[0].is_live && page.items[0].runs.is_empty());
    let live = WorkQuery {
        state: Some(VersionState::Published),
        ..WorkQuery::default()
    };
    let page = work(&s).overview(&editor, &live).await.unwrap();
    assert_eq!(page.items[0].offer, offer);
    assert_eq!(page.items[0].deadline, "2027-03-01".parse().ok());
    assert_eq!(page.items[0].runs.len(), 1);
}

#[tokio::test]
async fn shows_each_institution_its_own_only() {
    let s = Stage::new().await;
    three(&s).await;
    let other = s.actor(app::accounts::model::Role::Editor, Some(s.uib)).await;
    assert_eq!(titles(&s, &other, &[]).await, Vec::<String>::new());
    let nobody = s.reviewer().await;
    let refused = work(&s).overview(&nobody, &WorkQuery::default()).await;
    assert_eq!(refused.err(), Some(Fault::Forbidden));
    let refused = work(&s).all(&Actor::visitor(), &WorkQuery::default()).await;
    assert_eq!(refused.err(), Some(Fault::SignIn));
}

#[tokio::test]
async fn follows_every_step_of_an_offer() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let now = async || {
        let page = work(&s).overview(&editor, &WorkQuery::default()).await.unwrap();
        let item = page.items[0].clone();
        (item.state, item.is_live, item.runs.first().and_then(|r| r.mark))
    };
    let (version, case) = s.submitted().await;
    assert_eq!(now().await, (VersionState::InReview, false, None));
    s.decide(case, Outcome::Returned).await;
    assert_eq!(now().await, (VersionState::Returned, false, None));
    let form = full_form("Matematikk 1");
    let seen = s.row(version).await.revision;
    s.catalogue.submit(&editor, version, seen, form).await.unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;
    assert_eq!(now().await, (VersionState::Published, true, None));
    let offer = s.row(version).await.offer;
    let run = s.catalogue.offers(&[offer]).await.unwrap()[0].runs[0].id;
    s.catalogue
        .mark_run(&editor, run, Some(RunMark::Full))
        .await
        .unwrap();
    assert_eq!(now().await, (VersionState::Published, true, Some(RunMark::Full)));
    s.catalogue.revise(&editor, offer).await.unwrap();
    assert_eq!(now().await, (VersionState::Draft, true, Some(RunMark::Full)));
    s.catalogue
        .withdraw(&editor, offer, "Slutt".into())
        .await
        .unwrap();
    assert!(!now().await.1);
}

#[tokio::test]
async fn a_row_that_is_lost_or_old_is_mended_by_the_schedule() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    three(&s).await;
    use sea_orm::ConnectionTrait as _;
    let writer = s.t.parts.db.for_migration();
    writer.execute_unprepared("DELETE FROM offer_work").await.unwrap();
    assert_eq!(titles(&s, &editor, &[]).await, Vec::<String>::new());
    facts::tick(&s.t.parts).await.unwrap();
    assert_eq!(titles(&s, &editor, &[]).await.len(), 3);
    // The first deadline passes; the second is next.
    s.t.clock.advance(chrono::Duration::days(100));
    facts::tick(&s.t.parts).await.unwrap();
    let live = WorkQuery {
        state: Some(VersionState::Published),
        ..WorkQuery::default()
    };
    let page = work(&s).overview(&editor, &live).await.unwrap();
    assert_eq!(page.items[0].deadline, "2027-04-15".parse().ok());
    // A series nothing has been written for has no row to mend.
    let bare = format!(
        "INSERT INTO offer (institution_id, revision) VALUES ({}, 1)",
        s.hvl.0
    );
    writer.execute_unprepared(&bare).await.unwrap();
    let before = s.t.parts.db.statements();
    facts::tick(&s.t.parts).await.unwrap();
    assert_eq!(s.t.parts.db.statements() - before, 1, "nothing is left to mend");
}

#[tokio::test]
async fn costs_the_same_three_queries_however_many_offers() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let cost = async || {
        s.catalogue.reference().await.unwrap();
        let before = s.t.parts.db.statements();
        work(&s).overview(&editor, &WorkQuery::default()).await.unwrap();
        s.t.parts.db.statements() - before
    };
    live(&s, full_form("Ett")).await;
    let one = cost().await;
    for i in 0..5 {
        live(&s, full_form(&format!("Tilbud {i}"))).await;
    }
    assert_eq!((one, cost().await), (3, 3));
}

#[tokio::test]
async fn a_study_year_is_shown_alone() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let (old, _) = last_years(&s, "I fjor").await;
    live(&s, full_form("Neste år")).await;
    let writer = s.t.parts.db.for_migration();
    crate::catalogue::work::facts::refresh(writer, old, None, s.t.parts.clock.today())
        .await
        .unwrap();
    let all = titles(&s, &editor, &[]).await;
    assert_eq!(all.len(), 2);
    assert_eq!(titles(&s, &editor, &[("ar", "2027")]).await, ["Neste år"]);
    assert!(titles(&s, &editor, &[("ar", "2031")]).await.is_empty());
}
