//! One finding: what was found, the reply, the actions, the end – and the forms of whoever may go on with it.

use leptos::prelude::*;
use serde::de::DeserializeOwned;

use super::{action_lines, finding_tag, opened_by, paragraphs};
use crate::accounts::model::Actor;
use crate::followup::api::Typed;
use crate::followup::form::{ACTIONS, ActionForm, EndForm, ReplyForm, SettleForm};
use crate::followup::model::{Action, ActionState, Finding, Origin};
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::FindingId;
use crate::shared::page::{Page, Width};
use crate::shared::time::{date_words, oslo_date};
use crate::shared::ui::{Breadcrumbs, DemoMark, ErrorSummary, Field, FieldKind, dated};
use crate::words::{Words, fill};

/// What this actor may do with this finding.
struct May {
    reply: bool,
    settle: bool,
    set_aside: bool,
}

impl May {
    fn of(actor: &Actor, finding: &Finding) -> Self {
        let works_there = actor.may_edit_for(finding.institution);
        let opened_it = match finding.origin {
            Origin::Directorate => actor.may_read_all_results(),
            Origin::Institution => works_there,
        };
        May {
            reply: works_there && finding.is_open_for_reply(),
            settle: opened_it && finding.settlement.is_none(),
            set_aside: opened_it && finding.may_be_set_aside(),
        }
    }
}

/// One form of the page as it came back, or as it begins.
struct Back<F> {
    form: F,
    faults: Vec<FieldFault>,
}

/// The form that came back, if it is this one.
fn back<F: Default + DeserializeOwned>(request: &Request, which: &str, fresh: F) -> Back<F> {
    match request.returned::<Typed<F>>() {
        Some((typed, faults)) if typed.which == which => Back {
            form: typed.form,
            faults,
        },
        _ => Back {
            form: fresh,
            faults: vec![],
        },
    }
}

/// One finding.
///
/// # Errors
/// `SignIn`; `Forbidden`; `Missing`.
pub async fn finding_page(request: Request) -> Result<Page, Fault> {
    let id: FindingId = request.param("id")?;
    let words = request.words();
    let w = words.followup();
    let finding = request.services.followup.finding(&request.actor, id).await?;
    let may = May::of(&request.actor, &finding);
    let title = w.topic(words, finding.topic);
    let about = format!("{}, {}", finding.title, finding.year);
    let above = vec![
        (path::findings(words.lang), w.title.to_owned()),
        (path::results(words.lang, finding.evaluation), about),
    ];
    let by = opened_by(words, &finding);
    let body = view! {
        <Breadcrumbs words above here=title/>
        <header class="page-title">
            <p class="page-title__over">{finding.institution_short.clone()} " · " {finding.title.clone()} ", " {finding.year.to_string()}</p>
            <h1>{title} " " <DemoMark words on=finding.is_demo/></h1>
            <p>{finding_tag(words, &finding)}</p>
        </header>
        {faults_summary(&request, words)}
        <section class="section">
            <h2>{w.finding}</h2>
            {paragraphs(finding.said(words.lang))}
            <p class="soft">{opened_line(words, &finding, &by)}</p>
        </section>
        {reply(&request, words, &finding, &may)}
        {actions(&request, words, &finding, &may)}
        {end(&request, words, &finding, &may)}
        {set_aside(&request, words, &finding, &may)}
    };
    Ok(Page::private(title, body).at(Width::Narrow))
}

/// Who opened it and when.
fn opened_line(words: Words, finding: &Finding, by: &str) -> AnyView {
    let on = oslo_date(finding.opened_at);
    let said = date_words(on, words.lang);
    if finding.by_rule.is_none() {
        return dated(by, on, &said).into_any();
    }
    view! { {by.to_owned()} " · " <time datetime=on.to_string()>{said}</time> }.into_any()
}

/// Everything that is wrong in the form that came back.
fn faults_summary(request: &Request, words: Words) -> AnyView {
    let faults = request
        .returned
        .as_ref()
        .map(|r| r.faults.clone())
        .unwrap_or_default();
    let w = words.followup();
    let label = move |field: &str| {
        match field {
            "text" => w.reply_text,
            "what" => w.what,
            "owner" => w.owner,
            "due_on" => w.due_on,
            "state" => w.end,
            field if field.starts_with("note") => w.note,
            "actions" => w.actions,
            "why" => w.set_aside_why,
            _ => w.settle_note,
        }
        .to_owned()
    };
    view! { <ErrorSummary words faults label/> }.into_any()
}

