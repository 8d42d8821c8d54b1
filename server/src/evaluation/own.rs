//! What is told of an institution's own questions, in one survey alone, beside the releases.
//!
//! Written once, in the transaction that closes the survey, with the same code as every other question
//! (`insight::code`), from one survey that has enough answers by itself. Nothing is put together with anything
//! else, nothing reads these figures but the survey's own page, and no roll-up knows them: so they tell nothing that
//! the code of a single question does not.

use std::collections::BTreeMap;

use app::evaluation::model::Questionnaire;
use app::review::model::Texts;
use app::shared::lang::Lang;
use app::words::Words;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::ballots::Counts;
use super::entity::own_figure;
use super::store::{self, EvaluationRow, count, counted};
use crate::insight::{PublishedItem, beyond, beyond_text, code, known_before};

/// The questions a participant of this survey meets.
///
/// # Errors
/// When the institution's own cannot be read.
pub fn asked(questionnaire: &Questionnaire, row: &EvaluationRow) -> Result<Questionnaire, DbErr> {
    let title = |lang: Lang| Words::of(lang).evaluation.own_block.to_owned();
    let title = Texts {
        nb: title(Lang::Nb),
        nn: title(Lang::Nn),
        en: title(Lang::En),
    };
    Ok(questionnaire.clone().with_own(title, store::own_items(row)?))
}

/// Keeps what may be told of a survey's own questions that `counts` were the answers to.
///
/// # Errors
/// When the database refuses.
pub async fn publish(
    db: &impl ConnectionTrait,
    row: &EvaluationRow,
    questionnaire: &Questionnaire,
    counts: &Counts,
    limit: u32,
) -> Result<(), DbErr> {
    let n = |item: &str, choice: &str| counts.get(&(item.to_owned(), choice.to_owned())).copied();
    let answered = n("", "").unwrap_or(0);
    if answered < limit {
        return Ok(());
    }
    let asked = asked(questionnaire, row)?;
    let told = asked
        .own()
        .filter_map(|item| code(item, |choice| n(&item.code, choice).unwrap_or(0), answered, limit));
    keep(db, row.id, told).await
}

/// Keeps what is told of questions under a survey.
///
/// # Errors
/// When the database refuses.
pub async fn keep(
    db: &impl ConnectionTrait,
    evaluation: i64,
    told: impl Iterator<Item = PublishedItem>,
) -> Result<(), DbErr> {
    let rows = told
        .map(|told| {
            let cells = serde_json::to_string(&told.cells).map_err(|e| DbErr::Json(e.to_string()))?;
            Ok(own_figure::ActiveModel {
                evaluation_id: Set(evaluation),
                item: Set(told.item),
                n: Set(count(told.n)),
                known: Set(Some(count(told.known))),
                milli: Set(told.milli.map(count)),
                beyond: Set(beyond_text(told.beyond)),
                cells: Set(cells),
            })
        })
        .collect::<Result<Vec<_>, DbErr>>()?;
    if !rows.is_empty() {
        own_figure::Entity::insert_many(rows)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// What is told under this survey, by question, `limit` being the fewest answers a figure needs.
///
/// # Errors
/// When the database refuses.
pub async fn told(
    db: &impl ConnectionTrait,
    evaluation: i64,
    limit: u32,
) -> Result<BTreeMap<String, PublishedItem>, DbErr> {
    let rows = own_figure::Entity::find()
        .filter(own_figure::Column::EvaluationId.eq(evaluation))
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            let cells: Vec<Option<u32>> =
                serde_json::from_str(&row.cells).map_err(|e| DbErr::Json(e.to_string()))?;
            let n = counted(row.n);
            let told = PublishedItem {
                item: row.item.clone(),
                n,
                known: row.known.map_or_else(|| known_before(n, &cells, limit), counted),
                milli: row.milli.map(counted),
                beyond: beyond(&row.beyond),
                cells,
                shrunk: None,
            };
            Ok((row.item, told))
        })
        .collect()
}
