//! A version's text byte for byte, as its row keeps it: what a review keeps with its case, and compares
//! before it lets anything be published.

use std::collections::HashMap;

use app::audit::model::Deed;
use app::catalogue::model::{OfferPlan, Run, RunPlan, Step, VersionState};
use app::shared::fault::Fault;
use app::shared::ids::{InstitutionId, OfferId, VersionId};
use app::shared::lang::Lang;
use app::shared::time::{Instant, StudyYear};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{JoinType, QueryOrder, QuerySelect, RelationTrait};

use super::entity::{institution, offer, offer_version, run};
use super::store::{from_json, state, to_run};
use crate::audit::{Note, note};
use crate::db::Tx;

/// A text with what it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct KeptText {
    pub version: VersionId,
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub year: StudyYear,
    pub is_demo: bool,
    pub revision: i64,
    pub title: String,
    /// As stored; read it with `read_text`.
    pub plan: String,
    pub run_plan: Option<String>,
    pub further_runs: Option<String>,
}

type Columns = (
    i64,
    i64,
    i64,
    i32,
    bool,
    i64,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
);

fn to_text(row: Columns) -> Option<KeptText> {
    Some(KeptText {
        version: VersionId(row.0),
        offer: OfferId(row.1),
        institution: InstitutionId(row.2),
        year: StudyYear(row.3),
        is_demo: row.4,
        revision: row.5,
        title: row.6,
        plan: row.7?,
        run_plan: row.8,
        further_runs: row.9,
    })
}

fn texts() -> Select<offer_version::Entity> {
    use offer_version::Column as V;
    offer_version::Entity::find()
        .select_only()
        .columns([
            V::Id,
            V::OfferId,
            V::InstitutionId,
            V::Year,
            V::IsDemo,
            V::Revision,
        ])
        .columns([V::Title, V::Plan, V::RunPlan, V::FurtherRuns])
}

/// The text of a version as last submitted; nothing where it never was.
pub(crate) async fn kept_text(
    db: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Option<KeptText>, DbErr> {
    let found: Option<Columns> = texts()
        .filter(offer_version::Column::Id.eq(version.0))
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.and_then(to_text))
}

/// The text of an offer that is live now.
pub(crate) async fn live_text(db: &impl ConnectionTrait, offer: OfferId) -> Result<Option<KeptText>, DbErr> {
    let found: Option<Columns> = texts()
        .join(JoinType::InnerJoin, offer::Relation::Live.def().rev())
        .filter(offer::Column::Id.eq(offer.0))
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.and_then(to_text))
}

/// Every live text, by offer; of one study year where one is named. One query.
pub(crate) async fn live_texts(
    db: &impl ConnectionTrait,
    year: Option<StudyYear>,
) -> Result<Vec<KeptText>, DbErr> {
    let mut query = texts()
        .join(JoinType::InnerJoin, offer::Relation::Live.def().rev())
        .order_by_asc(offer_version::Column::OfferId);
    if let Some(year) = year {
        query = query.filter(offer_version::Column::Year.eq(year.0));
    }
    let rows: Vec<Columns> = query.into_tuple().all(db).await?;
    Ok(rows.into_iter().filter_map(to_text).collect())
}

/// The runs of the year's live texts with what people have said of them, by version. One query.
pub(crate) async fn live_runs(
    db: &impl ConnectionTrait,
    year: StudyYear,
) -> Result<HashMap<VersionId, Vec<Run>>, DbErr> {
    let rows = run::Entity::find()
        .join(JoinType::InnerJoin, run::Relation::Version.def())
        .join(JoinType::InnerJoin, offer::Relation::Live.def().rev())
        .filter(offer_version::Column::Year.eq(year.0))
        .filter(run::Column::Year.eq(year.0))
        .order_by_asc(run::Column::Id)
        .all(db)
        .await?;
    let mut runs: HashMap<VersionId, Vec<Run>> = HashMap::new();
    for row in rows {
        let run = to_run(row)?;
        runs.entry(run.version).or_default().push(run);
    }
    Ok(runs)
}

/// The study years of live texts, newest first.
pub(crate) async fn live_study_years(db: &impl ConnectionTrait) -> Result<Vec<StudyYear>, DbErr> {
    let years: Vec<i32> = offer_version::Entity::find()
        .join(JoinType::InnerJoin, offer::Relation::Live.def().rev())
        .select_only()
        .column(offer_version::Column::Year)
        .distinct()
        .order_by_desc(offer_version::Column::Year)
        .into_tuple()
        .all(db)
        .await?;
    Ok(years.into_iter().map(StudyYear).collect())
}

/// The plan and the run a stored text promises.
pub(crate) fn read_text(plan: &str, run_plan: Option<&str>) -> Result<(OfferPlan, Option<RunPlan>), DbErr> {
    Ok((from_json(plan)?, run_plan.map(from_json).transpose()?))
}

/// Every run a stored text promises, the first first.
pub(crate) fn read_runs(run_plan: Option<&str>, further: Option<&str>) -> Result<Vec<RunPlan>, DbErr> {
    let first: Option<RunPlan> = run_plan.map(from_json).transpose()?;
    let further: Option<Vec<RunPlan>> = further.map(from_json).transpose()?;
    Ok(first.into_iter().chain(further.unwrap_or_default()).collect())
}

/// Puts a returned text back to be judged as it is; false where its editors have changed it since, or it is
/// no longer returned.
pub(crate) async fn reopen(tx: &Tx, version: VersionId, revision: i64, now: Instant) -> Result<bool, Fault> {
    let row = super::store::row(&**tx, version).await?.ok_or(Fault::Missing)?;
    if row.revision != revision || state(&row)? != VersionState::Returned {
        return Ok(false);
    }
    let to = VersionState::Returned.after(Step::Submit).ok_or(Fault::Stale)?;
    let moved = offer_version::Entity::update_many()
        .col_expr(offer_version::Column::State, Expr::value(to.code()))
        .filter(offer_version::Column::Id.eq(row.id))
        .filter(offer_version::Column::State.eq(&row.state))
        .filter(offer_version::Column::Revision.eq(revision))
        .exec(&**tx)
        .await?;
    if moved.rows_affected != 1 {
        return Ok(false);
    }
    let (institution, offer) = (InstitutionId(row.institution_id), OfferId(row.offer_id));
    let noted = Note::of(None, Deed::OfferReopened, institution, offer);
    note(&**tx, noted.called(&row.title), now).await?;
    Ok(true)
}

/// The form of Norwegian the directorate writes to each institution in: `Nb` or `Nn`.
pub(crate) async fn letter_langs(db: &impl ConnectionTrait) -> Result<Vec<(InstitutionId, Lang)>, DbErr> {
    let rows: Vec<(i64, String)> = institution::Entity::find()
        .select_only()
        .column(institution::Column::Id)
        .column(institution::Column::LetterLang)
        .order_by_asc(institution::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let lang = |code: &str| {
        if code == Lang::Nn.code() {
            Lang::Nn
        } else {
            Lang::Nb
        }
    };
    Ok(rows
        .iter()
        .map(|(id, code)| (InstitutionId(*id), lang(code)))
        .collect())
}

/// Sets that for one institution; false where there is none.
pub(crate) async fn set_letter_lang(
    db: &impl ConnectionTrait,
    id: InstitutionId,
    lang: Lang,
) -> Result<bool, DbErr> {
    let set = institution::Entity::update_many()
        .col_expr(institution::Column::LetterLang, Expr::value(lang.code()))
        .filter(institution::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(set.rows_affected == 1)
}
