//! From an HTTP request to what pages and server functions have in hand.

use std::collections::HashMap;
use std::sync::Arc;

use app::accounts::model::Actor;
use app::services::{Request, Returned};
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::words::Notice;
use axum::http::{HeaderMap, Uri, header};

use super::guard::is_answer;
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

/// Whether a browser asks for a page, rather than a program for data.
#[must_use]
pub fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.contains("text/html"))
}

/// By cookie, then by what the browser likes best, else bokmål.
#[must_use]
pub fn preferred_language(headers: &HeaderMap) -> Lang {
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    cookie(headers, LANG_COOKIE)
        .and_then(Lang::from_code)
        .or_else(|| best_language(accepted))
        .unwrap_or(Lang::Nb)
}

/// The language of ours with the highest weight, of equals the first (RFC 9110, 12.5.4); weight 0 means never.
fn best_language(accepted: &str) -> Option<Lang> {
    let mut best: Option<(f32, Lang)> = None;
    for entry in accepted.split(',') {
        let mut parts = entry.split(';').map(str::trim);
        let tag = parts.next().unwrap_or_default().to_ascii_lowercase();
        let lang = match tag.split('-').next().unwrap_or_default() {
            "nb" | "no" => Lang::Nb,
            "nn" => Lang::Nn,
            "en" => Lang::En,
            "se" => Lang::Se,
            _ => continue,
        };
        let weight = parts.find_map(|p| p.strip_prefix("q=").or(p.strip_prefix("Q=")));
        let weight = weight.map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
        if weight > best.map_or(0.0, |(highest, _)| highest) {
            best = Some((weight, lang));
        }
    }
    best.map(|(_, lang)| lang)
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
    let actor = actor(app, headers, uri).await?;
    let lang = lang.unwrap_or_else(|| preferred_language(headers));
    Ok(Request {
        params,
        returned,
        ..request(app, headers, uri, lang, actor)
    })
}

/// Who is behind the cookie; a visitor wherever participants answer.
///
/// To look somebody up notes when she was last seen, beside what she writes just then: an answer would have a name.
///
/// # Errors
/// `Internal` only: an unknown session is a visitor.
pub async fn actor(app: &AppState, headers: &HeaderMap, uri: &Uri) -> Result<Actor, Fault> {
    if is_answer(uri.path()) {
        return Ok(Actor::visitor());
    }
    let secret = cookie(headers, session::cookie_name(&app.platform.config));
    app.platform.services.accounts.actor(secret).await
}

/// What this actor asks for.
#[must_use]
pub fn request(app: &AppState, headers: &HeaderMap, uri: &Uri, lang: Lang, actor: Actor) -> Request {
    let platform = &app.platform;
    let device: String = headers
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_control())
        .take(120)
        .collect();
    Request {
        services: platform.services.clone(),
        actor,
        lang,
        now: platform.clock.now(),
        today: platform.clock.today(),
        path: uri.path().to_owned(),
        params: HashMap::new(),
        query: query_pairs(uri),
        device,
        public_url: platform.config.public_url.as_str().into(),
        demo: platform.config.is_demo(),
        notice: cookie(headers, NOTICE_COOKIE).and_then(Notice::from_code),
        returned: None,
        outcome: Arc::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_a_browser_likes_best_is_the_one_with_the_highest_weight() {
        for (accepted, lang) in [
            ("nn;q=0.5, en;q=0.9", Some(Lang::En)),
            ("en;q=0.8,nn", Some(Lang::Nn)),
            ("nb-NO,nb;q=0.9,no;q=0.8,nn;q=0.7,en-US;q=0.6", Some(Lang::Nb)),
            ("de, fr;q=0.9, nn;q=0.1", Some(Lang::Nn)),
            ("en;q=0, nn;q=0.2", Some(Lang::Nn)),
            ("en;q=0", None),
            ("en; q=0.3, NN-no ; q=0.4", Some(Lang::Nn)),
            ("en;q=x, nb;q=0.1", Some(Lang::Nb)),
            ("nn,en", Some(Lang::Nn)),
            ("", None),
        ] {
            assert_eq!(best_language(accepted), lang, "{accepted}");
        }
    }
}
