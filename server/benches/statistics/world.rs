//! Simulated cohorts: real sizes (DBH), the published distributions (DOMAIN 6.6), answers that hang together.
//!
//! The same model as the demonstration's answers (`server/src/seed/answers.rs`), with subjects added: an answer
//! is a point on a latent scale where subject, series, cohort, person and chance add up, cut where the item's
//! published distribution says.

use std::collections::BTreeMap;

use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt as _, SeedableRng as _};
use serde::Deserialize;
use statrs::distribution::{ContinuousCDF as _, Normal};

#[derive(Deserialize)]
struct File {
    item_missing_share: f64,
    items: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    kind: String,
    #[serde(default)]
    probabilities: BTreeMap<String, f64>,
}

/// Spread on the latent scale, whose whole variance is 1.
#[derive(Clone, Copy)]
pub struct Spread {
    pub subject: f64,
    pub series: f64,
    pub cohort: f64,
    pub person: f64,
}

/// As in the demonstration's data, its spread between series shared with subjects.
pub const USUAL: Spread = Spread {
    subject: 0.2,
    series: 0.4,
    cohort: 0.2,
    person: 0.7,
};

impl Spread {
    /// What is left for chance in one answer.
    pub fn chance(self) -> f64 {
        let known = self.subject.powi(2) + self.series.powi(2) + self.cohort.powi(2) + self.person.powi(2);
        (1.0 - known).max(0.05).sqrt()
    }
}

/// A question's cuts on the latent scale.
#[derive(Clone)]
pub struct Item {
    pub cuts: [f64; 4],
    /// How many skip it or do not know, as a share.
    pub skipped: f64,
}

impl Item {
    pub fn value(&self, point: f64) -> u32 {
        1 + u32::try_from(self.cuts.iter().filter(|c| point >= **c).count()).expect("four cuts")
    }

    /// The mean where points scatter normally around `shift`.
    pub fn mean(&self, shift: f64, sd: f64) -> f64 {
        1.0 + self
            .cuts
            .iter()
            .map(|c| Normal::standard().sf((c - shift) / sd))
            .sum::<f64>()
    }

    /// The chance of each value there.
    pub fn chances(&self, shift: f64, sd: f64) -> [f64; 5] {
        let mut below = 0.0;
        std::array::from_fn(|v| {
            let below_cut = |c: &f64| Normal::standard().cdf((c - shift) / sd);
            let up_to = self.cuts.get(v).map_or(1.0, below_cut);
            let chance = up_to - below;
            below = up_to;
            chance.max(1e-12)
        })
    }
}

/// Scale items whose codes begin so, in the order of their codes.
pub fn items(prefixes: &[&str]) -> Vec<Item> {
    let text = include_str!("../../src/seed/data/simulation.json");
    let file: File = serde_json::from_str(text).expect("the simulation's file is right");
    let wanted = |code: &str| prefixes.iter().any(|p| code.starts_with(p));
    file.items
        .into_iter()
        .filter(|(code, e)| wanted(code) && (e.kind == "quality" || e.kind == "agreement"))
        .map(|(_, entry)| {
            let of = |v: usize| entry.probabilities.get(&v.to_string()).copied().unwrap_or(0.0);
            let known: f64 = (1..=5).map(of).sum();
            let mut below = 0.0;
            let cuts = std::array::from_fn(|v| {
                below += of(v + 1) / known;
                Normal::standard().inverse_cdf(below.min(1.0 - 1e-9))
            });
            Item {
                cuts,
                skipped: of(0) + (1.0 - of(0)) * file.item_missing_share,
            }
        })
        .collect()
}

/// Sizes of real courses for teachers, as DBH counts candidates; at most sixty meet in one cohort.
pub fn sizes() -> Vec<u32> {
    let text = include_str!("../../src/seed/data/dbh_kfk_cohorts.tsv");
    let rows = text.lines().skip(1).map(|l| l.split('\t').collect::<Vec<_>>());
    rows.filter(|r| r.get(7) == Some(&"kfk code pattern"))
        .filter_map(|r| r.get(6)?.parse::<u32>().ok())
        .map(|n| n.min(60))
        .collect()
}

/// Chance with a fixed seed.
pub struct Dice(Xoshiro256PlusPlus);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    pub fn share(&mut self) -> f64 {
        self.0.random()
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0.random_range(0..n)
    }

    /// A standard normal number, by Box and Muller.
    pub fn normal(&mut self) -> f64 {
        let (u, v): (f64, f64) = (1.0 - self.share(), self.share());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }

    /// A gamma number, by Marsaglia and Tsang (2000).
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let u = 1.0 - self.share();
            return self.gamma(shape + 1.0) * u.powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && (1.0 - self.share()).ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// How many of a cohort answer: 40–60 % of them on average, each for herself.
    pub fn answering(&mut self, invited: u32) -> u32 {
        let share = 0.4 + 0.2 * self.share();
        let n = (0..invited).filter(|_| self.share() < share).count();
        u32::try_from(n).expect("no more than were invited")
    }
}

/// One person's answers to these items.
pub fn answers(items: &[Item], shift: impl Fn(usize) -> f64, spread: Spread, dice: &mut Dice) -> Vec<u32> {
    let person = dice.normal() * spread.person;
    let chance = spread.chance();
    items
        .iter()
        .enumerate()
        .map(|(i, item)| item.value(shift(i) + person + dice.normal() * chance))
        .collect()
}

pub fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = values.len();
    values.sum::<f64>() / n.max(1) as f64
}
