//! Saves what was tried: drafts only, in one transaction, never over a text somebody changed meanwhile.

use std::sync::Arc;

use app::audit::model::Deed;
use app::catalogue::exchange::model::{
    CellFault, Import, RowProblem, RowReport, Seen, Stage, Summary, Verdict,
};
use app::catalogue::form::OfferForm;
use app::catalogue::model::Reference;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{InstitutionId, OfferId};
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect as _;
use sea_orm::entity::prelude::*;

use super::landscape::Landscape;
use super::plan::{Planned, Trial, count, try_rows};
use super::store::{self, Raw};
use crate::audit::Author;
use crate::catalogue::editing::{self, Beginning};
use crate::catalogue::entity::{institution, offer};
use crate::catalogue::reference::reference;
use crate::catalogue::work::facts;
use crate::db::Tx;
use crate::platform::Parts;

/// Holds the institution until the transaction ends: two imports at once would begin the same offer twice.
pub async fn hold(tx: &Tx, institution: InstitutionId) -> Result<(), Fault> {
    institution::Entity::find_by_id(institution.0)
        .lock_exclusive()
        .one(&**tx)
        .await?
        .ok_or(Fault::Missing)?;
    Ok(())
}

/// Tries every row that waits and keeps what was found; `import` is left in the step that follows.
pub async fn try_import(parts: &Parts, tx: &Tx, import: &mut Import, seen: i64) -> Result<(), Fault> {
    let waiting = store::waiting(&**tx, import.id).await?;
    let raw = waiting.into_iter().map(|(raw, _)| raw).collect();
    let trial = trial(parts, tx, import, raw, vec![]).await?;
    let rows: Vec<_> = trial
        .rows
        .into_iter()
        .map(|(raw, planned)| (raw, planned.report, false))
        .collect();
    store::report(&**tx, import.id, &rows).await?;
    import.summary = trial.summary;
    import.stage = Stage::Checked;
    store::step(&**tx, import, seen).await
}

async fn trial(
    parts: &Parts,
    tx: &Tx,
    import: &Import,
    rows: Vec<Raw>,
    done: Vec<RowReport>,
) -> Result<Trial, Fault> {
    let reference = reference(parts).await?;
    let landscape = Landscape::read(&**tx, import.institution, import.year).await?;
    try_rows(reference, landscape, import.columns.clone(), rows, done).await
}

/// Saves every row that was tried and found well.
///
/// # Errors
/// `Invalid` in `confirm` when the table leaves out too much and that is not confirmed; `Stale`.
pub async fn apply(
    parts: &Parts,
    tx: &Tx,
    by: Author<'_>,
    (import, is_demo): (&mut Import, bool),
    seen: i64,
    confirmed: bool,
) -> Result<(), Fault> {
    hold(tx, import.institution).await?;
    let (raw, before): (Vec<_>, Vec<_>) = store::waiting(&**tx, import.id).await?.into_iter().unzip();
    let trial = trial(parts, tx, import, raw, vec![]).await?;
    let (gone, known) = (trial.summary.gone, trial.summary.known);
    if trial.summary.shrinks() && !confirmed {
        return Err(Fault::field("confirm", Problem::Shrinks(gone, known)));
    }
    let mut writer = Writer::new(parts, tx, by, import, is_demo).await?;
    let mut rows = Vec::with_capacity(trial.rows.len());
    for ((raw, planned), before) in trial.rows.into_iter().zip(before) {
        let report = writer.row(&trial.landscape, planned, before).await?;
        let is_done = report.verdict != Verdict::Refused;
        rows.push((raw, report, is_done));
    }
    store::report(&**tx, import.id, &rows).await?;
    let mut summary = Summary {
        fields: trial.summary.fields,
        known,
        gone,
        gone_list: trial.summary.gone_list,
        ..Summary::default()
    };
    for (_, report, _) in &rows {
        count(&mut summary, report.verdict, 1);
    }
    import.summary = summary;
    import.stage = Stage::Applied;
    import.applied_at = Some(parts.clock.now());
    store::step(&**tx, import, seen).await
}

