//! An institution's figures of one study year beside others, from roll-ups alone; pure.

use std::collections::BTreeSet;

use app::catalogue::model::Theme;
use app::insight::dossier::model::{Beside, SubjectBeside};
use app::insight::model::ShownRow;
use app::insight::telling::{Measure, MeasureYears, Norm, YearFigure};
use app::shared::ids::InstitutionId;
use app::shared::time::StudyYear;

use super::store::YearSurvey;
use crate::insight::cube::{ALL_YEARS, Cell, Side};
use crate::insight::overview::estimate;
use crate::insight::series::Others;

/// What is drawn over the years.
const TREND: [Measure; 4] = [
    Measure::Overall,
    Measure::Quality,
    Measure::Benefit,
    Measure::Themes,
];

/// Roll-ups as one institution's dossier looks at them.
pub struct Figures<'a> {
    pub cells: &'a [Cell],
    pub institution: InstitutionId,
    pub year: StudyYear,
    /// Answers a figure needs.
    pub limit: u32,
    /// Whether the reader sees every institution's figures; see `Others`.
    pub sees_all: bool,
}

impl Figures<'_> {
    fn others<'b>(&'b self, subject: &'b str) -> Others<'b> {
        Others {
            cells: self.cells,
            subject,
            sees_all: self.sees_all,
        }
    }

    fn shown(&self, cell: &Cell, measure: Measure) -> Option<ShownRow> {
        (cell.sums.n >= self.limit).then(|| ShownRow {
            n: cell.sums.n,
            estimate: estimate(cell.sums, measure),
        })
    }

    fn own(&self, measure: Measure, year: i32) -> Option<ShownRow> {
        let key = self.institution.0.to_string();
        let is_own =
            |c: &&Cell| (c.side, c.year) == (Side::Institution, year) && c.is_of(measure) && c.key == key;
        let own = self.cells.iter().find(is_own);
        own.and_then(|c| self.shown(c, measure))
    }

    /// A measure beside the country and the year before.
    #[must_use]
    pub fn beside(&self, measure: Measure) -> Beside {
        let (_, nation) = self.others("").norms(measure.code());
        Beside {
            measure,
            own: self.own(measure, self.year.0),
            before: self.own(measure, self.year.0 - 1),
            nation: nation.into_iter().find(|n| n.year == self.year),
        }
    }

    #[must_use]
    pub fn themes(&self) -> Vec<Beside> {
        let themes = Theme::ALL.iter().map(|t| self.beside(Measure::of_theme(*t)));
        themes.collect()
    }

    /// Subjects with a figure or with surveys that have closed in the year.
    #[must_use]
    pub fn subjects(&self, surveys: &[YearSurvey]) -> Vec<SubjectBeside> {
        let of_institution = |c: &&Cell| {
            let own = c
                .key
                .rsplit_once('/')
                .filter(|(_, i)| *i == self.institution.0.to_string());
            c.side == Side::Both && c.year == self.year.0 && c.is_of(Measure::Overall) && own.is_some()
        };
        let cells: Vec<&Cell> = self.cells.iter().filter(of_institution).collect();
        let subject_of = |c: &Cell| c.key.rsplit_once('/').map_or("", |(s, _)| s).to_owned();
        let mut subjects: BTreeSet<String> = cells.iter().map(|c| subject_of(c)).collect();
        subjects.extend(surveys.iter().map(|s| s.subject.clone()));
        let row = |subject: String| {
            let cell = cells.iter().find(|c| subject_of(c) == subject);
            let (norms, _) = self.others(&subject).norms(Measure::Overall.code());
            let of = surveys.iter().filter(|s| s.subject == subject);
            let waiting = of.filter(|s| s.waits).count();
            SubjectBeside {
                surveys: cell.map_or(0, |c| c.sums.surveys),
                waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
                own: cell.and_then(|c| self.shown(c, Measure::Overall)),
                all: norms.into_iter().find(|n| n.year == self.year),
                subject,
            }
        };
        subjects.into_iter().map(row).collect()
    }

    /// The main measures up to the year; those never told are left out.
    #[must_use]
    pub fn trend(&self) -> Vec<MeasureYears> {
        let key = self.institution.0.to_string();
        let until = |year: i32| year != ALL_YEARS && year <= self.year.0;
        let one = |&measure: &Measure| {
            let is_own =
                |c: &&Cell| c.side == Side::Institution && c.is_of(measure) && c.key == key && until(c.year);
            let year = |c: &Cell| {
                let shown = self.shown(c, measure)?;
                Some(YearFigure {
                    years: (StudyYear(c.year), StudyYear(c.year)),
                    n: shown.n,
                    invited: c.sums.invited,
                    estimate: shown.estimate,
                    borrowed: None,
                })
            };
            let mut years: Vec<YearFigure> = self.cells.iter().filter(is_own).filter_map(year).collect();
            years.sort_by_key(|y| y.years);
            let (_, nation) = self.others("").norms(measure.code());
            let nation: Vec<Norm> = nation.into_iter().filter(|n| until(n.year.0)).collect();
            (!years.is_empty()).then_some(MeasureYears {
                measure,
                years,
                subject: vec![],
                nation,
            })
        };
        TREND.iter().filter_map(one).collect()
    }
}
