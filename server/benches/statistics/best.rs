//! The best test there can be: the likelihood ratio of Neyman and Pearson (1933), which knows the simulation's
//! model, its spread, the fall it looks for, and every single answer. Nothing real can know as much.

use super::world::{Item, Spread};

/// Step of the latent scale in the sums that stand for integrals.
const STEP: f64 = 0.1;
/// Cohorts' shifts looked at: ±3.
const SHIFTS: i32 = 30;
/// Persons beside their cohort: ±2.1 in steps of three.
const PERSONS: i32 = 21;

fn weights(sd: f64, reach: i32, step: i32) -> Vec<(i32, f64)> {
    if sd <= 0.0 {
        return vec![(0, 1.0)];
    }
    let nodes = (-reach..=reach).filter(|i| i % step == 0);
    let raw: Vec<(i32, f64)> = nodes
        .map(|i| (i, (-0.5 * (f64::from(i) * STEP / sd).powi(2)).exp()))
        .collect();
    let sum: f64 = raw.iter().map(|(_, w)| w).sum();
    raw.into_iter().map(|(i, w)| (i, w / sum)).collect()
}

/// Chances of each value of each item along the latent scale.
pub struct Oracle {
    /// `[item][place][value − 1]`, logarithms.
    tables: Vec<Vec<[f64; 5]>>,
    persons: Vec<(i32, f64)>,
    cohorts: Vec<(i32, f64)>,
    series: Vec<(i32, f64)>,
}

/// Half the width of the table's scale, in steps.
const HALF: i32 = SHIFTS + PERSONS + 20;

/// The logarithm of how likely a cohort's answers are, for each shift of the cohort.
pub type Curve = Vec<f64>;

impl Oracle {
    pub fn new(items: &[Item], spread: Spread) -> Self {
        let chance = spread.chance();
        let table = |item: &Item| {
            (-HALF..=HALF)
                .map(|i| item.chances(f64::from(i) * STEP, chance).map(f64::ln))
                .collect()
        };
        let above = (spread.subject.powi(2) + spread.series.powi(2)).sqrt();
        Oracle {
            tables: items.iter().map(table).collect(),
            persons: weights(spread.person, PERSONS, 3),
            cohorts: weights(spread.cohort, 6, 1),
            series: weights(above, 16, 1),
        }
    }

    /// `dipped` is an item and by how many steps it lies lower.
    pub fn curve(&self, answers: &[Vec<u32>], dipped: Option<(usize, i32)>) -> Curve {
        let mut curve = vec![0.0; (2 * SHIFTS + 1) as usize];
        let places = SHIFTS + PERSONS;
        for person in answers {
            let at: Vec<f64> = (-places..=places)
                .map(|place| {
                    let of = |(i, value): (usize, &u32)| {
                        let lower = dipped.filter(|(item, _)| *item == i).map_or(0, |(_, by)| by);
                        let place = (place - lower).clamp(-HALF, HALF) + HALF;
                        self.tables[i][place as usize][*value as usize - 1]
                    };
                    person.iter().enumerate().map(of).sum::<f64>().exp()
                })
                .collect();
            for (i, sum) in curve.iter_mut().enumerate() {
                let here = i as i32 - SHIFTS + places;
                let likely: f64 = self
                    .persons
                    .iter()
                    .map(|(by, w)| w * at[(here + by) as usize])
                    .sum();
                *sum += likely.max(1e-300).ln();
            }
        }
        curve
    }

    /// How likely these cohorts are where each lies lower than the first by so much (latent units), as a
    /// logarithm.
    pub fn likelihood(&self, curves: &[&Curve], falls: &[f64]) -> f64 {
        let at = |curve: &Curve, place: f64| {
            let place = (place + f64::from(SHIFTS)).clamp(0.0, f64::from(2 * SHIFTS) - 1e-9);
            let below = place.floor();
            let i = below as usize;
            curve[i] + (place - below) * (curve[i + 1] - curve[i])
        };
        let logs: Vec<f64> = self
            .series
            .iter()
            .map(|(level, weight)| {
                let cohorts = curves.iter().zip(falls).map(|(curve, fall)| {
                    let middle = f64::from(*level) - fall / STEP;
                    let parts: Vec<f64> = self
                        .cohorts
                        .iter()
                        .map(|(by, w)| w.ln() + at(curve, middle + f64::from(*by)))
                        .collect();
                    log_sum(&parts)
                });
                weight.ln() + cohorts.sum::<f64>()
            })
            .collect();
        log_sum(&logs)
    }
}

pub fn log_sum(logs: &[f64]) -> f64 {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    most + logs.iter().map(|l| (l - most).exp()).sum::<f64>().ln()
}
