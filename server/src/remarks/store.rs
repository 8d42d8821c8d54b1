//! Every query on texts, decisions and what is told.

use std::collections::{BTreeMap, HashMap};

use app::evaluation::model::EvaluationState;
use app::remarks::form::Decision;
use app::remarks::model::{Category, Decided, Outcome, Outcomes};
use app::shared::ids::EvaluationId;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect};

use super::entity::{count, decision, reading, told};
use crate::clock::from_ms;
use crate::evaluation::entity::{evaluation, remark};

/// Rows of one statement: far below what either database takes as parameters.
const CHUNK: usize = 500;

/// A key as pages and forms have it; a letter first, for a posted name that begins with a digit is read as a
/// place in a list.
pub fn key_text(key: &[u8]) -> String {
    format!("t{}", hex::encode(key))
}

/// The key a form names; `None` where it is none.
pub fn key(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix('t')?;
    hex::decode(digits).ok().filter(|key| key.len() == 16)
}

/// Categories as a table keeps them.
pub fn category_codes(categories: &[Category]) -> String {
    let codes: Vec<&str> = categories.iter().map(|c| c.code()).collect();
    codes.join(",")
}

/// Categories as they are read back.
pub fn categories(codes: &str) -> Vec<Category> {
    codes.split(',').filter_map(Category::from_code).collect()
}

fn outcome(code: &str) -> Result<Outcome, DbErr> {
    Outcome::from_code(code).ok_or_else(|| DbErr::Custom("a decision on a text is none we know".into()))
}

fn decided_keys() -> SelectStatement {
    Query::select()
        .column(decision::Column::RemarkId)
        .from(decision::Entity)
        .to_owned()
}

fn closed() -> SelectStatement {
    Query::select()
        .column(evaluation::Column::Id)
        .from(evaluation::Entity)
        .and_where(evaluation::Column::State.eq(EvaluationState::Closed.code()))
        .to_owned()
}

/// The survey, whatever its state.
pub async fn survey(db: &impl ConnectionTrait, id: EvaluationId) -> Result<Option<evaluation::Model>, DbErr> {
    evaluation::Entity::find_by_id(id.0).one(db).await
}

/// These surveys, the one that closed first first.
pub async fn surveys(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i64>,
) -> Result<Vec<evaluation::Model>, DbErr> {
    evaluation::Entity::find()
        .filter(evaluation::Column::Id.is_in(ids))
        .filter(evaluation::Column::State.eq(EvaluationState::Closed.code()))
        .order_by_asc(evaluation::Column::ClosesOn)
        .order_by_asc(evaluation::Column::Id)
        .all(db)
        .await
}

/// How many texts of a survey nobody has decided on, and how many decisions wait to be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    pub undecided: u32,
    pub decided: u32,
}

