//! From a question to a query of the index.
//!
//! Each wish is the best of the fields it is found in; the weights say how telling a field is. Three wishes
//! or fewer must all be met, of more three quarters. Misspelt and unknown words become the words they are
//! nearest to, so that every match is scored alike.

use app::catalogue::model::StageRange;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query,
    RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::analysis::{canon, fold};
use super::question::{Question, Wish};
use super::schema::{Fields, NO_RANGE, TextFields};
use super::vocabulary::Vocabulary;

/// Weights of a group of text fields: as spelt, by stem, as part of a compound.
struct Weights(f32, f32, f32);

// The recipe's weights: titles eight times a body, spelling above stem above part.
const TITLE: Weights = Weights(8.0, 5.0, 2.0);
const TAGS: Weights = Weights(5.0, 4.0, 1.0);
const PROVIDER: Weights = Weights(3.0, 2.0, 0.5);
const BODY: Weights = Weights(1.5, 1.0, 0.4);
const CODE: f32 = 20.0;
const FOLDED: f32 = 2.0;
/// What another meaning counts against the word itself.
const OTHER_MEANING: f32 = 0.8;
/// What one slip costs.
const SLIP: f32 = 0.6;
/// What the parts of an unknown compound count.
const BROKEN_UP: f32 = 0.7;
/// How much more the first part of a compound counts than the rest.
const FIRST_PART: f32 = 2.0;
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

/// A query and the words it was read as, where they differ from the words typed.
pub struct Composed {
    pub query: Box<dyn Query>,
    /// `(typed, read as)` for every word that was guessed at.
    pub guessed: Vec<(String, String)>,
}

struct Composer<'a> {
    fields: &'a Fields,
    vocabulary: &'a Vocabulary,
    reading: Reading,
    guessed: Vec<(String, String)>,
}

/// Composes the query for a question. `prefix` = the last word may be unfinished.
#[must_use]
pub fn compose(
    question: &Question,
    fields: &Fields,
    vocabulary: &Vocabulary,
    reading: Reading,
    prefix: bool,
) -> Composed {
    let mut composer = Composer {
        fields,
        vocabulary,
        reading,
        guessed: vec![],
    };
    let last = question.wishes.len().saturating_sub(1);
    let mut met: Vec<Box<dyn Query>> = vec![];
    for (i, wish) in question.wishes.iter().enumerate() {
        met.push(composer.wish(wish, prefix && i == last));
    }
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![];
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
    let narrows = [
        composer.stages(question.stages, n > 0),
        composer.credits(question),
        composer.semester(question),
    ];
    clauses.extend(narrows.into_iter().flatten().map(|q| (Occur::Must, q)));
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
    }
}

fn term(field: Field, text: &str, boost: f32) -> Box<dyn Query> {
    let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(term), boost))
}

fn best_of(queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, 0.1))
}

fn all_of(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::intersection(queries)),
    }
}

fn weighed(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, boost))
}

