//! Where a page lies.

use leptos::prelude::*;

use crate::words::Words;

/// The pages above this one, outermost first, as (address, words), and this page.
#[component]
pub fn Breadcrumbs(
    words: Words,
    above: Vec<(String, String)>,
    #[prop(into)] here: String,
    /// The language this page is called in, where it is not the page's.
    #[prop(default = None)]
    here_lang: Option<&'static str>,
) -> impl IntoView {
    let above = above
        .into_iter()
        .map(|(href, text)| view! { <li><a href=href>{text}</a></li> })
        .collect_view();
    view! {
        <nav class="breadcrumbs" aria-label=words.frame.you_are_here>
            <ol>
                {above}
                <li><span aria-current="page" lang=here_lang>{here}</span></li>
            </ol>
        </nav>
    }
}
