//! The parts of the editor that move: a draft that saves itself, the check that follows the typing, a preview
//! that follows the draft.
//!
//! The page is whole without them: then the button saves, and what is missing is that of the last saving.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::Advice;
use super::section::Section;
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::field::field_id;
use crate::shared::ids::VersionId;
use crate::shared::lang::Lang;
use crate::words::{field_in, problem_in, remark_in};

#[cfg(feature = "hydrate")]
mod checker;
#[cfg(feature = "hydrate")]
mod keeper;
#[cfg(feature = "hydrate")]
mod page;
#[cfg(feature = "hydrate")]
mod rows;

/// The form that saves itself has this attribute.
pub const KEPT_FORM: &str = "data-saves-itself";
/// The form that is checked while it is typed has this one.
pub const CHECKED_FORM: &str = "data-checks-itself";
/// Numbers that stand for those of the next row in a template; no list is ever that long.
pub const NEXT_ROW: usize = 9_001;
pub const NEXT_INNER_ROW: usize = 7_001;

/// What is said beside the buttons.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SavingWords {
    /// Before anything is typed.
    pub at_rest: String,
    pub unsaved: String,
    pub saving: String,
    /// With a place for `{time}`.
    pub saved: String,
    pub no_contact: String,
    pub colleague: String,
    pub refused: String,
    pub signed_out: String,
}

/// Where the saving stands.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(feature = "hydrate"),
    expect(dead_code, reason = "on the server everything is at rest")
)]
enum Saving {
    AtRest,
    Unsaved,
    Sending,
    /// At this time of day.
    Saved(String),
    /// Tried again soon.
    NoContact,
    /// Nothing is sent any more: a colleague has saved meanwhile.
    Colleague,
    /// Sent again with the next word: this text cannot be kept.
    Refused,
    /// Nothing is sent any more.
    SignedOut,
}

/// Saves the draft some seconds after the last word typed, and says how that went.
///
/// What is typed stays where it is whatever becomes of it. As soon as a colleague has saved another text, or the
/// session has ended, nothing is sent any more: then the button leads on, and leaving asks first.
#[island]
pub fn SavesItself(words: SavingWords, version: VersionId) -> impl IntoView {
    let saving = RwSignal::new(Saving::AtRest);
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        keeper::start(saving, version);
    });
    let _ = version;
    let said = move || match saving.get() {
        Saving::AtRest => words.at_rest.clone(),
        Saving::Unsaved => words.unsaved.clone(),
        Saving::Sending => words.saving.clone(),
        Saving::Saved(time) => words.saved.replace("{time}", &time),
        Saving::NoContact => words.no_contact.clone(),
        Saving::Colleague => words.colleague.clone(),
        Saving::Refused => words.refused.clone(),
        Saving::SignedOut => words.signed_out.clone(),
    };
    view! { <span class="form-actions__note" role="status">{said}</span> }
}

/// Reads the page anew whenever the draft it shows has been saved in another tab.
#[island]
pub fn FollowsDraft(version: VersionId) -> impl IntoView {
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        page::follow(version);
    });
    let _ = version;
}

/// What the checklist beside the form says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BesideWords {
    /// In the order of `Section::ALL`.
    pub sections: Vec<String>,
    /// With places for `{n}` and `{all}`.
    pub complete: String,
    /// Heading and note while something is missing.
    pub missing: String,
    pub missing_note: String,
    /// The same when nothing is.
    pub ready: String,
    pub ready_note: String,
    pub advice: String,
    pub advice_note: String,
    /// What happens to the text next.
    pub next: String,
}

/// What the check is made with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckedBy {
    pub lang: Lang,
    pub year: i32,
    /// Subject and county codes of the catalogue.
    pub subjects: Vec<String>,
    pub counties: Vec<String>,
}

/// What was found: what submitting would refuse, and what would make the text better.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    pub faults: Vec<FieldFault>,
    pub advice: Vec<Advice>,
}

