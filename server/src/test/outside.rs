//! What comes from outside, as far as it goes without a database: the fuzz targets throw bytes at these, which
//! prove that there is always an answer and that it adds up.

use std::collections::BTreeMap;

use app::catalogue::exchange::column::Column;
use app::catalogue::exchange::model::Verdict;
use app::catalogue::form::{OfferForm, looks_like_email};
use app::catalogue::model::{Place, Reference, Subject, VersionState};
use app::shared::ids::{OfferId, VersionId};
use app::shared::lang::Lang;
use app::shared::time::StudyYear;

use crate::catalogue::exchange::landscape::{Known, Landscape};
use crate::catalogue::exchange::machine::{Raw, rows_of};
use crate::catalogue::exchange::plan::planned;
use crate::evaluation::list::listed;
use crate::http::api::institution;
use crate::table;

const COMING: StudyYear = StudyYear(2027);

fn reference() -> Reference {
    let named = |name: &str| name.to_owned();
    Reference {
        subjects: vec![Subject {
            code: named("matematikk"),
            nb: named("Matematikk"),
            nn: named("Matematikk"),
            en: named("Mathematics"),
        }],
        places: vec![Place {
            code: named("46"),
            name: named("Vestland"),
            full_name: named("Vestland"),
        }],
        ..Reference::default()
    }
}

/// A draft, a live text and one of the year before, known by the codes A1, B1 and C1.
fn landscape() -> Landscape {
    let mut landscape = Landscape::empty(COMING);
    let known = [
        ("A1", VersionState::Draft, 2027),
        ("B1", VersionState::Published, 2027),
        ("C1", VersionState::Published, 2026),
    ];
    for (n, (code, state, year)) in (1..).zip(known) {
        landscape.add(Known {
            offer: OfferId(n),
            version: VersionId(n),
            year: StudyYear(year),
            state,
            revision: 1,
            form: OfferForm {
                code: code.to_owned(),
                title: "Matematikk 1".to_owned(),
                ..OfferForm::default()
            },
            row: None,
        });
    }
    landscape
}

/// # Panics
/// When rows are lost, or refused without saying why.
fn plan(columns: &[Option<Column>], rows: Vec<Raw>) {
    let n = rows.len();
    let trial = planned(&reference(), landscape(), columns, rows, &[]);
    let s = &trial.summary;
    assert_eq!(s.new + s.next_year + s.changed + s.unchanged + s.refused, n);
    for (_, planned) in &trial.rows {
        let report = &planned.report;
        assert_eq!(
            report.verdict == Verdict::Refused,
            !report.faults.is_empty(),
            "{report:?}"
        );
        assert!(
            report.offer != Some(OfferId(2)) || !matches!(report.verdict, Verdict::Changed | Verdict::New),
            "a live text is never changed: {report:?}"
        );
    }
}

/// A file of offers: read, its columns guessed, every row judged and planned.
///
/// # Panics
/// As `plan`.
pub fn file(bytes: &[u8]) {
    let Ok(table) = table::read(bytes) else { return };
    if let Ok(file) = rows_of(table, &BTreeMap::new()) {
        plan(&file.columns, file.rows);
    }
}

/// A body as machines post it: read, every row judged and planned.
///
/// # Panics
/// As `plan`, and when a body is refused without saying where.
pub fn body(bytes: &[u8]) {
    let columns: Vec<_> = Column::ALL.iter().map(|c| Some(*c)).collect();
    match institution::rows(bytes) {
        Ok(rows) => {
            assert!(rows.iter().all(|r| r.cells.len() == columns.len()));
            plan(&columns, rows);
        }
        Err(places) => assert!(!places.is_empty() && places.len() <= 100),
    }
}

/// A list of participants.
///
/// # Panics
/// When somebody without a name or an address is let in.
pub fn participants(bytes: &[u8]) {
    if let Ok(list) = listed(table::read(bytes), Lang::Nb) {
        for listed in &list.people {
            let person = &listed.person;
            assert!(looks_like_email(&person.email) && !person.name.is_empty() && listed.line > 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_comes_from_outside_gets_an_answer() {
        let files: [&[u8]; 6] = [
            b"",
            b"kode;tittel\nA1;Ny tittel\nB1;Levende\nC1;Neste\nD1;Ny\n;uten\nA1;igjen\n",
            b"nummer i videre;pris\n1;-1\n2;1e9\n99;x\n",
            b"kode\tstudie\xe5r\n\xff\t2027\n",
            b"PK\x03\x04",
            b"kode;samlinger\nA1;2027-08-25 | | |\n",
        ];
        for bytes in files {
            file(bytes);
            participants(bytes);
        }
        let bodies: [&[u8]; 5] = [
            b"",
            b"{\"rows\":[]}",
            b"{\"rows\":[{\"code\":\"A1\",\"title\":null,\"price\":1e308,\"groups\":[\"x\"]},{\"code\":\"B1\"}]}",
            b"{\"rows\":[1,{\"x\":1}],\"y\":2}",
            b"[[[[[[[[",
        ];
        for bytes in bodies {
            body(bytes);
        }
        participants(
            "navn;e-post\nKari Ny;kari@prove.example\n;x@y.example\nOla;ikke en adresse\n".as_bytes(),
        );
    }
}
