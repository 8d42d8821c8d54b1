//! What stands between the world and the handlers: content policy, rate limits, one log line per request.

use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant as Stopwatch;

use app::shared::fault::Fault;
use app::shared::ids::KeyId;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::StreamExt as _;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use super::faults;
use super::router::{AppState, BODY};
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

/// Requests after which those who have been quiet are forgotten.
const SWEEP: u32 = 4_096;

/// Counts what each key asks for, and forgets whoever has been quiet for so long that she is like new: it grows with
/// those who ask now, not with all who ever did.
struct Counter<K: Hash + Eq + Clone, C: Clock = DefaultClock> {
    limiter: RateLimiter<K, DefaultKeyedStateStore<K>, C, NoOpMiddleware<C::Instant>>,
    asked: AtomicU32,
}

impl<K: Hash + Eq + Clone, C: Clock> Counter<K, C> {
    fn new(quota: Quota, clock: C) -> Self {
        Counter {
            limiter: RateLimiter::new(quota, DefaultKeyedStateStore::default(), clock),
            asked: AtomicU32::new(0),
        }
    }

    fn admits(&self, key: &K) -> bool {
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.limiter.retain_recent();
            self.limiter.shrink_to_fit();
        }
        self.limiter.check_key(key).is_ok()
    }
}

/// Counters per address, in memory of this node only and never with answers.
pub struct Limits {
    posts: Counter<IpAddr>,
    sign_ins: Counter<IpAddr>,
    gets: Counter<IpAddr>,
    keyed: Counter<KeyId>,
}

impl Limits {
    /// One more request with this key may be made now.
    #[must_use]
    pub fn admits_key(&self, key: KeyId) -> bool {
        self.keyed.admits(&key)
    }
}

impl Default for Limits {
    fn default() -> Self {
        let n = |n| NonZeroU32::new(n).expect("a constant above zero");
        let clock = DefaultClock::default;
        Limits {
            posts: Counter::new(Quota::per_minute(n(POSTS)), clock()),
            sign_ins: Counter::new(Quota::per_minute(n(SIGN_INS)), clock()),
            gets: Counter::new(Quota::per_second(n(GETS)), clock()),
            keyed: Counter::new(Quota::per_minute(n(KEYED)), clock()),
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
    let caller = if config.trusted_proxy == Some(direct) {
        forwarded().unwrap_or(direct)
    } else {
        direct
    };
    network(caller)
}

/// What is counted as one caller: with IPv6 a household has the last 64 bits for itself, and could be a new one with
/// every request.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64).into(),
        v4 => v4,
    }
}

/// Whether this address is one of those where participants answer.
pub fn is_answer(path: &str) -> bool {
    let second = path.split('/').nth(2);
    path == "/do/evaluation/answer" || matches!(second, Some("svar" | "svar-takk"))
}

/// Refuses who asks too often.
pub async fn limit(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // An answer is never counted by its sender: a staffroom shares one address, and nothing about who
    // answers may be kept, not even for a minute.
    let health = matches!(path, "/live" | "/ready" | "/metrics");
    if !is_answer(path) && !health {
        let caller = caller(&app.platform.config, &request);
        let limits = &app.limits;
        let allowed = match *request.method() {
            Method::POST if path.starts_with("/do/accounts/") => limits.sign_ins.admits(&caller),
            // Each asks the provider as well.
            _ if path.ends_with("/logg-inn/ekstern") => limits.sign_ins.admits(&caller),
            Method::POST => limits.posts.admits(&caller),
            _ => limits.gets.admits(&caller),
        };
        if !allowed {
            let mut response = faults::refused(Fault::TooMany);
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
            return response;
        }
    }
    next.run(request).await
}

/// How much of a body that is too large is let in and thrown away.
const RUN_OUT: usize = 4 * BODY;

/// Refuses a body that says it is too large, once it has run out: a browser that is cut off while it sends shows
/// nobody why.
pub async fn refuse_large(request: Request, next: Next) -> Response {
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
    if length.is_none_or(|n: usize| n <= BODY) {
        return next.run(request).await;
    }
    let mut left = RUN_OUT;
    let mut body = request.into_body().into_data_stream();
    while let Some(Ok(piece)) = body.next().await {
        match left.checked_sub(piece.len()) {
            Some(n) => left = n,
            None => break,
        }
    }
    faults::refused(Fault::TooLarge)
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
    faults::refused(Fault::Forbidden)
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use governor::clock::FakeRelativeClock;

    use super::*;

    #[test]
    fn whoever_has_been_quiet_is_forgotten() {
        let clock = FakeRelativeClock::default();
        let quota = Quota::per_minute(NonZeroU32::new(2).unwrap());
        let counter = Counter::new(quota, clock.clone());
        for n in 0..SWEEP - 2 {
            assert!(counter.admits(&n));
        }
        clock.advance(Duration::from_secs(90));
        assert!(counter.admits(&u32::MAX) && counter.admits(&u32::MAX));
        assert_eq!(counter.limiter.len(), 1, "only who asked just now is remembered");
        assert!(!counter.admits(&u32::MAX), "and she is remembered well");
    }

    #[test]
    fn a_caller_does_not_become_another_by_changing_the_end_of_an_address() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:3::4"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    }

    #[test]
    fn only_where_participants_answer_nobody_is_counted() {
        for path in ["/nb/svar/abc", "/nn/svar-takk", "/do/evaluation/answer"] {
            assert!(is_answer(path), "{path}");
        }
        for path in [
            "/nb/tilbud/3/svar",
            "/nb/tilbud?q=/svar/",
            "/do/evaluation/plan",
            "/svar",
        ] {
            assert!(!is_answer(path), "{path}");
        }
    }
}
