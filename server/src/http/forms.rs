//! Posted forms: runs the server function, then sends the browser on, or draws its form again.
//!
//! A browser without JavaScript posts and expects a page; an island posts and expects JSON. The server
//! function is the same; only what becomes of its outcome differs.

use std::sync::Arc;

use app::services::{KeptForm, Outcome, Refused, Request, Returned};
use app::shared::fault::{Fault, FieldFault};
use app::shared::lang::Lang;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::provide_context;
use tower::ServiceExt as _;

use super::faults;
use super::pages::{Redrawn, append};
use super::router::{AppState, BODY};
use super::session;
use super::visit::{NOTICE_COOKIE, accepts_html, query_pairs, visit};

/// Answers one post to `/do/…`.
pub async fn act(State(app): State<AppState>, redraw: Router, http: axum::extract::Request) -> Response {
    let (mut parts, body) = http.into_parts();
    let address = parts.uri.to_string();
    let lang = query_pairs(&parts.uri)
        .iter()
        .find(|(n, _)| n == "lang")
        .and_then(|(_, v)| Lang::from_code(v));
    let wants_page = accepts_html(&parts.headers);
    let request = match visit(&app, &parts.headers, &parts.uri, Default::default(), lang, None).await {
        Ok(request) => request,
        Err(fault) => return faults::refused(fault),
    };
    let known =
        leptos::server_fn::axum::get_server_fn_service(parts.uri.path(), parts.method.clone()).is_some();
    let headers = parts.headers.clone();
    let mut kept = None;
    let result = if known && !is_readable(parts.uri.path(), &parts.headers) {
        Err(Fault::Unreadable)
    } else if known {
        let body = if request.actor.person.is_some() || UPLOADS.contains(&parts.uri.path()) {
            body
        } else {
            // A body that says its size was refused before; this one turned out too large while it was read.
            let Ok(typed) = to_bytes(body, BODY).await else {
                return faults::refused(Fault::TooLarge);
            };
            kept = keep(&typed, address);
            Body::from(typed)
        };
        // The server function must not redirect on its own: where to go is in the outcome.
        parts.headers.remove(header::ACCEPT);
        parts.headers.remove(header::REFERER);
        let context = request.clone();
        let posted = axum::http::Request::from_parts(parts, body);
        let done =
            leptos_axum::handle_server_fns_with_context(move || provide_context(context.clone()), posted);
        let answer = done.await.into_response();
        if !wants_page {
            return for_island(answer, &request, &app).await;
        }
        fault_in(answer).await
    } else {
        Err(Fault::Missing)
    };
    let outcome = std::mem::take(&mut *request.outcome.lock().expect("no holder of this lock panics"));
    let again = Again {
        redraw,
        headers,
        kept,
    };
    let mut response = answer(&app, &again, &request, result, &outcome).await;
    if let Some(secret) = &outcome.session {
        append(
            response.headers_mut(),
            header::SET_COOKIE,
            &session::set_cookie(&app.platform.config, secret.as_deref()),
        );
    }
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    response
}

/// A session may end while somebody types; what a visitor posts must outlive that.
///
/// Nothing for a form with more fields than any of ours has.
fn keep(typed: &[u8], action: String) -> Option<KeptForm> {
    const MOST: usize = 2_000;
    let pairs: Vec<_> = form_urlencoded::parse(typed)
        .into_owned()
        .take(MOST + 1)
        .collect();
    (pairs.len() <= MOST).then_some(KeptForm { action, pairs })
}

/// The forms that carry a file.
const UPLOADS: [&str; 2] = ["/do/evaluation/add_participants", "/do/exchange/upload"];

/// Whether the body is of the kind this form posts; a file's must name a well-formed boundary.
fn is_readable(path: &str, headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    if !UPLOADS.contains(&path) {
        return kind.starts_with("application/x-www-form-urlencoded");
    }
    let boundary = kind
        .strip_prefix("multipart/form-data;")
        .and_then(|k| k.trim().strip_prefix("boundary="));
    boundary.is_some_and(|b| {
        (1..=70).contains(&b.len())
            && b.bytes()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_'))
    })
}

