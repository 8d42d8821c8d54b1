//! The other intervals: what else is done with the mean of a small bounded sample.

use statrs::distribution::{ContinuousCDF as _, StudentsT};

use super::world::Dice;

/// Draws of the methods that simulate.
const DRAWS: usize = 400;
/// One tail of a 90 % interval.
const TAIL: f64 = 0.05;

pub type Bounds = (f64, f64);

fn moments(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, variance)
}

/// The 95 % point of Student's t.
fn t95(df: f64) -> f64 {
    let t = StudentsT::new(0.0, 1.0, df).expect("one degree of freedom or more");
    t.inverse_cdf(1.0 - TAIL)
}

fn unasked(n: usize, of: u32) -> f64 {
    1.0 - n as f64 / f64::from(of)
}

/// Student's t, with the finite population correction.
pub fn student(values: &[f64], of: u32) -> Bounds {
    let (mean, variance) = moments(values);
    let n = values.len();
    let half = t95(n as f64 - 1.0) * (variance / n as f64 * unasked(n, of)).sqrt();
    ((mean - half).max(1.0), (mean + half).min(5.0))
}

/// Student's t with a variance prior worth two answers of one scale point, as used here before.
pub fn student_with_prior(values: &[f64]) -> Bounds {
    let (mean, variance) = moments(values);
    let n = values.len() as f64;
    let df = n + 1.0;
    let spread = (variance * (n - 1.0) + 2.0) / df;
    let half = t95(df) * (spread / n).sqrt();
    ((mean - half).max(1.0), (mean + half).min(5.0))
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = (share * (sorted.len() - 1) as f64).round() as usize;
    sorted[at.min(sorted.len() - 1)]
}

/// Bootstrap-t (Efron and Tibshirani 1993, 12.5); samples without spread fall back on a spread of 0.3.
pub fn bootstrap_t(values: &[f64], of: u32, dice: &mut Dice) -> Bounds {
    let (mean, variance) = moments(values);
    let n = values.len();
    let error = |v: f64| (v.max(0.09) / n as f64).sqrt();
    let mut ratios: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let again: Vec<f64> = (0..n).map(|_| values[dice.below(n)]).collect();
            let (m, v) = moments(&again);
            (m - mean) / error(v)
        })
        .collect();
    ratios.sort_unstable_by(f64::total_cmp);
    let scale = error(variance) * unasked(n, of).sqrt();
    let low = mean - quantile(&ratios, 1.0 - TAIL) * scale;
    let high = mean - quantile(&ratios, TAIL) * scale;
    (low.max(1.0), high.min(5.0))
}

/// Bayes: a Dirichlet prior worth `worth` answers in the nation's shape; the silent ones are drawn from the
/// posterior (Gelman et al., Bayesian Data Analysis, 3rd ed., 3.4 and 8.3).
pub fn dirichlet(values: &[f64], of: u32, nation: [f64; 5], worth: f64, dice: &mut Dice) -> Bounds {
    let mut shape: [f64; 5] = nation.map(|p| p * worth);
    for v in values {
        shape[*v as usize - 1] += 1.0;
    }
    let silent = of as usize - values.len();
    let known: f64 = values.iter().sum();
    let mut means: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let gammas = shape.map(|s| dice.gamma(s.max(1e-6)));
            let total: f64 = gammas.iter().sum();
            let mut sum = known;
            for _ in 0..silent {
                let mut left = dice.share() * total;
                let value = gammas.iter().position(|g| {
                    left -= g;
                    left < 0.0
                });
                sum += value.unwrap_or(4) as f64 + 1.0;
            }
            sum / f64::from(of)
        })
        .collect();
    means.sort_unstable_by(f64::total_cmp);
    (quantile(&means, TAIL), quantile(&means, 1.0 - TAIL))
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
}

/// Anderson (1969): the band around the distribution function by Dvoretzky, Kiefer, Wolfowitz and Massart.
pub fn anderson(values: &[f64]) -> Bounds {
    let n = values.len() as f64;
    let band = ((1.0 / TAIL).ln() / (2.0 * n)).sqrt();
    let x = sorted(values);
    let upper = |x: &[f64]| {
        // Mass `band` moves from the smallest values to the upper end.
        let mut left = band.min(1.0);
        let mut mean = 5.0 * left;
        for v in x {
            let moved = left.min(1.0 / n);
            left -= moved;
            mean += v * (1.0 / n - moved);
        }
        mean
    };
    let mirrored: Vec<f64> = x.iter().rev().map(|v| 6.0 - v).collect();
    (6.0 - upper(&mirrored), upper(&x))
}

/// Phan, Thomas and Learned-Miller (2021, ICML): as Anderson, but over the order statistics of uniform
/// numbers.
pub fn phan(values: &[f64], dice: &mut Dice) -> Bounds {
    let x = sorted(values);
    let mut upper = |x: &[f64]| {
        let mut bounds: Vec<f64> = (0..DRAWS)
            .map(|_| {
                let mut u: Vec<f64> = (0..x.len()).map(|_| dice.share()).collect();
                u.sort_unstable_by(f64::total_cmp);
                let next = x.iter().skip(1).chain(std::iter::once(&5.0));
                let gaps = x.iter().zip(next).zip(&u).map(|((x, y), u)| u * (y - x));
                5.0 - gaps.sum::<f64>()
            })
            .collect();
        bounds.sort_unstable_by(f64::total_cmp);
        quantile(&bounds, 1.0 - TAIL)
    };
    let mirrored: Vec<f64> = x.iter().rev().map(|v| 6.0 - v).collect();
    (6.0 - upper(&mirrored), upper(&x))
}
