//! What the attacker has in hand of all that lies about afterwards, and every way of reading an order out of it.

use std::collections::HashMap;

use sea_orm::ConnectionTrait as _;

use super::chance::places;
use super::trial::{COPY, Trial, ask};
use crate::operate;

/// Something the attacker has: what it is, and its bytes.
pub(super) type Loot = (String, Vec<u8>);

impl Trial {
    /// A backup as the operator makes it; of PostgreSQL every row of every table, in the order a dump has them.
    pub async fn backup(&self, name: &str) -> Loot {
        let parts = self.w.parts();
        if parts.db.is_postgres() {
            let mut text = String::new();
            let tables =
                "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY name";
            for table in ask(parts.db.read(), tables).await {
                let table: String = table.try_get("", "name").unwrap();
                for row in ask(parts.db.read(), &format!("SELECT t::text AS t FROM {table} t")).await {
                    text.push_str(&row.try_get::<String>("", "t").unwrap());
                }
            }
            return (name.to_owned(), text.into_bytes());
        }
        let file = parts.config.data_dir.join(name);
        operate::backup(parts, &file).await.unwrap();
        (name.to_owned(), std::fs::read(&file).unwrap())
    }

    /// The files as they lie, and the log.
    pub async fn files(&self) -> Vec<Loot> {
        let parts = self.w.parts();
        if !parts.db.is_postgres() {
            let read = |name: &str| {
                let bytes = std::fs::read(parts.config.data_dir.join(name)).unwrap();
                (name.to_owned(), bytes)
            };
            return ["videre.sqlite", "videre.sqlite-wal"].map(read).into();
        }
        let db = parts.db.read();
        db.execute_unprepared("CHECKPOINT").await.unwrap();
        let tables = "SELECT relname::text AS name, pg_read_binary_file(pg_relation_filepath(oid)) AS bytes \
                      FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY name";
        let log = format!(
            "SELECT name::text AS name, pg_read_binary_file('pg_wal/' || name) AS bytes FROM pg_ls_waldir() \
             WHERE name >= '{}' AND length(name) = 24 ORDER BY name",
            self.log_from
        );
        let loot = |row: sea_orm::QueryResult| -> Loot {
            (
                row.try_get("", "name").unwrap(),
                row.try_get("", "bytes").unwrap(),
            )
        };
        let mut all: Vec<Loot> = ask(db, tables).await.into_iter().map(loot).collect();
        let log: Vec<Loot> = ask(db, &log).await.into_iter().map(loot).collect();
        all.push((
            "log".into(),
            log.into_iter().flat_map(|(_, bytes)| bytes).collect(),
        ));
        all
    }

    /// The orders in which texts of this kind can be read, each a name and for each survey the turns.
    pub fn readings(&self, kind: &str, loot: &[Loot]) -> Vec<(String, Vec<Vec<usize>>)> {
        let kind = self.marks.kind(kind);
        let mut readings = vec![];
        for (name, bytes) in loot {
            let (mut first, mut last) = (HashMap::new(), HashMap::new());
            for at in places(bytes, &format!("{kind}-")) {
                let text = &bytes[at + kind.len() + 1..];
                let number = |from: usize, to: usize| -> Option<usize> {
                    std::str::from_utf8(text.get(from..to)?).ok()?.parse().ok()
                };
                if let (Some(survey), Some(turn)) = (number(0, 5), number(6, 9)) {
                    first.entry((survey, turn)).or_insert(at);
                    last.insert((survey, turn), at);
                }
            }
            readings.push((format!("first place in {name}"), self.sorted(&first)));
            readings.push((format!("last place in {name}"), self.sorted(&last)));
        }
        readings
    }

    /// The same by PostgreSQL's system columns.
    pub async fn system_columns(&self, kind: &str) -> Vec<(String, Vec<Vec<usize>>)> {
        let mut readings = vec![];
        if !self.w.parts().db.is_postgres() {
            return readings;
        }
        let (table, text) = if kind == COPY {
            ("control", "kept")
        } else {
            ("remark", "text")
        };
        let kind = self.marks.kind(kind);
        for by in ["ctid", "xmin::text::bigint", "cmin::text::bigint"] {
            let sql =
                format!("SELECT {text} AS t FROM {table} WHERE {text} LIKE '{kind}-%' ORDER BY {by}, ctid");
            let mut places = HashMap::new();
            for (at, row) in ask(self.w.parts().db.read(), &sql).await.iter().enumerate() {
                let text: String = row.try_get("", "t").unwrap();
                let rest = &text[kind.len() + 1..];
                places.insert((rest[0..5].parse().unwrap(), rest[6..9].parse().unwrap()), at);
            }
            readings.push((by.to_owned(), self.sorted(&places)));
        }
        readings
    }

    /// For each survey of which anything was found: the turns in the order of their places.
    fn sorted(&self, places: &HashMap<(usize, usize), usize>) -> Vec<Vec<usize>> {
        let mut surveys: Vec<Vec<(usize, usize)>> = vec![vec![]; self.turns.len()];
        for (&(survey, turn), &at) in places {
            surveys[survey].push((at, turn));
        }
        surveys.iter_mut().for_each(|s| s.sort_unstable());
        let turns = |s: Vec<(usize, usize)>| s.into_iter().map(|(_, turn)| turn).collect();
        surveys.into_iter().map(turns).collect()
    }

    /// The orders in which a survey's first participants can be read in the list of what was sent to whom, each a
    /// name and for each survey the turns of the people in that order.
    pub async fn lists(&self) -> Vec<(&'static str, Vec<Vec<usize>>)> {
        let db = self.w.parts().db.read();
        let mut by = vec!["id", "email", "sent_at", "reminders", "round", "reminded_at"];
        if self.w.parts().db.is_postgres() {
            by.extend(["ctid", "xmin::text::bigint", "cmin::text::bigint"]);
        }
        let mut readings = vec![];
        for by in by {
            let mut surveys = vec![vec![]; self.turns.len()];
            let sql = format!(
                "SELECT evaluation_id AS survey, CAST(n AS bigint) AS n FROM invitation WHERE n < {} \
                 ORDER BY {by}, id",
                self.early
            );
            for row in ask(db, &sql).await {
                let [survey, n]: [i64; 2] = ["survey", "n"].map(|c| row.try_get("", c).unwrap());
                let survey = usize::try_from(survey - 1).unwrap();
                let person = usize::try_from(n).unwrap();
                let turns = &self.turns[survey];
                let early = turns.iter().filter(|p| **p < self.early);
                let turn = early.into_iter().position(|p| *p == person).unwrap();
                surveys[survey].push(turn);
            }
            readings.push((by, surveys));
        }
        readings
    }
}
