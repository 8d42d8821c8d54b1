//! Every query on findings and actions.

use std::collections::HashMap;

use app::followup::form::{Choice, NewAction};
use app::followup::model::{Action, ActionState, Finding, FindingState, Origin, Reply, Settlement, Topic};
use app::followup::rules::model::ByRule;
use app::shared::ids::{ActionId, EvaluationId, FindingId, InstitutionId, OfferId, PersonId};
use app::shared::time::{Date, StudyYear};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{Condition, QueryOrder};

use super::entity::{action, finding};
use crate::clock::from_ms;

/// Names of people and institutions, as far as they are known.
#[derive(Default)]
pub struct Names {
    pub people: HashMap<i64, String>,
    pub institutions: HashMap<i64, String>,
}

pub(super) fn wrong(what: &str) -> DbErr {
    DbErr::Custom(format!("a row of the follow-up holds no known {what}"))
}

fn to_action(row: action::Model) -> Result<Action, DbErr> {
    Ok(Action {
        id: ActionId(row.id),
        what: row.what,
        owner: row.owner,
        due_on: row.due_on.parse().map_err(|_| wrong("day"))?,
        state: ActionState::from_code(&row.state).ok_or_else(|| wrong("state"))?,
        note: row.note,
        settled_at: row.settled_at.map(from_ms),
    })
}

/// The row in the model's words.
pub fn model(
    row: finding::Model,
    actions: Vec<Action>,
    by_rule: Option<ByRule>,
    names: &Names,
) -> Result<Finding, DbErr> {
    let person = |id: Option<i64>| {
        let name = id.and_then(|id| names.people.get(&id).cloned());
        name.unwrap_or_default()
    };
    let reply = row.reply.zip(row.replied_at).map(|(text, at)| Reply {
        text,
        replied_at: from_ms(at),
        replied_by: person(row.replied_by),
        is_public: row.reply_public,
    });
    let settlement = row.settled_note.zip(row.settled_at).map(|(note, at)| Settlement {
        note,
        settled_at: from_ms(at),
        settled_by: person(row.settled_by),
    });
    let short = names.institutions.get(&row.institution_id).cloned();
    Ok(Finding {
        id: FindingId(row.id),
        offer: OfferId(row.offer_id),
        evaluation: EvaluationId(row.evaluation_id),
        institution: InstitutionId(row.institution_id),
        institution_short: short.unwrap_or_default(),
        title: row.title,
        year: StudyYear(row.year),
        origin: Origin::from_code(&row.origin).ok_or_else(|| wrong("origin"))?,
        topic: Topic::from_code(&row.topic).ok_or_else(|| wrong("topic"))?,
        text: row.said,
        opened_at: from_ms(row.opened_at),
        opened_by: person(Some(row.opened_by)),
        reply,
        actions,
        settlement,
        revision: row.revision,
        is_demo: row.is_demo,
        by_rule,
    })
}

