//! One pass over the matching offers: how many, which come first, and what every filter would give.
//!
//! A group of filters never narrows its own counts. So an offer that fails in exactly one group is
//! counted there and nowhere else, and one that fails in two is forgotten – all in the same pass.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use app::search::model::{Facet, FacetCount, Sort};
use app::search::stretch::Stretch;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::Weight;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::facts::Facts;
use super::filters::{Groups, Stretches, each_place, each_stretch, passes, stretches};
use super::first::{Candidate, First, ascending, descending};
use super::floors::{Placed, Scores};
use super::limit::each;
pub use super::wanted::Findings;
use super::wanted::Wanted;

/// What one pass has found.
#[derive(Debug, Default)]
pub struct Found {
    pub total: u64,
    /// The first offers with their scores, in order.
    pub first: Vec<(i64, f32)>,
    /// Where these are in the index.
    pub places: Vec<DocAddress>,
    /// Per facet, largest count first; selected values are there even without hits.
    pub facets: BTreeMap<Facet, Vec<FacetCount>>,
    /// The same per stretch of a range.
    pub ranges: Vec<(Stretch, u64)>,
    /// The best scores, where these were measured, and all offers that have one.
    pub best: Scores,
    pub scored: Vec<Scored>,
}

/// Offers of one segment with their scores.
pub type Scored = (SegmentOrdinal, Vec<(DocId, Score)>);

/// The pass over one segment.
pub struct SegmentFindings {
    ordinal: SegmentOrdinal,
    wanted: Arc<Wanted>,
    facts: Arc<Facts>,
    /// Groups that are filtered by, and for every place the one it passes.
    asked: Groups,
    passes: Vec<Groups>,
    /// For every place the stretches that hold it.
    held: Vec<Stretches>,
    id: Column<i64>,
    title: Option<StrColumn>,
    total: u64,
    /// Offers with the value of each place.
    counts: Vec<u32>,
    /// Offers in each stretch; where counts tell, those that are among them once too often.
    in_span: Vec<u64>,
    first: First,
    /// The scores that offers have at least; in a pass that measures, the best so far.
    scores: Option<Placed>,
    /// In a pass that measures, what it has met.
    scored: Vec<(DocId, Score)>,
}

impl SegmentFindings {
    /// Starts that lie ahead, soonest first, then those gone by, latest first, then those without one.
    fn start_order(&self, doc: DocId) -> i64 {
        match self.facts.start[doc as usize] {
            Some(start) if start >= self.wanted.today => start,
            Some(start) => i64::MAX / 2 + (self.wanted.today - start),
            None => i64::MAX,
        }
    }

    /// The groups an offer fails in.
    fn fails_in(&self, doc: DocId) -> Groups {
        if self.asked == 0 {
            return 0;
        }
        let values = self.facts.values(doc).iter();
        let passed = values.fold(0, |passed, value| passed | self.passes[usize::from(*value)]);
        self.asked & !passed
    }

    /// Counts an offer in one group, or in all where none is given.
    fn count(&mut self, doc: DocId, only: Option<Groups>, score: Score) {
        let (facts, held, counts, in_span) = (&self.facts, &self.held, &mut self.counts, &mut self.in_span);
        if let Some(least) = &self.scores {
            let mut stretches = 0;
            each_place(facts, doc, only, |place| match least.values.get(place) {
                Some(least) => counts[place] += u32::from(score >= *least),
                None => stretches |= held[place],
            });
            each_stretch(stretches, |s| in_span[s] += u64::from(score >= least.spans[s]));
            return;
        }
        let again = facts.starts_again(doc);
        if only.is_none() && !again {
            // The way of nearly all, and half of what a large catalogue's answer takes.
            for place in facts.values(doc) {
                counts[usize::from(*place)] += 1;
            }
            return;
        }
        let mut stretches = 0;
        each_place(facts, doc, only, |place| {
            counts[place] += 1;
            if again {
                // One offer, however often it starts there.
                each_stretch(stretches & held[place], |s| in_span[s] += 1);
                stretches |= held[place];
            }
        });
    }

