//! What is told beyond one survey: measures, what a small cohort borrows, changes over years, the heat table.

use serde::{Deserialize, Serialize};

use crate::catalogue::model::Theme;
use crate::codes;
use crate::evaluation::model::{Estimate, Item, Progress};
use crate::review::model::Texts;
use crate::shared::ids::{EvaluationId, OfferId};
use crate::shared::time::StudyYear;

codes! {
    /// What is followed over years and groups: single questions and means over several of them.
    pub enum Measure {
        /// The question about the study as a whole.
        Overall = "quality_overall",
        /// Mean of the questions of area 2, carrying through and quality.
        Quality = "index:2",
        /// Mean of area 1, motivation and conditions at the workplace.
        Conditions = "index:1",
        /// Mean of area 3, benefit and use.
        Benefit = "index:3",
        /// Mean of the five themes' questions.
        Themes = "index:themes",
        AdaptedTeaching = "theme_adapted_teaching",
        Digitalisation = "theme_digitalisation",
        LeadingLearning = "theme_leading_learning",
        PracticalVaried = "theme_practical_varied",
        Assessment = "theme_assessment",
    }
}

impl Measure {
    /// The area an index is the mean of.
    #[must_use]
    pub const fn area(self) -> Option<u8> {
        match self {
            Measure::Conditions => Some(1),
            Measure::Quality => Some(2),
            Measure::Benefit => Some(3),
            _ => None,
        }
    }

    /// Means over several questions.
    #[must_use]
    pub const fn is_index(self) -> bool {
        self.area().is_some() || matches!(self, Measure::Themes)
    }

    /// The theme a question is about.
    #[must_use]
    pub const fn theme(self) -> Option<Theme> {
        match self {
            Measure::AdaptedTeaching => Some(Theme::AdaptedTeaching),
            Measure::Digitalisation => Some(Theme::Digitalisation),
            Measure::LeadingLearning => Some(Theme::LeadingLearning),
            Measure::PracticalVaried => Some(Theme::PracticalVaried),
            Measure::Assessment => Some(Theme::Assessment),
            _ => None,
        }
    }

    /// The measure of a theme's question.
    #[must_use]
    pub fn of_theme(theme: Theme) -> Self {
        let own = Self::ALL.iter().find(|m| m.theme() == Some(theme));
        own.copied().unwrap_or(Measure::Themes)
    }
}

/// A small cohort's mean drawn towards its relatives, with its 90 % interval and whence it borrows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Borrowed {
    pub estimate: Estimate,
    /// Shares that add up to 1: own answers, other years of the series, the subject, the country.
    pub own: f64,
    pub series: f64,
    pub subject: f64,
    pub nation: f64,
}

impl Borrowed {
    /// What is borrowed in whole percents, and how much of it from the series, the subject and the country: rounded so
    /// that the parts add up, by largest remainder.
    #[must_use]
    pub fn percents(&self) -> (u32, [u32; 3]) {
        let exact = [self.series, self.subject, self.nation].map(|share| share * 100.0);
        let lent = ((1.0 - self.own) * 100.0).round() as u32;
        let mut parts = exact.map(|share| share as u32);
        let mut by_rest = [0, 1, 2];
        by_rest.sort_by(|a, b| exact[*b].fract().total_cmp(&exact[*a].fract()));
        let missing = lent.saturating_sub(parts.iter().sum());
        for i in by_rest.into_iter().take(missing as usize) {
            parts[i] += 1;
        }
        (lent, parts)
    }
}

/// One measure of one release.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureFigure {
    pub measure: Measure,
    pub n: u32,
    pub estimate: Estimate,
    pub borrowed: Option<Borrowed>,
    /// Means of the subject and the country in the same year, where they may be shown beside it.
    pub subject: Option<Norm>,
    pub nation: Option<Norm>,
}

/// One release in a series: a year, or several pooled.
#[derive(Clone, Debug, PartialEq)]
pub struct YearFigure {
    pub years: (StudyYear, StudyYear),
    pub n: u32,
    pub invited: u32,
    pub estimate: Estimate,
    pub borrowed: Option<Borrowed>,
}

/// A mean of others to compare with, in the same year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Norm {
    pub year: StudyYear,
    pub mean: f64,
}

/// One measure of a series over the years, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureYears {
    pub measure: Measure,
    pub years: Vec<YearFigure>,
    /// Means of the subject and the country, where they may be shown beside it.
    pub subject: Vec<Norm>,
    pub nation: Vec<Norm>,
}

/// One question of a series over the years, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemYears {
    /// As asked in the newest survey that asked it.
    pub item: Item,
    pub years: Vec<YearFigure>,
    /// As of `MeasureYears`.
    pub subject: Vec<Norm>,
    pub nation: Vec<Norm>,
}

/// The questions of one part of the questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockYears {
    pub title: Texts,
    /// In the questionnaire's order; questions without a figure are left out.
    pub items: Vec<ItemYears>,
}

/// An offer over the years.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub offer: OfferId,
    pub title: String,
    pub institution_short: String,
    pub subject: String,
    pub measures: Vec<MeasureYears>,
    /// Scale questions by part; parts without a figure are left out.
    pub blocks: Vec<BlockYears>,
    pub signals: Vec<Signal>,
    /// Closed surveys, oldest first, and whether they are told of.
    pub surveys: Vec<SeriesSurvey>,
    pub is_demo: bool,
    pub min_answers: u32,
}

/// One survey of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeriesSurvey {
    pub evaluation: EvaluationId,
    pub year: StudyYear,
    pub invited: u32,
    /// Too few have answered, also together with other years: its answers wait.
    pub waits: bool,
    pub progress: Progress,
}

