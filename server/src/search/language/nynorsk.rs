//! From a nynorsk word to the bokmål word it is.
//!
//! Our own list first, in any regular inflection; then spelling rules, which count only where they lead to a
//! form the bokmål dictionary has. Nothing is invented: what neither reaches stays as it is.

use super::tables::{Rule, begins_no_pair, head_weight, is_form, lemmas, lemmas_by, pair, pairs_with, rule};
use crate::search::slips::{Slips, bare};

/// Inflections of nynorsk and what remains of the base form: dropped ending, added ending.
const BASES: &[(&str, &str)] = &[
    ("ane", ""),
    ("ane", "e"),
    ("ar", ""),
    ("ar", "e"),
    ("en", ""),
    ("en", "e"),
    ("n", ""),
    ("a", ""),
    ("a", "e"),
    ("et", ""),
    ("et", "e"),
    ("t", ""),
    ("t", "e"),
    ("er", ""),
    ("er", "e"),
    ("ene", ""),
    ("ene", "e"),
    ("r", ""),
    ("e", ""),
    ("s", ""),
    ("te", "e"),
    ("de", "e"),
    ("ast", "e"),
    ("st", ""),
    ("re", ""),
    ("ande", "e"),
];
/// Shortest base of an inflected word, in letters; shorter ones are looked up only as they stand.
const SHORTEST_BASE: usize = 3;

/// Endings of nynorsk and the bokmål endings they may be.
const ENDINGS: &[(&str, &str)] = &[
    ("arane", "erne"),
    ("arar", "ere"),
    ("aren", "eren"),
    ("ane", "ene"),
    ("ar", "er"),
    ("or", "er"),
    ("one", "ene"),
    ("ast", "es"),
    ("ast", "est"),
    ("aste", "este"),
    ("are", "ere"),
    ("ande", "ende"),
    ("a", "et"),
    ("a", "ede"),
    ("a", "en"),
    ("inga", "ningen"),
    ("ing", "ning"),
    ("ing", "else"),
    ("ingar", "ninger"),
    ("ingar", "elser"),
    ("inga", "elsen"),
    ("nad", "ning"),
    ("semd", "somhet"),
    ("semd", "het"),
    ("løyse", "løshet"),
    ("leik", "het"),
    ("leik", "lighet"),
    ("e", "er"),
    ("d", "t"),
    ("en", "et"),
    ("ne", "ede"),
    ("e", ""),
];

/// Spellings of nynorsk inside words, the bokmål ones, and how far apart they are.
///
/// Telling ones cost 1; single letters, which change many a word into another, cost more.
const SPELLINGS: &[(&str, &str, u8)] = &[
    ("framand", "fremmed", 1),
    ("saman", "sammen", 1),
    ("skul", "skol", 1),
    ("lærar", "lærer", 1),
    ("leiar", "leder", 1),
    ("leiing", "ledelse", 1),
    ("eigar", "eier", 1),
    ("vaksen", "voksen", 1),
    ("vidare", "videre", 1),
    ("vitskap", "vitenskap", 1),
    ("teikn", "tegn", 1),
    ("hand", "hånd", 1),
    ("sjølv", "selv", 1),
    ("hald", "hold", 1),
    ("heim", "hjem", 1),
    ("fram", "frem", 1),
    ("høg", "høy", 1),
    ("veg", "vei", 1),
    ("eig", "ei", 1),
    ("hovud", "hoved", 1),
    ("føre", "fore", 1),
    ("føre", "for", 1),
    ("andle", "andel", 1),
    ("frå", "fra", 1),
    ("innan", "innen", 1),
    ("utan", "uten", 1),
    ("sjå", "se", 1),
    ("tryggleik", "sikkerhet", 1),
    ("omgrep", "begrep", 1),
    ("verds", "verdens", 1),
    ("ulukke", "ulykke", 1),
    ("eld", "ild", 2),
    ("køyr", "kjør", 1),
    ("mn", "vn", 1),
    ("bilet", "bilde", 1),
    ("setj", "sett", 1),
    ("gjer", "gjør", 1),
    ("skot", "skudd", 1),
    ("brot", "brudd", 1),
    ("band", "bånd", 1),
    ("spel", "spill", 1),
    ("speg", "spei", 1),
    ("sjuk", "syk", 1),
    ("veikskap", "svakhet", 1),
    ("kyrkj", "kirk", 1),
    ("stad", "sted", 1),
    ("tene", "tjene", 1),
    ("skuld", "skyld", 1),
    ("leg", "lig", 1),
    ("heit", "het", 1),
    ("gåande", "gående", 1),
    ("ande", "ende", 1),
    ("kv", "hv", 1),
    ("au", "ø", 1),
    ("øy", "ø", 1),
    ("ei", "e", 1),
    ("ggj", "gg", 1),
    ("kkj", "kk", 1),
    ("gj", "g", 1),
    ("kj", "k", 1),
    ("ju", "y", 1),
    ("jo", "y", 2),
    ("je", "e", 1),
    ("ar", "er", 2),
    ("sam", "som", 2),
    ("dd", "d", 2),
    ("mm", "m", 2),
    ("al", "all", 2),
    ("om", "um", 2),
    ("um", "om", 2),
    ("o", "u", 2),
    ("u", "o", 2),
    ("u", "y", 2),
    ("y", "ø", 2),
    ("ø", "u", 2),
    ("å", "o", 2),
    ("o", "å", 2),
    ("e", "i", 2),
    ("i", "e", 2),
    ("e", "æ", 2),
    ("v", "", 2),
    ("m", "mm", 2),
    ("n", "nn", 2),
    ("a", "e", 3),
];
/// How far apart a word and its bokmål may be, a short word and a longer one.
const FARTHEST: (u8, u8) = (1, 3);
/// Shortest word that may be farther, in letters.
const LONG: usize = 6;
/// Most spellings that are tried.
const MOST_TRIED: usize = 300;
/// Shortest word of our own list that a misspelt word may be, in letters.
const LONG_ENOUGH: usize = 6;
/// Shortest word that spelling rules are tried on, in letters.
const SHORTEST: usize = 4;

