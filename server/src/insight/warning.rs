//! Early warning: has a series, or one theme in it, become worse, or is this chance? Pure.
//!
//! A series' cohorts are points with an error each: chance among those who answered, and the swing that even
//! a steady series has from cohort to cohort. The fall is the slope by generalised least squares (Aitken
//! 1935, Proc. Roy. Soc. Edinburgh 55, 42–48), which for known errors is the uniformly most powerful unbiased
//! test of a linear fall (Lehmann and Romano, Testing Statistical Hypotheses, 3rd ed., 5.2). A dip compares the
//! last cohort with those before it. Five themes are tried at once, so each is held to Šidák's stricter limit
//! (1967, J. Am. Stat. Assoc. 62, 626–633). `benches/statistics` measures false alarms, and the power beside
//! that of the best test there can be. Only published figures go in.

use statrs::distribution::{ContinuousCDF as _, Normal};

use super::interval::variance;

/// Share of steady series that may be warned of by mistake at each look.
pub const FALSE_ALARMS: f64 = 0.05;

/// φ (see `interval`) of a person's quality index: one item's, less what averaging over items takes away.
pub const INDEX_DISPERSION: f64 = 0.137;

/// φ of the difference between a person's answer on one theme and on the others.
pub const DIFFERENCE_DISPERSION: f64 = 0.133;

/// The least that series are reckoned to differ in which theme is their strong one, in scale points.
pub const PROFILE: f64 = 0.05;

/// One cohort, or several pooled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub year: i32,
    /// Answers its mean rests on, at least.
    pub n: u32,
    pub mean: f64,
}

/// What the points say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Estimated change over the whole stretch, in scale points; negative is a fall.
    pub change: f64,
    /// How often chance alone would make a steady series look at least this bad, 0–1.
    pub chance: f64,
}

impl Change {
    /// Whether to warn, when `tried` such tests are made at the same look.
    #[must_use]
    pub fn warns(self, tried: u32) -> bool {
        self.chance < 1.0 - (1.0 - FALSE_ALARMS).powf(1.0 / f64::from(tried.max(1)))
    }
}

/// The error of each point: what chance does to a mean of `n`, and the swing of steady cohorts (`swing` is
/// its standard deviation). `level` is the mean that says how wide answers spread.
fn errors(points: &[Point], level: f64, dispersion: f64, swing: f64) -> Vec<f64> {
    points
        .iter()
        .map(|p| variance(level, dispersion).max(0.02) / f64::from(p.n.max(1)) + swing * swing)
        .collect()
}

fn judged(change: f64, error: f64) -> Change {
    Change {
        change,
        chance: Normal::standard().cdf(change / error.max(1e-9).sqrt()),
    }
}

/// A steady fall over all points; nothing for fewer than two years.
///
/// `level` is the series' mean by which the spread is taken, on the scale 1–5.
#[must_use]
pub fn fall(points: &[Point], level: f64, dispersion: f64, swing: f64) -> Option<Change> {
    let years = points.iter().map(|p| p.year);
    let stretch = f64::from(years.clone().max()? - years.min()?);
    if stretch <= 0.0 {
        return None;
    }
    let errors = errors(points, level, dispersion, swing);
    let total: f64 = errors.iter().map(|e| 1.0 / e).sum();
    let weighted = |of: &dyn Fn(&Point) -> f64| {
        let sum: f64 = points.iter().zip(&errors).map(|(p, e)| of(p) / e).sum();
        sum / total
    };
    let (year, mean) = (weighted(&|p| f64::from(p.year)), weighted(&|p| p.mean));
    let (mut spread, mut product) = (0.0, 0.0);
    for (point, error) in points.iter().zip(&errors) {
        let x = f64::from(point.year) - year;
        spread += x * x / error;
        product += x * (point.mean - mean) / error;
    }
    Some(judged(product / spread * stretch, stretch * stretch / spread))
}

/// What is usual in the country where a series' own past says little: a mean, and how much series differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    pub mean: f64,
    pub sd: f64,
}

/// The last point beside all before it; nothing for a single one. What came before is drawn towards the
/// usual by empirical Bayes, as in `shrinkage`.
#[must_use]
pub fn dip(points: &[Point], level: f64, dispersion: f64, swing: f64, usual: Usual) -> Option<Change> {
    let (last, before) = points.split_last()?;
    if before.is_empty() {
        return None;
    }
    let errors = errors(points, level, dispersion, swing);
    let prior = 1.0 / usual.sd.max(1e-3).powi(2);
    let total: f64 = prior + errors[..before.len()].iter().map(|e| 1.0 / e).sum::<f64>();
    let sum: f64 = before.iter().zip(&errors).map(|(p, e)| p.mean / e).sum();
    let mean = (sum + prior * usual.mean) / total;
    Some(judged(last.mean - mean, errors[before.len()] + 1.0 / total))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANYTHING: Usual = Usual { mean: 4.0, sd: 1e6 };

    fn points(means: &[(u32, f64)]) -> Vec<Point> {
        let point = |(i, (n, mean)): (usize, &(u32, f64))| Point {
            year: 2023 + i32::try_from(i).unwrap(),
            n: *n,
            mean: *mean,
        };
        means.iter().enumerate().map(point).collect()
    }

    #[test]
    fn a_clear_fall_warns_and_a_small_or_upward_one_does_not() {
        let fallen = fall(
            &points(&[(30, 4.6), (30, 4.3), (30, 3.9)]),
            4.3,
            INDEX_DISPERSION,
            0.1,
        )
        .unwrap();
        assert!(
            fallen.warns(1) && (fallen.change + 0.7).abs() < 0.01,
            "{fallen:?}"
        );
        let steady = fall(
            &points(&[(8, 4.3), (9, 4.4), (7, 4.2)]),
            4.3,
            INDEX_DISPERSION,
            0.1,
        )
        .unwrap();
        assert!(!steady.warns(1), "{steady:?}");
        let better = fall(&points(&[(30, 3.9), (30, 4.6)]), 4.3, INDEX_DISPERSION, 0.1).unwrap();
        assert!(better.chance > 0.9);
        assert_eq!(fall(&points(&[(30, 3.9)]), 4.3, INDEX_DISPERSION, 0.1), None);
    }

    #[test]
    fn the_chance_is_that_of_the_normal_distribution() {
        // A difference of 1.645 standard errors: 5 of 100.
        let n = 100;
        let error = (2.0 * variance(4.0, 0.15) / f64::from(n)).sqrt();
        let change = dip(
            &points(&[(n, 4.0), (n, 4.0 - 1.644_853_6 * error)]),
            4.0,
            0.15,
            0.0,
            ANYTHING,
        )
        .unwrap();
        assert!((change.chance - 0.05).abs() < 1e-6, "{change:?}");
        assert!(!change.warns(5), "one of five themes needs more");
    }

    #[test]
    fn a_dip_is_the_last_cohort_against_all_before() {
        let change = dip(
            &points(&[(20, 4.0), (20, 4.0), (20, 3.2)]),
            4.0,
            0.15,
            0.05,
            ANYTHING,
        )
        .unwrap();
        assert!(
            (change.change + 0.8).abs() < 1e-9 && change.warns(5),
            "{change:?}"
        );
    }
}
