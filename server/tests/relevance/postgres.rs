//! PostgreSQL's full text search as its manual teaches it: configuration `norwegian`, weights A–D, `ts_rank`.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

use super::catalogue::Offer;
use super::metrics::RECALL_AT;

/// Similarity from which a misspelt query counts as a title's or tag's; below the default 0.6, which would
/// miss most slips.
const SIMILAR: &str = "0.4";

pub struct Postgres(DatabaseConnection);

impl Postgres {
    /// A fresh database with all offers, or nothing where the run has no PostgreSQL.
    pub async fn over(offers: &[Offer]) -> Option<Self> {
        let address = server::test::postgres::fresh_database().await?;
        let db = Database::connect(server::db::options(address)).await.unwrap();
        for sql in [
            "CREATE EXTENSION pg_trgm",
            "CREATE TABLE offer (id int PRIMARY KEY, names text, words tsvector)",
        ] {
            db.execute_unprepared(sql).await.unwrap();
        }
        let insert = "INSERT INTO offer SELECT $1, $2 || ' ' || $3, \
             setweight(to_tsvector('norwegian', $2), 'A') || setweight(to_tsvector('norwegian', $3), 'B') || \
             setweight(to_tsvector('norwegian', $4), 'C') || setweight(to_tsvector('norwegian', $5), 'D')";
        for (i, offer) in offers.iter().enumerate() {
            let [title, tags, summary, body] = offer.fields.clone();
            let values = [
                i32::try_from(i).unwrap().into(),
                title.into(),
                tags.into(),
                summary.into(),
                body.into(),
            ];
            let statement = Statement::from_sql_and_values(DbBackend::Postgres, insert, values);
            db.execute_raw(statement).await.unwrap();
        }
        for sql in ["CREATE INDEX ON offer USING gin (words)", "ANALYZE offer"] {
            db.execute_unprepared(sql).await.unwrap();
        }
        Some(Postgres(db))
    }

    /// All words; if nothing has them all, any word; if nothing has any, what is spelt alike.
    pub async fn find(&self, words: &str) -> Vec<usize> {
        let by = |query: &str| {
            format!(
                "SELECT id FROM offer, {query} q WHERE words @@ q ORDER BY ts_rank(words, q) DESC, id \
                 LIMIT {RECALL_AT}"
            )
        };
        let alike = format!(
            "SELECT id FROM offer WHERE word_similarity($1, names) >= {SIMILAR} \
             ORDER BY word_similarity($1, names) DESC, id LIMIT {RECALL_AT}"
        );
        let ways = [
            by("websearch_to_tsquery('norwegian', $1)"),
            by("CAST(replace(CAST(plainto_tsquery('norwegian', $1) AS text), '&', '|') AS tsquery)"),
            alike,
        ];
        for sql in ways {
            let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [words.into()]);
            let rows = self.0.query_all_raw(statement).await.unwrap();
            if !rows.is_empty() {
                let ids = rows.iter().map(|r| r.try_get::<i32>("", "id").unwrap());
                return ids.map(|id| usize::try_from(id).unwrap()).collect();
            }
        }
        vec![]
    }
}
