//! What a word is found by: its lemmas, whatever the inflection and the written standard, and its parts.
//!
//! Begin with `analyse`. `tables` holds the dictionary, `nynorsk` leads to bokmål, `compounds` splits, `stem` is
//! for words nobody has listed. Index and question ask the same functions. No panic for any input.

pub mod compounds;
mod lists;
pub mod nynorsk;
mod stem;
pub mod tables;

use std::collections::HashMap;
use std::hash::Hasher as _;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHasher;

use compounds::{Part, split};

use super::analysis::Token;

#[cfg(test)]
mod tests;

/// Analyses kept by each shelf, and at most as many from before, so that the words of a text are worked out once;
/// so many shelves that threads seldom wait for one another.
const KEPT: usize = 2_000;
const SHELVES: usize = 32;
/// Shortest word that is looked into, in letters.
const SHORTEST: usize = 2;
/// Shortest word that may have a genitive, in letters.
const SHORTEST_OWNER: usize = 3;
/// Shortest verb or noun that has kin, in letters.
const SHORTEST_KIN: usize = 4;
/// Most lemmas of a word.
const MOST_LEMMAS: usize = 3;

/// What a word is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// At least one, at most three; the likeliest first.
    pub lemmas: Vec<String>,
    /// Lemmas of its parts, then those of compound parts; none for a word that is no compound.
    pub parts: Vec<String>,
    /// How many of them are its own.
    pub n_parts: usize,
    /// A dictionary or our own list has the word; where only spelling rules lead to one, it may be a slip.
    pub is_listed: bool,
}

/// Analyses of a shelf: the latest, and those before them, which are dropped when the latest are many.
#[derive(Default)]
struct Done {
    latest: HashMap<String, Arc<Analysis>>,
    before: HashMap<String, Arc<Analysis>>,
}

impl Done {
    fn get(&mut self, word: &str) -> Option<Arc<Analysis>> {
        if let Some(done) = self.latest.get(word) {
            return Some(done.clone());
        }
        let (word, done) = self.before.remove_entry(word)?;
        self.keep(word, done.clone());
        Some(done)
    }

    fn keep(&mut self, word: String, analysis: Arc<Analysis>) {
        if self.latest.len() >= KEPT {
            self.before = std::mem::take(&mut self.latest);
        }
        self.latest.insert(word, analysis);
    }
}

static DONE: LazyLock<[Mutex<Done>; SHELVES]> = LazyLock::new(Default::default);

/// The shelf a word belongs to.
fn shelf(word: &str) -> MutexGuard<'static, Done> {
    let mut hash = FxHasher::default();
    hash.write(word.as_bytes());
    #[expect(clippy::cast_possible_truncation, reason = "any shelf will do")]
    let at = hash.finish() as usize % SHELVES;
    DONE[at].lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a word is found by; `word` is spelt as by `analysis::words`.
#[must_use]
pub fn analyse(word: &str) -> Arc<Analysis> {
    if let Some(done) = shelf(word).get(word) {
        return done;
    }
    let analysis = Arc::new(work_out(word));
    shelf(word).keep(word.to_owned(), analysis.clone());
    analysis
}

/// Words between the halves of `lese- og skriveopplæring`.
const BETWEEN: [&str; 7] = ["og", "eller", "samt", "and", "or", "både", "enten"];
/// Most words between a word cut short and the one that completes it.
const NEAR_ENOUGH: usize = 5;

/// Words cut short, completed: of `språk-, lese- og skrivevansker` `språkvansker` and `lesevansker`, with their
/// places among the words.
#[must_use]
pub fn completed(tokens: &[Token]) -> Vec<(usize, String)> {
    let is_cut = |i: usize| {
        let gap = tokens
            .get(i + 1)
            .and_then(|next| next.gap.strip_prefix(['-', '–', '‑']));
        gap.is_some_and(|rest| rest.starts_with([' ', ',', '/']))
    };
    let cut = (0..tokens.len()).filter(|i| is_cut(*i));
    cut.filter_map(|i| {
        let whole = (i + 1..tokens.len().min(i + NEAR_ENOUGH))
            .find(|j| !is_cut(*j) && !BETWEEN.contains(&tokens[*j].word.as_str()))?;
        let whole = &tokens[whole].word;
        let analysis = analyse(whole);
        let last = analysis.parts[..analysis.n_parts].last()?;
        // As it is inflected there.
        let mut ends = whole.char_indices().map(|(at, _)| &whole[at..]).skip(SHORTEST);
        let end = ends.find(|end| analyse(end).lemmas.contains(last))?;
        Some((i, format!("{}{end}", tokens[i].word)))
    })
    .collect()
}

