//! Keys for the institution's own systems: made, shown once, listed, stopped.

use chrono::Days;
use leptos::prelude::*;

use crate::catalogue::exchange::form::KeyForm;
use crate::catalogue::exchange::model::{ApiKey, Scope};
use crate::catalogue::model::{Institution, Reference};
use crate::path;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words, instant_words, oslo_date};
use crate::shared::ui::field::{Choices, Field, FieldKind, Select};
use crate::shared::ui::{Breadcrumbs, ErrorSummary, sign};
use crate::words::{Words, fill};

/// How long a key is proposed to work, in days.
const PROPOSED: Days = Days::new(365);

/// The keys of the institutions the reader administers.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who administers no institution.
pub async fn keys_page(request: Request) -> Result<Page, Fault> {
    let keys = request.services.exchange.keys(&request.actor).await?;
    let reference = request.services.catalogue.reference().await?;
    let words = request.words();
    let own: Vec<&Institution> = {
        let ids = request.actor.administers();
        reference
            .institutions
            .iter()
            .filter(|i| ids.contains(&i.id))
            .collect()
    };
    let (form, faults) = request.returned::<KeyForm>().unwrap_or_default();
    let body = keys_view(words, (&keys, &reference), &own, &form, &faults, request.today);
    Ok(Page::private(words.exchange_pages().keys_title, body).at(Width::Work))
}

/// The whole page below the frame.
pub(super) fn keys_view(
    words: Words,
    (keys, reference): (&[ApiKey], &Reference),
    own: &[&Institution],
    form: &KeyForm,
    faults: &[FieldFault],
    today: Date,
) -> AnyView {
    let w = words.exchange_pages();
    let above = vec![
        (path::workbench(words.lang), words.offer_work().title.to_owned()),
        (path::exchange(words.lang), w.title.to_owned()),
    ];
    let label = move |field: &str| match field {
        "name" => w.key_name.to_owned(),
        "scope" => w.key_scope.to_owned(),
        "expires_on" => w.key_expires.to_owned(),
        _ => w.institution.to_owned(),
    };
    let made = (!form.made.is_empty()).then(|| {
        view! {
            <div class="notice" data-tone="good" role="status">
                {sign("check")}
                <div class="notice__body"><p>{w.key_made}</p><p><code class="exchange-key">{form.made.clone()}</code></p></div>
            </div>
        }
    });
    let list = if keys.is_empty() {
        view! { <p>{w.keys_none}</p> }.into_any()
    } else {
        table(words, keys, reference, today)
    };
    view! {
        <Breadcrumbs words above here=w.keys_title/>
        <header class="page-title">
            <h1>{w.keys_title}</h1>
            <p class="page-title__lead">{w.keys_lead}</p>
            <p><a href=path::machine_interface(words.lang)>{w.keys_how}</a></p>
        </header>
        <ErrorSummary words faults=faults.to_vec() label/>
        {made}
        {list}
        {new_key(words, own, form, faults, today)}
    }
    .into_any()
}

fn table(words: Words, keys: &[ApiKey], reference: &Reference, today: Date) -> AnyView {
    let w = words.exchange_pages();
    let rows = keys
        .iter()
        .map(|key| {
            let scope = match key.scope {
                Scope::Read => w.scope_read,
                Scope::Write => w.scope_write,
            };
            let whose = reference.institution(key.institution).map_or("", |i| i.short_name.as_str());
            let until = date_words(key.expires_on, words.lang);
            let state = match key.revoked_at {
                Some(at) => format!("{} {}", w.key_revoked, date_words(oslo_date(at), words.lang)),
                None if key.works_on(today) => fill(w.key_works, &[("date", &until)]),
                None => fill(w.key_ended, &[("date", &until)]),
            };
            let used = key.last_used_on.map_or(w.key_never.to_owned(), |d| date_words(d, words.lang));
            let stop = key.works_on(today).then(|| {
                view! {
                    <form method="post" action=path::act(words.lang, "exchange/revoke_key")>
                        <input type="hidden" name="key" value=key.id.to_string()/>
                        <button class="link-button" type="submit">{w.key_revoke}<span class="sr-only">" " {key.name.clone()}</span></button>
                    </form>
                }
            });
            view! {
                <tr>
                    <th scope="row">{key.name.clone()}<span class="work-table__sub">{whose.to_owned()} ", " {scope}</span></th>
                    <td data-label=w.key_made_by>
                        {key.made_by.clone()}<span class="work-table__sub">{instant_words(key.made_at, words.lang)}</span>
                    </td>
                    <td data-label=w.key_used>{used}</td>
                    <td data-label=w.key_state>{state}</td>
                    <td>{stop}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.keys_title}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.key_name}</th>
                    <th scope="col">{w.key_made_by}</th>
                    <th scope="col">{w.key_used}</th>
                    <th scope="col">{w.key_state}</th>
                    <th scope="col"><span class="sr-only">{w.action}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn new_key(
    words: Words,
    own: &[&Institution],
    form: &KeyForm,
    faults: &[FieldFault],
    today: Date,
) -> AnyView {
    let w = words.exchange_pages();
    let whose = match own {
        [one] => {
            view! { <input type="hidden" name="form[institution]" value=one.id.to_string()/> }.into_any()
        }
        several => {
            let options = several
                .iter()
                .map(|i| (i.id.to_string(), i.name.clone()))
                .collect();
            view! {
                <Select words name="institution" label=w.institution value=form.institution.clone() options
                    faults=faults.to_vec()/>
            }
            .into_any()
        }
    };
    let scopes = vec![
        (Scope::Read.code().to_owned(), w.scope_read.to_owned()),
        (Scope::Write.code().to_owned(), w.scope_write.to_owned()),
    ];
    let proposed = today.checked_add_days(PROPOSED).unwrap_or(today).to_string();
    let expires = if form.expires_on.is_empty() && faults.is_empty() {
        proposed
    } else {
        form.expires_on.clone()
    };
    view! {
        <section class="section">
            <h2>{w.key_new}</h2>
            <form class="form" method="post" action=path::act(words.lang, "exchange/make_key")>
                {whose}
                <Field words name="name" label=w.key_name value=form.name.clone() hint=w.key_name_hint faults=faults.to_vec()/>
                <Choices words name="scope" legend=w.key_scope chosen=vec![form.scope.clone()] options=scopes
                    faults=faults.to_vec()/>
                <Field words name="expires_on" label=w.key_expires value=expires kind=FieldKind::Date
                    hint=w.key_expires_hint faults=faults.to_vec() width=Some(16)/>
                <div class="form-actions"><button class="ds-button" type="submit">{w.key_make}</button></div>
            </form>
        </section>
    }
    .into_any()
}
