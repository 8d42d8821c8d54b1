//! Saved views: the list, and the small form below a page that keeps it.

use leptos::prelude::*;

use super::api::Typed;
use super::form::{RenameForm, ViewForm};
use super::model::{SavedView, ViewPage};
use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Route, Width};
use crate::shared::ui::{Breadcrumbs, ErrorSummary, Field, FieldKind, StateTag, field_name};
use crate::words::Words;

/// The address of the list.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![route!("/{lang}/resultater/visninger", views_page)]
}

/// A view's address.
fn href(words: Words, view: &SavedView) -> String {
    let pairs = view.pairs.iter().map(|(n, v)| (n.as_str(), v.as_str()));
    match view.page {
        ViewPage::Overview => path::overview_with(words.lang, pairs),
        ViewPage::Heat => path::heat_with(words.lang, pairs),
    }
}

/// The list, and the form of a view that could not be kept.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who may not read all results.
pub async fn views_page(request: Request) -> Result<Page, Fault> {
    let views = request.services.views.views(&request.actor).await?;
    let words = request.words();
    let faults = request
        .returned
        .as_ref()
        .map(|r| r.faults.clone())
        .unwrap_or_default();
    let new = request
        .returned::<Typed<ViewForm>>()
        .map(|(typed, _)| typed)
        .filter(|typed| typed.view.is_none() && !typed.form.page.is_empty());
    let renamed = request
        .returned::<Typed<RenameForm>>()
        .and_then(|(typed, _)| Some((typed.view?, typed.form)));
    let body = list_view(
        words,
        &views,
        new.map(|t| t.form).as_ref(),
        renamed.as_ref(),
        &faults,
    );
    Ok(Page::private(words.views().title, body).at(Width::Work))
}

pub(super) fn list_view(
    words: Words,
    views: &[SavedView],
    new: Option<&ViewForm>,
    renamed: Option<&(i64, RenameForm)>,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.views();
    let above = vec![
        (path::front(words.lang), words.frame.front.to_owned()),
        (path::overview(words.lang), words.frame.results.to_owned()),
    ];
    let part = |title: &'static str, is_own: bool| {
        let of: Vec<&SavedView> = views.iter().filter(|v| v.is_own == is_own).collect();
        (!of.is_empty()).then(|| {
            view! { <section class="section"><h2>{title}</h2>{table(words, title, &of, renamed, faults)}</section> }
        })
    };
    let none = views
        .is_empty()
        .then(|| view! { <div class="empty-state"><p>{w.none}</p></div> });
    let plain = views.iter().any(|v| v.is_first).then(|| begin_form(words, None));
    let again = new.map(|form| {
        view! { <section class="section"><h2>{w.save_this}</h2>{save_form(words, form, faults)}</section> }
    });
    let label = move |field: &str| if field == "name" { w.name } else { w.page }.to_owned();
    view! {
        <Breadcrumbs words above here=w.title/>
        <header class="page-title">
            <h1>{w.title}</h1>
            <p class="page-title__lead">{w.lead}</p>
        </header>
        <ErrorSummary words faults=faults.to_vec() label/>
        {again}
        {none}
        {part(w.own, true)}
        {part(w.others, false)}
        {plain}
    }
    .into_any()
}

