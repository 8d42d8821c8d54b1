//! From a question to a query of the index.
//!
//! Each wish is the best of the fields it is found in; the weights say how telling a field is, and how rare a
//! word is there. Words that say what an offer is about must be met, words that only texts use lift, and words
//! for the setting lift a little. Misspelt and unknown words become the words they are nearest to (`guess`), so
//! that every match is scored and marked alike.

use std::cell::Cell;
use std::ops::Range;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::highlight::Marks;
use super::language::{analyse, canon, kin};
use super::lexicon::is_setting;
use super::question::{Hold, Placed, Question, Wish};
use super::schema::{Fields, TextFields};
use super::synonyms::Synonyms;
use super::vocabulary::Vocabulary;

/// Weights of a group of text fields: as spelt, by stem, as part of a compound.
pub(super) struct Weights(pub(super) f32, pub(super) f32, pub(super) f32);

// What a title says counts twice what a text mentions: two telling words in a text come before one in a title.
pub(super) const TITLE: Weights = Weights(1.0, 0.9, 0.55);
// Lists of facts have no length to be weighed by, and so reach more of their weight than texts do.
pub(super) const TAGS: Weights = Weights(0.55, 0.52, 0.25);
const PROVIDER: Weights = Weights(0.36, 0.3, 0.1);
pub(super) const BODY: Weights = Weights(0.5, 0.45, 0.22);
pub(super) const FURTHER: Weights = Weights(0.3, 0.27, 0.12);
/// How much of a word's weight does not depend on how rare it is.
const COMMON_TOO: f32 = 0.3;
/// What the fields a word is in besides the best one add.
const BESIDES: f32 = 0.2;
/// The library's score of a word said over and over, divided by how rare the word is.
const SATURATED: f32 = 2.2;
/// What another lemma of the same form counts against the likeliest.
const OTHER_LEMMA: f32 = 0.5;
/// What another meaning counts against the word itself.
pub(super) const OTHER_MEANING: f32 = 0.75;
/// What the verb of a noun counts, and the noun of a verb.
pub(super) const KIN: f32 = 0.6;
/// What a word for role, setting or occasion counts.
const SETTING: f32 = 0.12;
/// What a number counts, which is a level or part of a name.
const NUMBER: f32 = 0.5;

/// How literally a question is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As asked: all words that say what it is about.
    Strict,
    /// So many of them will do.
    AtLeast(usize),
}

/// What a wish says of an offer that meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// Role, setting or occasion: little.
    Setting,
    /// Something that texts mention.
    Mention,
    /// What it is about; or a word no offer has, so that it is named.
    Topic,
}

/// A query, what it was read as, and what it finds.
pub struct Composed {
    pub query: Box<dyn Query>,
    /// For every word that was guessed at: where it was typed, and the guesses, the likeliest first.
    pub guessed: Vec<(Range<usize>, Vec<String>)>,
    pub marks: Marks,
    /// How many wishes must be met when the question is taken as asked.
    pub n_musts: usize,
    /// Some hit may be one by less than the words asked for: by parts of one, or by some of them.
    pub is_rough: bool,
    /// How many entries of the index its words have: what it costs to answer.
    pub cost: u64,
}

pub(super) struct Composer<'a> {
    pub(super) fields: &'a Fields,
    pub(super) vocabulary: &'a Vocabulary<'a>,
    pub(super) synonyms: &'a Synonyms,
    pub(super) guessed: Vec<(Range<usize>, Vec<String>)>,
    pub(super) marks: Marks,
    pub(super) is_rough: bool,
    /// Where words are that are taken as they stand.
    literal: &'a [Range<usize>],
    /// Entries of the index that have to be looked through so far.
    cost: Cell<u64>,
}

