//! How often each interval holds what it promises to hold: the mean had everybody answered.

use server::config::MIN_ANSWERS;
use server::insight::coding::{scale, value};
use server::insight::interval::{DISPERSION, interval, tenth};

use super::candidates::{anderson, bootstrap_t, dirichlet, phan, student, student_with_prior};
use super::world::{Dice, Item, Spread, USUAL, answers, items};

/// Numbers of answers in the table; all of 3–40 are tried.
pub const SHOWN: [u32; 9] = [3, 5, 6, 8, 11, 15, 20, 30, 40];

/// Held and width, summed over tries.
#[derive(Clone, Copy, Default)]
pub struct Kept {
    held: u32,
    tries: u32,
    width: f64,
}

impl Kept {
    fn add(&mut self, (low, high): (f64, f64), truth: f64) {
        // Shown to a tenth; what is shown counts.
        let hair = 1e-9;
        self.held += u32::from(low - hair <= truth && truth <= high + hair);
        self.tries += 1;
        self.width += high - low;
    }

    pub fn share(self) -> f64 {
        f64::from(self.held) / f64::from(self.tries.max(1))
    }

    pub fn width(self) -> f64 {
        self.width / f64::from(self.tries.max(1))
    }
}

/// Everybody's answers to one item in a cohort of which `n` answer.
struct Sample {
    answered: Vec<f64>,
    of: u32,
    truth: f64,
}

fn sample(item: &Item, n: u32, spread: Spread, dice: &mut Dice) -> Sample {
    let share = 0.4 + 0.2 * dice.share();
    let of = ((f64::from(n) / share).round() as u32).max(n);
    sample_of(item, n, of, spread, dice)
}

fn sample_of(item: &Item, n: u32, of: u32, spread: Spread, dice: &mut Dice) -> Sample {
    let above = spread.subject.powi(2) + spread.series.powi(2) + spread.cohort.powi(2);
    let shift = dice.normal() * above.sqrt();
    let all: Vec<f64> = (0..of)
        .map(|_| f64::from(answers(std::slice::from_ref(item), |_| shift, spread, dice)[0]))
        .collect();
    Sample {
        truth: all.iter().sum::<f64>() / f64::from(of),
        answered: all[..n as usize].to_vec(),
        of,
    }
}

pub const NAMES: [&str; 8] = [
    "score interval, φ fixed (ours)",
    "the same, cohort taken as endless",
    "Student’s t",
    "t with prior (before)",
    "bootstrap-t",
    "Dirichlet, prior worth 4",
    "Anderson",
    "Phan et al.",
];

fn own(sample: &Sample, of: u32, dispersion: f64) -> (f64, f64) {
    let n = sample.answered.len() as u32;
    let mean = tenth(sample.answered.iter().sum::<f64>() / f64::from(n));
    let bounds = interval(mean, n, of, dispersion);
    (tenth(bounds.low), tenth(bounds.high))
}

/// Every method for one number of answers, over all items about the study.
pub fn at(n: u32, tries: usize, seed: u64) -> [Kept; 8] {
    let items = items(&["quality", "relevance", "theme", "outcome"]);
    let nation: Vec<[f64; 5]> = items.iter().map(|i| i.chances(0.0, 1.0)).collect();
    let mut dice = Dice::new(seed);
    let mut kept = [Kept::default(); 8];
    for i in 0..tries {
        let which = i % items.len();
        let s = sample(&items[which], n, USUAL, &mut dice);
        let v = &s.answered;
        let all = [
            own(&s, s.of, DISPERSION),
            own(&s, u32::MAX, DISPERSION),
            student(v, s.of),
            student_with_prior(v),
            bootstrap_t(v, s.of, &mut dice),
            dirichlet(v, s.of, nation[which], 4.0, &mut dice),
            anderson(v),
            phan(v, &mut dice),
        ];
        for (kept, bounds) in kept.iter_mut().zip(all) {
            kept.add(bounds, s.truth);
        }
    }
    kept
}

/// Ours alone, over other worlds: coverage for each n of 3–40.
pub fn ours(spread: Spread, prefixes: &[&str], dispersion: f64, tries: usize, seed: u64) -> Vec<(u32, f64)> {
    let items = items(prefixes);
    let mut dice = Dice::new(seed);
    (3..=40)
        .map(|n| {
            let mut kept = Kept::default();
            for i in 0..tries {
                let s = sample(&items[i % items.len()], n, spread, &mut dice);
                kept.add(own(&s, s.of, dispersion), s.truth);
            }
            (n, kept.share())
        })
        .collect()
}

/// A survey that some of those invited took, and some of them skipped a question.
struct Survey {
    took: u32,
    /// As many as skip the item in the demonstration's data, where no number is given.
    skipping: Option<u32>,
    /// So many that 40–60 % answered, where no number is given.
    of: Option<u32>,
}

/// The interval reckoned with everybody who took the survey, and with the fewest answers the figure allows.
#[derive(Clone, Copy, Default)]
pub struct Skipped {
    pub before: Kept,
    pub now: Kept,
}

impl Skipped {
    /// One more such survey: its figure as the site publishes it; nothing where too few answered.
    fn add(&mut self, item: &Item, survey: &Survey, (spread, dispersion): (Spread, f64), dice: &mut Dice) {
        let Sample { answered, of, truth } = match survey.of {
            Some(of) => sample_of(item, survey.took, of, spread, dice),
            None => sample(item, survey.took, spread, dice),
        };
        let mut counts = [0u32; 5];
        for (i, v) in answered.iter().enumerate() {
            let skips = match survey.skipping {
                Some(n) => i < n as usize,
                None => dice.share() < item.skipped,
            };
            if !skips {
                counts[*v as usize - 1] += 1;
            }
        }
        let Some(told) = scale(counts, survey.took, MIN_ANSWERS) else {
            return;
        };
        let mean = value(told.tenths * 100, told.beyond, told.n);
        let bounds = |n: u32| {
            let bounds = interval(mean, n, of, dispersion);
            (tenth(bounds.low), tenth(bounds.high))
        };
        self.before.add(bounds(told.n), truth);
        self.now.add(bounds(told.known), truth);
    }
}

/// Surveys that 6–40 take, each item skipped by as many as in the demonstration's data; by how many took it.
pub fn skipped(
    spread: Spread,
    prefixes: &[&str],
    dispersion: f64,
    tries: usize,
    seed: u64,
) -> Vec<(u32, Skipped)> {
    let items = items(prefixes);
    let mut dice = Dice::new(seed);
    (MIN_ANSWERS..=40)
        .map(|took| {
            let mut kept = Skipped::default();
            let survey = Survey {
                took,
                skipping: None,
                of: None,
            };
            for i in 0..tries {
                kept.add(&items[i % items.len()], &survey, (spread, dispersion), &mut dice);
            }
            (took, kept)
        })
        .collect()
}

/// A survey that `took` of `of` people took and `skipping` of them skipped a question about the study.
pub fn skipped_by(took: u32, of: u32, skipping: u32, tries: usize, seed: u64) -> Skipped {
    let items = items(&["quality", "relevance", "theme", "outcome"]);
    let mut dice = Dice::new(seed);
    let mut kept = Skipped::default();
    let survey = Survey {
        took,
        skipping: Some(skipping),
        of: Some(of),
    };
    for i in 0..tries {
        kept.add(&items[i % items.len()], &survey, (USUAL, DISPERSION), &mut dice);
    }
    kept
}
