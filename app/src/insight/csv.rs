//! The overview as a file: the rows of the page and their total.

use super::model::{Overview, OverviewRow};
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
            "engelsk;Engelsk;4;80;31;4,1;3,9;4,3;2025–26;inneholder demo"
        );
        assert_eq!(
            lines[2],
            "'+norsk;'+norsk;1;9;for få svar;;;;2025–26;inneholder demo"
        );
        assert_eq!(lines[3], ";I alt;5;89;40;4,0;3,8;4,2;2025–26;inneholder demo");
        assert_eq!(lines.len(), 4);
    }
}
