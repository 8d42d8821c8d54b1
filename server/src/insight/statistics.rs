//! The mean of a small bounded sample, with an interval that keeps its promise at six answers too.
//!
//! Student's t alone says "no doubt at all" when six people agree. The variance is therefore given a prior
//! worth two answers with a standard deviation of one scale point, the usual spread on these scales: the
//! scaled inverse χ² prior of Gelman et al., Bayesian Data Analysis (3rd ed., 3.2–3.3), flat in the mean. The
//! posterior of the mean is Student's t with n + 1 degrees of freedom. The interval is cut off at the ends of
//! the scale and rounded outwards; the tests simulate how often it holds the truth.

use app::evaluation::model::Estimate;

/// The prior's worth in answers.
const PRIOR_ANSWERS: f64 = 2.0;
/// The prior's variance, in scale points squared.
const PRIOR_VARIANCE: f64 = 1.0;
/// The 95 % point of the normal distribution: a 90 % interval has two tails of 5 %.
const Z95: f64 = 1.644_853_626_951;

/// The 95 % point of Student's t, by the expansion of Abramowitz and Stegun 26.7.5; good to three decimals
/// from five degrees of freedom on.
fn t95(df: f64) -> f64 {
    let z = Z95;
    let z2 = z * z;
    let g1 = z * (z2 + 1.0) / 4.0;
    let g2 = z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let g3 = z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    let g4 = z * ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92_160.0;
    z + g1 / df + g2 / df.powi(2) + g3 / df.powi(3) + g4 / df.powi(4)
}

/// Mean and 90 % interval of answers on the scale 1–5, counted by value; nothing for no answers.
///
/// All three are rounded to a tenth, so that sums cannot be reckoned back from them.
#[must_use]
pub fn estimate(counts: [u32; 5]) -> Option<Estimate> {
    estimate_of(counts, counts.iter().sum())
}

/// As `estimate`, for counts that hold several answers of the same `people`: the interval is that of one
/// answer each.
#[must_use]
pub fn estimate_of(counts: [u32; 5], people: u32) -> Option<Estimate> {
    let n = f64::from(counts.iter().sum::<u32>());
    if n == 0.0 || people == 0 {
        return None;
    }
    let points = || {
        counts
            .iter()
            .zip(1u32..)
            .map(|(c, v)| (f64::from(*c), f64::from(v)))
    };
    let mean = points().map(|(c, v)| c * v).sum::<f64>() / n;
    let spread = points().map(|(c, v)| c * (v - mean).powi(2)).sum::<f64>() / n;
    let people = f64::from(people);
    let df = people - 1.0 + PRIOR_ANSWERS;
    let variance = (spread * people + PRIOR_ANSWERS * PRIOR_VARIANCE) / df;
    let half = t95(df) * (variance / people).sqrt();
    // A hair's breadth, so that 4.2 is not 4.3 for the sake of a last binary digit.
    let slack = 1e-9;
    let low = ((mean - half).max(1.0) * 10.0 + slack).floor() / 10.0;
    let high = ((mean + half).min(5.0) * 10.0 - slack).ceil() / 10.0;
    Some(Estimate {
        mean: (mean * 10.0).round() / 10.0,
        low,
        high,
    })
}

#[cfg(test)]
mod tests {
    use rand::rngs::Xoshiro256PlusPlus;
    use rand::{RngExt as _, SeedableRng as _};

    use super::*;

    #[test]
    fn the_t_distribution_is_as_in_the_tables() {
        for (df, expected) in [(5.0, 2.015), (7.0, 1.895), (10.0, 1.812), (30.0, 1.697)] {
            assert!((t95(df) - expected).abs() < 0.001, "{df}: {}", t95(df));
        }
    }

    #[test]
    fn agreement_among_few_is_not_certainty() {
        let e = estimate([0, 0, 0, 0, 6]).unwrap();
        assert_eq!((e.mean, e.high), (5.0, 5.0));
        assert!(e.low <= 4.7, "{e:?}");
        let many = estimate([0, 0, 0, 0, 300]).unwrap();
        assert!(many.low >= 4.9, "{many:?}");
        assert_eq!(estimate([0; 5]), None);
        let e = estimate([1, 1, 1, 1, 1]).unwrap();
        assert_eq!(e.mean, 3.0);
        assert!(e.low < 2.0 && e.high > 4.0);
    }

    #[test]
    fn the_interval_is_wide_enough_nine_times_in_ten() {
        // Distributions as they occur: overall quality, supervision, demand from leaders, a weak study, a
        // study that nearly everyone praises.
        let truths = [
            [0.01, 0.02, 0.07, 0.42, 0.48],
            [0.03, 0.08, 0.15, 0.42, 0.32],
            [0.20, 0.30, 0.28, 0.16, 0.06],
            [0.10, 0.20, 0.30, 0.30, 0.10],
            [0.0, 0.0, 0.02, 0.18, 0.80],
        ];
        let mut random = Xoshiro256PlusPlus::seed_from_u64(1);
        for truth in truths {
            let mean: f64 = truth.iter().zip(1..).map(|(p, v)| p * f64::from(v)).sum();
            for n in [6, 10, 20, 60] {
                let mut held = 0;
                for _ in 0..2_000 {
                    let mut counts = [0; 5];
                    for _ in 0..n {
                        let mut left: f64 = random.random();
                        let value = truth.iter().position(|p| {
                            left -= p;
                            left < 0.0
                        });
                        counts[value.unwrap_or(4)] += 1;
                    }
                    let e = estimate(counts).unwrap();
                    held += u32::from(e.low <= mean && mean <= e.high);
                }
                assert!(held >= 1_780, "{truth:?} n={n}: {held} of 2000");
            }
        }
    }
}
