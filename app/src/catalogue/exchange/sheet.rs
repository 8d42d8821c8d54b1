//! Tables to take away: headings, rows, and what stands on the sheet that explains the columns.
//!
//! A spreadsheet runs a cell that begins as a formula. In CSV such a cell gets an apostrophe, which reading
//! takes away again; a workbook says of each cell that it is text.

use super::cell;
use super::column::{Column, Kind};
use crate::catalogue::form::OfferForm;
use crate::catalogue::model::Reference;
use crate::shared::csv::Csv;
use crate::shared::ids::OfferId;
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;
use crate::words::{Exchange, Words};

/// An offer as a table holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Nothing in a template's example.
    pub offer: Option<OfferId>,
    pub year: StudyYear,
    pub form: OfferForm,
}

/// A whole table, as it is written into a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub lang: Lang,
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A table of these offers in their order.
    #[must_use]
    pub fn of(offers: &[Listed], lang: Lang, reference: &Reference) -> Self {
        let row = |listed: &Listed| {
            let one = |&column: &Column| match column {
                Column::Offer => listed.offer.map(|o| o.to_string()).unwrap_or_default(),
                Column::Year => listed.year.to_string(),
                column => cell::write(&listed.form, column, lang, reference),
            };
            Column::ALL.iter().map(one).collect()
        };
        Sheet {
            lang,
            rows: offers.iter().map(row).collect(),
        }
    }

    #[must_use]
    pub fn headings(&self) -> Vec<String> {
        let words = Words::of(self.lang);
        Column::ALL.iter().map(|c| c.heading(words)).collect()
    }

    /// The table as a text file with cells apart by semicolons.
    #[must_use]
    pub fn csv(&self) -> String {
        self.text(Csv::new(self.headings()))
    }

    /// The same with cells apart by tabs.
    #[must_use]
    pub fn tsv(&self) -> String {
        self.text(Csv::tabbed(self.headings()))
    }

    fn text(&self, mut csv: Csv) -> String {
        for row in &self.rows {
            csv.row(row.iter().map(|c| guarded(c)));
        }
        csv.finish()
    }
}

/// Begins as a formula does, for one program or another.
fn is_formula(cell: &str) -> bool {
    cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r'])
}

/// A text that would read as a guarded formula is guarded itself, so that reading takes one apostrophe only.
#[must_use]
pub fn guarded(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}

/// The cell as it was before it was guarded.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// What the explaining sheet says of a column: its heading, what to write, and what may be chosen.
#[must_use]
pub fn explained(column: Column, lang: Lang, reference: &Reference) -> [String; 3] {
    let words = Words::of(lang);
    let w = Exchange::of(lang);
    let how = match (column, column.kind()) {
        (Column::Offer, _) => w.how_offer,
        (Column::Year, _) => w.how_year,
        (Column::Code, _) => w.how_code,
        (Column::Modules, _) => w.how_modules,
        (Column::Citations, _) => w.how_citations,
        (Column::Gatherings, _) => w.how_gatherings,
        (Column::Runs, _) => w.how_runs,
        (Column::Translations, _) => w.how_translations,
        (Column::TranslatedTexts, _) => w.how_translated_texts,
        (Column::Knowledge | Column::Skills | Column::Competence, _) => w.how_outcomes,
        (Column::Places, _) => w.how_places,
        (_, Kind::Text) => w.how_text,
        (_, Kind::Long) => w.how_long,
        (_, Kind::Whole) if column.theme().is_some() => w.how_outcome,
        (_, Kind::Whole) => w.how_whole,
        (_, Kind::Credits) => w.how_credits,
        (_, Kind::Price) => w.how_price,
        (_, Kind::Date) => w.how_date,
        (_, Kind::Semester) => w.how_semester,
        (_, Kind::Choice) => w.how_choice,
        (_, Kind::Choices | Kind::Rows) => w.how_choices,
    };
    let allowed = cell::allowed(column, lang, reference).join("; ");
    [column.heading(words), how.to_owned(), allowed]
}

/// The example row of a template; no institution offers it.
#[must_use]
pub fn example(year: StudyYear, lang: Lang) -> Listed {
    let w = Exchange::of(lang);
    let mut form = OfferForm {
        title: w.example_title.into(),
        code: w.example_code.into(),
        credits: "30".into(),
        subject: "matematikk".into(),
        stage_from: "5".into(),
        stage_to: "10".into(),
        groups: vec!["laerere".into()],
        delivery: vec!["samlingsbasert".into(), "nettbasert".into()],
        teaching_language: "norsk".into(),
        text_lang: if lang == Lang::Nn { "nn" } else { "nb" }.into(),
        funding: "vikar_stipend".into(),
        summary: w.example_summary.into(),
        places: "Bergen".into(),
        counties: vec!["46".into()],
        price: "0".into(),
        ..OfferForm::default()
    };
    let start = year.0;
    form.run.semester = format!("{start}h");
    form.run.starts_on = format!("{start}-08-25");
    form.run.ends_on = format!("{}-06-10", start + 1);
    form.run.funding_deadline = format!("{start}-03-01");
    form.run.admission_deadline = format!("{start}-04-15");
    form.run.capacity = "35".into();
    for part in [w.example_module_1, w.example_module_2] {
        form.modules.push(crate::catalogue::form::ModuleForm {
            code: String::new(),
            title: part.into(),
            credits: "15".into(),
            ..crate::catalogue::form::ModuleForm::default()
        });
    }
    form.run.gatherings.push(crate::catalogue::form::GatheringForm {
        from: format!("{start}-09-01"),
        to: format!("{start}-09-02"),
        place: "Bergen".into(),
        compulsory: crate::catalogue::form::YES.into(),
    });
    Listed {
        offer: None,
        year,
        form,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guarded_text_comes_back_as_it_was() {
        for text in ["=1+1", "'=1+1", "''@x", "'vanlig'", "plain", "", "'", " -3"] {
            let mut csv = Csv::new(["a"]);
            csv.row([guarded(text)]);
            let file = csv.finish();
            let cell = file.lines().nth(1).unwrap();
            assert_eq!(unguarded(cell), text, "{file}");
        }
    }
}
