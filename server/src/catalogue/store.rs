//! Every query on offers, versions and runs that only reads; rows in, model types out.

use std::collections::HashMap;

use app::catalogue::form::OfferForm;
use app::catalogue::model::{Marked, OfferPlan, OfferSummary, Run, RunMark, RunPlan, Version, VersionState};
use app::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use app::shared::time::{Date, StudyYear};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, LockType, Query};
use sea_orm::{JoinType, Order, QueryOrder, QuerySelect, RelationTrait};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::entity::{offer, offer_version, run};
use super::glimpse::glimpse;
use crate::clock::from_ms;

/// States in which anyone may read a version.
pub const PUBLIC: [&str; 3] = [
    VersionState::Published.code(),
    VersionState::Superseded.code(),
    VersionState::Withdrawn.code(),
];

/// Reads what a column keeps in JSON.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, DbErr> {
    serde_json::from_str(text).map_err(|e| DbErr::Json(e.to_string()))
}

/// Writes what a column keeps in JSON.
pub fn to_json(value: &impl Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|e| DbErr::Json(e.to_string()))
}

/// The state a row is in; a row this version of the platform cannot read is an error, not a guess.
pub fn state(row: &offer_version::Model) -> Result<VersionState, DbErr> {
    VersionState::from_code(&row.state).ok_or_else(|| DbErr::Type(format!("version state {}", row.state)))
}

/// The version with its text as submitted or published; a text never submitted is shown as far as it goes.
pub fn to_version(row: offer_version::Model) -> Result<Version, DbErr> {
    let plan: OfferPlan = match &row.plan {
        Some(plan) => from_json(plan)?,
        None => glimpse(&from_json(&row.typed)?),
    };
    with_plan(row, plan)
}

/// The version with its text as its editors see it: what was typed last, while it can be changed.
pub fn to_draft(row: offer_version::Model) -> Result<Version, DbErr> {
    if !state(&row)?.is_editable() {
        return to_version(row);
    }
    let plan = glimpse(&from_json::<OfferForm>(&row.typed)?);
    with_plan(row, plan)
}

fn with_plan(row: offer_version::Model, plan: OfferPlan) -> Result<Version, DbErr> {
    Ok(Version {
        id: VersionId(row.id),
        offer: OfferId(row.offer_id),
        institution: InstitutionId(row.institution_id),
        year: StudyYear(row.year),
        state: state(&row)?,
        revision: row.revision,
        is_demo: row.is_demo,
        plan,
        published_at: row.published_at.map(from_ms),
        withdrawn_reason: row.withdrawn_reason,
        withdrawn_on: row.withdrawn_on.and_then(|d| d.parse().ok()),
    })
}

/// What goes with a mark, as three columns keep it.
pub fn marked(on: Option<String>, reason: Option<String>, moved_to: Option<i64>) -> Marked {
    Marked {
        on: on.and_then(|d| d.parse().ok()),
        reason: reason.unwrap_or_default(),
        moved_to: moved_to.map(RunId),
    }
}

pub fn to_run(row: run::Model) -> Result<Run, DbErr> {
    Ok(Run {
        id: RunId(row.id),
        version: VersionId(row.version_id),
        offer: OfferId(row.offer_id),
        plan: from_json(&row.plan)?,
        mark: row.mark.as_deref().and_then(RunMark::from_code),
        marked: marked(row.marked_on, row.mark_reason, row.moved_to),
        is_demo: row.is_demo,
    })
}