/// Tries one row that waits with other cells. After the import was saved, the row is saved at once if it is
/// well, which `true` says; before, the whole import is tried again.
///
/// # Errors
/// `Missing` for a row that does not wait; `Stale`.
pub async fn fix(
    parts: &Parts,
    tx: &Tx,
    by: Author<'_>,
    (import, is_demo): (&mut Import, bool),
    seen: i64,
    row: Raw,
) -> Result<bool, Fault> {
    hold(tx, import.institution).await?;
    if import.stage == Stage::Checked {
        let report = empty(row.number);
        store::report(&**tx, import.id, &[(row, report, false)]).await?;
        try_import(parts, tx, import, seen).await?;
        return Ok(false);
    }
    let done = store::done(&**tx, import.id).await?;
    let mut trial = trial(parts, tx, import, vec![row], done).await?;
    let (raw, planned) = trial.rows.pop().ok_or(Fault::Missing)?;
    let before = Some(planned.report.clone());
    let mut writer = Writer::new(parts, tx, by, import, is_demo).await?;
    let report = writer.row(&trial.landscape, planned, before).await?;
    let verdict = report.verdict;
    let is_done = verdict != Verdict::Refused;
    store::report(&**tx, import.id, &[(raw, report, is_done)]).await?;
    if is_done {
        import.summary.refused = import.summary.refused.saturating_sub(1);
        count(&mut import.summary, verdict, 1);
    }
    store::step(&**tx, import, seen).await?;
    Ok(is_done)
}

/// What is known of a row nobody has tried.
fn empty(number: u32) -> RowReport {
    RowReport {
        number,
        code: String::new(),
        title: String::new(),
        verdict: Verdict::Refused,
        offer: None,
        seen: None,
        changes: vec![],
        faults: vec![],
        missing: 0,
    }
}

struct Writer<'a> {
    parts: &'a Parts,
    tx: &'a Tx,
    institution: InstitutionId,
    year: app::shared::time::StudyYear,
    is_demo: bool,
    /// Whose deed it is, for the trail.
    by: Author<'a>,
    reference: Arc<Reference>,
}

impl<'a> Writer<'a> {
    async fn new(
        parts: &'a Parts,
        tx: &'a Tx,
        by: Author<'a>,
        import: &Import,
        is_demo: bool,
    ) -> Result<Self, Fault> {
        Ok(Writer {
            parts,
            tx,
            institution: import.institution,
            year: import.year,
            is_demo,
            by,
            reference: reference(parts).await?,
        })
    }

    /// Saves one row, provided it still comes to what the person saw.
    async fn row(
        &mut self,
        landscape: &Landscape,
        planned: Planned,
        before: Option<RowReport>,
    ) -> Result<RowReport, Fault> {
        let Planned { mut report, form } = planned;
        let Some(before) = before else { return Ok(report) };
        if before.verdict == Verdict::Refused || report.verdict == Verdict::Unchanged {
            return Ok(if before.verdict == Verdict::Refused {
                before
            } else {
                report
            });
        }
        let as_seen = before.verdict == report.verdict && before.seen == report.seen;
        let written = if as_seen {
            self.write(landscape, &report, &form).await?
        } else {
            None
        };
        match written {
            Some((offer, seen)) => {
                report.offer = Some(offer);
                report.seen = Some(seen);
            }
            None => {
                report.verdict = Verdict::Refused;
                report.faults.push(CellFault::of_row(RowProblem::Stale));
            }
        }
        Ok(report)
    }

    /// The version written; nothing where somebody was faster.
    async fn write(
        &self,
        landscape: &Landscape,
        report: &RowReport,
        form: &OfferForm,
    ) -> Result<Option<(OfferId, Seen)>, Fault> {
        match (report.verdict, report.offer) {
            (Verdict::Changed, Some(offer)) => {
                let known = landscape.of_year(offer, self.year);
                let Some(row) = known.and_then(|k| k.row.as_deref()) else {
                    return Ok(None);
                };
                match editing::keep(self.parts, self.tx, self.by, row, row.revision, form).await {
                    Ok(revision) => {
                        let today = self.parts.clock.today();
                        facts::refresh(&**self.tx, offer, Some(&self.reference), today).await?;
                        let version = app::shared::ids::VersionId(row.id);
                        Ok(Some((offer, Seen { version, revision })))
                    }
                    Err(Fault::Stale) => Ok(None),
                    Err(fault) => Err(fault),
                }
            }
            (Verdict::NextYear, Some(offer)) => self.begin(offer, Deed::OfferRevised, form).await.map(Some),
            (Verdict::New, _) => {
                let row = offer::ActiveModel {
                    institution_id: Set(self.institution.0),
                    live_version_id: Set(None),
                    revision: Set(0),
                    ..Default::default()
                };
                let offer = OfferId(row.insert(&**self.tx).await?.id);
                self.begin(offer, Deed::OfferCreated, form).await.map(Some)
            }
            _ => Ok(None),
        }
    }

    async fn begin(&self, offer: OfferId, deed: Deed, form: &OfferForm) -> Result<(OfferId, Seen), Fault> {
        let form = form.clone().without_blank_rows();
        let beginning = Beginning {
            offer,
            institution: self.institution,
            year: self.year,
            is_demo: self.is_demo,
            by: self.by,
            deed,
        };
        let version = editing::begin(self.parts, self.tx, &beginning, &self.reference, &form).await?;
        Ok((offer, Seen { version, revision: 1 }))
    }
}
