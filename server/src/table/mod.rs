//! Reads a table as people have it: CSV, TSV or semicolons in any usual encoding, and XLSX workbooks. `book` writes one.
//!
//! Pure: bytes in, plain rows out, each with the number its spreadsheet shows. What a file may hold is bounded
//! before it is unpacked and while it is read; no file makes this panic or take more memory than the limits
//! below allow. Knows nothing of offers or participants: `catalogue::exchange` and `evaluation::list` do.

mod archive;
mod book;
mod separated;
mod text;
mod workbook;

#[cfg(test)]
mod tests;

pub use book::book;

use app::shared::fault::{Fault, TableProblem};
use tokio::sync::Semaphore;

/// Largest file, in bytes.
pub const FILE: usize = 5 * 1024 * 1024;
/// Most rows below the heading.
pub const ROWS: usize = 5_000;
/// Most columns.
pub const COLUMNS: usize = 200;
/// Longest cell in characters: what a spreadsheet itself can hold.
pub const CELL: usize = 32_767;
/// Most text in all cells together, in bytes; a file of 5 MB unpacks to more only if it is made to.
const TEXT: usize = 12_000_000;

/// Files that may be read at once: each may hold some 100 MB for a moment.
static READING: Semaphore = Semaphore::const_new(2);

/// One row that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet numbers it, from 1.
    pub number: u32,
    /// The line of the text file it begins on; in a workbook the same as `number`.
    pub line: u64,
    /// Trimmed, line breaks as `\n`; rows may differ in length.
    pub cells: Vec<String>,
}

/// What a file holds, heading included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Row>,
    /// Merged cells were met; their value was read into every row they cover.
    pub merged: bool,
}

/// Reads a file. Takes as long as its size: call `read_file` where others wait.
///
/// # Errors
/// What makes the file unreadable as a whole.
pub fn read(bytes: &[u8]) -> Result<Table, TableProblem> {
    if bytes.len() > FILE {
        return Err(TableProblem::TooBig);
    }
    let table = if archive::is_one(bytes) {
        workbook::read(bytes)?
    } else if text::is_old_workbook(bytes) {
        return Err(TableProblem::OldWorkbook);
    } else {
        separated::read(&text::decode(bytes).ok_or(TableProblem::NotATable)?)?
    };
    if table.rows.is_empty() {
        return Err(TableProblem::Empty);
    }
    Ok(table)
}

/// As `read`, on a thread of its own; a panic in a decoder counts as an unreadable file.
///
/// # Errors
/// `Internal` only when the process is shutting down.
pub async fn read_file(bytes: Vec<u8>) -> Result<Result<Table, TableProblem>, Fault> {
    let _turn = READING.acquire().await?;
    let reading = tokio::task::spawn_blocking(move || read(&bytes));
    Ok(reading.await.unwrap_or_else(|error| {
        tracing::error!(%error, "a table's decoder gave up");
        Err(TableProblem::NotATable)
    }))
}

/// Gathers rows and refuses what is over the limits as soon as it is met.
#[derive(Default)]
struct Gathered {
    table: Table,
    text: usize,
}

impl Gathered {
    fn row(&mut self, number: u32, line: u64, cells: Vec<String>) -> Result<(), TableProblem> {
        let end = cells.iter().rposition(|c| !c.is_empty());
        let Some(end) = end else { return Ok(()) };
        if end >= COLUMNS {
            return Err(TableProblem::TooManyColumns(COLUMNS));
        }
        if let Some(column) = cells
            .iter()
            .position(|c| c.len() > CELL && c.chars().count() > CELL)
        {
            return Err(TableProblem::LongCell {
                row: number,
                column: column + 1,
                max: CELL,
            });
        }
        self.text += cells.iter().map(String::len).sum::<usize>();
        if self.text > TEXT {
            return Err(TableProblem::TooMuchInside);
        }
        // The heading comes on top.
        if self.table.rows.len() > ROWS {
            return Err(TableProblem::TooManyRows(ROWS));
        }
        let cells = cells.into_iter().take(end + 1).collect();
        self.table.rows.push(Row { number, line, cells });
        Ok(())
    }
}

/// A cell without what cannot be seen, trimmed; line breaks inside it stay.
fn tidy(cell: &str) -> String {
    let mut tidied = String::with_capacity(cell.len());
    for c in cell.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\t' => tidied.push(c),
            '\r' => tidied.push('\n'),
            '\u{a0}' | '\u{202f}' => tidied.push(' '),
            '\u{200b}' | '\u{feff}' => {}
            c if c.is_control() => tidied.push(' '),
            c => tidied.push(c),
        }
    }
    tidied.trim().to_owned()
}
