//! Every query about saved views.

use app::insight::views::form::NewView;
use app::insight::views::model::{Pairs, SavedView, ViewPage};
use app::shared::ids::{PersonId, ViewId};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{Condition, QueryOrder, SqlErr};

use crate::accounts;
use crate::insight::entity::{first_view, saved_view};

/// A person's own views and the shared ones, by name. Three queries.
pub async fn views(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<SavedView>, DbErr> {
    let rows = saved_view::Entity::find()
        .filter(seen_by(person))
        .order_by_asc(saved_view::Column::Name)
        .order_by_asc(saved_view::Column::Id)
        .all(db)
        .await?;
    let owners: Vec<PersonId> = rows.iter().map(|r| PersonId(r.person_id)).collect();
    let names = accounts::names(db, &owners).await?;
    let first = first_view::Entity::find_by_id(person.0).one(db).await?;
    let first = first.map(|f| f.view_id);
    rows.into_iter()
        .map(|row| {
            let owner = names.get(&PersonId(row.person_id)).cloned().unwrap_or_default();
            let is_first = first == Some(row.id);
            to_view(row, person, owner, is_first)
        })
        .collect()
}

/// What a person sees first, without its owner's name; nothing where it is hers no more. One query.
pub async fn first(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<SavedView>, DbErr> {
    let chosen = Query::select()
        .column(first_view::Column::ViewId)
        .from(first_view::Entity)
        .and_where(first_view::Column::PersonId.eq(person.0))
        .to_owned();
    let row = saved_view::Entity::find()
        .filter(saved_view::Column::Id.in_subquery(chosen))
        .filter(seen_by(person))
        .one(db)
        .await?;
    row.map(|row| to_view(row, person, String::new(), true))
        .transpose()
}

fn seen_by(person: PersonId) -> Condition {
    Condition::any()
        .add(saved_view::Column::PersonId.eq(person.0))
        .add(saved_view::Column::IsShared.eq(true))
}

fn to_view(
    row: saved_view::Model,
    person: PersonId,
    owner: String,
    is_first: bool,
) -> Result<SavedView, DbErr> {
    let pairs: Pairs = serde_json::from_str(&row.query).map_err(|e| DbErr::Json(e.to_string()))?;
    let page = ViewPage::from_code(&row.page)
        .ok_or_else(|| DbErr::Custom("a saved view is of no known page".into()))?;
    Ok(SavedView {
        id: ViewId(row.id),
        name: row.name,
        page,
        pairs: page.tidy(&pairs),
        is_shared: row.is_shared,
        is_own: row.person_id == person.0,
        owner,
        is_first,
    })
}

/// How many views a person keeps.
pub async fn count(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, DbErr> {
    saved_view::Entity::find()
        .filter(saved_view::Column::PersonId.eq(person.0))
        .count(db)
        .await
}

fn unless_taken<T>(kept: Result<T, DbErr>) -> Result<Option<T>, DbErr> {
    match kept {
        Ok(kept) => Ok(Some(kept)),
        Err(error) => match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Ok(None),
            _ => Err(error),
        },
    }
}

/// Keeps a view; nothing where the person has one of that name.
pub async fn insert(
    db: &impl ConnectionTrait,
    person: PersonId,
    new: NewView,
    at: i64,
) -> Result<Option<ViewId>, DbErr> {
    let query = serde_json::to_string(&new.pairs).map_err(|e| DbErr::Json(e.to_string()))?;
    let row = saved_view::ActiveModel {
        person_id: Set(person.0),
        name: Set(new.name),
        page: Set(new.page.code().to_owned()),
        query: Set(query),
        is_shared: Set(new.is_shared),
        saved_at: Set(at),
        ..Default::default()
    };
    Ok(unless_taken(row.insert(db).await)?.map(|row| ViewId(row.id)))
}

/// Changes a person's own view; nothing where the name is taken, false where there is no such view.
pub async fn rename(
    db: &impl ConnectionTrait,
    (person, view): (PersonId, ViewId),
    name: String,
    is_shared: bool,
) -> Result<Option<bool>, DbErr> {
    let changed = saved_view::Entity::update_many()
        .col_expr(saved_view::Column::Name, Expr::value(name))
        .col_expr(saved_view::Column::IsShared, Expr::value(is_shared))
        .filter(saved_view::Column::Id.eq(view.0))
        .filter(saved_view::Column::PersonId.eq(person.0))
        .exec(db)
        .await;
    Ok(unless_taken(changed)?.map(|done| done.rows_affected == 1))
}

/// A view that is no longer shared is nobody else's first view.
pub async fn keep_to(db: &impl ConnectionTrait, person: PersonId, view: ViewId) -> Result<(), DbErr> {
    first_view::Entity::delete_many()
        .filter(first_view::Column::ViewId.eq(view.0))
        .filter(first_view::Column::PersonId.ne(person.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes a person's own view; false where there is none.
pub async fn delete(db: &impl ConnectionTrait, person: PersonId, view: ViewId) -> Result<bool, DbErr> {
    let gone = saved_view::Entity::delete_many()
        .filter(saved_view::Column::Id.eq(view.0))
        .filter(saved_view::Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(gone.rows_affected == 1)
}

/// Sets what a person begins with.
pub async fn begin_with(
    db: &impl ConnectionTrait,
    person: PersonId,
    view: Option<ViewId>,
) -> Result<(), DbErr> {
    let Some(view) = view else {
        first_view::Entity::delete_by_id(person.0).exec(db).await?;
        return Ok(());
    };
    let row = first_view::ActiveModel {
        person_id: Set(person.0),
        view_id: Set(view.0),
    };
    let instead = OnConflict::column(first_view::Column::PersonId)
        .update_column(first_view::Column::ViewId)
        .to_owned();
    first_view::Entity::insert(row)
        .on_conflict(instead)
        .exec_without_returning(db)
        .await?;
    Ok(())
}
