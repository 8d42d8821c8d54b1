//! One demand of a guideline.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "criterion")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub guideline_id: i64,
    pub position: i32,
    pub code: String,
    /// The part of the checklist it stands in.
    pub part: String,
    /// The field of `OfferForm` it is judged by.
    pub field: String,
    /// `Texts` in JSON.
    pub wording: String,
    /// `Texts` in JSON.
    pub help: String,
    /// A `Rule` in JSON; absent where only a reader can judge.
    pub rule: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::guideline::Entity",
        from = "Column::GuidelineId",
        to = "super::guideline::Column::Id"
    )]
    Guideline,
}

impl Related<super::guideline::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Guideline.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
