//! The machine interface: the same questions as the pages, answered in JSON.
//!
//! Strict where pages are lenient: an unknown parameter or value is a 400 that names it. Faults are
//! `application/problem+json` (RFC 9457). `app::machine` describes it all, for programs and for people; a test holds
//! the two together. What needs a key is in `institution`.

use app::catalogue::model::{OfferSummary, Reference};
use app::path;
use app::search::form::SearchForm;
use app::search::model::{Facet, PAGE_SIZE, SearchPage, SearchQuery};
use app::search::stretch::Stretch;
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::OfferId;
use app::shared::lang::Lang;
use app::shared::time::Date;
use app::words::Words;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use serde_json::{Value, json};

pub(crate) mod institution;

use super::router::AppState;
use super::visit::{preferred_language, query_pairs};

use app::machine::OPENAPI;

/// Every address with what answers there.
fn routes() -> Vec<(&'static str, MethodRouter<AppState>)> {
    vec![
        ("/api/v1/offers", get(offers)),
        ("/api/v1/offers/{id}", get(offer)),
        ("/api/v1/institutions/{dbh}/offers", institution::route()),
        ("/api/v1/institutions/{dbh}/surveys", institution::surveys()),
        (
            "/api/v1/institutions/{dbh}/surveys/{survey}/participants",
            institution::participants(),
        ),
        ("/api/v1/suggest", get(suggest)),
        ("/api/v1/openapi.json", get(openapi)),
    ]
}

/// The machine interface; anything else below `/api` is a 404 in its own format.
pub fn router() -> Router<AppState> {
    let router = routes()
        .into_iter()
        .fold(Router::new(), |router, (path, answer)| router.route(path, answer));
    router.route(
        "/api/{*rest}",
        get(|headers: HeaderMap| async move { problem(preferred_language(&headers), &Fault::Missing) }),
    )
}

/// An answer anyone may read from anywhere: it holds public facts only, and no cookie changes it.
fn answer(status: StatusCode, kind: &'static str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (
            header::HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        ),
    ];
    (status, headers, body).into_response()
}

fn ok(body: &Value) -> Response {
    answer(StatusCode::OK, "application/json", body.to_string())
}

/// A fault in words, with one entry per parameter that is not right.
pub(super) fn problem(lang: Lang, fault: &Fault) -> Response {
    let words = Words::of(lang);
    let (title, detail) = words.fault(fault);
    let (status, errors) = match fault {
        Fault::Invalid(faults) => (StatusCode::BAD_REQUEST, named(words, faults)),
        other => (
            StatusCode::from_u16(other.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            vec![],
        ),
    };
    let mut body =
        json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail });
    if !errors.is_empty() {
        body["title"] = json!(words.search.ignored);
        body["detail"] = json!(
            errors
                .iter()
                .map(|e| e["said"].as_str().unwrap_or_default())
                .collect::<Vec<_>>()
                .join(" ")
        );
        body["errors"] = errors
            .into_iter()
            .map(|e| json!({ "parameter": e["parameter"], "detail": e["detail"] }))
            .collect();
    }
    answer(status, "application/problem+json", body.to_string())
}

fn named(words: Words, faults: &[FieldFault]) -> Vec<Value> {
    let one = |f: &FieldFault| {
        let detail = words.problem(&f.problem);
        json!({ "parameter": f.field, "said": format!("{}: {detail}", f.field), "detail": detail })
    };
    faults.iter().map(one).collect()
}

/// `GET /api/v1/offers`: the parameters of the results page, its hits and its counts.
async fn offers(State(app): State<AppState>, headers: HeaderMap, uri: Uri) -> Response {
    match find(&app, &uri).await {
        Ok(body) => ok(&body),
        Err(fault) => problem(preferred_language(&headers), &fault),
    }
}

