//! What people's files are read as, and what is refused before it can do harm.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table
        .rows
        .iter()
        .map(|r| r.cells.iter().map(String::as_str).collect())
        .collect()
}

fn text(file: &[u8]) -> Table {
    read(file).unwrap_or_else(|e| panic!("refused: {e:?}"))
}

/// A workbook with one sheet, written by `fill`.
fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// An archive of these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook by hand, with this sheet and these shared strings.
fn by_hand(sheet: &str, strings: &str) -> Vec<u8> {
    let head = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    let part = |body: &str| format!("{head}{body}").into_bytes();
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = part(&format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    ));
    let book = part(&format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{relation}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#
    ));
    let book_rels = part(&format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    ));
    let main = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
    let sheet = part(&format!(
        "<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>"
    ));
    let strings = part(&format!("<sst {main} {strings}</sst>"));
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", &rels),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &book_rels),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &strings),
    ])
}

#[test]
fn every_usual_encoding_and_separator_reads_the_same() {
    let expected = vec![vec!["kode", "tittel"], vec!["Å-1", "Språk; lærar – høst"]];
    let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2], mark: &[u8]| {
        let mut file = mark.to_vec();
        file.extend(text.encode_utf16().flat_map(bytes));
        file
    };
    let tabs = "kode\ttittel\r\nÅ-1\tSpråk; lærar – høst\r\n";
    for file in [
        "kode;tittel\nÅ-1;\"Språk; lærar – høst\"\n".as_bytes().to_vec(),
        "\u{feff}kode;tittel\r\nÅ-1;\"Språk; lærar – høst\""
            .as_bytes()
            .to_vec(),
        "kode,tittel\rÅ-1,Språk; lærar – høst\r".as_bytes().to_vec(),
        "sep=\t\nkode\ttittel\nÅ-1\tSpråk; lærar – høst"
            .as_bytes()
            .to_vec(),
        b"kode;tittel\n\xc5-1;\"Spr\xe5k; l\xe6rar \x96 h\xf8st\"\n".to_vec(),
        utf16(tabs, u16::to_le_bytes, b"\xff\xfe"),
        utf16(tabs, u16::to_be_bytes, b"\xfe\xff"),
        utf16(tabs, u16::to_le_bytes, b""),
    ] {
        assert_eq!(cells(&text(&file)), expected, "{file:?}");
    }
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    let table = text(b"a;b\n\n\"to\nlinjer\";1\n;\nx;2\n");
    let numbers: Vec<_> = table.rows.iter().map(|r| (r.number, r.line)).collect();
    // The empty line and the row of nothing count; the line break inside a cell does not.
    assert_eq!(numbers, [(1, 1), (3, 3), (5, 6)]);
    assert_eq!(text(b"sep=;\na;b\nx;1").rows[1].number, 3);
}

#[test]
fn a_workbook_gives_values_as_norwegians_type_them() {
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let file = workbook(|sheet| {
        sheet.write_string(0, 0, " kode\u{a0}").unwrap();
        sheet.write_string(0, 4, "tekst").unwrap();
        sheet.write_number(2, 0, 223_618).unwrap();
        sheet.write_number(2, 1, 7.5).unwrap();
        let day = ExcelDateTime::from_ymd(2027, 3, 1).unwrap();
        sheet.write_datetime_with_format(2, 2, &day, &date).unwrap();
        sheet.write_boolean(2, 3, true).unwrap();
        sheet.write_string(2, 4, "to\nlinjer").unwrap();
        // The value its program kept counts; the formula itself is never looked at.
        let formula = Formula::new("=WEBSERVICE(\"http://x\")").set_result("7,5");
        sheet.write_formula(3, 0, formula).unwrap();
        sheet
            .write_formula(3, 1, Formula::new("=1/0").set_result("#DIV/0!"))
            .unwrap();
    });
    let table = text(&file);
    let numbers: Vec<_> = table.rows.iter().map(|r| r.number).collect();
    assert_eq!(numbers, [1, 3, 4]);
    assert_eq!(table.rows[0].cells, ["kode", "", "", "", "tekst"]);
    assert_eq!(
        table.rows[1].cells,
        ["223618", "7,5", "2027-03-01", "ja", "to\nlinjer"]
    );
    assert_eq!(table.rows[2].cells, ["7,5", "#DIV/0!"]);
}

