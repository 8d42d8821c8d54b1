//! What machines and the command line do: the same trial and the same saving as on the page, in one go.

use std::collections::BTreeMap;

use app::catalogue::exchange::cell;
use app::catalogue::exchange::column::Column;
use app::catalogue::exchange::guess::guess;
use app::catalogue::exchange::model::{ApiKey, Import, RowReport, Scope, Source, Summary};
use app::catalogue::exchange::sheet::{Listed, unguarded};
use app::catalogue::model::Institution;
use app::shared::fault::{Fault, Problem, TableProblem};
use app::shared::ids::{ImportId, InstitutionId};

use super::landscape::Landscape;
pub use super::store::Raw;
use super::store::{self, NewImport};
use super::{apply, plan};
use crate::audit::Author;
use crate::catalogue::editing::coming_year;
use crate::catalogue::reference::reference;
use crate::platform::Parts;
use crate::table::{self, Table};

/// Who brings a table without a page.
pub struct Bringer<'a> {
    pub institution: InstitutionId,
    pub source: Source,
    /// A key's name, or who sits at the command line.
    pub by: &'a str,
    pub is_demo: bool,
    /// What the table is called in the list of imports.
    pub file_name: &'a str,
}

/// How it is to be taken in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Nothing is saved.
    pub dry_run: bool,
    /// That offers are left out is meant.
    pub confirmed: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Where refused rows wait; nothing after a trial, or when nothing was to be kept.
    pub import: Option<ImportId>,
    pub year: app::shared::time::StudyYear,
    pub summary: Summary,
    /// In the table's order.
    pub rows: Vec<RowReport>,
}

/// The institution with this code of the national database.
///
/// # Errors
/// `Missing`.
pub async fn institution(parts: &Parts, dbh: &str) -> Result<Institution, Fault> {
    let reference = reference(parts).await?;
    let found = reference
        .institutions
        .iter()
        .find(|i| i.dbh_code == dbh && !dbh.is_empty());
    found.cloned().ok_or(Fault::Missing)
}

/// The institution a key may do this for, named by its code.
///
/// # Errors
/// `Missing` for an unknown code; `Forbidden` for another institution's key, or one that only reads.
pub async fn allowed(parts: &Parts, key: &ApiKey, dbh: &str, scope: Scope) -> Result<Institution, Fault> {
    let institution = institution(parts, dbh).await?;
    if key.institution == institution.id && (key.scope == scope || key.scope == Scope::Write) {
        Ok(institution)
    } else {
        Err(Fault::Forbidden)
    }
}

/// Every offer of an institution in its newest text.
///
/// # Errors
/// `Internal` only.
pub async fn listed(parts: &Parts, institution: InstitutionId) -> Result<Vec<Listed>, Fault> {
    let coming = coming_year(parts.clock.today());
    let landscape = Landscape::read(parts.db.read(), institution, coming).await?;
    Ok(landscape.listed())
}

/// Tries rows, and saves them unless only a trial is wanted.
///
/// # Errors
/// `Invalid` in `confirm` as `apply::apply`.
pub async fn bring(
    parts: &Parts,
    who: &Bringer<'_>,
    headings: &[String],
    columns: Vec<Option<Column>>,
    rows: Vec<Raw>,
    manner: Manner,
) -> Result<Outcome, Fault> {
    let year = coming_year(parts.clock.today());
    let reference = reference(parts).await?;
    let landscape = Landscape::read(parts.db.read(), who.institution, year).await?;
    let trial = plan::try_rows(reference, landscape, columns.clone(), rows.clone(), vec![]).await?;
    let nothing = trial.summary.writes() == 0 && trial.summary.refused == 0;
    if manner.dry_run || nothing {
        return Ok(Outcome {
            import: None,
            year,
            summary: trial.summary,
            rows: trial.rows.into_iter().map(|(_, p)| p.report).collect(),
        });
    }
    let tx = parts.db.write().await?;
    apply::hold(&tx, who.institution).await?;
    let new = NewImport {
        institution: who.institution,
        year,
        source: who.source,
        file_name: who.file_name,
        by: who.by,
        is_demo: who.is_demo,
        headings,
        columns: &columns,
        merged: false,
    };
    let id = store::add(&*tx, &new, &rows, parts.clock.now_ms()).await?;
    let (mut import, is_demo) = store::import(&*tx, id).await?.ok_or(Fault::Missing)?;
    apply::try_import(parts, &tx, &mut import, 1).await?;
    let by = Author {
        id: None,
        name: who.by,
    };
    apply::apply(parts, &tx, by, (&mut import, is_demo), 2, manner.confirmed).await?;
    let rows = reports(&tx, &import).await?;
    tx.commit().await?;
    Ok(Outcome {
        import: Some(id),
        year,
        summary: import.summary,
        rows,
    })
}

