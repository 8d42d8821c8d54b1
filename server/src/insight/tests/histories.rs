//! Years of surveys, closed one after the other: whatever has ever been published, together.
//!
//! The adversary keeps every figure of every view since the first day. Each is a sum over surveys. Subtracting
//! and adding them she can reach exactly those sets of surveys that the published ones span; so the smallest of
//! their common parts must be whole releases, and each must hold the limit. Insiders are no different: what an
//! institution, the directorate and the public see are sums of the same releases.

use std::collections::{BTreeMap, BTreeSet};

use app::evaluation::model::Questionnaire;
use app::insight::telling::Measure;
use app::shared::ids::{InstitutionId, OfferId};
use proptest::prelude::*;

use crate::evaluation::Counts;
use crate::insight::cube::{self, ALL_YEARS, Side, roll_up};
use crate::insight::disclosure::releases;
use crate::insight::published::{Published, publish};
use crate::insight::reading::public;
use crate::insight::telling::made_from;

/// A single question, of no theme and in no measure but indices.
pub(super) const QUESTION: &str = "quality_content";

/// A closed survey: who answered the overall question how, and who skipped it.
#[derive(Clone, Debug)]
pub(super) struct Survey {
    pub offer: i64,
    pub year: i32,
    pub counts: [u32; 5],
    pub silent: u32,
}

impl Survey {
    pub fn answered(&self) -> u32 {
        self.counts.iter().sum::<u32>() + self.silent
    }

    /// The answers to a single question: others than to the whole, and fewer, so that releases tell of the one and not
    /// of the other.
    fn of_question(&self) -> [u32; 5] {
        let [a, b, c, d, e] = self.counts;
        [e, d, c, b, if self.year % 2 == 0 { a } else { 0 }]
    }
}

fn questionnaire() -> Questionnaire {
    serde_json::from_str(include_str!("../../seed/data/questionnaire.json")).unwrap()
}

fn counted(surveys: &[&Survey]) -> Counts {
    let mut counts = Counts::new();
    let mut add = |item: &str, choice: &str, n: u32| {
        *counts.entry((item.to_owned(), choice.to_owned())).or_default() += n;
    };
    for survey in surveys {
        add("", "", survey.answered());
        let of_question = survey.of_question();
        for (item, counts) in [
            ("quality_overall", survey.counts),
            ("theme_assessment", survey.counts),
            (QUESTION, of_question),
        ] {
            add(item, "", counts.iter().sum());
            for (value, n) in (1..=5).zip(counts) {
                add(item, &format!("{value}"), n);
            }
        }
    }
    counts
}

/// What is published once all of these have closed, in their order; with the surveys in each release.
pub(super) fn history(surveys: &[Survey], limit: u32) -> Vec<(Published, Vec<usize>)> {
    let questionnaire = questionnaire();
    let mut offers: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (i, survey) in surveys.iter().enumerate() {
        offers.entry(survey.offer).or_default().push(i);
    }
    let mut all = vec![];
    for (offer, members) in offers {
        let answered: Vec<u32> = members.iter().map(|&i| surveys[i].answered()).collect();
        for group in releases(&answered, limit) {
            let ids: Vec<usize> = group.iter().map(|&i| members[i]).collect();
            let of: Vec<&Survey> = ids.iter().map(|&i| &surveys[i]).collect();
            let n = of.iter().map(|s| s.answered()).sum();
            let release = Published {
                id: i64::try_from(*ids.last().unwrap()).unwrap(),
                offer: OfferId(offer),
                institution: InstitutionId(offer % 3),
                subject: format!("s{}", offer % 4),
                county: format!("{:02}", offer % 2),
                title: String::new(),
                years: (
                    of.iter().map(|s| s.year).min().unwrap(),
                    of.iter().map(|s| s.year).max().unwrap(),
                ),
                surveys: u32::try_from(of.len()).unwrap(),
                invited: n * 2,
                answered: n,
                is_demo: false,
                items: publish(&questionnaire, &counted(&of), n, limit),
            };
            all.push((release, ids));
        }
    }
    // In the order they were published: by the survey that completed each.
    all.sort_by_key(|(release, _)| release.id);
    all
}

