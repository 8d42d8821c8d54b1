//! What an institution's overview is filtered and sorted by: one row an offer, of its newest version.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "offer_work")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub offer_id: i64,
    pub institution_id: i64,
    /// The newest version.
    pub version_id: i64,
    pub live_version_id: Option<i64>,
    pub year: i32,
    pub state: String,
    pub title: String,
    /// Sorts as the Norwegian alphabet does, in either database.
    pub title_key: String,
    pub code: String,
    pub subject: String,
    /// Title, code and subject's names in lower case, to search in.
    pub folded: String,
    /// Anchors of the sections a draft is not ready in, each between commas: `,emner,temaer,`.
    pub missing: String,
    pub n_missing: i32,
    /// The first deadline that had not passed when this row was written.
    pub next_deadline: Option<String>,
    pub last_deadline: Option<String>,
    pub is_demo: bool,
    pub saved_at: i64,
    /// Which state of the checks `missing` was found by.
    pub rules: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
