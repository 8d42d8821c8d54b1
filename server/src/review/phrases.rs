//! The sentences the directorate writes often: their queries.

use app::review::form::PhraseForm;
use app::review::model::Phrase;
use app::shared::ids::{PersonId, PhraseId};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

use super::entity::phrase;

fn plain(text: &str) -> String {
    text.trim().replace('\0', "")
}

/// All of them, by criterion.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Phrase>, DbErr> {
    let rows = phrase::Entity::find()
        .order_by_asc(phrase::Column::Criterion)
        .order_by_asc(phrase::Column::Id)
        .all(db)
        .await?;
    let phrase = |row: phrase::Model| Phrase {
        id: PhraseId(row.id),
        criterion: row.criterion,
        nb: row.nb,
        nn: row.nn,
    };
    Ok(rows.into_iter().map(phrase).collect())
}

/// Adds one.
pub async fn add(
    db: &impl ConnectionTrait,
    form: &PhraseForm,
    by: Option<PersonId>,
    at: i64,
) -> Result<(), DbErr> {
    let row = phrase::ActiveModel {
        criterion: Set(plain(&form.criterion)),
        nb: Set(plain(&form.nb)),
        nn: Set(plain(&form.nn)),
        changed_at: Set(at),
        changed_by: Set(by.map(|p| p.0)),
        ..Default::default()
    };
    phrase::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Changes one; false where it is gone.
pub async fn change(
    db: &impl ConnectionTrait,
    id: PhraseId,
    form: &PhraseForm,
    by: PersonId,
    at: i64,
) -> Result<bool, DbErr> {
    let changed = phrase::Entity::update_many()
        .col_expr(phrase::Column::Criterion, Expr::value(plain(&form.criterion)))
        .col_expr(phrase::Column::Nb, Expr::value(plain(&form.nb)))
        .col_expr(phrase::Column::Nn, Expr::value(plain(&form.nn)))
        .col_expr(phrase::Column::ChangedAt, Expr::value(at))
        .col_expr(phrase::Column::ChangedBy, Expr::value(by.0))
        .filter(phrase::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Takes one away.
pub async fn remove(db: &impl ConnectionTrait, id: PhraseId) -> Result<(), DbErr> {
    phrase::Entity::delete_by_id(id.0).exec(db).await?;
    Ok(())
}
