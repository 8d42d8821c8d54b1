//! What every answer carries, whoever asks and for what: its guards, and its names in the other languages; and that
//! nobody's session is used from another site.

use app::accounts::model::Role;
use app::shared::lang::Lang;
use reqwest::header::{ACCEPT, CONTENT_TYPE};

use crate::support::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_site_cannot_post_for_a_signed_in_person() {
    let site = Site::start().await;
    let editor = site.signed_in(Role::Editor).await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://ond.example"),
    ] {
        let post = editor
            .client
            .post(format!("{}/do/accounts/sign_out?lang=nb", site.origin));
        let post = post
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(name, value);
        assert_eq!(
            post.send().await.unwrap().status().as_u16(),
            403,
            "{name}: {value}"
        );
    }
    editor.get("/nb/meg").await.expect_ok();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_names_itself_in_every_language() {
    let site = Site::start().await;
    let editor = site.signed_in(Role::Editor).await;
    for path in [
        "/",
        "/tilbud?q=norsk+p%C3%A5&trinn=3&trinn=4",
        "/institusjon?tilstand=draft",
        "/meg",
        "/logg-inn",
        "/finnes-ikke",
    ] {
        let page = editor.get(&format!("/nn{path}")).await;
        let links = page.attributes("head link[rel=alternate]", "href");
        let base = &site.platform.config.public_url;
        let expected: Vec<String> = Lang::ALL
            .iter()
            .map(|lang| format!("{base}/{lang}{path}"))
            .collect();
        assert_eq!(links, expected, "{path}");
    }
    // A page without a language in its address is the same for all.
    let letters = editor.get("/dev/mail").await.expect_ok();
    assert!(letters.attributes("head link[rel=alternate]", "href").is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_carries_the_guards() {
    let site = Site::start().await;
    let client = site.browser().client;
    for path in [
        "/nb/",
        "/nb/tilbud/1",
        "/nb/finnes-ikke",
        "/api/v1/offers",
        "/live",
    ] {
        let answer = client
            .get(format!("{}{path}", site.origin))
            .header(ACCEPT, "text/html")
            .send()
            .await
            .unwrap();
        let headers = answer.headers();
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "cross-origin-opener-policy",
        ] {
            assert!(headers.contains_key(name), "{path} lacks {name}");
        }
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"),
            "{path}: {policy}"
        );
    }
    let page = client
        .get(format!("{}/nb/tilbud", site.origin))
        .header(ACCEPT, "text/html")
        .send()
        .await
        .unwrap();
    let html = page.text().await.unwrap();
    assert!(!html.contains(" style=\""), "no inline style");
    assert!(!html.contains(" onclick="), "no inline handlers");
}
