//! Rows of an XLSX workbook: its first sheet that holds anything.
//!
//! Cells are streamed one by one, never laid out as the sheet's declared rectangle, which one cell in the far
//! corner makes enormous. A formula gives the value its program kept with it; nothing is ever reckoned here.

use std::collections::BTreeMap;
use std::io::Cursor;

use app::shared::fault::TableProblem;
use calamine::{DataRef, Dimensions, Reader as _, Xlsx, XlsxError};

use super::{COLUMNS, Gathered, ROWS, Table, archive, tidy};

/// Sheets that are looked through for the first with content.
const SHEETS: usize = 20;
/// Most merged ranges; more than there can be rows of them are no table.
const MERGED: usize = ROWS;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the workbook, once the archive is known to hold no more than it may.
pub fn read(bytes: &[u8]) -> Result<Table, TableProblem> {
    archive::check(bytes)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableProblem::NotATable)?;
    for name in book.sheet_names().into_iter().take(SHEETS) {
        let table = sheet(&mut book, &name)?;
        if !table.rows.is_empty() {
            return Ok(table);
        }
    }
    Ok(Table::default())
}

fn sheet(book: &mut Book<'_>, name: &str) -> Result<Table, TableProblem> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    {
        let mut cells = match book.worksheet_cells_reader(name) {
            Ok(cells) => cells,
            // A sheet that is only a chart.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(Table::default()),
            Err(_) => return Err(TableProblem::NotATable),
        };
        while let Some(cell) = cells.next_cell().map_err(|_| TableProblem::NotATable)? {
            let text = tidy(&said(cell.get_value()));
            if text.is_empty() {
                continue;
            }
            let (row, column) = cell.get_position();
            if column as usize >= COLUMNS {
                return Err(TableProblem::TooManyColumns(COLUMNS));
            }
            rows.entry(row).or_default().insert(column, text);
            if rows.len() > ROWS + 1 {
                return Err(TableProblem::TooManyRows(ROWS));
            }
        }
    }
    let merged = book
        .merge_cells_by_sheet_name(name)
        .map_err(|_| TableProblem::NotATable)?;
    if merged.len() > MERGED {
        return Err(TableProblem::NotATable);
    }
    let mut gathered = Gathered::default();
    gathered.table.merged = !merged.is_empty() && !rows.is_empty();
    for range in &merged {
        spread(range, &mut rows);
    }
    for (row, cells) in rows {
        let width = cells
            .last_key_value()
            .map_or(0, |(column, _)| *column as usize + 1);
        let mut all = vec![String::new(); width];
        for (column, text) in cells {
            all[column as usize] = text;
        }
        let number = row.saturating_add(1);
        gathered.row(number, u64::from(number), all)?;
    }
    Ok(gathered.table)
}

/// A value merged over several rows holds for each of them; over several columns, for the first.
fn spread(range: &Dimensions, rows: &mut BTreeMap<u32, BTreeMap<u32, String>>) {
    let ((first, column), (last, _)) = (range.start, range.end);
    let Some(value) = rows.get(&first).and_then(|row| row.get(&column)).cloned() else {
        return;
    };
    if first >= last {
        return;
    }
    // Only rows that hold something of their own: a range may reach to the end of the sheet.
    for (_, row) in rows.range_mut(first + 1..=last) {
        row.entry(column).or_insert_with(|| value.clone());
    }
}

/// What a cell shows, as a Norwegian would type it; dates as `2027-03-01`.
fn said(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => number(*n),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "ja".to_owned(),
        DataRef::Bool(false) => "nei".to_owned(),
        DataRef::DateTime(date) if date.is_datetime() && date.as_f64() >= 1.0 => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(date) => number(date.as_f64()),
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Without the noise of binary fractions: a reckoned 7,499999999999 is shown as 7,5 by its program too.
fn number(n: f64) -> String {
    if n.fract() == 0.0 {
        return format!("{n:.0}");
    }
    let text = format!("{n:.9}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}
