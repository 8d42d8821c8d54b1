//! Reads a list of participants as people have it: CSV, TSV, semicolons or XLSX, from any spreadsheet.
//!
//! Pure: bytes in, people and faulty rows out; `table` makes rows of the bytes. What cannot be read as a table
//! at all is refused as a whole. Rows can be written down again, to be corrected where they were pasted.

use app::catalogue::form::looks_like_email;
use app::evaluation::model::RowFault;
use app::shared::fault::{Fault, Problem, TableProblem};
use app::shared::lang::Lang;

use super::people::NewParticipant;
use crate::table::{self, Table};

/// Longest name, in characters.
const NAME: usize = 200;

/// The form's field the file comes in.
const FIELD: &str = "list";

/// A person of the list with the line she stands on.
pub struct Listed {
    pub line: u64,
    pub person: NewParticipant,
}

/// What a file holds.
pub struct List {
    pub people: Vec<Listed>,
    pub refused: Vec<RowFault>,
}

impl List {
    /// Rows to be corrected and read again, in the order of the file: those refused, or `all` of them. `standard` is
    /// what a row without a language gets.
    #[must_use]
    pub fn again(&self, all: bool, standard: Lang) -> String {
        let good = self.people.iter().filter(|_| all).map(|listed| {
            let p = &listed.person;
            (
                listed.line,
                [p.name.as_str(), &p.email, cell_of(p.lang, standard)],
            )
        });
        let refused = self
            .refused
            .iter()
            .map(|r| (r.row, [r.name.as_str(), &r.email, &r.lang]));
        let mut rows: Vec<_> = good.chain(refused).collect();
        if rows.is_empty() {
            return String::new();
        }
        rows.sort_by_key(|(line, _)| *line);
        let columns = if rows.iter().any(|(_, cells)| !cells[2].is_empty()) {
            3
        } else {
            2
        };
        let mut text = HEADINGS[..columns].join(";");
        for (_, cells) in rows {
            let cells: Vec<_> = cells[..columns].iter().map(|cell| quoted(cell)).collect();
            text.push('\n');
            text.push_str(&cells.join(";"));
        }
        text
    }
}

/// What stands for a language in a list; nothing for the one that needs no word.
#[must_use]
pub fn cell_of(lang: Lang, standard: Lang) -> &'static str {
    if lang == standard { "" } else { lang.code() }
}

/// The columns of a list written down again; `columns` reads them.
const HEADINGS: [&str; 3] = ["navn", "e-post", "målform"];

