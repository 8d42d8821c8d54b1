//! The 90 % interval of a mean on the scale 1–5 that keeps its promise from three answers on; pure.
//!
//! It is the score interval of Wilson (1927, J. Am. Stat. Assoc. 22, 209–212), taken over from shares to a
//! bounded mean by the variance function of Wedderburn (1974, Biometrika 61, 439–447): the variance at a mean
//! μ is φ(μ − 1)(5 − μ). φ is a constant, not an estimate from the few answers at hand. So the interval never
//! shrinks to nothing when six people agree, never leaves the scale – and tells nothing about the answers
//! that their mean does not tell already (`disclosure`).
//!
//! What is estimated is the mean *had everybody invited answered*: the finite population correction of
//! Cochran (1977, Sampling Techniques, 3rd ed., 2.6) narrows it where much of a cohort has answered. Who
//! stays silent is taken for chance; the pages say so. `benches/statistics` compares it with six others.

/// φ: a person's spread around the cohort's mean, as a share of the largest possible. The published national
/// distributions (DOMAIN 6.6) have 0.28–0.33 over the whole country, of which a fifth to a quarter lies
/// between cohorts in the simulation.
pub const DISPERSION: f64 = 0.235;

/// φ of the question about the study as a whole, whose published distribution has a longer tail than the others'.
/// With φ of its own the figure that everyone sees keeps its promise from six answers on; below six none is shown.
pub const DISPERSION_OVERALL: f64 = 0.25;

/// φ of questions about the workplace, on which cohorts differ less and people more.
pub const DISPERSION_WORK: f64 = 0.35;

/// The variance that rounding to a tenth adds, in shares of the scale: (0.1 / 4)² / 12.
const ROUNDING: f64 = 0.025 * 0.025 / 12.0;

/// How often an interval is to hold the mean.
pub const LEVEL: f64 = 0.9;

/// The 95 % point of the normal distribution: a 90 % interval leaves 5 % on each side.
pub const Z95: f64 = 1.644_853_626_951_472_2;

/// The ends of the scale.
pub const LOWEST: f64 = 1.0;
/// See `LOWEST`.
pub const HIGHEST: f64 = 5.0;

/// Two bounds on the scale 1–5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// The variance of one answer where the mean is `mean`, in scale points squared.
#[must_use]
pub fn variance(mean: f64, dispersion: f64) -> f64 {
    dispersion * (mean - LOWEST).max(0.0) * (HIGHEST - mean).max(0.0)
}

/// The interval of a mean of `n` answers among `of` people.
///
/// Nothing is left to guess where all have answered: then both bounds are the mean. No answers say nothing:
/// the whole scale.
#[must_use]
pub fn interval(mean: f64, n: u32, of: u32, dispersion: f64) -> Interval {
    if n == 0 {
        return Interval {
            low: LOWEST,
            high: HIGHEST,
        };
    }
    let n = f64::from(n);
    let unasked = 1.0 - n / f64::from(of).max(n);
    let share = (mean.clamp(LOWEST, HIGHEST) - LOWEST) / (HIGHEST - LOWEST);
    // z² over the number of all-or-nothing answers that would be worth as much.
    let doubt = Z95 * Z95 * dispersion * unasked / n;
    let centre = (share + doubt / 2.0) / (1.0 + doubt);
    let half = (doubt * share * (1.0 - share) + doubt * doubt / 4.0).sqrt() / (1.0 + doubt);
    let rounded = if unasked > 0.0 { Z95 * Z95 * ROUNDING } else { 0.0 };
    let half = (half * half + rounded).sqrt();
    let at = |share: f64| LOWEST + (HIGHEST - LOWEST) * share.clamp(0.0, 1.0);
    Interval {
        low: at(centre - half),
        high: at(centre + half),
    }
}

/// To a tenth, as figures are shown.
#[must_use]
pub fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_full_dispersion_and_an_endless_cohort_it_is_wilsons_interval() {
        // 8 of 10: 0.541 and 0.931 at 90 % (Wilson's formula reckoned by hand).
        let e = interval(1.0 + 4.0 * 0.8, 10, u32::MAX, 1.0);
        let share = |v: f64| (v - 1.0) / 4.0;
        assert!((share(e.low) - 0.5408).abs() < 0.001, "{e:?}");
        assert!((share(e.high) - 0.9314).abs() < 0.001, "{e:?}");
    }

    #[test]
    fn the_intervals_leave_out_as_much_as_they_say() {
        use statrs::distribution::{ContinuousCDF as _, Normal};
        let held = Normal::standard().cdf(Z95) - Normal::standard().cdf(-Z95);
        assert!((held - LEVEL).abs() < 1e-9, "{held}");
    }

    #[test]
    fn agreement_among_few_is_not_certainty_and_a_full_answer_is() {
        let few = interval(5.0, 6, 14, DISPERSION);
        assert!(few.low < 4.85 && few.high > 4.999, "{few:?}");
        let many = interval(5.0, 300, 700, DISPERSION);
        assert!(many.low > 4.94, "{many:?}");
        let all = interval(4.2, 11, 11, DISPERSION);
        assert!(
            (all.low - 4.2).abs() < 1e-9 && (all.high - 4.2).abs() < 1e-9,
            "{all:?}"
        );
        let none = interval(0.0, 0, 11, DISPERSION);
        assert_eq!((none.low, none.high), (1.0, 5.0));
    }

    #[test]
    fn more_answers_and_a_larger_share_of_the_cohort_narrow_it() {
        let width = |n, of| {
            let e = interval(4.3, n, of, DISPERSION);
            assert!(1.0 <= e.low && e.low <= 4.3 && 4.3 <= e.high && e.high <= 5.0);
            e.high - e.low
        };
        assert!(width(5, 11) < width(5, 50) && width(10, 50) < width(5, 50));
    }
}
