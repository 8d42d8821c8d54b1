//! The best score a question gives, by the text alone.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::Weight;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::limit::{Limit, each};

/// Looks for the best score until the time is over; 0 where nothing is found.
pub struct Best(pub Limit);

/// The best so far.
pub struct BestSoFar(Score);

impl SegmentCollector for BestSoFar {
    type Fruit = Score;

    fn collect(&mut self, _: DocId, score: Score) {
        self.0 = self.0.max(score);
    }

    fn harvest(self) -> Score {
        self.0
    }
}

impl Collector for Best {
    type Fruit = Score;
    type Child = BestSoFar;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<BestSoFar> {
        Ok(BestSoFar(0.0))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<Score> {
        let mut best = self.for_segment(ordinal, reader)?;
        each(weight, reader, &self.0, |doc, score| best.collect(doc, score))?;
        Ok(best.harvest())
    }

    fn merge_fruits(&self, fruits: Vec<Score>) -> tantivy::Result<Score> {
        Ok(fruits.into_iter().fold(0.0, Score::max))
    }
}
