//! Lines under the search box: subjects, institutions, and offers with their next deadline.

use app::catalogue::model::Reference;
use app::path;
use app::search::model::{Facet, Suggestion};
use app::shared::lang::Lang;
use app::shared::time::date_words;
use app::words::{Words, fill};

use super::analysis::{fold, words};
use super::index::Suggested;

/// Most lines, and most of them that are subjects or institutions.
pub(super) const SUGGESTIONS: usize = 8;
const SUGGESTED_NAMES: usize = 3;

/// An offer in one line.
pub(super) fn suggestion(found: Suggested, lang: Lang) -> Suggestion {
    let text = match found.deadline {
        Some(date) => {
            let values = [("offer", found.text.as_str()), ("date", &date_words(date, lang))];
            fill(Words::of(lang).search.suggested_deadline, &values)
        }
        None => found.text,
    };
    Suggestion {
        text,
        kind: "offer".to_owned(),
        href: path::offer(lang, found.offer),
    }
}

/// Subjects and institutions a word of whose name begins as typed.
pub(super) fn suggested_names(reference: &Reference, typed: &str, lang: Lang) -> Vec<Suggestion> {
    let asked: Vec<String> = words(typed).iter().map(|w| fold(w)).collect();
    let matches = |name: &str| {
        let name: Vec<String> = words(name).iter().map(|w| fold(w)).collect();
        !asked.is_empty() && asked.iter().all(|a| name.iter().any(|n| n.starts_with(a)))
    };
    let subjects = reference
        .subjects
        .iter()
        .filter(|s| [&s.nb, &s.nn, &s.en].iter().any(|n| matches(n)));
    let subjects = subjects.map(|s| (s.name(lang), "subject", Facet::Subject, &s.code));
    let institutions = reference
        .institutions
        .iter()
        .filter(|i| matches(&i.name) || matches(&i.short_name));
    let institutions =
        institutions.map(|i| (i.name.as_str(), "institution", Facet::Institution, &i.dbh_code));
    subjects
        .chain(institutions)
        .take(SUGGESTED_NAMES)
        .map(|(text, kind, facet, code)| Suggestion {
            text: text.to_owned(),
            kind: kind.to_owned(),
            href: path::offers_with(lang, [(facet.code(), code)]),
        })
        .collect()
}
