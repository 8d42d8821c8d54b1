//! Who changed what, when, from what to what: an institution's trail for its administrators, the directorate's
//! own for whoever leads its people.

use leptos::prelude::*;

use super::model::{Deed, Entry, FieldChange, PAGE, TrailOf};
use super::port::{TrailPage, TrailQuery};
use crate::catalogue::exchange::cell::named;
use crate::catalogue::model::{PartnerAccess, Reference, RunMark};
use crate::path;
use crate::review::model::Weight;
use crate::review::pages::{Tab, tabs};
use crate::route;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::lang::Lang;
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::{Date, Semester, date_words, instant_words};
use crate::shared::ui::{Breadcrumbs, pager, sign};
use crate::words::{Words, fill};

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/institusjon/endringer", trail_page),
        route!("/{lang}/direktorat/endringer", directorate_page),
    ]
}

/// What is asked for, from the address; what is unknown there is ignored.
#[must_use]
pub fn read(request: &Request, of: TrailOf) -> TrailQuery {
    let value = |name| request.query_value(name).unwrap_or_default();
    TrailQuery {
        offer: value("tilbud").parse().ok(),
        deed: Deed::from_code(value("hendelse")).filter(|deed| deed.trail() == of),
        by: value("hvem").trim().chars().take(100).collect(),
        page: value("side").parse().unwrap_or(1).clamp(1, 100_000),
    }
}

fn pairs(query: &TrailQuery) -> Vec<(&'static str, String)> {
    let offer = query.offer.map(|o| ("tilbud", o.to_string()));
    let deed = query.deed.map(|d| ("hendelse", d.to_string()));
    let by = (!query.by.is_empty()).then(|| ("hvem", query.by.clone()));
    let page = (query.page > 1).then(|| ("side", query.page.to_string()));
    [offer, deed, by, page].into_iter().flatten().collect()
}

fn address(said: Said<'_>, query: &TrailQuery) -> String {
    path::trail(said.words.lang, said.of, pairs(query))
}

/// What a trail is said with.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    pub words: Words,
    pub of: TrailOf,
    pub reference: &'a Reference,
}

/// An institution's trail; `tilbud`, `hendelse`, `hvem` and `side` choose from it.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who administers no institution.
pub async fn trail_page(request: Request) -> Result<Page, Fault> {
    shown(&request, TrailOf::Institution).await
}

/// What the directorate did with its guidelines, priorities and cases; chosen from in the same way.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who does not lead the directorate's people.
pub async fn directorate_page(request: Request) -> Result<Page, Fault> {
    shown(&request, TrailOf::Directorate).await
}

async fn shown(request: &Request, of: TrailOf) -> Result<Page, Fault> {
    let query = read(request, of);
    let page = request.services.audit.trail(&request.actor, of, &query).await?;
    let reference = request.services.catalogue.reference().await?;
    let said = Said {
        words: request.words(),
        of,
        reference: &reference,
    };
    let tabs = (of == TrailOf::Directorate).then(|| tabs(request, Tab::Trail));
    let body = trail_view(said, tabs, &query, &page);
    Ok(Page::private(request.words().audit().title, body).at(Width::Work))
}

/// The whole page below the frame.
fn trail_view(said: Said<'_>, tabs: Option<AnyView>, query: &TrailQuery, page: &TrailPage) -> AnyView {
    let words = said.words;
    let w = words.audit();
    let (above, lead) = match said.of {
        TrailOf::Institution => ((path::workbench(words.lang), words.frame.workbench), w.lead),
        TrailOf::Directorate => ((path::queue(words.lang), words.review.title), w.lead_directorate),
    };
    let above = vec![(above.0, above.1.to_owned())];
    let table = if page.entries.is_empty() {
        view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.empty_title}</p>
                <p>{w.empty_text}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = page.entries.iter().map(|e| row(said, query, e)).collect_view();
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
        address(said, &query)
    });
    view! {
        <Breadcrumbs words above here=w.title.to_owned()/>
        <header class="page-title"><h1>{w.title}</h1></header>
        <p class="lead">{lead}</p>
        {tabs}
        {filter(said, query)}
        {table}
        {pager}
    }
    .into_any()
}

