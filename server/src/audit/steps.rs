//! What was done with the texts of one survey, for those who read them.

use app::audit::model::{Deed, FieldChange};
use app::remarks::model::Step;
use app::shared::ids::{EvaluationId, OfferId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::entity;
use crate::clock::from_ms;

/// The field that says which survey an entry is about.
pub(crate) const SURVEY: &str = "evaluation";

const DEEDS: [Deed; 4] = [
    Deed::RemarksDecided,
    Deed::RemarksUndone,
    Deed::RemarksTold,
    Deed::RemarksLapsed,
];

/// The entries about a survey of this offer, newest first.
pub(crate) async fn steps(
    db: &impl ConnectionTrait,
    offer: OfferId,
    survey: EvaluationId,
) -> Result<Vec<Step>, DbErr> {
    let rows = entity::Entity::find()
        .filter(entity::Column::OfferId.eq(offer.0))
        .filter(entity::Column::Deed.is_in(DEEDS.map(Deed::code)))
        .order_by_desc(entity::Column::Id)
        .all(db)
        .await?;
    let survey = survey.to_string();
    let steps = rows.into_iter().filter_map(|row| {
        let changes: Vec<FieldChange> = serde_json::from_str(&row.changes).ok()?;
        let (about, texts): (Vec<_>, Vec<_>) = changes.iter().partition(|c| c.field == SURVEY);
        about.iter().find(|c| c.after == survey)?;
        let deed = Deed::from_code(&row.deed)?;
        let n = if deed == Deed::RemarksTold {
            texts.iter().filter_map(|c| c.after.parse::<usize>().ok()).sum()
        } else {
            texts.len()
        };
        Some(Step {
            at: from_ms(row.at),
            by: row.person_name,
            deed,
            n,
        })
    });
    Ok(steps.collect())
}
