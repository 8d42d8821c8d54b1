//! What a reader of the overview has chosen, as the address says it.

use super::model::Breakdown;
use crate::shared::time::StudyYear;

const BY: &str = "etter";
const YEAR: &str = "ar";
const SUBJECT: &str = "fag";

/// A breakdown and a year, for the page and its file alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverviewChoice {
    pub by: Breakdown,
    /// `None` = all years.
    pub year: Option<StudyYear>,
}

impl OverviewChoice {
    /// Reads the address' pairs; what is unknown is left out and named: by subject, all years.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> (Self, Vec<String>) {
        let mut choice = OverviewChoice {
            by: Breakdown::Subject,
            year: None,
        };
        let mut ignored = vec![];
        for (name, value) in pairs {
            let year = value
                .parse()
                .ok()
                .filter(|y| (1990..=2100).contains(y))
                .map(StudyYear);
            match (name.as_str(), Breakdown::from_code(value), year) {
                (BY, Some(by), _) => choice.by = by,
                (YEAR, _, Some(year)) => choice.year = Some(year),
                (YEAR, ..) if value.is_empty() => choice.year = None,
                _ => ignored.push(name.clone()),
            }
        }
        (choice, ignored)
    }

    /// The pairs that `read` reads.
    #[must_use]
    pub fn pairs(self) -> Vec<(&'static str, String)> {
        let year = self.year.map(|y| (YEAR, y.0.to_string()));
        [(BY, self.by.code().to_owned())]
            .into_iter()
            .chain(year)
            .collect()
    }
}

/// A year and a subject of the heat table, for the page and its file alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatChoice {
    /// `None` = all years.
    pub year: Option<StudyYear>,
    /// Subject code; `None` = all subjects.
    pub subject: Option<String>,
}

impl HeatChoice {
    /// Reads the address' pairs; what is unknown is left out.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> Self {
        let of = |name: &str| pairs.iter().rfind(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let year = of(YEAR).and_then(|y| y.parse().ok());
        HeatChoice {
            year: year.filter(|y| (1990..=2100).contains(y)).map(StudyYear),
            subject: of(SUBJECT).filter(|s| !s.is_empty()).map(str::to_owned),
        }
    }

    /// The pairs that `read` reads.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let year = self.year.map(|y| (YEAR, y.0.to_string()));
        let subject = self.subject.clone().map(|s| (SUBJECT, s));
        year.into_iter().chain(subject).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> (OverviewChoice, Vec<String>) {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        OverviewChoice::read(&pairs)
    }

    #[test]
    fn a_choice_survives_its_address_and_the_unknown_is_named() {
        let choice = OverviewChoice {
            by: Breakdown::Theme,
            year: Some(StudyYear(2025)),
        };
        let pairs = choice.pairs();
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(read(&pairs), (choice, vec![]));
        let all = OverviewChoice {
            by: Breakdown::Subject,
            year: None,
        };
        assert_eq!(read(&[("ar", "")]), (all, vec![]));
        assert_eq!(
            read(&[("etter", "alder"), ("ar", "12"), ("x", "")]),
            (all, vec!["etter".into(), "ar".into(), "x".into()])
        );
    }
}
