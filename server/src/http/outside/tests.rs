//! The button and the two addresses, with and without a provider; what happens at one is tried with the service.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt as _;

use super::*;
use crate::config::OidcSetting;
use crate::platform::Platform;
use crate::test::parts::{TestParts, parts};

async fn site(oidc: Option<OidcSetting>) -> (TestParts, Router) {
    let t = parts().await;
    let mut config = (*t.parts.config).clone();
    config.oidc = oidc;
    let platform = Platform::build(config, t.clock.clone()).await.unwrap();
    (t, crate::http::router::router(AppState::new(platform)))
}

/// A provider at an address where nobody answers.
fn silent() -> OidcSetting {
    OidcSetting {
        issuer: "http://127.0.0.1:9".into(),
        client_id: "videre".into(),
        client_secret: "hemmelig".into(),
        name: "Feide".into(),
        trusts_email: false,
    }
}

async fn get(site: &Router, path: &str) -> (StatusCode, HeaderMap, String) {
    let request = Request::get(path)
        .header("accept", "text/html")
        .header("accept-language", "nn");
    let answer = site
        .clone()
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    let (parts, body) = answer.into_parts();
    let text = to_bytes(body, 1_000_000).await.unwrap().to_vec();
    (parts.status, parts.headers, String::from_utf8(text).unwrap())
}

#[tokio::test]
async fn without_a_provider_there_is_no_button_and_no_way() {
    let (_t, site) = site(None).await;
    let (_, _, page) = get(&site, "/nb/logg-inn").await;
    assert!(!page.contains("/logg-inn/ekstern"), "{page}");
    for path in ["/nb/logg-inn/ekstern", "/logg-inn/ekstern?state=x&code=y"] {
        assert_eq!(get(&site, path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_way_that_fails_leads_back_to_the_sign_in_page_and_says_so() {
    let (_t, site) = site(Some(silent())).await;
    let (_, _, page) = get(&site, "/en/logg-inn?til=/en/meg/lagret").await;
    assert!(page.contains("Sign in with Feide"), "{page}");
    assert!(
        page.contains("/en/logg-inn/ekstern?til=%2Fen%2Fmeg%2Flagret"),
        "{page}"
    );
    for (path, back) in [
        ("/nb/logg-inn/ekstern?til=/nb/meg", "/nb/logg-inn?til=%2Fnb%2Fmeg"),
        ("/nb/logg-inn/ekstern?til=https://ond.example", "/nb/logg-inn"),
        // Nothing was kept: the browser's own language it is.
        ("/logg-inn/ekstern?state=x&code=y", "/nn/logg-inn"),
        ("/logg-inn/ekstern?error=access_denied", "/nn/logg-inn"),
    ] {
        let (status, headers, _) = get(&site, path).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{path}");
        let to = headers[header::LOCATION].to_str().unwrap();
        assert!(to.trim_end_matches("?til=") == back, "{path}: {to}");
        let cookies: Vec<_> = headers.get_all(header::SET_COOKIE).iter().collect();
        let says = format!("{NOTICE_COOKIE}=outside_failed");
        assert!(
            cookies.iter().any(|c| c.to_str().unwrap().starts_with(&says)),
            "{cookies:?}"
        );
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    }
}
