//! Pages of dossiers: the list, one dossier made to be printed, and the minutes.

mod figures;
mod list;
mod minutes;
mod record;
mod texts;

use leptos::prelude::*;

use super::model::{Dossier, Minutes};
use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::InstitutionId;
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::{Date, StudyYear, date_words, oslo_date};
use crate::shared::ui::{Breadcrumbs, DemoMark, StateTag, dated, sign};
use crate::words::{Words, fill};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/dossier", list::list_page),
        route!("/{lang}/dossier/{institution}/{year}", dossier_page),
        route!(
            "/{lang}/dossier/{institution}/{year}/referat",
            minutes::minutes_page
        ),
    ]
}

/// What a dossier's address is about.
///
/// # Errors
/// `Missing` where it is no id or no year.
pub fn about(request: &Request) -> Result<(InstitutionId, StudyYear), Fault> {
    let year: i32 = request.param("year")?;
    if !(1990..=2100).contains(&year) {
        return Err(Fault::Missing);
    }
    Ok((request.param("institution")?, StudyYear(year)))
}

/// One dossier.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Missing`.
pub async fn dossier_page(request: Request) -> Result<Page, Fault> {
    let (institution, year) = about(&request)?;
    let services = &request.services;
    let dossier = services
        .dossiers
        .dossier(&request.actor, institution, year)
        .await?;
    let reference = services.catalogue.reference().await?;
    let words = request.words();
    let title = format!("{}: {}, {}", words.dossier().title, dossier.short, dossier.year);
    let body = view! {
        {way(words, &dossier)}
        <article class="dossier">
            {running_head(words, &dossier)}
            <div class="dossier__body">
                {head(words, &dossier)}
                {last_meeting(words, &dossier, request.today)}
                {figures::figures(words, &dossier, &reference)}
                {texts::texts(words, &dossier)}
                {record::record(words, &dossier, request.today)}
                {this_meeting(words, &dossier, request.today)}
            </div>
        </article>
    };
    Ok(Page::private(title, body).at(Width::Work))
}

/// The ways from here, and other years; never printed.
fn way(words: Words, dossier: &Dossier) -> AnyView {
    let (w, lang, id) = (words.dossier(), words.lang, dossier.institution);
    let above = vec![
        (path::overview(lang), words.frame.results.to_owned()),
        (path::dossiers(lang), w.list_title.to_owned()),
    ];
    let here = format!("{}, {}", dossier.short, dossier.year);
    let years = dossier
        .years
        .iter()
        .filter(|y| **y != dossier.year)
        .map(|&y| view! { <li><a class="ds-link" href=path::dossier(lang, id, y)>{y.to_string()}</a></li> })
        .collect_view();
    let others = (dossier.years.len() > 1)
        .then(|| view! { <div class="cluster"><span class="soft">{w.other_years}</span><ul class="cluster plain-list">{years}</ul></div> });
    view! {
        <Breadcrumbs words above here/>
        <div class="toolbar no-print">
            <div class="cluster">
                <a class="ds-link" href=path::minutes(lang, id, dossier.year)>{w.to_minutes}</a>
                <a class="ds-link with-sign" href=path::dossier_xlsx(lang, id, dossier.year)>
                    {sign("download")}<span>{w.xlsx}</span>
                </a>
            </div>
            {others}
            <p class="soft">{w.printed}</p>
        </div>
    }
    .into_any()
}

/// The line that stands on every printed page; on screen the heading says it.
fn running_head(words: Words, dossier: &Dossier) -> AnyView {
    let w = words.dossier();
    let name = [("name", &*dossier.name), ("year", &*dossier.year.to_string())];
    let on = dossier.figures_on.map(|day| {
        let said = date_words(day, words.lang);
        view! { <span>{fill(w.figures_on, &[("date", &said)])}</span> }
    });
    view! { <div class="dossier__running" aria-hidden="true"><span>{fill(w.heading, &name)}</span>{on}</div> }
        .into_any()
}

