//! A label in northern Sámi where there is a word for it.

use leptos::prelude::*;

use crate::shared::lang::Lang;
use crate::words::{Words, sami};

/// A label as it stands on a page: on Sámi pages the Sámi term, marked as such; without one, bokmål as the page is.
#[must_use]
pub fn term(words: Words, label: &'static str) -> AnyView {
    match sami::term(label).filter(|_| words.lang == Lang::Se) {
        Some(sami) => view! { <span lang="se">{sami}</span> }.into_any(),
        None => label.into_any(),
    }
}
