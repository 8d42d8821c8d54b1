//! What in a text may point to somebody: e-mail, telephone and birth numbers, links, names, places of work.
//!
//! Hints help a person who reads every text anyway. They would rather mark a word too many than a name too few,
//! except where everybody writes the word: subjects, programs, institutions. Pure; no panic for any input.

mod contact;
#[cfg(test)]
mod tests;

use app::remarks::model::{Hint, HintKind};

use contact::{addresses, numbers};

use super::names::{is_given, is_known, is_one_word_workplace, is_role, is_short, is_word_too, is_workplace};
use crate::search::language::analyse;

/// Everything found in a text, in its order; hints never overlap.
#[must_use]
pub fn find(text: &str, known: &[&str]) -> Vec<Hint> {
    let mut hints = addresses(text);
    let taken = |hints: &[Hint], from: usize, to: usize| hints.iter().any(|h| from < h.to && h.from < to);
    for hint in numbers(text).into_iter().chain(names(text, known)) {
        if !taken(&hints, hint.from, hint.to) {
            hints.push(hint);
        }
    }
    hints.sort_unstable_by_key(|h| h.from);
    hints
}

/// A word of the text as names are looked for.
struct Word<'a> {
    from: usize,
    text: &'a str,
    /// Without the owner's s where that makes a given name.
    small: String,
    /// The first of a sentence, a line, or a quotation after a colon.
    begins: bool,
    /// Joined to the word before by a blank only.
    follows: bool,
}

impl Word<'_> {
    fn to(&self) -> usize {
        self.from + self.text.len()
    }

    /// Written as a name is: a capital, then small letters, also after a hyphen.
    fn is_capital(&self) -> bool {
        let part = |part: &str| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.clone().all(|c| c.is_lowercase())
        };
        self.text.chars().count() > 1 && self.text.split('-').all(part)
    }

    fn is_given(&self) -> bool {
        let one = |small: &str| is_given(small) || small.strip_suffix('s').is_some_and(is_given);
        self.small.split('-').all(one) && self.small.split('-').next().is_some_and(|s| !s.is_empty())
    }

    /// A letter with a full stop: `K. Hansen`.
    fn is_initial(&self, text: &str) -> bool {
        let one = self.text.chars().count() == 1 && self.text.chars().all(char::is_uppercase);
        one && text[self.to()..].starts_with('.')
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = vec![];
    let mut start = None;
    let in_word = |at: usize, c: char| {
        let hyphen = c == '-' && text[at + 1..].starts_with(char::is_alphabetic);
        c.is_alphanumeric() || hyphen
    };
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = at < text.len()
            && if start.is_some() {
                in_word(at, c)
            } else {
                c.is_alphanumeric()
            };
        if inside {
            start.get_or_insert(at);
            continue;
        }
        let Some(from) = start.take() else { continue };
        let gap = words.last().map_or(&text[..from], |last| &text[last.to()..from]);
        let begins = match words.last() {
            None => true,
            Some(last) => {
                let stop = gap.starts_with('.') && is_short(&last.small);
                let initial = gap.starts_with('.') && last.text.chars().count() == 1;
                let ends = gap.contains(['.', '!', '?', ':', '…', '\n', '•', '–', '(', '«', '"']);
                ends && !stop && (!initial || gap.contains('\n'))
            }
        };
        words.push(Word {
            from,
            text: &text[from..at],
            small: text[from..at].to_lowercase(),
            begins,
            follows: !words.is_empty() && gap.chars().all(|c| c == ' ' || c == '\u{a0}' || c == '.'),
        });
    }
    words
}

/// In the lemma table, in either written standard.
fn is_listed(small: &str) -> bool {
    small.split('-').all(|part| {
        let spelt = crate::search::analysis::spelt(part);
        analyse(&spelt).is_listed
    })
}

fn names(text: &str, known: &[&str]) -> Vec<Hint> {
    let words = words(text);
    let is_ours = |word: &Word<'_>| {
        let s = word.small.as_str();
        let listed = |s: &str| is_known(s) || known.iter().any(|k| k.eq_ignore_ascii_case(s));
        listed(s) || s.strip_suffix('s').is_some_and(listed)
    };
    let mut hints = vec![];
    let mut i = 0;
    while i < words.len() {
        let word = &words[i];
        let after_role = i > 0 && word.follows && is_role(&words[i - 1].small);
        let shouted =
            word.text.chars().count() > 2 && word.text.chars().all(char::is_uppercase) && word.is_given();
        let begins_name = if shouted || (word.is_initial(text) && names_follow(&words, i)) {
            true
        } else if !word.is_capital() || is_ours(word) {
            false
        } else if after_role {
            !is_workplace(&word.small)
        } else if word.begins {
            // Every sentence begins with a capital: here only a given name is one, or a word nobody knows before
            // another capital.
            let then = words
                .get(i + 1)
                .filter(|next| next.follows && next.is_capital() && !is_ours(next));
            word.is_given() && (then.is_some() || !is_word_too(&word.small))
                || then.is_some() && !is_listed(&word.small) && !is_workplace(&word.small)
                || followed_by_workplace(&words, i) && !is_listed(&word.small)
        } else {
            // Whatever the word means: with a capital before «skole» it is a school's name.
            word.is_given() || !is_listed(&word.small) || followed_by_workplace(&words, i)
        };
        if !begins_name {
            i += 1;
            continue;
        }
        // Everything with a capital right after belongs to it.
        let mut end = i + 1;
        while words
            .get(end)
            .is_some_and(|w| w.follows && !w.begins && (w.is_capital() || w.is_initial(text)) && !is_ours(w))
        {
            end += 1;
        }
        let workplace = words
            .get(end)
            .is_some_and(|w| w.follows && !w.begins && is_workplace(&w.small));
        let education = words
            .get(end)
            .is_some_and(|w| w.follows && w.small.starts_with("videreg"))
            || words
                .get(end)
                .is_some_and(|w| w.follows && w.small.starts_with("vidareg"));
        let of_two = education && words.get(end + 1).is_some_and(|w| is_workplace(&w.small));
        let one_word = end == i + 1 && is_one_word_workplace(&word.small);
        let last = end - 1 + usize::from(workplace) + 2 * usize::from(of_two);
        hints.push(Hint {
            kind: if workplace || of_two || one_word {
                HintKind::Workplace
            } else {
                HintKind::Name
            },
            from: word.from,
            to: words[last].to(),
        });
        i = last + 1;
    }
    hints
}

fn names_follow(words: &[Word<'_>], i: usize) -> bool {
    words
        .get(i + 1)
        .is_some_and(|next| next.is_capital() && !is_listed(&next.small))
}

fn followed_by_workplace(words: &[Word<'_>], i: usize) -> bool {
    words
        .get(i + 1)
        .is_some_and(|next| next.follows && is_workplace(&next.small))
}
