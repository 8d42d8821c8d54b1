//! Surveys whose texts wait to be read.

use leptos::prelude::*;

use super::day;
use crate::path;
use crate::remarks::model::Waiting;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::InstitutionId;
use crate::shared::page::{Page, Width};
use crate::shared::ui::{DemoMark, any_or, filter_choice, sign};
use crate::words::{Words, fill};

/// The queue.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who does not moderate.
pub async fn queue_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.remarks();
    let queue = request.services.remarks.queue(&request.actor).await?;
    let all = queue.rows;
    let chosen: Option<InstitutionId> = request.query_value("institusjon").and_then(|v| v.parse().ok());
    let shown: Vec<&Waiting> = all
        .iter()
        .filter(|row| chosen.is_none_or(|id| row.institution == id))
        .collect();
    let toolbar = (!all.is_empty()).then(|| toolbar(words, &all, chosen));
    let none: [(&str, &str); 0] = [];
    let body = view! {
        <header class="page-title">
            <h1>{w.queue_title}</h1>
            <p class="page-title__lead">{w.queue_lead}</p>
            <p class="soft">{fill(w.queue_rule, &[("n", &queue.limit.to_string())])}</p>
            <p><a class="ds-link" href=path::remarks_overview(words.lang, none)>{w.to_overview}</a></p>
        </header>
        {toolbar}
        {table(words, &all, &shown)}
    };
    Ok(Page::private(w.queue_title, body).at(Width::Work))
}

fn toolbar(words: Words, all: &[Waiting], chosen: Option<InstitutionId>) -> AnyView {
    let w = words.remarks();
    let mut institutions: Vec<(String, String)> = all
        .iter()
        .map(|row| (row.institution.to_string(), row.institution_short.clone()))
        .collect();
    institutions.sort_by(|a, b| a.1.cmp(&b.1));
    institutions.dedup();
    let chosen = chosen.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <form class="toolbar" method="get" action=path::remarks(words.lang)>
            <div class="toolbar__fields">
                {filter_choice("institusjon", w.institution, &chosen, any_or(w.any_institution, institutions))}
                <button class="ds-button" data-variant="secondary" type="submit">{w.show}</button>
            </div>
        </form>
    }
    .into_any()
}

fn table(words: Words, all: &[Waiting], shown: &[&Waiting]) -> AnyView {
    let w = words.remarks();
    if shown.is_empty() {
        let said = if all.is_empty() {
            w.queue_none
        } else {
            w.queue_other
        };
        return view! {
            <div class="empty-state">
                <h2 class="empty-state__title">{sign("check")} " " {w.queue_none_title}</h2>
                <p>{said}</p>
            </div>
        }
        .into_any();
    }
    let rows = shown
        .iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row">
                        <a class="ds-link" href=path::reading(words.lang, row.evaluation)>
                            {row.title.clone()} ", " {row.year.to_string()}
                        </a>
                        " " <DemoMark words on=row.is_demo/>
                    </th>
                    <td data-label=w.institution>{row.institution_short.clone()}</td>
                    <td data-label=w.closed_on class="nowrap">{day(words, row.closed_on)}</td>
                    <td data-label=w.read_by class="nowrap">{day(words, row.read_by)}</td>
                    <td data-label=w.undecided class="numeric">{row.undecided.to_string()}</td>
                    <td data-label=w.decided class="numeric">{row.decided.to_string()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.queue_title}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.study}</th>
                    <th scope="col">{w.institution}</th>
                    <th scope="col" aria-sort="ascending">{w.closed_on}</th>
                    <th scope="col">{w.read_by}</th>
                    <th scope="col" class="numeric">{w.undecided}</th>
                    <th scope="col" class="numeric">{w.decided}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
