//! All routes and the layers around them, in one list.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use app::document::SiteFiles;
use app::path;
use app::shared::fault::Fault;
use app::shared::page::Route;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{Redirect, Response};
use axum::routing::{get, post};
use leptos::config::LeptosOptions;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use super::{api, downloads, faults, forms, guard, health, outside, pages, subscriptions, visit};
use crate::config::Config;
use crate::platform::Platform;

/// Largest request body: a 5 MB file and the form around it.
pub const BODY: usize = 5_500_000;
/// Longest a request may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What every handler has in hand.
#[derive(Clone)]
pub struct AppState {
    pub platform: Platform,
    pub files: Arc<SiteFiles>,
    pub limits: Arc<guard::Limits>,
}

impl AppState {
    #[must_use]
    pub fn new(platform: Platform) -> Self {
        // Leptos draws on this runtime; a second call in one process finds it set, which is well.
        let _ = any_spawner::Executor::init_tokio();
        super::health::start_counting();
        let files = Arc::new(site_files(&platform.config));
        AppState {
            platform,
            files,
            limits: Arc::default(),
        }
    }
}

/// Reads what the build made; without a build the pages come unstyled and without islands.
fn site_files(config: &Config) -> SiteFiles {
    let site = &config.site_dir;
    let text = std::fs::read_to_string(site.join("manifest.json")).unwrap_or_default();
    let manifest: HashMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap_or_default();
    let entry = |name: &str| manifest.get(name).and_then(|v| v.as_str()).map(str::to_owned);
    if manifest.is_empty() {
        tracing::warn!(site = %site.display(), "no built site here: pages are unstyled and islands do not move");
    }
    // `/files/pkg/app.HASH.js` → output name `app.HASH` in package folder `files/pkg`.
    let made_by_leptos = config
        .islands_name
        .as_ref()
        .map(|name| format!("/files/pkg/{name}.js"));
    let islands = made_by_leptos.or_else(|| entry("js")).and_then(|js| {
        let (folder, file) = js.trim_start_matches('/').rsplit_once('/')?;
        let name = file.strip_suffix(".js")?;
        Some(
            LeptosOptions::builder()
                .output_name(name)
                .site_pkg_dir(folder.to_owned())
                .build(),
        )
    });
    SiteFiles {
        css: entry("css").unwrap_or_else(|| "/files/app.css".into()),
        islands,
        answer: entry("answer"),
    }
}

/// Pages by their addresses, also drawn again by `forms` when a posted form comes back.
fn page_routes() -> Router<AppState> {
    let mut router = Router::new();
    for page in app::document::routes() {
        let show =
            move |State(app): State<AppState>, params: Option<Path<HashMap<String, String>>>, request| {
                pages::show(app, page, params.map(|Path(p)| p).unwrap_or_default(), request)
            };
        router = router.route(page.path, get(show));
    }
    router.fallback(missing)
}

async fn missing(State(app): State<AppState>, request: axum::extract::Request) -> Response {
    let page = Route {
        path: "/{*rest}",
        draw: |_| Box::pin(async { Err(Fault::Missing) }),
    };
    pages::show(app, page, HashMap::new(), request).await
}

/// `/` leads to the front page in the reader's language.
async fn root(request: axum::extract::Request) -> Redirect {
    Redirect::to(&path::front(visit::preferred_language(request.headers())))
}

