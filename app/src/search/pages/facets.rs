//! Narrowing a search: groups of boxes with counts, ranges, and chips of what is chosen.

use leptos::prelude::*;

use super::{Results, ranges};
use crate::path;
use crate::search::model::{Facet, FacetCount, SearchQuery};
use crate::shared::ui::{sign, term};
use crate::words::fill;

/// Values shown before the rest folds away.
const SHOWN: usize = 6;

/// Facets in the order a reader narrows by.
const ORDER: [Facet; 10] = [
    Facet::Subject,
    Facet::Stage,
    Facet::Delivery,
    Facet::County,
    Facet::Status,
    Facet::Theme,
    Facet::Institution,
    Facet::Group,
    Facet::Funding,
    Facet::Language,
];

/// All filters in one form; on a phone folded behind one line.
pub fn facets(r: &Results) -> AnyView {
    let w = r.words.search;
    let n = chosen(r).len();
    let chosen =
        (n > 0).then(|| view! { " " <span class="soft">{fill(w.n_chosen, &[("n", &n.to_string())])}</span> });
    let groups = ORDER.iter().map(|facet| group(r, *facet)).collect_view();
    let reset = SearchQuery {
        words: r.query.words.clone(),
        ..SearchQuery::everything()
    };
    view! {
        <details class="facets no-print">
            <summary class="facets__toggle">{w.narrow} {chosen} {sign("chevron")}</summary>
            // Whoever goes back sees what that answer was asked, not what was ticked since.
            <form class="facets__form" aria-label=w.narrow method="get" action=path::offers(r.words.lang)
                autocomplete="off">
                {r.hidden(None, |name| !matches!(name, "q" | "sorter" | "kvalitet_min"))}
                {groups}
                {ranges::ranges(r)}
                <div class="facets__actions">
                    <button class="ds-button" type="submit">{w.show}</button>
                    <a href=r.href(&reset)>{w.clear}</a>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// Chosen values first, then as counted; stages in their own order.
fn values(r: &Results, facet: Facet) -> Vec<FacetCount> {
    let selected = r
        .query
        .selected
        .get(&facet)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let mut counts = r.page.facets.get(&facet).cloned().unwrap_or_default();
    for value in selected {
        // In reduced mode nothing is counted, yet what is chosen must be there to be unticked.
        if !counts.iter().any(|c| c.value == *value) {
            counts.push(FacetCount {
                value: value.clone(),
                count: 0,
            });
        }
    }
    if facet == Facet::Stage {
        counts.sort_by_key(|c| crate::catalogue::model::StageBand::from_code(&c.value));
    } else {
        counts.sort_by_key(|c| !selected.contains(&c.value));
    }
    counts
}

fn group(r: &Results, facet: Facet) -> Option<AnyView> {
    let counts = values(r, facet);
    if counts.is_empty() {
        return None;
    }
    let w = r.words.search;
    let n_selected = r.query.selected.get(&facet).map_or(0, Vec::len);
    let cut = if counts.len() > SHOWN + 1 {
        SHOWN.max(n_selected)
    } else {
        counts.len()
    };
    let (first, rest) = counts.split_at(cut.min(counts.len()));
    let options = |counts: &[FacetCount]| counts.iter().map(|c| option(r, facet, c)).collect_view();
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details class="facet__more">
                <summary>{fill(w.more, &[("n", &rest.len().to_string())])}</summary>
                <ul class="facet__list">{options(rest)}</ul>
            </details>
        }
    });
    let group = view! {
        <fieldset class="facet">
            <legend>{term(r.words, w.facet(facet))}</legend>
            <ul class="facet__list">{options(first)}</ul>
            {more}
        </fieldset>
    };
    Some(group.into_any())
}

fn option(r: &Results, facet: Facet, count: &FacetCount) -> AnyView {
    let checked = r
        .query
        .selected
        .get(&facet)
        .is_some_and(|s| s.contains(&count.value));
    let name = r.words.facet_value(facet, &count.value, &r.reference);
    let icon = (facet == Facet::Theme).then(|| sign(&format!("theme-{}", count.value)));
    let number = (!r.page.reduced).then(|| view! { <span class="facet__count">{count.count}</span> });
    view! {
        <li>
            <label class="facet__option">
                <input class="ds-input" type="checkbox" name=facet.code() value=count.value.clone() checked=checked/>
                <span class="facet__text">{icon} {name}</span>
                {number}
            </label>
        </li>
    }
    .into_any()
}

/// What is chosen as a reader calls it, each with the same search without it.
fn chosen(r: &Results) -> Vec<(String, SearchQuery)> {
    let w = r.words.search;
    let q = &r.query;
    let mut chips: Vec<(String, SearchQuery)> = vec![];
    for (facet, values) in &q.selected {
        for value in values {
            let mut without = q.clone();
            if let Some(list) = without.selected.get_mut(facet) {
                list.retain(|v| v != value);
            }
            without.selected.retain(|_, list| !list.is_empty());
            let value = r.words.facet_value(*facet, value, &r.reference);
            // Norwegian is a subject as well.
            let name = match facet {
                Facet::Language => format!("{}: {value}", w.facet(*facet)),
                _ => value,
            };
            chips.push((name, without));
        }
    }
    let stretches: Vec<_> = ranges::chosen(r);
    for (stretch, text) in &stretches {
        let mut without = q.clone();
        stretch.leave(&mut without);
        chips.push((text.clone(), without));
    }
    // Bounds that are no stretch are named one by one.
    let mut others = q.clone();
    stretches
        .iter()
        .for_each(|(stretch, _)| stretch.leave(&mut others));
    let mut chip = |text: Option<String>, clear: fn(&mut SearchQuery)| {
        if let Some(text) = text {
            let mut without = q.clone();
            clear(&mut without);
            chips.push((text, without));
        }
    };
    chip(
        others
            .credits_min
            .map(|c| r.words.with_credits(w.chip_credits_min, c)),
        |q| q.credits_min = None,
    );
    chip(
        others
            .credits_max
            .map(|c| r.words.with_credits(w.chip_credits_max, c)),
        |q| q.credits_max = None,
    );
    chip(
        others
            .starts_from
            .map(|d| r.words.with_date(w.chip_starts_from, d)),
        |q| q.starts_from = None,
    );
    chip(
        others.starts_to.map(|d| r.words.with_date(w.chip_starts_to, d)),
        |q| q.starts_to = None,
    );
    chip(
        others
            .deadline_after
            .map(|d| r.words.with_date(w.chip_deadline, d)),
        |q| q.deadline_after = None,
    );
    chip(
        others
            .deadline_before
            .map(|d| r.words.with_date(w.chip_deadline_before, d)),
        |q| q.deadline_before = None,
    );
    chips
}

/// What is chosen, each a link to the same search without it.
pub fn chips(r: &Results) -> Option<AnyView> {
    let w = r.words.search;
    let q = &r.query;
    let chips = chosen(r);
    if chips.is_empty() {
        return None;
    }
    let none = SearchQuery {
        words: q.words.clone(),
        sort: q.sort,
        ..SearchQuery::everything()
    };
    let chips = chips
        .into_iter()
        .map(|(text, without)| {
            view! {
                <a class="chip" data-removes="" href=r.href(&without)>
                    {text} " " {sign("close")} <span class="sr-only">{w.remove}</span>
                </a>
            }
        })
        .collect_view();
    let row = view! {
        <div class="chip-row">
            <span class="chip-row__label">{w.you_chose}</span>
            {chips}
            <a href=r.href(&none)>{w.remove_all}</a>
        </div>
    };
    Some(row.into_any())
}
