//! What a text says beside words: stages (`5.–10. trinn`), credits (`7,5 stp`, see `credits`) and semesters (`haust 2027`).
//!
//! Read the same way from titles and from questions. Pure functions; no panic for any input.

use std::ops::Range;

use app::catalogue::model::StageRange;
use app::search::credit_span::CreditSpan;
use app::shared::time::{Semester, Term};

use super::analysis::{Token, tokens};
use super::credits::credits;
use super::lexicon::{ORDINALS, STAGE_UNITS, STOP_PHRASES};

/// One thing a text says.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Word(Token),
    /// `5.–10. trinn`, `trinn 5-10`, `5-10`, `7. trinn`.
    Stages(StageRange),
    /// `15 stp`, `7,5 studiepoeng`, `15–30 stp`, `minst 15 stp`.
    Credits(CreditSpan),
    /// `høst 2027`, `h27`.
    Semester(Semester),
}

/// What a text says, with stages, credits and semesters recognised.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    placed(text).into_iter().map(|(piece, _)| piece).collect()
}

/// What a text says, and where each piece stands in it, in bytes.
#[must_use]
pub fn placed(text: &str) -> Vec<(Piece, Range<usize>)> {
    let tokens = tokens(text);
    let mut out = vec![];
    let mut at = 0;
    while at < tokens.len() {
        // `5-10 stp` begins as stages do.
        let found = credits(&tokens, at)
            .map(|(span, to)| (Piece::Credits(span), to))
            .or_else(|| stages(&tokens, at).map(|(range, to)| (Piece::Stages(range), to)))
            .or_else(|| semester(&tokens, at).map(|(semester, to)| (Piece::Semester(semester), to)));
        let (piece, to) = found.unwrap_or_else(|| (Piece::Word(tokens[at].clone()), at + 1));
        out.push((piece, tokens[at].span.start..tokens[to - 1].span.end));
        at = to;
    }
    out
}

fn number(token: &Token) -> Option<u8> {
    token
        .word
        .parse()
        .ok()
        .filter(|n| (1..=13).contains(n) && token.word.len() <= 2)
}

/// `første klasse`, `fjerde trinn`.
fn ordinal(token: &Token) -> Option<u8> {
    let at = ORDINALS
        .iter()
        .position(|names| names.contains(&token.word.as_str()))?;
    u8::try_from(at + 1).ok()
}

fn is_unit(token: Option<&Token>) -> bool {
    token.is_some_and(|t| STAGE_UNITS.contains(&t.word.as_str()))
}

/// The signs between two words are a dash.
pub(super) fn joins(gap: &str) -> bool {
    let dash = |c| matches!(c, '-' | '–' | '—' | '‑' | '−' | '‐');
    gap.chars().any(dash) && gap.chars().all(|c| dash(c) || c == '.' || c.is_whitespace())
}

/// A range of stages that begins at this word, and where it ends.
fn stages(tokens: &[Token], at: usize) -> Option<(StageRange, usize)> {
    if let Some(found) = named_stages(tokens, at) {
        return Some(found);
    }
    let unit_first = is_unit(tokens.get(at));
    let first = if unit_first { at + 1 } else { at };
    let a = number(tokens.get(first)?)?;
    let next = tokens.get(first + 1);
    let by_dash = next
        .and_then(|b| number(b).filter(|_| joins(&b.gap)))
        .map(|b| (b, first + 2));
    let by_word = next
        .filter(|t| matches!(t.word.as_str(), "til" | "to"))
        .and_then(|_| {
            let b = number(tokens.get(first + 2)?)?;
            (unit_first || is_unit(tokens.get(first + 3))).then_some((b, first + 3))
        });
    let (b, mut to) = match by_dash.or(by_word) {
        Some(found) => found,
        // A single number is a stage only beside a word that says so: `7. trinn`, not `norsk 2`.
        None if unit_first
            || (is_unit(next) && next.is_some_and(|n| n.gap.trim_matches([' ', '.']).is_empty())) =>
        {
            (a, first + 1)
        }
        None => return None,
    };
    if is_unit(tokens.get(to)) && !unit_first {
        to += 1;
    }
    StageRange::new(a, b).map(|range| (range, to))
}

/// A stage by its number, its ordinal or its name in upper secondary (`vg2`).
fn level(token: &Token) -> Option<u8> {
    let by_name = || match token.word.as_str() {
        "vg1" => Some(11),
        "vg2" => Some(12),
        "vg3" => Some(13),
        _ => None,
    };
    number(token).or_else(|| ordinal(token)).or_else(by_name)
}

