//! Overviews as files: the rows of the page and their total, the cells of the heat table.

use super::model::{Overview, OverviewRow};
use super::telling::{Heat, HeatCell};
use crate::catalogue::model::Reference;
use crate::insight::pages::row_name;
use crate::shared::csv::{Csv, one_decimal};
use crate::words::Words;

/// The overview as CSV; what is hidden on the page is hidden here.
#[must_use]
pub fn overview_csv(words: Words, overview: &Overview, reference: &Reference) -> String {
    let (w, f) = (words.insight, words.figures);
    let mut csv = Csv::new([
        f.csv_code,
        w.csv_name,
        w.surveys,
        w.csv_waiting,
        w.invited,
        f.n,
        f.csv_mean,
        f.csv_low,
        f.csv_high,
        f.csv_years,
        f.csv_mark,
    ]);
    let year = overview.year.map_or(w.all_years.to_owned(), |y| y.to_string());
    let mark = if overview.includes_demo { w.csv_demo } else { "" };
    let mut line = |row: &OverviewRow, code: &str, name: &str| {
        let figures = row.shown.map_or_else(
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
            code.to_owned(),
            name.to_owned(),
            row.surveys.to_string(),
            row.waiting.to_string(),
            row.invited.to_string(),
        ];
        csv.row(group.iter().chain(&figures).chain([&year, &mark.to_owned()]));
    };
    for row in &overview.rows {
        line(row, &row.key, &row_name(words, overview.by, &row.key, reference));
    }
    line(&overview.total, "", w.total);
    csv.finish()
}

/// The heat table as CSV, a line for each cell.
#[must_use]
pub fn heat_csv(words: Words, heat: &Heat, reference: &Reference) -> String {
    let (w, f, i) = (words.telling(), words.figures, words.insight);
    let mut csv = Csv::new([
        i.subject,
        i.institution,
        w.measure,
        f.n,
        f.csv_mean,
        f.csv_low,
        f.csv_high,
        w.csv_level,
        f.csv_years,
        f.csv_mark,
    ]);
    let year = heat.year.map_or(i.all_years.to_owned(), |y| y.to_string());
    let mark = if heat.includes_demo { i.csv_demo } else { "" };
    let mut lines = |subject: &str, institution: &str, cells: &[HeatCell]| {
        for (measure, cell) in heat.measures.iter().zip(cells) {
            let figures = match cell {
                HeatCell::Nothing => continue,
                HeatCell::Hidden => [f.few.to_owned(), String::new(), String::new(), String::new()],
                HeatCell::Shown { n, estimate: e, .. } => [
                    n.to_string(),
                    one_decimal(e.mean),
                    one_decimal(e.low),
                    one_decimal(e.high),
                ],
            };
            let head = [subject, institution, words.measure(*measure)].map(str::to_owned);
            let tail = [words.heat_level(cell), &year, mark].map(str::to_owned);
            csv.row(head.iter().chain(&figures).chain(&tail));
        }
    };
    lines(w.nation, "", &heat.nation);
    for row in &heat.rows {
        let subject = reference.subject_name(&row.subject, words.lang);
        lines(
            subject,
            row.institution.as_deref().unwrap_or(w.heat_whole),
            &row.cells,
        );
    }
    csv.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::pages::samples;
    use crate::shared::lang::Lang;

    #[test]
    fn the_file_holds_the_rows_of_the_page_and_no_hidden_figure() {
        let file = overview_csv(Words::of(Lang::Nb), &samples::overview(), &samples::reference());
        let lines: Vec<&str> = file.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(
            lines[1],
            "engelsk;Engelsk;4;1;80;31;4,1;3,9;4,3;2025–26;inneholder demo"
        );
        assert_eq!(
            lines[2],
            "'+norsk;'+norsk;0;1;0;for få svar;;;;2025–26;inneholder demo"
        );
        assert_eq!(lines[3], ";I alt;4;2;80;40;4,0;3,8;4,2;2025–26;inneholder demo");
        assert_eq!(lines.len(), 4);
    }
}
