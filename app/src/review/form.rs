//! What a reviewer types. `guideline` holds what is typed about guidelines, `desk` about
//! phrases and priorities.

mod desk;
mod guideline;

pub use desk::*;
pub use guideline::*;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::{Guideline, Judgement, Outcome, Verdict};
use crate::shared::fault::{FieldFault, Problem};

/// Longest title or name, in characters.
const SHORT: usize = 200;
/// Longest reason, in characters.
pub const REASON: usize = 2_000;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReviewForm {
    /// By criterion code.
    pub verdicts: BTreeMap<String, VerdictForm>,
    pub summary: String,
    /// Numbers of phrases to be put in, by criterion code; `summary` for the word to the institution. Never
    /// kept.
    pub phrases: BTreeMap<String, String>,
}

/// A review as it was typed, with the revision it was typed on: what comes back when it cannot be kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedReview {
    #[serde(flatten)]
    pub form: ReviewForm,
    pub seen: i64,
    /// It comes back with phrases put in, not because it could not be kept.
    pub is_filled: bool,
}

/// Why a person may not decide a case, and which.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConflictForm {
    pub reason: String,
}

/// An appeal, or the answer to one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AppealForm {
    /// What the institution holds against the decision.
    pub reason: String,
    /// Code of the answer.
    pub answer: String,
    /// The answer's reasons.
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct VerdictForm {
    pub verdict: String,
    pub reason: String,
}

impl ReviewForm {
    /// The form as the reviewer left it.
    #[must_use]
    pub fn from_judgements(guideline: &Guideline, judgements: &[Judgement], summary: &str) -> Self {
        let typed = guideline.criteria.iter().filter_map(|criterion| {
            let judged = judgements.iter().find(|j| j.criterion == criterion.id)?;
            let verdict = judged.verdict.map(|v| v.code().to_owned()).unwrap_or_default();
            Some((
                criterion.code.clone(),
                VerdictForm {
                    verdict,
                    reason: judged.reason.clone(),
                },
            ))
        });
        ReviewForm {
            verdicts: typed.collect(),
            summary: summary.to_owned(),
            phrases: BTreeMap::new(),
        }
    }

    /// Puts the phrases that were chosen at the end of what is typed, each in a paragraph of its own.
    #[must_use]
    pub fn with_phrases(mut self, text_of: impl Fn(&str) -> Option<String>) -> Self {
        let add = |typed: &mut String, text: String| {
            if !typed.trim().is_empty() {
                *typed = format!("{}\n\n", typed.trim_end());
            }
            typed.push_str(&text);
        };
        for (place, phrase) in std::mem::take(&mut self.phrases) {
            let Some(text) = text_of(&phrase) else {
                continue;
            };
            if place == "summary" {
                add(&mut self.summary, text);
            } else {
                add(&mut self.verdicts.entry(place).or_default().reason, text);
            }
        }
        self
    }

    /// What can be kept of a half-done review: unknown codes are refused, gaps are not.
    ///
    /// # Errors
    /// Faults in `verdicts[code][verdict]`, `verdicts[code][reason]`, `summary`.
    pub fn check(&self, guideline: &Guideline) -> Result<Vec<Judgement>, Vec<FieldFault>> {
        let mut faults = vec![];
        for code in self.verdicts.keys() {
            if !guideline.criteria.iter().any(|c| c.code == *code) {
                faults.push(FieldFault::new("verdicts", Problem::UnknownChoice));
            }
        }
        if self.summary.chars().count() > REASON {
            faults.push(FieldFault::new("summary", Problem::TooLong(REASON)));
        }
        let blank = VerdictForm::default();
        let mut judgements = vec![];
        for criterion in &guideline.criteria {
            let typed = self.verdicts.get(&criterion.code).unwrap_or(&blank);
            let field = |part: &str| format!("verdicts[{}][{part}]", criterion.code);
            let verdict = Verdict::from_code(&typed.verdict);
            if verdict.is_none() && !typed.verdict.is_empty() {
                faults.push(FieldFault::new(field("verdict"), Problem::UnknownChoice));
            }
            if typed.reason.chars().count() > REASON {
                faults.push(FieldFault::new(field("reason"), Problem::TooLong(REASON)));
            }
            judgements.push(Judgement {
                criterion: criterion.id,
                verdict,
                reason: typed.reason.trim().to_owned(),
            });
        }
        if faults.is_empty() {
            Ok(judgements)
        } else {
            Err(faults)
        }
    }

    /// What a decision demands on top: a verdict per criterion; a reason where one is not met.
    ///
    /// Approving demands that every criterion is met, returning that one is not.
    ///
    /// # Errors
    /// As `check`, and one fault per verdict or reason that is missing.
    pub fn check_decision(
        &self,
        guideline: &Guideline,
        outcome: Outcome,
    ) -> Result<Vec<Judgement>, Vec<FieldFault>> {
        let judgements = self.check(guideline)?;
        let mut faults = vec![];
        let mut not_met = 0;
        for (criterion, judgement) in guideline.criteria.iter().zip(&judgements) {
            let field = |part: &str| format!("verdicts[{}][{part}]", criterion.code);
            match judgement.verdict {
                None => faults.push(FieldFault::new(field("verdict"), Problem::Unchosen)),
                Some(Verdict::NotMet) if outcome == Outcome::Approved => {
                    faults.push(FieldFault::new(field("verdict"), Problem::NotApprovable));
                }
                Some(Verdict::NotMet) => {
                    not_met += 1;
                    if judgement.reason.is_empty() {
                        faults.push(FieldFault::new(field("reason"), Problem::ReasonNeeded));
                    }
                }
                Some(Verdict::Met) => {}
            }
        }
        if outcome == Outcome::Returned && not_met == 0 && faults.is_empty() {
            faults.push(FieldFault::new("summary", Problem::NothingToReturn));
        }
        if faults.is_empty() {
            Ok(judgements)
        } else {
            Err(faults)
        }
    }
}
