//! One start of an offer.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "run")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub offer_id: i64,
    /// The text it is taught by; for an invented past run the nearest text there is, of another year.
    pub version_id: i64,
    /// The study year it belongs to.
    pub year: i32,
    /// `RunPlan` in JSON.
    pub plan: String,
    /// The plan's dates, to sort and filter by.
    pub starts_on: Option<String>,
    pub ends_on: Option<String>,
    pub first_deadline: Option<String>,
    pub last_deadline: Option<String>,
    pub mark: Option<String>,
    pub is_demo: bool,
    /// The day from which the mark holds.
    pub marked_on: Option<String>,
    pub mark_reason: Option<String>,
    /// The run that stands in its place.
    pub moved_to: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::offer::Entity",
        from = "Column::OfferId",
        to = "super::offer::Column::Id"
    )]
    Offer,
    #[sea_orm(
        belongs_to = "super::offer_version::Entity",
        from = "Column::VersionId",
        to = "super::offer_version::Column::Id"
    )]
    Version,
}

impl ActiveModelBehavior for ActiveModel {}
