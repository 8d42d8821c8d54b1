//! Which column of the file is which: a row for each, with a choice of ours.

use leptos::prelude::*;

use super::import::{Returned, hidden};
use crate::catalogue::exchange::api::Posted;
use crate::catalogue::exchange::column::Column;
use crate::catalogue::exchange::form::MapForm;
use crate::catalogue::exchange::port::ImportPage;
use crate::path;
use crate::shared::ui::field::{field_id, field_name};
use crate::words::{Words, fill};

/// Longest piece of a cell that is shown, in characters.
const PIECE: usize = 60;

/// The whole form.
pub(super) fn columns_form(words: Words, page: &ImportPage, returned: &Returned) -> AnyView {
    let w = words.exchange_pages();
    let form = match returned {
        Some((Posted::Map(form), _)) => form.clone(),
        _ => MapForm::of(&page.import.columns),
    };
    let rows = (0..page.import.headings.len())
        .map(|i| row(words, page, &form, i, returned))
        .collect_view();
    view! {
        <section class="section">
            <h2>{w.columns_title}</h2>
            <p class="section__lead">{w.columns_lead}</p>
            <form method="post" action=path::act(words.lang, "exchange/map")>
                {hidden(&page.import)}
                <table class="work-table exchange-columns">
                    <caption class="sr-only">{w.columns_title}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{w.column_in_file}</th>
                            <th scope="col">{w.column_sample}</th>
                            <th scope="col">{w.column_is}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <p class="field__hint">{w.try_note}</p>
                <div class="form-actions"><button class="ds-button" type="submit">{w.try_it}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// The file's name for a column, or its place where it has none.
pub(super) fn heading(words: Words, page: &ImportPage, i: usize) -> String {
    let named = page.import.headings.get(i).filter(|h| !h.is_empty());
    named.cloned().unwrap_or_else(|| {
        fill(
            words.exchange_pages().column_nameless,
            &[("n", &(i + 1).to_string())],
        )
    })
}

fn row(words: Words, page: &ImportPage, form: &MapForm, i: usize, returned: &Returned) -> AnyView {
    let w = words.exchange_pages();
    let name = format!("columns[{i}]");
    let (id, post) = (field_id(&name), field_name(&name));
    let chosen = form.columns.get(&i.to_string()).cloned().unwrap_or_default();
    let fault = returned
        .as_ref()
        .and_then(|(_, faults)| faults.iter().find(|f| f.field == name))
        .map(|f| words.problem(&f.problem));
    let options = Column::ALL
        .iter()
        .map(|c| {
            let selected = c.code() == chosen;
            view! { <option value=c.code() selected=selected>{c.heading(words)}</option> }
        })
        .collect_view();
    let sample = page.sample.get(i).map_or("", String::as_str);
    let mut piece: String = sample.chars().take(PIECE).collect();
    if piece.len() < sample.len() {
        piece.push('…');
    }
    let invalid = fault.is_some().then_some("true");
    let described = fault.is_some().then(|| format!("{id}-fault"));
    let said = fault.map(|said| view! { <p class="field__error" id=format!("{id}-fault")>{said}</p> });
    view! {
        <tr>
            <th scope="row"><label for=id.clone()>{heading(words, page, i)}</label></th>
            <td data-label=w.column_sample>{piece}</td>
            <td data-label=w.column_is>
                {said}
                <select class="ds-input" id=id.clone() name=post aria-invalid=invalid aria-describedby=described>
                    <option value="">{w.column_unused}</option>
                    {options}
                </select>
            </td>
        </tr>
    }
    .into_any()
}
