//! Answering a question over one state of the index.
//!
//! First as asked; where that gives nothing, the least is let go that gives something (`relax`). What was read
//! out of the words, what they were taken for and where they stand in each hit is said with the answer.

use std::ops::Range;
use std::sync::Arc;

use app::search::model::{Hit, PAGE_SIZE, Relaxed, SearchPage, SearchQuery};
use app::shared::ids::OfferId;
use app::shared::time::Date;
use tantivy::schema::{Field, Value as _};
use tantivy::{DocAddress, DocSet as _, Searcher, TantivyDocument, Term};

use super::collect::{Findings, Found};
use super::facts::Unpacked;
use super::hands::Hands;
use super::highlight::Highlighter;
use super::index::{SearchIndex, Suggested};
use super::limit::Limit;
use super::query::{Composed, Reading, compose};
use super::question::{Question, literally};
use super::reading::read;
use super::schema::Fields;
use super::synonyms::Synonyms;
use super::vocabulary::Vocabulary;

/// One state of the index, and what is asked of it.
pub(super) struct Asked<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
    pub vocabulary: &'a Vocabulary<'a>,
    pub synonyms: &'a Synonyms,
    pub unpacked: &'a Arc<Unpacked>,
    pub today: Date,
    pub limit: &'a Limit,
    pub hands: Hands,
}

/// What a question gave, and how.
pub(super) struct Answer {
    pub found: Found,
    pub composed: Composed,
    pub relaxed: Option<Relaxed>,
}

impl Answer {
    /// An answer to less than was asked.
    pub fn relaxed(found: Found, composed: Composed, relaxed: Relaxed) -> Self {
        Answer {
            found,
            composed,
            relaxed: Some(relaxed),
        }
    }
}

impl Asked<'_> {
    /// A question as the index is asked it.
    pub fn composed(&self, question: &Question, reading: Reading) -> Composed {
        compose(
            question,
            self.fields,
            self.vocabulary,
            self.synonyms,
            reading,
            false,
        )
    }

    /// The offers a question gives under a query's filters; `keep` of the first are kept.
    pub fn ask(
        &self,
        question: &Question,
        reading: Reading,
        query: &SearchQuery,
        keep: usize,
    ) -> tantivy::Result<(Found, Composed)> {
        let composed = self.composed(question, reading);
        let mut findings = Findings::new(query, self.today, keep, self.unpacked).within(self.limit);
        if keep <= 1 {
            // Only how many there are, and the best.
            findings = findings.uncounted();
        } else if composed.is_rough && !self.limit.is_over() {
            // Hits by less than the words asked for are shown as long as they are near the best of them.
            let measuring = findings.clone().measuring();
            let measured = self.hands.gather(self.searcher, &composed.query, &measuring)?;
            findings = findings.near_the_best_of(measured);
        }
        let found = self.hands.gather(self.searcher, &composed.query, &findings)?;
        Ok((found, composed))
    }

    /// Some offer meets a question under a query's filters.
    pub fn is_met(
        &self,
        question: &Question,
        reading: Reading,
        query: &SearchQuery,
    ) -> tantivy::Result<bool> {
        let composed = self.composed(question, reading);
        let findings = Findings::new(query, self.today, 1, self.unpacked);
        let findings = findings.any().within(self.limit);
        let found = self.hands.gather(self.searcher, &composed.query, &findings)?;
        Ok(found.total > 0)
    }
}

