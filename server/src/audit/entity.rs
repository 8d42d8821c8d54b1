//! One thing somebody did.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub at: i64,
    pub person_id: Option<i64>,
    pub person_name: String,
    pub institution_id: Option<i64>,
    pub deed: String,
    pub offer_id: Option<i64>,
    pub object: String,
    /// A list of `FieldChange` in JSON.
    pub changes: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
