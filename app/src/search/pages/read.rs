//! What the search made of the question: what it read out of the words, what it let go, what else to try.

use leptos::prelude::*;

use super::Results;
use crate::catalogue::model::StageRange;
use crate::search::credit_span::CreditSpan;
use crate::search::model::{Facet, Understood, UnderstoodKind};
use crate::shared::time::Semester;
use crate::shared::ui::sign;
use crate::words::fill;

/// What was read out of the words, each a link to the same search without it.
pub fn understood(r: &Results) -> Option<AnyView> {
    let w = r.words.search;
    if r.page.understood.is_empty() {
        return None;
    }
    let remove = |kind| match kind {
        UnderstoodKind::Phrase => w.understood_unquote,
        UnderstoodKind::Situation => w.understood_as_typed,
        _ => w.understood_remove,
    };
    let chips = r.page.understood.iter().map(|read| {
        view! {
            <a class="chip" data-removes="" href=r.asking(&read.without)>
                {name(r, read)} " " {sign("close")}
                <span class="sr-only">{remove(read.kind)} " " {read.typed.clone()}</span>
            </a>
        }
    });
    let row = view! {
        <div class="chip-row">
            <span class="chip-row__label">{w.understood}</span>
            {chips.collect_view()}
        </div>
    };
    Some(row.into_any())
}

fn name(r: &Results, read: &Understood) -> String {
    let w = r.words.search;
    let value = &read.value;
    let known = match read.kind {
        UnderstoodKind::Stage => value
            .split_once('-')
            .and_then(|(from, to)| StageRange::new(from.parse().ok()?, to.parse().ok()?))
            .map(|range| format!("{} {}", w.stages.to_lowercase(), r.words.stage_range(range))),
        UnderstoodKind::Credits => CreditSpan::parse(value).map(|span| r.words.credit_span(span)),
        UnderstoodKind::OwnCredits => CreditSpan::parse(value)
            .map(|span| fill(w.understood_own, &[("credits", &r.words.credit_span(span))])),
        UnderstoodKind::Semester => Semester::parse(value).map(|semester| semester.words(r.words.lang)),
        UnderstoodKind::Institution => Some(r.words.facet_value(Facet::Institution, value, &r.reference)),
        UnderstoodKind::Place => Some(fill(w.understood_place, &[("value", value)])),
        UnderstoodKind::Delivery => Some(r.words.facet_value(Facet::Delivery, value, &r.reference)),
        UnderstoodKind::Funding => Some(r.words.facet_value(Facet::Funding, value, &r.reference)),
        UnderstoodKind::Code => Some(fill(w.understood_code, &[("value", value)])),
        UnderstoodKind::Phrase => Some(fill(w.understood_phrase, &[("value", value)])),
        UnderstoodKind::Situation => Some(value.clone()),
    };
    known.unwrap_or_else(|| read.typed.clone())
}

/// What the question was taken for where a word of it is misspelt, and the ways to ask just that, or just what was
/// typed.
pub fn meant(r: &Results) -> Option<AnyView> {
    let w = r.words.search;
    let (meant, typed) = (&r.page.read_as, &r.page.literally);
    if meant.is_empty() {
        return None;
    }
    let quoted = |words: &str| fill(w.quoted, &[("word", words)]);
    let told = view! {
        <p>
            <span data-said="">{w.meant} " " <a href=r.asking(meant)>{quoted(meant)}</a> {w.meant_shown}</span> " "
            <a href=r.asking(typed)>{w.meant_literally} " " {quoted(r.query.words.trim())}</a>
        </p>
    };
    Some(told.into_any())
}

/// What was let go to find anything at all, each thing by its name.
pub fn relaxed(r: &Results) -> Option<AnyView> {
    let w = r.words.search;
    let relaxed = r.page.relaxed.as_ref()?;
    let quote = |word: &String| fill(w.quoted, &[("word", word)]);
    let all = |words: &[String]| -> Vec<String> { words.iter().map(quote).collect() };
    let quoted = |words: &[String]| r.words.listed(&refs(&all(words)));
    let mut said = vec![];
    if !relaxed.unquoted.is_empty() {
        said.push(fill(w.relaxed_unquoted, &[("words", &quoted(&relaxed.unquoted))]));
    }
    if !relaxed.unknown.is_empty() {
        let (words, instead) = (quoted(&relaxed.unknown), r.words.either(&refs(&relaxed.instead)));
        said.push(fill(
            w.relaxed_nearby,
            &[("words", &words), ("instead", &instead)],
        ));
    }
    if !relaxed.words.is_empty() {
        // Any one of what was let go was enough to leave nothing.
        let (text, words) = if relaxed.any_word {
            (w.relaxed_any, quoted(&relaxed.words))
        } else {
            (w.relaxed_without, r.words.either(&refs(&all(&relaxed.words))))
        };
        said.push(fill(text, &[("words", &words)]));
    }
    let mut without = r.query.clone();
    let mut chosen = String::new();
    if !relaxed.filters.is_empty() {
        let name = |name: &String| filter_name(r, name).to_owned();
        let names: Vec<String> = relaxed.filters.iter().map(name).collect();
        chosen = quoted(&names);
        said.push(fill(w.relaxed_filter, &[("filter", &chosen)]));
        for name in &relaxed.filters {
            without = without.without_filter(name);
        }
    }
    let way_on = (!relaxed.filters.is_empty()).then(|| {
        view! { <p><a href=r.href(&without)>{w.remove} " " {chosen}</a></p> }
    });
    let lines = said
        .into_iter()
        .map(|text| view! { <p data-said="">{text}</p> })
        .collect_view();
    let notice = view! {
        <div class="notice">
            {sign("info")}
            <div class="notice__body">{lines}{way_on}</div>
        </div>
    };
    Some(notice.into_any())
}

fn refs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// A group of filters as it is called on screen, by its parameter.
pub fn filter_name(r: &Results, name: &str) -> &'static str {
    let w = r.words.search;
    match (Facet::from_code(name), name) {
        (Some(facet), _) => w.facet(facet),
        (None, "stp") => w.credits,
        (None, "start") => w.start,
        (None, "kvalitet_min") => w.quality,
        (None, "sorter") => w.order,
        (None, _) => w.deadline,
    }
}

/// Other questions that may lead further.
pub fn also(r: &Results) -> Option<AnyView> {
    if r.page.also.is_empty() {
        return None;
    }
    let chips = r.page.also.iter().map(|words| {
        view! { <a class="chip" href=r.asking(words)>{words.clone()}</a> }
    });
    let row = view! {
        <div class="chip-row">
            <span class="chip-row__label">{r.words.search.also}</span>
            {chips.collect_view()}
        </div>
    };
    Some(row.into_any())
}
