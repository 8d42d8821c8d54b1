//! Texts in further languages in two cells: what a reader meets first, and all the rest.

use std::collections::BTreeMap;

use super::rows::{lines, shortest, split};
use crate::catalogue::exchange::column::FIRST_TEXTS;
use crate::catalogue::form::TranslationForm;
use crate::shared::lang::Lang;

type Translations = BTreeMap<String, TranslationForm>;

/// The code of a language written by code or name; what nobody knows as it stands.
fn lang_code(typed: &str) -> String {
    let known = Lang::ALL
        .iter()
        .find(|l| l.code() == typed || l.own_name().eq_ignore_ascii_case(typed));
    known.map_or(typed, |l| l.code()).to_owned()
}

pub fn translations(rows: &Translations) -> String {
    let row = |(code, t): (&String, &TranslationForm)| shortest(&[code, &t.title, &t.summary, &t.content], 4);
    lines(rows.iter().map(row))
}

/// `language | title | summary | content`. The other texts of a language that is named stay; a language that
/// is not named goes.
pub fn read_translations(cell: &str, rows: &mut Translations) {
    let mut before = std::mem::take(rows);
    for parts in split(cell) {
        let mut parts = parts.into_iter();
        let mut next = || parts.next().unwrap_or_default();
        let lang = lang_code(&next());
        let form = TranslationForm {
            title: next(),
            summary: next(),
            content: next(),
            ..before.remove(&lang).unwrap_or_default()
        };
        rows.insert(lang, form);
    }
}

/// A text's name in a cell: that of its column in the offer's own language.
fn written_name(part: &str) -> String {
    part.replace("themes][", "theme_")
}

fn text_mut<'a>(form: &'a mut TranslationForm, name: &str) -> &'a mut String {
    match name {
        "knowledge" => &mut form.knowledge,
        "skills" => &mut form.skills,
        "competence" => &mut form.competence,
        "modules" => &mut form.modules,
        "practice" => &mut form.practice,
        "exam" => &mut form.exam,
        "materials" => &mut form.materials,
        "admission" => &mut form.admission,
        "ranking" => &mut form.ranking,
        // A name nobody knows is found by the check as an unknown theme.
        name => {
            let theme = name.strip_prefix("theme_").unwrap_or(name);
            form.themes.entry(theme.to_owned()).or_default()
        }
    }
}

pub fn translated_texts(rows: &Translations) -> String {
    let texts = rows.iter().flat_map(|(code, form)| {
        let rest = form
            .texts()
            .filter(|(part, text)| !FIRST_TEXTS.contains(&part.as_str()) && !text.trim().is_empty());
        rest.map(move |(part, text)| shortest(&[code, &written_name(&part), text], 3))
    });
    lines(texts)
}

/// `language | field | text`; texts that are not named are emptied.
pub fn read_translated_texts(cell: &str, rows: &mut Translations) {
    for form in rows.values_mut() {
        *form = TranslationForm {
            title: std::mem::take(&mut form.title),
            summary: std::mem::take(&mut form.summary),
            content: std::mem::take(&mut form.content),
            ..TranslationForm::default()
        };
    }
    for parts in split(cell) {
        let mut parts = parts.into_iter();
        let mut next = || parts.next().unwrap_or_default();
        let (lang, name, text) = (lang_code(&next()), next(), next());
        *text_mut(rows.entry(lang).or_default(), &name.to_lowercase()) = text;
    }
}
