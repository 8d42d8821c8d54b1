//! Sending one-time links. The job alone ever holds a link's token.

use app::shared::fault::Fault;
use app::shared::lang::Lang;

use super::service::LINK_MS;
use super::{letters, store, token};
use crate::mail::{Envelope, deliver};
use crate::platform::Parts;
use crate::work::job::job;

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
    let Some(person) = store::person_by_email(&*tx, &wish.email).await? else {
        return Ok(());
    };
    let token = token::fresh();
    let hash = token::hash(&token).expect("a fresh token can be hashed");
    let attempt = wish.attempts + 1;
    if !store::arm(&*tx, sign_in, &hash, attempt, now + LINK_MS).await? {
        return Ok(());
    }
    tx.commit().await?;
    let lang = Lang::from_code(&wish.lang).unwrap_or(person.lang);
    let letter = letters::link(lang, &parts.config.public_url, &person.name, &token);
    let envelope = Envelope {
        kind: "accounts.link",
        to_name: person.name,
        to: person.email,
        subject_id: sign_in,
        // Every attempt is a letter of its own, since the link in it is new.
        round: attempt,
    };
    deliver(parts, &envelope, letter).await.map(|_| ())
}
