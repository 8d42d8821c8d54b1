//! The invented texts of the demonstration, as read from `data/plans.json`, `subjects.tsv` and others.

use std::collections::BTreeMap;

use app::catalogue::model::{Citation, Subject, Theme};
use serde::Deserialize;

use super::facts::rows;

/// A subject's texts in both written languages.
#[derive(Clone, Debug, Deserialize)]
pub struct PlanTexts {
    pub subject: String,
    pub nb: PlanText,
    pub nn: PlanText,
    pub references: Vec<Reference>,
}

/// What a plan in one subject says.
#[derive(Clone, Debug, Deserialize)]
pub struct PlanText {
    pub summary: String,
    pub content: String,
    pub outcomes: app::catalogue::model::Outcomes,
    pub modules: Vec<String>,
    pub practice: String,
    pub themes: BTreeMap<Theme, ThemeText>,
    pub assessment: String,
}

/// How one theme is served, with a position among the outcomes.
#[derive(Clone, Debug, Deserialize)]
pub struct ThemeText {
    pub passage: String,
    pub outcome: usize,
}

/// A publication a plan rests on.
#[derive(Clone, Debug, Deserialize)]
pub struct Reference {
    pub authors: String,
    pub year: i32,
    pub title: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub doi: String,
}

impl From<&Reference> for Citation {
    fn from(r: &Reference) -> Self {
        Citation {
            authors: r.authors.clone(),
            year: r.year,
            title: r.title.clone(),
            source: r.source.clone(),
            doi: r.doi.clone(),
            outcomes: vec![],
        }
    }
}

/// The texts of every subject.
///
/// # Errors
/// When the file is not what it should be.
pub fn plan_texts() -> serde_json::Result<Vec<PlanTexts>> {
    serde_json::from_str(include_str!("data/plans.json"))
}

/// A subject with the areas of the real offers that belong to it.
#[derive(Clone, Debug)]
pub struct SubjectRow {
    pub subject: Subject,
    pub areas: Vec<String>,
}

/// Every subject, in the order of the catalogue.
#[must_use]
pub fn subjects() -> Vec<SubjectRow> {
    rows(include_str!("data/subjects.tsv"), |row| SubjectRow {
        subject: Subject {
            code: row.get("code").to_owned(),
            nb: row.get("name_nb").to_owned(),
            nn: row.get("name_nn").to_owned(),
            en: row.get("name_en").to_owned(),
        },
        areas: row
            .get("matches")
            .split([';', '|'])
            .map(|a| a.trim().to_owned())
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::facts::real_offers;

    #[test]
    fn every_real_offer_has_a_subject_with_texts() {
        let (subjects, texts) = (subjects(), plan_texts().unwrap());
        for offer in real_offers() {
            let of_area = subjects.iter().find(|s| s.areas.contains(&offer.subject_area));
            let subject = of_area.unwrap_or_else(|| panic!("no subject for {}", offer.subject_area));
            assert!(
                texts.iter().any(|t| t.subject == subject.subject.code),
                "{}",
                subject.subject.code
            );
        }
    }

    #[test]
    fn every_text_covers_all_themes_with_an_outcome_of_its_own() {
        for texts in plan_texts().unwrap() {
            for text in [&texts.nb, &texts.nn] {
                assert_eq!(text.themes.len(), Theme::ALL.len(), "{}", texts.subject);
                let outcomes = text.outcomes.all().count();
                assert!(
                    text.themes.values().all(|t| t.outcome < outcomes),
                    "{}",
                    texts.subject
                );
            }
        }
    }
}