#[test]
fn a_merged_value_holds_for_every_row_it_covers_and_the_table_says_so() {
    let file = workbook(|sheet| {
        sheet.write_string(0, 0, "fag").unwrap();
        sheet.write_string(0, 1, "kode").unwrap();
        sheet.merge_range(1, 0, 3, 0, "Norsk", &Format::new()).unwrap();
        for row in 1..=3 {
            sheet.write_string(row, 1, format!("N{row}")).unwrap();
        }
        sheet
            .merge_range(4, 0, 4, 1, "Bare overskrift", &Format::new())
            .unwrap();
    });
    let table = text(&file);
    assert!(table.merged);
    assert_eq!(
        cells(&table)[1..],
        [
            vec!["Norsk", "N1"],
            vec!["Norsk", "N2"],
            vec!["Norsk", "N3"],
            vec!["Bare overskrift"]
        ]
    );
    assert!(!text(b"a;b\n1;2").merged);
}

#[test]
fn the_first_sheet_with_content_is_the_table() {
    let mut book = Workbook::new();
    book.add_worksheet();
    book.add_worksheet().write_string(0, 0, "her").unwrap();
    book.add_worksheet().write_string(0, 0, "ikke her").unwrap();
    assert_eq!(cells(&text(&book.save_to_buffer().unwrap())), [["her"]]);
}

