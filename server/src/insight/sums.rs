//! The tables that are made anew from published figures: writing them whole, reading them in parts.

use std::collections::HashMap;

use app::insight::form::ChangesChoice;
use app::insight::telling::{CHANGES, FIRST_CHANGES, Measure, SignalKind, SignalPoint};
use app::shared::ids::{InstitutionId, OfferId};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait as _, Order, Query};
use sea_orm::{Condition, FromQueryResult as _, Iterable as _, QueryOrder, QuerySelect as _};

use super::cube::{ALL_YEARS, Cell, Side, Sums, beside_of, both};
use super::entity::{borrowed, cube, cube_made, signal};
use super::shrinkage::Shrunk;
use super::signals::Found;
use super::store::{CHUNK, Listed, count, counted, made_note};

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
        measure: Set(cell.item.clone()),
        surveys: Set(count(cell.sums.surveys)),
        pooled: Set(count(cell.sums.pooled)),
        invited: Set(count(cell.sums.invited)),
        n: Set(count(cell.sums.n)),
        known: Set(count(cell.sums.known)),
        weighted: Set(cell.sums.weighted),
        demo: Set(count(cell.sums.demo)),
        institutions: Set(count(cell.institutions)),
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
        made_on: Set(made_note(day)),
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
    sorted(db, of(sides, measures)).await
}

fn of(sides: &[Side], measures: &[Measure]) -> Condition {
    Condition::all()
        .add(cube::Column::Side.is_in(sides.iter().map(|s| s.code())))
        .add(cube::Column::Measure.is_in(measures.iter().map(|m| m.code())))
}

