//! One answer's ticket; knows no person and no time.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot")]
pub struct Model {
    /// SHA-256 of a token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: Vec<u8>,
    pub evaluation_id: i64,
    pub spent: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
