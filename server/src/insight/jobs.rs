//! Background work: everything that is reckoned from published figures, made anew.

use app::shared::fault::Fault;

use super::{store, telling};
use crate::platform::Parts;
use crate::work::job::job;
use crate::{evaluation, feed, followup};

job! {
    /// Publishes what still waits and could be published, makes roll-ups, borrowing and signals anew, and opens
    /// findings about what is new, as the directorate's rules say.
    MakeAnew {} = "insight.make_anew" => make_anew()
}

/// The job, on the parts alone.
///
/// # Errors
/// `Internal` only.
pub async fn make_anew(parts: &Parts) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    for offer in telling::release_all(&*tx, parts.config.min_answers).await? {
        tx.tell(feed::OFFER, offer.0).await?;
    }
    evaluation::release_short(&*tx, None, parts.config.min_answers).await?;
    let new = telling::make_anew(&*tx, &parts.clock.today().to_string(), parts.config.limits()).await?;
    followup::rules::apply(&tx, parts, &new).await?;
    tx.commit().await?;
    Ok(())
}

/// Once a day, at the first tick of it.
///
/// # Errors
/// `Internal` only.
pub async fn tick(parts: &Parts) -> Result<(), Fault> {
    let made = store::made(parts.db.read()).await?;
    if made == Some(store::made_note(&parts.clock.today().to_string())) {
        return Ok(());
    }
    let tx = parts.db.write().await?;
    tx.enqueue_once(&MakeAnew {}).await?;
    tx.commit().await?;
    Ok(())
}