/// One version's row.
pub async fn row(
    db: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Option<offer_version::Model>, DbErr> {
    offer_version::Entity::find_by_id(version.0).one(db).await
}

/// One version as submitted: its text, and the run it promises. Before publication the run has no id.
#[cfg(test)]
pub(crate) async fn submitted(
    db: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Option<(Version, Option<Run>)>, DbErr> {
    let Some(mut row) = row(db, version).await? else {
        return Ok(None);
    };
    let plan: Option<RunPlan> = row.run_plan.take().map(|p| from_json(&p)).transpose()?;
    let version = to_version(row)?;
    let run = plan.map(|plan| Run {
        id: RunId(0),
        version: version.id,
        offer: version.offer,
        plan,
        mark: None,
        marked: Marked::default(),
        is_demo: version.is_demo,
    });
    Ok(Some((version, run)))
}

/// One offer's row, held until the transaction ends.
///
/// Held against other writers alone: whoever writes a version of it checks that the offer exists, and must not
/// wait for that while somebody who holds the offer waits for the version.
pub async fn hold_offer(db: &impl ConnectionTrait, offer: OfferId) -> Result<Option<offer::Model>, DbErr> {
    offer::Entity::find_by_id(offer.0)
        .lock(LockType::NoKeyUpdate)
        .one(db)
        .await
}

/// Every version of an offer that anyone may read, newest year first, the later published first within one.
pub async fn public_versions(
    db: &impl ConnectionTrait,
    offer: OfferId,
) -> Result<Vec<offer_version::Model>, DbErr> {
    let mut rows = offer_version::Entity::find()
        .filter(offer_version::Column::OfferId.eq(offer.0))
        .filter(offer_version::Column::State.is_in(PUBLIC))
        .all(db)
        .await?;
    // Here, since the databases differ in where they put what has no date.
    rows.sort_by_key(|r| std::cmp::Reverse((r.year, r.published_at, r.id)));
    Ok(rows)
}

fn open_versions(offer: OfferId) -> Select<offer_version::Entity> {
    let open = [
        VersionState::Draft.code(),
        VersionState::InReview.code(),
        VersionState::Returned.code(),
    ];
    offer_version::Entity::find()
        .filter(offer_version::Column::OfferId.eq(offer.0))
        .filter(offer_version::Column::State.is_in(open))
        .order_by_desc(offer_version::Column::Id)
}

/// A version of this offer that is being worked on or judged.
pub async fn open_version(
    db: &impl ConnectionTrait,
    offer: OfferId,
) -> Result<Option<offer_version::Model>, DbErr> {
    open_versions(offer).one(db).await
}

/// As `open_version`, as it stands once every other writer of it is done; held until the transaction ends.
pub async fn hold_open_version(
    db: &impl ConnectionTrait,
    offer: OfferId,
) -> Result<Option<offer_version::Model>, DbErr> {
    open_versions(offer).lock_exclusive().one(db).await
}

/// The newest version of every offer of these institutions, last saved first, and which offers are live.
pub async fn newest_versions(
    db: &impl ConnectionTrait,
    institutions: &[InstitutionId],
) -> Result<(Vec<offer_version::Model>, Vec<OfferId>), DbErr> {
    let ids: Vec<i64> = institutions.iter().map(|i| i.0).collect();
    let newest = Query::select()
        .expr(offer_version::Column::Id.max())
        .from(offer_version::Entity)
        .and_where(offer_version::Column::InstitutionId.is_in(ids.clone()))
        .group_by_col(offer_version::Column::OfferId)
        .to_owned();
    let versions = offer_version::Entity::find()
        .filter(offer_version::Column::Id.in_subquery(newest))
        .order_by_desc(offer_version::Column::SavedAt)
        .order_by_desc(offer_version::Column::Id)
        .all(db)
        .await?;
    let live: Vec<i64> = offer::Entity::find()
        .filter(offer::Column::InstitutionId.is_in(ids))
        .filter(offer::Column::LiveVersionId.is_not_null())
        .select_only()
        .column(offer::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok((versions, live.into_iter().map(OfferId).collect()))
}

/// Runs by version, only those of the version's own year, by start.
pub async fn runs(
    db: &impl ConnectionTrait,
    versions: &[(VersionId, StudyYear)],
) -> Result<HashMap<VersionId, Vec<Run>>, DbErr> {
    let rows = run::Entity::find()
        .filter(run::Column::VersionId.is_in(versions.iter().map(|(v, _)| v.0)))
        .order_by_asc(run::Column::Id)
        .all(db)
        .await?;
    let years: HashMap<i64, i32> = versions.iter().map(|(v, y)| (v.0, y.0)).collect();
    let mut runs: HashMap<VersionId, Vec<Run>> = HashMap::new();
    for row in rows {
        if years.get(&row.version_id) == Some(&row.year) {
            let run = to_run(row)?;
            runs.entry(run.version).or_default().push(run);
        }
    }
    for runs in runs.values_mut() {
        runs.sort_by_key(|r| (r.plan.starts_on.is_none(), r.plan.starts_on));
    }
    Ok(runs)
}

/// These live offers in the order asked for, without quality. What is not live is left out. Two queries.
pub(crate) async fn live(db: &impl ConnectionTrait, offers: &[OfferId]) -> Result<Vec<OfferSummary>, DbErr> {
    if offers.is_empty() {
        return Ok(vec![]);
    }
    let rows = offer_version::Entity::find()
        .join(JoinType::InnerJoin, offer::Relation::Live.def().rev())
        .filter(offer::Column::Id.is_in(offers.iter().map(|o| o.0)))
        .all(db)
        .await?;
    let versions: Vec<_> = rows
        .iter()
        .map(|v| (VersionId(v.id), StudyYear(v.year)))
        .collect();
    let mut runs = runs(db, &versions).await?;
    let mut found = HashMap::new();
    for row in rows {
        let version = to_version(row)?;
        let runs = runs.remove(&version.id).unwrap_or_default();
        let summary = OfferSummary {
            version,
            runs,
            quality: None,
        };
        found.insert(summary.version.offer, summary);
    }
    Ok(offers.iter().filter_map(|o| found.remove(o)).collect())
}

/// Every live offer with the revision of its public face, by id.
pub(crate) async fn live_ids(db: &impl ConnectionTrait) -> Result<Vec<(OfferId, i64)>, DbErr> {
    let rows: Vec<(i64, i64)> = offer::Entity::find()
        .filter(offer::Column::LiveVersionId.is_not_null())
        .select_only()
        .column(offer::Column::Id)
        .column(offer::Column::Revision)
        .order_by_asc(offer::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, r)| (OfferId(id), r)).collect())
}

/// Live offers by the deadline that comes next, at most `n`; full or cancelled runs do not count.
pub async fn closing_soon(db: &impl ConnectionTrait, today: Date, n: u64) -> Result<Vec<OfferId>, DbErr> {
    // Dates are kept as ISO text, which sorts as dates do.
    let today = today.to_string();
    let first = || Expr::col((run::Entity, run::Column::FirstDeadline));
    let last = || Expr::col((run::Entity, run::Column::LastDeadline));
    let next = CaseStatement::new()
        .case(first().gte(today.clone()), first())
        .finally(last());
    let rows: Vec<i64> = run::Entity::find()
        .join(JoinType::InnerJoin, run::Relation::Version.def())
        .join(JoinType::InnerJoin, offer::Relation::Live.def().rev())
        .filter(last().gte(today.clone()))
        .filter(
            run::Column::Mark
                .is_null()
                .or(run::Column::Mark.eq(RunMark::Leftover.code()))
                .or(run::Column::MarkedOn.gt(today.clone())),
        )
        .filter(
            Expr::col((run::Entity, run::Column::Year))
                .equals((offer_version::Entity, offer_version::Column::Year)),
        )
        .select_only()
        .column(run::Column::OfferId)
        .order_by(Into::<Expr>::into(next), Order::Asc)
        .order_by_asc(run::Column::OfferId)
        .limit(n)
        .into_tuple()
        .all(db)
        .await?;
    let mut offers: Vec<OfferId> = vec![];
    for id in rows.into_iter().map(OfferId) {
        if !offers.contains(&id) {
            offers.push(id);
        }
    }
    Ok(offers)
}

/// The dates of a run as its row keeps them, to sort and filter by.
pub fn run_row(
    offer: OfferId,
    version: VersionId,
    year: StudyYear,
    plan: &RunPlan,
    is_demo: bool,
) -> Result<run::ActiveModel, DbErr> {
    use sea_orm::ActiveValue::Set;
    let mut deadlines: Vec<Date> = [plan.funding_deadline, plan.admission_deadline]
        .into_iter()
        .flatten()
        .collect();
    deadlines.sort_unstable();
    let text = |d: Option<&Date>| d.map(Date::to_string);
    Ok(run::ActiveModel {
        offer_id: Set(offer.0),
        version_id: Set(version.0),
        year: Set(year.0),
        plan: Set(to_json(plan)?),
        starts_on: Set(text(plan.starts_on.as_ref())),
        ends_on: Set(text(plan.ends_on.as_ref())),
        first_deadline: Set(text(deadlines.first())),
        last_deadline: Set(text(deadlines.last())),
        is_demo: Set(is_demo),
        ..Default::default()
    })
}
