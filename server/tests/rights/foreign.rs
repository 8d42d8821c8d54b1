//! What belongs to somebody else: an institution none of the tried editors works for, with one of everything.

use app::accounts::model::Role;
use app::followup::form::FindingForm;
use app::shared::ids::EvaluationId;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::test::survey::demo_actor;

use crate::support::Site;

/// Objects that belong to an institution none of the tried editors works for.
pub struct Foreign {
    pub version: i64,
    pub offer: i64,
    pub run: i64,
    pub institution: i64,
    /// A study year in which the institution's surveys have closed.
    pub year: i64,
    pub case: i64,
    /// Decided.
    pub decided: i64,
    /// A draft.
    pub guideline: i64,
    pub evaluation: i64,
    pub finding: i64,
    /// Somebody else's report of what was done to many offers.
    pub bulk: i64,
    pub import: i64,
    pub key: i64,
    /// An offer with a closed survey.
    pub surveyed: i64,
    /// A view somebody keeps to herself.
    pub view: i64,
}

pub async fn foreign(site: &Site) -> Foreign {
    let db = site.platform.db.read();
    let one = async |sql: &str| {
        let row = db
            .query_one_raw(Statement::from_string(DbBackend::Sqlite, sql))
            .await
            .unwrap();
        row.unwrap_or_else(|| panic!("nothing answers {sql}"))
            .try_get_by_index::<i64>(0)
            .unwrap()
    };
    // An institution without demo editors, which has something of everything.
    let institution = one(
        "SELECT e.institution_id FROM evaluation e WHERE e.institution_id NOT IN \
         (SELECT institution_id FROM role WHERE institution_id IS NOT NULL) ORDER BY e.id LIMIT 1",
    )
    .await;
    let of = |sql: &str| sql.replace('?', &institution.to_string());
    let evaluation = one(&of("SELECT id FROM evaluation WHERE institution_id = ? LIMIT 1")).await;
    let analyst = demo_actor(&site.platform, Role::Analyst).await;
    let found = FindingForm {
        topic: "annet".into(),
        text: "x".into(),
    };
    let lead = demo_actor(&site.platform, Role::DirectorateAdmin).await;
    let draft = site.platform.services.guidelines.begin(&lead).await.unwrap();
    let followup = &site.platform.services.followup;
    let finding = followup
        .open(&analyst, EvaluationId(evaluation), found)
        .await
        .unwrap();
    let writer = site.platform.db.for_migration();
    for sql in [
        "INSERT INTO person (name, email, lang, is_demo) VALUES ('Nemo', 'nemo@videre.example', 'nb', true)",
        "INSERT INTO bulk (person_id, action, year, made_at) \
         SELECT id, 'kopier', 2027, 0 FROM person WHERE name = 'Nemo'",
        "INSERT INTO saved_view (person_id, name, page, query, is_shared, saved_at) \
         SELECT id, 'x', 'oversikt', '[]', false, 0 FROM person WHERE name = 'Nemo'",
    ] {
        writer.execute_unprepared(sql).await.unwrap();
    }
    // Demo content has neither imports nor keys.
    let tx = site.platform.db.write().await.unwrap();
    for sql in [
        "INSERT INTO offer_import (institution_id, year, source, file_name, made_by, is_demo, made_at, stage, revision, headings, columns, merged, summary) \
         VALUES (?, 2027, 'side', 'f.csv', 'x', true, 1, 'kolonner', 1, '[]', '[]', false, '{}')",
        "INSERT INTO api_key (institution_id, name, hash, scope, made_by, is_demo, made_at, expires_on) \
         VALUES (?, 'x', 'x', 'les', 'x', true, 1, '2099-01-01')",
    ] {
        tx.execute_unprepared(&of(sql)).await.unwrap();
    }
    tx.commit().await.unwrap();
    Foreign {
        finding: finding.0,
        import: one("SELECT max(id) FROM offer_import").await,
        key: one("SELECT max(id) FROM api_key").await,
        institution,
        year: one(&of("SELECT CAST(max(year) AS bigint) FROM evaluation WHERE institution_id = ? AND state = 'closed'")).await,
        bulk: one("SELECT id FROM bulk LIMIT 1").await,
        offer: one(&of("SELECT id FROM offer WHERE institution_id = ? AND live_version_id IS NOT NULL LIMIT 1")).await,
        version: one(&of("SELECT live_version_id FROM offer WHERE institution_id = ? AND live_version_id IS NOT NULL LIMIT 1")).await,
        run: one(&of("SELECT run.id FROM run JOIN offer ON offer.id = run.offer_id WHERE offer.institution_id = ? LIMIT 1")).await,
        case: one("SELECT id FROM review_case WHERE decided_at IS NULL LIMIT 1").await,
        evaluation,
        decided: one(
            "SELECT id FROM review_case WHERE decided_at IS NOT NULL AND institution_id NOT IN \
             (SELECT institution_id FROM role WHERE institution_id IS NOT NULL) LIMIT 1",
        )
        .await,
        guideline: draft.0,
        view: one("SELECT max(id) FROM saved_view").await,
        surveyed: one(&of("SELECT offer_id FROM evaluation WHERE institution_id = ? LIMIT 1")).await,
    }
}