/// How far the text has come: a quiet checklist, each thing missing linked to its field, told anew while one
/// types by the very check that submitting applies. Without `words` only the fields are followed.
#[island]
pub fn ChecksItself(by: CheckedBy, found: Found, words: Option<BesideWords>) -> impl IntoView {
    let lang = by.lang;
    let found = RwSignal::new(found);
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        checker::start(by.clone(), found);
        #[cfg(not(feature = "hydrate"))]
        let _ = &by;
    });
    words.map(|words| view! { {move || beside(lang, &words, &found.get())} })
}

fn beside(lang: Lang, words: &BesideWords, found: &Found) -> AnyView {
    let all = Section::ALL.len();
    let is_complete = |s: &Section| !found.faults.iter().any(|f| Section::of(&f.field) == *s);
    let complete = Section::ALL.iter().filter(|s| is_complete(s)).count();
    let said = words.complete.replace("{n}", &complete.to_string());
    let said = said.replace("{all}", &all.to_string());
    let (title, note) = if found.faults.is_empty() {
        (&words.ready, &words.ready_note)
    } else {
        (&words.missing, &words.missing_note)
    };
    let lines: Vec<AnyView> = Section::ALL
        .iter()
        .zip(&words.sections)
        .map(|(section, title)| line(lang, *section, title.clone(), found))
        .collect();
    view! {
        <aside class="aside-card" aria-labelledby="mangler">
            <h2 class="aside-card__title" id="mangler">{title.clone()}</h2>
            <div class="completeness">
                <p class="completeness__text" id="ferdig">{said}</p>
                <progress value=complete.to_string() max=all.to_string() aria-labelledby="ferdig"></progress>
            </div>
            <p class="small">{note.clone()}</p>
            <ul class="checklist">{lines}</ul>
            {advice(lang, words, &found.advice)}
            <p class="small soft">{words.next.clone()}</p>
        </aside>
    }
    .into_any()
}

fn line(lang: Lang, section: Section, title: String, found: &Found) -> AnyView {
    let missing: Vec<AnyView> = found
        .faults
        .iter()
        .filter(|f| Section::of(&f.field) == section)
        .map(|f| {
            let said = missing_line(lang, f);
            view! { <li><a href=link_to(lang, &f.field)>{said}</a></li> }.into_any()
        })
        .collect();
    let (met, sign) = if missing.is_empty() {
        ("yes", "/files/signs.svg#check")
    } else {
        ("no", "/files/signs.svg#warning")
    };
    let missing =
        (!missing.is_empty()).then(|| view! { <ul class="checklist__note">{missing}</ul> }.into_any());
    view! {
        <li data-met=met>
            <svg class="sign" aria-hidden="true"><use href=sign></use></svg>
            <a href=format!("#{}", section.anchor())>{title}</a>
            {missing}
        </li>
    }
    .into_any()
}

/// The field's name; with what is wrong where something stands there but cannot be used.
fn missing_line(lang: Lang, fault: &FieldFault) -> String {
    let label = field_in(lang, &fault.field);
    match &fault.problem {
        Problem::Required | Problem::AtLeast(_) => label,
        problem => format!("{label}: {}", problem_in(lang, problem)),
    }
}

fn advice(lang: Lang, words: &BesideWords, advice: &[Advice]) -> Option<AnyView> {
    if advice.is_empty() {
        return None;
    }
    let lines: Vec<AnyView> = advice
        .iter()
        .map(|a| view! { <li><a href=link_to(lang, a.field())>{remark_in(lang, a)}</a></li> }.into_any())
        .collect();
    Some(
        view! {
            <h3 class="aside-card__title">{words.advice.clone()}</h3>
            <ul class="stack stack--tight">{lines}</ul>
            <p class="small soft">{words.advice_note.clone()}</p>
        }
        .into_any(),
    )
}

/// Where a link about a field leads: to the field, or to its section where the name is no field's.
#[must_use]
pub fn link_to(lang: Lang, field: &str) -> String {
    if field_in(lang, field) == field {
        format!("#{}", Section::of(field).anchor())
    } else {
        format!("#{}", field_id(field))
    }
}
