//! How long the overview takes with five thousand offers at one institution; run by hand in a release build:
//! `cargo test --release -p server --lib five_thousand -- --ignored --nocapture`.

use std::time::Instant;

use sea_orm::{ConnectionTrait as _, Statement};

use super::*;
use crate::catalogue::work::facts;

const N: i64 = 5_000;

/// One live offer, copied by the database until there are five thousand.
async fn five_thousand(s: &Stage) {
    let (offer, version) = live(s, full_form("Matematikk 1 for 5.–10. trinn")).await;
    let db = s.t.parts.db.for_migration();
    let (offer, version) = (offer.0, version.0);
    for sql in [
        format!(
            "INSERT INTO offer (id, institution_id, live_version_id, revision) \
             WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < {}) \
             SELECT i, institution_id, i, 1 FROM n, offer WHERE id = {offer}",
            999 + N
        ),
        format!(
            "INSERT INTO offer_version (id, offer_id, institution_id, year, state, revision, is_demo, title, \
             subject, credits, typed, plan, run_plan, saved_at, withdrawn_reason) \
             SELECT o.id, o.id, v.institution_id, v.year, v.state, v.revision, v.is_demo, \
             'Tilbud ' || (o.id * 7919 % 5000), v.subject, v.credits, v.typed, v.plan, v.run_plan, \
             v.saved_at + o.id, '' FROM offer o, offer_version v WHERE v.id = {version} AND o.id >= 1000"
        ),
        format!(
            "INSERT INTO run (offer_id, version_id, year, plan, starts_on, ends_on, first_deadline, \
             last_deadline, is_demo) SELECT o.id, o.id, r.year, r.plan, r.starts_on, r.ends_on, \
             r.first_deadline, r.last_deadline, r.is_demo FROM offer o, run r \
             WHERE r.version_id = {version} AND o.id >= 1000"
        ),
    ] {
        let statement = Statement::from_string(db.get_database_backend(), sql);
        db.execute_raw(statement).await.unwrap();
    }
    facts::tick(&s.t.parts).await.unwrap();
}

#[tokio::test]
#[ignore = "a measurement"]
async fn the_overview_of_five_thousand_offers_is_quick() {
    let s = Stage::new().await;
    five_thousand(&s).await;
    let editor = s.editor().await;
    let questions: [&[(&str, &str)]; 6] = [
        &[],
        &[("q", "matematikk 12")],
        &[("sorter", "tittel"), ("side", "60")],
        &[("sorter", "frist"), ("frist", "90")],
        &[("tilstand", "published"), ("fag", "matematikk")],
        &[("sorter", "mangler"), ("mangler", "noe")],
    ];
    let mut times = vec![];
    for round in 0..200 {
        let asked: Vec<_> = questions[round % questions.len()]
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        let query = WorkQuery::read(&asked);
        let begun = Instant::now();
        work(&s).overview(&editor, &query).await.unwrap();
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    println!(
        "overview of {N} offers: p50 {:?}, p99 {:?}, most {:?}",
        times[100], times[197], times[199]
    );
}
