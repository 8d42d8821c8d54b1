//! What people and machines send: a section of a draft, a table of a thousand rows.

use std::time::{Duration, Instant};

use app::catalogue::form::OfferForm;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue};
use reqwest::{Client, redirect};
use serde::Serialize;
use serde_json::json;

use super::content::Content;
use super::load::Run;

/// How often the draft is saved.
pub const SAVES: usize = 300;
/// Rows of the table.
const IMPORTED: usize = 1_000;

/// A browser with this session, that does not follow where it is sent.
pub fn client(secret: &str) -> Client {
    let cookie = HeaderValue::from_str(&format!("videre={secret}")).expect("a secret is plain");
    Client::builder()
        .timeout(Duration::from_secs(20))
        .redirect(redirect::Policy::none())
        .default_headers(HeaderMap::from_iter([(COOKIE, cookie)]))
        .build()
        .expect("a client")
}

/// What a browser posts of a draft.
#[derive(Serialize)]
struct Saved<'a> {
    version: String,
    seen: i64,
    form: &'a OfferForm,
}

/// Saves the draft again and again, each time with another word in one of its sections.
pub async fn save(origin: &str, content: &Content) -> Run {
    let client = client(&content.editor);
    let mut form = content.form.clone();
    let (mut times, mut failed) = (vec![], 0);
    let started = Instant::now();
    for i in 0..SAVES {
        form.practice = format!("{} Utprøving nummer {i}.", content.form.practice);
        let saved = Saved {
            version: content.draft.to_string(),
            seen: content.seen + i64::try_from(i).unwrap_or(i64::MAX),
            form: &form,
        };
        let body = serde_qs::to_string(&saved).expect("a form can be posted");
        let post = client
            .post(format!("{origin}/do/offer/save?lang=nb"))
            .header(ACCEPT, "text/html")
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-for", format!("10.0.{}.{}", i / 200, i % 200 + 1))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body);
        let began = Instant::now();
        match post.send().await {
            Ok(answer) if answer.status().is_redirection() => {
                times.push(began.elapsed().as_secs_f64() * 1000.0);
            }
            _ => failed += 1,
        }
    }
    Run::new(times, failed, started.elapsed().as_secs_f64())
}

/// Brings a thousand rows, tried or saved; gives how long that took and what became of them.
pub async fn import(origin: &str, content: &Content, title: &str, dry_run: bool) -> String {
    let long = "Et avsnitt om innholdet i studiet, med øvelser og fagstoff. ".repeat(20);
    let row = |i: usize| {
        json!({
            "code": format!("BENK-{i}"), "title": format!("{title} {i}"), "credits": "30", "subject": "Matematikk",
            "starts_on": "2027-08-25", "ends_on": "2028-06-10", "content": long,
            "knowledge": "Har kunnskap om tall", "modules": "Tall | 15\nMål | 15", "price": i.to_string(),
        })
    };
    let rows: Vec<_> = (0..IMPORTED).map(row).collect();
    let url = format!(
        "{origin}/api/v1/institutions/{}/offers?dry_run={dry_run}&confirm_shrinkage=true",
        content.dbh
    );
    let post = Client::new()
        .post(url)
        .header(AUTHORIZATION, format!("Bearer {}", content.key))
        .header(CONTENT_TYPE, "application/json")
        .timeout(Duration::from_secs(60))
        .body(json!({ "rows": rows }).to_string());
    let began = Instant::now();
    let answer = post.send().await.expect("the server answers");
    let status = answer.status();
    let text = answer.text().await.expect("an answer in full");
    let took = began.elapsed().as_secs_f64();
    assert!(status.is_success(), "{status}: {text}");
    let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let n = |what: &str| report[what].as_u64().unwrap_or_default();
    format!(
        "{took:.2} s; {} new, {} changed, {} the same",
        n("new"),
        n("changed"),
        n("unchanged")
    )
}
