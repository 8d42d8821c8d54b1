//! Signing in, and a person's own page.

use leptos::prelude::*;

use super::device::device_words;
use super::form::{LinkForm, NameForm};
use super::landing::{home, local};
use super::model::{Grant, Partnership, Person, Role, Session};
use super::port::Link;
use crate::catalogue::model::Reference;
use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::lang::{LETTER_LANGS, Lang};
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::instant_words;
use crate::shared::ui::{DemoMark, ErrorSummary, Field, FieldKind, sign};
use crate::words::{Words, fill};

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        route!("/{lang}/logg-inn", sign_in_page),
        route!("/{lang}/logg-inn/{token}", link_page),
        route!("/{lang}/meg", my_page),
    ]
}

/// Asks for a link; in demo mode also one button per demo account.
///
/// # Errors
/// `Internal` only.
pub async fn sign_in_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.accounts;
    let people = request.services.accounts.demo_people().await?;
    let reference = request.services.catalogue.reference().await?;
    let asked = request.query_value("til").unwrap_or_default();
    let (form, faults) = request.returned::<LinkForm>().unwrap_or_else(|| {
        (
            LinkForm {
                email: String::new(),
                next: asked.to_owned(),
            },
            vec![],
        )
    });
    let next = local(&form.next).unwrap_or_default().to_owned();
    let signed_in = request
        .actor
        .person
        .as_ref()
        .map(|person| already(&request, person, &next));
    let mut described = vec![];
    for (person, grants) in people {
        let at = partnership(&request, &person, &grants).await?;
        let about = roles(words, &grants, at.as_ref(), &reference).join(" · ");
        described.push((person, about));
    }
    let outside = request.services.accounts.outside().map(|service| {
        let said = fill(w.outside, &[("service", service)]);
        view! { <p><a class="ds-button" data-variant="secondary" href=path::sign_in_outside(request.lang, &next)>{sign("lock")}{said}</a></p> }
    });
    let demo = (!described.is_empty()).then(|| demo_buttons(words, &described, &next));
    let body = view! {
        <header class="page-title"><h1>{w.title}</h1></header>
        <div class="stack stack--loose">
            {signed_in}
            {outside}
            {link_form(words, &form.email, next, faults)}
            <p class="soft measure">{w.no_account}</p>
            {demo}
        </div>
    };
    Ok(Page::private(w.title, body))
}

fn already(request: &Request, person: &Person, next: &str) -> AnyView {
    let w = request.words().accounts;
    let onward = if next.is_empty() {
        home(&request.actor, request.lang)
    } else {
        next.to_owned()
    };
    view! {
        <div class="notice">
            {sign("info")}
            <div class="notice__body">
                <p>{fill(w.already, &[("name", &person.name)])} " " <a href=onward>{w.go_on}</a></p>
            </div>
        </div>
    }
    .into_any()
}

fn link_form(words: Words, email: &str, next: String, faults: Vec<FieldFault>) -> AnyView {
    let w = words.accounts;
    // The form has one field, so whatever is wrong is wrong there.
    let faults: Vec<_> = faults
        .into_iter()
        .map(|f| FieldFault::new("email", f.problem))
        .collect();
    view! {
        <ErrorSummary words faults=faults.clone() label=move |_| w.email.to_owned()/>
        <form class="login-card" method="post" action=path::act(words.lang, "accounts/request_link") novalidate=true>
            <h2>{w.link_title}</h2>
            <p>{w.link_lead}</p>
            <Field words name="email" label=w.email value=email.to_owned() kind=FieldKind::Email
                autocomplete="email" faults/>
            <input type="hidden" name="form[next]" value=next/>
            <button class="ds-button" type="submit">{sign("mail")}{w.send_link}</button>
        </form>
    }
    .into_any()
}

/// The organisation of a partner.
async fn partnership(
    request: &Request,
    person: &Person,
    grants: &[Grant],
) -> Result<Option<Partnership>, Fault> {
    if grants.iter().all(|g| g.role != Role::Partner) {
        return Ok(None);
    }
    request.services.accounts.partnership(person.id).await
}

