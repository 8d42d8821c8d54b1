//! How far a draft has come: a quiet checklist beside the form, each thing missing linked to its field.

use leptos::prelude::*;

use super::sections::{Section, link_to};
use crate::catalogue::port::DraftPage;
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::ui::sign;
use crate::words::{Words, fill};

/// The bar, and the list of what submitting would refuse.
pub(super) fn progress(words: Words, page: &DraftPage) -> AnyView {
    let w = words.offer_work();
    let all = Section::ALL.len();
    let complete = Section::ALL
        .iter()
        .filter(|&&s| missing_in(page, s).next().is_none())
        .count();
    let said = fill(
        w.complete,
        &[("n", &complete.to_string()), ("all", &all.to_string())],
    );
    let note = match (page.missing.is_empty(), page.reasons.is_empty()) {
        (false, _) => w.missing_note,
        (true, false) => w.returned_text,
        (true, true) => w.nothing_missing,
    };
    let title = if page.missing.is_empty() {
        words.catalogue.state(page.version.state)
    } else {
        w.missing
    };
    let lines = Section::ALL.iter().map(|&s| line(words, page, s)).collect_view();
    view! {
        <aside class="aside-card" aria-labelledby="mangler">
            <h2 class="aside-card__title" id="mangler">{title}</h2>
            <div class="completeness">
                <p class="completeness__text" id="ferdig">{said}</p>
                <progress value=complete.to_string() max=all.to_string() aria-labelledby="ferdig"></progress>
            </div>
            <p class="small">{note}</p>
            <ul class="checklist">{lines}</ul>
            {advice(words, page)}
            <p class="small soft">{w.next(page.version.state)}</p>
        </aside>
    }
    .into_any()
}

/// What would make the text better, though nothing refuses it.
fn advice(words: Words, page: &DraftPage) -> Option<AnyView> {
    let w = words.work();
    let advice = page.form.advice(page.version.year);
    if advice.is_empty() {
        return None;
    }
    let lines = advice
        .iter()
        .map(|a| view! { <li><a href=link_to(words, a.field())>{w.remark(a)}</a></li> })
        .collect_view();
    Some(
        view! {
            <h3 class="aside-card__title">{w.advice}</h3>
            <ul class="stack stack--tight">{lines}</ul>
            <p class="small soft">{w.advice_note}</p>
        }
        .into_any(),
    )
}

fn missing_in(page: &DraftPage, section: Section) -> impl Iterator<Item = &FieldFault> {
    page.missing
        .iter()
        .filter(move |f| Section::of(&f.field) == section)
}

fn line(words: Words, page: &DraftPage, section: Section) -> AnyView {
    let title = section.title(words.offer_work());
    let href = format!("#{}", section.anchor());
    let missing: Vec<_> = missing_in(page, section)
        .map(|fault| missing_line(words, fault))
        .collect();
    let (met, sign_name) = if missing.is_empty() {
        ("yes", "check")
    } else {
        ("no", "warning")
    };
    let missing = (!missing.is_empty()).then(|| view! { <ul class="checklist__note">{missing}</ul> });
    view! { <li data-met=met>{sign(sign_name)}<a href=href>{title}</a>{missing}</li> }.into_any()
}

/// The field's name; with what is wrong where something stands there but cannot be used.
fn missing_line(words: Words, fault: &FieldFault) -> AnyView {
    let label = words.offer_field(&fault.field);
    let said = match fault.problem {
        Problem::Required | Problem::AtLeast(_) => label,
        ref problem => format!("{label}: {}", words.problem(problem)),
    };
    view! { <li><a href=link_to(words, &fault.field)>{said}</a></li> }.into_any()
}
