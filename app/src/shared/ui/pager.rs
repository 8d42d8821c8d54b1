//! Links to the pages of a long list.

use leptos::prelude::*;

use crate::words::Words;

/// Pages shown on each side of the present one.
const AROUND: usize = 2;

/// Nothing for a single page. `href` gives a page's address; pages count from 1.
#[must_use]
pub fn pager(words: Words, page: usize, pages: usize, href: impl Fn(usize) -> String) -> Option<AnyView> {
    if pages < 2 {
        return None;
    }
    let w = words.frame;
    let step = |to: usize, rel: &'static str, text: &'static str| {
        view! { <li><a rel=rel href=href(to)>{text}</a></li> }.into_any()
    };
    let mut items = vec![];
    if page > 1 {
        items.push(step(page - 1, "prev", w.previous));
    }
    let mut last = 0;
    for n in (1..=pages).filter(|n| *n == 1 || *n == pages || n.abs_diff(page) <= AROUND) {
        if n > last + 1 {
            items.push(view! { <li><span class="pager__gap">"…"</span></li> }.into_any());
        }
        let current = (n == page).then_some("page");
        items.push(view! { <li><a href=href(n) aria-current=current>{n}</a></li> }.into_any());
        last = n;
    }
    if page < pages {
        items.push(step(page + 1, "next", w.next));
    }
    Some(view! { <nav class="pager" aria-label=w.pages><ul>{items}</ul></nav> }.into_any())
}
