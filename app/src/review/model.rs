//! Guidelines, cases and decisions.

use serde::{Deserialize, Serialize};

use crate::catalogue::model::{Run, Version};
use crate::codes;
use crate::shared::ids::{CaseId, CriterionId, GuidelineId};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant};

/// A text in the written languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    pub nb: String,
    pub nn: String,
    pub en: String,
}

impl Texts {
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nn => &self.nn,
            Lang::En => &self.en,
            Lang::Nb | Lang::Se => &self.nb,
        }
    }
}

/// A version of the directorate's demands on offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Guideline {
    pub id: GuidelineId,
    pub code: String,
    pub title: Texts,
    pub valid_from: Date,
    /// In the order of the checklist.
    pub criteria: Vec<Criterion>,
}

/// One demand, and the field of the offer it is judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    pub id: CriterionId,
    pub code: String,
    /// `themes`, `research`, `practice`, `admission`, `language` or `information`.
    pub group: String,
    /// Field of `OfferForm`, as in `FieldFault`.
    pub field: String,
    pub text: Texts,
    pub help: Texts,
}

codes! {
    /// What a reviewer finds of one criterion.
    pub enum Verdict { Met = "met", NotMet = "not_met" }
}

codes! {
    /// How a case ends.
    pub enum Outcome { Approved = "approved", Returned = "returned" }
}

/// A reviewer's word on one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    pub criterion: CriterionId,
    pub verdict: Option<Verdict>,
    pub reason: String,
}

/// A reason an editor must answer, beside the field it concerns.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub field: String,
    pub criterion: Texts,
    pub reason: String,
}

/// One submission in the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRow {
    pub id: CaseId,
    pub title: String,
    pub institution_short: String,
    pub subject: String,
    pub submitted_at: Instant,
    /// The run's first deadline, if it has one.
    pub deadline: Option<Date>,
    pub decided: Option<(Outcome, Instant)>,
    /// The offer's text is invented.
    pub is_demo: bool,
}

/// A finished decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub outcome: Outcome,
    pub summary: String,
    pub decided_at: Instant,
    pub decided_by: String,
    pub guideline: GuidelineId,
}

/// One case with everything a reviewer reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub id: CaseId,
    pub version: Version,
    pub submitted_at: Instant,
    pub submitted_by: String,
    pub guideline: Guideline,
    /// The version's runs, sorted by start.
    pub runs: Vec<Run>,
    /// One per criterion, in the order of the guideline.
    pub judgements: Vec<Judgement>,
    /// What has been written to the institution so far; empty until then.
    pub summary: String,
    /// Counts every saved change.
    pub revision: i64,
    pub decision: Option<Decision>,
}