async fn find(app: &AppState, uri: &Uri) -> Result<Value, Fault> {
    let services = &app.platform.services;
    let reference = services.catalogue.reference().await?;
    let form = SearchForm {
        pairs: query_pairs(uri),
    };
    let (query, mut faults) = form.check(|facet, value| facet.has_value(value, &reference));
    // A parameter without a value asks nothing, but one nobody knows is a mistake all the same.
    let is_unknown = |(name, value): &&(String, String)| value.trim().is_empty() && !SearchForm::knows(name);
    let unknown = form.pairs.iter().filter(is_unknown);
    faults.extend(unknown.map(|(name, _)| FieldFault::new(name.clone(), Problem::UnknownChoice)));
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let mut page = services.search.find(&query).await?;
    // Words may be let go, and it is said; a filter is a promise to a machine.
    let relaxed = match &page.relaxed {
        Some(relaxed) if !relaxed.filters.is_empty() => {
            (page.total, page.hits) = (0, vec![]);
            Value::Null
        }
        Some(relaxed) => {
            let without = [relaxed.unknown.as_slice(), relaxed.words.as_slice()].concat();
            let mut told = json!({ "without": without });
            if !relaxed.unknown.is_empty() {
                told["instead"] = json!(relaxed.instead);
            }
            if !relaxed.unquoted.is_empty() {
                told["unquoted"] = json!(relaxed.unquoted);
            }
            told
        }
        None => Value::Null,
    };
    if !page.unapplied.is_empty() {
        (page.total, page.hits) = (0, vec![]);
    }
    let ids: Vec<OfferId> = page.hits.iter().map(|h| h.id).collect();
    let found = if ids.is_empty() {
        vec![]
    } else {
        services.catalogue.offers(&ids).await?
    };
    let today = app.platform.clock.today();
    let score = |id: OfferId| page.hits.iter().find(|h| h.id == id).map(|h| h.score);
    let items: Vec<Value> = found
        .iter()
        .map(|offer| {
            let mut item = summary(offer, &reference, today);
            item["score"] = json!(score(offer.version.offer));
            item
        })
        .collect();
    let facets: serde_json::Map<String, Value> = Facet::ALL
        .iter()
        .map(|f| {
            (
                f.code().to_owned(),
                json!(page.facets.get(f).cloned().unwrap_or_default()),
            )
        })
        .chain([("kvalitet_min".to_owned(), ratings(&page))])
        .collect();
    let understood = page
        .understood
        .iter()
        .map(|u| json!({ "kind": u.kind.code(), "typed": u.typed, "value": u.value, "without": u.without }));
    Ok(json!({
        "total": page.total,
        "page": page.page,
        "page_size": PAGE_SIZE,
        "reduced": page.reduced,
        "cut": page.cut,
        "relaxed": relaxed,
        "unapplied": page.unapplied,
        "read_as": page.read_as,
        "understood": understood.collect::<Vec<_>>(),
        "also": page.also,
        "items": items,
        "facets": facets,
        "ranges": ranges(&page),
    }))
}

/// How many offers each least rating would give, as a facet; those that give none left out.
fn ratings(page: &SearchPage) -> Value {
    let of = |(stretch, count): &(Stretch, u64)| match stretch {
        Stretch::Quality(rating) if *count > 0 => Some(json!({ "value": rating, "count": count })),
        _ => None,
    };
    page.ranges.iter().filter_map(of).collect()
}

/// What every stretch of credits, starts and deadlines would give, with the parameters that choose it.
fn ranges(page: &SearchPage) -> Vec<Value> {
    let one = |(stretch, count): &(Stretch, u64)| {
        let mut chosen = SearchQuery::everything();
        stretch.choose(&mut chosen);
        let parameters: serde_json::Map<String, Value> = chosen
            .pairs()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), json!(value)))
            .collect();
        json!({ "parameters": parameters, "count": count })
    };
    page.ranges.iter().map(one).collect()
}

