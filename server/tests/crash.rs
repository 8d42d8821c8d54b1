//! Nothing acknowledged is lost: the server is killed under load thirty times, and every answer it said
//! yes to is there once; no token is spent without its answer.

#[path = "support/process.rs"]
mod process;

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use process::Process;
use reqwest::Client;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::test::parts::fresh_folder;
use server::test::survey::{open_survey, platform_of};

const KILLS: usize = 30;
const PEOPLE: usize = 2_000;

#[derive(Default)]
struct Tally {
    /// Tokens whose answer was acknowledged.
    accepted: Mutex<HashSet<String>>,
    next: AtomicUsize,
}

async fn post(client: &Client, origin: &str, token: &str) -> Option<u16> {
    let fields = [
        ("token", token),
        ("form[one][quality_overall]", "4"),
        ("form[one][quality_content]", "5"),
    ];
    let body = app::path::with_query("", fields)
        .trim_start_matches('?')
        .to_owned();
    let post = client.post(format!("{origin}/do/evaluation/answer?lang=nb"));
    let post = post
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body);
    Some(post.send().await.ok()?.status().as_u16())
}

/// Sends answers until the server dies; an answer that was not acknowledged is tried again later.
async fn participants(client: Client, origin: String, tokens: Arc<Vec<String>>, tally: Arc<Tally>) {
    while let Some(token) = tokens.get(tally.next.fetch_add(1, Ordering::SeqCst) % tokens.len()) {
        if tally.accepted.lock().unwrap().contains(token) {
            if tally.accepted.lock().unwrap().len() == tokens.len() {
                return;
            }
            continue;
        }
        match post(&client, &origin, token).await {
            // 409: an earlier try was kept, but its acknowledgement was lost with the server.
            Some(200 | 204 | 409) => {
                tally.accepted.lock().unwrap().insert(token.clone());
            }
            Some(status) => panic!("an answer was met with {status}"),
            None => return,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_answer_is_counted_exactly_once() {
    let folder = fresh_folder();
    std::fs::create_dir_all(&folder).unwrap();
    let platform = platform_of(&folder).await;
    server::seed::seed(&platform.parts).await.unwrap();
    let survey = open_survey(&platform, PEOPLE).await;
    drop(platform);
    let tokens = Arc::new(survey.tokens);
    let tally = Arc::new(Tally::default());
    for round in 0..KILLS {
        let server = Process::serve(&folder, &[]).await;
        let client = Client::builder().timeout(Duration::from_secs(5)).build().unwrap();
        let load = (0..8).map(|_| {
            tokio::spawn(participants(
                client.clone(),
                server.origin.clone(),
                tokens.clone(),
                tally.clone(),
            ))
        });
        let load: Vec<_> = load.collect();
        tokio::time::sleep(Duration::from_millis(40 + rand::random::<u64>() % 160)).await;
        server.kill();
        for worker in load {
            worker.await.unwrap();
        }
        let accepted = tally.accepted.lock().unwrap().len();
        let (spent, answers) = kept(&folder, survey.evaluation.0).await;
        assert_eq!(
            spent, answers,
            "round {round}: a token is spent exactly when its answer is kept"
        );
        assert!(
            answers as usize >= accepted,
            "round {round}: {accepted} acknowledged, {answers} kept"
        );
    }
    // What was acknowledged is refused a second time, so it was kept once.
    let server = Process::serve(&folder, &[]).await;
    let client = Client::new();
    let accepted: Vec<String> = tally.accepted.lock().unwrap().iter().cloned().collect();
    assert!(
        accepted.len() > 50,
        "the load was too light to prove anything: {}",
        accepted.len()
    );
    for token in &accepted {
        assert_eq!(post(&client, &server.origin, token).await, Some(409));
    }
    drop(server);
    std::fs::remove_dir_all(folder).unwrap();
}

/// Ballots spent and answers kept.
async fn kept(folder: &std::path::Path, evaluation: i64) -> (i64, i64) {
    let url = format!("sqlite://{}?mode=rw", folder.join("videre.sqlite").display());
    let db = sea_orm::Database::connect(server::db::options(url))
        .await
        .unwrap();
    let count = async |sql: &str| {
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, [evaluation.into()]);
        db.query_one_raw(statement)
            .await
            .unwrap()
            .unwrap()
            .try_get_by_index::<i64>(0)
            .unwrap()
    };
    let spent = count("SELECT count(*) FROM ballot WHERE evaluation_id = ? AND spent").await;
    let answers = count("SELECT count(*) FROM answer WHERE evaluation_id = ?").await;
    db.close().await.unwrap();
    (spent, answers)
}
