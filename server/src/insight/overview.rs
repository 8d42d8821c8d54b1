//! From roll-ups to the rows of an overview; pure.

use std::collections::BTreeMap;

use app::catalogue::model::{Reference, Theme};
use app::evaluation::model::Estimate;
use app::insight::model::{Breakdown, OverviewRow, ShownRow};
use app::insight::telling::Measure;
use app::shared::ids::InstitutionId;
use app::shared::time::StudyYear;

use super::cube::{ALL_YEARS, Cell, Side, Sums};
use super::interval::{interval, tenth};
use super::signals::spread;

/// A roll-up's mean with its interval among those invited, all to a tenth.
#[must_use]
pub fn estimate(sums: Sums, measure: Measure) -> Estimate {
    let bounds = interval(sums.mean(), sums.known, sums.invited, spread(measure));
    Estimate {
        mean: tenth(sums.mean()),
        low: tenth(bounds.low),
        high: tenth(bounds.high),
        beyond: None,
    }
}

/// Closed surveys of a subject at an institution in a year that are in no release.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub subject: String,
    pub institution: i64,
    pub year: i32,
    pub n: u32,
}

/// What waits, from its roll-ups; of these institutions, where not of all.
#[must_use]
pub fn waiting(cells: &[Cell], own: Option<&[InstitutionId]>) -> Vec<Waiting> {
    let one = |cell: &Cell| {
        let (subject, institution) = cell.key.rsplit_once('/')?;
        let institution = institution.parse().ok()?;
        let is_own = own.is_none_or(|own| own.contains(&InstitutionId(institution)));
        is_own.then(|| Waiting {
            subject: subject.to_owned(),
            institution,
            year: cell.year,
            n: cell.sums.surveys,
        })
    };
    let waits = cells.iter().filter(|c| c.side == Side::Waiting);
    waits.filter_map(one).collect()
}

/// The theme a roll-up tells of.
#[must_use]
pub fn theme(cell: &Cell) -> Option<Theme> {
    Measure::from_code(&cell.item)?.theme()
}

/// What is looked at: whose, which year.
pub struct View<'a> {
    pub cells: &'a [Cell],
    /// Closed surveys in reach that are in no release.
    pub waiting: &'a [Waiting],
    /// The actor's own institutions, where she sees only those.
    pub own: Option<&'a [InstitutionId]>,
    pub year: Option<StudyYear>,
    pub limit: u32,
    pub reference: &'a Reference,
}

/// One row in the making.
#[derive(Default)]
struct Gathered {
    sums: Sums,
    waiting: u32,
}

