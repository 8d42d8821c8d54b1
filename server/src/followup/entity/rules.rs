//! A version of the rules that open findings.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_rules")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// ISO text.
    pub valid_from: String,
    /// `Rules` in JSON.
    pub rules: String,
    pub reason: String,
    pub set_at: i64,
    pub set_by: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
