//! What participants wrote about, over many surveys: sums of what was counted when each was told of.

use std::collections::{BTreeMap, HashMap, HashSet};

use app::catalogue::model::Reference;
use app::evaluation::model::SurveyKind;
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
        // What is said at the start or by those who stopped is not put together with the rest.
        .and_where(evaluation::Column::Kind.eq(SurveyKind::End.code()))
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

/// Texts about one thing over several surveys.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// Of the surveys that tell their number: its whole steps.
    told: u32,
    /// Of the surveys that only say there are few.
    few: u32,
}

impl Sum {
    fn add(&mut self, n: u32, limit: u32) {
        match shown(n, limit) {
            Some(n) => self.told += n - n % limit,
            None => self.few += n,
        }
    }

    /// What is told: whole steps of the limit, so that subtracting one choice, one breakdown or one day from another
    /// never leaves a smaller number of texts. The steps of surveys that tell their number are taken by
    /// themselves: eleven beside a sum of twenty would tell that the other, with few, has nine.
    fn shown(self, limit: u32) -> Option<u32> {
        let n = self.told + self.few - self.few % limit;
        (n > 0 || self.few == 0).then_some(n)
    }
}

async fn rows(
    db: &impl ConnectionTrait,
    reference: &Reference,
    by: By,
    surveys: &[evaluation::Model],
    limit: u32,
) -> Result<Vec<CountRow>, DbErr> {
    let limit = Ord::max(limit, 1);
    type Sums = (HashSet<i64>, [[Sum; 8]; 2]);
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
            sums[tone][place(category)].add(u32::try_from(row.n).unwrap_or(0), limit);
        }
    }
    let of = |sums: &[Sum; 8]| sums.iter().map(|sum| sum.shown(limit)).collect();
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
    use std::collections::HashMap;

    use super::{Sum, shown};

    fn told(counts: &[u32], limit: u32) -> Option<u32> {
        let mut sum = Sum::default();
        counts.iter().for_each(|n| sum.add(*n, limit));
        sum.shown(limit)
    }

    #[test]
    fn sums_are_told_in_whole_steps() {
        let cases: [(&[u32], Option<u32>); 8] = [
            (&[], Some(0)),
            (&[0, 0], Some(0)),
            (&[1], None),
            (&[5, 4], None),
            (&[5, 5], Some(10)),
            (&[19, 1], Some(10)),
            (&[11, 9], Some(10)),
            (&[10, 20, 6, 5], Some(40)),
        ];
        for (counts, wanted) in cases {
            assert_eq!(told(counts, 10), wanted, "{counts:?}");
        }
    }

    /// Somebody has every survey's own numbers and the sum over every choice of surveys, and lists all counts
    /// that look like that. No number of texts below the limit, of one survey or of several, may be the same in all.
    fn check(surveys: u32, most: u32, limit: u32) {
        let choices: Vec<Vec<u32>> = (1..1u32 << surveys)
            .map(|set| (0..surveys).filter(|s| set >> s & 1 == 1).collect())
            .collect();
        let mut sizes: HashMap<_, Vec<(u32, u32)>> = HashMap::new();
        for nth in 0..(most + 1).pow(surveys) {
            let counts: Vec<u32> = (0..surveys)
                .map(|s| nth / (most + 1).pow(s) % (most + 1))
                .collect();
            let of = |choice: &Vec<u32>| choice.iter().map(|s| counts[*s as usize]).collect::<Vec<u32>>();
            let own: Vec<Option<u32>> = counts.iter().map(|n| shown(*n, limit)).collect();
            let sums: Vec<Option<u32>> = choices.iter().map(|c| told(&of(c), limit)).collect();
            let known = sizes
                .entry((own, sums))
                .or_insert_with(|| vec![(u32::MAX, 0); choices.len()]);
            for (choice, (least, most)) in choices.iter().zip(known) {
                let n = of(choice).iter().sum();
                *least = (*least).min(n);
                *most = (*most).max(n);
            }
        }
        for ((own, sums), sizes) in sizes {
            for (choice, (least, most)) in choices.iter().zip(sizes) {
                let betrayed = least == most && least > 0 && least < limit;
                assert!(!betrayed, "{least} texts of {choice:?}: {own:?}, {sums:?}");
            }
        }
    }

    #[test]
    fn no_choice_of_surveys_betrays_a_small_number_of_texts() {
        check(2, 25, 10);
        check(3, 21, 10);
    }
}
