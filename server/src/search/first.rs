//! The first few of many offers, kept while they go by.

use std::collections::BinaryHeap;

use tantivy::DocAddress;

/// An offer's place in the order: smaller comes first.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub key: u64,
    pub title: String,
    pub start: i64,
    pub id: i64,
    pub score: f32,
    pub at: DocAddress,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let order = |c: &Candidate| (c.key, c.start, c.id);
        self.title.cmp(&other.title).then(order(self).cmp(&order(other)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Keeps the first few of many.
pub struct First {
    keep: usize,
    heap: BinaryHeap<Candidate>,
}

impl First {
    #[must_use]
    pub fn new(keep: usize) -> Self {
        First {
            keep,
            heap: BinaryHeap::new(),
        }
    }

    /// This key comes after all that are kept; titles are not known yet.
    pub fn is_out(&self, key: u64) -> bool {
        self.heap.len() >= self.keep && self.heap.peek().is_none_or(|worst| key > worst.key)
    }

    pub fn push(&mut self, candidate: Candidate) {
        if self.heap.len() < self.keep {
            self.heap.push(candidate);
        } else if self.heap.peek().is_some_and(|worst| candidate < *worst) {
            self.heap.pop();
            self.heap.push(candidate);
        }
    }

    #[must_use]
    pub fn into_any_order(self) -> Vec<Candidate> {
        self.heap.into_vec()
    }

    #[must_use]
    pub fn in_order(self) -> Vec<Candidate> {
        self.heap.into_sorted_vec()
    }
}

/// A number as one that sorts the other way round: the largest first, nothing last.
#[must_use]
pub fn descending(value: Option<f64>) -> u64 {
    // Scores and means are never negative, so their bits sort as they do.
    u64::MAX - value.map_or(0, |v| v.max(0.0).to_bits())
}

#[must_use]
pub fn ascending(value: Option<i64>) -> u64 {
    value.and_then(|v| u64::try_from(v).ok()).unwrap_or(u64::MAX)
}
