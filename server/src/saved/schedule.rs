//! Monday mornings: whose alerts are due, said again at every tick.

use app::shared::fault::Fault;
use app::shared::time::{Instant, oslo_time};
use chrono::{Datelike as _, Timelike as _, Weekday};

use super::jobs::Gather;
use super::store;
use crate::platform::Parts;

/// The hour in Norway from which Monday's letters go.
const HOUR: u32 = 6;
/// People whose alerts are enqueued at one tick.
const AT_ONCE: u64 = 500;

/// The week whose letters may go at this instant, as `202648`; nothing early on a Monday.
///
/// A server that stood still on Monday sends later in the week: the week counts, not the day.
#[must_use]
pub fn week(now: Instant) -> Option<i32> {
    let local = oslo_time(now);
    let too_early = local.weekday() == Weekday::Mon && local.hour() < HOUR;
    let week = local.iso_week();
    let number = week.year() * 100 + i32::try_from(week.week()).unwrap_or_default();
    (!too_early).then_some(number)
}

/// Enqueues the gathering of every alert that is due.
///
/// # Errors
/// `Internal` only.
pub async fn tick(parts: &Parts) -> Result<(), Fault> {
    let Some(week) = week(parts.clock.now()) else {
        return Ok(());
    };
    let due = store::due(parts.db.read(), week, AT_ONCE).await?;
    if due.is_empty() {
        return Ok(());
    }
    let tx = parts.db.write().await?;
    for person in due {
        let person = person.0;
        tx.enqueue_once(&Gather { person, week }).await?;
    }
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday_at_six_in_norway_summer_and_winter() {
        let at = |text: &str| week(text.parse().unwrap());
        assert_eq!(at("2026-11-22T23:30:00Z"), None, "Monday 00:30 in Oslo");
        assert_eq!(at("2026-11-23T04:59:00Z"), None);
        assert_eq!(at("2026-11-23T05:00:00Z"), Some(202648));
        assert_eq!(at("2026-06-15T03:59:00Z"), None);
        assert_eq!(at("2026-06-15T04:00:00Z"), Some(202625));
        assert_eq!(at("2026-11-29T22:59:00Z"), Some(202648), "Sunday 23:59");
        assert_eq!(at("2027-01-01T12:00:00Z"), Some(202653));
    }
}
