//! One import: its columns, what it would do or did, and the rows that wait to be put right.

use leptos::prelude::*;

use super::columns::columns_form;
use super::rows::{View, rows_view};
use super::stage_tag;
use crate::catalogue::exchange::api::Posted;
use crate::catalogue::exchange::model::{Import, Stage, Verdict};
use crate::catalogue::exchange::port::{ImportPage, Wanted};
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::time::instant_words;
use crate::shared::ui::field::field_id;
use crate::shared::ui::{Breadcrumbs, ErrorSummary, sign};
use crate::words::{Words, fill};

/// A form that came back, with its faults; without faults somebody was faster.
pub(super) type Returned = Option<(Posted, Vec<FieldFault>)>;

/// What the address asks for: `vis` a verdict, `side` a page of it.
fn wanted(request: &Request) -> Option<Wanted> {
    let verdict = Verdict::from_code(request.query_value("vis")?)?;
    let page = request.query_value("side").and_then(|p| p.parse().ok());
    Some(Wanted {
        verdict,
        page: page.filter(|p| (1..=1_000).contains(p)).unwrap_or(1),
    })
}

/// One import.
///
/// # Errors
/// `SignIn`; `Forbidden` unless the reader edits for its institution; `Missing`.
pub async fn import_page(request: Request) -> Result<Page, Fault> {
    let id = request.param("import")?;
    let wanted = wanted(&request);
    let page = request
        .services
        .exchange
        .import(&request.actor, id, wanted)
        .await?;
    let shown = wanted.unwrap_or(Wanted {
        verdict: page.import.first_look(),
        page: 1,
    });
    let returned = request.returned::<Posted>();
    let words = request.words();
    let title = fill(
        words.exchange_pages().import_title,
        &[("file", &page.import.file_name)],
    );
    let reference = request.services.catalogue.reference().await?;
    let view = View {
        words,
        page: &page,
        reference: &reference,
    };
    Ok(Page::private(title, import_view(view, shown, &returned)).at(Width::Work))
}

/// The whole page below the frame.
pub(super) fn import_view(view: View<'_>, shown: Wanted, returned: &Returned) -> AnyView {
    let View { words, page, .. } = view;
    let w = words.exchange_pages();
    let import = &page.import;
    let faults = returned.as_ref().map(|(_, f)| f.clone()).unwrap_or_default();
    let stale = matches!(returned, Some((_, faults)) if faults.is_empty());
    let above = vec![
        (path::workbench(words.lang), words.offer_work().title.to_owned()),
        (path::exchange(words.lang), w.title.to_owned()),
    ];
    let lead = fill(
        w.import_lead,
        &[
            ("by", &import.by),
            ("when", &instant_words(import.made_at, words.lang)),
            ("year", &import.year.to_string()),
            ("institution", &page.institution.name),
        ],
    );
    let headings = import.headings.clone();
    let label = move |field: &str| match field.strip_prefix("columns[").and_then(|r| r.strip_suffix(']')) {
        Some(i) => i
            .parse::<usize>()
            .ok()
            .and_then(|i| headings.get(i).cloned())
            .unwrap_or_else(|| w.columns_title.to_owned()),
        None if field == "confirm" => w.confirm_label.to_owned(),
        None => w.row.to_owned(),
    };
    let columns = match import.stage {
        Stage::Mapping => columns_form(words, page, returned),
        Stage::Checked => view! {
            <details class="exchange-again" open=matches!(returned, Some((Posted::Map(_), _)))>
                <summary>{w.columns_again}</summary>
                {columns_form(words, page, returned)}
            </details>
        }
        .into_any(),
        Stage::Applied | Stage::Dropped => ().into_any(),
    };
    let outcome = match import.stage {
        Stage::Checked | Stage::Applied => outcome(words, page, returned),
        Stage::Dropped => view! { <p>{w.dropped}</p> }.into_any(),
        Stage::Mapping => ().into_any(),
    };
    let rows =
        matches!(import.stage, Stage::Checked | Stage::Applied).then(|| rows_view(view, shown, returned));
    view! {
        <Breadcrumbs words above here=import.file_name.clone()/>
        <header class="page-title">
            <h1>{fill(w.import_title, &[("file", &import.file_name)])} " " {stage_tag(words, import.stage)}</h1>
            <p class="page-title__lead">{lead}</p>
        </header>
        <ErrorSummary words faults label/>
        {stale.then(|| note("warn", "warning", w.stale))}
        {import.merged.then(|| note("warn", "warning", w.merged))}
        {outcome}
        {columns}
        {rows}
        {(import.stage == Stage::Mapping).then(|| drop_form(words, import, w.drop))}
    }
    .into_any()
}

