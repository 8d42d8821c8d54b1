//! The parts of a compound: `vurderingspraksis` is `vurdering` and `praksis`.
//!
//! Parts are words compounds are made of, joined by nothing, `s` or `e`; the last may be inflected. The cheapest
//! way to cover the word wins: few parts, long ones, common ones. Words of either written standard may be parts;
//! what comes out is bokmål.

use super::lists::{ENDINGS, HEADS, PREFIXES, SHORT_PARTS, WHOLE};
use super::nynorsk;
use super::tables::{Beginnings, Rule, head_weight, lemmas_by, rule};

/// Shortest word that is split, in letters.
const SPLIT_FROM: usize = 7;
/// Shortest part, and shortest without being a listed short one.
const SHORTEST: usize = 3;
const LONG_ENOUGH: usize = 4;
/// Shortest part but the last of a word that a dictionary has as a whole.
const SHORTEST_OF_LISTED: usize = 4;
/// What a part costs, what a short one costs besides, and a joint.
const PART: u32 = 100;
const SHORT: u32 = 40;
const JOINT: u32 = 12;
/// What a step of commonness saves.
const COMMON: u32 = 3;
/// Most parts.
const MOST_PARTS: usize = 5;

/// One part of a compound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its bokmål lemma.
    pub lemma: String,
    /// What joins it to the next: nothing, `s` or `e`.
    pub joint: &'static str,
}

/// The parts of a word, none for a word that is no compound. `is_listed` = the dictionary has it as a whole.
#[must_use]
pub fn split(word: &str, is_listed: bool) -> Vec<Part> {
    let n = word.chars().count();
    if n < SPLIT_FROM || WHOLE.contains(word) || !word.chars().all(char::is_alphabetic) {
        return vec![];
    }
    let parts = cover(word, is_listed);
    if !parts.is_empty() {
        return parts;
    }
    // `temaarbeid` has been spelt `temårbeid`.
    for (letter, apart) in [("å", "aa"), ("æ", "ae"), ("ø", "oe")] {
        for (at, _) in word.match_indices(letter) {
            let (before, after) = (&word[..at], &word[at + letter.len()..]);
            let cut = before.len() + 1;
            let parts = two(&format!("{before}{apart}{after}"), Some(cut));
            if !parts.is_empty() {
                return parts;
            }
        }
    }
    if is_listed { vec![] } else { two(word, None) }
}

/// What the tables have of a part.
struct Looked {
    form: Option<Rule>,
    head: Option<u8>,
    may_be_nynorsk: bool,
}

impl Looked {
    fn up(part: &str) -> Self {
        Looked {
            form: rule(part),
            head: head_weight(part),
            may_be_nynorsk: nynorsk::may_be_listed(part),
        }
    }
}

/// A word as a part: its lemma, and how common it is.
fn known(part: &str, looked: &Looked, is_last: bool) -> Option<(String, u8)> {
    if HEADS.contains(part) {
        return Some((part.to_owned(), 8));
    }
    if looked.may_be_nynorsk
        && part.chars().count() >= LONG_ENOUGH
        && let Some(lemma) = nynorsk::listed_form(part, looked.form)
    {
        let weight = head_weight(&lemma).unwrap_or(4);
        return Some((lemma, weight));
    }
    let lemmas = lemmas_by(part, looked.form?);
    let weight = |l: &String| if l == part { looked.head } else { head_weight(l) };
    let mut able = lemmas.iter().filter(|l| is_last || *l == part);
    match able.find_map(|l| Some((l.clone(), weight(l)?))) {
        Some(found) => Some(found),
        // A variant spelling of a lemma may stand first as well.
        None => looked
            .head
            .and_then(|weight| Some((lemmas.into_iter().next()?, weight))),
    }
}

fn may_be_part(part: &str, n_letters: usize, is_first: bool, is_last: bool) -> bool {
    (n_letters >= LONG_ENOUGH || (n_letters == SHORTEST && SHORT_PARTS.contains(part)))
        && !(is_last && ENDINGS.contains(part))
        && !(is_first && PREFIXES.contains(part))
}

