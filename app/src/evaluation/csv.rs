//! A survey's results as a table to take away: the figures of the page, one line per question and value.

use super::model::{Estimate, Figure, ItemKind, ItemResult, Results};
use crate::insight::telling::MeasureFigure;
use crate::shared::csv::one_decimal;
use crate::shared::sheet::{Cell, Sheet};
use crate::words::Words;

/// The results; what is hidden on the page is hidden here.
#[must_use]
pub fn results_table(words: Words, results: &Results) -> Sheet {
    let w = words.figures;
    let mut table = Sheet::new([
        w.csv_study,
        w.csv_institution,
        w.csv_years,
        w.csv_invited,
        w.csv_answered,
        w.csv_block,
        w.csv_code,
        w.question,
        w.n,
        w.csv_mean,
        w.csv_low,
        w.csv_high,
        w.csv_point,
        w.count,
        w.csv_mark,
    ]);
    let (survey, mark) = (survey_cells(words, results), mark(words, results));
    for block in &results.questionnaire.blocks {
        for item in &block.items {
            let found = results
                .items
                .iter()
                .find(|r| r.item.code == item.code && item.kind != ItemKind::Text);
            let Some(result) = found else { continue };
            let question: [Cell; 3] = [
                block.title.get(words.lang).into(),
                item.code.clone().into(),
                item.text.get(words.lang).into(),
            ];
            for figures in figure_rows(words, results, result) {
                let row = survey.iter().chain(&question).chain(&figures).cloned();
                table.row(row.chain([mark.clone().into()]));
            }
        }
    }
    for figure in &results.measures {
        let figures = measure_row(words, figure);
        table.row(
            survey
                .iter()
                .chain(&figures)
                .cloned()
                .chain([mark.clone().into()]),
        );
    }
    table
}

/// Mean and bounds as numbers; a mean that is only a bound in words and, as on the page, alone.
pub(crate) fn mean_cells(words: Words, e: &Estimate) -> [Cell; 3] {
    match e.beyond {
        None => [Cell::Tenth(e.mean), Cell::Tenth(e.low), Cell::Tenth(e.high)],
        Some(_) => [words.mean_in_file(e).into(), Cell::Empty, Cell::Empty],
    }
}

/// A main figure: block, code and name, n, mean, low, high, and in words what is the best guess.
fn measure_row(words: Words, figure: &MeasureFigure) -> [Cell; 9] {
    let w = words.telling();
    let best = figure.borrowed.map_or_else(String::new, |b| {
        let (mean, low, high) = (b.estimate.mean, b.estimate.low, b.estimate.high);
        let interval = format!("{}–{}", one_decimal(low), one_decimal(high));
        let lent = words.borrowed(&b);
        format!("{} {} ({interval}), {lent}", w.best_guess, one_decimal(mean))
    });
    let [mean, low, high] = mean_cells(words, &figure.estimate);
    [
        w.summary.into(),
        figure.measure.code().into(),
        words.measure(figure.measure).into(),
        figure.n.into(),
        mean,
        low,
        high,
        best.into(),
        Cell::Empty,
    ]
}

/// Study, institution, years, invited, answered: the same on every line, so that files can be put together.
fn survey_cells(words: Words, results: &Results) -> [Cell; 5] {
    let (from, to) = results.years;
    [
        results.title.clone().into(),
        results.institution_short.clone().into(),
        if from == to {
            from.to_string().into()
        } else {
            format!("{from} – {to}").into()
        },
        results.invited.into(),
        results.answered.map_or(words.figures.few.into(), Cell::Whole),
    ]
}

/// n, mean, low, high, value, count: a line per value, or a single line where there are too few answers.
fn figure_rows(words: Words, results: &Results, result: &ItemResult) -> Vec<[Cell; 6]> {
    let w = words.figures;
    let Figure::Shown { n, cells, estimate } = &result.figure else {
        let mut row = [const { Cell::Empty }; 6];
        row[0] = w.few.into();
        return vec![row];
    };
    let none = [const { Cell::Empty }; 3];
    let means = estimate.map_or(none, |e| mean_cells(words, &e));
    let points = results.questionnaire.points(&result.item, words.lang);
    let lines = points.into_iter().zip(cells).map(|((grade, text), cell)| {
        let [mean, low, high] = means.clone();
        let value = grade.map_or(text.to_owned(), |g| format!("{g} {text}"));
        [
            (*n).into(),
            mean,
            low,
            high,
            value.into(),
            cell.map_or(w.hidden.into(), Cell::Whole),
        ]
    });
    lines.collect()
}

fn mark(words: Words, results: &Results) -> String {
    let marks = [
        (results.is_demo, words.frame.demo_mark),
        (results.pooled, words.figures.csv_pooled),
    ]
    .into_iter();
    marks
        .filter(|(on, _)| *on)
        .map(|(_, mark)| mark)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::pages::samples;
    use crate::shared::lang::Lang;

    #[test]
    fn the_file_holds_the_figures_of_the_page_and_nothing_hidden() {
        let file = results_table(Words::of(Lang::Nb), &samples::results()).csv();
        let lines: Vec<&str> = file.trim_start_matches('\u{feff}').lines().collect();
        let start = "'=Norsk 2;OsloMet;2025–26;30;20;Kvalitet;Q1;Helhet";
        assert_eq!(
            lines[1],
            format!("{start};20;4,2;3,9;4,5;1 svært dårlig;skjult;demo")
        );
        assert_eq!(lines[5], format!("{start};20;4,2;3,9;4,5;5 svært god;9;demo"));
        let theme = lines.iter().find(|l| l.contains(";T1;")).unwrap();
        assert!(theme.ends_with(";for få svar;;;;;;demo"), "{theme}");
        assert!(!file.contains(";X1;"), "free text is no figure");
        let last = lines.last().unwrap();
        let expected = "Hovedtall;quality_overall;Studiet som helhet;20;minst 4,8;;;Beste anslag 4,7 (4,5–4,9), \
            lånt 30\u{a0}%: faget 30\u{a0}%;;demo";
        assert!(last.ends_with(expected), "{last}");
    }
}
