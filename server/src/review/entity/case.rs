//! One submission. Title, subject and deadline are those of the text submitted.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "review_case")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub version_id: i64,
    /// The revision that was submitted; only that text can be approved.
    pub version_revision: i64,
    pub institution_id: i64,
    pub guideline_id: i64,
    pub title: String,
    pub subject: String,
    /// ISO date.
    pub deadline: Option<String>,
    pub submitted_at: i64,
    pub submitted_by: Option<i64>,
    /// To the institution, as far as it is written.
    pub summary: String,
    /// Counts every saved change of the review.
    pub revision: i64,
    pub outcome: Option<String>,
    pub decided_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_one = "super::decision::Entity")]
    Decision,
}

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
