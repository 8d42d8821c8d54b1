//! From text to words, spelt alike.
//!
//! One spelling rule for index and question: composed Unicode, small letters, Norwegian letters for their
//! substitutes; `fold` forgets accents. What inflections and both written standards have in common is known
//! to `language`. Pure functions; no panic for any input.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

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
    /// Where it stands in the text, in bytes.
    pub span: Range<usize>,
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

/// Belongs to the word it stands in, and is none by itself: accents written apart, and soft hyphens.
fn is_silent(c: char) -> bool {
    c == '\u{ad}' || is_combining_mark(c)
}

/// Small letters, composed, without marks that do not compose.
fn small(slice: &str) -> String {
    if slice.is_ascii() {
        return slice.to_ascii_lowercase();
    }
    slice
        .nfc()
        .flat_map(char::to_lowercase)
        .nfc()
        .filter(|c| !is_silent(*c))
        .collect()
}

/// Where the words of a text stand, in order; longer ones than are kept included.
pub fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    ends.filter_map(move |(at, c)| {
        if c.is_alphanumeric() || (start.is_some() && is_silent(c)) {
            start.get_or_insert(at);
            return None;
        }
        Some(start.take()?..at)
    })
}

/// One word as spelt for search.
#[must_use]
pub fn spelt(slice: &str) -> String {
    letters(&small(slice))
}

/// The words of a text in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = vec![];
    let mut start = None;
    let mut after = 0;
    let end = [(text.len(), ' ')];
    for (at, c) in text.char_indices().chain(end) {
        let goes_on = start.is_some() && is_silent(c);
        if c.is_alphanumeric() || goes_on {
            start.get_or_insert(at);
            continue;
        }
        let Some(from) = start.take() else { continue };
        let typed = small(&text[from..at]);
        if typed.is_empty() || typed.chars().count() > LONGEST {
            continue;
        }
        out.push(Token {
            word: letters(&typed),
            gap: small(&text[after..from]),
            typed,
            span: from..at,
        });
        after = at;
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
    word.chars().map(fold_letter).collect()
}

/// A letter without its mark.
#[must_use]
pub fn fold_letter(c: char) -> char {
    match c {
        '\0'..='\x7f' => c,
        'æ' | 'å' | 'á' | 'à' | 'â' => 'a',
        'ø' | 'ò' | 'ó' | 'ô' => 'o',
        'č' => 'c',
        'đ' => 'd',
        'é' | 'è' | 'ê' => 'e',
        'ŋ' => 'n',
        'š' => 's',
        'ŧ' => 't',
        'ž' => 'z',
        c => std::iter::once(c).nfd().next().unwrap_or(c),
    }
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

/// Letters and digits of a glued word apart: `norsk1` is `norsk` and `1`.
#[must_use]
pub fn unglue(word: &str) -> Option<[String; 2]> {
    if !word.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
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
    fn letters_codes_and_titles_have_one_spelling_each() {
        assert_eq!(words("Begynneropplaering A\u{30a}s"), ["begynneropplæring", "ås"]);
        assert_eq!(fold("kroppsøving"), "kroppsoving");
        assert_eq!(fold("davvisámegiella"), "davvisamegiella");
        assert_eq!(fold("áčđŋšŧž"), "acdnstz");
        assert_eq!(code_key("Å-E215"), "ae215");
        assert_eq!(code_key("VID 6110"), code_key("vid-6110"));
        assert_eq!(unglue("norsk1"), Some(["norsk".into(), "1".into()]));
        assert_eq!(unglue("4gl1eng801"), None);
        let mut titles = vec!["Ås", "Østfold", "Zoologi", "Aalborg", "Ærlig", "Norsk"];
        titles.sort_by_key(|t| collation_key(t));
        assert_eq!(titles, ["Norsk", "Zoologi", "Ærlig", "Østfold", "Aalborg", "Ås"]);
    }
}
