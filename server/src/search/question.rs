//! What a person asks: words and their other meanings, and what every hit must have.
//!
//! Each piece remembers where it was typed, so that it can be shown, left out or spelt otherwise.

use std::mem::discriminant;
use std::ops::Range;

use app::catalogue::model::StageRange;
use app::search::credit_span::CreditSpan;
use app::search::model::{Facet, Understood, UnderstoodKind};
use app::shared::time::Semester;

use super::analysis::tokens;

/// What every hit must have.
#[derive(Clone, Debug, PartialEq)]
pub enum Hold {
    Stages(StageRange),
    Credits(CreditSpan),
    Semester(Semester),
    /// A DBH code.
    Institution(String),
    /// A value of a facet; of `County` the key of a place's name.
    Fact(Facet, String),
    /// A course code, spelt as `code_key`.
    Code(String),
    /// Words side by side, in quotation marks.
    Phrase(Vec<String>),
}

/// A word to be found.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// A word, or what it may mean as well: alternatives of words that must all be there.
    Word { word: String, or: Vec<Vec<String>> },
    /// A number, found in titles only: elsewhere numbers mean other things.
    Number(String),
}

impl Hold {
    /// Of several of this kind one will do: an offer has one number of credits. Of the others it may have all, and
    /// be both of at least and of at most so many credits.
    fn is_alternative(&self) -> bool {
        match self {
            Hold::Credits(span) => span.from.is_some() && span.to.is_some(),
            Hold::Phrase(_) | Hold::Code(_) | Hold::Fact(..) => false,
            Hold::Stages(_) | Hold::Semester(_) | Hold::Institution(_) => true,
        }
    }
}

/// Something understood that no hit is held to.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Credits somebody has or lacks.
    Own(CreditSpan),
    /// A situation, by the trade's word for it; and where the words are that told it.
    Situation(String, Vec<Range<usize>>),
}

/// Something read, and where it was typed, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<T> {
    pub what: T,
    pub at: Range<usize>,
}

/// A question, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    pub wishes: Vec<Placed<Wish>>,
    pub holds: Vec<Placed<Hold>>,
    pub heard: Vec<Placed<Heard>>,
    /// Where holds begin that `eller` stands before: one of these and those before them will do.
    pub either: Vec<usize>,
    /// Where words are that stand in quotation marks by themselves: taken as they are, never for misspelt.
    pub literal: Vec<Range<usize>>,
    /// All words in a row, for the bonus of standing side by side.
    pub row: Vec<String>,
    /// Looser meanings of what was asked: the question with one put in.
    pub looser: Vec<String>,
}

impl Question {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wishes.is_empty() && self.holds.is_empty()
    }

    /// Where a word is with its quotation marks, if it stands in such.
    #[must_use]
    pub fn quotation<'a>(&'a self, at: &'a Range<usize>) -> &'a Range<usize> {
        let around = self.literal.iter().find(|quoted| quoted.contains(&at.start));
        around.unwrap_or(at)
    }

    /// What every hit must have, by its places among `holds`: something of each group.
    #[must_use]
    pub fn held(&self) -> Vec<Vec<usize>> {
        let is_one_kind = |a: usize, b: usize| match (&self.holds[a].what, &self.holds[b].what) {
            (Hold::Fact(a, _), Hold::Fact(b, _)) => a == b,
            (a, b) => discriminant(a) == discriminant(b),
        };
        let mut groups: Vec<Vec<usize>> = vec![];
        for (i, hold) in self.holds.iter().enumerate() {
            let is_alternative =
                |group: &[usize]| hold.what.is_alternative() && self.holds[group[0]].what.is_alternative();
            let joins = |group: &&mut Vec<usize>| {
                is_one_kind(group[0], i) && (is_alternative(group) || self.either.contains(&hold.at.start))
            };
            match groups.iter_mut().rfind(joins) {
                Some(group) => group.push(i),
                None => groups.push(vec![i]),
            }
        }
        groups
    }

    /// What was read beside words, as it is shown.
    #[must_use]
    pub fn understood(&self, typed: &str) -> Vec<Understood> {
        let one = |Placed { what, at }: &Placed<Hold>| {
            let (kind, value) = match what {
                Hold::Stages(range) => (UnderstoodKind::Stage, format!("{}-{}", range.from, range.to)),
                Hold::Credits(span) => (UnderstoodKind::Credits, span.to_string()),
                Hold::Semester(semester) => (UnderstoodKind::Semester, semester.to_string()),
                Hold::Institution(code) => (UnderstoodKind::Institution, code.clone()),
                Hold::Fact(Facet::Delivery, value) => (UnderstoodKind::Delivery, value.clone()),
                Hold::Fact(Facet::Funding, value) => (UnderstoodKind::Funding, value.clone()),
                Hold::Fact(..) => (UnderstoodKind::Place, capitalised(&as_typed(typed, at))),
                Hold::Code(_) => (UnderstoodKind::Code, as_typed(typed, at)),
                Hold::Phrase(_) => (UnderstoodKind::Phrase, as_typed(typed, at)),
            };
            let without = match what {
                Hold::Phrase(_) => with(typed, at, &as_typed(typed, at)),
                _ => with(typed, at, ""),
            };
            understood(typed, at, kind, value, without)
        };
        let heard = |Placed { what, at }: &Placed<Heard>| match what {
            Heard::Own(span) => {
                let (kind, value) = (UnderstoodKind::OwnCredits, span.to_string());
                understood(typed, at, kind, value, with(typed, at, ""))
            }
            Heard::Situation(means, told_by) => {
                let (kind, value) = (UnderstoodKind::Situation, means.clone());
                understood(typed, at, kind, value, literally(typed, told_by))
            }
        };
        let holds = self.holds.iter().map(one);
        holds.chain(self.heard.iter().map(heard)).collect()
    }
}

fn understood(
    typed: &str,
    at: &Range<usize>,
    kind: UnderstoodKind,
    value: String,
    without: String,
) -> Understood {
    Understood {
        kind,
        typed: typed[at.clone()].trim().to_owned(),
        value,
        without,
    }
}

/// A name as it is written.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The words typed with a stretch of them put otherwise.
#[must_use]
pub fn with(typed: &str, at: &Range<usize>, instead: &str) -> String {
    let whole = [&typed[..at.start], " ", instead, " ", &typed[at.end..]].concat();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words typed with some of them in quotation marks, where each is taken as it stands.
pub(super) fn literally(typed: &str, words: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut after = 0;
    for word in words {
        out.extend([&typed[after..word.start], "\"", &typed[word.clone()], "\""]);
        after = word.end;
    }
    out.push_str(&typed[after..]);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The typed words at these places, for saying which were let go.
#[must_use]
pub fn as_typed(typed: &str, at: &Range<usize>) -> String {
    let stretch = &typed[at.clone()];
    let bare = tokens(stretch);
    match (bare.first(), bare.last()) {
        (Some(first), Some(last)) => stretch[first.span.start..last.span.end].to_owned(),
        _ => stretch.trim().to_owned(),
    }
}