fn table(
    words: Words,
    caption: &'static str,
    views: &[&SavedView],
    renamed: Option<&(i64, RenameForm)>,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.views();
    let rows = views.iter().map(|view| {
        let first = view
            .is_first
            .then(|| view! { " " <StateTag code="done" text=w.is_first/> });
        let begin = (!view.is_first).then(|| begin_form(words, Some(view)));
        let typed = renamed.filter(|(id, _)| *id == view.id.0);
        let change = view.is_own.then(|| {
            let faults = if typed.is_some() { faults } else { &[] };
            change_forms(words, view, typed.map(|(_, form)| form), faults)
        });
        let seen_by = if view.is_shared {
            w.seen_by_all
        } else {
            w.seen_by_me
        };
        view! {
            <tr>
                <th scope="row"><a class="ds-link" href=href(words, view)>{view.name.clone()}</a>{first}</th>
                <td data-label=w.page>{w.page_name(view.page)}</td>
                <td data-label=w.owner>{view.owner.clone()}</td>
                <td data-label=w.seen_by>{seen_by}</td>
                <td data-label=w.actions><div class="stack stack--tight">{begin}{change}</div></td>
            </tr>
        }
    });
    view! {
        <table class="work-table">
            <caption class="sr-only">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.name}</th>
                    <th scope="col">{w.page}</th>
                    <th scope="col">{w.owner}</th>
                    <th scope="col">{w.seen_by}</th>
                    <th scope="col">{w.actions}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Makes a view the first, or the plain overview.
fn begin_form(words: Words, view: Option<&SavedView>) -> AnyView {
    let w = words.views();
    let id = view.map(|v| view! { <input type="hidden" name="view" value=v.id.to_string()/> });
    let text = if view.is_some() { w.begin } else { w.begin_plain };
    let label = view.map(|v| format!("{}: {}", w.begin, v.name));
    view! {
        <form method="post" action=path::act(words.lang, "view/begin_with")>
            {id}
            <button class="ds-button" data-variant="tertiary" type="submit" aria-label=label>{text}</button>
        </form>
    }
    .into_any()
}

fn change_forms(
    words: Words,
    view: &SavedView,
    typed: Option<&RenameForm>,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.views();
    let form = typed.cloned().unwrap_or(RenameForm {
        name: view.name.clone(),
        shared: view.is_shared,
    });
    let id = || view! { <input type="hidden" name="view" value=view.id.to_string()/> };
    let summary = format!("{}: {}", w.change, view.name);
    // Ids are one of a kind on a page with many such forms, but for the one that came back.
    let field = if typed.is_some() {
        view! { <Field words name="name" label=w.name value=form.name kind=FieldKind::Text faults=faults.to_vec()/> }
            .into_any()
    } else {
        view! {
            <label class="field"><span class="field__label">{w.name}</span>
                <input class="ds-input" name=field_name("name") value=form.name/>
            </label>
        }
        .into_any()
    };
    let warning = view
        .is_shared
        .then(|| view! { <p class="soft">{w.delete_shared}</p> });
    view! {
        <details class="fold" open=typed.is_some()>
            <summary aria-label=summary>{w.change}</summary>
            <form class="stack" method="post" action=path::act(words.lang, "view/rename")>
                {id()}
                {field}
                {tick(w.shared, "shared", form.shared)}
                <div><button class="ds-button" data-variant="secondary" type="submit">{w.keep}</button></div>
            </form>
            <form class="stack" method="post" action=path::act(words.lang, "view/delete")>
                {id()}
                {warning}
                <div>
                    <button class="ds-button" data-variant="tertiary" data-color="danger" type="submit"
                        aria-label=format!("{}: {}", w.delete, view.name)>{w.delete}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn tick(label: &'static str, name: &str, checked: bool) -> AnyView {
    view! {
        <label class="choice">
            <input class="ds-input" type="checkbox" name=field_name(name) value="true" checked=checked/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}

fn save_form(words: Words, form: &ViewForm, faults: &[FieldFault]) -> AnyView {
    let w = words.views();
    view! {
        <form class="stack" method="post" action=path::act(words.lang, "view/save")>
            <input type="hidden" name=field_name("page") value=form.page.clone()/>
            <input type="hidden" name=field_name("query") value=form.query.clone()/>
            <p class="soft">{w.save_lead}</p>
            <Field words name="name" label=w.name value=form.name.clone() kind=FieldKind::Text faults=faults.to_vec()/>
            {tick(w.shared, "shared", form.shared)}
            {tick(w.first, "first", form.first)}
            <div><button class="ds-button" data-variant="secondary" type="submit">{w.save}</button></div>
        </form>
    }
    .into_any()
}

/// Below a page: what keeps it as it is now, and the way to what has been kept.
#[must_use]
pub fn keep(words: Words, page: ViewPage, pairs: Vec<(&'static str, String)>) -> AnyView {
    let w = words.views();
    let form = ViewForm {
        page: page.code().to_owned(),
        query: serde_json::to_string(&pairs).unwrap_or_default(),
        ..ViewForm::default()
    };
    view! {
        <section class="no-print" aria-label=w.title>
            <details class="fold">
                <summary>{w.save_this}</summary>
                {save_form(words, &form, &[])}
            </details>
            <p><a class="ds-link" href=path::views(words.lang)>{w.title}</a></p>
        </section>
    }
    .into_any()
}
