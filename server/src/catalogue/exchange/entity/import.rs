//! One import of offers.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "offer_import")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub institution_id: i64,
    pub year: i32,
    pub source: String,
    pub file_name: String,
    /// A name, kept as it was: accounts and keys may go.
    pub made_by: String,
    /// What it begins is marked as demonstration.
    pub is_demo: bool,
    pub made_at: i64,
    pub stage: String,
    /// Counts every step.
    pub revision: i64,
    /// `Vec<String>` in JSON.
    pub headings: String,
    /// `Vec<Option<Column>>` in JSON.
    pub columns: String,
    pub merged: bool,
    /// `Summary` in JSON.
    pub summary: String,
    pub applied_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
