//! Subjects that lie near a question nothing was found for.

use leptos::prelude::*;

use super::Results;
use crate::catalogue::model::Reference;
use crate::path;
use crate::search::model::{Facet, SearchPage};
use crate::words::Words;

/// Most subjects that are offered.
const SHOWN: usize = 5;

/// A subject's address among the results, and its name.
pub type Way = (String, String);

/// The subjects nearest in meaning first, as the answer knows them; then those `all` offers have, whose names share
/// most letter pairs with what was typed, the largest last to fill up.
pub fn subjects(
    page: &SearchPage,
    all: &SearchPage,
    typed: &str,
    words: Words,
    reference: &Reference,
) -> Vec<Way> {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let letters: Vec<char> = text.to_lowercase().chars().collect();
        letters.windows(2).map(|p| (p[0], p[1])).collect()
    };
    let asked = pairs(typed);
    let name = |code: &str| reference.subject_name(code, words.lang).to_owned();
    let counts = all.facets.get(&Facet::Subject).into_iter().flatten();
    let mut alike: Vec<_> = counts
        .map(|count| {
            let shared = pairs(&name(&count.value))
                .iter()
                .filter(|p| asked.contains(p))
                .count();
            (shared, count.count, count.value.clone())
        })
        .collect();
    alike.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)));
    let mut codes = page.nearest.clone();
    let others: Vec<String> = alike.into_iter().map(|(.., code)| code).collect();
    codes.extend(others.into_iter().filter(|code| !page.nearest.contains(code)));
    let way = |code: String| {
        let name = name(&code);
        (
            path::offers_with(words.lang, [(Facet::Subject.code(), code)]),
            name,
        )
    };
    codes.into_iter().take(SHOWN).map(way).collect()
}

/// The subjects in a row, for an answer to less than was asked.
pub fn row(r: &Results, nearest: &[Way]) -> Option<AnyView> {
    if nearest.is_empty() {
        return None;
    }
    let chips = nearest
        .iter()
        .map(|(href, name)| view! { <a class="chip" href=href.clone()>{name.clone()}</a> });
    let row = view! {
        <div class="chip-row">
            <span class="chip-row__label">{r.words.search.nearest}</span>
            {chips.collect_view()}
        </div>
    };
    Some(row.into_any())
}
