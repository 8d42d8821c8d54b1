//! The heat table: subjects, the institutions within them and an institution's offers, by theme or by year; pure.
//!
//! Roll-ups say what subjects and institutions have, releases what offers have. An offer's cell is a sum of whole
//! releases like every other, so no cell is hidden for the sake of its neighbours.

use std::collections::{BTreeMap, HashMap, HashSet};

use app::insight::form::HeatChoice;
use app::insight::telling::{Across, Heat, HeatCell, HeatColumn, HeatOffer, HeatRow, Measure};
use app::shared::ids::{EvaluationId, OfferId};

use super::cube::{ALL_YEARS, Side, Sums, both, sums_of};
use super::overview::{View, estimate};
use super::published::Published;
use super::store::SurveyRow;

/// How far from the country's mean a group is clearly above or below it, in scale points.
const CLEARLY: f64 = 0.4;

/// The columns of the table by theme.
pub const HEAT: [Measure; 7] = [
    Measure::Quality,
    Measure::Benefit,
    Measure::AdaptedTeaching,
    Measure::Digitalisation,
    Measure::LeadingLearning,
    Measure::PracticalVaried,
    Measure::Assessment,
];

/// A release of the chosen institution, with the survey that completed it.
pub struct Told {
    pub release: Published,
    pub survey: Option<EvaluationId>,
}

/// What is told and not told of the chosen institution's offers.
#[derive(Default)]
pub struct OfInstitution {
    /// In the order they were made.
    pub told: Vec<Told>,
    /// Its closed surveys that are in no release.
    pub waiting: Vec<SurveyRow>,
}

/// Where a column's figures are: the year, or `ALL_YEARS`, and the measure.
type Place = (i32, Measure);

/// An offer's releases and surveys in the making of its row.
#[derive(Default)]
struct OfOffer<'a> {
    subject: String,
    title: String,
    told: Vec<&'a Told>,
}

/// The measures a choice asks for.
#[must_use]
pub fn wanted(choice: &HeatChoice) -> Vec<Measure> {
    match choice.across {
        Across::Themes => HEAT.to_vec(),
        // The question about the whole tells whether there is a survey behind what is kept back of another.
        Across::Years => vec![choice.measure, Measure::Overall],
    }
}

impl View<'_> {
    fn columns(&self, choice: &HeatChoice) -> Vec<HeatColumn> {
        match choice.across {
            Across::Themes => HEAT.map(HeatColumn::Measure).to_vec(),
            Across::Years => self.years().into_iter().rev().map(HeatColumn::Year).collect(),
        }
    }

    fn place(&self, choice: &HeatChoice, column: HeatColumn) -> Place {
        match column {
            HeatColumn::Measure(measure) => (self.year(), measure),
            HeatColumn::Year(year) => (year.0, choice.measure),
        }
    }

    /// The table; `own` is empty unless an institution is chosen.
    #[must_use]
    pub fn heat(&self, choice: &HeatChoice, own: &OfInstitution) -> Heat {
        let columns = self.columns(choice);
        let places: Vec<Place> = columns.iter().map(|c| self.place(choice, *c)).collect();
        let known = self.cells.iter();
        let known: HashMap<_, _> = known
            .map(|c| ((c.side, c.key.as_str(), c.year, c.item.as_str()), c.sums))
            .collect();
        // Whose surveys of a year are told of at all: where one measure of them is missing, it is kept back.
        let told: HashSet<_> = self
            .cells
            .iter()
            .map(|c| (c.side, c.key.as_str(), c.year))
            .collect();
        let is_told = |side: Side, key: &str, at: Place| told.contains(&(side, key, at.0));
        let find = |side: Side, key: &str, at: Place| known.get(&(side, key, at.0, at.1.code())).copied();
        let country: Vec<Option<Sums>> = places.iter().map(|at| find(Side::Nation, "", *at)).collect();
        let cell = |i: usize, sums: Option<Sums>, is_asked: bool| match sums {
            Some(sums) if sums.n >= self.limit => HeatCell::Shown {
                n: sums.n,
                estimate: estimate(sums, places[i].1),
                level: level(sums, places[i].1, country[i]),
            },
            Some(_) => HeatCell::Hidden,
            None if is_asked => HeatCell::Hidden,
            None => HeatCell::Nothing,
        };
        let is_asked = |subject: &str, institution: &str| {
            let subject = choice.subject.as_deref().is_none_or(|s| s == subject);
            subject && choice.institution.as_deref().is_none_or(|i| i == institution)
        };
        // An institution by its short name; the whole subject comes first.
        let mut groups: BTreeMap<(String, Option<String>), Option<i64>> = BTreeMap::new();
        let mut note = |subject: &str, id: i64| {
            let name = self.short_name(id);
            if is_asked(subject, &name) {
                groups.insert((subject.to_owned(), None), None);
                groups.insert((subject.to_owned(), Some(name)), Some(id));
            }
        };
        for c in self.cells.iter().filter(|c| c.side == Side::Both) {
            if places.iter().any(|at| c.year == at.0 && c.is_of(at.1))
                && let Some((subject, institution)) = c.key.rsplit_once('/')
                && let Ok(institution) = institution.parse()
            {
                note(subject, institution);
            }
        }
        let in_place = |year: i32, at: Place| at.0 == ALL_YEARS || at.0 == year;
        for waiting in self.waiting {
            if places.iter().any(|at| in_place(waiting.year, *at)) {
                note(&waiting.subject, waiting.institution);
            }
        }
        let offers = choice.institution.as_deref().map(|_| offers(own));
        let mut rows = vec![];
        for ((subject, name), id) in groups {
            let group = |i: usize| {
                let (side, key) = match id {
                    Some(id) => (Side::Both, both(&subject, id)),
                    None => (Side::Subject, subject.clone()),
                };
                let waits = self.waiting.iter().any(|s| {
                    let is_of = s.subject == subject && id.is_none_or(|id| id == s.institution);
                    is_of && in_place(s.year, places[i])
                });
                let sums = find(side, &key, places[i]);
                cell(i, sums, waits || is_told(side, &key, places[i]))
            };
            rows.push(HeatRow {
                subject: subject.clone(),
                institution: name.clone(),
                offer: None,
                cells: (0..places.len()).map(group).collect(),
            });
            let below = offers.iter().flatten().filter(|_| name.is_some());
            for (offer, of) in below.filter(|(_, of)| of.subject == subject) {
                let row = offer_row((*offer, of), name.clone(), (&places, &own.waiting), cell);
                if row.cells.iter().any(|c| *c != HeatCell::Nothing) {
                    rows.push(row);
                }
            }
        }
        Heat {
            nation: (0..places.len())
                .map(|i| cell(i, country[i], is_told(Side::Nation, "", places[i])))
                .collect(),
            columns,
            rows,
            years: self.years(),
            includes_demo: self.includes_demo(),
            min_answers: self.limit,
        }
    }
}

