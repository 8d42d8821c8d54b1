//! Two nodes on one PostgreSQL: what one publishes the other finds within three seconds, and both agree.
//!
//! Runs where the tests are given a PostgreSQL; on SQLite there is only ever one node.

#[path = "support/process.rs"]
mod process;

use std::time::{Duration, Instant};

use process::Process;
use reqwest::Client;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use server::config::Config;
use server::platform::Parts;
use server::test::parts::fresh_folder;
use server::test::postgres::fresh_database;

/// Hits at a node; nothing while its index is still being made.
async fn total(client: &Client, node: &Process, question: &str) -> Option<i64> {
    let answer = client
        .get(format!("{}/api/v1/offers{question}", node.origin))
        .send()
        .await
        .unwrap();
    let answer: serde_json::Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
    let total = answer["total"].as_i64().unwrap();
    (answer["reduced"] != true).then_some(total)
}

async fn wait_for(client: &Client, node: &Process, question: &str, wanted: i64, within: Duration) {
    let started = Instant::now();
    loop {
        let found = total(client, node, question).await;
        if found == Some(wanted) {
            return;
        }
        assert!(
            started.elapsed() < within,
            "{} finds {found:?} of {wanted} for {question}",
            node.origin
        );
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_node_withdraws_the_other_loses_within_three_seconds() {
    let Some(database) = fresh_database().await else {
        return;
    };
    let folders = [fresh_folder(), fresh_folder()];
    let secrets = fresh_folder();
    let secrets = secrets.to_str().unwrap();
    let get = |name: &str| match name {
        "DATA_DIR" => Some(folders[0].display().to_string()),
        "DATABASE_URL" => Some(database.clone()),
        "SECRET_DIR" => Some(secrets.to_owned()),
        "MAIL" => Some("memory:".into()),
        _ => None,
    };
    let clock = std::sync::Arc::new(server::clock::SystemClock);
    let parts = Parts::open(Config::read(get).unwrap(), clock).await.unwrap();
    server::seed::seed(&parts).await.unwrap();

    let settings = [("DATABASE_URL", database.as_str()), ("SECRET_DIR", secrets)];
    let one = Process::serve(&folders[0], &settings).await;
    let other = Process::serve(&folders[1], &settings).await;
    let client = Client::new();
    let patience = Duration::from_secs(20);
    for node in [&one, &other] {
        wait_for(&client, node, "", 174, patience).await;
    }

    // Signed in at one node, known at the other: sessions live in the database.
    let browser = Client::builder()
        .cookie_store(true)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let platform = server::platform::Platform::build(
        Config::read(get).unwrap(),
        std::sync::Arc::new(server::clock::SystemClock),
    )
    .await
    .unwrap();
    let actor = server::test::survey::demo_actor(&platform, app::accounts::model::Role::Editor).await;
    let person = actor.person.as_ref().unwrap().id;
    post(
        &browser,
        &one,
        "accounts/enter_demo",
        &[("person", person.to_string())],
    )
    .await;
    let bench = platform.services.catalogue.workbench(&actor).await.unwrap();
    let live = bench
        .iter()
        .filter(|row| row.is_live)
        .map(|row| row.version.offer);

    // A machine that is busy with something else for a moment says nothing of the nodes: the best of three.
    let mut took = vec![];
    for (left, offer) in [173, 172, 171].into_iter().zip(live) {
        let fields = [("offer", offer.to_string()), ("reason", "Prøve".to_owned())];
        post(&browser, &other, "offer/withdraw", &fields).await;
        let withdrawn = Instant::now();
        for node in [&one, &other] {
            wait_for(&client, node, "", left, patience).await;
        }
        took.push(withdrawn.elapsed());
        if took.iter().any(|t| *t < Duration::from_secs(3)) {
            break;
        }
    }
    assert!(took.iter().any(|t| *t < Duration::from_secs(3)), "{took:?}");
    for question in [
        "?q=norsk",
        "?fag=matematikk",
        "?q=engelsk&trinn=8-10",
        "?form=nettbasert",
    ] {
        let found = total(&client, &one, question).await;
        assert!(found.is_some(), "{question}");
        assert_eq!(found, total(&client, &other, question).await, "{question}");
    }
    for folder in folders {
        std::fs::remove_dir_all(folder).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_link_sent_to_two_nodes_eight_times_at_once_counts_once() {
    let Some(database) = fresh_database().await else {
        return;
    };
    let folders = [fresh_folder(), fresh_folder()];
    let platform = server::test::survey::platform_over(&folders[0], &database).await;
    server::seed::seed(&platform.parts).await.unwrap();
    let survey = server::test::survey::open_survey(&platform, 30).await;
    let secrets = platform.config.secret_dir.display().to_string();
    let settings = [("DATABASE_URL", database.as_str()), ("SECRET_DIR", &secrets)];
    let one = Process::serve(&folders[0], &settings).await;
    let other = Process::serve(&folders[1], &settings).await;
    let client = Client::new();
    let send = async |node: &Process, token: &str| {
        let fields = [("token", token), ("form[one][quality_overall]", "4")];
        let body = app::path::with_query("", fields);
        let post = client.post(format!("{}/do/evaluation/answer?lang=nb", node.origin));
        let post = post.header("content-type", "application/x-www-form-urlencoded");
        let body = body.trim_start_matches('?').to_owned();
        post.body(body).send().await.unwrap().status().as_u16()
    };
    // All thirty at once, so that the batches of both nodes hold the same links in other orders.
    let nodes = [&one, &other];
    let sent = survey.tokens.iter().map(|token| {
        let eight = (0..8).map(|i| send(nodes[i % 2], token));
        futures_util::future::join_all(eight)
    });
    for eight in futures_util::future::join_all(sent).await {
        let taken = eight.iter().filter(|status| (200..300).contains(*status)).count();
        assert_eq!(taken, 1, "{eight:?}");
        assert!(
            eight
                .iter()
                .all(|status| (200..300).contains(status) || *status == 409),
            "{eight:?}"
        );
    }
    let kept = "SELECT count(*) AS n FROM answer WHERE evaluation_id = ";
    let kept = Statement::from_string(DbBackend::Postgres, format!("{kept}{}", survey.evaluation));
    let row = platform.db.read().query_one_raw(kept).await.unwrap().unwrap();
    assert_eq!(row.try_get::<i64>("", "n").unwrap(), 30);
    for folder in folders {
        std::fs::remove_dir_all(folder).unwrap();
    }
}

async fn post(browser: &Client, node: &Process, endpoint: &str, fields: &[(&str, String)]) {
    let body = app::path::with_query("", fields.iter().map(|(n, v)| (*n, v.as_str())));
    let post = browser.post(format!("{}/do/{endpoint}?lang=nb", node.origin));
    let post = post
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "text/html");
    let answer = post
        .body(body.trim_start_matches('?').to_owned())
        .send()
        .await
        .unwrap();
    assert_eq!(
        answer.status().as_u16(),
        303,
        "{endpoint}: {}",
        answer.text().await.unwrap()
    );
}
