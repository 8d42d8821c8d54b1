//! Every query on what is done to many offers.

use std::collections::HashMap;

use app::catalogue::model::{Run, VersionState};
use app::catalogue::work::bulk::{BulkAction, BulkLine, BulkReport, Obstacle};
use app::shared::ids::{BulkId, InstitutionId, OfferId, PersonId, VersionId};
use app::shared::time::{Date, StudyYear};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect};

use super::bulk_rules::Standing;
use super::runs::{meant, runs_of};
use crate::catalogue::entity::{bulk, bulk_item, offer, offer_version};
use crate::clock::from_ms;

/// How these offers of these institutions stand, with what they are called; others are absent. Three queries.
pub async fn standings(
    db: &impl ConnectionTrait,
    offers: &[OfferId],
    institutions: &[InstitutionId],
    today: Date,
) -> Result<HashMap<OfferId, (Standing, String, InstitutionId)>, DbErr> {
    use offer_version::Column as V;
    type Row = (i64, i64, i64, i32, String, String);
    let mut versions: Vec<Row> = offer_version::Entity::find()
        .filter(V::OfferId.is_in(offers.iter().map(|o| o.0)))
        .filter(V::InstitutionId.is_in(institutions.iter().map(|i| i.0)))
        .select_only()
        .columns([V::Id, V::OfferId, V::InstitutionId, V::Year, V::State, V::Title])
        .order_by_asc(V::Id)
        .into_tuple()
        .all(db)
        .await?;
    let live: Vec<(i64, Option<i64>)> = offer::Entity::find()
        .filter(offer::Column::Id.is_in(offers.iter().map(|o| o.0)))
        .select_only()
        .columns([offer::Column::Id, offer::Column::LiveVersionId])
        .into_tuple()
        .all(db)
        .await?;
    let live: HashMap<i64, i64> = live.into_iter().filter_map(|(o, v)| Some((o, v?))).collect();
    let ids: Vec<VersionId> = live.values().map(|v| VersionId(*v)).collect();
    let runs = runs_of(db, &ids).await?;
    let years: HashMap<i64, i32> = versions.iter().map(|v| (v.0, v.3)).collect();
    let mut standings = HashMap::new();
    // The newest last, so that it is the one that stays.
    for (_, offer, institution, _, state, title) in versions.drain(..) {
        let Some(newest) = VersionState::from_code(&state) else {
            continue;
        };
        let live = live
            .get(&offer)
            .and_then(|v| Some((VersionId(*v), StudyYear(*years.get(v)?))));
        let run = live
            .and_then(|(v, _)| runs.get(&v))
            .and_then(|r| meant(r, today))
            .map(|r| (r.id, r.mark));
        let standing = Standing { newest, live, run };
        standings.insert(OfferId(offer), (standing, title, InstitutionId(institution)));
    }
    Ok(standings)
}

/// Begins a report.
pub async fn begin(
    db: &impl ConnectionTrait,
    by: PersonId,
    action: BulkAction,
    year: StudyYear,
    at: i64,
) -> Result<BulkId, DbErr> {
    let row = bulk::ActiveModel {
        person_id: Set(by.0),
        action: Set(action.code().to_owned()),
        year: Set(year.0),
        made_at: Set(at),
        undone_at: Set(None),
        ..Default::default()
    };
    Ok(BulkId(row.insert(db).await?.id))
}

/// What became of one offer.
pub struct Done<'a> {
    pub line: &'a BulkLine,
    /// The run that was marked, as it was before.
    pub run: Option<&'a Run>,
}

/// Adds a line to a report.
pub async fn add(
    db: &impl ConnectionTrait,
    bulk: BulkId,
    position: usize,
    done: &Done<'_>,
) -> Result<(), DbErr> {
    let line = done.line;
    let before = done.run.map(|run| &run.marked);
    let row = bulk_item::ActiveModel {
        bulk_id: Set(bulk.0),
        position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
        offer_id: Set(line.offer.0),
        title: Set(line.title.clone()),
        institution_short: Set(line.institution_short.clone()),
        version_id: Set(line.version.map(|v| v.0)),
        run_id: Set(done.run.map(|run| run.id.0)),
        mark_before: Set(done.run.and_then(|run| run.mark).map(|m| m.code().to_owned())),
        marked_on_before: Set(before.and_then(|m| m.on).map(|d| d.to_string())),
        reason_before: Set(before.map(|m| m.reason.clone())),
        moved_to_before: Set(before.and_then(|m| m.moved_to).map(|r| r.0)),
        obstacle: Set(line.obstacle.map(|o| o.code().to_owned())),
    };
    bulk_item::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// A report's row.
pub async fn row(db: &impl ConnectionTrait, bulk: BulkId) -> Result<Option<bulk::Model>, DbErr> {
    bulk::Entity::find_by_id(bulk.0).one(db).await
}

/// A report's lines, in order.
pub async fn items(db: &impl ConnectionTrait, bulk: BulkId) -> Result<Vec<bulk_item::Model>, DbErr> {
    bulk_item::Entity::find()
        .filter(bulk_item::Column::BulkId.eq(bulk.0))
        .order_by_asc(bulk_item::Column::Position)
        .all(db)
        .await
}

/// Notes that one line could not be taken back.
pub async fn leave(db: &impl ConnectionTrait, item: &bulk_item::Model, why: Obstacle) -> Result<(), DbErr> {
    bulk_item::Entity::update_many()
        .col_expr(bulk_item::Column::Obstacle, Expr::value(why.code()))
        .filter(bulk_item::Column::BulkId.eq(item.bulk_id))
        .filter(bulk_item::Column::Position.eq(item.position))
        .exec(db)
        .await?;
    Ok(())
}

/// Marks a report as taken back; false when it was already.
pub async fn undo(db: &impl ConnectionTrait, bulk: BulkId, at: i64) -> Result<bool, DbErr> {
    let undone = bulk::Entity::update_many()
        .col_expr(bulk::Column::UndoneAt, Expr::value(at))
        .filter(bulk::Column::Id.eq(bulk.0))
        .filter(bulk::Column::UndoneAt.is_null())
        .exec(db)
        .await?;
    Ok(undone.rows_affected == 1)
}

/// The whole report; nothing for an action this version of the platform does not know.
pub fn to_report(row: bulk::Model, items: Vec<bulk_item::Model>, by: &str) -> Option<BulkReport> {
    let lines = items.into_iter().map(|item| BulkLine {
        offer: OfferId(item.offer_id),
        title: item.title,
        institution_short: item.institution_short,
        version: item.version_id.map(VersionId),
        obstacle: item.obstacle.as_deref().and_then(Obstacle::from_code),
    });
    Some(BulkReport {
        id: BulkId(row.id),
        action: BulkAction::from_code(&row.action)?,
        year: StudyYear(row.year),
        made_at: from_ms(row.made_at),
        by: by.to_owned(),
        lines: lines.collect(),
        undone_at: row.undone_at.map(from_ms),
    })
}
