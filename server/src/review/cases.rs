//! Opening a case, in the transaction that submits its text.

use app::shared::fault::{Fault, Ticket};
use app::shared::ids::{CaseId, InstitutionId, PersonId, VersionId};
use app::shared::time::{Date, Instant, oslo_date};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::entity::case;
use super::jobs::Arrived;
use super::store;
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
/// As `open`.
pub(crate) async fn add(tx: &Tx, submission: &Submission) -> Result<CaseId, Fault> {
    let guideline = store::in_force(&**tx, oslo_date(submission.submitted_at))
        .await?
        .ok_or_else(|| Fault::Internal(Ticket("no guideline in force".into())))?;
    let row = case::ActiveModel {
        version_id: Set(submission.version.0),
        version_revision: Set(submission.revision),
        institution_id: Set(submission.institution.0),
        guideline_id: Set(guideline.0),
        title: Set(submission.title.replace('\0', "")),
        subject: Set(submission.subject.clone()),
        deadline: Set(submission.deadline.map(|d| d.to_string())),
        submitted_at: Set(submission.submitted_at.timestamp_millis()),
        submitted_by: Set(submission.submitted_by.map(|p| p.0)),
        summary: Set(String::new()),
        revision: Set(1),
        outcome: Set(None),
        decided_at: Set(None),
        ..Default::default()
    };
    Ok(CaseId(row.insert(&**tx).await?.id))
}
