//! What a moderator decides about many texts at once, and what a reader of the overview has chosen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::{By, Category, Outcome};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::ids::InstitutionId;
use crate::shared::time::StudyYear;

/// Longest summary, in characters.
pub const SUMMARY: usize = 2_000;

/// What is chosen for one text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OneForm {
    /// Code of an `Outcome`; empty for a text that is left for later.
    pub outcome: String,
    pub summary: String,
    pub categories: Vec<String>,
}

/// What is chosen for each of the texts on the page, by their keys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecideForm {
    pub texts: BTreeMap<String, OneForm>,
}

/// Decisions to take back, by the texts' keys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UndoForm {
    pub keys: Vec<String>,
}

/// A decision ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub key: String,
    pub outcome: Outcome,
    /// Empty unless summarised.
    pub summary: String,
    /// In the order of `Category::ALL`; none for a deleted text.
    pub categories: Vec<Category>,
}

/// The name of a text's field, as in a fault.
#[must_use]
pub fn field(key: &str, part: &str) -> String {
    format!("texts[{key}][{part}]")
}

impl DecideForm {
    /// The decisions; texts for which nothing is chosen are left for later.
    ///
    /// # Errors
    /// Faults in `texts[key][outcome|summary|categories]`; in `texts` when nothing at all is decided.
    pub fn check(&self) -> Result<Vec<Decision>, Vec<FieldFault>> {
        let (mut decisions, mut faults) = (vec![], vec![]);
        for (key, typed) in &self.texts {
            match typed.check(key) {
                Ok(decision) => decisions.extend(decision),
                Err(found) => faults.extend(found),
            }
        }
        if faults.is_empty() && decisions.is_empty() {
            faults.push(FieldFault::new("texts", Problem::AtLeast(1)));
        }
        if faults.is_empty() {
            Ok(decisions)
        } else {
            Err(faults)
        }
    }
}

impl OneForm {
    /// Nothing is chosen and nothing written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.outcome.is_empty() && self.summary.trim().is_empty() && self.categories.is_empty()
    }

    fn check(&self, key: &str) -> Result<Option<Decision>, Vec<FieldFault>> {
        if self.is_blank() {
            return Ok(None);
        }
        let one = |part: &str, problem| vec![FieldFault::new(field(key, part), problem)];
        // Something is written or ticked: silently leaving it would lose it.
        if self.outcome.is_empty() {
            return Err(one("outcome", Problem::Unchosen));
        }
        let Some(outcome) = Outcome::from_code(&self.outcome) else {
            return Err(one("outcome", Problem::UnknownChoice));
        };
        let mut faults = vec![];
        // PostgreSQL keeps no NUL.
        let summary = self.summary.replace('\0', "");
        let summary = if outcome == Outcome::Summarised {
            summary.trim().to_owned()
        } else {
            String::new()
        };
        if outcome == Outcome::Summarised && summary.is_empty() {
            faults.extend(one("summary", Problem::Required));
        }
        if summary.chars().count() > SUMMARY {
            faults.extend(one("summary", Problem::TooLong(SUMMARY)));
        }
        if self.categories.iter().any(|c| Category::from_code(c).is_none()) {
            faults.extend(one("categories", Problem::UnknownChoice));
        }
        let told = outcome != Outcome::Deleted;
        let chosen = |c: &&Category| told && self.categories.iter().any(|typed| typed == c.code());
        let categories: Vec<Category> = Category::ALL.iter().filter(chosen).copied().collect();
        if told && self.categories.is_empty() {
            faults.extend(one("categories", Problem::AtLeast(1)));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Some(Decision {
            key: key.to_owned(),
            outcome,
            summary,
            categories,
        }))
    }
}

const BY: &str = "etter";
const INSTITUTION: &str = "institusjon";
const SUBJECT: &str = "fag";
const YEAR: &str = "ar";
const CATEGORY: &str = "kategori";
const PAGE: &str = "side";

/// What a reader of the overview has chosen, as the address says it.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewChoice {
    pub by: By,
    pub institution: Option<InstitutionId>,
    pub subject: Option<String>,
    pub year: Option<StudyYear>,
    /// Of the summaries only.
    pub category: Option<Category>,
    /// Of the summaries, from 1.
    pub page: u64,
}

