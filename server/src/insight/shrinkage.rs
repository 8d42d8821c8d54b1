//! What a small cohort most likely is like, once its own answers are weighed against those of its series, its
//! subject and the country; pure.
//!
//! Empirical Bayes for the nested normal model cohort ← series ← subject ← nation: Robbins (1956), Efron and
//! Morris (1975, J. Am. Stat. Assoc. 70, 311–319); the levels as in Fay and Herriot (1979, same journal 74,
//! 269–277) and Searle, Casella and McCulloch, Variance Components (1992, ch. 7). A tree of normal means has
//! its posterior in one pass up and one down. The spread at each level is that of the largest marginal
//! likelihood. Only published figures go in, so nothing comes out that was not published.

use super::interval::variance;

/// A cohort's published mean, and where it belongs.
#[derive(Clone, Debug)]
pub struct Cohort {
    /// Any number that tells series apart.
    pub series: i64,
    /// Any number that tells subjects apart; a series belongs to one.
    pub subject: i64,
    /// Answers its mean rests on, at least.
    pub n: u32,
    pub mean: f64,
    /// Whether others than its own series borrow from it.
    pub lends: bool,
    /// Whether it may borrow from the country outside its subject.
    pub abroad: bool,
}

/// Spread in scale points (standard deviations) at each level, and the national mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    pub nation: f64,
    pub subject: f64,
    pub series: f64,
    pub cohort: f64,
    /// φ of `interval`.
    pub dispersion: f64,
}

/// Where a shrunk mean comes from; shares that add up to one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    pub own: f64,
    pub series: f64,
    pub subject: f64,
    pub nation: f64,
}

/// A shrunk mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrunk {
    pub mean: f64,
    /// Standard deviation of what is still not known.
    pub doubt: f64,
    pub weights: Weights,
}

/// A normal message: precision and mean.
#[derive(Clone, Copy, Debug, Default)]
struct Message {
    precision: f64,
    mean: f64,
}

impl Message {
    fn of(variance: f64, mean: f64) -> Self {
        let precision = 1.0 / variance.max(1e-9);
        Message { precision, mean }
    }

    fn with(self, other: Message) -> Message {
        let precision = self.precision + other.precision;
        if precision <= 0.0 {
            return Message::default();
        }
        let mean = (self.precision * self.mean + other.precision * other.mean) / precision;
        Message { precision, mean }
    }

    fn without(self, other: Message) -> Message {
        let precision = (self.precision - other.precision).max(0.0);
        if precision < 1e-9 {
            return Message::default();
        }
        let mean = (self.precision * self.mean - other.precision * other.mean) / precision;
        Message { precision, mean }
    }

    /// The same message seen through a further spread.
    fn through(self, sd: f64) -> Message {
        if self.precision <= 0.0 {
            return self;
        }
        Message::of(1.0 / self.precision + sd * sd, self.mean)
    }
}

/// Cohorts by series, series by subject, in the order of first appearance.
struct Tree {
    series_of: Vec<usize>,
    subject_of: Vec<usize>,
    subjects: usize,
}

fn tree(cohorts: &[Cohort]) -> Tree {
    let mut series = std::collections::BTreeMap::new();
    let mut subjects = std::collections::BTreeMap::new();
    let mut subject_of = vec![];
    let series_of = cohorts.iter().map(|c| {
        let next = subjects.len();
        let subject = *subjects.entry(c.subject).or_insert(next);
        *series.entry(c.series).or_insert_with(|| {
            subject_of.push(subject);
            subject_of.len() - 1
        })
    });
    let series_of = series_of.collect();
    Tree {
        series_of,
        subject_of,
        subjects: subjects.len(),
    }
}

/// The variance of a cohort's mean around what the cohort truly thinks, taken at the national mean: a generalised
/// variance function (Wolter, Introduction to Variance Estimation, 2nd ed., 2007, ch. 7), as Fay and Herriot smooth
/// theirs. Taken at the cohort's own mean, cohorts that happen to answer high would seem to scatter less, weigh
/// more, and pull all means upwards.
fn noise(cohort: &Cohort, levels: &Levels) -> f64 {
    variance(levels.nation, levels.dispersion).max(0.02) / f64::from(cohort.n.max(1))
}

struct Passed {
    own: Vec<Message>,
    series: Vec<Message>,
    /// The same as far as they lend.
    lent: Vec<Message>,
    subjects: Vec<Message>,
    nation: Message,
    log_likelihood: f64,
}

