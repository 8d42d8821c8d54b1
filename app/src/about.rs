//! The privacy page and the accessibility statement: what the site owes everyone to say of itself.
//!
//! The promises on ballots and on small numbers restate what the evaluation does; change them together.

use leptos::prelude::*;

use crate::route;
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::{Date, date_words};
use crate::shared::ui::dated;
use crate::words::Words;

const DATA_PROTECTION_AUTHORITY: &str = "https://www.datatilsynet.no/";
const UNIVERSAL_DESIGN_AUTHORITY: &str = "https://www.uutilsynet.no/";

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/personvern", privacy_page),
        route!("/{lang}/tilgjengelighet", accessibility_page),
    ]
}

/// What is stored about people, and what remains possible.
///
/// # Errors
/// None.
pub async fn privacy_page(request: Request) -> Result<Page, Fault> {
    let w = request.words();
    let a = w.about;
    let body = view! {
        <article class="prose">
            {title(w.frame.privacy, a.privacy_lead)}
            <h2>{a.reading}</h2>
            {list(&[a.reading_1, a.reading_2])}
            <h2>{a.account}</h2>
            {list(&[a.account_1, a.account_2, a.account_3, a.account_4])}
            <h2>{a.survey}</h2>
            {list(&[a.survey_1, a.survey_2])}
            <h3>{a.apart}</h3>
            {list(&[a.apart_1, a.apart_2, a.apart_3, a.apart_4, a.apart_4_copy, a.apart_5, a.apart_6])}
            <h3 id="remains">{a.remains}</h3>
            {list(&[a.remains_1, a.remains_1_copy, a.remains_2, a.remains_3])}
            <h2>{a.shown}</h2>
            {list(&[a.shown_1, a.shown_2, a.shown_3, a.shown_4, a.shown_5, a.shown_6])}
            <h2>{a.kept}</h2>
            {kept(w)}
            <h2>{a.rights}</h2>
            {list(&[a.rights_1, a.rights_2])}
            {outward(a.rights_3, DATA_PROTECTION_AUTHORITY)}
            {written_on(&request)}
        </article>
    };
    Ok(Page::new(w.frame.privacy, body).at(Width::Normal))
}

/// How accessible the site is, how that was tested, and whom to tell.
///
/// # Errors
/// None.
pub async fn accessibility_page(request: Request) -> Result<Page, Fault> {
    let w = request.words();
    let a = w.about;
    let body = view! {
        <article class="prose">
            {title(w.frame.accessibility, a.access_lead)}
            <h2>{a.access_goal}</h2>
            <p>{a.access_goal_1}</p>
            <h2>{a.access_tested}</h2>
            {list(&[a.access_tested_1, a.access_tested_2])}
            <h2>{a.access_known}</h2>
            {list(&[a.access_known_1, a.access_known_2, a.access_known_3])}
            <h2>{a.access_contact}</h2>
            <p>{a.access_contact_1}</p>
            {outward(a.access_contact_2, UNIVERSAL_DESIGN_AUTHORITY)}
            {written_on(&request)}
        </article>
    };
    Ok(Page::new(w.frame.accessibility, body).at(Width::Narrow))
}

fn title(title: &'static str, lead: &'static str) -> AnyView {
    view! {
        <header class="page-title">
            <h1>{title}</h1>
            <p class="page-title__lead">{lead}</p>
        </header>
    }
    .into_any()
}

fn list(lines: &[&'static str]) -> AnyView {
    let lines = lines.iter().map(|&line| view! { <li>{line}</li> }).collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}

/// What is kept, row by row.
fn kept(words: Words) -> AnyView {
    let a = words.about;
    let rows = a
        .kept_rows()
        .into_iter()
        .map(|[what, why, long, by]| {
            view! {
                <tr>
                    <th scope="row">{what}</th>
                    <td data-label=a.kept_why>{why}</td>
                    <td data-label=a.kept_long>{long}</td>
                    <td data-label=a.kept_by>{by}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table">
            <caption class="sr-only">{a.kept}</caption>
            <thead>
                <tr>
                    <th scope="col">{a.kept_what}</th>
                    <th scope="col">{a.kept_why}</th>
                    <th scope="col">{a.kept_long}</th>
                    <th scope="col">{a.kept_by}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn outward(text: &'static str, address: &'static str) -> AnyView {
    view! { <p>{text} " " <a href=address>{address.trim_start_matches("https://").trim_end_matches('/')}</a></p> }
        .into_any()
}

fn written_on(request: &Request) -> AnyView {
    let day = Date::from_ymd_opt(2026, 11, 29).expect("a day of the calendar");
    let said = date_words(day, request.lang);
    view! { <p class="source">{dated(request.words().about.written, day, &said)}</p> }.into_any()
}
