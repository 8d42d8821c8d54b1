//! Every query on invitations: who is asked, and what has been sent to them; nothing of any ballot.

use std::collections::HashSet;

use app::evaluation::model::EvaluationState;
use app::shared::ids::{EvaluationId, InvitationId};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{QueryOrder, QuerySelect};

use super::entity::{evaluation, invitation};
use super::store::{CHUNK, EvaluationRow, count};

pub use invitation::Model as InvitationRow;

/// A survey's participants, in the order they were added.
pub async fn participants(db: &impl ConnectionTrait, id: EvaluationId) -> Result<Vec<InvitationRow>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::EvaluationId.eq(id.0))
        .order_by_asc(invitation::Column::Id)
        .all(db)
        .await
}

/// The addresses that are invited already.
pub async fn addresses(db: &impl ConnectionTrait, id: EvaluationId) -> Result<HashSet<String>, DbErr> {
    let emails: Vec<String> = invitation::Entity::find()
        .select_only()
        .column(invitation::Column::Email)
        .filter(invitation::Column::EvaluationId.eq(id.0))
        .into_tuple()
        .all(db)
        .await?;
    Ok(emails.into_iter().collect())
}

/// Someone to be invited.
pub struct NewParticipant {
    pub name: String,
    pub email: String,
    pub lang: app::shared::lang::Lang,
}

/// Adds participants under the next numbers of the survey, which must be held.
pub async fn add(
    db: &impl ConnectionTrait,
    evaluation: &EvaluationRow,
    people: Vec<NewParticipant>,
) -> Result<(), DbErr> {
    let added = count(u32::try_from(people.len()).unwrap_or(u32::MAX));
    let mut rows = people
        .into_iter()
        .enumerate()
        .map(|(i, p)| invitation::ActiveModel {
            evaluation_id: Set(evaluation.id),
            n: Set(evaluation
                .next_n
                .saturating_add(i32::try_from(i).unwrap_or(i32::MAX))),
            name: Set(p.name),
            email: Set(p.email),
            lang: Set(p.lang.code().to_owned()),
            sent_at: Set(None),
            reminders: Set(0),
            round: Set(evaluation.rounds),
            reminded_at: Set(None),
            bounced: Set(false),
            opted_out: Set(false),
            ..Default::default()
        });
    loop {
        let chunk: Vec<_> = rows.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            break;
        }
        invitation::Entity::insert_many(chunk)
            .exec_without_returning(db)
            .await?;
    }
    evaluation::Entity::update_many()
        .col_expr(
            evaluation::Column::Invited,
            Expr::value(evaluation.invited + added),
        )
        .col_expr(evaluation::Column::NextN, Expr::value(evaluation.next_n + added))
        .filter(evaluation::Column::Id.eq(evaluation.id))
        .exec(db)
        .await?;
    Ok(())
}

/// Participants without an invitation so far, first added first.
pub async fn uninvited(
    db: &impl ConnectionTrait,
    id: EvaluationId,
    n: u64,
) -> Result<Vec<InvitationRow>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::EvaluationId.eq(id.0))
        .filter(invitation::Column::SentAt.is_null())
        .filter(invitation::Column::Bounced.eq(false))
        .filter(invitation::Column::OptedOut.eq(false))
        .order_by_asc(invitation::Column::Id)
        .limit(n)
        .all(db)
        .await
}

/// Participants whose invitation was sent before an instant, after this one in the order they were added.
pub async fn invited_after(
    db: &impl ConnectionTrait,
    id: EvaluationId,
    before_ms: i64,
    after: i64,
    n: u64,
) -> Result<Vec<InvitationRow>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::EvaluationId.eq(id.0))
        .filter(invitation::Column::SentAt.lt(before_ms))
        .filter(invitation::Column::Id.gt(after))
        .order_by_asc(invitation::Column::Id)
        .limit(n)
        .all(db)
        .await
}

/// These participants of a survey, in the order they were added.
pub async fn among(
    db: &impl ConnectionTrait,
    id: EvaluationId,
    ids: &[i64],
) -> Result<Vec<InvitationRow>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::EvaluationId.eq(id.0))
        .filter(invitation::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(invitation::Column::Id)
        .all(db)
        .await
}

/// Which of these addresses took no letter of another survey, and nobody has corrected since.
pub async fn refused(db: &impl ConnectionTrait, people: &[InvitationRow]) -> Result<HashSet<String>, DbErr> {
    let ids = people.iter().map(|p| p.id);
    let emails: Vec<String> = invitation::Entity::find()
        .select_only()
        .column(invitation::Column::Email)
        .filter(invitation::Column::Bounced.eq(true))
        .filter(invitation::Column::Email.is_in(people.iter().map(|p| p.email.as_str())))
        .filter(invitation::Column::Id.is_not_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(emails.into_iter().collect())
}

pub async fn set_sent(db: &impl ConnectionTrait, invitation: i64, at: i64) -> Result<(), DbErr> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::SentAt, Expr::value(at))
        .filter(invitation::Column::Id.eq(invitation))
        .exec(db)
        .await?;
    Ok(())
}

pub async fn set_bounced(db: &impl ConnectionTrait, invitation: i64) -> Result<(), DbErr> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::Bounced, Expr::value(true))
        .filter(invitation::Column::Id.eq(invitation))
        .exec(db)
        .await?;
    Ok(())
}

