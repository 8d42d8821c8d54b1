//! How many credits a text says: `7,5 stp`, `femten studiepoeng`, `15–30 stp`, `minst 15 stp`, `inntil 30`.
//!
//! Read the same way from titles and from questions; units as typed, for `poeng` is spelt otherwise for search.

use app::search::credit_span::CreditSpan;
use app::shared::units::Credits;

use super::analysis::Token;
use super::lexicon::{AT_LEAST, AT_MOST, BETWEEN, CREDIT_UNITS, FROM, NUMBERS, OR_LESS, OR_MORE};
use super::pieces::joins;

/// Whole numbers up to this are levels before a dash: `Norsk 2 – 30 stp`.
const HIGHEST_LEVEL: Credits = Credits(40);
/// Whole numbers up to this may be stages where no unit follows.
const HIGHEST_STAGE: Credits = Credits(130);

/// A number, where it ends, and whether that is with a unit.
struct Amount {
    credits: Credits,
    to: usize,
    has_unit: bool,
}

/// Credits that begin at this word, and where they end.
pub(super) fn credits(tokens: &[Token], at: usize) -> Option<(CreditSpan, usize)> {
    between(tokens, at)
        .or_else(|| bounded(tokens, at))
        .or_else(|| alone(tokens, at))
}

/// `15–30 stp`, `7,5 til 15 stp`, `mellom 15 og 30 stp`, `fra 15 til 30 stp`.
fn between(tokens: &[Token], at: usize) -> Option<(CreditSpan, usize)> {
    let is_opened = begins(tokens, at, BETWEEN).is_some();
    let low = amount(tokens, at + usize::from(is_opened))?;
    let next = tokens.get(low.to)?;
    let second = match next.word.as_str() {
        _ if joins(&next.gap) => low.to,
        "til" | "to" => low.to + 1,
        "og" | "and" if is_opened => low.to + 1,
        _ => return None,
    };
    let high = amount(tokens, second).filter(|high| high.has_unit && low.credits <= high.credits)?;
    let is_whole = low.credits.0 % 10 == 0;
    let is_level = !is_opened && !low.has_unit && is_whole && low.credits <= HIGHEST_LEVEL;
    let span = CreditSpan {
        from: Some(low.credits),
        to: Some(high.credits),
    };
    (!is_level).then_some((span, high.to))
}

/// `minst 15 stp`, `fra 15 stp`, `inntil 30 stp`; as the last thing said `opptil 30` too.
fn bounded(tokens: &[Token], at: usize) -> Option<(CreditSpan, usize)> {
    let from = begins(tokens, at, FROM);
    let least = from.or_else(|| begins(tokens, at, AT_LEAST));
    let bound = amount(tokens, least.or_else(|| begins(tokens, at, AT_MOST))?)?;
    let is_last = || from.is_none() && bound.to == tokens.len() && bound.credits > HIGHEST_STAGE;
    let span = match least {
        Some(_) => CreditSpan::at_least(bound.credits),
        None => CreditSpan::at_most(bound.credits),
    };
    (bound.has_unit || is_last()).then_some((span, bound.to))
}

/// `15 stp`, `15 stp eller mer`.
fn alone(tokens: &[Token], at: usize) -> Option<(CreditSpan, usize)> {
    let one = amount(tokens, at).filter(|one| one.has_unit)?;
    if let Some(to) = begins(tokens, one.to, OR_MORE) {
        return Some((CreditSpan::at_least(one.credits), to));
    }
    if let Some(to) = begins(tokens, one.to, OR_LESS) {
        return Some((CreditSpan::at_most(one.credits), to));
    }
    Some((CreditSpan::just(one.credits), one.to))
}

/// Where one of these phrases ends that begins at this word.
fn begins(tokens: &[Token], at: usize, phrases: &[&[&str]]) -> Option<usize> {
    let here = |phrase: &&&[&str]| {
        let words = tokens.iter().skip(at).map(|t| t.word.as_str());
        words.take(phrase.len()).eq(phrase.iter().copied())
    };
    phrases.iter().find(here).map(|phrase| at + phrase.len())
}

/// A number that begins at this word, in words or digits.
fn amount(tokens: &[Token], at: usize) -> Option<Amount> {
    in_words(tokens, at).or_else(|| in_digits(tokens, at))
}

