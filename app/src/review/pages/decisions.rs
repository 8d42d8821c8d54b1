//! What the directorate has decided about an institution's texts, for the people who write them.

use leptos::prelude::*;

use crate::path;
use crate::review::model::{DecisionRow, Outcome};
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::time::{date_words, oslo_date};
use crate::shared::ui::{Breadcrumbs, DemoMark, StateTag, dated};
use crate::words::{Words, fill};

/// All decisions, or those on one offer (`?tilbud=7`).
///
/// # Errors
/// `SignIn`, `Forbidden` for anyone who works for no institution.
pub async fn decisions_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.decision();
    let offer = request.query_value("tilbud").and_then(|id| id.parse().ok());
    let rows = request
        .services
        .decisions
        .decisions(&request.actor, offer)
        .await?;
    let above = vec![(path::workbench(words.lang), words.frame.workbench.to_owned())];
    let only = offer.map(|_| {
        view! { <p>{w.list_one} " " <a href=path::decisions(words.lang)>{w.list_all}</a></p> }
    });
    let body = view! {
        <Breadcrumbs words above here=w.list_title/>
        <header class="page-title">
            <h1>{w.list_title}</h1>
            <p class="page-title__lead">{w.list_lead}</p>
            {only}
        </header>
        {list(words, &rows)}
    };
    Ok(Page::private(w.list_title, body).at(Width::Work))
}

fn list(words: Words, rows: &[DecisionRow]) -> AnyView {
    let w = words.decision();
    if rows.is_empty() {
        return view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.list_empty}</p>
                <p>{w.list_empty_text}</p>
            </div>
        }
        .into_any();
    }
    let lines = rows.iter().map(|row| line(words, row)).collect_view();
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.list_title}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.offer}</th>
                    <th scope="col">{w.year}</th>
                    <th scope="col">{w.decided}</th>
                    <th scope="col">{words.review.decided}</th>
                    <th scope="col">{w.word}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn line(words: Words, row: &DecisionRow) -> AnyView {
    let (w, d) = (words.decision(), words.desk());
    let tone = match row.outcome {
        Outcome::Approved => "approved",
        Outcome::Returned => "returned",
    };
    let day = oslo_date(row.decided_at);
    let appeal = match (row.appeal, row.appeal_until) {
        (Some(state), _) => view! { <span class="work-table__sub">{d.appeal(state)}</span> }.into_any(),
        (None, Some(until)) => {
            let said = fill(w.appeal_by, &[("date", &date_words(until, words.lang))]);
            view! { <span class="work-table__sub">{said}</span> }.into_any()
        }
        (None, None) => ().into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=path::decision(words.lang, row.case)>{row.title.clone()}</a>
                " "
                <DemoMark words on=row.is_demo/>
                <span class="work-table__sub">{row.institution_short.clone()}</span>
            </th>
            <td data-label=w.year>{row.year.to_string()}</td>
            <td data-label=w.decided>
                <div><StateTag code=tone text=words.review.outcome_words(row.outcome)/> {appeal}</div>
            </td>
            <td data-label=words.review.decided>{dated("{date}", day, &date_words(day, words.lang))}</td>
            <td data-label=w.word>{row.summary.clone()}</td>
        </tr>
    }
    .into_any()
}
