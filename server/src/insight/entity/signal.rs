//! What has changed in a series, or that nobody can know.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "signal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub offer_id: i64,
    /// Code of a `SignalKind`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// Code of a `Measure`, or empty.
    #[sea_orm(primary_key, auto_increment = false)]
    pub measure: String,
    pub institution_id: i64,
    pub subject: String,
    pub title: String,
    pub change_milli: i32,
    /// How often chance alone looks like this, in thousandths.
    pub chance_milli: i32,
    /// The published means it rests on, as JSON.
    pub points: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
