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
    pub offer_id: i64,
    /// The study year of the text submitted.
    pub year: i32,
    pub is_demo: bool,
    /// The title as it is sorted and searched.
    pub title_key: String,
    pub assigned_to: Option<i64>,
    /// Who may not decide it: a list of `{person, reason}` in JSON.
    pub conflicts: String,
    /// ISO dates: from when the queue warns, and the last day of the limit.
    pub warn_on: Option<String>,
    pub due_on: Option<String>,
    /// Who approved it, while it waits for a second reviewer.
    pub proposed_by: Option<i64>,
    pub proposed_at: Option<i64>,
    /// The case whose appeal led to this one.
    pub appeal_of: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_one = "super::decision::Entity")]
    Decision,
    #[sea_orm(has_one = "super::case_text::Entity")]
    Text,
    #[sea_orm(has_one = "super::appeal::Entity")]
    Appeal,
}

impl Related<super::decision::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Decision.def()
    }
}

impl Related<super::case_text::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Text.def()
    }
}

impl Related<super::appeal::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Appeal.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
