//! How long a page of the queue takes with five thousand cases. Run by hand:
//! `cargo test -p server --lib review::tests::pace -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use app::review::model::{CaseOrder, CaseQuery, Clock, Shelf};
use app::review::port::Review as _;
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait as _, IntoActiveModel as _};

use crate::review::entity::case;
use crate::test::stage::Stage;

const CASES: i64 = 5_000;
const ASKED: usize = 200;

/// Copies of one case under other titles and days, every fifth decided.
async fn fill(s: &Stage) {
    s.submitted().await;
    let db = s.t.parts.db.read();
    let first = case::Entity::find().one(db).await.unwrap().unwrap();
    let tx = s.t.parts.db.write().await.unwrap();
    for from in (2..=CASES).step_by(200) {
        let rows = (from..(from + 200).min(CASES + 1)).map(|n| {
            let mut row = first.clone().into_active_model();
            let submitted = first.submitted_at - n * 3_600_000;
            row.id = Set(n);
            row.title = Set(format!("Matematikk {n}"));
            row.title_key = Set(format!("matematikk {n}"));
            row.submitted_at = Set(submitted);
            if n % 5 == 0 {
                row.decided_at = Set(Some(submitted + 86_400_000));
                row.outcome = Set(Some("approved".into()));
            }
            row.assigned_to = Set((n % 3 == 0).then_some(4));
            row.warn_on = Set(Some(format!("2026-{:02}-10", 1 + n % 12)));
            row.due_on = Set(Some(format!("2026-{:02}-20", 1 + n % 12)));
            row
        });
        case::Entity::insert_many(rows)
            .exec_without_returning(&*tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
#[ignore = "a measurement, to be run alone"]
async fn a_page_of_five_thousand_cases_comes_within_fifty_milliseconds() {
    let s = Stage::new().await;
    fill(&s).await;
    let reviewer = s.reviewer().await;
    let queries = [
        CaseQuery::of(Shelf::Open),
        CaseQuery {
            order: CaseOrder::Institution,
            page: 60,
            ..CaseQuery::of(Shelf::Open)
        },
        CaseQuery {
            words: "matematikk 49".into(),
            order: CaseOrder::Title,
            ..CaseQuery::of(Shelf::Open)
        },
        CaseQuery {
            clock: Some(Clock::Late),
            order: CaseOrder::Reviewer,
            ..CaseQuery::of(Shelf::Unassigned)
        },
        CaseQuery::of(Shelf::Decided),
    ];
    let mut taken: Vec<Duration> = vec![];
    for n in 0..ASKED {
        let query = &queries[n % queries.len()];
        let start = Instant::now();
        let found = s.review.queue(&reviewer, query).await.unwrap();
        taken.push(start.elapsed());
        assert!(found.total > 0);
    }
    taken.sort_unstable();
    let at = |share: usize| taken[(ASKED * share / 100).min(ASKED - 1)];
    println!(
        "queue of {CASES}: p50 {:?}, p95 {:?}, p99 {:?}",
        at(50),
        at(95),
        at(99)
    );
    assert!(at(99) <= Duration::from_millis(50));
}
