//! Subjects, their institutions and offers by theme or by year, for those who steer: the number is the message, the
//! shade helps. Every row and every number leads on: from a subject to its institutions, from an institution to its
//! offers, from an offer to the survey.

use leptos::prelude::*;

use super::method::how_made;
use super::{Place, tabs};
use crate::catalogue::model::Reference;
use crate::insight::form::HeatChoice;
use crate::insight::telling::{Across, Heat, HeatCell, HeatColumn, HeatRow, Measure};
use crate::insight::views::model::ViewPage;
use crate::insight::views::pages::keep;
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::ui::{DemoMark, any_or, file_links, filter_choice, sign};
use crate::shared::units::decimal;
use crate::words::{Words, fill};

/// Rows a page draws of the table; its file has all.
const ROWS: usize = 120;

/// The heat table.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who may not read all results.
pub async fn heat_page(request: Request) -> Result<Page, Fault> {
    let choice = HeatChoice::read(&request.query);
    let heat = request.services.insight.heat(&request.actor, &choice).await?;
    let reference = request.services.catalogue.reference().await?;
    let words = request.words();
    let body = heat_view(words, &choice, &heat, &reference);
    Ok(Page::private(words.telling().heat, body).at(Width::Work))
}

pub(super) fn heat_view(words: Words, choice: &HeatChoice, heat: &Heat, reference: &Reference) -> AnyView {
    let w = words.telling();
    let body = if heat.rows.is_empty() {
        view! {
            <div class="empty-state">
                <h2 class="empty-state__title">{words.figures.none_title}</h2>
                <p>{w.heat_none}</p>
            </div>
        }
        .into_any()
    } else {
        view! { {key(words)} {table(words, choice, heat, reference)} {notes(words, choice, heat)} }.into_any()
    };
    view! {
        <header class="page-title">
            <h1>{w.heat} " " <DemoMark words on=heat.includes_demo/></h1>
            <p class="page-title__lead">{w.heat_lead}</p>
        </header>
        {tabs(words, Place::Heat, true)}
        {toolbar(words, choice, heat, reference)}
        {way_up(words, choice, reference)}
        {body}
        {keep(words, ViewPage::Heat, choice.pairs())}
    }
    .into_any()
}

fn toolbar(words: Words, choice: &HeatChoice, heat: &Heat, reference: &Reference) -> AnyView {
    let (w, i) = (words.telling(), words.insight);
    let across = Across::ALL.iter().map(|a| (a.code(), w.across(*a).to_owned()));
    let years = heat.years.iter().map(|y| (y.0.to_string(), y.to_string()));
    let measures = Measure::ALL
        .iter()
        .map(|m| (m.code(), words.measure(*m).to_owned()));
    let subjects = reference.subjects.iter().map(|s| {
        let name = reference.subject_name(&s.code, words.lang).to_owned();
        (s.code.clone(), name)
    });
    let institutions = reference.institutions.iter();
    let institutions = institutions.map(|one| (one.short_name.clone(), one.short_name.clone()));
    let year = choice.year.map(|y| y.0.to_string()).unwrap_or_default();
    let subject = choice.subject.as_deref().unwrap_or_default();
    let institution = choice.institution.as_deref().unwrap_or_default();
    // What does not matter for what stands along the top is not asked for.
    let chosen = match choice.across {
        Across::Themes => filter_choice("ar", i.year, &year, any_or(i.all_years, years)),
        Across::Years => filter_choice("omrade", w.measure, choice.measure.code(), measures),
    };
    let files = file_links(words, |kind| path::heat_file(words.lang, kind, choice.pairs()));
    view! {
        <form class="toolbar" method="get" action=path::heat(words.lang)>
            <div class="toolbar__fields">
                {filter_choice("kolonner", w.heat_across, choice.across.code(), across)}
                {chosen}
                {filter_choice("fag", i.subject, subject, any_or(w.heat_all, subjects))}
                {filter_choice(
                    "institusjon",
                    i.institution,
                    institution,
                    any_or(w.heat_all_institutions, institutions),
                )}
                <button class="ds-button" data-variant="secondary" type="submit">{i.show}</button>
            </div>
            <p class="cluster">{files}</p>
        </form>
    }
    .into_any()
}

