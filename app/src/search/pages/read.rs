//! What the search made of the question: what it read out of the words, what it let go, what else to try.

use leptos::prelude::*;

use super::Results;
use crate::catalogue::model::StageRange;
use crate::search::model::{Facet, Relaxed, SearchQuery, Understood, UnderstoodKind};
use crate::shared::time::Semester;
use crate::shared::ui::sign;
use crate::shared::units::Credits;
use crate::words::fill;

/// What was read out of the words, each a link to the same search without it.
pub fn understood(r: &Results) -> Option<AnyView> {
    let w = r.words.search;
    if r.page.understood.is_empty() {
        return None;
    }
    let chips = r.page.understood.iter().map(|read| {
        let without = SearchQuery {
            words: read.without.clone(),
            page: 1,
            ..r.query.clone()
        };
        view! {
            <a class="chip" href=r.href(&without)>
                {name(r, read)} " " {sign("close")}
                <span class="sr-only">{w.understood_remove} " " {read.typed.clone()}</span>
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
        UnderstoodKind::Credits => value.parse().ok().map(|tenths| {
            format!(
                "{} {}",
                Credits(tenths).number(r.words.lang),
                w.credits.to_lowercase()
            )
        }),
        UnderstoodKind::Semester => Semester::parse(value).map(|semester| semester.words(r.words.lang)),
        UnderstoodKind::Institution => Some(r.words.facet_value(Facet::Institution, value, &r.reference)),
        UnderstoodKind::Place => Some(fill(w.understood_place, &[("value", value)])),
        UnderstoodKind::Delivery => Some(r.words.facet_value(Facet::Delivery, value, &r.reference)),
        UnderstoodKind::Funding => Some(r.words.facet_value(Facet::Funding, value, &r.reference)),
        UnderstoodKind::Code => Some(fill(w.understood_code, &[("value", value)])),
        UnderstoodKind::Phrase => Some(fill(w.understood_phrase, &[("value", value)])),
    };
    known.unwrap_or_else(|| read.typed.clone())
}

/// What was let go to find anything at all.
pub fn relaxed(r: &Results) -> Option<AnyView> {
    let w = r.words.search;
    let (text, without) = match r.page.relaxed.as_ref()? {
        Relaxed::AnyWord { without } if without.is_empty() => (w.relaxed_any.to_owned(), None),
        Relaxed::AnyWord { without } => {
            let words = without.join(" ");
            (fill(w.relaxed_without, &[("words", &words)]), None)
        }
        Relaxed::Nearby { words, instead } => {
            let (words, instead) = (words.join(" "), instead.join(", "));
            let text = fill(w.relaxed_nearby, &[("words", &words), ("instead", &instead)]);
            (text, None)
        }
        Relaxed::WithoutFilter(name) => {
            let mut query = r.query.clone();
            let filter = clear(r, &mut query, name);
            (fill(w.relaxed_filter, &[("filter", filter)]), Some(query))
        }
        Relaxed::WithoutFilters => {
            let words = r.query.words.clone();
            let query = SearchQuery {
                words,
                ..SearchQuery::everything()
            };
            (w.relaxed_filters.to_owned(), Some(query))
        }
    };
    let way_on = without.map(|query| view! { <p><a href=r.href(&query)>{w.remove}</a></p> });
    let notice = view! {
        <div class="notice" role="status">
            {sign("info")}
            <div class="notice__body"><p>{text}</p>{way_on}</div>
        </div>
    };
    Some(notice.into_any())
}

/// Takes one group of filters out of a question; gives its name on screen.
fn clear(r: &Results, query: &mut SearchQuery, name: &str) -> &'static str {
    let w = r.words.search;
    if let Some(facet) = Facet::from_code(name) {
        query.selected.remove(&facet);
        return w.facet(facet);
    }
    match name {
        "stp" => {
            (query.credits_min, query.credits_max) = (None, None);
            w.credits
        }
        "start" => {
            (query.starts_from, query.starts_to) = (None, None);
            w.start
        }
        "kvalitet_min" => {
            query.quality_min = None;
            w.quality
        }
        _ => {
            (query.deadline_after, query.deadline_before) = (None, None);
            w.deadline
        }
    }
}

/// Other questions that may lead further.
pub fn also(r: &Results) -> Option<AnyView> {
    if r.page.also.is_empty() {
        return None;
    }
    let chips = r.page.also.iter().map(|words| {
        let query = SearchQuery {
            words: words.clone(),
            page: 1,
            ..r.query.clone()
        };
        view! { <a class="chip" href=r.href(&query)>{words.clone()}</a> }
    });
    let row = view! {
        <div class="chip-row">
            <span class="chip-row__label">{r.words.search.also}</span>
            {chips.collect_view()}
        </div>
    };
    Some(row.into_any())
}