pub(super) fn surveys() -> impl Strategy<Value = Vec<Survey>> {
    let one = (
        1i64..9,
        2023i32..2026,
        proptest::array::uniform5(0u32..4),
        0u32..2,
    );
    proptest::collection::vec(one, 1..25).prop_map(|all| {
        let survey = |(offer, year, counts, silent)| Survey {
            offer,
            year,
            counts,
            silent,
        };
        all.into_iter().map(survey).collect()
    })
}

/// For each of several figures, the surveys in the releases that move it: those whose mean alone changes it. The
/// program itself is asked, so nothing here knows how it puts releases together.
pub(super) fn behind_each<K: Ord>(
    history: &[(Published, Vec<usize>)],
    figures: impl Fn(&[Published]) -> BTreeMap<K, f64>,
) -> BTreeMap<K, BTreeSet<usize>> {
    let with = |high: Option<usize>| {
        let mut all: Vec<Published> = history.iter().map(|(p, _)| p.clone()).collect();
        for (i, release) in all.iter_mut().enumerate() {
            for item in &mut release.items {
                item.beyond = None;
                // So far away that no rounding hides it.
                item.milli = Some(if high == Some(i) { 5_000_000 } else { 1_000 });
            }
        }
        figures(&all)
    };
    let base = with(None);
    let moved: Vec<_> = (0..history.len()).map(|k| with(Some(k))).collect();
    let set = |(figure, mean): (K, f64)| {
        let moves = |k: &usize| moved[*k].get(&figure) != Some(&mean);
        let members = (0..history.len()).filter(moves);
        let surveys = members.flat_map(|k| history[k].1.iter().copied()).collect();
        (figure, surveys)
    };
    base.into_iter().map(set).collect()
}

/// The same for a single figure.
fn behind(
    history: &[(Published, Vec<usize>)],
    figure: impl Fn(&[Published]) -> Option<f64>,
) -> BTreeSet<usize> {
    let only = |all: &[Published]| figure(all).map(|mean| ((), mean)).into_iter().collect();
    behind_each(history, only).remove(&()).unwrap_or_default()
}

/// The answers to the overall question that releases of these surveys tell of.
fn overall(history: &[(Published, Vec<usize>)], set: &BTreeSet<usize>) -> u32 {
    let within = history
        .iter()
        .filter(|(_, ids)| ids.iter().all(|i| set.contains(i)));
    within
        .filter_map(|(p, _)| Some(p.measure(Measure::Overall)?.n))
        .sum()
}

/// What stands on an offer's public page.
pub(super) fn public_mean(all: &[Published], offer: i64, limits: (u32, u32)) -> Option<f64> {
    let releases: Vec<&Published> = all.iter().filter(|p| p.offer.0 == offer).collect();
    Some(public(&releases, limits)?.estimate.mean)
}