    /// Remembers an offer's score wherever it is the best.
    fn measure(&mut self, doc: DocId, only: Option<Groups>, score: Score) {
        self.scored.push((doc, score));
        let Some(Placed { hits, values, spans }) = &mut self.scores else {
            return;
        };
        if only.is_none() {
            *hits = hits.max(score);
        }
        let held = &self.held;
        let best = |so_far: &mut Score| *so_far = so_far.max(score);
        each_place(&self.facts, doc, only, |place| match values.get_mut(place) {
            Some(value) => best(value),
            None => each_stretch(held[place], |s| best(&mut spans[s])),
        });
    }

    /// Offers in each stretch.
    fn in_spans(&self) -> Vec<u64> {
        if self.scores.is_some() {
            return self.in_span.clone();
        }
        let mut n = vec![0; self.in_span.len()];
        for (held, count) in self.held.iter().zip(&self.counts) {
            each_stretch(*held, |s| n[s] += u64::from(*count));
        }
        n.iter_mut().zip(&self.in_span).for_each(|(n, twice)| *n -= twice);
        n
    }

    /// What decides an offer's place before everything else within this segment, and its score.
    fn key(&self, doc: DocId, score: Score) -> (u64, f64) {
        let lifted = f64::from(score) * self.facts.lift[doc as usize];
        let key = match self.wanted.query.sort {
            Sort::Relevance => descending(Some(lifted)),
            Sort::Deadline => ascending(self.facts.deadline[doc as usize]),
            Sort::Start => 0,
            // The ordinal stands for the title within this segment.
            Sort::Title => self
                .title
                .as_ref()
                .and_then(|t| t.term_ords(doc).next())
                .unwrap_or(u64::MAX),
            Sort::Quality => descending(self.facts.quality[doc as usize].map(|low| low as f64)),
        };
        (key, lifted)
    }

    fn candidate(&self, doc: DocId, key: u64, lifted: f64) -> Candidate {
        #[expect(clippy::cast_possible_truncation, reason = "a score needs no more digits")]
        Candidate {
            key,
            title: String::new(),
            start: self.start_order(doc),
            id: self.id.first(doc).unwrap_or_default(),
            score: lifted as f32,
            at: DocAddress::new(self.ordinal, doc),
        }
    }
}

/// What a segment gives: how many, the first, per facet the counts of its values, per stretch its count.
pub struct SegmentFound {
    total: u64,
    first: Vec<Candidate>,
    facets: BTreeMap<Facet, BTreeMap<String, u64>>,
    in_span: Vec<u64>,
    best: Option<Scores>,
    scored: Scored,
}

impl SegmentCollector for SegmentFindings {
    type Fruit = SegmentFound;

    fn collect(&mut self, doc: DocId, score: Score) {
        let failed = self.fails_in(doc);
        // The one group in which an offer fails counts it; whoever fails in two is out.
        if failed != 0 && !failed.is_power_of_two() {
            return;
        }
        let only = (failed != 0).then_some(failed);
        if self.wanted.measured {
            self.measure(doc, only, score);
            return;
        }
        if self.wanted.counted {
            self.count(doc, only, score);
        }
        if only.is_some() || self.scores.as_ref().is_some_and(|least| score < least.hits) {
            return;
        }
        self.total += 1;
        let (key, lifted) = self.key(doc, score);
        if !self.first.is_out(key) {
            let candidate = self.candidate(doc, key, lifted);
            self.first.push(candidate);
        }
    }

