//! PostgreSQL's full text search as its manual teaches it: `norwegian`, weights A–D, GIN, `ts_rank`,
//! `ts_headline`; filter values as an array of integers with a GIN index of its own.
//!
//! Two statements a question, prepared once: the first twenty, and all counts.

use app::search::model::SearchQuery;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, Value};
use server::search::document::Document;

use super::peer::{Codes, Row, listed, row};
use super::{Answer, HITS, Side};
use crate::corpus::Corpus;

/// Rows of one insert.
const ROWS: usize = 100;

pub struct Postgres<'a> {
    corpus: &'a Corpus,
    codes: Codes,
    db: DatabaseConnection,
    /// `15.20`
    pub version: String,
}

impl<'a> Postgres<'a> {
    /// A fresh database, or nothing where the run has no PostgreSQL.
    pub async fn create(corpus: &'a Corpus) -> Option<Self> {
        let mut options = ConnectOptions::new(server::test::postgres::fresh_database().await?);
        // One client, one connection, one set of prepared statements.
        options.max_connections(1).sqlx_logging(false);
        let db = Database::connect(options).await.expect("the cluster answers");
        let table = "CREATE TABLE offer (id bigint PRIMARY KEY, title text NOT NULL, body text NOT NULL, \
             facets int[] NOT NULL, words tsvector NOT NULL)";
        db.execute_unprepared(table).await.expect("SQL that is right");
        let version = Statement::from_string(DbBackend::Postgres, "SHOW server_version");
        let version = db.query_one_raw(version).await.expect("SQL that is right");
        let version: String = version
            .and_then(|r| r.try_get_by_index(0).ok())
            .unwrap_or_default();
        Some(Postgres {
            corpus,
            codes: Codes::default(),
            db,
            version: version.split(' ').next().unwrap_or_default().to_owned(),
        })
    }

    async fn insert(&self, rows: &[Row]) {
        let places: Vec<String> = (0..rows.len())
            .map(|i| {
                let p = |n| format!("${}", i * 6 + n);
                format!(
                    "({}::bigint, {}, {}, {}, {}, {})",
                    p(1),
                    p(2),
                    p(3),
                    p(4),
                    p(5),
                    p(6)
                )
            })
            .collect();
        let sql = format!(
            "INSERT INTO offer SELECT id, a, d, string_to_array(f, ',')::int[], \
             setweight(to_tsvector('norwegian', a), 'A') || setweight(to_tsvector('norwegian', b), 'B') || \
             setweight(to_tsvector('norwegian', c), 'C') || setweight(to_tsvector('norwegian', d), 'D') \
             FROM (VALUES {}) AS v (id, a, b, c, d, f)",
            places.join(", ")
        );
        let mut values: Vec<Value> = vec![];
        for row in rows {
            values.push(row.id.into());
            values.extend(row.texts.iter().map(|t| Value::from(t.as_str())));
            values.push(listed(&row.values).into());
        }
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        self.db.execute_raw(statement).await.expect("SQL that is right");
    }

    async fn rows(&self, sql: &str, values: Vec<Value>) -> Vec<sea_orm::QueryResult> {
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        self.db.query_all_raw(statement).await.expect("SQL that is right")
    }
}