/// What a list says of an offer.
fn summary(offer: &OfferSummary, reference: &Reference, today: Date) -> Value {
    let version = &offer.version;
    let plan = &version.plan;
    let institution = reference.institution(version.institution);
    let run = offer.next_run(today).map(|r| &r.plan);
    json!({
        "id": version.offer,
        "title": plan.title,
        "institution": institution.map(|i| &i.name),
        "institution_code": institution.map(|i| &i.dbh_code),
        "institution_short": institution.map(|i| &i.short_name),
        "partner_codes": plan.institutions,
        "code": plan.code,
        "year": version.year,
        "subject": plan.subject,
        "credits": plan.credits.map(|c| f64::from(c.0) / 10.0),
        "stages": plan.stages,
        "groups": plan.groups,
        "delivery": plan.delivery,
        "places": plan.places,
        "counties": plan.counties,
        "language": plan.teaching_language,
        "funding": plan.funding,
        "themes": plan.themes.iter().map(|t| t.theme).collect::<Vec<_>>(),
        "status": offer.status(today),
        "semester": run.and_then(|r| r.semester),
        "starts_on": run.and_then(|r| r.starts_on),
        "next_deadline": offer.days_left(today).map(|(deadline, _)| deadline),
        "gathering_days": run.map(app::catalogue::model::RunPlan::gathering_days),
        "quality": offer.quality,
        "is_demo": version.is_demo,
        "href": path::offer(Lang::Nb, version.offer),
    })
}

/// `GET /api/v1/offers/{id}`: the live version whole, with its runs.
async fn offer(
    State(app): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    match one(&app, &id, &uri).await {
        Ok(body) => ok(&body),
        Err(fault) => problem(preferred_language(&headers), &fault),
    }
}

async fn one(app: &AppState, id: &str, uri: &Uri) -> Result<Value, Fault> {
    refuse_unknown(uri, &[])?;
    let id: OfferId = id.parse().map_err(|_| Fault::Missing)?;
    let services = &app.platform.services;
    let found = services.catalogue.offers(&[id]).await?;
    let offer = found.first().ok_or(Fault::Missing)?;
    let reference = services.catalogue.reference().await?;
    let today = app.platform.clock.today();
    let mut body = summary(offer, &reference, today);
    body["revision"] = json!(offer.version.revision);
    body["published_at"] = json!(offer.version.published_at);
    body["plan"] = json!(offer.version.plan);
    let runs = offer.runs.iter().map(
        |run| json!({ "id": run.id, "status": run.status(today), "plan": run.plan, "is_demo": run.is_demo }),
    );
    body["runs"] = runs.collect();
    Ok(body)
}

/// Refuses parameters an address does not know, by name.
fn refuse_unknown(uri: &Uri, known: &[&str]) -> Result<Vec<(String, String)>, Fault> {
    let pairs = query_pairs(uri);
    let unknown = pairs.iter().filter(|(name, _)| !known.contains(&name.as_str()));
    let faults: Vec<FieldFault> = unknown
        .map(|(name, _)| FieldFault::new(name.clone(), Problem::UnknownChoice))
        .collect();
    if faults.is_empty() {
        Ok(pairs)
    } else {
        Err(Fault::Invalid(faults))
    }
}

/// `GET /api/v1/suggest?q=`: at most eight lines for what has been typed so far.
async fn suggest(State(app): State<AppState>, headers: HeaderMap, uri: Uri) -> Response {
    match suggestions(&app, &headers, &uri).await {
        Ok(body) => ok(&body),
        Err(fault) => problem(preferred_language(&headers), &fault),
    }
}

async fn suggestions(app: &AppState, headers: &HeaderMap, uri: &Uri) -> Result<Value, Fault> {
    let pairs = refuse_unknown(uri, &["q", "lang"])?;
    let value = |name| pairs.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
    let lang = match value("lang") {
        Some(code) => Lang::from_code(code)
            .ok_or_else(|| Fault::Invalid(vec![FieldFault::new("lang", Problem::UnknownChoice)]))?,
        None => preferred_language(headers),
    };
    let found = app
        .platform
        .services
        .search
        .suggest(value("q").unwrap_or_default(), lang)
        .await?;
    Ok(json!(found))
}

async fn openapi() -> Response {
    answer(StatusCode::OK, "application/json", OPENAPI.to_owned())
}

#[cfg(test)]
mod tests;
