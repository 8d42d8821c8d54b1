//! The national picture: what the live offers cover together, where nothing is offered, and what the
//! directorate asks for most.

use serde::{Deserialize, Serialize};

use crate::catalogue::model::{StageBand, is_leading, stages_taught};
use crate::codes;
use crate::shared::time::StudyYear;

codes! {
    /// What offers can be counted by.
    pub enum Axis {
        Subject = "fag",
        Stage = "trinn",
        Delivery = "form",
        County = "fylke",
        Language = "sprak",
        Semester = "semester",
    }
}

codes! {
    /// How much the directorate asks for a subject in a year.
    pub enum Weight {
        /// Somebody must offer it, at every stage.
        Must = "ma",
        /// More of it is wanted.
        Raised = "loftes",
    }
}

/// What the directorate asks for of one subject in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    pub subject: String,
    pub weight: Weight,
    /// Why, in one line; may be empty.
    pub reason: String,
}

/// Which picture is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureQuery {
    pub year: StudyYear,
    pub rows: Axis,
    pub columns: Axis,
    /// Only offers with these values, at most one per axis.
    pub only: Vec<(Axis, String)>,
}

/// How many offers there are in each cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub query: PictureQuery,
    /// Years with live offers, newest first.
    pub years: Vec<StudyYear>,
    /// Codes along the sides, in the order they are shown; those without any offer too.
    pub row_codes: Vec<String>,
    pub column_codes: Vec<String>,
    /// Offers per row and column.
    pub cells: Vec<Vec<u32>>,
    /// Offers in all that the picture counts; one offer may lie in several cells.
    pub offers: u32,
    /// Codes that can be chosen to narrow the picture, per axis.
    pub choices: Vec<(Axis, Vec<String>)>,
    /// Of the chosen year.
    pub priorities: Vec<Priority>,
    pub includes_demo: bool,
}

/// A cell without any offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub row: String,
    pub column: String,
    /// What the directorate asks for of its subject, if anything.
    pub weight: Option<Weight>,
}

impl Picture {
    #[must_use]
    pub fn weight(&self, subject: &str) -> Option<Weight> {
        self.priorities
            .iter()
            .find(|p| p.subject == subject)
            .map(|p| p.weight)
    }

    /// What a cell is along an axis: along a side, or what the picture is narrowed to.
    fn value_of<'a>(&'a self, axis: Axis, row: &'a str, column: &'a str) -> Option<&'a str> {
        if axis == self.query.rows {
            return Some(row);
        }
        if axis == self.query.columns {
            return Some(column);
        }
        let only = self.query.only.iter().find(|(a, _)| *a == axis);
        only.map(|(_, code)| code.as_str())
    }

    /// Nobody can offer a subject at a stage where it is not taught, and to lead a school is no matter of stages.
    #[must_use]
    pub fn can_be_offered(&self, row: &str, column: &str) -> bool {
        let value = |axis| self.value_of(axis, row, column);
        let (subject, band) = (
            value(Axis::Subject),
            value(Axis::Stage).and_then(StageBand::from_code),
        );
        let (Some(subject), Some(band)) = (subject, band) else {
            return true;
        };
        !is_leading(subject) && stages_taught(subject).is_none_or(|taught| band.range().overlaps(taught))
    }

    /// The empty cells, but those nothing can be offered in: those the directorate must have filled first,
    /// else as they are shown.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = vec![];
        for (row, cells) in self.row_codes.iter().zip(&self.cells) {
            let empty = self.column_codes.iter().zip(cells).filter(|(_, n)| **n == 0);
            for (column, _) in empty.filter(|(column, _)| self.can_be_offered(row, column)) {
                let subject = self.value_of(Axis::Subject, row, column);
                gaps.push(Gap {
                    weight: subject.and_then(|s| self.weight(s)),
                    row: row.clone(),
                    column: column.clone(),
                });
            }
        }
        gaps.sort_by_key(|gap| match gap.weight {
            Some(Weight::Must) => 0,
            Some(Weight::Raised) => 1,
            None => 2,
        });
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_be_offered_and_is_not_comes_first() {
        let picture = Picture {
            query: PictureQuery {
                year: StudyYear(2027),
                rows: Axis::Subject,
                columns: Axis::Stage,
                only: vec![],
            },
            years: vec![StudyYear(2027)],
            row_codes: vec!["engelsk".into(), "tegnspraak".into()],
            column_codes: vec!["1-4".into(), "8-10".into()],
            cells: vec![vec![0, 2], vec![1, 0]],
            offers: 3,
            choices: vec![],
            priorities: vec![Priority {
                subject: "tegnspraak".into(),
                weight: Weight::Must,
                reason: String::new(),
            }],
            includes_demo: false,
        };
        let mut unknown = picture.clone();
        unknown.row_codes[0] = "radgivning".into();
        assert_eq!(
            unknown.gaps().len(),
            1,
            "guidance is for years 8–13: nobody is missed in years 1–4"
        );
        let mut leading = picture.clone();
        leading.row_codes[1] = "rektorutdanning".into();
        leading.cells[1] = vec![0, 0];
        assert_eq!(leading.gaps().len(), 1, "leaders are missed at no stage");
        leading.query.columns = Axis::Delivery;
        assert_eq!(leading.gaps().len(), 3, "but in a form of study");
        let gaps = picture.gaps();
        assert_eq!(gaps.len(), 2);
        assert_eq!(
            (gaps[0].row.as_str(), gaps[0].column.as_str()),
            ("tegnspraak", "8-10")
        );
        assert_eq!(gaps[1].weight, None);
    }
}
