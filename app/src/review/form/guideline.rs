//! What the directorate types about guidelines.

use serde::{Deserialize, Serialize};

use super::{REASON, SHORT};
use crate::catalogue::model::Theme;
use crate::review::model::{Criterion, Guideline, Passage, Rule, RuleKind, Terms, Texts};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::ids::CriterionId;
use crate::shared::time::parse_date;

/// Most criteria of one guideline.
pub const CRITERIA: usize = 60;

/// The groups of the checklist, in the order they are read.
pub const GROUPS: [&str; 6] = [
    "themes",
    "research",
    "practice",
    "admission",
    "language",
    "information",
];

/// Fields of `OfferForm` a criterion can be judged by.
pub const FIELDS: [&str; 18] = [
    "themes[adapted_teaching][passage]",
    "themes[digitalisation][passage]",
    "themes[leading_learning][passage]",
    "themes[practical_varied][passage]",
    "themes[assessment][passage]",
    "citations[0][title]",
    "knowledge",
    "modules",
    "credits",
    "content",
    "practice",
    "exam",
    "admission",
    "delivery",
    "teaching_language",
    "run[starts_on]",
    "price",
    "summary",
];

/// A guideline as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuidelineForm {
    pub code: String,
    pub valid_from: String,
    pub title: Texts,
    pub changes: Texts,
    /// `ja` or `nei`.
    pub four_eyes: String,
    pub warn_days: String,
    pub limit_days: String,
    pub appeal_days: String,
    pub criteria: Vec<CriterionForm>,
}

/// One criterion as typed; a row left blank does not count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CriterionForm {
    /// Where it stands among the others; blank for the last.
    pub position: String,
    /// Made by the program for a new one.
    pub code: String,
    pub group: String,
    pub field: String,
    pub text: Texts,
    pub help: Texts,
    /// Code of the rule's kind; empty where only a reader can judge.
    pub rule: String,
    /// How many words, references, outcomes or modules.
    pub least: String,
    /// References older than this do not count.
    pub years: String,
    /// `ja` takes the criterion out.
    pub remove: String,
}

/// A draft as it was typed, with the revision it was typed on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedGuideline {
    #[serde(flatten)]
    pub form: GuidelineForm,
    pub seen: i64,
}

fn trimmed(texts: &Texts) -> Texts {
    let plain = |text: &str| text.trim().replace('\0', "");
    Texts {
        nb: plain(&texts.nb),
        nn: plain(&texts.nn),
        en: plain(&texts.en),
    }
}

fn too_long(faults: &mut Vec<FieldFault>, field: &str, texts: &Texts, max: usize) {
    for (lang, text) in [("nb", &texts.nb), ("nn", &texts.nn), ("en", &texts.en)] {
        if text.chars().count() > max {
            faults.push(FieldFault::new(format!("{field}[{lang}]"), Problem::TooLong(max)));
        }
    }
}

fn missing(faults: &mut Vec<FieldFault>, field: &str, texts: &Texts) {
    for (lang, text) in [("nb", &texts.nb), ("nn", &texts.nn), ("en", &texts.en)] {
        if text.trim().is_empty() {
            faults.push(FieldFault::new(format!("{field}[{lang}]"), Problem::Required));
        }
    }
}

fn number(faults: &mut Vec<FieldFault>, field: String, typed: &str, (least, most): (i64, i64)) -> i64 {
    match typed.trim().parse::<i64>() {
        Ok(n) if (least..=most).contains(&n) => return n,
        Ok(_) => faults.push(FieldFault::new(field, Problem::Range(least, most))),
        Err(_) if typed.trim().is_empty() => faults.push(FieldFault::new(field, Problem::Required)),
        Err(_) => faults.push(FieldFault::new(field, Problem::NotANumber)),
    }
    least
}

