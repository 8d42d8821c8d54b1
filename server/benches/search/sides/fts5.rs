//! SQLite's FTS5 with the tokenizer its manual suggests for accents, ranked by bm25 with column weights;
//! filter values in a table beside it, indexed both ways.
//!
//! Three statements a question, prepared once: the first twenty, their marked texts, and all counts.

use std::path::{Path, PathBuf};

use app::search::model::SearchQuery;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
    TransactionTrait as _, Value,
};
use server::search::document::Document;

use super::peer::{Codes, Row, WEIGHTS, row};
use super::{Answer, HITS, Side};
use crate::corpus::Corpus;

pub struct Fts5<'a> {
    corpus: &'a Corpus,
    codes: Codes,
    db: DatabaseConnection,
    file: PathBuf,
}

impl<'a> Fts5<'a> {
    pub async fn create(folder: &Path, corpus: &'a Corpus) -> Self {
        std::fs::create_dir_all(folder).expect("the folder can be written");
        let file = folder.join("fts5.sqlite");
        let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
        // Settings and prepared statements belong to a connection.
        options.max_connections(1).sqlx_logging(false);
        let db = Database::connect(options)
            .await
            .expect("the folder can be written");
        let [a, b, c, d] = WEIGHTS;
        for sql in [
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = OFF",
            "PRAGMA cache_size = -500000",
            "PRAGMA mmap_size = 4000000000",
            "PRAGMA temp_store = MEMORY",
            "CREATE VIRTUAL TABLE offer USING fts5(title, tags, summary, body, \
             tokenize = 'unicode61 remove_diacritics 2')",
            &format!(
                "INSERT INTO offer (offer, rank) VALUES ('rank', 'bm25({a:.1}, {b:.1}, {c:.1}, {d:.1})')"
            ),
            "CREATE TABLE facet (offer INTEGER, value INTEGER, PRIMARY KEY (offer, value)) WITHOUT ROWID",
            "CREATE INDEX facet_value ON facet (value, offer)",
            "CREATE TABLE live (id INTEGER PRIMARY KEY)",
        ] {
            db.execute_unprepared(sql).await.expect("SQL that is right");
        }
        Fts5 {
            corpus,
            codes: Codes::default(),
            db,
            file,
        }
    }

    async fn rows(&self, sql: &str, values: Vec<Value>) -> Vec<sea_orm::QueryResult> {
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
        self.db.query_all_raw(statement).await.expect("SQL that is right")
    }
}

/// The statements of a question with words or without, under so many groups of filters.
fn statements(has_words: bool, n_groups: usize) -> (String, String) {
    let group = |i: usize, id: &str| {
        format!(
            "EXISTS (SELECT 1 FROM facet WHERE facet.offer = {id} AND facet.value IN \
             (SELECT value FROM json_each(?{})))",
            i + 2
        )
    };
    // Without words the parameter is still there.
    let (table, id, by_words, order) = if has_words {
        ("offer", "offer.rowid", "offer MATCH ?1", "rank")
    } else {
        ("live", "live.id", "?1 = ''", "live.id")
    };
    let narrowed: String = (0..n_groups).map(|i| format!(" AND {}", group(i, id))).collect();
    let first =
        format!("SELECT {id} AS id FROM {table} WHERE {by_words}{narrowed} ORDER BY {order} LIMIT {HITS}");
    let flags: String = (0..n_groups)
        .map(|i| format!(", {} AS g{i}", group(i, "id")))
        .collect();
    let passes = |but: Option<usize>| {
        let flags = (0..n_groups).filter(|i| Some(*i) != but).map(|i| format!("g{i}"));
        let flags: Vec<String> = flags.collect();
        if flags.is_empty() {
            "1".to_owned()
        } else {
            flags.join(" AND ")
        }
    };
    let places: Vec<String> = (0..n_groups).map(|i| format!("?{}", n_groups + i + 2)).collect();
    let others = if places.is_empty() {
        String::new()
    } else {
        format!(" AND value / 10000 NOT IN ({})", places.join(", "))
    };
    let mut counts = format!(
        "WITH found AS MATERIALIZED (SELECT {id} AS id FROM {table} WHERE {by_words}), \
         hit AS MATERIALIZED (SELECT id{flags} FROM found) \
         SELECT 0 AS value, count(*) AS n FROM hit WHERE {all} \
         UNION ALL SELECT value, count(*) FROM hit CROSS JOIN facet ON facet.offer = hit.id WHERE {all}{others} \
         GROUP BY value",
        all = passes(None)
    );
    for (i, place) in places.iter().enumerate() {
        counts.push_str(&format!(
            " UNION ALL SELECT value, count(*) FROM hit CROSS JOIN facet ON facet.offer = hit.id \
             WHERE {} AND value / 10000 = {place} GROUP BY value",
            passes(Some(i))
        ));
    }
    (first, counts)
}

