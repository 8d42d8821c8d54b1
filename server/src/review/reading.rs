//! A case as it is read: the text it was submitted with, the review so far, and what surrounds it.

use std::collections::HashMap;

use app::catalogue::changes::changes;
use app::catalogue::form::OfferForm;
use app::catalogue::model::{Marked, OfferPlan, Run, RunPlan, Version, VersionState};
use app::review::model::{
    Appeal, AppealState, Case, CaseDesk, CaseState, Colleague, ConflictMark, Difference, Guideline,
    Judgement, OtherCase,
};
use app::shared::fault::Fault;
use app::shared::ids::{CaseId, GuidelineId, InstitutionId, OfferId, PersonId, RunId, VersionId};
use app::shared::time::StudyYear;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;

use super::entity::{appeal, case, case_text, decision};
use super::queue::{by_name, state};
use super::{conflicts, phrases, store};
use crate::clock::from_ms;
use crate::platform::Parts;
use crate::{accounts, catalogue, insight};

/// How many characters of a text's hash a decision names.
const MARK: usize = 12;

type Found = (case::Model, Option<decision::Model>, Option<appeal::Model>);

/// Every case of the same offer with its decision and appeal, newest first. One query.
async fn series(db: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Found>, DbErr> {
    let offer = Query::select()
        .column(case::Column::OfferId)
        .from(case::Entity)
        .and_where(case::Column::Id.eq(case.0))
        .to_owned();
    case::Entity::find()
        .filter(case::Column::OfferId.in_subquery(offer))
        .order_by_desc(case::Column::SubmittedAt)
        .order_by_desc(case::Column::Id)
        .find_also_related(decision::Entity)
        .find_also_related(appeal::Entity)
        .all(db)
        .await
}

/// The text a case is about, and the one that was live when it came in.
struct Text {
    plan: OfferPlan,
    /// The first first.
    runs: Vec<RunPlan>,
    base: Option<(StudyYear, OfferPlan, Vec<RunPlan>)>,
    is_kept: bool,
    hash: String,
}

async fn text(db: &impl ConnectionTrait, case: &case::Model) -> Result<Text, Fault> {
    if let Some(kept) = case_text::Entity::find_by_id(case.id).one(db).await? {
        let (plan, _) = catalogue::read_text(&kept.plan, None)?;
        let runs = catalogue::read_runs(kept.run_plan.as_deref(), kept.further_runs.as_deref())?;
        let base = match (kept.base_year, &kept.base_plan) {
            (Some(year), Some(plan)) => {
                let (plan, _) = catalogue::read_text(plan, None)?;
                let runs =
                    catalogue::read_runs(kept.base_run_plan.as_deref(), kept.base_further_runs.as_deref())?;
                Some((StudyYear(year), plan, runs))
            }
            _ => None,
        };
        return Ok(Text {
            plan,
            runs,
            base,
            is_kept: true,
            hash: kept.hash,
        });
    }
    let version = catalogue::kept_text(db, VersionId(case.version_id))
        .await?
        .ok_or(Fault::Missing)?;
    let (plan, _) = catalogue::read_text(&version.plan, None)?;
    Ok(Text {
        plan,
        runs: catalogue::read_runs(version.run_plan.as_deref(), version.further_runs.as_deref())?,
        base: None,
        is_kept: version.revision == case.version_revision,
        hash: String::new(),
    })
}

fn difference(text: &Text) -> Option<Difference> {
    let (year, plan, runs) = text.base.as_ref()?;
    let form = |plan: &OfferPlan, runs: &[RunPlan]| {
        OfferForm::from_plan(plan, runs.first()).with_runs(runs.get(1..).unwrap_or_default())
    };
    let (before, after) = (form(plan, runs), form(&text.plan, &text.runs));
    Some(Difference {
        year: *year,
        changes: changes(&before, &after),
    })
}

/// The version as this case has it: its text and its state are the case's own.
fn version(row: &case::Model, decision: Option<&decision::Model>, plan: OfferPlan) -> Version {
    let state = match state(row.outcome.as_deref(), row.proposed_by) {
        CaseState::Open | CaseState::Confirming => VersionState::InReview,
        CaseState::Approved => VersionState::Published,
        CaseState::Returned => VersionState::Returned,
    };
    let published = decision.filter(|_| state == VersionState::Published);
    Version {
        id: VersionId(row.version_id),
        offer: OfferId(row.offer_id),
        institution: InstitutionId(row.institution_id),
        year: StudyYear(row.year),
        state,
        revision: row.version_revision,
        is_demo: row.is_demo,
        plan,
        published_at: published.map(|d| from_ms(d.decided_at)),
        withdrawn_reason: String::new(),
        withdrawn_on: None,
    }
}

fn judgements(guideline: &Guideline, mut judged: Vec<Judgement>) -> Vec<Judgement> {
    let all = guideline.criteria.iter().map(|c| {
        let at = judged.iter().position(|j| j.criterion == c.id);
        at.map_or_else(
            || Judgement {
                criterion: c.id,
                verdict: None,
                reason: String::new(),
            },
            |at| judged.swap_remove(at),
        )
    });
    all.collect()
}

/// Who is named anywhere in these cases.
fn people(found: &[Found], marks: &[conflicts::Mark]) -> Vec<PersonId> {
    let mut ids: Vec<i64> = marks.iter().map(|m| m.person).collect();
    for (case, decision, appeal) in found {
        ids.extend(
            [case.submitted_by, case.assigned_to, case.proposed_by]
                .into_iter()
                .flatten(),
        );
        ids.extend(
            decision
                .iter()
                .flat_map(|d| [d.decided_by, d.confirmed_by])
                .flatten(),
        );
        ids.extend(appeal.iter().flat_map(|a| [a.filed_by, a.answered_by]).flatten());
    }
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(PersonId).collect()
}

pub(super) fn to_appeal(row: &appeal::Model, names: &HashMap<PersonId, String>) -> Result<Appeal, DbErr> {
    let name = |id: Option<i64>| {
        id.and_then(|p| names.get(&PersonId(p)).cloned())
            .unwrap_or_default()
    };
    let state =
        AppealState::from_code(&row.state).ok_or_else(|| DbErr::Type(format!("appeal {}", row.state)))?;
    Ok(Appeal {
        state,
        reason: row.reason.clone(),
        filed_at: from_ms(row.filed_at),
        filed_by: name(row.filed_by),
        answer: row.answer.clone(),
        answered: row.answered_at.map(|at| (from_ms(at), name(row.answered_by))),
    })
}

/// One case with everything a reviewer reads.
///
/// # Errors
/// `Missing`.
pub(super) async fn read(parts: &Parts, id: CaseId) -> Result<Case, Fault> {
    let db = parts.db.read();
    let found = series(db, id).await?;
    let at = found
        .iter()
        .position(|(c, ..)| c.id == id.0)
        .ok_or(Fault::Missing)?;
    let (row, decision, appeal) = &found[at];
    let text = text(db, row).await?;
    let guideline = store::guideline(db, GuidelineId(row.guideline_id))
        .await?
        .ok_or_else(super::service::no_guideline)?;
    let judged = store::judgements(db, id).await?;
    let marks = conflicts::read(&row.conflicts)?;
    let (names, deciders) = accounts::names_and_reviewers(db, &people(&found, &marks)).await?;
    let is_open = decision.is_none();
    let phrases = if is_open { phrases::all(db).await? } else { vec![] };
    // Participants can have said something only where there was something to attend.
    let was_offered = text.base.is_some() || found.len() > 1;
    let offer = OfferId(row.offer_id);
    let quality = if is_open && was_offered {
        insight::quality(parts, &[offer]).await?.remove(&offer)
    } else {
        None
    };
    let colleague = |id: i64| Colleague {
        id: PersonId(id),
        name: names.get(&PersonId(id)).cloned().unwrap_or_default(),
    };
    let others = found.iter().filter(|(c, ..)| c.id != id.0).map(|(c, d, _)| {
        Ok::<_, DbErr>(OtherCase {
            id: CaseId(c.id),
            year: StudyYear(c.year),
            submitted_at: from_ms(c.submitted_at),
            decision: d.as_ref().map(|d| store::to_decision(d, &names)).transpose()?,
        })
    });
    let day = |text: &Option<String>| text.as_ref().and_then(|d| d.parse().ok());
    let desk = CaseDesk {
        warn_on: day(&row.warn_on),
        due_on: day(&row.due_on),
        assigned: row.assigned_to.map(colleague),
        proposed: row
            .proposed_by
            .zip(row.proposed_at)
            .map(|(person, at)| (colleague(person), from_ms(at))),
        conflicts: marks
            .into_iter()
            .map(|m| ConflictMark {
                person: colleague(m.person),
                reason: m.reason,
            })
            .collect(),
        colleagues: by_name(deciders),
        difference: difference(&text),
        others: others.collect::<Result<_, _>>()?,
        phrases,
        quality,
        appeal: appeal.as_ref().map(|a| to_appeal(a, &names)).transpose()?,
        appeal_of: row.appeal_of.map(CaseId),
    };
    // Nobody in person where the text was taken in from elsewhere: then the institution.
    let submitted_by = match row.submitted_by.and_then(|p| names.get(&PersonId(p))) {
        Some(name) => name.clone(),
        None => short_name(parts, row.institution_id).await?,
    };
    let version = version(row, decision.as_ref(), text.plan);
    let runs = text.runs.into_iter().map(|plan| Run {
        id: RunId(0),
        version: version.id,
        offer: version.offer,
        plan,
        mark: None,
        marked: Marked::default(),
        is_demo: version.is_demo,
    });
    Ok(Case {
        id,
        text_is_kept: text.is_kept,
        text_mark: text.hash.chars().take(MARK).collect(),
        state: state(row.outcome.as_deref(), row.proposed_by),
        submitted_at: from_ms(row.submitted_at),
        submitted_by,
        decision: decision
            .as_ref()
            .map(|d| store::to_decision(d, &names))
            .transpose()?,
        judgements: judgements(&guideline, judged),
        guideline,
        runs: runs.collect(),
        summary: row.summary.clone(),
        revision: row.revision,
        desk,
        version,
    })
}

async fn short_name(parts: &Parts, institution: i64) -> Result<String, Fault> {
    let reference = catalogue::reference(parts).await?;
    let institution = reference.institution(InstitutionId(institution));
    Ok(institution.map(|i| i.short_name.clone()).unwrap_or_default())
}