impl CriterionForm {
    fn of(position: usize, criterion: &Criterion) -> Self {
        let (least, years) = match criterion.rule {
            Some(Rule::Theme { words, .. } | Rule::Words { words, .. }) => (words.to_string(), String::new()),
            Some(Rule::References { count, years }) => (count.to_string(), years.to_string()),
            Some(Rule::Outcomes { count } | Rule::Modules { count }) => (count.to_string(), String::new()),
            Some(Rule::Dates) | None => (String::new(), String::new()),
        };
        CriterionForm {
            position: position.to_string(),
            code: criterion.code.clone(),
            group: criterion.group.clone(),
            field: criterion.field.clone(),
            text: criterion.text.clone(),
            help: criterion.help.clone(),
            rule: criterion
                .rule
                .map(|r| r.kind().code().to_owned())
                .unwrap_or_default(),
            least,
            years,
            remove: String::new(),
        }
    }

    fn counts(&self) -> bool {
        self.remove.is_empty() && (!self.code.is_empty() || trimmed(&self.text) != Texts::default())
    }

    /// The rule that was chosen; what it is about follows from the criterion's field.
    fn rule(&self, at: &str, faults: &mut Vec<FieldFault>) -> Option<Rule> {
        if self.rule.is_empty() {
            return None;
        }
        let Some(kind) = RuleKind::from_code(&self.rule) else {
            faults.push(FieldFault::new(format!("{at}[rule]"), Problem::UnknownChoice));
            return None;
        };
        if kind == RuleKind::Dates {
            return Some(Rule::Dates);
        }
        let least = number(faults, format!("{at}[least]"), &self.least, (1, 2_000));
        let least = usize::try_from(least).unwrap_or(1);
        let mut unfit = || {
            faults.push(FieldFault::new(format!("{at}[rule]"), Problem::UnknownChoice));
            None
        };
        match kind {
            RuleKind::Theme => {
                let theme = self.field.split(['[', ']']).find_map(Theme::from_code);
                match theme {
                    Some(theme) => Some(Rule::Theme { theme, words: least }),
                    None => unfit(),
                }
            }
            RuleKind::Words => match Passage::from_code(&self.field) {
                Some(passage) => Some(Rule::Words {
                    passage,
                    words: least,
                }),
                None => unfit(),
            },
            RuleKind::References => {
                let years = number(faults, format!("{at}[years]"), &self.years, (1, 100));
                Some(Rule::References {
                    count: least,
                    years: i32::try_from(years).unwrap_or(100),
                })
            }
            RuleKind::Outcomes => Some(Rule::Outcomes { count: least }),
            RuleKind::Modules => Some(Rule::Modules { count: least }),
            RuleKind::Dates => Some(Rule::Dates),
        }
    }
}

impl GuidelineForm {
    /// The form as its writer left it.
    #[must_use]
    pub fn of(guideline: &Guideline) -> Self {
        let terms = &guideline.terms;
        GuidelineForm {
            code: guideline.code.clone(),
            valid_from: guideline.valid_from.to_string(),
            title: guideline.title.clone(),
            changes: guideline.changes.clone(),
            four_eyes: if terms.four_eyes { "ja" } else { "nei" }.to_owned(),
            warn_days: terms.warn_days.to_string(),
            limit_days: terms.limit_days.to_string(),
            appeal_days: terms.appeal_days.to_string(),
            criteria: (1..)
                .zip(&guideline.criteria)
                .map(|(position, c)| CriterionForm::of(position, c))
                .collect(),
        }
    }

    /// What can be kept of a draft: gaps are allowed, nonsense is not. Criteria come in the order asked for.
    ///
    /// # Errors
    /// Faults in the fields' names: `valid_from`, `criteria[2][text][nn]`.
    pub fn check(&self, guideline: &Guideline) -> Result<Guideline, Vec<FieldFault>> {
        let mut faults = vec![];
        let code = self.code.trim().replace('\0', "");
        if code.is_empty() {
            faults.push(FieldFault::new("code", Problem::Required));
        }
        if code.chars().count() > SHORT {
            faults.push(FieldFault::new("code", Problem::TooLong(SHORT)));
        }
        let valid_from = parse_date(&self.valid_from);
        if valid_from.is_none() {
            faults.push(FieldFault::new("valid_from", Problem::NotADate));
        }
        too_long(&mut faults, "title", &self.title, SHORT);
        too_long(&mut faults, "changes", &self.changes, 4 * REASON);
        let mut days = |field: &str, typed: &str| {
            let days = number(&mut faults, field.to_owned(), typed, (1, 365));
            u32::try_from(days).unwrap_or(1)
        };
        let terms = Terms {
            four_eyes: self.four_eyes == "ja",
            warn_days: days("warn_days", &self.warn_days),
            limit_days: days("limit_days", &self.limit_days),
            appeal_days: days("appeal_days", &self.appeal_days),
        };
        if terms.warn_days > terms.limit_days {
            faults.push(FieldFault::new(
                "warn_days",
                Problem::AtMost(terms.limit_days as usize),
            ));
        }
        let criteria = self.criteria(&mut faults);
        match (faults.is_empty(), valid_from) {
            (true, Some(valid_from)) => Ok(as_read(Guideline {
                id: guideline.id,
                is_set: false,
                code,
                title: trimmed(&self.title),
                valid_from,
                terms,
                changes: trimmed(&self.changes),
                criteria,
            })),
            _ => Err(faults),
        }
    }

