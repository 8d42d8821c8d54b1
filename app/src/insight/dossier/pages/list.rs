//! Institutions with their dossiers, a link for each study year.

use leptos::prelude::*;

use crate::insight::dossier::model::DossierRow;
use crate::path;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::time::date_words;
use crate::shared::ui::Breadcrumbs;
use crate::words::Words;

/// The list.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who works neither for an institution nor for the directorate.
pub async fn list_page(request: Request) -> Result<Page, Fault> {
    let rows = request.services.dossiers.list(&request.actor).await?;
    let words = request.words();
    let w = words.dossier();
    let above = vec![(path::overview(words.lang), words.frame.results.to_owned())];
    let body = view! {
        <Breadcrumbs words above here=w.list_title/>
        <header class="page-title">
            <h1>{w.list_title}</h1>
            <p class="page-title__lead">{w.list_lead}</p>
        </header>
        {if rows.is_empty() {
            view! { <div class="empty-state"><p>{w.list_none}</p></div> }.into_any()
        } else {
            table(words, &rows)
        }}
    };
    Ok(Page::private(w.list_title, body).at(Width::Work))
}

fn table(words: Words, rows: &[DossierRow]) -> AnyView {
    let (w, lang) = (words.dossier(), words.lang);
    let rows = rows.iter().map(|row| {
        let years = row.years.iter().map(|(year, held)| {
            let held = held.map_or_else(
                || view! { <span class="soft">{w.not_held}</span> }.into_any(),
                |day| {
                    view! { <time class="soft" datetime=day.to_string()>{date_words(day, lang)}</time> }
                        .into_any()
                },
            );
            let href = path::dossier(lang, row.institution, *year);
            let said = format!("{}, {year}", row.name);
            view! {
                <li>
                    <a class="ds-link nowrap" href=href aria-label=said>{year.to_string()}</a>
                    " · " {held}
                </li>
            }
        });
        view! {
            <tr>
                <th scope="row">{row.name.clone()}</th>
                <td data-label=w.year><ul class="plain-list">{years.collect_view()}</ul></td>
            </tr>
        }
    });
    let head = format!("{} · {}", w.year, w.meeting.to_lowercase());
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.list_title}</caption>
            <thead><tr><th scope="col">{w.institution}</th><th scope="col">{head}</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
