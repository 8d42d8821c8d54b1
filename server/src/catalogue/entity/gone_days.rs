//! A deadline or a gathering that was taken out of a run; not where it was, for that may be what had to go.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "gone_days")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub offer_id: i64,
    pub run_id: i64,
    /// What it was of its run: `RunDays::kind`.
    pub kind: String,
    /// First and last day.
    pub from_day: String,
    pub to_day: String,
    /// When it was taken out.
    pub gone_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