impl SearchIndex {
    /// Answers a question.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, query: &SearchQuery, today: Date) -> tantivy::Result<SearchPage> {
        self.find_within(query, today, &Limit::from_now())
    }

    /// Answers a question as far as the time goes.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find_within(
        &self,
        query: &SearchQuery,
        today: Date,
        limit: &Limit,
    ) -> tantivy::Result<SearchPage> {
        let (searcher, synonyms) = (self.searcher(), self.synonyms());
        let vocabulary = Vocabulary::with(&searcher, self.fields(), self.looked_up(&searcher)).within(limit);
        let typed = query.words.as_str();
        let question = read(typed, &vocabulary, &synonyms);
        let asked = Asked {
            searcher: &searcher,
            fields: self.fields(),
            vocabulary: &vocabulary,
            synonyms: &synonyms,
            unpacked: self.unpacked(),
            today,
            limit,
            hands: self.hands(),
        };
        let keep = query.page.max(1).saturating_mul(PAGE_SIZE);
        let (found, composed) = asked.ask(&question, Reading::Strict, query, keep)?;
        let as_asked = found.total;
        let mut answer = Answer {
            found,
            composed,
            relaxed: None,
        };
        if answer.found.total == 0
            && !limit.is_over()
            && let Some(relaxed) = asked.relax(&question, query, keep)?
        {
            answer = relaxed;
        }
        let Answer {
            found,
            composed,
            relaxed,
        } = answer;
        let nearest = if as_asked == 0 {
            asked.subjects(&question, query)?
        } else {
            vec![]
        };
        let total = usize::try_from(found.total).unwrap_or(usize::MAX);
        let page = query.page.clamp(1, total.div_ceil(PAGE_SIZE).max(1));
        let mut highlighter = Highlighter::new(&composed.marks);
        let has_words = !question.is_empty();
        let first = found.first.iter().zip(&found.places);
        let shown = first.skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE);
        let hit = |((id, score), at): (&(i64, f32), &DocAddress)| -> tantivy::Result<Hit> {
            let mut hit = Hit::plain(OfferId(*id), *score);
            if has_words {
                let doc: TantivyDocument = searcher.doc(*at)?;
                hit.title = highlighter.title(kept(&doc, self.fields().headline));
                hit.passage = highlighter.passage(kept(&doc, self.fields().text));
            }
            Ok(hit)
        };
        Ok(SearchPage {
            total: found.total,
            page,
            hits: shown.map(hit).collect::<tantivy::Result<_>>()?,
            reduced: false,
            cut: limit.was_over(),
            unapplied: vec![],
            read_as: reworded(typed, &composed.guessed, 0),
            literally: as_typed(typed, &composed.guessed),
            understood: question.understood(typed),
            also: asked.also(typed, &question, &composed, as_asked, relaxed.as_ref()),
            nearest,
            relaxed,
            facets: found.facets,
            ranges: found.ranges,
        })
    }

    /// Offers for what has been typed so far, the last word perhaps unfinished.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn suggest(&self, typed: &str, n: usize, today: Date) -> tantivy::Result<Vec<Suggested>> {
        self.suggest_within(typed, n, today, &Limit::from_now())
    }

    /// The same as far as the time goes.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn suggest_within(
        &self,
        typed: &str,
        n: usize,
        today: Date,
        limit: &Limit,
    ) -> tantivy::Result<Vec<Suggested>> {
        let (searcher, synonyms) = (self.searcher(), self.synonyms());
        let vocabulary = Vocabulary::with(&searcher, self.fields(), self.looked_up(&searcher)).within(limit);
        let question = read(typed, &vocabulary, &synonyms);
        if question.is_empty() {
            return Ok(vec![]);
        }
        let composed = compose(
            &question,
            self.fields(),
            &vocabulary,
            &synonyms,
            Reading::Strict,
            true,
        );
        let everything = SearchQuery::everything();
        let findings = Findings::new(&everything, today, n, self.unpacked())
            .uncounted()
            .within(limit);
        let found = self.hands().gather(&searcher, &composed.query, &findings)?;
        let hits = found.first.iter().zip(&found.places);
        hits.map(|((id, _), at)| self.suggested(&searcher, *id, *at, today))
            .collect()
    }

    /// An offer as it is suggested.
    pub(super) fn suggested(
        &self,
        searcher: &Searcher,
        id: i64,
        address: DocAddress,
        today: Date,
    ) -> tantivy::Result<Suggested> {
        let doc: TantivyDocument = searcher.doc(address)?;
        let columns = searcher.segment_reader(address.segment_ord).fast_fields();
        let deadline = columns.i64("deadline")?.first(address.doc_id);
        let deadline = deadline.and_then(|days| Date::from_num_days_from_ce_opt(i32::try_from(days).ok()?));
        Ok(Suggested {
            offer: OfferId(id),
            text: kept(&doc, self.fields().shown).to_owned(),
            deadline: deadline.filter(|d| *d >= today),
        })
    }

    /// Where an offer's document is, if there is one.
    pub(super) fn address(&self, searcher: &Searcher, id: i64) -> tantivy::Result<Option<DocAddress>> {
        let term = Term::from_field_i64(self.fields().id, id);
        for (ordinal, segment) in (0u32..).zip(searcher.segment_readers()) {
            let index = segment.inverted_index(self.fields().id)?;
            let Some(mut postings) = index.read_postings(&term, Default::default())? else {
                continue;
            };
            while postings.doc() != tantivy::TERMINATED {
                let doc = postings.doc();
                if segment.alive_bitset().is_none_or(|a| a.is_alive(doc)) {
                    return Ok(Some(DocAddress::new(ordinal, doc)));
                }
                postings.advance();
            }
        }
        Ok(None)
    }

    /// What is kept of an offer as written.
    pub(super) fn stored(&self, searcher: &Searcher, id: i64) -> tantivy::Result<Option<TantivyDocument>> {
        self.address(searcher, id)?
            .map(|address| searcher.doc(address))
            .transpose()
    }
}

/// A text kept with a document.
pub(super) fn kept(doc: &TantivyDocument, field: Field) -> &str {
    doc.get_first(field).and_then(|v| v.as_str()).unwrap_or_default()
}

/// Words that were taken for others: where each was typed, and what for, the likeliest first.
type Guessed = [(Range<usize>, Vec<String>)];

/// The question with the words that were taken for others held to what was typed; empty where none was.
fn as_typed(typed: &str, guessed: &Guessed) -> String {
    let mut places: Vec<Range<usize>> = guessed.iter().map(|(at, _)| at.clone()).collect();
    places.sort_unstable_by_key(|at| at.start);
    // The halves of a glued word stand at one place.
    places.dedup_by(|next, at| next.start < at.end);
    if places.is_empty() {
        return String::new();
    }
    literally(typed, &places)
}

/// The question with the words it was read as, the `nth` guess of each; empty where one has none.
pub(super) fn reworded(typed: &str, guessed: &Guessed, nth: usize) -> String {
    if guessed.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    let mut after = 0;
    for (at, guesses) in guessed {
        let Some(guess) = guesses.get(nth) else {
            return String::new();
        };
        // The halves of a glued word stand at one place.
        if at.start >= after {
            out.extend([&typed[after..at.start], guess]);
            after = at.end;
        }
    }
    out.push_str(&typed[after..]);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
