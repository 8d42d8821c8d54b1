//! Whatever goes wrong, and wherever: it is said in the reader's language and in the shape she asked for.

use app::shared::fault::{FieldFault, Problem, Ticket};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request as Http};
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get};
use tower::ServiceExt as _;
use tower_http::catch_panic::CatchPanicLayer;

use super::*;
use crate::platform::Platform;
use crate::test::parts::{TestParts, parts};

const PAGE: &str = "text/html,application/xhtml+xml";

async fn app_state() -> (TestParts, AppState) {
    let t = parts().await;
    let config = (*t.parts.config).clone();
    let platform = Platform::build(config, t.clock.clone()).await.unwrap();
    (t, AppState::new(platform))
}

async fn leaking() {
    panic!("the roof is leaking")
}

/// A site where every address ends in a fault of another kind.
fn broken(app: AppState) -> Router {
    let fault = |fault: Fault| any(move || async move { refused(fault) });
    let text = || async { (StatusCode::PAYLOAD_TOO_LARGE, "length limit exceeded") };
    let mut router = Router::new()
        .route("/{lang}/sent", any(|| async { StatusCode::SERVICE_UNAVAILABLE }))
        .route("/{lang}/stort", any(text))
        .route("/{lang}/panikk", any(leaking))
        .route("/api/v1/sent", any(|| async { StatusCode::SERVICE_UNAVAILABLE }))
        .route("/api/v1/stort", any(text))
        .route("/{lang}/lest", get(|| async { "ok" }))
        .route("/api/v1/lest", get(|| async { "ok" }))
        .route(
            "/ready",
            any(|| async { (StatusCode::SERVICE_UNAVAILABLE, "database false") }),
        );
    for (name, said) in [
        ("mange", Fault::TooMany),
        ("nei", Fault::Forbidden),
        ("borte", Fault::Missing),
        ("feil", Fault::Internal(Ticket("AB12".into()))),
        ("felt", Fault::field("stp_min", Problem::NotANumber)),
    ] {
        for start in ["/{lang}", "/api/v1", "/do"] {
            router = router.route(&format!("{start}/{name}"), fault(said.clone()));
        }
    }
    router
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), say))
        .with_state::<()>(())
}

struct Said {
    status: u16,
    kind: String,
    text: String,
    headers: HeaderMap,
}

async fn ask(site: &Router, method: Method, path: &str, headers: &[(&str, &str)]) -> Said {
    let mut request = Http::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = site
        .clone()
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    let (parts, body) = answer.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE);
    Said {
        status: parts.status.as_u16(),
        kind: kind.map_or("", |k| k.to_str().unwrap()).to_owned(),
        text: String::from_utf8(to_bytes(body, 1_000_000).await.unwrap().to_vec()).unwrap(),
        headers: parts.headers,
    }
}

#[tokio::test]
async fn a_browser_gets_a_page_in_the_language_of_the_address() {
    let (_t, app) = app_state().await;
    let site = broken(app);
    for lang in [Lang::Nb, Lang::Nn, Lang::En] {
        let w = Words::of(lang).frame;
        for (name, status, title, text) in [
            ("sent", 503, w.busy_title, w.busy_text),
            ("stort", 413, w.too_large_title, w.too_large_text),
            ("panikk", 500, w.internal_title, w.internal_text),
            ("mange", 429, w.too_many_title, w.too_many_text),
            ("nei", 403, w.forbidden_title, w.forbidden_text),
            ("borte", 404, w.missing_title, w.missing_text),
        ] {
            let said = ask(
                &site,
                Method::GET,
                &format!("/{lang}/{name}"),
                &[("accept", PAGE)],
            )
            .await;
            assert_eq!(said.status, status, "{lang} {name}");
            assert!(said.kind.starts_with("text/html"), "{lang} {name}: {}", said.kind);
            for part in [title, text, &format!("<html lang=\"{}\"", lang.html())] {
                assert!(
                    said.text.contains(part),
                    "{lang} {name} lacks {part}: {}",
                    said.text
                );
            }
            assert_eq!(said.headers[header::CACHE_CONTROL], "no-store");
            assert!(said.headers.contains_key(header::CONTENT_SECURITY_POLICY));
        }
    }
}