impl View<'_> {
    pub(super) fn year(&self) -> i32 {
        self.year.map_or(ALL_YEARS, |y| y.0)
    }

    /// The side of the cube whose rows an overview is made of.
    fn side(&self, by: Breakdown) -> Side {
        match (by, self.own) {
            (Breakdown::Subject, None) => Side::Subject,
            (Breakdown::Subject, Some(_)) => Side::Both,
            (Breakdown::Theme, None) => Side::Nation,
            (Breakdown::County, None) => Side::County,
            _ => Side::Institution,
        }
    }

    fn is_own(&self, institution: &str) -> bool {
        let own = |ids: &[InstitutionId]| ids.iter().any(|i| i.0.to_string() == institution);
        self.own.is_none_or(own)
    }

    fn county(&self, institution: i64) -> String {
        let found = self.reference.institution(InstitutionId(institution));
        found
            .and_then(|i| i.counties.first().cloned())
            .unwrap_or_default()
    }

    pub(super) fn short_name(&self, institution: i64) -> String {
        let found = self.reference.institution(InstitutionId(institution));
        found.map(|i| i.short_name.clone()).unwrap_or_default()
    }

    /// The row a roll-up belongs to; nothing for what is not in reach.
    fn row_of(&self, by: Breakdown, cell: &Cell) -> Option<String> {
        let institution = || cell.key.parse::<i64>().ok();
        match (by, cell.side) {
            (Breakdown::Theme, Side::Nation) => Some(theme(cell)?.code().to_owned()),
            (Breakdown::Theme, _) => {
                let theme = theme(cell)?.code().to_owned();
                self.is_own(&cell.key).then_some(theme)
            }
            (_, Side::Both) => {
                let (subject, institution) = cell.key.rsplit_once('/')?;
                self.is_own(institution).then(|| subject.to_owned())
            }
            (Breakdown::Institution, Side::Institution) => self
                .is_own(&cell.key)
                .then(|| self.short_name(institution().unwrap_or(0))),
            (Breakdown::County, Side::Institution) => self
                .is_own(&cell.key)
                .then(|| self.county(institution().unwrap_or(0))),
            _ => Some(cell.key.clone()),
        }
    }

    fn row_of_waiting(&self, by: Breakdown, waiting: &Waiting) -> Option<String> {
        match by {
            Breakdown::Subject => Some(waiting.subject.clone()),
            Breakdown::Institution => Some(self.short_name(waiting.institution)),
            Breakdown::County => Some(self.county(waiting.institution)),
            Breakdown::Theme => None,
        }
    }

    /// Rows, sorted by key, and total. Every row is a sum of whole releases, and so is whatever is left when
    /// rows are subtracted from a total.
    #[must_use]
    pub fn rows(&self, by: Breakdown) -> (Vec<OverviewRow>, OverviewRow) {
        let measure = match by {
            Breakdown::Theme => None,
            _ => Some(Measure::Overall),
        };
        let side = self.side(by);
        let mut rows: BTreeMap<String, Gathered> = BTreeMap::new();
        if by == Breakdown::Theme {
            for theme in Theme::ALL {
                rows.entry(theme.code().to_owned()).or_default();
            }
        }
        let of_year = || self.cells.iter().filter(|c| c.year == self.year());
        for cell in of_year().filter(|c| c.side == side && measure.is_none_or(|m| c.is_of(m))) {
            if let Some(key) = self.row_of(by, cell) {
                let row = rows.entry(key).or_default();
                row.sums = row.sums.with(cell.sums);
            }
        }
        let mut total = Gathered::default();
        let whole = if self.own.is_some() {
            Side::Institution
        } else {
            Side::Nation
        };
        let summed = measure.unwrap_or(Measure::Themes);
        for cell in of_year().filter(|c| c.side == whole && c.is_of(summed)) {
            if whole == Side::Nation || self.is_own(&cell.key) {
                total.sums = total.sums.with(cell.sums);
            }
        }
        for waiting in self.waiting {
            if self.year.is_some_and(|y| y.0 != waiting.year) {
                continue;
            }
            total.waiting += waiting.n;
            if let Some(key) = self.row_of_waiting(by, waiting) {
                rows.entry(key).or_default().waiting += waiting.n;
            }
        }
        let nothing = total.sums.n == 0 && total.waiting == 0;
        let measure_of = |key: &str| Theme::from_code(key).map_or(summed, Measure::of_theme);
        let row = |(key, g): (String, Gathered)| {
            let measure = if by == Breakdown::Theme {
                measure_of(&key)
            } else {
                summed
            };
            self.row(key, &g, measure)
        };
        let total = self.row(String::new(), &total, summed);
        let rows = if nothing {
            vec![]
        } else {
            rows.into_iter().map(row).collect()
        };
        (rows, total)
    }

    fn row(&self, key: String, gathered: &Gathered, measure: Measure) -> OverviewRow {
        let sums = gathered.sums;
        OverviewRow {
            key,
            surveys: sums.surveys,
            pooled: sums.pooled,
            waiting: gathered.waiting,
            invited: sums.invited,
            shown: (sums.n >= self.limit).then(|| ShownRow {
                n: sums.n,
                estimate: estimate(sums, measure),
            }),
        }
    }

    /// Years with closed surveys, newest first.
    #[must_use]
    pub fn years(&self) -> Vec<StudyYear> {
        let released = self.cells.iter().filter(|c| match (self.own, c.side) {
            (None, Side::Nation) => true,
            (Some(_), Side::Institution) => self.is_own(&c.key),
            _ => false,
        });
        let released = released.map(|c| c.year).filter(|y| *y != ALL_YEARS);
        let mut years: Vec<StudyYear> = released
            .chain(self.waiting.iter().map(|s| s.year))
            .map(StudyYear)
            .collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        years
    }

    /// Whether anything shown is made up for the demonstration.
    #[must_use]
    pub fn includes_demo(&self) -> bool {
        let in_reach = |c: &&Cell| match self.own {
            None => c.side == Side::Nation,
            Some(_) => c.side == Side::Institution && self.is_own(&c.key),
        };
        let mut of_year = self.cells.iter().filter(|c| c.year == self.year());
        of_year.any(|c| in_reach(&c) && c.sums.demo > 0)
    }
}
