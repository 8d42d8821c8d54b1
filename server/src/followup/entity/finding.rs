//! A finding with its reply and its end.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "finding")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub evaluation_id: i64,
    pub offer_id: i64,
    pub institution_id: i64,
    /// The offer's title when the survey was planned.
    pub title: String,
    pub year: i32,
    pub origin: String,
    pub topic: String,
    /// What was found, in words.
    pub said: String,
    pub opened_at: i64,
    pub opened_by: i64,
    pub reply: Option<String>,
    pub reply_public: bool,
    pub replied_at: Option<i64>,
    pub replied_by: Option<i64>,
    pub settled_note: Option<String>,
    pub settled_at: Option<i64>,
    pub settled_by: Option<i64>,
    pub revision: i64,
    pub is_demo: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
