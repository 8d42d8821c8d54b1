//! The head of everything one person has saved; held while any of it changes.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_list")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: i64,
    /// SHA-256 of the secret in the calendar's address.
    pub calendar_hash: Option<String>,
    pub calendar_at: Option<i64>,
    /// What its owner teaches and has, as pairs of an address in JSON, where she asked to have it remembered.
    pub competence: Option<String>,
    pub competence_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
