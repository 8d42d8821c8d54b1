//! Pages of this domain: the queue, one case, decisions, guidelines, the national picture.
//!
//! `case` asks for the verdicts, `decided` shows them afterwards, and both quote the offer through
//! `offer_text`, which also draws it whole; `document` is the decision to be printed.

mod case;
mod case_fields;
mod decided;
mod decisions;
mod desk_side;
mod difference;
mod document;
mod guideline;
mod guideline_edit;
mod guideline_preview;
mod guidelines;
mod letter_langs;
mod offer_languages;
mod offer_runs;
mod offer_text;
mod phrases;
mod picture;
mod priorities;
mod queue;
mod queue_choice;
mod tabs;
#[cfg(test)]
mod tests;

pub use picture::{axis_value, read_choice as picture_choice};
pub use queue_choice::read as case_query;
pub use tabs::{Tab, tabs};

use crate::route;
use crate::shared::page::Route;
use crate::shared::time::{Date, Instant, oslo_date};
use crate::words::{Words, fill};

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/direktorat", queue::queue_page),
        route!("/{lang}/direktorat/saker/{id}", case::case_page),
        route!("/{lang}/foringer", guideline::guideline_page),
        route!("/{lang}/vedtak/{id}", document::document_page),
        route!("/{lang}/institusjon/vedtak", decisions::decisions_page),
        route!("/{lang}/direktorat/foringer", guidelines::guidelines_page),
        route!("/{lang}/direktorat/foringer/{id}", guideline_edit::draft_page),
        route!(
            "/{lang}/direktorat/foringer/{id}/proving",
            guideline_preview::preview_page
        ),
        route!("/{lang}/direktorat/formuleringer", phrases::phrases_page),
        route!("/{lang}/direktorat/bilde", picture::picture_page),
        route!("/{lang}/direktorat/prioriteringer", priorities::priorities_page),
        route!("/{lang}/direktorat/malform", letter_langs::letter_langs_page),
    ]
}

/// Whole days since `at`, on the Norwegian calendar.
fn age(at: Instant, today: Date) -> i64 {
    (today - oslo_date(at)).num_days().max(0)
}

fn age_words(days: i64, words: Words) -> String {
    match days {
        0 => words.review.age_today.to_owned(),
        1 => words.review.age_one.to_owned(),
        n => fill(words.review.age_days, &[("n", &n.to_string())]),
    }
}