#[test]
fn what_is_no_table_is_refused_as_a_whole() {
    let gzip = b"\x1f\x8b\x08\x00";
    for (file, problem) in [
        (&b""[..], TableProblem::Empty),
        (b" \n;;\n\n", TableProblem::Empty),
        (b"%PDF-1.7", TableProblem::NotATable),
        (gzip, TableProblem::NotATable),
        (b"PK\x03\x04xl/worksheets", TableProblem::NotATable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", TableProblem::OldWorkbook),
        (b"a;b\0;c", TableProblem::NotATable),
        (b"a;\x81\x8d", TableProblem::NotATable),
    ] {
        assert_eq!(read(file), Err(problem), "{file:?}");
    }
    assert_eq!(read(&vec![b'x'; FILE + 1]), Err(TableProblem::TooBig));
    let other = archive(&[("content.xml", b"<office/>"), ("mimetype", b"oasis")]);
    assert_eq!(read(&other), Err(TableProblem::NotATable));
    assert_eq!(read(&workbook(|_| {})), Err(TableProblem::Empty));
}

#[test]
fn too_many_rows_columns_and_letters_are_refused_by_name() {
    let many = "a;b\n".repeat(ROWS + 2);
    assert_eq!(read(many.as_bytes()), Err(TableProblem::TooManyRows(ROWS)));
    let enough = "a;b\n".repeat(ROWS + 1);
    assert_eq!(text(enough.as_bytes()).rows.len(), ROWS + 1);
    let wide = format!("{};x", ";".repeat(COLUMNS));
    assert_eq!(read(wide.as_bytes()), Err(TableProblem::TooManyColumns(COLUMNS)));
    let long = format!("a;b\n1;{}", "x".repeat(CELL + 1));
    let place = TableProblem::LongCell {
        row: 2,
        column: 2,
        max: CELL,
    };
    assert_eq!(read(long.as_bytes()), Err(place));
    let far = workbook(|sheet| {
        sheet.write_string(0, 16_383, "x").unwrap();
    });
    assert_eq!(read(&far), Err(TableProblem::TooManyColumns(COLUMNS)));
}

#[test]
fn a_hundred_thousand_rows_of_a_workbook_are_refused_without_being_laid_out() {
    let rows: String = (1..=100_000)
        .map(|i| format!("<row r=\"{i}\"><c r=\"A{i}\"><v>1</v></c></row>"))
        .collect();
    let file = by_hand(&rows, "count=\"0\" uniqueCount=\"0\">");
    assert_eq!(read(&file), Err(TableProblem::TooManyRows(ROWS)));
    // Two cells in opposite corners declare seventeen thousand million; only the two are kept.
    let corners =
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"B1048576\"><v>2</v></c></row>";
    let table = text(&by_hand(corners, ">"));
    assert_eq!(
        table.rows.iter().map(|r| r.number).collect::<Vec<_>>(),
        [1, 1_048_576]
    );
}

#[test]
fn a_bomb_is_refused_before_it_is_a_workbook() {
    let zeros = vec![b' '; 10 * 1024 * 1024];
    let big: Vec<(String, &[u8])> = (0..6).map(|i| (format!("xl/media/{i}"), &zeros[..])).collect();
    let big: Vec<(&str, &[u8])> = big.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    let bomb = archive(&big);
    assert!(bomb.len() < 200_000, "{} bytes", bomb.len());
    assert_eq!(read(&bomb), Err(TableProblem::TooMuchInside));
    let names: Vec<String> = (0..501).map(|i| format!("f{i}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b"x"[..])).collect();
    assert_eq!(read(&archive(&many)), Err(TableProblem::TooMuchInside));
}

#[test]
fn an_archive_that_lies_about_its_size_is_found_out_while_it_unpacks() {
    let zeros = vec![b' '; 50 * 1024 * 1024];
    let mut bomb = archive(&[("xl/sharedStrings.xml", &zeros)]);
    // Both places that declare the size say 100 bytes.
    let true_size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let lie = 100u32.to_le_bytes();
    let places: Vec<usize> = (0..bomb.len() - 4)
        .filter(|i| bomb[*i..*i + 4] == true_size)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bomb[at..at + 4].copy_from_slice(&lie);
    }
    assert!(matches!(
        read(&bomb),
        Err(TableProblem::TooMuchInside | TableProblem::NotATable)
    ));
}

#[test]
fn a_workbook_that_announces_more_strings_than_there_can_be_is_refused() {
    let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    for lie in [
        "uniqueCount=\"99999999999999\">",
        "uniqueCount = '18446744073709551615'>",
        "uniqueCount=\"000099999999\">",
    ] {
        assert_eq!(read(&by_hand(row, lie)), Err(TableProblem::NotATable), "{lie}");
    }
    assert_eq!(cells(&text(&by_hand(row, "uniqueCount=\"999999\">"))), [["1"]]);
}

#[tokio::test]
async fn reading_takes_its_turn_and_gives_the_same() {
    let many = (0..8).map(|i| read_file(format!("a;b\n{i};2").into_bytes()));
    for (i, table) in futures_all(many).await.into_iter().enumerate() {
        assert_eq!(table.unwrap().unwrap().rows[1].cells[0], i.to_string());
    }
}

/// All of them at once.
async fn futures_all<F>(all: impl Iterator<Item = F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send,
{
    let running: Vec<_> = all.map(tokio::spawn).collect();
    let mut done = vec![];
    for one in running {
        done.push(one.await.unwrap());
    }
    done
}

/// A valid workbook with some bytes changed, cut or doubled.
fn mangled() -> impl Strategy<Value = Vec<u8>> {
    let file = workbook(|sheet| {
        for row in 0..6 {
            for column in 0..4 {
                sheet
                    .write_string(row, column, format!("{row}.{column}"))
                    .unwrap();
            }
        }
        sheet.merge_range(7, 0, 8, 1, "x", &Format::new()).unwrap();
    });
    let n = file.len();
    let edits = prop::collection::vec((0..n, any::<u8>()), 0..12);
    (edits, 0..=n).prop_map(move |(edits, end)| {
        let mut file = file.clone();
        for (at, byte) in edits {
            file[at] = byte;
        }
        file.truncate(end.max(n / 2));
        file
    })
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_damaged_workbook_makes_the_reader_panic(bytes in mangled()) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_sheet_makes_the_reader_panic(sheet in "(<row( r=\"[0-9]{0,8}\")?>(<c( r=\"[A-Z]{0,4}[0-9]{0,9}\")?( t=\"(s|str|e|b|n|d|x)\")?>(<v>[-0-9.e#a]{0,12}</v>)?(<f>[=A-Z0-9]{0,5}</f>)?(</c>)?){0,3}(</row>)?){0,4}") {
        let _ = read(&by_hand(&sheet, "uniqueCount=\"2\"><si><t>a</t></si><si/>"));
    }

    #[test]
    fn what_a_table_holds_comes_back_whatever_the_separator(rows in prop::collection::vec(prop::collection::vec("[a-zæøåA-Z0-9 ;,\t\"\n-]{0,12}", 2..5), 1..6), separator in prop::sample::select(vec![b';', b'\t', b','])) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).flexible(true).quote_style(csv::QuoteStyle::Always).from_writer(vec![]);
        // Three headings settle what separates.
        writer.write_record(["h1", "h2", "h3"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let table = read(&writer.into_inner().unwrap()).unwrap();
        let tidied: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let mut cells: Vec<String> = row.iter().map(|c| tidy(c)).collect();
                while cells.last().is_some_and(String::is_empty) {
                    cells.pop();
                }
                cells
            })
            .filter(|row| !row.is_empty())
            .collect();
        prop_assert_eq!(table.rows.iter().skip(1).map(|r| r.cells.clone()).collect::<Vec<_>>(), tidied);
    }
}
