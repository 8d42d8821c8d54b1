//! What a release showed when it came out: judged once, from what was published by then, and kept.
//!
//! The list of changes (`signals`) is made anew whenever something is published and so speaks of the present.
//! A dossier of a past year and a rule that opens findings need what was known at the time; both read it here.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use app::insight::telling::{Measure, MeasureFigure, SignalPoint, StepKind};
use app::shared::ids::{EvaluationId, InstitutionId};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, OnConflict};
use sea_orm::{QueryOrder, QuerySelect as _, QueryTrait as _};

use super::entity::{published, published_judged, published_step, published_survey};
use super::published::Published;
use super::series::measures;
use super::signals::{Found, steps};
use super::store::{self, CHUNK, Scope};

/// One change a release showed.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub kind: StepKind,
    pub measure: Measure,
    /// In scale points.
    pub change: f64,
    pub chance_milli: u32,
    /// Oldest first.
    pub points: Vec<SignalPoint>,
}

/// A release as it was judged.
pub struct Judged {
    pub release: Published,
    /// The survey that completed it.
    pub evaluation: EvaluationId,
    pub steps: Vec<Step>,
}

impl Judged {
    /// Every measure that is told of.
    #[must_use]
    pub fn measures(&self) -> Vec<MeasureFigure> {
        measures(&self.release, None)
    }
}

/// The newest study year with published figures.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn newest_year(db: &impl ConnectionTrait) -> Result<Option<i32>, DbErr> {
    published::Entity::find()
        .select_only()
        .column_as(published::Column::LastYear.max(), "year")
        .into_tuple::<Option<i32>>()
        .one(db)
        .await
        .map(Option::flatten)
}

fn milli(value: f64) -> i32 {
    (value * 1000.0).round() as i32
}

/// The changes of releases that are new, each seen from what was published up to its own year.
#[must_use]
pub fn of_new<'a>(published: &'a [Published], new: &BTreeSet<i64>) -> Vec<(i64, StepKind, Found)> {
    let is_new = |p: &&'a Published| new.contains(&p.id);
    let years: BTreeSet<i32> = published.iter().filter(is_new).map(|p| p.years.1).collect();
    let mut found = vec![];
    for year in years {
        let by_then: Vec<Published> = published.iter().filter(|p| p.years.1 <= year).cloned().collect();
        let of_year = |(id, ..): &(i64, StepKind, Found)| {
            new.contains(id) && by_then.iter().any(|p| p.id == *id && p.years.1 == year)
        };
        found.extend(steps(&by_then).into_iter().filter(of_year));
    }
    found
}

/// Judges every release that has not been judged; gives their ids. Running it again changes nothing.
///
/// `published` holds every release with its measures.
pub async fn judge(db: &impl ConnectionTrait, published: &[Published]) -> Result<Vec<i64>, DbErr> {
    let known: Vec<i64> = published_judged::Entity::find()
        .select_only()
        .column(published_judged::Column::PublishedId)
        .into_tuple()
        .all(db)
        .await?;
    let known: HashSet<i64> = known.into_iter().collect();
    let ids = published.iter().map(|p| p.id).filter(|id| !known.contains(id));
    let new: BTreeSet<i64> = ids.collect();
    let rows = of_new(published, &new)
        .into_iter()
        .map(|(id, kind, found)| {
            let points = serde_json::to_string(&found.points).map_err(|e| DbErr::Json(e.to_string()))?;
            Ok(published_step::ActiveModel {
                published_id: Set(id),
                kind: Set(kind.code().to_owned()),
                measure: Set(found.measure.map_or("", Measure::code).to_owned()),
                change_milli: Set(milli(found.change)),
                chance_milli: Set(milli(found.chance)),
                points: Set(points),
            })
        })
        .collect::<Result<Vec<_>, DbErr>>()?;
    let new: Vec<i64> = new.into_iter().collect();
    for chunk in new.chunks(CHUNK) {
        let rows = chunk.iter().map(|&id| published_judged::ActiveModel {
            published_id: Set(id),
        });
        let once = OnConflict::column(published_judged::Column::PublishedId)
            .do_nothing()
            .to_owned();
        published_judged::Entity::insert_many(rows)
            .on_conflict(once)
            .exec_without_returning(db)
            .await?;
    }
    for chunk in rows.chunks(CHUNK) {
        let once = OnConflict::columns([
            published_step::Column::PublishedId,
            published_step::Column::Kind,
            published_step::Column::Measure,
        ])
        .do_nothing()
        .to_owned();
        published_step::Entity::insert_many(chunk.iter().cloned())
            .on_conflict(once)
            .exec_without_returning(db)
            .await?;
    }
    Ok(new)
}

