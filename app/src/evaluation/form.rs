//! What people type about surveys: a plan, a list of participants, an answer.

use std::collections::BTreeMap;

use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::model::{
    Answer, Evaluation, EvaluationState, ImportReport, Item, ItemKind, LONGEST, NOBODY, OWN_ITEMS,
    Questionnaire, SurveyKind,
};
use crate::review::model::Texts;
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::ids::InvitationId;
use crate::shared::time::{Date, parse_date};

/// Longest free text of an answer, in characters.
pub const REMARK: usize = 4_000;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanForm {
    /// Code of a `SurveyKind`; nothing means the end of the study.
    pub kind: String,
    pub opens_on: String,
    pub closes_on: String,
}

impl PlanForm {
    /// Kind, opening and closing day: closing after opening, within 120 days, and not passed.
    ///
    /// # Errors
    /// Faults in `kind`, `opens_on`, `closes_on`.
    pub fn check(&self, today: Date) -> Result<(SurveyKind, Date, Date), Vec<FieldFault>> {
        let mut faults = vec![];
        let kind = match self.kind.as_str() {
            "" => Some(SurveyKind::End),
            code => SurveyKind::from_code(code),
        };
        if kind.is_none() {
            faults.push(FieldFault::new("kind", Problem::UnknownChoice));
        }
        match (days(&self.opens_on, &self.closes_on, today), kind) {
            (Ok((opens, closes)), Some(kind)) => return Ok((kind, opens, closes)),
            (Ok(_), None) => {}
            (Err(wrong), _) => faults.extend(wrong),
        }
        Err(faults)
    }
}

/// A survey's first and last day, as `PlanForm::check` demands them.
fn days(opens_on: &str, closes_on: &str, today: Date) -> Result<(Date, Date), Vec<FieldFault>> {
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
    let (Some(opens), Some(closes)) = (date("opens_on", opens_on), date("closes_on", closes_on)) else {
        return Err(faults);
    };
    let problem = if closes <= opens {
        Problem::NotBefore("opens_on".into())
    } else if closes < today {
        Problem::Past
    } else if closes - opens > Duration::days(LONGEST.cast_signed()) {
        Problem::OpenTooLong(LONGEST as usize)
    } else {
        return Ok((opens, closes));
    };
    Err(vec![FieldFault::new("closes_on", problem)])
}

/// Other days for a survey, and what was seen of it (`Evaluation::seen`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DaysForm {
    /// Not asked once the survey is open.
    pub opens_on: String,
    pub closes_on: String,
    pub seen: String,
}

impl DaysForm {
    /// As kept, to be changed.
    #[must_use]
    pub fn of(survey: &Evaluation) -> Self {
        DaysForm {
            opens_on: survey.opens_on.to_string(),
            closes_on: survey.closes_on.to_string(),
            seen: survey.seen(),
        }
    }

    /// Opening and closing day: both as for a plan until the survey opens. Then only the last day moves, to tomorrow at
    /// the earliest, since the letters that are out name it – and not nearer at all where nobody can be told.
    ///
    /// # Errors
    /// Faults in `opens_on`, `closes_on`.
    pub fn check(&self, survey: &Evaluation, today: Date) -> Result<(Date, Date), Vec<FieldFault>> {
        if survey.state == EvaluationState::Planned {
            return days(&self.opens_on, &self.closes_on, today);
        }
        let fault = |problem| Err(vec![FieldFault::new("closes_on", problem)]);
        let typed = parse_date(&self.closes_on);
        if typed.is_some_and(|day| day <= today && day != survey.closes_on) {
            return fault(Problem::FromTomorrow);
        }
        let (opens, closes) = days(&survey.opens_on.to_string(), &self.closes_on, today)?;
        if closes < survey.closes_on && survey.key_lost {
            fault(Problem::NobodyTold)
        } else {
            Ok((opens, closes))
        }
    }
}

/// Longest question, in characters.
const QUESTION: usize = 300;
/// Longest text of the sender's own, in characters.
pub const SENDER_TEXT: usize = 600;

