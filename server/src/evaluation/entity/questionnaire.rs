//! A version of the survey's questions.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "questionnaire")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub code: String,
    pub version: i32,
    /// The `Questionnaire` as JSON.
    pub content: String,
    /// Used by a survey, so never changed again.
    pub locked: bool,
    /// The day new surveys use it from, in ISO; nothing for a draft.
    pub used_from: Option<String>,
    /// Counts every saving.
    pub revision: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
