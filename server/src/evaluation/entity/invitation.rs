//! A person's right to answer once; knows no ballot.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub evaluation_id: i64,
    /// Counts the survey's participants from 0; with the survey's key it gives the token.
    pub n: i32,
    pub name: String,
    /// In small letters.
    pub email: String,
    pub lang: String,
    pub sent_at: Option<i64>,
    /// Rounds of reminders since the person was added, whether a letter went out or not: a letter goes only
    /// to those who have not answered, and that must not be read here.
    pub reminders: i32,
    /// The last round this person was gone through in.
    pub round: i32,
    /// The day of that round, the same for everyone in it.
    pub reminded_at: Option<i64>,
    pub bounced: bool,
    /// Wants no further letters of this survey.
    pub opted_out: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
