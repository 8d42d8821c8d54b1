//! One roll-up: a measure over all releases of a group in a year, or in all years.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "cube")]
pub struct Model {
    /// Code of a `Side`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub side: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The newest year of its releases; 0 = all years.
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    /// A question's code, or a `Measure`'s.
    #[sea_orm(primary_key, auto_increment = false)]
    pub measure: String,
    pub surveys: i32,
    /// Of the releases, how many hold several years.
    pub pooled: i32,
    pub invited: i32,
    pub n: i32,
    /// The fewest answers all this rests on.
    pub known: i32,
    /// Sum over releases of n times the mean in thousandths.
    pub weighted: i64,
    /// Releases that are made up for the demonstration.
    pub demo: i32,
    /// How many institutions' figures these are.
    pub institutions: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
