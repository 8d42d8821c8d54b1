//! Pages of this domain: the form behind a participant's link, the institution's surveys, the results.

mod answer;
mod days;
mod own;
mod people;
mod questions;
mod results;
mod results_options;
#[cfg(test)]
pub mod samples;
mod summary;
mod survey;
mod surveys;
mod surveys_filter;

pub(crate) use questions::questions;

use leptos::prelude::*;

use crate::route;
use crate::shared::page::Route;
use crate::shared::time::{Date, date_words};
use crate::words::Words;

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/svar/{token}", answer::answer_page),
        route!("/{lang}/svar-takk", answer::thanks_page),
        route!("/{lang}/svar-stopp/{stop}", answer::stop_page),
        route!("/{lang}/svar-stoppet", answer::stopped_page),
        route!("/{lang}/institusjon/undersokelser", surveys::surveys_page),
        route!(
            "/{lang}/institusjon/undersokelser/{evaluation}",
            survey::survey_page
        ),
        route!("/{lang}/resultater/{evaluation}", results::results_page),
    ]
}

/// A day in words that programs can read too.
fn day(words: Words, date: Date) -> AnyView {
    view! { <time datetime=date.to_string()>{date_words(date, words.lang)}</time> }.into_any()
}

/// From the first day to the last.
fn period(words: Words, from: Date, to: Date) -> AnyView {
    view! { {day(words, from)} " – " {day(words, to)} }.into_any()
}
