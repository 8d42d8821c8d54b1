//! What people of an institution type, verbatim; `check` is the one way from an offer's form to its plan.
//!
//! A draft is kept as typed; only sending it to review demands that `OfferForm::check` finds nothing.
//! Every field is a `String` or a list of them, so nothing typed is lost on the way to a check.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::{OfferPlan, RunPlan};
use crate::shared::lang::Lang;
use crate::shared::time::Date;
use crate::shared::units::Credits;

mod advice;
mod check;
mod follow;
mod posted;
mod reader;
mod translation;

pub use advice::{Advice, is_isbn};
pub use follow::{Moves, citation_name, module_name, moves, numbered_through, renumbered};
pub use posted::from_fields;
pub use reader::looks_like_email;
pub use translation::TranslationForm;

#[cfg(test)]
pub(crate) use check::tests::complete;

/// Longest short text (titles, names, addresses), in characters.
pub const SHORT: usize = 200;
/// Longest summary, in characters: what a card in search has room for.
pub const SUMMARY: usize = 600;
/// Longest long text, in characters.
pub const LONG: usize = 8_000;
/// Most rows of one kind (modules, gatherings, publications).
pub const ROWS: usize = 20;
/// Most starts of one text.
pub const RUNS: usize = 6;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfferForm {
    pub title: String,
    pub code: String,
    pub credits: String,
    pub subject: String,
    pub stage_from: String,
    pub stage_to: String,
    pub groups: Vec<String>,
    pub delivery: Vec<String>,
    pub teaching_language: String,
    pub text_lang: String,
    pub funding: String,
    pub summary: String,
    pub content: String,
    /// One outcome a line.
    pub knowledge: String,
    pub skills: String,
    pub competence: String,
    pub modules: Vec<ModuleForm>,
    /// By theme code.
    pub themes: BTreeMap<String, ThemeForm>,
    pub citations: Vec<CitationForm>,
    pub practice: String,
    pub exam: String,
    pub admission: String,
    /// Kroner; `0` = free.
    pub price: String,
    pub contact_name: String,
    pub contact_email: String,
    /// Names separated by commas or line breaks.
    pub places: String,
    pub counties: Vec<String>,
    pub source_url: String,
    /// Codes of the institutions that give it together with the one that answers for it.
    pub institutions: Vec<String>,
    /// Others who give it, separated by commas.
    pub partners: String,
    pub ranking: String,
    pub materials: String,
    /// By language code.
    pub translations: BTreeMap<String, TranslationForm>,
    pub run: RunForm,
    /// Further starts of the same text.
    pub runs: Vec<RunForm>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ModuleForm {
    pub code: String,
    pub title: String,
    pub credits: String,
    /// Numbers of the modules it builds on, 1-based, separated by commas.
    pub requires: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ThemeForm {
    pub passage: String,
    /// Number of the outcome, 1-based, as listed on the page.
    pub outcome: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CitationForm {
    pub authors: String,
    pub year: String,
    pub title: String,
    pub source: String,
    pub doi: String,
    /// Numbers of the outcomes that rest on it, separated by commas; empty = all of them.
    pub outcomes: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RunForm {
    pub semester: String,
    pub starts_on: String,
    pub ends_on: String,
    pub funding_deadline: String,
    pub admission_deadline: String,
    pub capacity: String,
    pub apply_url: String,
    pub application_code: String,
    pub gatherings: Vec<GatheringForm>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GatheringForm {
    pub from: String,
    pub to: String,
    pub place: String,
    /// `ja`, `nei`, or empty = not said.
    pub compulsory: String,
}

/// What is typed to take a live offer off the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WithdrawForm {
    /// The offer's number.
    pub offer: String,
    pub reason: String,
    /// From which day; empty = today.
    pub on: String,
}

/// What is typed to say of a run what its dates do not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarkForm {
    /// The run's number.
    pub run: String,
    /// `RunMark` code; empty = the dates speak.
    pub mark: String,
    /// From which day; empty = today.
    pub on: String,
    pub reason: String,
    /// The number of the run that stands in its place.
    pub moved_to: String,
}

/// What `GatheringForm::compulsory` holds.
pub const YES: &str = "ja";
pub const NO: &str = "nei";

/// Positions as an editor writes them: `1, 3`.
fn numbers(positions: &[usize]) -> String {
    let numbers: Vec<String> = positions.iter().map(|p| (p + 1).to_string()).collect();
    numbers.join(", ")
}

/// The lines that hold something.
fn lines(typed: &str) -> Vec<String> {
    typed
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(str::to_owned)
        .collect()
}

impl OfferForm {
    /// Learning outcomes in the order they are numbered in.
    #[must_use]
    pub fn outcome_lines(&self) -> Vec<String> {
        [&self.knowledge, &self.skills, &self.competence]
            .into_iter()
            .flat_map(|typed| lines(typed))
            .collect()
    }

    /// Rows left wholly empty do not count.
    #[must_use]
    pub fn without_blank_rows(mut self) -> Self {
        self.modules.retain(|m| *m != ModuleForm::default());
        self.citations.retain(|c| *c != CitationForm::default());
        self.institutions.retain(|code| !code.trim().is_empty());
        self.translations.retain(|_, t| !t.is_blank());
        for run in std::iter::once(&mut self.run).chain(&mut self.runs) {
            run.gatherings.retain(|g| *g != GatheringForm::default());
        }
        self.runs.retain(|r| *r != RunForm::default());
        self
    }

    /// Every start, the first first.
    pub fn all_runs(&self) -> impl Iterator<Item = &RunForm> {
        std::iter::once(&self.run).chain(&self.runs)
    }

    /// The same form with these further starts.
    #[must_use]
    pub fn with_runs(self, further: &[RunPlan]) -> Self {
        OfferForm {
            runs: further.iter().map(RunForm::from_plan).collect(),
            ..self
        }
    }

    /// The form an editor would have typed to get this plan and run.
    #[must_use]
    pub fn from_plan(plan: &OfferPlan, run: Option<&RunPlan>) -> Self {
        let codes = |list: &[&'static str]| list.iter().map(|&c| c.to_owned()).collect::<Vec<_>>();
        let credits = |c: Credits| c.number(Lang::Nb);
        let themes = plan.themes.iter().map(|t| {
            let form = ThemeForm {
                passage: t.passage.clone(),
                outcome: (t.outcome + 1).to_string(),
            };
            (t.theme.code().to_owned(), form)
        });
        OfferForm {
            title: plan.title.clone(),
            code: plan.code.clone(),
            credits: plan.credits.map(credits).unwrap_or_default(),
            subject: plan.subject.clone(),
            stage_from: plan.stages.map(|s| s.from.to_string()).unwrap_or_default(),
            stage_to: plan.stages.map(|s| s.to.to_string()).unwrap_or_default(),
            groups: codes(&plan.groups.iter().map(|g| g.code()).collect::<Vec<_>>()),
            delivery: codes(&plan.delivery.iter().map(|d| d.code()).collect::<Vec<_>>()),
            teaching_language: plan.teaching_language.code().to_owned(),
            text_lang: plan.text_lang.code().to_owned(),
            funding: plan.funding.map(|f| f.code().to_owned()).unwrap_or_default(),
            summary: plan.summary.clone(),
            content: plan.content.clone(),
            knowledge: plan.outcomes.knowledge.join("\n"),
            skills: plan.outcomes.skills.join("\n"),
            competence: plan.outcomes.competence.join("\n"),
            modules: plan
                .modules
                .iter()
                .map(|m| ModuleForm {
                    code: m.code.clone(),
                    title: m.title.clone(),
                    credits: credits(m.credits),
                    requires: numbers(&m.requires),
                })
                .collect(),
            themes: themes.collect(),
            citations: plan
                .citations
                .iter()
                .map(|c| CitationForm {
                    authors: c.authors.clone(),
                    year: c.year.to_string(),
                    title: c.title.clone(),
                    source: c.source.clone(),
                    doi: c.doi.clone(),
                    outcomes: numbers(&c.outcomes),
                })
                .collect(),
            practice: plan.practice.clone(),
            exam: plan.exam.clone(),
            admission: plan.admission.clone(),
            price: plan.price_ore.map(|p| (p / 100).to_string()).unwrap_or_default(),
            contact_name: plan.contact_name.clone(),
            contact_email: plan.contact_email.clone(),
            places: plan.places.join(", "),
            counties: plan.counties.clone(),
            source_url: plan.source_url.clone(),
            institutions: plan.institutions.clone(),
            partners: plan.partners.join(", "),
            ranking: plan.ranking.clone(),
            materials: plan.materials.clone(),
            translations: (plan.translations.iter())
                .map(|t| (t.lang.code().to_owned(), TranslationForm::of(t)))
                .collect(),
            run: run.map(RunForm::from_plan).unwrap_or_default(),
            runs: vec![],
        }
    }
}

impl RunForm {
    /// As `OfferForm::from_plan`, for the run.
    #[must_use]
    pub fn from_plan(plan: &RunPlan) -> Self {
        let date = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
        RunForm {
            semester: plan.semester.map(|s| s.to_string()).unwrap_or_default(),
            starts_on: date(plan.starts_on),
            ends_on: date(plan.ends_on),
            funding_deadline: date(plan.funding_deadline),
            admission_deadline: date(plan.admission_deadline),
            capacity: plan.capacity.map(|c| c.to_string()).unwrap_or_default(),
            apply_url: plan.apply_url.clone(),
            application_code: plan.application_code.clone(),
            gatherings: plan
                .gatherings
                .iter()
                .map(|g| GatheringForm {
                    from: g.from.to_string(),
                    to: g.to.to_string(),
                    place: g.place.clone(),
                    compulsory: match g.compulsory {
                        Some(true) => YES.to_owned(),
                        Some(false) => NO.to_owned(),
                        None => String::new(),
                    },
                })
                .collect(),
        }
    }
}
