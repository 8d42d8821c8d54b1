//! Deadlines and gatherings that were taken out of a run, kept for as long as calendars tell of them.
//!
//! A program that subscribes forgets an event that is no longer in the file, without a word to its reader; one that
//! is struck out it shows as such (RFC 5545, 3.8.1.11).

use std::collections::{HashMap, HashSet};

use app::catalogue::model::{GoneDays, RunDays, RunPlan};
use app::shared::ids::{OfferId, RunId};
use app::shared::time::Instant;
use chrono::Duration;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder};

use super::entity::gone_days;
use crate::db::Tx;

/// How long calendars tell of what was taken out, in days: longer than a summer without a glance at them.
const TOLD_DAYS: i64 = 60;

/// Since when what was taken out is told of, in milliseconds.
pub(super) fn told_since(now: Instant) -> i64 {
    (now - Duration::days(TOLD_DAYS)).timestamp_millis()
}

/// Keeps what a run has lost with a new plan, all of it where it has none, and forgets what is there again.
pub(super) async fn keep(
    tx: &Tx,
    offer: OfferId,
    run: RunId,
    before: &RunPlan,
    after: Option<&RunPlan>,
    now: Instant,
) -> Result<(), DbErr> {
    let after = after.map(RunPlan::days).unwrap_or_default();
    let mut kinds: HashSet<String> = after.into_iter().map(|days| days.kind).collect();
    let mut gone = before.days();
    gone.retain(|days| !kinds.contains(&days.kind));
    kinds.extend(gone.iter().map(|days| days.kind.clone()));
    let of_run = Condition::all()
        .add(gone_days::Column::RunId.eq(run.0))
        .add(gone_days::Column::Kind.is_in(kinds));
    let told = gone_days::Column::GoneAt.lt(told_since(now));
    gone_days::Entity::delete_many()
        .filter(Condition::any().add(of_run).add(told))
        .exec(&**tx)
        .await?;
    if gone.is_empty() {
        return Ok(());
    }
    let rows = gone.into_iter().map(|days| gone_days::ActiveModel {
        offer_id: Set(offer.0),
        run_id: Set(run.0),
        kind: Set(days.kind),
        from_day: Set(days.from.to_string()),
        to_day: Set(days.to.to_string()),
        gone_at: Set(now.timestamp_millis()),
        ..Default::default()
    });
    gone_days::Entity::insert_many(rows).exec(&**tx).await?;
    Ok(())
}

/// What was taken out of these offers' runs so lately that calendars tell of it. One query.
pub(crate) async fn gone_days(
    db: &impl ConnectionTrait,
    offers: &[OfferId],
    now: Instant,
) -> Result<HashMap<OfferId, Vec<GoneDays>>, DbErr> {
    let mut found: HashMap<OfferId, Vec<GoneDays>> = HashMap::new();
    if offers.is_empty() {
        return Ok(found);
    }
    let rows = gone_days::Entity::find()
        .filter(gone_days::Column::OfferId.is_in(offers.iter().map(|o| o.0)))
        .filter(gone_days::Column::GoneAt.gte(told_since(now)))
        .order_by_asc(gone_days::Column::Id)
        .all(db)
        .await?;
    let day = |text: &str| text.parse().map_err(|_| DbErr::Type(format!("a day: {text}")));
    for row in rows {
        let days = RunDays {
            from: day(&row.from_day)?,
            to: day(&row.to_day)?,
            kind: row.kind,
            // Not kept.
            place: String::new(),
        };
        let gone = GoneDays {
            run: RunId(row.run_id),
            days,
        };
        found.entry(OfferId(row.offer_id)).or_default().push(gone);
    }
    Ok(found)
}