impl OverviewChoice {
    /// Reads the address' pairs; the second tells whether something there means nothing.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> (Self, bool) {
        let mut choice = OverviewChoice {
            by: By::Institution,
            institution: None,
            subject: None,
            year: None,
            category: None,
            page: 1,
        };
        let mut ignored = false;
        for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            let known = match name.as_str() {
                BY => By::from_code(value).map(|by| choice.by = by),
                INSTITUTION => value.parse().ok().map(|id| choice.institution = Some(id)),
                SUBJECT => {
                    choice.subject = Some(value.clone());
                    Some(())
                }
                YEAR => {
                    let year = value.parse().ok().filter(|y| (1990..=2100).contains(y));
                    year.map(|y| choice.year = Some(StudyYear(y)))
                }
                CATEGORY => Category::from_code(value).map(|c| choice.category = Some(c)),
                PAGE => {
                    let page = value.parse().ok().filter(|p| (1..=100_000).contains(p));
                    page.map(|p| choice.page = p)
                }
                _ => None,
            };
            ignored |= known.is_none();
        }
        (choice, ignored)
    }

    /// The pairs that `read` reads.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let page = (self.page > 1).then(|| (PAGE, self.page.to_string()));
        [(BY, self.by.code().to_owned())]
            .into_iter()
            .chain(self.institution.map(|i| (INSTITUTION, i.to_string())))
            .chain(self.subject.clone().map(|s| (SUBJECT, s)))
            .chain(self.year.map(|y| (YEAR, y.0.to_string())))
            .chain(self.category.map(|c| (CATEGORY, c.code().to_owned())))
            .chain(page)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(outcome: &str, summary: &str, categories: &[&str]) -> OneForm {
        OneForm {
            outcome: outcome.into(),
            summary: summary.into(),
            categories: categories.iter().map(|&c| c.to_owned()).collect(),
        }
    }

    fn check(one: OneForm) -> Result<Vec<Decision>, Vec<(String, Problem)>> {
        let form = DecideForm {
            texts: BTreeMap::from([("ab".to_owned(), one), ("cd".to_owned(), OneForm::default())]),
        };
        form.check()
            .map_err(|faults| faults.into_iter().map(|f| (f.field, f.problem)).collect())
    }

    #[test]
    fn what_is_told_has_a_category_and_a_summary_has_words() {
        let passed = check(one("videre", "not used", &["annet", "samlinger"])).unwrap();
        assert_eq!(passed.len(), 1, "the other text is left for later");
        assert_eq!(passed[0].categories, [Category::Gatherings, Category::Other]);
        assert_eq!(passed[0].summary, "");
        let deleted = check(one("slettet", "", &["annet"])).unwrap();
        assert!(deleted[0].categories.is_empty());
        assert_eq!(
            check(one("sammendrag", " ", &[])),
            Err(vec![
                ("texts[ab][summary]".into(), Problem::Required),
                ("texts[ab][categories]".into(), Problem::AtLeast(1)),
            ])
        );
        let long = "x".repeat(SUMMARY + 1);
        assert_eq!(
            check(one("sammendrag", &long, &["annet"])),
            Err(vec![("texts[ab][summary]".into(), Problem::TooLong(SUMMARY))])
        );
    }

    #[test]
    fn nothing_typed_is_passed_over_in_silence() {
        let missing = |part: &str, problem| Err(vec![(format!("texts[ab][{part}]"), problem)]);
        assert_eq!(check(one("", "Noe", &[])), missing("outcome", Problem::Unchosen));
        assert_eq!(
            check(one("", "", &["annet"])),
            missing("outcome", Problem::Unchosen)
        );
        assert_eq!(
            check(one("publiser", "", &[])),
            missing("outcome", Problem::UnknownChoice)
        );
        assert_eq!(
            check(one("videre", "", &["vær"])),
            missing("categories", Problem::UnknownChoice)
        );
        assert_eq!(
            check(one("", "", &[])),
            Err(vec![("texts".into(), Problem::AtLeast(1))])
        );
    }

    #[test]
    fn a_choice_reads_what_it_writes() {
        let pairs = |choice: &OverviewChoice| -> Vec<(String, String)> {
            let pairs = choice.pairs().into_iter();
            pairs.map(|(n, v)| (n.to_owned(), v)).collect()
        };
        let choice = OverviewChoice {
            by: By::Year,
            institution: Some(InstitutionId(3)),
            subject: Some("norsk".into()),
            year: Some(StudyYear(2025)),
            category: Some(Category::Online),
            page: 2,
        };
        assert_eq!(OverviewChoice::read(&pairs(&choice)), (choice, false));
        assert!(OverviewChoice::read(&[("ar".into(), "i fjor".into())]).1);
    }
}
