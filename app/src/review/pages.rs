//! Pages of this domain: the queue, one case, the guideline.
//!
//! `case` asks for the verdicts, `decided` shows them afterwards, and both quote the offer through
//! `offer_text`, which also draws it whole.

mod case;
mod decided;
mod guideline;
mod offer_runs;
mod offer_text;
mod queue;
#[cfg(test)]
mod tests;

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
