//! What the directorate types about phrases and priorities.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{REASON, SHORT};
use crate::review::model::{Phrase, Priority, Weight};
use crate::shared::fault::{FieldFault, Problem};

/// A sentence as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PhraseForm {
    /// Code of the criterion; empty for the word to the institution.
    pub criterion: String,
    pub nb: String,
    pub nn: String,
}

/// A sentence as it was typed, with the one it changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedPhrase {
    #[serde(flatten)]
    pub form: PhraseForm,
    pub phrase: Option<i64>,
}

impl PhraseForm {
    #[must_use]
    pub fn of(phrase: &Phrase) -> Self {
        PhraseForm {
            criterion: phrase.criterion.clone(),
            nb: phrase.nb.clone(),
            nn: phrase.nn.clone(),
        }
    }

    /// # Errors
    /// Faults in `nb` and `nn`: one of them is needed, neither too long.
    pub fn check(&self) -> Result<(), Vec<FieldFault>> {
        let mut faults = vec![];
        if self.nb.trim().is_empty() && self.nn.trim().is_empty() {
            faults.push(FieldFault::new("nb", Problem::Required));
        }
        for (field, text) in [("nb", &self.nb), ("nn", &self.nn)] {
            if text.chars().count() > REASON {
                faults.push(FieldFault::new(field, Problem::TooLong(REASON)));
            }
        }
        if self.criterion.chars().count() > SHORT {
            faults.push(FieldFault::new("criterion", Problem::UnknownChoice));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

/// What is asked for in a year, as typed: by subject code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrioritiesForm {
    pub subjects: BTreeMap<String, PriorityForm>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PriorityForm {
    /// Code, or empty.
    pub weight: String,
    pub reason: String,
}

impl PrioritiesForm {
    #[must_use]
    pub fn of(priorities: &[Priority]) -> Self {
        let form = |p: &Priority| {
            let form = PriorityForm {
                weight: p.weight.code().to_owned(),
                reason: p.reason.clone(),
            };
            (p.subject.clone(), form)
        };
        PrioritiesForm {
            subjects: priorities.iter().map(form).collect(),
        }
    }

    /// # Errors
    /// Faults in `subjects[code][weight]` and `subjects[code][reason]`.
    pub fn check(&self, subjects: &[&str]) -> Result<Vec<Priority>, Vec<FieldFault>> {
        let mut faults = vec![];
        let mut priorities = vec![];
        for (subject, typed) in &self.subjects {
            let field = |part: &str| format!("subjects[{subject}][{part}]");
            if typed.reason.chars().count() > SHORT {
                faults.push(FieldFault::new(field("reason"), Problem::TooLong(SHORT)));
            }
            let weight = Weight::from_code(&typed.weight);
            let unknown = weight.is_none() && !typed.weight.is_empty();
            if unknown || !subjects.contains(&subject.as_str()) {
                faults.push(FieldFault::new(field("weight"), Problem::UnknownChoice));
            }
            if let Some(weight) = weight {
                priorities.push(Priority {
                    subject: subject.clone(),
                    weight,
                    reason: typed.reason.trim().replace('\0', ""),
                });
            }
        }
        if faults.is_empty() {
            Ok(priorities)
        } else {
            Err(faults)
        }
    }
}
