//! What somebody asked to have remembered of herself, in the head of her list.

use app::advice::form::CompetenceForm;
use app::saved::model::KeptCompetence;
use app::shared::ids::PersonId;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

use super::super::entity::list;
use super::pairs;
use crate::clock::from_ms;

/// Reads what the columns hold.
pub fn read(kept: Option<&str>, at: Option<i64>) -> Result<Option<KeptCompetence>, DbErr> {
    let (Some(kept), Some(at)) = (kept, at) else {
        return Ok(None);
    };
    Ok(Some(KeptCompetence {
        form: CompetenceForm::from_pairs(&pairs(kept)?),
        kept_at: from_ms(at),
    }))
}

/// What a person asked to have remembered.
pub async fn competence(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<KeptCompetence>, DbErr> {
    let list = list::Entity::find_by_id(person.0).one(db).await?;
    list.map_or(Ok(None), |list| {
        read(list.competence.as_deref(), list.competence_at)
    })
}

/// Remembers pairs in JSON for a person whose list there is, or forgets what was remembered.
pub async fn set_competence(
    db: &impl ConnectionTrait,
    person: PersonId,
    kept: Option<String>,
    now: i64,
) -> Result<(), DbErr> {
    let at = kept.is_some().then_some(now);
    list::Entity::update_many()
        .col_expr(list::Column::Competence, Expr::value(kept))
        .col_expr(list::Column::CompetenceAt, Expr::value(at))
        .filter(list::Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(())
}
