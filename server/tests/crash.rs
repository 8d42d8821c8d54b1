//! Nothing acknowledged is lost: the server is killed under load again and again, and every answer it said
//! yes to is there once; no token is spent without its answer. And every letter that was promised goes out. Ten
//! times here, a hundred in `make nightly`.

#[path = "crash/closing.rs"]
mod closing;
#[path = "crash/data.rs"]
mod data;
#[path = "crash/index.rs"]
mod index;
#[path = "support/process.rs"]
mod process;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use data::Data;
use process::Process;
use reqwest::Client;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::clock::{Clock as _, FixedClock, SystemClock};
use server::config::Config;
use server::platform::Platform;
use server::test::parts::fresh_folder;
use server::test::survey::{open_survey, platform_of};
use server::work::{queue, worker};

/// Times the server is killed in a run of all tests, and at night.
const KILLS: usize = 10;
const NIGHTLY: usize = 100;
/// Answers that are acknowledged before each kill, however slow the machine: without any it would prove nothing.
const SOME: usize = 8;
/// People for each kill: enough that the load never runs out.
const PEOPLE: usize = 100;

#[derive(Default)]
struct Tally {
    /// Tokens whose answer was acknowledged.
    accepted: Mutex<HashSet<String>>,
    next: AtomicUsize,
}

impl Tally {
    fn accepted(&self) -> usize {
        self.accepted.lock().unwrap().len()
    }

    /// Waits until some more answers are acknowledged, or all are, or far longer than any machine takes for that.
    async fn wait_for(&self, more: usize, tokens: &[String]) {
        let enough = tokens.len().min(self.accepted() + more);
        for _ in 0..2_000 {
            if self.accepted() >= enough {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
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
        tally.wait_for(SOME, &tokens).await;
        tokio::time::sleep(Duration::from_millis(rand::random::<u64>() % 160)).await;
        server.kill();
        for worker in load {
            worker.await.unwrap();
        }
        let accepted = tally.accepted();
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

const LETTER_KILLS: usize = 12;
const INVITERS: u8 = 6;

/// Invites people until the server dies; gives those it said yes to.
async fn invite(client: Client, url: String, cookie: String, institution: i64, from: usize) -> Vec<String> {
    let mut accepted = vec![];
    for n in 0.. {
        let email = format!("k{from}-{n}@kollega.example");
        let fields = [
            ("form[institution]", institution.to_string()),
            ("form[name]", "Kim Kollega".to_owned()),
            ("form[email]", email.clone()),
            ("form[role]", "editor".to_owned()),
        ];
        let body = app::path::with_query("", fields)
            .trim_start_matches('?')
            .to_owned();
        let post = client
            .post(&url)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", &cookie)
            .body(body);
        match post.send().await.map(|answer| answer.status().as_u16()) {
            Ok(200 | 204) => accepted.push(email),
            Ok(status) => panic!("an invitation was met with {status}"),
            Err(_) => return accepted,
        }
    }
    accepted
}

/// Signs a demo account in; gives its cookie.
async fn sign_in(origin: &str, person: i64) -> String {
    let post = Client::new()
        .post(format!("{origin}/do/accounts/enter_demo?lang=nb"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("person={person}"));
    let answer = post.send().await.unwrap();
    let cookies = answer.headers().get_all("set-cookie").iter();
    let cookie = cookies
        .filter_map(|v| v.to_str().ok()?.split(';').next())
        .find(|v| v.starts_with("videre="));
    cookie.expect("a session").to_owned()
}

/// The letters in the folder: by receiver, the ids they were sent under.
fn posted(folder: &std::path::Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in std::fs::read_dir(folder.join("mail")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|end| end != "json") {
            continue;
        }
        let letter: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let field = |name: &str| letter[name].as_str().unwrap().to_owned();
        ids.entry(field("to")).or_default().insert(field("message_id"));
    }
    ids
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_letter_of_a_committed_deed_goes_out_and_none_under_two_names() {
    let folder = fresh_folder();
    std::fs::create_dir_all(&folder).unwrap();
    let platform = platform_of(&folder).await;
    server::seed::seed(&platform.parts).await.unwrap();
    let people = platform.services.accounts.demo_people().await.unwrap();
    let (person, institution) = people
        .iter()
        .find_map(|(person, grants)| {
            let admin = grants
                .iter()
                .find(|g| g.role == app::accounts::model::Role::InstitutionAdmin)?;
            Some((person.id.0, admin.institution?.0))
        })
        .expect("an administrator");
    drop(platform);
    let mut cookie = String::new();
    let mut accepted = vec![];
    for round in 0..LETTER_KILLS {
        let server = Process::serve(&folder, &[]).await;
        if cookie.is_empty() {
            cookie = sign_in(&server.origin, person).await;
        }
        let load = (1..=INVITERS).map(|n| {
            let from = round * usize::from(INVITERS) + usize::from(n);
            // Each from an address of its own: one alone may not post that much.
            let address = std::net::Ipv4Addr::new(127, 0, 1, u8::try_from(from).unwrap());
            let client = Client::builder()
                .local_address(std::net::IpAddr::from(address))
                .timeout(Duration::from_secs(5))
                .build()
                .unwrap();
            let url = format!("{}/do/people/invite?lang=nb", server.origin);
            tokio::spawn(invite(client, url, cookie.clone(), institution, from))
        });
        let load: Vec<_> = load.collect();
        tokio::time::sleep(Duration::from_millis(60 + rand::random::<u64>() % 240)).await;
        server.kill();
        for worker in load {
            accepted.extend(worker.await.unwrap());
        }
    }
    assert!(accepted.len() > 50, "the load was too light: {}", accepted.len());

    // What was under way when the server died is taken up when its lease is over.
    let get = |name: &str| (name == "DATA_DIR").then(|| folder.display().to_string());
    let config = Config::read(get).unwrap();
    let later = SystemClock.now() + chrono::Duration::minutes(5);
    let platform = Platform::build(config, Arc::new(FixedClock::at(later)))
        .await
        .unwrap();
    worker::run_due(&platform).await.unwrap();
    assert_eq!(
        queue::counts(&platform.parts.db).await.unwrap().1,
        0,
        "no job is given up"
    );
    let rows = platform
        .parts
        .db
        .read()
        .query_all_raw(Statement::from_string(
            DbBackend::Sqlite,
            "SELECT email FROM person WHERE email LIKE 'k%@kollega.example'",
        ))
        .await
        .unwrap();
    let invited: BTreeSet<String> = rows.iter().map(|r| r.try_get_by_index(0).unwrap()).collect();
    for email in &accepted {
        assert!(
            invited.contains(email),
            "{email} was acknowledged and is not there"
        );
    }
    let posted = posted(&folder);
    for email in &invited {
        let ids = posted
            .get(email)
            .unwrap_or_else(|| panic!("no letter to {email}"));
        assert_eq!(
            ids.len(),
            1,
            "{email} got one letter under several names: {ids:?}"
        );
    }
    let strangers = posted
        .keys()
        .filter(|to| to.ends_with("@kollega.example") && !invited.contains(*to));
    assert_eq!(strangers.count(), 0, "a letter about a deed that never was");
    drop(platform);
    std::fs::remove_dir_all(folder).unwrap();
}
