//! What an institution's own systems do with a key: read its offers as rows, and bring rows as drafts; read its
//! surveys, and bring participants (`participants`).
//!
//! The same trial and the same saving as on the page (`catalogue::exchange::machine`). Every answer is for the
//! bearer of the key alone: never kept by anyone between, never readable from another site. A key stands in
//! its header only, and no header is ever logged.

use app::catalogue::exchange::column::{Column, Kind};
use app::catalogue::exchange::model::{ApiKey, RowReport, Scope, Source, Verdict};
use app::catalogue::exchange::row::CLEAR;
use app::catalogue::exchange::sheet::Sheet;
use app::catalogue::model::Institution;
use app::path;
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::lang::Lang;
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use serde_json::{Map, Value, json};

use super::refuse_unknown;
use crate::catalogue::exchange::keys;
use crate::catalogue::exchange::machine::{self, Bringer, Manner, Outcome, Raw};
use crate::http::router::{AppState, BODY};
use crate::http::visit::preferred_language;
use crate::table::{CELL, ROWS};

/// `GET` and `POST` of an institution's offers.
pub fn route() -> MethodRouter<AppState> {
    get(export).post(import).layer(DefaultBodyLimit::max(BODY))
}

/// `GET` of an institution's surveys.
pub fn surveys() -> MethodRouter<AppState> {
    get(participants::surveys)
}

/// `POST` of a survey's participants.
pub fn participants() -> MethodRouter<AppState> {
    post(participants::add).layer(DefaultBodyLimit::max(BODY))
}

/// Why a request is refused: a fault, or rows that are no rows.
enum Refused {
    Fault(Fault),
    /// What of the body cannot be read, by its place in it.
    Body(Vec<(String, String)>),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Refused::Fault(fault)
    }
}

fn answer(status: StatusCode, kind: &'static str, body: &Value) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (status, headers, body.to_string()).into_response()
}

fn said(headers: &HeaderMap, result: Result<Value, Refused>) -> Response {
    let words = Words::of(preferred_language(headers));
    let fault = match result {
        Ok(body) => return answer(StatusCode::OK, "application/json", &body),
        Err(Refused::Body(errors)) => {
            let errors: Vec<Value> = errors
                .iter()
                .map(|(place, detail)| json!({ "pointer": place, "detail": detail }))
                .collect();
            let (title, detail) = words.fault(&Fault::Unreadable);
            let body = json!({
                "type": "about:blank", "title": title, "status": 400, "detail": detail, "errors": errors,
            });
            return answer(StatusCode::BAD_REQUEST, "application/problem+json", &body);
        }
        Err(Refused::Fault(fault)) => fault,
    };
    let status = match &fault {
        Fault::Invalid(faults) if faults.iter().any(|f| matches!(f.problem, Problem::Shrinks(..))) => {
            StatusCode::CONFLICT
        }
        Fault::Invalid(_) => StatusCode::BAD_REQUEST,
        other => StatusCode::from_u16(other.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
    };
    let (title, detail) = words.fault(&fault);
    let mut body =
        json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail });
    if let Fault::Invalid(faults) = &fault {
        let one = |f: &FieldFault| json!({ "parameter": f.field, "detail": words.problem(&f.problem) });
        body["errors"] = faults.iter().map(one).collect();
    }
    let mut response = answer(status, "application/problem+json", &body);
    let mut note = |name, value| {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value))
    };
    match fault {
        Fault::SignIn => {
            note(header::WWW_AUTHENTICATE, "Bearer");
        }
        Fault::TooMany => {
            note(header::RETRY_AFTER, "60");
        }
        _ => {}
    }
    response
}

/// The institution, its key, and whether what it begins is marked as demonstration.
async fn admitted(
    app: &AppState,
    headers: &HeaderMap,
    dbh: &str,
    scope: Scope,
) -> Result<(Institution, ApiKey, bool), Fault> {
    let presented = headers
        .get(header::AUTHORIZATION)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.strip_prefix("Bearer "))
        .ok_or(Fault::SignIn)?;
    let (key, is_demo) = keys::recognise(&app.platform, presented.trim()).await?;
    if !app.limits.admits_key(key.id) {
        return Err(Fault::TooMany);
    }
    let institution = machine::allowed(&app.platform, &key, dbh, scope).await?;
    Ok((institution, key, is_demo))
}

async fn export(
    State(app): State<AppState>,
    Path(dbh): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let rows = async {
        refuse_unknown(&uri, &[])?;
        let (institution, ..) = admitted(&app, &headers, &dbh, Scope::Read).await?;
        let offers = machine::listed(&app.platform, institution.id).await?;
        let reference = app.platform.services.catalogue.reference().await?;
        let sheet = Sheet::of(&offers, Lang::Nb, &reference);
        let row = |cells: &Vec<String>| -> Value {
            let pairs = Column::ALL.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
            pairs
                .map(|(column, cell)| (column.code().to_owned(), json!(cell)))
                .collect::<Map<_, _>>()
                .into()
        };
        let rows: Vec<Value> = sheet.rows.iter().map(row).collect();
        Ok(json!({ "institution": institution.dbh_code, "rows": rows }))
    };
    said(&headers, rows.await)
}

