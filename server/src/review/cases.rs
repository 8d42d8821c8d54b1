//! Opening a case, in the transaction that submits its text: the text is kept with the case, byte for byte.

use app::shared::fault::{Fault, Ticket};
use app::shared::ids::{CaseId, InstitutionId, PersonId, VersionId};
use app::shared::lang::alphabetical;
use app::shared::time::{Date, Instant, oslo_date};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sha2::{Digest as _, Sha256};

use super::entity::{case, case_text};
use super::jobs::Arrived;
use super::store;
use crate::catalogue::{self, KeptText};
use crate::db::Tx;

/// A text on its way to review.
pub(crate) struct Submission {
    pub version: VersionId,
    /// Exactly this text is judged.
    pub revision: i64,
    pub institution: InstitutionId,
    pub title: String,
    /// Subject code.
    pub subject: String,
    /// The run's first deadline still ahead.
    pub deadline: Option<Date>,
    /// Nobody where it was taken in from elsewhere.
    pub submitted_by: Option<PersonId>,
    pub submitted_at: Instant,
}

/// Opens a case under the guideline in force, and tells the reviewers.
///
/// # Errors
/// `Internal` when no guideline is in force.
pub(crate) async fn open(tx: &Tx, submission: &Submission) -> Result<CaseId, Fault> {
    let case = add(tx, submission).await?;
    tx.enqueue(&Arrived { case }).await?;
    Ok(case)
}

/// Writes the case alone; nobody is told.
///
/// # Errors
/// As `open`; `Missing` where the version has no submitted text.
pub(crate) async fn add(tx: &Tx, submission: &Submission) -> Result<CaseId, Fault> {
    let text = catalogue::kept_text(&**tx, submission.version)
        .await?
        .ok_or(Fault::Missing)?;
    let base = catalogue::live_text(&**tx, text.offer)
        .await?
        .filter(|base| base.version != submission.version);
    write(tx, submission, &text, base.as_ref(), None).await
}

/// Writes the case and its text.
///
/// # Errors
/// As `open`.
pub(super) async fn write(
    tx: &Tx,
    submission: &Submission,
    text: &KeptText,
    base: Option<&KeptText>,
    appeal_of: Option<CaseId>,
) -> Result<CaseId, Fault> {
    let day = oslo_date(submission.submitted_at);
    let guideline = store::in_force(&**tx, day)
        .await?
        .ok_or_else(|| Fault::Internal(Ticket("no guideline in force".into())))?;
    let after = |days: i32| day + chrono::Days::new(u64::try_from(days).unwrap_or(0));
    let title = submission.title.replace('\0', "");
    let row = case::ActiveModel {
        version_id: Set(submission.version.0),
        version_revision: Set(submission.revision),
        institution_id: Set(submission.institution.0),
        guideline_id: Set(guideline.id),
        title_key: Set(alphabetical(&title)),
        title: Set(title),
        subject: Set(submission.subject.clone()),
        deadline: Set(submission.deadline.map(|d| d.to_string())),
        submitted_at: Set(submission.submitted_at.timestamp_millis()),
        submitted_by: Set(submission.submitted_by.map(|p| p.0)),
        summary: Set(String::new()),
        revision: Set(1),
        outcome: Set(None),
        decided_at: Set(None),
        offer_id: Set(text.offer.0),
        year: Set(text.year.0),
        is_demo: Set(text.is_demo),
        conflicts: Set("[]".to_owned()),
        warn_on: Set(Some(after(guideline.warn_days).to_string())),
        due_on: Set(Some(after(guideline.limit_days).to_string())),
        appeal_of: Set(appeal_of.map(|c| c.0)),
        ..Default::default()
    };
    let case = row.insert(&**tx).await?.id;
    let kept = case_text::ActiveModel {
        case_id: Set(case),
        plan: Set(text.plan.clone()),
        run_plan: Set(text.run_plan.clone()),
        further_runs: Set(text.further_runs.clone()),
        base_year: Set(base.map(|b| b.year.0)),
        base_plan: Set(base.map(|b| b.plan.clone())),
        base_run_plan: Set(base.and_then(|b| b.run_plan.clone())),
        base_further_runs: Set(base.and_then(|b| b.further_runs.clone())),
        hash: Set(hash_of(
            &text.plan,
            text.run_plan.as_deref(),
            text.further_runs.as_deref(),
        )),
    };
    case_text::Entity::insert(kept)
        .exec_without_returning(&**tx)
        .await?;
    Ok(CaseId(case))
}

/// What a text is known by: SHA-256 of plan and runs as stored, in hexadecimal.
pub(super) fn hash_of(plan: &str, run_plan: Option<&str>, further_runs: Option<&str>) -> String {
    let mut hash = Sha256::new();
    hash.update(plan);
    hash.update([0]);
    hash.update(run_plan.unwrap_or_default());
    hash.update([0]);
    hash.update(further_runs.unwrap_or_default());
    hex::encode(hash.finalize())
}

/// Is the version's text now exactly the one kept with the case?
///
/// A case opened before texts were kept has none: there the revision alone decides.
///
/// # Errors
/// The database's own.
pub(super) async fn is_untouched(tx: &Tx, case: &case::Model) -> Result<bool, DbErr> {
    let kept = case_text::Entity::find_by_id(case.id).one(&**tx).await?;
    let now = catalogue::kept_text(&**tx, VersionId(case.version_id)).await?;
    Ok(match (kept, now) {
        (Some(kept), Some(now)) => {
            // Cases from before further runs were kept have none of them.
            let same_further = kept.further_runs.is_none() || now.further_runs == kept.further_runs;
            let same_text = now.plan == kept.plan && now.run_plan == kept.run_plan && same_further;
            now.revision == case.version_revision && same_text
        }
        (None, Some(now)) => now.revision == case.version_revision,
        (_, None) => false,
    })
}
