//! The series: what survives years, renames and code changes.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "offer")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub institution_id: i64,
    /// The published version, if there is one.
    pub live_version_id: Option<i64>,
    /// Counts every change of the public face.
    pub revision: i64,
    /// When it last changed; unknown for what was seeded.
    pub changed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::offer_version::Entity",
        from = "Column::LiveVersionId",
        to = "super::offer_version::Column::Id"
    )]
    Live,
}

impl ActiveModelBehavior for ActiveModel {}
