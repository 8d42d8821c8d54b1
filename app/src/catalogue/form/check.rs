//! The one check that makes a typed offer a plan, and the limits of what can be kept at all.
//!
//! Faults come in the order of the fields on the editor's page, so that a summary reads from top to bottom.
//! Nothing here panics, whatever was typed.

use super::advice::is_isbn;
use super::reader::{Reader, looks_like_email};
use super::{
    CitationForm, GatheringForm, LONG, ModuleForm, NO, OfferForm, ROWS, RUNS, RunForm, SHORT, SUMMARY,
    ThemeForm, YES, lines,
};
use crate::catalogue::model::{
    Citation, Delivery, Funding, Gathering, Module, OfferPlan, Outcomes, RunPlan, StageRange, TargetGroup,
    TeachingLanguage, Theme, ThemeEvidence, Translation, stages_offered,
};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::lang::Lang;
use crate::shared::time::{Semester, StudyYear};
use crate::shared::units::Credits;

mod rows;
mod run;
#[cfg(test)]
pub(crate) mod tests;

/// Names separated by commas or line breaks.
fn names(typed: &str) -> Vec<String> {
    let all = typed.split([',', '\n']).map(str::trim);
    all.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

impl OfferForm {
    /// The longest texts that can be kept at all; everything else may be half-done in a draft.
    ///
    /// # Errors
    /// One fault per text or list that is longer than the database keeps.
    pub fn check_size(&self) -> Result<(), Vec<FieldFault>> {
        let mut r = Reader::default();
        let short = [
            ("title", &self.title),
            ("code", &self.code),
            ("contact_name", &self.contact_name),
            ("contact_email", &self.contact_email),
        ];
        for (field, typed) in short {
            r.optional(field, typed, SHORT * 2);
        }
        let long = [
            ("summary", &self.summary),
            ("content", &self.content),
            ("knowledge", &self.knowledge),
            ("skills", &self.skills),
            ("competence", &self.competence),
            ("practice", &self.practice),
            ("exam", &self.exam),
            ("admission", &self.admission),
            ("places", &self.places),
            ("partners", &self.partners),
            ("ranking", &self.ranking),
            ("materials", &self.materials),
        ];
        for (field, typed) in long {
            r.optional(field, typed, LONG * 2);
        }
        for (code, theme) in &self.themes {
            r.optional(&format!("themes[{code}][passage]"), &theme.passage, LONG * 2);
        }
        for (code, translation) in &self.translations {
            for (part, typed) in translation.texts() {
                r.optional(&format!("translations[{code}][{part}]"), typed, LONG * 2);
            }
        }
        let rows = [
            ("modules", self.modules.len()),
            ("citations", self.citations.len()),
            ("run[gatherings]", self.run.gatherings.len()),
            ("themes", self.themes.len()),
            ("translations", self.translations.len()),
            ("groups", self.groups.len()),
            ("counties", self.counties.len()),
            ("institutions", self.institutions.len()),
        ];
        for (field, n) in rows {
            if n > ROWS {
                r.fault(field, Problem::AtMost(ROWS));
            }
        }
        if self.runs.len() >= RUNS || self.runs.iter().any(|run| run.gatherings.len() > ROWS) {
            r.fault("runs", Problem::AtMost(RUNS));
        }
        if serde_json::to_string(self).map_or(0, |s| s.len()) > 400_000 {
            r.fault("content", Problem::TooLong(LONG));
        }
        if r.faults.is_empty() {
            Ok(())
        } else {
            Err(r.faults)
        }
    }

    /// Everything an offer must hold, whatever the study year: its plan and its first run.
    ///
    /// `subjects` are the catalogue's subject codes, `counties` its county codes.
    ///
    /// # Errors
    /// One fault per field that is not ready, in the order of the page.
    pub fn check(
        &self,
        subjects: &[&str],
        counties: &[&str],
    ) -> Result<(OfferPlan, RunPlan), Vec<FieldFault>> {
        let (plan, mut runs) = self.read_all(subjects, counties, None)?;
        Ok((plan, runs.swap_remove(0)))
    }

    /// Everything an offer must hold to be sent to review for this study year, with every run, the first first.
    ///
    /// # Errors
    /// As `check`.
    pub fn check_all(
        &self,
        subjects: &[&str],
        counties: &[&str],
        year: StudyYear,
    ) -> Result<(OfferPlan, Vec<RunPlan>), Vec<FieldFault>> {
        self.read_all(subjects, counties, Some(year))
    }

    /// What `check_all` would refuse.
    #[must_use]
    pub fn faults(&self, subjects: &[&str], counties: &[&str], year: StudyYear) -> Vec<FieldFault> {
        self.check_all(subjects, counties, year).err().unwrap_or_default()
    }

    fn read_all(
        &self,
        subjects: &[&str],
        counties: &[&str],
        year: Option<StudyYear>,
    ) -> Result<(OfferPlan, Vec<RunPlan>), Vec<FieldFault>> {
        let mut r = Reader::of(year);
        let read = self.read(&mut r, subjects, counties);
        if r.faults.is_empty() {
            Ok(read)
        } else {
            Err(r.faults)
        }
    }

    /// What can be read of it, for its editors to look at; what cannot is absent.
    #[must_use]
    pub fn preview(&self, subjects: &[&str], counties: &[&str]) -> (OfferPlan, Vec<RunPlan>) {
        self.read(&mut Reader::default(), subjects, counties)
    }

    fn read(&self, r: &mut Reader, subjects: &[&str], counties: &[&str]) -> (OfferPlan, Vec<RunPlan>) {
        let known = |list: &[&str], code: &str| list.contains(&code).then(|| code.to_owned());
        let title = r.text("title", &self.title, SHORT);
        let code = r.optional("code", &self.code, 40);
        let credits = r.credits("credits", &self.credits);
        let subject = r
            .choice("subject", &self.subject, |c| known(subjects, c))
            .unwrap_or_default();
        let summary = r.text("summary", &self.summary, SUMMARY);
        let text_lang = r.choice("text_lang", &self.text_lang, Lang::from_code);
        let stages = self.check_stages(r, &subject);
        let groups = r.choices("groups", &self.groups, TargetGroup::from_code);
        let delivery = r.choices("delivery", &self.delivery, Delivery::from_code);
        let teaching_language = r.choice(
            "teaching_language",
            &self.teaching_language,
            TeachingLanguage::from_code,
        );
        let places = names(&self.places);
        if places.is_empty() && !delivery.iter().all(|d| *d == Delivery::Online) {
            r.fault("places", Problem::Required);
        }
        let county_codes: Vec<String> = self.counties.iter().filter_map(|c| known(counties, c)).collect();
        if county_codes.len() < self.counties.len() {
            r.fault("counties", Problem::UnknownChoice);
        }
        let institutions = self.check_institutions(r);
        let content = r.text("content", &self.content, LONG);
        let outcomes = self.check_outcomes(r);
        let modules = self.check_modules(r, credits);
        let themes = self.check_themes(r, outcomes.all().count());
        let citations = self.check_citations(r, outcomes.all().count());
        let practice = r.text("practice", &self.practice, LONG);
        let exam = r.text("exam", &self.exam, LONG);
        let materials = r.optional("materials", &self.materials, LONG);
        let admission = r.text("admission", &self.admission, LONG);
        let ranking = r.optional("ranking", &self.ranking, LONG);
        let funding = r.choice("funding", &self.funding, Funding::from_code);
        let price_ore = r.number("price", &self.price, 0, 500_000).map(|kr| kr * 100);
        let contact_name = r.text("contact_name", &self.contact_name, SHORT);
        let contact_email = r.text("contact_email", &self.contact_email, SHORT);
        if !contact_email.is_empty() && !looks_like_email(&contact_email) {
            r.fault("contact_email", Problem::NotAnEmail);
        }
        let source_url = r.url("source_url", &self.source_url);
        let translations = self.check_translations(r, text_lang);
        let mut runs = vec![self.run.check(r, "run", funding)];
        for (i, run) in self.runs.iter().enumerate() {
            if *run != RunForm::default() {
                runs.push(run.check(r, &format!("runs[{i}]"), funding));
            }
        }
        let plan = OfferPlan {
            title,
            code,
            credits,
            subject,
            stages,
            groups,
            delivery,
            teaching_language: teaching_language.unwrap_or(TeachingLanguage::Norwegian),
            text_lang: text_lang.unwrap_or(Lang::Nb),
            funding,
            summary,
            content,
            outcomes,
            modules,
            themes,
            citations,
            practice,
            exam,
            admission,
            price_ore,
            contact_name,
            contact_email,
            places,
            counties: county_codes,
            source_url,
            institutions,
            partners: names(&self.partners),
            ranking,
            materials,
            translations,
        };
        (plan, runs)
    }

    fn check_stages(&self, r: &mut Reader, subject: &str) -> Option<StageRange> {
        // Only offers for teachers in school have to name a stage.
        let in_school =
            self.groups.is_empty() || self.groups.iter().any(|g| g == TargetGroup::Teachers.code());
        if !in_school && self.stage_from.is_empty() && self.stage_to.is_empty() {
            return None;
        }
        let from = r.number("stage_from", &self.stage_from, 1, 13);
        let to = r.number("stage_to", &self.stage_to, 1, 13);
        let range = StageRange::new(u8::try_from(from?).ok()?, u8::try_from(to?).ok()?);
        if range.is_none() {
            r.fault("stage_to", Problem::NotBefore("stage_from".into()));
        }
        if let (Some(range), Some(offered)) = (range, stages_offered(subject)) {
            let (from, to) = (i64::from(offered.from), i64::from(offered.to));
            let problem = Problem::NotTaughtThere(from, to);
            if range.from < offered.from || range.from > offered.to {
                r.fault("stage_from", problem);
            } else if range.to > offered.to {
                r.fault("stage_to", problem);
            }
        }
        range
    }

    /// Whether the register knows them is for the server to say.
    fn check_institutions(&self, r: &mut Reader) -> Vec<String> {
        let mut codes: Vec<String> = vec![];
        for (i, code) in self.institutions.iter().map(|c| c.trim()).enumerate() {
            if code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit()) {
                if !codes.iter().any(|c| c == code) {
                    codes.push(code.to_owned());
                }
            } else if !code.is_empty() {
                r.fault(format!("institutions[{i}]"), Problem::UnknownChoice);
            }
        }
        codes
    }

    fn check_outcomes(&self, r: &mut Reader) -> Outcomes {
        let mut part = |field: &str, typed: &str| {
            let found = lines(typed);
            if found.is_empty() {
                r.fault(field, Problem::Required);
            } else if typed.chars().count() > LONG {
                r.fault(field, Problem::TooLong(LONG));
            }
            found
        };
        Outcomes {
            knowledge: part("knowledge", &self.knowledge),
            skills: part("skills", &self.skills),
            competence: part("competence", &self.competence),
        }
    }

    fn check_themes(&self, r: &mut Reader, outcomes: usize) -> Vec<ThemeEvidence> {
        let blank = ThemeForm::default();
        let mut evidence = vec![];
        for &theme in Theme::ALL {
            let typed = self.themes.get(theme.code()).unwrap_or(&blank);
            let passage = r.text(&format!("themes[{theme}][passage]"), &typed.passage, 2_000);
            let max = i64::try_from(outcomes.max(1)).unwrap_or(1);
            if let Some(n) = r.number(&format!("themes[{theme}][outcome]"), &typed.outcome, 1, max) {
                evidence.push(ThemeEvidence {
                    theme,
                    passage,
                    outcome: usize::try_from(n - 1).unwrap_or(0),
                });
            }
        }
        evidence
    }
}
