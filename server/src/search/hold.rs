//! What every hit must have, as a query: stages, credits, places, codes, phrases.

use std::ops::Bound;

use app::catalogue::model::StageRange;
use app::shared::units::Credits;
use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, EmptyQuery, PhraseQuery, Query, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::query::{BODY, Composer, FURTHER, TAGS, TITLE, best_in_field, best_of};
use super::question::Hold;
use super::schema::{BEGIN, END, NO_RANGE, only_said, said};

/// A course code, and the beginning of one.
const CODE: f32 = 2.0;
/// Words that are a whole title: before all titles and texts that hold them, whatever lifts those.
const WHOLE_TITLE: f32 = 2.0;
/// Words side by side in a title, and in a text.
const SIDE_BY_SIDE: f32 = 0.15;
const SIDE_BY_SIDE_IN_TEXT: f32 = 0.12;
/// How much a range of stages counts that is exactly the one asked for.
const STAGES: f32 = 0.35;
/// What every hit has counts nothing, but a query needs a number.
const HELD: f32 = 0.01;
/// What an offer counts that the institution asked for answers for, where it gives others together with others: as
/// much as a word of a title.
const ANSWERED_FOR: f32 = 1.0;
/// What an offer counts that has nothing but the form of study asked for.
const ONLY: f32 = 0.2;

impl Composer<'_> {
    /// Things of one kind every hit must have one of, the best it has counting.
    pub(super) fn any_of(&mut self, group: &[&Hold], has_words: bool) -> Option<Box<dyn Query>> {
        let stages = group.iter().filter_map(|hold| match hold {
            Hold::Stages(range) => Some(*range),
            _ => None,
        });
        let stages: Vec<StageRange> = stages.collect();
        // Fifty ranges in a question overlap the same ranges of offers.
        if !stages.is_empty() {
            return Some(self.stages(&stages, has_words));
        }
        best_in_field(group.iter().map(|hold| self.hold(hold, has_words)).collect())
    }

    /// Something every hit must have. `has_words` = the question asks for words as well.
    pub(super) fn hold(&mut self, hold: &Hold, has_words: bool) -> Box<dyn Query> {
        let fields = self.fields;
        match hold {
            Hold::Stages(range) => self.stages(&[*range], has_words),
            Hold::Credits(span) => {
                let term = |c: Credits| Term::from_field_i64(fields.credits, i64::from(c.0));
                let bound = |c: Option<Credits>| c.map_or(Bound::Unbounded, |c| Bound::Included(term(c)));
                let range = RangeQuery::new(bound(span.from), bound(span.to));
                Box::new(ConstScoreQuery::new(Box::new(range), HELD))
            }
            Hold::Semester(semester) => flat(fields.semester, &semester.to_string(), HELD),
            Hold::Institution(code) if self.vocabulary.n_with(fields.partner_code, code) == 0 => {
                flat(fields.institution_code, code, HELD)
            }
            // What it answers for comes before what it gives together with others.
            Hold::Institution(code) => best_of(vec![
                flat(fields.institution_code, code, ANSWERED_FOR),
                flat(fields.partner_code, code, HELD),
            ]),
            Hold::Fact(facet, value) => {
                self.marks.word(value, &[]);
                // What is only on the net is more what was asked for than what is there as well.
                best_of(vec![
                    flat(fields.said, &said(*facet, value), HELD),
                    flat(fields.said, &only_said(*facet, value), ONLY),
                ])
            }
            Hold::Code(key) => {
                let begun = self.vocabulary.codes(key).into_iter().filter(|c| c != key);
                let whole = [flat(fields.code, key, CODE)];
                best_of(
                    whole
                        .into_iter()
                        .chain(begun.map(|c| flat(fields.code, &c, CODE / 2.0)))
                        .collect(),
                )
            }
            Hold::Phrase(words) => {
                self.marks.phrase(words);
                let groups = [
                    (fields.whole, TITLE),
                    (fields.tags.exact, TAGS),
                    (fields.body.exact, BODY),
                    (fields.further.exact, FURTHER),
                ];
                let ways = groups
                    .into_iter()
                    .map(|(field, weights)| phrase(field, words, weights.0));
                let title = [&[BEGIN.to_owned()], &words[..], &[END.to_owned()]].concat();
                best_of(ways.chain([phrase(fields.whole, &title, WHOLE_TITLE)]).collect())
            }
        }
    }

    /// The bonus of words that stand side by side.
    pub(super) fn side_by_side(&self, row: &[String]) -> Box<dyn Query> {
        let mut pairs = vec![];
        for pair in row.windows(2) {
            let fewest = |field: Field| pair.iter().map(|w| self.vocabulary.n_with(field, w)).min();
            let (title, body) = (self.fields.title.exact, self.fields.body.exact);
            if fewest(title) > Some(0) {
                pairs.push(phrase(title, pair, SIDE_BY_SIDE));
            }
            // Two words of every text stand side by side somewhere, and are dear to look for.
            if fewest(body).is_some_and(|n| n > 0 && !self.vocabulary.is_common(n)) {
                pairs.push(phrase(body, pair, SIDE_BY_SIDE_IN_TEXT));
            }
        }
        if pairs.is_empty() {
            Box::new(EmptyQuery)
        } else {
            Box::new(BooleanQuery::union(pairs))
        }
    }

    /// Stages that overlap one of those asked for, the nearer the better; with words, offers that state no stage come
    /// last.
    fn stages(&self, asked: &[StageRange], has_words: bool) -> Box<dyn Query> {
        let mut ways = vec![];
        for from in 1..=13 {
            for range in (from..=13).filter_map(|to| StageRange::new(from, to)) {
                let near = asked
                    .iter()
                    .filter(|a| range.overlaps(**a))
                    .map(|a| nearness(range, *a));
                let code = format!("{}-{}", range.from, range.to);
                if let Some(nearest) = near.max_by(f32::total_cmp)
                    && self.vocabulary.has_range(&code)
                {
                    ways.push(flat(self.fields.range, &code, STAGES * nearest));
                }
            }
        }
        if has_words {
            ways.push(flat(self.fields.range, NO_RANGE, HELD));
        }
        best_of(ways)
    }
}

/// How much two overlapping ranges have of what both have together.
fn nearness(a: StageRange, b: StageRange) -> f32 {
    let shared = a.to.min(b.to) - a.from.max(b.from) + 1;
    let joined = a.to.max(b.to) - a.from.min(b.from) + 1;
    f32::from(shared) / f32::from(joined)
}

/// A value without grades: it is there or not.
fn flat(field: Field, value: &str, score: f32) -> Box<dyn Query> {
    let term = TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic);
    Box::new(ConstScoreQuery::new(Box::new(term), score))
}

/// Words side by side: they are or are not.
fn phrase(field: Field, words: &[String], score: f32) -> Box<dyn Query> {
    if let [only] = words {
        return flat(field, only, score);
    }
    let terms = words.iter().map(|w| Term::from_field_text(field, w)).collect();
    Box::new(ConstScoreQuery::new(Box::new(PhraseQuery::new(terms)), score))
}
