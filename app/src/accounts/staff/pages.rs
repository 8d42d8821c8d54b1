//! The people of the directorate, for its administrators.

use leptos::prelude::*;

use super::form::{ROLES, StaffForm};
use super::port::Member;
use crate::accounts::model::Role;
use crate::audit::model::{Deed, Entry};
use crate::catalogue::model::Reference;
use crate::path;
use crate::review::pages::{Tab, tabs};
use crate::route;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::instant_words;
use crate::shared::ui::{Choices, ErrorSummary, Field, FieldKind, Select};
use crate::words::Words;

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![route!("/{lang}/direktorat/folk", staff_page)]
}

/// Everyone the directorate has given a role.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone but the directorate's administrators.
pub async fn staff_page(request: Request) -> Result<Page, Fault> {
    let members = request.services.staff.members(&request.actor).await?;
    let trail = request.services.staff.trail(&request.actor).await?;
    let reference = request.services.catalogue.reference().await?;
    let words = request.words();
    let w = words.people();
    let (form, faults) = request.returned::<StaffForm>().unwrap_or_default();
    let label = move |field: &str| match field {
        "name" => w.name.to_owned(),
        "email" => w.email.to_owned(),
        "institution" => w.institution.to_owned(),
        "organisation" => w.organisation.to_owned(),
        "counties" => w.counties.to_owned(),
        _ => w.role.to_owned(),
    };
    let body = view! {
        <header class="page-title">
            <h1>{w.staff_title}</h1>
            <p class="page-title__lead">{w.staff_lead}</p>
        </header>
        {tabs(&request, Tab::People)}
        <ErrorSummary words faults=faults.clone() label/>
        {table(words, &members, &reference)}
        {invite(words, form, &faults, &reference)}
        {changes(words, &trail)}
    };
    Ok(Page::private(w.staff_title, body).at(Width::Work))
}

fn table(words: Words, members: &[Member], reference: &Reference) -> AnyView {
    let w = words.people();
    let rows = members.iter().map(|m| row(words, m, reference)).collect_view();
    view! {
        <table class="work-table">
            <caption>{w.staff_table}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.name}</th>
                    <th scope="col">{w.email}</th>
                    <th scope="col">{w.role}</th>
                    <th scope="col">{w.works_at}</th>
                    <th scope="col">{w.remove}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The institution or the organisation a role is bound to; the directorate's own roles are bound to neither.
fn works_at(words: Words, member: &Member, reference: &Reference) -> String {
    if let Some(partnership) = &member.partnership {
        let names = partnership.counties.iter().map(|c| {
            let place = reference.place(c);
            place.map_or_else(|| c.clone(), |p| p.name.clone())
        });
        let counties = names.collect::<Vec<_>>().join(", ");
        return if counties.is_empty() {
            partnership.organisation.clone()
        } else {
            format!("{} ({counties})", partnership.organisation)
        };
    }
    let institution = member.institution.and_then(|id| reference.institution(id));
    institution.map_or_else(|| words.audit().directorate.to_owned(), |i| i.name.clone())
}

fn role_name(words: Words, role: Role) -> &'static str {
    match role {
        Role::InstitutionAdmin => words.people().admin_at,
        role => words.accounts.role(role),
    }
}

fn row(words: Words, member: &Member, reference: &Reference) -> AnyView {
    let w = words.people();
    let role = role_name(words, member.role);
    let sr = format!(": {}, {role}", member.name);
    view! {
        <tr>
            <th scope="row">{member.name.clone()}</th>
            <td data-label=w.email>{member.email.clone()}</td>
            <td data-label=w.role>{role}</td>
            <td data-label=w.works_at>{works_at(words, member, reference)}</td>
            <td data-label=w.remove>
                <details>
                    <summary>{w.remove}<span class="sr-only">{sr}</span></summary>
                    <form class="stack stack--tight" method="post" action=path::act(words.lang, "staff/remove")>
                        <p>{w.staff_remove_text}</p>
                        <input type="hidden" name="grant" value=member.grant.to_string()/>
                        <button class="ds-button" data-color="danger" data-size="sm" type="submit">{w.remove_now}</button>
                    </form>
                </details>
            </td>
        </tr>
    }
    .into_any()
}

