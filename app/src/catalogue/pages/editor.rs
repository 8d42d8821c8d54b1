//! The editor of one version: everything an offer must hold, saved half-done or sent to review.
//!
//! What came back from a post (`Request::returned`) is drawn instead of what is stored: with faults after a
//! submission that was refused, without any after a colleague was faster.

use leptos::prelude::*;

use super::editor_conflict::conflict_view;
use super::editor_fields::{Drawing, section};
use super::offer_parts::notice;
use super::sections::{Section, link_to};
use super::{editor_shared, editor_side, read_only};
use crate::catalogue::form::OfferForm;
use crate::catalogue::islands::SavesItself;
use crate::catalogue::model::{Reference, VersionState};
use crate::catalogue::port::{DraftPage, Hand};
use crate::catalogue::work::port::{ConflictPage, Typed};
use crate::path;
use crate::review::model::Reason;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::VersionId;
use crate::shared::page::{Page, Width};
use crate::shared::ui::{Breadcrumbs, DemoMark, ErrorSummary, StateTag, sign};
use crate::words::Words;

/// What the view functions of this page draw from.
#[derive(Clone, Copy)]
pub(super) struct Editor<'a> {
    pub words: Words,
    pub page: &'a DraftPage,
    pub reference: &'a Reference,
    /// A form that came back instead of being kept, and what is wrong in it.
    pub returned: Option<&'a (OfferForm, Vec<FieldFault>)>,
    /// What came back joined with what a colleague saved meanwhile.
    pub conflict: Option<&'a ConflictPage>,
}

impl<'a> Editor<'a> {
    /// What the fields show: what was typed last, kept or not.
    pub fn form(&self) -> &'a OfferForm {
        match (self.conflict, self.returned) {
            (Some(conflict), _) => &conflict.merged.form,
            (None, Some((form, _))) => form,
            (None, None) => &self.page.form,
        }
    }

    fn title(&self) -> String {
        let title = self.form().title.trim();
        if title.is_empty() {
            self.words.offer_work().edit_title.to_owned()
        } else {
            title.to_owned()
        }
    }
}

/// The editor, or the text to read where it cannot be changed.
///
/// # Errors
/// `SignIn`; `Forbidden` unless the actor edits for the institution; `Missing`.
pub async fn editor_page(request: Request) -> Result<Page, Fault> {
    let version = request.param("version")?;
    let page = request.services.catalogue.draft(&request.actor, version).await?;
    let reference = request.services.catalogue.reference().await?;
    let returned = request.returned::<OfferForm>();
    let conflict = match request.returned::<Typed>() {
        Some((typed, faults)) if faults.is_empty() && editable(&page) => {
            let work = &request.services.work;
            let joined = work.conflict(&request.actor, version, &typed);
            joined.await.ok()
        }
        _ => None,
    };
    let editor = Editor {
        words: request.words(),
        page: &page,
        reference: &reference,
        returned: returned.as_ref(),
        conflict: conflict.as_ref(),
    };
    Ok(Page::private(editor.title(), editor_view(editor)).at(Width::Work))
}

/// The text can be changed, and by whoever reads this.
fn editable(page: &DraftPage) -> bool {
    page.version.state.is_editable() && page.hand >= Hand::Edits
}

/// The whole page below the frame.
pub(super) fn editor_view(editor: Editor<'_>) -> AnyView {
    let words = editor.words;
    let above = vec![(path::workbench(words.lang), words.frame.workbench.to_owned())];
    let content = if editable(editor.page) {
        open(editor)
    } else {
        locked(editor)
    };
    view! {
        <Breadcrumbs words above here=editor.title()/>
        {heading(editor)}
        {editor_shared::whose(words, editor.page)}
        {content}
        {editor_shared::partners(words, editor.page)}
    }
    .into_any()
}

fn heading(editor: Editor<'_>) -> AnyView {
    let (words, version) = (editor.words, &editor.page.version);
    let facts = format!("{} · {}", editor.page.institution.short_name, version.year);
    view! {
        <header class="page-title">
            <h1>{editor.title()}</h1>
            <div class="page-title__tags">
                <StateTag code=version.state.code() text=words.catalogue.state(version.state)/>
                <span class="soft">{facts}</span>
                <DemoMark words on=version.is_demo/>
            </div>
        </header>
    }
    .into_any()
}

/// The text cannot be changed: who has it, what happens next, and the text itself.
fn locked(editor: Editor<'_>) -> AnyView {
    let (words, version) = (editor.words, &editor.page.version);
    let w = words.offer_work();
    let too_late = editor.returned.map(|_| {
        let body = view! { <p class="notice__title">{w.locked_title}</p><p>{w.locked_text}</p> };
        notice("warn", "warning", body.into_any())
    });
    let is_public = matches!(
        version.state,
        VersionState::Published | VersionState::Superseded | VersionState::Withdrawn
    );
    let public = is_public.then(|| {
        let href = path::offer_year(words.lang, version.offer, version.year);
        view! { <a class="ds-button" data-variant="secondary" href=href>{w.public_page}</a> }
    });
    let (hand, is_live) = (editor.page.hand, version.state == VersionState::Published);
    let revise = (is_live && hand >= Hand::Edits).then(|| {
        view! {
            <form method="post" action=path::act(words.lang, "offer/revise")>
                <input type="hidden" name="offer" value=version.offer.to_string()/>
                <button class="ds-button" type="submit">{w.revise}</button>
            </form>
        }
    });
    let change = (is_live && hand >= Hand::Edits).then(|| {
        let href = path::change_live(words.lang, version.id);
        view! { <a class="ds-button" data-variant="secondary" href=href>{words.work().change}</a> }
    });
    let runs = (is_live && hand == Hand::Answers).then(|| {
        let href = path::runs(words.lang, version.id);
        view! { <a class="ds-button" data-variant="secondary" href=href>{words.work().runs}</a> }
    });
    // What comes next is said to whoever has a part in it.
    let next = (hand == Hand::Answers).then(|| {
        notice(
            "info",
            "info",
            view! { <p>{w.next(version.state)}</p> }.into_any(),
        )
    });
    let preview = (hand == Hand::Reads && version.state.is_editable()).then(|| {
        view! { <a href=path::preview(words.lang, version.id)>{words.work().draft_preview}</a> }
    });
    view! {
        {too_late}
        {next}
        <div class="cluster">{revise}{change}{runs}{public}{preview}</div>
        {read_only::plan(editor)}
    }
    .into_any()
}