/// The smallest parts that sets leave of each other: two members are in one part if no set parts them.
pub(super) fn parts(sets: &[BTreeSet<usize>], members: usize) -> Vec<BTreeSet<usize>> {
    let mut parts: BTreeMap<Vec<bool>, BTreeSet<usize>> = BTreeMap::new();
    for member in 0..members {
        let seen: Vec<bool> = sets.iter().map(|s| s.contains(&member)).collect();
        parts.entry(seen).or_default().insert(member);
    }
    parts.into_values().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_published_over_the_years_leaves_a_small_group_between_two_figures(
        surveys in surveys(), limit in 6u32..9
    ) {
        let higher = limit + 4;
        // Every set of surveys that any view has ever shown a figure of.
        let mut shown: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        let mut public_sets: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        for closed in 1..=surveys.len() {
            let history = history(&surveys[..closed], limit);
            let published: Vec<Published> = history.iter().map(|(p, _)| p.clone()).collect();
            for (_, ids) in &history {
                shown.insert(ids.iter().copied().collect());
            }
            for cell in roll_up(&published) {
                let belongs = |p: &Published| {
                    let year = cell.year == ALL_YEARS || cell.year == p.years.1;
                    let both = format!("{}/{}", p.subject, p.institution);
                    year && p.item(&cell.item).is_some_and(|i| i.milli.is_some()) && match cell.side {
                        Side::Nation => true,
                        Side::Subject => cell.key == p.subject,
                        Side::Institution => cell.key == p.institution.to_string(),
                        Side::County => cell.key == p.county,
                        Side::Both => cell.key == both,
                        _ => unreachable!("no roll-up of releases is public"),
                    }
                };
                let of: Vec<_> = history.iter().filter(|(p, _)| belongs(p)).collect();
                let n: u32 = of.iter().map(|(p, _)| p.item(&cell.item).unwrap().n).sum();
                prop_assert_eq!(cell.sums.n, n, "a roll-up is a sum of whole releases");
                prop_assert!(n >= limit);
                shown.insert(of.iter().flat_map(|(_, ids)| ids.iter().copied()).collect());
            }
            for offer in 1..9 {
                let of: Vec<_> = history.iter().filter(|(p, _)| p.offer.0 == offer).collect();
                let releases: Vec<&Published> = of.iter().map(|(p, _)| p).collect();
                if let Some(quality) = public(&releases, (limit, higher)) {
                    prop_assert!(quality.n >= higher);
                    let set = behind(&history, |all| public_mean(all, offer, (limit, higher)));
                    prop_assert_eq!(overall(&history, &set), quality.n, "a public figure is a sum of whole releases");
                    public_sets.insert(set);
                }
            }
        }
        let answered = |part: &BTreeSet<usize>| part.iter().map(|&i| surveys[i].answered()).sum::<u32>();
        let internal: Vec<_> = shown.iter().cloned().collect();
        let both: Vec<_> = shown.iter().chain(&public_sets).cloned().collect();
        for sets in [&internal, &both] {
            for part in parts(sets, surveys.len()) {
                // What no set holds is not published at all.
                if sets.iter().any(|s| part.iter().all(|m| s.contains(m))) {
                    prop_assert!(answered(&part) >= limit, "{:?} holds {}", part, answered(&part));
                }
            }
        }
    }

    /// What partners see, of the country and of counties, with every public figure of an offer and every
    /// institution's own releases: nothing between them is smaller than the public may know.
    #[test]
    fn partners_figures_leave_no_group_below_the_public_limit(surveys in surveys(), limit in 6u32..9) {
        let higher = limit + 4;
        let mut shown: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        for closed in 1..=surveys.len() {
            let history = history(&surveys[..closed], limit);
            let published: Vec<Published> = history.iter().map(|(p, _)| p.clone()).collect();
            let cells = cube::public(&published, (limit, higher));
            for cell in cells.iter().filter(|c| c.is_of(Measure::Overall)) {
                prop_assert!(cell.sums.n >= higher);
                let same = |c: &&cube::Cell| {
                    (c.side, &c.key, c.year, &c.item) == (cell.side, &cell.key, cell.year, &cell.item)
                };
                let weighted = |all: &[Published]| {
                    let cells = cube::public(all, (limit, higher));
                    cells.iter().find(same).map(|c| c.sums.weighted as f64)
                };
                let set = behind(&history, weighted);
                prop_assert_eq!(overall(&history, &set), cell.sums.n, "a sum of whole releases");
                shown.insert(set);
            }
            for offer in 1..9 {
                let of: Vec<_> = history.iter().filter(|(p, _)| p.offer.0 == offer).collect();
                let releases: Vec<&Published> = of.iter().map(|(p, _)| p).collect();
                if public(&releases, (limit, higher)).is_some() {
                    shown.insert(behind(&history, |all| public_mean(all, offer, (limit, higher))));
                }
            }
        }
        let sets: Vec<_> = shown.into_iter().collect();
        let answered = |part: &BTreeSet<usize>| part.iter().map(|&i| surveys[i].answered()).sum::<u32>();
        for part in parts(&sets, surveys.len()) {
            if sets.iter().any(|s| part.iter().all(|m| s.contains(m))) {
                prop_assert!(answered(&part) >= higher, "{:?} holds {}", part, answered(&part));
            }
        }
    }

    #[test]
    fn what_is_made_from_published_figures_is_the_same_each_time(surveys in surveys()) {
        let published: Vec<Published> = history(&surveys, 6).into_iter().map(|(p, _)| p).collect();
        let (one, two) = (made_from(&published, (6, 10)), made_from(&published, (6, 10)));
        prop_assert_eq!(one.cells, two.cells);
        prop_assert_eq!(one.changes, two.changes);
        prop_assert_eq!(one.borrowed, two.borrowed);
    }
}
