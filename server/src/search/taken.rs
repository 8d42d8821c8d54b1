//! What is taken out of the words typed before they are read one by one: stages, credits by name, situations.

use std::ops::Range;

use app::catalogue::model::StageRange;
use app::search::credit_span::CreditSpan;
use app::shared::units::Credits;

use super::analysis::Token;
use super::cues::cue;
use super::language::tables::{pair, pairs_with};
use super::language::{analyse, canon};
use super::lexicon::{AFTER_UPPER_SECONDARY, CREDIT_WORDS, ORDINALS, STAGE_WORDS, is_stop_word, is_vague};
use super::question::{Heard, Hold, Placed, Question, Wish};
use super::slips::{Slips, bare};
use super::synonyms::Synonyms;

/// Holds every hit to something, said once or more often; `Question::held` tells what several of a kind mean.
pub(super) fn hold_to(question: &mut Question, what: Hold, at: Range<usize>) {
    if question.holds.iter().all(|h| h.what != what) {
        question.holds.push(Placed { what, at });
    }
}

/// `5-10` says what `ungdomsskole` says, only otherwise: of two ranges that hold one another the first said counts.
fn hold_to_stages(question: &mut Question, range: StageRange, at: Range<usize>) {
    let holds = |a: StageRange, b: StageRange| a.from <= b.from && b.to <= a.to;
    let is_same = |h: &Placed<Hold>| match h.what {
        Hold::Stages(said) => holds(said, range) || holds(range, said),
        _ => false,
    };
    if !question.holds.iter().any(is_same) {
        hold_to(question, Hold::Stages(range), at);
    }
}

/// `ungdomsskole`, `vgs` and the like narrow to stages.
pub(super) fn take_stage_words(plain: &mut Vec<Token>, question: &mut Question) {
    let mut kept = vec![];
    let mut tokens = std::mem::take(plain).into_iter().peekable();
    while let Some(token) = tokens.next() {
        let word = canon(&token.word);
        if let Some((_, tenths)) = CREDIT_WORDS.iter().find(|(w, _)| *w == word) {
            let span = CreditSpan::just(Credits(*tenths));
            hold_to(question, Hold::Credits(span), token.span);
            continue;
        }
        let Some((from, to)) = stage_of(&word)
            .or_else(|| stage_of(&token.word))
            .or_else(|| class_of(&token.word))
            .or_else(|| stage_like(&token.word))
        else {
            match stage_in(&token.word) {
                // `ungdomsskolelærer` is a teacher of these stages, `ungdomsskolematematikk` mathematics for them.
                Some((range, rest)) => {
                    let (stages, topic) = parted(&token, rest.as_deref().unwrap_or_default());
                    hold_to_stages(question, range, stages);
                    if let Some(word) = rest {
                        kept.push(Token {
                            word,
                            span: topic,
                            ..token
                        });
                    }
                }
                None => kept.push(token),
            }
            continue;
        };
        let mut at = token.span;
        if from == 11
            && let Some(after) = tokens.next_if(|t| AFTER_UPPER_SECONDARY.contains(&canon(&t.word).as_str()))
        {
            at.end = after.span.end;
        }
        if let Some(range) = StageRange::new(from, to) {
            hold_to_stages(question, range, at);
        }
    }
    *plain = kept;
}

