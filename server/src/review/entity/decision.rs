//! How a case ended: never changed once written.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: i64,
    pub outcome: String,
    pub summary: String,
    pub decided_at: i64,
    pub decided_by: Option<i64>,
    pub guideline_id: i64,
    /// The revision of the text that was decided on.
    pub version_revision: i64,
    /// The second reviewer, where the guideline demands one.
    pub confirmed_by: Option<i64>,
    /// ISO date: the last day of the right of appeal.
    pub appeal_until: Option<String>,
    /// SHA-256 of the text decided on, as in the case's text.
    pub text_hash: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::case::Entity",
        from = "Column::CaseId",
        to = "super::case::Column::Id"
    )]
    Case,
}

impl Related<super::case::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
