//! What participants wrote about, over many surveys: sums of what was counted when each was told of.

use std::collections::{BTreeMap, HashMap, HashSet};

use app::catalogue::model::Reference;
use app::remarks::form::OverviewChoice;
use app::remarks::model::{By, Category, CountRow, Overview, Summary, Tone, shown};
use app::shared::ids::{EvaluationId, InstitutionId};
use app::shared::time::StudyYear;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, LikeExpr, Query, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect};

use super::entity::{reading, told as texts};
use super::store;
use crate::evaluation::entity::evaluation;

/// Summaries of one page.
pub const PAGE: u64 = 25;

/// Sums over the surveys chosen, and one page of their summaries.
///
/// # Errors
/// The database's own.
pub async fn overview(
    db: &impl ConnectionTrait,
    reference: &Reference,
    choice: &OverviewChoice,
    limit: u32,
) -> Result<Overview, DbErr> {
    let surveys = evaluation::Entity::find()
        .filter(evaluation::Column::Id.in_subquery(chosen(choice)))
        .all(db)
        .await?;
    let rows = rows(db, reference, choice.by, &surveys, limit).await?;
    let (summaries, n_summaries) = summaries(db, reference, choice, &surveys).await?;
    Ok(Overview {
        years: years(db).await?,
        rows,
        summaries,
        n_summaries,
        limit,
        includes_demo: surveys.iter().any(|s| s.is_demo),
    })
}

/// What participants at an institution wrote about in a study year, with every summary of it.
///
/// # Errors
/// The database's own.
pub(crate) async fn of_year(
    db: &impl ConnectionTrait,
    reference: &Reference,
    (institution, year): (InstitutionId, StudyYear),
    limit: u32,
) -> Result<Overview, DbErr> {
    let mut choice = OverviewChoice {
        by: By::Year,
        institution: Some(institution),
        subject: None,
        year: Some(year),
        category: None,
        page: 1,
    };
    let mut all = overview(db, reference, &choice, limit).await?;
    while (all.summaries.len() as u64) < all.n_summaries {
        choice.page += 1;
        let more = overview(db, reference, &choice, limit).await?.summaries;
        if more.is_empty() {
            break;
        }
        all.summaries.extend(more);
    }
    Ok(all)
}

/// Surveys that are told of.
fn told() -> SelectStatement {
    Query::select()
        .column(reading::Column::EvaluationId)
        .from(reading::Entity)
        .and_where(reading::Column::ToldAt.is_not_null())
        .to_owned()
}

async fn years(db: &impl ConnectionTrait) -> Result<Vec<StudyYear>, DbErr> {
    let years: Vec<i32> = evaluation::Entity::find()
        .select_only()
        .distinct()
        .column(evaluation::Column::Year)
        .filter(evaluation::Column::Id.in_subquery(told()))
        .order_by_desc(evaluation::Column::Year)
        .into_tuple()
        .all(db)
        .await?;
    Ok(years.into_iter().map(StudyYear).collect())
}

/// The told surveys of these institutions, subjects and years.
fn chosen(choice: &OverviewChoice) -> SelectStatement {
    let mut query = Query::select()
        .column(evaluation::Column::Id)
        .from(evaluation::Entity)
        .and_where(evaluation::Column::Id.in_subquery(told()))
        .to_owned();
    if let Some(institution) = choice.institution {
        query.and_where(evaluation::Column::InstitutionId.eq(institution.0));
    }
    if let Some(subject) = &choice.subject {
        query.and_where(evaluation::Column::Subject.eq(subject));
    }
    if let Some(year) = choice.year {
        query.and_where(evaluation::Column::Year.eq(year.0));
    }
    query
}

fn key(by: By, survey: &evaluation::Model) -> String {
    match by {
        By::Institution => survey.institution_id.to_string(),
        By::Subject => survey.subject.clone(),
        By::Year => survey.year.to_string(),
    }
}

fn place(category: Category) -> usize {
    let mut all = Category::ALL.iter();
    all.position(|c| *c == category).unwrap_or_default()
}

/// A sum over surveys as it is told: whole steps of the limit, so that subtracting one choice, one breakdown or one
/// day from another never leaves a smaller number of texts.
fn in_steps(n: u32, limit: u32) -> Option<u32> {
    shown(n, limit).map(|n| n - n % Ord::max(limit, 1))
}

