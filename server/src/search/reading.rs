//! A question, read from what was typed.
//!
//! Nothing of the typed text reaches the index's query language; every input, however odd, is a question. What words
//! name – codes, institutions, places – is in `named`.

mod named;

use std::ops::Range;

use super::analysis::{Token, unglue};
use super::language::{analyse, canon, completed};
use super::lexicon::{GLUED, HALF_YEARS, STOP_PHRASES, is_stop_word};
use super::pieces::{Piece, pieces, placed};
use super::question::{Heard, Hold, Placed, Question, Wish, with};
use super::quotes::Quotes;
use super::synonyms::{LONGEST, Synonyms};
use super::taken::{hold_to, take_cue, take_stage_words};
use super::vocabulary::Vocabulary;

/// Most words that are looked at, those that carry nothing not counted, and most of all of them.
const MOST_WORDS: usize = 10;
const MOST_OF_ALL: usize = 40;
/// Most words of a phrase in quotation marks that are looked for.
const PHRASE: usize = 30;

/// Words between values of which one will do.
const OR: [&str; 2] = ["eller", "or"];
/// Words before credits that say whose they are, as lemmas.
const OWN_CREDITS: [&str; 2] = ["mangle", "ha"];

/// What a piece that is no word holds hits to.
fn held(piece: &Piece) -> Option<Hold> {
    match piece {
        Piece::Stages(range) => Some(Hold::Stages(*range)),
        Piece::Credits(span) => Some(Hold::Credits(*span)),
        Piece::Semester(semester) => Some(Hold::Semester(*semester)),
        Piece::Word(_) => None,
    }
}

/// Reads a question.
#[must_use]
pub fn read(typed: &str, vocabulary: &Vocabulary<'_>, synonyms: &Synonyms) -> Question {
    let quotes = Quotes::of(typed);
    let mut question = Question::default();
    let mut plain: Vec<Token> = vec![];
    for (piece, at) in placed(&quotes.rest) {
        let own = plain
            .last()
            .filter(|t| OWN_CREDITS.contains(&canon(&t.word).as_str()))
            .map(|t| t.span.start);
        match (piece, own) {
            (Piece::Word(mut token), _) => {
                let lemma = canon(&token.word);
                if let Some((_, half_year)) = HALF_YEARS.iter().find(|(word, _)| *word == lemma) {
                    token.word = (*half_year).to_owned();
                }
                plain.push(token);
            }
            // What somebody lacks or has is no wish for a study of just so many.
            (Piece::Credits(span), Some(from)) => question.heard.push(Placed {
                what: Heard::Own(span),
                at: from..at.end,
            }),
            (piece, _) => {
                if let Some(hold) = held(&piece) {
                    hold_to(&mut question, hold, at);
                }
            }
        }
    }
    let mut n = 0;
    plain.truncate(MOST_OF_ALL);
    plain.retain(|token| {
        n += usize::from(!is_stop_word(&token.word));
        n <= MOST_WORDS
    });
    for (i, whole) in completed(&plain) {
        plain[i].word = whole;
    }
    take_cue(&mut plain, &quotes.words, &mut question, synonyms);
    question.literal = quotes.words;
    take_stage_words(&mut plain, &mut question);
    let mut reader = Reader {
        typed,
        vocabulary,
        synonyms,
        question,
    };
    for (words, at) in quotes.phrases {
        reader.quote(&words, at);
    }
    reader.wishes(&plain, false);
    if reader.question.is_empty() {
        // Only words that carry nothing: then they are what is asked for.
        plain.truncate(MOST_WORDS);
        reader.wishes(&plain, true);
    }
    reader.question
}

struct Reader<'a> {
    typed: &'a str,
    vocabulary: &'a Vocabulary<'a>,
    synonyms: &'a Synonyms,
    question: Question,
}

