//! Many offers at once: the bar above the table, what is about to happen, and what happened.
//!
//! The ticked boxes stand in the table and belong to the bar's form by its id, since rows have forms of
//! their own.

use leptos::prelude::*;

use super::offer_parts::notice;
use crate::catalogue::work::bulk::{BulkAction, BulkForm, BulkLine, BulkPlan, BulkReport, MOST, parted};
use crate::catalogue::work::query::WorkQuery;
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::time::{StudyYear, instant_words};
use crate::shared::ui::{Breadcrumbs, ErrorSummary, raw_text};
use crate::words::{Words, fill};

/// The id of the form that the ticked boxes belong to.
pub(super) const FORM: &str = "samlet";

/// Chooses what to do with the ticked offers, or with all the reader's own of the selection.
pub(super) fn bulk_bar(words: Words, query: &WorkQuery, own: u64) -> AnyView {
    let w = words.work();
    let options = BulkAction::ALL
        .iter()
        .map(|&a| view! { <option value=a.code()>{w.action(a)}</option> })
        .collect_view();
    let every = (own > 1).then(|| {
        let whole = WorkQuery {
            page: 1,
            ..query.clone()
        };
        let value = path::with_query("", whole.pairs());
        let said = fill(w.bulk_every, &[("n", &own.to_string())]);
        view! {
            <label class="choice">
                <input class="ds-input" type="checkbox" name="form[every]"
                    value=value.trim_start_matches('?').to_owned()/>
                <span>{said}</span>
            </label>
        }
    });
    view! {
        <form class="toolbar" id=FORM method="post" action=path::act(words.lang, "offer/plan_bulk")>
            <div class="toolbar__fields">
                <div class="field">
                    <label class="field__label" for="f-action">{w.bulk}</label>
                    <select class="ds-input" id="f-action" name="form[action]">{options}</select>
                </div>
                {every}
                <button class="ds-button" data-variant="secondary" type="submit">{w.bulk_preview}</button>
            </div>
            <p class="soft small">{w.bulk_note}</p>
        </form>
    }
    .into_any()
}

/// What is about to be done to many offers; what was posted to it comes back here.
///
/// # Errors
/// `SignIn`, `Forbidden` for anyone who works for no institution.
pub async fn bulk_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    request.actor.must(!request.actor.institutions().is_empty())?;
    let Some((form, faults)) = request.returned::<BulkForm>() else {
        return Ok(framed(words, words.work().pick_title, nothing_picked(words)));
    };
    match request.services.work.plan_bulk(&request.actor, &form).await {
        Ok(plan) => {
            let title = title(words, plan.action, plan.year);
            let body = plan_view(words, &plan, &form, faults);
            Ok(framed(words, &title, body))
        }
        Err(Fault::Invalid(_)) => Ok(framed(words, words.work().pick_title, nothing_picked(words))),
        Err(fault) => Err(fault),
    }
}

/// What was done to many offers.
///
/// # Errors
/// `SignIn`; `Forbidden` unless the actor did it; `Missing`.
pub async fn bulk_report_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let bulk = request.param("bulk")?;
    let report = request.services.work.bulk_report(&request.actor, bulk).await?;
    let title = title(words, report.action, report.year);
    let body = report_view(words, &report);
    Ok(framed(words, &title, body))
}

fn title(words: Words, action: BulkAction, year: StudyYear) -> String {
    let w = words.work();
    match action {
        BulkAction::Copy => fill(w.copy_to, &[("year", &year.to_string())]),
        other => w.action(other).to_owned(),
    }
}

fn framed(words: Words, title: &str, body: AnyView) -> Page {
    let above = vec![(path::workbench(words.lang), words.frame.workbench.to_owned())];
    let heading = title.to_owned();
    let view = view! {
        <Breadcrumbs words above here=heading.clone()/>
        <header class="page-title"><h1>{heading.clone()}</h1></header>
        {body}
    };
    Page::private(title, view).at(Width::Work)
}