async fn reports(tx: &crate::db::Tx, import: &Import) -> Result<Vec<RowReport>, Fault> {
    let mut rows = store::done(&**tx, import.id).await?;
    let waiting = store::waiting(&**tx, import.id).await?;
    rows.extend(waiting.into_iter().filter_map(|(_, report)| report));
    rows.sort_by_key(|r| r.number);
    Ok(rows)
}

/// A file as rows: its headings, what each column is, and what stands below.
pub struct FileRows {
    pub headings: Vec<String>,
    pub columns: Vec<Option<Column>>,
    pub rows: Vec<Raw>,
    pub merged: bool,
}

/// Reads a file and guesses its columns, with what the institution has called them before.
///
/// # Errors
/// As `rows`.
pub async fn read(parts: &Parts, institution: InstitutionId, bytes: Vec<u8>) -> Result<FileRows, Fault> {
    let table = table::read_file(bytes).await?.map_err(refused)?;
    let remembered = store::remembered(parts.db.read(), institution).await?;
    rows_of(table, &remembered)
}

/// Reads a file and guesses its columns by their headings alone.
///
/// # Errors
/// `Invalid` in `file` when it cannot be read as a table.
pub async fn rows(bytes: Vec<u8>) -> Result<FileRows, Fault> {
    let table = table::read_file(bytes).await?.map_err(refused)?;
    rows_of(table, &BTreeMap::new())
}

fn refused(problem: TableProblem) -> Fault {
    Fault::field("file", Problem::Table(problem))
}

/// A table's rows, with its columns guessed from their headings and from what is remembered of such.
///
/// # Errors
/// `Invalid` in `file` when nothing stands below the headings.
pub fn rows_of(table: Table, remembered: &BTreeMap<String, Option<Column>>) -> Result<FileRows, Fault> {
    let mut rows = table.rows.into_iter();
    let head = rows.next().ok_or_else(|| refused(TableProblem::Empty))?;
    let rows: Vec<Raw> = rows
        .map(|row| Raw {
            number: row.number,
            cells: row.cells,
        })
        .collect();
    if rows.is_empty() {
        return Err(refused(TableProblem::Empty));
    }
    // Cells beyond the last heading are columns too.
    let width = rows
        .iter()
        .map(|r| r.cells.len())
        .max()
        .unwrap_or(0)
        .max(head.cells.len());
    let mut headings: Vec<String> = head.cells.iter().map(|h| heading(h)).collect();
    headings.resize(width, String::new());
    Ok(FileRows {
        columns: guess(&headings, remembered),
        headings,
        rows,
        merged: table.merged,
    })
}

/// A heading on one line, as short as a heading is.
fn heading(cell: &str) -> String {
    let words: Vec<&str> = unguarded(cell).split_whitespace().collect();
    words.join(" ").chars().take(120).collect()
}

/// As `bring`, from a file whose columns speak for themselves.
///
/// # Errors
/// As `read` and `bring`; `Invalid` in `file` when no column tells which offer a row is about.
pub async fn bring_file(
    parts: &Parts,
    who: &Bringer<'_>,
    bytes: Vec<u8>,
    manner: Manner,
) -> Result<Outcome, Fault> {
    let file = read(parts, who.institution, bytes).await?;
    let keys = [Some(Column::Code), Some(Column::Offer)];
    if !file.columns.iter().any(|c| keys.contains(c)) {
        return Err(Fault::field("file", Problem::Table(TableProblem::NoKey)));
    }
    bring(parts, who, &file.headings, file.columns, file.rows, manner).await
}

/// What a heading is remembered by.
pub(super) fn remembered_as(heading: &str) -> Option<String> {
    let folded: String = cell::fold(heading).chars().take(100).collect();
    (!folded.is_empty()).then_some(folded)
}
