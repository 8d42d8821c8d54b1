//! A table as a workbook: numbers are numbers, everything else is text and never a formula.

use app::shared::sheet::{Cell, Sheet};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// Narrowest and widest column, in characters.
const WIDTHS: (usize, usize) = (10, 60);

/// A workbook of one sheet; the heading stands still.
///
/// # Errors
/// When the library refuses.
pub fn book(name: &str, table: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Otherwise the library writes the present instant: the same content is the same file.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet().set_name(name)?;
    let top = Format::new().set_align(FormatAlign::Top);
    let heading = top.clone().set_bold().set_text_wrap();
    let text_format = top.clone().set_text_wrap().set_num_format("@").set_quote_prefix();
    let tenths = top.clone().set_num_format("0.0");
    let mut widths: Vec<usize> = vec![];
    for (column, text) in (0u16..).zip(&table.head) {
        sheet.write_string_with_format(0, column, text, &heading)?;
        widths.push(text.chars().count());
    }
    for (row, cells) in (1u32..).zip(&table.rows) {
        widths.resize(widths.len().max(cells.len()), 0);
        for ((column, cell), width) in (0u16..).zip(cells).zip(&mut widths) {
            match cell {
                Cell::Text(text) => {
                    *width = (*width).max(text.chars().count());
                    sheet.write_string_with_format(row, column, text, &text_format)?;
                }
                Cell::Whole(n) => {
                    sheet.write_number_with_format(row, column, *n, &top)?;
                }
                Cell::Tenth(value) => {
                    sheet.write_number_with_format(row, column, *value, &tenths)?;
                }
                Cell::Empty => {}
            }
        }
    }
    for (column, width) in (0u16..).zip(widths) {
        let width = u16::try_from(width.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(10);
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_keeps_numbers_as_numbers_and_formulas_as_text_and_the_same_table_is_the_same_file() {
        let mut table = Sheet::new(["Studium", "Svar", "Snitt"]);
        table.row(["=HYPERLINK(\"http://x\")".into(), 11u32.into(), Cell::Tenth(4.2)]);
        table.row(["@sum".into(), Cell::Empty, "minst 4,7".into()]);
        let bytes = book("Resultater", &table).unwrap();
        assert_eq!(bytes, book("Resultater", &table).unwrap());
        let read = crate::table::read(&bytes).unwrap();
        let cells: Vec<Vec<String>> = read.rows.into_iter().map(|r| r.cells).collect();
        assert_eq!(cells[1], ["=HYPERLINK(\"http://x\")", "11", "4,2"]);
        assert_eq!(cells[2], ["@sum", "", "minst 4,7"]);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut xml = String::new();
        let mut sheet = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
        std::io::Read::read_to_string(&mut sheet, &mut xml).unwrap();
        assert!(!xml.contains("<f>") && xml.contains("<v>4.2</v>"), "{xml}");
    }
}