impl Reader<'_> {
    fn wishes(&mut self, plain: &[Token], with_stop_words: bool) {
        let mut at = 0;
        while at < plain.len() {
            let rest = &plain[at..];
            at += self
                .name(rest)
                .or_else(|| if with_stop_words { None } else { stop_phrase(rest) })
                .or_else(|| self.meaning(rest))
                .or_else(|| self.short_form(rest, plain.len() == 1))
                .or_else(|| self.one_word(rest))
                .unwrap_or_else(|| {
                    self.word(&rest[0].word, rest[0].span.clone(), with_stop_words);
                    1
                });
        }
    }

    /// What the whole of a quotation says beside words; else its words must stand side by side.
    fn quote(&mut self, words: &[Token], at: Range<usize>) {
        let said = match &pieces(&self.typed[place(words)])[..] {
            [piece] => held(piece),
            _ => None,
        };
        let named = || {
            let whole = self.named(words).filter(|(span, _)| *span == words.len());
            whole.map(|(_, hold)| hold)
        };
        let phrase = || Hold::Phrase(words.iter().take(PHRASE).map(|t| t.word.clone()).collect());
        let hold = said.or_else(named).unwrap_or_else(phrase);
        hold_to(&mut self.question, hold, at);
    }

    /// Holds hits to what these words name; gives how many words that took.
    fn name(&mut self, rest: &[Token]) -> Option<usize> {
        let (span, hold) = self.named(rest)?;
        let at = place(&rest[..span]);
        let mut before = self.typed[..at.start].split_whitespace();
        if before.next_back().is_some_and(|word| OR.contains(&word)) {
            self.question.either.push(at.start);
        }
        hold_to(&mut self.question, hold, at);
        Some(span)
    }

    /// Words that together mean something else as well; gives how many.
    fn meaning(&mut self, rest: &[Token]) -> Option<usize> {
        let mut spans = (2..=LONGEST.min(rest.len())).rev();
        let has_meaning = |words: &[String]| {
            let here = || words.iter().map(String::as_str);
            !self.synonyms.near(here()).is_empty() || !self.synonyms.loose(here()).is_empty()
        };
        let whole = spans.find_map(|span| {
            let own: Vec<String> = rest[..span].iter().map(|t| t.word.clone()).collect();
            has_meaning(&own).then_some(own)
        });
        let own = whole.or_else(|| self.mended_pair(rest).filter(|pair| has_meaning(pair)))?;
        let span = own.len();
        let at = place(&rest[..span]);
        self.suggest(&own, &at);
        let or = self.synonyms.near(own.iter().map(String::as_str));
        self.question.row.extend(own.iter().cloned());
        // The words themselves are one more way to say it.
        let what = Wish::Word {
            word: own.concat(),
            or: [vec![own], or.to_vec()].concat(),
        };
        self.question.wishes.push(Placed { what, at });
        Some(span)
    }

    /// Two words of which one has a slip: `bærekrfatig utvikling`.
    fn mended_pair(&self, rest: &[Token]) -> Option<Vec<String>> {
        let [first, second, ..] = rest else { return None };
        let is_right = |t: &Token| analyse(&t.word).is_listed || self.vocabulary.n_offers(&t.word) > 0;
        let wrong = match (is_right(first), is_right(second)) {
            (true, false) => 1,
            (false, true) => 0,
            _ => return None,
        };
        let near = self.vocabulary.similar(&rest[wrong].word);
        let (meant, _) = near.into_iter().find(|(_, slips)| *slips <= 1)?;
        let mut own = vec![first.word.clone(), second.word.clone()];
        own[wrong] = meant;
        Some(own)
    }

    /// Two words that are one: `natur fag`, `nord samisk`.
    fn one_word(&mut self, rest: &[Token]) -> Option<usize> {
        let [first, second, ..] = rest else { return None };
        let is_letters = |t: &Token| t.word.chars().all(char::is_alphabetic) && t.word.chars().count() > 2;
        if !is_letters(first) || !is_letters(second) || !second.gap.trim().is_empty() {
            return None;
        }
        let word = format!("{}{}", first.word, second.word);
        let near = self.synonyms.near([word.as_str()]);
        let is_known = self.vocabulary.n_offers(&word) > 0 && !is_stop_word(&first.word);
        // `spesial pedagogik`: apart nobody has the halves.
        let is_near = || {
            let halves = [first, second].map(|t| !is_stop_word(&t.word) && !self.vocabulary.knows(&t.word));
            let is_one_slip = |(_, slips): &(String, usize)| *slips <= 1;
            halves.contains(&true)
                && (self.vocabulary.similar(&word).iter().any(is_one_slip)
                    || !self.synonyms.spelt_like(&word, 1).is_empty())
        };
        if near.is_empty() && !is_known && !is_near() {
            return None;
        }
        let apart = vec![first.word.clone(), second.word.clone()];
        self.question.row.extend(apart.iter().cloned());
        // As one misspelt word it is guessed at: `digtal kompetanse`.
        let or = if near.is_empty() && !is_known {
            vec![]
        } else {
            [vec![apart], near.to_vec()].concat()
        };
        let what = Wish::Word { word, or };
        self.question.wishes.push(Placed {
            what,
            at: place(&rest[..2]),
        });
        Some(2)
    }

    /// A subject cut short before its level or its stages: `mat 2`, `eng 1-7`. Alone `mat` is food.
    fn short_form(&mut self, rest: &[Token], is_alone: bool) -> Option<usize> {
        let is_number = |t: &Token| t.word.bytes().all(|b| b.is_ascii_digit());
        let has_stages = || {
            self.question
                .holds
                .iter()
                .any(|h| matches!(h.what, Hold::Stages(_)))
        };
        let is_cut = rest.get(1).is_some_and(is_number) || (is_alone && has_stages());
        if !is_cut {
            return None;
        }
        let (short, full) = GLUED.iter().find(|(short, _)| *short == rest[0].word)?;
        self.question.row.push((*full).to_owned());
        let what = Wish::Word {
            word: (*full).to_owned(),
            or: vec![vec![(*short).to_owned()]],
        };
        self.question.wishes.push(Placed {
            what,
            at: place(&rest[..1]),
        });
        Some(1)
    }

    fn suggest(&mut self, asked: &[String], at: &Range<usize>) {
        let looser = self.synonyms.loose(asked.iter().map(String::as_str));
        self.question
            .looser
            .extend(looser.iter().map(|l| with(self.typed, at, l)));
    }

    fn word(&mut self, word: &str, at: Range<usize>, with_stop_words: bool) {
        if is_stop_word(word) && !with_stop_words {
            return;
        }
        if word.bytes().all(|b| b.is_ascii_digit()) {
            self.question.row.push(word.to_owned());
            let what = Wish::Number(word.to_owned());
            self.question.wishes.push(Placed { what, at });
            return;
        }
        if let Some([first, second]) = unglue(word)
            && !self.vocabulary.knows(word)
            && self.synonyms.near([word]).is_empty()
        {
            for part in [first, second] {
                match GLUED.iter().find(|(short, _)| *short == part) {
                    Some((_, full)) => {
                        self.question.row.push((*full).to_owned());
                        let what = Wish::Word {
                            word: (*full).to_owned(),
                            or: vec![vec![part]],
                        };
                        self.question.wishes.push(Placed { what, at: at.clone() });
                    }
                    None => self.word(&part, at.clone(), with_stop_words),
                }
            }
            return;
        }
        self.suggest(&[word.to_owned()], &at);
        self.question.row.push(word.to_owned());
        let what = Wish::Word {
            word: word.to_owned(),
            or: self.synonyms.near([word]).to_vec(),
        };
        self.question.wishes.push(Placed { what, at });
    }
}

/// Where these words stand.
fn place(here: &[Token]) -> Range<usize> {
    match (here.first(), here.last()) {
        (Some(first), Some(last)) => first.span.start..last.span.end,
        _ => 0..0,
    }
}

fn stop_phrase(rest: &[Token]) -> Option<usize> {
    let is_here = |p: &&&[&str]| rest.len() >= p.len() && rest.iter().zip(**p).all(|(t, w)| t.word == *w);
    STOP_PHRASES.iter().find(is_here).map(|p| p.len())
}
