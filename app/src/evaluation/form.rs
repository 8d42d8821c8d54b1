//! What people type about surveys: a plan, a list of participants, an answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::{Answer, ImportReport, ItemKind, Questionnaire};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::time::{Date, parse_date};

/// Longest free text of an answer, in characters.
pub const REMARK: usize = 4_000;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanForm {
    pub opens_on: String,
    pub closes_on: String,
}

impl PlanForm {
    /// Opening and closing day: closing after opening, within 120 days, and not passed.
    ///
    /// # Errors
    /// Faults in `opens_on`, `closes_on`.
    pub fn check(&self, today: Date) -> Result<(Date, Date), Vec<FieldFault>> {
        let mut faults = vec![];
        let mut date = |field: &str, typed: &str| {
            let date = parse_date(typed);
            if date.is_none() {
                let problem = if typed.trim().is_empty() {
                    Problem::Required
                } else {
                    Problem::NotADate
                };
                faults.push(FieldFault::new(field, problem));
            }
            date
        };
        let (opens, closes) = (
            date("opens_on", &self.opens_on),
            date("closes_on", &self.closes_on),
        );
        if let (Some(opens), Some(closes)) = (opens, closes) {
            if closes <= opens {
                faults.push(FieldFault::new(
                    "closes_on",
                    Problem::NotBefore("opens_on".into()),
                ));
            } else if closes < today {
                faults.push(FieldFault::new("closes_on", Problem::Past));
            } else if (closes - opens).num_days() > 120 {
                faults.push(FieldFault::new("closes_on", Problem::AtMost(120)));
            } else if faults.is_empty() {
                return Ok((opens, closes));
            }
        }
        Err(faults)
    }
}

/// A list of participants as pasted, and what came of the last one that could be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListForm {
    /// What was pasted; a file is not kept.
    pub text: String,
    pub report: Option<ImportReport>,
}

/// A participant's answers as posted; unanswered items are absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// Scale values and single choices, by item code.
    pub one: BTreeMap<String, String>,
    /// Chosen options, by item code.
    pub many: BTreeMap<String, Vec<String>>,
    /// Free texts, by item code.
    pub text: BTreeMap<String, String>,
}

impl AnswerForm {
    /// The answer to keep. Nothing is required; an empty form is refused as a whole.
    ///
    /// # Errors
    /// A fault per item that does not exist, value outside its scale, or text too long.
    pub fn check(&self, questionnaire: &Questionnaire) -> Result<Answer, Vec<FieldFault>> {
        let mut faults = vec![];
        let mut answer = Answer::default();
        let known = |code: &str, fits: fn(ItemKind) -> bool| {
            questionnaire.items().any(|i| i.code == code && fits(i.kind))
        };
        let single: fn(ItemKind) -> bool = |k| k.is_scale() || k == ItemKind::Choice;
        let foreign = (self
            .one
            .keys()
            .filter(|c| !known(c, single))
            .map(|c| format!("one[{c}]")))
        .chain(
            self.many
                .keys()
                .filter(|c| !known(c, |k| k == ItemKind::Multi))
                .map(|c| format!("many[{c}]")),
        )
        .chain(
            self.text
                .keys()
                .filter(|c| !known(c, |k| k == ItemKind::Text))
                .map(|c| format!("text[{c}]")),
        );
        faults.extend(foreign.map(|field| FieldFault::new(field, Problem::UnknownChoice)));
        for item in questionnaire.items() {
            let code = &item.code;
            let option = |value: &str| item.options.iter().any(|o| o.code == value);
            match item.kind {
                ItemKind::Agreement | ItemKind::Quality | ItemKind::Choice => {
                    let Some(value) = self.one.get(code).filter(|v| !v.is_empty()) else {
                        continue;
                    };
                    let fits = if item.kind.is_scale() {
                        value.len() == 1 && matches!(value.as_bytes()[0], b'0'..=b'5')
                    } else {
                        option(value)
                    };
                    if fits {
                        answer.ratings.push((code.clone(), vec![value.clone()]));
                    } else {
                        faults.push(FieldFault::new(format!("one[{code}]"), Problem::UnknownChoice));
                    }
                }
                ItemKind::Multi => {
                    let Some(values) = self.many.get(code).filter(|v| !v.is_empty()) else {
                        continue;
                    };
                    let mut values = values.clone();
                    values.sort();
                    values.dedup();
                    if values.iter().all(|v| option(v)) {
                        answer.ratings.push((code.clone(), values));
                    } else {
                        faults.push(FieldFault::new(format!("many[{code}]"), Problem::UnknownChoice));
                    }
                }
                ItemKind::Text => {
                    let Some(text) = self.text.get(code).map(|t| t.trim()).filter(|t| !t.is_empty()) else {
                        continue;
                    };
                    if text.chars().count() > REMARK {
                        faults.push(FieldFault::new(format!("text[{code}]"), Problem::TooLong(REMARK)));
                    } else {
                        answer.remarks.push((code.clone(), text.to_owned()));
                    }
                }
            }
        }
        if faults.is_empty() && answer == Answer::default() {
            faults.push(FieldFault::new("one", Problem::AtLeast(1)));
        }
        if faults.is_empty() {
            Ok(answer)
        } else {
            Err(faults)
        }
    }
}
