//! An offer a letter tells of, under the search that found it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_letter_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub letter_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub search_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub offer_id: i64,
    /// As on the results page, counted from 0.
    pub position: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
