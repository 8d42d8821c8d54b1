//! What published figures say once they are looked at together: what a cohort borrows from its relatives, and
//! which series have changed. Pure; published figures in, nothing else.

use std::collections::BTreeMap;

use app::insight::telling::{Measure, SignalKind, SignalPoint, StepKind};
use app::shared::ids::OfferId;
use app::shared::time::StudyYear;

use super::interval::{DISPERSION, DISPERSION_OVERALL, DISPERSION_WORK, tenth};
use super::published::{Published, PublishedItem, themes};
use super::shrinkage::{Cohort, Levels, Shrunk, fit, shrink};
use super::warning::{Change, DIFFERENCE_DISPERSION, INDEX_DISPERSION, PROFILE, Point, Usual, dip, fall};

/// How much wider a mean of three questions spreads than one of eight, as the quality index is, where two answers of
/// one person correlate by a half.
const OF_THREE: f64 = (0.5 + 0.5 / 3.0) / (0.5 + 0.5 / 8.0);

/// The dispersion of a measure (`interval`).
#[must_use]
pub fn spread(measure: Measure) -> f64 {
    match measure {
        // Of the workplace, as much wider as its questions are.
        Measure::Conditions => INDEX_DISPERSION * DISPERSION_WORK / DISPERSION * OF_THREE,
        m if m.is_index() => INDEX_DISPERSION,
        Measure::Overall => DISPERSION_OVERALL,
        _ => DISPERSION,
    }
}

/// What is usual before anything is known, from the simulation study (`benches/statistics`): spreads in
/// scale points.
const fn usual_levels(dispersion: f64) -> Levels {
    Levels {
        nation: 4.2,
        subject: 0.1,
        series: 0.25,
        cohort: 0.12,
        dispersion,
    }
}

/// A measure over all releases: how much each level spreads, and each release drawn towards its relatives.
pub struct Borrowing {
    pub levels: Levels,
    /// By release.
    pub shrunk: BTreeMap<i64, Shrunk>,
}

/// Borrowing for one measure.
#[must_use]
pub fn borrow(published: &[Published], measure: Measure) -> Borrowing {
    let value = |p: &Published| p.measure(measure).and_then(|i| Some((i.known, i.value()?)));
    borrow_by(published, spread(measure), value)
}

fn borrow_by(
    published: &[Published],
    dispersion: f64,
    value: impl Fn(&Published) -> Option<(u32, f64)>,
) -> Borrowing {
    let mut subjects: BTreeMap<&str, i64> = BTreeMap::new();
    let (mut ids, mut cohorts) = (vec![], vec![]);
    for release in published {
        let Some((n, mean)) = value(release) else { continue };
        let next = subjects.len() as i64;
        ids.push(release.id);
        cohorts.push(Cohort {
            series: release.offer.0,
            subject: *subjects.entry(&release.subject).or_insert(next),
            n,
            mean,
        });
    }
    let levels = fit(&cohorts, usual_levels(dispersion));
    let shrunk = ids.into_iter().zip(shrink(&cohorts, &levels)).collect();
    Borrowing { levels, shrunk }
}

/// A change in a series, or that nobody can know.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub offer: OfferId,
    pub kind: SignalKind,
    pub measure: Option<Measure>,
    pub change: f64,
    pub chance: f64,
    pub points: Vec<SignalPoint>,
}

/// A release's figure and the number to reckon on with.
type Told<'a> = (&'a Published, &'a PublishedItem, f64);

fn told<'a>(releases: &[&'a Published], measure: Measure) -> Vec<Told<'a>> {
    let of = |r: &&'a Published| {
        let item = r.measure(measure)?;
        Some((*r, item, item.value()?))
    };
    releases.iter().filter_map(of).collect()
}

fn point((release, item, mean): &Told<'_>) -> SignalPoint {
    SignalPoint {
        years: (StudyYear(release.years.0), StudyYear(release.years.1)),
        n: item.n,
        mean: tenth(*mean),
    }
}

/// A theme's mean beside that of the other themes in the same release.
fn beside(release: &Published, theme: Measure) -> Option<(&PublishedItem, f64)> {
    let own = release.measure(theme)?;
    let others: Vec<f64> = themes()
        .into_iter()
        .filter(|m| *m != theme)
        .map(|m| release.measure(m)?.value())
        .collect::<Option<_>>()?;
    Some((
        own,
        own.value()? - others.iter().sum::<f64>() / others.len() as f64,
    ))
}

fn series(published: &[Published]) -> BTreeMap<OfferId, Vec<&Published>> {
    let mut series: BTreeMap<OfferId, Vec<&Published>> = BTreeMap::new();
    for release in published {
        series.entry(release.offer).or_default().push(release);
    }
    for releases in series.values_mut() {
        releases.sort_by_key(|r| (r.years.1, r.id));
    }
    series
}

/// What tells of a series as a whole: the index, and where its questions were not asked, the one about the
/// whole study.
const WHOLE: [Measure; 2] = [Measure::Quality, Measure::Overall];

