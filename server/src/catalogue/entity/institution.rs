//! A provider of studies.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "institution")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub short_name: String,
    pub name: String,
    pub other_names: String,
    pub dbh_code: String,
    /// Nine digits, or empty where no source states them.
    pub organisation_number: String,
    /// County codes separated by commas.
    pub counties: String,
    pub website: String,
    /// The form of Norwegian the directorate writes to it in: `nb` or `nn`.
    pub letter_lang: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
