//! The best guess there can be of what a cohort thinks of one question: its mean given all published means of that
//! question, by somebody who knows the simulation's model, its spread and the question's national distribution.
//! Nothing real can know as much, and no other function of these means has a smaller mean square error.

use std::collections::BTreeMap;

use server::insight::shrinkage::Cohort;

use super::world::{Item, Spread};

/// Step of the latent scale in the sums that stand for integrals.
const STEP: f64 = 0.05;
/// How far the sums reach: a subject, a series within it, a cohort within that, and all together.
const SUBJECT: i32 = 14;
const SERIES: i32 = 28;
const COHORT: i32 = 14;
const ABOVE: i32 = SUBJECT + SERIES;
const ALL: i32 = ABOVE + COHORT;
/// The variance that showing a mean to a tenth adds.
const ROUNDING: f64 = 0.1 * 0.1 / 12.0;

fn weights(sd: f64, reach: i32) -> Vec<(i32, f64)> {
    let density = |i: i32| (-0.5 * (f64::from(i) * STEP / sd).powi(2)).exp();
    let sum: f64 = (-reach..=reach).map(density).sum();
    (-reach..=reach).map(|i| (i, density(i) / sum)).collect()
}

/// Mean and variance of one answer where the cohort lies so much above the country.
fn moments(item: &Item, shift: f64, within: f64) -> (f64, f64) {
    let chances = item.chances(shift, within);
    let values = || (1..=5).map(f64::from).zip(chances);
    let mean: f64 = values().map(|(v, p)| v * p).sum();
    (mean, values().map(|(v, p)| (v - mean).powi(2) * p).sum())
}

/// A cohort along what subject and series may add up to: how likely its mean is, and that times what it then thinks.
struct Curve {
    likely: Vec<f64>,
    truth: Vec<f64>,
}

fn place(at: i32, reach: i32) -> usize {
    usize::try_from(at + reach).expect("within reach")
}

fn curve(cohort: &Cohort, known: &[(f64, f64)], of_cohort: &[(i32, f64)]) -> Curve {
    let log = |(mean, variance): &(f64, f64)| {
        let error = variance / f64::from(cohort.n) + ROUNDING;
        -0.5 * (error.ln() + (cohort.mean - mean).powi(2) / error)
    };
    let logs: Vec<f64> = known.iter().map(log).collect();
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let at = |u: i32| {
        of_cohort.iter().fold((0.0, 0.0), |(likely, truth), (w, p)| {
            let k = place(u + w, ALL);
            let here = p * (logs[k] - most).exp().max(1e-200);
            (likely + here, truth + here * known[k].0)
        })
    };
    let (likely, truth) = (-ABOVE..=ABOVE).map(at).unzip();
    Curve { likely, truth }
}

/// The best guess for each cohort, in their order.
pub fn best(item: &Item, spread: Spread, cohorts: &[Cohort]) -> Vec<f64> {
    let within = (spread.person.powi(2) + spread.chance().powi(2)).sqrt();
    let known: Vec<(f64, f64)> = (-ALL..=ALL)
        .map(|k| moments(item, f64::from(k) * STEP, within))
        .collect();
    let (of_subject, of_series) = (weights(spread.subject, SUBJECT), weights(spread.series, SERIES));
    let of_cohort = weights(spread.cohort, COHORT);
    let curves: Vec<Curve> = cohorts.iter().map(|c| curve(c, &known, &of_cohort)).collect();
    let mut subjects: BTreeMap<i64, BTreeMap<i64, Vec<usize>>> = BTreeMap::new();
    for (i, cohort) in cohorts.iter().enumerate() {
        let series = subjects.entry(cohort.subject).or_default();
        series.entry(cohort.series).or_default().push(i);
    }
    let mut guesses = vec![0.0; cohorts.len()];
    for series in subjects.values() {
        let alone = |members: &[usize], s: i32| -> f64 {
            let at = |r: i32| {
                members
                    .iter()
                    .map(|&i| curves[i].likely[place(s + r, ABOVE)])
                    .product::<f64>()
            };
            of_series
                .iter()
                .map(|(r, p)| p * at(*r))
                .sum::<f64>()
                .max(1e-300)
                .ln()
        };
        // What every series says of the subject.
        let said: Vec<Vec<f64>> = series
            .values()
            .map(|members| of_subject.iter().map(|(s, _)| alone(members, *s)).collect())
            .collect();
        for (x, members) in series.values().enumerate() {
            let rest: Vec<f64> = (0..of_subject.len())
                .map(|j| said.iter().map(|one| one[j]).sum::<f64>() - said[x][j])
                .collect();
            let most = rest.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for &own in members {
                let (mut truth, mut likely) = (0.0, 0.0);
                for ((s, p), others) in of_subject.iter().zip(&rest) {
                    for (r, q) in &of_series {
                        let k = place(s + r, ABOVE);
                        let siblings = members.iter().filter(|&&i| i != own);
                        let weight =
                            siblings.fold(p * (others - most).exp() * q, |w, &i| w * curves[i].likely[k]);
                        truth += weight * curves[own].truth[k];
                        likely += weight * curves[own].likely[k];
                    }
                }
                guesses[own] = truth / likely;
            }
        }
    }
    guesses
}