const MARKED: &str = "SELECT highlight(offer, 0, '<b>', '</b>') AS t, \
     snippet(offer, 3, '<b>', '</b>', '…', 30) AS b FROM offer \
     WHERE offer MATCH ?1 AND rowid IN (SELECT value FROM json_each(?2))";

/// All words, as FTS5 strings, so that nothing typed is taken for its query language.
fn strings(words: &str) -> String {
    let words = words
        .split_whitespace()
        .filter(|w| w.chars().any(char::is_alphanumeric));
    let words: Vec<String> = words.map(|w| format!("\"{}\"", w.replace('"', ""))).collect();
    words.join(" AND ")
}

fn json(values: impl IntoIterator<Item = i64>) -> Value {
    let values: Vec<String> = values.into_iter().map(|v| v.to_string()).collect();
    format!("[{}]", values.join(",")).into()
}

impl Side for Fts5<'_> {
    async fn add(&mut self, documents: &[Document]) {
        let rows: Vec<Row> = documents
            .iter()
            .map(|d| row(d, self.corpus.reference(), &mut self.codes))
            .collect();
        let tx = self.db.begin().await.expect("a transaction");
        for row in rows {
            let mut values: Vec<Value> = vec![row.id.into()];
            values.extend(row.texts.iter().map(|t| Value::from(t.as_str())));
            let marks: Vec<String> = (0..row.values.len())
                .map(|i| format!("(?1, ?{})", i + 2))
                .collect();
            let facets = format!("INSERT INTO facet VALUES {}", marks.join(", "));
            let mut facet_values: Vec<Value> = vec![row.id.into()];
            facet_values.extend(row.values.iter().map(|v| Value::from(*v)));
            for (sql, values) in [
                (
                    "INSERT INTO offer (rowid, title, tags, summary, body) VALUES (?, ?, ?, ?, ?)",
                    values,
                ),
                (&facets, facet_values),
                ("INSERT INTO live VALUES (?)", vec![row.id.into()]),
            ] {
                tx.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values))
                    .await
                    .expect("SQL that is right");
            }
        }
        tx.commit().await.expect("a commit");
    }

    async fn finish(&mut self) {
        for sql in [
            "INSERT INTO offer(offer) VALUES ('optimize')",
            "ANALYZE",
            "PRAGMA wal_checkpoint(TRUNCATE)",
        ] {
            self.db.execute_unprepared(sql).await.expect("SQL that is right");
        }
    }

    async fn find(&self, query: &SearchQuery) -> Answer {
        let groups = self.codes.selected(query);
        let asked = strings(&query.words);
        let (first, counts) = statements(!asked.is_empty(), groups.len());
        let mut values: Vec<Value> = vec![asked.as_str().into()];
        values.extend(
            groups
                .iter()
                .map(|(_, codes)| json(codes.iter().map(|c| i64::from(*c)))),
        );
        let hits = self.rows(&first, values.clone()).await;
        let ids = hits
            .iter()
            .map(|r| r.try_get::<i64>("", "id").expect("a column asked for"));
        let ids = json(ids);
        if !asked.is_empty() && !hits.is_empty() {
            std::hint::black_box(self.rows(MARKED, vec![asked.as_str().into(), ids]).await.len());
        }
        values.extend(groups.iter().map(|(place, _)| Value::from(*place)));
        let mut answer = Answer {
            n_hits: hits.len(),
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
        std::fs::metadata(&self.file).map_or(0, |m| m.len())
    }
}
