//! What the directorate asks for of each subject in a study year.

use leptos::prelude::*;

use super::tabs::{Tab, tabs};
use crate::catalogue::model::Reference;
use crate::path;
use crate::review::form::PrioritiesForm;
use crate::review::model::Weight;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::time::StudyYear;
use crate::shared::ui::ErrorSummary;
use crate::shared::ui::field::{field_id, field_name};
use crate::words::{Words, fill};

/// One year's priorities (`?ar=2027`), to be read, or changed by the directorate's administrator.
///
/// # Errors
/// `SignIn`, `Forbidden` for anyone who does not work for the directorate.
pub async fn priorities_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let n = words.national();
    let coming = chrono::Datelike::year(&request.today) + 1;
    let asked = request.query_value("ar").and_then(|y| y.parse().ok());
    let year = StudyYear(asked.filter(|y| (2000..=2100).contains(y)).unwrap_or(coming));
    let kept = request.services.national.priorities(&request.actor, year).await?;
    let reference = request.services.catalogue.reference().await?;
    let (form, faults) = request
        .returned::<PrioritiesForm>()
        .unwrap_or_else(|| (PrioritiesForm::of(&kept), vec![]));
    let years: Vec<_> = (coming - 2..=coming + 2)
        .map(|y| {
            let selected = y == year.0;
            view! { <option value=y.to_string() selected=selected>{StudyYear(y).to_string()}</option> }
        })
        .collect();
    let body = view! {
        <header class="page-title">
            <h1>{n.priorities}</h1>
            <p class="page-title__lead">{n.priorities_lead}</p>
        </header>
        {tabs(&request, Tab::Priorities)}
        <form class="toolbar" method="get" action=path::priorities(words.lang)>
            <div class="toolbar__fields">
                <div class="field">
                    <label class="field__label" for="ar">{n.year}</label>
                    <select class="ds-input" id="ar" name="ar">{years}</select>
                </div>
                <button class="ds-button" data-variant="secondary" type="submit">{n.show}</button>
            </div>
        </form>
        {table(words, &reference, year, &form, faults, request.actor.leads_directorate())}
    };
    Ok(Page::private(n.priorities, body).at(Width::Work))
}

fn table(
    words: Words,
    reference: &Reference,
    year: StudyYear,
    form: &PrioritiesForm,
    faults: Vec<FieldFault>,
    may_edit: bool,
) -> AnyView {
    let n = words.national();
    let rows = reference
        .subjects
        .iter()
        .map(|subject| {
            let typed = form.subjects.get(&subject.code).cloned().unwrap_or_default();
            let name = subject.name(words.lang).to_owned();
            let cells = if may_edit {
                fields(words, &subject.code, &name, &typed.weight, typed.reason)
            } else {
                let weight = n.weight_name(Weight::from_code(&typed.weight));
                view! { <td data-label=n.weight>{weight}</td> <td data-label=n.reason>{typed.reason}</td> }
                    .into_any()
            };
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }
        })
        .collect_view();
    let caption = fill(n.priorities_of, &[("year", &year.to_string())]);
    let table = view! {
        <table class="work-table">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{n.subject}</th>
                    <th scope="col">{n.weight}</th>
                    <th scope="col">{n.reason}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    };
    if !may_edit {
        return view! { {table} <p class="soft">{n.read_only}</p> }.into_any();
    }
    view! {
        <ErrorSummary words faults label=|field: &str| field.to_owned()/>
        <form method="post" action=path::act(words.lang, "priorities/save")>
            <input type="hidden" name="year" value=year.0.to_string()/>
            {table}
            <div class="form-actions form-actions--sticky">
                <button class="ds-button" type="submit">{n.save}</button>
            </div>
        </form>
    }
    .into_any()
}

fn fields(words: Words, code: &str, name: &str, chosen: &str, reason: String) -> AnyView {
    let n = words.national();
    let weight = format!("subjects[{code}][weight]");
    let why = format!("subjects[{code}][reason]");
    let options = Weight::ALL
        .iter()
        .map(|&weight| {
            let selected = weight.code() == chosen;
            view! { <option value=weight.code() selected=selected>{n.weight_name(Some(weight))}</option> }
        })
        .collect_view();
    view! {
        <td data-label=n.weight>
            <select class="ds-input input--16" id=field_id(&weight) name=field_name(&weight)
                aria-label=fill(n.weight_of, &[("subject", name)])>
                <option value="">{n.weight_none}</option>
                {options}
            </select>
        </td>
        <td data-label=n.reason>
            <input class="ds-input" type="text" id=field_id(&why) name=field_name(&why) value=reason
                aria-label=fill(n.reason_of, &[("subject", name)])/>
        </td>
    }
    .into_any()
}