/// Adds a message to a node and gives the logarithm of how likely it was, seen from there; one that says nothing adds
/// nothing.
fn take(node: &mut Message, message: Message) -> f64 {
    let density = if node.precision > 0.0 && message.precision > 0.0 {
        let spread = 1.0 / node.precision + 1.0 / message.precision;
        -0.5 * (spread.ln() + (node.mean - message.mean).powi(2) / spread)
    } else {
        0.0
    };
    *node = node.with(message);
    density
}

fn up(cohorts: &[Cohort], tree: &Tree, levels: &Levels) -> Passed {
    let mut log_likelihood = 0.0;
    let own: Vec<Message> = cohorts
        .iter()
        .map(|c| Message::of(noise(c, levels), c.mean))
        .collect();
    let mut series = vec![Message::default(); tree.subject_of.len()];
    let mut lent = series.clone();
    for ((cohort, message), &s) in cohorts.iter().zip(&own).zip(&tree.series_of) {
        let message = message.through(levels.cohort);
        log_likelihood += take(&mut series[s], message);
        if cohort.lends {
            take(&mut lent[s], message);
        }
    }
    let mut subjects = vec![Message::default(); tree.subjects];
    for (message, &s) in lent.iter().zip(&tree.subject_of) {
        log_likelihood += take(&mut subjects[s], message.through(levels.series));
    }
    let mut nation = Message::default();
    for message in &subjects {
        log_likelihood += take(&mut nation, message.through(levels.subject));
    }
    Passed {
        own,
        series,
        lent,
        subjects,
        nation,
        log_likelihood,
    }
}

/// The spread at each level that makes the cohorts' means most likely, by a search along one level after
/// the other. Without cohorts: what `before` says.
#[must_use]
pub fn fit(cohorts: &[Cohort], before: Levels) -> Levels {
    if cohorts.is_empty() {
        return before;
    }
    let tree = tree(cohorts);
    let mut best = before;
    best.nation = up(cohorts, &tree, &best).nation.mean;
    let grid: Vec<f64> = (0..=24u32).map(|i| 0.01 * 1.2f64.powi(i.cast_signed())).collect();
    for _ in 0..3 {
        for level in 0..3 {
            let mut highest = f64::NEG_INFINITY;
            let mut kept = best;
            for &sd in &grid {
                let mut tried = best;
                match level {
                    0 => tried.cohort = sd,
                    1 => tried.series = sd,
                    _ => tried.subject = sd,
                }
                // A weak prior around what is usual, worth about one level's doubt: with few series the
                // likelihood alone would often say that there is no spread at all.
                let usual = match level {
                    0 => before.cohort,
                    1 => before.series,
                    _ => before.subject,
                };
                let prior = -0.5 * ((sd / usual).ln() / 0.7).powi(2);
                let likely = up(cohorts, &tree, &tried).log_likelihood + prior;
                if likely > highest {
                    (highest, kept) = (likely, tried);
                }
            }
            best = kept;
        }
        best.nation = up(cohorts, &tree, &best).nation.mean;
    }
    best
}