/// The statements of a question with words or without, under so many groups of filters.
fn statements(has_words: bool, n_groups: usize) -> (String, String) {
    let asked = "websearch_to_tsquery('norwegian', $1)";
    // Without words the parameter is still there.
    let by_words = if has_words {
        format!("words @@ {asked}")
    } else {
        "$1 = ''".to_owned()
    };
    let group = |i: usize| format!("facets && string_to_array(${}, ',')::int[]", i + 2);
    let all: Vec<String> = (0..n_groups).map(group).collect();
    let narrowed = std::iter::once(by_words.clone()).chain(all.iter().cloned());
    let narrowed = narrowed.collect::<Vec<_>>().join(" AND ");
    let (rank, headline) = if has_words {
        (
            format!("ts_rank(words, {asked})"),
            format!(
                "ts_headline('norwegian', title, {asked}) AS t, ts_headline('norwegian', body, {asked}) AS b"
            ),
        )
    } else {
        ("0".to_owned(), "title AS t, '' AS b".to_owned())
    };
    let first = format!(
        "SELECT id, {headline} FROM (SELECT id, title, body, {rank} AS score FROM offer WHERE {narrowed} \
         ORDER BY score DESC, id LIMIT {HITS}) AS first ORDER BY score DESC, id"
    );
    // Whoever fails in one group is still counted in that group, and nowhere else.
    let flags: String = (0..n_groups)
        .map(|i| format!(", ({}) AS g{i}", group(i)))
        .collect();
    let nearly = match n_groups {
        0 | 1 => String::new(),
        n => {
            let passed: Vec<String> = all.iter().map(|g| format!("({g})::int")).collect();
            format!(" AND {} >= {}", passed.join(" + "), n - 1)
        }
    };
    let passes = |but: Option<usize>| {
        let flags = (0..n_groups).filter(|i| Some(*i) != but).map(|i| format!("g{i}"));
        let flags: Vec<String> = flags.collect();
        if flags.is_empty() {
            "true".to_owned()
        } else {
            flags.join(" AND ")
        }
    };
    let places: Vec<String> = (0..n_groups).map(|i| format!("${}", n_groups + i + 2)).collect();
    let others = if places.is_empty() {
        String::new()
    } else {
        format!(" AND value / 10000 NOT IN ({})", places.join(", "))
    };
    let mut counts = format!(
        "WITH hit AS MATERIALIZED (SELECT facets{flags} FROM offer WHERE {by_words}{nearly}) \
         SELECT 0 AS value, count(*) AS n FROM hit WHERE {all} \
         UNION ALL SELECT value, count(*) FROM hit, unnest(facets) AS value WHERE {all}{others} GROUP BY value",
        all = passes(None)
    );
    for (i, place) in places.iter().enumerate() {
        counts.push_str(&format!(
            " UNION ALL SELECT value, count(*) FROM hit, unnest(facets) AS value \
             WHERE {} AND value / 10000 = {place} GROUP BY value",
            passes(Some(i))
        ));
    }
    (first, counts)
}

impl Side for Postgres<'_> {
    async fn add(&mut self, documents: &[Document]) {
        let rows: Vec<Row> = documents
            .iter()
            .map(|d| row(d, self.corpus.reference(), &mut self.codes))
            .collect();
        for rows in rows.chunks(ROWS) {
            self.insert(rows).await;
        }
    }

    async fn finish(&mut self) {
        for sql in [
            "CREATE INDEX ON offer USING gin (words)",
            "CREATE INDEX ON offer USING gin (facets)",
            "VACUUM ANALYZE offer",
        ] {
            self.db.execute_unprepared(sql).await.expect("SQL that is right");
        }
    }

    async fn find(&self, query: &SearchQuery) -> Answer {
        let groups = self.codes.selected(query);
        let (first, counts) = statements(!query.words.is_empty(), groups.len());
        let mut values: Vec<Value> = vec![query.words.as_str().into()];
        values.extend(groups.iter().map(|(_, codes)| Value::from(listed(codes))));
        let n_hits = self.rows(&first, values.clone()).await.len();
        values.extend(groups.iter().map(|(place, _)| Value::from(*place)));
        let mut answer = Answer {
            n_hits,
            ..Answer::default()
        };
        for row in self.rows(&counts, values).await {
            let (value, n): (i32, i64) = (
                row.try_get("", "value").expect("a column asked for"),
                row.try_get("", "n").expect("a column asked for"),
            );
            let n = u64::try_from(n).unwrap_or_default();
            if value == 0 {
                answer.total = n;
            } else {
                answer.counts.insert(self.codes.value(value), n);
            }
        }
        answer
    }

    async fn bytes(&self) -> u64 {
        let rows = self
            .rows("SELECT pg_total_relation_size('offer') AS n", vec![])
            .await;
        let n: i64 = rows[0].try_get("", "n").expect("a column asked for");
        u64::try_from(n).unwrap_or_default()
    }
}
