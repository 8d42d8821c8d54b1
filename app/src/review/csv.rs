//! The queue and the national picture as files.

use super::model::{CasePage, Picture};
use super::pages::axis_value;
use crate::catalogue::model::Reference;
use crate::shared::csv::Csv;
use crate::shared::time::{date_words, oslo_date};
use crate::words::Words;

/// Every case that was asked for, one a row, in the order of the page.
#[must_use]
pub fn queue_csv(words: Words, found: &CasePage, reference: &Reference) -> String {
    let (w, d) = (words.review, words.desk());
    let mut csv = Csv::new([
        d.csv_number,
        w.offer,
        w.institution,
        w.subject,
        d.csv_year,
        d.csv_state,
        w.submitted,
        d.csv_due,
        w.deadline,
        d.reviewer,
        w.decided,
        d.csv_appeal,
    ]);
    let day = |day| date_words(day, words.lang);
    for row in &found.rows {
        csv.row([
            row.id.to_string(),
            row.title.clone(),
            row.institution_short.clone(),
            reference.subject_name(&row.subject, words.lang).to_owned(),
            row.year.to_string(),
            d.state(row.state).to_owned(),
            day(oslo_date(row.submitted_at)),
            row.due_on.map(day).unwrap_or_default(),
            row.deadline.map(day).unwrap_or_default(),
            row.assigned.as_ref().map(|c| c.name.clone()).unwrap_or_default(),
            row.decided_at.map(|at| day(oslo_date(at))).unwrap_or_default(),
            row.appeal.map(|a| d.appeal(a).to_owned()).unwrap_or_default(),
        ]);
    }
    csv.finish()
}

/// The picture's cells, one a row.
#[must_use]
pub fn picture_csv(words: Words, picture: &Picture, reference: &Reference) -> String {
    let n = words.national();
    let (rows, columns) = (picture.query.rows, picture.query.columns);
    let mut csv = Csv::new([n.axis(rows), n.axis(columns), n.offers]);
    for (row, cells) in picture.row_codes.iter().zip(&picture.cells) {
        for (column, count) in picture.column_codes.iter().zip(cells) {
            csv.row([
                axis_value(words, rows, row, reference),
                axis_value(words, columns, column, reference),
                count.to_string(),
            ]);
        }
    }
    csv.finish()
}
