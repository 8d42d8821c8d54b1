//! From an HTTP request to what pages and server functions have in hand.

use std::collections::HashMap;
use std::sync::Arc;

use app::services::{Request, Returned};
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::words::Notice;
use axum::http::{HeaderMap, Uri, header};

use super::router::AppState;
use super::session;

/// The name of the cookie that carries a notice to the next page.
pub const NOTICE_COOKIE: &str = "videre_melding";
/// The name of the cookie that remembers a language.
pub const LANG_COOKIE: &str = "videre_sprak";

/// A cookie's value.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(n, v)| (n == name).then_some(v))
}

/// By cookie, then by what the browser accepts, else bokmål.
#[must_use]
pub fn preferred_language(headers: &HeaderMap) -> Lang {
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let by_browser = || {
        accepted.split(',').find_map(|entry| {
            let tag = entry
                .split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase();
            match tag.split('-').next().unwrap_or_default() {
                "nb" | "no" => Some(Lang::Nb),
                "nn" => Some(Lang::Nn),
                "en" => Some(Lang::En),
                "se" => Some(Lang::Se),
                _ => None,
            }
        })
    };
    cookie(headers, LANG_COOKIE)
        .and_then(Lang::from_code)
        .or_else(by_browser)
        .unwrap_or(Lang::Nb)
}

/// A query's pairs, decoded, in order; at most a hundred.
#[must_use]
pub fn query_pairs(uri: &Uri) -> Vec<(String, String)> {
    let query = uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes())
        .take(100)
        .map(|(n, v)| (n.into_owned(), v.into_owned()))
        .collect()
}

/// Who asks for what, in which language.
///
/// # Errors
/// `Internal` only: an unknown session is a visitor.
pub async fn visit(
    app: &AppState,
    headers: &HeaderMap,
    uri: &Uri,
    params: HashMap<String, String>,
    lang: Option<Lang>,
    returned: Option<Arc<Returned>>,
) -> Result<Request, Fault> {
    let platform = &app.platform;
    let secret = cookie(headers, session::cookie_name(&platform.config));
    let actor = platform.services.accounts.actor(secret).await?;
    let device: String = headers
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_control())
        .take(120)
        .collect();
    Ok(Request {
        services: platform.services.clone(),
        actor,
        lang: lang.unwrap_or_else(|| preferred_language(headers)),
        now: platform.clock.now(),
        today: platform.clock.today(),
        path: uri.path().to_owned(),
        params,
        query: query_pairs(uri),
        device,
        public_url: platform.config.public_url.as_str().into(),
        demo: platform.config.is_demo(),
        notice: cookie(headers, NOTICE_COOKIE).and_then(Notice::from_code),
        returned,
        outcome: Arc::default(),
    })
}
