//! From text to words, and from words to what they are found by.
//!
//! One spelling rule for index and question alike: composed Unicode, small letters, Norwegian letters for
//! their substitutes. `canon` joins inflections and both written standards, `fold` forgets accents,
//! `pieces` recognises stages, credits and semesters. Pure functions; no panic for any input.

use std::cell::RefCell;
use std::ops::Range;

use app::catalogue::model::StageRange;
use app::shared::time::{Semester, Term};
use app::shared::units::Credits;
use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::lexicon::{CREDIT_UNITS, MORPHEMES, STAGE_UNITS};

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
    let small = text.nfc().flat_map(char::to_lowercase).nfc().filter(|c| !is_combining_mark(*c) && *c != '\u{ad}');
    // The closing space ends the last word.
    for c in small.chain(std::iter::once(' ')) {
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let typed = std::mem::take(&mut word);
            if typed.chars().count() <= LONGEST {
                out.push(Token { word: letters(&typed), typed, gap: std::mem::take(&mut gap) });
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
    for c in typed.nfc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()) {
        if c == 'æ' { out.push_str("ae") } else { out.push_str(&fold(&c.to_string())) }
    }
    out.chars().take(LONGEST).collect()
}

thread_local! {
    static STEMMER: RefCell<TextAnalyzer> =
        RefCell::new(TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::Norwegian)).build());
}

/// Endings of words for people in -er, which the stemmer would split from the bare form.
const PEOPLE: [&str; 9] = ["ernes", "erne", "arane", "erens", "eren", "aren", "erer", "ere", "arar"];

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

/// One thing a text says.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Word(Token),
    /// `5.–10. trinn`, `trinn 5-10`, `5-10`, `7. trinn`.
    Stages(StageRange),
    /// `15 stp`, `7,5 studiepoeng`.
    Credits(Credits),
    /// `høst 2027`, `h27`.
    Semester(Semester),
}

/// What a text says, with stages, credits and semesters recognised.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let tokens = tokens(text);
    let mut out = vec![];
    let mut at = 0;
    while at < tokens.len() {
        let found = stages(&tokens, at)
            .map(|(range, to)| (Piece::Stages(range), to))
            .or_else(|| credits(&tokens, at).map(|(credits, to)| (Piece::Credits(credits), to)))
            .or_else(|| semester(&tokens, at).map(|(semester, to)| (Piece::Semester(semester), to)));
        match found {
            Some((piece, to)) => {
                out.push(piece);
                at = to;
            }
            None => {
                out.push(Piece::Word(tokens[at].clone()));
                at += 1;
            }
        }
    }
    out
}

fn number(token: &Token) -> Option<u8> {
    token.word.parse().ok().filter(|n| (1..=13).contains(n) && token.word.len() <= 2)
}

fn is_unit(token: Option<&Token>) -> bool {
    token.is_some_and(|t| STAGE_UNITS.contains(&t.word.as_str()))
}

fn joins(gap: &str) -> bool {
    let dash = |c| matches!(c, '-' | '–' | '—' | '‑' | '−' | '‐');
    gap.chars().any(dash) && gap.chars().all(|c| dash(c) || c == '.' || c.is_whitespace())
}

/// A range of stages that begins at this word, and where it ends.
fn stages(tokens: &[Token], at: usize) -> Option<(StageRange, usize)> {
    let unit_first = is_unit(tokens.get(at));
    let first = if unit_first { at + 1 } else { at };
    let a = number(tokens.get(first)?)?;
    let next = tokens.get(first + 1);
    let by_dash = next.and_then(|b| number(b).filter(|_| joins(&b.gap))).map(|b| (b, first + 2));
    let by_word = next.filter(|t| matches!(t.word.as_str(), "til" | "to")).and_then(|_| {
        let b = number(tokens.get(first + 2)?)?;
        (unit_first || is_unit(tokens.get(first + 3))).then_some((b, first + 3))
    });
    let (b, mut to) = match by_dash.or(by_word) {
        Some(found) => found,
        // A single number is a stage only beside a word that says so: `7. trinn`, not `norsk 2`.
        None if unit_first || (is_unit(next) && next.is_some_and(|n| n.gap.trim_matches([' ', '.']).is_empty())) => {
            (a, first + 1)
        }
        None => return None,
    };
    if is_unit(tokens.get(to)) && !unit_first {
        to += 1;
    }
    StageRange::new(a, b).map(|range| (range, to))
}

