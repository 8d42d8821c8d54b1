//! Reads across domains: closed surveys with the counts of some items. Nothing else may.

use std::collections::BTreeMap;

use app::evaluation::model::EvaluationState;
use app::shared::ids::{EvaluationId, InstitutionId, OfferId};
use app::shared::time::StudyYear;
use sea_orm::sea_query::{Expr, ExprTrait as _, Order, Query};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use crate::evaluation::entity::{evaluation, tally};

/// Whose surveys are read.
pub enum Scope<'a> {
    All,
    Institutions(&'a [InstitutionId]),
    Offers(&'a [OfferId]),
}

/// A closed survey with its counts.
#[derive(Clone, Debug)]
pub struct Survey {
    pub id: EvaluationId,
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub subject: String,
    pub title: String,
    pub year: StudyYear,
    pub invited: u32,
    pub is_demo: bool,
    /// Answers in all.
    pub answered: u32,
    /// Per item asked for: answers by scale value 1–5.
    pub counts: BTreeMap<String, [u32; 5]>,
}

fn survey(row: &QueryResult) -> Result<Survey, DbErr> {
    let invited: i32 = row.try_get("", "invited")?;
    Ok(Survey {
        id: EvaluationId(row.try_get("", "id")?),
        offer: OfferId(row.try_get("", "offer_id")?),
        institution: InstitutionId(row.try_get("", "institution_id")?),
        subject: row.try_get("", "subject")?,
        title: row.try_get("", "title")?,
        year: StudyYear(row.try_get("", "year")?),
        invited: u32::try_from(invited).unwrap_or(0),
        is_demo: row.try_get("", "is_demo")?,
        answered: 0,
        counts: BTreeMap::new(),
    })
}

/// Closed surveys in the order they closed, with the counts of these items. One query.
pub async fn closed(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    items: &[String],
) -> Result<Vec<Survey>, DbErr> {
    use evaluation::Column as E;
    use tally::Column as T;
    let of = |column: E| Expr::col((evaluation::Entity, column));
    let count = |column: T| Expr::col((tally::Entity, column));
    let wanted = items.iter().map(String::as_str).chain([""]);
    let mut query = Query::select();
    query
        .columns(
            [
                E::Id,
                E::OfferId,
                E::InstitutionId,
                E::Subject,
                E::Title,
                E::Year,
                E::Invited,
                E::IsDemo,
            ]
            .map(|c| (evaluation::Entity, c)),
        )
        .columns([T::Item, T::Choice, T::N].map(|c| (tally::Entity, c)))
        .from(evaluation::Entity)
        .left_join(
            tally::Entity,
            of(E::Id)
                .equals((tally::Entity, T::EvaluationId))
                .and(count(T::Item).is_in(wanted)),
        )
        .and_where(of(E::State).eq(EvaluationState::Closed.code()))
        .order_by((evaluation::Entity, E::ClosedAt), Order::Asc)
        .order_by((evaluation::Entity, E::Id), Order::Asc);
    match scope {
        Scope::All => {}
        Scope::Institutions(ids) => {
            query.and_where(of(E::InstitutionId).is_in(ids.iter().map(|i| i.0)));
        }
        Scope::Offers(ids) => {
            query.and_where(of(E::OfferId).is_in(ids.iter().map(|i| i.0)));
        }
    }
    let mut surveys: Vec<Survey> = vec![];
    for row in db.query_all(&query).await? {
        let id: i64 = row.try_get("", "id")?;
        if surveys.last().is_none_or(|s| s.id.0 != id) {
            surveys.push(survey(&row)?);
        }
        let item: Option<String> = row.try_get("", "item")?;
        if let (Some(item), Some(survey)) = (item, surveys.last_mut()) {
            let choice: String = row.try_get("", "choice")?;
            let n: i32 = row.try_get("", "n")?;
            let n = u32::try_from(n).unwrap_or(0);
            if item.is_empty() {
                survey.answered = n;
            } else if let Ok(value @ 1..=5) = choice.parse::<usize>() {
                survey.counts.entry(item).or_default()[value - 1] = n;
            }
        }
    }
    Ok(surveys)
}
