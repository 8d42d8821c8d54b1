//! Tables as text files that a Norwegian spreadsheet opens as they are: UTF-8 with a byte order mark,
//! semicolons, decimal comma.
//!
//! A spreadsheet runs a cell that begins as a formula, so such a cell gets a leading apostrophe.

use super::lang::Lang;
use super::units::decimal;

/// A file being written, row by row.
pub struct Csv {
    text: String,
    /// Between two cells.
    by: char,
}

impl Csv {
    /// A file with its heading.
    #[must_use]
    pub fn new<C: AsRef<str>>(heading: impl IntoIterator<Item = C>) -> Self {
        Self::apart_by(';', heading)
    }

    /// The same with tabs between cells.
    #[must_use]
    pub fn tabbed<C: AsRef<str>>(heading: impl IntoIterator<Item = C>) -> Self {
        Self::apart_by('\t', heading)
    }

    fn apart_by<C: AsRef<str>>(by: char, heading: impl IntoIterator<Item = C>) -> Self {
        let mut csv = Csv {
            text: "\u{feff}".to_owned(),
            by,
        };
        csv.row(heading);
        csv
    }

    /// Adds a row.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        for (i, cell) in cells.into_iter().enumerate() {
            if i > 0 {
                self.text.push(self.by);
            }
            self.cell(cell.as_ref());
        }
        self.text.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str) {
        // Some programs skip blanks before they look for a formula.
        let formula = cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']);
        let quoted = cell.contains([self.by, '"', '\n', '\r']);
        if quoted {
            self.text.push('"');
        }
        if formula {
            self.text.push('\'');
        }
        self.text.push_str(&cell.replace('"', "\"\""));
        if quoted {
            self.text.push('"');
        }
    }

    /// The whole file.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

/// A mean or a bound as on screen: one decimal, with a comma in every language.
#[must_use]
pub fn one_decimal(value: f64) -> String {
    decimal(value, 1, Lang::Nb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_begins_as_a_formula_is_only_text() {
        let mut csv = Csv::new(["a", "b"]);
        csv.row(["=1+1", "+4"]);
        csv.row(["-2;3", "@sum"]);
        csv.row([" =1", "sagt \"=1\""]);
        let expected = "\u{feff}a;b\r\n'=1+1;'+4\r\n\"'-2;3\";'@sum\r\n' =1;\"sagt \"\"=1\"\"\"\r\n";
        assert_eq!(csv.finish(), expected);
    }
}