/// Ways to meet a wish, and what it says.
pub(super) type Ways = (Vec<Box<dyn Query>>, Tells);

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
        is_rough: matches!(reading, Reading::AtLeast(_)),
        literal: &question.literal,
        cost: Cell::new(0),
    };
    let last = question.wishes.len().saturating_sub(1);
    let is_bare = question.wishes.iter().all(|w| is_of_setting(&w.what));
    let wishes: Vec<Ways> = question
        .wishes
        .iter()
        .enumerate()
        .map(|(i, wish)| match &wish.what {
            // Beside words that say what it is about, the setting lifts where titles and facts name it.
            Wish::Word { word, .. } if !(is_bare || prefix && i == last) && is_of_setting(&wish.what) => {
                (composer.named(word), Tells::Setting)
            }
            _ => composer.wish(wish, prefix && i == last),
        })
        .collect();
    // Where no word says what it is about, the most telling there are must be met.
    let most = wishes
        .iter()
        .map(|(_, tells)| *tells)
        .max()
        .unwrap_or(Tells::Topic);
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![];
    let mut met: Vec<Box<dyn Query>> = vec![];
    for (ways, tells) in wishes {
        let weight = if tells == Tells::Setting { SETTING } else { 1.0 };
        let query = weighed(best_of(ways), weight);
        // The setting alone must be met only where nothing else is asked for.
        if tells == most && (tells > Tells::Setting || question.holds.is_empty()) {
            met.push(query);
        } else {
            clauses.push((Occur::Should, query));
        }
    }
    composer.marks.asked(question.wishes.len());
    let n_musts = met.len();
    if n_musts > 0 {
        let query: Box<dyn Query> = match reading {
            Reading::Strict => all_of(met),
            Reading::AtLeast(n) if n <= 1 => Box::new(BooleanQuery::union(met)),
            Reading::AtLeast(n) => Box::new(BooleanQuery::union_with_minimum_required_clauses(met, n)),
        };
        clauses.push((Occur::Must, query));
    }
    for group in question.held() {
        let any: Vec<&Hold> = group.iter().map(|i| &question.holds[*i].what).collect();
        clauses.extend(composer.any_of(&any, n_musts > 0).map(|one| (Occur::Must, one)));
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
        n_musts,
        is_rough: composer.is_rough,
        cost: composer.cost.get(),
    }
}

/// A word for role, setting or occasion that means nothing else as well.
fn is_of_setting(wish: &Wish) -> bool {
    matches!(wish, Wish::Word { word, or } if or.is_empty() && is_setting(&canon(word)))
}

/// The best of several ways to meet one wish; nothing meets one without any.
pub(super) fn best_of(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, BESIDES)),
    }
}

/// The best of several ways that are one, such as a word in one group of fields.
pub(super) fn best_in_field(mut ways: Vec<Box<dyn Query>>) -> Option<Box<dyn Query>> {
    match ways.len() {
        0 => None,
        1 => Some(ways.remove(0)),
        _ => Some(Box::new(DisjunctionMaxQuery::new(ways))),
    }
}

pub(super) fn all_of(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::intersection(queries)),
    }
}

#[expect(clippy::float_cmp, reason = "a weight of exactly one changes nothing")]
pub(super) fn weighed(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    if boost == 1.0 {
        return query;
    }
    Box::new(BoostQuery::new(query, boost))
}

