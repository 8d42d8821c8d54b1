//! From decisions to what is told: texts under new random keys, and how many are about what.

use std::collections::{BTreeMap, HashMap, HashSet};

use app::remarks::model::{Category, Decided, Outcome, Outcomes};
use app::shared::fault::Fault;
use app::shared::ids::EvaluationId;
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect as _;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};

use super::entity::{count, reading, told};
use super::store;
use crate::clock::from_ms;
use crate::evaluation::entity::remark;

/// Rows of one statement: far below what either database takes as parameters.
const CHUNK: usize = 500;

fn number(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// Tells of a reading that is taken and wholly decided: lays the texts down under new random keys and in the
/// order of those, counts them, and deletes the originals with their decisions.
///
/// # Errors
/// The database's own.
pub(crate) async fn tell(db: &impl ConnectionTrait, id: EvaluationId, at: i64) -> Result<Outcomes, DbErr> {
    let decided = store::decided(db, id).await?;
    insert_texts(db, id, &decided).await?;
    insert_counts(db, id, &decided).await?;
    store::delete_texts(db, id).await?;
    let n = |outcome: Outcome| number(decided.iter().filter(|d| d.outcome == outcome).count());
    let (passed, summarised, deleted) = (n(Outcome::Passed), n(Outcome::Summarised), n(Outcome::Deleted));
    reading::Entity::update_many()
        .col_expr(reading::Column::ToldAt, Expr::value(at))
        .col_expr(reading::Column::Passed, Expr::value(passed))
        .col_expr(reading::Column::Summarised, Expr::value(summarised))
        .col_expr(reading::Column::Deleted, Expr::value(deleted))
        .filter(reading::Column::EvaluationId.eq(id.0))
        .exec(db)
        .await?;
    Ok(Outcomes {
        at: from_ms(at),
        passed: passed.unsigned_abs(),
        summarised: summarised.unsigned_abs(),
        deleted: deleted.unsigned_abs(),
    })
}

async fn insert_texts(db: &impl ConnectionTrait, id: EvaluationId, decided: &[Decided]) -> Result<(), DbErr> {
    let rows = decided.iter().filter_map(|d| {
        let text = match d.outcome {
            Outcome::Passed => d.text.clone()?,
            Outcome::Summarised => d.summary.clone(),
            Outcome::Deleted => return None,
        };
        Some(told::Model {
            id: rand::random::<[u8; 16]>().to_vec(),
            evaluation_id: id.0,
            item: d.item.clone(),
            text,
            is_summary: d.outcome == Outcome::Summarised,
            categories: store::category_codes(&d.categories),
        })
    });
    let mut rows: Vec<told::Model> = rows.collect();
    rows.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    for chunk in rows.chunks(CHUNK) {
        told::Entity::insert_many(chunk.iter().cloned().map(told::ActiveModel::from))
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

async fn insert_counts(
    db: &impl ConnectionTrait,
    id: EvaluationId,
    decided: &[Decided],
) -> Result<(), DbErr> {
    let mut counts: BTreeMap<(&str, Category), usize> = BTreeMap::new();
    for d in decided {
        for category in &d.categories {
            *counts.entry((&d.item, *category)).or_default() += 1;
        }
    }
    let rows: Vec<_> = counts
        .into_iter()
        .map(|((item, category), n)| count::ActiveModel {
            evaluation_id: Set(id.0),
            item: Set(item.to_owned()),
            category: Set(category.code().to_owned()),
            n: Set(number(n)),
        })
        .collect();
    for chunk in rows.chunks(CHUNK) {
        count::Entity::insert_many(chunk.iter().cloned())
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Which of these surveys have no text that waits: all are told of or deleted, or nobody wrote any.
pub(crate) async fn done(
    db: &impl ConnectionTrait,
    surveys: &[EvaluationId],
) -> Result<HashSet<EvaluationId>, DbErr> {
    let ended = Query::select()
        .column(reading::Column::EvaluationId)
        .from(reading::Entity)
        .and_where(
            Expr::col(reading::Column::ToldAt)
                .is_not_null()
                .or(Expr::col(reading::Column::LapsedAt).is_not_null()),
        )
        .to_owned();
    let unread: HashSet<i64> = remark::Entity::find()
        .select_only()
        .distinct()
        .column(remark::Column::EvaluationId)
        .filter(remark::Column::EvaluationId.is_in(surveys.iter().map(|id| id.0)))
        .filter(remark::Column::EvaluationId.not_in_subquery(ended))
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    Ok(surveys
        .iter()
        .copied()
        .filter(|id| !unread.contains(&id.0))
        .collect())
}

/// A closed survey's answers in all.
pub(super) async fn answered(db: &impl ConnectionTrait, id: EvaluationId) -> Result<u32, Fault> {
    Ok(answered_each(db, [id.0]).await?.get(&id.0).copied().unwrap_or(0))
}

/// The same for many; surveys without any are absent.
pub(crate) async fn answered_each(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, u32>, Fault> {
    let total = (String::new(), String::new());
    let tallies = crate::evaluation::tallies(db, ids).await?;
    let n = tallies
        .into_iter()
        .filter_map(|(id, counts)| Some((id, counts.get(&total).copied()?)));
    Ok(n.collect())
}
