//! The editor of a live text: what needs no review goes out at once, anything else becomes a new version.
//!
//! Nothing happens without having been seen: the first button only tells what the changes lead to, the
//! second, above the form, does it.

use leptos::prelude::*;

use super::editor_conflict::{changes_list, conflict_view};
use super::editor_fields::{Drawing, section};
use super::offer_parts::notice;
use super::sections::Section;
use crate::catalogue::form::OfferForm;
use crate::catalogue::islands::ChecksItself;
use crate::catalogue::model::{Reference, VersionState};
use crate::catalogue::port::Hand;
use crate::catalogue::work::port::{ConflictPage, LiveChanges, LivePage, Typed};
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::ui::{Breadcrumbs, DemoMark, ErrorSummary, StateTag};
use crate::words::Words;

/// What the view functions of this page draw from.
#[derive(Clone, Copy)]
pub(super) struct Live<'a> {
    pub words: Words,
    pub page: &'a LivePage,
    pub reference: &'a Reference,
    /// What was typed, and what is wrong in it.
    pub typed: Option<(&'a OfferForm, &'a [FieldFault])>,
    /// What it would lead to.
    pub weighed: Option<&'a LiveChanges>,
    /// Somebody else changed the live text meanwhile.
    pub conflict: Option<&'a ConflictPage>,
}

/// The editor of a live text.
///
/// # Errors
/// `SignIn`; `Forbidden` unless the actor edits for the institution; `Missing`; `Stale` if it is not live.
pub async fn live_page(request: Request) -> Result<Page, Fault> {
    let version = request.param("version")?;
    let (work, actor) = (&request.services.work, &request.actor);
    let page = work.live(actor, version).await?;
    let reference = request.services.catalogue.reference().await?;
    let returned = request.returned::<Typed>();
    let mut conflict = None;
    let mut weighed = None;
    if let Some((typed, faults)) = &returned {
        if typed.seen != page.version.revision && faults.is_empty() {
            conflict = work.conflict(actor, version, typed).await.ok();
        } else {
            weighed = Some(work.weigh(actor, version, &typed.form).await?);
        }
    }
    let faults: Vec<FieldFault> = match (&returned, &weighed) {
        (Some((_, faults)), Some(weighed)) if faults.is_empty() => weighed.faults.clone(),
        (Some((_, faults)), _) => faults.clone(),
        _ => vec![],
    };
    let form = conflict
        .as_ref()
        .map(|c| &c.merged.form)
        .or(returned.as_ref().map(|(typed, _)| &typed.form));
    let live = Live {
        words: request.words(),
        page: &page,
        reference: &reference,
        typed: form.map(|form| (form, faults.as_slice())),
        weighed: weighed.as_ref(),
        conflict: conflict.as_ref(),
    };
    let title = page.version.plan.title.clone();
    Ok(Page::private(title, live_view(live)).at(Width::Work))
}

