//! Where a question gives nothing: the least that can be let go for it to give something.
//!
//! Quotation marks go first: the same words, not side by side. Then what can be let go are the words and what was read out of them, and the groups of filters, all alike: first one
//! of these, then two, then all that no offer has, at last all but some word. Of several ways of one size the one
//! that loses least is taken; where any of several words may go, offers with all but one of them are shown. Words
//! that no offer has give way to their neighbours before anything is let go. The work is bounded, and everything
//! that was let go is named.

use std::cmp::Reverse;

use app::search::model::{Relaxed, SearchQuery};

use super::find::{Answer, Asked};
use super::limit::Limit;
use super::nearest::is_telling;
use super::query::{Composed, Reading};
use super::question::{Hold, Question, Wish, as_typed};
use super::vocabulary::Vocabulary;

/// Most searches for what to let go, and most entries of the index they may cost together. Most of them find
/// nothing, which is quickly seen.
const MOST_ASKED: usize = 96;
const MOST_COST: u64 = 4_000_000;
/// Most things let go of that are tried out two by two.
const MOST_PAIRED: usize = 12;

/// How much is lost with a thing asked for: a choice that is easily taken back less than what was written, a level
/// less than credits, all of them less than the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Importance {
    Filter,
    Number,
    Credits,
    Semester,
    Stages,
    Fact,
    Institution,
    /// A word that says of no offer what it is about.
    Mention,
    Word,
}

/// Something that can be let go: its place among wishes or its places among holds, or the parameter of a group of
/// filters.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Thing {
    Wish(usize),
    Hold(Vec<usize>),
    Filter(String),
}

/// A question with its filters, and what may be let go of both.
struct Whole<'a> {
    question: &'a Question,
    query: &'a SearchQuery,
    things: Vec<Thing>,
    /// The wishes that say of no offer what it is about.
    mentions: Vec<usize>,
}

/// How much looking is left.
struct Left<'a> {
    asked: usize,
    cost: u64,
    limit: &'a Limit,
}

impl Left<'_> {
    fn is_any(&self) -> bool {
        self.asked > 0 && self.cost > 0 && !self.limit.is_over()
    }

    fn spend(&mut self, composed: &Composed) {
        self.asked = self.asked.saturating_sub(1);
        self.cost = self.cost.saturating_sub(composed.cost);
    }
}

/// Something let go that leaves offers.
struct Way {
    gone: Vec<usize>,
    total: u64,
    /// The best offer's score.
    best: f32,
}

impl<'a> Whole<'a> {
    fn new(question: &'a Question, query: &'a SearchQuery, vocabulary: &Vocabulary<'_>) -> Self {
        let is_mention = |i: &usize| {
            let wish = &question.wishes[*i].what;
            matches!(wish, Wish::Word { .. }) && !is_telling(wish, vocabulary)
        };
        let wishes = (0..question.wishes.len()).map(Thing::Wish);
        let holds = question.held().into_iter().map(Thing::Hold);
        let filters = query.filters().into_iter().map(Thing::Filter);
        let mut whole = Whole {
            question,
            query,
            things: wishes.chain(holds).chain(filters).collect(),
            mentions: (0..question.wishes.len()).filter(is_mention).collect(),
        };
        let mut order: Vec<usize> = (0..whole.things.len()).collect();
        order.sort_by_key(|i| whole.importance(*i));
        whole.things = order.iter().map(|i| whole.things[*i].clone()).collect();
        whole
    }

    fn importance(&self, i: usize) -> Importance {
        match &self.things[i] {
            Thing::Filter(_) => Importance::Filter,
            Thing::Wish(i) if matches!(self.question.wishes[*i].what, Wish::Number(_)) => Importance::Number,
            Thing::Wish(i) if self.mentions.contains(i) => Importance::Mention,
            Thing::Wish(_) => Importance::Word,
            Thing::Hold(group) => match self.question.holds[group[0]].what {
                Hold::Credits(_) => Importance::Credits,
                Hold::Semester(_) => Importance::Semester,
                Hold::Stages(_) => Importance::Stages,
                Hold::Fact(..) => Importance::Fact,
                Hold::Institution(_) => Importance::Institution,
                Hold::Code(_) | Hold::Phrase(_) => Importance::Word,
            },
        }
    }

