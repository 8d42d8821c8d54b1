//! The people of an institution, for whoever administers it.

use leptos::prelude::*;

use super::form::{InviteForm, ROLES};
use super::port::Colleague;
use crate::accounts::model::Role;
use crate::catalogue::model::Reference;
use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::InstitutionId;
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::date_words;
use crate::shared::ui::{Breadcrumbs, ErrorSummary, Field, FieldKind, Select};
use crate::words::{Words, fill};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![route!("/{lang}/institusjon/folk", people_page)]
}

/// The people of the institutions the reader administers.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who administers no institution.
pub async fn people_page(request: Request) -> Result<Page, Fault> {
    let people = request.services.people.colleagues(&request.actor).await?;
    let reference = request.services.catalogue.reference().await?;
    let administers: Vec<InstitutionId> = request
        .actor
        .grants
        .iter()
        .filter(|g| g.role == Role::InstitutionAdmin)
        .filter_map(|g| g.institution)
        .collect();
    let returned = request.returned::<InviteForm>();
    let words = request.words();
    let body = people_view(words, &people, &administers, &reference, returned.as_ref());
    Ok(Page::private(words.people().title, body).at(Width::Work))
}

fn role_name(words: Words, role: Role) -> &'static str {
    let w = words.people();
    if role == Role::InstitutionAdmin {
        w.admin
    } else {
        w.editor
    }
}

/// The whole page below the frame.
fn people_view(
    words: Words,
    people: &[Colleague],
    administers: &[InstitutionId],
    reference: &Reference,
    returned: Option<&(InviteForm, Vec<FieldFault>)>,
) -> AnyView {
    let w = words.people();
    let above = vec![(path::workbench(words.lang), words.frame.workbench.to_owned())];
    let faults = returned.map(|(_, faults)| faults.clone()).unwrap_or_default();
    let label = move |field: &str| match field {
        "name" => w.name.to_owned(),
        "email" => w.email.to_owned(),
        "institution" => w.institution.to_owned(),
        "until" => w.until.to_owned(),
        _ => w.role.to_owned(),
    };
    let rows = people.iter().map(|c| row(words, c, reference)).collect_view();
    view! {
        <Breadcrumbs words above here=w.title.to_owned()/>
        <header class="page-title"><h1>{w.title}</h1></header>
        <ErrorSummary words faults=faults.clone() label/>
        <p class="lead">{w.lead}</p>
        <table class="work-table">
            <caption>{w.table}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.name}</th>
                    <th scope="col">{w.email}</th>
                    <th scope="col">{w.institution}</th>
                    <th scope="col">{w.role}</th>
                    <th scope="col">{w.remove}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {invite(words, administers, reference, returned, &faults)}
    }
    .into_any()
}

fn row(words: Words, who: &Colleague, reference: &Reference) -> AnyView {
    let w = words.people();
    let short = reference
        .institution(who.institution)
        .map(|i| i.short_name.clone())
        .unwrap_or_default();
    let options = ROLES
        .iter()
        .map(|&role| {
            let selected = role == who.role;
            view! { <option value=role.code() selected=selected>{role_name(words, role)}</option> }
        })
        .collect_view();
    let ids = || {
        view! {
            <input type="hidden" name="person" value=who.person.to_string()/>
            <input type="hidden" name="institution" value=who.institution.to_string()/>
        }
    };
    let about = format!("{}: {}", w.role, who.name);
    let until = who.until.map(|day| {
        let said = fill(w.until_said, &[("date", &date_words(day, words.lang))]);
        view! { <p class="small soft">{said}</p> }
    });
    let sr = format!(": {}", who.name);
    view! {
        <tr>
            <th scope="row">{who.name.clone()}{until}</th>
            <td data-label=w.email>{who.email.clone()}</td>
            <td data-label=w.institution>{short}</td>
            <td data-label=w.role>
                <form class="toolbar__fields" method="post" action=path::act(words.lang, "people/set_role")>
                    {ids()}
                    <select class="ds-input" name="role" aria-label=about>{options}</select>
                    <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">{w.save}</button>
                </form>
            </td>
            <td data-label=w.remove>
                <details>
                    <summary>{w.remove}<span class="sr-only">{sr}</span></summary>
                    <form class="stack stack--tight" method="post" action=path::act(words.lang, "people/remove")>
                        <p>{w.remove_text}</p>
                        {ids()}
                        <button class="ds-button" data-color="danger" data-size="sm" type="submit">{w.remove_now}</button>
                    </form>
                </details>
            </td>
        </tr>
    }
    .into_any()
}

fn invite(
    words: Words,
    administers: &[InstitutionId],
    reference: &Reference,
    returned: Option<&(InviteForm, Vec<FieldFault>)>,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.people();
    let typed = returned.map(|(form, _)| form.clone()).unwrap_or_default();
    let roles = ROLES
        .iter()
        .map(|&r| (r.code().to_owned(), role_name(words, r).to_owned()));
    let role = if typed.role.is_empty() {
        Role::Editor.code().to_owned()
    } else {
        typed.role.clone()
    };
    let places: Vec<(String, String)> = administers
        .iter()
        .filter_map(|i| reference.institution(*i))
        .map(|i| (i.id.to_string(), i.short_name.clone()))
        .collect();
    let of = |name: &str| {
        faults
            .iter()
            .filter(|f| f.field == name)
            .cloned()
            .collect::<Vec<_>>()
    };
    let place = match places.as_slice() {
        [(id, _)] => view! { <input type="hidden" name="form[institution]" value=id.clone()/> }.into_any(),
        _ => view! {
            <Select words name="institution" label=w.institution value=typed.institution.clone() options=places
                hint="" width=Some(24) faults=of("institution")/>
        }
        .into_any(),
    };
    view! {
        <section class="section" aria-labelledby="inviter">
            <h2 id="inviter">{w.invite}</h2>
            <p>{w.invite_text}</p>
            <form class="form" method="post" action=path::act(words.lang, "people/invite") novalidate>
                {place}
                <Field words name="name" label=w.name value=typed.name width=Some(24) faults=of("name")/>
                <Field words name="email" label=w.email value=typed.email kind=FieldKind::Email width=Some(24)
                    faults=of("email")/>
                <Select words name="role" label=w.role value=role options=roles.collect() hint=w.role_hint
                    width=Some(24) faults=of("role")/>
                <Field words name="until" label=w.until value=typed.until kind=FieldKind::Date hint=w.until_hint
                    optional=true width=Some(16) faults=of("until")/>
                <div class="form-actions"><button class="ds-button" type="submit">{w.invite_now}</button></div>
            </form>
        </section>
    }
    .into_any()
}
