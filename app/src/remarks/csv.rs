//! What participants wrote as tables to take away: the texts and the counts of the page.

use super::model::{Category, Overview, Told, ToldStand, Tone};
use crate::catalogue::model::Reference;
use crate::remarks::form::OverviewChoice;
use crate::remarks::pages::{count_words, item_text, row_name, stand_words, steps_words};
use crate::shared::sheet::Sheet;
use crate::shared::time::StudyYear;
use crate::words::Words;

fn names(words: Words, categories: &[Category]) -> String {
    let w = words.remarks();
    let names: Vec<&str> = categories.iter().map(|c| w.category_name(*c)).collect();
    names.join(", ")
}

/// One survey's texts, then its counts. Where nothing may be shown, a single row says why.
#[must_use]
pub fn told_table(
    words: Words,
    (title, institution, year): (&str, &str, StudyYear),
    told: &Told,
    is_demo: bool,
) -> Sheet {
    let w = words.remarks();
    let mut table = Sheet::new([
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
    ]);
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
        table.row([
            title.into(),
            institution.into(),
            year.to_string().into(),
            question.into(),
            tone.into(),
            about.into(),
            kind.into(),
            text.into(),
            n.into(),
            mark.into(),
        ]);
    };
    let ToldStand::Read { texts, counts, .. } = &told.stand else {
        row("", String::new(), "", &stand_words(words, told), String::new());
        return table;
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
    table
}

/// The overview's counts: a line per group, tone and category.
#[must_use]
pub fn overview_table(
    words: Words,
    overview: &Overview,
    choice: &OverviewChoice,
    reference: &Reference,
) -> Sheet {
    let w = words.remarks();
    let mut table = Sheet::new([
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
                table.row([
                    name.clone().into(),
                    row.surveys.into(),
                    w.tone_name(tone).into(),
                    w.category_name(*category).into(),
                    steps_words(words, *n, overview.limit).into(),
                    mark.into(),
                ]);
            }
        }
    }
    table
}
