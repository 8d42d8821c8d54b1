//! What filters, counts and orders ask of the offers, laid out to be read offer by offer.
//!
//! The index keeps one packed column per facet; a question that matches a thousand offers would unpack thirty
//! thousand values. Segments never change, so each is unpacked once and read as plain numbers from then on.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use app::search::model::Facet;
use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader, TantivyError};

use super::schema::column;

const N_FACETS: usize = Facet::ALL.len();

/// The offers of one segment, by their numbers there.
#[derive(Debug, Default)]
pub struct Facts {
    /// Every value of every facet, facet by facet in the order of `Facet::ALL`.
    pub names: Vec<String>,
    /// Where each facet's values begin among `names`, and where the last's end.
    bases: [usize; N_FACETS + 1],
    /// Where each offer's values begin in `values`, and where the last's end; the same for `starts`.
    values_from: Vec<u32>,
    /// Places in `names`.
    values: Vec<u16>,
    starts_from: Vec<u32>,
    /// Days of the common era.
    starts: Vec<i64>,
    /// Tenths of a credit.
    pub credits: Vec<Option<i64>>,
    pub deadline: Vec<Option<i64>>,
    /// The start an offer is ordered by.
    pub start: Vec<Option<i64>>,
    /// The lower end of the rating, in tenths.
    pub quality: Vec<Option<i64>>,
    pub lift: Vec<f64>,
}

fn part<'a, T>(all: &'a [T], from: &[u32], doc: DocId) -> &'a [T] {
    let place = |i: usize| from.get(i).map_or(0, |p| *p as usize);
    let doc = doc as usize;
    all.get(place(doc)..place(doc + 1)).unwrap_or_default()
}

/// How many there are, as offers are told where their own begin.
fn so_far<T>(all: &[T]) -> tantivy::Result<u32> {
    u32::try_from(all.len())
        .map_err(|_| TantivyError::InvalidArgument("a segment too large to lay out".into()))
}

impl Facts {
    /// Unpacks a segment; takes about a microsecond an offer.
    fn read(reader: &SegmentReader) -> tantivy::Result<Self> {
        let fast = reader.fast_fields();
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
                columns.push((facts.bases[i] as u64, column));
            }
        }
        facts.bases[N_FACETS] = facts.names.len();
        let starts = fast.i64("starts")?;
        for doc in 0..reader.max_doc() {
            facts.values_from.push(so_far(&facts.values)?);
            for (base, column) in &columns {
                for ordinal in column.term_ords(doc) {
                    let place = u16::try_from(base + ordinal).map_err(|_| {
                        TantivyError::InvalidArgument("more than 65 536 values to filter by".into())
                    })?;
                    facts.values.push(place);
                }
            }
            facts.starts_from.push(so_far(&facts.starts)?);
            facts.starts.extend(starts.values_for_doc(doc));
        }
        facts.values_from.push(so_far(&facts.values)?);
        facts.starts_from.push(so_far(&facts.starts)?);
        let all = |column: Column<i64>| (0..reader.max_doc()).map(|doc| column.first(doc)).collect();
        facts.credits = all(fast.i64("credits")?);
        facts.deadline = all(fast.i64("deadline")?);
        facts.start = all(fast.i64("start")?);
        facts.quality = all(fast.i64("quality")?);
        let lift = fast.f64("lift")?;
        let lifts = (0..reader.max_doc()).map(|doc| lift.first(doc).unwrap_or(1.0));
        facts.lift = lifts.collect();
        Ok(facts)
    }

    /// An offer's values, as places in `names`.
    pub fn values(&self, doc: DocId) -> &[u16] {
        part(&self.values, &self.values_from, doc)
    }

    /// The days an offer starts on.
    pub fn starts(&self, doc: DocId) -> &[i64] {
        part(&self.starts, &self.starts_from, doc)
    }

    /// Where the values of the facet with this number are among `names`.
    pub fn places(&self, facet: usize) -> std::ops::Range<usize> {
        self.bases[facet]..self.bases[facet + 1]
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
