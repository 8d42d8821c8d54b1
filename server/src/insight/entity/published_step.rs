//! A change that a release showed when it came out; written once.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "published_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub published_id: i64,
    /// Code of a `StepKind`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// Code of a `Measure`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub measure: String,
    pub change_milli: i32,
    /// How often chance alone looks like this, in thousandths.
    pub chance_milli: i32,
    /// The published means it rests on, as JSON.
    pub points: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
