//! What published figures say once they are looked at together: what a cohort borrows from its relatives, and
//! which series have changed. Pure; published figures in, nothing else.

use std::collections::{BTreeMap, BTreeSet};

use app::insight::telling::{Measure, SignalKind, SignalPoint, StepKind};
use app::shared::ids::OfferId;
use app::shared::time::StudyYear;

use super::interval::{DISPERSION, DISPERSION_OVERALL, DISPERSION_WORK, tenth};
use super::published::{Published, PublishedItem, by_offer, public_groups, themes};
use super::series::INSTITUTIONS;
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

/// A measure of each release that tells of it, drawn towards its relatives; `limits` are the internal and the public one.
///
/// Whoever knows her own figures can reckon back from a mean and the shares it is made of to what lent them. So a study
/// lends to others only what is public (`cube::public`), and neither a subject nor the country outside it lends anything
/// unless `INSTITUTIONS` or more are in it. Where a subject lends nothing, its studies borrow from the country as if each were of a subject of its own. A study's own years lend to it in any case.
#[must_use]
pub fn borrow(published: &[Published], measure: Measure, limits: (u32, u32)) -> BTreeMap<i64, Shrunk> {
    let mut cohorts = cohorts(published, told_by(measure));
    // As in the tree of cohorts, a study stays in the subject it was first told of in.
    let mut subjects: BTreeMap<OfferId, &str> = BTreeMap::new();
    for (release, _) in &cohorts {
        subjects.entry(release.offer).or_insert(&release.subject);
    }
    let offers = by_offer(published);
    let public = offers
        .values()
        .flat_map(|of| public_groups(of, measure.code(), limits));
    let (mut lends, mut institutions) = (BTreeSet::new(), BTreeMap::<&str, BTreeSet<_>>::new());
    for release in public.flatten() {
        let Some(subject) = subjects.get(&release.offer) else {
            continue;
        };
        lends.insert(release.id);
        let of = institutions.entry(*subject).or_default();
        of.insert(release.institution);
    }
    let outside = |subject: &str| {
        let others = institutions.iter().filter(|(of, _)| **of != subject);
        others.flat_map(|(_, of)| of).collect::<BTreeSet<_>>().len()
    };
    let borrows_abroad = |subject: &&str| outside(subject) >= INSTITUTIONS;
    let abroad: BTreeSet<&str> = institutions.keys().copied().filter(borrows_abroad).collect();
    let in_all = institutions.values().flatten().collect::<BTreeSet<_>>().len();
    if in_all < INSTITUTIONS {
        lends.clear();
    }
    let mut numbers: BTreeMap<(&str, Option<OfferId>), i64> = BTreeMap::new();
    for (release, cohort) in &mut cohorts {
        let Some(&subject) = subjects.get(&release.offer) else {
            continue;
        };
        let is_alone = institutions.get(subject).map_or(0, BTreeSet::len) < INSTITUTIONS;
        let next = numbers.len() as i64;
        let number = numbers.entry((subject, is_alone.then_some(release.offer)));
        cohort.subject = *number.or_insert(next);
        cohort.lends = lends.contains(&release.id);
        // The country is what is outside a subject, and to one that lends nothing all there is.
        cohort.abroad = is_alone || abroad.contains(subject);
    }
    let (releases, cohorts): (Vec<_>, Vec<Cohort>) = cohorts.into_iter().unzip();
    let lending: Vec<Cohort> = cohorts.iter().filter(|c| c.lends).cloned().collect();
    let levels = fit(&lending, usual_levels(spread(measure)));
    let ids = releases.into_iter().map(|r| r.id);
    ids.zip(shrink(&cohorts, &levels)).collect()
}

/// The fewest answers a release's figure rests on, and the number to reckon on with.
fn told_by(measure: Measure) -> impl Fn(&Published) -> Option<(u32, f64)> {
    move |release| {
        let item = release.measure(measure)?;
        Some((item.known, item.value()?))
    }
}

/// Releases with what they say as cohorts, where they say anything.
fn cohorts<'a>(
    published: &'a [Published],
    value: impl Fn(&Published) -> Option<(u32, f64)>,
) -> Vec<(&'a Published, Cohort)> {
    let mut subjects: BTreeMap<&str, i64> = BTreeMap::new();
    let cohort = |release: &'a Published| {
        let (n, mean) = value(release)?;
        let next = subjects.len() as i64;
        let cohort = Cohort {
            series: release.offer.0,
            subject: *subjects.entry(&release.subject).or_insert(next),
            n,
            mean,
            lends: true,
            abroad: true,
        };
        Some((release, cohort))
    };
    published.iter().filter_map(cohort).collect()
}

/// How much each level spreads, over all releases.
fn levels(
    published: &[Published],
    dispersion: f64,
    value: impl Fn(&Published) -> Option<(u32, f64)>,
) -> Levels {
    let cohorts = cohorts(published, value).into_iter().map(|(_, c)| c);
    fit(&cohorts.collect::<Vec<_>>(), usual_levels(dispersion))
}

/// How much cohorts of one series swing on what tells of it as a whole.
fn swings(published: &[Published]) -> [f64; 2] {
    WHOLE.map(|measure| levels(published, spread(measure), told_by(measure)).cohort)
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
    let mut series = by_offer(published);
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
    let swings = swings(published);
    let themes: Vec<(Measure, Usual, f64)> = themes()
        .into_iter()
        .map(|theme| {
            // Differences lie around 0; the model's scale begins at 1.
            let shifted = |p: &Published| beside(p, theme).map(|(own, d)| (own.known, d + 3.0));
            let levels = levels(published, DIFFERENCE_DISPERSION, shifted);
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
    let swings = swings(published);
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
