//! The queue's queries: filtered, sorted, counted and cut into pages by the database.

use std::collections::HashMap;

use app::catalogue::model::Reference;
use app::review::model::{
    AppealState, CaseCounts, CaseOrder, CaseQuery, CaseRow, CaseState, Clock, Colleague, DeadlineBand,
    Outcome, Shelf,
};
use app::shared::ids::{CaseId, InstitutionId, PersonId};
use app::shared::lang::{Lang, alphabetical};
use app::shared::time::{Date, StudyYear};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, LikeExpr, Query};
use sea_orm::{Condition, FromQueryResult, JoinType, Order, QueryOrder, QuerySelect, RelationTrait};

use super::conflicts;
use super::entity::{appeal, case};
use crate::clock::from_ms;

/// What a query is asked with, beside itself.
pub struct Asker<'a> {
    pub person: PersonId,
    pub today: Date,
    pub reference: &'a Reference,
    /// By name.
    pub colleagues: &'a [Colleague],
    pub lang: Lang,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    title: String,
    institution_id: i64,
    subject: String,
    year: i32,
    submitted_at: i64,
    deadline: Option<String>,
    warn_on: Option<String>,
    due_on: Option<String>,
    assigned_to: Option<i64>,
    decided_at: Option<i64>,
    outcome: Option<String>,
    proposed_by: Option<i64>,
    is_demo: bool,
    conflicts: String,
    appeal: Option<String>,
}

/// Where a case stands, from its columns.
pub fn state(outcome: Option<&str>, proposed_by: Option<i64>) -> CaseState {
    match (outcome.and_then(Outcome::from_code), proposed_by) {
        (Some(Outcome::Approved), _) => CaseState::Approved,
        (Some(Outcome::Returned), _) => CaseState::Returned,
        (None, Some(_)) => CaseState::Confirming,
        (None, None) => CaseState::Open,
    }
}

fn to_row(row: Row, asker: &Asker<'_>) -> Result<CaseRow, DbErr> {
    let day = |text: Option<String>| text.and_then(|d| d.parse().ok());
    let institution = InstitutionId(row.institution_id);
    let colleague = |id: i64| {
        let known = asker.colleagues.iter().find(|c| c.id.0 == id).cloned();
        // Who decides no more still has the case until somebody takes it.
        known.unwrap_or(Colleague {
            id: PersonId(id),
            name: String::new(),
        })
    };
    Ok(CaseRow {
        id: CaseId(row.id),
        title: row.title,
        institution,
        institution_short: asker
            .reference
            .institution(institution)
            .map(|i| i.short_name.clone())
            .unwrap_or_default(),
        subject: row.subject,
        year: StudyYear(row.year),
        state: state(row.outcome.as_deref(), row.proposed_by),
        submitted_at: from_ms(row.submitted_at),
        deadline: day(row.deadline),
        warn_on: day(row.warn_on),
        due_on: day(row.due_on),
        assigned: row.assigned_to.map(colleague),
        decided_at: row.decided_at.map(from_ms),
        appeal: row.appeal.as_deref().and_then(AppealState::from_code),
        has_conflict: conflicts::read(&row.conflicts)?
            .iter()
            .any(|c| c.person == asker.person.0),
        is_demo: row.is_demo,
    })
}

fn shelf(shelf: Shelf, person: PersonId) -> Condition {
    use case::Column as C;
    let open = Condition::all().add(C::DecidedAt.is_null());
    match shelf {
        Shelf::Open => open,
        Shelf::Mine => open.add(C::AssignedTo.eq(person.0)),
        Shelf::Unassigned => open.add(C::AssignedTo.is_null()),
        Shelf::Confirming => open.add(C::ProposedBy.is_not_null()),
        Shelf::Appealed => Condition::all().add(appeal::Column::State.eq(AppealState::Filed.code())),
        Shelf::Decided => Condition::all().add(C::DecidedAt.is_not_null()),
    }
}

fn late(today: Date) -> Condition {
    Condition::all()
        .add(case::Column::DecidedAt.is_null())
        .add(case::Column::DueOn.lt(today.to_string()))
}

