//! Attacks with everything in hand but the secret store: can answers be joined to people, or put in order?
//!
//! The attacker gets the database's files with all that ever stood in them, the whole write-ahead log from
//! before the first answer to after closing, a backup taken in the middle and one at the end, and, on
//! PostgreSQL, the system columns. She has the list of participants and knows every text by sight. While a
//! survey runs she must find nothing of any answer. When it has closed – then with the secret store as well –
//! she finds the texts, and tries every way of reading an order out of their places: to say which came first,
//! whose each is, and which two are one person's. Each way must do no better than chance over all surveys. A
//! control keeps the same texts as a plain table would, in the same transactions, and must be found out:
//! otherwise the attack proves nothing.

mod chance;

use std::collections::HashMap;
use std::sync::Arc;

use app::evaluation::model::Answer;
use app::shared::ids::EvaluationId;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement, TransactionTrait as _};
use tokio::task::JoinSet;

use chance::{CHANCE, hits_found, order_found, places};

use crate::evaluation::ballots;
use crate::evaluation::closing::{Close, close};
use crate::evaluation::key::{Token, ballots_for, hashes};
use crate::evaluation::writer::Writer;
use crate::operate;
use crate::secret::Key;
use crate::test::surveys::World;

/// The texts of one person, and the control's copy of the first.
const TEXTS: [&str; 2] = ["best", "endre"];
const COPY: &str = "kopi";

/// What a trial writes, known by sight. PostgreSQL's log holds other tests' databases as well, so each has a name.
#[derive(Clone, Copy)]
struct Marks(u32);

impl Marks {
    fn kind(self, kind: &str) -> String {
        format!("{kind}{:010}", self.0)
    }

    fn text(self, kind: &str, survey: usize, turn: usize) -> String {
        format!("{}-{survey:05}-{turn:03}-{}", self.kind(kind), "x".repeat(80))
    }

    /// How ratings look wherever they lie open.
    fn ratings(self) -> String {
        format!(r#""{}",["#, self.kind("kvalitet"))
    }

    fn answer(self, survey: usize, turn: usize) -> Answer {
        let text = |kind: &&str| (format!("open_{kind}"), self.text(kind, survey, turn));
        Answer {
            ratings: vec![(self.kind("kvalitet"), vec![(turn % 5 + 1).to_string()])],
            remarks: TEXTS.iter().map(text).collect(),
        }
    }
}

/// Surveys with `people` ballots each, and for each survey who answers when: person number by turn.
struct Trial {
    w: World,
    marks: Marks,
    keys: Vec<[u8; 32]>,
    turns: Vec<Vec<usize>>,
    /// SQLite: somebody who has been reading since before the first answer, so that the log is never emptied.
    reading: Option<sea_orm::DatabaseTransaction>,
    /// PostgreSQL: where its log was then.
    log_from: String,
}

/// Something the attacker has: what it is, and its bytes.
type Loot = (String, Vec<u8>);

fn id(survey: usize) -> EvaluationId {
    EvaluationId(i64::try_from(survey + 1).unwrap())
}

async fn ask(db: &DatabaseConnection, sql: &str) -> Vec<sea_orm::QueryResult> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    db.query_all_raw(statement).await.unwrap()
}

impl Trial {
    /// Surveys that are open, past their last day.
    async fn begin(n: usize, people: usize) -> Trial {
        let w = World::new().await;
        let mut rng = StdRng::seed_from_u64(people as u64);
        let (mut keys, mut turns) = (vec![], vec![]);
        let tx = w.parts().db.write().await.unwrap();
        tx.execute_unprepared("CREATE TABLE control (kept TEXT)")
            .await
            .unwrap();
        for survey in 0..n {
            let (id, questionnaire) = (id(survey), w.questionnaire);
            let sql = format!(
                "INSERT INTO evaluation (id, run_id, offer_id, institution_id, questionnaire_id, title, year, \
                 subject, state, opens_on, closes_on, invited, next_n, rounds, key_lost, is_demo) VALUES ({id}, \
                 {id}, {id}, 1, {questionnaire}, '', 2026, '', 'open', '2026-11-01', '2026-11-20', {people}, \
                 {people}, 0, false, false)"
            );
            tx.execute_unprepared(&sql).await.unwrap();
            let key = w.parts().secrets.create(id).unwrap();
            let tickets = hashes(&key, ballots_for(u32::try_from(people).unwrap()));
            ballots::insert(&*tx, id, &tickets).await.unwrap();
            keys.push(key.0);
            let mut order: Vec<usize> = (0..people).collect();
            order.shuffle(&mut rng);
            turns.push(order);
        }
        tx.commit().await.unwrap();
        let db = w.parts().db.read();
        let (reading, log_from) = if w.parts().db.is_postgres() {
            let log = ask(
                db,
                "SELECT pg_walfile_name(pg_current_wal_insert_lsn())::text AS name",
            )
            .await;
            (None, log[0].try_get("", "name").unwrap())
        } else {
            let reading = db.begin().await.unwrap();
            reading
                .execute_unprepared("SELECT count(*) FROM ballot")
                .await
                .unwrap();
            (Some(reading), String::new())
        };
        Trial {
            w,
            marks: Marks(rand::random()),
            keys,
            turns,
            reading,
            log_from,
        }
    }