fn head(words: Words, dossier: &Dossier) -> AnyView {
    let w = words.dossier();
    let name = [("name", &*dossier.name), ("year", &*dossier.year.to_string())];
    let on = dossier
        .figures_on
        .map(|day| view! { <p>{dated(w.figures_on, day, &date_words(day, words.lang))}</p> });
    view! {
        <header class="page-title">
            <p class="page-title__over">{w.over}</p>
            <h1>{fill(w.heading, &name)} " " <DemoMark words on=dossier.includes_demo/></h1>
            {on}
            <p class="page-title__lead">{w.only_published}</p>
        </header>
    }
    .into_any()
}

/// A text with its paragraphs.
fn paragraphs(text: &str) -> AnyView {
    crate::followup::pages::paragraphs(text)
}

/// Minutes as they are read: text, points, remark.
fn minutes_view(words: Words, minutes: &Minutes, today: Date) -> AnyView {
    let (w, lang) = (words.dossier(), words.lang);
    let rows = minutes.points.iter().map(|point| {
        let late = (point.due_on < today).then(|| view! { " " <StateTag code="late" text=w.due_past/> });
        view! {
            <tr>
                <th scope="row">{point.what.clone()}</th>
                <td data-label=w.owner>{point.owner.clone()}</td>
                <td data-label=w.due_on>
                    <time datetime=point.due_on.to_string()>{date_words(point.due_on, lang)}</time>{late}
                </td>
            </tr>
        }
    });
    let points = if minutes.points.is_empty() {
        view! { <p>{w.points_none}</p> }.into_any()
    } else {
        view! {
            <table class="work-table">
                <caption>{w.points}</caption>
                <thead><tr><th scope="col">{w.what}</th><th scope="col">{w.owner}</th><th scope="col">{w.due_on}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    let written = oslo_date(minutes.written_at);
    let by = fill(w.written_by, &[("who", &minutes.written_by)]);
    let remark = match &minutes.remark {
        None => view! { <p class="soft">{w.remark_none}</p> }.into_any(),
        Some(remark) => {
            let on = oslo_date(remark.at);
            let by = fill(w.written_by, &[("who", &remark.by)]);
            view! {
                <h3>{w.remark}</h3>
                {paragraphs(&remark.text)}
                <p class="soft">{dated(&by, on, &date_words(on, lang))}</p>
            }
            .into_any()
        }
    };
    view! {
        <div class="prose">{paragraphs(&minutes.text)}</div>
        {points}
        <p class="soft">{dated(&by, written, &date_words(written, lang))}</p>
        {remark}
    }
    .into_any()
}

fn last_meeting(words: Words, dossier: &Dossier, today: Date) -> AnyView {
    let w = words.dossier();
    let body = match &dossier.last {
        None => view! { <p>{w.last_none}</p> }.into_any(),
        Some(minutes) => {
            let about = fill(w.last_about, &[("year", &minutes.year.to_string())]);
            let held = dated(&about, minutes.held_on, &date_words(minutes.held_on, words.lang));
            view! {
                <p>{held} " " <DemoMark words on=minutes.is_demo/></p>
                {minutes_view(words, minutes, today)}
            }
            .into_any()
        }
    };
    view! { <section class="section stack" aria-labelledby="forrige"><h2 id="forrige">{w.last}</h2>{body}</section> }
        .into_any()
}

fn this_meeting(words: Words, dossier: &Dossier, today: Date) -> AnyView {
    let w = words.dossier();
    let body = match &dossier.minutes {
        None => view! { <p>{w.this_none}</p> }.into_any(),
        Some(minutes) => {
            let about = fill(w.last_about, &[("year", &minutes.year.to_string())]);
            let held = dated(&about, minutes.held_on, &date_words(minutes.held_on, words.lang));
            view! { <p>{held} " " <DemoMark words on=minutes.is_demo/></p> {minutes_view(words, minutes, today)} }
                .into_any()
        }
    };
    let write = dossier.may_write.then(|| {
        let href = path::minutes(words.lang, dossier.institution, dossier.year);
        view! { <p class="no-print"><a class="ds-link" href=href>{w.write}</a></p> }
    });
    view! {
        <section class="section stack" aria-labelledby="referat"><h2 id="referat">{w.this}</h2>{body}{write}</section>
    }
    .into_any()
}
