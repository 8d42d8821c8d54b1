//! What a reader of the overview has chosen, as the address says it.

use super::model::Breakdown;
use super::telling::{Across, Measure, SignalKind};
use crate::shared::time::StudyYear;

const BY: &str = "etter";
const YEAR: &str = "ar";
const ONLY: &str = "bare";
const ACROSS: &str = "kolonner";
const MEASURE: &str = "omrade";
const SUBJECT: &str = "fag";
const INSTITUTION: &str = "institusjon";
const PAGE: &str = "side";
const KIND: &str = "slag";

/// Longest key of a row in an address, in characters.
const KEY: usize = 60;

fn a_year(value: &str) -> Option<StudyYear> {
    let year = value.parse().ok().filter(|y| (1990..=2100).contains(y));
    year.map(StudyYear)
}

/// A breakdown and a year, for the page and its file alike.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewChoice {
    pub by: Breakdown,
    /// `None` = all years.
    pub year: Option<StudyYear>,
    /// The row whose surveys are listed, by its key; `None` = all.
    pub only: Option<String>,
    /// Of the list of surveys, counted from 1.
    pub page: usize,
}

impl Default for OverviewChoice {
    fn default() -> Self {
        OverviewChoice {
            by: Breakdown::Subject,
            year: None,
            only: None,
            page: 1,
        }
    }
}

impl OverviewChoice {
    /// Reads the address' pairs; what is unknown is left out and named: by subject, all years.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> (Self, Vec<String>) {
        let mut choice = OverviewChoice::default();
        let mut ignored = vec![];
        for (name, value) in pairs {
            match (name.as_str(), Breakdown::from_code(value), a_year(value)) {
                (BY, Some(by), _) => choice.by = by,
                (YEAR, _, Some(year)) => choice.year = Some(year),
                (YEAR, ..) if value.is_empty() => choice.year = None,
                (ONLY, ..) if value.chars().count() <= KEY => {
                    choice.only = Some(value.clone()).filter(|key| !key.is_empty());
                }
                (PAGE, ..) if value.parse::<u32>().is_ok_and(|page| page > 0) => {
                    choice.page = value.parse().unwrap_or(1);
                }
                _ => ignored.push(name.clone()),
            }
        }
        (choice, ignored)
    }

    /// The same on another page of its list.
    #[must_use]
    pub fn on_page(&self, page: usize) -> Self {
        OverviewChoice { page, ..self.clone() }
    }

    /// The pairs that `read` reads.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let page = (self.page > 1).then(|| (PAGE, self.page.to_string()));
        let year = self.year.map(|y| (YEAR, y.0.to_string()));
        let only = self.only.clone().map(|key| (ONLY, key));
        let by = [(BY, self.by.code().to_owned())];
        by.into_iter().chain(year).chain(only).chain(page).collect()
    }
}

/// Which changes are listed: the first of every kind, or a page of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangesChoice {
    pub kind: Option<SignalKind>,
    /// Of the chosen kind, counted from 1.
    pub page: usize,
}

impl ChangesChoice {
    /// The first of every kind.
    pub const ALL: Self = ChangesChoice { kind: None, page: 1 };

    /// Reads the address' pairs; what is unknown is left out.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> Self {
        let of = |name: &str| pairs.iter().rfind(|(n, _)| n == name).map_or("", |(_, v)| v);
        let page: u32 = of(PAGE).parse().unwrap_or(1).max(1);
        ChangesChoice {
            kind: SignalKind::from_code(of(KIND)),
            page: page.try_into().unwrap_or(1),
        }
    }

    /// The pairs that `read` reads.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let kind = self.kind.map(|kind| (KIND, kind.code().to_owned()));
        let page = (self.page > 1).then(|| (PAGE, self.page.to_string()));
        kind.into_iter().chain(page).collect()
    }
}

/// What of the heat table is looked at, for the page and its file alike: subjects, one subject's institutions, or
/// one institution's offers; areas and themes of a year, or one of them over the years.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatChoice {
    pub across: Across,
    /// Where themes stand along the top; `None` = all years together.
    pub year: Option<StudyYear>,
    /// What is told of where years stand along the top.
    pub measure: Measure,
    /// Subject code; `None` = all subjects.
    pub subject: Option<String>,
    /// An institution's short name; its offers are listed.
    pub institution: Option<String>,
}

