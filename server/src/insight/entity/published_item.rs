//! What is told of one question, or of an index over several, in one release.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "published_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub published_id: i64,
    /// A question's code, or an index (`Measure`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub item: String,
    pub n: i32,
    /// The fewest answers the mean rests on; empty in rows older than this.
    pub known: Option<i32>,
    /// The mean in thousandths; questions have whole tenths. Empty for questions without a scale.
    pub milli: Option<i32>,
    /// Empty, `least` or `most`: `milli` is then a bound.
    pub beyond: String,
    /// Counts by value or option as JSON, `null` = hidden.
    pub cells: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
