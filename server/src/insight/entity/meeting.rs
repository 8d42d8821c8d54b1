//! The minutes of a dialogue meeting, with the institution's remark.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub institution_id: i64,
    /// The study year it was about.
    pub year: i32,
    /// ISO text.
    pub held_on: String,
    pub minutes: String,
    pub written_at: i64,
    pub written_by: i64,
    pub remark: Option<String>,
    pub remarked_at: Option<i64>,
    pub remarked_by: Option<i64>,
    pub revision: i64,
    pub is_demo: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
