//! What a browser posts to this domain. A visitor who saves something is led to sign in and back again.

use leptos::prelude::*;

use crate::shared::fault::Fault;
use crate::shared::ids::{OfferId, SearchId};

/// Where to return to: a page of this site, and what can stand in a header.
#[cfg(feature = "ssr")]
pub(super) fn back_to(typed: &str, otherwise: String) -> String {
    crate::accounts::landing::local(typed)
        .filter(|back| back.is_ascii() && !back.contains('#'))
        .map_or(otherwise, str::to_owned)
}

/// Saves an offer and returns to the page it was saved from.
///
/// # Errors
/// `SignIn`, on the way there; `Missing` unless it is live; `Invalid` when there is no room, on the page of
/// saved things.
#[server(prefix = "/do", endpoint = "saved/save_offer")]
pub async fn save_offer(offer: OfferId, #[server(default)] back: String) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let lang = request.lang;
    let back = back_to(&back, path::offer(lang, offer));
    if request.actor.person.is_none() {
        request.go_to(path::sign_in_to(lang, &back), Some(Notice::SignInToSave));
        return Err(Fault::SignIn);
    }
    request.form_page(path::saved(lang), &());
    request.services.saved.save_offer(&request.actor, offer).await?;
    request.go_to(path::at_saving(&back, offer), Some(Notice::OfferKept));
    Ok(())
}

/// Forgets a saved offer.
///
/// # Errors
/// `SignIn`.
#[server(prefix = "/do", endpoint = "saved/remove_offer")]
pub async fn remove_offer(offer: OfferId, #[server(default)] back: String) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.services.saved.remove_offer(&request.actor, offer).await?;
    let next = if back.is_empty() {
        path::saved(request.lang)
    } else {
        path::at_saving(&back_to(&back, path::saved(request.lang)), offer)
    };
    request.go_to(next, Some(Notice::OfferDropped));
    Ok(())
}

/// Saves a search by the query part of its address, with an alert where it is asked for.
///
/// # Errors
/// `SignIn`, on the way there; `Invalid` when there is no room or the address is too long, on the page of saved
/// things.
#[server(prefix = "/do", endpoint = "saved/save_search")]
pub async fn save_search(query: String, #[server(default)] alert: bool) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let lang = request.lang;
    if request.actor.person.is_none() {
        let search = format!("{}?{query}", path::offers(lang));
        let back = back_to(&search, path::offers(lang));
        request.go_to(path::sign_in_to(lang, &back), Some(Notice::SignInToSave));
        return Err(Fault::SignIn);
    }
    request.form_page(path::saved(lang), &());
    let pairs = request
        .services
        .saved
        .save_search(&request.actor, &query, alert)
        .await?;
    let notice = if alert {
        Notice::SearchKeptAlert
    } else {
        Notice::SearchKept
    };
    request.go_to(path::offers_with(lang, pairs), Some(notice));
    Ok(())
}

/// Forgets a saved search.
///
/// # Errors
/// `SignIn`; `Missing` if it is not the person's own.
#[server(prefix = "/do", endpoint = "saved/remove_search")]
pub async fn remove_search(search: SearchId) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request
        .services
        .saved
        .remove_search(&request.actor, search)
        .await?;
    request.go_to(crate::path::saved(request.lang), Some(Notice::SearchDropped));
    Ok(())
}

/// Turns a search's alert on or off.
///
/// # Errors
/// As `remove_search`.
#[server(prefix = "/do", endpoint = "saved/set_alert")]
pub async fn set_alert(search: SearchId, #[server(default)] on: bool) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request
        .services
        .saved
        .set_alert(&request.actor, search, on)
        .await?;
    let notice = if on { Notice::AlertOn } else { Notice::AlertOff };
    request.go_to(crate::path::saved(request.lang), Some(notice));
    Ok(())
}

/// Makes a new calendar address, shown once on the page this answers with.
///
/// # Errors
/// `SignIn`.
#[server(prefix = "/do", endpoint = "saved/new_calendar")]
pub async fn new_calendar() -> Result<(), Fault> {
    let request = crate::services::request()?;
    let secret = request.services.saved.new_calendar(&request.actor).await?;
    // No redirect: the secret is in this answer and nowhere else.
    let new = super::model::NewCalendar { secret };
    request.form_page(crate::path::saved(request.lang), &new);
    Ok(())
}

/// Stops the calendar address.
///
/// # Errors
/// `SignIn`.
#[server(prefix = "/do", endpoint = "saved/stop_calendar")]
pub async fn stop_calendar() -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.services.saved.stop_calendar(&request.actor).await?;
    request.go_to(crate::path::saved(request.lang), Some(Notice::CalendarStopped));
    Ok(())
}

/// Turns off every alert of the receiver of the letter this token stood in.
///
/// # Errors
/// `Missing` for an unknown token.
#[server(prefix = "/do", endpoint = "saved/unsubscribe")]
pub async fn unsubscribe(token: String) -> Result<(), Fault> {
    let request = crate::services::request()?;
    request.services.saved.unsubscribe(&token).await?;
    request.go_to(crate::path::unsubscribe(request.lang, &token), None);
    Ok(())
}
