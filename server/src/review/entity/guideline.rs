//! A version of the directorate's demands.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "guideline")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub code: String,
    /// ISO date.
    pub valid_from: String,
    /// `Texts` in JSON.
    pub title: String,
    /// Put in force: never changed again.
    pub is_set: bool,
    pub four_eyes: bool,
    pub warn_days: i32,
    pub limit_days: i32,
    pub appeal_days: i32,
    /// `Texts` in JSON: what is new in it.
    pub changes: String,
    /// Counts every saved change of a draft.
    pub revision: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_many = "super::criterion::Entity")]
    Criterion,
}

impl Related<super::criterion::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Criterion.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
