//! One row of an import: as it came until it is saved, and what was found out about it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "offer_import_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: i64,
    /// As its spreadsheet numbers it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub verdict: String,
    pub is_done: bool,
    /// `Vec<String>` in JSON, by the file's columns; empty once saved.
    pub cells: String,
    /// `RowReport` in JSON; empty before the first trial.
    pub report: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
