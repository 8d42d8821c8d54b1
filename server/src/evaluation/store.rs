//! Every query on questionnaires and evaluations.

use app::evaluation::model::{Evaluation, EvaluationState, Item, Questionnaire, SurveyKind};
use app::shared::ids::{EvaluationId, InstitutionId, OfferId, QuestionnaireId, RunId};
use app::shared::time::{Date, StudyYear};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect};

use super::entity::{evaluation, questionnaire};

pub use evaluation::Model as EvaluationRow;

/// Rows of one statement: far below what either database takes as parameters.
pub const CHUNK: usize = 1_000;

/// A day as a table keeps it.
pub fn day_text(day: Date) -> String {
    day.format("%Y-%m-%d").to_string()
}

fn day(text: &str) -> Result<Date, DbErr> {
    text.parse()
        .map_err(|_| DbErr::Custom("a day in the evaluation table is none".into()))
}

/// A count as a table keeps it.
pub fn count(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// A count as it is read back; never negative.
pub fn counted(n: i32) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

/// The row in the model's words.
pub fn model(row: &EvaluationRow) -> Result<Evaluation, DbErr> {
    let state = EvaluationState::from_code(&row.state)
        .ok_or_else(|| DbErr::Custom("an evaluation is in no known state".into()))?;
    let kind = SurveyKind::from_code(&row.kind)
        .ok_or_else(|| DbErr::Custom("an evaluation is of no known kind".into()))?;
    Ok(Evaluation {
        id: EvaluationId(row.id),
        kind,
        run: RunId(row.run_id),
        offer: OfferId(row.offer_id),
        institution: InstitutionId(row.institution_id),
        questionnaire: QuestionnaireId(row.questionnaire_id),
        title: row.title.clone(),
        year: StudyYear(row.year),
        state,
        opens_on: day(&row.opens_on)?,
        closes_on: day(&row.closes_on)?,
        invited: counted(row.invited),
        key_lost: row.key_lost,
        is_demo: row.is_demo,
    })
}

// Questionnaires

/// Keeps a questionnaire, used by new surveys from a day on, unless its code and version are there already; gives its id.
pub(crate) async fn keep_questionnaire(
    db: &impl ConnectionTrait,
    content: &Questionnaire,
    used_from: &str,
) -> Result<QuestionnaireId, DbErr> {
    let same = questionnaire::Entity::find()
        .filter(questionnaire::Column::Code.eq(&content.code))
        .filter(questionnaire::Column::Version.eq(content.version));
    if let Some(row) = same.one(db).await? {
        return Ok(QuestionnaireId(row.id));
    }
    let json = serde_json::to_string(content).map_err(|e| DbErr::Json(e.to_string()))?;
    let row = questionnaire::ActiveModel {
        code: Set(content.code.clone()),
        version: Set(content.version),
        content: Set(json),
        locked: Set(false),
        used_from: Set(Some(used_from.to_owned())),
        revision: Set(1),
        ..Default::default()
    };
    let row = row.insert(db).await?;
    Ok(QuestionnaireId(row.id))
}

/// The questionnaire surveys of this kind planned on this day use: the one whose day came last.
pub async fn current_questionnaire(
    db: &impl ConnectionTrait,
    kind: SurveyKind,
    today: Date,
) -> Result<Option<QuestionnaireId>, DbErr> {
    let row = questionnaire::Entity::find()
        .filter(questionnaire::Column::Code.eq(kind.questionnaire()))
        .filter(questionnaire::Column::UsedFrom.lte(today.to_string()))
        .order_by_desc(questionnaire::Column::UsedFrom)
        .order_by_desc(questionnaire::Column::Version)
        .order_by_desc(questionnaire::Column::Id)
        .one(db)
        .await?;
    Ok(row.map(|r| QuestionnaireId(r.id)))
}

/// A questionnaire is never changed again once a survey uses it.
pub async fn lock_questionnaire(db: &impl ConnectionTrait, id: QuestionnaireId) -> Result<(), DbErr> {
    questionnaire::Entity::update_many()
        .col_expr(questionnaire::Column::Locked, Expr::value(true))
        .filter(questionnaire::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

pub(crate) async fn questionnaire(
    db: &impl ConnectionTrait,
    id: QuestionnaireId,
) -> Result<Option<Questionnaire>, DbErr> {
    let Some(row) = questionnaire::Entity::find_by_id(id.0).one(db).await? else {
        return Ok(None);
    };
    let mut content: Questionnaire =
        serde_json::from_str(&row.content).map_err(|e| DbErr::Json(e.to_string()))?;
    content.id = id;
    Ok(Some(content))
}

// Evaluations

/// Makes a survey; a run has at most one of a kind.
pub async fn insert(db: &impl ConnectionTrait, row: evaluation::ActiveModel) -> Result<EvaluationRow, DbErr> {
    row.insert(db).await
}

pub async fn evaluation(db: &impl ConnectionTrait, id: EvaluationId) -> Result<Option<EvaluationRow>, DbErr> {
    evaluation::Entity::find_by_id(id.0).one(db).await
}

/// The survey, held until the transaction ends, so that nobody answers, adds or closes meanwhile.
pub async fn held(db: &impl ConnectionTrait, id: EvaluationId) -> Result<Option<EvaluationRow>, DbErr> {
    evaluation::Entity::find_by_id(id.0)
        .lock_exclusive()
        .one(db)
        .await
}

/// Surveys of these runs, in no order.
pub async fn of_runs(db: &impl ConnectionTrait, runs: &[RunId]) -> Result<Vec<EvaluationRow>, DbErr> {
    evaluation::Entity::find()
        .filter(evaluation::Column::RunId.is_in(runs.iter().map(|r| r.0)))
        .all(db)
        .await
}

/// An institution's surveys that are not closed, by opening day.
pub async fn not_closed(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<EvaluationRow>, DbErr> {
    evaluation::Entity::find()
        .filter(evaluation::Column::InstitutionId.eq(institution.0))
        .filter(evaluation::Column::State.ne(EvaluationState::Closed.code()))
        .order_by_asc(evaluation::Column::OpensOn)
        .order_by_asc(evaluation::Column::Id)
        .all(db)
        .await
}

/// Surveys that have begun by this day and are not closed.
pub async fn begun(db: &impl ConnectionTrait, today: Date) -> Result<Vec<EvaluationRow>, DbErr> {
    evaluation::Entity::find()
        .filter(evaluation::Column::State.ne(EvaluationState::Closed.code()))
        .filter(evaluation::Column::OpensOn.lte(day_text(today)))
        .order_by_asc(evaluation::Column::Id)
        .all(db)
        .await
}

/// Which of these surveys are closed.
pub async fn closed_among(
    db: &impl ConnectionTrait,
    ids: &[EvaluationId],
) -> Result<Vec<EvaluationId>, DbErr> {
    let ids: Vec<i64> = evaluation::Entity::find()
        .select_only()
        .column(evaluation::Column::Id)
        .filter(evaluation::Column::Id.is_in(ids.iter().map(|i| i.0)))
        .filter(evaluation::Column::State.eq(EvaluationState::Closed.code()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(EvaluationId).collect())
}

async fn set(
    db: &impl ConnectionTrait,
    id: EvaluationId,
    column: evaluation::Column,
    value: impl Into<sea_orm::Value>,
) -> Result<(), DbErr> {
    evaluation::Entity::update_many()
        .col_expr(column, Expr::value(value))
        .filter(evaluation::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

async fn set_state(db: &impl ConnectionTrait, id: EvaluationId, state: EvaluationState) -> Result<(), DbErr> {
    set(db, id, evaluation::Column::State, state.code().to_owned()).await
}

pub async fn set_open(db: &impl ConnectionTrait, id: EvaluationId) -> Result<(), DbErr> {
    set_state(db, id, EvaluationState::Open).await
}

pub async fn set_closed(db: &impl ConnectionTrait, id: EvaluationId, at: i64) -> Result<(), DbErr> {
    set_state(db, id, EvaluationState::Closed).await?;
    set(db, id, evaluation::Column::ClosedAt, at).await
}

/// Moves a survey's days; so many rounds of reminders count as done.
pub async fn set_days(
    db: &impl ConnectionTrait,
    id: EvaluationId,
    (opens_on, closes_on): (Date, Date),
    rounds: i32,
) -> Result<(), DbErr> {
    set(db, id, evaluation::Column::OpensOn, day_text(opens_on)).await?;
    set(db, id, evaluation::Column::ClosesOn, day_text(closes_on)).await?;
    set_rounds(db, id, rounds).await
}

/// Deletes a survey that nobody was asked in; its participants must be gone.
pub async fn remove(db: &impl ConnectionTrait, id: EvaluationId) -> Result<(), DbErr> {
    evaluation::Entity::delete_by_id(id.0).exec(db).await?;
    Ok(())
}

pub async fn set_rounds(db: &impl ConnectionTrait, id: EvaluationId, rounds: i32) -> Result<(), DbErr> {
    set(db, id, evaluation::Column::Rounds, rounds).await
}

/// Notes whether the key is lost; tells whether that is news.
pub async fn set_key_lost(db: &impl ConnectionTrait, id: EvaluationId, lost: bool) -> Result<bool, DbErr> {
    let done = evaluation::Entity::update_many()
        .col_expr(evaluation::Column::KeyLost, Expr::value(lost))
        .filter(evaluation::Column::Id.eq(id.0))
        .filter(evaluation::Column::KeyLost.eq(!lost))
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}

/// What an institution asks for itself in a survey.
pub fn own_items(row: &EvaluationRow) -> Result<Vec<Item>, DbErr> {
    serde_json::from_str(&row.own_items).map_err(|e| DbErr::Json(e.to_string()))
}

/// Keeps what the institution asks and writes itself.
pub async fn set_own(
    db: &impl ConnectionTrait,
    id: EvaluationId,
    items: &[Item],
    sender_text: &str,
) -> Result<(), DbErr> {
    let json = serde_json::to_string(items).map_err(|e| DbErr::Json(e.to_string()))?;
    set(db, id, evaluation::Column::OwnItems, json).await?;
    set(db, id, evaluation::Column::SenderText, sender_text.to_owned()).await
}

/// What this institution last asked and wrote in a survey of this kind: where a new one begins.
pub async fn last_own(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    kind: SurveyKind,
) -> Result<Option<EvaluationRow>, DbErr> {
    evaluation::Entity::find()
        .filter(evaluation::Column::InstitutionId.eq(institution.0))
        .filter(evaluation::Column::Kind.eq(kind.code()))
        .filter(evaluation::Column::OwnItems.ne("[]"))
        .order_by_desc(evaluation::Column::Id)
        .one(db)
        .await
}