    /// The question and its filters without some of its things; `None` where of a question nothing would be left.
    fn without(&self, gone: &[usize]) -> Option<(Question, SearchQuery)> {
        if gone.len() >= self.things.len() && !self.question.is_empty() {
            return None;
        }
        let gone_things = || gone.iter().map(|i| &self.things[*i]);
        let mut question = self.question.clone();
        let mut nth = 0..;
        question.wishes.retain(|_| {
            let wish = Thing::Wish(nth.next().unwrap_or_default());
            gone_things().all(|thing| *thing != wish)
        });
        let mut nth = 0..;
        question.holds.retain(|_| {
            let hold = nth.next().unwrap_or_default();
            gone_things().all(|thing| !matches!(thing, Thing::Hold(group) if group.contains(&hold)))
        });
        if question.wishes.len() < self.question.wishes.len() {
            // What stood side by side no longer does.
            question.row.clear();
        }
        let mut query = self.query.clone();
        for i in gone {
            if let Thing::Filter(name) = &self.things[*i] {
                query = query.without_filter(name);
            }
        }
        Some((question, query))
    }

    /// What is lost with these, the dearest first.
    fn loss(&self, gone: &[usize]) -> Vec<Importance> {
        let mut loss: Vec<_> = gone.iter().map(|i| self.importance(*i)).collect();
        loss.sort_unstable_by_key(|i| Reverse(*i));
        loss
    }

    fn is_all_words(&self, gone: &[usize]) -> bool {
        let is_word = |i: &usize| match self.things[*i] {
            Thing::Wish(wish) => matches!(self.question.wishes[wish].what, Wish::Word { .. }),
            _ => false,
        };
        gone.iter().all(is_word)
    }

    /// Names what is let go, in the order it was typed.
    fn name(&self, gone: &[usize], relaxed: &mut Relaxed) {
        let mut words: Vec<(usize, String)> = vec![];
        for i in gone {
            let places = match &self.things[*i] {
                Thing::Wish(i) => vec![&self.question.wishes[*i].at],
                Thing::Hold(group) => group.iter().map(|i| &self.question.holds[*i].at).collect(),
                Thing::Filter(name) => {
                    relaxed.filters.push(name.clone());
                    continue;
                }
            };
            let named = places.into_iter();
            words.extend(named.map(|at| (at.start, as_typed(&self.query.words, at))));
        }
        words.sort_unstable();
        words.dedup();
        relaxed.words.extend(words.into_iter().map(|(_, word)| word));
        relaxed.filters.sort_unstable();
    }
}