/// What an institution asks for itself, and writes in the letters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnForm {
    pub sender_text: String,
    pub items: Vec<OwnItemForm>,
}

/// One question of the institution's own; empty where it asks none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnItemForm {
    pub nb: String,
    pub nn: String,
    pub en: String,
    /// Code of an `ItemKind` with a scale.
    pub kind: String,
}

impl OwnForm {
    /// As kept, to be written on.
    #[must_use]
    pub fn of(sender_text: &str, items: &[Item]) -> Self {
        let item = |i: &Item| OwnItemForm {
            nb: i.text.nb.clone(),
            nn: i.text.nn.clone(),
            en: i.text.en.clone(),
            kind: i.kind.code().to_owned(),
        };
        OwnForm {
            sender_text: sender_text.to_owned(),
            items: items.iter().map(item).collect(),
        }
    }

    /// The text for the letters, and the questions under `own_1` to `own_5`. A question needs bokmål and nynorsk and
    /// is answered on a scale: free text is read by the directorate first, and these answers are nobody's but the
    /// institution's.
    ///
    /// # Errors
    /// Faults in `sender_text` and `items[0][nb]`…
    pub fn check(&self) -> Result<(String, Vec<Item>), Vec<FieldFault>> {
        let mut faults = vec![];
        let visible = |c: &char| !c.is_control() || *c == '\n';
        let text: String = self.sender_text.trim().replace("\r\n", "\n");
        let text: String = text.chars().filter(visible).collect();
        if text.chars().count() > SENDER_TEXT {
            faults.push(FieldFault::new("sender_text", Problem::TooLong(SENDER_TEXT)));
        }
        let mut items = vec![];
        for (i, typed) in self.items.iter().enumerate() {
            let field = |name: &str| format!("items[{i}][{name}]");
            let [nb, nn, en] = [&typed.nb, &typed.nn, &typed.en].map(|t| t.trim().to_owned());
            if nb.is_empty() && nn.is_empty() && en.is_empty() {
                continue;
            }
            for (name, text, is_needed) in [("nb", &nb, true), ("nn", &nn, true), ("en", &en, false)] {
                if is_needed && text.is_empty() {
                    faults.push(FieldFault::new(field(name), Problem::Required));
                } else if text.chars().count() > QUESTION {
                    faults.push(FieldFault::new(field(name), Problem::TooLong(QUESTION)));
                }
            }
            let kind = ItemKind::from_code(&typed.kind).filter(|k| k.is_scale());
            if kind.is_none() {
                faults.push(FieldFault::new(field("kind"), Problem::UnknownChoice));
            }
            items.push(Item {
                code: format!("own_{}", items.len() + 1),
                area: 0,
                theme: None,
                dimension: String::new(),
                kind: kind.unwrap_or(ItemKind::Agreement),
                text: Texts {
                    en: if en.is_empty() { nb.clone() } else { en },
                    nb,
                    nn,
                },
                options: vec![],
                reworded: false,
                apart: false,
            });
        }
        if items.len() > OWN_ITEMS {
            faults.push(FieldFault::new("items", Problem::AtMost(OWN_ITEMS)));
        }
        if faults.is_empty() {
            Ok((text, items))
        } else {
            Err(faults)
        }
    }
}

/// The form of a survey's page that came back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SurveyForms {
    List(ListForm),
    Own(OwnForm),
    Address(InvitationId, String),
    Days(DaysForm),
    /// Somebody was faster than whoever gave the survey up.
    Cancel,
}

/// A list of participants as pasted, and what came of the last one that could be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListForm {
    /// What was pasted, or of it and of a file what is to be corrected.
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
                    if values.len() > 1 && values.iter().any(|v| v == NOBODY) {
                        faults.push(FieldFault::new(format!("many[{code}]"), Problem::NoneAndOthers));
                    } else if values.iter().all(|v| option(v)) {
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
            faults.push(FieldFault::new("one", Problem::NothingAnswered));
        }
        if faults.is_empty() {
            Ok(answer)
        } else {
            Err(faults)
        }
    }
}

#[cfg(test)]
mod tests;
