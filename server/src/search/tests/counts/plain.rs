//! The plainest way to filter and count: every offer is asked.

use app::search::model::{Facet, Relaxed, SearchQuery};
use app::search::stretch::{Range, Stretch};
use app::shared::units::Credits;

use crate::search::document::{Facts, days};
pub(super) fn is_within(f: &Facts, q: &SearchQuery, but: Option<Range>) -> bool {
    let credits = |min: bool| {
        let bound = if min { q.credits_min } else { q.credits_max };
        bound.is_none_or(|b| {
            f.credits.is_some_and(|c| {
                if min {
                    c >= i64::from(b.0)
                } else {
                    c <= i64::from(b.0)
                }
            })
        })
    };
    let starts = (q.starts_from.is_none() && q.starts_to.is_none())
        || f.starts.iter().any(|s| {
            q.starts_from.is_none_or(|d| *s >= days(d)) && q.starts_to.is_none_or(|d| *s <= days(d))
        });
    let deadline = q
        .deadline_after
        .is_none_or(|d| f.deadline.is_some_and(|x| x >= days(d)))
        && q.deadline_before
            .is_none_or(|d| f.deadline.is_some_and(|x| x <= days(d)));
    let rated = q
        .quality_min
        .is_none_or(|r| f.quality.is_some_and(|low| low >= r.tenths()));
    let is_free = |range| but == Some(range);
    (is_free(Range::Credits) || (credits(true) && credits(false)))
        && (is_free(Range::Start) || starts)
        && (is_free(Range::Deadline) || deadline)
        && (is_free(Range::Quality) || rated)
}

pub(super) fn passes(f: &Facts, q: &SearchQuery, but: Option<Facet>) -> bool {
    let in_group = |(facet, wanted): (&Facet, &Vec<String>)| {
        but == Some(*facet) || f.values[facet].iter().any(|v| wanted.contains(v))
    };
    is_within(f, q, None) && q.selected.iter().all(in_group)
}

pub(super) fn is_in(f: &Facts, stretch: &Stretch) -> bool {
    let within = |value: i64, from: Option<i64>, to: Option<i64>| {
        from.is_none_or(|from| from <= value) && to.is_none_or(|to| value <= to)
    };
    let tenths = |c: &Option<Credits>| c.map(|c| i64::from(c.0));
    match stretch {
        Stretch::Credits(min, max) => f.credits.is_some_and(|c| within(c, tenths(min), tenths(max))),
        Stretch::Start(semester) => {
            let (from, to) = semester.half_year();
            f.starts
                .iter()
                .any(|s| within(*s, Some(days(from)), Some(days(to))))
        }
        Stretch::Deadline(_, from, to) => f
            .deadline
            .is_some_and(|d| within(d, Some(days(*from)), to.map(days))),
        Stretch::Quality(rating) => f.quality.is_some_and(|low| low >= rating.tenths()),
    }
}

/// The question as it was answered.
pub(super) fn less(q: SearchQuery, relaxed: Option<&Relaxed>) -> SearchQuery {
    let dropped = relaxed.map(|r| r.filters.as_slice()).unwrap_or_default();
    dropped.iter().fold(q, |q, name| q.without_filter(name))
}

/// Groups of filters that are set, by their parameters.
fn groups(q: &SearchQuery) -> Vec<String> {
    let is_set = |name: &String| q.clone().without_filter(name) != *q;
    let ranges = ["stp", "start", "frist_etter", "kvalitet_min"].map(str::to_owned);
    let facets = Facet::ALL.iter().map(|f| f.code().to_owned());
    facets.chain(ranges).filter(is_set).collect()
}

/// The fewest groups of filters without which some offer passes.
pub(super) fn fewest(facts: &[Facts], q: &SearchQuery) -> usize {
    let groups = groups(q);
    let sets = 0..1u32 << groups.len();
    let passing = sets.filter(|set| {
        let gone = groups.iter().enumerate().filter(|(i, _)| set & 1 << i != 0);
        let less = gone.fold(q.clone(), |q, (_, name)| q.without_filter(name));
        facts.iter().any(|f| passes(f, &less, None))
    });
    let sizes = passing.map(|set| set.count_ones() as usize);
    sizes.min().unwrap_or(groups.len())
}
