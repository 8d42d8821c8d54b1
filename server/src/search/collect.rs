//! One pass over the matching offers: how many, which come first, and what every filter would give.
//!
//! A group of filters never narrows its own counts. So an offer that fails in exactly one group is
//! counted there and nowhere else, and one that fails in two is forgotten – all in the same pass.

use std::collections::{BTreeMap, BinaryHeap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use app::search::model::{Facet, FacetCount, SearchQuery, Sort};
use app::search::stretch::{Range, Stretch, stretches};
use app::shared::units::Credits;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::index::SegmentId;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::document::days;
use super::schema::column;
use app::shared::time::Date;

/// What one pass is to find.
#[derive(Clone, Debug)]
pub struct Wanted {
    query: SearchQuery,
    today: i64,
    /// How many of the first offers are kept.
    keep: usize,
    /// The score an offer has at least.
    floor: Score,
    /// What every filter would give is wanted too.
    counted: bool,
    /// Stretches that are counted.
    stretches: Vec<Span>,
}

/// A stretch of a range, with its bounds as the columns have them.
#[derive(Clone, Debug)]
struct Span {
    what: Stretch,
    range: Range,
    from: i64,
    to: i64,
}

impl Span {
    fn new(what: Stretch) -> Self {
        let (from, to) = match what {
            Stretch::Credits(min, max) => (min.map(|c| i64::from(c.0)), max.map(|c| i64::from(c.0))),
            Stretch::Start(semester) => {
                let (from, to) = semester.days();
                (Some(days(from)), Some(days(to)))
            }
            Stretch::Deadline(_, from, to) => (Some(days(from)), to.map(days)),
        };
        Span {
            what,
            range: what.range(),
            from: from.unwrap_or(i64::MIN),
            to: to.unwrap_or(i64::MAX),
        }
    }

    fn holds(&self, value: i64) -> bool {
        (self.from..=self.to).contains(&value)
    }
}

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
}

/// The collector; cheap to clone.
#[derive(Clone, Debug)]
pub struct Findings(Arc<Wanted>, Arc<Names>);

/// The values of every facet in one segment, in the order of their ordinals.
type SegmentNames = [Vec<String>; N_FACETS];
const N_FACETS: usize = Facet::ALL.len();

/// The values of segments already read: segments never change, and a question names a hundred values.
#[derive(Debug, Default)]
pub struct Names(Mutex<HashMap<SegmentId, Arc<SegmentNames>>>);

/// Segments whose values are kept at most.
const SEGMENTS: usize = 100;

impl Names {
    fn of(&self, reader: &SegmentReader) -> tantivy::Result<Arc<SegmentNames>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(names) = kept.get(&reader.segment_id()) {
            return Ok(names.clone());
        }
        let mut names: SegmentNames = Default::default();
        for (values, facet) in names.iter_mut().zip(Facet::ALL) {
            let Some(column) = reader.fast_fields().str(&column(*facet))? else {
                continue;
            };
            let mut terms = column.dictionary().stream()?;
            while terms.advance() {
                values.push(String::from_utf8_lossy(terms.key()).into_owned());
            }
        }
        if kept.len() >= SEGMENTS {
            kept.clear();
        }
        let names = Arc::new(names);
        kept.insert(reader.segment_id(), names.clone());
        Ok(names)
    }
}

impl Findings {
    #[must_use]
    pub fn new(query: &SearchQuery, today: Date, keep: usize) -> Self {
        Findings(
            Arc::new(Wanted {
                query: query.clone(),
                today: days(today),
                keep,
                floor: 0.0,
                counted: true,
                stretches: stretches(today).into_iter().map(Span::new).collect(),
            }),
            Arc::default(),
        )
    }

    /// Without what every filter would give.
    #[must_use]
    pub fn uncounted(self) -> Self {
        let wanted = Wanted {
            counted: false,
            ..Wanted::clone(&self.0)
        };
        Findings(Arc::new(wanted), self.1)
    }

    /// With the names of values other questions have read.
    #[must_use]
    pub fn naming(self, names: &Arc<Names>) -> Self {
        Findings(self.0, names.clone())
    }

    /// Only offers with this score or more.
    #[must_use]
    pub fn from(self, floor: Score) -> Self {
        let wanted = Wanted {
            floor,
            ..Wanted::clone(&self.0)
        };
        Findings(Arc::new(wanted), self.1)
    }
}

/// An offer's place in the order: smaller comes first.
#[derive(Clone, Debug, PartialEq)]
struct Candidate {
    key: u64,
    title: String,
    start: i64,
    id: i64,
    score: f32,
    at: DocAddress,
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
#[derive(Default)]
struct First {
    keep: usize,
    heap: BinaryHeap<Candidate>,
}

impl First {
    /// This key comes after all that are kept; titles are not known yet.
    fn is_out(&self, key: u64) -> bool {
        self.heap.len() >= self.keep && self.heap.peek().is_none_or(|worst| key > worst.key)
    }

