//! Draws pages: who asks, the page itself, its document, its headers.

use std::collections::HashMap;
use std::sync::Arc;

use app::path;
use app::services::{Request, Returned};
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::shared::page::Route;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::router::AppState;
use super::visit::{LANG_COOKIE, NOTICE_COOKIE, cookie, visit};
use super::{faults, guard};

/// A page drawn again with the form that came back, and the status that says so.
#[derive(Clone)]
pub struct Redrawn {
    pub returned: Arc<Returned>,
    pub status: StatusCode,
}

/// Answers one page request.
pub async fn show(
    app: AppState,
    page: Route,
    params: HashMap<String, String>,
    http: axum::extract::Request,
) -> Response {
    let (parts, _) = http.into_parts();
    let redrawn = parts.extensions.get::<Redrawn>().cloned();
    // A page with a language in its address that is none of ours does not exist.
    let lang = params.get("lang").map(|code| Lang::from_code(code));
    let unknown_language = lang == Some(None);
    let lang = lang
        .flatten()
        .or_else(|| Lang::from_code(parts.uri.path().split('/').nth(1).unwrap_or_default()));
    let returned = redrawn.as_ref().map(|r| r.returned.clone());
    let request = match visit(&app, &parts.headers, &parts.uri, params, lang, returned).await {
        Ok(request) => request,
        Err(fault) => return faults::refused(fault),
    };
    let page = if unknown_language {
        Route {
            draw: |_| Box::pin(async { Err(Fault::Missing) }),
            ..page
        }
    } else {
        page
    };
    let had_notice = request.notice.is_some();
    // Pages without a language in their address follow the last one read.
    let remember = lang.filter(|lang| cookie(&parts.headers, LANG_COOKIE) != Some(lang.code()));
    let mut response = draw(&app, page, request, redrawn.map(|r| r.status)).await;
    if let Some(lang) = remember {
        let kept = format!("{LANG_COOKIE}={lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
        append(response.headers_mut(), header::SET_COOKIE, &kept);
    }
    if had_notice {
        let spent = format!("{NOTICE_COOKIE}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly");
        append(response.headers_mut(), header::SET_COOKIE, &spent);
    }
    response
}

/// Adds a header whose value is ours.
pub fn append(headers: &mut HeaderMap, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.append(name, value);
    }
}

/// Draws a page as a whole document; `status` overrides that of a page that came out well.
pub async fn draw(app: &AppState, page: Route, request: Request, status: Option<StatusCode>) -> Response {
    let outcome = Arc::new(std::sync::Mutex::new(None));
    let signed_in = request.actor.person.is_some();
    let here = path::with_query(
        &request.path,
        request.query.iter().map(|(n, v)| (n.as_str(), v.as_str())),
    );
    let lang = request.lang;
    let (files, noted) = (app.files.clone(), outcome.clone());
    let view = move || {
        let (request, files, noted) = (request.clone(), files.clone(), noted.clone());
        let options = expect_context::<ResponseOptions>();
        let nonce = leptos::nonce::use_nonce();
        Suspend::new(async move {
            let drawn = (page.draw)(request.clone()).await;
            if let Some(nonce) = nonce
                && let Ok(policy) = HeaderValue::from_str(&guard::page_csp(&nonce))
            {
                options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            }
            let status = match &drawn {
                Ok(page) => page.status.and_then(|s| StatusCode::from_u16(s).ok()).or(status),
                Err(fault) => {
                    *noted.lock().expect("no holder of this lock panics") = Some(fault.clone());
                    StatusCode::from_u16(fault.status()).ok()
                }
            };
            if let Some(status) = status {
                options.set_status(status);
            }
            app::document::document(&request, &files, drawn)
        })
    };
    let http = axum::http::Request::builder()
        .uri("/")
        .body(Body::empty())
        .expect("a constant request");
    let mut response = leptos_axum::render_app_async_with_context(|| (), view)(http).await;
    let fault = outcome.lock().expect("no holder of this lock panics").take();
    if fault == Some(Fault::SignIn) && !signed_in && status.is_none() {
        return Redirect::to(&path::sign_in_to(lang, &here)).into_response();
    }
    let cache = if signed_in || status.is_some() {
        "no-store"
    } else {
        "no-cache"
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}