impl Asked<'_> {
    /// The answer to the question with the least let go, `None` where nothing helps.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn relax(
        &self,
        question: &Question,
        query: &SearchQuery,
        keep: usize,
    ) -> tantivy::Result<Option<Answer>> {
        let (apart, quoted) = self.apart(question, query, |_| true);
        if !quoted.is_empty() {
            let (found, composed) = self.ask(&apart, Reading::Strict, query, keep)?;
            if found.total > 0 {
                let relaxed = Relaxed {
                    unquoted: quoted,
                    ..Relaxed::default()
                };
                return Ok(Some(Answer::relaxed(found, composed, relaxed)));
            }
        }
        let (apart, unquoted) = self.apart(question, query, |phrase| !self.has(phrase));
        self.relax_words(&apart, unquoted, query, keep)
    }

    /// The answer with the least let go of words, of what was read out of them and of filters.
    fn relax_words(
        &self,
        question: &Question,
        unquoted: Vec<String>,
        query: &SearchQuery,
        keep: usize,
    ) -> tantivy::Result<Option<Answer>> {
        let (nearby, mut relaxed) = self.nearby(question, query);
        relaxed.unquoted = unquoted;
        let whole = Whole::new(&nearby, query, self.vocabulary);
        if !relaxed.unknown.is_empty() {
            let (found, composed) = self.ask(&nearby, Reading::Strict, query, keep)?;
            if found.total > 0 {
                return Ok(Some(Answer::relaxed(found, composed, relaxed)));
            }
        }
        let Some((gone, reading)) = self.least(&whole, &mut relaxed)? else {
            return Ok(None);
        };
        let Some((question, query)) = whole.without(&gone) else {
            return Ok(None);
        };
        if !relaxed.any_word {
            // Nothing is asked for instead of a word that was let go after all.
            relaxed.unknown.retain(|word| !relaxed.words.contains(word));
        }
        if relaxed.unknown.is_empty() {
            relaxed.instead.clear();
        }
        let (found, composed) = self.ask(&question, reading, &query, keep)?;
        Ok((found.total > 0).then(|| Answer::relaxed(found, composed, relaxed)))
    }

    /// The least to let go, by its places among the things, and how literally the rest is to be taken.
    fn least(
        &self,
        whole: &Whole<'_>,
        relaxed: &mut Relaxed,
    ) -> tantivy::Result<Option<(Vec<usize>, Reading)>> {
        let n = whole.things.len();
        let mut left = Left {
            asked: MOST_ASKED,
            cost: MOST_COST,
            limit: self.limit,
        };
        let one_by_one = (0..n).map(|i| vec![i]).collect();
        if let Some(found) = self.cheapest(whole, one_by_one, &mut left, relaxed)? {
            return Ok(Some(found));
        }
        // What no offer has by itself is the likeliest to be in the way.
        let mut dead = vec![];
        for i in 0..n {
            let others: Vec<usize> = (0..n).filter(|j| *j != i).collect();
            if let Some((question, query)) = whole.without(&others).filter(|_| left.is_any()) {
                left.asked = left.asked.saturating_sub(1);
                if !self.is_met(&question, Reading::Strict, &query)? {
                    dead.push(i);
                }
            }
        }
        let mut suspects: Vec<usize> = (0..n).collect();
        suspects.sort_by_key(|i| !dead.contains(i));
        suspects.truncate(MOST_PAIRED);
        let pairs = suspects
            .iter()
            .enumerate()
            .flat_map(|(at, i)| suspects[at + 1..].iter().map(move |j| vec![*i, *j]));
        if let Some(found) = self.cheapest(whole, pairs.collect(), &mut left, relaxed)? {
            return Ok(Some(found));
        }
        self.some_of_the_rest(whole, dead, relaxed)
    }

    /// Of these ways to let go the one that leaves offers and loses least. Where several lose words alone, any of
    /// the words may go.
    fn cheapest(
        &self,
        whole: &Whole<'_>,
        ways: Vec<Vec<usize>>,
        left: &mut Left<'_>,
        relaxed: &mut Relaxed,
    ) -> tantivy::Result<Option<(Vec<usize>, Reading)>> {
        let mut found: Vec<Way> = vec![];
        let mut least: Option<Vec<Importance>> = None;
        for gone in ways {
            let loss = whole.loss(&gone);
            if least.as_ref().is_some_and(|least| *least < loss) {
                continue;
            }
            let Some((question, query)) = whole.without(&gone).filter(|_| left.is_any()) else {
                continue;
            };
            let (answer, composed) = self.ask(&question, Reading::Strict, &query, 1)?;
            left.spend(&composed);
            if answer.total > 0 {
                found.push(Way {
                    gone,
                    total: answer.total,
                    best: answer.first.first().map_or(0.0, |(_, score)| *score),
                });
                least = Some(loss);
            }
        }
        let order = |way: &Way| {
            (
                whole.loss(&way.gone),
                Reverse(way.best.to_bits()),
                Reverse(way.total),
            )
        };
        let Some(best) = found.iter().min_by_key(|way| order(way)) else {
            return Ok(None);
        };
        let words: Vec<&Way> = found
            .iter()
            .filter(|way| whole.is_all_words(&way.gone) && whole.loss(&way.gone) == whole.loss(&best.gone))
            .collect();
        if whole.is_all_words(&best.gone) && words.len() > 1 {
            let strict = self.composed(whole.question, Reading::Strict);
            let n_kept = strict.n_musts.saturating_sub(best.gone.len());
            if n_kept > 0 {
                let mut any: Vec<usize> = words.iter().flat_map(|way| way.gone.clone()).collect();
                any.sort_unstable();
                any.dedup();
                whole.name(&any, relaxed);
                relaxed.any_word = true;
                return Ok(Some((vec![], Reading::AtLeast(n_kept))));
            }
        }
        whole.name(&best.gone, relaxed);
        Ok(Some((best.gone.clone(), Reading::Strict)))
    }

    /// Without all that no offer has, then without all that is no word, as many of the words as some offer has.
    fn some_of_the_rest(
        &self,
        whole: &Whole<'_>,
        mut gone: Vec<usize>,
        relaxed: &mut Relaxed,
    ) -> tantivy::Result<Option<(Vec<usize>, Reading)>> {
        let all = 0..whole.things.len();
        while let Some((question, query)) = whole.without(&gone).filter(|_| !self.limit.is_over()) {
            if self.is_met(&question, Reading::Strict, &query)? {
                whole.name(&gone, relaxed);
                return Ok(Some((gone, Reading::Strict)));
            }
            let mut left = all.clone().filter(|i| !gone.contains(i));
            if let Some(least) = left.find(|i| whole.importance(*i) < Importance::Word) {
                gone.push(least);
                continue;
            }
            // Offers with so many of the words there are, with so many there are none.
            let (mut some, mut none) = (0, self.composed(&question, Reading::Strict).n_musts);
            while none > some + 1 && !self.limit.is_over() {
                let n_words = usize::midpoint(some, none);
                if self.is_met(&question, Reading::AtLeast(n_words), &query)? {
                    some = n_words;
                } else {
                    none = n_words;
                }
            }
            if some == 0 {
                break;
            }
            let is_named = |i: &usize| gone.contains(i) || whole.is_all_words(&[*i]);
            whole.name(&all.filter(is_named).collect::<Vec<_>>(), relaxed);
            relaxed.any_word = true;
            return Ok(Some((gone, Reading::AtLeast(some))));
        }
        Ok(None)
    }
}
