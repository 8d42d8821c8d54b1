//! The sentences the directorate writes often: a list, and a form for a new one or one of them.

use leptos::prelude::*;

use super::guideline::in_order;
use super::tabs::{Tab, tabs};
use crate::path;
use crate::review::form::{PhraseForm, TypedPhrase};
use crate::review::model::{Guideline, Phrase};
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::ui::{ErrorSummary, Field, FieldKind, Select};
use crate::words::{Words, fill};

/// All phrases; `?endre=7` opens one of them.
///
/// # Errors
/// `SignIn`, `Forbidden` unless the actor may review.
pub async fn phrases_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let r = words.rules();
    let phrases = request.services.guidelines.phrases(&request.actor).await?;
    let guideline = request.services.review.guideline().await?;
    let asked = request.query_value("endre").and_then(|id| id.parse::<i64>().ok());
    let (typed, faults) = request
        .returned::<TypedPhrase>()
        .unwrap_or_else(|| (typed_of(&phrases, asked), vec![]));
    let body = view! {
        <header class="page-title">
            <h1>{r.phrases}</h1>
            <p class="page-title__lead">{r.phrases_lead}</p>
        </header>
        {tabs(&request, Tab::Phrases)}
        {entry(words, &guideline, typed, faults)}
        {list(words, &guideline, &phrases)}
    };
    Ok(Page::private(r.phrases, body).at(Width::Work))
}

fn typed_of(phrases: &[Phrase], asked: Option<i64>) -> TypedPhrase {
    let Some(phrase) = phrases.iter().find(|p| Some(p.id.0) == asked) else {
        return TypedPhrase::default();
    };
    TypedPhrase {
        form: PhraseForm::of(phrase),
        phrase: asked,
    }
}

/// What a phrase belongs to, in words; a criterion of an older guideline keeps its code.
fn place(words: Words, guideline: &Guideline, code: &str) -> String {
    if code.is_empty() {
        return words.rules().phrase_summary.to_owned();
    }
    in_order(guideline)
        .into_iter()
        .enumerate()
        .find(|(_, c)| c.code == code)
        .map_or_else(
            || code.to_owned(),
            |(i, c)| format!("{}. {}", i + 1, c.text.get(words.lang)),
        )
}

fn entry(words: Words, guideline: &Guideline, typed: TypedPhrase, faults: Vec<FieldFault>) -> AnyView {
    let r = words.rules();
    let TypedPhrase { form, phrase } = typed;
    let title = if phrase.is_some() {
        r.phrase_change
    } else {
        r.phrase_add
    };
    let options = in_order(guideline)
        .into_iter()
        .map(|c| (c.code.clone(), place(words, guideline, &c.code)))
        .collect();
    let label = move |field: &str| match field {
        "nb" => r.bokmaal.to_owned(),
        "nn" => r.nynorsk.to_owned(),
        _ => r.phrase_at.to_owned(),
    };
    view! {
        <section class="section">
            <h2>{title}</h2>
            <form class="stack" method="post" action=path::act(words.lang, "phrase/save")>
                <ErrorSummary words faults=faults.clone() label=label/>
                {phrase.map(|id| view! { <input type="hidden" name="phrase" value=id.to_string()/> })}
                <Select words name="criterion" label=r.phrase_at value=form.criterion options hint=r.phrase_summary
                    faults=faults.clone()/>
                <Field words name="nb" label=r.bokmaal value=form.nb hint=r.phrase_hint kind=FieldKind::Long(2)
                    faults=faults.clone()/>
                <Field words name="nn" label=r.nynorsk value=form.nn kind=FieldKind::Long(2) faults/>
                <p class="cluster">
                    <button class="ds-button" type="submit">{r.phrase_save}</button>
                    {phrase.map(|_| view! { <a href=path::phrases(words.lang)>{r.cancel}</a> })}
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn list(words: Words, guideline: &Guideline, phrases: &[Phrase]) -> AnyView {
    let r = words.rules();
    if phrases.is_empty() {
        return view! { <section class="section empty-state"><p>{r.phrase_none}</p></section> }.into_any();
    }
    let rows = phrases.iter().map(|p| row(words, guideline, p)).collect_view();
    view! {
        <section class="section">
            <table class="work-table">
                <caption>{fill(r.phrase_count, &[("n", &phrases.len().to_string())])}</caption>
                <thead>
                    <tr>
                        <th scope="col">{r.phrase_at}</th>
                        <th scope="col">{r.bokmaal}</th>
                        <th scope="col">{r.nynorsk}</th>
                        <th scope="col">{r.actions}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(words: Words, guideline: &Guideline, phrase: &Phrase) -> AnyView {
    let r = words.rules();
    let change = path::with_query(&path::phrases(words.lang), [("endre", phrase.id.to_string())]);
    let about = format!("{}: {}", r.phrase_edit, phrase.text(words.lang));
    let remove = format!("{}: {}", r.phrase_remove, phrase.text(words.lang));
    view! {
        <tr>
            <th scope="row">{place(words, guideline, &phrase.criterion)}</th>
            <td data-label=r.bokmaal lang="nb">{phrase.nb.clone()}</td>
            <td data-label=r.nynorsk lang="nn">{phrase.nn.clone()}</td>
            <td class="work-table__menu" data-label=r.actions>
                <div class="stack stack--tight">
                    <a href=change aria-label=about>{r.phrase_edit}</a>
                    <form method="post" action=path::act(words.lang, "phrase/remove")>
                        <input type="hidden" name="phrase" value=phrase.id.to_string()/>
                        <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" aria-label=remove>
                            {r.phrase_remove}
                        </button>
                    </form>
                </div>
            </td>
        </tr>
    }
    .into_any()
}
