//! How far the reading of one survey's texts is, and in the end what came of them.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "remark_reading")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub evaluation_id: i64,
    /// Counts every change.
    pub revision: i64,
    /// Of the newest decision.
    pub decided_at: Option<i64>,
    pub told_at: Option<i64>,
    /// When the texts were deleted because nobody had read them all.
    pub lapsed_at: Option<i64>,
    pub passed: i32,
    pub summarised: i32,
    pub deleted: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
