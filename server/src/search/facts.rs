//! What filters, counts and orders ask of the offers, laid out to be read offer by offer.
//!
//! The index keeps one packed column per facet; a question that matches a thousand offers would unpack thirty
//! thousand values. Segments never change, so each is unpacked once and read as plain numbers from then on.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use app::search::model::Facet;
use app::search::stretch::Range;
use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader, TantivyError};

use super::schema::column;

const N_FACETS: usize = Facet::ALL.len();
/// Groups of values, each filtered by in its own way: the facets, then the ranges.
const N_GROUPS: usize = N_FACETS + Range::ALL.len();

/// The offers of one segment, by their numbers there.
#[derive(Debug, Default)]
pub struct Facts {
    /// Every value of every facet, facet by facet in the order of `Facet::ALL`.
    pub names: Vec<String>,
    /// Every number in a range, range by range in the order of `Range::ALL`; their places follow those of `names`.
    numbers: Vec<i64>,
    /// Where each group's places begin, and where the last's end.
    bases: [usize; N_GROUPS + 1],
    /// Where each offer's values begin in `values`, and where the last's end.
    values_from: Vec<u32>,
    /// Places of names and numbers.
    values: Vec<u16>,
    /// Offers that start more than once.
    starts_again: Vec<bool>,
    /// Days of the common era.
    pub deadline: Vec<Option<i64>>,
    /// The start an offer is ordered by.
    pub start: Vec<Option<i64>>,
    /// The lower end of the rating, in tenths.
    pub quality: Vec<Option<i64>>,
    pub lift: Vec<f64>,
}

/// The place of the value after so many.
fn place(n: usize) -> tantivy::Result<u16> {
    u16::try_from(n).map_err(|_| TantivyError::InvalidArgument("more than 65 536 values to filter by".into()))
}

impl Facts {
    /// Unpacks a segment; takes about a microsecond an offer.
    fn read(reader: &SegmentReader) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
        let docs = 0..reader.max_doc();
        let mut facts = Facts::default();
        let mut columns = Vec::with_capacity(N_FACETS);
        for (i, facet) in Facet::ALL.iter().enumerate() {
            facts.bases[i] = facts.names.len();
            if let Some(column) = fast.str(&column(*facet))? {
                let mut terms = column.dictionary().stream()?;
                while terms.advance() {
                    facts
                        .names
                        .push(String::from_utf8_lossy(terms.key()).into_owned());
                }
                columns.push((facts.bases[i], column));
            }
        }
        let mut ranges = Vec::with_capacity(Range::ALL.len());
        for (i, range) in Range::ALL.iter().enumerate() {
            facts.bases[N_FACETS + i] = facts.n_places();
            let column = fast.i64(match range {
                Range::Credits => "credits",
                Range::Start => "starts",
                Range::Deadline => "deadline",
                Range::Quality => "quality",
            })?;
            let all = docs.clone().flat_map(|doc| column.values_for_doc(doc));
            let mut numbers: Vec<i64> = all.collect::<HashSet<i64>>().into_iter().collect();
            numbers.sort_unstable();
            let base = facts.n_places();
            facts.numbers.extend(&numbers);
            ranges.push((*range, base, numbers, column));
        }
        facts.bases[N_GROUPS] = facts.n_places();
        for doc in docs.clone() {
            facts.values_from.push(facts.so_far()?);
            for (base, column) in &columns {
                for ordinal in column.term_ords(doc) {
                    facts
                        .values
                        .push(place(base + usize::try_from(ordinal).unwrap_or(usize::MAX / 2))?);
                }
            }
            for (range, base, numbers, column) in &ranges {
                let mut n = 0;
                for at in column
                    .values_for_doc(doc)
                    .filter_map(|v| numbers.binary_search(&v).ok())
                {
                    facts.values.push(place(base + at)?);
                    n += 1;
                }
                if *range == Range::Start {
                    facts.starts_again.push(n > 1);
                }
            }
        }
        facts.values_from.push(facts.so_far()?);
        let all = |column: Column<i64>| docs.clone().map(|doc| column.first(doc)).collect();
        facts.deadline = all(fast.i64("deadline")?);
        facts.start = all(fast.i64("start")?);
        facts.quality = all(fast.i64("quality")?);
        let lift = fast.f64("lift")?;
        facts.lift = docs.map(|doc| lift.first(doc).unwrap_or(1.0)).collect();
        Ok(facts)
    }

    /// How many values there are so far, as offers are told where their own begin.
    fn so_far(&self) -> tantivy::Result<u32> {
        u32::try_from(self.values.len())
            .map_err(|_| TantivyError::InvalidArgument("a segment too large to lay out".into()))
    }

    /// Places of all values.
    pub fn n_places(&self) -> usize {
        self.names.len() + self.numbers.len()
    }

    /// An offer's values, as places.
    pub fn values(&self, doc: DocId) -> &[u16] {
        let from = |i: usize| self.values_from.get(i).map_or(0, |p| *p as usize);
        let doc = doc as usize;
        self.values.get(from(doc)..from(doc + 1)).unwrap_or_default()
    }

    /// Whether an offer starts more than once.
    pub fn starts_again(&self, doc: DocId) -> bool {
        self.starts_again[doc as usize]
    }

    /// Where the values of a group are: the facet with this number, or the range after them.
    pub fn places(&self, group: usize) -> std::ops::Range<usize> {
        self.bases[group]..self.bases[group + 1]
    }

    /// Where the numbers of a range are.
    pub fn places_of(&self, range: Range) -> std::ops::Range<usize> {
        self.places(N_FACETS + range as usize)
    }

    /// The number at a place in a range.
    pub fn number(&self, place: usize) -> i64 {
        self.numbers[place - self.names.len()]
    }
}

/// The segments of the present state of the index that have been unpacked.
#[derive(Debug, Default)]
pub struct Unpacked(Mutex<HashMap<SegmentId, Arc<Facts>>>);

impl Unpacked {
    /// A segment's facts; unpacks them where nobody has asked before.
    ///
    /// # Errors
    /// When a column cannot be read.
    pub fn of(&self, reader: &SegmentReader) -> tantivy::Result<Arc<Facts>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(facts) = kept.get(&reader.segment_id()) {
            return Ok(facts.clone());
        }
        // Whoever comes meanwhile unpacks it too rather than wait behind all questions.
        drop(kept);
        let facts = Arc::new(Facts::read(reader)?);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(reader.segment_id(), facts.clone());
        Ok(facts)
    }

    /// Unpacks all segments of a new state and forgets those that are no longer in it; questions under way keep
    /// what they hold.
    ///
    /// # Errors
    /// When a column cannot be read.
    pub fn turn_to(&self, searcher: &Searcher) -> tantivy::Result<()> {
        let mut present = HashMap::new();
        for reader in searcher.segment_readers() {
            present.insert(reader.segment_id(), self.of(reader)?);
        }
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = present;
        Ok(())
    }
}
