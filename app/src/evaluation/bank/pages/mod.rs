//! Pages of the bank: the versions, and one of them – to be read, or to be written while it is a draft.

mod edit;

use leptos::prelude::*;

use super::form::TypedBank;
use super::model::{
    BankState, Change, Difference, KeptVersion, before, differences, has_english, minutes, out_of_index,
};
use crate::evaluation::model::{Questionnaire, SurveyKind};
use crate::evaluation::pages::questions;
use crate::path;
use crate::review::model::Texts;
use crate::route;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::QuestionnaireId;
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::date_words;
use crate::shared::ui::{Breadcrumbs, StateTag, sign};
use crate::words::{Words, fill};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/resultater/sporreskjema", versions_page),
        route!("/{lang}/resultater/sporreskjema/{id}", version_page),
    ]
}

/// All versions.
///
/// # Errors
/// `SignIn`, `Forbidden` unless the actor reads all results.
pub async fn versions_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.bank();
    let versions = request.services.bank.versions(&request.actor).await?;
    let leads = request.actor.leads_directorate();
    let kinds = versions
        .chunk_by(|a, b| a.content.code == b.content.code)
        .map(|of_kind| kind_section(words, of_kind, leads))
        .collect_view();
    let body = view! {
        <Breadcrumbs words above=above(words, false) here=w.title/>
        <header class="page-title">
            <h1>{w.title}</h1>
            <p class="page-title__lead">{w.lead}</p>
        </header>
        {kinds}
        {(!leads).then(|| view! { <p class="soft">{w.read_only}</p> })}
    };
    Ok(Page::private(w.title, body).at(Width::Work))
}

/// The versions for one kind of survey, newest first, and the way to the next.
fn kind_section(words: Words, versions: &[KeptVersion], leads: bool) -> AnyView {
    let w = words.bank();
    let code = versions.first().map_or("", |v| v.content.code.as_str());
    let kind = SurveyKind::of_questionnaire(code).unwrap_or(SurveyKind::End);
    let has_draft = versions.iter().any(|v| v.state == BankState::Draft);
    let id = format!("skjema-{kind}");
    let labelled_by = id.clone();
    let begin = (leads && !has_draft).then(|| {
        view! {
            <form method="post" action=path::act(words.lang, "questionnaire/begin")>
                <input type="hidden" name="kind" value=kind.code()/>
                <button class="ds-button" data-variant="secondary" type="submit">
                    {w.begin}<span class="sr-only">{format!(": {}", words.evaluation.kind(kind))}</span>
                </button>
            </form>
        }
    });
    view! {
        <section class="section" aria-labelledby=labelled_by>
            <h2 id=id>{words.evaluation.kind(kind)}</h2>
            {table(words, versions)}
            {begin}
        </section>
    }
    .into_any()
}

fn above(words: Words, with_list: bool) -> Vec<(String, String)> {
    let results = (path::overview(words.lang), words.frame.results.to_owned());
    let list = (path::questionnaires(words.lang), words.bank().title.to_owned());
    std::iter::once(results)
        .chain(with_list.then_some(list))
        .collect()
}

fn tag(words: Words, state: BankState) -> AnyView {
    let tone = match state {
        BankState::Draft => "draft",
        BankState::Coming => "planned",
        BankState::InForce => "published",
        BankState::Retired => "superseded",
    };
    view! { <StateTag code=tone text=words.bank().state_of(state)/> }.into_any()
}

