//! The directorate's pages beside each other.

use leptos::prelude::*;

use crate::audit::model::TrailOf;
use crate::path;
use crate::services::Request;
use crate::words::Words;
use crate::words::dictionary::Dictionary;

/// One of the directorate's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Queue,
    Guidelines,
    Phrases,
    Picture,
    Priorities,
    LetterLangs,
    Trail,
    People,
}

/// Links to the directorate's pages that the actor may read; `here` is the one shown.
pub fn tabs(request: &Request, here: Tab) -> AnyView {
    let words = request.words();
    let reviews = request.actor.may_review();
    let all = [
        (Tab::Queue, path::queue(words.lang), words.review.title, reviews),
        (
            Tab::Guidelines,
            path::guidelines(words.lang),
            words.rules().tab,
            reviews,
        ),
        (
            Tab::Phrases,
            path::phrases(words.lang),
            words.rules().phrases,
            reviews,
        ),
        (
            Tab::Picture,
            path::picture(words.lang),
            words.national().title,
            true,
        ),
        (
            Tab::Priorities,
            path::priorities(words.lang),
            words.national().priorities,
            true,
        ),
        (
            Tab::LetterLangs,
            path::letter_langs(words.lang),
            words.national().letter_langs,
            true,
        ),
        (
            Tab::Trail,
            path::trail::<&str, &str>(words.lang, TrailOf::Directorate, []),
            words.audit().title,
            request.actor.leads_directorate(),
        ),
        (
            Tab::People,
            path::staff(words.lang),
            words.people().staff_tab,
            request.actor.leads_directorate(),
        ),
    ];
    let links = all
        .into_iter()
        .filter(|(.., may_read)| *may_read)
        .map(|(tab, href, name, _)| {
            let current = (tab == here).then_some("page");
            view! { <li><a href=href aria-current=current>{name}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=words.desk().tabs>
            <ul>{links} {reviews.then(|| dictionary(words))}</ul>
        </nav>
    }
    .into_any()
}

fn dictionary(words: Words) -> AnyView {
    view! { <li><a href=path::synonyms(words.lang)>{Dictionary::of(words.lang).title}</a></li> }.into_any()
}
