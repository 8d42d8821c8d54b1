//! Subjects and their institutions by theme, for those who steer: the number is the message, the shade helps.

use leptos::prelude::*;

use super::{Place, tabs};
use crate::catalogue::model::Reference;
use crate::insight::form::HeatChoice;
use crate::insight::telling::{Heat, HeatCell, HeatRow};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::ui::{DemoMark, sign};
use crate::shared::units::decimal;
use crate::words::{Words, fill};

/// The heat table.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who may not read all results.
pub async fn heat_page(request: Request) -> Result<Page, Fault> {
    let choice = HeatChoice::read(&request.query);
    let heat = request
        .services
        .insight
        .heat(&request.actor, choice.year, choice.subject.as_deref())
        .await?;
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
        view! { {key(words)} {table(words, heat, reference)} {notes(words, heat)} }.into_any()
    };
    view! {
        <header class="page-title">
            <h1>{w.heat} " " <DemoMark words on=heat.includes_demo/></h1>
            <p class="page-title__lead">{w.heat_lead}</p>
        </header>
        {tabs(words, Place::Heat, true)}
        {toolbar(words, choice, heat, reference)}
        {body}
    }
    .into_any()
}

fn toolbar(words: Words, choice: &HeatChoice, heat: &Heat, reference: &Reference) -> AnyView {
    let (w, i) = (words.telling(), words.insight);
    let years = heat
        .years
        .iter()
        .map(|year| {
            let selected = choice.year == Some(*year);
            view! { <option value=year.0.to_string() selected=selected>{year.to_string()}</option> }
        })
        .collect_view();
    let subjects = reference
        .subjects
        .iter()
        .map(|s| {
            let selected = choice.subject.as_deref() == Some(&s.code);
            let name = reference.subject_name(&s.code, words.lang).to_owned();
            view! { <option value=s.code.clone() selected=selected>{name}</option> }
        })
        .collect_view();
    let csv = path::heat_csv(words.lang, choice.pairs());
    view! {
        <form class="toolbar" method="get" action=path::heat(words.lang)>
            <div class="toolbar__fields">
                <div class="field">
                    <label class="field__label" for="ar">{i.year}</label>
                    <select class="ds-input" id="ar" name="ar"><option value="">{i.all_years}</option>{years}</select>
                </div>
                <div class="field">
                    <label class="field__label" for="fag">{i.subject}</label>
                    <select class="ds-input" id="fag" name="fag"><option value="">{w.heat_all}</option>{subjects}</select>
                </div>
                <button class="ds-button" data-variant="secondary" type="submit">{i.show}</button>
            </div>
            <a class="ds-link with-sign" href=csv>{sign("download")}<span>{words.figures.csv}</span></a>
        </form>
    }
    .into_any()
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

fn table(words: Words, heat: &Heat, reference: &Reference) -> AnyView {
    let w = words.telling();
    let heads = heat
        .measures
        .iter()
        .map(|m| {
            let icon = m.theme().map(|t| view! { {sign(&format!("theme-{t}"))} " " });
            view! { <th scope="col">{icon}{words.measure(*m)}</th> }
        })
        .collect_view();
    let nation = cells(words, &heat.nation);
    let rows = heat
        .rows
        .iter()
        .map(|row| view! { <tr>{head(words, row, reference)}{cells(words, &row.cells)}</tr> })
        .collect_view();
    view! {
        <div class="scroll-frame" tabindex="0" role="region" aria-label=w.heat_caption>
            <table class="heat">
                <caption class="sr-only">{w.heat_caption}</caption>
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

fn head(words: Words, row: &HeatRow, reference: &Reference) -> AnyView {
    let subject = reference.subject_name(&row.subject, words.lang).to_owned();
    match &row.institution {
        None => view! { <th scope="row">{subject}</th> }.into_any(),
        Some(name) => view! {
            <th scope="row" class="heat__part"><span class="sr-only">{subject} ": "</span>{name.clone()}</th>
        }
        .into_any(),
    }
}

fn cells(words: Words, cells: &[HeatCell]) -> AnyView {
    let w = words.telling();
    let one = |cell: &HeatCell| {
        match cell {
        HeatCell::Nothing => {
            view! { <td><span aria-hidden="true">"–"</span><span class="sr-only">{w.heat_nothing}</span></td> }.into_any()
        }
        HeatCell::Hidden => view! {
            <td>
                <span class="figure-hidden">{sign("lock")}<span class="sr-only">{w.heat_hidden}</span></span>
            </td>
        }
        .into_any(),
        HeatCell::Shown { n, estimate, level } => {
            let n = fill(w.heat_n, &[("n", &n.to_string())]);
            let number = |value| decimal(value, 1, words.lang);
            let interval = format!("{}–{}", number(estimate.low), number(estimate.high));
            let said = words.heat_level(cell);
            view! {
                <td data-level=level.to_string()>
                    {words.mean(estimate)}
                    <span class="sr-only">" " {said}</span>
                    <small>{interval} " · " {n}</small>
                </td>
            }
            .into_any()
        }
    }
    };
    cells.iter().map(one).collect_view().into_any()
}

fn notes(words: Words, heat: &Heat) -> AnyView {
    let w = words.telling();
    let limit = fill(words.insight.limit, &[("n", &heat.min_answers.to_string())]);
    let demo = heat
        .includes_demo
        .then(|| view! { <p>{words.insight.includes_demo}</p> });
    view! { <div class="source"><p>{limit} " " {w.waits_note}</p>{demo}</div> }.into_any()
}