/// The actions of these findings by finding, each list by due date.
pub async fn actions(
    db: &impl ConnectionTrait,
    findings: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, Vec<Action>>, DbErr> {
    let rows = action::Entity::find()
        .filter(action::Column::FindingId.is_in(findings))
        .order_by_asc(action::Column::DueOn)
        .order_by_asc(action::Column::Id)
        .all(db)
        .await?;
    let mut all: HashMap<i64, Vec<Action>> = HashMap::new();
    for row in rows {
        all.entry(row.finding_id).or_default().push(to_action(row)?);
    }
    Ok(all)
}

/// Findings of these institutions (`None` = all), the unsettled first, then the newest first; a state is
/// chosen by what it rests on in the tables.
pub async fn findings(
    db: &impl ConnectionTrait,
    institutions: Option<&[InstitutionId]>,
    choice: Choice,
    today: Date,
) -> Result<Vec<finding::Model>, DbErr> {
    let mut query = finding::Entity::find();
    if let Some(own) = institutions {
        query = query.filter(finding::Column::InstitutionId.is_in(own.iter().map(|i| i.0)));
    }
    if let Some(institution) = choice.institution {
        query = query.filter(finding::Column::InstitutionId.eq(institution.0));
    }
    let promised = || {
        Query::select()
            .column(action::Column::FindingId)
            .from(action::Entity)
            .and_where(action::Column::State.eq(ActionState::Promised.code()))
            .to_owned()
    };
    if let Some(state) = choice.state {
        let unsettled = finding::Column::SettledAt.is_null();
        let answered = finding::Column::RepliedAt.is_not_null();
        let acting = finding::Column::Id.in_subquery(promised());
        query = query.filter(match state {
            FindingState::Settled => Condition::all().add(finding::Column::SettledAt.is_not_null()),
            FindingState::Open => Condition::all()
                .add(unsettled)
                .add(finding::Column::RepliedAt.is_null()),
            FindingState::Acting => Condition::all().add(unsettled).add(answered).add(acting),
            FindingState::Answered => Condition::all()
                .add(unsettled)
                .add(answered)
                .add(finding::Column::Id.not_in_subquery(promised())),
        });
    }
    if choice.overdue {
        let mut overdue = promised();
        overdue.and_where(action::Column::DueOn.lt(today.to_string()));
        query = query
            .filter(finding::Column::SettledAt.is_null())
            .filter(finding::Column::Id.in_subquery(overdue));
    }
    query
        .order_by_asc(Expr::col(finding::Column::SettledAt).is_not_null())
        .order_by_desc(finding::Column::OpenedAt)
        .order_by_desc(finding::Column::Id)
        .all(db)
        .await
}

pub async fn of_offer(db: &impl ConnectionTrait, offer: OfferId) -> Result<Vec<finding::Model>, DbErr> {
    finding::Entity::find()
        .filter(finding::Column::OfferId.eq(offer.0))
        .order_by_desc(finding::Column::OpenedAt)
        .order_by_desc(finding::Column::Id)
        .all(db)
        .await
}

pub async fn finding(db: &impl ConnectionTrait, id: FindingId) -> Result<Option<finding::Model>, DbErr> {
    finding::Entity::find_by_id(id.0).one(db).await
}

/// Keeps a new finding.
pub async fn insert(db: &impl ConnectionTrait, row: finding::ActiveModel) -> Result<FindingId, DbErr> {
    Ok(FindingId(row.insert(db).await?.id))
}

/// Raises the revision, provided it is the one seen and the finding is not settled; everything else about the
/// finding is written after this in the same transaction.
pub async fn take(db: &impl ConnectionTrait, id: FindingId, seen: i64) -> Result<bool, DbErr> {
    let taken = finding::Entity::update_many()
        .col_expr(finding::Column::Revision, Expr::value(seen + 1))
        .filter(finding::Column::Id.eq(id.0))
        .filter(finding::Column::Revision.eq(seen))
        .filter(finding::Column::SettledAt.is_null())
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}

pub async fn set_reply(
    db: &impl ConnectionTrait,
    id: FindingId,
    (text, is_public): (String, bool),
    (at, by): (i64, PersonId),
) -> Result<(), DbErr> {
    finding::Entity::update_many()
        .col_expr(finding::Column::Reply, Expr::value(text))
        .col_expr(finding::Column::ReplyPublic, Expr::value(is_public))
        .col_expr(finding::Column::RepliedAt, Expr::value(at))
        .col_expr(finding::Column::RepliedBy, Expr::value(by.0))
        .filter(finding::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

pub async fn settle(
    db: &impl ConnectionTrait,
    id: FindingId,
    note: String,
    (at, by): (i64, PersonId),
) -> Result<(), DbErr> {
    finding::Entity::update_many()
        .col_expr(finding::Column::SettledNote, Expr::value(note))
        .col_expr(finding::Column::SettledAt, Expr::value(at))
        .col_expr(finding::Column::SettledBy, Expr::value(by.0))
        .filter(finding::Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

pub async fn add_action(db: &impl ConnectionTrait, id: FindingId, new: NewAction) -> Result<(), DbErr> {
    let row = action::ActiveModel {
        finding_id: Set(id.0),
        what: Set(new.what),
        owner: Set(new.owner),
        due_on: Set(new.due_on.to_string()),
        state: Set(ActionState::Promised.code().to_owned()),
        note: Set(String::new()),
        settled_at: Set(None),
        told_overdue: Set(false),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Ends a promised action; tells whether there was one.
pub async fn end_action(
    db: &impl ConnectionTrait,
    (finding, id): (FindingId, ActionId),
    (state, note): (ActionState, String),
    at: i64,
) -> Result<bool, DbErr> {
    let ended = action::Entity::update_many()
        .col_expr(action::Column::State, Expr::value(state.code()))
        .col_expr(action::Column::Note, Expr::value(note))
        .col_expr(action::Column::SettledAt, Expr::value(at))
        .filter(action::Column::Id.eq(id.0))
        .filter(action::Column::FindingId.eq(finding.0))
        .filter(action::Column::State.eq(ActionState::Promised.code()))
        .exec(db)
        .await?;
    Ok(ended.rows_affected == 1)
}

/// Promised actions whose day has passed and of which nobody has been told.
pub async fn overdue(db: &impl ConnectionTrait, today: Date) -> Result<Vec<i64>, DbErr> {
    let rows = action::Entity::find()
        .filter(action::Column::State.eq(ActionState::Promised.code()))
        .filter(action::Column::DueOn.lt(today.to_string()))
        .filter(action::Column::ToldOverdue.eq(false))
        .order_by_asc(action::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|a| a.id).collect())
}

/// Notes that the letter about these is on its way.
pub async fn set_told(db: &impl ConnectionTrait, actions: &[i64]) -> Result<(), DbErr> {
    action::Entity::update_many()
        .col_expr(action::Column::ToldOverdue, Expr::value(true))
        .filter(action::Column::Id.is_in(actions.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// An action with its finding.
pub async fn action(db: &impl ConnectionTrait, id: i64) -> Result<Option<(Action, finding::Model)>, DbErr> {
    let Some(row) = action::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let finding = finding::Entity::find_by_id(row.finding_id).one(db).await?;
    finding.map(|f| Ok((to_action(row)?, f))).transpose()
}
