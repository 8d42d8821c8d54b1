//! Files to take away: the same figures as on the page, for the same people.

use std::collections::HashMap;

use app::audit::model::TrailOf;
use app::catalogue::exchange::model::FileKind;
use app::catalogue::exchange::port::File;
use app::catalogue::work::query::WorkQuery;
use app::insight::form::{HeatChoice, OverviewChoice};
use app::services::Request;
use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InstitutionId, OfferId};
use app::shared::lang::Lang;
use app::shared::sheet::Sheet;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};

use super::faults;
use super::router::AppState;
use super::visit::visit;
use crate::table::book;

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

const CSV: &str = "text/csv; charset=utf-8";

/// Who asks for a file, in which language and about what; a fault is said in the answer's own way.
pub struct Asked(Result<Request, Fault>);

impl FromRequestParts<AppState> for Asked {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Response> {
        let params = Path::<HashMap<String, String>>::from_request_parts(parts, app).await;
        let Path(params) = params.map_err(|_| faults::refused(Fault::Unreadable))?;
        Ok(Asked(request(app, &parts.headers, &parts.uri, params).await))
    }
}

/// One survey's figures.
pub async fn results(Asked(request): Asked) -> Response {
    let file = async {
        let request = request?;
        let id: EvaluationId = request.param("evaluation")?;
        let results = request.services.evaluations.results(&request.actor, id).await?;
        let words = request.words();
        let figures = app::evaluation::csv::results_table(words, &results);
        either(&request, "resultater", words.insight.title, &figures)
    };
    table(file.await)
}

/// An offer's figures over the years.
pub async fn series(Asked(request): Asked) -> Response {
    let file = async {
        let request = request?;
        let id: OfferId = request.param("offer")?;
        let series = request.services.insight.series(&request.actor, id).await?;
        let words = request.words();
        let figures = app::insight::csv::series_table(words, &series);
        either(&request, "over-tid", words.telling().years, &figures)
    };
    table(file.await)
}

/// What one survey's participants wrote, as its readers may see it.
pub async fn remarks(Asked(request): Asked) -> Response {
    let file = async {
        let request = request?;
        let id: EvaluationId = request.param("evaluation")?;
        let kind = kind(&request)?;
        let remarks = &request.services.remarks;
        remarks.file(&request.actor, id, request.lang, kind).await
    };
    table(file.await)
}

/// What participants wrote about, over many surveys.
pub async fn remarks_overview(Asked(request): Asked) -> Response {
    let text = async {
        let request = request?;
        let (choice, _) = app::remarks::form::OverviewChoice::read(&request.query);
        let overview = request.services.remarks.overview(&request.actor, &choice).await?;
        let reference = request.services.catalogue.reference().await?;
        let words = request.words();
        let counts = app::remarks::csv::overview_table(words, &overview, &choice, &reference);
        Ok(counts.csv())
    };
    file("fritekst.csv", text.await)
}

