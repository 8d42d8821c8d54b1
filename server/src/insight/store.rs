//! Every query of this domain. Here alone it reads across: closed surveys, and the seats of institutions.

use app::evaluation::model::{EvaluationState, SurveyKind};
use app::insight::model::LISTED;
use app::shared::ids::{InstitutionId, OfferId};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Order, Query, SelectStatement};
use sea_orm::{QueryOrder, QueryResult, QuerySelect as _};

use super::coding::{Beyond, known_before};
use super::entity::{borrowed, cube_made, published, published_item, published_survey};
use super::published::{Published, PublishedItem};
use super::shrinkage::{Shrunk, Weights};
use super::sums;
use crate::catalogue::entity::institution;
use crate::evaluation::entity::evaluation;

pub use evaluation::Model as SurveyRow;

/// Rows of one statement: far below what either database takes as parameters.
pub(super) const CHUNK: usize = 1_000;

/// Whose surveys are read.
#[derive(Clone, Copy)]
pub enum Scope<'a> {
    All,
    Institutions(&'a [InstitutionId]),
    Offers(&'a [OfferId]),
}

pub(super) fn counted(n: i32) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

pub(super) fn count(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

// Closed surveys

/// Only those at the end of a study: figures of another kind are never put together with these.
fn is_closed() -> Condition {
    Condition::all()
        .add(evaluation::Column::State.eq(EvaluationState::Closed.code()))
        .add(evaluation::Column::Kind.eq(SurveyKind::End.code()))
}

fn closed(scope: Scope<'_>) -> sea_orm::Select<evaluation::Entity> {
    let closed = evaluation::Entity::find()
        .filter(is_closed())
        .order_by_asc(evaluation::Column::ClosedAt)
        .order_by_asc(evaluation::Column::Id);
    match scope {
        Scope::All => closed,
        Scope::Institutions(ids) => {
            closed.filter(evaluation::Column::InstitutionId.is_in(ids.iter().map(|i| i.0)))
        }
        Scope::Offers(ids) => closed.filter(evaluation::Column::OfferId.is_in(ids.iter().map(|i| i.0))),
    }
}

fn in_a_release() -> SelectStatement {
    Query::select()
        .column(published_survey::Column::EvaluationId)
        .from(published_survey::Entity)
        .to_owned()
}

/// Closed surveys that are in no release, in the order they closed.
pub async fn waiting(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Vec<SurveyRow>, DbErr> {
    closed(scope)
        .filter(evaluation::Column::Id.not_in_subquery(in_a_release()))
        .all(db)
        .await
}

/// Subjects, institutions and years with closed surveys, and how many each. One query.
pub async fn closed_by_place(db: &impl ConnectionTrait) -> Result<Vec<(String, i64, i32, u32)>, DbErr> {
    use evaluation::Column as E;
    let rows: Vec<(String, i64, i32, i64)> = evaluation::Entity::find()
        .select_only()
        .columns([E::Subject, E::InstitutionId, E::Year])
        .column_as(E::Id.count(), "n")
        .filter(is_closed())
        .group_by(E::Subject)
        .group_by(E::InstitutionId)
        .group_by(E::Year)
        .into_tuple()
        .all(db)
        .await?;
    let place =
        |(subject, institution, year, n)| (subject, institution, year, u32::try_from(n).unwrap_or(u32::MAX));
    Ok(rows.into_iter().map(place).collect())
}

/// What a list of closed surveys is narrowed to.
pub struct Listed<'a> {
    pub institutions: Option<&'a [InstitutionId]>,
    pub subject: Option<&'a str>,
    pub year: Option<i32>,
}

/// One page of closed surveys, the newest first, each with the release it is in; how many there are on all as last
/// counted (`cube::closed`), never fewer than are shown; and which page it is. Two queries.
pub async fn listed(
    db: &impl ConnectionTrait,
    of: &Listed<'_>,
    page: usize,
) -> Result<(usize, usize, Vec<(SurveyRow, Option<i64>)>), DbErr> {
    use evaluation::Column as E;
    let mut all = is_closed();
    if let Some(ids) = of.institutions {
        all = all.add(E::InstitutionId.is_in(ids.iter().map(|i| i.0)));
    }
    if let Some(subject) = of.subject {
        all = all.add(E::Subject.eq(subject));
    }
    if let Some(year) = of.year {
        all = all.add(E::Year.eq(year));
    }
    let total = sums::n_closed(db, of).await?;
    let page = page.clamp(1, total.div_ceil(LISTED).max(1));
    let rows = evaluation::Entity::find()
        .filter(all)
        .order_by_desc(E::Year)
        .order_by_asc(E::Title)
        .order_by_asc(E::Id)
        .limit(LISTED as u64)
        .offset(((page - 1) * LISTED) as u64);
    let rows = with_releases(rows, db).await?;
    Ok((total.max((page - 1) * LISTED + rows.len()), page, rows))
}

/// Closed surveys in the order they closed, each with the release it is in.
pub async fn surveys(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
) -> Result<Vec<(SurveyRow, Option<i64>)>, DbErr> {
    with_releases(closed(scope), db).await
}

async fn with_releases(
    surveys: sea_orm::Select<evaluation::Entity>,
    db: &impl ConnectionTrait,
) -> Result<Vec<(SurveyRow, Option<i64>)>, DbErr> {
    let rows = surveys
        .join(
            sea_orm::JoinType::LeftJoin,
            evaluation::Entity::belongs_to(published_survey::Entity)
                .from(evaluation::Column::Id)
                .to(published_survey::Column::EvaluationId)
                .into(),
        )
        .select_also(published_survey::Entity)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(survey, release)| (survey, release.map(|r| r.published_id)))
        .collect())
}

