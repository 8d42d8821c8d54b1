//! One survey as its institution follows it: its days, who is invited, the list to upload and what came of it.
//!
//! It never says who has answered, only how large a share, and only from a number of answers on.

use leptos::prelude::*;

use super::{days, own, people, period};
use crate::evaluation::form::{ListForm, SurveyForms};
use crate::evaluation::model::{EvaluationPage, EvaluationState, ImportReport};
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::EvaluationId;
use crate::shared::page::{Page, Width};
use crate::shared::ui::field::field_id;
use crate::shared::ui::{Breadcrumbs, DemoMark, ErrorSummary, StateTag, raw_text, sign};
use crate::shared::units::percent;
use crate::words::{Words, fill};

/// One survey.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Missing`.
pub async fn survey_page(request: Request) -> Result<Page, Fault> {
    let id: EvaluationId = request.param("evaluation")?;
    let page = request
        .services
        .evaluations
        .evaluation(&request.actor, id)
        .await?;
    let returned = request.returned::<SurveyForms>();
    let words = request.words();
    let title = format!("{} – {}", page.evaluation.title, words.evaluation.title);
    Ok(Page::private(title, survey_view(words, &page, returned)).at(Width::Work))
}

fn survey_view(
    words: Words,
    page: &EvaluationPage,
    returned: Option<(SurveyForms, Vec<FieldFault>)>,
) -> AnyView {
    let w = words.surveys;
    let survey = &page.evaluation;
    let (returned, faults) = returned.map_or((None, vec![]), |(form, faults)| (Some(form), faults));
    let is_planned = survey.state == EvaluationState::Planned;
    let label = move |field: &str| match field {
        "text" => w.paste.to_owned(),
        "list" => w.file.to_owned(),
        "sender_text" => w.sender_text.to_owned(),
        "opens_on" => w.opens_on.to_owned(),
        "closes_on" if is_planned => w.closes_on.to_owned(),
        "closes_on" => w.last_day.to_owned(),
        own if own.starts_with("items") => own::label(words, own),
        _ => w.new_email.to_owned(),
    };
    let (mut list, mut own_form, mut address) = (ListForm::default(), None, None);
    let (mut days_form, mut is_stale) = (None, false);
    match returned {
        Some(SurveyForms::List(form)) => list = form,
        Some(SurveyForms::Own(form)) => own_form = Some(form),
        Some(SurveyForms::Address(id, email)) => address = Some((id, email)),
        Some(SurveyForms::Days(form)) => {
            is_stale = faults.is_empty();
            days_form = Some(form);
        }
        Some(SurveyForms::Cancel) => is_stale = true,
        None => {}
    }
    let (typed, faults) = (&list, &faults[..]);
    let is_open = survey.state != EvaluationState::Closed;
    let above = vec![
        (path::front(words.lang), words.frame.front.to_owned()),
        (path::surveys(words.lang), words.frame.surveys.to_owned()),
    ];
    view! {
        <Breadcrumbs words above here=survey.title.clone()/>
        <header class="page-title">
            <p class="page-title__over">
                {words.evaluation.title} " · " {words.evaluation.kind(survey.kind)} " · " {page.institution_short.clone()}
            </p>
            <h1>{survey.title.clone()} ", " {survey.year.to_string()} " " <DemoMark words on=survey.is_demo/></h1>
        </header>
        <ErrorSummary words faults=faults.to_vec() label/>
        {typed.report.as_ref().map(|report| report_view(words, report))}
        {is_stale.then(|| days::stale(words))}
        {survey.key_lost.then(|| key_lost(words))}
        {days::off(words, page)}
        {days::early(words, page)}
        {facts(words, page)}
        {is_open.then(|| add_form(words, page, typed, faults))}
        {people::participants(words, page, address, faults)}
        {is_open.then(|| own::own_form(words, page, own_form, faults))}
        {is_open.then(|| days::days(words, page, days_form, faults))}
    }
    .into_any()
}

fn key_lost(words: Words) -> AnyView {
    let w = words.surveys;
    view! {
        <div class="notice" data-tone="warn">
            {sign("warning")}
            <div class="notice__body"><p class="notice__title">{w.key_lost_title}</p><p>{w.key_lost}</p></div>
        </div>
    }
    .into_any()
}

fn facts(words: Words, page: &EvaluationPage) -> AnyView {
    let w = words.surveys;
    let survey = &page.evaluation;
    let answered = page.answered_percent.map_or_else(
        || fill(w.answered_from, &[("n", &page.share_from.to_string())]),
        // Known in whole tens only, rounded down.
        |p| {
            let share = percent(f64::from(p) / 100.0);
            fill(w.answered_share, &[("share", &share)])
        },
    );
    let next = match survey.state {
        EvaluationState::Planned => w.letters.into_any(),
        EvaluationState::Open => w.results_later.into_any(),
        EvaluationState::Closed => view! {
            <a class="ds-button" href=path::results(words.lang, survey.id)>{w.read_results}</a>
        }
        .into_any(),
    };
    view! {
        <dl class="fact-list">
            <div>
                <dt>{w.state}</dt>
                <dd><StateTag code=survey.state.code() text=words.evaluation.state(survey.state)/></dd>
            </div>
            <div><dt>{w.period}</dt><dd>{period(words, survey.opens_on, survey.closes_on)}</dd></div>
            <div><dt>{w.invited}</dt><dd>{survey.invited.to_string()}</dd></div>
            <div><dt>{w.answered}</dt><dd>{answered}</dd></div>
        </dl>
        <p>{next}</p>
    }
    .into_any()
}