    fn criteria(&self, faults: &mut Vec<FieldFault>) -> Vec<Criterion> {
        let rows: Vec<(usize, &CriterionForm)> = self
            .criteria
            .iter()
            .enumerate()
            .filter(|(_, c)| c.counts())
            .collect();
        if rows.len() > CRITERIA {
            faults.push(FieldFault::new("criteria", Problem::AtMost(CRITERIA)));
        }
        let mut taken: Vec<String> = rows.iter().map(|(_, c)| c.code.clone()).collect();
        let mut criteria = vec![];
        for (i, row) in rows {
            let at = format!("criteria[{i}]");
            let code = if row.code.is_empty() {
                let fresh = (1..)
                    .map(|n| format!("krav_{n}"))
                    .find(|code| !taken.contains(code))
                    .expect("numbers do not end");
                taken.push(fresh.clone());
                fresh
            } else {
                row.code.clone()
            };
            if !code.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') || code.len() > SHORT {
                faults.push(FieldFault::new(format!("{at}[code]"), Problem::UnknownChoice));
            }
            if taken.iter().filter(|c| **c == code).count() > 1 {
                faults.push(FieldFault::new(format!("{at}[code]"), Problem::Taken));
            }
            if !GROUPS.contains(&row.group.as_str()) {
                faults.push(FieldFault::new(format!("{at}[group]"), Problem::UnknownChoice));
            }
            if !FIELDS.contains(&row.field.as_str()) {
                faults.push(FieldFault::new(format!("{at}[field]"), Problem::UnknownChoice));
            }
            too_long(faults, &format!("{at}[text]"), &row.text, REASON);
            too_long(faults, &format!("{at}[help]"), &row.help, REASON);
            let position = if row.position.trim().is_empty() {
                i64::MAX
            } else {
                number(faults, format!("{at}[position]"), &row.position, (0, 999))
            };
            let criterion = Criterion {
                id: CriterionId(0),
                code,
                group: row.group.clone(),
                field: row.field.clone(),
                text: trimmed(&row.text),
                help: trimmed(&row.help),
                rule: row.rule(&at, faults),
            };
            criteria.push((position, criterion));
        }
        criteria.sort_by_key(|(position, _)| *position);
        criteria.into_iter().map(|(_, c)| c).collect()
    }
}

/// The same guideline with its criteria group by group, so that every list of them counts alike.
#[must_use]
pub fn as_read(guideline: Guideline) -> Guideline {
    let criteria = guideline.in_order().into_iter().cloned().collect();
    Guideline {
        criteria,
        ..guideline
    }
}

/// What a guideline lacks to be put in force: every text in every written language, and a criterion.
///
/// Faults are named as in its form.
#[must_use]
pub fn not_ready(guideline: &Guideline) -> Vec<FieldFault> {
    let mut faults = vec![];
    missing(&mut faults, "title", &guideline.title);
    if guideline.criteria.is_empty() {
        faults.push(FieldFault::new("criteria[0][text][nb]", Problem::Required));
    }
    for (i, criterion) in guideline.criteria.iter().enumerate() {
        missing(&mut faults, &format!("criteria[{i}][text]"), &criterion.text);
    }
    faults
}
