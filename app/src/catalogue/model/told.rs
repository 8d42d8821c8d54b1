//! What an institution has written of an offer in further languages, and which words a reader meets.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{OfferPlan, Outcomes, Theme, ThemeEvidence};
use crate::shared::lang::Lang;

/// The public texts of an offer in a further language. A version sent to review has all its plan has; what
/// was approved earlier may hold less.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Translation {
    pub lang: Lang,
    pub title: String,
    pub summary: String,
    pub content: String,
    /// In the order of the plan's.
    #[serde(default)]
    pub outcomes: Outcomes,
    /// Titles, in the order of the plan's modules.
    #[serde(default)]
    pub modules: Vec<String>,
    /// The passages that serve the themes.
    #[serde(default)]
    pub themes: BTreeMap<Theme, String>,
    #[serde(default)]
    pub practice: String,
    #[serde(default)]
    pub exam: String,
    #[serde(default)]
    pub materials: String,
    #[serde(default)]
    pub admission: String,
    #[serde(default)]
    pub ranking: String,
}

/// A plan as readers of one language meet it: each text in theirs where it is written, else as the plan has it.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    plan: &'a OfferPlan,
    translation: Option<&'a Translation>,
}

/// A text and the language it is in.
pub type Said<'a> = (Lang, &'a str);

impl OfferPlan {
    #[must_use]
    pub fn told_in(&self, lang: Lang) -> Told<'_> {
        let is_hers = |t: &&Translation| t.lang == lang && lang != self.text_lang;
        Told {
            plan: self,
            translation: self.translations.iter().find(is_hers),
        }
    }
}

impl<'a> Told<'a> {
    fn either(self, own: &'a str, other: impl Fn(&'a Translation) -> Option<&'a String>) -> Said<'a> {
        let other = self.translation.and_then(|t| Some((t.lang, other(t)?.as_str())));
        let other = other.filter(|(_, text)| !text.trim().is_empty());
        other.unwrap_or((self.plan.text_lang, own))
    }

    #[must_use]
    pub fn title(self) -> Said<'a> {
        self.either(&self.plan.title, |t| Some(&t.title))
    }

    #[must_use]
    pub fn summary(self) -> Said<'a> {
        self.either(&self.plan.summary, |t| Some(&t.summary))
    }

    #[must_use]
    pub fn content(self) -> Said<'a> {
        self.either(&self.plan.content, |t| Some(&t.content))
    }

    #[must_use]
    pub fn practice(self) -> Said<'a> {
        self.either(&self.plan.practice, |t| Some(&t.practice))
    }

    #[must_use]
    pub fn exam(self) -> Said<'a> {
        self.either(&self.plan.exam, |t| Some(&t.exam))
    }

    #[must_use]
    pub fn materials(self) -> Said<'a> {
        self.either(&self.plan.materials, |t| Some(&t.materials))
    }

    #[must_use]
    pub fn admission(self) -> Said<'a> {
        self.either(&self.plan.admission, |t| Some(&t.admission))
    }

    #[must_use]
    pub fn ranking(self) -> Said<'a> {
        self.either(&self.plan.ranking, |t| Some(&t.ranking))
    }

    /// All learning outcomes in one language, since themes and publications refer to them by number.
    #[must_use]
    pub fn outcomes(self) -> (Lang, &'a Outcomes) {
        let counts = |o: &Outcomes| [o.knowledge.len(), o.skills.len(), o.competence.len()];
        let own = &self.plan.outcomes;
        let other = self.translation.filter(|t| counts(&t.outcomes) == counts(own));
        other.map_or((self.plan.text_lang, own), |t| (t.lang, &t.outcomes))
    }

    /// The title of the module at this place; empty where there is none.
    #[must_use]
    pub fn module(self, at: usize) -> Said<'a> {
        let modules = &self.plan.modules;
        let own = modules.get(at).map_or("", |m| m.title.as_str());
        self.either(own, |t| {
            // Titles of another number of modules may be those of others.
            t.modules.get(at).filter(|_| t.modules.len() == modules.len())
        })
    }

    #[must_use]
    pub fn passage(self, evidence: &'a ThemeEvidence) -> Said<'a> {
        self.either(&evidence.passage, |t| t.themes.get(&evidence.theme))
    }

    /// The languages its texts are met in.
    #[must_use]
    pub fn languages(self) -> BTreeSet<Lang> {
        let texts = [
            self.title(),
            self.summary(),
            self.content(),
            self.practice(),
            self.exam(),
            self.materials(),
            self.admission(),
            self.ranking(),
        ];
        let modules = (0..self.plan.modules.len()).map(|at| self.module(at));
        let passages = self.plan.themes.iter().map(|t| self.passage(t));
        let said = texts.into_iter().chain(modules).chain(passages);
        let mut all: BTreeSet<Lang> = said
            .filter(|(_, text)| !text.is_empty())
            .map(|(l, _)| l)
            .collect();
        let (lang, outcomes) = self.outcomes();
        all.extend(outcomes.all().next().map(|_| lang));
        all
    }
}
