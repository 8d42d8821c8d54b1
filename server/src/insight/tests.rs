//! Overviews, lists and public figures against a real database, and their rules over random surveys.

use std::collections::{BTreeMap, HashMap};

use app::accounts::model::{Actor, Role};
use app::insight::model::Breakdown;
use app::insight::port::Insight as _;
use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InstitutionId, OfferId};
use app::shared::time::StudyYear;
use proptest::prelude::*;

use super::overview;
use super::service::{InsightService, quality};
use super::store::Survey;
use crate::test::surveys::{NTNU, OSLOMET, World, actor, editor};

/// Four offers at two institutions over two years.
async fn world() -> (World, InsightService) {
    let w = World::new().await;
    w.closed((1, 1), OSLOMET, "norsk", 2024, &[4, 5, 5, 4, 5, 3, 4, 5])
        .await;
    w.closed((2, 1), OSLOMET, "norsk", 2025, &[3, 3, 4]).await;
    w.closed((3, 2), OSLOMET, "matematikk", 2025, &[2, 3, 4, 3, 3, 2, 3])
        .await;
    w.closed((4, 3), NTNU, "norsk", 2025, &[5, 5, 4, 4, 4, 5, 5, 4, 4, 3, 0])
        .await;
    w.closed((5, 4), NTNU, "engelsk", 2025, &[1, 2]).await;
    let insight = InsightService::new(w.parts().clone());
    (w, insight)
}

#[tokio::test]
async fn the_directorate_sees_all_and_an_institution_its_own() {
    let (_w, insight) = world().await;
    let analyst = actor(Role::Analyst, None);
    let all = insight
        .overview(&analyst, Breakdown::Subject, None)
        .await
        .unwrap();
    let rows: Vec<_> = all
        .rows
        .iter()
        .map(|r| (r.key.as_str(), r.shown.map(|s| s.n)))
        .collect();
    // Two answers on English and three on the small Norwegian survey are too few to be a rest.
    assert_eq!(
        rows,
        [("engelsk", None), ("matematikk", Some(7)), ("norsk", Some(18))]
    );
    assert_eq!(all.total.shown.map(|s| s.n), Some(25));
    assert_eq!(all.years, [StudyYear(2025), StudyYear(2024)]);
    assert!(!all.own_only && !all.includes_demo);

    let own = insight
        .overview(&editor(), Breakdown::Institution, None)
        .await
        .unwrap();
    assert!(own.own_only);
    let keys: Vec<_> = own.rows.iter().map(|r| r.key.as_str()).collect();
    assert_eq!(keys, ["OsloMet"]);
    assert_eq!(own.total.shown.map(|s| s.n), Some(15));

    let year = Some(StudyYear(2025));
    let themes = insight.overview(&analyst, Breakdown::Theme, year).await.unwrap();
    let shown = themes.rows.iter().find(|r| r.key == "assessment").unwrap().shown;
    // Eleven and seven are known; three and two together are still too few.
    assert_eq!(shown.map(|s| (s.n, s.estimate.mean)), Some((18, 3.0)));
    let listed = insight.surveys(&analyst).await.unwrap();
    assert_eq!(listed.len(), 5);
    assert_eq!(listed.iter().filter(|s| s.shown.is_some()).count(), 3);
    assert_eq!(insight.surveys(&editor()).await.unwrap().len(), 3);
}

#[tokio::test]
async fn only_institutions_and_directorate_see_overviews() {
    let (_w, insight) = world().await;
    for (who, expected) in [
        (Actor::visitor(), Some(Fault::SignIn)),
        (actor(Role::Teacher, None), Some(Fault::Forbidden)),
        (actor(Role::Partner, None), Some(Fault::Forbidden)),
        (actor(Role::InstitutionAdmin, Some(NTNU)), None),
        (actor(Role::Reviewer, None), None),
        (actor(Role::DirectorateAdmin, None), None),
    ] {
        let overview = insight.overview(&who, Breakdown::Subject, None).await;
        assert_eq!(overview.err(), expected);
        assert_eq!(insight.surveys(&who).await.err(), expected);
    }
}

