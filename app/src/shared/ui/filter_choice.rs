//! One thing a list is narrowed by: a choice that stands in the address.

use leptos::prelude::*;

/// The options after a first one that narrows nothing.
pub fn any_or<C: Into<String>>(
    any: &str,
    options: impl IntoIterator<Item = (C, String)>,
) -> impl Iterator<Item = (String, String)> {
    let options = options.into_iter().map(|(code, said)| (code.into(), said));
    std::iter::once((String::new(), any.to_owned())).chain(options)
}

/// A field of a toolbar; `chosen` is the code that is chosen now, empty where the first option stands for all.
#[must_use]
pub fn filter_choice<C: Into<String>>(
    name: &'static str,
    label: &'static str,
    chosen: &str,
    options: impl IntoIterator<Item = (C, String)>,
) -> AnyView {
    let options = options
        .into_iter()
        .map(|(code, said)| {
            let code = code.into();
            let selected = code == chosen;
            view! { <option value=code selected=selected>{said}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label class="field__label" for=name>{label}</label>
            <select class="ds-input" id=name name=name>{options}</select>
        </div>
    }
    .into_any()
}
