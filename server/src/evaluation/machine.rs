//! What an institution's own systems may do with its surveys; a key has been recognised before.

use app::evaluation::model::{Evaluation, ImportReport};
use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InstitutionId};

use super::list::{self, List};
use super::{participants, service, store};
use crate::platform::Parts;

/// Name, e-mail and language as a machine sent them.
pub type Row = [String; 3];

/// The institution's surveys that are not closed, by opening day.
///
/// # Errors
/// `Internal` only.
pub async fn listed(parts: &Parts, institution: InstitutionId) -> Result<Vec<Evaluation>, Fault> {
    let rows = store::not_closed(parts.db.read(), institution).await?;
    Ok(rows.iter().map(store::model).collect::<Result<_, _>>()?)
}

/// Takes people in as from a list, rows numbered from 1.
///
/// # Errors
/// `Missing` for a survey of another institution; `Stale` once it is over.
pub async fn add(
    parts: &Parts,
    institution: InstitutionId,
    survey: EvaluationId,
    rows: Vec<Row>,
) -> Result<ImportReport, Fault> {
    let row = store::evaluation(parts.db.read(), survey).await?;
    row.filter(|row| row.institution_id == institution.0)
        .ok_or(Fault::Missing)?;
    let standard = service::standard(parts, institution).await?;
    let mut list = List {
        people: vec![],
        refused: vec![],
    };
    for (number, row) in (1..).zip(&rows) {
        list::sort(&mut list, number, list::row(row, standard));
    }
    // Good rows are kept whatever else is wrong, and nobody is there to ask.
    participants::add(parts, survey, list, standard, true).await
}
