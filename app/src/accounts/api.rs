//! What a browser posts to this domain: asking for a link, opening it, leaving again.

use leptos::prelude::*;

use super::form::{LinkForm, NameForm};
use crate::shared::fault::Fault;
use crate::shared::ids::{PersonId, SessionId};

/// Sends a one-time link to the address.
///
/// # Errors
/// `Invalid` for something that is no address; `TooMany`.
#[server(prefix = "/do", endpoint = "accounts/request_link")]
pub async fn request_link(form: LinkForm) -> Result<(), Fault> {
    use crate::accounts::landing::local;
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let lang = request.lang;
    request.form_page(path::sign_in(lang), &form);
    request
        .services
        .accounts
        .request_link(form.email.trim(), lang, &form.next)
        .await?;
    let page = local(&form.next).map_or_else(|| path::sign_in(lang), |next| path::sign_in_to(lang, next));
    request.go_to(page, Some(Notice::LinkSent));
    Ok(())
}

/// Spends a link and signs its person in; somebody new gets an account.
///
/// # Errors
/// `Stale` if the link is unknown, used or too old, `Invalid` for a name that cannot be used; the link's page is then
/// shown again and says so.
#[server(prefix = "/do", endpoint = "accounts/open_link")]
pub async fn open_link(token: String, #[server(default)] form: NameForm) -> Result<(), Fault> {
    let request = crate::services::request()?;
    request.form_page(crate::path::sign_in_link(request.lang, &token), &form);
    let (entered, next) = request
        .services
        .accounts
        .open_link(&token, &form.name, &request.device)
        .await?;
    enter(&request, entered, &next).await
}

/// Signs a demo account in.
///
/// # Errors
/// `Forbidden` outside demo mode or for a person who is no demo account.
#[server(prefix = "/do", endpoint = "accounts/enter_demo")]
pub async fn enter_demo(person: PersonId, #[server(default)] next: String) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let entered = request
        .services
        .accounts
        .enter_demo(person, &request.device)
        .await?;
    enter(&request, entered, &next).await
}

/// Hands the new session to the browser and leads the person on.
#[cfg(feature = "ssr")]
async fn enter(
    request: &crate::services::Request,
    entered: super::port::SignedIn,
    next: &str,
) -> Result<(), Fault> {
    use crate::words::Notice;

    let actor = request.services.accounts.actor(Some(&entered.secret)).await?;
    request.set_session(Some(entered.secret));
    let notice = if entered.is_new {
        Notice::AccountMade
    } else {
        Notice::SignedIn
    };
    request.go_to(super::landing::landing(&actor, next, request.lang), Some(notice));
    Ok(())
}

/// Ends this session; a visitor is only led to the front page.
///
/// # Errors
/// `Internal` only.
#[server(prefix = "/do", endpoint = "accounts/sign_out")]
pub async fn sign_out() -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    if let Some(session) = request.actor.session {
        match request.services.accounts.revoke(&request.actor, session).await {
            // Ended from another browser in the meantime: that is what was asked for.
            Ok(()) | Err(Fault::Missing) => {}
            Err(fault) => return Err(fault),
        }
    }
    request.set_session(None);
    request.go_to(crate::path::front(request.lang), Some(Notice::SignedOut));
    Ok(())
}

/// Sets the language of the letters to the person herself.
///
/// # Errors
/// As `Accounts::set_letter_lang`.
#[server(prefix = "/do", endpoint = "accounts/set_letter_lang")]
pub async fn set_own_letter_lang(letter_lang: String) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    let accounts = &request.services.accounts;
    accounts.set_letter_lang(&request.actor, &letter_lang).await?;
    request.go_to(crate::path::me(request.lang), Some(Notice::OwnLangSaved));
    Ok(())
}

/// Ends one of the person's own sessions.
///
/// # Errors
/// `SignIn`; `Missing` if it is not the person's own.
#[server(prefix = "/do", endpoint = "accounts/revoke")]
pub async fn revoke(session: SessionId) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.services.accounts.revoke(&request.actor, session).await?;
    if request.actor.session == Some(session) {
        request.set_session(None);
        request.go_to(path::front(request.lang), Some(Notice::SignedOut));
    } else {
        request.go_to(path::me(request.lang), Some(Notice::SessionEnded));
    }
    Ok(())
}
