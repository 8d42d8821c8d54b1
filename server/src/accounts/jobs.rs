//! Sending one-time links. The job alone ever holds a link's token.

use app::shared::fault::Fault;
use app::shared::lang::Lang;

use super::service::LINK_MS;
use super::{letters, store, token};
use crate::mail::{Envelope, deliver, forget_letters};
use crate::platform::Parts;
use crate::work::job::job;

/// What a letter with a link is noted as.
const LETTER: &str = "accounts.link";
/// Links to one address without an account within `LINK_MS`.
const JOINS: u64 = 2;

job! {
    /// Makes a link's token, keeps its hash and sends the letter.
    ///
    /// Run again after a failure, it makes a new token and sends again: the one before is known to nobody.
    SendLink { sign_in: i64 } = "accounts.send_link" => send_link(sign_in)
}

/// What the job does.
///
/// # Errors
/// `Internal` when the post cannot take the letter now.
pub(crate) async fn send_link(parts: &Parts, sign_in: i64) -> Result<(), Fault> {
    let now = parts.clock.now_ms();
    let tx = parts.db.write().await?;
    let Some(wish) = store::sign_in(&*tx, sign_in).await? else {
        return Ok(());
    };
    // Whoever asked so long ago has asked again or gone.
    if now - wish.asked_at >= LINK_MS {
        return Ok(());
    }
    let person = store::person_by_email(&*tx, &wish.email).await?;
    // Nobody with this address has said that she wants letters from here: fewer of them, and nobody is told.
    if person.is_none() && store::armed_since(&*tx, &wish, now - LINK_MS).await? >= JOINS {
        return Ok(());
    }
    let token = token::fresh();
    let hash = token::hash(&token).expect("a fresh token can be hashed");
    let attempt = wish.attempts + 1;
    if !store::arm(&*tx, sign_in, &hash, attempt, now + LINK_MS).await? {
        return Ok(());
    }
    tx.commit().await?;
    let lang = Lang::from_code(&wish.lang).unwrap_or(Lang::Nb);
    let url = &parts.config.public_url;
    let (letter, to_name) = match person {
        Some(person) => (letters::link(lang, url, &person.name, &token), person.name),
        None => (letters::join(lang, url, &token), String::new()),
    };
    let envelope = Envelope {
        kind: LETTER,
        to_name,
        to: wish.email,
        subject_id: sign_in,
        // Every attempt is a letter of its own, since the link in it is new.
        round: attempt,
    };
    deliver(parts, &envelope, letter).await.map(|_| ())
}

/// Forgets links that have ended, with the addresses they were sent to: somebody who never pressed the button has left
/// nothing here.
///
/// # Errors
/// `Internal` only.
pub(crate) async fn forget_links(parts: &Parts) -> Result<(), Fault> {
    let now = parts.clock.now_ms();
    let lapsed = store::lapsed(parts.db.read(), now, LINK_MS).await?;
    if lapsed.is_empty() {
        return Ok(());
    }
    let tx = parts.db.write().await?;
    store::forget_sign_ins(&*tx, &lapsed).await?;
    forget_letters(&*tx, LETTER, &lapsed).await?;
    Ok(tx.commit().await?)
}