/// Several stages, or one by its ordinal: `første til sjuende klasse`, `5. og 6. trinn`, `8., 9. og 10. trinn`,
/// `vg1-vg3`, `fjerde trinn`.
fn named_stages(tokens: &[Token], at: usize) -> Option<(StageRange, usize)> {
    let from = level(tokens.get(at)?)?;
    let (mut last, mut to) = (from, at + 1);
    while let Some(next) = tokens.get(to) {
        let is_word = matches!(next.word.as_str(), "til" | "to" | "og");
        let next = if is_word { tokens.get(to + 1)? } else { next };
        // `Engelsk 1, 5.–10. trinn` begins with a level.
        let is_joined = is_word || joins(&next.gap) || next.gap.trim() == ".,";
        let Some(level) = level(next).filter(|n| is_joined && *n > last) else {
            break;
        };
        last = level;
        to += if is_word { 2 } else { 1 };
    }
    let is_named = |i: usize| tokens[i].word.starts_with("vg");
    if is_unit(tokens.get(to)) {
        let is_number = tokens[at].word.bytes().all(|b| b.is_ascii_digit());
        // One number is read with its signs, below; in `engelsk 1 og 2 trinn 5-10` the stages come after.
        let is_told = (last > from || !is_number) && tokens.get(to + 1).is_none_or(|t| number(t).is_none());
        return StageRange::new(from, last)
            .filter(|_| is_told)
            .map(|range| (range, to + 1));
    }
    let is_whole = last > from && is_named(at) && is_named(to - 1);
    StageRange::new(from, last)
        .filter(|_| is_whole)
        .map(|range| (range, to))
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
        && let Some(year) = tokens
            .get(at + 1)
            .filter(|t| t.word.len() == 4)
            .and_then(|t| year(&t.word))
    {
        return Some((Semester { year, term }, at + 2));
    }
    let (letter, digits) = first.split_at_checked(1)?;
    let term = term(letter)?;
    year(digits).map(|year| (Semester { year, term }, at + 1))
}

/// The words of a title without what says nothing of this one offer: its stages, credits and semesters,
/// which are fields of their own, and phrases that stand in a great many titles.
#[must_use]
pub fn plain_words(text: &str) -> Vec<String> {
    let word = |piece| {
        if let Piece::Word(token) = piece {
            Some(token.word)
        } else {
            None
        }
    };
    let mut words: Vec<String> = pieces(text).into_iter().filter_map(word).collect();
    for phrase in STOP_PHRASES {
        while let Some(at) = words.windows(phrase.len()).position(|w| w == *phrase) {
            words.drain(at..at + phrase.len());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: u8, to: u8) -> Piece {
        Piece::Stages(StageRange::new(from, to).unwrap())
    }

    #[test]
    fn every_way_of_writing_a_stage_is_the_same_range() {
        for text in [
            "5-10",
            "5–10",
            "5.-10. trinn",
            "5. - 10. trinn",
            "trinn 5-10",
            "5.–10.trinn",
            "5. til 10. trinn",
        ] {
            assert_eq!(pieces(text), [range(5, 10)], "{text}");
        }
        for (text, from, to) in [
            ("7. trinn", 7, 7),
            ("første til sjuende klasse", 1, 7),
            ("fyrste til sjuande klasse", 1, 7),
            ("niende og tiende trinn", 9, 10),
            ("5. og 6. trinn", 5, 6),
            ("8., 9. og 10. trinn", 8, 10),
            ("vg1 til vg3", 11, 13),
            ("vg2–vg3", 12, 13),
        ] {
            assert_eq!(pieces(text), [range(from, to)], "{text}");
        }
        assert_eq!(pieces("Engelsk 1, 5.–10. trinn").last(), Some(&range(5, 10)));
        assert_eq!(pieces("engelsk 1 og 2 trinn 5-10").last(), Some(&range(5, 10)));
        assert_eq!(pieces("fyrste klasse"), [range(1, 1)]);
        assert!(matches!(
            pieces("norsk 2").as_slice(),
            [Piece::Word(_), Piece::Word(_)]
        ));
        assert_eq!(plain_words("Norsk 2 for 1.-7. årstrinn"), ["norsk", "2", "for"]);
    }

    #[test]
    fn semesters_are_recognised() {
        let autumn = Semester {
            year: 2024,
            term: Term::Autumn,
        };
        for text in ["haust 2024", "høst 2024", "h24", "h2024", "Høsten 2024"] {
            assert_eq!(pieces(text), [Piece::Semester(autumn)], "{text}");
        }
    }
}
