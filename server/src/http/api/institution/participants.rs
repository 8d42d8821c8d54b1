//! A key's way to the institution's surveys: which there are, and people to ask.
//!
//! The same checks and the same ballots as on the page. Nothing about answers can be read here.

use app::evaluation::model::{Evaluation, ImportReport, RowFault};
use app::shared::ids::EvaluationId;

use super::*;
use crate::evaluation::machine::{self as surveys, Row};

/// The members a row may have.
const MEMBERS: [&str; 3] = ["name", "email", "lang"];

/// The institution's surveys that are not over, so that a machine finds their numbers.
pub async fn surveys(
    State(app): State<AppState>,
    Path(dbh): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let listed = async {
        refuse_unknown(&uri, &[])?;
        let (institution, ..) = admitted(&app, &headers, &dbh, Scope::Read).await?;
        let listed = surveys::listed(&app.platform, institution.id).await?;
        let one = |survey: &Evaluation| {
            json!({
                "id": survey.id,
                "kind": survey.kind,
                "run": survey.run,
                "offer": survey.offer,
                "title": survey.title,
                "year": survey.year.0,
                "state": survey.state,
                "opens_on": survey.opens_on.to_string(),
                "closes_on": survey.closes_on.to_string(),
                "invited": survey.invited,
            })
        };
        let listed: Vec<Value> = listed.iter().map(one).collect();
        Ok(json!({ "institution": institution.dbh_code, "surveys": listed }))
    };
    said(&headers, listed.await)
}

/// Takes people in; good rows are kept, bad ones told by their number, from 1.
pub async fn add(
    State(app): State<AppState>,
    Path((dbh, survey)): Path<(String, String)>,
    headers: HeaderMap,
    uri: Uri,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Response {
    let report = async {
        refuse_unknown(&uri, &[])?;
        let (institution, ..) = admitted(&app, &headers, &dbh, Scope::Write).await?;
        let survey: EvaluationId = survey.parse().map_err(|_| Fault::Missing)?;
        let body = body.map_err(|_| Fault::TooLarge)?;
        let rows = rows(&body).map_err(Refused::Body)?;
        let report = surveys::add(&app.platform, institution.id, survey, rows).await?;
        Ok(told(Words::of(preferred_language(&headers)), &report))
    };
    said(&headers, report.await)
}

/// The posted rows, each with its texts; what is no text is refused by its place.
fn rows(body: &[u8]) -> Result<Vec<Row>, Vec<(String, String)>> {
    let rows = posted_rows(body)?;
    let mut errors = vec![];
    let mut read = Vec::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        let Some(members) = row.as_object() else {
            errors.push((format!("/rows/{i}"), "an object is expected here".to_owned()));
            continue;
        };
        for (name, value) in members {
            if !MEMBERS.contains(&name.as_str()) {
                errors.push((format!("/rows/{i}/{name}"), "no such member".to_owned()));
            } else if !value.is_string() {
                errors.push((format!("/rows/{i}/{name}"), "text is expected here".to_owned()));
            }
        }
        let text = |name: &str| {
            members
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        read.push(MEMBERS.map(text));
    }
    if errors.is_empty() {
        Ok(read)
    } else {
        errors.truncate(100);
        Err(errors)
    }
}

fn told(words: Words, report: &ImportReport) -> Value {
    let one = |fault: &RowFault| json!({ "row": fault.row, "member": fault.field, "detail": words.problem(&fault.problem) });
    json!({
        "added": report.added,
        "merged": report.merged,
        "refused": report.refused.iter().map(one).collect::<Vec<_>>(),
    })
}