/// Credits that begin at this word: a number, perhaps with a decimal, and a unit.
fn credits(tokens: &[Token], at: usize) -> Option<(Credits, usize)> {
    let unit = |t: Option<&Token>| t.is_some_and(|t| CREDIT_UNITS.contains(&t.word.as_str()));
    let first = tokens.get(at)?;
    let digits = first.word.trim_end_matches(|c: char| c.is_alphabetic());
    if digits.is_empty() || digits.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if digits.len() < first.word.len() {
        let glued = &first.word[digits.len()..];
        return CREDIT_UNITS.contains(&glued).then(|| Credits::parse(digits)).flatten().map(|c| (c, at + 1));
    }
    if unit(tokens.get(at + 1)) {
        return Credits::parse(digits).map(|c| (c, at + 2));
    }
    let tenth = tokens.get(at + 1).filter(|t| t.gap == "," || t.gap == ".")?;
    let (tenth, glued) = tenth.word.split_at_checked(1)?;
    let to = if glued.is_empty() { unit(tokens.get(at + 2)).then_some(at + 3)? } else { at + 2 };
    if !glued.is_empty() && !CREDIT_UNITS.contains(&glued) {
        return None;
    }
    Credits::parse(&format!("{digits}.{tenth}")).map(|c| (c, to))
}

fn term(word: &str) -> Option<Term> {
    match word {
        "høst" | "høsten" | "haust" | "hausten" | "autumn" | "h" => Some(Term::Autumn),
        "vår" | "våren" | "spring" | "v" => Some(Term::Spring),
        _ => None,
    }
}

fn year(digits: &str) -> Option<i32> {
    let year = match digits.len() {
        2 => 2000 + digits.parse::<i32>().ok()?,
        4 => digits.parse().ok()?,
        _ => return None,
    };
    (2010..=2099).contains(&year).then_some(year)
}

/// A half-year that begins at this word: `høst 2027`, `h27`.
fn semester(tokens: &[Token], at: usize) -> Option<(Semester, usize)> {
    let first = &tokens.get(at)?.word;
    if let Some(term) = term(first)
        && let Some(year) = tokens.get(at + 1).filter(|t| t.word.len() == 4).and_then(|t| year(&t.word))
    {
        return Some((Semester { year, term }, at + 2));
    }
    let (letter, digits) = first.split_at_checked(1)?;
    let term = term(letter)?;
    year(digits).map(|year| (Semester { year, term }, at + 1))
}

/// The words of a title or tag without its stages, credits and semesters, which are fields of their own.
#[must_use]
pub fn plain_words(text: &str) -> Vec<String> {
    let word = |piece| if let Piece::Word(token) = piece { Some(token.word) } else { None };
    pieces(text).into_iter().filter_map(word).collect()
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

    fn range(from: u8, to: u8) -> Piece {
        Piece::Stages(StageRange::new(from, to).unwrap())
    }

    #[test]
    fn every_way_of_writing_a_stage_is_the_same_range() {
        for text in ["5-10", "5–10", "5.-10. trinn", "5. - 10. trinn", "trinn 5-10", "5.–10.trinn", "5. til 10. trinn"] {
            assert_eq!(pieces(text), [range(5, 10)], "{text}");
        }
        assert_eq!(pieces("7. trinn"), [range(7, 7)]);
        assert!(matches!(pieces("norsk 2").as_slice(), [Piece::Word(_), Piece::Word(_)]));
        assert_eq!(plain_words("Norsk 2 for 1.-7. årstrinn"), ["norsk", "2", "for"]);
    }

    #[test]
    fn credits_and_semesters_are_recognised() {
        for (text, tenths) in [("15 stp", 150), ("15stp", 150), ("7,5 stp", 75), ("7.5stp", 75), ("15 studiepoeng", 150)] {
            assert_eq!(pieces(text), [Piece::Credits(Credits(tenths))], "{text}");
        }
        let autumn = Semester { year: 2024, term: Term::Autumn };
        for text in ["haust 2024", "høst 2024", "h24", "h2024", "Høsten 2024"] {
            assert_eq!(pieces(text), [Piece::Semester(autumn)], "{text}");
        }
    }

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
