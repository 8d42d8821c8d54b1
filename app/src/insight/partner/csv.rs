//! A partner's figures as a file: the rows of the page, their total and the country.

use super::model::{PartnerFigures, PartnerRow};
use super::pages::{reach, row_name};
use crate::catalogue::model::Reference;
use crate::shared::csv::{Csv, one_decimal};
use crate::words::Words;

/// The figures as CSV; what is hidden on the page is hidden here.
#[must_use]
pub fn partner_csv(words: Words, figures: &PartnerFigures, reference: &Reference) -> String {
    let (w, i, f) = (words.partner(), words.insight, words.figures);
    let mut csv = Csv::new([
        f.csv_code,
        i.csv_name,
        w.measure,
        i.surveys,
        i.invited,
        f.n,
        f.csv_mean,
        f.csv_low,
        f.csv_high,
        f.csv_years,
        f.csv_mark,
    ]);
    let year = figures
        .choice
        .year
        .map_or(i.all_years.to_owned(), |y| y.to_string());
    let mark = if figures.includes_demo { i.csv_demo } else { "" };
    let mut line = |row: &PartnerRow, name: &str| {
        let shown = row.shown.map_or_else(
            || [f.few.to_owned(), String::new(), String::new(), String::new()],
            |s| {
                let e = s.estimate;
                [
                    s.n.to_string(),
                    one_decimal(e.mean),
                    one_decimal(e.low),
                    one_decimal(e.high),
                ]
            },
        );
        let group = [
            row.key.clone(),
            name.to_owned(),
            words.measure(figures.choice.measure).to_owned(),
            row.surveys.to_string(),
            row.invited.to_string(),
        ];
        csv.row(group.iter().chain(&shown).chain([&year, &mark.to_owned()]));
    };
    for row in &figures.rows {
        line(row, &row_name(words, figures.choice.by, &row.key, reference));
    }
    line(&figures.total, &reach(words, figures, reference));
    if let Some(nation) = &figures.nation {
        line(nation, words.telling().nation);
    }
    csv.finish()
}
