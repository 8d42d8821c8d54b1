//! What is told of short surveys: at the start, half-way, of those who stopped.
//!
//! As with surveys at the end of a study, one that too few answered waits for the next of the same offer, and they are
//! told of together once and for all, in the transaction that closes the survey that makes them enough. A series is of
//! one kind: nothing is ever put together with another's. It is the same grouping and the same code as there
//! (`insight::releases`, `insight::code`), which the solver has tried to break for every such series; and nothing reads
//! these figures but the surveys' own pages.

use app::evaluation::model::{EvaluationState, Questionnaire, SurveyKind};
use app::shared::ids::{InstitutionId, OfferId, QuestionnaireId};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;

use super::ballots::{self, Counts};
use super::entity::{evaluation, short_member, short_release};
use super::store::{self, EvaluationRow, count, counted};
use super::{own, results};
use crate::insight::{Published, Release, asked_in_all, code, releases};

/// Tells of what can be told: of one offer's short surveys, or of all that wait. Running it again changes nothing. A
/// release formed by another node meanwhile makes the transaction fail, and so the job run again.
///
/// # Errors
/// When the database refuses.
pub async fn release(db: &impl ConnectionTrait, offer: Option<OfferId>, limit: u32) -> Result<(), DbErr> {
    let waiting = waiting(db, offer).await?;
    for series in waiting.chunk_by(|a, b| (a.offer_id, &a.kind) == (b.offer_id, &b.kind)) {
        let counts = ballots::tallies(db, series.iter().map(|s| s.id)).await?;
        let answered: Vec<u32> = series
            .iter()
            .map(|s| counts.get(&s.id).map_or(0, results::in_all))
            .collect();
        for group in releases(&answered, limit) {
            let members: Vec<(&EvaluationRow, &Counts)> = group
                .iter()
                .filter_map(|&i| Some((&series[i], counts.get(&series[i].id)?)))
                .collect();
            tell(db, &members, limit).await?;
        }
    }
    Ok(())
}

/// Closed short surveys that are in no release, a series after the other, each in the order they closed.
async fn waiting(db: &impl ConnectionTrait, offer: Option<OfferId>) -> Result<Vec<EvaluationRow>, DbErr> {
    let told = Query::select()
        .column(short_member::Column::EvaluationId)
        .from(short_member::Entity)
        .to_owned();
    let mut waiting = evaluation::Entity::find()
        .filter(evaluation::Column::State.eq(EvaluationState::Closed.code()))
        .filter(evaluation::Column::Kind.ne(SurveyKind::End.code()))
        .filter(evaluation::Column::Id.not_in_subquery(told));
    if let Some(offer) = offer {
        waiting = waiting.filter(evaluation::Column::OfferId.eq(offer.0));
    }
    waiting
        .order_by_asc(evaluation::Column::OfferId)
        .order_by_asc(evaluation::Column::Kind)
        .order_by_asc(evaluation::Column::ClosedAt)
        .order_by_asc(evaluation::Column::Id)
        .all(db)
        .await
}

/// Keeps what these surveys tell together; the last completed them.
async fn tell(
    db: &impl ConnectionTrait,
    members: &[(&EvaluationRow, &Counts)],
    limit: u32,
) -> Result<(), DbErr> {
    let Some((newest, _)) = members.last() else {
        return Ok(());
    };
    let mut sum = Counts::new();
    for (key, n) in members.iter().flat_map(|(_, counts)| *counts) {
        *sum.entry(key.clone()).or_default() += n;
    }
    let mut versions: Vec<Questionnaire> = vec![];
    for (survey, _) in members {
        let read = store::questionnaire(db, QuestionnaireId(survey.questionnaire_id)).await?;
        versions.push(read.ok_or_else(|| DbErr::RecordNotFound("a survey's questionnaire".into()))?);
    }
    let asked = asked_in_all(&versions.iter().collect::<Vec<_>>());
    let answered = results::in_all(&sum);
    let years = members.iter().map(|(s, _)| s.year);
    let row = short_release::ActiveModel {
        evaluation_id: Set(newest.id),
        first_year: Set(years.clone().min().unwrap_or(newest.year)),
        last_year: Set(years.max().unwrap_or(newest.year)),
        surveys: Set(count(u32::try_from(members.len()).unwrap_or(u32::MAX))),
        invited: Set(members.iter().map(|(s, _)| s.invited).sum()),
        answered: Set(count(answered)),
        is_demo: Set(members.iter().any(|(s, _)| s.is_demo)),
    };
    short_release::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    let in_it = members.iter().map(|(s, _)| short_member::ActiveModel {
        evaluation_id: Set(s.id),
        told_with: Set(newest.id),
    });
    short_member::Entity::insert_many(in_it)
        .exec_without_returning(db)
        .await?;
    let n = |item: &str, choice: &str| {
        let key = (item.to_owned(), choice.to_owned());
        sum.get(&key).copied().unwrap_or(0)
    };
    let told = asked
        .items()
        .filter_map(|item| code(item, |choice| n(&item.code, choice), answered, limit));
    own::keep(db, newest.id, told).await
}

/// What a short survey is told of in; nothing where its answers wait, or the limit has been raised above them since.
///
/// # Errors
/// When the database refuses.
pub async fn told(
    db: &impl ConnectionTrait,
    survey: &EvaluationRow,
    limit: u32,
) -> Result<Option<Release>, DbErr> {
    let Some(member) = short_member::Entity::find_by_id(survey.id).one(db).await? else {
        return Ok(None);
    };
    let row = short_release::Entity::find_by_id(member.told_with)
        .one(db)
        .await?;
    let Some(row) = row.filter(|row| counted(row.answered) >= limit) else {
        return Ok(None);
    };
    let release = Published {
        id: row.evaluation_id,
        offer: OfferId(survey.offer_id),
        institution: InstitutionId(survey.institution_id),
        subject: survey.subject.clone(),
        county: String::new(),
        title: survey.title.clone(),
        years: (row.first_year, row.last_year),
        surveys: counted(row.surveys),
        invited: counted(row.invited),
        answered: counted(row.answered),
        is_demo: row.is_demo,
        items: own::told(db, row.evaluation_id, limit)
            .await?
            .into_values()
            .collect(),
    };
    Ok(Some(Release {
        release,
        measures: vec![],
    }))
}
