//! Delivering each letter once, and showing the demonstration's mailbox.

use app::mail::port::{Mail, SentLetter};
use app::shared::fault::{Fault, Ticket};
use async_trait::async_trait;

use super::transport::{Outgoing, Refusal};
use super::{Letter, store};
use crate::platform::Parts;

/// Whom a letter is for and what it is about; together they make it one letter, however often its job runs.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// `review.decision`.
    pub kind: &'static str,
    pub to_name: String,
    pub to: String,
    /// The id of what it is about.
    pub subject_id: i64,
    /// 0 for the first letter about it, then reminders.
    pub round: i32,
}

/// How a delivery ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    Sent,
    /// The address does not take letters.
    Refused,
}

/// Sends a letter unless it was sent before.
///
/// After a crash between the sending and our note of it the letter goes out once more, under the same
/// Message-ID, so that a mail reader can tell.
///
/// # Errors
/// `Internal` when the post cannot take it now: the job tries again.
pub async fn deliver(parts: &Parts, envelope: &Envelope, letter: Letter) -> Result<Delivery, Fault> {
    deliver_with(parts, envelope, letter, None).await
}

/// Sends a letter that people subscribe to; one click at `unsubscribe` ends it (RFC 8058).
///
/// # Errors
/// As `deliver`.
pub async fn deliver_subscribed(
    parts: &Parts,
    envelope: &Envelope,
    letter: Letter,
    unsubscribe: String,
) -> Result<Delivery, Fault> {
    deliver_with(parts, envelope, letter, Some(unsubscribe)).await
}

async fn deliver_with(
    parts: &Parts,
    envelope: &Envelope,
    letter: Letter,
    unsubscribe: Option<String>,
) -> Result<Delivery, Fault> {
    let tx = parts.db.write().await?;
    let row = store::letter(&*tx, envelope).await?;
    tx.commit().await?;
    match row.state.as_str() {
        "sent" => return Ok(Delivery::Sent),
        "refused" => return Ok(Delivery::Refused),
        _ => {}
    }
    let outgoing = Outgoing {
        to_name: envelope.to_name.clone(),
        to: envelope.to.clone(),
        letter,
        message_id: format!("{}.{}.{}@videre", envelope.kind, row.id, envelope.round),
        unsubscribe,
    };
    let (state, error, delivery) = match parts.post.send(outgoing).await {
        Ok(()) => ("sent", String::new(), Delivery::Sent),
        Err(Refusal::Never(why)) => ("refused", why, Delivery::Refused),
        Err(Refusal::Later(why)) => return Err(Fault::Internal(Ticket(why))),
    };
    let tx = parts.db.write().await?;
    store::settle(&*tx, row.id, state, parts.clock.now_ms(), &error).await?;
    tx.commit().await?;
    Ok(delivery)
}

/// To whom which letter went is remembered this long: longer than any cause of a letter lasts, so that none is sent
/// twice, and no longer.
pub const REMEMBERED_MS: i64 = 365 * 24 * 3_600_000;

/// Deletes notes of letters sent or refused more than a year ago.
///
/// # Errors
/// `Internal` only.
pub async fn tick(parts: &Parts) -> Result<(), Fault> {
    let before = parts.clock.now_ms() - REMEMBERED_MS;
    if !store::remembers(parts.db.read(), before).await? {
        return Ok(());
    }
    let tx = parts.db.write().await?;
    let letters = store::forget_before(&*tx, before).await?;
    tx.commit().await?;
    tracing::info!(letters, "notes of old letters are deleted");
    Ok(())
}

/// The mail domain's port.
pub struct MailService {
    parts: Parts,
}

impl MailService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        MailService { parts }
    }
}

#[async_trait]
impl Mail for MailService {
    async fn sent(&self) -> Result<Vec<SentLetter>, Fault> {
        if !self.parts.config.is_demo() {
            return Err(Fault::Missing);
        }
        self.parts.post.sent(200).await
    }
}
