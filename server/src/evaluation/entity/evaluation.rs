//! One run's survey.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "evaluation")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub run_id: i64,
    pub offer_id: i64,
    pub institution_id: i64,
    pub questionnaire_id: i64,
    /// The offer's title and subject when the survey was planned.
    pub title: String,
    pub year: i32,
    pub subject: String,
    /// Code of an `EvaluationState`.
    pub state: String,
    /// `2027-06-01`, so that text order is date order.
    pub opens_on: String,
    pub closes_on: String,
    pub invited: i32,
    /// The number the next participant gets.
    pub next_n: i32,
    /// Rounds of reminders done.
    pub rounds: i32,
    pub key_lost: bool,
    pub is_demo: bool,
    pub closed_at: Option<i64>,
    /// Code of a `SurveyKind`; a run has one survey of each.
    pub kind: String,
    /// What the institution asks for itself: items as JSON, fixed once the survey is open.
    pub own_items: String,
    /// What it writes in the letters in its own words.
    pub sender_text: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
