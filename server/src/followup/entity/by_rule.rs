//! That a rule has opened a finding about a release: the key says that it does so once.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_by_rule")]
pub struct Model {
    /// Code of a `RuleKind`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rule: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub published_id: i64,
    /// The version that held.
    pub rules_id: i64,
    pub bound: i32,
    /// Nothing only within the transaction that opens it.
    pub finding_id: Option<i64>,
    pub is_unfounded: bool,
    /// `Texts` as JSON: what the finding says in each language; nothing before the finding, and of those opened before
    /// languages were kept.
    #[sea_orm(column_type = "Text", nullable)]
    pub said: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
