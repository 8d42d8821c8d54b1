//! From closed surveys to the rows of an overview; pure.
//!
//! A row is made from *known* units, which are shown somewhere on their own, and a *rest*, which is not. The
//! rest takes part only when it is none or at least the limit, so that a row minus everything else shown
//! never leaves a small group.

use std::collections::{BTreeMap, HashMap};

use app::catalogue::model::Theme;
use app::insight::model::{Breakdown, OverviewRow, ShownRow, showable};
use app::shared::ids::{InstitutionId, OfferId};
use app::shared::time::StudyYear;

use super::disclosure::{is_unanimous, releases};
use super::statistics::estimate_of;
use super::store::Survey;

/// The item that stands for a study as a whole.
pub const OVERALL: &str = "quality_overall";

/// The items a breakdown averages.
#[must_use]
pub fn items(by: Breakdown) -> Vec<String> {
    match by {
        Breakdown::Theme => Theme::ALL.iter().map(|t| theme_item(*t)).collect(),
        _ => vec![OVERALL.to_owned()],
    }
}

/// Surveys that are shown together, alone or pooled; indexes into the list they came from.
struct Unit {
    surveys: Vec<usize>,
    /// Shown somewhere on its own.
    is_known: bool,
}

/// The units of a list of surveys in the order they closed: the releases of each offer, and every survey
/// that waits.
fn units(surveys: &[Survey], limit: u32) -> Vec<Unit> {
    let mut offers: BTreeMap<OfferId, Vec<usize>> = BTreeMap::new();
    for (i, survey) in surveys.iter().enumerate() {
        offers.entry(survey.offer).or_default().push(i);
    }
    let mut units = vec![];
    for members in offers.into_values() {
        let answered: Vec<u32> = members.iter().map(|&i| surveys[i].answered).collect();
        let mut waiting = vec![true; members.len()];
        for release in releases(&answered, limit) {
            release.iter().for_each(|&i| waiting[i] = false);
            units.push(Unit {
                surveys: release.iter().map(|&i| members[i]).collect(),
                is_known: true,
            });
        }
        let waiting = members.iter().zip(waiting).filter(|(_, w)| *w);
        units.extend(waiting.map(|(&i, _)| Unit {
            surveys: vec![i],
            is_known: false,
        }));
    }
    units
}

/// One row in the making.
#[derive(Default)]
struct Gathered {
    surveys: u32,
    invited: u32,
    counts: [u32; 5],
    people: u32,
}

impl Gathered {
    fn add(&mut self, surveys: &[&Survey], counts: [u32; 5], people: u32) {
        self.surveys += u32::try_from(surveys.len()).unwrap_or(u32::MAX);
        self.invited += surveys.iter().map(|s| s.invited).sum::<u32>();
        for (sum, n) in self.counts.iter_mut().zip(counts) {
            *sum += n;
        }
        self.people += people;
    }

    fn take(&mut self, other: Gathered) {
        self.surveys += other.surveys;
        self.invited += other.invited;
        for (sum, n) in self.counts.iter_mut().zip(other.counts) {
            *sum += n;
        }
        self.people += other.people;
    }

    fn shown(&self, limit: u32) -> Option<ShownRow> {
        let estimate = estimate_of(self.counts, self.people)?;
        let is_shown = self.people >= limit && !is_unanimous(&self.counts);
        is_shown.then_some(ShownRow {
            n: self.people,
            estimate,
        })
    }
}

/// Adds up some units by some items. `people` of several items is that of the one most answered.
fn gather(surveys: &[Survey], units: &[&Unit], items: &[String], limit: u32) -> Gathered {
    let (mut known, mut rest) = (Gathered::default(), Gathered::default());
    for unit in units {
        let members: Vec<&Survey> = unit.surveys.iter().map(|&i| &surveys[i]).collect();
        let mut counts = [0; 5];
        let mut people = 0;
        for item in items {
            let mut answers = 0;
            for by_value in members.iter().filter_map(|s| s.counts.get(item)) {
                for (sum, n) in counts.iter_mut().zip(by_value) {
                    *sum += n;
                    answers += n;
                }
            }
            people = people.max(answers);
        }
        // A release may hold too few answers to this one item, and is then not known by it.
        let side = if unit.is_known && people >= limit {
            &mut known
        } else {
            &mut rest
        };
        side.add(&members, counts, people);
    }
    if rest.people == 0 || rest.people >= limit {
        known.take(rest);
    }
    known
}

fn row(
    key: String,
    all: &[&Unit],
    surveys: &[Survey],
    gathered: &Gathered,
    shown: Option<ShownRow>,
) -> OverviewRow {
    let members = || all.iter().flat_map(|u| &u.surveys).map(|&i| &surveys[i]);
    let (n, invited) = match shown {
        // A mean stands beside those it was asked of.
        Some(_) => (gathered.surveys, gathered.invited),
        None => (
            u32::try_from(members().count()).unwrap_or(u32::MAX),
            members().map(|s| s.invited).sum(),
        ),
    };
    OverviewRow {
        key,
        surveys: n,
        invited,
        shown,
    }
}

