//! Monday mornings: whose alerts are due, said again at every tick; and ahead of one, when an operator asks.

use app::shared::fault::Fault;
use app::shared::time::{Instant, oslo_time};
use chrono::{Datelike as _, Duration, Timelike as _, Weekday};

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
    (!too_early).then(|| iso_week(now))
}

/// The week whose letters go next: on a Monday before the hour its own, else the one to come.
#[must_use]
pub fn coming(now: Instant) -> i32 {
    iso_week(week(now).map_or(now, |_| now + Duration::days(7)))
}

fn iso_week(at: Instant) -> i32 {
    let week = oslo_time(at).iso_week();
    week.year() * 100 + i32::try_from(week.week()).unwrap_or_default()
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
        tx.enqueue_once(&Gather::of(person, week)).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Has the coming week's alerts gathered now, before a holiday or a deadline; gives for how many people.
///
/// Whoever gets a letter by it gets none on Monday; whoever has no news keeps her Monday.
///
/// # Errors
/// `Internal` only.
pub async fn ahead(parts: &Parts) -> Result<usize, Fault> {
    let week = coming(parts.clock.now());
    let due = store::due(parts.db.read(), week, u64::from(u32::MAX)).await?;
    for people in due.chunks(store::BATCH) {
        let tx = parts.db.write().await?;
        for person in people {
            tx.enqueue_once(&Gather::ahead(*person, week)).await?;
        }
        tx.commit().await?;
    }
    Ok(due.len())
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

    #[test]
    fn the_week_to_come_begins_with_the_next_letters() {
        let at = |text: &str| coming(text.parse().unwrap());
        assert_eq!(at("2026-11-22T22:59:00Z"), 202648, "Sunday 23:59");
        assert_eq!(at("2026-11-23T04:59:00Z"), 202648, "Monday 05:59");
        assert_eq!(at("2026-11-23T05:00:00Z"), 202649);
        assert_eq!(at("2026-12-31T12:00:00Z"), 202701);
    }
}
