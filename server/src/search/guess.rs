//! What a word few or no offers have may have been meant as.
//!
//! In turn: a compound of words the catalogue has (`parts`), a word with slips, a word cut short, any part of it. Words
//! of the dictionary are never taken for misspelt, but for letters without their rings and strokes.

use std::ops::Range;

use tantivy::query::Query;

use super::analysis::fold;
use super::language::nynorsk::spelt_like;
use super::language::tables::{branch, is_form};
use super::language::{analyse, canon};
use super::lexicon::{is_setting, is_stop_word, is_vague};
use super::parts::{BROKEN_UP, ONE_PART};
use super::query::{Composer, OTHER_MEANING, Tells, Ways, all_of, best_of, weighed};
use super::vocabulary::allowed;

/// Letters from which an unknown word may be the beginning of others, and of how many at most.
const BEGINNING: usize = 4;
const BEGUN: usize = 8;
/// Offers below which a compound is looked for by its parts as well.
const FEW: u32 = 8;
/// Letters from which the beginning of an unknown word is believed to be a word before another, the end after one,
/// and the beginning whatever follows.
const SHORT_END: usize = 2;
const END: usize = 4;
const LONG_END: usize = 6;
/// Letters from which what stands before a general head is believed to be a word.
const HEADED: usize = 4;
/// Letters from which a word of the dictionary is believed to be another without rings and strokes.
const ACCENTED: usize = 4;
/// What one slip costs.
const SLIP: f32 = 0.6;
/// Offers below which an unlisted word is rare enough to be a misspelling.
const RARE: u32 = 3;

/// What so many slips leave of a word's weight.
fn slip_weight(n: usize) -> f32 {
    SLIP.powi(i32::try_from(n).unwrap_or(i32::MAX))
}

