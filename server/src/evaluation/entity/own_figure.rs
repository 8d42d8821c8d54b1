//! What is told of one question beside the releases of surveys at the end of a study: of what an institution asks for
//! itself, in one survey alone, and of short surveys, under the one that completed their release. Written once, at
//! closing; read by the surveys' own pages only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "own_figure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub evaluation_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item: String,
    pub n: i32,
    /// The fewest answers the mean rests on; empty in rows older than this.
    pub known: Option<i32>,
    pub milli: Option<i32>,
    /// `least`, `most` or nothing.
    pub beyond: String,
    /// Counts as JSON; nothing for what is hidden.
    pub cells: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
