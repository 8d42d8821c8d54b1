//! Texts, what becomes of them, and what may be shown.

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::evaluation::model::Questionnaire;
use crate::shared::ids::{EvaluationId, InstitutionId};
use crate::shared::time::{Date, Instant, StudyYear};

codes! {
    /// What a text is about; a text may be about several things.
    pub enum Category {
        Content = "faglig_innhold",
        Teaching = "undervisning",
        Gatherings = "samlinger",
        Online = "nettdel",
        Assignments = "arbeidskrav",
        Organisation = "organisering",
        Workplace = "tilrettelegging",
        Other = "annet",
    }
}

codes! {
    /// What becomes of a text.
    pub enum Outcome {
        /// The institution reads it as it stands.
        Passed = "videre",
        /// The institution reads what the moderator wrote instead.
        Summarised = "sammendrag",
        /// Nobody reads it.
        Deleted = "slettet",
    }
}

codes! {
    /// Whether a text praises or asks for change; follows from the question.
    pub enum Tone { Positive = "positivt", Improve = "forbedring" }
}

impl Tone {
    /// The questionnaire's only question in praise is the one about what worked best.
    #[must_use]
    pub fn of_item(code: &str) -> Self {
        if code == "open_best" {
            Tone::Positive
        } else {
            Tone::Improve
        }
    }
}

codes! {
    /// What in a text may point to somebody.
    pub enum HintKind {
        Name = "navn",
        Email = "epost",
        Phone = "telefon",
        BirthNumber = "fodselsnummer",
        Workplace = "arbeidssted",
        Link = "lenke",
    }
}

/// A place in a text that may point to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    pub kind: HintKind,
    /// In bytes, at borders of characters; hints neither overlap nor touch the wrong way round.
    pub from: usize,
    pub to: usize,
}

/// A text nobody has decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Random; says nothing of when it was written or by whom.
    pub key: String,
    pub item: String,
    pub text: String,
    /// In the order of the text.
    pub hints: Vec<Hint>,
}

/// A text with its decision, until the institution is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub key: String,
    pub item: String,
    /// `None` once it is overwritten; then the decision stands.
    pub text: Option<String>,
    pub outcome: Outcome,
    pub summary: String,
    pub categories: Vec<Category>,
}

/// One thing that was done with a survey's texts; says nothing of what they say.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub at: Instant,
    /// Empty where the clock did it.
    pub by: String,
    pub deed: crate::audit::model::Deed,
    /// How many texts.
    pub n: usize,
}

/// A survey in the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub evaluation: EvaluationId,
    pub title: String,
    pub institution: InstitutionId,
    pub institution_short: String,
    pub year: StudyYear,
    pub closed_on: Date,
    /// The day on which what is not told of is deleted.
    pub read_by: Date,
    pub undecided: u32,
    pub decided: u32,
    pub is_demo: bool,
}

/// What waits to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Queue {
    /// The fewest answers a survey's texts are read from.
    pub limit: u32,
    /// The survey that closed first first.
    pub rows: Vec<Waiting>,
}

/// One survey's texts before whoever reads them.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub evaluation: EvaluationId,
    pub title: String,
    pub institution_short: String,
    pub year: StudyYear,
    pub closed_on: Date,
    pub read_by: Date,
    pub is_demo: bool,
    pub questionnaire: Questionnaire,
    pub stand: Stand,
    /// Newest first.
    pub steps: Vec<Step>,
}

/// How far the reading is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stand {
    /// Fewer answers than this: nobody may read.
    TooFew(u32),
    /// Nobody wrote anything.
    Nothing,
    /// Not told of yet. Texts are in the order of their random keys.
    Open {
        undecided: Vec<Unread>,
        decided: Vec<Decided>,
        /// Counts every change; whoever undoes or tells must name the one she saw.
        revision: i64,
        /// When the institution is told by itself; only once everything is decided.
        tells_at: Option<Instant>,
    },
    Told(Outcomes),
    /// Deleted unread, because nobody read it within its time.
    Lapsed(Instant),
}

/// What came of a survey's texts in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcomes {
    pub at: Instant,
    pub passed: u32,
    pub summarised: u32,
    pub deleted: u32,
}

/// A text as its institution reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldText {
    pub item: String,
    pub text: String,
    /// Written by the directorate instead of the participant's own words.
    pub is_summary: bool,
    /// At least one, in the order of `Category::ALL`.
    pub categories: Vec<Category>,
}

/// How many texts to a question are about something; `None` = some, but fewer than the limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub item: String,
    pub category: Category,
    pub n: Option<u32>,
}

/// What a reader of one survey's results may see of its texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The study the survey was about.
    pub title: String,
    pub year: StudyYear,
    pub is_demo: bool,
    pub questionnaire: Questionnaire,
    /// The fewest answers texts are told from.
    pub limit: u32,
    pub stand: ToldStand,
}

/// How far it is with one survey's texts, for readers of its results.
#[derive(Clone, Debug, PartialEq)]
pub enum ToldStand {
    TooFew,
    Nothing,
    /// Not read yet, or not all of it.
    Waiting,
    Lapsed,
    Read {
        outcomes: Outcomes,
        /// In the order of random keys. Passed-on texts only for the institution itself.
        texts: Vec<ToldText>,
        counts: Vec<Count>,
        /// The reader sees no raw text: she is of the directorate.
        only_summaries: bool,
        /// The texts are deleted, as they are after some years; the counts stay.
        texts_deleted: bool,
    },
}

codes! {
    /// What the directorate's overview is broken down by.
    pub enum By { Institution = "institusjon", Subject = "fag", Year = "ar" }
}

/// A row of the overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountRow {
    /// Institution's id, subject's code or the study year's first year.
    pub key: String,
    pub surveys: u32,
    /// For each of `Category::ALL`; `None` = some, but fewer than the limit.
    pub positive: Vec<Option<u32>>,
    pub improve: Vec<Option<u32>>,
}

/// What a moderator wrote in place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub evaluation: EvaluationId,
    pub title: String,
    pub institution_short: String,
    pub year: StudyYear,
    pub tone: Tone,
    pub categories: Vec<Category>,
    pub text: String,
    pub is_demo: bool,
}

/// What participants wrote about, over many surveys.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// By name, or newest year first.
    pub rows: Vec<CountRow>,
    /// One page of them, newest year first, then in the order of random keys.
    pub summaries: Vec<Summary>,
    pub n_summaries: u64,
    /// Fewest texts a count is shown from.
    pub limit: u32,
    /// Study years of all surveys told of, newest first.
    pub years: Vec<StudyYear>,
    pub includes_demo: bool,
}

/// A count as it may be shown: none, or at least the limit.
#[must_use]
pub fn shown(n: u32, limit: u32) -> Option<u32> {
    (n == 0 || n >= limit).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_none_or_at_least_the_limit() {
        assert_eq!(shown(0, 10), Some(0));
        assert_eq!(shown(1, 10), None);
        assert_eq!(shown(9, 10), None);
        assert_eq!(shown(10, 10), Some(10));
    }

    #[test]
    fn the_question_says_whether_a_text_praises() {
        assert_eq!(Tone::of_item("open_best"), Tone::Positive);
        assert_eq!(Tone::of_item("open_change"), Tone::Improve);
    }
}
