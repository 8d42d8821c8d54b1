//! Every query on guidelines, cases, judgements and decisions.

use std::collections::HashMap;

use app::review::model::{
    Criterion, Decision, Guideline, Judgement, Outcome, Reason, Rule, Terms, Texts, Verdict,
};
use app::shared::ids::{CaseId, CriterionId, GuidelineId, InstitutionId, PersonId, VersionId};
use app::shared::lang::Lang;
use app::shared::time::{Date, Instant, oslo_date};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect};

use super::entity::{case, case_text, criterion, decision, guideline, judgement};
use crate::catalogue;
use crate::clock::from_ms;

pub(super) fn texts(json: &str) -> Result<Texts, DbErr> {
    serde_json::from_str(json).map_err(|e| DbErr::Json(e.to_string()))
}

pub(super) fn to_json(texts: &Texts) -> Result<String, DbErr> {
    serde_json::to_string(texts).map_err(|e| DbErr::Json(e.to_string()))
}

pub(super) fn to_guideline(
    row: guideline::Model,
    criteria: Vec<criterion::Model>,
) -> Result<Guideline, DbErr> {
    let mut criteria = criteria;
    criteria.sort_by_key(|c| c.position);
    let criteria = criteria.into_iter().map(|c| {
        Ok::<_, DbErr>(Criterion {
            id: CriterionId(c.id),
            code: c.code,
            group: c.part,
            field: c.field,
            text: texts(&c.wording)?,
            help: texts(&c.help)?,
            rule: c.rule.as_deref().map(rule).transpose()?,
        })
    });
    let days = |n: i32| u32::try_from(n).unwrap_or(0);
    Ok(Guideline {
        id: GuidelineId(row.id),
        code: row.code,
        title: texts(&row.title)?,
        valid_from: row
            .valid_from
            .parse()
            .map_err(|_| DbErr::Type(format!("date {}", row.valid_from)))?,
        is_set: row.is_set,
        terms: Terms {
            four_eyes: row.four_eyes,
            warn_days: days(row.warn_days),
            limit_days: days(row.limit_days),
            appeal_days: days(row.appeal_days),
        },
        changes: texts(&row.changes)?,
        criteria: criteria.collect::<Result<_, _>>()?,
    })
}

fn rule(json: &str) -> Result<Rule, DbErr> {
    serde_json::from_str(json).map_err(|e| DbErr::Json(e.to_string()))
}

/// A guideline with its criteria, in one query.
pub async fn guideline(db: &impl ConnectionTrait, id: GuidelineId) -> Result<Option<Guideline>, DbErr> {
    let found = guideline::Entity::find_by_id(id.0)
        .find_with_related(criterion::Entity)
        .all(db)
        .await?;
    let found = found.into_iter().next();
    found.map(|(g, criteria)| to_guideline(g, criteria)).transpose()
}

/// The guideline in force on a day, without its criteria.
pub async fn in_force(db: &impl ConnectionTrait, day: Date) -> Result<Option<guideline::Model>, DbErr> {
    guideline::Entity::find()
        .filter(guideline::Column::IsSet.eq(true))
        .filter(guideline::Column::ValidFrom.lte(day.to_string()))
        .order_by_desc(guideline::Column::ValidFrom)
        .order_by_desc(guideline::Column::Id)
        .one(db)
        .await
}

/// Takes in a guideline; its ids are given by the database.
pub(crate) async fn add_guideline(db: &impl ConnectionTrait, new: &Guideline) -> Result<GuidelineId, DbErr> {
    let days = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let row = guideline::ActiveModel {
        code: Set(new.code.clone()),
        valid_from: Set(new.valid_from.to_string()),
        title: Set(to_json(&new.title)?),
        is_set: Set(new.is_set),
        four_eyes: Set(new.terms.four_eyes),
        warn_days: Set(days(new.terms.warn_days)),
        limit_days: Set(days(new.terms.limit_days)),
        appeal_days: Set(days(new.terms.appeal_days)),
        changes: Set(to_json(&new.changes)?),
        revision: Set(1),
        ..Default::default()
    };
    let id = GuidelineId(row.insert(db).await?.id);
    add_criteria(db, id, &new.criteria).await?;
    Ok(id)
}

