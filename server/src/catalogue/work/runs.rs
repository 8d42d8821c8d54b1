//! The runs of versions whose year nobody knows yet, and which of them a word about the offer is meant for.

use std::collections::HashMap;

use app::catalogue::model::{Run, RunStatus};
use app::shared::ids::VersionId;
use app::shared::time::Date;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{JoinType, QueryOrder, QuerySelect};

use crate::catalogue::entity::{offer_version, run};
use crate::catalogue::store;

/// Runs by version, only those of the version's own year, by start.
pub async fn runs_of(
    db: &impl ConnectionTrait,
    versions: &[VersionId],
) -> Result<HashMap<VersionId, Vec<Run>>, DbErr> {
    let mut runs: HashMap<VersionId, Vec<Run>> = HashMap::new();
    if versions.is_empty() {
        return Ok(runs);
    }
    let rows = run::Entity::find()
        .join(JoinType::InnerJoin, run::Relation::Version.def())
        .filter(run::Column::VersionId.is_in(versions.iter().map(|v| v.0)))
        .filter(
            Expr::col((run::Entity, run::Column::Year))
                .equals((offer_version::Entity, offer_version::Column::Year)),
        )
        .order_by_asc(run::Column::Id)
        .all(db)
        .await?;
    for row in rows {
        let run = store::to_run(row)?;
        runs.entry(run.version).or_default().push(run);
    }
    for runs in runs.values_mut() {
        runs.sort_by_key(|r| (r.plan.starts_on.is_none(), r.plan.starts_on));
    }
    Ok(runs)
}

/// The run that a word about the offer is meant for: the first that has not ended.
pub fn meant(runs: &[Run], today: Date) -> Option<&Run> {
    runs.iter()
        .find(|r| r.plan.status(None, today) != RunStatus::Ended)
}
