//! The one check that makes a typed offer a plan, and the limits of what can be kept at all.
//!
//! Faults come in the order of the fields on the editor's page, so that a summary reads from top to bottom.
//! Nothing here panics, whatever was typed.

use super::advice::is_isbn;
use super::reader::{Reader, looks_like_email};
use super::{
    CitationForm, GatheringForm, LONG, ModuleForm, OfferForm, ROWS, RUNS, RunForm, SHORT, SUMMARY, ThemeForm,
    lines,
};
use crate::catalogue::model::{
    Citation, Delivery, Funding, Gathering, Module, OfferPlan, Outcomes, RunPlan, StageRange, TargetGroup,
    TeachingLanguage, Theme, ThemeEvidence,
};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::lang::Lang;
use crate::shared::time::Semester;
use crate::shared::units::Credits;

#[cfg(test)]
pub(crate) mod tests;

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
        ];
        for (field, typed) in long {
            r.optional(field, typed, LONG * 2);
        }
        for (code, theme) in &self.themes {
            r.optional(&format!("themes[{code}][passage]"), &theme.passage, LONG * 2);
        }
        let rows = [
            ("modules", self.modules.len()),
            ("citations", self.citations.len()),
            ("run[gatherings]", self.run.gatherings.len()),
            ("themes", self.themes.len()),
            ("groups", self.groups.len()),
            ("counties", self.counties.len()),
        ];
        for (field, n) in rows {
            if n > ROWS {
                r.fault(field, Problem::AtMost(ROWS));
            }
        }
        if self.runs.len() >= RUNS || self.runs.iter().any(|run| run.gatherings.len() > ROWS) {
            r.fault("runs", Problem::AtMost(RUNS));
        }
        if serde_json::to_string(self).map_or(0, |s| s.len()) > 200_000 {
            r.fault("content", Problem::TooLong(LONG));
        }
        if r.faults.is_empty() {
            Ok(())
        } else {
            Err(r.faults)
        }
    }

    /// Everything an offer must hold to be sent to review: its plan and its first run.
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
        let (plan, mut runs) = self.check_all(subjects, counties)?;
        Ok((plan, runs.swap_remove(0)))
    }

    /// As `check`, with every run, the first first.
    ///
    /// # Errors
    /// As `check`.
    pub fn check_all(
        &self,
        subjects: &[&str],
        counties: &[&str],
    ) -> Result<(OfferPlan, Vec<RunPlan>), Vec<FieldFault>> {
        let mut r = Reader::default();
        let read = self.read_all(&mut r, subjects, counties);
        if r.faults.is_empty() {
            Ok(read)
        } else {
            Err(r.faults)
        }
    }

    /// What can be read of it, for its editors to look at; what cannot is absent.
    #[must_use]
    pub fn preview(&self, subjects: &[&str], counties: &[&str]) -> (OfferPlan, Vec<RunPlan>) {
        self.read_all(&mut Reader::default(), subjects, counties)
    }

    fn read_all(&self, r: &mut Reader, subjects: &[&str], counties: &[&str]) -> (OfferPlan, Vec<RunPlan>) {
        let known = |list: &[&str], code: &str| list.contains(&code).then(|| code.to_owned());
        let title = r.text("title", &self.title, SHORT);
        let code = r.optional("code", &self.code, 40);
        let credits = r.credits("credits", &self.credits);
        let subject = r
            .choice("subject", &self.subject, |c| known(subjects, c))
            .unwrap_or_default();
        let summary = r.text("summary", &self.summary, SUMMARY);
        let text_lang = r.choice("text_lang", &self.text_lang, Lang::from_code);
        let stages = self.check_stages(r);
        let groups = r.choices("groups", &self.groups, TargetGroup::from_code);
        let delivery = r.choices("delivery", &self.delivery, Delivery::from_code);
        let teaching_language = r.choice(
            "teaching_language",
            &self.teaching_language,
            TeachingLanguage::from_code,
        );
        let places = self
            .places
            .split([',', '\n'])
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .map(str::to_owned);
        let places: Vec<String> = places.collect();
        if places.is_empty() && !delivery.iter().all(|d| *d == Delivery::Online) {
            r.fault("places", Problem::AtLeast(1));
        }
        let county_codes: Vec<String> = self.counties.iter().filter_map(|c| known(counties, c)).collect();
        if county_codes.len() < self.counties.len() {
            r.fault("counties", Problem::UnknownChoice);
        }
        let content = r.text("content", &self.content, LONG);
        let outcomes = self.check_outcomes(r);
        let modules = self.check_modules(r, credits);
        let themes = self.check_themes(r, outcomes.all().count());
        let citations = self.check_citations(r);
        let practice = r.text("practice", &self.practice, LONG);
        let exam = r.text("exam", &self.exam, LONG);
        let admission = r.text("admission", &self.admission, LONG);
        let funding = r.choice("funding", &self.funding, Funding::from_code);
        let price_ore = r.number("price", &self.price, 0, 500_000).map(|kr| kr * 100);
        let contact_name = r.text("contact_name", &self.contact_name, SHORT);
        let contact_email = r.text("contact_email", &self.contact_email, SHORT);
        if !contact_email.is_empty() && !looks_like_email(&contact_email) {
            r.fault("contact_email", Problem::NotAnEmail);
        }
        let source_url = r.url("source_url", &self.source_url);
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
        };
        (plan, runs)
    }

    fn check_stages(&self, r: &mut Reader) -> Option<StageRange> {
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
        range
    }

    fn check_outcomes(&self, r: &mut Reader) -> Outcomes {
        let mut part = |field: &str, typed: &str| {
            let found = lines(typed);
            if found.is_empty() {
                r.fault(field, Problem::AtLeast(1));
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

    fn check_modules(&self, r: &mut Reader, credits: Option<Credits>) -> Vec<Module> {
        let mut modules = vec![];
        for (i, m) in self
            .modules
            .iter()
            .enumerate()
            .filter(|(_, m)| **m != ModuleForm::default())
        {
            let title = r.text(&format!("modules[{i}][title]"), &m.title, SHORT);
            let code = r.optional(&format!("modules[{i}][code]"), &m.code, 40);
            if let Some(credits) = r.credits(&format!("modules[{i}][credits]"), &m.credits) {
                modules.push(Module { code, title, credits });
            }
        }
        if modules.is_empty() && !r.faults.iter().any(|f| f.field.starts_with("modules")) {
            r.fault("modules[0][title]", Problem::AtLeast(1));
        }
        let sum = modules.iter().map(|m| m.credits.0).sum::<i32>();
        if let Some(credits) = credits.filter(|c| !modules.is_empty() && c.0 != sum) {
            r.fault("credits", Problem::CreditsDiffer(sum, credits.0));
        }
        modules
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

    fn check_citations(&self, r: &mut Reader) -> Vec<Citation> {
        let mut citations = vec![];
        for (i, c) in self
            .citations
            .iter()
            .enumerate()
            .filter(|(_, c)| **c != CitationForm::default())
        {
            let field = |name: &str| format!("citations[{i}][{name}]");
            let doi = r.optional(&field("doi"), &c.doi, SHORT);
            let doi = doi.trim_start_matches("https://doi.org/").to_owned();
            let is_doi = doi.starts_with("10.") && doi.contains('/');
            if !(doi.is_empty() || is_doi || is_isbn(&doi)) {
                r.fault(field("doi"), Problem::NotADoi);
            }
            let authors = r.text(&field("authors"), &c.authors, SHORT);
            let year = r.number(&field("year"), &c.year, 1950, 2100);
            let title = r.text(&field("title"), &c.title, 400);
            let source = r.optional(&field("source"), &c.source, SHORT);
            if let Some(year) = year.and_then(|y| i32::try_from(y).ok()) {
                citations.push(Citation {
                    authors,
                    year,
                    title,
                    source,
                    doi,
                });
            }
        }
        if citations.is_empty() && !r.faults.iter().any(|f| f.field.starts_with("citations")) {
            r.fault("citations[0][title]", Problem::AtLeast(1));
        }
        citations
    }
}

impl RunForm {
    /// What can be read of it; what cannot is absent.
    #[must_use]
    pub fn read(&self) -> RunPlan {
        self.check(&mut Reader::default(), "run", None)
    }

    /// `name` is the run's own name in its form. `funding`: only where the state may pay is there a deadline
    /// for its money.
    fn check(&self, r: &mut Reader, name: &str, funding: Option<Funding>) -> RunPlan {
        let own = |part: &str| format!("{name}[{part}]");
        let semester = r.choice(&own("semester"), &self.semester, Semester::parse);
        let starts_on = r.date(&own("starts_on"), &self.starts_on);
        let ends_on = r.date(&own("ends_on"), &self.ends_on);
        let has_scheme = matches!(funding, None | Some(Funding::Scheme));
        let funding_deadline = (has_scheme || !self.funding_deadline.trim().is_empty())
            .then(|| r.date(&own("funding_deadline"), &self.funding_deadline))
            .flatten();
        let admission_deadline = r.date(&own("admission_deadline"), &self.admission_deadline);
        let capacity = r
            .number(&own("capacity"), &self.capacity, 1, 2_000)
            .and_then(|n| i32::try_from(n).ok());
        let apply_url = r.url(&own("apply_url"), &self.apply_url);
        if let (Some(start), Some(end)) = (starts_on, ends_on)
            && end < start
        {
            r.fault(own("ends_on"), Problem::NotBefore(own("starts_on")));
        }
        for (field, deadline) in [
            (own("funding_deadline"), funding_deadline),
            (own("admission_deadline"), admission_deadline),
        ] {
            if let (Some(deadline), Some(start)) = (deadline, starts_on)
                && deadline > start
            {
                r.fault(field, Problem::NotAfter(own("starts_on")));
            }
        }
        let mut gatherings = vec![];
        for (i, g) in self
            .gatherings
            .iter()
            .enumerate()
            .filter(|(_, g)| **g != GatheringForm::default())
        {
            let field = |part: &str| format!("{name}[gatherings][{i}][{part}]");
            let from = r.date(&field("from"), &g.from);
            let to = if g.to.trim().is_empty() {
                from
            } else {
                r.date(&field("to"), &g.to)
            };
            let place = r.optional(&field("place"), &g.place, SHORT);
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            if to < from {
                r.fault(field("to"), Problem::NotBefore(field("from")));
            } else if starts_on.is_some_and(|s| from < s) || ends_on.is_some_and(|e| to > e) {
                r.fault(field("from"), Problem::OutsideSemester);
            }
            gatherings.push(Gathering { from, to, place });
        }
        RunPlan {
            semester,
            starts_on,
            ends_on,
            funding_deadline,
            admission_deadline,
            capacity,
            apply_url,
            gatherings,
        }
    }
}
