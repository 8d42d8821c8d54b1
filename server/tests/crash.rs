//! Nothing acknowledged is lost: the server is killed under load again and again, and every answer it said
//! yes to is there once; no token is spent without its answer. Ten times here, a hundred in `make nightly`.

#[path = "crash/closing.rs"]
mod closing;
#[path = "crash/data.rs"]
mod data;
#[path = "support/process.rs"]
mod process;

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use data::Data;
use reqwest::Client;
use server::test::survey::open_survey;

/// Times the server is killed in a run of all tests, and at night.
const KILLS: usize = 10;
const NIGHTLY: usize = 100;
/// People for each kill: enough that the load never runs out.
const PEOPLE: usize = 100;

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
    kill_while_people_answer(KILLS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn every_acknowledged_answer_is_counted_exactly_once_a_whole_night() {
    kill_while_people_answer(NIGHTLY).await;
}

async fn kill_while_people_answer(kills: usize) {
    let data = Data::seeded().await;
    let survey = open_survey(&data.platform().await, kills.saturating_mul(PEOPLE).min(5_000)).await;
    let tokens = Arc::new(survey.tokens);
    let tally = Arc::new(Tally::default());
    for round in 0..kills {
        let server = data.serve().await;
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
        let (spent, answers) = kept(&data, survey.evaluation.0).await;
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
    let server = data.serve().await;
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
}

/// Ballots spent and answers kept, at one moment: what the server asked for last may still be under way.
async fn kept(data: &Data, evaluation: i64) -> (i64, i64) {
    let sql = format!(
        "SELECT (SELECT count(*) FROM ballot WHERE evaluation_id = {evaluation} AND spent), \
         (SELECT count(*) FROM answer WHERE evaluation_id = {evaluation})"
    );
    let row = &data.ask(&sql).await[0];
    (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap())
}