    fn harvest(self) -> Self::Fruit {
        let in_span = self.in_spans();
        let by_title = self.wanted.query.sort == Sort::Title;
        let mut first = self.first.into_any_order();
        if by_title {
            for candidate in &mut first {
                if let Some(title) = &self.title {
                    // An unreadable title sorts first; the offer is still found.
                    let _ = title.ord_to_str(candidate.key, &mut candidate.title);
                }
                candidate.key = 0;
            }
        }
        let mut facets: BTreeMap<Facet, BTreeMap<String, u64>> = BTreeMap::new();
        for (i, facet) in Facet::ALL.iter().enumerate().filter(|_| self.wanted.counted) {
            let places = self.facts.places(i);
            let names = &self.facts.names[places.clone()];
            let counted = names.iter().zip(&self.counts[places]).filter(|(_, n)| **n > 0);
            facets.insert(
                *facet,
                counted.map(|(name, n)| (name.clone(), u64::from(*n))).collect(),
            );
        }
        let best = self.scores.filter(|_| self.wanted.measured);
        SegmentFound {
            total: self.total,
            first,
            facets,
            in_span,
            best: best.map(|best| best.named(&self.facts)),
            scored: (self.ordinal, self.scored),
        }
    }
}

impl Collector for Findings {
    type Fruit = Found;
    type Child = SegmentFindings;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentFindings> {
        let fast = reader.fast_fields();
        let facts = self.1.of(reader)?;
        let (asked, passes) = passes(&self.0.query, &facts);
        Ok(SegmentFindings {
            ordinal,
            wanted: self.0.clone(),
            asked,
            passes,
            held: stretches(&self.0.spans, &facts),
            id: fast.i64("id")?,
            title: fast.str("sort_title")?,
            total: 0,
            counts: vec![0; facts.n_places()],
            in_span: vec![0; self.0.spans.len()],
            first: First::new(self.0.keep),
            scores: match &self.0.floors {
                _ if self.0.measured => Some(Placed::nothing(&facts, self.0.spans.len())),
                floors => floors.as_ref().map(|f| f.placed(&facts, self.0.spans.len())),
            },
            scored: vec![],
            facts,
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentFound> {
        let mut found = self.for_segment(ordinal, reader)?;
        if let Some(scored) = &self.0.scored {
            let here = scored.iter().filter(|(of, _)| *of == ordinal);
            here.flat_map(|(_, offers)| offers)
                .for_each(|(doc, score)| found.collect(*doc, *score));
            return Ok(found.harvest());
        }
        each(weight, reader, &self.0.limit, |doc, score| {
            found.collect(doc, score);
            if self.0.any && found.total > 0 {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        })?;
        Ok(found.harvest())
    }

    fn merge_fruits(&self, fruits: Vec<SegmentFound>) -> tantivy::Result<Found> {
        let mut total = 0;
        let mut first = First::new(self.0.keep);
        let mut counted: BTreeMap<Facet, BTreeMap<String, u64>> = BTreeMap::new();
        for (facet, values) in &self.0.query.selected {
            counted.insert(*facet, values.iter().map(|v| (v.clone(), 0)).collect());
        }
        let mut in_span = vec![0; self.0.spans.len()];
        let mut best = Scores::default();
        let mut scored = vec![];
        for fruit in fruits {
            scored.push(fruit.scored);
            fruit.best.into_iter().for_each(|scores| best.best(scores));
            let sums = in_span.iter_mut().zip(fruit.in_span);
            sums.for_each(|(sum, n)| *sum += n);
            total += fruit.total;
            fruit.first.into_iter().for_each(|c| first.push(c));
            for (facet, values) in fruit.facets {
                let sums = counted.entry(facet).or_default();
                for (value, n) in values {
                    *sums.entry(value).or_default() += n;
                }
            }
        }
        let facets = counted.into_iter().map(|(facet, values)| {
            let mut counts: Vec<_> = values
                .into_iter()
                .map(|(value, count)| FacetCount { value, count })
                .collect();
            counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
            (facet, counts)
        });
        let sorted = first.in_order();
        Ok(Found {
            total,
            first: sorted.iter().map(|c| (c.id, c.score)).collect(),
            places: sorted.iter().map(|c| c.at).collect(),
            facets: facets.collect(),
            ranges: self.0.spans.iter().map(|s| s.what).zip(in_span).collect(),
            best,
            scored,
        })
    }
}
