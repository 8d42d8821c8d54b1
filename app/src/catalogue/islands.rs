//! The parts of the editor that move: a draft that saves itself, the check that follows the typing, a preview
//! that follows the draft.
//!
//! The page is whole without them: then the button saves, and what is missing is that of the last saving.
//! They are given nothing and draw nothing: what they need stands on the page, and what they say goes into
//! what the server has drawn. So the browser loads neither words nor readers for them.

use leptos::prelude::*;

use super::section::Section;
use crate::shared::fault::FieldFault;
use crate::shared::field::field_id;
use crate::shared::lang::Lang;
use crate::words::{field_in, typed_problem_in};

#[cfg(feature = "hydrate")]
mod checker;
#[cfg(feature = "hydrate")]
mod checklist;
#[cfg(feature = "hydrate")]
mod keeper;
#[cfg(feature = "hydrate")]
mod page;
#[cfg(feature = "hydrate")]
mod rows;

/// The form that saves itself has this attribute.
pub const KEPT_FORM: &str = "data-saves-itself";
/// The form that is checked while it is typed has this one; its value is the study year.
pub const CHECKED_FORM: &str = "data-checks-itself";
/// The page that follows a draft: its number.
pub const FOLLOWED: &str = "data-follows-draft";
/// Where is said how the saving stands: the words for each `Saving` are attributes of it.
pub const SAVING: &str = "data-saving";
/// The checklist beside it. Of its parts those with `WHEN` are shown while something is missing, or when nothing is.
pub const CHECKLIST: &str = "data-checklist";
pub const WHEN: &str = "data-when";
pub const MISSING: &str = "missing";
pub const READY: &str = "ready";
/// The part with what would make the text better.
pub const ADVICE: &str = "data-advice";
/// Numbers that stand for those of the next row in a template; no list is ever that long.
pub const NEXT_ROW: usize = 9_001;
pub const NEXT_INNER_ROW: usize = 7_001;

/// Saves the draft some seconds after the last word typed, and says how that went.
///
/// What is typed stays where it is whatever becomes of it. As soon as a colleague has saved another text, or the
/// session has ended, nothing is sent any more: then the button leads on, and leaving asks first.
#[island]
pub fn SavesItself() -> impl IntoView {
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        keeper::start();
    });
}

/// Reads the page anew whenever the draft it shows has been saved in another tab.
#[island]
pub fn FollowsDraft() -> impl IntoView {
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        page::follow();
    });
}

/// Checks the text while one types, by the very check that submitting applies: says at the fields what is wrong,
/// and brings the checklist beside the form up to it, where the page has one.
#[island]
pub fn ChecksItself() -> impl IntoView {
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        checker::start();
    });
}

/// Whether a part of the text is complete, as the checklist's attribute and sign.
#[must_use]
pub fn sign(is_complete: bool) -> (&'static str, &'static str) {
    if is_complete {
        ("yes", "/files/signs.svg#check")
    } else {
        ("no", "/files/signs.svg#warning")
    }
}

/// The field's name; with what is wrong where something stands there but cannot be used.
#[must_use]
pub fn missing_line(lang: Lang, fault: &FieldFault) -> String {
    let label = field_in(lang, &fault.field);
    if fault.problem.is_gap() {
        return label;
    }
    let said = typed_problem_in(lang, &fault.problem).unwrap_or_default();
    format!("{label}: {said}")
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