fn note(tone: &'static str, icon: &'static str, said: &'static str) -> AnyView {
    view! {
        <div class="notice" data-tone=tone role="status">
            {sign(icon)}<div class="notice__body"><p>{said}</p></div>
        </div>
    }
    .into_any()
}

/// What saving does or did, and the button.
fn outcome(words: Words, page: &ImportPage, returned: &Returned) -> AnyView {
    let w = words.exchange_pages();
    let (import, summary) = (&page.import, &page.import.summary);
    let is_open = import.stage == Stage::Checked;
    let fields = summary
        .fields
        .iter()
        .map(|(column, n)| format!("{} ({n})", column.heading(words)));
    let fields = fields.collect::<Vec<_>>().join(", ");
    let fields = (!fields.is_empty()).then(|| view! { <p>{fill(w.said_fields, &[("fields", &fields)])}</p> });
    let next = if is_open {
        apply_form(words, import, returned)
    } else if page.waiting > 0 {
        drop_form(words, import, w.drop_rest)
    } else {
        ().into_any()
    };
    view! {
        <section class="section exchange-outcome">
            <h2>{if is_open { w.trial_title } else { w.saved_title }}</h2>
            <p class="exchange-outcome__said">{super::said(words, summary)} "."</p>
            {fields}
            {gone(words, import)}
            {next}
        </section>
    }
    .into_any()
}

fn gone(words: Words, import: &Import) -> AnyView {
    let w = words.exchange_pages();
    let list = &import.summary.gone_list;
    if list.is_empty() {
        return ().into_any();
    }
    let lines = list
        .iter()
        .map(|g| {
            let title = if g.title.is_empty() { w.no_title.to_owned() } else { g.title.clone() };
            view! { <li><a href=path::draft(words.lang, g.version)>{title}</a> " " <span class="work-table__sub">{g.code.clone()}</span></li> }
        })
        .collect_view();
    view! {
        <details class="exchange-again">
            <summary>{w.gone_title} " (" {import.summary.gone.to_string()} ")"</summary>
            <p>{w.gone_lead}</p>
            <ul class="exchange-gone">{lines}</ul>
        </details>
    }
    .into_any()
}

fn apply_form(words: Words, import: &Import, returned: &Returned) -> AnyView {
    let w = words.exchange_pages();
    let summary = &import.summary;
    if summary.writes() == 0 {
        return view! { <p>{w.nothing_to_apply}</p>{drop_form(words, import, w.drop)} }.into_any();
    }
    let id = field_id("confirm");
    let fault = returned
        .as_ref()
        .and_then(|(_, faults)| faults.iter().find(|f| f.field == "confirm"))
        .map(|f| words.problem(&f.problem));
    let confirm = summary.shrinks().then(|| {
        let (gone, known) = (summary.gone.to_string(), summary.known.to_string());
        let said = fill(w.confirm, &[("gone", &gone), ("known", &known)]);
        let invalid = fault.is_some().then_some("true");
        let described = fault.is_some().then(|| format!("{id}-fault"));
        let fault = fault.map(|said| {
            view! { <p class="field__error" id=format!("{id}-fault")>{sign("warning")}<span>{said}</span></p> }
        });
        view! {
            <div class="field">
                {fault}
                <label class="choice">
                    <input class="ds-input" type="checkbox" id=id.clone() name="confirm" value="true"
                        aria-invalid=invalid aria-describedby=described/>
                    <span>{said}</span>
                </label>
            </div>
        }
    });
    let count = summary.writes().to_string();
    view! {
        <form class="form" method="post" action=path::act(words.lang, "exchange/apply")>
            {hidden(import)}
            {confirm}
            <p class="field__hint">{w.apply_note}</p>
            <div class="form-actions">
                <button class="ds-button" type="submit">{fill(w.apply, &[("n", &count)])}</button>
            </div>
        </form>
        {drop_form(words, import, w.drop)}
    }
    .into_any()
}

fn drop_form(words: Words, import: &Import, said: &'static str) -> AnyView {
    view! {
        <form method="post" action=path::act(words.lang, "exchange/drop")>
            {hidden(import)}
            <button class="link-button" type="submit">{said}</button>
        </form>
    }
    .into_any()
}

/// Which import, in which step.
pub(super) fn hidden(import: &Import) -> AnyView {
    view! {
        <input type="hidden" name="import" value=import.id.to_string()/>
        <input type="hidden" name="seen" value=import.revision.to_string()/>
    }
    .into_any()
}
