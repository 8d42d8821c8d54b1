//! Who has a case and who may not: assignment, conflicts, and an approval that waits for a second reviewer.

use app::accounts::model::Person;
use app::audit::model::Deed;
use app::review::form::REASON;
use app::review::model::{CaseState, may_confirm};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{CaseId, OfferId, PersonId};
use app::shared::time::Instant;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};

use super::conflicts::{self, Mark};
use super::entity::case;
use super::queue;
use crate::accounts;
use crate::audit::{Note, note};
use crate::db::Tx;
use crate::platform::Parts;

/// Cases changed at once: more are not shown on one page.
const BATCH: usize = 200;

/// A case's row, held until the transaction ends.
pub async fn held(tx: &Tx, case: CaseId) -> Result<case::Model, Fault> {
    let row = case::Entity::find_by_id(case.0)
        .lock_exclusive()
        .one(&**tx)
        .await?;
    row.ok_or(Fault::Missing)
}

/// Where a case stands.
pub fn state_of(row: &case::Model) -> CaseState {
    queue::state(row.outcome.as_deref(), row.proposed_by)
}

/// Who approved a case that this reviewer may confirm as she saw it.
///
/// # Errors
/// `Stale` unless it waits for that and is as it was seen; `Forbidden` for the wrong reviewer.
pub fn to_confirm(row: &case::Model, reviewer: PersonId, seen: i64) -> Result<PersonId, Fault> {
    let proposer = PersonId(
        row.proposed_by
            .filter(|_| row.decided_at.is_none())
            .ok_or(Fault::Stale)?,
    );
    let conflicted: Vec<PersonId> = conflicts::read(&row.conflicts)?
        .iter()
        .map(|m| PersonId(m.person))
        .collect();
    if !may_confirm(reviewer, proposer, &conflicted) {
        return Err(Fault::Forbidden);
    }
    if row.revision != seen {
        return Err(Fault::Stale);
    }
    Ok(proposer)
}

/// Counts a case up with what changes in it, so that nobody decides on what she has not seen.
fn counted_up() -> (case::Column, Expr) {
    (case::Column::Revision, Expr::col(case::Column::Revision).add(1))
}

async fn change(tx: &Tx, case: CaseId, columns: Vec<(case::Column, Expr)>) -> Result<(), DbErr> {
    let mut update = case::Entity::update_many().filter(case::Column::Id.eq(case.0));
    for (column, value) in columns {
        update = update.col_expr(column, value);
    }
    update.exec(&**tx).await?;
    Ok(())
}

fn nothing() -> Expr {
    Expr::value(None::<i64>)
}

/// Notes who approved it.
pub async fn propose(tx: &Tx, case: CaseId, by: PersonId, at: Instant) -> Result<(), DbErr> {
    let columns = vec![
        counted_up(),
        (case::Column::ProposedBy, Expr::value(by.0)),
        (case::Column::ProposedAt, Expr::value(at.timestamp_millis())),
    ];
    change(tx, case, columns).await
}

/// Puts it back to be judged.
pub async fn take_back(tx: &Tx, case: CaseId) -> Result<(), DbErr> {
    let columns = vec![
        counted_up(),
        (case::Column::ProposedBy, nothing()),
        (case::Column::ProposedAt, nothing()),
    ];
    change(tx, case, columns).await
}