fn nothing_picked(words: Words) -> AnyView {
    let w = words.work();
    view! {
        <div class="empty-state">
            <p class="empty-state__title">{w.pick_title}</p>
            <p>{w.pick_text}</p>
            <p><a href=path::workbench(words.lang)>{w.back}</a></p>
        </div>
    }
    .into_any()
}

fn n(text: &str, n: usize) -> String {
    fill(text, &[("n", &n.to_string())])
}

/// The lines, with why not where there is a reason, with the draft where there is one.
fn lines_view(words: Words, heading: &'static str, lines: &[&BulkLine]) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let w = words.work();
    let items = lines
        .iter()
        .map(|line| {
            let title = if line.title.is_empty() {
                words.offer_work().edit_title.to_owned()
            } else {
                line.title.clone()
            };
            let why = line.obstacle.map(|o| {
                view! { <span class="work-table__sub">{w.obstacle(o)}</span> }
            });
            let draft = line.version.filter(|_| line.obstacle.is_none()).map(|v| {
                let about = format!(": {title}");
                view! {
                    " · "
                    <a href=path::draft(words.lang, v)>{w.open_draft}<span class="sr-only">{about}</span></a>
                }
            });
            view! {
                <li>{title.clone()}" "<span class="soft">{line.institution_short.clone()}</span>{draft}{why}</li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="section"><h2>{heading}</h2><ul class="bulk-list">{items}</ul></section>
        }
        .into_any(),
    )
}

/// What would happen, and the one button that lets it happen.
pub(super) fn plan_view(words: Words, plan: &BulkPlan, form: &BulkForm, faults: Vec<FieldFault>) -> AnyView {
    let w = words.work();
    let (can, cannot) = parted(&plan.lines);
    let (will, will_not) = w.will(plan.action);
    let mut said = vec![n(will, can.len())];
    if !cannot.is_empty() {
        said.push(n(will_not, cannot.len()));
    }
    let left_out = (plan.n_left_out > 0).then(|| {
        let numbers = [("n", plan.n_left_out.to_string()), ("most", MOST.to_string())];
        let numbers: Vec<_> = numbers.iter().map(|(k, v)| (*k, v.as_str())).collect();
        notice(
            "warn",
            "warning",
            view! { <p>{fill(w.left_out, &numbers)}</p> }.into_any(),
        )
    });
    let confirm = if can.is_empty() {
        view! { <p>{w.nothing_possible}</p> }.into_any()
    } else {
        confirm(words, plan, form, &faults, can.len())
    };
    let year = (plan.action == BulkAction::Copy).then(|| year_choice(words, plan));
    let label = move |_: &str| w.reason.to_owned();
    view! {
        <ErrorSummary words faults=faults.clone() label/>
        <p class="lead">{said.join(", ")}"."</p>
        <p>{w.about(plan.action)}</p>
        {left_out}
        {year}
        {lines_view(words, w.without_these, &cannot)}
        {lines_view(words, w.with_these, &can)}
        {confirm}
    }
    .into_any()
}

/// What was asked, carried on; of a whole selection the very offers that were shown.
fn carried(plan: &BulkPlan) -> AnyView {
    plan.lines
        .iter()
        .map(|l| view! { <input type="hidden" name="form[offers][]" value=l.offer.to_string()/> })
        .collect_view()
        .into_any()
}

fn year_choice(words: Words, plan: &BulkPlan) -> AnyView {
    let w = words.work();
    let options = plan
        .years
        .iter()
        .map(|y| {
            let selected = *y == plan.year;
            view! { <option value=y.0.to_string() selected=selected>{y.to_string()}</option> }
        })
        .collect_view();
    view! {
        <form class="toolbar" method="post" action=path::act(words.lang, "offer/plan_bulk")>
            <div class="toolbar__fields">
                <input type="hidden" name="form[action]" value=plan.action.code()/>
                {carried(plan)}
                <div class="field">
                    <label class="field__label" for="f-year">{w.year}</label>
                    <select class="ds-input" id="f-year" name="form[year]">{options}</select>
                </div>
                <button class="ds-button" data-variant="secondary" type="submit">{w.year_show}</button>
            </div>
        </form>
    }
    .into_any()
}

fn confirm(words: Words, plan: &BulkPlan, form: &BulkForm, faults: &[FieldFault], able: usize) -> AnyView {
    let w = words.work();
    let has_reason = !matches!(plan.action, BulkAction::Copy | BulkAction::ClearMark);
    let reason = has_reason.then(|| reason_field(words, &form.reason, faults));
    let color = (plan.action == BulkAction::Withdraw).then_some("danger");
    view! {
        <form class="form" method="post" action=path::act(words.lang, "offer/do_bulk")>
            <input type="hidden" name="form[action]" value=plan.action.code()/>
            <input type="hidden" name="form[year]" value=plan.year.0.to_string()/>
            {carried(plan)}
            {reason}
            <div class="form-actions">
                <button class="ds-button" data-color=color type="submit">{n(w.confirm, able)}</button>
                <a href=path::workbench(words.lang)>{w.cancel}</a>
            </div>
        </form>
    }
    .into_any()
}

fn reason_field(words: Words, typed: &str, faults: &[FieldFault]) -> AnyView {
    let said = faults
        .iter()
        .find(|f| f.field == "reason")
        .map(|f| words.problem(&f.problem));
    let invalid = said.is_some().then_some("true");
    let describedby = said.is_some().then_some("f-reason-fault");
    let class = if said.is_some() {
        "field field--invalid"
    } else {
        "field"
    };
    view! {
        <div class=class>
            <label class="field__label" for="f-reason">{words.work().reason}</label>
            {said.map(|said| view! { <p class="field__error" id="f-reason-fault">{said}</p> })}
            <textarea class="ds-input" id="f-reason" name="form[reason]" rows="3" aria-invalid=invalid
                aria-describedby=describedby inner_html=raw_text(typed)></textarea>
        </div>
    }
    .into_any()
}

/// What happened to each, and the way back.
pub(super) fn report_view(words: Words, report: &BulkReport) -> AnyView {
    let w = words.work();
    let (done, left) = parted(&report.lines);
    let mut said = vec![n(w.did(report.action), done.len())];
    if !left.is_empty() {
        said.push(n(w.did_not, left.len()));
    }
    let at = instant_words(report.made_at, words.lang);
    let made = fill(w.made, &[("by", &report.by), ("at", &at)]);
    let undone = report.undone_at.map(|at| {
        let at = instant_words(at, words.lang);
        notice(
            "info",
            "info",
            view! { <p>{fill(w.undone, &[("at", &at)])}</p> }.into_any(),
        )
    });
    let may_undo = report.action.can_be_undone() && report.undone_at.is_none() && !done.is_empty();
    let undo = may_undo.then(|| {
        let note = if report.action == BulkAction::Copy {
            w.undo_copy_note
        } else {
            w.undo_mark_note
        };
        view! {
            <form class="form-actions" method="post" action=path::act(words.lang, "offer/undo_bulk")>
                <input type="hidden" name="bulk" value=report.id.to_string()/>
                <button class="ds-button" data-variant="secondary" type="submit">{w.undo}</button>
                <span class="form-actions__note">{note}</span>
            </form>
        }
    });
    // Drafts that were taken back are no longer there to be opened.
    let gone: Vec<BulkLine> = done
        .iter()
        .map(|l| BulkLine {
            version: l.version.filter(|_| report.undone_at.is_none()),
            ..(*l).clone()
        })
        .collect();
    let gone: Vec<&BulkLine> = gone.iter().collect();
    view! {
        <p class="lead">{said.join(", ")}"."</p>
        <p class="soft small">{made}</p>
        {undone}
        {undo}
        {lines_view(words, w.not_done_with, &left)}
        {lines_view(words, w.done_with, &gone)}
        <p><a href=path::workbench(words.lang)>{w.back}</a></p>
    }
    .into_any()
}
