//! Where a question gives nothing: the least that can be let go for it to give something.
//!
//! Filters first, for words that find offers without them were not at fault: one group, else all. Then what was
//! asked for, the least telling first: words no offer has, numbers, credits, semesters, stages, the institution.
//! What is left are words that no offer has all of: as many of them as some offer has. A dozen searches at most,
//! over questions that gave nothing.

use app::search::model::{Relaxed, SearchQuery};

use super::find::{Answer, Asked};
use super::query::Reading;
use super::question::{Hold, Placed, Question, Wish, as_typed};

/// How much is lost with a thing asked for: a level less than credits, all of them less than the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Importance {
    Number,
    Credits,
    Semester,
    Stages,
    Fact,
    Institution,
    Word,
}

fn importance(question: &Question, i: usize) -> Importance {
    match i.checked_sub(question.wishes.len()) {
        None if matches!(question.wishes[i].what, Wish::Number(_)) => Importance::Number,
        None => Importance::Word,
        Some(hold) => match question.holds[hold].what {
            Hold::Credits(_) => Importance::Credits,
            Hold::Semester(_) => Importance::Semester,
            Hold::Stages(_) => Importance::Stages,
            Hold::Fact(..) => Importance::Fact,
            Hold::Institution(_) => Importance::Institution,
            Hold::Code(_) | Hold::Phrase(_) => Importance::Word,
        },
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
        strict: &Answer,
        keep: usize,
    ) -> tantivy::Result<Option<Answer>> {
        // An offer that fails in one filter group only is counted in that group.
        let nearly = strict.found.facets.values().flatten().any(|f| f.count > 0);
        if has_filters(query)
            && let Some(answer) = self.without_filters(question, query, nearly, keep)?
        {
            return Ok(Some(answer));
        }
        let (nearby, words, instead) = self.nearby(question, query);
        if !words.is_empty() {
            let (found, composed) = self.ask(&nearby, Reading::Strict, query, keep)?;
            if found.total > 0 {
                return Ok(Some(Answer {
                    found,
                    composed,
                    relaxed: Some(Relaxed::Nearby { words, instead }),
                }));
            }
        }
        if question.wishes.len() + question.holds.len() < 2 {
            return Ok(None);
        }
        self.without_words(&nearby, query, keep)
    }

    /// The question with neighbours for the words that neither the catalogue has nor anything that means the same:
    /// the question, these words as typed, and what is asked for instead.
    fn nearby(&self, question: &Question, query: &SearchQuery) -> (Question, Vec<String>, Vec<String>) {
        let mut nearby = question.clone();
        let (mut words, mut others) = (vec![], vec![]);
        for Placed { what, at } in &mut nearby.wishes {
            let Wish::Word { word, or } = what else { continue };
            let typed = as_typed(&query.words, at);
            let asked = super::analysis::words(&typed);
            let loose = self.synonyms.loose(asked.iter().map(String::as_str));
            let is_known = or
                .iter()
                .flatten()
                .chain([&*word])
                .any(|w| self.vocabulary.knows(w));
            if is_known || loose.is_empty() {
                continue;
            }
            or.extend(loose.iter().map(|l| super::analysis::words(l)));
            others.extend(loose.iter().cloned());
            words.push(typed);
        }
        (nearby, words, others)
    }

    fn without_filters(
        &self,
        question: &Question,
        query: &SearchQuery,
        nearly: bool,
        keep: usize,
    ) -> tantivy::Result<Option<Answer>> {
        let bare = SearchQuery {
            words: query.words.clone(),
            sort: query.sort,
            page: query.page,
            ..SearchQuery::everything()
        };
        let (found, composed) = self.ask(question, Reading::Strict, &bare, keep)?;
        if found.total == 0 {
            return Ok(None);
        }
        let mut best: Option<Answer> = None;
        let groups = if nearly || has_ranges(query) {
            each_without_one(query)
        } else {
            vec![]
        };
        for (name, less) in groups {
            let (found, composed) = self.ask(question, Reading::Strict, &less, keep)?;
            if found.total > best.as_ref().map_or(0, |b| b.found.total) {
                best = Some(Answer {
                    found,
                    composed,
                    relaxed: Some(Relaxed::WithoutFilter(name)),
                });
            }
        }
        Ok(Some(best.unwrap_or(Answer {
            found,
            composed,
            relaxed: Some(Relaxed::WithoutFilters),
        })))
    }

    fn without_words(
        &self,
        question: &Question,
        query: &SearchQuery,
        keep: usize,
    ) -> tantivy::Result<Option<Answer>> {
        let n = question.wishes.len() + question.holds.len();
        // What no offer has must go.
        let mut left = vec![];
        for i in 0..n {
            let (found, _) = self.ask(&only(question, &[i]), Reading::Strict, query, 1)?;
            if found.total > 0 {
                left.push(i);
            }
        }
        let mut going = left.clone();
        going.sort_by_key(|i| importance(question, *i));
        going.retain(|i| importance(question, *i) < Importance::Word);
        loop {
            if left.is_empty() {
                return Ok(None);
            }
            let gone: Vec<usize> = (0..n).filter(|i| !left.contains(i)).collect();
            let less = only(question, &left);
            let mut reading = Reading::Strict;
            let mut answer = self.ask(&less, reading, query, keep)?;
            if going.is_empty() {
                // Any word will do, but the more the better.
                let mut n_words = answer.1.n_musts;
                while answer.0.total == 0 && n_words > 1 {
                    n_words -= 1;
                    reading = Reading::AtLeast(n_words);
                    answer = self.ask(&less, reading, query, keep)?;
                }
            }
            let (found, composed) = answer;
            if found.total > 0 && (!gone.is_empty() || reading != Reading::Strict) {
                let relaxed = Relaxed::AnyWord {
                    without: self.named(question, query, &gone),
                };
                return Ok(Some(Answer {
                    found,
                    composed,
                    relaxed: Some(relaxed),
                }));
            }
            if going.is_empty() {
                return Ok(None);
            }
            let next = going.remove(0);
            left.retain(|i| *i != next);
        }
    }

    fn named(&self, question: &Question, query: &SearchQuery, gone: &[usize]) -> Vec<String> {
        let n_wishes = question.wishes.len();
        let at = |i: usize| match i.checked_sub(n_wishes) {
            None => &question.wishes[i].at,
            Some(hold) => &question.holds[hold].at,
        };
        let mut names: Vec<(usize, String)> = gone
            .iter()
            .map(|i| (at(*i).start, as_typed(&query.words, at(*i))))
            .collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(|(_, name)| name).collect()
    }
}