/// The release a survey is in.
pub async fn release_of(db: &impl ConnectionTrait, evaluation: i64) -> Result<Option<i64>, DbErr> {
    let row = published_survey::Entity::find_by_id(evaluation).one(db).await?;
    Ok(row.map(|r| r.published_id))
}

/// The county of an institution's seat; empty where none is known.
pub async fn county(db: &impl ConnectionTrait, id: InstitutionId) -> Result<String, DbErr> {
    let row = institution::Entity::find_by_id(id.0).one(db).await?;
    let counties = row.map(|r| r.counties).unwrap_or_default();
    Ok(counties.split(',').next().unwrap_or_default().to_owned())
}

// Published figures

pub fn beyond_text(beyond: Option<Beyond>) -> String {
    match beyond {
        None => "",
        Some(Beyond::AtLeast) => "least",
        Some(Beyond::AtMost) => "most",
    }
    .to_owned()
}

pub fn beyond(text: &str) -> Option<Beyond> {
    match text {
        "least" => Some(Beyond::AtLeast),
        "most" => Some(Beyond::AtMost),
        _ => None,
    }
}

/// Keeps a release of these surveys; its id is given by the database.
pub async fn insert(db: &impl ConnectionTrait, release: &Published, surveys: &[i64]) -> Result<(), DbErr> {
    let row = published::ActiveModel {
        offer_id: Set(release.offer.0),
        institution_id: Set(release.institution.0),
        subject: Set(release.subject.clone()),
        county: Set(release.county.clone()),
        title: Set(release.title.clone()),
        first_year: Set(release.years.0),
        last_year: Set(release.years.1),
        surveys: Set(count(release.surveys)),
        invited: Set(count(release.invited)),
        answered: Set(count(release.answered)),
        is_demo: Set(release.is_demo),
        ..Default::default()
    };
    let id = row.insert(db).await?.id;
    let members = surveys
        .iter()
        .map(|&evaluation_id| published_survey::ActiveModel {
            evaluation_id: Set(evaluation_id),
            published_id: Set(id),
        });
    published_survey::Entity::insert_many(members)
        .exec_without_returning(db)
        .await?;
    let items = release
        .items
        .iter()
        .map(|item| {
            let cells = serde_json::to_string(&item.cells).map_err(|e| DbErr::Json(e.to_string()))?;
            Ok(published_item::ActiveModel {
                published_id: Set(id),
                item: Set(item.item.clone()),
                n: Set(count(item.n)),
                known: Set(Some(count(item.known))),
                milli: Set(item.milli.map(count)),
                beyond: Set(beyond_text(item.beyond)),
                cells: Set(cells),
            })
        })
        .collect::<Result<Vec<_>, DbErr>>()?;
    if !items.is_empty() {
        published_item::Entity::insert_many(items)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

fn release(row: &QueryResult) -> Result<Published, DbErr> {
    let number = |column: &str| row.try_get::<i32>("", column).map(counted);
    Ok(Published {
        id: row.try_get("", "id")?,
        offer: OfferId(row.try_get("", "offer_id")?),
        institution: InstitutionId(row.try_get("", "institution_id")?),
        subject: row.try_get("", "subject")?,
        county: row.try_get("", "county")?,
        title: row.try_get("", "title")?,
        years: (row.try_get("", "first_year")?, row.try_get("", "last_year")?),
        surveys: number("surveys")?,
        invited: number("invited")?,
        answered: number("answered")?,
        is_demo: row.try_get("", "is_demo")?,
        items: vec![],
    })
}

fn told(row: &QueryResult, item: String, limit: u32) -> Result<PublishedItem, DbErr> {
    let text: String = row.try_get("", "cells")?;
    let share = |column: &str| row.try_get::<Option<i32>>("", column).map(|v| v.map(thousandth));
    let weights = (
        share("own")?,
        share("series")?,
        share("of_subject")?,
        share("nation")?,
    );
    let shrunk = match (share("shrunk")?, share("doubt_milli")?, weights) {
        (Some(mean), Some(doubt), (Some(own), Some(series), Some(subject), Some(nation))) => Some(Shrunk {
            mean,
            doubt,
            weights: Weights {
                own,
                series,
                subject,
                nation,
            },
        }),
        _ => None,
    };
    let cells: Vec<Option<u32>> = serde_json::from_str(&text).map_err(|e| DbErr::Json(e.to_string()))?;
    let n = counted(row.try_get("", "n")?);
    let known = row.try_get::<Option<i32>>("", "known")?.map(counted);
    Ok(PublishedItem {
        item,
        n,
        known: known.unwrap_or_else(|| known_before(n, &cells, limit)),
        milli: row.try_get::<Option<i32>>("", "milli")?.map(counted),
        beyond: beyond(&row.try_get::<String>("", "beyond")?),
        cells,
        shrunk,
    })
}

fn thousandth(n: i32) -> f64 {
    f64::from(n) / 1000.0
}

/// Releases in the order they were made, with what is told of these items (of all, where none is named), `limit` being
/// the fewest answers a figure needs. One query.
pub async fn published(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    items: &[&str],
    limit: u32,
) -> Result<Vec<Published>, DbErr> {
    use published::Column as P;
    let of = |c: P, ids: Vec<i64>| Condition::all().add(Expr::col((published::Entity, c)).is_in(ids));
    let which = match scope {
        Scope::All => Condition::all(),
        Scope::Institutions(ids) => of(P::InstitutionId, ids.iter().map(|i| i.0).collect()),
        Scope::Offers(ids) => of(P::OfferId, ids.iter().map(|i| i.0).collect()),
    };
    published_where(db, which, among(items), limit).await
}

/// All releases in the order they were made, with everything of them that has a mean. One query.
pub async fn published_scales(db: &impl ConnectionTrait, limit: u32) -> Result<Vec<Published>, DbErr> {
    let has_mean = Expr::col((published_item::Entity, published_item::Column::Milli)).is_not_null();
    published_where(db, Condition::all(), Condition::all().add(has_mean), limit).await
}

/// These items; all, where none is named.
fn among(items: &[&str]) -> Condition {
    let item = Expr::col((published_item::Entity, published_item::Column::Item));
    let named = (!items.is_empty()).then(|| item.is_in(items.iter().copied()));
    Condition::all().add_option(named)
}

/// These releases, in the order they were made, with what is told of these items. One query.
pub async fn published_among(
    db: &impl ConnectionTrait,
    releases: &[i64],
    items: &[&str],
    limit: u32,
) -> Result<Vec<Published>, DbErr> {
    let id = Expr::col((published::Entity, published::Column::Id));
    let which = Condition::all().add(id.is_in(releases.iter().copied()));
    published_where(db, which, among(items), limit).await
}

async fn published_where(
    db: &impl ConnectionTrait,
    which: Condition,
    items: Condition,
    limit: u32,
) -> Result<Vec<Published>, DbErr> {
    use borrowed::Column as B;
    use published::Column as P;
    use published_item::Column as I;
    let own = |c: P| Expr::col((published::Entity, c));
    let lent = |c: B| Expr::col((borrowed::Entity, c));
    let on = Condition::all()
        .add(own(P::Id).equals((published_item::Entity, I::PublishedId)))
        .add(items);
    let lending = Condition::all()
        .add(lent(B::PublishedId).equals((published_item::Entity, I::PublishedId)))
        .add(lent(B::Measure).equals((published_item::Entity, I::Item)));
    let mut query = Query::select();
    query
        .columns(
            [
                P::Id,
                P::OfferId,
                P::InstitutionId,
                P::Subject,
                P::County,
                P::Title,
                P::FirstYear,
                P::LastYear,
                P::Surveys,
                P::Invited,
                P::Answered,
                P::IsDemo,
            ]
            .map(|c| (published::Entity, c)),
        )
        .columns(
            [I::Item, I::N, I::Known, I::Milli, I::Beyond, I::Cells].map(|c| (published_item::Entity, c)),
        )
        .columns([B::DoubtMilli, B::Own, B::Series, B::Nation].map(|c| (borrowed::Entity, c)))
        .expr_as(lent(B::Milli), "shrunk")
        .expr_as(lent(B::Subject), "of_subject")
        .from(published::Entity)
        .left_join(published_item::Entity, on)
        .left_join(borrowed::Entity, lending)
        .cond_where(which)
        .order_by((published::Entity, P::Id), Order::Asc);
    let mut releases: Vec<Published> = vec![];
    for row in db.query_all(&query).await? {
        let id: i64 = row.try_get("", "id")?;
        if releases.last().is_none_or(|r| r.id != id) {
            releases.push(release(&row)?);
        }
        let item: Option<String> = row.try_get("", "item")?;
        if let (Some(item), Some(release)) = (item, releases.last_mut()) {
            release.items.push(told(&row, item, limit)?);
        }
    }
    Ok(releases)
}

/// What roll-ups hold: raised whenever a version makes others of them, so that what an older program has made, perhaps
/// after this one began, is made anew.
const LAYOUT: u32 = 2;

/// How a day on which this program made everything anew is noted.
pub(super) fn made_note(day: &str) -> String {
    format!("{day}/{LAYOUT}")
}

/// The note of when everything was last made anew, and by which layout.
pub async fn made(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    let row = cube_made::Entity::find_by_id(1).one(db).await?;
    Ok(row.map(|r| r.made_on))
}

/// The day on which everything was last made anew.
pub async fn made_on(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    let made = made(db).await?;
    Ok(made.and_then(|note| note.split('/').next().map(ToOwned::to_owned)))
}