    fn push(&mut self, candidate: Candidate) {
        if self.heap.len() < self.keep {
            self.heap.push(candidate);
        } else if self.heap.peek().is_some_and(|worst| candidate < *worst) {
            self.heap.pop();
            self.heap.push(candidate);
        }
    }
}

/// One facet's column in one segment.
struct Group {
    facet: Facet,
    column: Option<StrColumn>,
    /// Ordinals of the selected values; a value unknown here has none.
    selected: Vec<u64>,
    is_selected: bool,
    counts: Vec<u64>,
}

impl Group {
    fn open(reader: &SegmentReader, facet: Facet, selected: Option<&Vec<String>>) -> tantivy::Result<Self> {
        let column = reader.fast_fields().str(&column(facet))?;
        let mut ords = vec![];
        let mut n_terms = 0;
        if let Some(column) = &column {
            n_terms = column.num_terms();
            for value in selected.into_iter().flatten() {
                ords.extend(column.dictionary().term_ord(value)?);
            }
        }
        Ok(Group {
            facet,
            column,
            selected: ords,
            is_selected: selected.is_some(),
            counts: vec![0; n_terms],
        })
    }

    fn passes(&self, doc: DocId) -> bool {
        let has = |c: &StrColumn| c.term_ords(doc).any(|ord| self.selected.contains(&ord));
        !self.is_selected || self.column.as_ref().is_some_and(has)
    }

    fn count(&mut self, doc: DocId) {
        if let Some(column) = &self.column {
            for ord in column.term_ords(doc) {
                if let Some(n) = usize::try_from(ord).ok().and_then(|i| self.counts.get_mut(i)) {
                    *n += 1;
                }
            }
        }
    }
}

/// The pass over one segment.
pub struct SegmentFindings {
    ordinal: SegmentOrdinal,
    wanted: Arc<Wanted>,
    /// Absent where nothing is counted.
    names: Option<Arc<SegmentNames>>,
    groups: Vec<Group>,
    credits: Column<i64>,
    starts: Column<i64>,
    start: Column<i64>,
    deadline: Column<i64>,
    quality: Column<f64>,
    lift: Column<f64>,
    id: Column<i64>,
    title: Option<StrColumn>,
    total: u64,
    /// Offers in each stretch.
    in_stretch: Vec<u64>,
    first: First,
}

/// A number as one that sorts the other way round: the largest first, nothing last.
fn descending(value: Option<f64>) -> u64 {
    // Scores and means are never negative, so their bits sort as they do.
    u64::MAX - value.map_or(0, |v| v.max(0.0).to_bits())
}

fn ascending(value: Option<i64>) -> u64 {
    value.and_then(|v| u64::try_from(v).ok()).unwrap_or(u64::MAX)
}

impl SegmentFindings {
    /// Starts that lie ahead, soonest first, then those gone by, latest first, then those without one.
    fn start_order(&self, doc: DocId) -> i64 {
        match self.start.first(doc) {
            Some(start) if start >= self.wanted.today => start,
            Some(start) => i64::MAX / 2 + (self.wanted.today - start),
            None => i64::MAX,
        }
    }

    /// Which ranges this offer fails in, in the order of `Range::ALL`.
    fn fails_in(&self, doc: DocId) -> [bool; Range::ALL.len()] {
        let q = &self.wanted.query;
        let is_within = |value: Option<i64>, min: Option<i64>, max: Option<i64>| {
            min.is_none_or(|m| value.is_some_and(|v| v >= m))
                && max.is_none_or(|m| value.is_some_and(|v| v <= m))
        };
        let tenths = |c: Option<Credits>| c.map(|c| i64::from(c.0));
        let (least, most) = (tenths(q.credits_min), tenths(q.credits_max));
        let credits = is_within(self.credits.first(doc), least, most);
        let (after, before) = (q.deadline_after.map(days), q.deadline_before.map(days));
        let deadline = is_within(self.deadline.first(doc), after, before);
        let start = (q.starts_from.is_none() && q.starts_to.is_none()) || {
            let from = q.starts_from.map_or(i64::MIN, days);
            let to = q.starts_to.map_or(i64::MAX, days);
            self.starts.values_for_doc(doc).any(|s| from <= s && s <= to)
        };
        [!credits, !start, !deadline]
    }

    /// Counts an offer in the stretches of one range, or of all.
    fn count_ranges(&mut self, doc: DocId, only: Option<Range>) {
        let wanted = self.wanted.clone();
        for (span, n) in wanted.stretches.iter().zip(&mut self.in_stretch) {
            if only.is_some_and(|range| range != span.range) {
                continue;
            }
            let is_in = match span.range {
                Range::Credits => self.credits.first(doc).is_some_and(|c| span.holds(c)),
                Range::Start => self.starts.values_for_doc(doc).any(|s| span.holds(s)),
                Range::Deadline => self.deadline.first(doc).is_some_and(|d| span.holds(d)),
            };
            *n += u64::from(is_in);
        }
    }

