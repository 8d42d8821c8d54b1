//! An import from its file to the drafts it wrote, and the keys that machines present.

#[cfg(feature = "ssr")]
use serde::{Deserialize, Serialize};

use crate::codes;

codes! {
    /// How far an import has come.
    pub enum Stage {
        /// Read; nobody has said which column is which.
        Mapping = "kolonner",
        /// Tried without saving anything.
        Checked = "provd",
        /// Saved; refused rows may still wait to be put right.
        Applied = "lagret",
        /// Given up before anything was saved.
        Dropped = "forkastet",
    }
}

codes! {
    /// What becomes of a row.
    pub enum Verdict {
        Refused = "avvist",
        Changed = "endret",
        /// An offer nobody has seen before.
        New = "ny",
        /// A known offer's first text for this study year.
        NextYear = "ny_versjon",
        Unchanged = "uendret",
    }
}

codes! {
    /// Which way a table came.
    pub enum Source { Page = "side", Api = "api", Command = "kommando" }
}

codes! {
    /// What a key is good for; writing includes reading.
    pub enum Scope { Read = "les", Write = "skriv" }
}

codes! {
    /// The files a table can be taken away as.
    pub enum FileKind { Tsv = "tsv", Csv = "csv", Xlsx = "xlsx" }
}

#[cfg(feature = "ssr")]
pub use ssr::*;

#[cfg(feature = "ssr")]
mod ssr {
    use super::{Deserialize, Scope, Serialize, Source, Stage, Verdict};
    use crate::catalogue::exchange::column::Column;
    use crate::shared::fault::{FieldFault, Problem};
    use crate::shared::ids::{ImportId, InstitutionId, KeyId, OfferId, VersionId};
    use crate::shared::time::{Date, Instant, StudyYear};

    /// Longest piece of a text that a change keeps, in characters.
    const PIECE: usize = 300;

