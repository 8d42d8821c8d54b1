//! Where a page lies.

use leptos::prelude::*;

use crate::words::Words;

/// The pages above this one, outermost first, as (address, words), and this page.
#[component]
pub fn Breadcrumbs(words: Words, above: Vec<(String, String)>, #[prop(into)] here: String) -> impl IntoView {
    let above = above
        .into_iter()
        .map(|(href, text)| view! { <li><a href=href>{text}</a></li> })
        .collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=words.frame.you_are_here>
            <ol>
                {above}
                <li><span aria-current="page">{here}</span></li>
            </ol>
        </nav>
    }
}
