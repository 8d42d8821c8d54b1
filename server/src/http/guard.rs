//! What stands between the world and the handlers: content policy, rate limits, one log line per request.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Instant as Stopwatch;

use app::shared::fault::Fault;
use app::shared::ids::KeyId;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::Response;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::pages;
use super::router::AppState;
use crate::config::Config;

/// For everything that is no page.
pub const STRICT_CSP: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/// For pages: only our own files, and scripts that carry this page's nonce.
#[must_use]
pub fn page_csp(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    )
}

/// Posts one address may make in a minute, sign-in apart.
const POSTS: u32 = 300;
/// Sign-in attempts one address may make in a minute.
const SIGN_INS: u32 = 30;
/// Requests one key may make in a minute.
const KEYED: u32 = 60;
/// Searches and pages one address may ask for in a second.
const GETS: u32 = 400;

/// Counters per address, in memory of this node only and never with answers.
pub struct Limits {
    posts: DefaultKeyedRateLimiter<IpAddr>,
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
    gets: DefaultKeyedRateLimiter<IpAddr>,
    keyed: DefaultKeyedRateLimiter<KeyId>,
}

impl Limits {
    /// One more request with this key may be made now.
    #[must_use]
    pub fn admits_key(&self, key: KeyId) -> bool {
        self.keyed.check_key(&key).is_ok()
    }
}

impl Default for Limits {
    fn default() -> Self {
        let n = |n| NonZeroU32::new(n).expect("a constant above zero");
        Limits {
            posts: RateLimiter::keyed(Quota::per_minute(n(POSTS))),
            sign_ins: RateLimiter::keyed(Quota::per_minute(n(SIGN_INS))),
            gets: RateLimiter::keyed(Quota::per_second(n(GETS))),
            keyed: RateLimiter::keyed(Quota::per_minute(n(KEYED))),
        }
    }
}

/// The caller's address; a forwarded one is believed from the trusted proxy only.
fn caller(config: &Config, request: &Request) -> IpAddr {
    let direct = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(address)| {
            address.ip()
        });
    let forwarded = || {
        let list = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        list.rsplit(',').next()?.trim().parse().ok()
    };
    if config.trusted_proxy == Some(direct) {
        forwarded().unwrap_or(direct)
    } else {
        direct
    }
}

/// Refuses who asks too often.
pub async fn limit(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // An answer is never counted by its sender: a staffroom shares one address, and nothing about who
    // answers may be kept, not even for a minute.
    let is_answer = path == "/do/evaluation/answer" || path.contains("/svar");
    let health = matches!(path, "/live" | "/ready" | "/metrics");
    if !is_answer && !health {
        let caller = caller(&app.platform.config, &request);
        let limits = &app.limits;
        let allowed = match *request.method() {
            Method::POST if path.starts_with("/do/accounts/") => limits.sign_ins.check_key(&caller).is_ok(),
            Method::POST => limits.posts.check_key(&caller).is_ok(),
            _ => limits.gets.check_key(&caller).is_ok(),
        };
        if !allowed {
            let mut response = pages::plain(&Fault::TooMany);
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
            return response;
        }
    }
    next.run(request).await
}

/// Files whose name holds a hash of their content never change; the others are asked for again after a while.
pub async fn keep_hashed(request: Request, next: Next) -> Response {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let hashed = request.uri().path().split(['.', '_', '/']).any(is_hash);
    let keep = if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=600"
    };
    let mut response = next.run(request).await;
    if response.status().is_success() {
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, header::HeaderValue::from_static(keep));
    }
    response
}

/// What a cross-site post is answered with.
#[must_use]
pub fn refuse_cross_site(_: tower_http::csrf::ProtectionError) -> Response {
    pages::plain(&Fault::Forbidden)
}

/// One line per request: the route's template, never the path, which may hold a token.
pub async fn log(request: Request, next: Next) -> Response {
    let started = Stopwatch::now();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("–", MatchedPath::as_str)
        .to_owned();
    let response = next.run(request).await;
    let status = response.status();
    let ms = started.elapsed().as_secs_f64() * 1000.0;
    metrics::histogram!("http_request_ms", "route" => route.clone(), "status" => status.as_u16().to_string())
        .record(ms);
    if status.is_server_error() {
        tracing::warn!(http.method = %method, http.route = %route, http.status = status.as_u16(), ms, "request");
    } else {
        tracing::info!(http.method = %method, http.route = %route, http.status = status.as_u16(), ms, "request");
    }
    response
}
