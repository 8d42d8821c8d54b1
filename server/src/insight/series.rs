//! One offer over the years, beside its subject and the country; pure.

use app::evaluation::model::{Block, Estimate, Item, Questionnaire};
use app::insight::telling::{
    BlockYears, Borrowed, ItemYears, Measure, MeasureFigure, MeasureYears, Norm, YearFigure,
};
use app::shared::time::StudyYear;

use super::cube::{ALL_YEARS, Cell, Side, beside_of};
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
        let (subject, nation) = others.map(|o| o.norms(measure.code())).unwrap_or_default();
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

/// A question or a measure over the years, oldest first.
fn by_year(releases: &[Published], item: &str, dispersion: f64) -> Vec<YearFigure> {
    let figure = |release: &Published| {
        let told = release.item(item)?;
        Some(YearFigure {
            years: (StudyYear(release.years.0), StudyYear(release.years.1)),
            n: told.n,
            invited: release.invited,
            estimate: estimate(told, release.invited, dispersion)?,
            borrowed: told.shrunk.map(borrowed),
        })
    };
    let mut years: Vec<YearFigure> = releases.iter().filter_map(figure).collect();
    years.sort_by_key(|y| (y.years.1, y.years.0));
    years
}

/// Institutions that must be in a figure of several to be told to one of them, or to be borrowed from: beside its own at
/// least two, so that it can take away its own and still not know what another one's is.
pub const INSTITUTIONS: usize = 3;

/// Others to compare with; what they are made of says `cube::beside_of`.
pub struct Others<'a> {
    pub cells: &'a [Cell],
    pub subject: &'a str,
    /// Whether the reader sees every institution's figures.
    pub sees_all: bool,
}

impl Others<'_> {
    /// Means of the subject and the country by year, of a question or a measure, where they may be shown: to an
    /// institution only where `INSTITUTIONS` or more are in them.
    #[must_use]
    pub fn norms(&self, item: &str) -> (Vec<Norm>, Vec<Norm>) {
        let (nation, subject) = beside_of(self.sees_all);
        let of = |side: Side, key: &str| {
            let of = |c: &&Cell| c.side == side && c.key == key && c.item == item && c.year != ALL_YEARS;
            let may_show = |c: &&Cell| self.sees_all || c.institutions as usize >= INSTITUTIONS;
            let norm = |c: &Cell| Norm {
                year: StudyYear(c.year),
                mean: tenth(c.sums.mean()),
            };
            let found = self.cells.iter().filter(of).filter(may_show);
            found.map(norm).collect()
        };
        (of(subject, self.subject), of(nation, ""))
    }

    /// Every measure over the years, oldest first, beside the others; measures never shown are left out.
    #[must_use]
    pub fn over_years(&self, releases: &[Published]) -> Vec<MeasureYears> {
        let one = |&measure: &Measure| {
            let years = by_year(releases, measure.code(), spread(measure));
            let (subject, nation) = self.norms(measure.code());
            (!years.is_empty()).then_some(MeasureYears {
                measure,
                years,
                subject,
                nation,
            })
        };
        Measure::ALL.iter().filter_map(one).collect()
    }

    /// The scale questions of the newest questionnaire over the years, by its parts, beside the others.
    ///
    /// A question keeps its code while its answers may be followed, so figures with one code are of one question.
    #[must_use]
    pub fn by_question(&self, releases: &[Published], newest: &Questionnaire) -> Vec<BlockYears> {
        let of_item = |item: &Item| {
            let years = by_year(releases, &item.code, dispersion(item));
            let (subject, nation) = self.norms(&item.code);
            (!years.is_empty()).then(|| ItemYears {
                item: item.clone(),
                years,
                subject,
                nation,
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
}
