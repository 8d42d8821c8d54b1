//! A partner's figures, and what she has chosen to see.

use crate::accounts::model::Partnership;
use crate::codes;
use crate::insight::model::ShownRow;
use crate::insight::telling::Measure;
use crate::shared::time::StudyYear;

codes! {
    /// What a partner's figures are broken down by.
    pub enum PartnerBreakdown { Subject = "fag", County = "fylke", Theme = "tema", Year = "ar" }
}

const BY: &str = "etter";
const YEAR: &str = "studiear";
const COUNTY: &str = "fylke";
const MEASURE: &str = "omrade";

/// The measures a partner may choose among.
pub const MEASURES: [Measure; 6] = [
    Measure::Overall,
    Measure::AdaptedTeaching,
    Measure::Digitalisation,
    Measure::LeadingLearning,
    Measure::PracticalVaried,
    Measure::Assessment,
];

/// What a partner has chosen, as the address says it.
#[derive(Clone, Debug, PartialEq)]
pub struct PartnerChoice {
    pub by: PartnerBreakdown,
    /// `None` = all years.
    pub year: Option<StudyYear>,
    /// County code; `None` = all within reach.
    pub county: Option<String>,
    pub measure: Measure,
}

impl Default for PartnerChoice {
    fn default() -> Self {
        PartnerChoice {
            by: PartnerBreakdown::Subject,
            year: None,
            county: None,
            measure: Measure::Overall,
        }
    }
}

impl PartnerChoice {
    /// Reads the address' pairs; tells whether anything in it is unknown.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> (Self, bool) {
        let (mut choice, mut ignored) = (PartnerChoice::default(), false);
        for (name, value) in pairs.iter().filter(|(_, v)| !v.is_empty()) {
            let year = value.parse().ok().filter(|y| (1990..=2100).contains(y));
            let measure = Measure::from_code(value).filter(|m| MEASURES.contains(m));
            let is_code = value.len() <= 4 && value.bytes().all(|b| b.is_ascii_digit());
            match (name.as_str(), PartnerBreakdown::from_code(value), year, measure) {
                (BY, Some(by), ..) => choice.by = by,
                (YEAR, _, Some(year), _) => choice.year = Some(StudyYear(year)),
                (MEASURE, _, _, Some(measure)) => choice.measure = measure,
                (COUNTY, ..) if is_code => choice.county = Some(value.clone()),
                _ => ignored = true,
            }
        }
        (choice, ignored)
    }

    /// The pairs that `read` reads.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let year = self.year.map(|y| (YEAR, y.0.to_string()));
        let county = self.county.clone().map(|c| (COUNTY, c));
        let measure = (self.measure != Measure::Overall).then(|| (MEASURE, self.measure.code().to_owned()));
        [(BY, self.by.code().to_owned())]
            .into_iter()
            .chain(year)
            .chain(county)
            .chain(measure)
            .collect()
    }
}

/// A subject, county, theme or year.
#[derive(Clone, Debug, PartialEq)]
pub struct PartnerRow {
    /// Subject, county or theme code, or the year's first half.
    pub key: String,
    pub surveys: u32,
    pub invited: u32,
    /// `None` = fewer answers than may be shown to everyone.
    pub shown: Option<ShownRow>,
}

/// Everything a partner sees on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PartnerFigures {
    pub partnership: Partnership,
    pub choice: PartnerChoice,
    /// Years with figures, newest first.
    pub years: Vec<StudyYear>,
    /// Counties to choose among, by code.
    pub counties: Vec<String>,
    /// Sorted by key.
    pub rows: Vec<PartnerRow>,
    /// All that is within reach and chosen.
    pub total: PartnerRow,
    /// The whole country, where the reach is less.
    pub nation: Option<PartnerRow>,
    pub includes_demo: bool,
    pub min_answers: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_survives_its_address() {
        let choice = PartnerChoice {
            by: PartnerBreakdown::Theme,
            year: Some(StudyYear(2025)),
            county: Some("46".into()),
            measure: Measure::Assessment,
        };
        let pairs: Vec<_> = choice
            .pairs()
            .into_iter()
            .map(|(n, v)| (n.to_owned(), v))
            .collect();
        assert_eq!(PartnerChoice::read(&pairs), (choice, false));
        // An institution is no breakdown here, nor an index a measure.
        for wrong in [("etter", "institusjon"), ("omrade", "index:1"), ("fylke", "x")] {
            let pairs = [(wrong.0.to_owned(), wrong.1.to_owned())];
            assert_eq!(PartnerChoice::read(&pairs), (PartnerChoice::default(), true));
        }
    }
}