/// The hidden fields every form here begins with.
fn hidden(finding: &Finding) -> AnyView {
    view! {
        <input type="hidden" name="finding" value=finding.id.to_string()/>
        <input type="hidden" name="seen" value=finding.revision.to_string()/>
    }
    .into_any()
}

fn reply(request: &Request, words: Words, finding: &Finding, may: &May) -> AnyView {
    let w = words.followup();
    let said = finding.reply.as_ref().map(|reply| {
        let on = oslo_date(reply.replied_at);
        let by = fill(w.reply_by, &[("who", &reply.replied_by)]);
        let shown = if reply.is_public {
            let href = path::replies(words.lang, finding.offer);
            view! { {w.is_public} ": " <a class="ds-link" href=href>{w.public_title}</a> }.into_any()
        } else {
            w.is_internal.into_any()
        };
        view! {
            {paragraphs(&reply.text)}
            <p class="soft">{dated(&by, on, &date_words(on, words.lang))} " · " {shown}</p>
        }
    });
    let none = (finding.reply.is_none() && !may.reply).then(|| view! { <p>{w.reply_none}</p> });
    let form = may.reply.then(|| reply_form(request, words, finding));
    view! {
        <section class="section"><h2 id="svar">{w.reply}</h2><div class="stack"><div>{said}{none}</div>{form}</div></section>
    }
    .into_any()
}

fn reply_form(request: &Request, words: Words, finding: &Finding) -> AnyView {
    let w = words.followup();
    let fresh = finding
        .reply
        .as_ref()
        .map_or_else(ReplyForm::default, |r| ReplyForm {
            text: r.text.clone(),
            public: if r.is_public { "ja" } else { "" }.to_owned(),
        });
    let Back { form, faults } = back(request, "reply", fresh);
    let is_open = !faults.is_empty();
    let inner = view! {
        <form class="stack" method="post" action=path::act(words.lang, "followup/reply")>
            {hidden(finding)}
            <Field words name="text" label=w.reply_text value=form.text kind=FieldKind::Long(6) hint=w.text_hint faults/>
            <div class="field">
                <label class="choice">
                    <input class="ds-input" type="checkbox" name="form[public]" value="ja" checked=form.public == "ja"
                        aria-describedby="offentlig-hint"/>
                    <span>{w.reply_public}</span>
                </label>
                <p class="field__hint" id="offentlig-hint">{w.reply_public_hint}</p>
            </div>
            <div><button class="ds-button" type="submit">{w.reply_send}</button></div>
        </form>
    }
    .into_any();
    if finding.reply.is_none() {
        return inner;
    }
    view! { <details class="fold" open=is_open><summary>{w.reply_change}</summary>{inner}</details> }
        .into_any()
}

fn actions(request: &Request, words: Words, finding: &Finding, may: &May) -> AnyView {
    let w = words.followup();
    let lines = finding
        .actions
        .iter()
        .map(|a| {
            let form =
                (may.reply && a.state == ActionState::Promised).then(|| end_form(request, words, finding, a));
            view! { <li>{action_lines(words, a, request.today)} {form}</li> }
        })
        .collect_view();
    let list = if finding.actions.is_empty() {
        let said = if may.reply && finding.reply.is_none() {
            w.actions_after
        } else {
            w.actions_none
        };
        view! { <p>{said}</p> }.into_any()
    } else {
        view! { <ul class="stack">{lines}</ul> }.into_any()
    };
    let room = finding.reply.is_some() && finding.actions.len() < ACTIONS;
    let form = (may.reply && room).then(|| promise_form(request, words, finding));
    view! {
        <section class="section"><h2 id="tiltak">{w.actions}</h2><div class="stack">{list}{form}</div></section>
    }
    .into_any()
}