async fn sorted(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<Cell>, DbErr> {
    let rows = cube::Entity::find()
        .filter(which)
        .order_by_asc(cube::Column::Side)
        .order_by_asc(cube::Column::Key)
        .order_by_asc(cube::Column::Year)
        .all(db)
        .await?;
    models(rows)
}

/// What an overview shows: roll-ups of these sides and measures in one year, or in every year; those over the whole in
/// every year, by which years are chosen; and what waits. Sorted by side, key and year. One query.
pub async fn overview(
    db: &impl ConnectionTrait,
    sides: &[Side],
    measures: &[Measure],
    (year, whole): (Option<i32>, Side),
) -> Result<Vec<Cell>, DbErr> {
    let mut shown = of(sides, measures);
    if let Some(year) = year {
        let in_year = cube::Column::Year.eq(year);
        shown = shown.add(
            Condition::any()
                .add(in_year)
                .add(cube::Column::Side.eq(whole.code())),
        );
    }
    let waits = cube::Column::Side.eq(Side::Waiting.code());
    sorted(db, Condition::any().add(shown).add(waits)).await
}

/// How many surveys a list has. One query.
pub async fn n_closed(db: &impl ConnectionTrait, of: &Listed<'_>) -> Result<usize, DbErr> {
    let subject = of.subject.unwrap_or_default();
    let keys: Vec<String> = match of.institutions {
        Some(ids) => ids.iter().map(|id| both(subject, id.0)).collect(),
        None => vec![both(subject, "")],
    };
    let counted: Vec<i32> = cube::Entity::find()
        .select_only()
        .column(cube::Column::Surveys)
        .filter(cube::Column::Side.eq(Side::Closed.code()))
        .filter(cube::Column::Key.is_in(keys))
        .filter(cube::Column::Year.eq(of.year.unwrap_or(ALL_YEARS)))
        .into_tuple()
        .all(db)
        .await?;
    let n: i64 = counted.into_iter().map(i64::from).sum();
    Ok(usize::try_from(n).unwrap_or(0))
}

/// What may stand beside an offer of a subject, every question, measure and year: the subject and the country of every
/// release, for a reader who sees all of them, else of what is public. One query.
pub async fn beside(db: &impl ConnectionTrait, subject: &str, sees_all: bool) -> Result<Vec<Cell>, DbErr> {
    let (whole, own) = beside_of(sees_all);
    let of_subject = Condition::all()
        .add(cube::Column::Side.eq(own.code()))
        .add(cube::Column::Key.eq(subject));
    let beside = Condition::any()
        .add(cube::Column::Side.eq(whole.code()))
        .add(of_subject);
    models(cube::Entity::find().filter(beside).all(db).await?)
}

fn models(rows: Vec<cube::Model>) -> Result<Vec<Cell>, DbErr> {
    let unknown = || DbErr::Custom("a roll-up has an unknown code".into());
    rows.into_iter()
        .map(|row| {
            Ok(Cell {
                side: Side::from_code(&row.side).ok_or_else(unknown)?,
                item: row.measure,
                key: row.key,
                year: row.year,
                institutions: counted(row.institutions),
                sums: Sums {
                    surveys: counted(row.surveys),
                    pooled: counted(row.pooled),
                    invited: counted(row.invited),
                    n: counted(row.n),
                    known: counted(row.known),
                    weighted: row.weighted,
                    demo: counted(row.demo),
                },
            })
        })
        .collect()
}

/// Signals of one offer, sorted by kind and then by how little chance explains them.
pub async fn signals(db: &impl ConnectionTrait, offer: OfferId) -> Result<Vec<Told>, DbErr> {
    let rows = signal::Entity::find()
        .filter(signal::Column::OfferId.eq(offer.0))
        .order_by_asc(signal::Column::Kind)
        .order_by_asc(signal::Column::ChanceMilli)
        .order_by_asc(signal::Column::ChangeMilli)
        .order_by_asc(signal::Column::Measure)
        .all(db)
        .await?;
    rows.into_iter().map(told).collect()
}

/// What a kind's signals are sorted by: how little chance explains them comes first.
const RANK: &str =
    "ROW_NUMBER() OVER (PARTITION BY kind ORDER BY chance_milli, change_milli, title, offer_id, measure)";

/// Signals of these institutions – of all, where none are named – by kind: how many, and the chosen ones. Two queries,
/// which read no more than is shown.
pub async fn changes(
    db: &impl ConnectionTrait,
    own: Option<&[InstitutionId]>,
    choice: ChangesChoice,
) -> Result<Vec<(SignalKind, usize, Vec<Told>)>, DbErr> {
    let mut reach = Condition::all();
    if let Some(ids) = own {
        reach = reach.add(signal::Column::InstitutionId.is_in(ids.iter().map(|i| i.0)));
    }
    if let Some(kind) = choice.kind {
        reach = reach.add(signal::Column::Kind.eq(kind.code()));
    }
    let totals: Vec<(String, i64)> = signal::Entity::find()
        .select_only()
        .column(signal::Column::Kind)
        .column_as(signal::Column::OfferId.count(), "n")
        .filter(reach.clone())
        .group_by(signal::Column::Kind)
        .order_by_asc(signal::Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    let ranked = Query::select()
        .columns(signal::Column::iter())
        .expr_as(Expr::cust(RANK), "place")
        .from(signal::Entity)
        .cond_where(reach)
        .to_owned();
    let (after, to) = match choice.kind {
        Some(kind) => {
            let of_kind = totals.iter().find(|(code, _)| code == kind.code());
            let total = of_kind.map_or(0, |(_, n)| usize::try_from(*n).unwrap_or(0));
            let page = choice.page.clamp(1, total.div_ceil(CHANGES).max(1));
            ((page - 1) * CHANGES, page * CHANGES)
        }
        None => (0, FIRST_CHANGES),
    };
    let chosen = Query::select()
        .column(Asterisk)
        .from_subquery(ranked, "ranked")
        .and_where(Expr::col("place").gt(after as i64))
        .and_where(Expr::col("place").lte(to as i64))
        .order_by("kind", Order::Asc)
        .order_by("place", Order::Asc)
        .to_owned();
    let mut shown: HashMap<SignalKind, Vec<Told>> = HashMap::new();
    for row in db.query_all(&chosen).await? {
        let told = told(signal::Model::from_query_result(&row, "")?)?;
        shown.entry(told.found.kind).or_default().push(told);
    }
    let mut all = vec![];
    for (kind, n) in totals {
        let kind = kind_of(&kind)?;
        let total = usize::try_from(n).unwrap_or(0);
        all.push((kind, total, shown.remove(&kind).unwrap_or_default()));
    }
    Ok(all)
}

fn kind_of(code: &str) -> Result<SignalKind, DbErr> {
    SignalKind::from_code(code).ok_or_else(|| DbErr::Custom("a signal is of no known kind".into()))
}

fn told(row: signal::Model) -> Result<Told, DbErr> {
    let points: Vec<SignalPoint> =
        serde_json::from_str(&row.points).map_err(|e| DbErr::Json(e.to_string()))?;
    Ok(Told {
        found: Found {
            offer: OfferId(row.offer_id),
            kind: kind_of(&row.kind)?,
            measure: Measure::from_code(&row.measure),
            change: f64::from(row.change_milli) / 1000.0,
            chance: f64::from(row.chance_milli) / 1000.0,
            points,
        },
        institution: InstitutionId(row.institution_id),
        subject: row.subject,
        title: row.title,
    })
}
