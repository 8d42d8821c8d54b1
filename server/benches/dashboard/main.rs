//! What the directorate's pages take when a million people have answered, beside an ad-hoc `GROUP BY` over every
//! single answer in the same database. Writes its section of `server/benches/RESULTS.md`; begin with `answers`.
//!
//! `VIDERE_BENCH_RESPONSES` says how many people have answered; without it a million.

mod answers;
#[path = "../site/load.rs"]
#[expect(dead_code, reason = "its loops are the site’s; here one person turns pages")]
mod load;
#[path = "../shared/machine.rs"]
mod machine;
#[path = "../site/process.rs"]
#[expect(dead_code, reason = "memory is the site’s question")]
mod process;
#[path = "../shared/results.rs"]
mod results;

use std::time::{Duration, Instant};

use answers::{Answers, GroupBy};
use app::insight::model::Breakdown;
use app::shared::lang::Lang;
use load::Run;
use process::{Server, Setting};
use reqwest::Client;

/// Times each page is asked for, and each `GROUP BY`.
const PAGES: usize = 200;
const QUERIES: usize = 3;

/// A page, what stands in it and in no other, and what somebody would have to ask the answers for the same figures.
struct Asked {
    name: &'static str,
    path: String,
    sign: String,
    group: GroupBy,
}

fn pages() -> Vec<Asked> {
    let by = |name, by: Breakdown, group| Asked {
        name,
        path: app::path::overview_with(Lang::Nb, [("etter", by.code())]),
        sign: format!("name=\"etter\" value=\"{by}\""),
        group,
    };
    vec![
        by("overview by subject", Breakdown::Subject, GroupBy::Subject),
        by(
            "overview by institution",
            Breakdown::Institution,
            GroupBy::Institution,
        ),
        by("overview by theme", Breakdown::Theme, GroupBy::Theme),
        Asked {
            name: "subjects and themes (heat)",
            path: app::path::heat(Lang::Nb),
            sign: "heat__nation".to_owned(),
            group: GroupBy::SubjectAndTheme,
        },
    ]
}

async fn turn(client: &Client, url: &str, sign: &str) -> Run {
    let (mut times, mut failed) = (vec![], 0);
    let began = Instant::now();
    for _ in 0..PAGES {
        let asked = Instant::now();
        let page = client.get(url).header("accept", "text/html").send().await;
        let html = match page {
            Ok(page) if page.status().is_success() => page.text().await.ok(),
            _ => None,
        };
        let took = asked.elapsed();
        // Another page would be another question.
        if html.is_some_and(|html| html.contains(sign)) {
            times.push(took.as_secs_f64() * 1000.0);
        } else {
            failed += 1;
        }
    }
    Run::new(times, failed, began.elapsed().as_secs_f64())
}

/// For each page its name, its times, and how long the `GROUP BY` took.
async fn measure(database: Option<String>, responses: usize) -> (Vec<(String, Run, Duration)>, String) {
    let mut settings: Vec<Setting> = vec![];
    settings.extend(database.iter().map(|url| ("VIDERE_DATABASE_URL", url.clone())));
    let folder = process::seeded_folder(&settings);
    let answers = Answers::make(folder.path(), database.as_deref(), responses).await;
    let (server, _) = Server::start(folder.path(), &settings).await;
    let client = answers.signed_in(&server.origin).await;
    let mut rows = vec![];
    for Asked {
        name,
        path,
        sign,
        group,
    } in pages()
    {
        let url = format!("{}{path}", server.origin);
        let mut queries = vec![];
        for _ in 0..QUERIES {
            queries.push(answers.group(&group).await);
        }
        queries.sort_unstable();
        rows.push((
            name.to_owned(),
            turn(&client, &url, &sign).await,
            queries[QUERIES / 2],
        ));
    }
    (rows, answers.told())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever starts the bench says how large"
    )]
    let asked = std::env::var("VIDERE_BENCH_RESPONSES").ok();
    let responses = asked.and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let load = machine::load();
    let mut text = format!(
        "{} Server on core 0, one person who turns pages on the other. Each page {PAGES} times, each `GROUP BY` \
         {QUERIES} times, over a table with a row for every answered question and an index on the survey, as a \
         foreign key would have; the pages read what was published when each survey closed.\n",
        machine::describe(&load)
    );
    let databases = [
        ("SQLite", Some(None)),
        (
            "PostgreSQL",
            server::test::postgres::fresh_database().await.map(Some),
        ),
    ];
    for (name, database) in databases {
        let Some(database) = database else {
            println!("!!! POSTGRESQL IS MISSING: its server programs are not installed");
            continue;
        };
        let (rows, told) = measure(database, responses).await;
        text.push_str(&format!(
            "\n{name}: {told}.\n\n| page | goal | measured | `GROUP BY`, ms | goal | times as fast |\n| --- | --- | --- | --- | --- | --- |\n"
        ));
        for (page, run, query) in rows {
            let ms = query.as_secs_f64() * 1000.0;
            let faster = ms / run.quantile(0.5);
            println!("{name}, {page}: {run}; GROUP BY {ms:.0} ms, {faster:.0}x");
            let missed = |is_met: bool| if is_met { "" } else { " **missed**" };
            text.push_str(&format!(
                "| {page} | p99 ≤ 300 ms{} | {run} | {ms:.0} | ≥ 50×{} | {faster:.0}× |\n",
                missed(run.quantile(0.99) <= 300.0),
                missed(faster >= 50.0),
            ));
        }
    }
    results::write("Dashboard", &text);
}
