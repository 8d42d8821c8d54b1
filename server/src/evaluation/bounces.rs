//! Invitations that a mail server took and then could not deliver, as it reports afterwards: noted as if the address
//! had been refused at once, so that the institution can correct it.
//!
//! Only invitations are noted. That a reminder came back would tell that its receiver had not answered; that a letter
//! about another last day did tells nothing an invitation has not told.

use app::shared::fault::{Fault, Ticket};

use super::key::LetterId;
use super::service::is_over;
use super::{people, store};
use crate::mail::report::Report;
use crate::platform::Parts;

/// What came of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returned {
    /// The invitation's address waits for correction.
    Noted,
    /// Not given up for good: nothing is changed.
    NotFinal,
    /// A reminder, or another later letter: nothing is changed.
    Reminder,
    /// The survey is over: nobody is written to, and nothing is left to correct.
    Over,
    /// A letter of ours that is no survey's: nothing is changed.
    OtherLetter,
    /// No letter of ours to an address we have: forged, or corrected or removed since.
    Unknown,
}

/// Notes what a report says of an invitation.
///
/// # Errors
/// `Internal` only.
pub async fn note(parts: &Parts, report: &Report) -> Result<Returned, Fault> {
    let Some(letter) = LetterId::read(&report.message_id) else {
        let is_ours = report.message_id.ends_with("@videre");
        return Ok(if is_ours {
            Returned::OtherLetter
        } else {
            Returned::Unknown
        });
    };
    let tx = parts.db.write().await?;
    let Some(row) = store::held(&*tx, letter.evaluation).await? else {
        return Ok(Returned::Unknown);
    };
    if is_over(&store::model(&row)?, parts.clock.today()) {
        return Ok(Returned::Over);
    }
    let person = people::one(&*tx, letter.evaluation, letter.invitation).await?;
    let Some(person) = person else {
        return Ok(Returned::Unknown);
    };
    // The survey is not over, so its key is somewhere: the report is worth another try.
    let Some(key) = parts.secrets.read(letter.evaluation) else {
        return Err(Fault::Internal(Ticket("the survey's key is not here".into())));
    };
    if !letter.is_sealed_by(&key, &person.email) {
        return Ok(Returned::Unknown);
    }
    if !report.is_final {
        return Ok(Returned::NotFinal);
    }
    if letter.round != 0 {
        return Ok(Returned::Reminder);
    }
    people::set_returned(&*tx, person.id).await?;
    tx.commit().await?;
    tracing::info!(evaluation.id = %letter.evaluation, "an invitation came back: its address waits for correction");
    Ok(Returned::Noted)
}