/// Each cohort's mean, drawn towards its relatives by how little it says itself; in the cohorts' order.
#[must_use]
pub fn shrink(cohorts: &[Cohort], levels: &Levels) -> Vec<Shrunk> {
    let tree = tree(cohorts);
    let passed = up(cohorts, &tree, levels);
    let Passed {
        own,
        series,
        lent,
        subjects,
        nation,
        ..
    } = &passed;
    let one = |i: usize| {
        let s = tree.series_of[i];
        let j = tree.subject_of[s];
        // What each level says without the branch that asks.
        let country = if cohorts[i].abroad {
            let others = nation.without(subjects[j].through(levels.subject));
            others.through(levels.subject)
        } else {
            Message::default()
        };
        let subject = subjects[j].without(lent[s].through(levels.series));
        let above = subject.with(country).through(levels.series);
        let siblings = series[s].without(own[i].through(levels.cohort));
        let prior = siblings.with(above).through(levels.cohort);
        let all = own[i].with(prior);
        if all.precision <= 0.0 {
            return None;
        }
        let share = |part: Message, whole: f64| if whole > 0.0 { part.precision / whole } else { 0.0 };
        let borrowed = share(prior, all.precision);
        let of_series = share(siblings, siblings.precision + above.precision);
        let of_subject = share(subject, subject.precision + country.precision);
        Some(Shrunk {
            mean: all.mean,
            doubt: (1.0 / all.precision).sqrt(),
            weights: Weights {
                own: 1.0 - borrowed,
                series: borrowed * of_series,
                subject: borrowed * (1.0 - of_series) * of_subject,
                nation: borrowed * (1.0 - of_series) * (1.0 - of_subject),
            },
        })
    };
    let alone = |i: usize| Shrunk {
        mean: cohorts[i].mean,
        doubt: noise(&cohorts[i], levels).sqrt(),
        weights: Weights {
            own: 1.0,
            series: 0.0,
            subject: 0.0,
            nation: 0.0,
        },
    };
    (0..cohorts.len())
        .map(|i| one(i).unwrap_or_else(|| alone(i)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVELS: Levels = Levels {
        nation: 4.3,
        subject: 0.1,
        series: 0.3,
        cohort: 0.15,
        dispersion: 0.25,
    };

    fn cohort(series: i64, subject: i64, n: u32, mean: f64) -> Cohort {
        Cohort {
            series,
            subject,
            n,
            mean,
            lends: true,
            abroad: true,
        }
    }

    #[test]
    fn a_small_cohort_borrows_and_a_large_one_stands_by_itself() {
        let cohorts = [
            cohort(1, 1, 6, 3.0),
            cohort(2, 1, 600, 3.0),
            cohort(3, 1, 40, 4.4),
            cohort(4, 2, 40, 4.4),
        ];
        let shrunk = shrink(&cohorts, &LEVELS);
        assert!(
            shrunk[0].mean > 3.1 && shrunk[0].weights.own < 0.75,
            "{:?}",
            shrunk[0]
        );
        assert!(
            shrunk[1].mean < 3.05 && shrunk[1].weights.own > 0.95,
            "{:?}",
            shrunk[1]
        );
        for s in &shrunk {
            let w = s.weights;
            assert!(
                (w.own + w.series + w.subject + w.nation - 1.0).abs() < 1e-9,
                "{s:?}"
            );
            assert!(w.series.abs() < 1e-9, "no sibling in any series: {s:?}");
        }
    }

    #[test]
    fn siblings_count_for_more_than_strangers() {
        let cohorts = [
            cohort(1, 1, 6, 4.0),
            cohort(1, 1, 20, 3.5),
            cohort(2, 1, 20, 4.5),
            cohort(3, 2, 20, 4.5),
        ];
        let w = shrink(&cohorts, &LEVELS)[0].weights;
        assert!(w.series > w.subject && w.subject > 0.0 && w.nation > 0.0, "{w:?}");
    }

    #[test]
    fn who_does_not_lend_moves_no_one_but_her_own_series() {
        let at = |mean: f64, lends: bool| {
            let quiet = Cohort {
                lends,
                ..cohort(1, 1, 20, mean)
            };
            let all = [
                cohort(1, 1, 8, 4.0),
                cohort(2, 1, 9, 4.2),
                cohort(3, 2, 9, 4.4),
                quiet,
            ];
            shrink(&all, &LEVELS)
        };
        let (low, high) = (at(3.0, false), at(5.0, false));
        assert!(high[0].mean > low[0].mean + 0.1, "{low:?} {high:?}");
        assert_eq!(low[1..3], high[1..3]);
        assert!(
            low[3].weights.subject > 0.0,
            "she borrows all the same: {:?}",
            low[3]
        );
        assert!(at(5.0, true)[1].mean > at(3.0, true)[1].mean + 0.01);
    }

    #[test]
    fn the_weights_are_those_the_mean_is_made_of() {
        // The posterior is linear in the data: moving one's own mean by one moves it by the own weight.
        let at = |mean: f64| {
            let cohorts = [cohort(1, 1, 8, mean), cohort(1, 1, 9, 4.0), cohort(2, 1, 30, 4.2)];
            let passed = up(&cohorts, &tree(&cohorts), &LEVELS);
            let noise = passed.own[0];
            (shrink(&cohorts, &LEVELS)[0], noise.precision)
        };
        let ((low, p), (high, q)) = (at(4.0), at(4.000_1));
        assert!((p - q).abs() / p < 1e-3);
        assert!(((high.mean - low.mean) / 0.000_1 - low.weights.own).abs() < 0.05);
        assert_eq!(shrink(&[], &LEVELS), vec![]);
    }
}
