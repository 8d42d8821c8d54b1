//! The trail of an institution: who changed what, when, from what to what. For its administrators.

use leptos::prelude::*;

use super::model::{Deed, Entry, FieldChange, PAGE};
use super::port::{TrailPage, TrailQuery};
use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::instant_words;
use crate::shared::ui::{Breadcrumbs, pager};
use crate::words::{Words, fill};

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![route!("/{lang}/institusjon/endringer", trail_page)]
}

fn read(request: &Request) -> TrailQuery {
    let value = |name| request.query_value(name).unwrap_or_default();
    TrailQuery {
        offer: value("tilbud").parse().ok(),
        deed: Deed::from_code(value("hendelse")),
        by: value("hvem").trim().chars().take(100).collect(),
        page: value("side").parse().unwrap_or(1).clamp(1, 100_000),
    }
}

fn address(words: Words, query: &TrailQuery) -> String {
    let offer = query.offer.map(|o| ("tilbud", o.to_string()));
    let deed = query.deed.map(|d| ("hendelse", d.to_string()));
    let by = (!query.by.is_empty()).then(|| ("hvem", query.by.clone()));
    let page = (query.page > 1).then(|| ("side", query.page.to_string()));
    path::trail(words.lang, [offer, deed, by, page].into_iter().flatten())
}

/// The trail; `tilbud`, `hendelse`, `hvem` and `side` choose from it.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who administers no institution.
pub async fn trail_page(request: Request) -> Result<Page, Fault> {
    let query = read(&request);
    let page = request.services.audit.trail(&request.actor, &query).await?;
    let words = request.words();
    let body = trail_view(words, &query, &page);
    Ok(Page::private(words.audit().title, body).at(Width::Work))
}

/// The whole page below the frame.
fn trail_view(words: Words, query: &TrailQuery, page: &TrailPage) -> AnyView {
    let w = words.audit();
    let above = vec![(path::workbench(words.lang), words.frame.workbench.to_owned())];
    let table = if page.entries.is_empty() {
        view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.empty_title}</p>
                <p>{w.empty_text}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = page.entries.iter().map(|e| row(words, query, e)).collect_view();
        view! {
            <table class="work-table">
                <caption>{w.table}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.when}</th>
                        <th scope="col">{w.who}</th>
                        <th scope="col">{w.object}</th>
                        <th scope="col">{w.what}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let pages = number(page.total.div_ceil(PAGE));
    let pager = pager(words, number(query.page), pages, |page| {
        let query = TrailQuery {
            page: page as u64,
            ..query.clone()
        };
        address(words, &query)
    });
    view! {
        <Breadcrumbs words above here=w.title.to_owned()/>
        <header class="page-title"><h1>{w.title}</h1></header>
        <p class="lead">{w.lead}</p>
        {filter(words, query)}
        {table}
        {pager}
    }
    .into_any()
}

fn filter(words: Words, query: &TrailQuery) -> AnyView {
    let w = words.audit();
    let options = Deed::ALL
        .iter()
        .map(|&deed| {
            let selected = query.deed == Some(deed);
            view! { <option value=deed.code() selected=selected>{w.deed(deed)}</option> }
        })
        .collect_view();
    let plain = path::trail::<&str, &str>(words.lang, []);
    let offer = query.offer.map(|offer| {
        let every = TrailQuery {
            offer: None,
            page: 1,
            ..query.clone()
        };
        view! {
            <input type="hidden" name="tilbud" value=offer.to_string()/>
            <p class="small">{w.one_offer}" "<a href=address(words, &every)>{w.every_offer}</a></p>
        }
    });
    view! {
        <form class="toolbar" method="get" action=plain>
            <div class="toolbar__fields">
                <div class="field">
                    <label class="field__label" for="hvem">{w.who}</label>
                    <input class="ds-input" id="hvem" name="hvem" type="search" value=query.by.clone()/>
                </div>
                <div class="field">
                    <label class="field__label" for="hendelse">{w.what}</label>
                    <select class="ds-input" id="hendelse" name="hendelse">
                        <option value="">{w.all_deeds}</option>
                        {options}
                    </select>
                </div>
                {offer}
                <button class="ds-button" data-variant="secondary" type="submit">{w.show}</button>
            </div>
        </form>
    }
    .into_any()
}

fn row(words: Words, query: &TrailQuery, entry: &Entry) -> AnyView {
    let w = words.audit();
    let by = if entry.by.is_empty() {
        w.directorate.to_owned()
    } else {
        entry.by.clone()
    };
    let called = if entry.object.is_empty() {
        words.offer_work().edit_title.to_owned()
    } else {
        entry.object.clone()
    };
    let object = match entry.offer {
        Some(offer) => {
            let only = TrailQuery {
                offer: Some(offer),
                page: 1,
                ..query.clone()
            };
            view! { <a href=address(words, &only)>{called}</a> }.into_any()
        }
        None => view! { <span>{called}</span> }.into_any(),
    };
    let at = instant_words(entry.at, words.lang);
    view! {
        <tr>
            <td data-label=w.when class="nowrap"><time datetime=entry.at.to_rfc3339()>{at}</time></td>
            <td data-label=w.who>{by}</td>
            <td data-label=w.object>{object}</td>
            <td data-label=w.what><div>{w.deed(entry.deed)}{changes(words, &entry.changes)}</div></td>
        </tr>
    }
    .into_any()
}

/// What a field of a trail is called; some are of no form.
fn field_name(words: Words, field: &str) -> String {
    match field {
        "mark" => words.audit().mark.to_owned(),
        "on" => words.work().run_on.to_owned(),
        "reason" => words.audit().reason.to_owned(),
        "role" => words.audit().role.to_owned(),
        field => words.offer_field(field),
    }
}

fn changes(words: Words, changes: &[FieldChange]) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let (w, k) = (words.audit(), words.work());
    let text = |said: &str| {
        if said.is_empty() {
            k.empty.to_owned()
        } else {
            said.to_owned()
        }
    };
    let fields = changes
        .iter()
        .map(|c| {
            view! {
                <div>
                    <dt>{field_name(words, &c.field)}</dt>
                    <dd>{k.before}": "<del>{text(&c.before)}</del></dd>
                    <dd>{k.after}": "<ins>{text(&c.after)}</ins></dd>
                </div>
            }
        })
        .collect_view();
    let n = fill(w.n_fields, &[("n", &changes.len().to_string())]);
    Some(
        view! {
            <details><summary>{n}</summary><dl class="fact-list">{fields}</dl></details>
        }
        .into_any(),
    )
}
