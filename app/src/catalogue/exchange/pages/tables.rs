//! Tables to take away, a file to bring, and what was brought before.

use leptos::prelude::*;

use super::{said, stage_tag};
use crate::accounts::model::Role;
use crate::catalogue::exchange::form::UploadForm;
use crate::catalogue::exchange::model::{FileKind, Import, Stage};
use crate::catalogue::model::Institution;
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::time::instant_words;
use crate::shared::ui::field::{Select, field_id};
use crate::shared::ui::{Breadcrumbs, ErrorSummary, sign};
use crate::words::{Words, fill};

/// Imports and exports of the reader's institutions.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who works for no institution.
pub async fn tables_page(request: Request) -> Result<Page, Fault> {
    let imports = request.services.exchange.imports(&request.actor).await?;
    let reference = request.services.catalogue.reference().await?;
    let own = request.actor.institutions();
    let institutions: Vec<&Institution> = reference
        .institutions
        .iter()
        .filter(|i| own.contains(&i.id))
        .collect();
    let returned = request.returned::<UploadForm>();
    let words = request.words();
    let is_admin = request.actor.has(Role::InstitutionAdmin);
    let body = tables_view(words, &institutions, &imports, returned, is_admin);
    Ok(Page::private(words.exchange_pages().title, body).at(Width::Work))
}

/// The whole page below the frame.
pub(super) fn tables_view(
    words: Words,
    institutions: &[&Institution],
    imports: &[Import],
    returned: Option<(UploadForm, Vec<FieldFault>)>,
    is_admin: bool,
) -> AnyView {
    let w = words.exchange_pages();
    let above = vec![(path::workbench(words.lang), words.offer_work().title.to_owned())];
    let (form, faults) = returned.unwrap_or_default();
    let label = move |field: &str| match field {
        "file" => w.file.to_owned(),
        _ => w.institution.to_owned(),
    };
    let keys = is_admin.then(|| {
        view! {
            <p><a class="with-sign" href=path::api_keys(words.lang)>{sign("lock")}<span>{w.keys_link}</span></a></p>
        }
    });
    view! {
        <Breadcrumbs words above here=w.title/>
        <header class="page-title"><h1>{w.title}</h1><p class="page-title__lead">{w.lead}</p></header>
        <ErrorSummary words faults=faults.clone() label/>
        {take(words, institutions)}
        {bring(words, institutions, &form, &faults)}
        {past(words, imports)}
        {keys}
    }
    .into_any()
}

fn every_kind(words: Words, href: impl Fn(&str) -> String, what: &str) -> AnyView {
    let w = words.exchange_pages();
    FileKind::ALL
        .iter()
        .rev()
        .map(|kind| {
            let name = match kind {
                FileKind::Xlsx => w.as_xlsx,
                FileKind::Csv => w.as_csv,
                FileKind::Tsv => w.as_tsv,
            };
            let href = href(kind.code());
            view! {
                <a class="ds-button" data-variant="secondary" download="" href=href>
                    {sign("download")}{name}<span class="sr-only">": " {what.to_owned()}</span>
                </a>
            }
        })
        .collect_view()
        .into_any()
}

fn take(words: Words, institutions: &[&Institution]) -> AnyView {
    let (w, lang) = (words.exchange_pages(), words.lang);
    let exports = institutions
        .iter()
        .map(|i| {
            let id = i.id;
            let name = fill(w.export, &[("institution", &i.short_name)]);
            let links = every_kind(words, move |kind| path::export(lang, id, kind), &name);
            view! {
                <div class="exchange-file">
                    <h3>{name}</h3>
                    <p>{w.export_hint}</p>
                    <div class="exchange-links">{links}</div>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{w.take_title}</h2>
            <div class="exchange-files">
                <div class="exchange-file">
                    <h3>{w.template}</h3>
                    <p>{w.template_hint}</p>
                    <div class="exchange-links">{every_kind(words, move |kind| path::template(lang, kind), w.template)}</div>
                </div>
                {exports}
            </div>
        </section>
    }
    .into_any()
}

fn bring(words: Words, institutions: &[&Institution], form: &UploadForm, faults: &[FieldFault]) -> AnyView {
    let w = words.exchange_pages();
    let whose = match institutions {
        [one] => view! { <input type="hidden" name="institution" value=one.id.to_string()/> }.into_any(),
        several => {
            let options = several
                .iter()
                .map(|i| (i.id.to_string(), i.name.clone()))
                .collect();
            view! {
                <Select words name="institution" label=w.institution value=form.institution.clone() options
                    faults=faults.to_vec() in_address=true/>
            }
            .into_any()
        }
    };
    let id = field_id("file");
    let fault = faults
        .iter()
        .find(|f| f.field == "file")
        .map(|f| words.problem(&f.problem));
    let described = match fault {
        Some(_) => format!("{id}-hint {id}-fault"),
        None => format!("{id}-hint"),
    };
    let invalid = fault.is_some().then_some("true");
    let said = fault.map(|said| {
        view! { <p class="field__error" id=format!("{id}-fault")>{sign("warning")}<span>{said}</span></p> }
    });
    view! {
        <section class="section">
            <h2>{w.bring_title}</h2>
            <form class="form" method="post" enctype="multipart/form-data" action=path::act(words.lang, "exchange/upload")>
                {whose}
                <div class=if invalid.is_some() { "field field--invalid" } else { "field" }>
                    <label class="field__label" for=id.clone()>{w.file}</label>
                    <p class="field__hint" id=format!("{id}-hint")>{w.file_hint}</p>
                    {said}
                    <input class="ds-input" id=id.clone() name="file" type="file" aria-describedby=described
                        aria-invalid=invalid
                        accept=".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
                </div>
                <p class="field__hint">{w.bring_note}</p>
                <div class="form-actions"><button class="ds-button" type="submit">{w.bring}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn past(words: Words, imports: &[Import]) -> AnyView {
    let w = words.exchange_pages();
    if imports.is_empty() {
        return view! {
            <section class="section"><h2>{w.past_title}</h2><p>{w.past_none}</p></section>
        }
        .into_any();
    }
    let rows = imports
        .iter()
        .map(|import| {
            let result = match import.stage {
                Stage::Checked | Stage::Applied => said(words, &import.summary),
                Stage::Mapping | Stage::Dropped => String::new(),
            };
            let source = words.exchange().source(import.source);
            view! {
                <tr>
                    <th scope="row">
                        <a href=path::import(words.lang, import.id)>{import.file_name.clone()}</a>
                        <span class="work-table__sub">{source} ", " {import.year.to_string()}</span>
                    </th>
                    <td data-label=w.when>
                        <time datetime=import.made_at.to_rfc3339()>{instant_words(import.made_at, words.lang)}</time>
                    </td>
                    <td data-label=w.who>{import.by.clone()}</td>
                    <td data-label=w.stage>{stage_tag(words, import.stage)}</td>
                    <td data-label=w.result>{result}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <table class="work-table">
                <caption>{w.past_title}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.what}</th>
                        <th scope="col">{w.when}</th>
                        <th scope="col">{w.who}</th>
                        <th scope="col">{w.stage}</th>
                        <th scope="col">{w.result}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
