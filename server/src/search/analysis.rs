//! From text to words, and from words to what they are found by.
//!
//! One spelling rule for index and question alike: composed Unicode, small letters, Norwegian letters for
//! their substitutes. `canon` joins inflections and both written standards, `fold` forgets accents. Pure
//! functions; no panic for any input.

use std::cell::RefCell;
use std::ops::Range;

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::lexicon::MORPHEMES;

/// Longest word that is kept, in characters; longer ones are noise or an attack.
const LONGEST: usize = 40;

/// One word of a text with what stood before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// As spelt for search: Norwegian letters for their substitutes.
    pub word: String,
    /// Small letters, otherwise as typed; course codes are read from this.
    pub typed: String,
    /// The signs between the word before and this one.
    pub gap: String,
}

/// Small letters with `æ`, `ø`, `å` for `ä`/`ae`, `ö`/`oe`, `aa` (as Lucene's Norwegian normaliser does).
#[must_use]
pub fn letters(small: &str) -> String {
    let mut out = String::with_capacity(small.len());
    let mut rest = small.chars().peekable();
    while let Some(c) = rest.next() {
        let pair = match (c, rest.peek()) {
            ('a', Some('e')) => Some('æ'),
            ('o', Some('e')) => Some('ø'),
            ('a', Some('a')) => Some('å'),
            _ => None,
        };
        if let Some(letter) = pair {
            rest.next();
            out.push(letter);
        } else {
            out.push(match c {
                'ä' => 'æ',
                'ö' => 'ø',
                c => c,
            });
        }
    }
    out
}

/// The words of a text in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = vec![];
    let (mut word, mut gap) = (String::new(), String::new());
    let small = text
        .nfc()
        .flat_map(char::to_lowercase)
        .nfc()
        .filter(|c| !is_combining_mark(*c) && *c != '\u{ad}');
    // The closing space ends the last word.
    for c in small.chain(std::iter::once(' ')) {
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let typed = std::mem::take(&mut word);
            if typed.chars().count() <= LONGEST {
                out.push(Token {
                    word: letters(&typed),
                    typed,
                    gap: std::mem::take(&mut gap),
                });
            }
        }
        gap.push(c);
    }
    out
}

/// The words of a text as spelt for search.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|t| t.word).collect()
}

/// Letters without their marks: what is left when someone types without Norwegian or Sámi keys.
#[must_use]
pub fn fold(word: &str) -> String {
    word.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'æ' => 'a',
            'ø' => 'o',
            'đ' => 'd',
            'ŋ' => 'n',
            'ŧ' => 't',
            c => c,
        })
        .collect()
}

/// A course code without spaces, hyphens and accents: `Å-E215` and `ae215` are one.
#[must_use]
pub fn code_key(typed: &str) -> String {
    let mut out = String::new();
    for c in typed
        .nfc()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
    {
        if c == 'æ' {
            out.push_str("ae")
        } else {
            out.push_str(&fold(&c.to_string()))
        }
    }
    out.chars().take(LONGEST).collect()
}

thread_local! {
    static STEMMER: RefCell<TextAnalyzer> =
        RefCell::new(TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::Norwegian)).build());
}

/// Endings of words for people in -er, which the stemmer would split from the bare form.
const PEOPLE: [&str; 9] = [
    "ernes", "erne", "arane", "erens", "eren", "aren", "erer", "ere", "arar",
];

/// The bokmål spelling of a word of either written standard, part by part.
#[must_use]
pub fn bokmaal(word: &str) -> String {
    let mut out = word.to_owned();
    for (from, to) in MORPHEMES {
        if out.contains(from) {
            out = out.replace(from, to);
        }
    }
    out
}

/// What all inflections of a word, in both written standards, have in common.
#[must_use]
pub fn canon(word: &str) -> String {
    let mut word = bokmaal(word);
    if word.chars().any(|c| c.is_ascii_digit()) {
        return word;
    }
    if word.chars().count() >= 6
        && let Some(ending) = PEOPLE.iter().find(|e| word.ends_with(**e))
    {
        word.truncate(word.len() - ending.len());
        word.push_str("er");
    }
    let stem = STEMMER.with_borrow_mut(|stemmer| {
        let mut stream = stemmer.token_stream(&word);
        stream.next().map(|token| token.text.clone())
    });
    stem.filter(|s| !s.is_empty()).unwrap_or(word)
}

/// Letters and digits of a glued word apart: `norsk1` is `norsk` and `1`.
#[must_use]
pub fn unglue(word: &str) -> Option<[String; 2]> {
    let middle = |r: Range<usize>| word.get(r).unwrap_or_default().to_owned();
    let is_digit: Vec<bool> = word.chars().map(|c| c.is_ascii_digit()).collect();
    let turn = is_digit.windows(2).position(|pair| pair[0] != pair[1])? + 1;
    if is_digit[turn..].iter().any(|d| *d != is_digit[turn]) {
        return None;
    }
    let cut = word.char_indices().nth(turn)?.0;
    Some([middle(0..cut), middle(cut..word.len())])
}

/// What titles are sorted by: bytes in the order of the Norwegian alphabet, `aa` as `å`.
#[must_use]
pub fn collation_key(title: &str) -> String {
    let mut out = String::new();
    for token in tokens(title) {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in token.word.chars() {
            match c {
                'æ' => out.push('{'),
                'ø' => out.push('|'),
                'å' => out.push('}'),
                c => out.push_str(&fold(&c.to_string())),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_standards_and_all_inflections_meet() {
        for (a, b) in [
            ("lærarar", "lærer"),
            ("lærerne", "lærere"),
            ("skulebibliotek", "skolebibliotek"),
            ("skuleleiing", "skoleledelse"),
            ("vidareutdanning", "videreutdanning"),
            ("framandspråk", "fremmedspråk"),
            ("teiknspråk", "tegnspråk"),
            ("rettleiing", "veiledning"),
            ("byrjaropplæring", "begynneropplæring"),
            ("samlingar", "samlinger"),
            ("Høgskulen", "Høyskolen"),
        ] {
            assert_eq!(canon(&words(a)[0]), canon(&words(b)[0]), "{a} {b}");
        }
    }

    #[test]
    fn letters_codes_and_titles_have_one_spelling_each() {
        assert_eq!(words("Begynneropplaering A\u{30a}s"), ["begynneropplæring", "ås"]);
        assert_eq!(fold("kroppsøving"), "kroppsoving");
        assert_eq!(fold("davvisámegiella"), "davvisamegiella");
        assert_eq!(code_key("Å-E215"), "ae215");
        assert_eq!(code_key("VID 6110"), code_key("vid-6110"));
        assert_eq!(unglue("norsk1"), Some(["norsk".into(), "1".into()]));
        assert_eq!(unglue("4gl1eng801"), None);
        let mut titles = vec!["Ås", "Østfold", "Zoologi", "Aalborg", "Ærlig", "Norsk"];
        titles.sort_by_key(|t| collation_key(t));
        assert_eq!(titles, ["Norsk", "Zoologi", "Ærlig", "Østfold", "Aalborg", "Ås"]);
    }
}
