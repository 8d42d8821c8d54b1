//! What participants wrote as rows of a file: the texts and the counts of the page.

use super::model::{Category, Overview, Told, ToldStand, Tone};
use crate::catalogue::model::Reference;
use crate::remarks::form::OverviewChoice;
use crate::remarks::pages::{count_words, item_text, row_name, stand_words, steps_words};
use crate::shared::csv::Csv;
use crate::shared::time::StudyYear;
use crate::words::Words;

fn names(words: Words, categories: &[Category]) -> String {
    let w = words.remarks();
    let names: Vec<&str> = categories.iter().map(|c| w.category_name(*c)).collect();
    names.join(", ")
}

/// One survey's texts, then its counts; the first row is the heading. Where nothing may be shown, a single row
/// says why.
#[must_use]
pub fn told_rows(
    words: Words,
    (title, institution, year): (&str, &str, StudyYear),
    told: &Told,
    is_demo: bool,
) -> Vec<Vec<String>> {
    let w = words.remarks();
    let heading = [
        w.study,
        w.institution,
        w.year,
        w.csv_question,
        w.tone,
        w.category,
        w.csv_kind,
        w.csv_text,
        w.csv_count,
        w.csv_mark,
    ];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    let mark = if is_demo { words.frame.demo_mark } else { "" };
    let mut row = |item: &str, about: String, kind: &str, text: &str, n: String| {
        let (question, tone) = if item.is_empty() {
            (String::new(), "")
        } else {
            (
                item_text(words, &told.questionnaire, item),
                w.tone_name(Tone::of_item(item)),
            )
        };
        rows.push(vec![
            title.to_owned(),
            institution.to_owned(),
            year.to_string(),
            question,
            tone.to_owned(),
            about,
            kind.to_owned(),
            text.to_owned(),
            n,
            mark.to_owned(),
        ]);
    };
    let ToldStand::Read { texts, counts, .. } = &told.stand else {
        row("", String::new(), "", &stand_words(words, told), String::new());
        return rows;
    };
    for text in texts {
        let kind = if text.is_summary {
            w.csv_summary
        } else {
            w.csv_verbatim
        };
        row(
            &text.item,
            names(words, &text.categories),
            kind,
            &text.text,
            String::new(),
        );
    }
    for count in counts {
        let about = w.category_name(count.category).to_owned();
        let n = count_words(words, count.n, told.limit);
        row(&count.item, about, w.csv_counted, "", n);
    }
    rows
}

/// Rows as CSV.
#[must_use]
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut rows = rows.iter();
    let mut csv = Csv::new(rows.next().into_iter().flatten());
    for row in rows {
        csv.row(row);
    }
    csv.finish()
}

/// The overview's counts: a line per group, tone and category.
#[must_use]
pub fn overview_csv(
    words: Words,
    overview: &Overview,
    choice: &OverviewChoice,
    reference: &Reference,
) -> String {
    let w = words.remarks();
    let mut csv = Csv::new([
        w.by(choice.by),
        w.surveys,
        w.tone,
        w.category,
        w.csv_count,
        w.csv_mark,
    ]);
    let mark = if overview.includes_demo {
        words.frame.demo_mark
    } else {
        ""
    };
    for row in &overview.rows {
        let name = row_name(words, choice.by, &row.key, reference);
        for (tone, counts) in [(Tone::Positive, &row.positive), (Tone::Improve, &row.improve)] {
            for (category, n) in Category::ALL.iter().zip(counts) {
                csv.row([
                    name.clone(),
                    row.surveys.to_string(),
                    w.tone_name(tone).to_owned(),
                    w.category_name(*category).to_owned(),
                    steps_words(words, *n, overview.limit),
                    mark.to_owned(),
                ]);
            }
        }
    }
    csv.finish()
}
