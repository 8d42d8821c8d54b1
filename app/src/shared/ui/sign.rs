//! Line icons from the site's sprite; always beside words, never instead of them.

use leptos::prelude::*;

/// The icon with this name in `style/public/signs.svg`: `search`, `theme-assessment` …
#[must_use]
pub fn sign(name: &str) -> AnyView {
    view! {
        <svg class="sign" aria-hidden="true">
            <use href=format!("/files/signs.svg#{name}")></use>
        </svg>
    }
    .into_any()
}