/// A cell as it must stand between semicolons.
fn quoted(cell: &str) -> String {
    if cell.contains([';', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Which column holds what.
struct Columns {
    name: Vec<usize>,
    email: usize,
    lang: Option<usize>,
}

/// Reads a file; whoever has no language of her own is written to in the `standard` one.
///
/// # Errors
/// `TooLarge`; `Invalid` in `list` when it is no table, has too many rows or lacks a column.
pub async fn read(bytes: &[u8], standard: Lang) -> Result<List, Fault> {
    listed(table::read_file(bytes.to_vec()).await?, standard)
}

pub(crate) fn listed(table: Result<Table, TableProblem>, standard: Lang) -> Result<List, Fault> {
    let rows = rows(table.map_err(refused)?);
    let Some((_, first)) = rows.first() else {
        return Err(Fault::field(FIELD, Problem::Required));
    };
    let (columns, headings) = columns(first)?;
    let mut list = List {
        people: vec![],
        refused: vec![],
    };
    for (line, cells) in rows.iter().skip(headings) {
        sort(&mut list, *line, person(cells, &columns, standard));
    }
    Ok(list)
}

/// A person as a row says, or what is wrong in it; its number comes with `sort`.
pub type Read = Result<NewParticipant, Box<RowFault>>;

/// Puts a row where it belongs.
pub fn sort(list: &mut List, line: u64, read: Read) {
    match read {
        Ok(person) => list.people.push(Listed { line, person }),
        Err(fault) => list.refused.push(RowFault { row: line, ..*fault }),
    }
}

/// Name, e-mail and language that come without a table around them.
pub fn row(cells: &[String; 3], standard: Lang) -> Read {
    let columns = Columns {
        name: vec![0],
        email: 1,
        lang: Some(2),
    };
    person(&cells.each_ref().map(|cell| tidy(cell)), &columns, standard)
}

type Row = (u64, Vec<String>);

/// The rows that are not empty, with the line each begins on (in a workbook, its row).
fn rows(table: Table) -> Vec<Row> {
    let row = |row: table::Row| (row.line, row.cells.iter().map(|c| tidy(c)).collect());
    table.rows.into_iter().map(row).collect()
}

/// In the form's own words where it has them.
fn refused(problem: TableProblem) -> Fault {
    match problem {
        TableProblem::TooBig => Fault::TooLarge,
        TableProblem::NotATable => Fault::field(FIELD, Problem::NotATable),
        TableProblem::Empty => Fault::field(FIELD, Problem::Required),
        TableProblem::TooManyRows(n) => Fault::field(FIELD, Problem::AtMost(n)),
        other => Fault::field(FIELD, Problem::Table(other)),
    }
}

/// A cell without control characters and with single blanks.
fn tidy(cell: &str) -> String {
    let visible: String = cell
        .chars()
        .map(|c| if c.is_control() || c == '\u{a0}' { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{200b}' | '\u{feff}'))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which columns count, and how many rows are headings.
fn columns(first: &[String]) -> Result<(Columns, usize), Fault> {
    let missing = |name: &str| Fault::field(FIELD, Problem::NoColumn(name.into()));
    if let Some(email) = first.iter().position(|c| looks_like_email(c)) {
        let name = (0..first.len()).find(|&i| i != email && !first[i].is_empty());
        let name = vec![name.ok_or_else(|| missing("navn"))?];
        let lang = None;
        return Ok((Columns { name, email, lang }, 0));
    }
    let headings: Vec<String> = first.iter().map(|c| c.to_lowercase()).collect();
    let find = |names: &[&str]| headings.iter().position(|h| names.contains(&h.as_str()));
    let email = find(&[
        "e-post",
        "epost",
        "email",
        "e-mail",
        "e-postadresse",
        "epostadresse",
        "mail",
    ]);
    let name = match find(&["navn", "namn", "name", "fullt navn", "deltaker", "deltakar"]) {
        Some(name) => vec![name],
        None => [
            find(&["fornavn", "førenamn", "first name"]),
            find(&["etternavn", "etternamn", "last name"]),
        ]
        .into_iter()
        .flatten()
        .collect(),
    };
    let lang = find(&["språk", "målform", "lang", "language"]);
    match email {
        None => Err(missing("e-post")),
        Some(_) if name.is_empty() => Err(missing("navn")),
        Some(email) => Ok((Columns { name, email, lang }, 1)),
    }
}

fn person(cells: &[String], columns: &Columns, standard: Lang) -> Read {
    let cell = |i: usize| cells.get(i).map_or("", String::as_str);
    let parts: Vec<&str> = columns
        .name
        .iter()
        .map(|&i| cell(i))
        .filter(|c| !c.is_empty())
        .collect();
    let name = parts.join(" ");
    // Letters refuse more than the form does: most servers take plain addresses only.
    let email = cell(columns.email).to_ascii_lowercase();
    let lang = columns.lang.map_or("", cell);
    let wrong = |field: &str, problem| {
        Err(Box::new(RowFault {
            row: 0,
            name: name.clone(),
            email: cell(columns.email).to_owned(),
            lang: lang.to_owned(),
            field: field.to_owned(),
            problem,
        }))
    };
    if name.is_empty() {
        return wrong("name", Problem::Required);
    }
    if name.chars().count() > NAME {
        return wrong("name", Problem::TooLong(NAME));
    }
    if email.is_empty() {
        return wrong("email", Problem::Required);
    }
    if !email.is_ascii() || !looks_like_email(&email) || email.parse::<lettre::Address>().is_err() {
        return wrong("email", Problem::NotAnEmail);
    }
    let lang = match lang.to_lowercase().as_str() {
        "" => standard,
        "nb" | "bokmål" => Lang::Nb,
        "nn" | "nynorsk" => Lang::Nn,
        "en" | "engelsk" | "english" => Lang::En,
        _ => return wrong("lang", Problem::NotALanguage),
    };
    Ok(NewParticipant { name, email, lang })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn people(list: &List) -> Vec<(u64, &str, &str)> {
        list.people
            .iter()
            .map(|p| (p.line, p.person.name.as_str(), p.person.email.as_str()))
            .collect()
    }

    fn read(bytes: &[u8]) -> Result<List, Fault> {
        listed(table::read(bytes), Lang::Nb)
    }

    fn fault(bytes: &[u8]) -> Fault {
        read(bytes).err().expect("this file is refused")
    }

    #[test]
    fn lists_are_read_as_spreadsheets_write_them() {
        let kari = [(2, "Kari Nordmann", "kari@skole.example")];
        for file in [
            "navn,e-post\nKari Nordmann,kari@skole.example\n",
            "\u{feff}Namn;Epost\r\nKari Nordmann;KARI@skole.example\r\n",
            "name\temail\tmobil\rKari\u{a0}Nordmann\t kari@skole.example \t",
            "etternavn,fornavn,e-mail\nNordmann,Kari,kari@skole.example",
            "sep=;\nnavn;e-post\nKari Nordmann;kari@skole.example",
        ] {
            let Ok(list) = read(file.as_bytes()) else {
                panic!("refused: {file}")
            };
            let lines: Vec<_> = people(&list).iter().map(|p| (p.1, p.2)).collect();
            assert_eq!(lines, [(kari[0].1, kari[0].2)], "{file}");
        }
        let list = read("\"Nordmann, Kari\",kari@skole.example\n\n,\nOla,ola@skole.example".as_bytes());
        let list = list.ok().unwrap();
        assert_eq!(
            people(&list),
            [
                (1, "Nordmann, Kari", "kari@skole.example"),
                (4, "Ola", "ola@skole.example")
            ]
        );
        let list = read(b"navn;e-post;m\xe5lform\nBj\xf8rn \x96 \xc5se;b@skole.example;Nynorsk\n");
        let list = list.ok().unwrap();
        assert_eq!(people(&list), [(2, "Bjørn – Åse", "b@skole.example")]);
        assert_eq!(list.people[0].person.lang, Lang::Nn);
    }

    #[test]
    fn a_workbook_is_a_list_too() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in [["Namn", "E-post"], ["Kari Nordmann", "kari@skole.example"]]
            .iter()
            .enumerate()
        {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *cell).unwrap();
            }
        }
        let list = read(&book.save_to_buffer().unwrap()).ok().unwrap();
        assert_eq!(people(&list), [(2, "Kari Nordmann", "kari@skole.example")]);
    }

    #[test]
    fn faulty_rows_are_told_by_line_and_the_good_ones_kept() {
        let long = "x".repeat(201);
        let file = format!(
            "navn;e-post\r\n;a@b.example\r\nOla;\r\nPer;per(at)skole\r\nBjørn;bjørn@skole.example\r\n{long};l@b.example\r\nKari;k@b.example\r\n"
        );
        let list = read(file.as_bytes()).ok().unwrap();
        let faults: Vec<_> = list
            .refused
            .iter()
            .map(|f| (f.row, f.field.as_str(), f.problem.clone()))
            .collect();
        assert_eq!(
            faults,
            [
                (2, "name", Problem::Required),
                (3, "email", Problem::Required),
                (4, "email", Problem::NotAnEmail),
                (5, "email", Problem::NotAnEmail),
                (6, "name", Problem::TooLong(200)),
            ]
        );
        assert_eq!(people(&list), [(7, "Kari", "k@b.example")]);
    }

    #[test]
    fn what_is_no_list_is_refused_as_a_whole() {
        let not = |problem| Fault::field("list", problem);
        assert_eq!(fault(b"PK\x03\x04xl/worksheets"), not(Problem::NotATable));
        assert_eq!(
            fault(b"\xd0\xcf\x11\xe0"),
            not(Problem::Table(TableProblem::OldWorkbook))
        );
        assert_eq!(fault(b"navn,e-post\nKari\0,k@b.example"), not(Problem::NotATable));
        assert_eq!(fault(b"\xff\xfen\0a\0"), not(Problem::NoColumn("e-post".into())));
        assert_eq!(
            fault(b"navn,e-post\n\x81\x8d,k@b.example"),
            not(Problem::NotATable)
        );
        assert_eq!(fault(b""), not(Problem::Required));
        assert_eq!(fault(b" \n\n ;; \n"), not(Problem::Required));
        assert_eq!(
            fault(b"navn;mobil\nKari;1"),
            not(Problem::NoColumn("e-post".into()))
        );
        assert_eq!(
            fault(b"e-post\nk@b.example"),
            not(Problem::NoColumn("navn".into()))
        );
        assert_eq!(fault(b"k@b.example"), not(Problem::NoColumn("navn".into())));
        let many = "a,a@b.example\n".repeat(table::ROWS + 2);
        assert_eq!(fault(many.as_bytes()), not(Problem::AtMost(table::ROWS)));
        assert_eq!(fault(&vec![b'x'; table::FILE + 1]), Fault::TooLarge);
    }

    proptest! {
        #[test]
        fn no_file_makes_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes);
        }

        #[test]
        fn lines_are_counted_as_an_editor_does(gaps in proptest::collection::vec(0usize..4, 1..20)) {
            let mut file = String::from("navn;e-post\n");
            let mut expected = vec![];
            let mut line = 2;
            for (i, gap) in gaps.iter().enumerate() {
                file.push_str(&"\n".repeat(*gap));
                line += *gap as u64;
                file.push_str(&format!("\"Kari\nNord\";k{i}@b.example\n"));
                expected.push(line);
                line += 2;
            }
            let list = read(file.as_bytes()).ok().unwrap();
            prop_assert_eq!(list.people.iter().map(|p| p.line).collect::<Vec<_>>(), expected);
        }
    }
}
