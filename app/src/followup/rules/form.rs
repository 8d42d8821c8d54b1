//! The rules as typed: which are on, how strict, from when and why.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::{RuleKind, Rules};
use crate::followup::form::{SHORT, TEXT};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::time::{Date, parse_date};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RulesForm {
    /// `ja` by the codes of the rules that are on.
    pub on: BTreeMap<String, String>,
    /// What was typed as bound, by the rules' codes.
    pub bound: BTreeMap<String, String>,
    pub valid_from: String,
    pub reason: String,
}

/// Rules ready to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRules {
    pub rules: Rules,
    pub valid_from: Date,
    pub reason: String,
}

impl RulesForm {
    /// The form that shows these rules, with the usual bounds for those that are off.
    #[must_use]
    pub fn of(rules: &Rules) -> Self {
        let on = rules.0.keys().map(|k| (k.code().to_owned(), "ja".to_owned()));
        let bound = RuleKind::ALL.iter().map(|&kind| {
            let bound = rules.0.get(&kind).copied().unwrap_or(kind.usual());
            (kind.code().to_owned(), written(kind, bound))
        });
        RulesForm {
            on: on.collect(),
            bound: bound.collect(),
            ..RulesForm::default()
        }
    }

    /// Reads the pairs of an address, as a browser writes this form into one; nothing where none of it is there.
    #[must_use]
    pub fn read(query: &[(String, String)]) -> Option<Self> {
        let mut form = RulesForm::default();
        let mut found = false;
        for (name, value) in query {
            let inner = |group: &str| {
                name.strip_prefix(group)
                    .and_then(|rest| rest.strip_suffix(']'))
                    .filter(|code| RuleKind::from_code(code).is_some())
            };
            if let Some(code) = inner("form[on][") {
                form.on.insert(code.to_owned(), value.clone());
                found = true;
            } else if let Some(code) = inner("form[bound][") {
                form.bound.insert(code.to_owned(), value.clone());
                found = true;
            }
        }
        found.then_some(form)
    }

    #[must_use]
    pub fn is_on(&self, kind: RuleKind) -> bool {
        self.on.get(kind.code()).is_some_and(|v| v == "ja")
    }

    /// The rules alone, to be tried.
    ///
    /// # Errors
    /// A fault in `bound[code]` of each rule that is on with a bound outside its limits.
    pub fn rules(&self) -> Result<Rules, Vec<FieldFault>> {
        let mut faults = vec![];
        let mut rules = Rules::default();
        for &kind in RuleKind::ALL.iter().filter(|k| self.is_on(**k)) {
            let typed = self.bound.get(kind.code()).map_or("", |t| t.trim());
            match bound(kind, typed) {
                Ok(bound) => {
                    rules.0.insert(kind, bound);
                }
                Err(problem) => faults.push(FieldFault::new(format!("bound[{kind}]"), problem)),
            }
        }
        if faults.is_empty() { Ok(rules) } else { Err(faults) }
    }

    /// # Errors
    /// As `rules`; faults in `valid_from`, which must not have passed, and `reason`.
    pub fn check(&self, today: Date) -> Result<NewRules, Vec<FieldFault>> {
        let mut faults = vec![];
        let rules = self.rules().unwrap_or_else(|f| {
            faults = f;
            Rules::default()
        });
        let day = parse_date(&self.valid_from);
        let problem = match day {
            _ if self.valid_from.trim().is_empty() => Some(Problem::Required),
            None => Some(Problem::NotADate),
            Some(day) if day < today => Some(Problem::Past),
            Some(_) => None,
        };
        faults.extend(problem.map(|p| FieldFault::new("valid_from", p)));
        let reason = self.reason.trim().replace('\0', "");
        if reason.is_empty() {
            faults.push(FieldFault::new("reason", Problem::Required));
        } else if reason.chars().count() > TEXT {
            faults.push(FieldFault::new("reason", Problem::TooLong(TEXT)));
        }
        if faults.is_empty() {
            Ok(NewRules {
                rules,
                valid_from: day.unwrap_or(today),
                reason,
            })
        } else {
            Err(faults)
        }
    }
}

