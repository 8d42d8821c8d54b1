//! What an institution has promised to do.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "action")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub finding_id: i64,
    pub what: String,
    pub owner: String,
    /// ISO text.
    pub due_on: String,
    pub state: String,
    pub note: String,
    pub settled_at: Option<i64>,
    /// The letter about its day having passed is enqueued.
    pub told_overdue: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