/// The offers a person has saved.
pub async fn saved(Asked(request): Asked) -> Response {
    let text = async {
        let request = request?;
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

/// Findings with their actions.
pub async fn findings(Asked(request): Asked) -> Response {
    let text = async {
        let request = request?;
        let (choice, _) = app::followup::form::Choice::read(&request.query);
        let findings = request.services.followup.findings(&request.actor, choice).await?;
        Ok(app::followup::csv::findings_csv(request.words(), &findings))
    };
    file("oppfolging.csv", text.await)
}

/// The offers of an institution, as asked for.
pub async fn work(Asked(request): Asked) -> Response {
    let text = async {
        let request = request?;
        let query = WorkQuery::read(&request.query);
        let items = request.services.work.all(&request.actor, &query).await?;
        let reference = request.services.catalogue.reference().await?;
        Ok(app::catalogue::work::csv::work_csv(
            request.words(),
            &request.public_url,
            &items,
            &reference,
            request.today,
        ))
    };
    file("tilbud.csv", text.await)
}

/// Who changed what at an institution, as it was asked for.
pub async fn institution_trail(Asked(request): Asked) -> Response {
    trail(request, TrailOf::Institution).await
}

/// Who did what at the directorate, as it was asked for.
pub async fn directorate_trail(Asked(request): Asked) -> Response {
    trail(request, TrailOf::Directorate).await
}

async fn trail(request: Result<Request, Fault>, of: TrailOf) -> Response {
    let text = async {
        let request = request?;
        let query = app::audit::pages::read(&request, of);
        let entries = request
            .services
            .audit
            .whole_trail(&request.actor, of, &query)
            .await?;
        let reference = request.services.catalogue.reference().await?;
        let said = app::audit::pages::Said {
            words: request.words(),
            of,
            reference: &reference,
        };
        Ok(app::audit::csv::trail_csv(said, &entries))
    };
    file("endringer.csv", text.await)
}

/// The reviewers' queue, as it was asked for.
pub async fn queue(Asked(request): Asked) -> Response {
    let text = async {
        let request = request?;
        let reference = request.services.catalogue.reference().await?;
        let query = app::review::pages::case_query(&request.query, &reference);
        let found = request.services.review.all_cases(&request.actor, &query).await?;
        Ok(app::review::csv::queue_csv(request.words(), &found, &reference))
    };
    file("saker.csv", text.await)
}

/// The national picture, as it was asked for.
pub async fn picture(Asked(request): Asked) -> Response {
    let text = async {
        let request = request?;
        let query = app::review::pages::picture_choice(&request.query, request.today);
        let picture = request.services.national.picture(&request.actor, &query).await?;
        let reference = request.services.catalogue.reference().await?;
        Ok(app::review::csv::picture_csv(
            request.words(),
            &picture,
            &reference,
        ))
    };
    file("bilde.csv", text.await)
}

/// The overview's figures.
pub async fn overview(Asked(request): Asked) -> Response {
    let file = async {
        let request = request?;
        let (choice, _) = OverviewChoice::read(&request.query);
        let overview = request.services.insight.overview(&request.actor, &choice).await?;
        let reference = request.services.catalogue.reference().await?;
        let words = request.words();
        let figures = app::insight::csv::overview_table(words, &overview, &reference);
        either(&request, "oversikt", words.insight.title, &figures)
    };
    table(file.await)
}

/// A partner's figures, as she has chosen them.
pub async fn partner(Asked(request): Asked) -> Response {
    let text = async {
        let request = request?;
        let (choice, _) = app::insight::partner::model::PartnerChoice::read(&request.query);
        let figures = request.services.partner.figures(&request.actor, choice).await?;
        let reference = request.services.catalogue.reference().await?;
        Ok(app::insight::partner::csv::partner_csv(
            request.words(),
            &figures,
            &reference,
        ))
    };
    file("tall.csv", text.await)
}

/// A dossier as a workbook.
pub async fn dossier(Asked(request): Asked) -> Response {
    let book = async {
        let request = request?;
        let (institution, year) = app::insight::dossier::pages::about(&request)?;
        let dossiers = &request.services.dossiers;
        let dossier = dossiers.dossier(&request.actor, institution, year).await?;
        let reference = request.services.catalogue.reference().await?;
        let bytes = crate::insight::dossier_workbook(request.words(), &dossier, &reference)?;
        Ok(File {
            name: format!("dossier-{institution}-{}.xlsx", year.0),
            kind: FileKind::Xlsx,
            bytes,
        })
    };
    table(book.await)
}

/// An institution's offers, to be changed in a spreadsheet and read in again.
pub async fn offers(Asked(request): Asked) -> Response {
    let file = async {
        let request = request?;
        let institution: InstitutionId = request.param("institution")?;
        let kind = kind(&request)?;
        let exchange = &request.services.exchange;
        exchange
            .export(&request.actor, institution, request.lang, kind)
            .await
    };
    table(file.await)
}

/// An empty table with its explanation.
pub async fn template(Asked(request): Asked) -> Response {
    let file = async {
        let request = request?;
        let kind = kind(&request)?;
        request.services.exchange.template(request.lang, kind).await
    };
    table(file.await)
}

fn kind(request: &Request) -> Result<FileKind, Fault> {
    let code = request.params.get("kind").map(String::as_str);
    code.and_then(FileKind::from_code).ok_or(Fault::Missing)
}

/// A table as the kind of file its address ends with.
fn either(request: &Request, name: &str, sheet: &str, table: &Sheet) -> Result<File, Fault> {
    let kind = request.path.rsplit('/').next().and_then(FileKind::from_code);
    let kind = kind.ok_or(Fault::Missing)?;
    let bytes = match kind {
        FileKind::Csv => table.csv().into_bytes(),
        FileKind::Xlsx => book(sheet, table)?,
        FileKind::Tsv => return Err(Fault::Missing),
    };
    Ok(File {
        name: format!("{name}.{kind}"),
        kind,
        bytes,
    })
}

fn table(file: Result<File, Fault>) -> Response {
    let kind = |file: &File| match file.kind {
        FileKind::Csv => CSV,
        FileKind::Tsv => "text/tab-separated-values; charset=utf-8",
        FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    sent(file.map(|file| (kind(&file), file.name, file.bytes)))
}

/// The heat table's figures.
pub async fn heat(Asked(request): Asked) -> Response {
    let file = async {
        let request = request?;
        let choice = HeatChoice::read(&request.query);
        let heat = request.services.insight.heat(&request.actor, &choice).await?;
        let reference = request.services.catalogue.reference().await?;
        let words = request.words();
        let figures = app::insight::csv::heat_table(words, &choice, &heat, &reference);
        either(&request, "fag-og-tema", words.telling().heat, &figures)
    };
    table(file.await)
}

fn file(name: &str, text: Result<String, Fault>) -> Response {
    sent(text.map(|text| (CSV, name.to_owned(), text)))
}

/// A file of this kind, to be kept under this name; or why there is none.
fn sent(file: Result<(&'static str, String, impl IntoResponse), Fault>) -> Response {
    match file {
        Ok((kind, name, content)) => {
            let headers = [
                (header::CONTENT_TYPE, kind.to_owned()),
                (
                    header::CONTENT_DISPOSITION,
                    format!("attachment; filename=\"{name}\""),
                ),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, content).into_response()
        }
        Err(fault) => faults::refused(fault),
    }
}