/// A bound as it is typed: whole numbers, or tenths with a comma.
#[must_use]
pub fn written(kind: RuleKind, bound: u32) -> String {
    if kind.is_of_chance() {
        bound.to_string()
    } else {
        format!("{},{}", bound / 10, bound % 10)
    }
}

fn bound(kind: RuleKind, typed: &str) -> Result<u32, Problem> {
    if typed.is_empty() {
        return Err(Problem::Required);
    }
    let short = Some(typed).filter(|t| t.chars().count() <= SHORT);
    let typed = short.ok_or(Problem::TooLong(SHORT))?.replace(',', ".");
    let number: f64 = typed.parse().map_err(|_| Problem::NotANumber)?;
    let (least, most) = kind.bounds();
    let scale = if kind.is_of_chance() { 1.0 } else { 10.0 };
    let scaled = number * scale;
    if (scaled - scaled.round()).abs() > 1e-6 {
        return Err(Problem::NotANumber);
    }
    let (low, high) = (f64::from(least), f64::from(most));
    if (low..=high).contains(&scaled.round()) {
        Ok(scaled.round() as u32)
    } else {
        let unit = if kind.is_of_chance() { 1 } else { 10 };
        Err(Problem::Range(i64::from(least / unit), i64::from(most / unit)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        Date::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn form(kind: &str, bound: &str) -> RulesForm {
        RulesForm {
            on: [(kind.to_owned(), "ja".to_owned())].into(),
            bound: [(kind.to_owned(), bound.to_owned())].into(),
            valid_from: "24.11.2026".into(),
            reason: "Vi vil se tidligere".into(),
        }
    }

    #[test]
    fn a_rule_may_be_made_stricter_and_never_laxer_than_the_warnings() {
        let of = |kind, bound| form(kind, bound).rules().map(|r| r.0);
        assert_eq!(of("falt", "20"), Ok([(RuleKind::Fell, 20)].into()));
        let lax = of("falt", "51").unwrap_err();
        assert_eq!(lax, [FieldFault::new("bound[falt]", Problem::Range(1, 50))]);
        assert_eq!(of("tema_lavt", "2,8"), Ok([(RuleKind::ThemeBelow, 28)].into()));
        assert!(of("tema_lavt", "3,1").is_err() && of("tema_lavt", "2,75").is_err());
        assert!(of("tema_svakere", "").is_err() && of("falt", "-1").is_err());
        let off = RulesForm {
            on: BTreeMap::new(),
            ..form("falt", "tull")
        };
        assert_eq!(off.rules(), Ok(Rules::default()), "what is off is not read");
    }

    #[test]
    fn rules_hold_from_a_day_that_has_not_passed_and_for_a_reason() {
        assert!(form("falt", "10").check(today()).is_ok());
        let late = RulesForm {
            valid_from: "23.11.2026".into(),
            reason: " ".into(),
            ..form("falt", "10")
        };
        let fields: Vec<_> = late
            .check(today())
            .unwrap_err()
            .into_iter()
            .map(|f| f.field)
            .collect();
        assert_eq!(fields, ["valid_from", "reason"]);
    }

    #[test]
    fn a_form_survives_its_address() {
        let pairs = [
            ("form[on][falt]", "ja"),
            ("form[bound][falt]", "20"),
            ("form[bound][nei]", "1"),
        ];
        let pairs = pairs.map(|(n, v)| (n.to_owned(), v.to_owned()));
        let read = RulesForm::read(&pairs).unwrap();
        assert_eq!(read.rules().unwrap().0, [(RuleKind::Fell, 20)].into());
        assert_eq!(RulesForm::read(&[("x".to_owned(), String::new())]), None);
    }
}
