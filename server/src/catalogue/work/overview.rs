//! The overview: filtered, counted, sorted and paged by the database, in three queries however many offers.

use std::collections::{BTreeMap, HashMap};

use app::catalogue::model::{Reference, Run, VersionState};
use app::catalogue::work::port::{WorkItem, WorkPage};
use app::catalogue::work::query::{Column, DeadlineBand, Missing, PAGE, WorkQuery};
use app::shared::ids::{InstitutionId, OfferId, VersionId};
use app::shared::time::{Date, StudyYear};
use chrono::Days;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, LikeExpr};
use sea_orm::{Condition, Order, QueryOrder, QuerySelect};

use super::facts::read_list;
use super::runs::runs_of;
use crate::catalogue::entity::offer_work;
use crate::catalogue::partners::shared_with;
use crate::clock::from_ms;

use offer_work::Column as C;

/// Text as a pattern finds it: what the database takes for a wildcard is only a letter here.
fn containing(text: &str) -> LikeExpr {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}

/// The deadline that comes next, else the last.
///
/// Dates are kept as ISO text, which sorts as dates do.
fn deadline(today: Date) -> Expr {
    CaseStatement::new()
        .case(C::NextDeadline.gte(today.to_string()), Expr::col(C::NextDeadline))
        .finally(Expr::col(C::LastDeadline))
        .into()
}

/// Whose offers are looked at.
#[derive(Clone, Copy)]
enum Whose {
    /// Those these institutions answer for.
    Own,
    /// And those they give together with others.
    Shared,
}

/// Everything asked for but the state.
fn condition(query: &WorkQuery, institutions: &[InstitutionId], whose: Whose, today: Date) -> Condition {
    let ids: Vec<i64> = institutions.iter().map(|i| i.0).collect();
    let shared = matches!(whose, Whose::Shared).then(|| shared_with(&ids, false));
    let mut theirs = Condition::any().add(C::InstitutionId.is_in(ids));
    if let Some(shared) = shared {
        theirs = theirs.add(C::OfferId.in_subquery(shared));
    }
    let mut all = Condition::all().add(theirs);
    for word in query.text.to_lowercase().split_whitespace() {
        all = all.add(Expr::col(C::Folded).like(containing(word)));
    }
    if !query.subject.is_empty() {
        all = all.add(C::Subject.eq(&query.subject));
    }
    if let Some(year) = query.year {
        all = all.add(C::Year.eq(year.0));
    }
    match query.missing {
        Some(Missing::Something) => all = all.add(C::NMissing.gt(0)),
        Some(Missing::Nothing) => {
            let open = [VersionState::Draft.code(), VersionState::Returned.code()];
            all = all.add(C::NMissing.eq(0)).add(C::State.is_in(open));
        }
        Some(Missing::In(section)) => {
            all = all.add(Expr::col(C::Missing).like(containing(&format!(",{},", section.anchor()))));
        }
        None => {}
    }
    let within = |days| {
        let last = today.checked_add_days(Days::new(days)).unwrap_or(today);
        Condition::all()
            .add(deadline(today).gte(today.to_string()))
            .add(deadline(today).lte(last.to_string()))
    };
    match query.deadline {
        Some(DeadlineBand::Month) => all.add(within(30)),
        Some(DeadlineBand::Quarter) => all.add(within(90)),
        Some(DeadlineBand::Passed) => all.add(C::LastDeadline.lt(today.to_string())),
        Some(DeadlineBand::Undated) => all.add(C::LastDeadline.is_null()),
        None => all,
    }
}

/// How many offers fit, by state and institution; whether the state fits is not asked.
async fn counts(
    db: &impl ConnectionTrait,
    condition: Condition,
) -> Result<Vec<(VersionState, InstitutionId, u64)>, DbErr> {
    let rows: Vec<(String, i64, i64)> = offer_work::Entity::find()
        .filter(condition)
        .select_only()
        .column(C::State)
        .column(C::InstitutionId)
        .column_as(C::OfferId.count(), "n")
        .group_by(C::State)
        .group_by(C::InstitutionId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(state, of, n)| {
            let state = VersionState::from_code(&state)?;
            Some((state, InstitutionId(of), u64::try_from(n).ok()?))
        })
        .collect())
}

