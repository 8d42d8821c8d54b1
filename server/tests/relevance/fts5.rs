//! SQLite's FTS5 with the tokenizer its manual suggests for accents, ranked by bm25 with column weights.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

use super::catalogue::Offer;
use super::fields::WEIGHTS;
use super::metrics::RECALL_AT;

pub struct Fts5(DatabaseConnection);

impl Fts5 {
    pub async fn over(offers: &[Offer]) -> Self {
        let mut options = server::db::options("sqlite::memory:");
        // Every connection would have a memory of its own.
        options.max_connections(1);
        let db = Database::connect(options).await.unwrap();
        let create = "CREATE VIRTUAL TABLE offer USING fts5(title, tags, summary, body, \
             tokenize = 'unicode61 remove_diacritics 2')";
        db.execute_unprepared(create).await.unwrap();
        let insert = "INSERT INTO offer (rowid, title, tags, summary, body) VALUES (?, ?, ?, ?, ?)";
        for (i, offer) in offers.iter().enumerate() {
            let [title, tags, summary, body] = offer.fields.clone();
            let values = [
                i64::try_from(i).unwrap().into(),
                title.into(),
                tags.into(),
                summary.into(),
                body.into(),
            ];
            let statement = Statement::from_sql_and_values(DbBackend::Sqlite, insert, values);
            db.execute_raw(statement).await.unwrap();
        }
        db.execute_unprepared("INSERT INTO offer(offer) VALUES ('optimize')")
            .await
            .unwrap();
        Fts5(db)
    }

    /// All words; if nothing has them all, any word. Words between quotation marks stay together.
    pub async fn find(&self, words: &str) -> Vec<usize> {
        let [a, b, c, d] = WEIGHTS;
        let sql = format!(
            "SELECT rowid AS id FROM offer WHERE offer MATCH ? \
             ORDER BY bm25(offer, {a:.1}, {b:.1}, {c:.1}, {d:.1}), rowid LIMIT {RECALL_AT}"
        );
        let strings = strings(words);
        for joint in [" AND ", " OR "] {
            let question = strings.join(joint);
            let statement = Statement::from_sql_and_values(DbBackend::Sqlite, &sql, [question.into()]);
            let rows = self.0.query_all_raw(statement).await.unwrap();
            if !rows.is_empty() {
                let ids = rows.iter().map(|r| r.try_get::<i64>("", "id").unwrap());
                return ids.map(|id| usize::try_from(id).unwrap()).collect();
            }
        }
        vec![]
    }
}

/// The words as FTS5 strings, so that nothing typed is taken for its query language.
fn strings(words: &str) -> Vec<String> {
    let mut out = vec![];
    for (i, part) in words.split('"').enumerate() {
        let said: Vec<&str> = if i % 2 == 1 {
            vec![part]
        } else {
            part.split_whitespace().collect()
        };
        let said = said.into_iter().filter(|w| w.chars().any(char::is_alphanumeric));
        out.extend(said.map(|w| format!("\"{w}\"")));
    }
    out
}

#[test]
fn what_is_typed_becomes_strings() {
    assert_eq!(
        strings("spes.ped. AND 5-10 –"),
        ["\"spes.ped.\"", "\"AND\"", "\"5-10\""]
    );
    assert_eq!(strings("\"norsk 2\" hamar"), ["\"norsk 2\"", "\"hamar\""]);
}