/// What came of the list just uploaded.
fn report_view(words: Words, report: &ImportReport) -> AnyView {
    let w = words.surveys;
    let (title, n_refused) = (w.report_title, report.refused.len());
    let (title, said) = if report.is_held {
        let said = format!("{}: {n_refused}", w.held_refused);
        (
            w.held_title,
            view! { <p>{w.held}</p> <ul><li>{said}</li></ul> }.into_any(),
        )
    } else {
        let counts = [
            (w.report_added, report.added as usize),
            (w.report_merged, report.merged as usize),
            (w.report_refused, n_refused),
        ];
        let counts = counts.map(|(name, n)| view! { <li>{format!("{name}: {n}")}</li> });
        (title, view! { <ul>{counts.collect_view()}</ul> }.into_any())
    };
    let (tone, icon) = if report.refused.is_empty() {
        ("good", "check")
    } else {
        ("warn", "warning")
    };
    view! {
        <div class="notice" data-tone=tone role="status">
            {sign(icon)}
            <div class="notice__body"><h2 class="notice__title">{title}</h2>{said}</div>
        </div>
        {(!report.refused.is_empty()).then(|| refused(words, report))}
    }
    .into_any()
}

fn refused(words: Words, report: &ImportReport) -> AnyView {
    let w = words.surveys;
    let column = |field: &str| match field {
        "name" => w.name.to_owned(),
        "email" => w.email.to_owned(),
        _ => w.form_of_norwegian.to_owned(),
    };
    let told = |cell: &str| {
        if cell.is_empty() {
            "–".to_owned()
        } else {
            cell.to_owned()
        }
    };
    let rows = report
        .refused
        .iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row" class="nowrap">{w.line} " " {row.row.to_string()}</th>
                    <td data-label=w.name>{told(&row.name)}</td>
                    <td data-label=w.email>{told(&row.email)}</td>
                    <td data-label=w.column>{column(&row.field)}</td>
                    <td data-label=w.reason>{words.problem(&row.problem)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            {(!report.is_held).then(|| view! { <p class="section__lead">{w.refused_lead}</p> })}
            <table class="work-table">
                <caption>{if report.is_held { w.held_caption } else { w.refused_caption }}</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="sr-only">{w.line}</span></th>
                        <th scope="col">{w.name}</th>
                        <th scope="col">{w.email}</th>
                        <th scope="col">{w.column}</th>
                        <th scope="col">{w.reason}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn add_form(words: Words, page: &EvaluationPage, typed: &ListForm, faults: &[FieldFault]) -> AnyView {
    let w = words.surveys;
    let survey = &page.evaluation;
    let room = page.room.map_or_else(
        || w.room_later.to_owned(),
        |n| fill(w.room, &[("n", &n.to_string())]),
    );
    let said = |field: &str| {
        faults
            .iter()
            .find(|f| f.field == field)
            .map(|f| words.problem(&f.problem))
    };
    let file = said("list");
    let file_input = view! {
        <input class="ds-input" id=field_id("list") name="list" type="file" accept=".xlsx,.csv,.tsv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby=described("list", file.is_some()) aria-invalid=file.is_some().then_some("true")/>
    };
    let text = said("text");
    let text_input = view! {
        <textarea class="ds-input" id=field_id("text") name="text" rows="6"
            aria-describedby=described("text", text.is_some()) aria-invalid=text.is_some().then_some("true")
            inner_html=raw_text(&typed.text)></textarea>
    };
    let late = survey.state == EvaluationState::Open;
    let held = typed.report.as_ref().filter(|report| report.is_held);
    let anyway = held.map(|report| {
        let said = fill(w.add_anyway, &[("n", &report.added.to_string())]);
        view! { <button class="ds-button" data-variant="secondary" type="submit" name="anyway" value="true">{said}</button> }
    });
    view! {
        <section class="section">
            <h2>{w.add_title}</h2>
            <p class="section__lead">{w.add_lead}</p>
            {late.then(|| view! { <p class="section__lead">{w.add_late}</p> })}
            <p class="section__lead">{room}</p>
            <form class="form" method="post" enctype="multipart/form-data"
                action=path::act(words.lang, "evaluation/add_participants")>
                <input type="hidden" name="evaluation" value=survey.id.to_string()/>
                {labelled("list", w.file, w.file_hint, file_input.into_any(), file)}
                {labelled("text", w.paste, w.paste_hint, text_input.into_any(), text)}
                <div class="form-actions">
                    <button class="ds-button" type="submit">{w.add_send}</button>
                    {anyway}
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn described(field: &str, fault: bool) -> String {
    let id = field_id(field);
    if fault {
        format!("{id}-hint {id}-fault")
    } else {
        format!("{id}-hint")
    }
}

/// A field outside any form struct: its name is posted as it is.
fn labelled(
    field: &str,
    label: &'static str,
    hint: &'static str,
    input: AnyView,
    fault: Option<String>,
) -> AnyView {
    let id = field_id(field);
    view! {
        <div class="ds-field field">
            <label class="ds-label field__label" for=id.clone()>{label}</label>
            <div class="field__hint" id=format!("{id}-hint")>{hint}</div>
            {input}
            {fault.map(|said| view! { <p class="ds-validation-message field__error" id=format!("{id}-fault")>{said}</p> })}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
