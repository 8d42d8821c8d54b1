//! Roll-ups of published figures, and what is drawn from them: borrowing and signals. Pure: published figures
//! in, rows out.
//!
//! A release counts in the year of its newest survey, wherever it counts at all, so every row is a sum of
//! whole releases and needs no further hiding.

use std::collections::BTreeMap;

use app::codes;
use app::insight::telling::Measure;

use super::published::{Published, public_groups};

codes! {
    /// What a roll-up is over.
    pub enum Side {
        Nation = "nation",
        Subject = "subject",
        Institution = "institution",
        County = "county",
        /// An institution within a subject; key `norsk/12`.
        Both = "both",
        /// Closed surveys that no release tells of, under the overall question; key as of `Both`, and no row over all
        /// years.
        Waiting = "waiting",
        /// All closed surveys, under the overall question, so that a list of many thousand need not count them; key as
        /// of `Both`, where nothing before or after the stroke stands for every subject or institution.
        Closed = "closed",
        /// The same over figures that are large enough for everyone; see `public`.
        PublicNation = "public_nation",
        PublicSubject = "public_subject",
        PublicCounty = "public_county",
        /// A subject within a county; key `46/norsk`.
        PublicBoth = "public_both",
        /// Shown to nobody: how many institutions a public figure is made of. The second has keys as `Both`.
        PublicInstitution = "public_institution",
        PublicWithin = "public_within",
    }
}

/// The year of a roll-up over all years.
pub const ALL_YEARS: i32 = 0;

/// One roll-up.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub side: Side,
    pub key: String,
    pub year: i32,
    pub measure: Measure,
    pub sums: Sums,
}

/// What is added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    pub surveys: u32,
    /// Releases that hold several years.
    pub pooled: u32,
    pub invited: u32,
    pub n: u32,
    /// The fewest answers all this rests on.
    pub known: u32,
    /// n times the mean in thousandths.
    pub weighted: i64,
    /// Releases made up for the demonstration.
    pub demo: u32,
}

impl Sums {
    /// Both together.
    #[must_use]
    pub fn with(self, other: Sums) -> Sums {
        Sums {
            surveys: self.surveys + other.surveys,
            pooled: self.pooled + other.pooled,
            invited: self.invited + other.invited,
            n: self.n + other.n,
            known: self.known + other.known,
            weighted: self.weighted + other.weighted,
            demo: self.demo + other.demo,
        }
    }

    /// The mean; 0 where nothing is added up.
    #[must_use]
    pub fn mean(self) -> f64 {
        if self.n == 0 {
            return 0.0;
        }
        self.weighted as f64 / f64::from(self.n) / 1000.0
    }
}

/// The key of an institution within a subject.
#[must_use]
pub fn both(subject: &str, institution: impl std::fmt::Display) -> String {
    format!("{subject}/{institution}")
}

/// The key of a subject within a county.
#[must_use]
pub fn county_subject(county: &str, subject: &str) -> String {
    format!("{county}/{subject}")
}

type Cells = BTreeMap<(Side, String, i32, Measure), Sums>;

/// What one release adds of a measure; nothing where it hides it.
#[must_use]
pub fn sums_of(release: &Published, measure: Measure) -> Option<Sums> {
    let item = release.measure(measure)?;
    Some(Sums {
        surveys: release.surveys,
        pooled: u32::from(release.years.0 != release.years.1),
        invited: release.invited,
        n: item.n,
        known: item.known,
        weighted: (item.value()? * 1000.0 * f64::from(item.n)).round() as i64,
        demo: u32::from(release.is_demo),
    })
}

fn add(cells: &mut Cells, release: &Published, measure: Measure, keys: &[(Side, String)]) {
    let Some(sums) = sums_of(release, measure) else {
        return;
    };
    for (side, key) in keys {
        for year in [release.years.1, ALL_YEARS] {
            let cell = cells.entry((*side, key.clone(), year, measure)).or_default();
            *cell = cell.with(sums);
        }
    }
}

fn listed(cells: Cells) -> Vec<Cell> {
    let cell = |((side, key, year, measure), sums)| Cell {
        side,
        key,
        year,
        measure,
        sums,
    };
    cells.into_iter().map(cell).collect()
}

/// How many closed surveys wait, from the subject, institution and year of each.
#[must_use]
pub fn waiting<'a>(surveys: impl Iterator<Item = (&'a str, i64, i32)>) -> Vec<Cell> {
    let mut cells = Cells::new();
    for (subject, institution, year) in surveys {
        let key = both(subject, institution);
        let cell = cells
            .entry((Side::Waiting, key, year, Measure::Overall))
            .or_default();
        cell.surveys += 1;
    }
    listed(cells)
}

/// How many surveys have closed, from the subject, institution and year of some and how many those are.
#[must_use]
pub fn closed(surveys: &[(String, i64, i32, u32)]) -> Vec<Cell> {
    let mut cells = Cells::new();
    for (subject, institution, year, n) in surveys {
        let institution = institution.to_string();
        for subject in [subject.as_str(), ""] {
            for institution in [institution.as_str(), ""] {
                for year in [*year, ALL_YEARS] {
                    let key = (Side::Closed, both(subject, institution), year, Measure::Overall);
                    cells.entry(key).or_default().surveys += n;
                }
            }
        }
    }
    listed(cells)
}

/// Roll-ups for readers who see nothing but what is public, `limits` being the internal and the public one.
///
/// What is added up is not releases but releases of an offer put together until they hold enough for the
/// public, as its public figure is. So whatever is subtracted from what – a county from the country, an offer's
/// public figure from its county – whole groups of the public size remain, and no cell needs to be hidden for
/// the sake of another. Releases left over wait. A group counts in the year of its newest release.
#[must_use]
pub fn public(published: &[Published], limits: (u32, u32)) -> Vec<Cell> {
    let mut cells = Cells::new();
    let mut series: BTreeMap<i64, Vec<&Published>> = BTreeMap::new();
    for release in published {
        series.entry(release.offer.0).or_default().push(release);
    }
    for releases in series.values() {
        for &measure in Measure::ALL {
            for group in public_groups(releases, measure, limits) {
                let keys = [
                    (Side::PublicNation, String::new()),
                    (Side::PublicSubject, group.subject.clone()),
                    (Side::PublicCounty, group.county.clone()),
                    (Side::PublicBoth, county_subject(&group.county, &group.subject)),
                    (Side::PublicInstitution, group.institution.0.to_string()),
                    (Side::PublicWithin, both(&group.subject, group.institution.0)),
                ];
                add(&mut cells, &group, measure, &keys);
            }
        }
    }
    listed(cells)
}

/// All roll-ups, sorted by side, key, year and measure.
#[must_use]
pub fn roll_up(published: &[Published]) -> Vec<Cell> {
    let mut cells = Cells::new();
    for release in published {
        let institution = release.institution.0;
        let keys = [
            (Side::Nation, String::new()),
            (Side::Subject, release.subject.clone()),
            (Side::Institution, institution.to_string()),
            (Side::County, release.county.clone()),
            (Side::Both, both(&release.subject, institution)),
        ];
        for &measure in Measure::ALL {
            add(&mut cells, release, measure, &keys);
        }
    }
    listed(cells)
}
