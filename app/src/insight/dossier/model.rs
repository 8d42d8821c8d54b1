//! A dossier: figures, changes, findings, decisions and minutes of one institution and study year.

use crate::followup::model::Finding;
use crate::insight::model::ShownRow;
use crate::insight::telling::{Measure, MeasureYears, Norm, Signal};
use crate::review::model::{AppealState, Outcome, Texts};
use crate::shared::ids::{CaseId, InstitutionId};
use crate::shared::time::{Date, Instant, StudyYear};

/// Something both sides agreed on.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub what: String,
    /// Role or name, as written.
    pub owner: String,
    pub due_on: Date,
}

/// What the institution adds to the minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    pub text: String,
    pub at: Instant,
    pub by: String,
}

/// The minutes of one meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Minutes {
    /// The study year the meeting was about.
    pub year: StudyYear,
    pub held_on: Date,
    pub text: String,
    /// In the order they were written.
    pub points: Vec<Point>,
    pub written_at: Instant,
    pub written_by: String,
    pub remark: Option<Remark>,
    /// Counts every change; whoever writes must name the one she saw.
    pub revision: i64,
    pub is_demo: bool,
}

/// How much there was, and how many answered.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KeyFigures {
    /// Offers with a run in the year, and their runs.
    pub offers: u32,
    pub runs: u32,
    /// Surveys that have closed.
    pub closed: u32,
    /// Of these, surveys with too few answers for a figure so far.
    pub waiting: u32,
    /// Of the surveys that are told of in the year; some of them may be of earlier years.
    pub told: u32,
    pub invited: u32,
    pub answered: u32,
}

/// One measure of the institution, beside the country and the year before.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    pub measure: Measure,
    /// `None` = nothing is published.
    pub own: Option<ShownRow>,
    pub before: Option<ShownRow>,
    /// `None` = not published, or not to be shown beside the institution's own.
    pub nation: Option<Norm>,
}

/// The overall quality in one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct SubjectBeside {
    pub subject: String,
    pub surveys: u32,
    /// Surveys with too few answers for a figure.
    pub waiting: u32,
    pub own: Option<ShownRow>,
    /// The whole subject; `None` as in `Beside`.
    pub all: Option<Norm>,
}

/// Why a criterion was found wanting.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub criterion: Texts,
    pub reason: String,
}

/// A decision of the review.
#[derive(Clone, Debug, PartialEq)]
pub struct YearDecision {
    pub case: CaseId,
    pub title: String,
    /// The study year of the text.
    pub year: StudyYear,
    pub outcome: Outcome,
    pub decided_at: Instant,
    /// Criteria that are not met, or that something was said of.
    pub reasons: Vec<Reason>,
    pub appeal: Option<AppealState>,
    pub is_demo: bool,
}

/// Everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    pub institution: InstitutionId,
    pub name: String,
    pub short: String,
    pub year: StudyYear,
    /// Years that have a dossier, newest first.
    pub years: Vec<StudyYear>,
    /// The day on which the figures were last put together.
    pub figures_on: Option<Date>,
    pub key: KeyFigures,
    pub overall: Beside,
    /// Sorted by subject code.
    pub subjects: Vec<SubjectBeside>,
    pub themes: Vec<Beside>,
    /// Up to the dossier's year.
    pub trend: Vec<MeasureYears>,
    /// What the year's figures showed when they came out.
    pub changes: Vec<Signal>,
    /// What participants wrote about, and the directorate's summaries, of the year's surveys that are told of.
    pub texts: crate::remarks::model::Overview,
    /// About the year's surveys, and older ones that are not settled.
    pub findings: Vec<Finding>,
    /// From the first of August to the end of July, newest first.
    pub decisions: Vec<YearDecision>,
    /// Of the meeting before.
    pub last: Option<Minutes>,
    /// Of the meeting about this year.
    pub minutes: Option<Minutes>,
    pub min_answers: u32,
    pub includes_demo: bool,
    /// The reader may write the minutes; she may add the institution's remark.
    pub may_write: bool,
    pub may_remark: bool,
    /// Comparisons are hidden where others could be told apart.
    pub hides_others: bool,
}

/// An institution in the list of dossiers.
#[derive(Clone, Debug, PartialEq)]
pub struct DossierRow {
    pub institution: InstitutionId,
    pub name: String,
    /// Newest first, each with the day of its meeting.
    pub years: Vec<(StudyYear, Option<Date>)>,
}

/// The minutes of a meeting, or that there are none.
#[derive(Clone, Debug, PartialEq)]
pub struct MinutesPage {
    pub name: String,
    pub minutes: Option<Minutes>,
    pub may_write: bool,
    pub may_remark: bool,
}