    /// What decides an offer's place before everything else within this segment, and its score.
    fn key(&self, doc: DocId, score: Score) -> (u64, f64) {
        let lifted = f64::from(score) * self.lift.first(doc).unwrap_or(1.0);
        let key = match self.wanted.query.sort {
            Sort::Relevance => descending(Some(lifted)),
            Sort::Deadline => ascending(self.deadline.first(doc)),
            Sort::Start => 0,
            // The ordinal stands for the title within this segment.
            Sort::Title => self
                .title
                .as_ref()
                .and_then(|t| t.term_ords(doc).next())
                .unwrap_or(u64::MAX),
            Sort::Quality => descending(self.quality.first(doc)),
        };
        (key, lifted)
    }

    fn candidate(&self, doc: DocId, key: u64, lifted: f64) -> Candidate {
        let start = self.start_order(doc);
        let id = self.id.first(doc).unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "a score needs no more digits")]
        Candidate {
            key,
            title: String::new(),
            start,
            id,
            score: lifted as f32,
            at: DocAddress::new(self.ordinal, doc),
        }
    }
}

impl SegmentCollector for SegmentFindings {
    type Fruit = (u64, Vec<Kept>, BTreeMap<Facet, BTreeMap<String, u64>>, Vec<u64>);

    fn collect(&mut self, doc: DocId, score: Score) {
        if score < self.wanted.floor {
            return;
        }
        // The one group, or the one range, in which this offer fails.
        let (mut group, mut range) = (None, None);
        for (which, fails) in Range::ALL.into_iter().zip(self.fails_in(doc)) {
            if fails && range.replace(which).is_some() {
                return;
            }
        }
        for (i, of) in self.groups.iter().enumerate() {
            if !of.passes(doc) && (range.is_some() || group.replace(i).is_some()) {
                return;
            }
        }
        if group.is_some() || range.is_some() {
            if let Some(group) = group.filter(|_| self.wanted.counted) {
                self.groups[group].count(doc);
            }
            if range.is_some() && self.wanted.counted {
                self.count_ranges(doc, range);
            }
            return;
        }
        self.total += 1;
        if self.wanted.counted {
            for group in &mut self.groups {
                group.count(doc);
            }
            self.count_ranges(doc, None);
        }
        let (key, lifted) = self.key(doc, score);
        if !self.first.is_out(key) {
            let candidate = self.candidate(doc, key, lifted);
            self.first.push(candidate);
        }
    }

    fn harvest(self) -> Self::Fruit {
        let by_title = self.wanted.query.sort == Sort::Title;
        let mut first = self.first.heap.into_vec();
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
        for (group, names) in self.groups.iter().zip(self.names.iter().flat_map(|n| n.iter())) {
            let values = facets.entry(group.facet).or_default();
            for (name, n) in names.iter().zip(&group.counts).filter(|(_, n)| **n > 0) {
                values.insert(name.clone(), *n);
            }
        }
        (
            self.total,
            first.into_iter().map(Kept).collect(),
            facets,
            self.in_stretch,
        )
    }
}

/// A candidate on its way out of a segment.
pub struct Kept(Candidate);

impl Collector for Findings {
    type Fruit = Found;
    type Child = SegmentFindings;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentFindings> {
        let fast = reader.fast_fields();
        let selected = &self.0.query.selected;
        let counted = self.0.counted;
        let groups = Facet::ALL
            .iter()
            .filter(|f| counted || selected.contains_key(f))
            .map(|f| Group::open(reader, *f, selected.get(f)))
            .collect::<Result<_, _>>()?;
        Ok(SegmentFindings {
            ordinal,
            names: if counted { Some(self.1.of(reader)?) } else { None },
            wanted: self.0.clone(),
            groups,
            credits: fast.i64("credits")?,
            starts: fast.i64("starts")?,
            start: fast.i64("start")?,
            deadline: fast.i64("deadline")?,
            quality: fast.f64("quality")?,
            lift: fast.f64("lift")?,
            id: fast.i64("id")?,
            title: fast.str("sort_title")?,
            total: 0,
            in_stretch: vec![0; self.0.stretches.len()],
            first: First {
                keep: self.0.keep,
                heap: BinaryHeap::new(),
            },
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(
        &self,
        fruits: Vec<<SegmentFindings as SegmentCollector>::Fruit>,
    ) -> tantivy::Result<Found> {
        let mut total = 0;
        let mut first = First {
            keep: self.0.keep,
            heap: BinaryHeap::new(),
        };
        let mut counted: BTreeMap<Facet, BTreeMap<String, u64>> = BTreeMap::new();
        for (facet, values) in &self.0.query.selected {
            counted.insert(*facet, values.iter().map(|v| (v.clone(), 0)).collect());
        }
        let mut in_stretch = vec![0; self.0.stretches.len()];
        for (n, candidates, facets, stretches) in fruits {
            in_stretch
                .iter_mut()
                .zip(stretches)
                .for_each(|(sum, n)| *sum += n);
            total += n;
            candidates.into_iter().for_each(|c| first.push(c.0));
            for (facet, values) in facets {
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
        let sorted = first.heap.into_sorted_vec();
        Ok(Found {
            total,
            first: sorted.iter().map(|c| (c.id, c.score)).collect(),
            places: sorted.iter().map(|c| c.at).collect(),
            facets: facets.collect(),
            ranges: self.0.stretches.iter().map(|s| s.what).zip(in_stretch).collect(),
        })
    }
}