impl Composer<'_> {
    /// A word in a field, if any offer has it there: between nothing and its weight, by how rare it is there and
    /// how much of the text it makes up.
    pub(super) fn term(&self, field: Field, text: &str, weight: f32) -> Option<Box<dyn Query>> {
        let n_with = self.vocabulary.n_with(field, text);
        if n_with == 0 {
            return None;
        }
        self.cost.set(self.cost.get() + u64::from(n_with));
        let rarity = self.vocabulary.rarity(n_with);
        let share = rarity / self.vocabulary.rarity(1);
        let wanted = weight * (COMMON_TOO + (1.0 - COMMON_TOO) * share);
        let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
        // The library multiplies by rarity, without bounds; here it is one part of the weight.
        Some(weighed(Box::new(term), wanted / (rarity * SATURATED)))
    }

    /// The question costs so much by now that nothing more is guessed at but what it could not do without.
    pub(super) fn is_dear(&self) -> bool {
        self.cost.get() > self.vocabulary.allowed()
    }

    fn wish(&mut self, wish: &Placed<Wish>, unfinished: bool) -> Ways {
        let (word, or) = match &wish.what {
            Wish::Number(number) => {
                self.marks.in_title(number);
                let ways = [
                    self.term(self.fields.title.exact, number, NUMBER),
                    self.term(self.fields.title.part, number, NUMBER / 2.0),
                ];
                let ways: Vec<_> = ways.into_iter().flatten().collect();
                // A number no title has is part of a wish, not a wish.
                let tells = if ways.is_empty() {
                    Tells::Setting
                } else {
                    Tells::Topic
                };
                return (ways, tells);
            }
            Wish::Word { word, or } => (word, or),
        };
        let mut ways = self.forms(word);
        let mut tells = self.tells(word, or);
        let is_of_known_root = !self.kin(&canon(word)).is_empty();
        if unfinished {
            // As they are spelt: all inflections begin alike.
            for completion in self.vocabulary.completions(word) {
                for (fields, Weights(exact, ..)) in self.groups() {
                    ways.extend(self.term(fields.exact, &completion, exact * OTHER_MEANING));
                }
            }
            tells = Tells::Topic;
        } else if tells != Tells::Setting
            && !is_of_known_root
            && !or.iter().flatten().any(|w| self.vocabulary.knows(w))
            && !self.literal.iter().any(|at| at.contains(&wish.at.start))
            && let Some((guesses, guess_tells)) = self.guesses(&wish.at, word)
        {
            if !self.vocabulary.knows(word) {
                tells = guess_tells;
            }
            ways.extend(guesses);
        }
        if !or.is_empty() && !unfinished && !self.vocabulary.knows(word) {
            ways.extend(self.by_all_parts(word));
        }
        for meaning in or {
            let all = meaning.iter().map(|w| best_of(self.forms(w))).collect();
            ways.push(weighed(all_of(all), OTHER_MEANING));
        }
        (ways, tells)
    }

    /// A word by its lemma, in titles and facts.
    pub(super) fn named(&mut self, word: &str) -> Vec<Box<dyn Query>> {
        let lemma = canon(word);
        let groups = [(self.fields.title, TITLE), (self.fields.tags, TAGS)];
        let ways = groups
            .into_iter()
            .filter_map(|(fields, Weights(_, weight, _))| self.term(fields.canon, &lemma, weight));
        ways.collect()
    }

    /// A word as spelt and by its lemmas, in every field that has it.
    pub(super) fn forms(&mut self, word: &str) -> Vec<Box<dyn Query>> {
        let analysis = analyse(word);
        self.marks.word(word, &analysis.lemmas);
        let kin = self.kin(&analysis.lemmas[0]);
        kin.iter().for_each(|k| self.marks.lemma(k));
        let mut all = vec![];
        for (fields, Weights(exact, canon, part)) in self.groups() {
            let mut ways = vec![];
            ways.extend(self.term(fields.exact, word, exact));
            for (i, lemma) in analysis.lemmas.iter().enumerate() {
                let weight = if i == 0 { 1.0 } else { OTHER_LEMMA };
                ways.extend(self.term(fields.canon, lemma, canon * weight));
                ways.extend(self.term(fields.part, lemma, part * weight));
            }
            for kin in &kin {
                ways.extend(self.term(fields.canon, kin, canon * KIN));
                ways.extend(self.term(fields.part, kin, part * KIN));
            }
            all.extend(best_in_field(ways));
        }
        all
    }

    /// Words of the same root that the catalogue has.
    pub(super) fn kin(&self, lemma: &str) -> Vec<String> {
        let mut kin = kin(lemma);
        kin.retain(|k| self.vocabulary.has_lemma(k));
        kin
    }

    fn groups(&self) -> [(TextFields, Weights); 5] {
        let f = self.fields;
        [
            (f.title, TITLE),
            (f.tags, TAGS),
            (f.provider, PROVIDER),
            (f.body, BODY),
            (f.further, FURTHER),
        ]
    }

    /// What a word and its other meanings say. A word no offer has is a topic too, so that it is named.
    fn tells(&self, word: &str, or: &[Vec<String>]) -> Tells {
        if or.is_empty() && is_setting(&canon(word)) {
            return Tells::Setting;
        }
        let others = or.iter().flatten().map(String::as_str);
        let kin = self.kin(&canon(word));
        let known: Vec<&str> = others
            .chain([word])
            .chain(kin.iter().map(String::as_str))
            .filter(|w| self.vocabulary.knows(w))
            .collect();
        if known.is_empty() || known.iter().any(|w| self.vocabulary.is_telling(w)) {
            Tells::Topic
        } else {
            Tells::Mention
        }
    }
}
