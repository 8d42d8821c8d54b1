//! Rows of text as a workbook: every cell is text, never a formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// The first row is the heading.
///
/// # Errors
/// When the library refuses.
pub fn workbook(name: &str, rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Otherwise the library writes the present instant: the same content is the same file.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet().set_name(name)?;
    let heading = Format::new().set_bold();
    let plain = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_num_format("@")
        .set_quote_prefix();
    let mut widths: Vec<usize> = vec![];
    for (row, cells) in (0u32..).zip(rows) {
        widths.resize(widths.len().max(cells.len()), 0);
        for ((column, text), width) in (0u16..).zip(cells).zip(&mut widths) {
            *width = (*width).max(text.chars().count());
            if row == 0 {
                sheet.write_string_with_format(row, column, text, &heading)?;
            } else if !text.is_empty() {
                sheet.write_string_with_format(row, column, text, &plain)?;
            }
        }
    }
    for (column, width) in (0u16..).zip(widths) {
        let width = u16::try_from(width.clamp(10, 60)).unwrap_or(60);
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