async fn rows(
    db: &impl ConnectionTrait,
    reference: &Reference,
    by: By,
    surveys: &[evaluation::Model],
    limit: u32,
) -> Result<Vec<CountRow>, DbErr> {
    type Sums = (HashSet<i64>, [[u32; 8]; 2]);
    let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
    let mut group = HashMap::new();
    for survey in surveys {
        let key = key(by, survey);
        sums.entry(key.clone()).or_default().0.insert(survey.id);
        group.insert(survey.id, key);
    }
    for row in store::counts(db, group.keys().copied()).await? {
        let sum = group.get(&row.evaluation_id).and_then(|key| sums.get_mut(key));
        if let (Some((_, sums)), Some(category)) = (sum, Category::from_code(&row.category)) {
            let tone = usize::from(Tone::of_item(&row.item) == Tone::Improve);
            sums[tone][place(category)] += u32::try_from(row.n).unwrap_or(0);
        }
    }
    let of = |n: &[u32; 8]| n.iter().map(|n| in_steps(*n, limit)).collect();
    let mut rows: Vec<CountRow> = sums
        .into_iter()
        .map(|(key, (surveys, [positive, improve]))| CountRow {
            key,
            surveys: u32::try_from(surveys.len()).unwrap_or(u32::MAX),
            positive: of(&positive),
            improve: of(&improve),
        })
        .collect();
    let order = |key: &str| match by {
        By::Institution => key
            .parse()
            .ok()
            .and_then(|id| {
                reference
                    .institutions
                    .iter()
                    .position(|i| i.id == InstitutionId(id))
            })
            .unwrap_or(usize::MAX),
        By::Subject => reference
            .subjects
            .iter()
            .position(|s| s.code == key)
            .unwrap_or(usize::MAX),
        By::Year => usize::MAX - key.parse::<usize>().unwrap_or_default(),
    };
    rows.sort_by_key(|row| order(&row.key));
    Ok(rows)
}

async fn summaries(
    db: &impl ConnectionTrait,
    reference: &Reference,
    choice: &OverviewChoice,
    surveys: &[evaluation::Model],
) -> Result<(Vec<Summary>, u64), DbErr> {
    let mut found = texts::Entity::find()
        .filter(texts::Column::IsSummary.eq(true))
        .filter(texts::Column::EvaluationId.in_subquery(chosen(choice)));
    if let Some(category) = choice.category {
        // No code is a part of another, and none holds a sign that `like` knows but the underscore.
        let escaped = category.code().replace('_', "\\_");
        let like = LikeExpr::new(format!("%{escaped}%")).escape('\\');
        found = found.filter(Expr::col(texts::Column::Categories).like(like));
    }
    let n = found.clone().count(db).await?;
    let year = Query::select()
        .column(evaluation::Column::Year)
        .from(evaluation::Entity)
        .and_where(
            Expr::col((evaluation::Entity, evaluation::Column::Id))
                .equals((texts::Entity, texts::Column::EvaluationId)),
        )
        .to_owned();
    let rows = found
        .order_by_desc(Expr::SubQuery(None, Box::new(year.into())))
        .order_by_asc(texts::Column::Id)
        .offset((choice.page - 1) * PAGE)
        .limit(PAGE)
        .all(db)
        .await?;
    let surveys: HashMap<i64, &evaluation::Model> = surveys.iter().map(|s| (s.id, s)).collect();
    let summaries = rows.into_iter().filter_map(|row| {
        let survey = surveys.get(&row.evaluation_id)?;
        let institution = reference.institution(InstitutionId(survey.institution_id));
        Some(Summary {
            evaluation: EvaluationId(survey.id),
            title: survey.title.clone(),
            institution_short: institution.map_or_else(String::new, |i| i.short_name.clone()),
            year: StudyYear(survey.year),
            tone: Tone::of_item(&row.item),
            categories: store::categories(&row.categories),
            text: row.text,
            is_demo: survey.is_demo,
        })
    });
    Ok((summaries.collect(), n))
}

#[cfg(test)]
mod tests {
    use super::in_steps;

    #[test]
    fn sums_are_told_in_whole_steps() {
        let told = [0, 1, 9, 10, 19, 20, 25].map(|n| in_steps(n, 10));
        assert_eq!(
            told,
            [Some(0), None, None, Some(10), Some(10), Some(20), Some(20)]
        );
    }
}
