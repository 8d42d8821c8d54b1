//! Durable answers a second, through the front door, beside SQLite alone with the same rows.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use sea_orm::{ConnectionTrait, Database, DbBackend, Statement, TransactionTrait};

use super::load::{Run, client, gather};

/// What somebody fills in who answers the whole form.
const ONE: [(&str, &str); 20] = [
    ("background_stage", "5-7"),
    ("support_time", "2"),
    ("support_try_out", "4"),
    ("quality_overall", "4"),
    ("quality_content", "4"),
    ("quality_teaching", "5"),
    ("quality_organisation", "3"),
    ("quality_feedback", "4"),
    ("quality_assessment", "4"),
    ("relevance_research", "5"),
    ("relevance_teaching", "4"),
    ("relevance_curriculum", "4"),
    ("theme_adapted_teaching", "4"),
    ("theme_digitalisation", "3"),
    ("theme_leading_learning", "4"),
    ("theme_practical_varied", "5"),
    ("theme_assessment", "4"),
    ("outcome_practice", "4"),
    ("outcome_pupils", "4"),
    ("sharing_colleagues", "5"),
];
const TEXT: &str = "Jeg lærte mye av å prøve ut oppleggene i egen klasse mellom samlingene.";

/// Opens a survey in the seeded folder and gives everyone's token.
pub async fn prepare(folder: &Path, database: Option<&str>, people: usize) -> Vec<String> {
    let platform = match database {
        Some(url) => server::test::survey::platform_over(folder, url).await,
        None => server::test::survey::platform_of(folder).await,
    };
    server::test::survey::open_survey(&platform, people).await.tokens
}

/// The whole form as a browser posts it; every fifth writes a text.
pub fn body(token: &str) -> String {
    let one = ONE.map(|(item, value)| (format!("form[one][{item}]"), value.to_owned()));
    let many = ["interest", "develop"].map(|v| ("form[many][motivation_reasons][]".to_owned(), v.to_owned()));
    let writes = token.bytes().map(usize::from).sum::<usize>() % 5 == 0;
    let text = writes.then(|| ("form[text][open_best]".to_owned(), TEXT.to_owned()));
    let all = std::iter::once(("token".to_owned(), token.to_owned()))
        .chain(one)
        .chain(many)
        .chain(text);
    app::path::with_query("", all).trim_start_matches('?').to_owned()
}

/// Posts every answer once, on this many connections.
pub async fn submit(origin: &str, tokens: &[String], connections: usize) -> Run {
    let client = client();
    let tokens: Arc<Vec<String>> = Arc::new(tokens.to_vec());
    let next = Arc::new(AtomicUsize::new(0));
    let url = format!("{origin}/do/evaluation/answer?lang=nb");
    let started = Instant::now();
    let workers = (0..connections).map(|_| {
        let (client, tokens, next, url) = (client.clone(), tokens.clone(), next.clone(), url.clone());
        tokio::spawn(async move {
            let (mut times, mut failed) = (vec![], 0);
            while let Some(token) = tokens.get(next.fetch_add(1, Ordering::Relaxed)) {
                let began = Instant::now();
                let post = client
                    .post(&url)
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(body(token));
                match post.send().await {
                    Ok(answer) if answer.status().is_success() => {
                        times.push(began.elapsed().as_secs_f64() * 1000.0)
                    }
                    _ => failed += 1,
                }
            }
            (times, failed)
        })
    });
    gather(workers.collect(), started).await
}

/// The same rows with nothing around them: groups of 64 in one transaction.
pub async fn raw_group_commit(folder: &Path, people: usize) -> String {
    let url = format!("sqlite://{}?mode=rwc", folder.join("raw.sqlite").display());
    let db = Database::connect(server::db::options(url))
        .await
        .expect("a database of its own");
    let run = async |sql: &str| db.execute_unprepared(sql).await.expect("SQL that is right");
    run("PRAGMA journal_mode=WAL").await;
    run("PRAGMA synchronous=FULL").await;
    run("CREATE TABLE ballot (hash BLOB PRIMARY KEY, spent INTEGER) WITHOUT ROWID").await;
    run("CREATE TABLE answer (id BLOB PRIMARY KEY, sealed BLOB) WITHOUT ROWID").await;
    // As long as a sealed answer.
    let sealed = vec![7u8; 4_029];
    let started = Instant::now();
    for _ in 0..people / 64 {
        let tx = db.begin().await.expect("a transaction");
        for _ in 0..64 {
            let (hash, id): ([u8; 32], [u8; 16]) = (rand::random(), rand::random());
            for (sql, values) in [
                ("INSERT INTO ballot VALUES (?, 1)", vec![hash.to_vec().into()]),
                (
                    "INSERT INTO answer VALUES (?, ?)",
                    vec![id.to_vec().into(), sealed.clone().into()],
                ),
            ] {
                tx.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, sql, values))
                    .await
                    .expect("SQL that is right");
            }
        }
        tx.commit().await.expect("a commit");
    }
    format!(
        "{:.0}/s",
        (people / 64 * 64) as f64 / started.elapsed().as_secs_f64()
    )
}
