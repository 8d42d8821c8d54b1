//! Files to take away: the same figures as on the page, for the same people.

use std::collections::HashMap;

use app::insight::form::{HeatChoice, OverviewChoice};
use app::services::Request;
use app::shared::fault::Fault;
use app::shared::ids::EvaluationId;
use app::shared::lang::Lang;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};

use super::pages;
use super::router::AppState;
use super::visit::visit;

pub(super) async fn request(
    app: &AppState,
    headers: &HeaderMap,
    uri: &Uri,
    params: HashMap<String, String>,
) -> Result<Request, Fault> {
    let lang = params
        .get("lang")
        .and_then(|code| Lang::from_code(code))
        .ok_or(Fault::Missing)?;
    visit(app, headers, uri, params, Some(lang), None).await
}

/// One survey's figures.
pub async fn results(
    State(app): State<AppState>,
    Path(params): Path<HashMap<String, String>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let text = async {
        let request = request(&app, &headers, &uri, params).await?;
        let id: EvaluationId = request.param("evaluation")?;
        let results = request.services.evaluations.results(&request.actor, id).await?;
        Ok(app::evaluation::csv::results_csv(request.words(), &results))
    };
    file("resultater.csv", text.await)
}

/// The offers a person has saved.
pub async fn saved(
    State(app): State<AppState>,
    Path(params): Path<HashMap<String, String>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let text = async {
        let request = request(&app, &headers, &uri, params).await?;
        let things = request.services.saved.things(&request.actor).await?;
        let reference = request.services.catalogue.reference().await?;
        Ok(app::saved::csv::saved_csv(
            request.words(),
            &request.public_url,
            &things,
            &reference,
            request.today,
        ))
    };
    file("lagret.csv", text.await)
}

/// The overview's figures.
pub async fn overview(
    State(app): State<AppState>,
    Path(params): Path<HashMap<String, String>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let text = async {
        let request = request(&app, &headers, &uri, params).await?;
        let (choice, _) = OverviewChoice::read(&request.query);
        let overview = request
            .services
            .insight
            .overview(&request.actor, choice.by, choice.year)
            .await?;
        let reference = request.services.catalogue.reference().await?;
        Ok(app::insight::csv::overview_csv(
            request.words(),
            &overview,
            &reference,
        ))
    };
    file("oversikt.csv", text.await)
}

/// The heat table's figures.
pub async fn heat(
    State(app): State<AppState>,
    Path(params): Path<HashMap<String, String>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let text = async {
        let request = request(&app, &headers, &uri, params).await?;
        let choice = HeatChoice::read(&request.query);
        let heat = request
            .services
            .insight
            .heat(&request.actor, choice.year, choice.subject.as_deref())
            .await?;
        let reference = request.services.catalogue.reference().await?;
        Ok(app::insight::csv::heat_csv(request.words(), &heat, &reference))
    };
    file("fag-og-tema.csv", text.await)
}

fn file(name: &str, text: Result<String, Fault>) -> Response {
    match text {
        Ok(text) => {
            let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned());
            let saved = (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            );
            let kept = (header::CACHE_CONTROL, "no-store".to_owned());
            ([kind, saved, kept], text).into_response()
        }
        Err(fault) => pages::plain(&fault),
    }
}
