//! What a word few or no offers have may have been meant as.
//!
//! In turn: a compound of words the catalogue has, a word with slips, a word cut short, any part of it. Words of the
//! dictionary are never taken for misspelt.

use std::ops::Range;

use tantivy::query::{BooleanQuery, Occur, Query};

use super::language::analyse;
use super::lexicon::{EMPTY_PARTS, VAGUE_PARTS};
use super::query::{BODY, Composer, OTHER_MEANING, TAGS, TITLE, Weights, all_of, best_of, term, weighed};

/// Letters from which an unknown word may be the beginning of others, and of how many at most.
const BEGINNING: usize = 4;
const BEGUN: usize = 8;
/// Offers below which a compound is looked for by its parts as well.
const FEW: u32 = 8;
/// What one slip costs.
const SLIP: f32 = 0.6;
/// What the parts of an unknown compound count.
const BROKEN_UP: f32 = 0.7;
/// How much more the first part of a compound counts than the rest.
const FIRST_PART: f32 = 2.0;
/// Offers below which an unlisted word is rare enough to be a misspelling.
const RARE: u32 = 3;

impl Composer<'_> {
    /// What an unknown word may have been meant as: a compound of known words, or a known word with slips.
    pub(super) fn guesses(&mut self, at: &Range<usize>, word: &str) -> Vec<Box<dyn Query>> {
        let is_known = self.vocabulary.knows(word);
        let n_offers = self.vocabulary.n_offers(word);
        if is_known && n_offers >= FEW {
            return vec![];
        }
        if let Some(parts) = self.broken_up(word) {
            return vec![parts];
        }
        // A word of the dictionary is no misspelling, even where no offer has it.
        let analysis = analyse(word);
        if analysis.is_listed && !is_known {
            return self.any_part(word);
        }
        if analysis.is_listed || (is_known && (n_offers == 0 || n_offers >= RARE)) {
            return vec![];
        }
        let similar = self.vocabulary.similar(word);
        if similar.is_empty() && !is_known && word.chars().count() >= BEGINNING {
            // `spesialpedag`: cut short rather than misspelt.
            let begun = self.vocabulary.completions(word);
            if begun.is_empty() {
                return self.any_part(word);
            }
            let longer = begun
                .iter()
                .take(BEGUN)
                .map(|w| weighed(best_of(self.forms(w)), BROKEN_UP));
            return longer.collect();
        }
        let n_slips = |n: usize| SLIP.powi(i32::try_from(n).unwrap_or(i32::MAX));
        let guess = |(w, slips): &(String, usize)| weighed(best_of(self.forms(w)), n_slips(*slips));
        let ways = similar.iter().map(guess).collect();
        if !similar.is_empty() && !is_known {
            self.guessed
                .push((at.clone(), similar.into_iter().map(|(w, _)| w).collect()));
        }
        ways
    }

    /// The parts of a compound, the first that narrows a must: it says what, the others what sort of thing.
    fn broken_up(&mut self, word: &str) -> Option<Box<dyn Query>> {
        let analysis = analyse(word);
        let is_found = |p: &String| {
            let means = self.synonyms.near([p.as_str()]);
            self.vocabulary.has_lemma(p) || means.iter().flatten().any(|w| self.vocabulary.knows(w))
        };
        let mut parts: Vec<&String> = analysis.parts[..analysis.n_parts]
            .iter()
            .filter(|p| !EMPTY_PARTS.contains(&p.as_str()) && is_found(p))
            .collect();
        let narrows = |p: &&String| !VAGUE_PARTS.contains(&p.as_str());
        let mut clauses = vec![];
        if let Some(first) = parts.iter().position(narrows) {
            let first = parts.remove(first);
            clauses.push((Occur::Must, weighed(self.part(first), FIRST_PART)));
            clauses.extend(parts.iter().map(|p| (Occur::Should, self.part(p))));
        } else if parts.len() > 1 && parts.len() == analysis.n_parts {
            clauses.extend(parts.iter().map(|p| (Occur::Must, self.part(p))));
        } else {
            return None;
        }
        Some(weighed(Box::new(BooleanQuery::new(clauses)), BROKEN_UP))
    }

    /// Any part of a word nothing else is known of, the parts of its parts included.
    fn any_part(&mut self, word: &str) -> Vec<Box<dyn Query>> {
        let analysis = analyse(word);
        let known = analysis
            .parts
            .iter()
            .filter(|p| !EMPTY_PARTS.contains(&p.as_str()));
        known.map(|p| weighed(self.part(p), BROKEN_UP)).collect()
    }

    /// The lemma of a part, alone or in another compound.
    fn part(&mut self, lemma: &str) -> Box<dyn Query> {
        self.marks.lemma(lemma);
        let groups = [
            (self.fields.title, TITLE),
            (self.fields.tags, TAGS),
            (self.fields.body, BODY),
        ];
        let ways = groups.into_iter().flat_map(|(f, Weights(_, canon, part))| {
            [term(f.canon, lemma, canon), term(f.part, lemma, part)]
        });
        let mut ways: Vec<_> = ways.collect();
        for meaning in self.synonyms.near([lemma]) {
            let all = meaning.iter().map(|w| best_of(self.forms(w))).collect();
            ways.push(weighed(all_of(all), OTHER_MEANING));
        }
        best_of(ways)
    }
}
