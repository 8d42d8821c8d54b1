//! Tables as files: CSV and TSV as text, XLSX with a sheet that explains the columns.
//!
//! Every cell of the workbook is written as text, a date or a number, never as a formula, and marked as text
//! where it would begin one; so it stays text when somebody edits it.

use app::catalogue::exchange::cell;
use app::catalogue::exchange::column::{Column, Kind};
use app::catalogue::exchange::model::FileKind;
use app::catalogue::exchange::port::File;
use app::catalogue::exchange::sheet::{Sheet, explained, guarded};
use app::catalogue::model::Reference;
use app::shared::fault::Fault;
use app::words::Exchange;
use chrono::Datelike as _;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::table::CELL;

/// Writes the table as a file of this kind.
///
/// # Errors
/// `Internal` only.
pub fn file(sheet: &Sheet, kind: FileKind, name: &str, reference: &Reference) -> Result<File, Fault> {
    let bytes = match kind {
        FileKind::Csv => sheet.csv().into_bytes(),
        FileKind::Tsv => sheet.tsv().into_bytes(),
        FileKind::Xlsx => workbook(sheet, reference)?,
    };
    Ok(File {
        name: format!("{name}.{kind}"),
        kind,
        bytes,
    })
}

fn workbook(table: &Sheet, reference: &Reference) -> Result<Vec<u8>, XlsxError> {
    let w = Exchange::of(table.lang);
    let mut book = Workbook::new();
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let sheet = book.add_worksheet().set_name(w.sheet_offers)?;
    for (i, text) in (0u16..).zip(table.headings()) {
        sheet.write_string_with_format(0, i, text, &heading)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, cells) in (1u32..).zip(&table.rows) {
        for ((i, &column), text) in (0u16..).zip(Column::ALL).zip(cells) {
            write(sheet, (row, i), column, text)?;
        }
    }
    for (i, &column) in (0u16..).zip(Column::ALL) {
        let width = match column.kind() {
            Kind::Long | Kind::Rows => 40,
            Kind::Text | Kind::Choice | Kind::Choices => 24,
            _ => 12,
        };
        sheet.set_column_width(i, width)?;
    }
    explain(&mut book, table, reference)?;
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, (row, i): (u32, u16), column: Column, text: &str) -> Result<(), XlsxError> {
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    if text.is_empty() || text.chars().count() > CELL {
        // An empty cell leaves the field as it is when the table is read again.
        return Ok(());
    }
    if column.kind() == Kind::Date
        && let Some(date) = cell::date(text)
        && let (Ok(year), Ok(month), Ok(day)) = (
            u16::try_from(date.year()),
            u8::try_from(date.month()),
            u8::try_from(date.day()),
        )
    {
        let format = plain.set_num_format("dd.mm.yyyy");
        let date = ExcelDateTime::from_ymd(year, month, day)?;
        sheet.write_datetime_with_format(row, i, &date, &format)?;
        return Ok(());
    }
    // Whatever has no leading zero to lose.
    if matches!(column.kind(), Kind::Whole | Kind::Price)
        && let Ok(n) = text.parse::<u32>()
        && n.to_string() == text
    {
        sheet.write_number_with_format(row, i, n, &plain)?;
        return Ok(());
    }
    let text_only = plain.set_num_format("@").set_quote_prefix();
    sheet.write_string_with_format(row, i, guarded(text), &text_only)?;
    Ok(())
}

fn explain(book: &mut Workbook, table: &Sheet, reference: &Reference) -> Result<(), XlsxError> {
    let w = Exchange::of(table.lang);
    let heading = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = book.add_worksheet().set_name(w.sheet_how)?;
    sheet.write_string_with_format(0, 0, w.how_general, &Format::new())?;
    for (i, text) in (0u16..).zip([w.how_column, w.how_how, w.how_allowed]) {
        sheet.write_string_with_format(2, i, text, &heading)?;
    }
    for (row, &column) in (3u32..).zip(Column::ALL) {
        for (i, text) in (0u16..).zip(explained(column, table.lang, reference)) {
            sheet.write_string_with_format(row, i, text, &wrapped)?;
        }
    }
    for (i, width) in (0u16..).zip([32, 60, 60]) {
        sheet.set_column_width(i, width)?;
    }
    Ok(())
}