    /// These turns: all surveys at once, through the writer of the site; the control beside it.
    async fn answer(&self, turns: std::ops::Range<usize>) {
        let parts = self.w.parts();
        let marks = self.marks;
        let writer = Arc::new(Writer::start(parts.db.clone(), parts.secrets.clone()));
        for turn in turns {
            let mut at_once = JoinSet::new();
            for (survey, turns) in self.turns.iter().enumerate() {
                let hash = Token::derive(&Key(self.keys[survey]), turns[turn] as u64).hash();
                let writer = writer.clone();
                at_once.spawn(async move { writer.keep(hash, id(survey), marks.answer(survey, turn)).await });
            }
            assert!(at_once.join_all().await.iter().all(Result::is_ok));
            let tx = parts.db.write().await.unwrap();
            for survey in 0..self.turns.len() {
                let sql = format!(
                    "INSERT INTO control VALUES ('{}')",
                    marks.text(COPY, survey, turn)
                );
                tx.execute_unprepared(&sql).await.unwrap();
            }
            tx.commit().await.unwrap();
        }
    }

    async fn close(&self) {
        for survey in 0..self.turns.len() {
            let job = Close {
                evaluation: id(survey),
            };
            close(self.w.parts(), job).await.unwrap();
        }
    }

    /// A backup as the operator makes it.
    async fn backup(&self, name: &str) -> Loot {
        let parts = self.w.parts();
        if parts.db.is_postgres() {
            let mut text = String::new();
            for table in ["evaluation", "ballot", "answer", "remark", "tally", "control"] {
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
    async fn files(&self) -> Vec<Loot> {
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
                      FROM pg_class WHERE relname IN ('ballot', 'answer', 'remark', 'tally', 'control')";
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
    fn readings(&self, kind: &str, loot: &[Loot]) -> Vec<(String, Vec<Vec<usize>>)> {
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
    async fn system_columns(&self, kind: &str) -> Vec<(String, Vec<Vec<usize>>)> {
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
}

async fn attack(surveys: usize, people: usize) {
    let trial = Trial::begin(surveys, people).await;
    trial.answer(0..people / 2).await;
    let mut loot = vec![trial.backup("backup in the middle").await];
    trial.answer(people / 2..people).await;
    loot.push(trial.backup("backup at the end").await);
    loot.extend(trial.files().await);

    // While the surveys run: nothing of any answer, and the control lies open.
    for (name, bytes) in &loot {
        let texts = TEXTS.map(|kind| trial.marks.kind(kind));
        for trace in texts.iter().chain([&trial.marks.ratings()]) {
            assert!(places(bytes, trace).is_empty(), "{trace} in {name}");
        }
    }
    let control = trial
        .readings(COPY, &loot)
        .into_iter()
        .chain(trial.system_columns(COPY).await);
    let found = control.map(|(_, reading)| order_found(&reading).abs());
    let found = found.fold(0.0, f64::max);
    assert!(found > CHANCE, "the control was not found out: {found:.1}");

    // When they have closed, she has the secret store too, and all she had before.
    trial.close().await;
    assert!(trial.w.parts().secrets.evaluations().unwrap().is_empty());
    loot.extend(trial.files().await);
    loot.push(trial.backup("backup after closing").await);
    for (name, bytes) in &loot {
        assert!(
            places(bytes, &trial.marks.ratings()).is_empty(),
            "ratings in {name}"
        );
    }
    let mut read = HashMap::new();
    for kind in TEXTS {
        let mut readings = trial.readings(kind, &loot);
        readings.extend(trial.system_columns(kind).await);
        for (name, reading) in readings {
            let order = order_found(&reading);
            let links = hits_found(
                trial
                    .turns
                    .iter()
                    .zip(&reading)
                    .map(|(turns, read)| {
                        // The first text read is given to the first person on the list, and so on.
                        let person = |turn: &usize| turns[*turn];
                        let people: Vec<usize> = read.iter().map(person).collect();
                        (people, (0..read.len()).collect::<Vec<usize>>())
                    })
                    .collect::<Vec<_>>()
                    .iter()
                    .map(|(a, b)| (a.as_slice(), b.as_slice())),
            );
            assert!(
                order.abs() < CHANCE && links.abs() < CHANCE,
                "{kind} by {name}, {people} people: order {order:.1}, links {links:.1}"
            );
            read.entry(name).or_insert_with(Vec::new).push(reading);
        }
    }
    let found = read
        .values()
        .flatten()
        .flatten()
        .any(|turns| turns.len() == people);
    assert!(found, "the texts are there to be read");
    for (name, readings) in &read {
        let (best, change) = (&readings[0], &readings[1]);
        let pairs = best.iter().zip(change).map(|(a, b)| (a.as_slice(), b.as_slice()));
        let joined = hits_found(pairs);
        assert!(
            joined.abs() < CHANCE,
            "two texts of one person by {name}: {joined:.1}"
        );
    }
    drop(trial.reading);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_at_rest_tells_the_order_of_eleven_answers_or_whose_they_are() {
    attack(100, 11).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_at_rest_tells_the_order_of_sixty_answers_or_whose_they_are() {
    attack(12, 60).await;
}

/// `make nightly`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn a_thousand_surveys_of_eleven_give_no_more_away() {
    attack(1_000, 11).await;
}

/// `make nightly`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn a_thousand_surveys_of_sixty_give_no_more_away() {
    attack(1_000, 60).await;
}