/// One participant of a survey.
pub async fn one(
    db: &impl ConnectionTrait,
    evaluation: EvaluationId,
    id: InvitationId,
) -> Result<Option<InvitationRow>, DbErr> {
    invitation::Entity::find_by_id(id.0)
        .filter(invitation::Column::EvaluationId.eq(evaluation.0))
        .one(db)
        .await
}

/// An invitation that was sent and came back: from now on as if its address had been refused at once.
pub async fn set_returned(db: &impl ConnectionTrait, invitation: i64) -> Result<(), DbErr> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::SentAt, Expr::value(None::<i64>))
        .filter(invitation::Column::Id.eq(invitation))
        .exec(db)
        .await?;
    set_bounced(db, invitation).await
}

/// Participants this round of reminders has not gone through, first added first.
pub async fn before_round(
    db: &impl ConnectionTrait,
    id: EvaluationId,
    round: i32,
    n: u64,
) -> Result<Vec<InvitationRow>, DbErr> {
    invitation::Entity::find()
        .filter(invitation::Column::EvaluationId.eq(id.0))
        .filter(invitation::Column::Round.lt(round))
        .order_by_asc(invitation::Column::Id)
        .limit(n)
        .all(db)
        .await
}

/// Notes that this round has gone through these participants, alike for all of them.
pub async fn set_round(
    db: &impl ConnectionTrait,
    invitations: &[i64],
    round: i32,
    on_ms: i64,
) -> Result<(), DbErr> {
    let column = (invitation::Entity, invitation::Column::Reminders);
    invitation::Entity::update_many()
        .col_expr(invitation::Column::Reminders, Expr::col(column).add(1))
        .col_expr(invitation::Column::Round, Expr::value(round))
        .col_expr(invitation::Column::RemindedAt, Expr::value(on_ms))
        .filter(invitation::Column::Id.is_in(invitations.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

async fn change(
    db: &impl ConnectionTrait,
    evaluation: EvaluationId,
    id: InvitationId,
    values: impl IntoIterator<Item = (invitation::Column, sea_orm::Value)>,
) -> Result<bool, DbErr> {
    let mut update = invitation::Entity::update_many();
    for (column, value) in values {
        update = update.col_expr(column, Expr::value(value));
    }
    let done = update
        .filter(invitation::Column::Id.eq(id.0))
        .filter(invitation::Column::EvaluationId.eq(evaluation.0))
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Gives a participant another address, to which the invitation goes anew, under her own number: the link stays
/// the same. Tells whether she is there.
pub async fn readdress(
    db: &impl ConnectionTrait,
    evaluation: EvaluationId,
    id: InvitationId,
    email: &str,
) -> Result<bool, DbErr> {
    // Somebody has looked at it: what other surveys' letters met there is no longer held against it.
    invitation::Entity::update_many()
        .col_expr(invitation::Column::Bounced, Expr::value(false))
        .filter(invitation::Column::Email.eq(email))
        .filter(invitation::Column::Bounced.eq(true))
        .exec(db)
        .await?;
    let values = [
        (invitation::Column::Email, email.into()),
        (invitation::Column::SentAt, None::<i64>.into()),
        (invitation::Column::Bounced, false.into()),
    ];
    change(db, evaluation, id, values).await
}

/// Deletes a participant's name, address and everything sent; tells whether she was there. Her number is not given
/// to anybody else, and how many were invited stays as it was: what is counted never tells who is gone.
pub async fn remove(
    db: &impl ConnectionTrait,
    evaluation: EvaluationId,
    id: InvitationId,
) -> Result<bool, DbErr> {
    let done = invitation::Entity::delete_many()
        .filter(invitation::Column::Id.eq(id.0))
        .filter(invitation::Column::EvaluationId.eq(evaluation.0))
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Deletes everyone who was to be asked in a survey that is given up.
pub async fn remove_all(db: &impl ConnectionTrait, id: EvaluationId) -> Result<(), DbErr> {
    invitation::Entity::delete_many()
        .filter(invitation::Column::EvaluationId.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

/// No further letters of this survey to this person.
pub async fn opt_out(
    db: &impl ConnectionTrait,
    evaluation: EvaluationId,
    id: InvitationId,
) -> Result<bool, DbErr> {
    change(db, evaluation, id, [(invitation::Column::OptedOut, true.into())]).await
}

fn closed_before(at: i64) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(evaluation::Column::Id)
        .from(evaluation::Entity)
        .and_where(evaluation::Column::State.eq(EvaluationState::Closed.code()))
        .and_where(evaluation::Column::ClosedAt.lt(at))
        .to_owned()
}

/// Whether personal data of surveys closed before this instant are still here.
pub async fn remembers(db: &impl ConnectionTrait, closed_before_ms: i64) -> Result<bool, DbErr> {
    let one = invitation::Entity::find()
        .filter(invitation::Column::EvaluationId.in_subquery(closed_before(closed_before_ms)))
        .one(db)
        .await?;
    Ok(one.is_some())
}

/// Deletes the invitations of surveys closed before this instant; their number stays in the survey.
pub async fn forget(db: &impl ConnectionTrait, closed_before_ms: i64) -> Result<u64, DbErr> {
    let done = invitation::Entity::delete_many()
        .filter(invitation::Column::EvaluationId.in_subquery(closed_before(closed_before_ms)))
        .exec(db)
        .await?;
    Ok(done.rows_affected)
}
