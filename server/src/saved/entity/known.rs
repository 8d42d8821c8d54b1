//! What the owner of a search has been told of, or knew when its alert was turned on.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_known")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub search_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub offer_id: i64,
    /// The study year of the offer's text.
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
