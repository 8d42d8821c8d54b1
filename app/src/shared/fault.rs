//! The one error a person can meet.
//!
//! `Fault` crosses every port and every server function. It deliberately does not implement
//! `std::error::Error`, so that on the server any other error turns into `Internal` at the first `?`:
//! logged once there with its chain, under a number the person may quote.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// What went wrong, as far as the person needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// 401: this needs a signed-in person.
    SignIn,
    /// 403: this person may not do that.
    Forbidden,
    /// 404: this page or thing does not exist.
    Missing,
    /// 409: somebody was faster, or this was already done.
    Stale,
    /// 422: one fault per field that is not right.
    Invalid(Vec<FieldFault>),
    /// 429: too many attempts; try again later.
    TooMany,
    /// 400: the request itself could not be read.
    Unreadable,
    /// 405: this address does not take requests of this kind.
    WrongMethod,
    /// 413: what was sent is larger than allowed.
    TooLarge,
    /// 503: it took longer than anybody should wait, or is not ready yet.
    Busy,
    /// 500: our mistake, under a number that finds it in the log.
    Internal(Ticket),
}

/// The number under which an internal error is logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket(pub String);

/// One thing that is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFault {
    /// The field's name within its form, as in the HTML: `title`, `modules[0][credits]`.
    pub field: String,
    pub problem: Problem,
}

/// What can be wrong with a field; its words are in `words::Problems`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    Required,
    /// Nothing is chosen in a list.
    Unchosen,
    /// Longer than this many characters.
    TooLong(usize),
    NotANumber,
    /// Outside this range, both ends allowed.
    Range(i64, i64),
    NotADate,
    NotAnEmail,
    NotAnAddress,
    NotADoi,
    UnknownChoice,
    Taken,
    /// At least this many are needed.
    AtLeast(usize),
    /// A study has at least one module.
    NoModule,
    /// An offer rests on at least one publication.
    NoPublication,
    /// Nothing is answered, so there is nothing to send.
    NothingAnswered,
    /// At most this many words.
    MostWords(usize),
    /// At most this many are allowed.
    AtMost(usize),
    /// Must not be later than the named field.
    NotAfter(String),
    /// Must not be earlier than the named field.
    NotBefore(String),
    /// The modules' credits do not add up to the offer's: found, expected (tenths).
    CreditsDiffer(i32, i32),
    /// A translated list has another number of lines than what it translates: found, expected.
    LinesDiffer(usize, usize),
    /// A gathering lies outside its semester.
    OutsideSemester,
    /// A study begins outside the half-year chosen for it.
    OtherSemester,
    /// The half-year belongs to another study year than the text.
    OtherStudyYear,
    /// A study lasts longer than any does.
    StudyTooLong,
    /// The subject is taught in other years only: from, to.
    NotTaughtThere(i64, i64),
    /// A list whose first entry can build on nothing.
    NothingBefore,
    /// Other words than before, and nobody has said whether they mean the same.
    SameOrNew,
    /// Answers to it could not be followed on: it must be a new question.
    NewQuestion,
    /// The question about the whole study must be there.
    WholeNeeded,
    /// The text itself is in this language.
    SameLanguage,
    /// The file is not text in UTF-8 or Windows-1252, or not a table at all.
    NotATable,
    /// Not a language letters are written in.
    NotALanguage,
    /// A column the file must have is not there.
    NoColumn(String),
    /// A reason must be given for this verdict.
    ReasonNeeded,
    /// The date has already passed.
    Past,
    /// The date can be tomorrow at the earliest.
    FromTomorrow,
    /// A survey is open for at most this many days.
    OpenTooLong(usize),
    /// An option that says that none fits was ticked beside another.
    NoneAndOthers,
    /// A survey without its key cannot tell anybody that it closes earlier.
    NobodyTold,
    /// The date has not come yet.
    Ahead,
    /// Must come after the newest guideline put in force.
    NotNewest,
    /// Approval was asked for while a criterion is not met.
    NotApprovable,
    /// A return was asked for while every criterion is met.
    NothingToReturn,
    /// A survey has ballots for this many people, made once, and all are taken.
    NoBallots(usize),
    /// Somebody must be left who may do this.
    LastOne,
    /// The institution has an administrator, who gives access there.
    HasAdmin,
    /// Runs people may have applied to are cancelled, never removed.
    RunsStay,
    /// On a live text this cannot change without a review.
    NeedsReview,
    /// More than this many days ahead.
    TooFarAhead(i64),
    /// The file as a whole cannot be read.
    Table(TableProblem),
    /// So many offers that exist are not in the file, of so many.
    Shrinks(usize, usize),
}

/// Why a file is not read as a table at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableProblem {
    /// Larger than a file may be.
    TooBig,
    /// Neither text nor a workbook.
    NotATable,
    /// A workbook of before 2007, or one behind a password.
    OldWorkbook,
    /// Unpacks to more than it may.
    TooMuchInside,
    Empty,
    /// More rows than this.
    TooManyRows(usize),
    /// More columns than this.
    TooManyColumns(usize),
    /// A cell with more characters than `max`; row and column counted from 1.
    LongCell {
        row: u32,
        column: usize,
        max: usize,
    },
    /// The same heading stands over two columns.
    SameHeading(String),
    /// No column tells which offer a row is about.
    NoKey,
}

impl Problem {
    /// Nothing stands there yet; what does stand there is not wrong.
    #[must_use]
    pub const fn is_gap(&self) -> bool {
        matches!(
            self,
            Problem::Required
                | Problem::Unchosen
                | Problem::AtLeast(_)
                | Problem::NoModule
                | Problem::NoPublication
        )
    }
}

impl FieldFault {
    #[must_use]
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        FieldFault {
            field: field.into(),
            problem,
        }
    }
}

impl Fault {
    /// The HTTP status this fault is answered with.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Fault::SignIn => 401,
            Fault::Forbidden => 403,
            Fault::Missing => 404,
            Fault::Stale => 409,
            Fault::Invalid(_) => 422,
            Fault::TooMany => 429,
            Fault::Unreadable => 400,
            Fault::WrongMethod => 405,
            Fault::TooLarge => 413,
            Fault::Busy => 503,
            Fault::Internal(_) => 500,
        }
    }

    /// A fault in a single field.
    #[must_use]
    pub fn field(field: impl Into<String>, problem: Problem) -> Self {
        Fault::Invalid(vec![FieldFault::new(field, problem)])
    }
}

#[cfg(feature = "ssr")]
impl<E: std::error::Error> From<E> for Fault {
    #[track_caller]
    fn from(error: E) -> Self {
        use std::fmt::Write as _;
        use std::hash::{BuildHasher as _, Hasher as _};
        // A fresh random state gives an unguessable number without a dependency on the clock.
        let number = std::collections::hash_map::RandomState::new()
            .build_hasher()
            .finish();
        let ticket = Ticket(format!("{:08X}", number as u32));
        let mut chain = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            let _ = write!(chain, ": {cause}");
            source = cause.source();
        }
        let place = std::panic::Location::caller();
        tracing::error!(ticket = %ticket.0, %place, error = %chain, "internal fault");
        Fault::Internal(ticket)
    }
}

impl FromServerFnError for Fault {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Fault::Unreadable,
            other => Fault::Internal(Ticket(other.to_string())),
        }
    }
}