fn open(editor: Editor<'_>) -> AnyView {
    let (words, page) = (editor.words, editor.page);
    let faults = editor
        .returned
        .map(|(_, faults)| faults.as_slice())
        .unwrap_or_default();
    let drawing = Drawing {
        words,
        form: editor.form(),
        faults,
        reasons: &page.reasons,
        reference: editor.reference,
        institution: page.institution.id,
        names_partners: page.hand == Hand::Answers,
        year: page.version.year,
        is_live: false,
    };
    let revision = editor.conflict.map_or(page.version.revision, |c| c.revision);
    let conflict = editor.conflict.map(|c| conflict_view(words, c, editor.reference));
    // Whose words stand where two have written is for the person to settle.
    let saves_itself = editor.conflict.is_none() && !is_stale(editor);
    let sections = Section::ALL.iter().map(|&s| section(drawing, s)).collect_view();
    let label = move |field: &str| words.offer_field(field);
    let beside = view! {
        <div class="sidebar-layout__sticky" id="editor-beside">{editor_side::progress(words, page)}</div>
    };
    // On a phone what comes first in the page is what is seen: an answer to a post comes before the checklist.
    let is_answer = editor.conflict.is_some() || !faults.is_empty();
    let (before, after) = if is_answer {
        (None, Some(beside))
    } else {
        (Some(beside), None)
    };
    view! {
        {above_the_form(editor)}
        <div class="sidebar-layout sidebar-layout--end">
            {before}
            <form class="form" method="post" action=path::act(words.lang, "offer/save") novalidate
                data-saves-itself=saves_itself data-checks-itself=page.version.year.0.to_string()>
                <ErrorSummary words faults=faults.to_vec() label/>
                <input type="hidden" name="version" value=page.version.id.to_string()/>
                <input type="hidden" name="seen" value=revision.to_string() autocomplete="off"/>
                {conflict}
                {sections}
                {buttons(words, page.version.id, saves_itself)}
            </form>
            {after}
        </div>
    }
    .into_any()
}

/// Saving comes first, so that the Enter key in a field saves and never submits.
fn buttons(words: Words, version: VersionId, saves_itself: bool) -> AnyView {
    let w = words.offer_work();
    let note = if saves_itself {
        view! {
            <span class="form-actions__note" role="status" data-saving=true data-unsaved=w.saving_unsaved
                data-sending=w.saving_now data-saved=w.saving_saved data-no-contact=w.saving_no_contact
                data-colleague=w.saving_colleague data-refused=w.saving_refused
                data-signed-out=w.saving_signed_out>{w.saving_at_rest}</span>
            <SavesItself/>
        }
        .into_any()
    } else {
        view! { <span class="form-actions__note">{w.actions_note}</span> }.into_any()
    };
    view! {
        <div class="form-actions form-actions--sticky">
            <button class="ds-button" data-variant="secondary" type="submit"
                formaction=path::act(words.lang, "offer/save")>{w.save}</button>
            <button class="ds-button" type="submit" formaction=path::act(words.lang, "offer/submit")>{w.submit}</button>
            <a href=path::preview(words.lang, version) target="videre-preview">{words.work().draft_preview}</a>
            {note}
        </div>
    }
    .into_any()
}

/// The form came back because somebody else was faster.
fn is_stale(editor: Editor<'_>) -> bool {
    editor.returned.is_some_and(|(_, faults)| faults.is_empty())
}

/// What to know before writing on: a colleague was faster, or the directorate has answered.
fn above_the_form(editor: Editor<'_>) -> AnyView {
    let (words, page) = (editor.words, editor.page);
    let w = words.offer_work();
    let stale = (is_stale(editor) && editor.conflict.is_none()).then(|| {
        let body = view! {
            <p class="notice__title">{w.stale_title}</p>
            <p>{w.stale_text}</p>
            <p><a href=path::draft(words.lang, page.version.id)>{w.stale_reopen}</a></p>
        };
        notice("warn", "warning", body.into_any())
    });
    view! { {stale} {reasons_on_top(words, &page.reasons)} }.into_any()
}

fn reasons_on_top(words: Words, reasons: &[Reason]) -> Option<AnyView> {
    if reasons.is_empty() {
        return None;
    }
    let w = words.offer_work();
    let lines = reasons
        .iter()
        .map(|reason| {
            let label = words.offer_field(&reason.field);
            let said = if label == reason.field {
                Section::of(&reason.field).title(w).to_owned()
            } else {
                label
            };
            view! { <li><a href=link_to(words, &reason.field)>{said}</a></li> }
        })
        .collect_view();
    Some(
        view! {
            <div class="notice" data-tone="warn">
                {sign("return")}
                <div class="notice__body">
                    <h2 class="notice__title">{w.returned_title}</h2>
                    <p>{w.returned_text}</p>
                    <ul>{lines}</ul>
                </div>
            </div>
        }
        .into_any(),
    )
}