fn filter(said: Said<'_>, query: &TrailQuery) -> AnyView {
    let words = said.words;
    let w = words.audit();
    let options = said
        .of
        .deeds()
        .map(|deed| {
            let selected = query.deed == Some(deed);
            view! { <option value=deed.code() selected=selected>{w.deed(deed)}</option> }
        })
        .collect_view();
    let plain = path::trail::<&str, &str>(words.lang, said.of, []);
    let file = path::trail_csv(words.lang, said.of, pairs(query));
    let offer = query.offer.map(|offer| {
        let every = TrailQuery {
            offer: None,
            page: 1,
            ..query.clone()
        };
        view! {
            <input type="hidden" name="tilbud" value=offer.to_string()/>
            <p class="small">{w.one_offer}" "<a href=address(said, &every)>{w.every_offer}</a></p>
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
            <a class="ds-link with-sign" href=file>{sign("download")}<span>{w.csv}</span></a>
        </form>
    }
    .into_any()
}

/// Who did it, as it is said; a machine by the name of its key.
#[must_use]
pub fn who(words: Words, entry: &Entry) -> String {
    if entry.by.is_empty() {
        words.audit().directorate.to_owned()
    } else {
        entry.by.clone()
    }
}

fn row(said: Said<'_>, query: &TrailQuery, entry: &Entry) -> AnyView {
    let words = said.words;
    let w = words.audit();
    let by = who(words, entry);
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
            view! { <a href=address(said, &only)>{called}</a> }.into_any()
        }
        None => view! { <span>{called}</span> }.into_any(),
    };
    let at = instant_words(entry.at, words.lang);
    view! {
        <tr>
            <td data-label=w.when class="nowrap"><time datetime=entry.at.to_rfc3339()>{at}</time></td>
            <td data-label=w.who>{by}</td>
            <td data-label=w.object>{object}</td>
            <td data-label=w.what><div>{w.deed(entry.deed)}{changes(said, &entry.changes)}</div></td>
        </tr>
    }
    .into_any()
}

/// What a field of a trail is called; some are of no form.
#[must_use]
pub fn field_name(said: Said<'_>, field: &str) -> String {
    let (words, w) = (said.words, said.words.audit());
    let (name, subject) = field.split_once('[').unwrap_or((field, ""));
    let of_subject = |name: &str| {
        let subject = said
            .reference
            .subject_name(subject.trim_end_matches(']'), words.lang);
        format!("{subject}: {}", name.to_lowercase())
    };
    match (name, subject) {
        ("weight", _) => of_subject(words.national().weight),
        ("reason", "") => w.reason.to_owned(),
        ("reason", _) => of_subject(words.national().reason),
        ("on", _) => words.work().run_on.to_owned(),
        ("mark", _) => w.mark.to_owned(),
        ("marked_on", _) => w.marked_on.to_owned(),
        ("moved_to", _) => w.moved_to.to_owned(),
        ("role", _) => w.role.to_owned(),
        ("scope", _) => w.scope.to_owned(),
        ("access", _) => words.offer_work().shared_access.to_owned(),
        ("expires_on", _) => w.expires_on.to_owned(),
        ("valid_from", _) => w.valid_from.to_owned(),
        ("assigned_to", _) => words.desk().reviewer.to_owned(),
        ("conflict", _) => words.desk().conflict.to_owned(),
        ("letter_lang", _) => words.national().letter_lang.to_owned(),
        _ => words.offer_field(field),
    }
}

/// What stood in a field, in words where it is kept as a code.
#[must_use]
pub fn field_value(said: Said<'_>, field: &str, kept: &str) -> String {
    let words = said.words;
    let date = || kept.parse::<Date>().ok().map(|day| date_words(day, words.lang));
    let found = match field.split('[').next().unwrap_or_default() {
        _ if kept.is_empty() => Some(words.work().empty.to_owned()),
        "mark" => RunMark::from_code(kept).map(|m| words.catalogue.run_mark(m).to_owned()),
        "access" => PartnerAccess::from_code(kept).map(|a| words.partner_access(a).to_owned()),
        "weight" => Weight::from_code(kept).map(|w| words.national().weight_name(Some(w)).to_owned()),
        "letter_lang" => Lang::from_code(kept).map(|l| l.own_name().to_owned()),
        "moved_to" => date().or_else(|| Semester::parse(kept).map(|s| s.words(words.lang))),
        "marked_on" | "expires_on" | "valid_from" => date(),
        _ => None,
    };
    found.unwrap_or_else(|| named(field, kept, words.lang, said.reference))
}

fn changes(said: Said<'_>, changes: &[FieldChange]) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let words = said.words;
    let (w, k) = (words.audit(), words.work());
    let fields = changes
        .iter()
        .map(|c| {
            view! {
                <div>
                    <dt>{field_name(said, &c.field)}</dt>
                    <dd>{k.before}": "<del>{field_value(said, &c.field, &c.before)}</del></dd>
                    <dd>{k.after}": "<ins>{field_value(said, &c.field, &c.after)}</ins></dd>
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