/// Takes in a guideline's criteria, in their order.
pub(super) async fn add_criteria(
    db: &impl ConnectionTrait,
    guideline: GuidelineId,
    criteria: &[Criterion],
) -> Result<(), DbErr> {
    for (position, c) in (0..).zip(criteria) {
        let rule = c.rule.map(|r| serde_json::to_string(&r)).transpose();
        let row = criterion::ActiveModel {
            guideline_id: Set(guideline.0),
            position: Set(position),
            code: Set(c.code.clone()),
            part: Set(c.group.clone()),
            field: Set(c.field.clone()),
            wording: Set(to_json(&c.text)?),
            help: Set(to_json(&c.help)?),
            rule: Set(rule.map_err(|e| DbErr::Json(e.to_string()))?),
            ..Default::default()
        };
        criterion::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(())
}

pub fn to_decision(row: &decision::Model, names: &HashMap<PersonId, String>) -> Result<Decision, DbErr> {
    let name = |id: Option<i64>| id.and_then(|p| names.get(&PersonId(p)));
    Ok(Decision {
        outcome: outcome(&row.outcome)?,
        summary: row.summary.clone(),
        decided_at: from_ms(row.decided_at),
        decided_by: name(row.decided_by).cloned().unwrap_or_default(),
        confirmed_by: name(row.confirmed_by).cloned(),
        guideline: GuidelineId(row.guideline_id),
        appeal_until: row.appeal_until.as_deref().and_then(|d| d.parse().ok()),
    })
}

/// The form of Norwegian the directorate writes to an institution in.
pub async fn letter_lang(db: &impl ConnectionTrait, institution: InstitutionId) -> Result<Lang, DbErr> {
    let langs = catalogue::letter_langs(db).await?;
    let own = langs.into_iter().find(|(id, _)| *id == institution);
    Ok(own.map_or(Lang::Nb, |(_, lang)| lang))
}

/// An outcome as stored.
pub fn outcome(code: &str) -> Result<Outcome, DbErr> {
    Outcome::from_code(code).ok_or_else(|| DbErr::Type(format!("outcome {code}")))
}

/// One case with its decision, if there is one.
pub async fn case(
    db: &impl ConnectionTrait,
    id: CaseId,
) -> Result<Option<(case::Model, Option<decision::Model>)>, DbErr> {
    case::Entity::find_by_id(id.0)
        .find_also_related(decision::Entity)
        .one(db)
        .await
}

pub fn to_judgement(row: judgement::Model) -> Judgement {
    Judgement {
        criterion: CriterionId(row.criterion_id),
        verdict: row.verdict.as_deref().and_then(Verdict::from_code),
        reason: row.reason,
    }
}

/// What has been judged so far, in no order.
pub async fn judgements(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Judgement>, DbErr> {
    let rows = judgement::Entity::find()
        .filter(judgement::Column::CaseId.eq(case.0))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(to_judgement).collect())
}

/// Keeps a review, provided it is still to be judged and as it was seen; false otherwise.
pub async fn keep(
    db: &impl ConnectionTrait,
    case: CaseId,
    seen: i64,
    summary: &str,
    judgements: &[Judgement],
) -> Result<bool, DbErr> {
    let kept = case::Entity::update_many()
        .col_expr(case::Column::Revision, Expr::value(seen + 1))
        .col_expr(case::Column::Summary, Expr::value(summary))
        .filter(case::Column::Id.eq(case.0))
        .filter(case::Column::Revision.eq(seen))
        .filter(case::Column::DecidedAt.is_null())
        .filter(case::Column::ProposedBy.is_null())
        .exec(db)
        .await?;
    if kept.rows_affected != 1 {
        return Ok(false);
    }
    judgement::Entity::delete_many()
        .filter(judgement::Column::CaseId.eq(case.0))
        .exec(db)
        .await?;
    let rows = judgements.iter().map(|j| judgement::ActiveModel {
        case_id: Set(case.0),
        criterion_id: Set(j.criterion.0),
        verdict: Set(j.verdict.map(|v| v.code().to_owned())),
        reason: Set(j.reason.clone()),
    });
    if judgements.is_empty() {
        return Ok(true);
    }
    judgement::Entity::insert_many(rows)
        .exec_without_returning(db)
        .await?;
    Ok(true)
}

/// A decision to be written.
pub struct NewDecision<'a> {
    pub outcome: Outcome,
    pub summary: &'a str,
    pub by: Option<PersonId>,
    /// The second reviewer, where there is one.
    pub confirmed_by: Option<PersonId>,
    pub at: Instant,
    /// Of the case's guideline; only a return can be appealed.
    pub appeal_days: u32,
}