/// The fault a server function answered with, if it did.
async fn fault_in(answer: Response) -> Result<(), Fault> {
    if answer.status().is_success() {
        return Ok(());
    }
    let body = to_bytes(answer.into_body(), BODY).await.unwrap_or_default();
    Err(serde_json::from_slice(&body).unwrap_or(Fault::Unreadable))
}

/// An island gets the server function's own answer, with the status its fault asks for.
async fn for_island(answer: Response, request: &Request, app: &AppState) -> Response {
    let (mut parts, body) = answer.into_parts();
    let body = to_bytes(body, BODY).await.unwrap_or_default();
    if !parts.status.is_success()
        && let Ok(fault) = serde_json::from_slice::<Fault>(&body)
    {
        parts.status = StatusCode::from_u16(fault.status()).unwrap_or(parts.status);
    }
    let session = request
        .outcome
        .lock()
        .expect("no holder of this lock panics")
        .session
        .take();
    if let Some(secret) = session {
        append(
            &mut parts.headers,
            header::SET_COOKIE,
            &session::set_cookie(&app.platform.config, secret.as_deref()),
        );
    }
    Response::from_parts(parts, Body::from(body))
}

/// Sends the browser on, draws the form again, or says what went wrong.
async fn answer(
    app: &AppState,
    again: &Again,
    request: &Request,
    result: Result<(), Fault>,
    outcome: &Outcome,
) -> Response {
    match (result, &outcome.next, &outcome.back) {
        // Whoever must sign in first may be led there by the form itself, which knows where to return to.
        (Ok(()) | Err(Fault::SignIn), Some(next), _) => {
            let mut response = Redirect::to(next).into_response();
            if let Some(notice) = outcome.notice {
                let cookie = format!("{NOTICE_COOKIE}={notice}; Path=/; Max-Age=60; SameSite=Lax; HttpOnly");
                append(response.headers_mut(), header::SET_COOKIE, &cookie);
            }
            response
        }
        (Ok(()), None, Some((page, form))) => again.draw(page, form, vec![], StatusCode::OK).await,
        (Ok(()), None, None) => StatusCode::NO_CONTENT.into_response(),
        (Err(Fault::Invalid(faults)), _, Some((page, form))) => {
            again
                .draw(page, form, faults, StatusCode::UNPROCESSABLE_ENTITY)
                .await
        }
        (Err(Fault::Stale), _, Some((page, form))) => {
            again.draw(page, form, vec![], StatusCode::CONFLICT).await
        }
        (Err(fault), _, _) => {
            let kept = again.kept.clone().filter(|_| fault == Fault::SignIn);
            let here = Request {
                path: app::path::front(request.lang),
                ..request.clone()
            };
            faults::page(app, here, Refused { fault, kept }).await
        }
    }
}

/// What it takes to draw a form's page in answer to its post.
struct Again {
    redraw: Router,
    /// The browser's own headers: the page is drawn for the same person.
    headers: HeaderMap,
    /// What a visitor posted.
    kept: Option<KeptForm>,
}

impl Again {
    /// Draws the form's page with what was typed.
    async fn draw(
        &self,
        page: &str,
        form: &serde_json::Value,
        faults: Vec<FieldFault>,
        status: StatusCode,
    ) -> Response {
        let returned = Arc::new(Returned {
            form: form.clone(),
            faults,
        });
        let Ok(mut http) = axum::http::Request::get(page).body(Body::empty()) else {
            return faults::refused(Fault::Unreadable);
        };
        *http.headers_mut() = self.headers.clone();
        http.extensions_mut().insert(Redrawn { returned, status });
        match self.redraw.clone().oneshot(http).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}
