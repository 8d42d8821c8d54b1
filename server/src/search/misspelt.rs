//! Compounds with a slip in one part, and words without the space between them.
//!
//! The catalogue has few of the compounds that can be made, so a misspelt one is near none of its words; but one part
//! is spelt right, and the other is near a word.

use super::language::analyse;
use super::language::tables::{head_weight, is_form};
use super::lexicon::is_vague;
use super::slips::{self, Slips};
use super::synonyms::Synonyms;
use super::vocabulary::Vocabulary;

/// Letters of a compound's head, and of what stands before it, from which the latter is believed to be misspelt.
const HEAD: usize = 5;
const BEFORE_HEAD: usize = 6;
/// Letters of a part that is spelt right, and of one that is not, from which they are believed to be.
const RIGHT: usize = 5;
const WRONG: usize = 5;
/// Letters of a word that stands without space beside another, and the words that may stand between them.
const GLUED: usize = 3;
const BETWEEN: [&str; 7] = ["og", "som", "i", "for", "på", "med", "av"];

/// What compounds of school end with most often.
#[rustfmt::skip]
const COMMON_HEADS: [&str; 36] = [
    "opplæring", "undervisning", "utdanning", "veiledning", "vurdering", "utvikling", "forståelse", "ferdighet", "kompetanse",
    "pedagogikk", "didaktikk", "ledelse", "leiing", "rettleiing", "vansker", "vanskar", "problem", "lærer", "lærar", "leder", "pedagog",
    "rådgiver", "bibliotek", "språk", "miljø", "trening", "prosjekt", "arbeid", "arbeide", "teori", "historie", "litteratur",
    "kunnskap", "øvelse", "kultur", "samtale",
];

/// The common head that the end of a word is one slip from, in whatever inflection.
fn nearly_a_head(end: &str) -> Option<&'static str> {
    slips::bare(end).find_map(|end| {
        let n = end.chars().count();
        let slips = Slips::new(end, 1, true);
        let is_near = |head: &&&str| head.chars().count().abs_diff(n) <= 1 && slips.between(head).is_some();
        COMMON_HEADS.iter().find(is_near).copied()
    })
}

/// A general head of compounds, in whatever inflection.
fn is_head(word: &str) -> bool {
    let lemma = &analyse(word).lemmas[0];
    is_vague(lemma) && head_weight(lemma).is_some()
}

/// A word without the joint it may end with.
fn bare(first: &str) -> [&str; 2] {
    [first, first.strip_suffix('s').unwrap_or(first)]
}

impl Vocabulary<'_> {
    /// What a compound with a known head may be a misspelling of, by what stands before the head: `naturfga` in
    /// `naturfgalærer`.
    #[must_use]
    pub fn similar_beginning(&self, word: &str) -> Vec<(String, usize)> {
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        if cuts.len() < HEAD + BEFORE_HEAD {
            return vec![];
        }
        for at in &cuts[BEFORE_HEAD..=cuts.len() - HEAD] {
            let (first, head) = word.split_at(*at);
            if !is_head(head) {
                continue;
            }
            for first in bare(first).into_iter().rev() {
                let similar = self.similar(first);
                if !similar.is_empty() {
                    return similar;
                }
            }
        }
        vec![]
    }

    /// What a compound may be a misspelling of: one part is a word of the dictionary, the other is one slip from a
    /// word of the catalogue or one that leads to such, or from a common head. The longest right part wins; where neither
    /// is right, both may be one slip from what they are, if the last is a common head.
    #[must_use]
    pub fn mended(&self, word: &str, synonyms: &Synonyms) -> Option<String> {
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let n = cuts.len();
        if n < RIGHT + WRONG || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let is_right = |w: &str| is_form(w) || self.n_offers(w) > 0;
        let with_head = (GLUED..=n - HEAD).rev().find_map(|at| {
            let (first, last) = word.split_at(cuts[at]);
            let is_right = bare(first).iter().any(|f| is_right(f)) && !is_form(last);
            Some(format!("{first}{}", is_right.then(|| nearly_a_head(last))??))
        });
        if with_head.is_some() {
            return with_head;
        }
        let one_slip = |part: &str| {
            let similar = self.similar(part).into_iter();
            let meant = || synonyms.spelt_like(part, 1).into_iter();
            let near = similar.filter(|(_, slips)| *slips <= 1).map(|(word, _)| word);
            near.chain(std::iter::once_with(meant).flatten().map(|(word, _)| word))
                .next()
        };
        let by_first = (RIGHT..=n - WRONG).rev().filter_map(|at| {
            let (first, last) = word.split_at(cuts[at]);
            let is_right = bare(first).iter().any(|f| is_right(f));
            Some((at, format!("{first}{}", is_right.then(|| one_slip(last))??)))
        });
        let by_last = (WRONG..=n - RIGHT).filter_map(|at| {
            let (first, last) = word.split_at(cuts[at]);
            let fixed = is_right(last).then(|| one_slip(first))??;
            Some((n - at, format!("{fixed}{last}")))
        });
        let mut both = by_first.take(1).chain(by_last.take(1)).collect::<Vec<_>>();
        both.sort_by_key(|(right, _)| usize::MAX - right);
        if let Some((_, mended)) = both.into_iter().next() {
            return Some(mended);
        }
        (WRONG..=n - HEAD).rev().find_map(|at| {
            let (first, last) = word.split_at(cuts[at]);
            let head = nearly_a_head(last)?;
            let first = bare(first).into_iter().find_map(one_slip)?;
            Some(format!("{first}{head}"))
        })
    }

    /// Words of the catalogue that stand without space: `mathelse`, `matoghelse`. The longest first word wins.
    #[must_use]
    pub fn two_words(&self, word: &str) -> Option<[String; 2]> {
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let n = cuts.len();
        if n < 2 * GLUED {
            return None;
        }
        (GLUED..=n - GLUED).rev().find_map(|at| {
            let (first, rest) = word.split_at(cuts[at]);
            let is_known = |w: &str| self.n_offers(w) > 0;
            if !is_known(first) {
                return None;
            }
            // Without the little word between them, or with it.
            let lasts = std::iter::once(rest).chain(BETWEEN.iter().filter_map(|w| rest.strip_prefix(w)));
            let mut lasts = lasts.filter(|last| last.chars().count() >= GLUED);
            lasts
                .find(|last| is_known(last))
                .map(|last| [first.to_owned(), last.to_owned()])
        })
    }
}
