//! A sentence with a date in it.

use leptos::prelude::*;

use crate::shared::time::Date;

/// `sentence` with its `{date}` place filled by `said`, marked as the day it is.
///
/// Only the date is marked: it never breaks over lines, the sentence may.
#[must_use]
pub fn dated(sentence: &str, day: Date, said: &str) -> AnyView {
    let (before, after) = sentence.split_once("{date}").unwrap_or((sentence, ""));
    view! { {before.to_owned()} <time datetime=day.to_string()>{said.to_owned()}</time> {after.to_owned()} }
        .into_any()
}