/// The cheapest way to cover the word by two parts or more.
fn cover(word: &str, is_listed: bool) -> Vec<Part> {
    struct Step {
        cost: u32,
        n_parts: usize,
        from: usize,
        part: Part,
    }
    let cuts: Vec<usize> = word.char_indices().map(|(i, _)| i).chain([word.len()]).collect();
    let n = cuts.len() - 1;
    let most = if is_listed { 2 } else { MOST_PARTS };
    // best[i] = the cheapest way to cover the first i letters.
    let mut best: Vec<Option<Step>> = (0..=n).map(|_| None).collect();
    for start in 0..n {
        let (cost, n_parts) = match &best[start] {
            _ if start == 0 => (0, 0),
            Some(step) => (step.cost, step.n_parts),
            None => continue,
        };
        if n_parts == most {
            continue;
        }
        let rest = &word[cuts[start]..];
        let beginnings = Beginnings::of(rest);
        let may_be_nynorsk = nynorsk::may_be_listed(rest);
        for end in start + SHORTEST..=n {
            let (is_first, is_last, letters) = (start == 0, end == n, end - start);
            let part = &word[cuts[start]..cuts[end]];
            let is_short = is_listed && letters < SHORTEST_OF_LISTED && !is_last;
            if letters == n || is_short || !may_be_part(part, letters, is_first, is_last) {
                continue;
            }
            let looked = Looked {
                form: beginnings.form(part.len()),
                head: beginnings.head_weight(part.len()),
                may_be_nynorsk,
            };
            let Some((lemma, weight)) = known(part, &looked, is_last) else {
                continue;
            };
            let short = if letters == SHORTEST { SHORT } else { 0 };
            let cost = cost + PART + short - COMMON * u32::from(weight);
            let mut reach = |to: usize, joint: &'static str| {
                let cost = cost + if joint.is_empty() { 0 } else { JOINT };
                if best[to].as_ref().is_none_or(|b| cost < b.cost) {
                    let part = Part {
                        lemma: lemma.clone(),
                        joint,
                    };
                    best[to] = Some(Step {
                        cost,
                        n_parts: n_parts + 1,
                        from: start,
                        part,
                    });
                }
            };
            reach(end, "");
            // Of three letters alike one is dropped: `matematikk` and `kompetanse` are `matematikkompetanse`.
            let doubled = word[cuts[end - 2]..cuts[end - 1]] == word[cuts[end - 1]..cuts[end]];
            if doubled && end < n && word[cuts[end]..cuts[end + 1]] != word[cuts[end - 1]..cuts[end]] {
                reach(end - 1, "");
            }
            // A joint stands between two parts.
            if end + 1 < n {
                match &word[cuts[end]..cuts[end + 1]] {
                    "s" => reach(end + 1, "s"),
                    "e" => reach(end + 1, "e"),
                    _ => {}
                }
            }
        }
    }
    let mut parts = vec![];
    let mut at = n;
    while at > 0 {
        let Some(step) = &best[at] else { return vec![] };
        parts.push(step.part.clone());
        at = step.from;
    }
    parts.reverse();
    parts
}

/// Two parts, each of which may be nynorsk that only rules know; `at` = where the cut must be, in bytes.
fn two(word: &str, at: Option<usize>) -> Vec<Part> {
    let is_able = |part: &str, is_last: bool| {
        let letters = part.chars().count();
        letters >= LONG_ENOUGH && may_be_part(part, letters, !is_last, is_last)
    };
    let listed = |part: &str, is_last: bool| known(part, &Looked::up(part), is_last);
    let by_rule = |part: &str| {
        let lemma = nynorsk::by_rule(part)?;
        let weight = head_weight(&lemma)?;
        Some((lemma, weight))
    };
    let mut best: Option<(u32, Vec<Part>)> = None;
    for (cut, _) in word.char_indices() {
        if at.is_some_and(|at| at != cut) {
            continue;
        }
        let (first, rest) = word.split_at(cut);
        if !is_able(first, false) {
            continue;
        }
        let joints = [
            ("", Some(rest)),
            ("s", rest.strip_prefix('s')),
            ("e", rest.strip_prefix('e')),
        ];
        let lasts = joints.map(|(joint, last)| (joint, last.filter(|l| is_able(l, true))));
        let lasts = lasts.map(|(joint, last)| (joint, last, last.and_then(|l| listed(l, true))));
        let first_listed = listed(first, false);
        let is_first_listed = first_listed.is_some();
        // Rules reach far: two halves that only rules know are no compound but a coincidence, and dear to look for.
        let by_last = || lasts.iter().any(|l| l.2.is_some()).then(|| by_rule(first))?;
        let Some((lemma, weight)) = first_listed.or_else(by_last) else {
            continue;
        };
        for (joint, last, last_listed) in lasts {
            let last = last_listed.or_else(|| last.filter(|_| is_first_listed).and_then(by_rule));
            let Some((last, common)) = last else {
                continue;
            };
            let cost =
                if joint.is_empty() { 0 } else { JOINT } + 2 * PART - COMMON * u32::from(weight + common);
            if best.as_ref().is_none_or(|(c, _)| cost < *c) {
                let parts = vec![
                    Part {
                        lemma: lemma.clone(),
                        joint,
                    },
                    Part {
                        lemma: last,
                        joint: "",
                    },
                ];
                best = Some((cost, parts));
            }
        }
    }
    best.map_or(vec![], |(_, parts)| parts)
}