/// The likeliest lemma of a word.
#[must_use]
pub fn canon(word: &str) -> String {
    analyse(word).lemmas[0].clone()
}

/// Endings of words of one root: who does it, that it is done, the doing of it; a field and what belongs to it.
const ROOT_ENDINGS: [&[&str]; 4] = [
    &["er", "e", "ning", "ing", "else"],
    &["ikk", "isk"],
    &["ur", "urell"],
    &["ere", "ering", "asjon"],
];

/// What words of the same root would be: `lese`, `leser` and `lesing`; `veileder` and `veiledning`. Not all of
/// them are words.
#[must_use]
pub fn kin(lemma: &str) -> Vec<String> {
    let mut found = vec![];
    for family in ROOT_ENDINGS {
        for own in family {
            let Some(root) = lemma.strip_suffix(own) else {
                continue;
            };
            let others = family.iter().filter(|other| *other != own);
            let kin = others.map(|other| root.to_owned() + other);
            found.extend(kin.filter(|k| k.chars().count() >= SHORTEST_KIN && k != lemma));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn work_out(word: &str) -> Analysis {
    if word.chars().count() < SHORTEST || word.chars().any(|c| !c.is_alphabetic()) {
        return Analysis {
            lemmas: vec![word.to_owned()],
            parts: vec![],
            n_parts: 0,
            is_listed: false,
        };
    }
    let mut lemmas: Vec<String> = nynorsk::listed(word).into_iter().collect();
    let mut of_dictionary = tables::lemmas(word);
    if of_dictionary.is_empty()
        && lemmas.is_empty()
        && let Some(owner) = word
            .strip_suffix('s')
            .filter(|o| o.chars().count() >= SHORTEST_OWNER)
    {
        // `elevenes`, `skolens`
        of_dictionary = tables::lemmas(owner);
    }
    for lemma in of_dictionary {
        // A form of a word that our own list has too goes where the word itself goes.
        let own = tables::pair(&lemma).and_then(|_| nynorsk::listed(&lemma));
        let lemma = own.unwrap_or(lemma);
        if lemmas.len() < MOST_LEMMAS && !lemmas.contains(&lemma) {
            lemmas.push(lemma);
        }
    }
    let is_listed = !lemmas.is_empty();
    if lemmas.is_empty() {
        lemmas.extend(nynorsk::by_rule(word));
    }
    let found = split(lemmas.first().map_or(word, String::as_str), !lemmas.is_empty());
    if lemmas.is_empty() && !found.is_empty() {
        lemmas.push(joined(&found));
    }
    if lemmas.is_empty() {
        lemmas.push(stem::stem(word));
    }
    let parts = with_their_parts(&found);
    Analysis {
        lemmas,
        n_parts: found.len(),
        parts,
        is_listed,
    }
}

/// The bokmål compound of these parts; its listed lemma where there is one.
fn joined(parts: &[Part]) -> String {
    let word: String = parts.iter().flat_map(|p| [p.lemma.as_str(), p.joint]).collect();
    tables::lemmas(&word).into_iter().next().unwrap_or(word)
}

/// The parts' lemmas, and where a part is a compound itself, its parts as well.
fn with_their_parts(parts: &[Part]) -> Vec<String> {
    let mut out: Vec<String> = parts.iter().map(|p| p.lemma.clone()).collect();
    for part in parts {
        let inner = split(&part.lemma, tables::is_form(&part.lemma));
        out.extend(inner.into_iter().map(|p| p.lemma));
    }
    out
}
