//! Pages over many surveys: what they read does not grow with them.

use std::collections::BTreeSet;

use app::accounts::model::Role;
use app::insight::form::{ChangesChoice, HeatChoice, OverviewChoice};
use app::insight::model::{Breakdown, LISTED};
use app::insight::port::Insight as _;
use app::insight::telling::{CHANGES, FIRST_CHANGES, SignalKind};
use app::shared::ids::OfferId;
use app::shared::time::StudyYear;
use sea_orm::{ConnectionTrait as _, Statement};

use super::{by, world};
use crate::insight::service::InsightService;
use crate::test::surveys::{NTNU, World, actor, editor};

#[tokio::test]
async fn pages_read_summaries_and_one_page_of_surveys_however_many_there_are() {
    let (w, insight) = world().await;
    let (analyst, few) = (actor(Role::Analyst, None), asked(&w, &insight).await);
    for run in 0..i64::try_from(LISTED).unwrap() {
        w.closed((100 + run, 20 + run), NTNU, "norsk", 2026, &[4, 5, 4, 3, 4, 5, 4])
            .await;
    }
    w.make_anew().await;
    assert_eq!(
        asked(&w, &insight).await,
        few,
        "as many queries as for five surveys"
    );
    assert!(few.iter().all(|n| *n <= 6), "{few:?}");

    let list = async |choice: OverviewChoice| insight.overview(&analyst, &choice).await.unwrap().surveys;
    let first = list(OverviewChoice::default()).await;
    assert_eq!(
        (first.rows.len(), first.total, first.pages()),
        (LISTED, LISTED + 5, 2)
    );
    assert!(first.rows.iter().all(|s| s.year == StudyYear(2026)));
    let second = list(OverviewChoice::default().on_page(2)).await;
    assert_eq!((second.rows.len(), second.page), (5, 2));
    assert!(second.rows.iter().all(|s| !first.rows.contains(s)));
    let beyond = list(OverviewChoice::default().on_page(9)).await;
    assert_eq!(beyond, second, "the last page stands for those after it");
    let of_row = |by_row: Breakdown, key: &str| OverviewChoice {
        only: Some(key.into()),
        ..by(by_row)
    };
    let in_year = |choice: OverviewChoice, year| OverviewChoice {
        year: Some(StudyYear(year)),
        ..choice
    };
    for (choice, n) in [
        (of_row(Breakdown::Subject, "engelsk"), 1),
        (of_row(Breakdown::Institution, "OsloMet"), 3),
        (of_row(Breakdown::County, "99"), 0),
        (of_row(Breakdown::Theme, "assessment"), LISTED + 5),
        (in_year(OverviewChoice::default(), 2025), 4),
        (in_year(of_row(Breakdown::Subject, "norsk"), 2024), 1),
        (in_year(of_row(Breakdown::Institution, "NTNU"), 2026), LISTED),
    ] {
        assert_eq!(list(choice.clone()).await.total, n, "{choice:?}");
    }
    let ntnu = of_row(Breakdown::Institution, "NTNU");
    let foreign = insight.overview(&editor(), &ntnu).await.unwrap();
    assert_eq!(foreign.surveys.total, 0);

    // A survey that has closed since they were counted is shown, and the list never claims fewer than it shows.
    w.closed((900, 900), NTNU, "engelsk", 2026, &[4, 5, 4]).await;
    let engelsk = list(of_row(Breakdown::Subject, "engelsk")).await;
    assert_eq!((engelsk.rows.len(), engelsk.total), (2, 2));
}

#[tokio::test]
async fn what_another_version_made_today_is_made_anew() {
    let (w, _) = world().await;
    let db = &w.parts().db;
    let waits = async || {
        let kind = "SELECT kind FROM job WHERE kind = 'insight.make_anew'";
        let statement = Statement::from_string(db.read().get_database_backend(), kind);
        !db.read().query_all_raw(statement).await.unwrap().is_empty()
    };
    let run = async |sql: &str| {
        let tx = db.write().await.unwrap();
        tx.execute_unprepared(sql).await.unwrap();
        tx.commit().await.unwrap();
    };
    run("DELETE FROM job").await;
    crate::insight::tick(w.parts()).await.unwrap();
    assert!(!waits().await, "this version has made it");
    let today = w.parts().clock.today();
    run(&format!("UPDATE cube_made SET made_on = '{today}'")).await;
    crate::insight::tick(w.parts()).await.unwrap();
    assert!(waits().await);
}

#[tokio::test]
async fn changes_are_read_a_page_at_a_time_and_counted_whole() {
    let (w, insight) = world().await;
    let n = i64::try_from(CHANGES).unwrap() + 3;
    for run in 0..n {
        w.closed((100 + run, 20 + run), NTNU, "norsk", 2026, &[4, 5, 4, 3, 4, 5, 4])
            .await;
    }
    w.make_anew().await;
    let analyst = actor(Role::Analyst, None);
    let of = async |choice: ChangesChoice, kind: SignalKind| {
        let changes = insight.signals(&analyst, choice).await.unwrap();
        let found = changes.into_iter().find(|c| c.kind == kind).unwrap();
        let offers: BTreeSet<i64> = found.shown.iter().map(|s| s.offer.0).collect();
        assert_eq!(offers.len(), found.shown.len());
        (found.total, offers)
    };
    // Every one of them has one figure only, and so have three of the others.
    let total = CHANGES + 3 + 3;
    let first = of(ChangesChoice::ALL, SignalKind::Single).await;
    assert_eq!((first.0, first.1.len()), (total, FIRST_CHANGES));
    let page = |page| ChangesChoice {
        kind: Some(SignalKind::Single),
        page,
    };
    let (one, two) = (
        of(page(1), SignalKind::Single).await,
        of(page(2), SignalKind::Single).await,
    );
    assert_eq!((one.1.len(), two.1.len()), (CHANGES, 6));
    let beyond = of(page(9), SignalKind::Single).await;
    assert_eq!(beyond, two, "beyond the last page is the last");
    assert!(first.1.is_subset(&one.1) && one.1.is_disjoint(&two.1));
    // Of its own institution alone an editor hears, and no other kind is read for a page of one.
    let own = insight.signals(&editor(), page(1)).await.unwrap();
    assert!(own.len() == 1 && own[0].total == 2, "{own:?}");
}

/// Queries of the overview, the heat table, one institution's part of it, a series and the changes.
async fn asked(w: &World, insight: &InsightService) -> [u64; 5] {
    let analyst = actor(Role::Analyst, None);
    let db = &w.parts().db;
    // What the catalogue knows by heart is read once.
    crate::catalogue::reference(w.parts()).await.unwrap();
    insight.series(&analyst, OfferId(1)).await.unwrap();
    let mut asked = [0; 5];
    let mut before = db.statements();
    let mut note = |at: usize| {
        let now = db.statements();
        asked[at] = now - before;
        before = now;
    };
    insight
        .overview(&analyst, &OverviewChoice::default())
        .await
        .unwrap();
    note(0);
    insight.heat(&analyst, &HeatChoice::default()).await.unwrap();
    note(1);
    let within = HeatChoice::default().below(Some("norsk"), Some("OsloMet"));
    insight.heat(&analyst, &within).await.unwrap();
    note(2);
    insight.series(&analyst, OfferId(1)).await.unwrap();
    note(3);
    insight.signals(&analyst, ChangesChoice::ALL).await.unwrap();
    note(4);
    asked
}
