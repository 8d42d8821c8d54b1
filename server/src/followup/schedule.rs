//! Promises whose day has passed.

use app::shared::fault::Fault;

use super::jobs::Due;
use super::store;
use crate::platform::Parts;

/// Enqueues one letter about every promise whose day has passed, and notes it in the same transaction.
///
/// # Errors
/// `Internal` only.
pub async fn tick(parts: &Parts) -> Result<(), Fault> {
    let due = store::overdue(parts.db.read(), parts.clock.today()).await?;
    if due.is_empty() {
        return Ok(());
    }
    let tx = parts.db.write().await?;
    store::set_told(&*tx, &due).await?;
    for action in due {
        tx.enqueue(&Due { action }).await?;
    }
    tx.commit().await?;
    Ok(())
}
