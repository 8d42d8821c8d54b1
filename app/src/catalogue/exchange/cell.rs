//! One cell: how a field of the form is written in a table, and how what people type there is read back.
//!
//! Reading never fails and never guesses: what cannot be understood goes into the form as it stands, where
//! `OfferForm::check` finds it. Writing and reading again changes nothing.

mod languages;
mod rows;
mod values;

pub use values::{date, fold, study_year};

use super::column::{Column, Kind};
use crate::catalogue::form::{OfferForm, ThemeForm};
use crate::catalogue::model::{Delivery, Funding, Reference, TargetGroup, TeachingLanguage};
use crate::shared::lang::Lang;
use crate::shared::time::Semester;
use crate::words::Words;

/// The languages a choice may be named in.
const LANGS: [Lang; 3] = [Lang::Nb, Lang::Nn, Lang::En];

/// A field that is one text.
fn text(form: &OfferForm, column: Column) -> Option<&String> {
    if let Some((theme, is_outcome)) = column.theme() {
        let typed = form.themes.get(theme.code())?;
        return Some(if is_outcome {
            &typed.outcome
        } else {
            &typed.passage
        });
    }
    Some(match column {
        Column::Code => &form.code,
        Column::Title => &form.title,
        Column::Credits => &form.credits,
        Column::Subject => &form.subject,
        Column::Summary => &form.summary,
        Column::TextLang => &form.text_lang,
        Column::StageFrom => &form.stage_from,
        Column::StageTo => &form.stage_to,
        Column::TeachingLanguage => &form.teaching_language,
        Column::Places => &form.places,
        Column::Partners => &form.partners,
        Column::Semester => &form.run.semester,
        Column::StartsOn => &form.run.starts_on,
        Column::EndsOn => &form.run.ends_on,
        Column::FundingDeadline => &form.run.funding_deadline,
        Column::AdmissionDeadline => &form.run.admission_deadline,
        Column::Capacity => &form.run.capacity,
        Column::ApplyUrl => &form.run.apply_url,
        Column::ApplicationCode => &form.run.application_code,
        Column::Content => &form.content,
        Column::Knowledge => &form.knowledge,
        Column::Skills => &form.skills,
        Column::Competence => &form.competence,
        Column::Practice => &form.practice,
        Column::Exam => &form.exam,
        Column::Materials => &form.materials,
        Column::Admission => &form.admission,
        Column::Ranking => &form.ranking,
        Column::Funding => &form.funding,
        Column::Price => &form.price,
        Column::ContactName => &form.contact_name,
        Column::ContactEmail => &form.contact_email,
        Column::SourceUrl => &form.source_url,
        _ => return None,
    })
}

fn text_mut(form: &mut OfferForm, column: Column) -> Option<&mut String> {
    if let Some((theme, is_outcome)) = column.theme() {
        let typed: &mut ThemeForm = form.themes.entry(theme.code().to_owned()).or_default();
        return Some(if is_outcome {
            &mut typed.outcome
        } else {
            &mut typed.passage
        });
    }
    Some(match column {
        Column::Code => &mut form.code,
        Column::Title => &mut form.title,
        Column::Credits => &mut form.credits,
        Column::Subject => &mut form.subject,
        Column::Summary => &mut form.summary,
        Column::TextLang => &mut form.text_lang,
        Column::StageFrom => &mut form.stage_from,
        Column::StageTo => &mut form.stage_to,
        Column::TeachingLanguage => &mut form.teaching_language,
        Column::Places => &mut form.places,
        Column::Partners => &mut form.partners,
        Column::Semester => &mut form.run.semester,
        Column::StartsOn => &mut form.run.starts_on,
        Column::EndsOn => &mut form.run.ends_on,
        Column::FundingDeadline => &mut form.run.funding_deadline,
        Column::AdmissionDeadline => &mut form.run.admission_deadline,
        Column::Capacity => &mut form.run.capacity,
        Column::ApplyUrl => &mut form.run.apply_url,
        Column::ApplicationCode => &mut form.run.application_code,
        Column::Content => &mut form.content,
        Column::Knowledge => &mut form.knowledge,
        Column::Skills => &mut form.skills,
        Column::Competence => &mut form.competence,
        Column::Practice => &mut form.practice,
        Column::Exam => &mut form.exam,
        Column::Materials => &mut form.materials,
        Column::Admission => &mut form.admission,
        Column::Ranking => &mut form.ranking,
        Column::Funding => &mut form.funding,
        Column::Price => &mut form.price,
        Column::ContactName => &mut form.contact_name,
        Column::ContactEmail => &mut form.contact_email,
        Column::SourceUrl => &mut form.source_url,
        _ => return None,
    })
}

/// What can be chosen in a column, as (code, name).
fn choices(column: Column, lang: Lang, reference: &Reference) -> Vec<(&str, &str)> {
    let w = Words::of(lang).catalogue;
    match column {
        Column::Subject => {
            let subjects = reference.subjects.iter();
            subjects.map(|s| (s.code.as_str(), s.name(lang))).collect()
        }
        Column::Counties => {
            let counties = reference.places.iter().filter(|p| p.is_county());
            counties.map(|p| (p.code.as_str(), p.name.as_str())).collect()
        }
        Column::Institutions => {
            let institutions = reference.institutions.iter();
            institutions
                .map(|i| (i.dbh_code.as_str(), i.short_name.as_str()))
                .collect()
        }
        Column::TextLang => Lang::ALL.iter().map(|l| (l.code(), l.own_name())).collect(),
        Column::Groups => TargetGroup::ALL.iter().map(|&g| (g.code(), w.group(g))).collect(),
        Column::Delivery => Delivery::ALL.iter().map(|&d| (d.code(), w.delivery(d))).collect(),
        Column::TeachingLanguage => {
            let languages = TeachingLanguage::ALL.iter();
            languages.map(|&l| (l.code(), w.teaching_language(l))).collect()
        }
        Column::Funding => Funding::ALL.iter().map(|&f| (f.code(), w.funding(f))).collect(),
        _ => vec![],
    }
}