/// The whole page below the frame.
pub(super) fn live_view(live: Live<'_>) -> AnyView {
    let (words, page) = (live.words, live.page);
    let w = words.work();
    let version = &page.version;
    let above = vec![
        (path::workbench(words.lang), words.frame.workbench.to_owned()),
        (path::draft(words.lang, version.id), version.plan.title.clone()),
    ];
    let faults = live.typed.map_or(&[][..], |(_, faults)| faults);
    let drawing = Drawing {
        words,
        form: live.typed.map_or(&page.form, |(form, _)| form),
        faults,
        reasons: &[],
        reference: live.reference,
        institution: page.institution.id,
        names_partners: page.hand == Hand::Answers,
        year: version.year,
        is_live: true,
    };
    let sections = Section::ALL.iter().map(|&s| section(drawing, s)).collect_view();
    let label = move |field: &str| words.offer_field(field);
    let facts = format!("{} · {}", page.institution.short_name, version.year);
    let conflict = live.conflict.map(|c| conflict_view(words, c, live.reference));
    view! {
        <Breadcrumbs words above here=w.change.to_owned()/>
        <header class="page-title">
            <h1>{w.change}</h1>
            <div class="page-title__tags">
                <span>{version.plan.title.clone()}</span>
                <StateTag code=version.state.code() text=words.catalogue.state(version.state)/>
                <span class="soft">{facts}</span>
                <DemoMark words on=version.is_demo/>
            </div>
        </header>
        <p class="lead">{w.change_lead}</p>
        {open_version(live)}
        <form class="form" method="post" action=path::act(words.lang, "offer/weigh_change") novalidate
            data-checks-itself=version.year.0.to_string()>
            // The Enter key presses the first button of a form: it must be the one that changes nothing.
            <button class="sr-only" type="submit" tabindex="-1" aria-hidden="true">{w.weigh}</button>
            <ErrorSummary words faults=faults.to_vec() label/>
            <input type="hidden" name="version" value=version.id.to_string()/>
            <input type="hidden" name="seen" value=version.revision.to_string()/>
            {conflict}
            {weighed(live)}
            {sections}
            <div class="form-actions form-actions--sticky">
                <button class="ds-button" type="submit">{w.weigh}</button>
                <button class="ds-button" data-variant="secondary" type="submit" formtarget="_blank"
                    formaction=path::act(words.lang, "offer/preview_change")>{w.preview_change}</button>
                <a href=path::draft(words.lang, version.id)>{w.cancel}</a>
                <ChecksItself/>
            </div>
        </form>
    }
    .into_any()
}

/// A next version is on its way: what that means for changes made here.
fn open_version(live: Live<'_>) -> Option<AnyView> {
    let w = live.words.work();
    let (version, state) = live.page.open?;
    let text = if state == VersionState::InReview {
        w.open_review_text
    } else {
        w.open_draft_text
    };
    let href = path::draft(live.words.lang, version);
    let body = view! {
        <p class="notice__title">{w.open_version}</p>
        <p>{text}" "<a href=href>{w.open_draft}</a></p>
    };
    Some(notice("info", "info", body.into_any()))
}

/// What the changes would lead to, and the button that lets it happen.
fn weighed(live: Live<'_>) -> Option<AnyView> {
    let words = live.words;
    let w = words.work();
    let weighed = live.weighed?;
    if weighed.changes.is_empty() {
        return Some(notice(
            "info",
            "info",
            view! { <p>{w.weighed_none}</p> }.into_any(),
        ));
    }
    let is_material = weighed.is_material();
    let into_draft = live.page.open.is_some_and(|(_, state)| state.is_editable());
    let (title, text) = if is_material && into_draft {
        (w.weighed_material, w.into_draft_text)
    } else if is_material {
        (w.weighed_material, w.weighed_material_text)
    } else {
        (w.weighed_light, w.weighed_light_text)
    };
    let (material, light): (Vec<_>, Vec<_>) = weighed.changes.iter().cloned().partition(|c| c.is_material);
    let light_heading = if is_material { w.goes_along } else { "" };
    let part = |heading: &'static str, changes: &[crate::catalogue::changes::Change]| {
        (!changes.is_empty())
            .then(|| view! { <h3 hidden=heading.is_empty()>{heading}</h3>{changes_list(words, changes, live.reference)} })
    };
    let button = |endpoint: &str, said: &'static str| {
        let action = path::act(words.lang, endpoint);
        view! { <button class="ds-button" type="submit" formaction=action>{said}</button> }.into_any()
    };
    let button = match (is_material, live.page.open) {
        (false, _) if weighed.faults.is_empty() => Some(button("offer/publish_change", w.publish_now)),
        (true, None) => Some(button("offer/branch", w.branch)),
        (true, Some((_, state))) if state.is_editable() => Some(button("offer/into_draft", w.into_draft)),
        _ => None,
    };
    let body = view! {
        <h2 class="notice__title" id="folger">{title}</h2>
        <p>{text}</p>
        {part(w.needs_review_heading, &material)}
        {part(light_heading, &light)}
        <div class="form-actions">{button}</div>
    };
    let tone = if is_material { "warn" } else { "info" };
    Some(notice(tone, "info", body.into_any()))
}
