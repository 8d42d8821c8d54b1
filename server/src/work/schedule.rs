//! What the clock demands: once a minute every domain says what has become due.
//!
//! Ticks are idempotent, so every node may tick: jobs are enqueued under keys that make two ticks one.

use std::time::Duration;

use app::shared::fault::Fault;

use crate::platform::Platform;

/// Enqueues everything that has become due.
///
/// # Errors
/// `Internal` only.
pub async fn tick(platform: &Platform) -> Result<(), Fault> {
    // One domain's trouble does not hold up the others'.
    let people = crate::accounts::tick(platform).await;
    let surveys = crate::evaluation::tick(platform).await;
    let remarks = crate::remarks::tick(platform).await;
    let followup = crate::followup::tick(platform).await;
    let overview = crate::catalogue::work::facts::tick(platform).await;
    let alerts = crate::saved::tick(platform).await;
    let figures = crate::insight::tick(platform).await;
    let letters = crate::mail::tick(platform).await;
    alerts
        .and(letters)
        .and(people)
        .and(surveys)
        .and(remarks)
        .and(followup)
        .and(overview)
        .and(figures)
}

/// Ticks until the process ends.
pub async fn run(platform: Platform) {
    loop {
        if let Err(fault) = tick(&platform).await {
            tracing::warn!(?fault, "the schedule could not be kept");
        }
        tokio::time::sleep(Duration::from_secs(20)).await;
    }
}
