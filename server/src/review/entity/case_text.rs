//! The text exactly as submitted, and the text that was published then: never changed once written.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "case_text")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: i64,
    /// As the version's columns of the same names.
    pub plan: String,
    pub run_plan: Option<String>,
    pub further_runs: Option<String>,
    /// Of the text that was live when this one came in.
    pub base_year: Option<i32>,
    pub base_plan: Option<String>,
    pub base_run_plan: Option<String>,
    pub base_further_runs: Option<String>,
    /// SHA-256 of plan and run, in hexadecimal.
    pub hash: String,
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
