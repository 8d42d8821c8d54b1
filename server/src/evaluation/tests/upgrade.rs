//! A database from before: what newer versions make of what lies in it.

use app::evaluation::model::Questionnaire;
use migrations::Migrator;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, QueryOrder as _, Statement};
use sea_orm_migration::MigratorTrait as _;

use crate::db::Db;
use crate::evaluation::entity::{questionnaire, short_member, short_release};
use crate::test::older;

const BEFORE: &[&str] = &[
    "INSERT INTO questionnaire (code, version, content, locked, used_from, revision) \
     VALUES ('deltaker', 1, '{}', true, '2020-08-01', 1), ('deltaker-start', 1, '{}', true, '2020-08-01', 1)",
    "INSERT INTO published (id, offer_id, institution_id, subject, county, title, first_year, last_year, surveys, \
     invited, answered, is_demo) VALUES (1, 1, 1, 'norsk', '', '', 2025, 2025, 1, 20, 9, false), \
     (2, 1, 1, 'norsk', '', '', 2026, 2026, 1, 20, 9, false)",
    "INSERT INTO published_item (published_id, item, n, milli, beyond, cells) VALUES \
     (1, 'motivation_level', 9, 4700, '', '[]'), (1, 'support_leadership', 9, 4100, '', '[]'), \
     (1, 'support_time', 9, 3500, '', '[]'), (1, 'sharing_colleagues', 9, 4000, '', '[]'), \
     (1, 'sharing_leadership', 9, 2500, '', '[]'), (1, 'index:1', 9, 3760, '', '[]'), \
     (2, 'motivation_level', 9, 4700, '', '[]'), (2, 'support_time', 9, 3500, '', '[]'), \
     (2, 'index:1', 9, 4100, '', '[]'), (2, 'index:2', 9, 4200, '', '[]')",
    "INSERT INTO cube_made (id, made_on) VALUES (1, '2026-11-29')",
    "INSERT INTO evaluation (id, run_id, offer_id, institution_id, questionnaire_id, title, year, subject, state, \
     opens_on, closes_on, invited, next_n, rounds, key_lost, is_demo, closed_at, kind, own_items, sender_text) VALUES \
     (7, 7, 1, 1, 2, '', 2026, 'norsk', 'closed', '2026-01-01', '2026-01-15', 12, 12, 0, false, false, 1, 'start', \
     '[]', ''), \
     (8, 8, 1, 1, 2, '', 2026, 'norsk', 'closed', '2026-01-01', '2026-01-15', 12, 12, 0, false, false, 2, 'start', \
     '[]', '')",
    "INSERT INTO tally (evaluation_id, item, choice, n) VALUES (7, '', '', 8), (8, '', '', 3)",
    "INSERT INTO own_figure (evaluation_id, item, n, milli, beyond, cells) \
     VALUES (7, 'start_motivation', 8, 4200, '', '[]')",
];

async fn milli(db: &Db, item: &str) -> Vec<(i64, i32)> {
    let sql =
        format!("SELECT published_id, milli FROM published_item WHERE item = '{item}' ORDER BY published_id");
    let statement = Statement::from_string(db.read().get_database_backend(), sql);
    let rows = db.read().query_all_raw(statement).await.unwrap();
    let one = |row: &sea_orm::QueryResult| {
        (
            row.try_get("", "published_id").unwrap(),
            row.try_get("", "milli").unwrap(),
        )
    };
    rows.iter().map(one).collect()
}

#[tokio::test]
async fn an_older_database_gets_the_second_version_comparable_indices_and_its_short_surveys_as_told() {
    let (db, folder) = older::before("m20261129_000052_questionnaire_2").await;
    for sql in BEFORE {
        db.for_migration().execute_unprepared(sql).await.unwrap();
    }
    Migrator::up(db.for_migration(), None).await.unwrap();

    let versions = questionnaire::Entity::find()
        .order_by_asc(questionnaire::Column::Id)
        .all(db.read())
        .await
        .unwrap();
    assert_eq!(versions.len(), 3);
    let second: Questionnaire = serde_json::from_str(&versions[2].content).unwrap();
    assert_eq!(
        (second.code.as_str(), second.version, second.items().count()),
        ("deltaker", 2, 25)
    );
    assert!(!versions[2].locked && versions[2].used_from.is_some());
    // Of the first, time, colleagues and leadership; the second tells of one of them only.
    assert_eq!(milli(&db, "index:1").await, [(1, 3_333)]);
    assert_eq!(milli(&db, "index:2").await, [(2, 4_200)]);
    assert_eq!(
        milli(&db, "motivation_level").await.len(),
        2,
        "what was told stays"
    );
    let told = short_release::Entity::find().all(db.read()).await.unwrap();
    assert_eq!((told.len(), told[0].evaluation_id, told[0].answered), (1, 7, 8));
    let members = short_member::Entity::find().all(db.read()).await.unwrap();
    assert_eq!((members.len(), members[0].told_with), (1, 7));
    std::fs::remove_dir_all(folder).unwrap();
}
