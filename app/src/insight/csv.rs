//! Tables to take away: the rows of an overview and their total, the cells of the heat table, an offer over the years.

use super::form::HeatChoice;
use super::model::{Overview, OverviewRow};
use super::telling::{Heat, HeatCell, HeatColumn, Norm, Series, YearFigure};
use crate::catalogue::model::Reference;
use crate::evaluation::csv::mean_cells;
use crate::evaluation::model::Estimate;
use crate::insight::pages::row_name;
use crate::shared::sheet::{Cell, Sheet};
use crate::words::Words;

/// n, mean and bounds; or that there are too few.
fn figures(words: Words, shown: Option<(u32, Estimate)>) -> [Cell; 4] {
    let few = || [words.figures.few.into(), Cell::Empty, Cell::Empty, Cell::Empty];
    shown.map_or_else(few, |(n, e)| {
        let [mean, low, high] = mean_cells(words, &e);
        [n.into(), mean, low, high]
    })
}

/// The overview; what is hidden on the page is hidden here.
#[must_use]
pub fn overview_table(words: Words, overview: &Overview, reference: &Reference) -> Sheet {
    let (w, f) = (words.insight, words.figures);
    let mut table = Sheet::new([
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
        let group: [Cell; 5] = [
            code.into(),
            name.into(),
            row.surveys.into(),
            row.waiting.into(),
            row.invited.into(),
        ];
        let figures = figures(words, row.shown.map(|s| (s.n, s.estimate)));
        let tail: [Cell; 2] = [year.clone().into(), mark.into()];
        table.row(group.into_iter().chain(figures).chain(tail));
    };
    for row in &overview.rows {
        line(row, &row.key, &row_name(words, overview.by, &row.key, reference));
    }
    line(&overview.total, "", w.total);
    table
}

/// The heat table, a line for each cell.
#[must_use]
pub fn heat_table(words: Words, choice: &HeatChoice, heat: &Heat, reference: &Reference) -> Sheet {
    let (w, f, i) = (words.telling(), words.figures, words.insight);
    let mut table = Sheet::new([
        i.subject,
        i.institution,
        i.study,
        w.measure,
        f.n,
        f.csv_mean,
        f.csv_low,
        f.csv_high,
        w.csv_level,
        f.csv_years,
        f.csv_mark,
    ]);
    let mark = if heat.includes_demo { i.csv_demo } else { "" };
    let mut lines = |[subject, institution, study]: [&str; 3], cells: &[HeatCell]| {
        for (column, cell) in heat.columns.iter().zip(cells) {
            let (measure, year) = match column {
                HeatColumn::Measure(measure) => (*measure, choice.year),
                HeatColumn::Year(year) => (choice.measure, Some(*year)),
            };
            let year = year.map_or(i.all_years.to_owned(), |y| y.to_string());
            let shown = match cell {
                HeatCell::Nothing => continue,
                HeatCell::Hidden => None,
                HeatCell::Shown { n, estimate, .. } => Some((*n, *estimate)),
            };
            let head = [subject, institution, study, words.measure(measure)].map(Cell::from);
            let tail = [words.heat_level(cell), &year, mark].map(Cell::from);
            table.row(head.into_iter().chain(figures(words, shown)).chain(tail));
        }
    };
    lines([w.nation, "", ""], &heat.nation);
    for row in &heat.rows {
        let subject = reference.subject_name(&row.subject, words.lang);
        let institution = row.institution.as_deref().unwrap_or(w.heat_whole);
        let study = row.offer.as_ref().map_or("", |o| o.title.as_str());
        lines([subject, institution, study], &row.cells);
    }
    table
}

/// An offer over the years, a line for each year of a measure or a question, beside subject and country.
#[must_use]
pub fn series_table(words: Words, series: &Series) -> Sheet {
    let (w, f) = (words.telling(), words.figures);
    let mut table = Sheet::new([
        f.csv_study,
        f.csv_institution,
        f.csv_block,
        w.measure,
        f.csv_years,
        f.n,
        f.csv_invited,
        f.csv_mean,
        f.csv_low,
        f.csv_high,
        w.subject,
        w.nation,
        w.best_guess,
        f.csv_mark,
    ]);
    let demo = if series.is_demo {
        words.insight.csv_demo
    } else {
        ""
    };
    let mut lines = |[part, name]: [&str; 2], years: &[YearFigure], norms: [&[Norm]; 2]| {
        for year in years {
            let beside = |norms: &[Norm]| {
                let found = norms.iter().find(|n| n.year == year.years.1);
                found.map_or(Cell::Empty, |n| Cell::Tenth(n.mean))
            };
            let told = words.years_told(year.years);
            let (study, institution) = (series.title.as_str(), series.institution_short.as_str());
            let head = [study, institution, part, name, &told].map(Cell::from);
            let [mean, low, high] = mean_cells(words, &year.estimate);
            let best = year
                .borrowed
                .map_or(Cell::Empty, |b| Cell::Tenth(b.estimate.mean));
            let lent = year.borrowed.map_or_else(String::new, |b| words.borrowed(&b));
            let marks = [lent.as_str(), demo].into_iter().filter(|mark| !mark.is_empty());
            let marks: Vec<&str> = marks.collect();
            let tail = [
                year.n.into(),
                year.invited.into(),
                mean,
                low,
                high,
                beside(norms[0]),
                beside(norms[1]),
                best,
                marks.join("; ").into(),
            ];
            table.row(head.into_iter().chain(tail));
        }
    };
    for m in &series.measures {
        lines(["", words.measure(m.measure)], &m.years, [&m.subject, &m.nation]);
    }
    for block in &series.blocks {
        for one in &block.items {
            let name = one.item.headline(words.lang);
            lines(
                [block.title.get(words.lang), &name],
                &one.years,
                [&one.subject, &one.nation],
            );
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::pages::samples;
    use crate::shared::lang::Lang;

    #[test]
    fn the_file_holds_the_rows_of_the_page_and_no_hidden_figure() {
        let file = overview_table(Words::of(Lang::Nb), &samples::overview(), &samples::reference()).csv();
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