codes! {
    /// What is told of a series over time.
    pub enum SignalKind {
        Fell = "fell",
        Rose = "rose",
        /// One theme is lower than before, beside the other themes.
        Dipped = "dipped",
        /// Too few answers for any figure.
        Waiting = "waiting",
        /// One figure only: no change can be seen.
        Single = "single",
    }
}

impl SignalKind {
    /// Nobody can know yet.
    #[must_use]
    pub const fn is_unknown(self) -> bool {
        matches!(self, SignalKind::Waiting | SignalKind::Single)
    }
}

codes! {
    /// What a release showed when it came out, kept as it was seen then.
    pub enum StepKind {
        /// Over all years of the series.
        Fell = "fell",
        /// Since the release before.
        FellSince = "fell_since",
        Rose = "rose",
        Dipped = "dipped",
    }
}

impl StepKind {
    /// As which kind of change it is told.
    #[must_use]
    pub const fn told_as(self) -> SignalKind {
        match self {
            StepKind::Fell | StepKind::FellSince => SignalKind::Fell,
            StepKind::Rose => SignalKind::Rose,
            StepKind::Dipped => SignalKind::Dipped,
        }
    }
}

/// A published mean that a signal rests on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignalPoint {
    pub years: (StudyYear, StudyYear),
    pub n: u32,
    pub mean: f64,
}

/// What a series' figures say, with the evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    pub offer: OfferId,
    pub title: String,
    pub institution_short: String,
    pub subject: String,
    pub kind: SignalKind,
    pub measure: Option<Measure>,
    /// Change over the years, in scale points.
    pub change: f64,
    /// Of 1 000 steady series, how many look like this by chance.
    pub chance_milli: u32,
    /// Oldest first.
    pub points: Vec<SignalPoint>,
}

/// Changes of one kind a page shows: of the chosen kind, and of each where none is chosen.
pub const CHANGES: usize = 40;
pub const FIRST_CHANGES: usize = 12;

/// What is told of one kind of change, the least likely to be chance first.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    pub kind: SignalKind,
    /// In reach, whatever is shown.
    pub total: usize,
    pub shown: Vec<Signal>,
}

/// One cell of the heat table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HeatCell {
    /// No survey has closed.
    Nothing,
    /// Surveys have closed, but too few have answered.
    Hidden,
    Shown {
        n: u32,
        estimate: Estimate,
        /// 1 clearly below the country, 2 below, 3 as the country, 4 above, 5 clearly above; 3 too where the
        /// interval holds the country's mean.
        level: u8,
    },
}

codes! {
    /// What stands along the top of the heat table.
    pub enum Across { Themes = "tema", Years = "ar" }
}

/// One column of the heat table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HeatColumn {
    Measure(Measure),
    /// The chosen measure in this year.
    Year(StudyYear),
}

/// The offer a row is about.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatOffer {
    pub id: OfferId,
    pub title: String,
    /// In the order of the columns: the newest survey a cell is told from.
    pub surveys: Vec<Option<EvaluationId>>,
}

/// One row: a subject, an institution within it, or one of its offers.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    pub subject: String,
    /// Short name; `None` = the whole subject.
    pub institution: Option<String>,
    /// `None` = everything of the institution in the subject.
    pub offer: Option<HeatOffer>,
    /// In the order of the columns.
    pub cells: Vec<HeatCell>,
}

/// Subjects, their institutions and an institution's offers, by measure or by year.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    pub columns: Vec<HeatColumn>,
    /// Sorted by subject, the subject itself before its institutions, an institution before its offers.
    pub rows: Vec<HeatRow>,
    /// The country, in the columns' order.
    pub nation: Vec<HeatCell>,
    /// To choose among, newest first.
    pub years: Vec<StudyYear>,
    pub includes_demo: bool,
    pub min_answers: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;
    use crate::words::Words;

    fn borrowed(series: f64, subject: f64, nation: f64) -> Borrowed {
        Borrowed {
            estimate: Estimate {
                mean: 3.4,
                low: 3.0,
                high: 3.8,
                beyond: None,
            },
            own: 1.0 - series - subject - nation,
            series,
            subject,
            nation,
        }
    }

    #[test]
    fn what_is_borrowed_is_the_sum_of_its_parts() {
        assert_eq!(borrowed(0.122, 0.192, 0.596).percents(), (91, [12, 19, 60]));
        assert_eq!(borrowed(0.152, 0.015, 0.076).percents(), (24, [15, 1, 8]));
        assert_eq!(borrowed(0.0, 0.0, 0.0).percents(), (0, [0, 0, 0]));
        for series in 0..=40u32 {
            for subject in 0..=30u32 {
                let share = |n: u32| f64::from(n) / 83.0;
                let one = borrowed(share(series), share(subject), share(12));
                let (lent, parts) = one.percents();
                assert_eq!(lent, parts.iter().sum::<u32>(), "{one:?}");
            }
        }
    }

    #[test]
    fn from_half_borrowed_a_best_guess_is_said_to_say_little() {
        let words = Words::of(Lang::Nn);
        assert_eq!(
            words.borrowed(&borrowed(0.122, 0.192, 0.596)),
            "lånt 91\u{a0}%: andre år 12\u{a0}%, faget 19\u{a0}%, landet 60\u{a0}%; mest lånt, seier lite om dette kullet"
        );
        assert!(words.borrowed(&borrowed(0.3, 0.1, 0.1)).ends_with("dette kullet"));
        assert!(!words.borrowed(&borrowed(0.3, 0.1, 0.09)).contains("mest lånt"));
        assert_eq!(words.borrowed(&borrowed(0.001, 0.001, 0.001)), "ingenting lånt");
    }
}
