//! What becomes of one text; gone once the institution is told.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "remark_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub remark_id: Vec<u8>,
    pub evaluation_id: i64,
    pub item: String,
    pub outcome: String,
    pub summary: String,
    /// Codes, comma between them.
    pub categories: String,
    pub decided_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
