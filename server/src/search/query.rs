//! From a question to a query of the index.
//!
//! Each wish is the best of the fields it is found in; the weights say how telling a field is. Three wishes
//! or fewer must all be met, of more three quarters; what the question holds every hit to is a must. Misspelt
//! and unknown words become the words they are nearest to, so that every match is scored and marked alike.

use std::ops::Range;

use app::catalogue::model::StageRange;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query,
    RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::highlight::Marks;
use super::language::{analyse, kin};
use super::question::{Hold, Placed, Question, Wish};
use super::schema::{Fields, NO_RANGE, TextFields};
use super::synonyms::Synonyms;
use super::vocabulary::Vocabulary;

/// Weights of a group of text fields: as spelt, by stem, as part of a compound.
pub(super) struct Weights(pub(super) f32, pub(super) f32, pub(super) f32);

// The recipe's weights: titles eight times a body, spelling above stem above part.
pub(super) const TITLE: Weights = Weights(8.0, 5.0, 2.0);
pub(super) const TAGS: Weights = Weights(5.0, 4.0, 1.0);
const PROVIDER: Weights = Weights(3.0, 2.0, 0.5);
pub(super) const BODY: Weights = Weights(1.5, 1.0, 0.4);
const CODE: f32 = 20.0;
/// What another lemma of the same form counts against the likeliest.
const OTHER_LEMMA: f32 = 0.5;
/// What another meaning counts against the word itself.
pub(super) const OTHER_MEANING: f32 = 0.8;
/// What the verb of a noun counts, and the noun of a verb.
const KIN: f32 = 0.6;
/// Wishes up to which all must be met, and the share of more.
const ALL_UP_TO: usize = 3;
const SHARE: f32 = 0.75;
/// Words side by side in a title.
const SIDE_BY_SIDE: f32 = 6.0;
/// How much a range of stages counts that is exactly the one asked for.
const STAGES: f32 = 12.0;

/// How literally a question is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As asked.
    Strict,
    /// Any wish will do; used when nothing meets them all.
    Loose,
}

/// A query, what it was read as, and what it finds.
pub struct Composed {
    pub query: Box<dyn Query>,
    /// For every word that was guessed at: where it was typed, and the guesses, the likeliest first.
    pub guessed: Vec<(Range<usize>, Vec<String>)>,
    pub marks: Marks,
}

pub(super) struct Composer<'a> {
    pub(super) fields: &'a Fields,
    pub(super) vocabulary: &'a Vocabulary<'a>,
    pub(super) synonyms: &'a Synonyms,
    pub(super) guessed: Vec<(Range<usize>, Vec<String>)>,
    pub(super) marks: Marks,
}

/// Composes the query for a question. `prefix` = the last word may be unfinished.
#[must_use]
pub fn compose(
    question: &Question,
    fields: &Fields,
    vocabulary: &Vocabulary<'_>,
    synonyms: &Synonyms,
    reading: Reading,
    prefix: bool,
) -> Composed {
    let mut composer = Composer {
        fields,
        vocabulary,
        synonyms,
        guessed: vec![],
        marks: Marks::default(),
    };
    let last = question.wishes.len().saturating_sub(1);
    let mut met: Vec<Box<dyn Query>> = vec![];
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![];
    let musts: Vec<bool> = question
        .wishes
        .iter()
        .map(|w| composer.is_must(&w.what))
        .collect();
    for (i, wish) in question.wishes.iter().enumerate() {
        let query = composer.wish(wish, prefix && i == last);
        // Beside words that say what it is about, words that only stand in texts just lift.
        if musts[i] || !musts.contains(&true) {
            met.push(query);
        } else {
            clauses.push((Occur::Should, query));
        }
    }
    let n = met.len();
    if n > 0 {
        clauses.push((
            Occur::Must,
            match reading {
                Reading::Strict if n <= ALL_UP_TO => Box::new(BooleanQuery::intersection(met)),
                Reading::Strict => {
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        clippy::cast_precision_loss,
                        reason = "at most ten wishes"
                    )]
                    let least = ((n as f32 * SHARE).floor() as usize).max(ALL_UP_TO);
                    Box::new(BooleanQuery::union_with_minimum_required_clauses(met, least))
                }
                Reading::Loose => Box::new(BooleanQuery::union(met)),
            },
        ));
    }
    for Placed { what, .. } in &question.holds {
        clauses.push((Occur::Must, composer.hold(what, n > 0)));
    }
    if question.row.len() > 1 {
        clauses.push((Occur::Should, composer.side_by_side(&question.row)));
    }
    let query: Box<dyn Query> = if clauses.is_empty() {
        Box::new(AllQuery)
    } else {
        Box::new(BooleanQuery::new(clauses))
    };
    Composed {
        query,
        guessed: composer.guessed,
        marks: composer.marks,
    }
}

pub(super) fn term(field: Field, text: &str, boost: f32) -> Box<dyn Query> {
    let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(term), boost))
}

pub(super) fn best_of(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, 0.1))
}

pub(super) fn all_of(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::intersection(queries)),
    }
}

pub(super) fn weighed(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, boost))
}

