//! Early warning: false alarms over steady series, and power beside the best test there can be.

use server::insight::interval::tenth;
use server::insight::warning::{DIFFERENCE_DISPERSION, INDEX_DISPERSION, PROFILE, Point, Usual, dip, fall};

use super::best::{Oracle, log_sum};
use super::world::{Dice, Item, Spread, answers, mean, sizes};

/// Three cohorts of one series, with every answer.
type Series = Vec<Vec<Vec<u32>>>;

/// What happens to a series.
#[derive(Clone, Copy)]
pub enum Story {
    Steady,
    /// Falls by so much from the first cohort to the third, latent units.
    Falls(f64),
    /// One theme lies so much lower in the third.
    Dips(f64),
}

/// How many answer: as in real cohorts, three in a row published alone; or the same number each time.
#[derive(Clone, Copy)]
pub enum Sizes {
    Real { limit: u32 },
    Fixed(u32),
}

fn numbers(sizes_known: &[u32], how: Sizes, dice: &mut Dice) -> Vec<u32> {
    match how {
        Sizes::Fixed(n) => vec![n; 3],
        Sizes::Real { limit } => loop {
            let size = sizes_known[dice.below(sizes_known.len())];
            let n: Vec<u32> = (0..3).map(|_| dice.answering(size)).collect();
            if n.iter().all(|n| *n >= limit) {
                return n;
            }
        },
    }
}

fn series(items: &[Item], spread: Spread, n: &[u32], story: Story, dice: &mut Dice) -> Series {
    let above = (spread.subject.powi(2) + spread.series.powi(2)).sqrt();
    let level = dice.normal() * above;
    let dipping = dice.below(items.len());
    n.iter()
        .enumerate()
        .map(|(t, n)| {
            let mut shift = level + dice.normal() * spread.cohort;
            if let Story::Falls(by) = story {
                shift -= by * t as f64 / 2.0;
            }
            let of = |item: usize| match story {
                Story::Dips(by) if t == 2 && item == dipping => shift - by,
                _ => shift,
            };
            (0..*n).map(|_| answers(items, of, spread, dice)).collect()
        })
        .collect()
}

/// An item's mean in a cohort as it is published.
fn published(cohort: &[Vec<u32>], item: usize) -> f64 {
    tenth(mean(cohort.iter().map(|a| f64::from(a[item]))))
}

fn points(series: &Series, of: impl Fn(&[Vec<u32>]) -> f64) -> Vec<Point> {
    let point = |(t, cohort): (usize, &Vec<Vec<u32>>)| Point {
        year: 2023 + t as i32,
        n: cohort.len() as u32,
        mean: of(cohort),
    };
    series.iter().enumerate().map(point).collect()
}

fn level(points: &[Point]) -> f64 {
    mean(points.iter().map(|p| p.mean))
}

/// Ours, on published figures.
fn warned(series: &Series, items: &[Item], story: Story, swing: f64) -> bool {
    let national: Vec<f64> = items.iter().map(|i| i.mean(0.0, 1.0)).collect();
    let items = items.len();
    if let Story::Dips(_) = story {
        return (0..items).any(|item| {
            let others: f64 = (0..items).filter(|i| *i != item).map(|i| national[i]).sum();
            let usual = Usual {
                mean: national[item] - others / (items - 1) as f64,
                sd: PROFILE,
            };
            let own = points(series, |c| published(c, item));
            let beside = points(series, |c| {
                let others = (0..items).filter(|i| *i != item).map(|i| published(c, i));
                published(c, item) - others.sum::<f64>() / (items - 1) as f64
            });
            let change = dip(&beside, level(&own), DIFFERENCE_DISPERSION, 0.0, usual);
            change.is_some_and(|c| c.warns(items as u32))
        });
    }
    let index = points(series, |c| mean((0..items).map(|i| published(c, i))));
    fall(&index, level(&index), INDEX_DISPERSION, swing).is_some_and(|c| c.warns(1))
}

/// The logarithm of the likelihood ratio.
fn ratio(oracle: &Oracle, series: &Series, items: usize, story: Story) -> f64 {
    let curves: Vec<_> = series.iter().map(|c| oracle.curve(c, None)).collect();
    let plain: Vec<_> = curves.iter().collect();
    let steady = oracle.likelihood(&plain, &[0.0; 3]);
    match story {
        Story::Falls(by) => oracle.likelihood(&plain, &[0.0, by / 2.0, by]) - steady,
        Story::Dips(by) => {
            let each: Vec<f64> = (0..items)
                .map(|item| {
                    let dipped = oracle.curve(&series[2], Some((item, (by * 10.0).round() as i32)));
                    oracle.likelihood(&[&curves[0], &curves[1], &dipped], &[0.0; 3])
                })
                .collect();
            log_sum(&each) - steady
        }
        Story::Steady => 0.0,
    }
}

/// What was found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub false_alarms: f64,
    pub power: f64,
    pub best: f64,
}

pub struct Trial<'a> {
    pub items: &'a [Item],
    pub spread: Spread,
    pub story: Story,
    pub sizes: Sizes,
    /// The cohorts' swing in scale points that ours is told.
    pub swing: f64,
}

impl Trial<'_> {
    /// Over so many steady series and as many that change; `with_best` also asks the best test.
    pub fn run(&self, tries: usize, with_best: bool, seed: u64) -> Found {
        let known = sizes();
        let oracle = Oracle::new(self.items, self.spread);
        let mut dice = Dice::new(seed);
        let k = self.items.len();
        let mut one = |story: Story| {
            let n = numbers(&known, self.sizes, &mut dice);
            let series = series(self.items, self.spread, &n, story, &mut dice);
            let ratio = if with_best {
                ratio(&oracle, &series, k, self.story)
            } else {
                0.0
            };
            (warned(&series, self.items, self.story, self.swing), ratio)
        };
        let steady: Vec<(bool, f64)> = (0..tries).map(|_| one(Story::Steady)).collect();
        let changed: Vec<(bool, f64)> = (0..tries).map(|_| one(self.story)).collect();
        let share = |n: usize| n as f64 / tries as f64;
        let mut ratios: Vec<f64> = steady.iter().map(|(_, r)| *r).collect();
        ratios.sort_unstable_by(f64::total_cmp);
        let limit = ratios[(0.95 * tries as f64) as usize];
        Found {
            false_alarms: share(steady.iter().filter(|(w, _)| *w).count()),
            power: share(changed.iter().filter(|(w, _)| *w).count()),
            best: share(changed.iter().filter(|(_, r)| *r > limit).count()),
        }
    }
}

/// The latent fall that takes half a point off the items' mean.
pub fn half_point(items: &[Item]) -> f64 {
    let at = |by: f64| mean(items.iter().map(|i| i.mean(0.0, 1.0) - i.mean(-by, 1.0)));
    let mut by = 0.0;
    while at(by) < 0.5 {
        by += 0.01;
    }
    by
}

/// The swing of steady cohorts on the items' mean, in scale points.
pub fn swing(items: &[Item], spread: Spread) -> f64 {
    let slope = mean(
        items
            .iter()
            .map(|i| (i.mean(0.05, 1.0) - i.mean(-0.05, 1.0)) / 0.1),
    );
    slope * spread.cohort
}