fn table(words: Words, versions: &[KeptVersion]) -> AnyView {
    let w = words.bank();
    let rows = versions
        .iter()
        .map(|v| {
            let q = &v.content;
            let from = v.from.map_or_else(|| "–".to_owned(), |day| date_words(day, words.lang));
            let langs = if has_english(q) { w.lang_all } else { w.lang_two };
            view! {
                <tr>
                    <th scope="row">
                        <a class="ds-link" href=path::questionnaire(words.lang, q.id)>
                            {fill(w.version, &[("n", &q.version.to_string())])}
                        </a>
                    </th>
                    <td data-label=w.state>{tag(words, v.state)}</td>
                    <td data-label=w.from class="nowrap">{from}</td>
                    <td data-label=w.asked class="numeric">{q.items().count()}</td>
                    <td data-label=w.minutes class="nowrap">{fill(w.n_minutes, &[("n", &minutes(q).to_string())])}</td>
                    <td data-label=w.langs>{langs}</td>
                    <td data-label=w.surveys class="numeric">{v.surveys}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.table}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.title}</th>
                    <th scope="col">{w.state}</th>
                    <th scope="col">{w.from}</th>
                    <th scope="col" class="numeric">{w.asked}</th>
                    <th scope="col">{w.minutes}</th>
                    <th scope="col">{w.langs}</th>
                    <th scope="col" class="numeric">{w.surveys}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// One version: what it asks, what is new in it, and – for a draft – the desk it is written at.
///
/// # Errors
/// `SignIn`, `Forbidden`; `Missing`.
pub async fn version_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.bank();
    let id: QuestionnaireId = request.param("id")?;
    let versions = request.services.bank.versions(&request.actor).await?;
    let kept = versions
        .iter()
        .find(|v| v.content.id == id)
        .ok_or(Fault::Missing)?;
    let number = kept.content.version.to_string();
    let is_draft = kept.state == BankState::Draft;
    let title = fill(if is_draft { w.edit_title } else { w.version }, &[("n", &number)]);
    let older: Vec<KeptVersion> = versions
        .iter()
        .filter(|v| v.content.code == kept.content.code && v.content.version < kept.content.version)
        .cloned()
        .collect();
    let changed = before(&older).map(|old| changed(words, &old.content, &kept.content));
    let desk = (is_draft && request.actor.leads_directorate())
        .then(|| edit::desk(words, kept, request.returned::<TypedBank>()));
    let locked = (!is_draft).then(|| view! { <p class="soft measure">{w.locked}</p> });
    let body = view! {
        <Breadcrumbs words above=above(words, true) here=title.clone()/>
        <header class="page-title">
            <h1>{title.clone()} " " {tag(words, kept.state)}</h1>
            {locked}
        </header>
        {desk}
        {changed}
        <section class="section" aria-labelledby="forhandsvisning">
            <h2 id="forhandsvisning">{w.preview}</h2>
            <p class="soft">{w.preview_note}</p>
            <div class="survey">{questions(words, &kept.content, kept.text_from)}</div>
        </section>
    };
    Ok(Page::private(title, body).at(Width::Work))
}

fn changed(words: Words, before: &Questionnaire, after: &Questionnaire) -> AnyView {
    let w = words.bank();
    let told = differences(before, after);
    let said = |texts: &Option<Texts>| {
        let text = texts.as_ref().map(|t| t.get(words.lang).to_owned());
        text.filter(|t| !t.is_empty()).unwrap_or_else(|| "–".to_owned())
    };
    let row = |d: &Difference| {
        view! {
            <tr>
                <td data-label=w.change><strong>{w.change_of(d.change)}</strong></td>
                <td data-label=w.before>{said(&d.before)}</td>
                <td data-label=w.after>{said(&d.after)}</td>
            </tr>
        }
    };
    let table = if told.is_empty() {
        view! { <p>{w.changed_none}</p> }.into_any()
    } else {
        view! {
            <table class="work-table">
                <caption class="sr-only">{w.change}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.change}</th>
                        <th scope="col">{w.before}</th>
                        <th scope="col">{w.after}</th>
                    </tr>
                </thead>
                <tbody>{told.iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    let has_new = told.iter().any(|d| d.change == Change::New);
    let apart = has_new.then(|| view! { <p class="measure">{w.apart}</p> });
    let lost = out_of_index(before, after)
        .map(|item| {
            let question = item.headline(words.lang);
            view! {
                <div class="notice" data-tone="warn">
                    {sign("warning")}
                    <div class="notice__body"><p>{fill(w.out_of_index, &[("question", &question)])}</p></div>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="section stack" aria-labelledby="endringer">
            <h2 id="endringer">{fill(w.changed, &[("n", &before.version.to_string())])}</h2>
            <p class="measure">{w.followed}</p>
            {apart}
            {lost}
            {table}
        </section>
    }
    .into_any()
}
