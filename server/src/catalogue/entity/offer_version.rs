//! The text of an offer for one study year: as typed, and as a plan once it was complete.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "offer_version")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub offer_id: i64,
    pub institution_id: i64,
    pub year: i32,
    pub state: String,
    /// Counts every saved change of the text.
    pub revision: i64,
    pub is_demo: bool,
    pub title: String,
    pub subject: String,
    /// In tenths.
    pub credits: Option<i32>,
    /// `OfferForm` in JSON.
    pub typed: String,
    /// `OfferPlan` in JSON, as last submitted or taken in.
    pub plan: Option<String>,
    /// `RunPlan` in JSON; becomes a run when the version is published.
    pub run_plan: Option<String>,
    pub saved_at: i64,
    pub submitted_at: Option<i64>,
    pub published_at: Option<i64>,
    pub withdrawn_reason: String,
    /// A list of `RunPlan` in JSON: the runs after the first, as `run_plan`.
    pub further_runs: Option<String>,
    /// The day it was withdrawn from.
    pub withdrawn_on: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
