//! Groups of filters, and the filters that would give an offer.

use app::search::model::Facet;
use app::search::stretch::Range;
use tantivy::DocId;

use super::facts::Facts;
use super::wanted::Wanted;

/// One bit for every group of filters: the facets in the order of `Facet::ALL`, then the ranges.
pub type Groups = u32;

/// The bit of a range.
#[must_use]
pub const fn bit_of_range(range: Range) -> Groups {
    1 << (Facet::ALL.len() + range as usize)
}

/// Every filter that would give an offer, values by their places and then stretches: all of them, or those of one
/// group.
pub(super) fn each_filter(
    facts: &Facts,
    wanted: &Wanted,
    doc: DocId,
    only: Option<Groups>,
    mut value: impl FnMut(usize),
    mut stretch: impl FnMut(usize),
) {
    let is_wanted = |group: Groups| only.is_none_or(|only| only == group);
    match only.map(|only| only.trailing_zeros() as usize) {
        Some(facet) if facet < Facet::ALL.len() => {
            let places = facts.places(facet);
            let values = facts.values(doc).iter().map(|v| usize::from(*v));
            values.filter(|v| places.contains(v)).for_each(value);
            return;
        }
        Some(_) => {}
        None => facts.values(doc).iter().for_each(|v| value(usize::from(*v))),
    }
    let (credits, deadline, quality) = (
        facts.credits[doc as usize],
        facts.deadline[doc as usize],
        facts.quality[doc as usize],
    );
    let starts = facts.starts(doc);
    for (i, span) in wanted.spans.iter().enumerate() {
        if !is_wanted(bit_of_range(span.range)) {
            continue;
        }
        let is_in = match span.range {
            Range::Credits => credits.is_some_and(|c| span.holds(c)),
            Range::Start => starts.iter().any(|s| span.holds(*s)),
            Range::Deadline => deadline.is_some_and(|d| span.holds(d)),
            Range::Quality => quality.is_some_and(|q| span.holds(q)),
        };
        if is_in {
            stretch(i);
        }
    }
}
