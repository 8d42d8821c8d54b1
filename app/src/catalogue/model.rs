//! Offers and versions, and the rules between their states.
//!
//! `codes` holds the closed lists, `run` one start of an offer with its dates and status, `days` what
//! calendars tell of it, `told` its texts in further languages, `quality` what participants' answers say of it.

mod codes;
mod days;
mod numbers;
mod quality;
mod run;
mod told;

pub use codes::*;
pub use days::*;
pub use numbers::is_organisation_number;
pub use quality::Quality;
pub use run::*;
pub use told::*;

use serde::{Deserialize, Serialize};

use crate::advice::rules::Rules;
use crate::shared::ids::{InstitutionId, OfferId, VersionId};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant, StudyYear};
use crate::shared::units::Credits;

/// A provider of studies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Institution {
    pub id: InstitutionId,
    pub short_name: String,
    pub name: String,
    /// Names in other languages and former names, as given by the source.
    pub other_names: String,
    /// Four digits, as in the national database of higher education.
    pub dbh_code: String,
    /// Codes of the counties it teaches in.
    pub counties: Vec<String>,
    pub website: String,
}

/// A subject of the catalogue with its names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// The code used in addresses: `kunst_og_handverk`.
    pub code: String,
    pub nb: String,
    pub nn: String,
    pub en: String,
}

impl Subject {
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nn => &self.nn,
            Lang::En => &self.en,
            Lang::Nb | Lang::Se => &self.nb,
        }
    }
}

/// A county (two digits) or municipality (four digits).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub code: String,
    pub name: String,
    /// With Sámi and Kven parallels.
    pub full_name: String,
}

impl Place {
    #[must_use]
    pub fn is_county(&self) -> bool {
        self.code.len() == 2
    }
}

/// Everything the pages look up by code; small, loaded once, never changed by a page.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// Sorted by name.
    pub institutions: Vec<Institution>,
    /// In the order of the catalogue.
    pub subjects: Vec<Subject>,
    /// Counties and municipalities, by code.
    pub places: Vec<Place>,
    /// What credits and money are reckoned by.
    pub rules: Rules,
}

impl Reference {
    #[must_use]
    pub fn institution(&self, id: InstitutionId) -> Option<&Institution> {
        self.institutions.iter().find(|i| i.id == id)
    }

    /// The institution with this code of the national database.
    #[must_use]
    pub fn institution_of(&self, code: &str) -> Option<&Institution> {
        self.institutions.iter().find(|i| i.dbh_code == code)
    }

    /// Those who give an offer together with `own`, as far as the register knows them.
    pub fn partners<'a>(
        &'a self,
        own: InstitutionId,
        plan: &'a OfferPlan,
    ) -> impl Iterator<Item = &'a Institution> {
        let known = plan
            .institutions
            .iter()
            .filter_map(|code| self.institution_of(code));
        known.filter(move |i| i.id != own)
    }

    /// The subject's name, or its code where the catalogue does not know it.
    #[must_use]
    pub fn subject_name<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        self.subjects
            .iter()
            .find(|s| s.code == code)
            .map_or(code, |s| s.name(lang))
    }

    #[must_use]
    pub fn place(&self, code: &str) -> Option<&Place> {
        self.places.iter().find(|p| p.code == code)
    }
}

/// What learners will know, be able to do and carry with them (NKR's three parts).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcomes {
    pub knowledge: Vec<String>,
    pub skills: Vec<String>,
    pub competence: Vec<String>,
}

impl Outcomes {
    /// All outcomes in order; a theme's evidence refers to a position in it.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.knowledge.iter().chain(&self.skills).chain(&self.competence)
    }
}

/// A credit-giving part of an offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Module {
    pub code: String,
    pub title: String,
    pub credits: Credits,
    /// Positions of the modules it builds on.
    #[serde(default)]
    pub requires: Vec<usize>,
}

/// How one theme is served: a passage of the plan and the outcome it leads to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThemeEvidence {
    pub theme: Theme,
    pub passage: String,
    /// Position in `Outcomes::all`.
    pub outcome: usize,
}

/// A dated publication an outcome rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    pub authors: String,
    pub year: i32,
    pub title: String,
    pub source: String,
    /// `10.…/…` without resolver, or empty.
    pub doi: String,
    /// Positions in `Outcomes::all` of what rests on it; empty = the offer as a whole.
    #[serde(default)]
    pub outcomes: Vec<usize>,
}