fn warned(today: Date) -> Condition {
    Condition::all()
        .add(case::Column::DecidedAt.is_null())
        .add(case::Column::WarnOn.lte(today.to_string()))
        .add(case::Column::DueOn.gte(today.to_string()))
}

/// The words as found in a title, an institution's name or a case's number.
fn said(words: &str, reference: &Reference) -> Condition {
    let key = alphabetical(words.trim());
    let mut pattern = String::from("%");
    for c in key.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    let institutions = reference.institutions.iter().filter(|i| {
        [&i.short_name, &i.name]
            .into_iter()
            .any(|name| alphabetical(name).contains(&key))
    });
    let mut any = Condition::any()
        .add(Expr::col((case::Entity, case::Column::TitleKey)).like(LikeExpr::new(pattern).escape('!')))
        .add(case::Column::InstitutionId.is_in(institutions.map(|i| i.id.0)));
    if let Ok(number) = key.parse::<i64>() {
        any = any.add(case::Column::Id.eq(number));
    }
    any
}

fn wanted(query: &CaseQuery, asker: &Asker<'_>) -> Condition {
    use case::Column as C;
    let mut all = Condition::all().add(shelf(query.shelf, asker.person));
    if !query.words.trim().is_empty() {
        all = all.add(said(&query.words, asker.reference));
    }
    if let Some(institution) = query.institution {
        all = all.add(C::InstitutionId.eq(institution.0));
    }
    if !query.subject.is_empty() {
        all = all.add(C::Subject.eq(&query.subject));
    }
    if let Some(reviewer) = query.reviewer {
        all = all.add(C::AssignedTo.eq(reviewer.0));
    }
    match query.clock {
        Some(Clock::Late) => all = all.add(late(asker.today)),
        Some(Clock::Warned) => all = all.add(warned(asker.today)),
        Some(Clock::InTime) => all = all.add(C::WarnOn.gt(asker.today.to_string())),
        None => {}
    }
    let today = asker.today.to_string();
    let within = |days: u64| {
        let last = asker.today + chrono::Days::new(days);
        C::Deadline.between(today.clone(), last.to_string())
    };
    match query.deadline {
        Some(DeadlineBand::Passed) => all = all.add(C::Deadline.lt(today.clone())),
        Some(DeadlineBand::Two) => all = all.add(within(14)),
        Some(DeadlineBand::Six) => all = all.add(within(42)),
        Some(DeadlineBand::None) => all = all.add(C::Deadline.is_null()),
        None => {}
    }
    all
}

/// A place in a list for each of these keys, the rest after them: so that names sort as people read them,
/// whatever alphabet the database knows.
fn rank<V: Into<sea_orm::Value>>(column: case::Column, keys: impl IntoIterator<Item = V>) -> Expr {
    let of = || Expr::col((case::Entity, column));
    let mut ranks = CaseStatement::new();
    let mut n = 0;
    for key in keys {
        ranks = ranks.case(of().eq(Expr::val(key)), Expr::val(n));
        n += 1;
    }
    if n == 0 {
        return Expr::val(0);
    }
    ranks.finally(Expr::val(n)).into()
}