fn swap(word: &str, from: &str, to: &str) -> Option<String> {
    let base = word.strip_suffix(from)?;
    (from.is_empty() || base.chars().count() >= SHORTEST_BASE).then(|| base.to_owned() + to)
}

/// What our own list says of a word, in whatever inflection.
#[must_use]
pub fn listed(word: &str) -> Option<String> {
    may_be_listed(word).then(|| listed_form(word, rule(word)))?
}

/// Whether our own list may have this word, or any that goes on as it begins.
pub fn may_be_listed(word: &str) -> bool {
    // What is left of an inflected word has so many letters at least.
    let cut = word.char_indices().nth(SHORTEST_BASE);
    !begins_no_pair(cut.map_or(word, |(at, _)| &word[..at]))
}

/// The same where the bokmål form has been looked up.
pub fn listed_form(word: &str, form: Option<Rule>) -> Option<String> {
    let inflected = || {
        // A bokmål lemma is no inflection of a nynorsk word.
        let is_lemma = form.is_some_and(|rule| lemmas_by(word, rule).first().is_some_and(|l| l == word));
        let base = |(from, to): &(&str, &str)| swap(word, from, to);
        (!is_lemma).then(|| BASES.iter().filter_map(base).find_map(|base| pair(&base)))?
    };
    let bokmaal = pair(word).or_else(inflected)?;
    Some(
        lemmas(bokmaal)
            .into_iter()
            .next()
            .unwrap_or_else(|| bokmaal.to_owned()),
    )
}

/// Words of our own list that this may be a misspelling of, with the number of slips, the fewest only; the first
/// letter counts as right.
#[must_use]
pub fn spelt_like(word: &str, allowed: usize) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = vec![];
    for bare in bare(word) {
        let slips = Slips::new(bare, allowed, true);
        let listed = bare.chars().next().into_iter().flat_map(pairs_with);
        let long = listed.filter(|listed| listed.chars().count() >= LONG_ENOUGH);
        found.extend(long.filter_map(|listed| Some(((*listed).to_owned(), slips.between(listed)?))));
    }
    found.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    found.dedup();
    let fewest = found.first().map_or(0, |f| f.1);
    found.retain(|f| f.1 == fewest);
    found
}

/// The bokmål lemma of a word by the spelling rules alone.
#[must_use]
pub fn by_rule(word: &str) -> Option<String> {
    if word.chars().count() < SHORTEST || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let farthest = if word.chars().count() < LONG {
        FARTHEST.0
    } else {
        FARTHEST.1
    };
    let mut tried = vec![Tried::new(0, word.to_owned())];
    let ends = ENDINGS.iter().filter_map(|(from, to)| swap(word, from, to));
    tried.extend(ends.map(|spelt| Tried::new(0, spelt)));
    let mut any = tried.iter().fold(0, |any, t| any | t.has);
    for (from, to, cost) in SPELLINGS {
        let needed = signs(from);
        let n = if needed & !any == 0 { tried.len() } else { 0 };
        for i in 0..n {
            if tried.len() >= MOST_TRIED {
                break;
            }
            let Tried {
                cost: so_far,
                spelt,
                has,
            } = &tried[i];
            let cost = so_far + cost;
            if cost <= farthest && needed & !has == 0 && spelt.contains(from) {
                let new = Tried::new(cost, spelt.replace(from, to));
                any |= new.has;
                tried.push(new);
            }
        }
    }
    // The nearest spelling wins; of equals the commoner word, then the one tried first.
    let best = (0..=farthest).find_map(|cost| {
        let known = tried.iter().filter(|t| t.cost == cost && is_form(&t.spelt));
        known.min_by_key(|t| u8::MAX - head_weight(&t.spelt).unwrap_or(0))
    })?;
    lemmas(&best.spelt).into_iter().next()
}

/// A spelling that may be bokmål.
struct Tried {
    cost: u8,
    spelt: String,
    has: u64,
}

impl Tried {
    fn new(cost: u8, spelt: String) -> Self {
        let has = signs(&spelt);
        Tried { cost, spelt, has }
    }
}

/// The letters of a word as bits, so that most spellings that cannot apply are passed over at once.
fn signs(word: &str) -> u64 {
    word.bytes().fold(0, |signs, byte| signs | 1 << (byte % 64))
}
