//! A release's mean drawn towards its relatives, and whence it borrows.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "borrowed")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub published_id: i64,
    /// Code of a `Measure`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub measure: String,
    pub milli: i32,
    pub doubt_milli: i32,
    /// Weights in thousandths.
    pub own: i32,
    pub series: i32,
    pub subject: i32,
    pub nation: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
