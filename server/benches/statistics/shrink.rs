//! How near the shrunk mean comes to what a cohort truly thinks, beside its plain mean and the best guess there is.

use server::config::MIN_ANSWERS_PUBLIC;
use server::insight::interval::{DISPERSION, Z95, tenth};
use server::insight::shrinkage::{Cohort, Levels, Shrunk, fit, shrink};

use super::bound::best;
use super::world::{Dice, Item, Spread, answers, items, sizes};

/// What is usual before anything is known; the priors of `fit`.
pub const USUAL_LEVELS: Levels = Levels {
    nation: 4.2,
    subject: 0.1,
    series: 0.25,
    cohort: 0.12,
    dispersion: DISPERSION,
};

/// Squared errors of all three, and of how many cohorts.
#[derive(Clone, Copy, Default)]
pub struct Errors {
    plain: f64,
    shrunk: f64,
    best: f64,
    n: u32,
    /// How often mean ± 1.645 doubts held the truth.
    held: u32,
    own: f64,
}

impl Errors {
    fn add(&mut self, truth: f64, plain: f64, shrunk: &Shrunk, best: f64) {
        self.plain += (plain - truth).powi(2);
        self.shrunk += (shrunk.mean - truth).powi(2);
        self.best += (best - truth).powi(2);
        self.n += 1;
        self.held += u32::from((shrunk.mean - truth).abs() <= Z95 * shrunk.doubt);
        self.own += shrunk.weights.own;
    }

    pub fn plain(self) -> f64 {
        (self.plain / f64::from(self.n)).sqrt()
    }

    pub fn shrunk(self) -> f64 {
        (self.shrunk / f64::from(self.n)).sqrt()
    }

    pub fn saved(self) -> f64 {
        1.0 - self.shrunk() / self.plain()
    }

    /// What the best guess there is would have saved.
    pub fn savable(self) -> f64 {
        1.0 - (self.best / f64::from(self.n)).sqrt() / self.plain()
    }

    pub fn held(self) -> f64 {
        f64::from(self.held) / f64::from(self.n)
    }

    pub fn own(self) -> f64 {
        self.own / f64::from(self.n)
    }

    pub fn cohorts(self) -> u32 {
        self.n
    }
}

/// One simulated country: cohorts with what they said, and what they truly think of each item.
struct Country {
    cohorts: Vec<(Cohort, Vec<f64>)>,
    truths: Vec<Vec<f64>>,
}

fn country(items: &[Item], spread: Spread, dice: &mut Dice) -> Country {
    let within = (spread.person.powi(2) + spread.chance().powi(2)).sqrt();
    let mut country = Country {
        cohorts: vec![],
        truths: vec![],
    };
    for (series, &size) in sizes().iter().enumerate() {
        // Twenty subjects; a subject's effect is that of its own seed.
        let subject = series % 20;
        let of_subject = Dice::new(1_000 + subject as u64).normal() * spread.subject;
        let of_series = dice.normal() * spread.series;
        for _ in 0..[1, 2, 3, 3, 3][series % 5] {
            let shift = of_subject + of_series + dice.normal() * spread.cohort;
            let n = dice.answering(size);
            if n == 0 {
                continue;
            }
            let mut sums = vec![0.0; items.len()];
            for _ in 0..n {
                for (sum, v) in sums.iter_mut().zip(answers(items, |_| shift, spread, dice)) {
                    *sum += f64::from(v);
                }
            }
            let means: Vec<f64> = sums.iter().map(|s| tenth(s / f64::from(n))).collect();
            let cohort = Cohort {
                series: series as i64,
                subject: subject as i64,
                n,
                mean: 0.0,
                lends: true,
                abroad: true,
            };
            country
                .truths
                .push(items.iter().map(|i| i.mean(shift, within)).collect());
            country.cohorts.push((cohort, means));
        }
    }
    country
}

/// Who lends to cohorts of other series.
#[derive(Clone, Copy, PartialEq)]
pub enum Lending {
    /// Everybody.
    All,
    /// As on the site (`signals::borrow`), where every subject has three institutions: what is public.
    Public,
    /// The same where none has: a series borrows from its own years and from the country.
    NoSubject,
}

impl Lending {
    /// Puts a series' cohorts together in their order until each group is public, as `disclosure::releases` does.
    fn apply(self, cohorts: &mut [Cohort]) {
        if self == Lending::All {
            return;
        }
        for series in cohorts.chunk_by_mut(|a, b| a.series == b.series) {
            let mut waiting = vec![];
            for i in 0..series.len() {
                series[i].lends = series[i].n >= MIN_ANSWERS_PUBLIC;
                if !series[i].lends {
                    waiting.push(i);
                }
                if waiting.iter().map(|&i| series[i].n).sum::<u32>() >= MIN_ANSWERS_PUBLIC {
                    waiting.drain(..).for_each(|i| series[i].lends = true);
                }
            }
        }
        if self == Lending::NoSubject {
            cohorts.iter_mut().for_each(|c| c.subject = c.series);
        }
    }
}

/// Errors by how many answered: up to 5, 6–11, 12–20, more; and up to 11 together. `limit` leaves out what
/// would not be published.
pub fn measure(spread: Spread, limit: u32, lending: Lending, countries: u64) -> [Errors; 5] {
    let items = items(&["quality", "relevance", "theme", "outcome"]);
    let mut errors = [Errors::default(); 5];
    for seed in 0..countries {
        let mut dice = Dice::new(77 + seed);
        let country = country(&items, spread, &mut dice);
        for item in 0..items.len() {
            let (mut cohorts, mut truths) = (vec![], vec![]);
            for ((cohort, means), truth) in country.cohorts.iter().zip(&country.truths) {
                if cohort.n >= limit {
                    let mean = means[item];
                    cohorts.push(Cohort {
                        mean,
                        ..cohort.clone()
                    });
                    truths.push(truth[item]);
                }
            }
            let guesses = best(&items[item], spread, &cohorts);
            lending.apply(&mut cohorts);
            let lent: Vec<Cohort> = cohorts.iter().filter(|c| c.lends).cloned().collect();
            let levels = fit(&lent, USUAL_LEVELS);
            let shrunk = shrink(&cohorts, &levels);
            for (((cohort, truth), s), best) in cohorts.iter().zip(truths).zip(&shrunk).zip(guesses) {
                let add = |e: &mut Errors| e.add(truth, cohort.mean, s, best);
                add(&mut errors[match cohort.n {
                    0..=5 => 0,
                    6..=11 => 1,
                    12..=20 => 2,
                    _ => 3,
                }]);
                if cohort.n <= 11 {
                    add(&mut errors[4]);
                }
            }
        }
    }
    errors
}
