//! Which texts are invented, for lists in other domains that show a text's title only.

use std::collections::HashSet;

use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::entity::offer_version;

/// Those of `versions` that are marked as demonstration.
///
/// # Errors
/// The database's own.
pub async fn invented(db: &impl ConnectionTrait, versions: Vec<i64>) -> Result<HashSet<i64>, DbErr> {
    let ids: Vec<i64> = offer_version::Entity::find()
        .select_only()
        .column(offer_version::Column::Id)
        .filter(offer_version::Column::Id.is_in(versions))
        .filter(offer_version::Column::IsDemo.eq(true))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().collect())
}
