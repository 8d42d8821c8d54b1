//! The tables that are made anew from published figures: writing them whole, reading them in parts.

use app::insight::telling::{Measure, SignalKind, SignalPoint};
use app::shared::ids::{InstitutionId, OfferId};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::cube::{Cell, Side, Sums};
use super::entity::{borrowed, cube, cube_made, signal};
use super::shrinkage::Shrunk;
use super::signals::Found;
use super::store::{CHUNK, Scope, count, counted};

fn milli(value: f64) -> i32 {
    (value * 1000.0).round() as i32
}

/// Puts these in place of all roll-ups.
pub async fn replace_cube(db: &impl ConnectionTrait, cells: &[Cell]) -> Result<(), DbErr> {
    cube::Entity::delete_many().exec(db).await?;
    let row = |cell: &Cell| cube::ActiveModel {
        side: Set(cell.side.code().to_owned()),
        key: Set(cell.key.clone()),
        year: Set(cell.year),
        measure: Set(cell.measure.code().to_owned()),
        surveys: Set(count(cell.sums.surveys)),
        pooled: Set(count(cell.sums.pooled)),
        invited: Set(count(cell.sums.invited)),
        n: Set(count(cell.sums.n)),
        weighted: Set(cell.sums.weighted),
        demo: Set(count(cell.sums.demo)),
    };
    for chunk in cells.chunks(CHUNK) {
        cube::Entity::insert_many(chunk.iter().map(row))
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Puts these, `(release, measure, mean)`, in place of all that was borrowed.
pub async fn replace_borrowed(
    db: &impl ConnectionTrait,
    rows: &[(i64, Measure, Shrunk)],
) -> Result<(), DbErr> {
    borrowed::Entity::delete_many().exec(db).await?;
    let row = |(release, measure, shrunk): &(i64, Measure, Shrunk)| borrowed::ActiveModel {
        published_id: Set(*release),
        measure: Set(measure.code().to_owned()),
        milli: Set(milli(shrunk.mean)),
        doubt_milli: Set(milli(shrunk.doubt)),
        own: Set(milli(shrunk.weights.own)),
        series: Set(milli(shrunk.weights.series)),
        subject: Set(milli(shrunk.weights.subject)),
        nation: Set(milli(shrunk.weights.nation)),
    };
    for chunk in rows.chunks(CHUNK) {
        borrowed::Entity::insert_many(chunk.iter().map(row))
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// A signal with the series it is about.
#[derive(Clone, Debug)]
pub struct Told {
    pub found: Found,
    pub institution: InstitutionId,
    pub subject: String,
    pub title: String,
}

/// Puts these in place of all signals.
pub async fn replace_signals(db: &impl ConnectionTrait, all: &[Told]) -> Result<(), DbErr> {
    signal::Entity::delete_many().exec(db).await?;
    let rows = all
        .iter()
        .map(|told| {
            let points = serde_json::to_string(&told.found.points).map_err(|e| DbErr::Json(e.to_string()))?;
            Ok(signal::ActiveModel {
                offer_id: Set(told.found.offer.0),
                kind: Set(told.found.kind.code().to_owned()),
                measure: Set(told.found.measure.map_or("", Measure::code).to_owned()),
                institution_id: Set(told.institution.0),
                subject: Set(told.subject.clone()),
                title: Set(told.title.clone()),
                change_milli: Set(milli(told.found.change)),
                chance_milli: Set(milli(told.found.chance)),
                points: Set(points),
            })
        })
        .collect::<Result<Vec<_>, DbErr>>()?;
    for chunk in rows.chunks(CHUNK) {
        signal::Entity::insert_many(chunk.iter().cloned())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Notes the day on which all this was made.
pub async fn set_made_on(db: &impl ConnectionTrait, day: &str) -> Result<(), DbErr> {
    cube_made::Entity::delete_many().exec(db).await?;
    let row = cube_made::ActiveModel {
        id: Set(1),
        made_on: Set(day.to_owned()),
    };
    cube_made::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Roll-ups of these sides and measures, every key and year, sorted by side, key and year. One query.
pub async fn cells(
    db: &impl ConnectionTrait,
    sides: &[Side],
    measures: &[Measure],
) -> Result<Vec<Cell>, DbErr> {
    let rows = cube::Entity::find()
        .filter(cube::Column::Side.is_in(sides.iter().map(|s| s.code())))
        .filter(cube::Column::Measure.is_in(measures.iter().map(|m| m.code())))
        .order_by_asc(cube::Column::Side)
        .order_by_asc(cube::Column::Key)
        .order_by_asc(cube::Column::Year)
        .all(db)
        .await?;
    let unknown = || DbErr::Custom("a roll-up has an unknown code".into());
    rows.into_iter()
        .map(|row| {
            Ok(Cell {
                side: Side::from_code(&row.side).ok_or_else(unknown)?,
                measure: Measure::from_code(&row.measure).ok_or_else(unknown)?,
                key: row.key,
                year: row.year,
                sums: Sums {
                    surveys: counted(row.surveys),
                    pooled: counted(row.pooled),
                    invited: counted(row.invited),
                    n: counted(row.n),
                    weighted: row.weighted,
                    demo: counted(row.demo),
                },
            })
        })
        .collect()
}

/// Signals in scope, sorted by kind and then by how little chance explains them.
pub async fn signals(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Vec<Told>, DbErr> {
    let all = signal::Entity::find()
        .order_by_asc(signal::Column::Kind)
        .order_by_asc(signal::Column::ChanceMilli)
        .order_by_asc(signal::Column::ChangeMilli)
        .order_by_asc(signal::Column::Title)
        .order_by_asc(signal::Column::OfferId);
    let all = match scope {
        Scope::All => all,
        Scope::Institutions(ids) => all.filter(signal::Column::InstitutionId.is_in(ids.iter().map(|i| i.0))),
        Scope::Offers(ids) => all.filter(signal::Column::OfferId.is_in(ids.iter().map(|i| i.0))),
    };
    let rows = all.all(db).await?;
    rows.into_iter()
        .map(|row| {
            let points: Vec<SignalPoint> =
                serde_json::from_str(&row.points).map_err(|e| DbErr::Json(e.to_string()))?;
            let kind = SignalKind::from_code(&row.kind)
                .ok_or_else(|| DbErr::Custom("a signal is of no known kind".into()))?;
            Ok(Told {
                found: Found {
                    offer: OfferId(row.offer_id),
                    kind,
                    measure: Measure::from_code(&row.measure),
                    change: f64::from(row.change_milli) / 1000.0,
                    chance: f64::from(row.chance_milli) / 1000.0,
                    points,
                },
                institution: InstitutionId(row.institution_id),
                subject: row.subject,
                title: row.title,
            })
        })
        .collect()
}
