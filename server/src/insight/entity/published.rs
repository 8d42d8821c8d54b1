//! A release: closed surveys of one offer that are told of together.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "published")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub offer_id: i64,
    /// Institution, subject, county and title are those of the newest survey.
    pub institution_id: i64,
    pub subject: String,
    pub county: String,
    pub title: String,
    pub first_year: i32,
    pub last_year: i32,
    pub surveys: i32,
    pub invited: i32,
    pub answered: i32,
    pub is_demo: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
