//! Lists of the form: modules and what they build on, publications and what rests on them, translations.

use std::collections::BTreeMap;

use super::*;

/// A DOI without the address of its resolver.
fn bare_doi(typed: &str) -> &str {
    let resolvers = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi:",
    ];
    let start = resolvers.iter().find(|r| {
        let start = typed.get(..r.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(r))
    });
    start.map_or(typed, |r| typed[r.len()..].trim_start())
}

/// `10.`, four to nine digits of whoever registered it, a slash, a name without blanks (Crossref's advice on
/// matching DOIs, which covers all but the very oldest).
fn is_doi(doi: &str) -> bool {
    let Some((registrant, name)) = doi.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    // A registrant may have parts of its own: `10.1000.10/123`.
    let mut parts = registrant.split('.');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let first = parts.next().unwrap_or_default();
    (4..=9).contains(&first.len())
        && digits(first)
        && parts.all(digits)
        && !name.is_empty()
        && !name.chars().any(|c| c.is_whitespace() || c.is_control())
}

impl OfferForm {
    pub(super) fn check_modules(&self, r: &mut Reader, credits: Option<Credits>) -> Vec<Module> {
        let mut modules = vec![];
        for (i, m) in self
            .modules
            .iter()
            .enumerate()
            .filter(|(_, m)| **m != ModuleForm::default())
        {
            let title = r.text(&format!("modules[{i}][title]"), &m.title, SHORT);
            let code = r.optional(&format!("modules[{i}][code]"), &m.code, 40);
            let credits = r.credits(&format!("modules[{i}][credits]"), &m.credits);
            let field = format!("modules[{i}][requires]");
            // Only those before it, so that nothing can build on itself.
            let requires = r.positions(&field, &m.requires, modules.len());
            if let Some(credits) = credits {
                modules.push(Module {
                    code,
                    title,
                    credits,
                    requires,
                });
            }
        }
        if modules.is_empty() && !r.faults.iter().any(|f| f.field.starts_with("modules")) {
            r.fault("modules[0][title]", Problem::NoModule);
        }
        let sum = modules.iter().map(|m| m.credits.0).sum::<i32>();
        if let Some(credits) = credits.filter(|c| !modules.is_empty() && c.0 != sum) {
            r.fault("credits", Problem::CreditsDiffer(sum, credits.0));
        }
        modules
    }

    pub(super) fn check_citations(&self, r: &mut Reader, outcomes: usize) -> Vec<Citation> {
        let mut citations = vec![];
        // Nothing rests on what will be published after the study year has begun.
        let last_year = r.year.map_or(2100, |year| i64::from(year.0));
        for (i, c) in self
            .citations
            .iter()
            .enumerate()
            .filter(|(_, c)| **c != CitationForm::default())
        {
            let field = |name: &str| format!("citations[{i}][{name}]");
            let doi = bare_doi(&r.optional(&field("doi"), &c.doi, SHORT)).to_owned();
            if !(doi.is_empty() || is_doi(&doi) || is_isbn(&doi)) {
                r.fault(field("doi"), Problem::NotADoi);
            }
            let authors = r.text(&field("authors"), &c.authors, SHORT);
            let year = r.number(&field("year"), &c.year, 1950, last_year);
            let title = r.text(&field("title"), &c.title, 400);
            let source = r.optional(&field("source"), &c.source, SHORT);
            let outcomes = r.positions(&field("outcomes"), &c.outcomes, outcomes);
            if let Some(year) = year.and_then(|y| i32::try_from(y).ok()) {
                citations.push(Citation {
                    authors,
                    year,
                    title,
                    source,
                    doi,
                    outcomes,
                });
            }
        }
        if citations.is_empty() && !r.faults.iter().any(|f| f.field.starts_with("citations")) {
            r.fault("citations[0][title]", Problem::NoPublication);
        }
        citations
    }

    /// A language that has been begun is finished: it says all that the offer's own says.
    pub(super) fn check_translations(&self, r: &mut Reader, text_lang: Option<Lang>) -> Vec<Translation> {
        fn text(r: &mut Reader, field: &str, own: &str, typed: &str, max: usize) -> String {
            if own.trim().is_empty() {
                r.optional(field, typed, max)
            } else {
                r.text(field, typed, max)
            }
        }
        fn list(r: &mut Reader, field: &str, own: usize, typed: &str) -> Vec<String> {
            let found = lines(typed);
            if found.len() != own && own > 0 {
                r.fault(field, Problem::LinesDiffer(found.len(), own));
            } else if typed.chars().count() > LONG {
                r.fault(field, Problem::TooLong(LONG));
            }
            found
        }
        let mut translations = vec![];
        for (code, typed) in self.translations.iter().filter(|(_, t)| !t.is_blank()) {
            let field = |name: &str| format!("translations[{code}][{name}]");
            let Some(lang) = Lang::from_code(code).filter(|lang| Some(*lang) != text_lang) else {
                r.fault(field("title"), Problem::SameLanguage);
                continue;
            };
            let title = text(r, &field("title"), &self.title, &typed.title, SHORT);
            let summary = text(r, &field("summary"), &self.summary, &typed.summary, SUMMARY);
            let content = text(r, &field("content"), &self.content, &typed.content, LONG);
            let outcomes = Outcomes {
                knowledge: list(
                    r,
                    &field("knowledge"),
                    lines(&self.knowledge).len(),
                    &typed.knowledge,
                ),
                skills: list(r, &field("skills"), lines(&self.skills).len(), &typed.skills),
                competence: list(
                    r,
                    &field("competence"),
                    lines(&self.competence).len(),
                    &typed.competence,
                ),
            };
            let written = self.modules.iter().filter(|m| **m != ModuleForm::default());
            let modules = list(r, &field("modules"), written.count(), &typed.modules);
            let mut themes = BTreeMap::new();
            for &theme in Theme::ALL {
                let field = field(&format!("themes][{theme}"));
                let own = self.themes.get(theme.code()).map_or("", |t| &t.passage);
                let typed = typed.themes.get(theme.code()).map_or("", String::as_str);
                let passage = text(r, &field, own, typed, 2_000);
                if !passage.is_empty() {
                    themes.insert(theme, passage);
                }
            }
            for (name, _) in typed.themes.iter().filter(|(_, text)| !text.is_empty()) {
                if Theme::from_code(name).is_none() {
                    r.fault(field(&format!("themes][{name}")), Problem::UnknownChoice);
                }
            }
            translations.push(Translation {
                lang,
                title,
                summary,
                content,
                outcomes,
                modules,
                themes,
                practice: text(r, &field("practice"), &self.practice, &typed.practice, LONG),
                exam: text(r, &field("exam"), &self.exam, &typed.exam, LONG),
                materials: text(r, &field("materials"), &self.materials, &typed.materials, LONG),
                admission: text(r, &field("admission"), &self.admission, &typed.admission, LONG),
                ranking: text(r, &field("ranking"), &self.ranking, &typed.ranking, LONG),
            });
        }
        translations
    }
}