fn promise_form(request: &Request, words: Words, finding: &Finding) -> AnyView {
    let w = words.followup();
    let Back { form, faults } = back(request, "promise", ActionForm::default());
    let is_open = !faults.is_empty();
    view! {
        <details class="fold" open=is_open>
            <summary>{w.action_new}</summary>
            <form class="stack" method="post" action=path::act(words.lang, "followup/promise")>
                {hidden(finding)}
                <Field words name="what" label=w.what value=form.what kind=FieldKind::Long(3) faults=faults.clone()/>
                <Field words name="owner" label=w.owner value=form.owner hint=w.owner_hint faults=faults.clone()/>
                <Field words name="due_on" label=w.due_on value=form.due_on kind=FieldKind::Date width=Some(16) faults/>
                <div><button class="ds-button" type="submit">{w.promise}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// How one action went. Several such forms stand on a page, so their fields carry the action's number.
fn end_form(request: &Request, words: Words, finding: &Finding, action: &Action) -> AnyView {
    let w = words.followup();
    let number = action.id.to_string();
    let Back { form, faults } = back(request, "end", EndForm::default());
    let (form, faults) = if form.action == number {
        (form, faults)
    } else {
        (EndForm::default(), vec![])
    };
    let note_id = format!("f-note-{number}");
    let fault = faults
        .iter()
        .find(|f| f.field.starts_with("note"))
        .map(|f| words.problem(&f.problem));
    let described = fault.is_some().then(|| format!("{note_id}-fault"));
    let said = fault.as_ref().map(|said| {
        view! { <p class="field__error" id=format!("{note_id}-fault")>{said.clone()}</p> }
    });
    let choice = |state: ActionState, text: &'static str| {
        let checked = form.state == state.code() || (form.state.is_empty() && state == ActionState::Done);
        view! {
            <li><label class="choice">
                <input class="ds-input" type="radio" name="form[state]" value=state.code() checked=checked/>
                <span>{text}</span>
            </label></li>
        }
    };
    view! {
        <details class="fold" open=!faults.is_empty()>
            <summary>{w.end}<span class="sr-only">" " {action.what.clone()}</span></summary>
            <form class="stack" method="post" action=path::act(words.lang, "followup/end_action")>
                {hidden(finding)}
                <input type="hidden" name="form[action]" value=number/>
                <fieldset class="field">
                    <legend class="field__label">{fill(w.end_this, &[("what", &action.what)])}</legend>
                    <ul class="choice-list">{choice(ActionState::Done, w.done)} {choice(ActionState::Dropped, w.dropped)}</ul>
                </fieldset>
                <div class="field">
                    <label class="field__label" for=note_id.clone()>{w.note}</label>
                    {said}
                    <textarea class="ds-input" id=note_id name="form[note]" rows="3" aria-describedby=described
                        inner_html=crate::shared::ui::raw_text(&form.note)></textarea>
                </div>
                <div><button class="ds-button" data-variant="secondary" type="submit">{w.end_send}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn end(request: &Request, words: Words, finding: &Finding, may: &May) -> AnyView {
    let w = words.followup();
    if let Some(settlement) = &finding.settlement {
        let on = oslo_date(settlement.settled_at);
        let by = fill(w.settled_by, &[("who", &settlement.settled_by)]);
        let unfounded = finding.by_rule.as_ref().is_some_and(|r| r.is_unfounded);
        let heading = if unfounded { w.unfounded } else { w.settle_note };
        return view! {
            <section class="section">
                <h2>{heading}</h2>
                {paragraphs(&settlement.note)}
                <p class="soft">{dated(&by, on, &date_words(on, words.lang))}</p>
            </section>
        }
        .into_any();
    }
    if !may.settle {
        return ().into_any();
    }
    let inner = if finding.may_be_settled() {
        let Back { form, faults } = back(request, "settle", SettleForm::default());
        view! {
            <form class="stack" method="post" action=path::act(words.lang, "followup/settle")>
                {hidden(finding)}
                <Field words name="note" label=w.settle_note value=form.note kind=FieldKind::Long(3) hint=w.settle_hint faults/>
                <div><button class="ds-button" data-variant="secondary" type="submit">{w.settle}</button></div>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="soft">{w.not_yet}</p> }.into_any()
    };
    view! { <section class="section"><h2 id="avslutt">{w.settle}</h2>{inner}</section> }.into_any()
}

/// What a rule opened may turn out to mean nothing.
fn set_aside(request: &Request, words: Words, finding: &Finding, may: &May) -> AnyView {
    if !may.set_aside {
        return ().into_any();
    }
    let w = words.followup();
    let Back { form, faults } = back(request, "set_aside", SettleForm::default());
    let is_open = !faults.is_empty();
    let fault = faults.first().map(|f| words.problem(&f.problem));
    let described = fault.is_some().then_some("f-why-fault");
    let said = fault.map(|said| view! { <p class="field__error" id="f-why-fault">{said}</p> });
    view! {
        <details class="fold no-print" open=is_open>
            <summary>{w.set_aside}</summary>
            <form class="stack" method="post" action=path::act(words.lang, "followup/set_aside")>
                {hidden(finding)}
                <div class="field">
                    <label class="field__label" for="f-why">{w.set_aside_why}</label>
                    <p class="field__hint">{w.set_aside_hint}</p>
                    {said}
                    <textarea class="ds-input" id="f-why" name="form[note]" rows="3" aria-describedby=described
                        inner_html=crate::shared::ui::raw_text(&form.note)></textarea>
                </div>
                <div><button class="ds-button" data-variant="secondary" type="submit">{w.set_aside}</button></div>
            </form>
        </details>
    }
    .into_any()
}
