//! Attacks with everything in hand but the secret store: can answers be joined to people, or put in order?
//!
//! The attacker gets the database file, its write-ahead log and, on PostgreSQL, the system columns; the list of
//! participants with all that is kept of their letters; and she knows the answers by sight. She tries every
//! way of reading an order out of that, and joins the first answer to the first person, and so on. Each way
//! must do no better than chance over many surveys. A control keeps the same answers as a plain table would,
//! and must be found out: otherwise the attack proves nothing.
//!
//! What two backups taken while a survey is open tell by being two – which answers came between them – is
//! not attacked here; the README says it.

use std::collections::HashMap;
use std::sync::Arc;

use app::evaluation::model::Answer;
use app::shared::ids::EvaluationId;
use rand::seq::SliceRandom as _;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use tokio::task::JoinSet;

use crate::evaluation::ballots;
use crate::evaluation::key::{ballots_for, hashes};
use crate::evaluation::writer::Writer;
use crate::platform::Parts;
use crate::secret::Key;
use crate::test::parts::parts;

/// The answer that came `k`-th in a survey, known by sight and long enough to fill pages as real ones do.
fn marker(survey: usize, k: usize) -> String {
    format!("svar-{survey:05}-{k:03}-{}", "x".repeat(420))
}

fn answer(survey: usize, k: usize) -> Answer {
    Answer {
        ratings: vec![("quality_overall".into(), vec![marker(survey, k)])],
        remarks: vec![("open_best".into(), format!("ord-{survey:05}-{k:03}"))],
    }
}

/// `n` surveys with `people` ballots each, and for each survey who answers when: person number by turn.
struct Trial {
    parts: Parts,
    /// Ballot hashes by survey and person.
    ballots: Vec<Vec<[u8; 32]>>,
    turns: Vec<Vec<usize>>,
}

async fn trial(parts: &Parts, n: usize, people: usize) -> Trial {
    let tx = parts.db.write().await.unwrap();
    tx.execute_unprepared(
        "INSERT INTO questionnaire (id, code, version, content, locked) VALUES (1, 'q', 1, '', true)",
    )
    .await
    .unwrap();
    tx.execute_unprepared("CREATE TABLE control (ratings TEXT)")
        .await
        .unwrap();
    let mut rng = rand::rng();
    let (mut all, mut turns) = (vec![], vec![]);
    for survey in 0..n {
        let id = i64::try_from(survey + 1).unwrap();
        let sql = format!(
            "INSERT INTO evaluation (id, run_id, offer_id, institution_id, questionnaire_id, title, year, subject, \
             state, opens_on, closes_on, invited, next_n, rounds, key_lost, is_demo) VALUES \
             ({id}, {id}, 1, 1, 1, '', 2026, '', 'open', '2026-11-01', '2026-12-30', {people}, {people}, 0, false, false)"
        );
        tx.execute_unprepared(&sql).await.unwrap();
        let key = Key(rand::random());
        let tickets = hashes(&key, ballots_for(u32::try_from(people).unwrap()));
        ballots::insert(&*tx, EvaluationId(id), &tickets).await.unwrap();
        let of_person = |p: usize| crate::evaluation::key::Token::derive(&key, p as u64).hash();
        all.push((0..people).map(of_person).collect());
        let mut order: Vec<usize> = (0..people).collect();
        order.shuffle(&mut rng);
        turns.push(order);
    }
    tx.commit().await.unwrap();
    Trial {
        parts: parts.clone(),
        ballots: all,
        turns,
    }
}

impl Trial {
    /// Everybody answers: one turn after the other, all surveys at once, through the writer of the site.
    async fn answer(&self) {
        let writer = Arc::new(Writer::start(self.parts.db.clone()));
        for turn in 0..self.turns[0].len() {
            let mut at_once = JoinSet::new();
            for (survey, turns) in self.turns.iter().enumerate() {
                let (writer, hash) = (writer.clone(), self.ballots[survey][turns[turn]]);
                let id = EvaluationId(i64::try_from(survey + 1).unwrap());
                at_once.spawn(async move { writer.keep(hash, id, answer(survey, turn)).await });
            }
            assert!(at_once.join_all().await.iter().all(Result::is_ok));
            let tx = self.parts.db.write().await.unwrap();
            for survey in 0..self.turns.len() {
                let sql = format!(
                    "INSERT INTO control VALUES ('{}')",
                    marker(survey, turn).replace("svar", "kopi")
                );
                tx.execute_unprepared(&sql).await.unwrap();
            }
            tx.commit().await.unwrap();
        }
        // The log is emptied when it is quiet.
        self.parts.db.tidy(&[]).await.unwrap();
    }

