//! A sentence the directorate writes often.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "phrase")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Code of a criterion; empty for the word to the institution.
    pub criterion: String,
    pub nb: String,
    pub nn: String,
    pub changed_at: i64,
    pub changed_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
