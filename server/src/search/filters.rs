//! Groups of filters, and the filters that would give an offer.

use app::search::model::{Facet, Rating, SearchQuery};
use app::search::stretch::Range;
use app::shared::units::Credits;
use tantivy::DocId;

use super::document::days;
use super::facts::Facts;
use super::span::Span;

/// One bit for every group of filters: the facets in the order of `Facet::ALL`, then the ranges.
pub type Groups = u32;

/// One bit for every stretch that is counted.
pub type Stretches = u32;

/// The bit of a range.
#[must_use]
pub const fn bit_of_range(range: Range) -> Groups {
    1 << (Facet::ALL.len() + range as usize)
}

/// The groups a query filters by, and for every place in a segment the group it passes; empty where it filters by none.
pub(super) fn passes(query: &SearchQuery, facts: &Facts) -> (Groups, Vec<Groups>) {
    let (mut asked, mut passes) = (0, vec![]);
    for (facet, selected) in &query.selected {
        let Some(i) = Facet::ALL.iter().position(|f| f == facet) else {
            continue;
        };
        asked |= 1 << i;
        passes.resize(facts.n_places(), 0);
        // A value no offer here has is passed by none.
        for place in facts.places(i).filter(|p| selected.contains(&facts.names[*p])) {
            passes[place] = 1 << i;
        }
    }
    let tenths = |c: Option<Credits>| c.map(|c| i64::from(c.0));
    for (range, from, to) in [
        (
            Range::Credits,
            tenths(query.credits_min),
            tenths(query.credits_max),
        ),
        (
            Range::Start,
            query.starts_from.map(days),
            query.starts_to.map(days),
        ),
        (
            Range::Deadline,
            query.deadline_after.map(days),
            query.deadline_before.map(days),
        ),
        (Range::Quality, query.quality_min.map(Rating::tenths), None),
    ] {
        if from.is_none() && to.is_none() {
            continue;
        }
        let within = from.unwrap_or(i64::MIN)..=to.unwrap_or(i64::MAX);
        asked |= bit_of_range(range);
        passes.resize(facts.n_places(), 0);
        for place in facts
            .places_of(range)
            .filter(|p| within.contains(&facts.number(*p)))
        {
            passes[place] = bit_of_range(range);
        }
    }
    (asked, passes)
}

/// For every place in a segment the stretches that hold it; a name is in none.
pub(super) fn stretches(spans: &[Span], facts: &Facts) -> Vec<Stretches> {
    let mut held = vec![0; facts.n_places()];
    for (i, span) in spans.iter().enumerate() {
        for place in facts
            .places_of(span.range)
            .filter(|p| span.holds(facts.number(*p)))
        {
            held[place] |= 1 << i;
        }
    }
    held
}

/// The numbers of the stretches whose bits are set.
pub(super) fn each_stretch(mut bits: Stretches, mut stretch: impl FnMut(usize)) {
    while bits != 0 {
        stretch(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// The place of every filter that would give an offer: of all, or of those of one group.
pub(super) fn each_place(facts: &Facts, doc: DocId, only: Option<Groups>, place: impl FnMut(usize)) {
    let values = facts.values(doc).iter().map(|v| usize::from(*v));
    match only {
        None => values.for_each(place),
        Some(group) => {
            let places = facts.places(group.trailing_zeros() as usize);
            values.filter(|v| places.contains(v)).for_each(place);
        }
    }
}