fn demo_buttons(words: Words, people: &[(Person, String)], next: &str) -> AnyView {
    let w = words.accounts;
    let buttons = people
        .iter()
        .map(|(person, about)| {
            view! {
                <li>
                    <form method="post" action=path::act(words.lang, "accounts/enter_demo")>
                        <input type="hidden" name="person" value=person.id.to_string()/>
                        <input type="hidden" name="next" value=next.to_owned()/>
                        <button type="submit">
                            {sign("person")}
                            <span class="role-buttons__name">{person.name.clone()}</span>
                            <span class="role-buttons__about">{about.clone()}</span>
                        </button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{w.demo_title} " " <DemoMark words on=true/></h2>
            <p class="section__lead">{w.demo_lead}</p>
            <ul class="role-buttons">{buttons}</ul>
        </section>
    }
    .into_any()
}

/// Each role in words, with the institution or organisation it is bound to.
fn roles(
    words: Words,
    grants: &[Grant],
    partnership: Option<&Partnership>,
    reference: &Reference,
) -> Vec<String> {
    let role = |grant: &Grant| {
        let name = words.accounts.role(grant.role);
        let institution = grant.institution.and_then(|id| reference.institution(id));
        let partner = partnership.filter(|_| grant.role == Role::Partner);
        let at = institution.map(|i| &i.name).or(partner.map(|p| &p.organisation));
        match at {
            Some(at) => fill(words.accounts.role_at, &[("role", name), ("institution", at)]),
            None => name.to_owned(),
        }
    };
    grants.iter().map(role).collect()
}

/// The page behind a one-time link. Reading it spends nothing; the button does.
///
/// # Errors
/// `Internal` only.
pub async fn link_page(request: Request) -> Result<Page, Fault> {
    let w = request.words().accounts;
    let lang = request.lang;
    let token: String = request.param("token")?;
    let page = match request.services.accounts.link(&token).await? {
        Link::SignsIn => {
            let body = view! {
                <header class="page-title">
                    <h1>{w.open_title}</h1>
                    <p class="page-title__lead">{w.open_lead}</p>
                </header>
                <form method="post" action=path::act(lang, "accounts/open_link")>
                    <input type="hidden" name="token" value=token/>
                    <button class="ds-button" type="submit">{sign("lock")}{w.open_button}</button>
                </form>
            };
            Page::private(w.open_title, body)
        }
        Link::MakesAccount => {
            let (form, faults) = request.returned::<NameForm>().unwrap_or_default();
            Page::private(w.join_title, join_form(request.words(), token, form, faults))
        }
        Link::Spent => {
            let body = view! {
                <header class="page-title">
                    <h1>{w.spent_title}</h1>
                    <p class="page-title__lead">{w.spent_text}</p>
                </header>
                <p><a class="ds-button" href=path::sign_in(lang)>{w.new_link}</a></p>
            };
            Page::private(w.spent_title, body)
        }
    };
    Ok(page.at(Width::Narrow))
}

/// Makes an account for whoever has the link's address.
fn join_form(words: Words, token: String, form: NameForm, faults: Vec<FieldFault>) -> AnyView {
    let w = words.accounts;
    view! {
        <header class="page-title">
            <h1>{w.join_title}</h1>
            <p class="page-title__lead">{w.join_lead}</p>
        </header>
        <ErrorSummary words faults=faults.clone() label=move |_| w.name.to_owned()/>
        <form class="form" method="post" action=path::act(words.lang, "accounts/open_link") novalidate>
            <input type="hidden" name="token" value=token/>
            <Field words name="name" label=w.name value=form.name hint=w.join_name_hint autocomplete="name" faults/>
            <div class="form-actions"><button class="ds-button" type="submit">{w.join_button}</button></div>
        </form>
        <p class="soft">{w.join_staff}</p>
    }
    .into_any()
}

/// The signed-in person: name, roles, and where she is signed in.
///
/// # Errors
/// `SignIn`.
pub async fn my_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.accounts;
    let person = request.actor.person()?;
    let sessions = request.services.accounts.sessions(&request.actor).await?;
    let reference = request.services.catalogue.reference().await?;
    let at = partnership(&request, person, &request.actor.grants).await?;
    let body = view! {
        <header class="page-title"><h1>{w.me_title}</h1></header>
        {about_me(&request, person, at.as_ref(), &reference)}
        {letter_lang(words, person)}
        <section class="section">
            <h2>{words.saved().title}</h2>
            <p class="section__lead">{words.saved().lead}</p>
            <p><a class="with-sign" href=path::saved(request.lang)>{sign("bookmark")}<span>{words.saved().to_saved}</span></a></p>
        </section>
        <section class="section">
            <h2 id="sessions">{w.sessions}</h2>
            <p class="section__lead">{w.sessions_lead}</p>
            {session_table(words, &sessions)}
        </section>
    };
    Ok(Page::private(w.me_title, body))
}

fn about_me(
    request: &Request,
    person: &Person,
    partnership: Option<&Partnership>,
    reference: &Reference,
) -> AnyView {
    let words = request.words();
    let (lang, w) = (request.lang, words.accounts);
    let grants = roles(words, &request.actor.grants, partnership, reference);
    let grants = if grants.is_empty() {
        view! { <dd>{w.no_roles}</dd> }.into_any()
    } else {
        grants
            .into_iter()
            .map(|role| view! { <dd>{role}</dd> })
            .collect_view()
            .into_any()
    };
    let work = home(&request.actor, lang);
    let to_work = (work != path::me(lang)).then(|| view! { <a class="ds-button" href=work>{w.to_work}</a> });
    view! {
        <section class="section">
            <h2>{w.about_me}</h2>
            <dl class="fact-list">
                <div><dt>{w.name}</dt><dd>{person.name.clone()} " " <DemoMark words on=person.is_demo/></dd></div>
                <div><dt>{w.email}</dt><dd>{person.email.clone()}</dd></div>
                <div><dt>{w.roles}</dt>{grants}</div>
            </dl>
            <div class="form-actions">
                {to_work}
                <form method="post" action=path::act(lang, "accounts/sign_out")>
                    <button class="ds-button" data-variant="secondary" type="submit">{words.frame.sign_out}</button>
                </form>
            </div>
        </section>
    }
    .into_any()
}

/// The language of letters to her, to be changed.
fn letter_lang(words: Words, person: &Person) -> AnyView {
    let w = words.accounts;
    // Letters to whoever reads in Sámi are in bokmål.
    let chosen = if LETTER_LANGS.contains(&person.lang) {
        person.lang
    } else {
        Lang::Nb
    };
    let options = LETTER_LANGS.map(|lang| {
        view! { <option value=lang.code() selected={lang == chosen}>{lang.own_name()}</option> }
    });
    view! {
        <section class="section">
            <h2>{w.letter_lang}</h2>
            <p class="section__lead">{w.letter_lang_lead}</p>
            <form class="cluster" method="post" action=path::act(words.lang, "accounts/set_letter_lang")>
                <label class="sr-only" for="brevspraak">{w.letter_lang}</label>
                <select class="ds-input input--16" id="brevspraak" name="letter_lang">{options.collect_view()}</select>
                <button class="ds-button" data-variant="secondary" type="submit">{w.letter_lang_send}</button>
            </form>
        </section>
    }
    .into_any()
}

fn session_table(words: Words, sessions: &[Session]) -> AnyView {
    let w = words.accounts;
    let rows = sessions.iter().map(|s| session_row(words, s)).collect_view();
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.sessions}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.device}</th>
                    <th scope="col">{w.created}</th>
                    <th scope="col">{w.seen}</th>
                    <th scope="col"><span class="sr-only">{w.action}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn session_row(words: Words, session: &Session) -> AnyView {
    let (lang, w) = (words.lang, words.accounts);
    let device = if session.device.is_empty() {
        w.unknown_device.to_owned()
    } else {
        device_words(&session.device, words)
    };
    let (created, seen) = (session.created_at, session.seen_at);
    let this_one = session
        .is_this
        .then(|| view! { " " <span class="label-tag">{w.this_one}</span> });
    let named = device.clone();
    view! {
        <tr>
            <th scope="row">{device}{this_one}</th>
            <td data-label=w.created>
                <time datetime=created.to_rfc3339()>{instant_words(created, lang)}</time>
            </td>
            <td data-label=w.seen><time datetime=seen.to_rfc3339()>{instant_words(seen, lang)}</time></td>
            <td>
                <form method="post" action=path::act(lang, "accounts/revoke")>
                    <input type="hidden" name="session" value=session.id.to_string()/>
                    <button class="link-button" type="submit">{w.end}<span class="sr-only">" " {named}</span></button>
                </form>
            </td>
        </tr>
    }
    .into_any()
}