/// An institution's offers by title.
fn offers(own: &OfInstitution) -> Vec<(OfferId, OfOffer<'_>)> {
    let mut offers: BTreeMap<i64, OfOffer<'_>> = BTreeMap::new();
    for one in &own.told {
        let of = offers.entry(one.release.offer.0).or_default();
        (of.subject, of.title) = (one.release.subject.clone(), one.release.title.clone());
        of.told.push(one);
    }
    for survey in &own.waiting {
        let of = offers.entry(survey.offer_id).or_default();
        if of.told.is_empty() {
            (of.subject, of.title) = (survey.subject.clone(), survey.title.clone());
        }
    }
    let mut offers: Vec<_> = offers.into_iter().map(|(id, of)| (OfferId(id), of)).collect();
    offers.sort_by(|a, b| (&a.1.title, a.0).cmp(&(&b.1.title, b.0)));
    offers
}

fn offer_row(
    (offer, of): (OfferId, &OfOffer<'_>),
    institution: Option<String>,
    (places, waiting): (&[Place], &[SurveyRow]),
    cell: impl Fn(usize, Option<Sums>, bool) -> HeatCell,
) -> HeatRow {
    let is_in = |year: i32, at: Place| at.0 == ALL_YEARS || at.0 == year;
    let mut row = HeatRow {
        subject: of.subject.clone(),
        institution,
        offer: None,
        cells: vec![],
    };
    let mut surveys = vec![];
    for (i, at) in places.iter().enumerate() {
        let in_place = of.told.iter().filter(|t| is_in(t.release.years.1, *at));
        let told: Vec<_> = in_place
            .clone()
            .filter_map(|t| Some((t.survey, sums_of(&t.release, t.release.measure(at.1)?)?)))
            .collect();
        let sums = told.iter().map(|(_, sums)| *sums).reduce(Sums::with);
        let waits = waiting
            .iter()
            .any(|s| s.offer_id == offer.0 && is_in(s.year, *at));
        row.cells.push(cell(i, sums, waits || in_place.count() > 0));
        surveys.push(told.last().and_then(|(survey, _)| *survey));
    }
    row.offer = Some(HeatOffer {
        id: offer,
        title: of.title.clone(),
        surveys,
    });
    row
}

/// How a group stands beside the country, doubt respected: one whose interval holds the country's mean is
/// neither above nor below.
fn level(sums: Sums, measure: Measure, country: Option<Sums>) -> u8 {
    let Some(country) = country else { return 3 };
    let (own, all) = (estimate(sums, measure), country.mean());
    let far = (sums.mean() - all).abs() >= CLEARLY;
    if own.high < all {
        if far { 1 } else { 2 }
    } else if own.low > all {
        if far { 5 } else { 4 }
    } else {
        3
    }
}
