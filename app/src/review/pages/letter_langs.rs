//! The form of Norwegian the directorate writes to each institution in.

use leptos::prelude::*;

use super::tabs::{Tab, tabs};
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::lang::Lang;
use crate::shared::page::{Page, Width};
use crate::words::{Words, fill};

/// Every institution with its form.
///
/// # Errors
/// `SignIn`, `Forbidden` for anyone who does not work for the directorate.
pub async fn letter_langs_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let n = words.national();
    let langs = request.services.national.letter_langs(&request.actor).await?;
    let reference = request.services.catalogue.reference().await?;
    let may_edit = request.actor.leads_directorate();
    let rows = reference
        .institutions
        .iter()
        .map(|institution| {
            let lang = langs
                .iter()
                .find(|(id, _)| *id == institution.id)
                .map_or(Lang::Nb, |(_, lang)| *lang);
            let cell = if may_edit {
                choice(words, institution.id.0, &institution.name, lang)
            } else {
                view! { {lang.own_name()} }.into_any()
            };
            view! {
                <tr>
                    <th scope="row">{institution.name.clone()}</th>
                    <td data-label=n.letter_lang>{cell}</td>
                </tr>
            }
        })
        .collect_view();
    let body = view! {
        <header class="page-title">
            <h1>{n.letter_langs}</h1>
            <p class="page-title__lead">{n.letter_langs_lead}</p>
        </header>
        {tabs(&request, Tab::LetterLangs)}
        <table class="work-table">
            <caption class="sr-only">{n.letter_langs}</caption>
            <thead>
                <tr>
                    <th scope="col">{n.institution}</th>
                    <th scope="col">{n.letter_lang}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {(!may_edit).then(|| view! { <p class="soft">{n.read_only}</p> })}
    };
    Ok(Page::private(n.letter_langs, body).at(Width::Work))
}

fn choice(words: Words, institution: i64, name: &str, chosen: Lang) -> AnyView {
    let n = words.national();
    let options = [Lang::Nb, Lang::Nn]
        .into_iter()
        .map(|lang| {
            let selected = lang == chosen;
            view! { <option value=lang.code() selected=selected>{lang.own_name()}</option> }
        })
        .collect_view();
    view! {
        <form class="cluster" method="post" action=path::act(words.lang, "institution/letter_lang")>
            <input type="hidden" name="institution" value=institution.to_string()/>
            <select class="ds-input input--16" name="letter_lang" aria-label=fill(n.letter_lang_of, &[("institution", name)])>
                {options}
            </select>
            <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit">{n.change}</button>
        </form>
    }
    .into_any()
}
