//! Reads a list of participants as people have it: CSV, TSV or semicolons, from any spreadsheet.
//!
//! Pure: bytes in, people and faulty rows out. What cannot be read as a table at all is refused as a whole.

use app::catalogue::form::looks_like_email;
use app::evaluation::model::RowFault;
use app::shared::fault::{Fault, Problem};
use app::shared::lang::Lang;

use super::store::NewParticipant;

/// Largest file, in bytes.
pub const FILE: usize = 5 * 1024 * 1024;
/// Most rows of one file.
pub const ROWS: usize = 5_000;
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

/// Which column holds what.
struct Columns {
    name: Vec<usize>,
    email: usize,
    lang: Option<usize>,
}

/// Reads a file.
///
/// # Errors
/// `TooLarge`; `Invalid` in `list` when it is no table, has too many rows or lacks a column.
pub fn read(bytes: &[u8]) -> Result<List, Fault> {
    if bytes.len() > FILE {
        return Err(Fault::TooLarge);
    }
    let text = text(bytes).ok_or(Fault::field(FIELD, Problem::NotATable))?;
    let (separator, text) = separator(&text);
    let rows = rows(text, separator)?;
    let Some((_, first)) = rows.first() else {
        return Err(Fault::field(FIELD, Problem::Required));
    };
    let (columns, headings) = columns(first)?;
    let mut list = List {
        people: vec![],
        refused: vec![],
    };
    for (line, cells) in rows.iter().skip(headings) {
        match person(cells, &columns) {
            Ok(person) => list.people.push(Listed { line: *line, person }),
            Err((field, problem)) => list.refused.push(RowFault {
                row: *line,
                field: field.to_owned(),
                problem,
            }),
        }
    }
    Ok(list)
}

/// What the bytes 80–9F mean in Windows-1252; the empty ones do not occur in text (WHATWG Encoding,
/// index-windows-1252).
const WINDOWS_1252: [&str; 32] = [
    "€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "", //
    "", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
];

/// The file as text with `\n` line ends: UTF-8, else Windows-1252; nothing for spreadsheets, archives and
/// whatever else is no text.
fn text(bytes: &[u8]) -> Option<String> {
    let foreign: [&[u8]; 4] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b"];
    if foreign.iter().any(|magic| bytes.starts_with(magic)) || bytes.contains(&0) {
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
            for &byte in bytes {
                match byte {
                    0x80..=0x9f => {
                        let meant = WINDOWS_1252[usize::from(byte) - 0x80];
                        if meant.is_empty() {
                            return None;
                        }
                        text.push_str(meant);
                    }
                    _ => text.push(char::from(byte)),
                }
            }
            text
        }
    };
    Some(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// What separates the cells, and the text behind Excel's own line about it.
fn separator(text: &str) -> (u8, &str) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some((sign, rest)) = rest.split_once('\n')
        && let [sign @ (b';' | b',' | b'\t')] = sign.as_bytes()
    {
        return (*sign, rest);
    }
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut n = [(b';', 0), (b'\t', 0), (b',', 0)];
    for byte in first.bytes() {
        quoted ^= byte == b'"';
        for (sign, n) in &mut n {
            *n += u32::from(!quoted && byte == *sign);
        }
    }
    // The first of equals wins, so semicolons go before commas: a comma may stand in a name.
    let best = n.into_iter().rev().max_by_key(|(_, n)| *n);
    (best.map_or(b';', |(sign, _)| sign), text)
}

type Row = (u64, Vec<String>);

/// The rows that are not empty, with the line each begins on.
fn rows(text: &str, separator: u8) -> Result<Vec<Row>, Fault> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Row> = vec![];
    let (mut at, mut line) = (0, 1);
    for record in reader.records() {
        let record = record.map_err(|_| Fault::field(FIELD, Problem::NotATable))?;
        let mut begins = record.position().map_or(at, |p| p.byte() as usize);
        // The reader counts empty lines to the row behind them.
        while text.as_bytes().get(begins) == Some(&b'\n') {
            begins += 1;
        }
        line += text.as_bytes()[at..begins]
            .iter()
            .filter(|b| **b == b'\n')
            .count() as u64;
        at = begins;
        let cells: Vec<String> = record.iter().map(tidy).collect();
        if cells.iter().any(|c| !c.is_empty()) {
            rows.push((line, cells));
        }
        if rows.len() > ROWS + 1 {
            return Err(Fault::field(FIELD, Problem::AtMost(ROWS)));
        }
    }
    Ok(rows)
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

fn person(cells: &[String], columns: &Columns) -> Result<NewParticipant, (&'static str, Problem)> {
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
    if name.is_empty() {
        return Err(("name", Problem::Required));
    }
    if name.chars().count() > NAME {
        return Err(("name", Problem::TooLong(NAME)));
    }
    if email.is_empty() {
        return Err(("email", Problem::Required));
    }
    if !email.is_ascii() || !looks_like_email(&email) || email.parse::<lettre::Address>().is_err() {
        return Err(("email", Problem::NotAnEmail));
    }
    let lang = columns.lang.map_or("", cell).to_lowercase();
    let lang = match lang.as_str() {
        "nn" | "nynorsk" => Lang::Nn,
        "en" | "engelsk" | "english" => Lang::En,
        _ => Lang::Nb,
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

    fn refused(bytes: &[u8]) -> Fault {
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
        assert_eq!(refused(b"PK\x03\x04xl/worksheets"), not(Problem::NotATable));
        assert_eq!(refused(b"\xd0\xcf\x11\xe0"), not(Problem::NotATable));
        assert_eq!(
            refused(b"navn,e-post\nKari\0,k@b.example"),
            not(Problem::NotATable)
        );
        assert_eq!(refused(b"\xff\xfen\0a\0"), not(Problem::NotATable));
        assert_eq!(
            refused(b"navn,e-post\n\x81\x8d,k@b.example"),
            not(Problem::NotATable)
        );
        assert_eq!(refused(b""), not(Problem::Required));
        assert_eq!(refused(b" \n\n ;; \n"), not(Problem::Required));
        assert_eq!(
            refused(b"navn;mobil\nKari;1"),
            not(Problem::NoColumn("e-post".into()))
        );
        assert_eq!(
            refused(b"e-post\nk@b.example"),
            not(Problem::NoColumn("navn".into()))
        );
        assert_eq!(refused(b"k@b.example"), not(Problem::NoColumn("navn".into())));
        let many = "a,a@b.example\n".repeat(ROWS + 2);
        assert_eq!(refused(many.as_bytes()), not(Problem::AtMost(ROWS)));
        assert_eq!(refused(&vec![b'x'; FILE + 1]), Fault::TooLarge);
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
