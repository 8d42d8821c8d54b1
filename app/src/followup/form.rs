//! What is typed about findings, replies and actions, and the filters of the list.

use serde::{Deserialize, Serialize};

use super::model::{ActionState, FindingState, Topic};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::ids::InstitutionId;
use crate::shared::time::{Date, parse_date};

/// Longest text, in characters.
pub const TEXT: usize = 2_000;
/// Longest name or note, in characters.
pub const SHORT: usize = 200;
/// Most actions of one finding.
pub const ACTIONS: usize = 12;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingForm {
    pub topic: String,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReplyForm {
    pub text: String,
    /// `ja` where the reply is for everyone.
    pub public: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActionForm {
    pub what: String,
    pub owner: String,
    pub due_on: String,
}

/// How an action ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EndForm {
    /// The action's number; also tells the page which of its forms came back.
    pub action: String,
    pub state: String,
    pub note: String,
}

/// The last word on a finding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettleForm {
    pub note: String,
}

/// An action ready to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAction {
    pub what: String,
    pub owner: String,
    pub due_on: Date,
}

fn text(faults: &mut Vec<FieldFault>, field: &str, typed: &str, most: usize) -> String {
    let text = typed.trim();
    if text.is_empty() {
        faults.push(FieldFault::new(field, Problem::Required));
    } else if text.chars().count() > most {
        faults.push(FieldFault::new(field, Problem::TooLong(most)));
    }
    text.replace('\0', "")
}

fn done<T>(value: T, faults: Vec<FieldFault>) -> Result<T, Vec<FieldFault>> {
    if faults.is_empty() { Ok(value) } else { Err(faults) }
}

impl FindingForm {
    /// # Errors
    /// Faults in `topic` and `text`.
    pub fn check(&self) -> Result<(Topic, String), Vec<FieldFault>> {
        let mut faults = vec![];
        let topic = Topic::from_code(&self.topic).unwrap_or_else(|| {
            let problem = if self.topic.is_empty() {
                Problem::Required
            } else {
                Problem::UnknownChoice
            };
            faults.push(FieldFault::new("topic", problem));
            Topic::Other
        });
        let text = text(&mut faults, "text", &self.text, TEXT);
        done((topic, text), faults)
    }
}

impl ReplyForm {
    /// The text, and whether everyone may read it.
    ///
    /// # Errors
    /// A fault in `text`.
    pub fn check(&self) -> Result<(String, bool), Vec<FieldFault>> {
        let mut faults = vec![];
        let text = text(&mut faults, "text", &self.text, TEXT);
        done((text, self.public == "ja"), faults)
    }
}

impl ActionForm {
    /// # Errors
    /// Faults in `what`, `owner` and `due_on`, which must not have passed.
    pub fn check(&self, today: Date) -> Result<NewAction, Vec<FieldFault>> {
        let mut faults = vec![];
        let what = text(&mut faults, "what", &self.what, TEXT);
        let owner = text(&mut faults, "owner", &self.owner, SHORT);
        let due_on = parse_date(&self.due_on);
        let problem = match due_on {
            _ if self.due_on.trim().is_empty() => Some(Problem::Required),
            None => Some(Problem::NotADate),
            Some(day) if day < today => Some(Problem::Past),
            Some(_) => None,
        };
        faults.extend(problem.map(|p| FieldFault::new("due_on", p)));
        let due_on = due_on.unwrap_or(today);
        done(NewAction { what, owner, due_on }, faults)
    }
}

impl EndForm {
    /// What became of the action, with its evidence or its reason.
    ///
    /// # Errors
    /// Faults in `state` and `note`.
    pub fn check(&self) -> Result<(ActionState, String), Vec<FieldFault>> {
        let mut faults = vec![];
        let state = match ActionState::from_code(&self.state) {
            Some(state @ (ActionState::Done | ActionState::Dropped)) => state,
            _ => {
                faults.push(FieldFault::new("state", Problem::UnknownChoice));
                ActionState::Done
            }
        };
        let note = text(&mut faults, "note", &self.note, TEXT);
        done((state, note), faults)
    }
}

impl SettleForm {
    /// # Errors
    /// A fault in `note`.
    pub fn check(&self) -> Result<String, Vec<FieldFault>> {
        let mut faults = vec![];
        let note = text(&mut faults, "note", &self.note, TEXT);
        done(note, faults)
    }
}

/// What the list shows; unknown values are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub state: Option<FindingState>,
    pub institution: Option<InstitutionId>,
    /// Only where a promise is overdue.
    pub overdue: bool,
}

impl Choice {
    /// Reads an address's parameters; tells whether any were ignored.
    #[must_use]
    pub fn read(query: &[(String, String)]) -> (Self, bool) {
        let (mut choice, mut ignored) = (Choice::default(), false);
        for (name, value) in query.iter().filter(|(_, v)| !v.is_empty()) {
            match name.as_str() {
                "tilstand" => {
                    choice.state = FindingState::from_code(value);
                    ignored |= choice.state.is_none();
                }
                "institusjon" => {
                    choice.institution = value.parse().ok();
                    ignored |= choice.institution.is_none();
                }
                "over_frist" => choice.overdue = value == "ja",
                _ => ignored = true,
            }
        }
        (choice, ignored)
    }

    /// The parameters that read back to this.
    #[must_use]
    pub fn pairs(self) -> Vec<(&'static str, String)> {
        let state = self.state.map(|s| ("tilstand", s.code().to_owned()));
        let institution = self.institution.map(|i| ("institusjon", i.to_string()));
        let overdue = self.overdue.then(|| ("over_frist", "ja".to_owned()));
        [state, institution, overdue].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_needs_somebody_and_a_day_that_lies_ahead() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let mut form = ActionForm {
            what: " Flere samlinger ".into(),
            owner: "Emneansvarlig".into(),
            due_on: "1.3.2027".into(),
        };
        let action = form.check(today).unwrap();
        assert_eq!(action.what, "Flere samlinger");
        assert_eq!(action.due_on.to_string(), "2027-03-01");
        form.due_on = "23.11.2026".into();
        form.owner.clear();
        let faults = form.check(today).unwrap_err();
        assert_eq!(faults[0], FieldFault::new("owner", Problem::Required));
        assert_eq!(faults[1], FieldFault::new("due_on", Problem::Past));
    }

    #[test]
    fn an_action_does_not_end_as_promised() {
        let form = EndForm {
            state: "lovet".into(),
            note: "x".into(),
            ..EndForm::default()
        };
        assert_eq!(form.check().unwrap_err()[0].field, "state");
    }

    #[test]
    fn a_choice_is_written_as_it_is_read() {
        let choice = Choice {
            state: Some(FindingState::Acting),
            institution: Some(InstitutionId(7)),
            overdue: true,
        };
        let pairs: Vec<(String, String)> = choice
            .pairs()
            .into_iter()
            .map(|(n, v)| (n.to_owned(), v))
            .collect();
        assert_eq!(Choice::read(&pairs), (choice, false));
        let wrong = [("tilstand".to_owned(), "x".to_owned())];
        assert_eq!(Choice::read(&wrong), (Choice::default(), true));
    }
}
