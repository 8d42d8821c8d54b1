//! Every query on the letter table.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

use super::entity;
use super::service::Envelope;

/// The letter's row, made if it is new.
pub async fn letter(db: &impl ConnectionTrait, envelope: &Envelope) -> Result<entity::Model, DbErr> {
    let row = entity::ActiveModel {
        kind: Set(envelope.kind.to_owned()),
        recipient: Set(envelope.to.clone()),
        subject_id: Set(envelope.subject_id),
        round: Set(envelope.round),
        state: Set("queued".to_owned()),
        sent_at: Set(None),
        error: Set(String::new()),
        ..Default::default()
    };
    let columns = [
        entity::Column::Kind,
        entity::Column::Recipient,
        entity::Column::SubjectId,
        entity::Column::Round,
    ];
    entity::Entity::insert(row)
        .on_conflict_do_nothing_on(columns)
        .exec_without_returning(db)
        .await?;
    entity::Entity::find()
        .filter(entity::Column::Kind.eq(envelope.kind))
        .filter(entity::Column::Recipient.eq(&envelope.to))
        .filter(entity::Column::SubjectId.eq(envelope.subject_id))
        .filter(entity::Column::Round.eq(envelope.round))
        .one(db)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("a letter just made".into()))
}

/// Notes how a letter ended.
pub async fn settle(
    db: &impl ConnectionTrait,
    id: i64,
    state: &str,
    at: i64,
    error: &str,
) -> Result<(), DbErr> {
    entity::Entity::update_many()
        .col_expr(entity::Column::State, Expr::value(state))
        .col_expr(entity::Column::SentAt, Expr::value(at))
        .col_expr(entity::Column::Error, Expr::value(error))
        .filter(entity::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets to whom letters of a kind about these subjects were sent.
pub(crate) async fn forget(db: &impl ConnectionTrait, kind: &str, subjects: &[i64]) -> Result<(), DbErr> {
    entity::Entity::delete_many()
        .filter(entity::Column::Kind.eq(kind))
        .filter(entity::Column::SubjectId.is_in(subjects.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether notes of letters settled before this instant are still here.
pub async fn remembers(db: &impl ConnectionTrait, before: i64) -> Result<bool, DbErr> {
    let old = entity::Entity::find().filter(entity::Column::SentAt.lt(before));
    Ok(old.one(db).await?.is_some())
}

/// Deletes the notes of letters settled before this instant.
pub async fn forget_before(db: &impl ConnectionTrait, before: i64) -> Result<u64, DbErr> {
    let done = entity::Entity::delete_many()
        .filter(entity::Column::SentAt.lt(before))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}
