//! A day's work with five thousand offers of one institution and five thousand cases: the reviewer's queue, the
//! institution's overview, saving a section, an import of a thousand rows. Over HTTP to the optimised server, on
//! SQLite and – where its programs are – on PostgreSQL. Writes its section of `server/benches/RESULTS.md`; begin
//! with `content`.
//!
//! `VIDERE_BENCH_WORK=200` tries it with so many offers and cases, and writes nothing.

mod content;
#[path = "../site/load.rs"]
#[expect(dead_code, reason = "the site's benchmark asks in more ways")]
mod load;
#[path = "../shared/machine.rs"]
mod machine;
mod posts;
#[path = "../site/process.rs"]
#[expect(dead_code, reason = "here only the most memory counts")]
mod process;
#[path = "../shared/results.rs"]
mod results;

use std::time::Duration;

use content::Content;
use load::open_loop_by;
use process::{Server, Setting};

/// Offers, and cases, unless less is asked for.
const OFFERS: usize = 5_000;
/// Pages a second while delay is measured.
const RATE: u32 = 20;

const QUEUE: [&str; 5] = [
    "/nb/direktorat",
    "/nb/direktorat?sorter=institusjon&side=60",
    "/nb/direktorat?q=tilbud+49&sorter=tittel",
    "/nb/direktorat?hylle=ledige&alder=over_fristen&sorter=saksbehandler",
    "/nb/direktorat?hylle=avgjorte",
];
const OVERVIEW: [&str; 6] = [
    "/nb/institusjon",
    "/nb/institusjon?q=tilbud+12",
    "/nb/institusjon?sorter=tittel&side=60",
    "/nb/institusjon?sorter=frist&frist=90",
    "/nb/institusjon?tilstand=published",
    "/nb/institusjon?sorter=mangler&mangler=noe",
];

const ROWS: [(&str, &str); 10] = [
    ("reviewer's queue, five ways of asking", "p99 ≤ 50 ms"),
    ("institution's overview, six ways of asking", "p99 ≤ 50 ms"),
    ("saving a section, durable when answered", "p99 ≤ 50 ms"),
    ("trying an import of 1,000 new rows", "≤ 2 s"),
    ("most memory by then", "–"),
    ("saving it", "≤ 5 s"),
    ("trying 1,000 changed rows", "≤ 2 s"),
    ("saving them", "≤ 5 s"),
    ("the same file again, which changes nothing", "≤ 2 s"),
    ("most memory at the end", "bounded"),
];

async fn day(database: Option<String>, n: usize) -> Vec<String> {
    // Posts come from many people: each is told apart by the address the proxy forwards.
    let mut settings: Vec<Setting> = vec![("VIDERE_TRUSTED_PROXY", "127.0.0.1".to_owned())];
    settings.extend(database.iter().map(|url| ("VIDERE_DATABASE_URL", url.clone())));
    let folder = process::seeded_folder(&settings);
    let content = Content::fill(folder.path(), database.as_deref(), n).await;
    let (server, _) = Server::start(folder.path(), &settings).await;
    let origin = &server.origin;

    let mut figures = vec![];
    for (session, paths) in [(&content.reviewer, &QUEUE[..]), (&content.editor, &OVERVIEW[..])] {
        let paths: Vec<String> = paths.iter().map(|p| (*p).to_owned()).collect();
        let client = posts::client(session);
        open_loop_by(client.clone(), origin, &paths, RATE, Duration::from_secs(2)).await;
        let run = open_loop_by(client, origin, &paths, RATE, Duration::from_secs(20)).await;
        figures.push(run.to_string());
    }
    figures.push(posts::save(origin, &content).await.to_string());
    for (title, times) in [("Nytt tilbud", 2), ("Endret tilbud", 3)] {
        for dry_run in [true, false, true].into_iter().take(times) {
            figures.push(posts::import(origin, &content, title, dry_run).await);
            if figures.len() == 4 {
                figures.push(format!("{} MB", server.memory_mb("VmHWM:")));
            }
        }
    }
    figures.push(format!("{} MB", server.memory_mb("VmHWM:")));
    figures
}

/// How many offers a trial run asks for.
#[expect(clippy::disallowed_methods, reason = "a trial run says how small it is")]
fn asked() -> Option<usize> {
    std::env::var("VIDERE_BENCH_WORK").ok()?.parse().ok()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let load = machine::load();
    let asked = asked();
    let n = asked.unwrap_or(OFFERS);
    let sqlite = day(None, n).await;
    println!("SQLite: {sqlite:#?}");
    let postgres = match server::test::postgres::fresh_database().await {
        Some(url) => day(Some(url), n).await,
        None => {
            println!("!!! POSTGRESQL IS MISSING: its server programs are not installed");
            vec!["not measured".to_owned(); ROWS.len()]
        }
    };
    println!("PostgreSQL: {postgres:#?}");
    if asked.is_some() {
        return;
    }
    let mut text = format!(
        "{} Server on core 0, client and PostgreSQL on the other. {OFFERS} offers of one institution and {OFFERS} \
         cases beside the demonstration's content. Pages at {RATE} a second, counted from when they were due; a draft \
         saved {} times with a change; the import through the machine interface, with 1,200 characters of content a \
         row.\n\n| what | goal | SQLite | PostgreSQL |\n| --- | --- | --- | --- |\n",
        machine::describe(&load),
        posts::SAVES,
    );
    for (((what, goal), sqlite), postgres) in ROWS.iter().zip(&sqlite).zip(&postgres) {
        text.push_str(&format!("| {what} | {goal} | {sqlite} | {postgres} |\n"));
    }
    results::write("A day's work with five thousand offers", &text);
}