#[tokio::test]
async fn public_quality_needs_ten_answers_and_pools_the_years() {
    let (w, _) = world().await;
    let offers: Vec<OfferId> = (1..=4).map(OfferId).collect();
    let before = w.parts().db.statements();
    let shown = quality(w.parts(), &offers).await.unwrap();
    assert_eq!(w.parts().db.statements() - before, 1, "one query");
    assert_eq!(shown.keys().collect::<Vec<_>>(), [&OfferId(3)]);
    let q = &shown[&OfferId(3)];
    assert_eq!((q.n, q.invited, q.years, q.mean), (10, 22, (2025, 2025), 4.3));
    // Three more in a third year make six together with the three before: released, and enough with eight.
    w.closed((6, 1), OSLOMET, "norsk", 2026, &[3, 4, 4]).await;
    let shown = quality(w.parts(), &offers).await.unwrap();
    let q = &shown[&OfferId(1)];
    assert_eq!((q.n, q.years), (14, (2024, 2026)));
    assert!(quality(w.parts(), &[]).await.unwrap().is_empty());
}

fn surveys() -> impl Strategy<Value = Vec<Survey>> {
    let one = (
        1i64..8,
        2023i32..2026,
        proptest::array::uniform5(0u32..5),
        0u32..3,
    );
    proptest::collection::vec(one, 0..25).prop_map(|all| {
        let survey = |(i, (offer, year, counts, unanswered)): (usize, (i64, i32, [u32; 5], u32))| {
            let n: u32 = counts.iter().sum();
            let items = Breakdown::ALL.iter().flat_map(|by| overview::items(*by));
            Survey {
                id: EvaluationId(i64::try_from(i).unwrap()),
                offer: OfferId(offer),
                institution: InstitutionId(offer % 3),
                subject: format!("s{}", offer % 4),
                title: String::new(),
                year: StudyYear(year),
                invited: n * 2 + unanswered,
                is_demo: false,
                answered: n + unanswered,
                counts: items.map(|item| (item, counts)).collect::<BTreeMap<_, _>>(),
            }
        };
        all.into_iter().enumerate().map(survey).collect()
    })
}

proptest! {
    #[test]
    fn no_overview_shows_or_leaves_over_a_small_group(surveys in surveys(), limit in 6u32..10) {
        let names: HashMap<_, _> = (0..3).map(|i| (InstitutionId(i), format!("i{i}"))).collect();
        let alone = overview::shown_alone(&surveys, limit);
        for by in Breakdown::ALL {
            for year in [None, Some(StudyYear(2024))] {
                let (rows, total) = overview::rows(&surveys, &names, *by, year, limit);
                let shown = |r: &app::insight::model::OverviewRow| r.shown.map_or(0, |s| s.n);
                prop_assert!(rows.iter().chain([&total]).all(|r| r.shown.is_none_or(|s| s.n >= limit)));
                if *by != Breakdown::Theme && total.shown.is_some() {
                    let left = shown(&total) - rows.iter().map(shown).sum::<u32>();
                    prop_assert!(left == 0 || left >= limit, "{left} left over");
                }
                // A row minus the surveys that are listed with figures of their own.
                for row in rows.iter().filter(|r| r.shown.is_some() && *by == Breakdown::Subject) {
                    let listed: u32 = surveys.iter().zip(&alone)
                        .filter(|(s, alone)| **alone && s.subject == row.key)
                        .filter(|(s, _)| year.is_none_or(|y| y == s.year))
                        .map(|(s, _)| s.counts[overview::OVERALL].iter().sum::<u32>())
                        .filter(|n| *n >= limit)
                        .sum();
                    let left = shown(row) - listed;
                    prop_assert!(left == 0 || left >= limit, "{left} beside listed surveys");
                }
            }
        }
        for (shown, _, _) in overview::public(&surveys, limit, limit + 4).values() {
            prop_assert!(shown.n >= limit + 4);
        }
    }
}