impl Composer<'_> {
    /// What a word few offers have may have been meant as: a compound of known words, or a known word with slips;
    /// `None` where nothing is near.
    pub(super) fn guesses(&mut self, at: &Range<usize>, word: &str) -> Option<Ways> {
        let is_known = self.vocabulary.knows(word);
        let n_offers = self.vocabulary.n_offers(word);
        if is_known && n_offers >= FEW {
            return None;
        }
        if !is_known && let Some(ways) = self.by_its_beginning(word) {
            return Some(ways);
        }
        if !is_known && let Some(ways) = self.slip_of_a_compound(at, word) {
            return Some(ways);
        }
        if let Some((parts, tells)) = self.broken_up(word, is_known) {
            return Some((vec![parts], tells));
        }
        // A word of the dictionary is no misspelling, even where no offer has it.
        let analysis = analyse(word);
        if analysis.is_listed && !is_known {
            if let Some(ways) = self.without_accents(at, word) {
                return Some(ways);
            }
            // One the dictionary knows the subject of leads to that (`relax`).
            let is_placed = analysis.lemmas.iter().any(|lemma| branch(lemma).is_some());
            return match self.any_part(word) {
                None if !is_placed => self.slip_of_a_topic(at, word),
                parts => parts,
            };
        }
        // Known by spelling rules of nynorsk alone it may be a slip of another word all the same.
        let is_ruled = is_known && n_offers == 0 && analysis.n_parts == 0;
        if analysis.is_listed || (is_known && !is_ruled && (n_offers == 0 || n_offers >= RARE)) {
            return None;
        }
        if is_ruled {
            return self
                .slip_of_a_topic(at, word)
                .inspect(|_| drop(self.guessed.pop()));
        }
        let mut similar = self.vocabulary.similar(word);
        if self.is_dear() {
            similar.truncate(1);
        }
        if !is_known && let Some(ways) = self.otherwise_meant(at, word, &similar) {
            return Some(ways);
        }
        if similar.is_empty() && !is_known {
            similar = self.vocabulary.similar_beginning(word);
        }
        if similar.is_empty() && !is_known && word.chars().count() >= BEGINNING {
            // `spesialpedag`: cut short rather than misspelt.
            let begun = self.vocabulary.completions(word);
            if begun.is_empty() {
                return self.any_part(word).or_else(|| self.an_end(word));
            }
            let longer = begun
                .iter()
                .take(BEGUN)
                .map(|w| weighed(best_of(self.forms(w)), BROKEN_UP));
            return Some((longer.collect(), Tells::Topic));
        }
        if similar.is_empty() {
            return None;
        }
        let ways = self.read_as(at, similar);
        if is_known {
            self.guessed.pop();
        }
        Some(ways)
    }

    /// A word of the dictionary that no offer has in any way, as another without its letters' rings and strokes:
    /// `brok` for `brøk`.
    fn without_accents(&mut self, at: &Range<usize>, word: &str) -> Option<Ways> {
        if word.chars().count() < ACCENTED {
            return None;
        }
        let of_catalogue = || self.vocabulary.similar(word).into_iter();
        let taught = || self.synonyms.spelt_like(word, 0).into_iter();
        let near = of_catalogue().chain(std::iter::once_with(taught).flatten());
        let is_it = |meant: &String| meant != word && fold(meant) == word;
        let meant = near.map(|(meant, _)| meant).find(is_it)?;
        if is_stop_word(&meant) || is_setting(&canon(&meant)) {
            return Some((self.named(&meant), Tells::Setting));
        }
        let mut ways = self.forms(&meant);
        ways.extend(self.meanings(self.synonyms.near([meant.as_str()]).to_vec(), 1.0));
        self.guessed.push((at.clone(), vec![meant]));
        Some((ways, Tells::Topic))
    }

    /// A word of the dictionary that no offer has in any way, as a slip of a word that says what some are about.
    fn slip_of_a_topic(&mut self, at: &Range<usize>, word: &str) -> Option<Ways> {
        let mut near = self.vocabulary.similar(word);
        near.retain(|(w, slips)| *slips <= 1 && !is_setting(&canon(w)) && self.vocabulary.is_telling(w));
        let nearest = near.into_iter().next()?;
        Some(self.read_as(at, vec![nearest]))
    }

    /// A compound that a phrase of the dictionary of meanings is put together in (`psykiskhelse`), or that means what
    /// stands before its general head (`praksislærerkurs`).
    fn by_its_beginning(&mut self, word: &str) -> Option<Ways> {
        let analysis = analyse(word);
        if let [first, last] = &analysis.parts[..analysis.n_parts]
            && let means = self.synonyms.near([first.as_str(), last.as_str()])
            && !means.is_empty()
        {
            return Some((self.meanings(means.to_vec(), 1.0), Tells::Topic));
        }
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(HEADED).collect();
        let is_general = |last: &str| is_stop_word(last) || is_vague(&canon(last));
        let before = cuts.into_iter().rev().find_map(|at| {
            let (first, last) = word.split_at(at);
            let bare = first.strip_suffix('s').unwrap_or(first);
            let of_its_own = |w: &&str| !self.synonyms.near([*w]).is_empty() && !is_vague(&canon(w));
            [first, bare]
                .into_iter()
                .find(|w| is_general(last) && of_its_own(w))
        })?;
        let mut ways = self.forms(before);
        ways.extend(self.meanings(self.synonyms.near([before]).to_vec(), BROKEN_UP));
        Some((ways, Tells::Topic))
    }

    /// Other meanings as ways to meet a wish.
    fn meanings(&mut self, means: Vec<Vec<String>>, weight: f32) -> Vec<Box<dyn Query>> {
        let way = |meaning: &Vec<String>| {
            let all = meaning.iter().map(|w| best_of(self.forms(w))).collect();
            weighed(all_of(all), OTHER_MEANING * weight)
        };
        means.iter().map(way).collect()
    }

    /// An unlisted compound with a part that nobody has, one slip from a word of the catalogue.
    fn slip_of_a_compound(&mut self, at: &Range<usize>, word: &str) -> Option<Ways> {
        let analysis = analyse(word);
        if analysis.is_listed || analysis.n_parts == 0 {
            return None;
        }
        let own = &analysis.parts[..analysis.n_parts];
        let is_whole = own.iter().all(|part| is_vague(part) || self.is_found(part));
        let mut near = self.vocabulary.similar(word);
        // What falls into words of the catalogue is a slip of a title's word only.
        near.retain(|(w, slips)| *slips <= 1 && (!is_whole || self.vocabulary.is_telling(w)));
        if near.is_empty() && !is_whole {
            near = self.synonyms.spelt_like(word, 1);
        }
        if near.is_empty() {
            return None;
        }
        Some(self.read_as(at, near))
    }

    /// A misspelt word as those it is near, and what they mean as well.
    fn read_as(&mut self, at: &Range<usize>, meant: Vec<(String, usize)>) -> Ways {
        let mut ways = vec![];
        for (meant, slips) in &meant {
            let weight = slip_weight(*slips);
            ways.push(weighed(best_of(self.forms(meant)), weight));
            ways.extend(self.meanings(self.synonyms.near([meant.as_str()]).to_vec(), weight));
        }
        let words = meant.into_iter().map(|(word, _)| word).collect();
        self.guessed.push((at.clone(), words));
        (ways, Tells::Topic)
    }

    /// What an unknown word is nearer to than to any word of the catalogue: a word that carries nothing, one the
    /// dictionary of meanings has, a compound with a slip in one part, two words without the space between them.
    fn otherwise_meant(
        &mut self,
        at: &Range<usize>,
        word: &str,
        similar: &[(String, usize)],
    ) -> Option<Ways> {
        let fewest = similar.first().map_or(usize::MAX, |(_, slips)| *slips);
        if let Some((nearest, _)) = similar.first()
            && (is_stop_word(nearest) || is_setting(&canon(nearest)))
        {
            return Some((self.named(nearest), Tells::Setting));
        }
        let allowed = allowed(word);
        let meant = self
            .synonyms
            .spelt_like(word, allowed.min(fewest.saturating_sub(1)));
        if allowed > 0 && fewest > 0 && !meant.is_empty() {
            return Some(self.read_as(at, meant));
        }
        if fewest <= 1 || self.is_dear() {
            return None;
        }
        let leads = |w: &str| self.vocabulary.knows(w) || !self.synonyms.near([w]).is_empty();
        let mut nynorsk = spelt_like(word, allowed.min(fewest - 1));
        nynorsk.retain(|(w, _)| leads(w));
        if !nynorsk.is_empty() {
            return Some(self.read_as(at, nynorsk));
        }
        if let Some(mended) = self.vocabulary.mended(word, self.synonyms)
            && let Some((parts, tells)) = self.broken_up(&mended, false)
        {
            let mut ways = self.forms(&mended);
            ways.extend(self.meanings(self.synonyms.near([mended.as_str()]).to_vec(), 1.0));
            ways.push(parts);
            self.guessed.push((at.clone(), vec![mended]));
            return Some((ways, tells));
        }
        let two = self.vocabulary.two_words(word)?;
        let telling = |w: &&String| !is_stop_word(w) && !is_vague(&canon(w));
        let both: Vec<Box<dyn Query>> = two
            .iter()
            .filter(telling)
            .map(|w| {
                let mut ways = self.forms(w);
                ways.extend(self.meanings(self.synonyms.near([w.as_str()]).to_vec(), 1.0));
                best_of(ways)
            })
            .collect();
        if both.is_empty() {
            return None;
        }
        self.guessed.push((at.clone(), vec![two.join(" ")]));
        Some((vec![weighed(all_of(both), BROKEN_UP)], Tells::Topic))
    }

    /// What an unknown word begins or ends with, where that says what some offers are about: `krleansvarlig`.
    fn an_end(&mut self, word: &str) -> Option<Ways> {
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        let n = cuts.len();
        let tells = |end: &str| {
            !is_stop_word(end)
                && !is_vague(&canon(end))
                && (self.vocabulary.is_telling(end) || !self.synonyms.near([end]).is_empty())
        };
        let is_word = |rest: &str| is_form(rest) || rest.strip_prefix('s').is_some_and(is_form);
        let end = (SHORT_END..n).rev().find_map(|len| {
            let (first, rest) = word.split_at(cuts[len]);
            if tells(first) && (len >= LONG_END || is_word(rest)) {
                return Some(first.to_owned());
            }
            let (rest, last) = word.split_at(cuts[n - len]);
            (len >= END && tells(last) && is_form(rest)).then(|| last.to_owned())
        })?;
        self.is_rough = true;
        Some((vec![weighed(self.part(&canon(&end)), ONE_PART)], Tells::Topic))
    }
}
