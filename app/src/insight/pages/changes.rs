//! What fell, what rose, which themes became weaker, and of which studies nobody can know yet.

use leptos::prelude::*;

use super::{Place, tabs};
use crate::catalogue::model::Reference;
use crate::insight::telling::{Signal, SignalKind};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::ui::sign;
use crate::words::Words;

/// Longer lists are folded, so that what matters stays in view.
const LIST_SHOWN: usize = 12;

/// Series that have changed, and those of which nobody can know.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who works neither for an institution nor for the directorate.
pub async fn changes_page(request: Request) -> Result<Page, Fault> {
    let signals = request.services.insight.signals(&request.actor).await?;
    let reference = request.services.catalogue.reference().await?;
    let words = request.words();
    let all = request.actor.may_read_all_results();
    let body = changes_view(words, &signals, &reference, all);
    Ok(Page::private(words.telling().changes, body).at(Width::Work))
}

pub(super) fn changes_view(words: Words, signals: &[Signal], reference: &Reference, all: bool) -> AnyView {
    let w = words.telling();
    let of = |kind: SignalKind| signals.iter().filter(move |s| s.kind == kind);
    let changed = [SignalKind::Fell, SignalKind::Dipped, SignalKind::Rose];
    let sections = changed
        .into_iter()
        .filter(|k| of(*k).next().is_some())
        .map(|kind| {
            let found: Vec<&Signal> = of(kind).collect();
            view! {
                <section class="section">
                    <h2>{kind_sign(kind)} " " {words.signal_kind(kind)}</h2>
                    {changed_table(words, &found, reference)}
                </section>
            }
        });
    let sections = sections.collect_view();
    let none = changed.into_iter().all(|k| of(k).next().is_none());
    let unknown = [SignalKind::Single, SignalKind::Waiting]
        .into_iter()
        .map(|kind| unknown(words, kind, &of(kind).collect::<Vec<_>>(), reference))
        .collect_view();
    view! {
        <header class="page-title">
            <h1>{w.changes}</h1>
            <p class="page-title__lead">{w.changes_lead}</p>
        </header>
        {tabs(words, Place::Changes, all)}
        {none.then(|| view! { <div class="empty-state"><p>{w.changes_none}</p></div> })}
        {sections}
        <section class="section">
            <h2>{w.unknown}</h2>
            {unknown}
        </section>
        <div class="source"><p>{w.changes_how} " " {w.waits_note}</p></div>
    }
    .into_any()
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

fn changed_table(words: Words, signals: &[&Signal], reference: &Reference) -> AnyView {
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

fn unknown(words: Words, kind: SignalKind, signals: &[&Signal], reference: &Reference) -> AnyView {
    let w = words.telling();
    let why = if kind == SignalKind::Single {
        w.single_why
    } else {
        w.waiting_why
    };
    let items = signals.iter().map(|signal| {
        let subject = reference.subject_name(&signal.subject, words.lang).to_owned();
        view! { <li>{study(words, signal)} ", " {signal.institution_short.clone()} " · " {subject}</li> }
    });
    let list = view! { <ul class="plain-list">{items.collect_view()}</ul> };
    let head = format!("{} ({})", words.signal_kind(kind), signals.len());
    let body = if signals.is_empty() {
        view! { <p>{w.none_kind}</p> }.into_any()
    } else if signals.len() > LIST_SHOWN {
        view! { <details class="fold"><summary>{w.show_list}</summary>{list}</details> }.into_any()
    } else {
        list.into_any()
    };
    view! { <h3>{head}</h3><p>{why}</p>{body} }.into_any()
}
