//! One offer over the years, beside its subject and the country; pure.

use app::evaluation::model::{Block, Estimate, Item, Questionnaire};
use app::insight::telling::{
    BlockYears, Borrowed, ItemYears, Measure, MeasureFigure, MeasureYears, Norm, YearFigure,
};
use app::shared::time::StudyYear;

use super::cube::{ALL_YEARS, Cell, Side, both};
use super::disclosure::{dispersion, estimate};
use super::interval::{HIGHEST, LOWEST, Z95, tenth};
use super::published::{Published, PublishedItem};
use super::shrinkage::Shrunk;
use super::signals::spread;

/// What a page says of a shrunk mean.
fn borrowed(shrunk: Shrunk) -> Borrowed {
    let at = |value: f64| tenth(value.clamp(LOWEST, HIGHEST));
    Borrowed {
        estimate: Estimate {
            mean: at(shrunk.mean),
            low: at(shrunk.mean - Z95 * shrunk.doubt),
            high: at(shrunk.mean + Z95 * shrunk.doubt),
            beyond: None,
        },
        own: shrunk.weights.own,
        series: shrunk.weights.series,
        subject: shrunk.weights.subject,
        nation: shrunk.weights.nation,
    }
}

fn of(release: &Published, measure: Measure) -> Option<(&PublishedItem, Estimate)> {
    let told = release.measure(measure)?;
    Some((told, estimate(told, release.invited, spread(measure))?))
}

/// The measures of one release, as its page shows them, beside others where there are any to compare with.
#[must_use]
pub fn measures(release: &Published, others: Option<&Others<'_>>) -> Vec<MeasureFigure> {
    let one = |&measure: &Measure| {
        let (told, estimate) = of(release, measure)?;
        let (subject, nation) = others.map(|o| o.norms(measure)).unwrap_or_default();
        let of_year = |norms: Vec<Norm>| norms.into_iter().find(|n| n.year.0 == release.years.1);
        Some(MeasureFigure {
            measure,
            n: told.n,
            estimate,
            borrowed: told.shrunk.map(borrowed),
            subject: of_year(subject),
            nation: of_year(nation),
        })
    };
    Measure::ALL.iter().filter_map(one).collect()
}

/// The scale questions of the newest questionnaire over the years, by its parts.
///
/// A question keeps its code while its answers may be followed, so figures with one code are of one question.
#[must_use]
pub fn by_question(releases: &[Published], newest: &Questionnaire) -> Vec<BlockYears> {
    let of_item = |item: &Item| {
        let figure = |release: &Published| {
            let told = release.item(&item.code)?;
            Some(YearFigure {
                years: (StudyYear(release.years.0), StudyYear(release.years.1)),
                n: told.n,
                invited: release.invited,
                estimate: estimate(told, release.invited, dispersion(item))?,
                borrowed: told.shrunk.map(borrowed),
            })
        };
        let mut years: Vec<YearFigure> = releases.iter().filter_map(figure).collect();
        years.sort_by_key(|y| (y.years.1, y.years.0));
        (!years.is_empty()).then(|| ItemYears {
            item: item.clone(),
            years,
        })
    };
    let of_block = |block: &Block| BlockYears {
        title: block.title.clone(),
        items: block
            .items
            .iter()
            .filter(|i| i.kind.is_scale())
            .filter_map(of_item)
            .collect(),
    };
    let blocks = newest.blocks.iter().map(of_block);
    blocks.filter(|b| !b.items.is_empty()).collect()
}

/// Other institutions that must be in a mean that stands beside an institution's own.
pub const OTHERS: usize = 2;

/// Others to compare with.
///
/// Whoever sees everything compares with every release. An institution compares with what is public (`cube::public`):
/// it knows its own releases and every public figure, and of a mean of all releases these could leave the six answers
/// that another institution alone may see.
pub struct Others<'a> {
    pub cells: &'a [Cell],
    pub subject: &'a str,
    pub institution: i64,
    /// Whether the reader sees every institution's figures.
    pub sees_all: bool,
}

impl Others<'_> {
    /// Institutions beside the own one that a year's figure is made of.
    fn institutions(&self, cell: &Cell, (side, within): (Side, &str)) -> usize {
        let is_other = |key: &str| {
            let other = key.strip_prefix(within);
            other.is_some_and(|i| i != self.institution.to_string())
        };
        let of = |c: &&Cell| c.side == side && c.year == cell.year && c.measure == cell.measure;
        self.cells.iter().filter(of).filter(|c| is_other(&c.key)).count()
    }

    /// Means of the subject and the country by year, where they may be shown: to an institution only where `OTHERS`
    /// or more are in them.
    #[must_use]
    pub fn norms(&self, measure: Measure) -> (Vec<Norm>, Vec<Norm>) {
        let (subject, nation) = if self.sees_all {
            (Side::Subject, Side::Nation)
        } else {
            (Side::PublicSubject, Side::PublicNation)
        };
        let within = both(self.subject, "");
        let of = |side: Side, key: &str, others: (Side, &str)| {
            let of = |c: &&Cell| {
                (c.side, c.measure, c.key.as_str()) == (side, measure, key) && c.year != ALL_YEARS
            };
            let may_show = |c: &&Cell| self.sees_all || self.institutions(c, others) >= OTHERS;
            let norm = |c: &Cell| Norm {
                year: StudyYear(c.year),
                mean: tenth(c.sums.mean()),
                n: c.sums.n,
            };
            let found = self.cells.iter().filter(of).filter(may_show);
            found.map(norm).collect()
        };
        (
            of(subject, self.subject, (Side::PublicWithin, &within)),
            of(nation, "", (Side::PublicInstitution, "")),
        )
    }

    /// Every measure over the years, oldest first, beside the others; measures never shown are left out.
    #[must_use]
    pub fn over_years(&self, releases: &[Published]) -> Vec<MeasureYears> {
        let one = |&measure: &Measure| {
            let mut years: Vec<YearFigure> = releases
                .iter()
                .filter_map(|release| {
                    let (told, estimate) = of(release, measure)?;
                    Some(YearFigure {
                        years: (StudyYear(release.years.0), StudyYear(release.years.1)),
                        n: told.n,
                        invited: release.invited,
                        estimate,
                        borrowed: told.shrunk.map(borrowed),
                    })
                })
                .collect();
            years.sort_by_key(|y| (y.years.1, y.years.0));
            let (subject, nation) = self.norms(measure);
            (!years.is_empty()).then_some(MeasureYears {
                measure,
                years,
                subject,
                nation,
            })
        };
        Measure::ALL.iter().filter_map(one).collect()
    }
}
