//! What became of one of many offers.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bulk_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub bulk_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub offer_id: i64,
    pub title: String,
    pub institution_short: String,
    /// The draft that was begun.
    pub version_id: Option<i64>,
    /// The run that was marked, and its mark before.
    pub run_id: Option<i64>,
    pub mark_before: Option<String>,
    /// Why nothing was done.
    pub obstacle: Option<String>,
    /// What went with the mark before.
    pub marked_on_before: Option<String>,
    pub reason_before: Option<String>,
    pub moved_to_before: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
