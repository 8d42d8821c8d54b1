//! The search's dictionary: what the directorate lets words mean as well. Effective at once, without restart.

use leptos::prelude::*;

use crate::path;
use crate::search::form::{SynonymForm, TypedSynonym};
use crate::search::model::{Synonym, SynonymKind};
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::ui::{Breadcrumbs, ErrorSummary, Field, FieldKind, Select};
use crate::words::dictionary::Dictionary;
use crate::words::{Words, fill};

/// All entries, and a form for a new one or – `?endre=7` – for one of them.
///
/// # Errors
/// `SignIn`, `Forbidden` for all but the directorate's reviewers.
pub async fn dictionary_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = Dictionary::of(words.lang);
    let entries = request.services.search.synonyms(&request.actor).await?;
    let asked = request.query_value("endre").and_then(|id| id.parse::<i64>().ok());
    let (typed, faults) = request
        .returned::<TypedSynonym>()
        .unwrap_or_else(|| (typed_of(&entries, asked), vec![]));
    let above = vec![
        (path::front(words.lang), words.frame.front.to_owned()),
        (path::queue(words.lang), words.frame.queue.to_owned()),
    ];
    let body = view! {
        <Breadcrumbs words above here=w.title/>
        <header class="page-title">
            <h1>{w.title}</h1>
            <p class="page-title__lead">{w.lead}</p>
        </header>
        {entry_form(words, typed, faults)}
        {list(words, &entries)}
    };
    Ok(Page::private(w.title, body).at(Width::Work))
}

fn typed_of(entries: &[Synonym], asked: Option<i64>) -> TypedSynonym {
    let Some(entry) = entries.iter().find(|e| Some(e.id.0) == asked) else {
        return TypedSynonym::default();
    };
    TypedSynonym {
        form: SynonymForm {
            kind: entry.kind.code().to_owned(),
            words: entry.words.clone(),
            alternatives: entry.alternatives.join(", "),
        },
        id: asked,
    }
}

fn entry_form(words: Words, typed: TypedSynonym, faults: Vec<FieldFault>) -> AnyView {
    let w = Dictionary::of(words.lang);
    let TypedSynonym { form, id } = typed;
    let kinds = SynonymKind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), w.kind_of(*kind).to_owned()))
        .collect();
    let title = if id.is_some() { w.change } else { w.add };
    view! {
        <section class="section">
            <h2>{title}</h2>
            <form class="stack" method="post" action=path::act(words.lang, "synonym/save")>
                <ErrorSummary words faults=faults.clone() label=move |field| w.label(field).to_owned()/>
                {id.map(|id| view! { <input type="hidden" name="id" value=id.to_string()/> })}
                <Field words name="words" label=w.words value=form.words hint=w.words_hint faults=faults.clone()
                    width=Some(24)/>
                <Field words name="alternatives" label=w.alternatives value=form.alternatives
                    hint=w.alternatives_hint kind=FieldKind::Long(3) faults=faults.clone()/>
                <Select words name="kind" label=w.kind value=form.kind options=kinds faults width=Some(24)/>
                <p class="cluster">
                    <button class="ds-button" type="submit">{w.save}</button>
                    {id.map(|_| view! { <a href=path::synonyms(words.lang)>{w.cancel}</a> })}
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn list(words: Words, entries: &[Synonym]) -> AnyView {
    let w = Dictionary::of(words.lang);
    if entries.is_empty() {
        return view! { <section class="section empty-state"><p>{w.empty}</p></section> }.into_any();
    }
    let rows = entries.iter().map(|entry| row(words, entry)).collect_view();
    view! {
        <section class="section">
            <table class="work-table">
                <caption>{fill(w.caption, &[("n", &entries.len().to_string())])}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.words}</th>
                        <th scope="col">{w.alternatives}</th>
                        <th scope="col">{w.kind}</th>
                        <th scope="col">{w.actions}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(words: Words, entry: &Synonym) -> AnyView {
    let w = Dictionary::of(words.lang);
    let change = path::with_query(&path::synonyms(words.lang), [("endre", entry.id.to_string())]);
    let about = format!("{}: {}", w.edit, entry.words);
    view! {
        <tr>
            <th scope="row">{entry.words.clone()}</th>
            <td data-label=w.alternatives>{entry.alternatives.join(", ")}</td>
            <td data-label=w.kind>{w.kind_of(entry.kind)}</td>
            <td class="work-table__menu" data-label=w.actions>
                <ul class="stack stack--tight">
                    <li><a href=change aria-label=about>{w.edit}</a></li>
                    <li>
                        <details>
                            <summary>{w.remove}</summary>
                            <form method="post" action=path::act(words.lang, "synonym/remove")>
                                <input type="hidden" name="id" value=entry.id.to_string()/>
                                <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">
                                    {fill(w.remove_sure, &[("words", &entry.words)])}
                                </button>
                            </form>
                        </details>
                    </li>
                </ul>
            </td>
        </tr>
    }
    .into_any()
}
