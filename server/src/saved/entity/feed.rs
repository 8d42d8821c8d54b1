//! An offer the calendar of a saved search told of when it was last read, whoever saved or read it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_feed")]
pub struct Model {
    /// Of the search: `search::Model::query_hash`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub query_hash: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub offer_id: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
