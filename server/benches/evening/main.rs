//! The evening ten thousand people answer: invitations into a mail server, then links opened and answers sent as
//! they come, on SQLite and – where its programs are – on PostgreSQL. Writes its section of
//! `server/benches/RESULTS.md`; begin with `people`.
//!
//! Simulated time runs five times as fast: ten minutes in two, a minute’s thought in twelve seconds.
//! `VIDERE_BENCH_PEOPLE` says how many come; without it ten thousand.

#[path = "../site/answers.rs"]
#[expect(dead_code, reason = "its peer is the site’s")]
mod answers;
#[path = "../search/dice.rs"]
#[expect(dead_code, reason = "shared with the search’s benchmark, which draws more")]
mod dice;
#[path = "../site/load.rs"]
#[expect(
    dead_code,
    reason = "its loops are the site’s; here people come when they come"
)]
mod load;
#[path = "../shared/machine.rs"]
mod machine;
mod people;
#[path = "../site/process.rs"]
mod process;
#[path = "../shared/results.rs"]
mod results;
#[path = "../../src/mail/transport/sink.rs"]
#[expect(dead_code, reason = "this mail server takes everything")]
mod sink;
mod surveys;

use std::path::Path;
use std::time::{Duration, Instant};

use process::{Server, Setting};
use sink::Sink;
use surveys::Surveys;

/// Letters a second the mail server is said to bear: more than it will get.
const MAIL_PER_SECOND: u32 = 5_000;
/// People of the one survey that is answered as fast as it goes, and of the one answered one by one.
const SUSTAINED: usize = 5_000;
const ONE_BY_ONE: usize = 1_000;
/// How long their letters may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(600);

/// What one database showed: a figure for each of `ROWS`.
type Figures = Vec<String>;

const ROWS: [(&str, &str); 9] = [
    (
        "invitations handed to a mail server on the same machine",
        "≤ 120 s",
    ),
    ("opening the link", "–"),
    ("sending the answer, durable when acknowledged", "p99 ≤ 250 ms"),
    (
        "sent again by an impatient hand, and links opened a second time",
        "–",
    ),
    ("answers acknowledged", "–"),
    ("of them lost, and kept twice", "0, 0"),
    ("resident memory at the end", "–"),
    ("answers to one survey, 64 connections", "≥ 1 000/s"),
    (
        "answers to one survey, one after the other: median of the 10th to 109th, and of the last hundred of a thousand",
        "≤ 1.2×",
    ),
];

/// Answers to one survey as fast as it goes, and to another one by one: does the thousandth take longer than the tenth?
async fn on_end(folder: &Path, database: Option<&str>, settings: &[Setting]) -> [String; 2] {
    let tokens = answers::prepare(folder, database, SUSTAINED).await;
    let (server, _) = Server::start(folder, settings).await;
    let sustained = answers::submit(&server.origin, &tokens, 64).await;
    drop(server);
    let tokens = answers::prepare(folder, database, ONE_BY_ONE).await;
    let (server, _) = Server::start(folder, settings).await;
    let mut times = vec![];
    for token in &tokens {
        let one = answers::submit(&server.origin, std::slice::from_ref(token), 1).await;
        times.push(one.quantile(0.5));
    }
    let median = |part: &[f64]| load::Run::new(part.to_vec(), 0, 1.0).quantile(0.5);
    let (early, late) = (median(&times[9..109]), median(&times[ONE_BY_ONE - 100..]));
    let flat = format!("{early:.2} ms, {late:.2} ms: {:.2}×", late / early);
    [sustained.to_string(), flat]
}

async fn evening(people: usize, database: Option<String>) -> Figures {
    let mut settings: Vec<Setting> = vec![];
    settings.extend(database.iter().map(|url| ("VIDERE_DATABASE_URL", url.clone())));
    let folder = process::seeded_folder(&settings);
    // First, while there are runs without a survey.
    let [sustained, flat] = on_end(folder.path(), database.as_deref(), &settings).await;
    let surveys = Surveys::plan(folder.path(), database.as_deref(), people).await;
    let sink = Sink::start(&[]).await;
    let began = Instant::now();
    settings.push(("VIDERE_MAIL", sink.url.clone()));
    settings.push(("VIDERE_MAIL_PER_SECOND", MAIL_PER_SECOND.to_string()));
    let (server, _) = Server::start(folder.path(), &settings).await;
    while sink.kept().len() < people {
        assert!(
            began.elapsed() < PATIENCE,
            "only {} letters came",
            sink.kept().len()
        );
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    let mailed = began.elapsed();
    let tokens = surveys::tokens(&sink.kept());
    assert_eq!(tokens.len(), people, "every letter has a link of its own");

    let crowd = people::answer(&server.origin, tokens).await;
    let resident = server.resident_mb();
    drop(server);
    let kept = surveys.n_kept(folder.path(), database.as_deref()).await;
    vec![
        format!(
            "{:.0} s for {}, {} surveys",
            mailed.as_secs_f64(),
            people,
            surveys.n()
        ),
        crowd.opened.to_string(),
        crowd.sent.to_string(),
        crowd.again.to_string(),
        crowd.acknowledged.to_string(),
        format!(
            "{}, {}",
            crowd.acknowledged.saturating_sub(kept),
            kept.saturating_sub(crowd.acknowledged)
        ),
        format!("{resident} MB"),
        sustained,
        flat,
    ]
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let load = machine::load();
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever starts the bench says how large"
    )]
    let asked = std::env::var("VIDERE_BENCH_PEOPLE").ok();
    let people = asked.and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let sqlite = evening(people, None).await;
    println!("SQLite: {sqlite:#?}");
    let postgres = match server::test::postgres::fresh_database().await {
        Some(url) => evening(people, Some(url)).await,
        None => {
            println!("!!! POSTGRESQL IS MISSING: its server programs are not installed");
            vec!["not measured".to_owned(); ROWS.len()]
        }
    };
    println!("PostgreSQL: {postgres:#?}");
    let mut text = format!(
        "{} Server on core 0; the people, the mail server and PostgreSQL on the other. {people} people within \
         ten minutes, five times as fast, so in two: arrivals after the letter by a log-normal law, one to three minutes of \
         thought, the whole form filled in; 5 % send twice, 2 % open the link twice, 1 % of the links are opened by a scanner first. Times \
         count from when a request was due.\n\n| what | goal | SQLite | PostgreSQL |\n| --- | --- | --- | --- |\n",
        machine::describe(&load)
    );
    for (((what, goal), sqlite), postgres) in ROWS.iter().zip(&sqlite).zip(&postgres) {
        text.push_str(&format!("| {what} | {goal} | {sqlite} | {postgres} |\n"));
    }
    results::write("An evening of answers", &text);
}