/// The way back from an institution to its subject, and from a subject to all.
fn way_up(words: Words, choice: &HeatChoice, reference: &Reference) -> Option<AnyView> {
    let w = words.telling();
    if choice.subject.is_none() && choice.institution.is_none() {
        return None;
    }
    let to = |choice: &HeatChoice| path::heat_with(words.lang, choice.pairs());
    let all = to(&choice.below(None, None));
    let subject = choice.subject.as_deref().map(|code| {
        let name = reference.subject_name(code, words.lang).to_owned();
        match &choice.institution {
            Some(_) => {
                let href = to(&choice.below(Some(code), None));
                view! { <li><a class="ds-link" href=href>{name}</a></li> }.into_any()
            }
            None => view! { <li>{name}</li> }.into_any(),
        }
    });
    let institution = choice.institution.clone().map(|name| view! { <li>{name}</li> });
    let up = view! {
        <nav class="heat-way no-print" aria-label=w.heat_way>
            <ul class="cluster">
                <li><a class="ds-link" href=all>{w.heat_all}</a></li>
                {subject}
                {institution}
            </ul>
        </nav>
    };
    Some(up.into_any())
}

/// What shades and marks mean.
fn key(words: Words) -> AnyView {
    let w = words.telling();
    let shade = |level: &'static str, text| {
        view! { <li><span class="heat-key" data-level=level></span>{text}</li> }
    };
    view! {
        <ul class="bar-dist-key">
            {shade("5", w.heat_key_5)}
            {shade("4", w.heat_key_4)}
            {shade("2", w.heat_key_2)}
            {shade("1", w.heat_key_1)}
            <li><span class="figure-hidden">{sign("lock")}{w.heat_hidden}</span></li>
            <li>"– " {w.heat_nothing}</li>
        </ul>
    }
    .into_any()
}

fn table(words: Words, choice: &HeatChoice, heat: &Heat, reference: &Reference) -> AnyView {
    let w = words.telling();
    let heads = heat
        .columns
        .iter()
        .map(|column| match column {
            HeatColumn::Measure(m) => {
                let icon = m.theme().map(|t| view! { {sign(&format!("theme-{t}"))} " " });
                view! { <th scope="col">{icon}{words.measure(*m)}</th> }.into_any()
            }
            HeatColumn::Year(year) => {
                view! { <th scope="col" class="nowrap">{year.to_string()}</th> }.into_any()
            }
        })
        .collect_view();
    let nation = heat.nation.iter().map(|c| cell(words, c, None)).collect_view();
    let rows = drawn(choice, &heat.rows)
        .into_iter()
        .map(|row| {
            let cells = row.cells.iter().enumerate().map(|(i, one)| {
                let href = beyond(words, choice, row, i, heat.columns[i]);
                cell(words, one, Some(href))
            });
            view! { <tr>{head(words, choice, row, reference)}{cells.collect_view()}</tr> }
        })
        .collect_view();
    let over = match choice.across {
        Across::Themes => choice
            .year
            .map_or(words.insight.all_years.to_owned(), |y| y.to_string()),
        Across::Years => words.measure(choice.measure).to_owned(),
    };
    view! {
        <div class="scroll-frame heat-frame" tabindex="0" role="region" aria-label=w.heat_caption>
            <table class="heat">
                <caption>{w.heat_caption} ": " {over}</caption>
                <thead><tr><th scope="col">{words.insight.subject}</th>{heads}</tr></thead>
                <tbody>
                    <tr class="heat__nation"><th scope="row">{w.nation}</th>{nation}</tr>
                    {rows}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The rows a page draws: all of a short table, of a longer one those above what a reader has not chosen yet.
fn drawn<'a>(choice: &HeatChoice, rows: &'a [HeatRow]) -> Vec<&'a HeatRow> {
    if rows.len() <= ROWS {
        return rows.iter().collect();
    }
    let is_above = |row: &&HeatRow| match (&choice.subject, &choice.institution) {
        (None, None) => row.institution.is_none(),
        (None, Some(_)) => row.offer.is_none(),
        (Some(_), _) => true,
    };
    rows.iter().filter(is_above).take(ROWS).collect()
}

