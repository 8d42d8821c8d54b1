//! The words the catalogue itself uses: what is known, what is nearly known, what compounds are made of.
//!
//! Read from the index after each commit, a few thousand words; nothing here is stored. Spelling help and
//! compound splitting ask it, so both follow what is published without any word list from outside.

use std::collections::{HashMap, HashSet};

use super::analysis::{bokmaal, canon, fold};
use super::lexicon::{EMPTY_PARTS, HEADS, WHOLE};

/// Shortest word that is split, and shortest part but for the heads listed in the lexicon.
const SPLIT_FROM: usize = 8;
const SHORTEST_PART: usize = 4;
/// Most words a prefix is completed to.
const COMPLETIONS: usize = 30;
/// Most words an unknown word is read as.
const SIMILAR: usize = 5;

/// Words of the catalogue.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Surface words with the number of offers they stand in, sorted by word.
    words: Vec<(String, u32)>,
    /// Accentless spellings that differ, sorted, each with a position in `words`.
    folded: Vec<(String, usize)>,
    known: HashMap<String, u32>,
    stems: HashSet<String>,
    codes: HashSet<String>,
}

impl Vocabulary {
    /// From surface words with their counts, stems (of words and of parts) and course codes.
    #[must_use]
    pub fn new(counts: HashMap<String, u32>, stems: HashSet<String>, codes: HashSet<String>) -> Self {
        let mut words: Vec<_> = counts.iter().map(|(w, n)| (w.clone(), *n)).collect();
        words.sort_unstable();
        let mut folded: Vec<_> = words.iter().enumerate().map(|(i, (w, _))| (fold(w), i)).collect();
        folded.retain(|(f, i)| *f != words[*i].0);
        folded.sort_unstable();
        Vocabulary {
            words,
            folded,
            known: counts,
            stems,
            codes,
        }
    }

    /// Some offer has this word, in this or another inflection or standard.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.known.contains_key(word) || self.stems.contains(&canon(word))
    }

    #[must_use]
    pub fn is_code(&self, key: &str) -> bool {
        self.codes.contains(key)
    }

    /// Words that begin so, those in most offers first.
    #[must_use]
    pub fn completions(&self, prefix: &str) -> Vec<String> {
        let from = self.words.partition_point(|(w, _)| w.as_str() < prefix);
        let direct = self.words[from..]
            .iter()
            .take_while(|(w, _)| w.starts_with(prefix));
        let folded_from = self.folded.partition_point(|(f, _)| f.as_str() < prefix);
        let folded = self.folded[folded_from..]
            .iter()
            .take_while(|(f, _)| f.starts_with(prefix));
        let mut found: Vec<&(String, u32)> = direct.chain(folded.map(|(_, i)| &self.words[*i])).collect();
        found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        found.dedup();
        found
            .into_iter()
            .take(COMPLETIONS)
            .map(|(w, _)| w.clone())
            .collect()
    }

    /// Words this may be a misspelling of, with the number of slips: fewest first, then the commonest.
    ///
    /// One slip from four letters, two from eight; the first letter counts as right below six; words with
    /// digits are never guessed at.
    #[must_use]
    pub fn similar(&self, word: &str) -> Vec<(String, usize)> {
        let typed: Vec<char> = word.chars().collect();
        let allowed = match typed.len() {
            0..4 => return vec![],
            4..8 => 1,
            _ => 2,
        };
        if typed.iter().any(char::is_ascii_digit) {
            return vec![];
        }
        let mut found = vec![];
        let mut known = Vec::new();
        for (candidate, n) in &self.words {
            known.clear();
            known.extend(candidate.chars());
            let is_near = known.len().abs_diff(typed.len()) <= allowed;
            if !is_near || (typed.len() < 6 && known.first() != typed.first()) {
                continue;
            }
            if let Some(slips) = slips(&typed, &known, allowed) {
                found.push((slips, u32::MAX - n, candidate));
            }
        }
        found.sort_unstable();
        // Two slips are believed only where no word is one slip away.
        let fewest = found.first().map_or(0, |f| f.0);
        let nearest = found.into_iter().take_while(|f| f.0 == fewest).take(SIMILAR);
        nearest.map(|(slips, _, w)| (w.clone(), slips)).collect()
    }

    /// The parts of a compound, stems, those of its parts included; empty for a word that is none.
    #[must_use]
    pub fn parts(&self, word: &str) -> Vec<String> {
        let mut parts: Vec<String> = self.split(&bokmaal(word)).iter().map(|p| canon(p)).collect();
        parts.retain(|p| !EMPTY_PARTS.contains(&p.as_str()));
        parts
    }

    fn split(&self, word: &str) -> Vec<String> {
        let chars: Vec<char> = word.chars().collect();
        if chars.len() < SPLIT_FROM || WHOLE.contains(&word) || !chars.iter().all(|c| c.is_alphabetic()) {
            return vec![];
        }
        let best = self.best_split(&chars);
        let deeper: Vec<String> = best.iter().flat_map(|part| self.split(part)).collect();
        best.into_iter().chain(deeper).collect()
    }

    /// The cheapest way to cover the word by at least two known words, joined by nothing, `s` or `e`.
    fn best_split(&self, chars: &[char]) -> Vec<String> {
        let n = chars.len();
        // cheapest[i] = cost of covering the first i letters, and the part that ends there.
        let mut cheapest: Vec<Option<(u32, usize, usize)>> = vec![None; n + 1];
        cheapest[0] = Some((0, 0, 0));
        for start in 0..n {
            let Some((cost, ..)) = cheapest[start] else {
                continue;
            };
            for end in start + 3..=n {
                let part: String = chars[start..end].iter().collect();
                if end - start == n || !self.is_part(&part, end - start) {
                    continue;
                }
                // Fewer and longer parts win; a part of three letters costs extra, a joint a little.
                let cost = cost + 10 + if end - start < SHORTEST_PART { 6 } else { 0 };
                let mut reach = |to: usize, cost: u32| {
                    if cheapest[to].is_none_or(|(c, ..)| cost < c) {
                        cheapest[to] = Some((cost, start, end));
                    }
                };
                reach(end, cost);
                if end + 1 < n && matches!(chars[end], 's' | 'e') {
                    reach(end + 1, cost + 1);
                }
            }
        }
        let mut parts = vec![];
        let mut at = n;
        while at > 0 {
            let Some((_, start, end)) = cheapest[at] else {
                return vec![];
            };
            parts.push(chars[start..end].iter().collect());
            at = start;
        }
        parts.reverse();
        parts
    }

    fn is_part(&self, part: &str, n_letters: usize) -> bool {
        HEADS.contains(&part) || (n_letters >= SHORTEST_PART && self.known.contains_key(part))
    }
}

