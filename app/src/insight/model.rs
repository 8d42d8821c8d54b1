//! Overviews over many surveys.

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::evaluation::model::Estimate;
use crate::shared::ids::{EvaluationId, OfferId};
use crate::shared::time::StudyYear;

codes! {
    /// What an overview is broken down by.
    pub enum Breakdown { Subject = "fag", Institution = "institusjon", County = "fylke", Theme = "tema" }
}

/// One row: a subject, an institution or a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverviewRow {
    /// Subject code, institution's short name or theme code.
    pub key: String,
    /// Surveys in the mean.
    pub surveys: u32,
    /// Releases in the mean that hold several years, counted in their newest.
    pub pooled: u32,
    /// Closed surveys not in the mean: too few have answered, also together with other years.
    pub waiting: u32,
    pub invited: u32,
    /// `None` = too few answers.
    pub shown: Option<ShownRow>,
}

/// What may be shown of a group.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownRow {
    pub n: u32,
    pub estimate: Estimate,
}

/// An overview with its total.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    pub by: Breakdown,
    /// The item averaged: the overall quality, or the theme's own item.
    pub item: String,
    /// Years with closed surveys, newest first, to choose among.
    pub years: Vec<StudyYear>,
    /// The year shown; `None` = all.
    pub year: Option<StudyYear>,
    /// Sorted by key.
    pub rows: Vec<OverviewRow>,
    pub total: OverviewRow,
    /// Only the actor's own institutions are in it.
    pub own_only: bool,
    pub includes_demo: bool,
    pub min_answers: u32,
    /// Of the chosen row and year.
    pub surveys: SurveyList,
}

/// Closed surveys a list shows on one of its pages.
pub const LISTED: usize = 40;

/// One page of the closed surveys in reach, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurveyList {
    pub rows: Vec<SurveyRow>,
    /// On all pages.
    pub total: usize,
    /// Counted from 1; the last where the address asks for a later one.
    pub page: usize,
}

impl SurveyList {
    #[must_use]
    pub const fn pages(&self) -> usize {
        self.total.div_ceil(LISTED)
    }
}

/// A closed survey in a list of results.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyRow {
    pub evaluation: EvaluationId,
    pub title: String,
    pub institution_short: String,
    pub subject: String,
    pub year: StudyYear,
    pub invited: u32,
    /// Of the survey, or of all years it is told of together with.
    pub shown: Option<ShownRow>,
    /// First and last year, where several are told of together.
    pub pooled: Option<(StudyYear, StudyYear)>,
    pub offer: OfferId,
    pub is_demo: bool,
}

/// What the program makes figures by, for the page that tells of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Method {
    /// Answers a figure needs for institution and directorate, and for everyone.
    pub min_answers: u32,
    pub min_answers_public: u32,
    /// Fewer than so many who agree are not told of.
    pub unanimity: u32,
    /// How often intervals hold, 0–1.
    pub level: f64,
    /// Spread of answers as a share of the largest possible: about the study, the study as a whole, the workplace.
    pub spread_study: f64,
    pub spread_overall: f64,
    pub spread_work: f64,
    /// Steady series warned of by mistake, 0–1.
    pub false_alarms: f64,
    /// Themes tried at once.
    pub themes: usize,
    /// Institutions a mean must hold to stand beside one's own or to be borrowed from.
    pub institutions: usize,
}
