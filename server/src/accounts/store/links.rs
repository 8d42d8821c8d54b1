//! Every query on wishes for a one-time link.

use app::shared::lang::Lang;
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};

use crate::accounts::entity::sign_in;

/// How many links were asked for to this address since an instant.
pub async fn links_since(db: &impl ConnectionTrait, email: &str, since: i64) -> Result<u64, DbErr> {
    sign_in::Entity::find()
        .filter(sign_in::Column::Email.eq(email))
        .filter(sign_in::Column::AskedAt.gt(since))
        .count(db)
        .await
}

/// Notes a wish for a link; there is no token yet.
pub async fn add_sign_in(
    db: &impl ConnectionTrait,
    email: &str,
    lang: Lang,
    next: &str,
    at: i64,
) -> Result<i64, DbErr> {
    let row = sign_in::ActiveModel {
        email: Set(email.to_owned()),
        lang: Set(lang.code().to_owned()),
        hash: Set(None),
        attempts: Set(0),
        asked_at: Set(at),
        expires_at: Set(None),
        used_at: Set(None),
        next: Set(next.to_owned()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Wishes whose link has ended, used or not, or that never got one.
pub async fn lapsed(db: &impl ConnectionTrait, now: i64, patience: i64) -> Result<Vec<i64>, DbErr> {
    let never = sign_in::Column::ExpiresAt
        .is_null()
        .and(sign_in::Column::AskedAt.lte(now - patience));
    sign_in::Entity::find()
        .filter(sign_in::Column::ExpiresAt.lte(now).or(never))
        .select_only()
        .column(sign_in::Column::Id)
        .limit(1_000)
        .into_tuple()
        .all(db)
        .await
}

pub async fn forget_sign_ins(db: &impl ConnectionTrait, wishes: &[i64]) -> Result<(), DbErr> {
    sign_in::Entity::delete_many()
        .filter(sign_in::Column::Id.is_in(wishes.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// How many other wishes for this address have got a link since an instant.
pub async fn armed_since(db: &impl ConnectionTrait, wish: &sign_in::Model, since: i64) -> Result<u64, DbErr> {
    sign_in::Entity::find()
        .filter(sign_in::Column::Email.eq(&wish.email))
        .filter(sign_in::Column::Id.ne(wish.id))
        .filter(sign_in::Column::AskedAt.gt(since))
        .filter(sign_in::Column::Hash.is_not_null())
        .count(db)
        .await
}

pub async fn sign_in(db: &impl ConnectionTrait, id: i64) -> Result<Option<sign_in::Model>, DbErr> {
    sign_in::Entity::find_by_id(id).one(db).await
}

/// Gives a wish its token's hash for one more attempt; false when the link was opened meanwhile.
pub async fn arm(
    db: &impl ConnectionTrait,
    id: i64,
    hash: &str,
    attempt: i32,
    expires_at: i64,
) -> Result<bool, DbErr> {
    let armed = sign_in::Entity::update_many()
        .col_expr(sign_in::Column::Hash, Expr::value(hash))
        .col_expr(sign_in::Column::Attempts, Expr::value(attempt))
        .col_expr(sign_in::Column::ExpiresAt, Expr::value(expires_at))
        .filter(sign_in::Column::Id.eq(id))
        .filter(sign_in::Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(armed.rows_affected == 1)
}

fn good(hash: &str, now: i64) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(sign_in::Column::Hash.eq(hash))
        .add(sign_in::Column::UsedAt.is_null())
        .add(sign_in::Column::ExpiresAt.gt(now))
}

/// The wish whose link could still be opened.
pub async fn good_link(
    db: &impl ConnectionTrait,
    hash: &str,
    now: i64,
) -> Result<Option<sign_in::Model>, DbErr> {
    sign_in::Entity::find().filter(good(hash, now)).one(db).await
}

/// Spends a link; of two that try at once, one gets true.
pub async fn spend(db: &impl ConnectionTrait, hash: &str, now: i64) -> Result<bool, DbErr> {
    let spent = sign_in::Entity::update_many()
        .col_expr(sign_in::Column::UsedAt, Expr::value(now))
        .filter(good(hash, now))
        .exec(db)
        .await?;
    Ok(spent.rows_affected == 1)
}