impl Composer<'_> {
    fn wish(&mut self, wish: &Placed<Wish>, unfinished: bool) -> Box<dyn Query> {
        let (word, or) = match &wish.what {
            Wish::Number(number) => {
                self.marks.in_title(number);
                return best_of(vec![
                    term(self.fields.title.exact, number, TITLE.0),
                    term(self.fields.title.part, number, TITLE.2),
                ]);
            }
            Wish::Word { word, or } => (word, or),
        };
        let mut ways = self.forms(word);
        if unfinished {
            for completion in self.vocabulary.completions(word) {
                let forms = self.forms(&completion);
                ways.push(weighed(best_of(forms), OTHER_MEANING));
            }
        } else if !or.iter().flatten().any(|w| self.vocabulary.knows(w)) {
            ways.extend(self.guesses(&wish.at, word));
        }
        for meaning in or {
            let all = meaning.iter().map(|w| best_of(self.forms(w))).collect();
            ways.push(weighed(all_of(all), OTHER_MEANING));
        }
        best_of(ways)
    }

    /// A word as spelt and by its lemmas, in every field.
    pub(super) fn forms(&mut self, word: &str) -> Vec<Box<dyn Query>> {
        let analysis = analyse(word);
        self.marks.word(word, &analysis.lemmas);
        let mut kin = kin(&analysis.lemmas[0]);
        kin.retain(|k| self.vocabulary.has_lemma(k));
        kin.iter().for_each(|k| self.marks.lemma(k));
        let mut ways = vec![];
        for (fields, Weights(exact, canon, part)) in self.groups() {
            ways.push(term(fields.exact, word, exact));
            for (i, lemma) in analysis.lemmas.iter().enumerate() {
                let weight = if i == 0 { 1.0 } else { OTHER_LEMMA };
                ways.push(term(fields.canon, lemma, canon * weight));
                ways.push(term(fields.part, lemma, part * weight));
            }
            for kin in &kin {
                ways.push(term(fields.canon, kin, canon * KIN));
            }
        }
        ways
    }

    fn groups(&self) -> [(TextFields, Weights); 4] {
        let f = self.fields;
        [
            (f.title, TITLE),
            (f.tags, TAGS),
            (f.provider, PROVIDER),
            (f.body, BODY),
        ]
    }

    /// Offers without this word do not answer the question. A word no offer has is one too, so that it is named.
    fn is_must(&self, wish: &Wish) -> bool {
        let Wish::Word { word, or } = wish else {
            return true;
        };
        let ways = || or.iter().flatten().chain([word]);
        !ways().any(|w| self.vocabulary.knows(w)) || ways().any(|w| self.vocabulary.is_telling(w))
    }

    fn hold(&mut self, hold: &Hold, has_words: bool) -> Box<dyn Query> {
        let fields = self.fields;
        match hold {
            Hold::Stages(range) => self.stages(*range, has_words),
            Hold::Credits(credits) => {
                let term = Term::from_field_i64(fields.credits, i64::from(credits.0));
                let is = std::ops::Bound::Included(term);
                Box::new(ConstScoreQuery::new(
                    Box::new(RangeQuery::new(is.clone(), is)),
                    1.0,
                ))
            }
            Hold::Semester(semester) => flat(fields.semester, &semester.to_string(), 1.0),
            Hold::Institution(code) => flat(fields.institution_code, code, 1.0),
            Hold::Code(key) => {
                let begun = self.vocabulary.codes(key).into_iter().filter(|c| c != key);
                let whole = [term(fields.code, key, CODE)];
                best_of(
                    whole
                        .into_iter()
                        .chain(begun.map(|c| term(fields.code, &c, CODE / 2.0)))
                        .collect(),
                )
            }
            Hold::Phrase(words) => {
                self.marks.phrase(words);
                let groups = [(fields.title, TITLE), (fields.tags, TAGS), (fields.body, BODY)];
                let ways = groups
                    .into_iter()
                    .map(|(f, weights)| phrase(f.exact, words, 0, weights.0));
                best_of(ways.collect())
            }
        }
    }

    fn side_by_side(&self, row: &[String]) -> Box<dyn Query> {
        let pairs = row
            .windows(2)
            .map(|pair| phrase(self.fields.title.exact, pair, 0, SIDE_BY_SIDE));
        Box::new(BooleanQuery::union(pairs.collect()))
    }

    /// Overlapping stages, the nearer the better; with words, offers that state no stage come last.
    fn stages(&self, asked: StageRange, has_words: bool) -> Box<dyn Query> {
        let mut ways = vec![];
        for from in 1..=13 {
            for to in from..=13 {
                let Some(range) = StageRange::new(from, to).filter(|r| r.overlaps(asked)) else {
                    continue;
                };
                let shared = f32::from(asked.to.min(to) - asked.from.max(from) + 1);
                let joined = f32::from(asked.to.max(to) - asked.from.min(from) + 1);
                let code = format!("{}-{}", range.from, range.to);
                if self.vocabulary.has_range(&code) {
                    ways.push(flat(self.fields.range, &code, STAGES * shared / joined));
                }
            }
        }
        if has_words {
            ways.push(flat(self.fields.range, NO_RANGE, 0.01));
        }
        best_of(ways)
    }
}

/// A value without grades: it is there or not.
fn flat(field: Field, value: &str, score: f32) -> Box<dyn Query> {
    let term = TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic);
    Box::new(ConstScoreQuery::new(Box::new(term), score))
}

fn phrase(field: Field, words: &[String], slop: u32, boost: f32) -> Box<dyn Query> {
    let terms: Vec<(usize, Term)> = words
        .iter()
        .map(|w| Term::from_field_text(field, w))
        .enumerate()
        .collect();
    if let [(_, only)] = terms.as_slice() {
        return Box::new(BoostQuery::new(
            Box::new(TermQuery::new(only.clone(), IndexRecordOption::WithFreqs)),
            boost,
        ));
    }
    Box::new(BoostQuery::new(
        Box::new(PhraseQuery::new_with_offset_and_slop(terms, slop)),
        boost,
    ))
}
