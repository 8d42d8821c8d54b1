//! A table of typed cells, filled once and taken away as a text file or, by the server, as a workbook.

use super::csv::{Csv, one_decimal};

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Whole(u32),
    /// Shown to a tenth.
    Tenth(f64),
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::from(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(text)
        }
    }
}

impl From<u32> for Cell {
    fn from(n: u32) -> Self {
        Cell::Whole(n)
    }
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Whole(n) => n.to_string(),
            Cell::Tenth(value) => one_decimal(*value),
            Cell::Empty => String::new(),
        }
    }
}

/// A heading and the rows below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// No rows yet.
    #[must_use]
    pub fn new<C: Into<String>>(head: impl IntoIterator<Item = C>) -> Self {
        Sheet {
            head: head.into_iter().map(Into::into).collect(),
            rows: vec![],
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table as a text file; see `csv`.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut csv = Csv::new(&self.head);
        for row in &self.rows {
            csv.row(row.iter().map(Cell::text));
        }
        csv.finish()
    }
}
