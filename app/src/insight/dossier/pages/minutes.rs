//! The minutes of a dialogue meeting: read by both sides, written by the directorate, remarked on by the
//! institution.

use leptos::prelude::*;

use super::{about, minutes_view};
use crate::insight::dossier::form::{MinutesForm, PointForm, RemarkForm};
use crate::insight::dossier::model::MinutesPage;
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::InstitutionId;
use crate::shared::page::{Page, Width};
use crate::shared::time::{StudyYear, date_words};
use crate::shared::ui::{Breadcrumbs, DemoMark, ErrorSummary, Field, FieldKind, dated};
use crate::words::{Words, fill};

/// The minutes, and the forms of whoever may write.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Missing`.
pub async fn minutes_page(request: Request) -> Result<Page, Fault> {
    let (institution, year) = about(&request)?;
    let words = request.words();
    let w = words.dossier();
    let page = request
        .services
        .dossiers
        .minutes(&request.actor, institution, year)
        .await?;
    let faults = request
        .returned
        .as_ref()
        .map(|r| r.faults.clone())
        .unwrap_or_default();
    let name = [("name", &*page.name), ("year", &*year.to_string())];
    let above = vec![
        (path::dossiers(words.lang), w.list_title.to_owned()),
        (
            path::dossier(words.lang, institution, year),
            fill(w.heading, &name),
        ),
    ];
    let said = match &page.minutes {
        None => view! { <p>{w.this_none}</p> }.into_any(),
        Some(minutes) => {
            let about = fill(w.last_about, &[("year", &minutes.year.to_string())]);
            let held = dated(&about, minutes.held_on, &date_words(minutes.held_on, words.lang));
            view! {
                <p>{held} " " <DemoMark words on=minutes.is_demo/></p>
                {minutes_view(words, minutes, request.today)}
            }
            .into_any()
        }
    };
    let summary = faults.clone();
    let body = view! {
        <Breadcrumbs words above here=w.minutes_title/>
        <header class="page-title">
            <p class="page-title__over">{fill(w.heading, &name)}</p>
            <h1>{w.minutes_title}</h1>
            <p class="page-title__lead">{w.minutes_lead}</p>
        </header>
        <ErrorSummary words faults=summary label=move |field| label(words, field)/>
        <section class="section stack">{said}</section>
        {remark(&request, words, &page, (institution, year), &faults)}
        {write(&request, words, &page, (institution, year), &faults)}
    };
    Ok(Page::private(w.minutes_title, body).at(Width::Narrow))
}

fn label(words: Words, field: &str) -> String {
    let w = words.dossier();
    let of_point = field
        .strip_prefix("points[")
        .and_then(|rest| rest.split_once("]["));
    if let Some((i, part)) = of_point {
        let n = i.parse::<usize>().unwrap_or(0) + 1;
        let point = fill(w.point, &[("n", &n.to_string())]);
        let part = match part.trim_end_matches(']') {
            "owner" => w.owner,
            "due_on" => w.due_on,
            _ => w.what,
        };
        return format!("{point}: {}", part.to_lowercase());
    }
    match field {
        "held_on" => w.held_on,
        "remark" => w.remark,
        "points" => w.points,
        _ => w.text,
    }
    .to_owned()
}

fn hidden((institution, year): (InstitutionId, StudyYear), seen: i64) -> AnyView {
    view! {
        <input type="hidden" name="institution" value=institution.to_string()/>
        <input type="hidden" name="year" value=year.0.to_string()/>
        <input type="hidden" name="seen" value=seen.to_string()/>
    }
    .into_any()
}

fn remark(
    request: &Request,
    words: Words,
    page: &MinutesPage,
    about: (InstitutionId, StudyYear),
    faults: &[FieldFault],
) -> AnyView {
    let w = words.dossier();
    let (true, Some(minutes)) = (page.may_remark, &page.minutes) else {
        return ().into_any();
    };
    let fresh = minutes
        .remark
        .as_ref()
        .map_or_else(RemarkForm::default, |r| RemarkForm {
            remark: r.text.clone(),
        });
    let form = request.returned::<RemarkForm>().map_or(fresh, |(form, _)| form);
    let title = if minutes.remark.is_some() {
        w.remark_change
    } else {
        w.remark
    };
    view! {
        <section class="section no-print" aria-labelledby="merknad">
            <h2 id="merknad">{title}</h2>
            <form class="stack" method="post" action=path::act(words.lang, "dossier/save_remark")>
                {hidden(about, minutes.revision)}
                <Field words name="remark" label=w.remark value=form.remark kind=FieldKind::Long(5) faults=faults.to_vec()/>
                <div><button class="ds-button" type="submit">{w.save_remark}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn write(
    request: &Request,
    words: Words,
    page: &MinutesPage,
    about: (InstitutionId, StudyYear),
    faults: &[FieldFault],
) -> AnyView {
    let w = words.dossier();
    if !page.may_write {
        return ().into_any();
    }
    let fresh = page
        .minutes
        .as_ref()
        .map_or_else(MinutesForm::default, MinutesForm::of);
    let form = request.returned::<MinutesForm>().map_or(fresh, |(form, _)| form);
    let lines = form
        .lines()
        .into_iter()
        .enumerate()
        .map(|(i, line)| point(words, i, line, faults))
        .collect_view();
    let seen = page.minutes.as_ref().map_or(0, |m| m.revision);
    view! {
        <section class="section no-print" aria-labelledby="skriv">
            <h2 id="skriv">{w.write}</h2>
            <form class="stack" method="post" action=path::act(words.lang, "dossier/save_minutes")>
                {hidden(about, seen)}
                <Field words name="held_on" label=w.held_on value=form.held_on kind=FieldKind::Date width=Some(16)
                    faults=faults.to_vec()/>
                <Field words name="text" label=w.text value=form.text kind=FieldKind::Long(10) hint=w.text_hint
                    faults=faults.to_vec()/>
                <h3 id="f-points">{w.points}</h3>
                <p class="soft">{w.points_hint}</p>
                {lines}
                <div><button class="ds-button" type="submit">{w.save}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn point(words: Words, i: usize, line: PointForm, faults: &[FieldFault]) -> AnyView {
    let w = words.dossier();
    let name = |part: &str| format!("points[{i}][{part}]");
    let n = (i + 1).to_string();
    view! {
        <fieldset class="repeat__item stack stack--tight">
            <legend class="field__label">{fill(w.point, &[("n", &n)])}</legend>
            <Field words name=name("what") label=w.what value=line.what kind=FieldKind::Long(2) faults=faults.to_vec()/>
            <Field words name=name("owner") label=w.owner value=line.owner faults=faults.to_vec()/>
            <Field words name=name("due_on") label=w.due_on value=line.due_on kind=FieldKind::Date width=Some(16)
                faults=faults.to_vec()/>
        </fieldset>
    }
    .into_any()
}