/// Writes a decision beside the review it ends.
pub async fn decide(
    db: &impl ConnectionTrait,
    case: &case::Model,
    new: &NewDecision<'_>,
) -> Result<(), DbErr> {
    let at = new.at.timestamp_millis();
    case::Entity::update_many()
        .col_expr(case::Column::Outcome, Expr::value(new.outcome.code()))
        .col_expr(case::Column::DecidedAt, Expr::value(at))
        .filter(case::Column::Id.eq(case.id))
        .exec(db)
        .await?;
    let last_day = oslo_date(new.at) + chrono::Days::new(new.appeal_days.into());
    let hash: Option<String> = case_text::Entity::find_by_id(case.id)
        .select_only()
        .column(case_text::Column::Hash)
        .into_tuple()
        .one(db)
        .await?;
    let row = decision::ActiveModel {
        case_id: Set(case.id),
        outcome: Set(new.outcome.code().to_owned()),
        summary: Set(new.summary.to_owned()),
        decided_at: Set(at),
        decided_by: Set(new.by.map(|p| p.0)),
        guideline_id: Set(case.guideline_id),
        version_revision: Set(case.version_revision),
        confirmed_by: Set(new.confirmed_by.map(|p| p.0)),
        appeal_until: Set((new.outcome == Outcome::Returned).then(|| last_day.to_string())),
        text_hash: Set(hash),
    };
    decision::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Who made and who confirmed the decision in a case.
pub async fn deciders(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<PersonId>, DbErr> {
    let found: Option<(Option<i64>, Option<i64>)> = decision::Entity::find_by_id(case.0)
        .select_only()
        .column(decision::Column::DecidedBy)
        .column(decision::Column::ConfirmedBy)
        .into_tuple()
        .one(db)
        .await?;
    let (by, confirmed) = found.unwrap_or_default();
    Ok([by, confirmed].into_iter().flatten().map(PersonId).collect())
}

/// Why a version was last returned: one reason per criterion that was not met, in the order of the checklist.
///
/// Empty when it never was.
pub(crate) async fn reasons(db: &impl ConnectionTrait, version: VersionId) -> Result<Vec<Reason>, DbErr> {
    let last = case::Entity::find()
        .filter(case::Column::VersionId.eq(version.0))
        .filter(case::Column::Outcome.eq(Outcome::Returned.code()))
        .order_by_desc(case::Column::Id)
        .one(db)
        .await?;
    match last {
        Some(case) => reasons_of(db, CaseId(case.id)).await,
        None => Ok(vec![]),
    }
}

/// The reasons of one case, as above.
pub async fn reasons_of(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Reason>, DbErr> {
    let rows: Vec<judgement::Model> = judgement::Entity::find()
        .filter(judgement::Column::CaseId.eq(case.0))
        .filter(judgement::Column::Verdict.eq(Verdict::NotMet.code()))
        .all(db)
        .await?;
    let by_criterion: HashMap<i64, String> = rows.into_iter().map(|j| (j.criterion_id, j.reason)).collect();
    let criteria = criterion::Entity::find()
        .filter(criterion::Column::Id.is_in(by_criterion.keys().copied()))
        .order_by_asc(criterion::Column::Position)
        .all(db)
        .await?;
    criteria
        .into_iter()
        .map(|c| {
            Ok(Reason {
                criterion: texts(&c.wording)?,
                reason: by_criterion.get(&c.id).cloned().unwrap_or_default(),
                field: c.field,
            })
        })
        .collect()
}
