//! Nasty files: each gets a clear answer, and nothing of it is saved.

use app::shared::fault::{Fault, Problem, TableProblem};
use proptest::prelude::*;

use super::*;
use crate::catalogue::exchange::landscape::Landscape;
use crate::catalogue::exchange::machine;
use crate::catalogue::exchange::plan::try_rows;
use crate::catalogue::reference::reference;

/// A wide file whose columns stand over the wrong headings.
const SWAPPED: &str = "kode;tittel;studiepoeng;oppstart;e-post til kontakten\nA1;30;Matematikk 1;kontakt@hvl.example;1.3.2027\n";

#[tokio::test]
async fn files_that_are_no_tables_are_refused_in_words_and_leave_nothing_behind() {
    let w = World::new().await;
    let refused = |problem| Err(Fault::field("file", Problem::Table(problem)));
    let rows = format!("kode;tittel\n{}", "A;B\n".repeat(100_000));
    for (file, answer) in [
        (b"".to_vec(), refused(TableProblem::Empty)),
        (b"kode;tittel\n".to_vec(), refused(TableProblem::Empty)),
        (rows.into_bytes(), refused(TableProblem::TooManyRows(5_000))),
        (vec![b'x'; 6_000_000], refused(TableProblem::TooBig)),
        (b"PK\x03\x04".to_vec(), refused(TableProblem::NotATable)),
        (b"\xd0\xcf\x11\xe0".to_vec(), refused(TableProblem::OldWorkbook)),
        (b"\x00\x01\x02".to_vec(), refused(TableProblem::NotATable)),
    ] {
        let said = w.exchange.upload(&w.editor, w.scene.hvl, "f.xlsx", file).await;
        assert_eq!(said, answer);
        assert_eq!(said.unwrap_err().status(), 422);
    }
    assert!(w.exchange.imports(&w.editor).await.unwrap().is_empty());
}

#[tokio::test]
async fn swapped_columns_refuse_every_row_and_say_where() {
    let w = World::new().await;
    let id = w.tried(SWAPPED).await;
    let rows = w.page(id, None).await.rows;
    let blamed: Vec<_> = rows[0].report.faults.iter().filter_map(|f| f.column).collect();
    for column in [Column::Credits, Column::StartsOn, Column::ContactEmail] {
        assert!(blamed.contains(&column), "{blamed:?}");
    }
    w.apply(id, false).await.unwrap();
    assert_eq!(w.offers().await, 0);
}

#[tokio::test]
async fn a_text_longer_than_a_form_holds_is_refused_with_its_row() {
    let w = World::new().await;
    let id = w
        .tried(&format!("kode;tittel;innhold\nA1;Ein;{}\n", "x".repeat(20_000)))
        .await;
    let page = w.page(id, None).await;
    assert_eq!(page.rows[0].report.faults[0].column, Some(Column::Content));
}

#[tokio::test]
async fn signs_a_database_cannot_hold_do_no_harm() {
    let w = World::new().await;
    let id = w
        .tried("kode;tittel\nA\u{1}1;\u{202e}Bak\u{200b}lengs \u{fffd} 𝔘\n")
        .await;
    w.apply(id, false).await.unwrap();
    assert_eq!(w.offers().await, 1);
}

/// What the fuzz target does with one file, and the property it holds: an answer, and never a panic.
async fn digest(w: &World, bytes: Vec<u8>) {
    let parts = &w.scene.t.parts;
    let Ok(file) = machine::read(parts, w.scene.hvl, bytes).await else {
        return;
    };
    let coming = app::shared::time::StudyYear(2027);
    let landscape = Landscape::read(parts.db.read(), w.scene.hvl, coming)
        .await
        .unwrap();
    let n = file.rows.len();
    let trial = try_rows(
        reference(parts).await.unwrap(),
        landscape,
        file.columns,
        file.rows,
        vec![],
    );
    let trial = trial.await.unwrap();
    let s = &trial.summary;
    assert_eq!(s.new + s.next_year + s.changed + s.unchanged + s.refused, n);
    for (_, planned) in &trial.rows {
        let refused = planned.report.verdict == Verdict::Refused;
        assert_eq!(refused, !planned.report.faults.is_empty(), "{:?}", planned.report);
    }
}

#[test]
fn no_file_gets_through_without_an_answer() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let w = runtime.block_on(async {
        let w = World::new().await;
        w.draft("A1", "Ein").await;
        w.draft("B1", "To").await;
        w
    });
    let heading = prop::collection::vec(
        prop::sample::select(vec![
            "kode",
            "tittel",
            "studiepoeng",
            "fag",
            "oppstart",
            "studieslutt",
            "emner",
            "samlinger",
            "fylker",
            "trinn",
            "pris",
            "semester",
            "studieår",
            "nummer i videre",
            "målgrupper",
            "forskningsgrunnlag",
            "x",
        ]),
        1..8,
    );
    let cell = prop_oneof![
        prop::sample::select(vec![
            "A1",
            "B1",
            "a 1",
            "30",
            "7,5",
            "-1",
            "1e9",
            "=1+1",
            "#REF!",
            "høst 2027",
            "1.3.2027",
            "31.2.2027",
            "99999999999999999999",
            "5-10",
            "10-5",
            "| | |",
            "\\",
            "\\|",
            "a|b|c|d|e|f|g",
            "46",
            "matematikk",
            "2027",
            "(tom)",
            "'",
            "'=1",
            "æøå",
            "\u{202e}",
            "gratis",
            "2027-08-25 | 2027-08-01 | Bergen",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,30}",
    ];
    let rows = prop::collection::vec(prop::collection::vec(cell, 0..9), 1..6);
    let mut runner = proptest::test_runner::TestRunner::new(proptest::test_runner::Config {
        cases: std::option_env!("VIDERE_FUZZ_CASES")
            .and_then(|n| n.parse().ok())
            .unwrap_or(200),
        failure_persistence: None,
        ..Default::default()
    });
    let separators = prop::sample::select(vec![b';', b'\t', b',']);
    runner
        .run(&(heading, rows, separators), |(heading, rows, separator)| {
            let mut file = csv::WriterBuilder::new()
                .delimiter(separator)
                .flexible(true)
                .from_writer(vec![]);
            file.write_record(&heading).unwrap();
            for row in &rows {
                if row.is_empty() {
                    continue;
                }
                file.write_record(row).unwrap();
            }
            runtime.block_on(digest(&w, file.into_inner().unwrap()));
            Ok(())
        })
        .unwrap();
}