fn counted(n: i64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Closed surveys with texts or decisions that are not told of.
pub async fn waiting(db: &impl ConnectionTrait) -> Result<BTreeMap<i64, Waits>, DbErr> {
    let undecided: Vec<(i64, i64)> = remark::Entity::find()
        .select_only()
        .column(remark::Column::EvaluationId)
        .column_as(remark::Column::Id.count(), "n")
        .filter(remark::Column::EvaluationId.in_subquery(closed()))
        .filter(remark::Column::Id.not_in_subquery(decided_keys()))
        .group_by(remark::Column::EvaluationId)
        .into_tuple()
        .all(db)
        .await?;
    let decided: Vec<(i64, i64)> = decision::Entity::find()
        .select_only()
        .column(decision::Column::EvaluationId)
        .column_as(decision::Column::RemarkId.count(), "n")
        .group_by(decision::Column::EvaluationId)
        .into_tuple()
        .all(db)
        .await?;
    let mut waits: BTreeMap<i64, Waits> = BTreeMap::new();
    for (id, n) in undecided {
        waits.entry(id).or_default().undecided = counted(n);
    }
    for (id, n) in decided {
        waits.entry(id).or_default().decided = counted(n);
    }
    Ok(waits)
}

/// The texts of a survey nobody has decided on, in the order of their random keys.
pub async fn undecided(db: &impl ConnectionTrait, id: EvaluationId) -> Result<Vec<remark::Model>, DbErr> {
    remark::Entity::find()
        .filter(remark::Column::EvaluationId.eq(id.0))
        .filter(remark::Column::Id.not_in_subquery(decided_keys()))
        .order_by_asc(remark::Column::Id)
        .all(db)
        .await
}

/// The decisions on a survey's texts that are not told, in the order of the texts' random keys.
pub async fn decided(db: &impl ConnectionTrait, id: EvaluationId) -> Result<Vec<Decided>, DbErr> {
    let texts = remark::Entity::find()
        .filter(remark::Column::EvaluationId.eq(id.0))
        .all(db)
        .await?;
    let mut texts: HashMap<Vec<u8>, String> = texts.into_iter().map(|r| (r.id, r.text)).collect();
    let rows = decision::Entity::find()
        .filter(decision::Column::EvaluationId.eq(id.0))
        .order_by_asc(decision::Column::RemarkId)
        .all(db)
        .await?;
    let decided = rows.into_iter().map(|row| {
        Ok(Decided {
            key: key_text(&row.remark_id),
            text: texts.remove(&row.remark_id),
            item: row.item,
            outcome: outcome(&row.outcome)?,
            summary: row.summary,
            categories: categories(&row.categories),
        })
    });
    decided.collect()
}

/// How far the reading is; `None` before the first decision.
pub async fn reading(db: &impl ConnectionTrait, id: EvaluationId) -> Result<Option<reading::Model>, DbErr> {
    reading::Entity::find_by_id(id.0).one(db).await
}

/// What came of a survey's texts, where its institution is told.
pub fn outcomes(row: &reading::Model) -> Option<Outcomes> {
    let n = |n: i32| u32::try_from(n).unwrap_or(0);
    row.told_at.map(|at| Outcomes {
        at: from_ms(at),
        passed: n(row.passed),
        summarised: n(row.summarised),
        deleted: n(row.deleted),
    })
}

/// Holds the reading until the transaction ends and raises its revision; false when it has ended, or is not at
/// the revision that was seen. `None` takes it at whatever revision it is.
pub async fn take(db: &impl ConnectionTrait, id: EvaluationId, seen: Option<i64>) -> Result<bool, DbErr> {
    let fresh = reading::ActiveModel {
        evaluation_id: Set(id.0),
        revision: Set(0),
        decided_at: Set(None),
        told_at: Set(None),
        lapsed_at: Set(None),
        passed: Set(0),
        summarised: Set(0),
        deleted: Set(0),
    };
    reading::Entity::insert(fresh)
        .on_conflict_do_nothing_on([reading::Column::EvaluationId])
        .exec_without_returning(db)
        .await?;
    let revision = (reading::Entity, reading::Column::Revision);
    let mut taken = reading::Entity::update_many()
        .col_expr(reading::Column::Revision, Expr::col(revision).add(1))
        .filter(reading::Column::EvaluationId.eq(id.0))
        .filter(reading::Column::ToldAt.is_null())
        .filter(reading::Column::LapsedAt.is_null());
    if let Some(seen) = seen {
        taken = taken.filter(reading::Column::Revision.eq(seen));
    }
    Ok(taken.exec(db).await?.rows_affected > 0)
}

/// Keeps decisions on texts of a reading that is taken, each with the text's item.
pub async fn decide(
    db: &impl ConnectionTrait,
    id: EvaluationId,
    decisions: Vec<(Vec<u8>, String, Decision)>,
    at: i64,
) -> Result<(), DbErr> {
    let mut rows = decisions.into_iter().map(|(key, item, d)| decision::ActiveModel {
        remark_id: Set(key),
        evaluation_id: Set(id.0),
        item: Set(item),
        outcome: Set(d.outcome.code().to_owned()),
        summary: Set(d.summary),
        categories: Set(category_codes(&d.categories)),
        decided_at: Set(at),
    });
    loop {
        let chunk: Vec<_> = rows.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            break;
        }
        decision::Entity::insert_many(chunk)
            .exec_without_returning(db)
            .await?;
    }
    reading::Entity::update_many()
        .col_expr(reading::Column::DecidedAt, Expr::value(at))
        .filter(reading::Column::EvaluationId.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Takes decisions back whose texts are still there; gives how many.
pub async fn undo(db: &impl ConnectionTrait, id: EvaluationId, keys: &[Vec<u8>]) -> Result<u64, DbErr> {
    let there = Query::select()
        .column(remark::Column::Id)
        .from(remark::Entity)
        .and_where(remark::Column::EvaluationId.eq(id.0))
        .to_owned();
    let done = decision::Entity::delete_many()
        .filter(decision::Column::EvaluationId.eq(id.0))
        .filter(decision::Column::RemarkId.is_in(keys.to_vec()))
        .filter(decision::Column::RemarkId.in_subquery(there))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}

/// What is told of a survey, in the order of random keys.
pub async fn told(
    db: &impl ConnectionTrait,
    id: EvaluationId,
    only_summaries: bool,
) -> Result<Vec<told::Model>, DbErr> {
    let mut found = told::Entity::find().filter(told::Column::EvaluationId.eq(id.0));
    if only_summaries {
        found = found.filter(told::Column::IsSummary.eq(true));
    }
    found.order_by_asc(told::Column::Id).all(db).await
}

/// How many texts of these surveys are about what: survey, item, category, number.
pub async fn counts(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i64>,
) -> Result<Vec<count::Model>, DbErr> {
    count::Entity::find()
        .filter(count::Column::EvaluationId.is_in(ids))
        .order_by_asc(count::Column::EvaluationId)
        .order_by_asc(count::Column::Item)
        .order_by_asc(count::Column::Category)
        .all(db)
        .await
}

// What is past its time.

/// Closed surveys that still have texts, with the instant they closed at.
pub async fn closed_with_texts(db: &impl ConnectionTrait) -> Result<Vec<evaluation::Model>, DbErr> {
    let with_texts = Query::select()
        .distinct()
        .column(remark::Column::EvaluationId)
        .from(remark::Entity)
        .to_owned();
    evaluation::Entity::find()
        .filter(evaluation::Column::State.eq(EvaluationState::Closed.code()))
        .filter(evaluation::Column::Id.in_subquery(with_texts))
        .order_by_asc(evaluation::Column::Id)
        .all(db)
        .await
}

/// Deletes a survey's texts and decisions; gives how many texts there were.
pub async fn delete_texts(db: &impl ConnectionTrait, id: EvaluationId) -> Result<u64, DbErr> {
    decision::Entity::delete_many()
        .filter(decision::Column::EvaluationId.eq(id.0))
        .exec(db)
        .await?;
    let done = remark::Entity::delete_many()
        .filter(remark::Column::EvaluationId.eq(id.0))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}

/// Notes that a survey's texts were deleted unread.
pub async fn set_lapsed(db: &impl ConnectionTrait, id: EvaluationId, at: i64) -> Result<(), DbErr> {
    reading::Entity::update_many()
        .col_expr(reading::Column::LapsedAt, Expr::value(at))
        .filter(reading::Column::EvaluationId.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Keys of texts that were decided not to be passed on before this instant and are still there.
pub async fn rejected_before(db: &impl ConnectionTrait, at: i64) -> Result<Vec<Vec<u8>>, DbErr> {
    let rejected = Query::select()
        .column(decision::Column::RemarkId)
        .from(decision::Entity)
        .and_where(decision::Column::Outcome.ne(Outcome::Passed.code()))
        .and_where(decision::Column::DecidedAt.lt(at))
        .to_owned();
    remark::Entity::find()
        .select_only()
        .column(remark::Column::Id)
        .filter(remark::Column::Id.in_subquery(rejected))
        .into_tuple()
        .all(db)
        .await
}

/// Deletes these texts; their decisions stand.
pub async fn delete_remarks(db: &impl ConnectionTrait, keys: &[Vec<u8>]) -> Result<(), DbErr> {
    for chunk in keys.chunks(CHUNK) {
        remark::Entity::delete_many()
            .filter(remark::Column::Id.is_in(chunk.to_vec()))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Readings not told whose newest decision was before this instant, with their revisions.
pub async fn quiet_since(db: &impl ConnectionTrait, at: i64) -> Result<Vec<(i64, i64)>, DbErr> {
    reading::Entity::find()
        .select_only()
        .column(reading::Column::EvaluationId)
        .column(reading::Column::Revision)
        .filter(reading::Column::ToldAt.is_null())
        .filter(reading::Column::LapsedAt.is_null())
        .filter(reading::Column::DecidedAt.lt(at))
        .into_tuple()
        .all(db)
        .await
}

fn told_before(at: i64) -> SelectStatement {
    Query::select()
        .column(reading::Column::EvaluationId)
        .from(reading::Entity)
        .and_where(reading::Column::ToldAt.lt(at))
        .to_owned()
}

/// Whether texts told of before this instant are still here.
pub async fn remembers(db: &impl ConnectionTrait, at: i64) -> Result<bool, DbErr> {
    let one = told::Entity::find()
        .filter(told::Column::EvaluationId.in_subquery(told_before(at)))
        .one(db)
        .await?;
    Ok(one.is_some())
}

/// Deletes texts told of before this instant; their counts stay.
pub async fn forget(db: &impl ConnectionTrait, at: i64) -> Result<u64, DbErr> {
    let done = told::Entity::delete_many()
        .filter(told::Column::EvaluationId.in_subquery(told_before(at)))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}
