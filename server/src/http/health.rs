//! Whether this node lives, is ready, and how it fares.

use std::sync::OnceLock;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use sea_orm::ConnectionTrait;

use super::router::AppState;
use crate::work::queue;

/// Most changes a node may be behind and still answer as ready.
const MAX_LAG: u64 = 200;

/// The one recorder of this process.
fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        // Another recorder can only have been set by a test in the same process; then nothing is lost.
        let _ = metrics::set_global_recorder(recorder);
        handle
    })
}

/// Begins counting; called before the first request.
pub fn start_counting() {
    recorder();
}

/// The process answers.
pub async fn live() -> &'static str {
    "ok\n"
}

/// The database answers and the index keeps up.
pub async fn ready(State(app): State<AppState>) -> Response {
    let database = app
        .platform
        .db
        .read()
        .execute_unprepared("SELECT 1")
        .await
        .is_ok();
    let lag = app.platform.services.search.lag().await.ok().flatten();
    let ready = database && lag.is_some_and(|lag| lag <= MAX_LAG);
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let lag = lag.map_or_else(|| "none".to_owned(), |lag| lag.to_string());
    (status, format!("database {database}\nindex_lag {lag}\n")).into_response()
}

/// Figures in Prometheus' format.
pub async fn metrics(State(app): State<AppState>) -> Response {
    let (waiting, failed) = queue::counts(&app.platform.db).await.unwrap_or_default();
    metrics::gauge!("jobs_waiting").set(waiting as f64);
    metrics::gauge!("jobs_failed").set(failed as f64);
    // Without an index there is no lag, and the last one known would say that all is well.
    let lag = app.platform.services.search.lag().await.ok().flatten();
    metrics::gauge!("index_present").set(if lag.is_some() { 1.0 } else { 0.0 });
    metrics::gauge!("index_lag_changes").set(lag.map_or(f64::NAN, |lag| lag as f64));
    recorder().render().into_response()
}
