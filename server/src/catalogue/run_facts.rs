//! What other domains must know of runs: a survey of the one it is about, an institution of its own.

use std::collections::HashMap;

use app::catalogue::model::RunMark;
use app::shared::ids::{InstitutionId, OfferId, RunId};
use app::shared::time::{Date, StudyYear};
use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, JoinType, QueryOrder, QuerySelect};

use super::entity::{offer_version, run};

/// What a survey must know of the run it is about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RunFacts {
    pub run: RunId,
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub title: String,
    /// Subject code.
    pub subject: String,
    pub year: StudyYear,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub is_demo: bool,
    mark: Option<RunMark>,
    /// The day from which the mark holds.
    marked_on: Option<Date>,
}

impl RunFacts {
    /// Why the run does not take place, as this day knows it.
    pub(crate) fn off(&self, today: Date) -> Option<RunMark> {
        off_on(self.mark, self.marked_on, today)
    }
}

fn off_on(mark: Option<RunMark>, marked_on: Option<Date>, today: Date) -> Option<RunMark> {
    mark.filter(|mark| mark.is_off() && marked_on.is_none_or(|from| from <= today))
}

fn date(text: Option<String>) -> Option<Date> {
    text.and_then(|t| t.parse().ok())
}

fn mark(code: Option<String>) -> Option<RunMark> {
    code.and_then(|c| RunMark::from_code(&c))
}

#[derive(FromQueryResult)]
struct FactsRow {
    id: i64,
    offer_id: i64,
    institution_id: i64,
    title: String,
    subject: String,
    year: i32,
    starts_on: Option<String>,
    ends_on: Option<String>,
    is_demo: bool,
    mark: Option<String>,
    marked_on: Option<String>,
}

fn facts() -> sea_orm::Select<run::Entity> {
    run::Entity::find()
        .join(JoinType::InnerJoin, run::Relation::Version.def())
        .select_only()
        .column(run::Column::Id)
        .column(run::Column::OfferId)
        .column(offer_version::Column::InstitutionId)
        .column(offer_version::Column::Title)
        .column(offer_version::Column::Subject)
        .column(run::Column::Year)
        .column(run::Column::StartsOn)
        .column(run::Column::EndsOn)
        .column(run::Column::IsDemo)
        .column(run::Column::Mark)
        .column(run::Column::MarkedOn)
}

fn to_facts(row: FactsRow) -> RunFacts {
    RunFacts {
        run: RunId(row.id),
        offer: OfferId(row.offer_id),
        institution: InstitutionId(row.institution_id),
        title: row.title,
        subject: row.subject,
        year: StudyYear(row.year),
        starts_on: date(row.starts_on),
        ends_on: date(row.ends_on),
        is_demo: row.is_demo,
        mark: mark(row.mark),
        marked_on: date(row.marked_on),
    }
}

/// Which of these runs do not take place, as this day knows it, and why.
pub(crate) async fn runs_off(
    db: &impl ConnectionTrait,
    runs: &[RunId],
    today: Date,
) -> Result<HashMap<RunId, RunMark>, DbErr> {
    if runs.is_empty() {
        return Ok(HashMap::new());
    }
    let marked: Vec<(i64, Option<String>, Option<String>)> = run::Entity::find()
        .select_only()
        .columns([run::Column::Id, run::Column::Mark, run::Column::MarkedOn])
        .filter(run::Column::Id.is_in(runs.iter().map(|r| r.0)))
        .filter(run::Column::Mark.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let off = marked
        .into_iter()
        .filter_map(|(id, code, on)| Some((RunId(id), off_on(mark(code), date(on), today)?)));
    Ok(off.collect())
}

/// What a survey must know of one run.
pub(crate) async fn run_facts(db: &impl ConnectionTrait, run: RunId) -> Result<Option<RunFacts>, DbErr> {
    let row = facts()
        .filter(run::Column::Id.eq(run.0))
        .into_model::<FactsRow>()
        .one(db)
        .await?;
    Ok(row.map(to_facts))
}

/// All runs of these institutions, newest year first, then by title.
pub(crate) async fn runs_of(
    db: &impl ConnectionTrait,
    institutions: &[InstitutionId],
) -> Result<Vec<RunFacts>, DbErr> {
    let rows = facts()
        .filter(offer_version::Column::InstitutionId.is_in(institutions.iter().map(|i| i.0)))
        .order_by_desc(run::Column::Year)
        .order_by_asc(offer_version::Column::Title)
        .order_by_asc(run::Column::Id)
        .into_model::<FactsRow>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(to_facts).collect())
}
