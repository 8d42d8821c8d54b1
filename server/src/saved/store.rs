//! Every query on what people save; rows in, model types out.

use std::collections::BTreeSet;

use app::saved::model::{KeptCompetence, SavedSearch};
use app::shared::ids::{OfferId, PersonId, SearchId};
use app::shared::time::StudyYear;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{FromQueryResult, JoinType, QueryOrder, QuerySelect, RelationTrait};

use super::entity::{item, known, letter, list, offer, search, stop};
use crate::clock::from_ms;

mod calendars;
mod competence;

pub use calendars::{by_calendar, fed, forget_feeds, set_calendar, set_feed};
pub use competence::{competence, set_competence};

/// Rows written or asked for at a time: both databases bind only so many values.
pub const BATCH: usize = 500;

/// Holds a person's list until the transaction ends, making it if she has saved nothing before.
pub async fn hold(db: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    let row = list::ActiveModel {
        person_id: Set(person.0),
        ..Default::default()
    };
    list::Entity::insert(row)
        .on_conflict_do_nothing_on([list::Column::PersonId])
        .exec_without_returning(db)
        .await?;
    list::Entity::find_by_id(person.0)
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(())
}

/// Reads the pairs a search is kept as.
pub fn pairs(query: &str) -> Result<Vec<(String, String)>, DbErr> {
    serde_json::from_str(query).map_err(|e| DbErr::Json(e.to_string()))
}

#[derive(FromQueryResult)]
struct HeadRow {
    calendar_at: Option<i64>,
    competence: Option<String>,
    competence_at: Option<i64>,
    id: Option<i64>,
    query: Option<String>,
    alert: Option<bool>,
    saved_at: Option<i64>,
}

/// What the head of somebody's list says, and her saved searches, newest first.
#[derive(Default)]
pub struct Head {
    /// Since when there is a calendar.
    pub calendar_at: Option<i64>,
    pub competence: Option<KeptCompetence>,
    pub searches: Vec<SavedSearch>,
}

/// The head of a person's list with her searches. One query.
pub async fn head(db: &impl ConnectionTrait, person: PersonId) -> Result<Head, DbErr> {
    let rows = list::Entity::find_by_id(person.0)
        .join(JoinType::LeftJoin, search::Relation::List.def().rev())
        .select_only()
        .column(list::Column::CalendarAt)
        .column(list::Column::Competence)
        .column(list::Column::CompetenceAt)
        .column(search::Column::Id)
        .column(search::Column::Query)
        .column(search::Column::Alert)
        .column(search::Column::SavedAt)
        .order_by_desc(search::Column::Id)
        .into_model::<HeadRow>()
        .all(db)
        .await?;
    let mut head = Head::default();
    if let Some(first) = rows.first() {
        head.calendar_at = first.calendar_at;
        head.competence = competence::read(first.competence.as_deref(), first.competence_at)?;
    }
    for row in rows {
        let (Some(id), Some(query), Some(saved_at)) = (row.id, row.query, row.saved_at) else {
            continue;
        };
        head.searches.push(SavedSearch {
            id: SearchId(id),
            pairs: pairs(&query)?,
            alert: row.alert.unwrap_or_default(),
            saved_at: from_ms(saved_at),
        });
    }
    Ok(head)
}

