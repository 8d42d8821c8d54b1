//! Small marks: where something stands, and what is invented.

use leptos::prelude::*;

use crate::words::Words;

/// A state in words; `code` only chooses the tone.
#[component]
pub fn StateTag(#[prop(into)] code: String, #[prop(into)] text: String) -> impl IntoView {
    view! { <span class="state-tag" data-state=code>{text}</span> }
}

/// Marks what is made up for the demonstration; nothing where `on` is false.
#[component]
pub fn DemoMark(words: Words, on: bool) -> impl IntoView {
    on.then(|| view! { <span class="demo-mark">{words.frame.demo_mark}</span> })
}
