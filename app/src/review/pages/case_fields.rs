//! What a reviewer fills in for one criterion besides the reason itself: the verdict, and a ready phrase.

use leptos::prelude::*;

use crate::path;
use crate::review::model::{Case, Criterion, Verdict};
use crate::shared::fault::FieldFault;
use crate::shared::ui::field;
use crate::words::Words;

/// Met or not met.
pub(super) fn choice(
    words: Words,
    name: &str,
    chosen: &str,
    criterion: &Criterion,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.review;
    let id = field::field_id(name);
    let post = field::field_name(name);
    let said: Vec<_> = faults
        .iter()
        .filter(|f| f.field == name)
        .map(|f| words.problem(&f.problem))
        .collect();
    let fault_id = format!("{id}-fault");
    let described = (!said.is_empty()).then(|| fault_id.clone());
    let options = Verdict::ALL
        .iter()
        .enumerate()
        .map(|(i, &verdict)| {
            // The first circle carries the field's id, so that the error summary leads to it.
            let id = if i == 0 { id.clone() } else { format!("{id}-{i}") };
            let checked = verdict.code() == chosen;
            view! {
                <li>
                    <label class="choice">
                        <input class="ds-input" type="radio" id=id name=post.clone() value=verdict.code() checked=checked/>
                        <span>{w.verdict_words(Some(verdict))}</span>
                    </label>
                </li>
            }
        })
        .collect_view();
    let fault = (!said.is_empty())
        .then(|| view! { <p class="ds-validation-message field__error" id=fault_id>{said.join(" ")}</p> });
    view! {
        <fieldset aria-describedby=described>
            <legend class="sr-only">{w.verdict} ": " {criterion.text.get(words.lang).to_owned()}</legend>
            <ul class="verdict__choice">{options}</ul>
            {fault}
        </fieldset>
    }
    .into_any()
}

/// The sentences written often about a criterion, and a button that puts one at the end of its reason.
pub(super) fn phrases(words: Words, case: &Case, criterion: &str, reason: &str) -> Option<AnyView> {
    let d = words.desk();
    let lang = case.version.plan.text_lang;
    let options: Vec<_> = case
        .desk
        .phrases
        .iter()
        .filter(|p| p.criterion == criterion)
        .map(|p| view! { <option value=p.id.to_string()>{p.text(lang).to_owned()}</option> })
        .collect();
    let place = if criterion.is_empty() {
        "summary"
    } else {
        criterion
    };
    let id = format!("frase-{place}");
    // Back to the field the phrase was put in.
    let act = format!(
        "{}#{}",
        path::act(words.lang, "review/phrase"),
        field::field_id(reason)
    );
    (!options.is_empty()).then(|| {
        view! {
            <div class="phrase-row">
                <label class="field__label small" for=id.clone()>{d.phrase}</label>
                <div class="phrase-row__choice">
                    <select class="ds-input" id=id name=format!("form[phrases][{place}]")>
                        <option value="">{d.phrase_none}</option>
                        {options}
                    </select>
                    <button class="ds-button" data-variant="secondary" data-size="sm" type="submit" formaction=act>
                        {d.phrase_insert}
                    </button>
                </div>
            </div>
        }
        .into_any()
    })
}