/// Saved offers, newest first.
pub async fn offers(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<offer::Model>, DbErr> {
    offer::Entity::find()
        .filter(offer::Column::PersonId.eq(person.0))
        .order_by_desc(offer::Column::Id)
        .all(db)
        .await
}

/// Which of these offers are saved.
pub async fn saved_among(
    db: &impl ConnectionTrait,
    person: PersonId,
    offers: &[OfferId],
) -> Result<Vec<OfferId>, DbErr> {
    let rows: Vec<i64> = offer::Entity::find()
        .filter(offer::Column::PersonId.eq(person.0))
        .filter(offer::Column::OfferId.is_in(offers.iter().map(|o| o.0)))
        .select_only()
        .column(offer::Column::OfferId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(OfferId).collect())
}

pub async fn n_offers(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    offer::Entity::find()
        .filter(offer::Column::PersonId.eq(person.0))
        .count(db)
        .await
}

pub async fn add_offer(
    db: &impl ConnectionTrait,
    person: PersonId,
    id: OfferId,
    title: &str,
    now: i64,
) -> Result<(), DbErr> {
    let row = offer::ActiveModel {
        person_id: Set(person.0),
        offer_id: Set(id.0),
        title: Set(title.to_owned()),
        saved_at: Set(now),
        ..Default::default()
    };
    offer::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn remove_offer(db: &impl ConnectionTrait, person: PersonId, id: OfferId) -> Result<(), DbErr> {
    offer::Entity::delete_many()
        .filter(offer::Column::PersonId.eq(person.0))
        .filter(offer::Column::OfferId.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// All of a person's searches.
pub async fn searches(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<search::Model>, DbErr> {
    search::Entity::find()
        .filter(search::Column::PersonId.eq(person.0))
        .order_by_desc(search::Column::Id)
        .all(db)
        .await
}

pub async fn search(db: &impl ConnectionTrait, id: i64) -> Result<Option<search::Model>, DbErr> {
    search::Entity::find_by_id(id).one(db).await
}

pub async fn add_search(
    db: &impl ConnectionTrait,
    person: PersonId,
    query: &str,
    query_hash: &str,
    alert: bool,
    now: i64,
) -> Result<i64, DbErr> {
    let row = search::ActiveModel {
        person_id: Set(person.0),
        query: Set(query.to_owned()),
        query_hash: Set(query_hash.to_owned()),
        alert: Set(alert),
        known_at: Set(None),
        saved_at: Set(now),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

/// Forgets a search of this person's; whether there was one.
pub async fn remove_search(db: &impl ConnectionTrait, person: PersonId, id: SearchId) -> Result<bool, DbErr> {
    let gone = search::Entity::delete_many()
        .filter(search::Column::PersonId.eq(person.0))
        .filter(search::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(gone.rows_affected == 1)
}

/// Turns an alert on or off; from now on, nothing is known to be known.
pub async fn set_alert(db: &impl ConnectionTrait, id: i64, on: bool) -> Result<(), DbErr> {
    search::Entity::update_many()
        .col_expr(search::Column::Alert, Expr::value(on))
        .col_expr(search::Column::KnownAt, Expr::value(None::<i64>))
        .filter(search::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Turns every alert of a person off.
pub async fn silence(db: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    search::Entity::update_many()
        .col_expr(search::Column::Alert, Expr::value(false))
        .col_expr(search::Column::KnownAt, Expr::value(None::<i64>))
        .filter(search::Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(())
}

pub async fn n_alerts(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    search::Entity::find()
        .filter(search::Column::PersonId.eq(person.0))
        .filter(search::Column::Alert.eq(true))
        .count(db)
        .await
}

pub async fn set_known_at(db: &impl ConnectionTrait, id: i64, now: i64) -> Result<(), DbErr> {
    search::Entity::update_many()
        .col_expr(search::Column::KnownAt, Expr::value(now))
        .filter(search::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// What the owner of this search knows of.
pub async fn known(db: &impl ConnectionTrait, search: i64) -> Result<BTreeSet<(OfferId, StudyYear)>, DbErr> {
    let rows = known::Entity::find()
        .filter(known::Column::SearchId.eq(search))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| (OfferId(r.offer_id), StudyYear(r.year)))
        .collect())
}

/// Adds to what the owner of this search knows of.
pub async fn learn(
    db: &impl ConnectionTrait,
    search: i64,
    hits: &[(OfferId, StudyYear)],
) -> Result<(), DbErr> {
    for hits in hits.chunks(BATCH) {
        let rows = hits.iter().map(|(offer, year)| known::ActiveModel {
            search_id: Set(search),
            offer_id: Set(offer.0),
            year: Set(year.0),
        });
        let columns = [
            known::Column::SearchId,
            known::Column::OfferId,
            known::Column::Year,
        ];
        known::Entity::insert_many(rows)
            .on_conflict_do_nothing_on(columns)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// People with an alert whose week has not been gathered, at most `n`.
pub async fn due(db: &impl ConnectionTrait, week: i32, n: u64) -> Result<Vec<PersonId>, DbErr> {
    let gathered = Query::select()
        .column(letter::Column::PersonId)
        .from(letter::Entity)
        .and_where(letter::Column::Week.eq(week))
        .to_owned();
    let rows: Vec<i64> = search::Entity::find()
        .filter(search::Column::Alert.eq(true))
        .filter(search::Column::KnownAt.is_not_null())
        .filter(search::Column::PersonId.not_in_subquery(gathered))
        .select_only()
        .column(search::Column::PersonId)
        .distinct()
        .limit(n)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(PersonId).collect())
}

/// Whether this person's week has been gathered.
pub async fn is_gathered(db: &impl ConnectionTrait, person: PersonId, week: i32) -> Result<bool, DbErr> {
    let n = letter::Entity::find()
        .filter(letter::Column::PersonId.eq(person.0))
        .filter(letter::Column::Week.eq(week))
        .count(db)
        .await?;
    Ok(n > 0)
}

/// Notes that a person's week is gathered, with what there is to tell: search, then its news in order.
pub async fn add_letter(
    db: &impl ConnectionTrait,
    person: PersonId,
    week: i32,
    news: &[(i64, Vec<OfferId>)],
    now: i64,
) -> Result<i64, DbErr> {
    let n: usize = news.iter().map(|(_, offers)| offers.len()).sum();
    let row = letter::ActiveModel {
        person_id: Set(person.0),
        week: Set(week),
        n_offers: Set(i32::try_from(n).unwrap_or(i32::MAX)),
        made_at: Set(now),
        ..Default::default()
    };
    let letter = row.insert(db).await?.id;
    let items: Vec<item::ActiveModel> = news
        .iter()
        .flat_map(|(search, offers)| {
            offers
                .iter()
                .zip(0..)
                .map(move |(offer, position)| item::ActiveModel {
                    letter_id: Set(letter),
                    search_id: Set(*search),
                    offer_id: Set(offer.0),
                    position: Set(position),
                })
        })
        .collect();
    for items in items.chunks(BATCH) {
        item::Entity::insert_many(items.to_vec())
            .exec_without_returning(db)
            .await?;
    }
    Ok(letter)
}

pub async fn letter(db: &impl ConnectionTrait, id: i64) -> Result<Option<letter::Model>, DbErr> {
    letter::Entity::find_by_id(id).one(db).await
}

/// What a letter tells: search and offer, in the order of the searches' hits.
pub async fn items(db: &impl ConnectionTrait, letter: i64) -> Result<Vec<(i64, OfferId)>, DbErr> {
    let rows = item::Entity::find()
        .filter(item::Column::LetterId.eq(letter))
        .order_by_asc(item::Column::SearchId)
        .order_by_asc(item::Column::Position)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| (r.search_id, OfferId(r.offer_id)))
        .collect())
}

/// Keeps the hash of a token that ends a person's alerts.
pub async fn add_stop(
    db: &impl ConnectionTrait,
    person: PersonId,
    hash: &str,
    now: i64,
) -> Result<(), DbErr> {
    let row = stop::ActiveModel {
        hash: Set(hash.to_owned()),
        person_id: Set(person.0),
        made_at: Set(now),
    };
    stop::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Forgets tokens made before an instant.
pub async fn forget_stops(db: &impl ConnectionTrait, before: i64) -> Result<(), DbErr> {
    stop::Entity::delete_many()
        .filter(stop::Column::MadeAt.lt(before))
        .exec(db)
        .await?;
    Ok(())
}

/// Whose alerts this token ends.
pub async fn by_stop(db: &impl ConnectionTrait, hash: &str) -> Result<Option<PersonId>, DbErr> {
    let row = stop::Entity::find_by_id(hash).one(db).await?;
    Ok(row.map(|r| PersonId(r.person_id)))
}