#[tokio::test]
async fn a_program_gets_the_same_words_as_text_and_an_island_the_fault_itself() {
    let (_t, app) = app_state().await;
    let site = broken(app);
    for lang in [Lang::Nb, Lang::Nn, Lang::En] {
        let words = Words::of(lang);
        let said = ask(
            &site,
            Method::GET,
            &format!("/{lang}/nei"),
            &[("accept", "text/calendar")],
        )
        .await;
        assert_eq!(
            (said.status, said.kind.as_str()),
            (403, "text/plain; charset=utf-8")
        );
        assert!(said.text.contains(words.frame.forbidden_title), "{}", said.text);
        let said = ask(&site, Method::GET, &format!("/{lang}/felt"), &[]).await;
        let field = format!("stp_min: {}", words.problem(&Problem::NotANumber));
        assert!(said.text.contains(&field), "{}", said.text);
        let said = ask(&site, Method::GET, &format!("/{lang}/feil"), &[]).await;
        assert!(said.text.contains("AB12"), "{}", said.text);
    }
    let said = ask(
        &site,
        Method::POST,
        "/do/felt?lang=nn",
        &[("accept", "application/json")],
    )
    .await;
    let fault: Fault = serde_json::from_str(&said.text).unwrap();
    assert_eq!(
        fault,
        Fault::Invalid(vec![FieldFault::new("stp_min", Problem::NotANumber)])
    );
    // The language of a form stands in its address, that of everything else is the reader's.
    let page = [("accept", PAGE), ("accept-language", "en;q=0.4, nn;q=0.6")];
    let said = ask(&site, Method::POST, "/do/mange?lang=en", &page).await;
    assert!(said.text.contains(Words::of(Lang::En).frame.too_many_title));
    let said = ask(&site, Method::POST, "/do/mange", &page).await;
    assert!(said.text.contains(Words::of(Lang::Nn).frame.too_many_title));
}

#[tokio::test]
async fn the_machine_interface_answers_with_problems_whoever_refuses() {
    let (_t, app) = app_state().await;
    let site = broken(app);
    for (method, name, status) in [
        (Method::GET, "sent", 503),
        (Method::GET, "stort", 413),
        (Method::GET, "mange", 429),
        (Method::GET, "borte", 404),
        (Method::POST, "lest", 405),
        (Method::GET, "felt", 400),
    ] {
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            let headers = [("accept", PAGE), ("accept-language", lang.code())];
            let said = ask(&site, method.clone(), &format!("/api/v1/{name}"), &headers).await;
            assert_eq!(
                (said.status, said.kind.as_str()),
                (status, "application/problem+json"),
                "{name}"
            );
            let problem: serde_json::Value = serde_json::from_str(&said.text).unwrap();
            assert_eq!(problem["status"], status);
            let words = Words::of(lang);
            let title = match status {
                503 => words.frame.busy_title,
                413 => words.frame.too_large_title,
                429 => words.frame.too_many_title,
                404 => words.frame.missing_title,
                405 => words.frame.wrong_method_title,
                _ => words.search.ignored,
            };
            assert_eq!(problem["title"], title, "{name}");
        }
    }
    let said = ask(&site, Method::POST, "/api/v1/lest", &[]).await;
    assert_eq!(said.headers[header::ALLOW], "GET,HEAD");
}

#[tokio::test]
async fn what_has_words_of_its_own_keeps_them() {
    let (_t, app) = app_state().await;
    let site = broken(app);
    let said = ask(&site, Method::GET, "/ready", &[("accept", PAGE)]).await;
    assert_eq!((said.status, said.text.as_str()), (503, "database false"));
    let said = ask(&site, Method::GET, "/nb/lest", &[("accept", PAGE)]).await;
    assert_eq!((said.status, said.text.as_str()), (200, "ok"));
}
