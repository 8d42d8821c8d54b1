//! The addresses of people's calendars, and what the calendars of saved searches last told of.

use std::collections::BTreeSet;

use app::shared::ids::{OfferId, PersonId};
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, Query};

use super::super::entity::{feed, list, search};

pub async fn set_calendar(
    db: &impl ConnectionTrait,
    person: PersonId,
    hash: Option<String>,
    now: i64,
) -> Result<(), DbErr> {
    let at = hash.is_some().then_some(now);
    list::Entity::update_many()
        .col_expr(list::Column::CalendarHash, Expr::value(hash))
        .col_expr(list::Column::CalendarAt, Expr::value(at))
        .filter(list::Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Whose calendar this secret opens.
pub async fn by_calendar(db: &impl ConnectionTrait, hash: &str) -> Result<Option<PersonId>, DbErr> {
    let row = list::Entity::find()
        .filter(list::Column::CalendarHash.eq(hash))
        .one(db)
        .await?;
    Ok(row.map(|r| PersonId(r.person_id)))
}

/// What the calendar of this search told of when it was last read; `None` where nobody has saved the search.
pub async fn fed(db: &impl ConnectionTrait, query_hash: &str) -> Result<Option<BTreeSet<OfferId>>, DbErr> {
    let n_saved = search::Entity::find()
        .filter(search::Column::QueryHash.eq(query_hash))
        .count(db)
        .await?;
    if n_saved == 0 {
        return Ok(None);
    }
    let rows: Vec<i64> = feed::Entity::find()
        .filter(feed::Column::QueryHash.eq(query_hash))
        .select_only()
        .column(feed::Column::OfferId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(Some(rows.into_iter().map(OfferId).collect()))
}

/// Keeps what the calendar of a search tells of `now` instead of what it told of `before`.
pub async fn set_feed(
    db: &impl ConnectionTrait,
    query_hash: &str,
    before: &BTreeSet<OfferId>,
    now: &BTreeSet<OfferId>,
) -> Result<(), DbErr> {
    feed::Entity::delete_many()
        .filter(feed::Column::QueryHash.eq(query_hash))
        .filter(feed::Column::OfferId.is_in(before.difference(now).map(|o| o.0)))
        .exec(db)
        .await?;
    let new: Vec<_> = now
        .difference(before)
        .map(|offer| feed::ActiveModel {
            query_hash: Set(query_hash.to_owned()),
            offer_id: Set(offer.0),
        })
        .collect();
    if !new.is_empty() {
        // Whoever reads it at the same time keeps the same.
        feed::Entity::insert_many(new)
            .on_conflict_do_nothing_on([feed::Column::QueryHash, feed::Column::OfferId])
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Forgets what calendars told of whose search nobody has saved any more.
pub async fn forget_feeds(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let saved = Query::select()
        .column(search::Column::QueryHash)
        .from(search::Entity)
        .to_owned();
    feed::Entity::delete_many()
        .filter(feed::Column::QueryHash.not_in_subquery(saved))
        .exec(db)
        .await?;
    Ok(())
}