/// The text of an offer for one study year, as published or ready to be.
///
/// Historic offers were taken in from public pages that state only some of this: what is not known is
/// `None` or empty. A version sent to review has everything (`OfferForm::check`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferPlan {
    pub title: String,
    pub code: String,
    pub credits: Option<Credits>,
    /// Subject code.
    pub subject: String,
    pub stages: Option<StageRange>,
    pub groups: Vec<TargetGroup>,
    pub delivery: Vec<Delivery>,
    pub teaching_language: TeachingLanguage,
    /// The language the texts are written in.
    pub text_lang: Lang,
    pub funding: Option<Funding>,
    pub summary: String,
    pub content: String,
    pub outcomes: Outcomes,
    pub modules: Vec<Module>,
    pub themes: Vec<ThemeEvidence>,
    pub citations: Vec<Citation>,
    /// How participants try things out at their own school and share with colleagues.
    pub practice: String,
    pub exam: String,
    pub admission: String,
    /// What the participant pays beside the semester fee; `None` = not stated.
    pub price_ore: Option<i64>,
    pub contact_name: String,
    pub contact_email: String,
    /// Where it is taught, as written: `Bergen`, `Bodø, desentralisert`.
    pub places: Vec<String>,
    /// County codes of the places.
    pub counties: Vec<String>,
    /// Where the facts were taken from, or the offer's own page.
    pub source_url: String,
    /// Codes of the institutions that give it together with the one that answers for it.
    #[serde(default)]
    pub institutions: Vec<String>,
    /// Others who give it, by name.
    #[serde(default)]
    pub partners: Vec<String>,
    /// How applicants are ranked where there are too many.
    #[serde(default)]
    pub ranking: String,
    /// Books, equipment and software a participant must have.
    #[serde(default)]
    pub materials: String,
    /// Never in `text_lang`; one a language.
    #[serde(default)]
    pub translations: Vec<Translation>,
}

impl OfferPlan {
    /// A plan that says nothing but its title.
    #[must_use]
    pub fn titled(title: &str) -> Self {
        OfferPlan {
            title: title.to_owned(),
            code: String::new(),
            credits: None,
            subject: String::new(),
            stages: None,
            groups: vec![],
            delivery: vec![],
            teaching_language: TeachingLanguage::Norwegian,
            text_lang: Lang::Nb,
            funding: None,
            summary: String::new(),
            content: String::new(),
            outcomes: Outcomes::default(),
            modules: vec![],
            themes: vec![],
            citations: vec![],
            practice: String::new(),
            exam: String::new(),
            admission: String::new(),
            price_ore: None,
            contact_name: String::new(),
            contact_email: String::new(),
            places: vec![],
            counties: vec![],
            source_url: String::new(),
            institutions: vec![],
            partners: vec![],
            ranking: String::new(),
            materials: String::new(),
            translations: vec![],
        }
    }
}

/// One version with its place in the series.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub id: VersionId,
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub year: StudyYear,
    pub state: VersionState,
    /// Counts every saved change; a writer must name the one she saw.
    pub revision: i64,
    /// Made up for the demonstration, wholly or partly.
    pub is_demo: bool,
    pub plan: OfferPlan,
    pub published_at: Option<Instant>,
    pub withdrawn_reason: String,
    /// The day it was withdrawn from, where that is known.
    pub withdrawn_on: Option<Date>,
}

/// What a card, a row of a comparison or the machine interface shows of an offer: its live version.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferSummary {
    pub version: Version,
    /// Sorted by start.
    pub runs: Vec<Run>,
    pub quality: Option<Quality>,
}

impl OfferSummary {
    /// The run a reader cares about; `next_run` says which.
    #[must_use]
    pub fn next_run(&self, today: Date) -> Option<&Run> {
        next_run(&self.runs, today)
    }

    /// Status of the run a reader cares about.
    #[must_use]
    pub fn status(&self, today: Date) -> Option<RunStatus> {
        self.next_run(today).map(|r| r.status(today))
    }

    /// The next deadline and the days to it, if one lies ahead and meeting it can still lead to a place.
    #[must_use]
    pub fn days_left(&self, today: Date) -> Option<(Date, i64)> {
        let run = self
            .next_run(today)
            .filter(|r| r.status(today).takes_applications())?;
        let deadline = run.plan.next_deadline(today)?;
        let days = (deadline - today).num_days();
        (days >= 0).then_some((deadline, days))
    }
}

/// What may happen to a version next; everything else is refused as stale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Submit,
    Return,
    Approve,
    Supersede,
    Withdraw,
}

impl VersionState {
    /// The state a step leads to, or nothing where the step is not allowed from here.
    ///
    /// There is one way to `Published`: `Approve` from `InReview`.
    #[must_use]
    pub const fn after(self, step: Step) -> Option<VersionState> {
        match (self, step) {
            (VersionState::Draft | VersionState::Returned, Step::Submit) => Some(VersionState::InReview),
            (VersionState::InReview, Step::Return) => Some(VersionState::Returned),
            (VersionState::InReview, Step::Approve) => Some(VersionState::Published),
            (VersionState::Published, Step::Supersede) => Some(VersionState::Superseded),
            (VersionState::Published, Step::Withdraw) => Some(VersionState::Withdrawn),
            _ => None,
        }
    }

    /// Being worked on or judged; nobody outside reads it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        self.is_editable() || matches!(self, VersionState::InReview)
    }

    /// An editor may change the text in these states only.
    #[must_use]
    pub const fn is_editable(self) -> bool {
        matches!(self, VersionState::Draft | VersionState::Returned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_approval_leads_to_published() {
        for &from in VersionState::ALL {
            for step in [
                Step::Submit,
                Step::Return,
                Step::Approve,
                Step::Supersede,
                Step::Withdraw,
            ] {
                if from.after(step) == Some(VersionState::Published) {
                    assert_eq!((from, step), (VersionState::InReview, Step::Approve));
                }
            }
        }
    }
}
