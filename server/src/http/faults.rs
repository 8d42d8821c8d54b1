//! Says what went wrong where no page was there to say it: in the reader's language, in the shape she asked for.
//!
//! Handlers and layers answer with `refused`, or with a bare status as libraries do; `say` stands around them all and
//! turns either into a page for a browser, a problem for the machine interface, JSON for an island, else a text.

use std::sync::Arc;

use app::accounts::model::Actor;
use app::path;
use app::services::{Refused, Request, Returned};
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::shared::page::Route;
use app::words::{Words, fill};
use axum::body::HttpBody as _;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::router::AppState;
use super::visit::{self, preferred_language, query_pairs};
use super::{api, pages};

/// What a response is to be turned into words of.
#[derive(Clone)]
struct Unsaid(Fault);

/// The answer to a request that ends in a fault before there is a page; `say` puts it into words.
pub fn refused(fault: Fault) -> Response {
    let mut response = status(&fault).into_response();
    response.extensions_mut().insert(Unsaid(fault));
    response
}

/// A panic is our mistake like any other, and has its number in the log.
pub fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("without a word");
    refused(Fault::from(std::io::Error::other(format!("panic: {said}"))))
}

fn status(fault: &Fault) -> StatusCode {
    StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The fault a response holds and nobody has put into words yet.
fn unsaid(response: &Response) -> Option<Fault> {
    if let Some(Unsaid(fault)) = response.extensions().get() {
        return Some(fault.clone());
    }
    let kind = response.headers().get(header::CONTENT_TYPE);
    let size = response.body().size_hint();
    let is_bare = kind.is_none() && size.lower() == 0 && size.upper().is_none_or(|n| n == 0);
    // What the layers and extractors of libraries say, in English.
    let is_theirs = is_bare || kind.is_some_and(|k| k.as_bytes().starts_with(b"text/plain"));
    match response.status() {
        StatusCode::BAD_REQUEST if is_theirs => Some(Fault::Unreadable),
        StatusCode::PAYLOAD_TOO_LARGE if is_theirs => Some(Fault::TooLarge),
        StatusCode::NOT_FOUND if is_bare => Some(Fault::Missing),
        StatusCode::METHOD_NOT_ALLOWED if is_bare => Some(Fault::WrongMethod),
        StatusCode::SERVICE_UNAVAILABLE if is_bare => Some(Fault::Busy),
        _ => None,
    }
}

/// Puts faults into words.
pub async fn say(State(app): State<AppState>, request: axum::extract::Request, next: Next) -> Response {
    let (uri, headers) = (request.uri().clone(), request.headers().clone());
    let response = next.run(request).await;
    let Some(fault) = unsaid(&response) else {
        return response;
    };
    let mut said = words_for(&app, &uri, &headers, fault).await;
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            said.headers_mut().insert(name, value.clone());
        }
    }
    said
}

/// The language of the address, else the one a form names, else the reader's own.
fn language(uri: &Uri, headers: &HeaderMap) -> Lang {
    let of_path = uri.path().split('/').nth(1).and_then(Lang::from_code);
    let of_form = || {
        let pairs = query_pairs(uri);
        let lang = pairs.iter().find(|(name, _)| name == "lang");
        lang.and_then(|(_, code)| Lang::from_code(code))
    };
    of_path
        .or_else(of_form)
        .unwrap_or_else(|| preferred_language(headers))
}

async fn words_for(app: &AppState, uri: &Uri, headers: &HeaderMap, fault: Fault) -> Response {
    let lang = language(uri, headers);
    if uri.path().starts_with("/api/") {
        return api::problem(lang, &fault);
    }
    if visit::accepts_html(headers) {
        // Where the trouble is that there is too much to do, nobody is looked up.
        let asks_who = matches!(
            fault,
            Fault::SignIn | Fault::Forbidden | Fault::Missing | Fault::Stale | Fault::Invalid(_)
        );
        let actor = match asks_who {
            true => visit::actor(app, headers, uri).await.unwrap_or_default(),
            false => Actor::visitor(),
        };
        let mut request = visit::request(app, headers, uri, lang, actor);
        request.notice = None;
        return page(app, request, Refused { fault, kept: None }).await;
    }
    let kept = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    if uri.path().starts_with("/do/") {
        return (status(&fault), kept, axum::Json(fault)).into_response();
    }
    (status(&fault), kept, text(lang, &fault)).into_response()
}

fn text(lang: Lang, fault: &Fault) -> String {
    let words = Words::of(lang);
    let (title, said) = words.fault(fault);
    let mut text = format!("{title}\n\n{said}\n");
    match fault {
        Fault::Invalid(faults) => {
            for f in faults {
                text.push_str(&format!("{}: {}\n", f.field, words.problem(&f.problem)));
            }
        }
        Fault::Internal(ticket) => {
            text.push_str(&fill(words.frame.ticket, &[("ticket", &ticket.0)]));
            text.push('\n');
        }
        _ => {}
    }
    text
}

/// The page that says what went wrong, with what was posted where that is worth keeping.
pub async fn page(app: &AppState, request: Request, refused: Refused) -> Response {
    let status = status(&refused.fault);
    let has_language = request.path.split('/').nth(1).and_then(Lang::from_code).is_some();
    // The fault itself travels in the request: a page function cannot capture.
    let here = Request {
        path: if has_language {
            request.path.clone()
        } else {
            path::front(request.lang)
        },
        query: vec![],
        returned: Some(Arc::new(Returned {
            form: serde_json::to_value(refused).unwrap_or_default(),
            faults: vec![],
        })),
        ..request
    };
    let page = Route {
        path: "/fault",
        draw: |request| Box::pin(async move { Err(fault_of(&request)) }),
    };
    pages::draw(app, page, here, Some(status)).await
}

fn fault_of(request: &Request) -> Fault {
    request
        .returned::<Refused>()
        .map_or(Fault::Unreadable, |(refused, _)| refused.fault)
}

#[cfg(test)]
mod tests;
