//! What a draft of guidelines would mean for the offers that are live now, as far as a machine can tell.

use leptos::prelude::*;

use crate::path;
use crate::review::model::{CheckedCriterion, Criterion, Preview};
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::ids::GuidelineId;
use crate::shared::page::{Page, Width};
use crate::shared::ui::{Breadcrumbs, StateTag};
use crate::shared::units::grouped;
use crate::words::{Words, fill};

/// Each criterion with how many live offers would fail it.
///
/// # Errors
/// `SignIn`, `Forbidden` unless the actor may review; `Missing`.
pub async fn preview_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let r = words.rules();
    let id: GuidelineId = request.param("id")?;
    let (guideline, preview) = request.services.guidelines.preview(&request.actor, id).await?;
    let title = fill(r.try_title, &[("code", &guideline.code)]);
    let above = vec![
        (path::queue(words.lang), words.review.title.to_owned()),
        (path::guidelines(words.lang), r.tab.to_owned()),
        (
            path::guideline_draft(words.lang, id),
            fill(r.version, &[("code", &guideline.code)]),
        ),
    ];
    let lead = if preview.offers == 0 {
        r.try_offers.to_owned()
    } else {
        fill(r.try_lead, &[("n", &number(preview.offers))])
    };
    let rows = guideline
        .criteria
        .iter()
        .zip(&preview.criteria)
        .enumerate()
        .map(|(i, (criterion, checked))| row(words, i + 1, criterion, checked.as_ref(), &preview))
        .collect_view();
    let body = view! {
        <Breadcrumbs words above here=title.clone()/>
        <header class="page-title">
            <h1>{title.clone()}</h1>
            <p class="page-title__lead">{lead}</p>
            <p><a href=path::guideline_draft(words.lang, id)>{r.back_to_draft}</a></p>
        </header>
        {rows}
    };
    Ok(Page::private(title, body).at(Width::Work))
}

fn number(n: usize) -> String {
    grouped(i64::try_from(n).unwrap_or(i64::MAX))
}

fn row(
    words: Words,
    n: usize,
    criterion: &Criterion,
    checked: Option<&CheckedCriterion>,
    preview: &Preview,
) -> AnyView {
    let r = words.rules();
    let found = match checked {
        None => view! { <p class="soft">{r.says_reader}</p> }.into_any(),
        Some(checked) => result(words, checked, preview),
    };
    let looked_for = checked.map(|_| view! { <p class="small soft">{r.says(criterion.rule)}</p> });
    view! {
        <section class="verdict">
            <div class="verdict__criterion">
                <p class="verdict__number">{words.review.group(&criterion.group).to_owned()}</p>
                <h2 class="verdict__title">{n.to_string()} ". " {criterion.text.get(words.lang).to_owned()}</h2>
                {looked_for}
            </div>
            <div class="verdict__judge">{found}</div>
        </section>
    }
    .into_any()
}

fn result(words: Words, checked: &CheckedCriterion, preview: &Preview) -> AnyView {
    let r = words.rules();
    let now = match checked.failing_now {
        Some(n) => fill(r.try_now, &[("n", &number(n))]),
        None => r.try_new.to_owned(),
    };
    if checked.failing == 0 {
        return view! { <p>{r.try_none}</p> <p class="small soft">{now}</p> }.into_any();
    }
    let said = fill(
        r.try_fails,
        &[
            ("failing", &number(checked.failing)),
            ("all", &number(preview.offers)),
        ],
    );
    let examples = checked
        .examples
        .iter()
        .map(|offer| {
            view! {
                <li>
                    <a href=path::offer(words.lang, offer.offer)>{offer.title.clone()}</a>
                    " · " {offer.institution_short.clone()}
                </li>
            }
        })
        .collect_view();
    let more = checked.failing - checked.examples.len();
    let more = (more > 0).then(|| view! { <li>{fill(r.try_more, &[("n", &number(more))])}</li> });
    view! {
        <p><StateTag code="returned" text=number(checked.failing)/> " " {said}</p>
        <p class="small soft">{now}</p>
        <details class="fold">
            <summary>{r.try_examples}</summary>
            <ul class="small">{examples} {more}</ul>
        </details>
    }
    .into_any()
}
