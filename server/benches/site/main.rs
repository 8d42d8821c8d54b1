//! What the site takes: start, memory, pages a second, delay at a fixed rate, durable answers a second,
//! bytes of a first view. Runs the optimised server as its own process on one core and the client on the
//! other, and writes the table to its section of `server/benches/RESULTS.md` with machine and load.
//!
//! Closed loop only for capacity, open loop for delay: there a request's time counts from when it was due.

mod answers;
mod first_view;
mod load;
#[path = "../shared/machine.rs"]
mod machine;
mod process;
#[path = "../shared/results.rs"]
mod results;
mod table;

use std::time::Duration;

use load::{closed_loop, open_loop};
use process::Server;
use table::Table;

/// People invited, and so answers sent.
const PEOPLE: usize = 5_000;

const WORDS: [&str; 16] = [
    "matematikk 5-10",
    "norsk 2",
    "spesialpedagogikk",
    "rettleiing",
    "engelsk",
    "kroppsøving",
    "begynneropplæring",
    "naturfag 8-10",
    "programmering",
    "kunst og håndverk",
    "musikk",
    "samisk",
    "vurdering",
    "leseopplæring",
    "rektor",
    "lærarspesialist",
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // `cargo bench` passes flags of its own; there is nothing to choose here.
    let load = machine::load();
    let mut table = Table::new();
    let data = process::seeded_folder(&[]);
    let tokens = answers::prepare(data.path(), None, PEOPLE).await;

    let (server, first_answer) = Server::start(data.path(), &[]).await;
    table.row(
        "start to first answer",
        "≤ 1 000 ms",
        format!("{} ms", first_answer.as_millis()),
    );

    let search: Vec<String> = WORDS
        .iter()
        .map(|w| app::path::offers_with(app::shared::lang::Lang::Nb, [("q", w)]))
        .collect();
    let offers: Vec<String> = (1..=100).map(|id| format!("/nb/tilbud/{id}")).collect();
    for (name, paths) in [("search page", &search), ("offer page", &offers)] {
        closed_loop(&server.origin, paths, 4, Duration::from_secs(2)).await;
        let run = closed_loop(&server.origin, paths, 8, Duration::from_secs(8)).await;
        table.row(
            &format!("{name}, one core, 8 at a time, from many addresses"),
            "≥ 200 pages/s",
            run.to_string(),
        );
        let run = open_loop(&server.origin, paths, 100, Duration::from_secs(10)).await;
        table.row(
            &format!("{name}, 100/s open loop"),
            "p99 ≤ 50 ms",
            run.to_string(),
        );
    }
    let bare = closed_loop(&server.origin, &["/live".to_owned()], 8, Duration::from_secs(3)).await;
    table.row("peer: a bare route of the same server", "–", bare.to_string());
    table.row(
        "resident memory after that",
        "≤ 200 MB",
        format!("{} MB", server.resident_mb()),
    );

    let run = answers::submit(&server.origin, &tokens, 64).await;
    table.row("durable answers, 64 connections", "≥ 1 000/s", run.to_string());
    let raw = answers::raw_group_commit(data.path(), PEOPLE).await;
    table.row("peer: SQLite alone, groups of 64, synchronous=FULL", "–", raw);
    table.row(
        "resident memory at the end",
        "≤ 200 MB",
        format!("{} MB", server.resident_mb()),
    );
    for (name, limit, bytes) in first_view::first_view(&server.origin).await {
        table.row(&name, limit, format!("{:.1} kB", bytes as f64 / 1000.0));
    }
    table.write(&machine::describe(&load));
}
