//! What an institution adds to a survey of its own: a few words in the letters, and questions only it reads.

use leptos::prelude::*;

use crate::evaluation::form::{OwnForm, OwnItemForm};
use crate::evaluation::model::{EvaluationPage, ItemKind, OWN_ITEMS};
use crate::path;
use crate::shared::fault::FieldFault;
use crate::shared::ui::{Field, FieldKind, Select};
use crate::words::{Words, fill};

/// What a field of the questions is called: `items[2][nn]`.
pub(super) fn label(words: Words, field: &str) -> String {
    let w = words.surveys;
    let mut parts = field.split(['[', ']']).filter(|p| !p.is_empty()).skip(1);
    let n = parts
        .next()
        .and_then(|i| i.parse::<usize>().ok())
        .map_or(0, |i| i + 1);
    let said = match parts.next() {
        Some("nb") => w.own_nb,
        Some("nn") => w.own_nn,
        Some("en") => w.own_en,
        _ => w.own_kind,
    };
    fill(said, &[("n", &n.to_string())])
}

/// The form; `returned` is what came back.
pub(super) fn own_form(
    words: Words,
    page: &EvaluationPage,
    returned: Option<OwnForm>,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.surveys;
    let mut form = returned.unwrap_or_else(|| OwnForm::of(&page.sender_text, &page.own_items));
    let questions = if page.may_ask_own {
        form.items.resize(OWN_ITEMS, OwnItemForm::default());
        (0..OWN_ITEMS)
            .map(|i| question(words, i, &form.items[i], faults))
            .collect_view()
            .into_any()
    } else {
        let asked = page
            .own_items
            .iter()
            .map(|i| view! { <li>{i.text.get(words.lang).to_owned()}</li> })
            .collect_view();
        view! { <p class="soft">{w.own_fixed}</p> <ol>{asked}</ol> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{w.own_title}</h2>
            <form class="form" method="post" action=path::act(words.lang, "evaluation/ask_own")>
                <input type="hidden" name="evaluation" value=page.evaluation.id.to_string()/>
                <Field words name="sender_text" label=w.sender_text value=form.sender_text.clone() kind=FieldKind::Long(4)
                    hint=w.sender_hint faults=faults.to_vec()/>
                <p class="section__lead">{fill(w.own_lead, &[("n", &page.share_from.to_string())])}</p>
                {questions}
                <div class="form-actions"><button class="ds-button" type="submit">{w.own_send}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn question(words: Words, i: usize, typed: &OwnItemForm, faults: &[FieldFault]) -> AnyView {
    let w = words.surveys;
    let n = (i + 1).to_string();
    let name = |part: &str| format!("items[{i}][{part}]");
    let has_fault = faults.iter().any(|f| f.field.starts_with(&format!("items[{i}]")));
    let field = |part: &'static str, value: &str| {
        let (name, faults) = (name(part), faults.to_vec());
        let label = label(words, &name);
        view! { <Field words name label value=value.to_owned() faults/> }.into_any()
    };
    let kinds = [
        (ItemKind::Agreement, w.own_agreement),
        (ItemKind::Quality, w.own_quality),
    ];
    let options = kinds.map(|(kind, text)| (kind.code().to_owned(), text.to_owned()));
    let value = if typed.kind.is_empty() {
        ItemKind::Agreement.code().to_owned()
    } else {
        typed.kind.clone()
    };
    view! {
        <details open=has_fault || !typed.nb.is_empty()>
            <summary>{fill(w.own_n, &[("n", &n)])}</summary>
            <div class="stack">
                {field("nb", &typed.nb)}
                {field("nn", &typed.nn)}
                {field("en", &typed.en)}
                <Select words name=name("kind") label=label(words, &name("kind")) value options=options.to_vec() faults=faults.to_vec()/>
            </div>
        </details>
    }
    .into_any()
}
