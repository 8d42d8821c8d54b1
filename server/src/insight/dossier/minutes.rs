//! Meetings: reading and keeping their minutes.

use std::collections::HashMap;

use app::insight::dossier::form::NewMinutes;
use app::insight::dossier::model::{Minutes, Point, Remark};
use app::shared::ids::{InstitutionId, PersonId};
use app::shared::time::{Date, StudyYear};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

use crate::accounts;
use crate::clock::from_ms;
use crate::insight::entity::{meeting, meeting_point};

fn day(text: &str) -> Result<Date, DbErr> {
    text.parse()
        .map_err(|_| DbErr::Custom("the minutes of a meeting hold no known day".into()))
}

/// An institution's minutes, newest year first.
pub async fn of(db: &impl ConnectionTrait, institution: InstitutionId) -> Result<Vec<Minutes>, DbErr> {
    let rows = meeting::Entity::find()
        .filter(meeting::Column::InstitutionId.eq(institution.0))
        .order_by_desc(meeting::Column::Year)
        .all(db)
        .await?;
    let people: Vec<PersonId> = rows
        .iter()
        .flat_map(|r| [Some(r.written_by), r.remarked_by])
        .flatten()
        .map(PersonId)
        .collect();
    let names = accounts::names(db, &people).await?;
    let name = |id: i64| names.get(&PersonId(id)).cloned().unwrap_or_default();
    let points = meeting_point::Entity::find()
        .filter(meeting_point::Column::MeetingId.is_in(rows.iter().map(|r| r.id)))
        .order_by_asc(meeting_point::Column::Position)
        .all(db)
        .await?;
    let mut by_meeting: HashMap<i64, Vec<Point>> = HashMap::new();
    for point in points {
        by_meeting.entry(point.meeting_id).or_default().push(Point {
            due_on: day(&point.due_on)?,
            what: point.what,
            owner: point.owner,
        });
    }
    rows.into_iter()
        .map(|row| {
            let remark = row.remark.zip(row.remarked_at).map(|(text, at)| Remark {
                text,
                at: from_ms(at),
                by: row.remarked_by.map(name).unwrap_or_default(),
            });
            Ok(Minutes {
                year: StudyYear(row.year),
                held_on: day(&row.held_on)?,
                text: row.minutes,
                points: by_meeting.remove(&row.id).unwrap_or_default(),
                written_at: from_ms(row.written_at),
                written_by: name(row.written_by),
                remark,
                revision: row.revision,
                is_demo: row.is_demo,
            })
        })
        .collect()
}

/// The days of all meetings by institution and year.
pub async fn days(db: &impl ConnectionTrait) -> Result<HashMap<(i64, i32), Date>, DbErr> {
    let rows = meeting::Entity::find().all(db).await?;
    rows.into_iter()
        .map(|r| Ok(((r.institution_id, r.year), day(&r.held_on)?)))
        .collect()
}

/// Keeps minutes; false where somebody was faster. `seen` is the revision seen, 0 for the first.
pub(crate) async fn keep(
    db: &impl ConnectionTrait,
    (institution, year): (InstitutionId, StudyYear),
    seen: i64,
    new: NewMinutes,
    (at, by, is_demo): (i64, PersonId, bool),
) -> Result<bool, DbErr> {
    let found = meeting::Entity::find()
        .filter(meeting::Column::InstitutionId.eq(institution.0))
        .filter(meeting::Column::Year.eq(year.0))
        .one(db)
        .await?;
    let id = match (found, seen) {
        (None, 0) => {
            let row = meeting::ActiveModel {
                institution_id: Set(institution.0),
                year: Set(year.0),
                held_on: Set(new.held_on.to_string()),
                minutes: Set(new.text),
                written_at: Set(at),
                written_by: Set(by.0),
                remark: Set(None),
                remarked_at: Set(None),
                remarked_by: Set(None),
                revision: Set(1),
                is_demo: Set(is_demo),
                ..Default::default()
            };
            row.insert(db).await?.id
        }
        (Some(row), seen) if take(db, row.id, seen).await? => {
            meeting::Entity::update_many()
                .col_expr(meeting::Column::HeldOn, Expr::value(new.held_on.to_string()))
                .col_expr(meeting::Column::Minutes, Expr::value(new.text))
                .col_expr(meeting::Column::WrittenAt, Expr::value(at))
                .col_expr(meeting::Column::WrittenBy, Expr::value(by.0))
                .filter(meeting::Column::Id.eq(row.id))
                .exec(db)
                .await?;
            meeting_point::Entity::delete_many()
                .filter(meeting_point::Column::MeetingId.eq(row.id))
                .exec(db)
                .await?;
            row.id
        }
        _ => return Ok(false),
    };
    let points = (0..)
        .zip(new.points)
        .map(|(position, point)| meeting_point::ActiveModel {
            meeting_id: Set(id),
            position: Set(position),
            what: Set(point.what),
            owner: Set(point.owner),
            due_on: Set(point.due_on.to_string()),
        });
    let points: Vec<_> = points.collect();
    if !points.is_empty() {
        meeting_point::Entity::insert_many(points)
            .exec_without_returning(db)
            .await?;
    }
    Ok(true)
}

async fn take(db: &impl ConnectionTrait, id: i64, seen: i64) -> Result<bool, DbErr> {
    let taken = meeting::Entity::update_many()
        .col_expr(meeting::Column::Revision, Expr::value(seen + 1))
        .filter(meeting::Column::Id.eq(id))
        .filter(meeting::Column::Revision.eq(seen))
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Keeps the institution's remark; nothing where there are no minutes, false where somebody was faster.
pub(crate) async fn remark(
    db: &impl ConnectionTrait,
    (institution, year): (InstitutionId, StudyYear),
    seen: i64,
    text: String,
    (at, by): (i64, PersonId),
) -> Result<Option<bool>, DbErr> {
    let found = meeting::Entity::find()
        .filter(meeting::Column::InstitutionId.eq(institution.0))
        .filter(meeting::Column::Year.eq(year.0))
        .one(db)
        .await?;
    let Some(row) = found else { return Ok(None) };
    if !take(db, row.id, seen).await? {
        return Ok(Some(false));
    }
    meeting::Entity::update_many()
        .col_expr(meeting::Column::Remark, Expr::value(text))
        .col_expr(meeting::Column::RemarkedAt, Expr::value(at))
        .col_expr(meeting::Column::RemarkedBy, Expr::value(by.0))
        .filter(meeting::Column::Id.eq(row.id))
        .exec(db)
        .await?;
    Ok(Some(true))
}
