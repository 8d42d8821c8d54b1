//! What calendars still tell of offers that is no longer in the catalogue: offers withdrawn lately, and runs of
//! earlier years that go on under the text of their own year.

use std::collections::{BTreeMap, HashMap};

use app::catalogue::model::{OfferSummary, Run, RunStatus, VersionState};
use app::shared::ids::{OfferId, VersionId};
use app::shared::time::{Date, Instant, StudyYear};
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;

use super::entity::{offer, offer_version};
use super::gone::told_since;
use super::store;

/// Those of these offers that were withdrawn so lately that calendars strike them out, in the order asked for, as
/// they were last and without quality. At most two queries.
pub(crate) async fn withdrawn_lately(
    db: &impl ConnectionTrait,
    offers: &[OfferId],
    now: Instant,
) -> Result<Vec<OfferSummary>, DbErr> {
    if offers.is_empty() {
        return Ok(vec![]);
    }
    let lately = Query::select()
        .column(offer::Column::Id)
        .from(offer::Entity)
        .and_where(offer::Column::Id.is_in(offers.iter().map(|o| o.0)))
        .and_where(offer::Column::LiveVersionId.is_null())
        .and_where(offer::Column::ChangedAt.gte(told_since(now)))
        .to_owned();
    let rows = offer_version::Entity::find()
        .filter(offer_version::Column::OfferId.in_subquery(lately))
        .filter(offer_version::Column::State.is_in(store::PUBLIC))
        .all(db)
        .await?;
    let mut last: HashMap<i64, offer_version::Model> = HashMap::new();
    for row in rows {
        let order = |r: &offer_version::Model| (r.year, r.published_at, r.id);
        let known = last.get(&row.offer_id).map(order);
        if known.is_none_or(|known| known < order(&row)) {
            last.insert(row.offer_id, row);
        }
    }
    last.retain(|_, row| row.state == VersionState::Withdrawn.code());
    if last.is_empty() {
        return Ok(vec![]);
    }
    let versions: Vec<_> = last
        .values()
        .map(|v| (VersionId(v.id), StudyYear(v.year)))
        .collect();
    let mut runs = store::runs(db, &versions).await?;
    let withdrawn = offers.iter().filter_map(|offer| last.remove(&offer.0));
    let summary = |row: offer_version::Model| -> Result<OfferSummary, DbErr> {
        let version = store::to_version(row)?;
        Ok(OfferSummary {
            runs: runs.remove(&version.id).unwrap_or_default(),
            version,
            quality: None,
        })
    };
    withdrawn.map(summary).collect()
}

/// Runs of these offers that belong to an earlier year than the text shown and have days still to come: the text of
/// a new year takes nothing from those who began before. At most two queries.
pub(crate) async fn going_on(
    db: &impl ConnectionTrait,
    shown: &[OfferSummary],
    today: Date,
) -> Result<HashMap<OfferId, Vec<Run>>, DbErr> {
    let years: HashMap<OfferId, StudyYear> =
        shown.iter().map(|o| (o.version.offer, o.version.year)).collect();
    let mut going_on: HashMap<OfferId, Vec<Run>> = HashMap::new();
    if years.is_empty() {
        return Ok(going_on);
    }
    let rows: Vec<(i64, i64, i32, Option<i64>)> = offer_version::Entity::find()
        .filter(offer_version::Column::OfferId.is_in(years.keys().map(|o| o.0)))
        .filter(offer_version::Column::State.eq(VersionState::Superseded.code()))
        .select_only()
        .column(offer_version::Column::OfferId)
        .column(offer_version::Column::Id)
        .column(offer_version::Column::Year)
        .column(offer_version::Column::PublishedAt)
        .into_tuple()
        .all(db)
        .await?;
    // Of one year's texts the last: it has taken over the runs of those before.
    let mut last: BTreeMap<(OfferId, StudyYear), (Option<i64>, VersionId)> = BTreeMap::new();
    for (offer, version, year, published_at) in rows {
        let (offer, year) = (OfferId(offer), StudyYear(year));
        if years.get(&offer).is_some_and(|shown| year < *shown) {
            let text = (published_at, VersionId(version));
            let of_year = last.entry((offer, year)).or_insert(text);
            *of_year = text.max(*of_year);
        }
    }
    if last.is_empty() {
        return Ok(going_on);
    }
    let versions: Vec<_> = last
        .iter()
        .map(|((_, year), (_, version))| (*version, *year))
        .collect();
    for run in store::runs(db, &versions).await?.into_values().flatten() {
        let is_to_come = run.plan.days().iter().any(|days| days.to >= today);
        if is_to_come && run.plan.status(None, today) != RunStatus::Ended {
            going_on.entry(run.offer).or_default().push(run);
        }
    }
    for runs in going_on.values_mut() {
        runs.sort_by_key(|run| run.id);
    }
    Ok(going_on)
}
