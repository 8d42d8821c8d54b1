//! The form with which several texts are decided on at once.

use leptos::prelude::*;

use super::{item_text, quoted};
use crate::path;
use crate::remarks::form::{DecideForm, OneForm, field};
use crate::remarks::model::{Category, Outcome, Reading, Stand, Unread};
use crate::shared::fault::FieldFault;
use crate::shared::ui::field::field_id;
use crate::shared::ui::{Choices, Field, FieldKind};
use crate::words::{Words, fill};

/// Texts on one page: as many as somebody decides in one go.
const SHOWN: usize = 20;

/// What was typed for texts that a colleague has decided on: it must not be lost.
pub(super) fn typed_for_decided(reading: &Reading, typed: &DecideForm) -> Vec<String> {
    let undecided = match &reading.stand {
        Stand::Open { undecided, .. } => undecided.as_slice(),
        _ => &[],
    };
    let is_gone = |key: &String| undecided.iter().all(|t| t.key != *key);
    let gone = typed.texts.iter().filter(|(key, _)| is_gone(key));
    gone.map(|(_, one)| one.summary.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

pub(super) fn texts_form(
    words: Words,
    reading: &Reading,
    undecided: &[Unread],
    typed: &DecideForm,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.remarks();
    let texts = undecided
        .iter()
        .take(SHOWN)
        .enumerate()
        .map(|(i, text)| {
            let one = typed.texts.get(&text.key).cloned().unwrap_or_default();
            one_text(words, reading, i + 1, text, one, faults)
        })
        .collect_view();
    let total = undecided.len();
    let more = (total > SHOWN).then(|| {
        let n = [("n", SHOWN.to_string()), ("total", total.to_string())];
        let n = n.each_ref().map(|(name, n)| (*name, n.as_str()));
        view! { <p class="soft">{fill(w.texts_n, &n)}</p> }
    });
    view! {
        <section class="section">
            <h2 id="tekster">{w.texts} " " <span class="soft">"(" {total} ")"</span></h2>
            <p class="soft">{w.hints_lead}</p>
            {more}
            <form class="stack" id=field_id("texts") method="post" action=path::act(words.lang, "remarks/decide")>
                <input type="hidden" name="evaluation" value=reading.evaluation.to_string()/>
                {texts}
                <p class="small soft">{w.decide_hint}</p>
                <div class="form-actions form-actions--sticky">
                    <button class="ds-button" type="submit">{w.decide}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn one_text(
    words: Words,
    reading: &Reading,
    number: usize,
    text: &Unread,
    typed: OneForm,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.remarks();
    let key = text.key.as_str();
    let heading = format!("tekst-{number}");
    let summary = field(key, "summary");
    let is_open = !typed.summary.is_empty() || faults.iter().any(|f| f.field == summary);
    let outcomes = [(String::new(), w.later.to_owned())]
        .into_iter()
        .chain(
            Outcome::ALL
                .iter()
                .map(|o| (o.code().to_owned(), w.choice(*o).to_owned())),
        )
        .collect();
    let categories = Category::ALL
        .iter()
        .map(|c| (c.code().to_owned(), w.category_name(*c).to_owned()))
        .collect();
    view! {
        <article class="remark" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>
                {fill(w.text_nr, &[("n", &number.to_string())])}
                " " <span class="soft">{item_text(words, &reading.questionnaire, &text.item)}</span>
            </h3>
            {quoted(words, &text.text, &text.hints)}
            <Choices words name=field(key, "outcome") legend=w.outcome chosen=vec![typed.outcome] options=outcomes
                columns=true faults=faults.to_vec()/>
            <Choices words name=field(key, "categories") legend=w.categories chosen=typed.categories
                options=categories many=true columns=true faults=faults.to_vec()/>
            <details class="fold" open=is_open>
                <summary>{w.summary}</summary>
                <Field words name=summary label=w.summary value=typed.summary kind=FieldKind::Long(3)
                    hint=w.summary_hint faults=faults.to_vec()/>
            </details>
        </article>
    }
    .into_any()
}
