//! Overviews over many surveys, and the rule that keeps small groups out of them.

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::evaluation::model::Estimate;
use crate::shared::ids::EvaluationId;
use crate::shared::time::StudyYear;

codes! {
    /// What an overview is broken down by.
    pub enum Breakdown { Subject = "fag", Institution = "institusjon", Theme = "tema" }
}

/// One row: a subject, an institution or a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverviewRow {
    /// Subject code, institution's short name or theme code.
    pub key: String,
    pub surveys: u32,
    pub invited: u32,
    /// `None` = too few answers, or hidden so that nobody can reckon a hidden row out.
    pub shown: Option<ShownRow>,
}

/// What may be shown of a group.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownRow {
    pub n: u32,
    pub estimate: Estimate,
}

/// An overview with its total.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    pub by: Breakdown,
    /// The item averaged: the overall quality, or the theme's own item.
    pub item: String,
    /// Years with closed surveys, newest first, to choose among.
    pub years: Vec<StudyYear>,
    /// The year shown; `None` = all.
    pub year: Option<StudyYear>,
    /// Sorted by key.
    pub rows: Vec<OverviewRow>,
    pub total: OverviewRow,
    /// Only the actor's own institutions are in it.
    pub own_only: bool,
    pub includes_demo: bool,
    pub min_answers: u32,
}

/// A closed survey in a list of results.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyRow {
    pub evaluation: EvaluationId,
    pub title: String,
    pub institution_short: String,
    pub subject: String,
    pub year: StudyYear,
    pub invited: u32,
    pub shown: Option<ShownRow>,
    pub is_demo: bool,
}

/// Decides which rows of a breakdown may be shown: own n at least `limit`, and what the shown total
/// leaves over for the hidden rows is none or at least `limit` too.
///
/// `n` holds the answers per row. Hides the smallest further rows until the rule holds.
#[must_use]
pub fn showable(n: &[u32], limit: u32) -> Vec<bool> {
    let mut shown: Vec<bool> = n.iter().map(|&n| n >= limit).collect();
    loop {
        let left: u32 = n.iter().zip(&shown).filter(|(_, s)| !**s).map(|(n, _)| n).sum();
        if left == 0 || left >= limit {
            return shown;
        }
        let smallest = (0..n.len()).filter(|&i| shown[i]).min_by_key(|&i| n[i]);
        match smallest {
            Some(i) => shown[i] = false,
            None => return shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_small_row_takes_another_with_it() {
        assert_eq!(showable(&[20, 3, 8], 6), [true, false, false]);
        assert_eq!(showable(&[20, 3, 4], 6), [true, false, false]);
        assert_eq!(showable(&[20, 0, 8], 6), [true, false, true]);
        assert_eq!(showable(&[3], 6), [false]);
        assert_eq!(showable(&[], 6), Vec::<bool>::new());
    }
}
