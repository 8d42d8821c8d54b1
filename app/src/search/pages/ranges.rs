//! Credits, starts, deadlines and ratings: stretches with their counts, and fields for whoever wants other bounds.
//!
//! A stretch is a link to the same search with its bounds, so it needs no script; one that is chosen leads back.

use leptos::prelude::*;

use super::Results;
use crate::search::model::SearchQuery;
use crate::search::stretch::{Range, Soon, Stretch};
use crate::shared::time::Date;
use crate::shared::ui::{sign, term};
use crate::shared::units::Credits;
use crate::words::fill;

/// The groups.
pub fn ranges(r: &Results) -> AnyView {
    let w = r.words.search;
    let group = |legend: &'static str, range: Range, fields: AnyView, is_set: bool| {
        let is_other = is_set && !stretches(r, range).any(|(stretch, _)| stretch.is_chosen(&r.query));
        let links: Vec<AnyView> = stretches(r, range).map(|(s, n)| link(r, &s, n)).collect();
        let links = (!links.is_empty()).then(|| view! { <ul class="facet__list">{links}</ul> });
        view! {
            <fieldset class="facet">
                <legend>{term(r.words, legend)}</legend>
                {links}
                <details class="facet__more" open=is_other>
                    <summary>{w.own_choice}</summary>
                    <div class="facet__range">{fields}</div>
                </details>
            </fieldset>
        }
    };
    let q = &r.query;
    let number = |c: Option<Credits>| c.map(|c| c.number(r.words.lang)).unwrap_or_default();
    let credits = view! {
        {field(w.from, "stp_min", false, number(q.credits_min))}
        {field(w.to, "stp_max", false, number(q.credits_max))}
    };
    let date = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let starts = view! {
        {field(w.from, "start_fra", true, date(q.starts_from))}
        {field(w.to, "start_til", true, date(q.starts_to))}
    };
    let deadlines = view! {
        {field(w.on_or_after, "frist_etter", true, date(q.deadline_after))}
        {field(w.on_or_before, "frist_til", true, date(q.deadline_before))}
    };
    view! {
        {group(w.credits, Range::Credits, credits.into_any(), q.credits_min.is_some() || q.credits_max.is_some())}
        {group(w.start, Range::Start, starts.into_any(), q.starts_from.is_some() || q.starts_to.is_some())}
        {group(
            w.deadline,
            Range::Deadline,
            deadlines.into_any(),
            q.deadline_after.is_some() || q.deadline_before.is_some(),
        )}
        {rating(r)}
    }
    .into_any()
}

/// The participants' rating, from the lower end of its interval; nothing where nobody is rated.
fn rating(r: &Results) -> Option<AnyView> {
    let w = r.words.search;
    let links: Vec<AnyView> = stretches(r, Range::Quality)
        .map(|(s, n)| link(r, &s, n))
        .collect();
    let group = || {
        view! {
            <fieldset class="facet">
                <legend>{w.quality}</legend>
                <ul class="facet__list">{links}</ul>
                <p class="facet__note soft">{w.quality_from_below}</p>
            </fieldset>
        }
        .into_any()
    };
    stretches(r, Range::Quality).next().is_some().then(group)
}

fn field(label: &'static str, name: &'static str, is_date: bool, value: String) -> AnyView {
    if is_date {
        view! {
            <label class="field">{label}
                <input class="ds-input" type="date" name=name value=value/>
            </label>
        }
        .into_any()
    } else {
        view! {
            <label class="field">{label}
                <input class="ds-input" name=name inputmode="decimal" value=value/>
            </label>
        }
        .into_any()
    }
}

/// Stretches of a range that would give something, or are chosen.
fn stretches(r: &Results, range: Range) -> impl Iterator<Item = (Stretch, u64)> {
    let of_range = r
        .page
        .ranges
        .iter()
        .copied()
        .filter(move |(s, _)| s.range() == range);
    of_range.filter(|(s, n)| *n > 0 || s.is_chosen(&r.query))
}

/// Stretches that are chosen, as chips name them.
pub fn chosen(r: &Results) -> Vec<(Stretch, String)> {
    let w = r.words.search;
    let chosen = crate::search::stretch::stretches(r.today)
        .into_iter()
        .filter(|s| s.is_chosen(&r.query));
    let named = chosen.map(|stretch| {
        let name = name(r, &stretch);
        let text = match stretch.range() {
            Range::Credits => name,
            Range::Start => fill(w.chip_start, &[("value", &name)]),
            Range::Deadline => fill(w.chip_deadline_soon, &[("value", &name)]),
            Range::Quality => fill(w.chip_quality, &[("value", &name)]),
        };
        (stretch, text)
    });
    named.collect()
}

fn name(r: &Results, stretch: &Stretch) -> String {
    let w = r.words.search;
    let number = |c: Credits| c.number(r.words.lang);
    // Bounds are in tenths; people think in whole credits.
    let below = |c: Credits| Credits(c.0 + 1);
    match *stretch {
        Stretch::Credits(None, Some(max)) => fill(w.below_credits, &[("n", &number(below(max)))]),
        Stretch::Credits(Some(min), Some(max)) => {
            let to = number(Credits(max.0 / 10 * 10));
            fill(w.between_credits, &[("from", &number(min)), ("to", &to)])
        }
        Stretch::Credits(min, None) => fill(w.from_credits, &[("n", &min.map(number).unwrap_or_default())]),
        Stretch::Start(semester) => semester.words(r.words.lang),
        Stretch::Deadline(Soon::ThisMonth, ..) => w.this_month.to_owned(),
        Stretch::Deadline(Soon::NextMonth, ..) => w.next_month.to_owned(),
        Stretch::Deadline(Soon::Later, ..) => w.later.to_owned(),
        Stretch::Quality(rating) => r.words.rating_from(rating),
    }
}

fn link(r: &Results, stretch: &Stretch, count: u64) -> AnyView {
    let is_chosen = stretch.is_chosen(&r.query);
    let mut query = SearchQuery {
        page: 1,
        ..r.query.clone()
    };
    if is_chosen {
        stretch.leave(&mut query);
    } else {
        stretch.choose(&mut query);
    }
    let mark =
        is_chosen.then(|| view! { {sign("close")} <span class="sr-only">{r.words.search.remove}</span> });
    view! {
        <li>
            <a class="facet__stretch" href=r.href(&query) aria-current=is_chosen.then_some("true")>
                <span class="facet__text">{name(r, stretch)} {mark}</span>
                <span class="facet__count">{count}</span>
            </a>
        </li>
    }
    .into_any()
}
