//! Several processors for one answer: large parts of an index are gone through at the same time.
//!
//! Every question has a processor of its own. While it goes through offers it takes those besides that nobody needs
//! just then, so all questions together never keep more busy than there are.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{EnableScoring, Query};
use tantivy::{Searcher, SegmentOrdinal};
use tokio::sync::Semaphore;

/// Offers of a part from which going through it is worth a processor.
pub const LARGE: u32 = 50_000;

/// What one part gives.
type FruitOf<C> = <<C as Collector>::Child as SegmentCollector>::Fruit;

/// The processors an answer may take beside its own.
#[derive(Clone, Debug)]
pub struct Hands {
    free: Arc<Semaphore>,
    large: u32,
}

impl Default for Hands {
    /// None.
    fn default() -> Self {
        Hands::of(Arc::new(Semaphore::new(0)))
    }
}

impl Hands {
    /// Those that are free just then.
    #[must_use]
    pub fn of(free: Arc<Semaphore>) -> Self {
        Hands { free, large: LARGE }
    }

    /// The same for parts of so many offers, for tests: small catalogues have no large ones.
    #[cfg(test)]
    #[must_use]
    pub fn from(self, large: u32) -> Self {
        Hands { large, ..self }
    }

    /// What a collector gathers of a query's hits: the same, whatever number of processors was free.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn gather<C: Collector>(
        &self,
        searcher: &Searcher,
        query: &dyn Query,
        collector: &C,
    ) -> tantivy::Result<C::Fruit> {
        let parts = searcher.segment_readers();
        let n_large = parts.iter().filter(|p| p.max_doc() >= self.large).count();
        let places = (1..n_large).map_while(|_| self.free.clone().try_acquire_owned().ok());
        let places: Vec<_> = places.collect();
        if places.is_empty() {
            return searcher.search(query, collector);
        }
        let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
        // The largest first, so that none is begun when all others are done.
        let mut order: Vec<(SegmentOrdinal, _)> = (0..).zip(parts).collect();
        order.sort_by_key(|(_, part)| std::cmp::Reverse(part.max_doc()));
        let next = AtomicUsize::new(0);
        let work = || {
            let mine = std::iter::from_fn(|| order.get(next.fetch_add(1, Ordering::Relaxed)));
            let gathered = mine.map(|(ordinal, part)| {
                let fruit = collector.collect_segment(weight.as_ref(), *ordinal, part)?;
                Ok((*ordinal, fruit))
            });
            gathered.collect::<tantivy::Result<Vec<(SegmentOrdinal, FruitOf<C>)>>>()
        };
        let work = &work;
        let gathered = std::thread::scope(|scope| {
            let help = |place| {
                scope.spawn(move || {
                    let _place = place;
                    work()
                })
            };
            let helping: Vec<_> = places.into_iter().map(help).collect();
            let mut gathered = vec![work()];
            for helper in helping {
                gathered.push(helper.join().unwrap_or_else(|panic| resume_unwind(panic)));
            }
            gathered
        });
        let mut fruits = vec![];
        for of_one in gathered {
            fruits.extend(of_one?);
        }
        fruits.sort_by_key(|(ordinal, _)| *ordinal);
        collector.merge_fruits(fruits.into_iter().map(|(_, fruit)| fruit).collect())
    }
}