/// See the port.
pub async fn assign(
    parts: &Parts,
    by: &Person,
    cases: &[CaseId],
    to: Option<PersonId>,
) -> Result<u64, Fault> {
    if cases.len() > BATCH {
        return Err(Fault::field("cases", Problem::AtMost(BATCH)));
    }
    let tx = parts.db.write().await?;
    if let Some(person) = to {
        let (_, deciders) = accounts::names_and_reviewers(&*tx, &[]).await?;
        if !deciders.contains_key(&person) {
            return Err(Fault::field("to", Problem::UnknownChoice));
        }
    }
    let rows = case::Entity::find()
        .filter(case::Column::Id.is_in(cases.iter().map(|c| c.0)))
        .filter(case::Column::DecidedAt.is_null())
        .lock_exclusive()
        .all(&*tx)
        .await?;
    let mut given = vec![];
    for row in rows {
        let may_have = match to {
            Some(person) => !conflicts::has(&row.conflicts, person)?,
            None => true,
        };
        if may_have {
            given.push(row);
        }
    }
    let had: Vec<PersonId> = given
        .iter()
        .filter_map(|r| r.assigned_to)
        .chain(to.map(|p| p.0))
        .map(PersonId)
        .collect();
    let (names, _) = accounts::names_and_reviewers(&*tx, &had).await?;
    let name = |id: Option<i64>| {
        id.and_then(|id| names.get(&PersonId(id)))
            .map_or("", String::as_str)
    };
    let now = parts.clock.now();
    for row in given.iter().filter(|r| r.assigned_to != to.map(|p| p.0)) {
        let noted = of_case(by, Deed::CaseAssigned, row);
        let noted = noted.field("assigned_to", name(row.assigned_to), name(to.map(|p| p.0)));
        note(&*tx, noted, now).await?;
    }
    // What is typed in a case does not change with who has it: the revision stays.
    let changed = case::Entity::update_many()
        .col_expr(case::Column::AssignedTo, Expr::value(to.map(|p| p.0)))
        .filter(case::Column::Id.is_in(given.iter().map(|r| r.id)))
        .exec(&*tx)
        .await?;
    tx.commit().await?;
    Ok(changed.rows_affected)
}

/// An entry of the directorate's own trail about a case.
fn of_case<'a>(by: &'a Person, deed: Deed, row: &'a case::Model) -> Note<'a> {
    Note::inside(by, deed, &row.title).about(OfferId(row.offer_id))
}

/// See the port.
pub async fn mark_conflict(parts: &Parts, id: CaseId, by: &Person, reason: &str) -> Result<(), Fault> {
    let person = by.id;
    let reason = reason.trim().replace('\0', "");
    if reason.is_empty() {
        return Err(Fault::field("reason", Problem::Required));
    }
    if reason.chars().count() > REASON {
        return Err(Fault::field("reason", Problem::TooLong(REASON)));
    }
    let tx = parts.db.write().await?;
    let row = held(&tx, id).await?;
    if row.decided_at.is_some() {
        return Err(Fault::Stale);
    }
    let mut marks = conflicts::read(&row.conflicts)?;
    let said = marks
        .iter()
        .position(|m| m.person == person.0)
        .map(|i| marks.remove(i).reason);
    let noted = of_case(by, Deed::ConflictMarked, &row).field("conflict", &said.unwrap_or_default(), &reason);
    note(&*tx, noted, parts.clock.now()).await?;
    marks.push(Mark {
        person: person.0,
        reason,
    });
    let mut columns = vec![(case::Column::Conflicts, Expr::value(conflicts::write(&marks)?))];
    if row.assigned_to == Some(person.0) {
        columns.push((case::Column::AssignedTo, nothing()));
    }
    if row.proposed_by == Some(person.0) {
        columns.push(counted_up());
        columns.push((case::Column::ProposedBy, nothing()));
        columns.push((case::Column::ProposedAt, nothing()));
    }
    change(&tx, id, columns).await?;
    Ok(tx.commit().await?)
}

/// See the port.
pub async fn clear_conflict(parts: &Parts, by: &Person, id: CaseId, person: PersonId) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    let row = held(&tx, id).await?;
    let mut marks = conflicts::read(&row.conflicts)?;
    let Some(at) = marks.iter().position(|m| m.person == person.0) else {
        return Ok(());
    };
    let mark = marks.remove(at);
    let (names, _) = accounts::names_and_reviewers(&*tx, &[person]).await?;
    let whose = names.get(&person).map_or("", String::as_str);
    let said = format!("{whose}: {}", mark.reason);
    let noted = of_case(by, Deed::ConflictCleared, &row).field("conflict", &said, "");
    note(&*tx, noted, parts.clock.now()).await?;
    let columns = vec![(case::Column::Conflicts, Expr::value(conflicts::write(&marks)?))];
    change(&tx, id, columns).await?;
    Ok(tx.commit().await?)
}
