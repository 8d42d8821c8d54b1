//! What programs ask for on a person's behalf: calendars, and the one click that ends letters.
//!
//! No cookie is needed: what is private is opened by the secret in its address, which is never logged.

use std::collections::HashMap;

use app::catalogue::model::Reference;
use app::path;
use app::saved::calendar::{HITS, Told, offers_calendar};
use app::saved::model::Dated;
use app::search::model::{SearchQuery, Sort};
use app::services::Request;
use app::shared::fault::{Fault, FieldFault};
use app::shared::ids::OfferId;
use app::words::fill;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};

use super::downloads::request;
use super::faults;
use super::router::AppState;
use crate::saved::replay;

type Params = HashMap<String, String>;

/// The deadlines and gatherings of one offer.
pub async fn offer(
    State(app): State<AppState>,
    Path(params): Path<Params>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let file = async {
        let request = request(&app, &headers, &uri, params).await?;
        let id: OfferId = request.param("id")?;
        let page = request.services.catalogue.offer(id, None).await?;
        let name = page.shown.version.plan.title.clone();
        let dated = request.services.saved.dated(vec![page.shown]).await?;
        let reference = request.services.catalogue.reference().await?;
        Ok(draw(&request, &reference, &name, &dated, Told::All))
    };
    calendar(&headers, file.await, "public, no-cache")
}

/// The deadlines of a search's hits, and of what was withdrawn from them: the same parameters as the results page.
///
/// What cannot be read is refused, as an alert does: the calendar of the rest would hold more than was asked for.
pub async fn search(
    State(app): State<AppState>,
    Path(params): Path<Params>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let file = async {
        let request = request(&app, &headers, &uri, params).await?;
        let services = &request.services;
        let reference = services.catalogue.reference().await?;
        let words = request.words();
        let query = match replay::question(request.query.clone(), &reference) {
            Ok(query) => query,
            Err(faults) => return Ok(unreadable(&request, &faults)),
        };
        // Whatever order the page is in: where not all find room, those whose deadline is far off stay out.
        let by_deadline = SearchQuery {
            sort: Sort::Deadline,
            ..query.clone()
        };
        let Ok(hits) = replay::hits(&*services.search, &by_deadline, HITS).await? else {
            // Without an index, or where time was short, the hits are unknown; an empty file would clear the reader's
            // calendar.
            return Ok((StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "60")]).into_response());
        };
        let said = words.search_said(&query, &reference);
        let name = fill(words.saved().calendar_search, &[("search", &said)]);
        let dated = services.saved.search_calendar(&query, &hits).await?;
        let file = draw(&request, &reference, &name, &dated, Told::Deadlines);
        Ok(calendar(&headers, Ok(file), "public, no-cache"))
    };
    file.await.unwrap_or_else(faults::refused)
}

/// Says in plain words what of a calendar's address cannot be read, and where to get another.
///
/// A program keeps what it read last, as it would not of an empty file.
fn unreadable(request: &Request, faults: &[FieldFault]) -> Response {
    let words = request.words();
    let w = words.saved();
    let search = path::offers_with(
        words.lang,
        request.query.iter().map(|(n, v)| (n.as_str(), v.as_str())),
    );
    let lines: String = faults
        .iter()
        .map(|f| format!("{}: {}\n", f.field, words.problem(&f.problem)))
        .collect();
    let way = fill(
        w.calendar_unreadable_way,
        &[("url", &format!("{}{search}", request.public_url))],
    );
    let text = format!("{}\n\n{lines}\n{way}\n", w.calendar_unreadable);
    let kept = [(header::CACHE_CONTROL, "no-store")];
    (StatusCode::UNPROCESSABLE_ENTITY, kept, text).into_response()
}

/// The deadlines and gatherings of what somebody has saved, for whoever holds the address.
pub async fn saved(
    State(app): State<AppState>,
    Path(params): Path<Params>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let file = async {
        let request = request(&app, &headers, &uri, params).await?;
        let secret: String = request.param("secret")?;
        let dated = request.services.saved.calendar(&secret).await?;
        let name = request.words().saved().calendar_saved;
        let reference = request.services.catalogue.reference().await?;
        Ok(draw(&request, &reference, name, &dated, Told::All))
    };
    calendar(&headers, file.await, "private, no-cache")
}

/// One click in the mail program (RFC 8058): no cookie, no question, the same answer however often.
pub async fn unsubscribe(State(app): State<AppState>, Path(params): Path<Params>) -> Response {
    let token = params.get("token").map(String::as_str).unwrap_or_default();
    match app.platform.services.saved.unsubscribe(token).await {
        Ok(()) => (StatusCode::OK, [(header::CACHE_CONTROL, "no-store")], "OK\n").into_response(),
        Err(fault) => faults::refused(fault),
    }
}

/// The same for the letters of a survey.
pub async fn stop_letters(State(app): State<AppState>, Path(params): Path<Params>) -> Response {
    let stop = params.get("stop").map(String::as_str).unwrap_or_default();
    match app.platform.services.evaluations.stop_letters(stop).await {
        Ok(()) => (StatusCode::OK, [(header::CACHE_CONTROL, "no-store")], "OK\n").into_response(),
        Err(fault) => faults::refused(fault),
    }
}

fn draw(request: &Request, reference: &Reference, name: &str, offers: &[Dated], told: Told) -> String {
    offers_calendar(
        request.words(),
        &request.public_url,
        reference,
        name,
        offers,
        told,
        request.today,
    )
}

/// A calendar file, or that it has not changed since it was last read.
fn calendar(headers: &HeaderMap, file: Result<String, Fault>, keep: &'static str) -> Response {
    let file = match file {
        Ok(file) => file,
        Err(fault) => return faults::refused(fault),
    };
    // Weak: on its way it may be compressed.
    let tag = format!("W/\"{}\"", hex::encode(&Sha256::digest(file.as_bytes())[..12]));
    let kept = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, keep.to_owned()),
    ];
    let has_it = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|t| t.trim() == tag));
    if has_it {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    let kind = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"videre.ics\""),
    ];
    (kept, kind, file).into_response()
}