    /// One field that a row changes.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct CellChange {
        pub column: Column,
        /// As an export writes it in bokmål, shortened; empty where there was nothing.
        pub before: String,
        pub after: String,
    }

    impl CellChange {
        /// Long texts are cut to the piece where they begin to differ.
        #[must_use]
        pub fn new(column: Column, before: &str, after: &str) -> Self {
            let same = before
                .chars()
                .zip(after.chars())
                .take_while(|(a, b)| a == b)
                .count();
            let piece = |text: &str| {
                if text.chars().count() <= PIECE {
                    return text.to_owned();
                }
                let from = same.saturating_sub(40);
                let lead = if from > 0 { "…" } else { "" };
                let kept: String = text.chars().skip(from).take(PIECE).collect();
                let tail = if text.chars().count() > from + PIECE {
                    "…"
                } else {
                    ""
                };
                format!("{lead}{kept}{tail}")
            };
            CellChange {
                column,
                before: piece(before),
                after: piece(after),
            }
        }
    }

    /// Why a row is not taken in.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum RowProblem {
        /// The value itself is not right.
        Field(Problem),
        /// Neither a code nor a number in Videre.
        NoKey,
        /// The number in Videre is none of this institution's.
        UnknownOffer,
        /// Several offers have this code: the number in Videre must say which.
        Ambiguous,
        /// An earlier row, numbered so, is about the same offer.
        Twice(u32),
        /// Only this study year is open for imports.
        OtherYear(StudyYear),
        /// What was written is no study year.
        NotAYear,
        /// The text is live; a change of it begins in the editor.
        Live,
        /// The text lies with the directorate.
        InReview,
        Withdrawn,
        /// An open draft for another study year comes first.
        OpenElsewhere(StudyYear),
        /// Somebody saved the offer after the import was tried.
        Stale,
        /// A formula that failed, as its program shows it.
        FailedFormula(String),
    }

    /// One thing that is wrong with a row; in a column where one is to blame.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct CellFault {
        pub column: Option<Column>,
        pub problem: RowProblem,
    }

    impl CellFault {
        #[must_use]
        pub fn new(column: Column, problem: RowProblem) -> Self {
            CellFault {
                column: Some(column),
                problem,
            }
        }

        /// Of the row as a whole.
        #[must_use]
        pub fn of_row(problem: RowProblem) -> Self {
            CellFault {
                column: None,
                problem,
            }
        }

        #[must_use]
        pub fn of_field(fault: FieldFault) -> Self {
            CellFault {
                column: Column::of_field(&fault.field),
                problem: RowProblem::Field(fault.problem),
            }
        }
    }

    /// The text a row was tried against.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Seen {
        pub version: VersionId,
        pub revision: i64,
    }

    /// What was found out about a row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct RowReport {
        /// As its spreadsheet numbers it.
        pub number: u32,
        pub code: String,
        pub title: String,
        pub verdict: Verdict,
        pub offer: Option<OfferId>,
        /// The version that would be changed, or was written.
        pub seen: Option<Seen>,
        pub changes: Vec<CellChange>,
        pub faults: Vec<CellFault>,
        /// As `Judged::missing`.
        pub missing: usize,
    }

    /// An offer of the study year that no row is about.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Gone {
        pub offer: OfferId,
        pub version: VersionId,
        pub code: String,
        pub title: String,
    }

    /// What an import comes to.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(default)]
    pub struct Summary {
        pub new: usize,
        pub next_year: usize,
        pub changed: usize,
        pub unchanged: usize,
        pub refused: usize,
        /// Columns that change, with how many rows change them, most first.
        pub fields: Vec<(Column, usize)>,
        /// Offers the institution has for the study year, and how many of them the table leaves out.
        pub known: usize,
        pub gone: usize,
        /// The first hundred of those left out.
        pub gone_list: Vec<Gone>,
    }

    impl Summary {
        /// The table leaves out more than a tenth of what there is: perhaps it is the wrong one.
        #[must_use]
        pub fn shrinks(&self) -> bool {
            self.gone * 10 > self.known
        }

        /// Rows that would be written.
        #[must_use]
        pub fn writes(&self) -> usize {
            self.new + self.next_year + self.changed
        }

        #[must_use]
        pub fn of(&self, verdict: Verdict) -> usize {
            match verdict {
                Verdict::New => self.new,
                Verdict::NextYear => self.next_year,
                Verdict::Changed => self.changed,
                Verdict::Unchanged => self.unchanged,
                Verdict::Refused => self.refused,
            }
        }
    }

    /// One import.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Import {
        pub id: ImportId,
        pub institution: InstitutionId,
        pub year: StudyYear,
        pub source: Source,
        pub file_name: String,
        /// Who brought the table: a person's or a key's name.
        pub by: String,
        pub made_at: Instant,
        pub stage: Stage,
        /// Counts every step; who takes the next must name the one she saw.
        pub revision: i64,
        /// The file's headings, and which column each is; as many of either.
        pub headings: Vec<String>,
        pub columns: Vec<Option<Column>>,
        /// Merged cells were met in the file.
        pub merged: bool,
        pub summary: Summary,
        pub applied_at: Option<Instant>,
    }

    impl Import {
        /// The rows that most need a look: those refused, then those that change something.
        #[must_use]
        pub fn first_look(&self) -> Verdict {
            let has = |v: &Verdict| self.summary.of(*v) > 0;
            Verdict::ALL.iter().copied().find(has).unwrap_or(Verdict::Refused)
        }
    }

    /// A row as its page shows it.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ImportRow {
        pub report: RowReport,
        /// By the file's columns; empty once the row is saved.
        pub cells: Vec<String>,
        /// Saved, or nothing to save.
        pub is_done: bool,
    }

    /// A key that a machine presents.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ApiKey {
        pub id: KeyId,
        pub institution: InstitutionId,
        pub name: String,
        pub scope: Scope,
        pub made_by: String,
        pub made_at: Instant,
        /// The last day it works.
        pub expires_on: Date,
        pub revoked_at: Option<Instant>,
        pub last_used_on: Option<Date>,
    }

    impl ApiKey {
        #[must_use]
        pub fn works_on(&self, today: Date) -> bool {
            self.revoked_at.is_none() && today <= self.expires_on
        }
    }
}
