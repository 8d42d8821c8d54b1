//! The runs of a live offer, and what people say of them: full, cancelled, moved – since when and why.

use leptos::prelude::*;

use crate::catalogue::form::MarkForm;
use crate::catalogue::model::{Run, RunMark};
use crate::catalogue::work::port::LivePage;
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words};
use crate::shared::ui::{Breadcrumbs, ErrorSummary, StateTag, raw_text};
use crate::words::Words;

/// The runs of a live version.
///
/// # Errors
/// `SignIn`; `Forbidden` unless the actor edits for the institution; `Missing`; `Stale` if it is not live.
pub async fn runs_page(request: Request) -> Result<Page, Fault> {
    let version = request.param("version")?;
    let page = request.services.work.live(&request.actor, version).await?;
    // What is said of runs is for the institution that answers for them.
    request
        .actor
        .must(request.actor.may_edit_for(page.institution.id))?;
    let returned = request.returned::<MarkForm>();
    let words = request.words();
    let body = runs_view(words, request.today, &page, returned.as_ref());
    Ok(Page::private(words.work().runs, body).at(Width::Work))
}

/// The whole page below the frame; `returned` is a form that was refused.
pub(super) fn runs_view(
    words: Words,
    today: Date,
    page: &LivePage,
    returned: Option<&(MarkForm, Vec<FieldFault>)>,
) -> AnyView {
    let w = words.work();
    let title = page.version.plan.title.clone();
    let above = vec![
        (path::workbench(words.lang), words.frame.workbench.to_owned()),
        (path::draft(words.lang, page.version.id), title.clone()),
    ];
    let faults = returned.map(|(_, faults)| faults.clone()).unwrap_or_default();
    let label = move |field: &str| match field {
        "on" => w.run_on.to_owned(),
        "moved_to" => w.run_moved_to.to_owned(),
        "reason" => w.run_reason.to_owned(),
        _ => w.run_status.to_owned(),
    };
    let cards = page
        .runs
        .iter()
        .map(|run| card(words, today, page, run, returned))
        .collect_view();
    let none = page.runs.is_empty().then(|| view! { <p>{w.runs_none}</p> });
    view! {
        <Breadcrumbs words above here=w.runs.to_owned()/>
        <header class="page-title"><h1>{w.runs}</h1><p class="page-title__lead">{title}</p></header>
        <ErrorSummary words faults label/>
        <p>
            {w.runs_lead}" "
            <a href=path::change_live(words.lang, page.version.id)>{w.change}</a>
        </p>
        {none}
        {cards}
    }
    .into_any()
}

/// What a run is called among its fellows.
fn name(words: Words, run: &Run) -> String {
    let semester = run.plan.semester.map(|s| s.words(words.lang));
    let start = run.plan.starts_on.map(|d| date_words(d, words.lang));
    let parts: Vec<String> = semester.into_iter().chain(start).collect();
    parts.join(", ")
}

fn card(
    words: Words,
    today: Date,
    page: &LivePage,
    run: &Run,
    returned: Option<&(MarkForm, Vec<FieldFault>)>,
) -> AnyView {
    let w = words.work();
    let status = run.status(today);
    let refused = returned.filter(|(form, _)| form.run == run.id.to_string());
    let typed = refused.map_or_else(
        || MarkForm {
            run: run.id.to_string(),
            mark: run.mark.map(|m| m.to_string()).unwrap_or_default(),
            on: run.marked.on.map(|d| d.to_string()).unwrap_or_default(),
            reason: run.marked.reason.clone(),
            moved_to: run.marked.moved_to.map(|r| r.to_string()).unwrap_or_default(),
        },
        |(form, _)| form.clone(),
    );
    // The summary on top leads to the fields of the run that was refused.
    let id = |field: &str| match refused {
        Some(_) => format!("f-{field}"),
        None => format!("f-{field}-{}", run.id),
    };
    let others: Vec<&Run> = page.runs.iter().filter(|r| r.id != run.id).collect();
    let marks = RunMark::ALL
        .iter()
        .filter(|m| **m != RunMark::Moved || !others.is_empty())
        .map(|m| {
            let selected = typed.mark == m.code();
            view! { <option value=m.code() selected=selected>{words.catalogue.run_mark(*m)}</option> }
        })
        .collect_view();
    let moved = (!others.is_empty()).then(|| {
        let options = others
            .iter()
            .map(|r| {
                let selected = typed.moved_to == r.id.to_string();
                view! { <option value=r.id.to_string() selected=selected>{name(words, r)}</option> }
            })
            .collect_view();
        view! {
            <div class="field">
                <label class="field__label" for=id("moved_to")>{w.run_moved_to}</label>
                <select class="ds-input" id=id("moved_to") name="form[moved_to]">
                    <option value="">{words.frame.choose}</option>
                    {options}
                </select>
            </div>
        }
    });
    view! {
        <section class="run-card" aria-labelledby=format!("kull-{}", run.id)>
            <div class="run-card__head">
                <h2 class="run-card__title" id=format!("kull-{}", run.id)>{name(words, run)}</h2>
                <StateTag code=status.tone() text=words.catalogue.run_status(status)/>
            </div>
            <form class="toolbar" method="post" action=path::act(words.lang, "offer/say_of_run")>
                <div class="toolbar__fields">
                    <input type="hidden" name="version" value=page.version.id.to_string()/>
                    <input type="hidden" name="form[run]" value=run.id.to_string()/>
                    <div class="field">
                        <label class="field__label" for=id("mark")>{w.run_status}</label>
                        <select class="ds-input" id=id("mark") name="form[mark]">
                            <option value="">{words.offer_work().mark_by_dates}</option>
                            {marks}
                        </select>
                    </div>
                    {moved}
                    <div class="field">
                        <label class="field__label" for=id("on")>{w.run_on}</label>
                        <input class="ds-input" type="date" id=id("on") name="form[on]" value=typed.on.clone()
                            aria-describedby=format!("{}-hint", id("on"))/>
                        <p class="field__hint" id=format!("{}-hint", id("on"))>{w.run_on_hint}</p>
                    </div>
                    <div class="field">
                        <label class="field__label" for=id("reason")>{w.reason}</label>
                        <textarea class="ds-input" id=id("reason") name="form[reason]" rows="2"
                            inner_html=raw_text(&typed.reason)></textarea>
                    </div>
                    <button class="ds-button" data-variant="secondary" type="submit">{w.run_save}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
