//! What other domains ask of an offer's public face without its text: how often it changed, which year it is of.

use std::collections::HashMap;

use app::shared::ids::{InstitutionId, OfferId};
use app::shared::time::StudyYear;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QuerySelect, RelationTrait};

use super::entity::{offer, offer_version};

/// How often the public face of these offers has changed, and when it last did where that is known.
pub(crate) async fn stamps(
    db: &impl ConnectionTrait,
    offers: &[OfferId],
) -> Result<HashMap<OfferId, (i64, Option<i64>)>, DbErr> {
    if offers.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, i64, Option<i64>)> = offer::Entity::find()
        .filter(offer::Column::Id.is_in(offers.iter().map(|o| o.0)))
        .select_only()
        .column(offer::Column::Id)
        .column(offer::Column::Revision)
        .column(offer::Column::ChangedAt)
        .into_tuple()
        .all(db)
        .await?;
    let stamp = |(id, revision, at)| (OfferId(id), (revision, at));
    Ok(rows.into_iter().map(stamp).collect())
}

/// The study year of the live version of each of these offers; what is not live is absent.
pub(crate) async fn live_years(
    db: &impl ConnectionTrait,
    offers: &[OfferId],
) -> Result<HashMap<OfferId, StudyYear>, DbErr> {
    let rows: Vec<(i64, i32)> = offer_version::Entity::find()
        .join(JoinType::InnerJoin, offer::Relation::Live.def().rev())
        .filter(offer::Column::Id.is_in(offers.iter().map(|o| o.0)))
        .select_only()
        .column(offer_version::Column::OfferId)
        .column(offer_version::Column::Year)
        .into_tuple()
        .all(db)
        .await?;
    let year = |(id, year)| (OfferId(id), StudyYear(year));
    Ok(rows.into_iter().map(year).collect())
}

/// The institutions these offers are of, each once.
pub(crate) async fn institutions_of(
    db: &impl ConnectionTrait,
    offers: &[OfferId],
) -> Result<Vec<InstitutionId>, DbErr> {
    let rows: Vec<i64> = offer::Entity::find()
        .filter(offer::Column::Id.is_in(offers.iter().map(|o| o.0)))
        .select_only()
        .column(offer::Column::InstitutionId)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(InstitutionId).collect())
}
