//! What words of a question name: a course code, an institution, a place, a form of study or a kind of funding.

use app::search::model::Facet;

use super::super::analysis::{Token, code_key};
use super::super::document::name_key;
use super::super::language::tables::is_form;
use super::super::language::{analyse, canon};
use super::super::lexicon::FACT_WORDS;
use super::super::question::Hold;
use super::super::schema::said;
use super::{Reader, place};

/// Most words a code is spread over, and most words of an institution's name.
const CODE_SPAN: usize = 3;
const NAME_SPAN: usize = 7;
/// Most words of a place's name.
const PLACE_SPAN: usize = 3;
/// Letters a code without digits has at least, and digits from which the beginning of one is enough.
const LETTERS_OF_CODE: usize = 4;
const DIGITS_OF_CODE: usize = 3;

impl Reader<'_> {
    /// A code, an institution or a fact that is named here, over so many words.
    pub(super) fn named(&self, rest: &[Token]) -> Option<(usize, Hold)> {
        self.code(rest)
            .or_else(|| self.institution(rest))
            .or_else(|| self.fact(rest))
    }

    /// A course code the catalogue has.
    fn code(&self, rest: &[Token]) -> Option<(usize, Hold)> {
        let mut spans = (1..=CODE_SPAN.min(rest.len())).rev();
        spans.find_map(|span| {
            let typed: String = rest[..span].iter().map(|t| t.typed.as_str()).collect();
            let key = code_key(&typed);
            let n_digits = key.chars().filter(char::is_ascii_digit).count();
            let is_word =
                || span > 1 || analyse(&rest[0].word).is_listed || self.vocabulary.is_in_texts(&rest[0].word);
            let is_code = match n_digits {
                // `vukrle`
                0 => key.chars().count() >= LETTERS_OF_CODE && self.vocabulary.is_code(&key) && !is_word(),
                _ if !key.chars().any(char::is_alphabetic) => false,
                // Enough of a code to be its beginning.
                DIGITS_OF_CODE.. => !self.vocabulary.codes(&key).is_empty(),
                _ => self.vocabulary.is_code(&key),
            };
            is_code.then_some((span, Hold::Code(key)))
        })
    }

    /// An institution by any of its names.
    fn institution(&self, rest: &[Token]) -> Option<(usize, Hold)> {
        let mut spans = (1..=NAME_SPAN.min(rest.len())).rev();
        spans.find_map(|span| {
            let here = &rest[..span];
            let at = place(here);
            // `inn` and `nord` are words that texts use; `INN` is the name.
            let is_name = span > 1
                || !analyse(&here[0].word).is_listed
                || self.typed[at].chars().all(char::is_uppercase)
                || !self.vocabulary.is_in_texts(&here[0].word);
            let key = name_key(&here.iter().map(|t| t.word.as_str()).collect::<Vec<_>>());
            let code = is_name.then(|| self.vocabulary.institution(&key)).flatten()?;
            Some((span, Hold::Institution(code)))
        })
    }

    /// A place, a form of study or a kind of funding some offer has.
    fn fact(&self, rest: &[Token]) -> Option<(usize, Hold)> {
        let has = |facet, value: &str| {
            self.vocabulary
                .n_with(self.vocabulary.fields().said, &said(facet, value))
                > 0
        };
        let lemma = canon(&rest[0].word);
        let is_word = |word: &str| word == lemma || word == rest[0].word;
        let named = FACT_WORDS
            .iter()
            .find(|(word, facet, value)| is_word(word) && has(*facet, value));
        if let Some((_, facet, value)) = named {
            return Some((1, Hold::Fact(*facet, (*value).to_owned())));
        }
        let mut spans = (1..=PLACE_SPAN.min(rest.len())).rev();
        spans.find_map(|span| {
            let here = &rest[..span];
            let key = name_key(&here.iter().map(|t| t.word.as_str()).collect::<Vec<_>>());
            // A name that is a word as well, and that titles or texts use (Nes, Eid), is a place only where it
            // is written as a name.
            let is_capital = self.typed[place(here)]
                .chars()
                .next()
                .is_some_and(char::is_uppercase);
            let is_word = || is_form(&here[0].word) && self.vocabulary.is_used(&here[0].word);
            // `dramma` has the lemma of Drammen, and is a slip.
            let is_spelt = || {
                let tags = self.vocabulary.fields().tags.exact;
                span > 1 || self.vocabulary.n_with(tags, &here[0].word) > 0
            };
            let is_name = || is_spelt() && (span > 1 || is_capital || !is_word());
            let is_place = has(Facet::County, &key) && is_name();
            is_place.then_some((span, Hold::Fact(Facet::County, key)))
        })
    }
}