/// What has changed, series by series; one that has a single release is told of as such.
#[must_use]
pub fn changes(published: &[Published]) -> Vec<Found> {
    let swings = WHOLE.map(|measure| borrow(published, measure).levels.cohort);
    let themes: Vec<(Measure, Usual, f64)> = themes()
        .into_iter()
        .map(|theme| {
            // Differences lie around 0; the model's scale begins at 1.
            let shifted = |p: &Published| beside(p, theme).map(|(own, d)| (own.known, d + 3.0));
            let levels = borrow_by(published, DIFFERENCE_DISPERSION, shifted).levels;
            let usual = Usual {
                mean: levels.nation - 3.0,
                sd: levels.series.max(PROFILE),
            };
            (theme, usual, levels.cohort)
        })
        .collect();
    let mut found = vec![];
    for (offer, releases) in series(published) {
        let Some(at) = WHOLE.iter().position(|m| told(&releases, *m).len() >= 2) else {
            found.push(Found {
                offer,
                kind: SignalKind::Single,
                measure: None,
                change: 0.0,
                chance: 1.0,
                points: vec![],
            });
            continue;
        };
        let whole = told(&releases, WHOLE[at]);
        found.extend(whole_change(offer, &whole, WHOLE[at], swings[at]));
        let dips = themes
            .iter()
            .filter_map(|(theme, usual, swing)| theme_dip(offer, &releases, *theme, *usual, *swing));
        found.extend(dips);
    }
    found
}

/// What the newest release of each series shows, with the release: changes over all its years, and a fall
/// since the release before it.
#[must_use]
pub fn steps(published: &[Published]) -> Vec<(i64, StepKind, Found)> {
    let series = series(published);
    let mut all = vec![];
    for found in changes(published) {
        let kind = match found.kind {
            SignalKind::Fell => StepKind::Fell,
            SignalKind::Rose => StepKind::Rose,
            SignalKind::Dipped => StepKind::Dipped,
            SignalKind::Waiting | SignalKind::Single => continue,
        };
        if let Some(newest) = series.get(&found.offer).and_then(|r| r.last()) {
            all.push((newest.id, kind, found));
        }
    }
    let swings = WHOLE.map(|measure| borrow(published, measure).levels.cohort);
    for (&offer, releases) in &series {
        let Some(at) = WHOLE.iter().position(|m| told(releases, *m).len() >= 2) else {
            continue;
        };
        let told = told(releases, WHOLE[at]);
        let (newest, level) = (releases[releases.len() - 1].id, level(&as_points(&told)));
        let last = &told[told.len() - 2..];
        let change = fall(&as_points(last), level, spread(WHOLE[at]), swings[at]);
        // A release that hides the measure has nothing to be compared by.
        let is_newest = last[1].0.id == newest;
        if let Some(change) = change.filter(|c| is_newest && c.warns(1)) {
            let found = Found {
                offer,
                kind: SignalKind::Fell,
                measure: Some(WHOLE[at]),
                change: change.change,
                chance: change.chance,
                points: last.iter().map(point).collect(),
            };
            all.push((newest, StepKind::FellSince, found));
        }
    }
    all
}

fn as_points(points: &[Told<'_>]) -> Vec<Point> {
    points
        .iter()
        .map(|(release, item, mean)| Point {
            year: release.years.1,
            n: item.known,
            mean: *mean,
        })
        .collect()
}

fn level(points: &[Point]) -> f64 {
    points.iter().map(|p| p.mean).sum::<f64>() / points.len().max(1) as f64
}

fn whole_change(offer: OfferId, told: &[Told<'_>], measure: Measure, swing: f64) -> Option<Found> {
    let points = as_points(told);
    let change = fall(&points, level(&points), spread(measure), swing)?;
    let upward = Change {
        change: change.change,
        chance: 1.0 - change.chance,
    };
    let (kind, chance) = match (change.warns(1), upward.warns(1)) {
        (true, _) => (SignalKind::Fell, change.chance),
        (_, true) => (SignalKind::Rose, upward.chance),
        _ => return None,
    };
    Some(Found {
        offer,
        kind,
        measure: Some(measure),
        change: change.change,
        chance,
        points: told.iter().map(point).collect(),
    })
}

fn theme_dip(
    offer: OfferId,
    releases: &[&Published],
    theme: Measure,
    usual: Usual,
    swing: f64,
) -> Option<Found> {
    let beside: Vec<Told<'_>> = releases
        .iter()
        .filter_map(|r| beside(r, theme).map(|(own, d)| (*r, own, d)))
        .collect();
    let own = told(releases, theme);
    let level = level(&as_points(&own));
    let change = dip(&as_points(&beside), level, DIFFERENCE_DISPERSION, swing, usual)?;
    let tried = u32::try_from(themes().len()).unwrap_or(u32::MAX);
    change.warns(tried).then(|| Found {
        offer,
        kind: SignalKind::Dipped,
        measure: Some(theme),
        change: change.change,
        chance: change.chance,
        points: own.iter().map(point).collect(),
    })
}
