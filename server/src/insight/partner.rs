//! The partners' port: sums of public figures within an organisation's reach.
//!
//! Nothing here hides one cell for the sake of another: what is summed are groups that each hold enough for
//! everyone (`cube::public`), so no difference between two figures can be about fewer.

use std::collections::{BTreeMap, BTreeSet};

use app::accounts::model::{Actor, Partnership, Role};
use app::catalogue::model::Theme;
use app::insight::model::ShownRow;
use app::insight::partner::model::{PartnerBreakdown, PartnerChoice, PartnerFigures, PartnerRow};
use app::insight::partner::port::PartnerView;
use app::insight::telling::Measure;
use app::shared::fault::Fault;
use app::shared::time::StudyYear;
use async_trait::async_trait;

use super::cube::{ALL_YEARS, Cell, Side, Sums};
use super::overview::{estimate, theme};
use super::sums;
use crate::accounts;
use crate::platform::Parts;

/// The partners' port.
pub struct PartnerService {
    parts: Parts,
}

impl PartnerService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        PartnerService { parts }
    }
}

/// Roll-ups as a partner looks at them.
struct View<'a> {
    cells: &'a [Cell],
    /// `None` = the whole country.
    counties: Option<&'a [String]>,
    choice: &'a PartnerChoice,
    limit: u32,
}

impl View<'_> {
    fn year(&self) -> i32 {
        self.choice.year.map_or(ALL_YEARS, |y| y.0)
    }

    fn reaches(&self, county: &str) -> bool {
        self.counties.is_none_or(|c| c.iter().any(|own| own == county))
    }

    /// Whether a roll-up is one of those that add up to all that is within reach.
    fn is_whole(&self, cell: &Cell) -> bool {
        match self.counties {
            None => cell.side == Side::PublicNation,
            Some(_) => cell.side == Side::PublicCounty && self.reaches(&cell.key),
        }
    }

    /// The row a roll-up belongs to.
    fn row_of(&self, cell: &Cell) -> Option<String> {
        let (of_year, of_measure) = (cell.year == self.year(), cell.is_of(self.choice.measure));
        match self.choice.by {
            PartnerBreakdown::Subject if of_year && of_measure => match (self.counties, cell.side) {
                (None, Side::PublicSubject) => Some(cell.key.clone()),
                (Some(_), Side::PublicBoth) => {
                    let (county, subject) = cell.key.split_once('/')?;
                    self.reaches(county).then(|| subject.to_owned())
                }
                _ => None,
            },
            PartnerBreakdown::County if of_year && of_measure => {
                let own = cell.side == Side::PublicCounty && self.reaches(&cell.key);
                own.then(|| cell.key.clone())
            }
            PartnerBreakdown::Theme if of_year && self.is_whole(cell) => Some(theme(cell)?.code().to_owned()),
            PartnerBreakdown::Year if of_measure && cell.year != ALL_YEARS && self.is_whole(cell) => {
                Some(cell.year.to_string())
            }
            _ => None,
        }
    }

    fn row(&self, key: String, sums: Sums, measure: Measure) -> PartnerRow {
        let shown = (sums.n >= self.limit).then(|| ShownRow {
            n: sums.n,
            estimate: estimate(sums, measure),
        });
        PartnerRow {
            key,
            surveys: if shown.is_some() { sums.surveys } else { 0 },
            invited: if shown.is_some() { sums.invited } else { 0 },
            shown,
        }
    }

    fn rows(&self) -> Vec<PartnerRow> {
        let mut rows: BTreeMap<String, Sums> = BTreeMap::new();
        // What is asked for by name is told of also where nothing can be shown.
        match (self.choice.by, self.counties) {
            (PartnerBreakdown::County, Some(counties)) => {
                rows.extend(counties.iter().map(|c| (c.clone(), Sums::default())));
            }
            (PartnerBreakdown::Theme, _) if self.cells.iter().any(|c| self.is_whole(c)) => {
                rows.extend(Theme::ALL.iter().map(|t| (t.code().to_owned(), Sums::default())));
            }
            _ => {}
        }
        for cell in self.cells {
            if let Some(key) = self.row_of(cell) {
                let row = rows.entry(key).or_default();
                *row = row.with(cell.sums);
            }
        }
        let measure = |key: &str| match self.choice.by {
            PartnerBreakdown::Theme => Theme::from_code(key).map_or(Measure::Themes, Measure::of_theme),
            _ => self.choice.measure,
        };
        rows.into_iter()
            .map(|(key, sums)| {
                let measure = measure(&key);
                self.row(key, sums, measure)
            })
            .collect()
    }

    fn total_measure(&self) -> Measure {
        match self.choice.by {
            PartnerBreakdown::Theme => Measure::Themes,
            _ => self.choice.measure,
        }
    }

    fn total(&self, of: impl Fn(&Cell) -> bool) -> PartnerRow {
        let measure = self.total_measure();
        let year = match self.choice.by {
            PartnerBreakdown::Year => ALL_YEARS,
            _ => self.year(),
        };
        let cells = self.cells.iter().filter(|c| c.year == year && c.is_of(measure));
        let sums = cells
            .filter(|c| of(c))
            .fold(Sums::default(), |all, c| all.with(c.sums));
        self.row(String::new(), sums, measure)
    }
}

#[async_trait]
impl PartnerView for PartnerService {
    async fn figures(&self, actor: &Actor, choice: PartnerChoice) -> Result<PartnerFigures, Fault> {
        let person = actor.must(actor.has(Role::Partner))?;
        let db = self.parts.db.read();
        let partnership: Partnership = accounts::partnership(db, person.id)
            .await?
            .ok_or(Fault::Forbidden)?;
        let is_national = partnership.counties.is_empty();
        let chosen = choice.county.as_ref();
        if chosen.is_some_and(|c| !is_national && !partnership.counties.contains(c)) {
            return Err(Fault::Forbidden);
        }
        let (_, limit) = self.parts.config.limits();
        let sides = [
            Side::PublicNation,
            Side::PublicSubject,
            Side::PublicCounty,
            Side::PublicBoth,
        ];
        let cells = sums::cells(db, &sides, Measure::ALL).await?;
        let chosen: Option<Vec<String>> = match &choice.county {
            Some(county) => Some(vec![county.clone()]),
            None if is_national => None,
            None => Some(partnership.counties.clone()),
        };
        let view = View {
            cells: &cells,
            counties: chosen.as_deref(),
            choice: &choice,
            limit,
        };
        let is_nation = |c: &Cell| c.side == Side::PublicNation;
        let nation = chosen.is_some().then(|| view.total(is_nation));
        let with_figures: BTreeSet<i32> = cells
            .iter()
            .filter(|c| view.is_whole(c))
            .map(|c| c.year)
            .collect();
        let years = with_figures.into_iter().rev().filter(|y| *y != ALL_YEARS);
        let counties = if is_national {
            let all = cells.iter().filter(|c| c.side == Side::PublicCounty);
            let all: BTreeSet<String> = all.map(|c| c.key.clone()).filter(|c| !c.is_empty()).collect();
            all.into_iter().collect()
        } else {
            partnership.counties.clone()
        };
        let (rows, total) = (view.rows(), view.total(|c| view.is_whole(c)));
        Ok(PartnerFigures {
            rows: if total.shown.is_some() || rows.iter().any(|r| r.shown.is_some()) {
                rows
            } else {
                vec![]
            },
            total,
            nation,
            years: years.map(StudyYear).collect(),
            counties,
            includes_demo: cells.iter().any(|c| view.is_whole(c) && c.sums.demo > 0),
            min_answers: limit,
            partnership,
            choice,
        })
    }
}
