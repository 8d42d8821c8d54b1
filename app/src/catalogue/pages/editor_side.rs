//! What stands beside the form: how far a draft has come, told anew while one types.

use leptos::prelude::*;

use super::sections::{Section, link_to};
use crate::catalogue::islands::{ChecksItself, MISSING, READY, missing_line, sign};
use crate::catalogue::port::DraftPage;
use crate::words::{Words, remark_in};

/// The bar, and the list of what submitting would refuse.
pub(super) fn progress(words: Words, page: &DraftPage) -> AnyView {
    let w = words.offer_work();
    let faults = &page.missing;
    let missing = |section: Section| faults.iter().filter(move |f| Section::of(&f.field) == section);
    let complete = Section::ALL
        .iter()
        .filter(|&&s| missing(s).next().is_none())
        .count();
    let ready_note = if page.reasons.is_empty() {
        w.nothing_missing
    } else {
        w.returned_text
    };
    let said = w.complete.replace("{all}", &Section::ALL.len().to_string());
    let lines = Section::ALL.iter().map(|&section| {
        let notes: Vec<_> = missing(section)
            .map(|f| link(words, &f.field, missing_line(words.lang, f)))
            .collect();
        let is_complete = notes.is_empty();
        let (met, sign) = sign(is_complete);
        view! {
            <li data-met=met>
                <svg class="sign" aria-hidden="true"><use href=sign></use></svg>
                <a href=format!("#{}", section.anchor())>{section.title(w)}</a>
                <ul class="checklist__note" hidden=is_complete>{notes}</ul>
            </li>
        }
    });
    let lines = lines.collect_view();
    // Either text stands ready, so that the browser has nothing to say but which one holds.
    let either = |missing: &'static str, ready: &'static str| {
        let is_ready = faults.is_empty();
        view! {
            <span data-when=MISSING hidden=is_ready>{missing}</span>
            <span data-when=READY hidden=!is_ready>{ready}</span>
        }
    };
    let remarks = page.form.advice(page.version.year);
    let remarks: Vec<_> = remarks
        .iter()
        .map(|a| link(words, a.field(), remark_in(words.lang, a)))
        .collect();
    let no_remarks = remarks.is_empty();
    view! {
        <aside class="aside-card" aria-labelledby="mangler" data-checklist=true>
            <h2 class="aside-card__title" id="mangler">
                {either(w.missing, words.catalogue.state(page.version.state))}
            </h2>
            <div class="completeness">
                <p class="completeness__text" id="ferdig" data-said=said.clone()>
                    {said.replace("{n}", &complete.to_string())}
                </p>
                <progress value=complete.to_string() max=Section::ALL.len().to_string()
                    aria-labelledby="ferdig"></progress>
            </div>
            <p class="small">{either(w.missing_note, ready_note)}</p>
            <ul class="checklist">{lines}</ul>
            <div data-advice=true hidden=no_remarks>
                <h3 class="aside-card__title">{words.work().advice}</h3>
                <ul class="stack stack--tight">{remarks}</ul>
                <p class="small soft">{words.work().advice_note}</p>
            </div>
            <p class="small soft">{w.next(page.version.state)}</p>
        </aside>
        <ChecksItself/>
    }
    .into_any()
}

fn link(words: Words, field: &str, text: String) -> impl IntoView + use<> {
    view! { <li><a href=link_to(words, field)>{text}</a></li> }
}
