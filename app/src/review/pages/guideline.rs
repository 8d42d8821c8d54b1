//! The guideline in force, for everyone to read.

use leptos::prelude::*;

use super::offer_text::Part;
use crate::review::model::{Criterion, Guideline};
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::{Page, Width};
use crate::shared::time::date_words;
use crate::shared::ui::{dated, sign};
use crate::words::{Words, fill};

/// The guideline in force.
///
/// # Errors
/// `Missing` while there is none.
pub async fn guideline_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let guideline = request.services.review.guideline().await?;
    let title = guideline.title.get(words.lang).to_owned();
    Ok(Page::new(title, text(words, &guideline)).at(Width::Narrow))
}

/// Criteria of one group under its name, in the order of the checklist.
pub(super) fn groups(guideline: &Guideline) -> Vec<(&str, Vec<&Criterion>)> {
    let mut groups: Vec<(&str, Vec<&Criterion>)> = vec![];
    for criterion in &guideline.criteria {
        match groups.iter_mut().find(|(code, _)| *code == criterion.group) {
            Some((_, criteria)) => criteria.push(criterion),
            None => groups.push((&criterion.group, vec![criterion])),
        }
    }
    groups
}

/// The criteria in the order they are read: a criterion's number is its place here.
pub(super) fn in_order(guideline: &Guideline) -> Vec<&Criterion> {
    groups(guideline)
        .into_iter()
        .flat_map(|(_, criteria)| criteria)
        .collect()
}

fn text(words: Words, guideline: &Guideline) -> AnyView {
    let w = words.review;
    let day = guideline.valid_from;
    let valid = fill(w.guideline_valid, &[("code", &guideline.code)]);
    let sections = groups(guideline)
        .into_iter()
        .map(|(code, criteria)| {
            let id = format!("group-{code}");
            let lines = criteria.into_iter().map(|c| line(words, c)).collect_view();
            view! {
                <section class="section" aria-labelledby=id.clone()>
                    <h2 id=id.clone()>{w.group(code).to_owned()}</h2>
                    <ul class="checklist">{lines}</ul>
                </section>
            }
        })
        .collect_view();
    view! {
        <header class="page-title">
            <p class="page-title__over">{dated(&valid, day, &date_words(day, words.lang))}</p>
            <h1>{guideline.title.get(words.lang).to_owned()}</h1>
            <p class="page-title__lead">{w.guideline_lead}</p>
        </header>
        {sections}
    }
    .into_any()
}

fn line(words: Words, criterion: &Criterion) -> AnyView {
    let help = criterion.help.get(words.lang).to_owned();
    let part = Part::of_field(&criterion.field).map(|part| {
        let said = fill(words.review.read_in, &[("part", &part.name(words))]);
        view! { <span class="checklist__note">{said}</span> }
    });
    view! {
        <li id=format!("krav-{}", criterion.code)>
            {sign("check")}
            <span>{criterion.text.get(words.lang).to_owned()}</span>
            {(!help.is_empty()).then(|| view! { <span class="checklist__note">{help}</span> })}
            {part}
        </li>
    }
    .into_any()
}
