//! Pages of this domain: the queue, one survey's texts with their forms, what readers of its results see, and
//! the overview.

mod overview;
mod queue;
mod reading;
mod reading_form;
mod told;

use leptos::prelude::*;

use super::model::{By, Category, Hint, Told, ToldStand};
use crate::catalogue::model::Reference;
use crate::evaluation::model::Questionnaire;
use crate::route;
use crate::shared::ids::InstitutionId;
use crate::shared::page::Route;
use crate::shared::time::{Date, StudyYear, date_words};
use crate::words::{Words, fill};

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/direktorat/fritekst", queue::queue_page),
        route!("/{lang}/direktorat/fritekst/{evaluation}", reading::reading_page),
        route!("/{lang}/resultater/fritekst", overview::overview_page),
        route!("/{lang}/resultater/{evaluation}/fritekst", told::told_page),
    ]
}

/// A day in words that programs can read too.
fn day(words: Words, date: Date) -> AnyView {
    view! { <time datetime=date.to_string()>{date_words(date, words.lang)}</time> }.into_any()
}

/// A question as it was asked.
#[must_use]
pub fn item_text(words: Words, questionnaire: &Questionnaire, code: &str) -> String {
    let item = questionnaire.items().find(|i| i.code == code);
    item.map_or_else(|| code.to_owned(), |i| i.text.get(words.lang).to_owned())
}

/// A count, or that it is below the limit.
#[must_use]
pub fn count_words(words: Words, n: Option<u32>, limit: u32) -> String {
    n.map_or_else(
        || fill(words.remarks().count_fewer, &[("n", &limit.to_string())]),
        |n| n.to_string(),
    )
}

/// A sum told in whole steps of the limit.
#[must_use]
pub fn steps_words(words: Words, n: Option<u32>, limit: u32) -> String {
    match n {
        Some(n) if n > 0 => fill(words.remarks().count_least, &[("n", &n.to_string())]),
        n => count_words(words, n, limit),
    }
}

/// Why a survey's texts are not shown; empty where they are.
#[must_use]
pub fn stand_words(words: Words, told: &Told) -> String {
    let w = words.remarks();
    match told.stand {
        ToldStand::TooFew => fill(w.few, &[("n", &told.limit.to_string())]),
        ToldStand::Nothing => w.nothing.to_owned(),
        ToldStand::Waiting => w.results_waiting.to_owned(),
        ToldStand::Lapsed => w.lapsed.to_owned(),
        ToldStand::Read { .. } => String::new(),
    }
}

/// What a row of the overview stands for, in words.
#[must_use]
pub fn row_name(words: Words, by: By, key: &str, reference: &Reference) -> String {
    match by {
        By::Institution => key
            .parse::<InstitutionId>()
            .ok()
            .and_then(|id| reference.institution(id))
            .map_or_else(|| key.to_owned(), |i| i.name.clone()),
        By::Subject => reference.subject_name(key, words.lang).to_owned(),
        By::Year => key
            .parse()
            .map_or_else(|_| key.to_owned(), |year| StudyYear(year).to_string()),
    }
}

/// Names of categories in a row.
fn category_names(words: Words, categories: &[Category]) -> String {
    let w = words.remarks();
    let names: Vec<&str> = categories.iter().map(|c| w.category_name(*c)).collect();
    names.join(", ")
}

/// A participant's text, in quotation; what may point to somebody is underlined, and named after it.
fn quoted(words: Words, text: &str, hints: &[Hint]) -> AnyView {
    let mut parts: Vec<AnyView> = vec![];
    let mut at = 0;
    for hint in hints {
        let (Some(before), Some(marked)) = (text.get(at..hint.from), text.get(hint.from..hint.to)) else {
            continue;
        };
        let kind = words.remarks().hint(hint.kind);
        parts.push(before.to_owned().into_any());
        parts.push(
            view! {
                <mark class="remark-hint">
                    <span class="remark-hint__word">{marked.to_owned()}</span>
                    " "<span class="remark-hint__kind">"("{kind}")"</span>
                </mark>
            }
            .into_any(),
        );
        at = hint.to;
    }
    parts.push(text.get(at..).unwrap_or_default().to_owned().into_any());
    view! { <blockquote class="remark__text">{parts}</blockquote> }.into_any()
}