    /// The orders the attacker can read, each a name and for each survey the turns in the order read.
    async fn readings(&self, kind: &str) -> Vec<(String, Vec<Vec<usize>>)> {
        if self.parts.db.is_postgres() {
            return self.system_columns(kind).await;
        }
        let mut readings = vec![];
        for file in ["videre.sqlite", "videre.sqlite-wal"] {
            let bytes = std::fs::read(self.parts.config.data_dir.join(file)).unwrap_or_default();
            let (mut first, mut last) = (HashMap::new(), HashMap::new());
            for at in memchr_all(&bytes, format!("{kind}-").as_bytes()) {
                let text = &bytes[at + kind.len() + 1..];
                let number = |from: usize, to: usize| {
                    std::str::from_utf8(text.get(from..to)?)
                        .ok()?
                        .parse::<usize>()
                        .ok()
                };
                if let (Some(survey), Some(turn)) = (number(0, 5), number(6, 9)) {
                    first.entry((survey, turn)).or_insert(at);
                    last.insert((survey, turn), at);
                }
            }
            readings.push((format!("first place in {file}"), self.sorted(&first)));
            readings.push((format!("last place in {file}"), self.sorted(&last)));
        }
        readings
    }

    async fn system_columns(&self, kind: &str) -> Vec<(String, Vec<Vec<usize>>)> {
        let (table, text) = match kind {
            "svar" => ("answer", "ratings"),
            "ord" => ("remark", "text"),
            _ => ("control", "ratings"),
        };
        let mut readings = vec![];
        for by in ["ctid", "xmin::text::bigint", "cmin::text::bigint"] {
            let sql = format!("SELECT {text} AS t FROM {table} ORDER BY {by}, ctid");
            let rows = self.parts.db.read();
            let rows = rows
                .query_all_raw(Statement::from_string(DbBackend::Postgres, sql))
                .await
                .unwrap();
            let mut places = HashMap::new();
            for (at, row) in rows.iter().enumerate() {
                let text: String = row.try_get("", "t").unwrap();
                let (_, rest) = text.split_once(&format!("{kind}-")).unwrap();
                let place = (rest[0..5].parse().unwrap(), rest[6..9].parse().unwrap());
                places.insert(place, at);
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

fn memchr_all<'a>(bytes: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes
        .windows(needle.len())
        .enumerate()
        .filter_map(move |(at, window)| (window == needle).then_some(at))
}

/// Kendall's tau of a permutation against the natural order, -1 … 1; nothing for fewer than two.
fn tau(turns: &[usize]) -> Option<f64> {
    let n = turns.len();
    let pairs = n * n.checked_sub(1)? / 2;
    let rising = |i: usize| turns[i + 1..].iter().filter(|later| **later > turns[i]).count();
    let rising: usize = (0..n).map(rising).sum();
    (pairs > 0).then(|| 2.0 * rising as f64 / pairs as f64 - 1.0)
}

/// How far a reading's mean tau lies from none, in standard errors.
fn order_found(reading: &[Vec<usize>]) -> f64 {
    let taus: Vec<f64> = reading.iter().filter_map(|turns| tau(turns)).collect();
    // Variance of tau of a random permutation (Kendall 1938): 2(2n+5) / 9n(n-1).
    let variance: f64 = reading
        .iter()
        .filter(|turns| turns.len() > 1)
        .map(|turns| {
            let n = turns.len() as f64;
            2.0 * (2.0 * n + 5.0) / (9.0 * n * (n - 1.0))
        })
        .sum();
    if variance == 0.0 {
        0.0
    } else {
        taus.iter().sum::<f64>() / variance.sqrt()
    }
}

/// How many people are joined to their own answer beyond chance, in standard errors: the first answer read is
/// given to the first on the list, and so on. Chance is one a survey, with variance one (fixed points of a
/// random permutation).
fn links_found(trial: &Trial, reading: &[Vec<usize>]) -> f64 {
    let (mut found, mut surveys) = (0.0, 0.0);
    for (turns, read) in trial.turns.iter().zip(reading).filter(|(_, r)| r.len() > 1) {
        let hits = read
            .iter()
            .enumerate()
            .filter(|(person, turn)| turns[**turn] == *person);
        found += hits.count() as f64 - 1.0;
        surveys += 1.0;
    }
    if surveys == 0.0 {
        0.0
    } else {
        found / f64::sqrt(surveys)
    }
}

/// Chance goes this far once in a million and a half tries.
const CHANCE: f64 = 5.0;

async fn attack(surveys: usize, people: usize) {
    let t = parts().await;
    let trial = trial(&t.parts, surveys, people).await;
    trial.answer().await;
    for kind in ["svar", "ord"] {
        for (name, reading) in trial.readings(kind).await {
            let (order, links) = (order_found(&reading), links_found(&trial, &reading));
            assert!(
                order.abs() < CHANCE && links.abs() < CHANCE,
                "{kind} by {name}, {people} people: order {order:.1}, links {links:.1}"
            );
        }
    }
    let mut found: f64 = 0.0;
    for (_, reading) in trial.readings("kopi").await {
        found = found.max(order_found(&reading).abs());
    }
    assert!(found > CHANCE, "the control was not found out: {found:.1}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_at_rest_tells_the_order_of_eleven_answers_or_whose_they_are() {
    attack(150, 11).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_at_rest_tells_the_order_of_sixty_answers_or_whose_they_are() {
    attack(12, 60).await;
}

/// `cargo test -p server --release -- --ignored a_thousand_surveys`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn a_thousand_surveys_give_no_more_away() {
    attack(1_000, 11).await;
    attack(1_000, 60).await;
}