fn invite(words: Words, typed: StaffForm, faults: &[FieldFault], reference: &Reference) -> AnyView {
    let w = words.people();
    let roles = ROLES
        .iter()
        .map(|&r| (r.code().to_owned(), role_name(words, r).to_owned()));
    let institutions = reference
        .institutions
        .iter()
        .map(|i| (i.id.to_string(), i.name.clone()));
    let counties = reference
        .places
        .iter()
        .filter(|p| p.is_county())
        .map(|p| (p.code.clone(), p.name.clone()));
    let of = |name: &str| -> Vec<FieldFault> { faults.iter().filter(|f| f.field == name).cloned().collect() };
    view! {
        <section class="section" aria-labelledby="inviter">
            <h2 id="inviter">{w.staff_invite}</h2>
            <p>{w.staff_invite_text}</p>
            <form class="form" method="post" action=path::act(words.lang, "staff/invite") novalidate>
                <Field words name="name" label=w.name value=typed.name width=Some(24) faults=of("name")/>
                <Field words name="email" label=w.email value=typed.email kind=FieldKind::Email width=Some(24)
                    faults=of("email")/>
                <Select words name="role" label=w.role value=typed.role options=roles.collect() width=Some(24)
                    faults=of("role")/>
                <Select words name="institution" label=w.institution value=typed.institution
                    options=institutions.collect() hint=w.institution_hint width=Some(24) faults=of("institution")/>
                <Field words name="organisation" label=w.organisation value=typed.organisation
                    hint=w.organisation_hint width=Some(24) faults=of("organisation")/>
                <Choices words name="counties" legend=w.counties chosen=typed.counties options=counties.collect()
                    many=true columns=true optional=true hint=w.counties_hint faults=of("counties")/>
                <div class="form-actions"><button class="ds-button" type="submit">{w.invite_now}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// What was done lately; a role's code in words.
fn changes(words: Words, trail: &[Entry]) -> AnyView {
    let (w, a) = (words.people(), words.audit());
    if trail.is_empty() {
        return view! {
            <section class="section"><h2>{w.staff_trail}</h2><p class="soft">{a.empty_text}</p></section>
        }
        .into_any();
    }
    let role = |entry: &Entry| {
        let change = entry.changes.iter().find(|c| c.field == "role");
        let code = change.map(|c| match entry.deed {
            Deed::PersonRemoved => c.before.as_str(),
            _ => c.after.as_str(),
        });
        let known = code.and_then(Role::from_code);
        known.map_or_else(String::new, |r| role_name(words, r).to_owned())
    };
    let rows = trail
        .iter()
        .map(|entry| {
            let by = if entry.by.is_empty() {
                w.operator.to_owned()
            } else {
                entry.by.clone()
            };
            let at = instant_words(entry.at, words.lang);
            view! {
                <tr>
                    <td data-label=a.when class="nowrap"><time datetime=entry.at.to_rfc3339()>{at}</time></td>
                    <td data-label=a.who>{by}</td>
                    <td data-label=a.what>{a.deed(entry.deed)}</td>
                    <td data-label=w.name>{entry.object.clone()}</td>
                    <td data-label=w.role>{role(entry)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{w.staff_trail}</h2>
            <table class="work-table">
                <caption class="sr-only">{w.staff_trail}</caption>
                <thead>
                    <tr>
                        <th scope="col">{a.when}</th>
                        <th scope="col">{a.who}</th>
                        <th scope="col">{a.what}</th>
                        <th scope="col">{w.name}</th>
                        <th scope="col">{w.role}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
