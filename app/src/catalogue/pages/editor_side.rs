//! What stands beside the form: how far a draft has come, told anew while one types.

use leptos::prelude::*;

use super::sections::Section;
use crate::catalogue::islands::{BesideWords, CheckedBy, ChecksItself, Found};
use crate::catalogue::model::Reference;
use crate::catalogue::port::DraftPage;
use crate::shared::time::StudyYear;
use crate::words::Words;

/// What the check of a text for this year is made with.
pub(super) fn checked_by(words: Words, reference: &Reference, year: StudyYear) -> CheckedBy {
    let counties = reference.places.iter().filter(|p| p.is_county());
    CheckedBy {
        lang: words.lang,
        year: year.0,
        subjects: reference.subjects.iter().map(|s| s.code.clone()).collect(),
        counties: counties.map(|p| p.code.clone()).collect(),
    }
}

/// The bar, and the list of what submitting would refuse.
pub(super) fn progress(words: Words, page: &DraftPage, reference: &Reference) -> AnyView {
    let w = words.offer_work();
    let said = BesideWords {
        sections: Section::ALL.iter().map(|s| s.title(w).to_owned()).collect(),
        complete: w.complete.to_owned(),
        missing: w.missing.to_owned(),
        missing_note: w.missing_note.to_owned(),
        ready: words.catalogue.state(page.version.state).to_owned(),
        ready_note: if page.reasons.is_empty() {
            w.nothing_missing.to_owned()
        } else {
            w.returned_text.to_owned()
        },
        advice: words.work().advice.to_owned(),
        advice_note: words.work().advice_note.to_owned(),
        next: w.next(page.version.state).to_owned(),
    };
    let found = Found {
        faults: page.missing.clone(),
        advice: page.form.advice(page.version.year),
    };
    let by = checked_by(words, reference, page.version.year);
    view! { <ChecksItself by found words=Some(said)/> }.into_any()
}