impl Composer<'_> {
    fn wish(&mut self, wish: &Wish, unfinished: bool) -> Box<dyn Query> {
        match wish {
            Wish::Code(key) => term(self.fields.code, key, CODE),
            Wish::Number(number) => best_of(vec![
                term(self.fields.title.exact, number, TITLE.0),
                term(self.fields.title.part, number, TITLE.2),
            ]),
            Wish::Phrase(words) => best_of(
                [
                    (self.fields.title, TITLE),
                    (self.fields.tags, TAGS),
                    (self.fields.body, BODY),
                ]
                .into_iter()
                .map(|(field, weights)| phrase(field.exact, words, 0, weights.0))
                .collect(),
            ),
            Wish::Word { word, or } => {
                let mut ways = vec![self.word(word)];
                if unfinished {
                    let completions = self.vocabulary.completions(word);
                    ways.extend(completions.iter().map(|w| weighed(self.known(w), OTHER_MEANING)));
                } else if !or
                    .iter()
                    .flatten()
                    .chain([word])
                    .any(|w| self.vocabulary.knows(w))
                {
                    ways.extend(self.guesses(word));
                }
                for meaning in or {
                    let all = meaning.iter().map(|w| self.word(w)).collect();
                    ways.push(weighed(all_of(all), OTHER_MEANING));
                }
                best_of(ways)
            }
        }
    }

    /// A word as it stands, in every field and form.
    fn word(&self, word: &str) -> Box<dyn Query> {
        let mut ways = self.forms(word);
        if !self.vocabulary.knows(word) {
            ways.push(term(self.fields.folded, &fold(word), FOLDED));
        }
        best_of(ways)
    }

    fn known(&self, word: &str) -> Box<dyn Query> {
        best_of(self.forms(word))
    }

    fn forms(&self, word: &str) -> Vec<Box<dyn Query>> {
        let stem = canon(word);
        let mut ways = vec![];
        let mut add = |fields: TextFields, Weights(exact, canon, part): Weights| {
            ways.push(term(fields.exact, word, exact));
            ways.push(term(fields.canon, &stem, canon));
            ways.push(term(fields.part, &stem, part));
        };
        add(self.fields.title, TITLE);
        add(self.fields.tags, TAGS);
        add(self.fields.provider, PROVIDER);
        add(self.fields.body, BODY);
        ways
    }

    /// What an unknown word may have been meant as: a compound of known words, or a known word with slips.
    fn guesses(&mut self, word: &str) -> Vec<Box<dyn Query>> {
        let parts = self.vocabulary.parts(word);
        if parts.len() > 1 {
            // The first part says what, the last only what sort of thing: matematikk|didaktikk.
            let telling = |i| if i == 0 { FIRST_PART } else { 1.0 };
            let parts = parts
                .iter()
                .enumerate()
                .map(|(i, p)| weighed(self.part(p), telling(i)))
                .collect();
            let joined = match self.reading {
                Reading::Strict => all_of(parts),
                Reading::Loose => Box::new(BooleanQuery::union(parts)),
            };
            return vec![weighed(joined, BROKEN_UP)];
        }
        let similar = self.vocabulary.similar(word);
        if let Some((best, _)) = similar.first() {
            self.guessed.push((word.to_owned(), best.clone()));
        }
        let n_slips = |n: usize| SLIP.powi(i32::try_from(n).unwrap_or(i32::MAX));
        similar
            .iter()
            .map(|(w, slips)| weighed(self.known(w), n_slips(*slips)))
            .collect()
    }

    /// The stem of a part, alone or in another compound.
    fn part(&self, stem: &str) -> Box<dyn Query> {
        let groups = [
            (self.fields.title, TITLE),
            (self.fields.tags, TAGS),
            (self.fields.body, BODY),
        ];
        let ways = groups
            .into_iter()
            .flat_map(|(f, Weights(_, canon, part))| [term(f.canon, stem, canon), term(f.part, stem, part)]);
        best_of(ways.collect())
    }

    fn side_by_side(&self, row: &[String]) -> Box<dyn Query> {
        let pairs = row
            .windows(2)
            .map(|pair| phrase(self.fields.title.exact, pair, 0, SIDE_BY_SIDE));
        Box::new(BooleanQuery::union(pairs.collect()))
    }

    /// Overlapping stages, the nearer the better; with words, offers that state no stage come last.
    fn stages(&self, asked: Option<StageRange>, has_words: bool) -> Option<Box<dyn Query>> {
        let asked = asked?;
        let mut ways = vec![];
        for from in 1..=13 {
            for to in from..=13 {
                let Some(range) = StageRange::new(from, to).filter(|r| r.overlaps(asked)) else {
                    continue;
                };
                let shared = f32::from(asked.to.min(to) - asked.from.max(from) + 1);
                let joined = f32::from(asked.to.max(to) - asked.from.min(from) + 1);
                ways.push(self.range(&format!("{}-{}", range.from, range.to), STAGES * shared / joined));
            }
        }
        if has_words {
            ways.push(self.range(NO_RANGE, 0.01));
        }
        Some(best_of(ways))
    }

    fn range(&self, code: &str, score: f32) -> Box<dyn Query> {
        let term = TermQuery::new(
            Term::from_field_text(self.fields.range, code),
            IndexRecordOption::Basic,
        );
        Box::new(ConstScoreQuery::new(Box::new(term), score))
    }

    fn credits(&self, question: &Question) -> Option<Box<dyn Query>> {
        let term = Term::from_field_i64(self.fields.credits, i64::from(question.credits?.0));
        let is = std::ops::Bound::Included(term);
        Some(Box::new(ConstScoreQuery::new(
            Box::new(RangeQuery::new(is.clone(), is)),
            1.0,
        )))
    }

    fn semester(&self, question: &Question) -> Option<Box<dyn Query>> {
        let term = Term::from_field_text(self.fields.semester, &question.semester?.to_string());
        Some(Box::new(ConstScoreQuery::new(
            Box::new(TermQuery::new(term, IndexRecordOption::Basic)),
            1.0,
        )))
    }
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
