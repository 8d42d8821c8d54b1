//! The evening ten thousand people answer: invitations into a mail server, then links opened and answers sent as
//! they come, on SQLite and – where its programs are – on PostgreSQL. Writes its section of
//! `server/benches/RESULTS.md`; begin with `people`.
//!
//! Simulated time runs five times as fast: ten minutes in two, a minute’s thought in twelve seconds.

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

use std::time::{Duration, Instant};

use process::{Server, Setting};
use sink::Sink;
use surveys::Surveys;

/// People invited.
const PEOPLE: usize = 10_000;
/// How long their letters may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(600);

/// What one database showed: a figure for each of `ROWS`.
type Figures = Vec<String>;

const ROWS: [(&str, &str); 7] = [
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
];

async fn evening(database: Option<String>) -> Figures {
    let mut settings: Vec<Setting> = vec![];
    settings.extend(database.iter().map(|url| ("VIDERE_DATABASE_URL", url.clone())));
    let folder = process::seeded_folder(&settings);
    let surveys = Surveys::plan(folder.path(), database.as_deref(), PEOPLE).await;
    let sink = Sink::start(&[]).await;
    let began = Instant::now();
    settings.push(("VIDERE_MAIL", sink.url.clone()));
    let (server, _) = Server::start(folder.path(), &settings).await;
    while sink.kept().len() < PEOPLE {
        assert!(
            began.elapsed() < PATIENCE,
            "only {} letters came",
            sink.kept().len()
        );
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    let mailed = began.elapsed();
    let tokens = surveys::tokens(&sink.kept());
    assert_eq!(tokens.len(), PEOPLE, "every letter has a link of its own");

    let crowd = people::answer(&server.origin, tokens).await;
    let resident = server.resident_mb();
    drop(server);
    let kept = surveys.n_kept(folder.path(), database.as_deref()).await;
    vec![
        format!(
            "{:.0} s for {}, {} surveys",
            mailed.as_secs_f64(),
            PEOPLE,
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
    ]
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let load = machine::load();
    let sqlite = evening(None).await;
    println!("SQLite: {sqlite:#?}");
    let postgres = match server::test::postgres::fresh_database().await {
        Some(url) => evening(Some(url)).await,
        None => {
            println!("!!! POSTGRESQL IS MISSING: its server programs are not installed");
            vec!["not measured".to_owned(); ROWS.len()]
        }
    };
    println!("PostgreSQL: {postgres:#?}");
    let mut text = format!(
        "{} Server on core 0; the people, the mail server and PostgreSQL on the other. Ten thousand people within \
         ten minutes, five times as fast: arrivals after the letter by a log-normal law, one to three minutes of \
         thought; 5 % send twice, 2 % open the link twice, 1 % of the links are opened by a scanner first. Times \
         count from when a request was due.\n\n| what | goal | SQLite | PostgreSQL |\n| --- | --- | --- | --- |\n",
        machine::describe(&load)
    );
    for (((what, goal), sqlite), postgres) in ROWS.iter().zip(&sqlite).zip(&postgres) {
        text.push_str(&format!("| {what} | {goal} | {sqlite} | {postgres} |\n"));
    }
    results::write("An evening of answers", &text);
}