/// The whole site.
pub fn router(app: AppState) -> Router {
    let site = &app.platform.config.site_dir;
    let files = ServeDir::new(site).precompressed_br().precompressed_gzip();
    let redraw = page_routes().with_state(app.clone());
    let header = |name: &'static str, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
    };
    page_routes()
        .route("/", get(root))
        .route(
            "/do/{*endpoint}",
            post(move |state, request| forms::act(state, redraw, request)).layer(DefaultBodyLimit::max(BODY)),
        )
        .route("/{lang}/logg-inn/ekstern", get(outside::leave))
        .route("/logg-inn/ekstern", get(outside::come_back))
        .route("/{lang}/partner/csv", get(downloads::partner))
        .route(
            "/{lang}/dossier/{institution}/{year}/xlsx",
            get(downloads::dossier),
        )
        .route("/{lang}/oppfolging/csv", get(downloads::findings))
        .route("/{lang}/direktorat/csv", get(downloads::queue))
        .route("/{lang}/direktorat/bilde/csv", get(downloads::picture))
        .route(
            "/{lang}/direktorat/endringer/csv",
            get(downloads::directorate_trail),
        )
        .route(
            "/{lang}/institusjon/endringer/csv",
            get(downloads::institution_trail),
        )
        .route("/{lang}/resultater/csv", get(downloads::overview))
        .route("/{lang}/resultater/xlsx", get(downloads::overview))
        .route("/{lang}/resultater/fag-og-tema/csv", get(downloads::heat))
        .route("/{lang}/resultater/fag-og-tema/xlsx", get(downloads::heat))
        .route("/{lang}/resultater/serie/{offer}/csv", get(downloads::series))
        .route("/{lang}/resultater/serie/{offer}/xlsx", get(downloads::series))
        .route("/{lang}/resultater/{evaluation}/csv", get(downloads::results))
        .route("/{lang}/resultater/{evaluation}/xlsx", get(downloads::results))
        .route(
            "/{lang}/resultater/{evaluation}/fritekst/{kind}",
            get(downloads::remarks),
        )
        .route(
            "/{lang}/resultater/fritekst/csv",
            get(downloads::remarks_overview),
        )
        .route("/{lang}/institusjon/csv", get(downloads::work))
        .route("/{lang}/meg/lagret/csv", get(downloads::saved))
        .route(
            "/{lang}/institusjon/eksport/{institution}/{kind}",
            get(downloads::offers),
        )
        .route("/{lang}/institusjon/mal/{kind}", get(downloads::template))
        .route(
            "/{lang}/meg/lagret/{secret}/kalender.ics",
            get(subscriptions::saved),
        )
        .route("/{lang}/tilbud/{id}/kalender.ics", get(subscriptions::offer))
        .route("/{lang}/tilbud.ics", get(subscriptions::search))
        .route("/{lang}/avmeld/{token}", post(subscriptions::unsubscribe))
        .route("/{lang}/svar-stopp/{stop}", post(subscriptions::stop_letters))
        .route("/live", get(health::live))
        .route("/ready", get(health::ready))
        .route("/metrics", get(health::metrics))
        .merge(api::router())
        .with_state(app.clone())
        .layer(
            CompressionLayer::new()
                .gzip(true)
                .quality(CompressionLevel::Fastest),
        )
        .nest_service(
            "/files",
            tower::ServiceBuilder::new()
                .layer(from_fn(guard::keep_hashed))
                .service(files),
        )
        .layer(from_fn_with_state(app.clone(), guard::limit))
        .layer(CsrfLayer::new().with_rejection_response(guard::refuse_cross_site))
        .layer(RequestBodyLimitLayer::new(BODY))
        .layer(from_fn(guard::refuse_large))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE,
        ))
        .layer(CatchPanicLayer::custom(faults::panicked))
        .layer(from_fn_with_state(app, faults::say))
        .layer(header("x-content-type-options", "nosniff"))
        .layer(header("referrer-policy", "no-referrer"))
        .layer(header("cross-origin-opener-policy", "same-origin"))
        .layer(header("cross-origin-resource-policy", "same-origin"))
        .layer(header(
            "permissions-policy",
            "camera=(), geolocation=(), microphone=()",
        ))
        .layer(header("content-security-policy", guard::STRICT_CSP))
        .layer(header(
            "strict-transport-security",
            "max-age=31536000; includeSubDomains",
        ))
        .layer(from_fn(guard::log))
}