/// Words that together describe something the trade has a word for are one wish for it, or for themselves; words
/// at a `literal` place are what they are.
pub(super) fn take_cue(
    plain: &mut Vec<Token>,
    literal: &[Range<usize>],
    question: &mut Question,
    synonyms: &Synonyms,
) {
    let is_free = |token: &Token| !literal.iter().any(|place| place.contains(&token.span.start));
    let Some(cue) = cue(plain, is_free) else { return };
    let told_by: Vec<Range<usize>> = cue.at.iter().map(|i| plain[*i].span.clone()).collect();
    let from_to = told_by[0].start..told_by[told_by.len() - 1].end;
    question.heard.push(Placed {
        what: Heard::Situation(cue.said.to_owned(), told_by),
        at: from_to,
    });
    let telling = cue
        .at
        .iter()
        .map(|i| &plain[*i])
        .filter(|t| !is_stop_word(&t.word));
    let own: Vec<String> = telling.clone().map(|t| t.word.clone()).collect();
    // What is shown of it is one of its words: others may stand between them.
    let longest = telling.max_by_key(|t| t.span.len()).or(plain.first());
    let at = longest.map_or(0..0, |t| t.span.clone());
    let means: Vec<String> = cue.means.iter().map(|w| (*w).to_owned()).collect();
    let near = synonyms.near(cue.means.iter().copied());
    let or = [vec![means.clone()], near.to_vec(), vec![own]].concat();
    let or = or.into_iter().filter(|words| !words.is_empty()).collect();
    let what = Wish::Word {
        word: means.concat(),
        or,
    };
    question.wishes.push(Placed { what, at });
    let mut nth = 0..;
    plain.retain(|_| !cue.at.contains(&nth.next().unwrap_or_default()));
}

fn stage_of(word: &str) -> Option<(u8, u8)> {
    STAGE_WORDS
        .iter()
        .find(|(w, _)| *w == word)
        .map(|(_, range)| *range)
}

/// Letters from which a word is believed to be a misspelt stage, and from which two slips are.
const MISSPELT: usize = 7;
const TWICE: usize = 10;

/// Stages by a word with slips in it: `barneksole`, `mellomtrinet`.
fn stage_like(word: &str) -> Option<(u8, u8)> {
    if word.chars().count() < MISSPELT || analyse(word).is_listed {
        return None;
    }
    let long = |name: &&str| name.chars().count() >= MISSPELT;
    let bokmaal = STAGE_WORDS.iter().map(|(name, _)| *name);
    let nynorsk = word.chars().next().into_iter().flat_map(pairs_with).copied();
    let names = bokmaal.chain(nynorsk.filter(|name| pair(name).and_then(stage_of).is_some()));
    let names: Vec<&str> = names.filter(long).collect();
    let found = bare(word).filter_map(|typed| {
        let allowed = if typed.chars().count() < TWICE { 1 } else { 2 };
        let slips = Slips::new(typed, allowed, true);
        let near = names
            .iter()
            .filter_map(|name| Some((slips.between(name)?, *name)));
        near.min()
    });
    let (_, name) = found.min()?;
    stage_of(name).or_else(|| stage_of(pair(name)?))
}

/// `tiendeklasse`, `femteklassing`; the first class is a topic of its own.
fn class_of(word: &str) -> Option<(u8, u8)> {
    let at = ORDINALS.iter().skip(1).position(|names| {
        let rest = names.iter().find_map(|name| word.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with("klass") || rest.starts_with("trinn"))
    })?;
    let stage = u8::try_from(at + 2).ok()?;
    Some((stage, stage))
}

/// The stages a compound begins with, and what is left of it unless that says nothing.
fn stage_in(word: &str) -> Option<(StageRange, Option<String>)> {
    let analysis = analyse(word);
    let [first, rest @ ..] = &analysis.parts[..analysis.n_parts] else {
        return None;
    };
    let (from, to) = stage_of(first).filter(|_| !rest.is_empty())?;
    let is_told = rest.iter().any(|part| !is_vague(part));
    Some((StageRange::new(from, to)?, is_told.then(|| rest.concat())))
}

/// Where the beginning of a word stands and where its end does; both are the whole where it does not end so.
fn parted(token: &Token, end: &str) -> (Range<usize>, Range<usize>) {
    let Range { start, end: to } = token.span;
    let is_as_typed = token.typed.len() == to - start && token.typed.ends_with(end) && !end.is_empty();
    let cut = if is_as_typed {
        to - end.len()
    } else {
        return (start..to, start..to);
    };
    (start..cut, cut..to)
}
