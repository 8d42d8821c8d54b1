//! A wish for a one-time link; kept for unknown addresses too, so that both are counted alike.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In lower case.
    pub email: String,
    pub lang: String,
    /// Of the link's token; absent until a letter is being sent.
    pub hash: Option<String>,
    /// How often a letter was tried; each try has a token of its own.
    pub attempts: i32,
    pub asked_at: i64,
    pub expires_at: Option<i64>,
    pub used_at: Option<i64>,
    /// Address within the site that the person was going to, or empty.
    pub next: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
