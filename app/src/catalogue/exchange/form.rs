//! What is typed on the pages of imports and keys.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::column::Column;
#[cfg(feature = "ssr")]
use super::model::Scope;
#[cfg(feature = "ssr")]
use crate::shared::fault::{FieldFault, Problem, TableProblem};
#[cfg(feature = "ssr")]
use crate::shared::time::{Date, parse_date};

/// Longest name of a key, in characters.
pub const NAME: usize = 60;
/// Longest a key may work, in days.
pub const LIFE: i64 = 400;

/// Which column of the file is which: column codes by the file's column, empty for one not used.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapForm {
    /// By the column's position in the file, from 0.
    pub columns: BTreeMap<String, String>,
}

/// Cells of one row, put right, by the column's position in the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RowForm {
    /// The row's number in the file.
    pub row: String,
    pub cells: BTreeMap<String, String>,
}

/// A new key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeyForm {
    pub institution: String,
    pub name: String,
    pub scope: String,
    pub expires_on: String,
    /// The key itself, on the one page that shows it; whatever a browser sends here is thrown away.
    pub made: String,
}

/// What the upload page shows again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UploadForm {
    pub institution: String,
}

/// A key as it may be made.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq)]
pub struct KeyDraft {
    pub name: String,
    pub scope: Scope,
    pub expires_on: Date,
}

#[cfg(feature = "ssr")]
impl MapForm {
    /// Shows a mapping as the page posts it.
    #[must_use]
    pub fn of(columns: &[Option<Column>]) -> Self {
        let one = |(i, column): (usize, &Option<Column>)| {
            (
                i.to_string(),
                column.map_or(String::new(), |c| c.code().to_owned()),
            )
        };
        MapForm {
            columns: columns.iter().enumerate().map(one).collect(),
        }
    }

    /// One column or none for each of the file's `n`.
    ///
    /// # Errors
    /// A choice that does not exist; a column chosen twice; no column that tells which offer a row is about.
    pub fn check(
        &self,
        n: usize,
        heading: impl Fn(Column) -> String,
    ) -> Result<Vec<Option<Column>>, Vec<FieldFault>> {
        let mut faults = vec![];
        let mut columns: Vec<Option<Column>> = vec![];
        for i in 0..n {
            let field = format!("columns[{i}]");
            let code = self.columns.get(&i.to_string()).map_or("", String::as_str);
            let column = Column::from_code(code);
            match column {
                None if !code.is_empty() => faults.push(FieldFault::new(field, Problem::UnknownChoice)),
                Some(c) if columns.contains(&column) => {
                    let problem = TableProblem::SameHeading(heading(c));
                    faults.push(FieldFault::new(field, Problem::Table(problem)));
                }
                _ => {}
            }
            columns.push(column);
        }
        let keys = [Some(Column::Code), Some(Column::Offer)];
        if !columns.iter().any(|c| keys.contains(c)) {
            faults.push(FieldFault::new("columns[0]", Problem::Table(TableProblem::NoKey)));
        }
        if faults.is_empty() {
            Ok(columns)
        } else {
            Err(faults)
        }
    }
}

#[cfg(feature = "ssr")]
impl KeyForm {
    /// The key this would make.
    ///
    /// # Errors
    /// One fault per field.
    pub fn check(&self, today: Date) -> Result<KeyDraft, Vec<FieldFault>> {
        let mut faults = vec![];
        let name = self.name.trim();
        if name.is_empty() {
            faults.push(FieldFault::new("name", Problem::Required));
        } else if name.chars().count() > NAME {
            faults.push(FieldFault::new("name", Problem::TooLong(NAME)));
        }
        let scope = Scope::from_code(&self.scope);
        if scope.is_none() {
            let problem = if self.scope.is_empty() {
                Problem::Required
            } else {
                Problem::UnknownChoice
            };
            faults.push(FieldFault::new("scope", problem));
        }
        let expires_on = parse_date(&self.expires_on);
        match expires_on {
            None if self.expires_on.trim().is_empty() => {
                faults.push(FieldFault::new("expires_on", Problem::Required));
            }
            None => faults.push(FieldFault::new("expires_on", Problem::NotADate)),
            Some(day) if day < today => faults.push(FieldFault::new("expires_on", Problem::Past)),
            Some(day) if (day - today).num_days() > LIFE => {
                faults.push(FieldFault::new("expires_on", Problem::TooFarAhead(LIFE)));
            }
            Some(_) => {}
        }
        match (scope, expires_on) {
            (Some(scope), Some(expires_on)) if faults.is_empty() => Ok(KeyDraft {
                name: name.to_owned(),
                scope,
                expires_on,
            }),
            _ => Err(faults),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_needs_a_key_and_takes_no_column_twice() {
        let chosen = |codes: &[&str]| MapForm {
            columns: codes
                .iter()
                .enumerate()
                .map(|(i, c)| (i.to_string(), (*c).to_owned()))
                .collect(),
        };
        let check = |codes: &[&str]| chosen(codes).check(codes.len(), |c| c.code().to_owned());
        assert_eq!(
            check(&["code", "", "title"]).unwrap(),
            [Some(Column::Code), None, Some(Column::Title)]
        );
        let fields = |codes: &[&str]| {
            check(codes)
                .unwrap_err()
                .into_iter()
                .map(|f| f.field)
                .collect::<Vec<_>>()
        };
        assert_eq!(fields(&["title"]), ["columns[0]"]);
        assert_eq!(fields(&["code", "title", "title"]), ["columns[2]"]);
        assert_eq!(fields(&["code", "<script>"]), ["columns[1]"]);
    }

    #[test]
    fn a_key_has_a_name_a_scope_and_an_end() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let form = |expires_on: &str| KeyForm {
            name: "FS".into(),
            scope: "skriv".into(),
            expires_on: expires_on.into(),
            ..KeyForm::default()
        };
        assert!(form("2027-11-24").check(today).is_ok());
        assert!(form("24.11.2026").check(today).is_ok());
        for wrong in ["2026-11-23", "2028-11-24", "", "snart"] {
            assert_eq!(form(wrong).check(today).unwrap_err()[0].field, "expires_on");
        }
        assert_eq!(KeyForm::default().check(today).unwrap_err().len(), 3);
    }
}
