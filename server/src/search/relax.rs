//! Where a question gives nothing: the least that can be let go for it to give something.
//!
//! Filters first, for words that find offers without them were not at fault: one group, else all. Then words and
//! what was read out of them: those no offer has, then the one whose loss leaves most, then the rarest one by
//! one. A few dozen searches at most, over questions that gave nothing.

use app::search::model::{Relaxed, SearchQuery};

use super::find::{Answer, Asked};
use super::query::Reading;
use super::question::{Question, Wish, as_typed};

/// Things asked for up to which the loss of each is tried.
const TRIED: usize = 5;

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
        if question.wishes.len() + question.holds.len() < 2 {
            return Ok(None);
        }
        self.without_words(question, query, keep)
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
        // How many offers each thing asked for has by itself: what has none must go.
        let mut alone = vec![];
        for i in 0..n {
            let (found, _) = self.ask(&only(question, &[i]), Reading::Strict, query, 1)?;
            alone.push(found.total);
        }
        let mut left: Vec<usize> = (0..n).filter(|i| alone[*i] > 0).collect();
        while !left.is_empty() {
            let (found, composed) = self.ask(&only(question, &left), Reading::Strict, query, keep)?;
            if found.total > 0 && left.len() < n {
                let gone: Vec<usize> = (0..n).filter(|i| !left.contains(i)).collect();
                let relaxed = Relaxed::AnyWord {
                    without: self.named(question, query, &gone),
                };
                return Ok(Some(Answer {
                    found,
                    composed,
                    relaxed: Some(relaxed),
                }));
            }
            let gone = self.to_go(question, query, &left, &alone)?;
            left.retain(|i| *i != gone);
        }
        Ok(None)
    }

    /// What is let go next: that whose loss leaves most offers, else the rarest.
    fn to_go(
        &self,
        question: &Question,
        query: &SearchQuery,
        left: &[usize],
        alone: &[u64],
    ) -> tantivy::Result<usize> {
        // A number says least: it is a level, or part of a name.
        let is_number = |i: &&usize| {
            question
                .wishes
                .get(**i)
                .is_some_and(|w| matches!(w.what, Wish::Number(_)))
        };
        if let Some(number) = left.iter().find(is_number) {
            return Ok(*number);
        }
        let mut best = None;
        let tried = if left.len() <= TRIED { left } else { &[] };
        for gone in tried {
            let others: Vec<usize> = left.iter().copied().filter(|i| i != gone).collect();
            if others.is_empty() {
                continue;
            }
            let (found, _) = self.ask(&only(question, &others), Reading::Strict, query, 1)?;
            if found.total > 0 && best.is_none_or(|(most, _)| found.total > most) {
                best = Some((found.total, *gone));
            }
        }
        let rarest = left.iter().copied().min_by_key(|i| alone[*i]);
        Ok(best.map(|(_, gone)| gone).or(rarest).unwrap_or_default())
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
    let dates = [query.starts_from, query.starts_to, query.deadline_after];
    query.credits_min.is_some() || query.credits_max.is_some() || dates.iter().any(Option::is_some)
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
    range("frist_etter", query.deadline_after.is_some(), |q| {
        q.deadline_after = None
    });
    out
}
