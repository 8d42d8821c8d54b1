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

/// The measures of one release, as its page shows them.
#[must_use]
pub fn measures(release: &Published) -> Vec<MeasureFigure> {
    let one = |&measure: &Measure| {
        let (told, estimate) = of(release, measure)?;
        Some(MeasureFigure {
            measure,
            n: told.n,
            estimate,
            borrowed: told.shrunk.map(borrowed),
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

/// Others to compare with, for someone who may see all of them or only her own institution's part.
pub struct Others<'a> {
    pub cells: &'a [Cell],
    pub subject: &'a str,
    pub institution: i64,
    /// The rest of a norm, its own part taken away, must hold this many answers and be of two institutions
    /// or more; 0 for those who see everything anyway.
    pub at_least: u32,
}

impl Others<'_> {
    fn norm(&self, cell: &Cell, own: (Side, &str), others: usize) -> Option<Norm> {
        let fits = |c: &&Cell| {
            (c.side, c.key.as_str(), c.year, c.measure) == (own.0, own.1, cell.year, cell.measure)
        };
        let mine = self.cells.iter().find(fits).map_or(0, |c| c.sums.n);
        let rest = cell.sums.n.saturating_sub(mine);
        let may_show = self.at_least == 0 || (rest >= self.at_least && others >= 2);
        may_show.then(|| Norm {
            year: StudyYear(cell.year),
            mean: tenth(cell.sums.mean()),
            n: cell.sums.n,
        })
    }

    /// Institutions beside the own one that a year's figure is made of.
    fn institutions(&self, cell: &Cell, side: Side) -> usize {
        let is_other = |key: &str| match side {
            Side::Both => key
                .rsplit_once('/')
                .is_some_and(|(s, i)| s == self.subject && i != self.institution.to_string()),
            _ => key != self.institution.to_string(),
        };
        let of = |c: &&Cell| c.side == side && c.year == cell.year && c.measure == cell.measure;
        self.cells.iter().filter(of).filter(|c| is_other(&c.key)).count()
    }

    /// Means of the subject and the country by year, where they may be shown.
    #[must_use]
    pub fn norms(&self, measure: Measure) -> (Vec<Norm>, Vec<Norm>) {
        let (mut subject, mut nation) = (vec![], vec![]);
        let of = |c: &&Cell| c.measure == measure && c.year != ALL_YEARS;
        let in_subject = both(self.subject, self.institution);
        for cell in self.cells.iter().filter(of) {
            match cell.side {
                Side::Subject if cell.key == self.subject => {
                    let others = self.institutions(cell, Side::Both);
                    subject.extend(self.norm(cell, (Side::Both, &in_subject), others));
                }
                Side::Nation => {
                    let others = self.institutions(cell, Side::Institution);
                    let own = self.institution.to_string();
                    nation.extend(self.norm(cell, (Side::Institution, &own), others));
                }
                _ => {}
            }
        }
        (subject, nation)
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
