//! The way to an OpenID Connect provider and back: what lies in the browser meanwhile is one cookie.

use std::collections::HashMap;

use app::accounts::landing::{landing, local};
use app::accounts::port::Arrival;
use app::path;
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::words::Notice;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::pages::append;
use super::router::AppState;
use super::visit::{self, NOTICE_COOKIE, cookie, query_pairs};
use super::{faults, session};

/// Seconds a person has for signing in at the provider.
const AWAY: u32 = 600;

fn value(uri: &Uri, name: &str) -> String {
    let pairs = query_pairs(uri);
    let found = pairs.into_iter().find(|(n, _)| n == name);
    found.map(|(_, v)| v).unwrap_or_default()
}

fn noticed(mut response: Response, notice: Notice) -> Response {
    let kept = format!("{NOTICE_COOKIE}={notice}; Path=/; Max-Age=60; SameSite=Lax; HttpOnly");
    append(response.headers_mut(), header::SET_COOKIE, &kept);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Leaves for the provider.
pub async fn leave(
    State(app): State<AppState>,
    Path(params): Path<HashMap<String, String>>,
    uri: Uri,
) -> Response {
    let Some(lang) = params.get("lang").and_then(|code| Lang::from_code(code)) else {
        return faults::refused(Fault::Missing);
    };
    let next = value(&uri, "til");
    let next = local(&next).unwrap_or_default();
    let begun = app.platform.services.accounts.begin_outside(lang, next).await;
    match begun {
        Ok(Some(begun)) => {
            let mut response = Redirect::to(&begun.url).into_response();
            let kept = session::outside_cookie(&app.platform.config, &begun.kept, AWAY);
            append(response.headers_mut(), header::SET_COOKIE, &kept);
            response
        }
        Ok(None) => noticed(
            Redirect::to(&path::sign_in_to(lang, next)).into_response(),
            Notice::OutsideFailed,
        ),
        Err(fault) => faults::refused(fault),
    }
}

/// Comes back with a code, or with a refusal.
pub async fn come_back(State(app): State<AppState>, headers: HeaderMap, uri: Uri) -> Response {
    let config = &app.platform.config;
    let kept = cookie(&headers, session::outside_name(config)).unwrap_or_default();
    let device = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok());
    let accounts = &app.platform.services.accounts;
    let arrived = accounts
        .enter_outside(
            kept,
            &value(&uri, "state"),
            &value(&uri, "code"),
            device.unwrap_or_default(),
        )
        .await;
    let mut response = match arrived {
        Ok(Arrival::In {
            signed_in,
            lang,
            next,
        }) => match accounts.actor(Some(&signed_in.secret)).await {
            Ok(actor) => {
                let mut response = Redirect::to(&landing(&actor, &next, lang)).into_response();
                let set = session::set_cookie(config, Some(&signed_in.secret));
                append(response.headers_mut(), header::SET_COOKIE, &set);
                let notice = if signed_in.is_new {
                    Notice::AccountMade
                } else {
                    Notice::SignedIn
                };
                noticed(response, notice)
            }
            Err(fault) => faults::refused(fault),
        },
        Ok(Arrival::Unverified { lang }) => noticed(
            Redirect::to(&path::sign_in(lang)).into_response(),
            Notice::OutsideUnverified,
        ),
        Ok(Arrival::Failed { lang }) => {
            let lang = lang.unwrap_or_else(|| visit::preferred_language(&headers));
            noticed(
                Redirect::to(&path::sign_in(lang)).into_response(),
                Notice::OutsideFailed,
            )
        }
        Err(fault) => faults::refused(fault),
    };
    let spent = session::outside_cookie(config, "", 0);
    append(response.headers_mut(), header::SET_COOKIE, &spent);
    response
}

#[cfg(test)]
mod tests;
