//! Background work: everything that is reckoned from published figures, made anew.

use app::shared::fault::Fault;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{store, telling};
use crate::platform::{Parts, Platform};
use crate::work::job::Job;
use crate::{feed, followup};

/// Publishes what still waits and could be published, makes roll-ups, borrowing and signals anew, and opens
/// findings about what is new, as the directorate's rules say.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakeAnew {}

#[async_trait]
impl Job for MakeAnew {
    const KIND: &'static str = "insight.make_anew";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        make_anew(platform).await
    }
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
    let made = store::made_on(parts.db.read()).await?;
    if made.as_deref() == Some(&parts.clock.today().to_string()) {
        return Ok(());
    }
    let tx = parts.db.write().await?;
    tx.enqueue_once(&MakeAnew {}).await?;
    tx.commit().await?;
    Ok(())
}
