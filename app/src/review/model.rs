//! Guidelines, cases and decisions.
//!
//! `case` is a case as it is read (server only), `steps` holds the states and the rules between them, `queue` what the queue asks and shows, `rule` what a
//! machine can check of a criterion, `national` the picture of all offers together.

#[cfg(feature = "ssr")]
mod case;
mod national;
mod queue;
mod rule;
mod steps;

#[cfg(feature = "ssr")]
pub use case::*;
pub use national::*;
pub use queue::*;
pub use rule::*;
pub use steps::*;

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::shared::ids::{CriterionId, GuidelineId, PhraseId};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant};

/// A text in the written languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
    /// The first day it holds; of a draft, the day it is meant to.
    pub valid_from: Date,
    /// Put in force: never changed again. Else a draft.
    pub is_set: bool,
    pub terms: Terms,
    /// What is new in it, in plain words; empty for the first.
    pub changes: Texts,
    /// In the order of the checklist.
    pub criteria: Vec<Criterion>,
}

impl Guideline {
    /// The criteria as they are read: group by group, in the order the groups first appear. A criterion's
    /// number is its place here.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Criterion> {
        let mut groups: Vec<&str> = vec![];
        for criterion in &self.criteria {
            if !groups.contains(&criterion.group.as_str()) {
                groups.push(&criterion.group);
            }
        }
        groups
            .iter()
            .flat_map(|group| self.criteria.iter().filter(move |c| c.group == **group))
            .collect()
    }
}

/// How cases under a guideline are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// A second reviewer must confirm an approval.
    pub four_eyes: bool,
    /// Days from submission until the queue warns.
    pub warn_days: u32,
    /// Days within which a case should be decided.
    pub limit_days: u32,
    /// Days within which a return can be appealed.
    pub appeal_days: u32,
}

impl Default for Terms {
    /// What a guideline has until its draft says otherwise.
    fn default() -> Self {
        Terms {
            four_eyes: false,
            warn_days: 21,
            limit_days: 30,
            appeal_days: 21,
        }
    }
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
    /// What a machine can check of it; nothing where only a reader can judge.
    pub rule: Option<Rule>,
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

/// A finished decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub outcome: Outcome,
    pub summary: String,
    pub decided_at: Instant,
    pub decided_by: String,
    /// The second reviewer, where the guideline demands one.
    pub confirmed_by: Option<String>,
    pub guideline: GuidelineId,
    /// The last day of the right of appeal; nothing for an approval.
    pub appeal_until: Option<Date>,
}

/// The reason of whoever made the decision that was appealed against; pages say it in words.
pub const DECIDED_BEFORE: &str = "decided_before";

/// Somebody who may not decide a case, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictMark {
    pub person: Colleague,
    pub reason: String,
}

/// What an institution holds against a return, and what it was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Appeal {
    pub state: AppealState,
    pub reason: String,
    pub filed_at: Instant,
    pub filed_by: String,
    /// Empty until it is answered.
    pub answer: String,
    pub answered: Option<(Instant, String)>,
}

/// A sentence the directorate writes often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub id: PhraseId,
    /// Code of the criterion it belongs to; empty for the word to the institution.
    pub criterion: String,
    pub nb: String,
    pub nn: String,
}

impl Phrase {
    /// In the form of Norwegian an offer is written in; where that is missing, in the other.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        let (first, second) = if lang == Lang::Nn {
            (&self.nn, &self.nb)
        } else {
            (&self.nb, &self.nn)
        };
        if first.is_empty() { second } else { first }
    }
}
