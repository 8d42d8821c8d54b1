//! A release of short surveys of one offer and one kind, under the survey that completed it; its figures are that
//! survey's in `own_figure`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "short_release")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub evaluation_id: i64,
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
