//! Roll-ups of published figures, and what is drawn from them: borrowing and signals. Pure: published figures
//! in, rows out.
//!
//! A release counts in the year of its newest survey, wherever it counts at all, so every row is a sum of
//! whole releases and needs no further hiding.

use std::collections::{BTreeMap, BTreeSet};

use app::codes;
use app::insight::telling::Measure;

use super::published::{Published, PublishedItem, by_offer, public_groups};

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
    }
}

/// The country and the subject an offer stands beside: of every release, for a reader who sees all of them, else of what
/// is public. An institution knows its own releases and every public figure, and of a mean of all releases these could
/// leave the six answers that another institution alone may see.
#[must_use]
pub const fn beside_of(sees_all: bool) -> (Side, Side) {
    if sees_all {
        (Side::Nation, Side::Subject)
    } else {
        (Side::PublicNation, Side::PublicSubject)
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
    /// A question's code, or a `Measure`'s.
    pub item: String,
    pub sums: Sums,
    /// How many institutions' figures these are.
    pub institutions: u32,
}

impl Cell {
    /// Whether it tells of this measure.
    #[must_use]
    pub fn is_of(&self, measure: Measure) -> bool {
        self.item == measure.code()
    }
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

#[derive(Default)]
struct Gathered {
    sums: Sums,
    institutions: BTreeSet<i64>,
}

type Cells<'a> = BTreeMap<(Side, String, i32, &'a str), Gathered>;

/// A single question stands only beside an offer's own: of all sides a roll-up is over, only the first so many, the
/// country and the subject, tell of it. The rest tell of measures.
const BESIDE: usize = 2;

fn told_of<'a, T>(item: &str, sides: &'a [T]) -> &'a [T] {
    match Measure::from_code(item) {
        Some(_) => sides,
        None => &sides[..BESIDE],
    }
}

/// What one release adds of a question or a measure; nothing where it has no mean.
#[must_use]
pub fn sums_of(release: &Published, item: &PublishedItem) -> Option<Sums> {
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

/// What a group of releases adds, as a single one would.
fn sums_of_group(group: &[&Published], item: &str) -> Option<Sums> {
    let add = |all: Sums, r: &&Published| Some(all.with(sums_of(r, r.item(item)?)?));
    let all = group.iter().try_fold(Sums::default(), add)?;
    let mut years = group.iter().flat_map(|r| [r.years.0, r.years.1]);
    let first = years.next()?;
    Some(Sums {
        pooled: u32::from(years.any(|y| y != first)),
        demo: all.demo.min(1),
        ..all
    })
}

/// Adds to the cells of these sides what `newest` belongs to, in its year and over all.
fn add<'a>(cells: &mut Cells<'a>, sums: Sums, newest: &Published, item: &'a str, sides: &[(Side, String)]) {
    for (side, key) in told_of(item, sides) {
        for year in [newest.years.1, ALL_YEARS] {
            let cell = cells.entry((*side, key.clone(), year, item)).or_default();
            cell.sums = cell.sums.with(sums);
            cell.institutions.insert(newest.institution.0);
        }
    }
}

fn listed(cells: Cells<'_>) -> Vec<Cell> {
    let cell = |((side, key, year, item), gathered): ((Side, String, i32, &str), Gathered)| Cell {
        side,
        key,
        year,
        item: item.to_owned(),
        sums: gathered.sums,
        institutions: u32::try_from(gathered.institutions.len()).unwrap_or(u32::MAX),
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
            .entry((Side::Waiting, key, year, Measure::Overall.code()))
            .or_default();
        cell.sums.surveys += 1;
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
                    let key = both(subject, institution);
                    let key = (Side::Closed, key, year, Measure::Overall.code());
                    cells.entry(key).or_default().sums.surveys += n;
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
    for releases in by_offer(published).values() {
        let items = releases.iter().flat_map(|r| r.scales()).map(|i| i.item.as_str());
        for item in items.collect::<BTreeSet<_>>() {
            for group in public_groups(releases, item, limits) {
                let (Some(newest), Some(sums)) = (group.last(), sums_of_group(&group, item)) else {
                    continue;
                };
                let sides = [
                    (Side::PublicNation, String::new()),
                    (Side::PublicSubject, newest.subject.clone()),
                    (Side::PublicCounty, newest.county.clone()),
                    (Side::PublicBoth, county_subject(&newest.county, &newest.subject)),
                ];
                add(&mut cells, sums, newest, item, &sides);
            }
        }
    }
    listed(cells)
}

/// All roll-ups, sorted by side, key, year and item.
#[must_use]
pub fn roll_up(published: &[Published]) -> Vec<Cell> {
    let mut cells = Cells::new();
    for release in published {
        let institution = release.institution.0;
        let sides = [
            (Side::Nation, String::new()),
            (Side::Subject, release.subject.clone()),
            (Side::Institution, institution.to_string()),
            (Side::County, release.county.clone()),
            (Side::Both, both(&release.subject, institution)),
        ];
        for item in release.scales() {
            if let Some(sums) = sums_of(release, item) {
                add(&mut cells, sums, release, &item.item, &sides);
            }
        }
    }
    listed(cells)
}
