//! The guidelines as the directorate works with them: every version, and the drafts.

use leptos::prelude::*;

use super::guideline::{in_force, period};
use super::tabs::{Tab, tabs};
use crate::path;
use crate::review::model::Guideline;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words};
use crate::shared::ui::{StateTag, dated};
use crate::words::{Words, fill};

/// All versions and drafts.
///
/// # Errors
/// `SignIn`, `Forbidden` unless the actor may review.
pub async fn guidelines_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let r = words.rules();
    let drafts = request.services.guidelines.drafts(&request.actor).await?;
    let history = request.services.guidelines.history().await?;
    let begin = request.actor.leads_directorate().then(|| {
        view! {
            <form method="post" action=path::act(words.lang, "guideline/begin")>
                <button class="ds-button" data-variant="secondary" type="submit">{r.begin}</button>
            </form>
        }
    });
    let read_only = (!request.actor.leads_directorate()).then(|| view! { <p class="soft">{r.read_only}</p> });
    let body = view! {
        <header class="page-title">
            <h1>{r.title}</h1>
            <p class="page-title__lead">{r.lead}</p>
        </header>
        {tabs(&request, Tab::Guidelines)}
        <section class="section stack" aria-labelledby="utkast">
            <h2 id="utkast">{r.drafts}</h2>
            {draft_list(words, &drafts)}
            {begin}
            {read_only}
        </section>
        <section class="section" aria-labelledby="versjoner">
            <h2 id="versjoner">{r.history}</h2>
            {versions(words, &history, request.today)}
        </section>
    };
    Ok(Page::private(r.title, body).at(Width::Work))
}

fn draft_list(words: Words, drafts: &[Guideline]) -> AnyView {
    let r = words.rules();
    if drafts.is_empty() {
        return view! { <p>{r.drafts_none}</p> }.into_any();
    }
    let lines = drafts
        .iter()
        .map(|draft| {
            let name = fill(r.version, &[("code", &draft.code)]);
            let day = draft.valid_from;
            view! {
                <li>
                    <a href=path::guideline_draft(words.lang, draft.id)>{name}</a>
                    " · " {dated(r.from, day, &date_words(day, words.lang))}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="stack stack--tight">{lines}</ul> }.into_any()
}

fn versions(words: Words, history: &[Guideline], today: Date) -> AnyView {
    let r = words.rules();
    let current = in_force(history, today).map(|g| g.id);
    let lines = history
        .iter()
        .enumerate()
        .map(|(i, guideline)| {
            let (tone, said) = if Some(guideline.id) == current {
                ("published", r.in_force)
            } else if guideline.valid_from > today {
                ("planned", r.coming)
            } else {
                ("superseded", r.past)
            };
            let n = fill(r.n_criteria, &[("n", &guideline.criteria.len().to_string())]);
            let href = path::with_query(
                &path::guideline(words.lang),
                [("versjon", guideline.id.to_string())],
            );
            view! {
                <tr>
                    <th scope="row"><a href=href>{fill(r.version, &[("code", &guideline.code)])}</a></th>
                    <td data-label=r.valid_from>{period(words, history, i)}</td>
                    <td data-label=r.criteria>{n}</td>
                    <td data-label=words.desk().csv_state><StateTag code=tone text=said/></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table">
            <caption class="sr-only">{r.history}</caption>
            <thead>
                <tr>
                    <th scope="col">{r.code}</th>
                    <th scope="col">{r.valid_from}</th>
                    <th scope="col">{r.criteria}</th>
                    <th scope="col">{words.desk().csv_state}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}