fn sorted(found: Select<offer_work::Entity>, query: &WorkQuery, today: Date) -> Select<offer_work::Entity> {
    let order = if query.descending { Order::Desc } else { Order::Asc };
    let found = match query.column {
        Column::Title => found.order_by(C::TitleKey, order),
        Column::Year => found.order_by(C::Year, order),
        Column::Missing => found.order_by(C::NMissing, order),
        Column::Saved => found.order_by(C::SavedAt, order),
        Column::State => {
            let place = VersionState::ALL
                .iter()
                .zip(0_i32..)
                .fold(CaseStatement::new(), |cases, (state, i)| {
                    cases.case(C::State.eq(state.code()), i)
                })
                .finally(99);
            found.order_by(Into::<Expr>::into(place), order)
        }
        // What has no date comes last either way.
        Column::Deadline => found
            .order_by(deadline(today).is_null(), Order::Asc)
            .order_by(deadline(today), order),
    };
    found.order_by_asc(C::TitleKey).order_by_asc(C::OfferId)
}

/// Everything that fits, in order.
fn fitting(
    query: &WorkQuery,
    institutions: &[InstitutionId],
    whose: Whose,
    today: Date,
) -> Select<offer_work::Entity> {
    let mut all = condition(query, institutions, whose, today);
    if let Some(state) = query.state {
        all = all.add(C::State.eq(state.code()));
    }
    sorted(offer_work::Entity::find().filter(all), query, today)
}

/// One page of the overview. Three queries.
pub async fn page(
    db: &impl ConnectionTrait,
    query: &WorkQuery,
    institutions: &[InstitutionId],
    reference: &Reference,
    today: Date,
) -> Result<WorkPage, DbErr> {
    let counted = counts(db, condition(query, institutions, Whose::Shared, today)).await?;
    let (mut counts, mut total, mut own) = (BTreeMap::new(), 0, 0);
    for (state, of, n) in counted {
        *counts.entry(state).or_default() += n;
        if query.state.is_none_or(|s| s == state) {
            total += n;
            own += if institutions.contains(&of) { n } else { 0 };
        }
    }
    let rows = fitting(query, institutions, Whose::Shared, today)
        .offset((query.page - 1) * PAGE)
        .limit(PAGE)
        .all(db)
        .await?;
    Ok(WorkPage {
        items: items(db, rows, institutions, reference, today).await?,
        counts: counts.into_iter().collect(),
        total,
        own,
    })
}

/// At most `n` of what fits, in order. Two queries.
pub async fn all(
    db: &impl ConnectionTrait,
    query: &WorkQuery,
    institutions: &[InstitutionId],
    reference: &Reference,
    today: Date,
    n: u64,
) -> Result<Vec<WorkItem>, DbErr> {
    let rows = fitting(query, institutions, Whose::Shared, today)
        .limit(n)
        .all(db)
        .await?;
    items(db, rows, institutions, reference, today).await
}

/// The numbers of what fits and these institutions answer for, in order, at most `n`. One query.
pub async fn offers(
    db: &impl ConnectionTrait,
    query: &WorkQuery,
    institutions: &[InstitutionId],
    today: Date,
    n: u64,
) -> Result<Vec<OfferId>, DbErr> {
    let ids: Vec<i64> = fitting(query, institutions, Whose::Own, today)
        .select_only()
        .column(C::OfferId)
        .limit(n)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(OfferId).collect())
}

async fn items(
    db: &impl ConnectionTrait,
    rows: Vec<offer_work::Model>,
    institutions: &[InstitutionId],
    reference: &Reference,
    today: Date,
) -> Result<Vec<WorkItem>, DbErr> {
    let live: Vec<VersionId> = rows
        .iter()
        .filter_map(|r| r.live_version_id)
        .map(VersionId)
        .collect();
    let mut runs = runs_of(db, &live).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let is_shared = !institutions.contains(&InstitutionId(row.institution_id));
            let item = to_item(row, &mut runs, reference, today)?;
            Some(WorkItem { is_shared, ..item })
        })
        .collect())
}

/// A row of a state this version of the platform does not know is left out.
fn to_item(
    row: offer_work::Model,
    runs: &mut HashMap<VersionId, Vec<Run>>,
    reference: &Reference,
    today: Date,
) -> Option<WorkItem> {
    let date = |text: Option<String>| text.and_then(|t| t.parse::<Date>().ok());
    let (next, last) = (date(row.next_deadline), date(row.last_deadline));
    let institution = reference.institution(InstitutionId(row.institution_id));
    let live = row.live_version_id.map(VersionId);
    Some(WorkItem {
        version: VersionId(row.version_id),
        offer: OfferId(row.offer_id),
        institution_short: institution.map(|i| i.short_name.clone()).unwrap_or_default(),
        is_shared: false,
        year: StudyYear(row.year),
        state: VersionState::from_code(&row.state)?,
        title: row.title,
        code: row.code,
        subject: row.subject,
        is_demo: row.is_demo,
        is_live: live.is_some(),
        runs: live.and_then(|v| runs.remove(&v)).unwrap_or_default(),
        missing: read_list(&row.missing),
        deadline: next.filter(|d| *d >= today).or(last),
        saved_at: from_ms(row.saved_at),
    })
}