/// Slips between two words – a letter wrong, missing, too many, or two swapped – if at most `allowed`.
fn slips(a: &[char], b: &[char], allowed: usize) -> Option<usize> {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = last.clone();
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let wrong = usize::from(a[i - 1] != b[j - 1]);
            let mut cost = (last[j - 1] + wrong).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row[j] = cost;
        }
        if row.iter().min().is_some_and(|least| *least > allowed) {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    let total = last[b.len()];
    (total <= allowed).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[&str]) -> Vocabulary {
        let counts = words.iter().map(|w| ((*w).to_owned(), 1)).collect();
        Vocabulary::new(counts, words.iter().map(|w| canon(w)).collect(), HashSet::new())
    }

    #[test]
    fn compounds_fall_into_words_of_the_catalogue() {
        let v = vocabulary(&["skolebibliotek", "visning", "under", "elever"]);
        let parts = |w: &str| v.split(w);
        assert_eq!(parts("vurderingspraksis"), ["vurdering", "praksis"]);
        assert_eq!(
            parts("skolebibliotekkunnskap"),
            ["skolebibliotek", "kunnskap", "skole", "bibliotek"]
        );
        assert_eq!(parts("matematikkdidaktikk"), ["matematikk", "didaktikk"]);
        assert_eq!(parts("undervisning"), Vec::<String>::new());
        assert_eq!(parts("læreren"), Vec::<String>::new());
        assert_eq!(v.parts("lærarspesialist"), [canon("lærer"), canon("spesialist")]);
    }

    #[test]
    fn slips_are_counted_and_swaps_are_one() {
        let v = vocabulary(&["engelsk", "norsk", "matematikk", "begynneropplæring"]);
        assert_eq!(v.similar("engelks"), [("engelsk".to_owned(), 1)]);
        assert_eq!(v.similar("norks"), [("norsk".to_owned(), 1)]);
        assert_eq!(v.similar("matemtikk"), [("matematikk".to_owned(), 1)]);
        assert_eq!(
            v.similar("begynneropplering"),
            [("begynneropplæring".to_owned(), 1)]
        );
        assert!(v.similar("norsk1").is_empty());
        assert!(v.similar("xyzzy").is_empty());
    }

    #[test]
    fn a_prefix_is_completed_with_and_without_accents() {
        let v = vocabulary(&["kroppsøving", "kropp", "krle"]);
        assert_eq!(v.completions("kroppso"), ["kroppsøving"]);
        assert_eq!(v.completions("kro"), ["kropp", "kroppsøving"]);
    }
}