fn step(row: published_step::Model) -> Result<(i64, Step), DbErr> {
    let unknown = || DbErr::Custom("a published step has an unknown code".into());
    let step = Step {
        kind: StepKind::from_code(&row.kind).ok_or_else(unknown)?,
        measure: Measure::from_code(&row.measure).ok_or_else(unknown)?,
        change: f64::from(row.change_milli) / 1000.0,
        chance_milli: u32::try_from(row.chance_milli).unwrap_or(0),
        points: serde_json::from_str(&row.points).map_err(|e| DbErr::Json(e.to_string()))?,
    };
    Ok((row.published_id, step))
}

/// Which judged releases are read.
#[derive(Clone, Copy)]
pub enum Which<'a> {
    These(&'a [i64]),
    /// Those whose newest survey is of this study year or a later one.
    Since(i32),
    /// An institution's of one study year.
    Of(InstitutionId, i32),
}

/// Judged releases with what they showed, by id, `limit` being the fewest answers a figure needs; three queries.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn judged(
    db: &impl ConnectionTrait,
    which: Which<'_>,
    limit: u32,
) -> Result<Vec<Judged>, DbErr> {
    use published::Column as P;
    let chosen = match which {
        Which::These(ids) => P::Id.is_in(ids.iter().copied()),
        Which::Since(year) => P::LastYear.gte(year),
        Which::Of(institution, year) => P::InstitutionId.eq(institution.0).and(P::LastYear.eq(year)),
    };
    let found: Vec<(i64, i64)> = published::Entity::find()
        .select_only()
        .columns([P::Id, P::OfferId])
        .filter(chosen.clone())
        .into_tuple()
        .all(db)
        .await?;
    if found.is_empty() {
        return Ok(vec![]);
    }
    let wanted: HashSet<i64> = found.iter().map(|(id, _)| *id).collect();
    let ids = published::Entity::find()
        .select_only()
        .column(P::Id)
        .filter(chosen)
        .into_query();
    let mut steps: HashMap<i64, Vec<Step>> = HashMap::new();
    let rows = published_step::Entity::find()
        .filter(published_step::Column::PublishedId.in_subquery(ids.clone()))
        .order_by_asc(published_step::Column::ChanceMilli)
        .order_by_asc(published_step::Column::Measure)
        .all(db)
        .await?;
    for row in rows {
        let (id, step) = step(row)?;
        steps.entry(id).or_default().push(step);
    }
    let mut surveys: BTreeMap<i64, i64> = BTreeMap::new();
    let rows = published_survey::Entity::find()
        .filter(published_survey::Column::PublishedId.in_subquery(ids))
        .order_by_asc(published_survey::Column::EvaluationId)
        .all(db)
        .await?;
    for row in rows {
        surveys.insert(row.published_id, row.evaluation_id);
    }
    let codes: Vec<&str> = Measure::ALL.iter().map(|m| m.code()).collect();
    let releases = match which {
        Which::Of(institution, _) => {
            store::published(db, Scope::Institutions(&[institution]), &codes, limit).await?
        }
        _ => store::published(db, Scope::All, &codes, limit).await?,
    };
    let one = |release: Published| {
        Some(Judged {
            evaluation: EvaluationId(*surveys.get(&release.id)?),
            steps: steps.remove(&release.id).unwrap_or_default(),
            release,
        })
    };
    Ok(releases
        .into_iter()
        .filter(|r| wanted.contains(&r.id))
        .filter_map(one)
        .collect())
}
