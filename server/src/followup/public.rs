//! What everyone may read of what came of an offer's surveys: replies that are shown, with their actions, and what has
//! been approved since.

use app::evaluation::model::{EvaluationState, SurveyKind};
use app::followup::model::{NewestReply, Origin, PublicGlance, PublicReply, Topic};
use app::shared::ids::OfferId;
use app::shared::time::{Instant, StudyYear};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, IntoCondition as _, Query};
use sea_orm::{JoinType, QueryOrder, QuerySelect as _};

use super::entity::finding;
use super::store::{actions, wrong};
use crate::catalogue::entity::{offer as catalogue_offer, offer_version};
use crate::clock::from_ms;
use crate::evaluation::entity::evaluation;

/// An offer's closed surveys at the end of the study by study year, with when they closed, newest first.
pub async fn closed_surveys(
    db: &impl ConnectionTrait,
    offer: OfferId,
) -> Result<Vec<(StudyYear, Instant)>, DbErr> {
    use evaluation::Column as E;
    let rows = evaluation::Entity::find()
        .select_only()
        .columns([E::Year, E::ClosedAt])
        .filter(E::OfferId.eq(offer.0))
        .filter(E::Kind.eq(SurveyKind::End.code()))
        .filter(E::State.eq(EvaluationState::Closed.code()))
        .filter(E::ClosedAt.is_not_null())
        .order_by_desc(E::ClosedAt)
        .into_tuple::<(i32, i64)>()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(year, at)| (StudyYear(year), from_ms(at)))
        .collect())
}

/// Versions of an offer that were approved after an instant, newest first.
pub async fn approved_since(
    db: &impl ConnectionTrait,
    offer: OfferId,
    since: i64,
) -> Result<Vec<(StudyYear, Instant)>, DbErr> {
    use offer_version::Column as V;
    let rows = offer_version::Entity::find()
        .select_only()
        .columns([V::Year, V::PublishedAt])
        .filter(V::OfferId.eq(offer.0))
        .filter(V::PublishedAt.gt(since))
        .order_by_desc(V::PublishedAt)
        .into_tuple::<(i32, i64)>()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(year, at)| (StudyYear(year), from_ms(at)))
        .collect())
}

/// Whether a survey at the end of an offer has closed, and the newest public reply, in one query.
pub async fn glance(db: &impl ConnectionTrait, offer: OfferId) -> Result<PublicGlance, DbErr> {
    let surveyed = Query::select()
        .expr(Expr::value(1))
        .from(evaluation::Entity)
        .and_where(Expr::col((evaluation::Entity, evaluation::Column::OfferId)).eq(offer.0))
        .and_where(Expr::col((evaluation::Entity, evaluation::Column::Kind)).eq(SurveyKind::End.code()))
        .and_where(
            Expr::col((evaluation::Entity, evaluation::Column::State)).eq(EvaluationState::Closed.code()),
        )
        .to_owned();
    let shown = catalogue_offer::Entity::belongs_to(finding::Entity)
        .from(catalogue_offer::Column::Id)
        .to(finding::Column::OfferId)
        .on_condition(|_, finding| {
            Expr::col((finding, finding::Column::ReplyPublic))
                .eq(true)
                .into_condition()
        });
    let row = catalogue_offer::Entity::find()
        .select_only()
        .expr_as(Expr::exists(surveyed), "was_surveyed")
        .column(finding::Column::Reply)
        .column(finding::Column::RepliedAt)
        .column(finding::Column::IsDemo)
        .join(JoinType::LeftJoin, shown.into())
        .filter(catalogue_offer::Column::Id.eq(offer.0))
        .order_by_desc(finding::Column::RepliedAt)
        .order_by_desc(finding::Column::Id)
        .into_tuple::<(bool, Option<String>, Option<i64>, Option<bool>)>()
        .one(db)
        .await?;
    let Some((was_surveyed, text, at, is_demo)) = row else {
        return Ok(PublicGlance::default());
    };
    let reply = text.zip(at).map(|(text, at)| NewestReply {
        text,
        replied_at: from_ms(at),
        is_demo: is_demo.unwrap_or(false),
    });
    Ok(PublicGlance { was_surveyed, reply })
}

/// The public replies about an offer with their actions, newest first.
pub async fn replies(db: &impl ConnectionTrait, offer: OfferId) -> Result<Vec<PublicReply>, DbErr> {
    let rows = finding::Entity::find()
        .filter(finding::Column::OfferId.eq(offer.0))
        .filter(finding::Column::ReplyPublic.eq(true))
        .order_by_desc(finding::Column::RepliedAt)
        .order_by_desc(finding::Column::Id)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let mut actions = actions(db, rows.iter().map(|r| r.id)).await?;
    let replies = rows.into_iter().filter_map(|row| {
        let (text, at) = (row.reply.clone()?, row.replied_at?);
        Some((text, at, row))
    });
    replies
        .map(|(text, at, row)| {
            let origin = Origin::from_code(&row.origin).ok_or_else(|| wrong("origin"))?;
            Ok(PublicReply {
                year: StudyYear(row.year),
                topic: Topic::from_code(&row.topic).ok_or_else(|| wrong("topic"))?,
                text,
                replied_at: from_ms(at),
                actions: actions.remove(&row.id).unwrap_or_default(),
                settled: row.settled_at.map(|at| (from_ms(at), origin)),
                is_demo: row.is_demo,
            })
        })
        .collect()
}
