//! What a question has in quotation marks: phrases, whose words stand side by side, and single words, which are meant
//! as they are.

use std::ops::Range;

use super::analysis::{Token, tokens};

/// Most phrases.
const MOST: usize = 4;

const MARKS: [char; 5] = ['"', '«', '»', '“', '”'];

/// A question's quotations and the rest of it.
#[derive(Default)]
pub(super) struct Quotes {
    /// The words of each phrase, and where it stands with its marks.
    pub phrases: Vec<(Vec<Token>, Range<usize>)>,
    /// Where single words stand with their marks; they are in the rest as well.
    pub words: Vec<Range<usize>>,
    /// Everything but marks and phrases, at its place.
    pub rest: String,
}

impl Quotes {
    pub fn of(typed: &str) -> Self {
        let mut quotes = Quotes {
            rest: typed.to_owned(),
            ..Quotes::default()
        };
        let mut open: Option<Range<usize>> = None;
        let marks = typed.match_indices(MARKS).map(|(at, mark)| at..at + mark.len());
        // An unclosed mark quotes the rest.
        for mark in marks.chain(std::iter::once(typed.len()..typed.len())) {
            blot(&mut quotes.rest, mark.clone());
            let Some(begin) = open.take() else {
                open = Some(mark);
                continue;
            };
            let within = begin.end..mark.start;
            let mut words = tokens(&typed[within.clone()]);
            for Token { span, .. } in &mut words {
                *span = within.start + span.start..within.start + span.end;
            }
            if words.len() < 2 {
                quotes.words.push(begin.start..mark.end);
            } else if quotes.phrases.len() < MOST {
                blot(&mut quotes.rest, within);
                quotes.phrases.push((words, begin.start..mark.end));
            }
        }
        quotes
    }
}

/// Puts spaces over a stretch.
fn blot(text: &mut String, at: Range<usize>) {
    text.replace_range(at.clone(), &" ".repeat(at.len()));
}

/// A question without the quotation marks of a phrase, every word at its place.
#[must_use]
pub(super) fn unquoted(typed: &str, phrase: &Range<usize>) -> String {
    let mut out = typed.to_owned();
    for (at, mark) in typed[phrase.clone()].match_indices(MARKS) {
        let at = phrase.start + at;
        blot(&mut out, at..at + mark.len());
    }
    out
}
