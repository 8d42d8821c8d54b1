//! A survey's results as a file: the figures of the page, one line per question and value.

use super::model::{Figure, ItemKind, ItemResult, Results};
use crate::insight::telling::MeasureFigure;
use crate::shared::csv::{Csv, one_decimal};
use crate::words::Words;

/// The results as CSV; what is hidden on the page is hidden here.
#[must_use]
pub fn results_csv(words: Words, results: &Results) -> String {
    let w = words.figures;
    let mut csv = Csv::new([
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
    let survey = survey_cells(words, results);
    for block in &results.questionnaire.blocks {
        for item in &block.items {
            let found = results
                .items
                .iter()
                .find(|r| r.item.code == item.code && item.kind != ItemKind::Text);
            let Some(result) = found else { continue };
            let question = [
                block.title.get(words.lang).to_owned(),
                item.code.clone(),
                item.text.get(words.lang).to_owned(),
            ];
            for figures in figure_rows(words, results, result) {
                csv.row(
                    survey
                        .iter()
                        .chain(&question)
                        .chain(&figures)
                        .chain([&mark(words, results)]),
                );
            }
        }
    }
    for figure in &results.measures {
        csv.row(
            survey
                .iter()
                .chain(&measure_row(words, figure))
                .chain([&mark(words, results)]),
        );
    }
    csv.finish()
}

/// A main figure: block, code and name, n, mean, low, high, and in words what is the best guess.
fn measure_row(words: Words, figure: &MeasureFigure) -> [String; 9] {
    let w = words.telling();
    let e = figure.estimate;
    let best = figure.borrowed.map_or_else(String::new, |b| {
        let (mean, low, high) = (b.estimate.mean, b.estimate.low, b.estimate.high);
        let interval = format!("{}–{}", one_decimal(low), one_decimal(high));
        let lent = words.borrowed(&b);
        format!("{} {} ({interval}), {lent}", w.best_guess, one_decimal(mean))
    });
    [
        w.summary.to_owned(),
        figure.measure.code().to_owned(),
        words.measure(figure.measure).to_owned(),
        figure.n.to_string(),
        words.mean_in_file(&e),
        one_decimal(e.low),
        one_decimal(e.high),
        best,
        String::new(),
    ]
}

/// Study, institution, years, invited, answered: the same on every line, so that files can be put together.
fn survey_cells(words: Words, results: &Results) -> [String; 5] {
    let (from, to) = results.years;
    [
        results.title.clone(),
        results.institution_short.clone(),
        if from == to {
            from.to_string()
        } else {
            format!("{from} – {to}")
        },
        results.invited.to_string(),
        results
            .answered
            .map_or(words.figures.few.to_owned(), |n| n.to_string()),
    ]
}

/// n, mean, low, high, value, count: a line per value, or a single line where there are too few answers.
fn figure_rows(words: Words, results: &Results, result: &ItemResult) -> Vec<[String; 6]> {
    let w = words.figures;
    let Figure::Shown { n, cells, estimate } = &result.figure else {
        let mut row: [String; 6] = Default::default();
        row[0] = w.few.to_owned();
        return vec![row];
    };
    let means = estimate.map_or_else(Default::default, |e| {
        [words.mean_in_file(&e), one_decimal(e.low), one_decimal(e.high)]
    });
    let points = results.questionnaire.points(&result.item, words.lang);
    let lines = points.into_iter().zip(cells).map(|((grade, text), cell)| {
        let [mean, low, high] = means.clone();
        let value = grade.map_or(text.to_owned(), |g| format!("{g} {text}"));
        [
            n.to_string(),
            mean,
            low,
            high,
            value,
            cell.map_or(w.hidden.to_owned(), |c| c.to_string()),
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
        let file = results_csv(Words::of(Lang::Nb), &samples::results());
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
        let expected = "Hovedtall;quality_overall;Studiet som helhet;20;minst 4,8;4,6;5,0;Beste anslag 4,7 (4,5–4,9), \
            lånt 30\u{a0}%: faget 30\u{a0}%;;demo";
        assert!(last.ends_with(expected), "{last}");
    }
}
