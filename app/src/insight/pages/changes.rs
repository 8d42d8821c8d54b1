//! What fell, what rose, which themes became weaker, and of which studies nobody can know yet.

use leptos::prelude::*;

use super::method::how_made;
use super::{Place, tabs};
use crate::catalogue::model::Reference;
use crate::insight::form::ChangesChoice;
use crate::insight::telling::{CHANGES, Changes, Signal, SignalKind};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::ui::{pager, sign};
use crate::words::{Words, fill};

/// Series that have changed, and those of which nobody can know.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who works neither for an institution nor for the directorate.
pub async fn changes_page(request: Request) -> Result<Page, Fault> {
    let choice = ChangesChoice::read(&request.query);
    let changes = request.services.insight.signals(&request.actor, choice).await?;
    let reference = request.services.catalogue.reference().await?;
    let words = request.words();
    let all = request.actor.may_read_all_results();
    let body = changes_view(words, choice, &changes, &reference, all);
    Ok(Page::private(words.telling().changes, body).at(Width::Work))
}

pub(super) fn changes_view(
    words: Words,
    choice: ChangesChoice,
    changes: &[Changes],
    reference: &Reference,
    all: bool,
) -> AnyView {
    let w = words.telling();
    let is_listed = |kind: SignalKind| choice.kind.is_none_or(|chosen| chosen == kind);
    let of = |kind: SignalKind| changes.iter().find(|c| c.kind == kind && c.total > 0);
    let changed = [SignalKind::Fell, SignalKind::Dipped, SignalKind::Rose];
    let sections = changed.into_iter().filter_map(of).map(|found| {
        view! {
            <section class="section">
                <h2>{kind_sign(found.kind)} " " {words.signal_kind(found.kind)} {count(found)}</h2>
                {changed_table(words, &found.shown, reference)}
                {further(words, choice, found)}
            </section>
        }
    });
    let sections = sections.collect_view();
    let nothing = changed.into_iter().all(|k| of(k).is_none());
    let none = match choice.kind {
        None => nothing.then(|| view! { <div class="empty-state"><p>{w.changes_none}</p></div> }.into_any()),
        Some(kind) => (nothing && changed.contains(&kind)).then(|| {
            view! {
                <section class="section">
                    <h2>{words.signal_kind(kind)}</h2>
                    <div class="empty-state"><p>{w.none_kind}</p></div>
                </section>
            }
            .into_any()
        }),
    };
    let unknown: Vec<AnyView> = [SignalKind::Single, SignalKind::Waiting]
        .into_iter()
        .filter(|kind| is_listed(*kind))
        .map(|kind| unknown(words, choice, (kind, of(kind)), reference))
        .collect();
    let unknown = (!unknown.is_empty())
        .then(|| view! { <section class="section"><h2>{w.unknown}</h2>{unknown}</section> });
    let back = choice.kind.map(|_| {
        let href = path::changes(words.lang);
        view! { <p class="no-print"><a class="ds-link" href=href>{w.changes_back}</a></p> }
    });
    view! {
        <header class="page-title">
            <h1>{w.changes}</h1>
            <p class="page-title__lead">{w.changes_lead}</p>
        </header>
        {tabs(words, Place::Changes, all)}
        {back}
        {none}
        {sections}
        {unknown}
        <div class="source"><p>{w.changes_how} " " {w.waits_note} " " {how_made(words)}</p></div>
    }
    .into_any()
}

fn count(changes: &Changes) -> AnyView {
    view! { " " <span class="soft">"(" {changes.total} ")"</span> }.into_any()
}

/// The way to all of a kind, and from page to page of them.
fn further(words: Words, choice: ChangesChoice, found: &Changes) -> Option<AnyView> {
    let to = |page| {
        let there = ChangesChoice {
            kind: Some(found.kind),
            page,
        };
        path::changes_with(words.lang, there.pairs())
    };
    if choice.kind.is_some() {
        let pages = found.total.div_ceil(CHANGES);
        return pager(words, choice.page.min(pages), pages, to);
    }
    (found.total > found.shown.len()).then(|| {
        let all = fill(words.telling().changes_more, &[("n", &found.total.to_string())]);
        let of = format!(": {}", words.signal_kind(found.kind));
        view! { <p class="no-print"><a class="ds-link" href=to(1)>{all}<span class="sr-only">{of}</span></a></p> }
            .into_any()
    })
}

fn kind_sign(kind: SignalKind) -> AnyView {
    match kind {
        SignalKind::Rose => sign("check").into_any(),
        _ => sign("warning").into_any(),
    }
}

fn study(words: Words, signal: &Signal) -> AnyView {
    let href = path::series(words.lang, signal.offer);
    view! { <a class="ds-link" href=href>{signal.title.clone()}</a> }.into_any()
}

fn changed_table(words: Words, signals: &[Signal], reference: &Reference) -> AnyView {
    let (w, i) = (words.telling(), words.insight);
    let rows = signals
        .iter()
        .map(|signal| {
            let measure = signal.measure.map(|m| {
                let icon = m.theme().map(|t| view! { {sign(&format!("theme-{t}"))} " " });
                view! { {icon}{words.measure(m)} }
            });
            let subject = reference.subject_name(&signal.subject, words.lang).to_owned();
            view! {
                <tr>
                    <th scope="row">{study(words, signal)}</th>
                    <td data-label=i.institution>{signal.institution_short.clone()}</td>
                    <td data-label=i.subject>{subject}</td>
                    <td data-label=w.measure>{measure}</td>
                    <td data-label=words.figures.result>{words.evidence(signal)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table results-table">
            <caption class="sr-only">{w.changes}</caption>
            <thead>
                <tr>
                    <th scope="col">{i.study}</th>
                    <th scope="col">{i.institution}</th>
                    <th scope="col">{i.subject}</th>
                    <th scope="col">{w.measure}</th>
                    <th scope="col">{words.figures.result}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn unknown(
    words: Words,
    choice: ChangesChoice,
    (kind, found): (SignalKind, Option<&Changes>),
    reference: &Reference,
) -> AnyView {
    let w = words.telling();
    let why = if kind == SignalKind::Single {
        w.single_why
    } else {
        w.waiting_why
    };
    let Some(found) = found else {
        let head = format!("{} (0)", words.signal_kind(kind));
        return view! { <h3>{head}</h3><p>{why}</p><p>{w.none_kind}</p> }.into_any();
    };
    let items = found.shown.iter().map(|signal| {
        let subject = reference.subject_name(&signal.subject, words.lang).to_owned();
        view! { <li>{study(words, signal)} ", " {signal.institution_short.clone()} " · " {subject}</li> }
    });
    view! {
        <h3>{words.signal_kind(kind)} {count(found)}</h3>
        <p>{why}</p>
        <ul class="plain-list">{items.collect_view()}</ul>
        {further(words, choice, found)}
    }
    .into_any()
}