/// Rows and total of a breakdown.
fn breakdown(
    surveys: &[Survey],
    units: &[Unit],
    groups: BTreeMap<String, (Vec<&Unit>, Vec<String>)>,
    by: Breakdown,
    limit: u32,
) -> (Vec<OverviewRow>, OverviewRow) {
    let gathered: Vec<(String, Vec<&Unit>, Gathered)> = groups
        .into_iter()
        .map(|(key, (units, items))| {
            let sum = gather(surveys, &units, &items, limit);
            (key, units, sum)
        })
        .collect();
    let people: Vec<u32> = gathered.iter().map(|(_, _, g)| g.people).collect();
    let visible: Vec<bool> = if by == Breakdown::Theme {
        // Every survey is in every row, so rows do not add up to the total.
        people.iter().map(|&n| n >= limit).collect()
    } else {
        showable(&people, limit)
    };
    let everyone: Vec<&Unit> = units.iter().collect();
    let mut sum = Gathered::default();
    let mut rows = vec![];
    for ((key, units, gathered), visible) in gathered.into_iter().zip(visible) {
        let shown = gathered.shown(limit).filter(|_| visible);
        rows.push(row(key, &units, surveys, &gathered, shown));
        sum.take(gathered);
    }
    if by == Breakdown::Theme {
        let items: Vec<String> = Theme::ALL.iter().map(|t| theme_item(*t)).collect();
        sum = gather(surveys, &everyone, &items, limit);
    }
    let shown = sum.shown(limit);
    let total = row(String::new(), &everyone, surveys, &sum, shown);
    (rows, total)
}

fn theme_item(theme: Theme) -> String {
    format!("theme_{theme}")
}

/// Rows, sorted by key, and total of a breakdown over surveys in the order they closed, of one year or all.
/// `names` holds the short names of institutions.
#[must_use]
pub fn rows(
    surveys: &[Survey],
    names: &HashMap<InstitutionId, String>,
    by: Breakdown,
    year: Option<StudyYear>,
    limit: u32,
) -> (Vec<OverviewRow>, OverviewRow) {
    let mut units = units(surveys, limit);
    if let Some(year) = year {
        // Within a year only surveys that are shown alone are known.
        let single = |u: Unit| {
            let is_known = u.is_known && u.surveys.len() == 1;
            u.surveys.into_iter().map(move |i| Unit {
                surveys: vec![i],
                is_known,
            })
        };
        units = units.into_iter().flat_map(single).collect();
        units.retain(|u| surveys[u.surveys[0]].year == year);
    }
    let mut groups: BTreeMap<String, (Vec<&Unit>, Vec<String>)> = BTreeMap::new();
    for unit in &units {
        // The newest survey says what a pooled unit belongs to.
        let Some(newest) = unit.surveys.last().map(|&i| &surveys[i]) else {
            continue;
        };
        let keys: Vec<(String, Vec<String>)> = match by {
            Breakdown::Subject => vec![(newest.subject.clone(), items(by))],
            Breakdown::Institution => {
                let name = names.get(&newest.institution).cloned().unwrap_or_default();
                vec![(name, items(by))]
            }
            Breakdown::Theme => {
                let one = |t: &Theme| (t.code().to_owned(), vec![theme_item(*t)]);
                Theme::ALL.iter().map(one).collect()
            }
        };
        for (key, items) in keys {
            let group = groups.entry(key).or_insert_with(|| (vec![], items));
            group.0.push(unit);
        }
    }
    breakdown(surveys, &units, groups, by, limit)
}

/// Which surveys are shown alone.
#[must_use]
pub fn shown_alone(surveys: &[Survey], limit: u32) -> Vec<bool> {
    let mut alone = vec![false; surveys.len()];
    for unit in units(surveys, limit) {
        if let ([one], true) = (&unit.surveys[..], unit.is_known) {
            alone[*one] = true;
        }
    }
    alone
}

/// Public quality of each offer that has enough answers, `(shown, invited, first and last year)`.
#[must_use]
pub fn public(
    surveys: &[Survey],
    internal: u32,
    public: u32,
) -> HashMap<OfferId, (ShownRow, u32, (i32, i32))> {
    let mut released: HashMap<OfferId, Vec<Unit>> = HashMap::new();
    for unit in units(surveys, internal).into_iter().filter(|u| u.is_known) {
        let offer = surveys[unit.surveys[0]].offer;
        released.entry(offer).or_default().push(unit);
    }
    let mut qualities = HashMap::new();
    for (offer, mut units) in released {
        // In the order they were released: by the survey that completed each.
        units.sort_by_key(|u| u.surveys.last().copied());
        let of = |unit: &Unit| gather(surveys, &[unit], &[OVERALL.to_owned()], 0);
        let answered: Vec<u32> = units.iter().map(|u| of(u).people).collect();
        let mut sum = Gathered::default();
        let mut years = vec![];
        for i in releases(&answered, public).into_iter().flatten() {
            sum.take(of(&units[i]));
            years.extend(units[i].surveys.iter().map(|&s| surveys[s].year.0));
        }
        let first = years.iter().min().copied().unwrap_or_default();
        let last = years.iter().max().copied().unwrap_or_default();
        if let Some(shown) = sum.shown(public) {
            qualities.insert(offer, (shown, sum.invited, (first, last)));
        }
    }
    qualities
}
