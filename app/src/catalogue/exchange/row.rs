//! What one row of a table does to an offer's form, and what is wrong with it.
//!
//! A cell that says what the field says already leaves it exactly as it is, so that an exported table read
//! back changes nothing. Half-done rows are let through, as half-done drafts are; wrong ones are not.

use std::collections::BTreeMap;

use super::cell;
use super::column::{Column, Kind};
use super::model::{CellChange, CellFault, RowProblem};
use crate::catalogue::form::OfferForm;
use crate::catalogue::model::Reference;
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::lang::Lang;

/// A row's cells by column; a column that is not here is left as it stands.
pub type Cells = BTreeMap<Column, String>;

/// What is written in a cell to empty its field; a cell left empty leaves the field alone.
pub const CLEAR: [&str; 2] = ["(tom)", "(empty)"];

/// What a spreadsheet shows where a formula failed.
const ERRORS: [&str; 8] = [
    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#I/T",
];

/// A row set against what the catalogue holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The form with the row's values.
    pub form: OfferForm,
    /// In the order of the columns; empty when the row says nothing new.
    pub changes: Vec<CellChange>,
    /// Why the row cannot be taken in; only of what it changes.
    pub faults: Vec<CellFault>,
    /// Fields that must still be filled in before the offer can be sent to review.
    pub missing: usize,
}

/// What a form's check needs to know.
#[derive(Clone, Copy)]
pub struct Lists<'a> {
    pub reference: &'a Reference,
    pub subjects: &'a [&'a str],
    pub counties: &'a [&'a str],
}

/// Sets a row against the form it would change.
#[must_use]
pub fn judge(before: &OfferForm, cells: &Cells, lists: Lists<'_>) -> Judged {
    let reference = lists.reference;
    let mut form = before.clone();
    let mut faults = vec![];
    for (&column, typed) in cells.iter().filter(|(column, _)| !column.is_key()) {
        if ERRORS.contains(&typed.trim()) {
            let problem = RowProblem::FailedFormula(typed.trim().to_owned());
            faults.push(CellFault::new(column, problem));
            continue;
        }
        if !says_the_same(&form, column, typed, reference) {
            cell::read(&mut form, column, typed, reference);
        }
    }
    let written = |of: &OfferForm, column| cell::write(of, column, Lang::Nb, reference);
    let changes: Vec<CellChange> = Column::ALL
        .iter()
        .filter(|c| !c.is_key())
        .map(|&column| (column, written(before, column), written(&form, column)))
        .filter(|(_, before, after)| before != after)
        .map(|(column, before, after)| CellChange::new(column, &before, &after))
        .collect();
    let is_missing = |f: &FieldFault| match f.problem {
        Problem::LinesDiffer(found, expected) => found < expected,
        ref problem => problem.is_gap(),
    };
    let (missing, wrong): (Vec<_>, Vec<_>) = check(&form, lists).into_iter().partition(is_missing);
    if !wrong.is_empty() {
        let known = check(before, lists);
        let is_new = |fault: &FieldFault| !known.contains(fault);
        faults.extend(wrong.into_iter().filter(is_new).map(CellFault::of_field));
    }
    Judged {
        form,
        changes,
        faults,
        missing: missing.len(),
    }
}

fn check(form: &OfferForm, lists: Lists<'_>) -> Vec<FieldFault> {
    let mut faults = form
        .check(lists.subjects, lists.counties)
        .err()
        .unwrap_or_default();
    for fault in form.check_size().err().unwrap_or_default() {
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }
    faults
}

/// The cell is what an export writes for this field, in any of the languages, or means the same.
fn says_the_same(form: &OfferForm, column: Column, typed: &str, reference: &Reference) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    let typed = plain(typed);
    // Only names and half-years are written differently in other languages.
    let languages: &[Lang] = match column.kind() {
        Kind::Choice | Kind::Choices | Kind::Semester => &[Lang::Nb, Lang::Nn, Lang::En],
        _ => &[Lang::Nb],
    };
    let written = |of: &OfferForm, column, lang| plain(&cell::write(of, column, lang, reference));
    if languages.iter().any(|&lang| written(form, column, lang) == typed) {
        return true;
    }
    let mut read = OfferForm::default();
    // «5–10» among the stages says two fields at once.
    read.stage_to.clone_from(&form.stage_to);
    cell::read(&mut read, column, &typed, reference);
    written(&read, column, Lang::Nb) == written(form, column, Lang::Nb)
        && (column != Column::StageFrom || read.stage_to == form.stage_to)
}

#[cfg(test)]
mod tests;