fn ordered(
    select: Select<case::Entity>,
    query: &CaseQuery,
    asker: &Asker<'_>,
    is_postgres: bool,
) -> Select<case::Entity> {
    use case::Column as C;
    let of = |column: C| Expr::col((case::Entity, column));
    let order = if query.descending { Order::Desc } else { Order::Asc };
    let select = match query.order {
        CaseOrder::Age => select,
        CaseOrder::Decided => select.order_by(of(C::DecidedAt), order.clone()),
        CaseOrder::Title if is_postgres => {
            // As bytes, which is what the key is made for; SQLite compares so by itself.
            let key = Expr::cust(r#""review_case"."title_key" COLLATE "C""#);
            select.order_by(key, order.clone())
        }
        CaseOrder::Title => select.order_by(of(C::TitleKey), order.clone()),
        CaseOrder::Institution => {
            let mut all: Vec<_> = asker.reference.institutions.iter().collect();
            all.sort_by_key(|i| alphabetical(&i.short_name));
            let ids = all.iter().map(|i| i.id.0);
            select.order_by(rank(C::InstitutionId, ids), order.clone())
        }
        CaseOrder::Subject => {
            let mut all: Vec<_> = asker.reference.subjects.iter().collect();
            all.sort_by_key(|s| alphabetical(s.name(asker.lang)));
            let codes = all.iter().map(|s| s.code.clone());
            select.order_by(rank(C::Subject, codes), order.clone())
        }
        // Those without a deadline press least, whichever way.
        CaseOrder::Deadline => select
            .order_by(of(C::Deadline).is_null(), Order::Asc)
            .order_by(of(C::Deadline), order.clone()),
        CaseOrder::Reviewer => {
            let ids = asker.colleagues.iter().map(|c| c.id.0);
            select
                .order_by(of(C::AssignedTo).is_null(), Order::Asc)
                .order_by(rank(C::AssignedTo, ids), order.clone())
        }
    };
    let by_age = if query.order == CaseOrder::Age {
        order
    } else {
        Order::Asc
    };
    select
        .order_by(of(C::SubmittedAt), by_age.clone())
        .order_by(of(C::Id), by_age)
}

/// The cases that answer to the query, and how many there are in all. Two queries.
pub async fn cases(
    db: &impl ConnectionTrait,
    query: &CaseQuery,
    asker: &Asker<'_>,
    (skip, take): (u64, u64),
) -> Result<(Vec<CaseRow>, u64), DbErr> {
    use case::Column as C;
    let is_postgres = db.get_database_backend() == sea_orm::DbBackend::Postgres;
    let all = case::Entity::find()
        .join(JoinType::LeftJoin, case::Relation::Appeal.def())
        .filter(wanted(query, asker))
        .select_only()
        .columns([
            C::Id,
            C::Title,
            C::InstitutionId,
            C::Subject,
            C::Year,
            C::SubmittedAt,
        ])
        .columns([
            C::Deadline,
            C::WarnOn,
            C::DueOn,
            C::AssignedTo,
            C::DecidedAt,
            C::Outcome,
        ])
        .columns([C::ProposedBy, C::IsDemo, C::Conflicts])
        .column_as(appeal::Column::State, "appeal");
    let total = all.clone().count(db).await?;
    let rows = ordered(all, query, asker, is_postgres)
        .offset(skip)
        .limit(take)
        .into_model::<Row>()
        .all(db)
        .await?;
    let rows: Result<Vec<CaseRow>, DbErr> = rows.into_iter().map(|row| to_row(row, asker)).collect();
    Ok((rows?, total))
}

/// How many cases lie on each shelf. One query.
pub async fn counts(db: &impl ConnectionTrait, person: PersonId, today: Date) -> Result<CaseCounts, DbErr> {
    let shelves = Shelf::ALL.iter().map(|s| (s.code(), shelf(*s, person)));
    let pressing = [("varslet", warned(today)), ("over", late(today))];
    let mut query = Query::select();
    query.from(case::Entity).left_join(
        appeal::Entity,
        Expr::col((appeal::Entity, appeal::Column::CaseId)).equals((case::Entity, case::Column::Id)),
    );
    for (name, condition) in shelves.chain(pressing) {
        let counted: Expr = CaseStatement::new().case(condition, Expr::val(1)).into();
        query.expr_as(counted.count(), name);
    }
    let found = db.query_one(&query).await?;
    let row = found.ok_or_else(|| DbErr::RecordNotFound("counts".into()))?;
    let n = |name: &str| -> Result<u64, DbErr> {
        let n: i64 = row.try_get("", name)?;
        Ok(u64::try_from(n).unwrap_or(0))
    };
    Ok(CaseCounts {
        open: n(Shelf::Open.code())?,
        mine: n(Shelf::Mine.code())?,
        unassigned: n(Shelf::Unassigned.code())?,
        confirming: n(Shelf::Confirming.code())?,
        appealed: n(Shelf::Appealed.code())?,
        decided: n(Shelf::Decided.code())?,
        warned: n("varslet")?,
        late: n("over")?,
    })
}

/// People by name, as they are chosen among.
pub fn by_name(names: HashMap<PersonId, String>) -> Vec<Colleague> {
    let mut all: Vec<Colleague> = names
        .into_iter()
        .map(|(id, name)| Colleague { id, name })
        .collect();
    all.sort_by_key(|c| (alphabetical(&c.name), c.id));
    all
}
