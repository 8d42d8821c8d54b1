//! How near the best of them rough hits must be.
//!
//! A hit by less than the words asked for is shown while it is near the best that is shown beside it. Which is best
//! depends on the filters, and so would what each other value gives: every filter has a best score of its own. One
//! pass scores all offers and measures; what it has met is then counted without being scored again.

use std::collections::{BTreeMap, HashMap};

use app::search::model::Facet;
use tantivy::Score;

use super::facts::Facts;

/// The part of the best score below which rough hits are not shown. An offer with all the words asked for is no
/// rough hit.
const FLOOR: Score = 0.5;

/// A score for the hits, one for every filter's value, and one for every stretch of a range.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    pub hits: Score,
    values: BTreeMap<Facet, HashMap<String, Score>>,
    spans: Vec<Score>,
}

/// The same with values by their places in one segment.
pub(super) struct Placed {
    pub hits: Score,
    pub values: Vec<Score>,
    pub spans: Vec<Score>,
}

impl Placed {
    /// Nothing measured yet.
    pub fn nothing(facts: &Facts, n_spans: usize) -> Self {
        Placed {
            hits: 0.0,
            values: vec![0.0; facts.names.len()],
            spans: vec![0.0; n_spans],
        }
    }

    /// By names, as other segments know them.
    pub fn named(self, facts: &Facts) -> Scores {
        let mut values: BTreeMap<Facet, HashMap<String, Score>> = BTreeMap::new();
        for (i, facet) in Facet::ALL.iter().enumerate() {
            let places = facts.places(i);
            let names = facts.names[places.clone()].iter().cloned();
            values.insert(*facet, names.zip(self.values[places].iter().copied()).collect());
        }
        Scores {
            hits: self.hits,
            values,
            spans: self.spans,
        }
    }
}

impl Scores {
    /// As one segment has the values.
    pub(super) fn placed(&self, facts: &Facts, n_spans: usize) -> Placed {
        let mut placed = Placed::nothing(facts, n_spans);
        placed.hits = self.hits;
        for (i, facet) in Facet::ALL.iter().enumerate() {
            let Some(of_facet) = self.values.get(facet) else {
                continue;
            };
            for place in facts.places(i) {
                let score = of_facet.get(&facts.names[place]);
                placed.values[place] = score.copied().unwrap_or_default();
            }
        }
        placed
            .spans
            .iter_mut()
            .zip(&self.spans)
            .for_each(|(to, from)| *to = *from);
        placed
    }

    /// The better of each.
    pub(super) fn best(&mut self, other: Scores) {
        self.hits = self.hits.max(other.hits);
        self.spans.resize(self.spans.len().max(other.spans.len()), 0.0);
        self.spans
            .iter_mut()
            .zip(other.spans)
            .for_each(|(to, from)| *to = to.max(from));
        for (facet, values) in other.values {
            let of_facet = self.values.entry(facet).or_default();
            for (name, score) in values {
                let best = of_facet.entry(name).or_default();
                *best = best.max(score);
            }
        }
    }

    /// What is near these.
    #[must_use]
    pub fn floors(mut self) -> Self {
        self.hits *= FLOOR;
        self.spans.iter_mut().for_each(|score| *score *= FLOOR);
        let values = self.values.values_mut().flat_map(HashMap::values_mut);
        values.for_each(|score| *score *= FLOOR);
        self
    }
}
