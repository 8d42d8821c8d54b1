//! What a row changes, and what is let through half-done.

use super::*;
use crate::catalogue::form::complete;

fn judged(before: &OfferForm, cells: &[(Column, &str)]) -> Judged {
    let reference = cell::tests::reference();
    let lists = Lists {
        reference: &reference,
        subjects: &["matematikk", "norsk", "fremmedsprak"],
        counties: &["03", "46"],
    };
    let cells = cells.iter().map(|(c, text)| (*c, (*text).to_owned())).collect();
    judge(before, &cells, lists)
}

fn exported(form: &OfferForm, lang: Lang) -> Cells {
    let reference = cell::tests::reference();
    let pairs = Column::ALL.iter().filter(|c| !c.is_key());
    pairs
        .map(|&c| (c, cell::write(form, c, lang, &reference)))
        .collect()
}

#[test]
fn an_exported_row_read_back_changes_nothing_even_of_a_faulty_draft() {
    let mut strange = complete();
    strange.run.starts_on = "en gang i august".into();
    strange.subject = "heksekunst".into();
    strange.title = "  '=1+1\r\nog mer ".into();
    for form in [complete(), OfferForm::default(), strange] {
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            let cells: Vec<_> = exported(&form, lang).into_iter().collect();
            let cells: Vec<(Column, &str)> = cells.iter().map(|(c, t)| (*c, t.as_str())).collect();
            let judged = judged(&form, &cells);
            assert_eq!(judged.form, form);
            assert_eq!((judged.changes, judged.faults), (vec![], vec![]));
        }
    }
}

#[test]
fn only_what_a_row_says_is_changed_and_named() {
    let before = complete();
    let judged = judged(
        &before,
        &[(Column::Title, "Ny tittel"), (Column::Capacity, "40 plasser")],
    );
    let named: Vec<_> = judged
        .changes
        .iter()
        .map(|c| (c.column, c.after.as_str()))
        .collect();
    assert_eq!(named, [(Column::Title, "Ny tittel"), (Column::Capacity, "40")]);
    assert_eq!(judged.form.run.capacity, "40");
    assert_eq!(judged.form.summary, before.summary);
    assert_eq!(judged.faults, []);
}

#[test]
fn half_done_is_let_through_and_counted_but_wrong_is_not() {
    let new = judged(
        &OfferForm::default(),
        &[(Column::Code, "X1"), (Column::Title, "Tittel")],
    );
    assert!(new.faults.is_empty() && new.missing > 10, "{new:?}");
    let wrong = judged(
        &complete(),
        &[
            (Column::Credits, "Matematikk"),
            (Column::StartsOn, "31.2.2027"),
            (Column::Subject, "Heksekunst"),
            (Column::Price, "#REF!"),
        ],
    );
    let named: Vec<_> = wrong.faults.iter().filter_map(|f| f.column).collect();
    for column in [Column::Credits, Column::StartsOn, Column::Subject, Column::Price] {
        assert!(named.contains(&column), "{column}: {wrong:?}");
    }
    let failed = wrong
        .faults
        .iter()
        .find(|f| f.column == Some(Column::Price))
        .unwrap();
    assert_eq!(failed.problem, RowProblem::FailedFormula("#REF!".into()));
}

#[test]
fn a_row_is_not_blamed_for_what_was_wrong_before() {
    let mut before = complete();
    before.contact_email = "ingen adresse".into();
    let judged = judged(&before, &[(Column::Title, "Ny tittel")]);
    assert_eq!(judged.faults, []);
    assert_eq!(judged.changes.len(), 1);
}

#[test]
fn swapped_dates_are_found() {
    let before = complete();
    let (start, end) = (before.run.starts_on.clone(), before.run.ends_on.clone());
    let judged = judged(&before, &[(Column::StartsOn, &end), (Column::EndsOn, &start)]);
    assert!(
        judged.faults.iter().any(|f| f.column == Some(Column::EndsOn)),
        "{judged:?}"
    );
}