/// `femten`, `sju og et halvt`.
fn in_words(tokens: &[Token], at: usize) -> Option<Amount> {
    let first = tokens.get(at)?;
    let (_, tenths) = NUMBERS.iter().find(|(word, _)| *word == first.word)?;
    let half: &[&[&str]] = &[
        &["og", "et", "halvt"],
        &["og", "en", "halv"],
        &["og", "eit", "halvt"],
    ];
    match begins(tokens, at + 1, half) {
        Some(to) => ended(tokens, Credits(tenths + 5), "", to),
        None => ended(tokens, Credits(*tenths), "", at + 1),
    }
}

/// `15`, `7,5`, `15stp`, `7.5stp`.
fn in_digits(tokens: &[Token], at: usize) -> Option<Amount> {
    let first = &tokens.get(at)?.typed;
    let whole = first.trim_end_matches(char::is_alphabetic);
    if whole.is_empty() || whole.len() > 3 || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let glued = &first[whole.len()..];
    let with_decimal = || {
        let next = tokens.get(at + 1).filter(|t| t.gap == "," || t.gap == ".")?;
        let (tenth, glued) = next.typed.split_at_checked(1)?;
        ended(
            tokens,
            Credits::parse(&format!("{whole}.{tenth}"))?,
            glued,
            at + 2,
        )
    };
    let decimal = glued.is_empty().then(with_decimal).flatten();
    decimal.or_else(|| ended(tokens, Credits::parse(whole)?, glued, at + 1))
}

/// A number with the unit that is glued to it or follows it, if any.
fn ended(tokens: &[Token], credits: Credits, glued: &str, to: usize) -> Option<Amount> {
    let is_unit = |word: &str| CREDIT_UNITS.contains(&word);
    let follows = glued.is_empty() && tokens.get(to).is_some_and(|t| is_unit(&t.typed));
    (glued.is_empty() || is_unit(glued)).then(|| Amount {
        credits,
        to: to + usize::from(follows),
        has_unit: follows || !glued.is_empty(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::pieces::{Piece, pieces};

    fn span(text: &str) -> Option<String> {
        match &pieces(text)[..] {
            [Piece::Credits(span)] => Some(span.to_string()),
            _ => None,
        }
    }

    #[test]
    fn every_way_of_writing_so_many_credits_is_the_same() {
        for (text, tenths) in [
            ("15 stp", "150"),
            ("15stp", "150"),
            ("7,5 stp", "75"),
            ("7.5stp", "75"),
            ("15 studiepoeng", "150"),
            ("femten studiepoeng", "150"),
            ("sju og et halvt studiepoeng", "75"),
            ("15-15 stp", "150"),
        ] {
            assert_eq!(span(text).as_deref(), Some(tenths), "{text}");
        }
    }

    #[test]
    fn a_span_is_told_by_a_dash_or_by_words_in_every_language() {
        for (text, expected) in [
            ("15–30 stp", "150-300"),
            ("15 - 30 stp", "150-300"),
            ("15-30stp", "150-300"),
            ("5-10 stp", "50-100"),
            ("7,5-15 studiepoeng", "75-150"),
            ("2,5 – 7.5 stp", "25-75"),
            ("15 stp til 30 stp", "150-300"),
            ("mellom 15 og 30 stp", "150-300"),
            ("between 15 and 30 credits", "150-300"),
            ("frå 15 til 30 studiepoeng", "150-300"),
            ("from 15 to 30 ECTS", "150-300"),
            ("femten til tretti studiepoeng", "150-300"),
            ("minst 15 stp", "150-"),
            ("fra 7,5 stp", "75-"),
            ("at least 15 credits", "150-"),
            ("15 stp eller mer", "150-"),
            ("15 studiepoeng eller meir", "150-"),
            ("inntil 30 stp", "-300"),
            ("opptil 30", "-300"),
            ("høgst 30 studiepoeng", "-300"),
            ("up to 30 credits", "-300"),
            ("30 stp eller mindre", "-300"),
        ] {
            assert_eq!(span(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn numbers_of_something_else_are_left_alone() {
        // Levels, stages, days, people.
        for (text, expected) in [
            ("Norsk 2 – 30 stp", Some("300")),
            ("matematikk 5-10", None),
            ("trinn 5-10 15 stp", Some("150")),
            ("minst 20 elever", None),
            ("inntil 10", None),
            ("opptil 30 elever", None),
            ("fra 2026", None),
            ("høst 2024 eller mer", None),
            ("30–15 stp", Some("150")),
        ] {
            let credits = pieces(text).into_iter().find_map(|piece| match piece {
                Piece::Credits(span) => Some(span.to_string()),
                _ => None,
            });
            assert_eq!(credits.as_deref(), expected, "{text}");
        }
    }
}
