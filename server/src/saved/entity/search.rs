//! A saved search.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_search")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person_id: i64,
    /// The pairs of its address, in JSON.
    pub query: String,
    /// SHA-256 of `query`: one search is saved once.
    pub query_hash: String,
    pub alert: bool,
    /// Since when what it found before is known, so that news can be told from it; only with an alert.
    pub known_at: Option<i64>,
    pub saved_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::list::Entity",
        from = "Column::PersonId",
        to = "super::list::Column::PersonId"
    )]
    List,
}

impl ActiveModelBehavior for ActiveModel {}
