//! What a dossier reads across the domains: surveys, runs, decisions. Every query of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use app::catalogue::model::RunMark;
use app::evaluation::model::{EvaluationState, SurveyKind};
use app::insight::dossier::model::{Reason, YearDecision};
use app::review::model::{AppealState, Outcome, Texts, Verdict};
use app::shared::ids::{CaseId, InstitutionId};
use app::shared::time::StudyYear;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect};

use crate::catalogue::entity::{offer, run};
use crate::clock::from_ms;
use crate::evaluation::entity::evaluation;
use crate::insight::entity::published_survey;
use crate::review::entity::{appeal, case, criterion, decision, judgement};

/// Marks of a run that does not take place.
const NOT_HELD: [RunMark; 3] = [RunMark::Cancelled, RunMark::NotThisYear, RunMark::Moved];

/// One closed survey of a year.
pub struct YearSurvey {
    pub subject: String,
    /// In no release.
    pub waits: bool,
}

/// An institution's closed surveys of a study year.
pub async fn surveys(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    year: StudyYear,
) -> Result<Vec<YearSurvey>, DbErr> {
    let rows = evaluation::Entity::find()
        .filter(evaluation::Column::State.eq(EvaluationState::Closed.code()))
        .filter(evaluation::Column::Kind.eq(SurveyKind::End.code()))
        .filter(evaluation::Column::InstitutionId.eq(institution.0))
        .filter(evaluation::Column::Year.eq(year.0))
        .all(db)
        .await?;
    let told: Vec<i64> = published_survey::Entity::find()
        .select_only()
        .column(published_survey::Column::EvaluationId)
        .filter(published_survey::Column::EvaluationId.is_in(rows.iter().map(|r| r.id)))
        .into_tuple()
        .all(db)
        .await?;
    let told: HashSet<i64> = told.into_iter().collect();
    Ok(rows
        .into_iter()
        .map(|r| YearSurvey {
            waits: !told.contains(&r.id),
            subject: r.subject,
        })
        .collect())
}

/// Study years with closed surveys by institution, newest first; of these institutions, or of all.
pub async fn years(
    db: &impl ConnectionTrait,
    institutions: Option<&[InstitutionId]>,
) -> Result<BTreeMap<i64, Vec<StudyYear>>, DbErr> {
    let mut query = evaluation::Entity::find()
        .select_only()
        .column(evaluation::Column::InstitutionId)
        .column(evaluation::Column::Year)
        .distinct()
        .filter(evaluation::Column::State.eq(EvaluationState::Closed.code()))
        .filter(evaluation::Column::Kind.eq(SurveyKind::End.code()))
        .order_by_desc(evaluation::Column::Year);
    if let Some(own) = institutions {
        query = query.filter(evaluation::Column::InstitutionId.is_in(own.iter().map(|i| i.0)));
    }
    let mut years: BTreeMap<i64, Vec<StudyYear>> = BTreeMap::new();
    for (institution, year) in query.into_tuple::<(i64, i32)>().all(db).await? {
        years.entry(institution).or_default().push(StudyYear(year));
    }
    Ok(years)
}

/// Offers with a run in a study year, and their runs; those that were called off are not counted.
pub async fn runs(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    year: StudyYear,
) -> Result<(u32, u32), DbErr> {
    let held = Condition::any()
        .add(run::Column::Mark.is_null())
        .add(run::Column::Mark.is_not_in(NOT_HELD.map(RunMark::code)));
    let offers: Vec<i64> = run::Entity::find()
        .select_only()
        .column(run::Column::OfferId)
        .join(JoinType::InnerJoin, run::Relation::Offer.def())
        .filter(offer::Column::InstitutionId.eq(institution.0))
        .filter(run::Column::Year.eq(year.0))
        .filter(held)
        .into_tuple()
        .all(db)
        .await?;
    let distinct: HashSet<i64> = offers.iter().copied().collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok((count(distinct.len()), count(offers.len())))
}

/// The first instant of August in Norway, which is two hours ahead of UTC in summer.
fn august(year: i32) -> i64 {
    let first = chrono::NaiveDate::from_ymd_opt(year, 8, 1).and_then(|d| d.and_hms_opt(0, 0, 0));
    first.map_or(0, |at| {
        (at - chrono::Duration::hours(2)).and_utc().timestamp_millis()
    })
}

fn wrong(what: &str) -> DbErr {
    DbErr::Custom(format!("a decision holds no known {what}"))
}

/// Decisions on an institution's texts from August to July, newest first, with what was said of each criterion
/// that was found wanting. Three queries.
pub async fn decisions(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    year: StudyYear,
) -> Result<Vec<YearDecision>, DbErr> {
    let rows = case::Entity::find()
        .filter(case::Column::InstitutionId.eq(institution.0))
        .filter(case::Column::DecidedAt.gte(august(year.0)))
        .filter(case::Column::DecidedAt.lt(august(year.0 + 1)))
        .order_by_desc(case::Column::DecidedAt)
        .order_by_desc(case::Column::Id)
        .find_also_related(decision::Entity)
        .find_also_related(appeal::Entity)
        .all(db)
        .await?;
    let judged = judgement::Entity::find()
        .filter(judgement::Column::CaseId.is_in(rows.iter().map(|(c, ..)| c.id)))
        .filter(
            Condition::any()
                .add(judgement::Column::Verdict.eq(Verdict::NotMet.code()))
                .add(judgement::Column::Reason.ne("")),
        )
        .all(db)
        .await?;
    let criteria: HashMap<i64, criterion::Model> = criterion::Entity::find()
        .filter(criterion::Column::Id.is_in(judged.iter().map(|j| j.criterion_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|c| (c.id, c))
        .collect();
    let mut reasons: HashMap<i64, Vec<(i32, Reason)>> = HashMap::new();
    for row in judged {
        let Some(criterion) = criteria.get(&row.criterion_id) else {
            continue;
        };
        let wording: Texts =
            serde_json::from_str(&criterion.wording).map_err(|e| DbErr::Json(e.to_string()))?;
        let reason = Reason {
            criterion: wording,
            reason: row.reason,
        };
        reasons
            .entry(row.case_id)
            .or_default()
            .push((criterion.position, reason));
    }
    rows.into_iter()
        .filter_map(|(case, decision, appeal)| Some((case, decision?, appeal)))
        .map(|(case, decision, appeal)| {
            let mut said = reasons.remove(&case.id).unwrap_or_default();
            said.sort_by_key(|(position, _)| *position);
            let appeal = appeal
                .map(|a| AppealState::from_code(&a.state).ok_or_else(|| wrong("appeal")))
                .transpose()?;
            Ok(YearDecision {
                case: CaseId(case.id),
                title: case.title,
                year: StudyYear(case.year),
                outcome: Outcome::from_code(&decision.outcome).ok_or_else(|| wrong("outcome"))?,
                decided_at: from_ms(decision.decided_at),
                reasons: said.into_iter().map(|(_, reason)| reason).collect(),
                appeal,
                is_demo: case.is_demo,
            })
        })
        .collect()
}