impl Default for HeatChoice {
    fn default() -> Self {
        HeatChoice {
            across: Across::Themes,
            year: None,
            measure: Measure::Overall,
            subject: None,
            institution: None,
        }
    }
}

impl HeatChoice {
    /// Reads the address' pairs; what is unknown is left out.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> Self {
        let of = |name: &str| pairs.iter().rfind(|(n, _)| n == name).map_or("", |(_, v)| v);
        let text = |name| Some(of(name).to_owned()).filter(|v| !v.is_empty() && v.chars().count() <= KEY);
        HeatChoice {
            across: Across::from_code(of(ACROSS)).unwrap_or(Across::Themes),
            year: a_year(of(YEAR)),
            measure: Measure::from_code(of(MEASURE)).unwrap_or(Measure::Overall),
            subject: text(SUBJECT),
            institution: text(INSTITUTION),
        }
    }

    /// The pairs that `read` reads, of what matters for what stands along the top.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let top = match self.across {
            Across::Themes => self
                .year
                .map(|y| vec![(YEAR, y.0.to_string())])
                .unwrap_or_default(),
            Across::Years => vec![
                (ACROSS, Across::Years.code().to_owned()),
                (MEASURE, self.measure.code().to_owned()),
            ],
        };
        let subject = self.subject.clone().map(|s| (SUBJECT, s));
        let institution = self.institution.clone().map(|i| (INSTITUTION, i));
        top.into_iter().chain(subject).chain(institution).collect()
    }

    /// One measure over the years, of the same rows.
    #[must_use]
    pub fn over_years(&self, measure: Measure) -> Self {
        HeatChoice {
            across: Across::Years,
            year: None,
            measure,
            ..self.clone()
        }
    }

    /// All measures in one year, of the same rows.
    #[must_use]
    pub fn in_year(&self, year: StudyYear) -> Self {
        HeatChoice {
            across: Across::Themes,
            year: Some(year),
            ..self.clone()
        }
    }

    /// The rows below a row: a subject's institutions, or an institution's offers within it.
    #[must_use]
    pub fn below(&self, subject: Option<&str>, institution: Option<&str>) -> Self {
        HeatChoice {
            subject: subject.map(str::to_owned),
            institution: institution.map(str::to_owned),
            ..self.clone()
        }
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
            only: Some("assessment".into()),
            page: 3,
        };
        let pairs = choice.pairs();
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(read(&pairs), (choice, vec![]));
        let all = OverviewChoice::default();
        assert_eq!(read(&[("ar", "")]), (all.clone(), vec![]));
        assert_eq!(
            read(&[("etter", "alder"), ("ar", "12"), ("x", ""), ("side", "0")]),
            (all, vec!["etter".into(), "ar".into(), "x".into(), "side".into()])
        );
    }

    #[test]
    fn a_page_of_changes_survives_its_address() {
        let again = |choice: ChangesChoice| {
            let pairs = choice.pairs().into_iter().map(|(n, v)| (n.to_owned(), v));
            ChangesChoice::read(&pairs.collect::<Vec<_>>())
        };
        assert_eq!(again(ChangesChoice::ALL), ChangesChoice::ALL);
        let second = ChangesChoice {
            kind: Some(SignalKind::Fell),
            page: 2,
        };
        assert_eq!(again(second), second);
        let odd = [("slag", "x"), ("side", "-4")].map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(ChangesChoice::read(&odd), ChangesChoice::ALL);
    }

    #[test]
    fn a_heat_choice_survives_its_address_and_goes_down_and_across() {
        let again = |choice: &HeatChoice| {
            let pairs: Vec<_> = choice
                .pairs()
                .into_iter()
                .map(|(n, v)| (n.to_owned(), v))
                .collect();
            HeatChoice::read(&pairs)
        };
        let all = HeatChoice::default();
        assert_eq!(again(&all), all);
        let offers = all
            .below(Some("norsk"), Some("HVL"))
            .over_years(Measure::Assessment);
        assert_eq!(again(&offers), offers);
        let year = offers.in_year(StudyYear(2025));
        assert_eq!(again(&year).year, Some(StudyYear(2025)));
        assert_eq!(again(&year).institution.as_deref(), Some("HVL"));
        let unknown = [("kolonner", "x"), ("ar", "12"), ("omrade", "x"), ("fag", "")];
        let unknown = unknown.map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(HeatChoice::read(&unknown), all);
    }
}