/// Some of what is asked for: wishes by their place, then holds by theirs.
fn only(question: &Question, which: &[usize]) -> Question {
    let n_wishes = question.wishes.len();
    let mut out = Question::default();
    for i in which {
        match i.checked_sub(n_wishes) {
            None => out.wishes.push(question.wishes[*i].clone()),
            Some(hold) => out.holds.push(question.holds[hold].clone()),
        }
    }
    out
}

fn has_ranges(query: &SearchQuery) -> bool {
    let dates = [
        query.starts_from,
        query.starts_to,
        query.deadline_after,
        query.deadline_before,
    ];
    let credits = query.credits_min.is_some() || query.credits_max.is_some();
    credits || query.quality_min.is_some() || dates.iter().any(Option::is_some)
}

fn has_filters(query: &SearchQuery) -> bool {
    !query.selected.is_empty() || has_ranges(query)
}

/// The query without each of its filter groups, named as in the address.
fn each_without_one(query: &SearchQuery) -> Vec<(String, SearchQuery)> {
    let mut out: Vec<(String, SearchQuery)> = vec![];
    for facet in query.selected.keys() {
        let mut less = query.clone();
        less.selected.remove(facet);
        out.push((facet.code().to_owned(), less));
    }
    let mut range = |name: &str, is_set: bool, drop: fn(&mut SearchQuery)| {
        if is_set {
            let mut less = query.clone();
            drop(&mut less);
            out.push((name.to_owned(), less));
        }
    };
    range(
        "stp",
        query.credits_min.is_some() || query.credits_max.is_some(),
        |q| {
            (q.credits_min, q.credits_max) = (None, None);
        },
    );
    range(
        "start",
        query.starts_from.is_some() || query.starts_to.is_some(),
        |q| {
            (q.starts_from, q.starts_to) = (None, None);
        },
    );
    let has_deadline = query.deadline_after.is_some() || query.deadline_before.is_some();
    range("frist_etter", has_deadline, |q| {
        (q.deadline_after, q.deadline_before) = (None, None);
    });
    range("kvalitet_min", query.quality_min.is_some(), |q| {
        q.quality_min = None
    });
    out
}