/// The names that can be written in a column, for its explanation; empty where anything may stand.
#[must_use]
pub fn allowed(column: Column, lang: Lang, reference: &Reference) -> Vec<String> {
    let all = choices(column, lang, reference);
    all.into_iter().map(|(_, name)| name.to_owned()).collect()
}

fn name_of(column: Column, code: &str, lang: Lang, reference: &Reference) -> String {
    let all = choices(column, lang, reference);
    let found = all.into_iter().find(|(c, _)| *c == code);
    found.map_or(code, |(_, name)| name).to_owned()
}

/// What a comparison says of a field, with the names of what is chosen from lists in place of their codes.
#[must_use]
pub fn named(field: &str, said: &str, lang: Lang, reference: &Reference) -> String {
    let column = Column::of_field(field).filter(|c| matches!(c.kind(), Kind::Choice | Kind::Choices));
    let Some(column) = column else {
        return said.to_owned();
    };
    let names = said
        .split(", ")
        .map(|code| name_of(column, code, lang, reference));
    names.collect::<Vec<_>>().join(", ")
}

fn code_of(column: Column, typed: &str, reference: &Reference) -> String {
    let typed = typed.trim();
    let wanted = fold(typed);
    let found = LANGS.iter().find_map(|&lang| {
        let all = choices(column, lang, reference);
        let exact = all.iter().find(|(code, name)| *code == typed || *name == typed);
        let folded = || {
            all.iter()
                .find(|(code, name)| fold(code) == wanted || fold(name) == wanted)
        };
        exact.or_else(folded).map(|(code, _)| *code)
    });
    if let Some(code) = found {
        return code.to_owned();
    }
    // A county's number loses its leading zero in a spreadsheet.
    let padded = format!("0{typed}");
    let is_county = column == Column::Counties && reference.place(&padded).is_some_and(|p| p.is_county());
    if is_county { padded } else { typed.to_owned() }
}

/// Without what no table can hold.
fn plain(typed: &str) -> String {
    let typed = typed.replace("\r\n", "\n").replace('\r', "\n");
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    typed.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// The cell for a field; empty for `Offer` and `Year`, which are no fields.
#[must_use]
pub fn write(form: &OfferForm, column: Column, lang: Lang, reference: &Reference) -> String {
    let many = |codes: &[String]| {
        let names: Vec<String> = codes
            .iter()
            .map(|c| name_of(column, c, lang, reference))
            .collect();
        plain(&names.join("; "))
    };
    match column {
        Column::Groups => return many(&form.groups),
        Column::Delivery => return many(&form.delivery),
        Column::Counties => return many(&form.counties),
        Column::Institutions => return many(&form.institutions),
        Column::Modules => return rows::modules(&form.modules),
        Column::Citations => return rows::citations(&form.citations),
        Column::Gatherings => return rows::gatherings(&form.run.gatherings),
        Column::Runs => return rows::runs(&form.runs),
        Column::Translations => return languages::translations(&form.translations),
        Column::TranslatedTexts => return languages::translated_texts(&form.translations),
        _ => {}
    }
    let typed = plain(text(form, column).map_or("", String::as_str));
    match column.kind() {
        Kind::Choice => name_of(column, &typed, lang, reference),
        Kind::Date => values::written_date(&typed),
        Kind::Semester => Semester::parse(&typed).map_or(typed, |s| s.words(lang)),
        _ => typed,
    }
}

/// Puts a cell into the form; an empty one empties the field.
pub fn read(form: &mut OfferForm, column: Column, cell: &str, reference: &Reference) {
    let cell = plain(cell);
    let many = || -> Vec<String> {
        let parts = cell.split([';', ',', '\n', '|']).map(str::trim);
        let mut codes: Vec<String> = parts
            .filter(|p| !p.is_empty())
            .map(|p| code_of(column, p, reference))
            .collect();
        codes.dedup();
        codes
    };
    match column {
        Column::Groups => form.groups = many(),
        Column::Delivery => form.delivery = many(),
        Column::Counties => form.counties = many(),
        Column::Institutions => form.institutions = many(),
        Column::Modules => form.modules = rows::read_modules(&cell),
        Column::Citations => form.citations = rows::read_citations(&cell),
        Column::Gatherings => form.run.gatherings = rows::read_gatherings(&cell),
        Column::Runs => form.runs = rows::read_runs(&cell),
        Column::Translations => languages::read_translations(&cell, &mut form.translations),
        Column::TranslatedTexts => languages::read_translated_texts(&cell, &mut form.translations),
        _ => {
            // «5.–10. trinn» in one cell says both ends.
            if column == Column::StageFrom
                && let Some((from, to)) = values::stages(&cell)
            {
                (form.stage_from, form.stage_to) = (from, to);
                return;
            }
            let value = match column.kind() {
                Kind::Choice if cell.is_empty() => cell,
                Kind::Choice => code_of(column, &cell, reference),
                Kind::Date => date(&cell).map_or(cell, |d| d.to_string()),
                Kind::Semester => values::semester(&cell).map_or(cell, |s| s.to_string()),
                Kind::Credits => values::credits(&cell),
                Kind::Price => values::price(&cell),
                Kind::Whole => values::whole(&cell),
                _ => cell,
            };
            if let Some(field) = text_mut(form, column) {
                *field = value;
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
