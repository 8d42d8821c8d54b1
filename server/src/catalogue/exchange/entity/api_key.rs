//! A key that a machine presents.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "api_key")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub institution_id: i64,
    pub name: String,
    /// SHA-256 of the key in hex.
    pub hash: String,
    pub scope: String,
    pub made_by: String,
    /// What it begins is marked as demonstration.
    pub is_demo: bool,
    pub made_at: i64,
    /// ISO date, the last day it works.
    pub expires_on: String,
    pub revoked_at: Option<i64>,
    pub last_used_on: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