/// A row's name, leading to the rows below it, or to the offer's own page.
fn head(words: Words, choice: &HeatChoice, row: &HeatRow, reference: &Reference) -> AnyView {
    let subject = reference.subject_name(&row.subject, words.lang).to_owned();
    if let Some(offer) = &row.offer {
        let href = path::series(words.lang, offer.id);
        return view! {
            <th scope="row" class="heat__offer"><a class="ds-link" href=href>{offer.title.clone()}</a></th>
        }
        .into_any();
    }
    let below = choice.below(Some(&row.subject), row.institution.as_deref());
    let href = path::heat_with(words.lang, below.pairs());
    match &row.institution {
        None => view! { <th scope="row"><a class="ds-link" href=href>{subject}</a></th> }.into_any(),
        Some(name) => view! {
            <th scope="row" class="heat__part">
                <a class="ds-link" href=href><span class="sr-only">{subject} ": "</span>{name.clone()}</a>
            </th>
        }
        .into_any(),
    }
}

/// Where a number leads: an offer's to the survey it is told from, others to the same rows seen the other way.
fn beyond(words: Words, choice: &HeatChoice, row: &HeatRow, at: usize, column: HeatColumn) -> String {
    if let Some(offer) = &row.offer {
        let survey = offer.surveys.get(at).copied().flatten();
        return survey.map_or_else(
            || path::series(words.lang, offer.id),
            |survey| path::results(words.lang, survey),
        );
    }
    let below = choice.below(Some(&row.subject), row.institution.as_deref());
    let turned = match column {
        HeatColumn::Measure(measure) => below.over_years(measure),
        HeatColumn::Year(year) => below.in_year(year),
    };
    path::heat_with(words.lang, turned.pairs())
}

fn cell(words: Words, cell: &HeatCell, href: Option<String>) -> AnyView {
    let w = words.telling();
    match cell {
        HeatCell::Nothing => view! {
            <td><span aria-hidden="true">"–"</span><span class="sr-only">{w.heat_nothing}</span></td>
        }
        .into_any(),
        HeatCell::Hidden => view! {
            <td><span class="figure-hidden">{sign("lock")}<span class="sr-only">{w.heat_hidden}</span></span></td>
        }
        .into_any(),
        HeatCell::Shown { n, estimate, level } => {
            let n = fill(w.heat_n, &[("n", &n.to_string())]);
            let number = |value| decimal(value, 1, words.lang);
            let interval = format!("{}–{}", number(estimate.low), number(estimate.high));
            let said = words.heat_level(cell);
            let mean = words.mean(estimate);
            let mean = match href {
                Some(href) => view! { <a class="ds-link" href=href>{mean}</a> }.into_any(),
                None => mean.into_any(),
            };
            view! {
                <td data-level=level.to_string()>
                    {mean}
                    <span class="sr-only">" " {said}</span>
                    <small>{interval} " · " {n}</small>
                </td>
            }
            .into_any()
        }
    }
}

fn notes(words: Words, choice: &HeatChoice, heat: &Heat) -> AnyView {
    let w = words.telling();
    let is_cut = drawn(choice, &heat.rows).len() < heat.rows.len();
    let long = is_cut.then(|| view! { <p>{w.heat_long}</p> });
    let limit = fill(words.insight.limit, &[("n", &heat.min_answers.to_string())]);
    let demo = heat
        .includes_demo
        .then(|| view! { <p>{words.insight.includes_demo}</p> });
    view! {
        <div class="source">
            {long}
            <p>{w.heat_leads} " " {limit} " " {w.waits_note} " " {how_made(words)}</p>
            {demo}
        </div>
    }
    .into_any()
}
