//! What a person asks, read from what she typed: words and their other meanings, phrases, codes, narrowings.
//!
//! Nothing of the typed text reaches the index's query language; every input, however odd, is a question.

use app::catalogue::model::StageRange;
use app::shared::time::Semester;
use app::shared::units::Credits;

use super::analysis::{Token, bokmaal, code_key, unglue, words};
use super::lexicon::{AFTER_UPPER_SECONDARY, GLUED, STAGE_WORDS, STOP_PHRASES, STOP_WORDS, SYNONYMS};
use super::pieces::{Piece, pieces};
use super::vocabulary::Vocabulary;

/// Most words that are looked at.
const MOST_WORDS: usize = 10;
/// Most words of the longest entry in the lexicon, and most words a code is spread over.
const SPAN: usize = 3;

/// One thing the offers must have.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// A word, or what it may mean as well: alternatives of words that must all be there.
    Word { word: String, or: Vec<Vec<String>> },
    /// A number, found in titles only: elsewhere numbers mean other things.
    Number(String),
    /// A course code, spelt as `code_key`.
    Code(String),
    /// Words side by side, in quotation marks.
    Phrase(Vec<String>),
}

/// A question, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    pub wishes: Vec<Wish>,
    pub stages: Option<StageRange>,
    pub credits: Option<Credits>,
    pub semester: Option<Semester>,
    /// All words in a row, for the bonus of standing side by side.
    pub row: Vec<String>,
}

/// Reads a question.
#[must_use]
pub fn read(typed: &str, vocabulary: &Vocabulary) -> Question {
    let mut question = Question::default();
    let mut rest = String::new();
    for (i, part) in typed.split(['"', '«', '»', '“', '”']).enumerate() {
        let phrase = words(part);
        // Every second part stands between marks; an unclosed mark quotes the rest.
        if i % 2 == 1 && phrase.len() > 1 {
            question
                .wishes
                .push(Wish::Phrase(phrase.into_iter().take(MOST_WORDS).collect()));
        } else {
            rest.push(' ');
            rest.push_str(part);
        }
    }
    let mut plain: Vec<Token> = vec![];
    for piece in pieces(&rest) {
        match piece {
            Piece::Stages(range) => question.stages = Some(range),
            Piece::Credits(credits) => question.credits = Some(credits),
            Piece::Semester(semester) => question.semester = Some(semester),
            Piece::Word(token) => plain.push(token),
        }
    }
    plain.truncate(MOST_WORDS);
    take_stage_words(&mut plain, &mut question);
    let before = question.wishes.len();
    wishes(&plain, vocabulary, false, &mut question);
    let narrows = question.stages.is_some() || question.credits.is_some() || question.semester.is_some();
    if question.wishes.len() == before && before == 0 && !narrows {
        // Only words that carry nothing: then they are what is asked for.
        wishes(&plain, vocabulary, true, &mut question);
    }
    question
}

/// `ungdomsskole`, `vgs` and the like narrow to stages.
fn take_stage_words(plain: &mut Vec<Token>, question: &mut Question) {
    let mut kept = vec![];
    let mut tokens = std::mem::take(plain).into_iter().peekable();
    while let Some(token) = tokens.next() {
        let word = bokmaal(&token.word);
        let Some((_, (from, to))) = STAGE_WORDS.iter().find(|(w, _)| *w == word) else {
            kept.push(token);
            continue;
        };
        question.stages = question.stages.or(StageRange::new(*from, *to));
        if *from == 11
            && tokens
                .peek()
                .is_some_and(|t| AFTER_UPPER_SECONDARY.contains(&bokmaal(&t.word).as_str()))
        {
            tokens.next();
        }
    }
    *plain = kept;
}

fn wishes(plain: &[Token], vocabulary: &Vocabulary, with_stop_words: bool, question: &mut Question) {
    let mut at = 0;
    'words: while at < plain.len() {
        for span in (1..=SPAN.min(plain.len() - at)).rev() {
            let here = &plain[at..at + span];
            let typed: String = here.iter().map(|t| t.typed.as_str()).collect();
            let key = code_key(&typed);
            if key.chars().any(|c| c.is_ascii_digit())
                && key.chars().any(char::is_alphabetic)
                && vocabulary.is_code(&key)
            {
                question.wishes.push(Wish::Code(key));
                at += span;
                continue 'words;
            }
            if !with_stop_words
                && STOP_PHRASES
                    .iter()
                    .any(|p| here.len() == p.len() && here.iter().zip(*p).all(|(t, w)| t.word == *w))
            {
                at += span;
                continue 'words;
            }
            if span > 1
                && let Some(or) =
                    synonyms(&here.iter().map(|t| t.word.as_str()).collect::<Vec<_>>().join(" "))
            {
                let word = here.iter().map(|t| t.word.as_str()).collect::<String>();
                // The words themselves are one more way to say it.
                let own = here.iter().map(|t| t.word.clone()).collect();
                question.wishes.push(Wish::Word {
                    word,
                    or: [vec![own], or].concat(),
                });
                question.row.extend(here.iter().map(|t| t.word.clone()));
                at += span;
                continue 'words;
            }
        }
        word(&plain[at].word, vocabulary, with_stop_words, question);
        at += 1;
    }
}

fn word(word: &str, vocabulary: &Vocabulary, with_stop_words: bool, question: &mut Question) {
    if STOP_WORDS.contains(&word) && !with_stop_words {
        return;
    }
    if word.bytes().all(|b| b.is_ascii_digit()) {
        question.row.push(word.to_owned());
        question.wishes.push(Wish::Number(word.to_owned()));
        return;
    }
    if !vocabulary.knows(word)
        && let Some([first, second]) = unglue(word)
    {
        for part in [first, second] {
            match GLUED.iter().find(|(short, _)| *short == part) {
                Some((_, full)) => {
                    question.row.push((*full).to_owned());
                    question.wishes.push(Wish::Word {
                        word: (*full).to_owned(),
                        or: vec![vec![part]],
                    });
                }
                None => self::word(&part, vocabulary, with_stop_words, question),
            }
        }
        return;
    }
    question.row.push(word.to_owned());
    let or = synonyms(word)
        .or_else(|| synonyms(&bokmaal(word)))
        .unwrap_or_default();
    question.wishes.push(Wish::Word {
        word: word.to_owned(),
        or,
    });
}

fn synonyms(asked: &str) -> Option<Vec<Vec<String>>> {
    let (_, means) = SYNONYMS.iter().find(|(word, _)| *word == asked)?;
    Some(means.split('|').map(words).collect())
}