async fn import(
    State(app): State<AppState>,
    Path(dbh): Path<String>,
    headers: HeaderMap,
    uri: Uri,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Response {
    let report = async {
        let manner = manner(&uri)?;
        let (institution, key, is_demo) = admitted(&app, &headers, &dbh, Scope::Write).await?;
        let body = body.map_err(|_| Fault::TooLarge)?;
        let rows = rows(&body).map_err(Refused::Body)?;
        let who = Bringer {
            institution: institution.id,
            source: Source::Api,
            by: &key.name,
            is_demo,
            file_name: &key.name,
        };
        let columns: Vec<_> = Column::ALL.iter().map(|c| Some(*c)).collect();
        let headings: Vec<String> = Column::ALL.iter().map(|c| c.code().to_owned()).collect();
        let outcome = machine::bring(&app.platform, &who, &headings, columns, rows, manner).await?;
        let words = Words::of(preferred_language(&headers));
        Ok(told(words, &outcome, manner))
    };
    said(&headers, report.await)
}

fn manner(uri: &Uri) -> Result<Manner, Fault> {
    let pairs = refuse_unknown(uri, &["dry_run", "confirm_shrinkage"])?;
    let mut manner = Manner::default();
    for (name, value) in &pairs {
        let on = match value.as_str() {
            "true" => true,
            "false" => false,
            _ => return Err(Fault::field(name.clone(), Problem::UnknownChoice)),
        };
        match name.as_str() {
            "dry_run" => manner.dry_run = on,
            _ => manner.confirmed = on,
        }
    }
    Ok(manner)
}

/// The rows of a posted body as they came: `{"rows": […]}` and nothing else; what is wrong, by its place.
fn posted_rows(body: &[u8]) -> Result<Vec<Value>, Vec<(String, String)>> {
    let wrong = |place: &str, detail: &str| vec![(place.to_owned(), detail.to_owned())];
    let body: Value = serde_json::from_slice(body).map_err(|e| wrong("", &e.to_string()))?;
    let Some(rows) = body.get("rows").and_then(Value::as_array) else {
        return Err(wrong("/rows", "an array of rows is expected here"));
    };
    if let Some(other) = body.as_object().and_then(|b| b.keys().find(|k| *k != "rows")) {
        return Err(wrong(&format!("/{other}"), "no such member"));
    }
    if rows.is_empty() || rows.len() > ROWS {
        return Err(wrong("/rows", &format!("one to {ROWS} rows are expected")));
    }
    Ok(rows.clone())
}

/// The rows of a posted body, cell by cell as a table would hold them.
pub(crate) fn rows(body: &[u8]) -> Result<Vec<Raw>, Vec<(String, String)>> {
    let rows = posted_rows(body)?;
    let mut read = Vec::with_capacity(rows.len());
    let mut errors = vec![];
    for (i, row) in rows.iter().enumerate() {
        let Some(members) = row.as_object() else {
            errors.push((format!("/rows/{i}"), "an object is expected here".to_owned()));
            continue;
        };
        let mut cells = vec![String::new(); Column::ALL.len()];
        for (name, value) in members {
            let place = || format!("/rows/{i}/{name}");
            let Some(at) = Column::ALL.iter().position(|c| c.code() == name) else {
                errors.push((place(), "no such column".to_owned()));
                continue;
            };
            match cell(Column::ALL[at], value) {
                Some(text) if text.len() > CELL => errors.push((place(), "too long".to_owned())),
                Some(text) => cells[at] = text,
                None => errors.push((
                    place(),
                    "text, a number, null or a list is expected here".to_owned(),
                )),
            }
        }
        read.push(Raw {
            number: u32::try_from(i + 1).unwrap_or(u32::MAX),
            cells,
        });
    }
    if errors.is_empty() {
        Ok(read)
    } else {
        errors.truncate(100);
        Err(errors)
    }
}

/// A value as a cell: null leaves the field alone, an empty text empties it.
fn cell(column: Column, value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) if text.trim().is_empty() => Some(CLEAR[0].to_owned()),
        Value::String(text) => Some(text.replace('\0', "").trim().to_owned()),
        Value::Number(n) => Some(n.to_string().replace('.', ",")),
        Value::Array(parts) => {
            let by = if column.kind() == Kind::Choices {
                "; "
            } else {
                "\n"
            };
            let texts: Option<Vec<&str>> = parts.iter().map(Value::as_str).collect();
            let text = texts?.join(by);
            Some(if text.is_empty() {
                CLEAR[0].to_owned()
            } else {
                text
            })
        }
        Value::Bool(_) | Value::Object(_) => None,
    }
}

fn told(words: Words, outcome: &Outcome, manner: Manner) -> Value {
    let n = &outcome.summary;
    let row = |report: &RowReport| {
        let changes = report
            .changes
            .iter()
            .map(|c| json!({ "column": c.column, "before": c.before, "after": c.after }));
        let errors = report
            .faults
            .iter()
            .map(|f| json!({ "column": f.column, "detail": words.row_problem(&f.problem) }));
        json!({
            "row": report.number,
            "code": report.code,
            "title": report.title,
            "verdict": verdict(report.verdict),
            "offer": report.offer,
            "missing_fields": report.missing,
            "changes": changes.collect::<Vec<_>>(),
            "errors": errors.collect::<Vec<_>>(),
        })
    };
    json!({
        "dry_run": manner.dry_run,
        "year": outcome.year,
        "new": n.new,
        "new_versions": n.next_year,
        "changed": n.changed,
        "unchanged": n.unchanged,
        "refused": n.refused,
        "left_out": n.gone,
        "import": outcome.import,
        "href": outcome.import.map(|id| path::import(words.lang, id)),
        "rows": outcome.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

/// In English, like everything else of the interface.
const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Refused => "refused",
        Verdict::Changed => "changed",
        Verdict::New => "new",
        Verdict::NextYear => "new_version",
        Verdict::Unchanged => "unchanged",
    }
}

mod participants;

#[cfg(test)]
mod tests;
