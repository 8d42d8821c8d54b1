//! What one question's answers are turned into before anybody sees them; pure.
//!
//! The code is written for a reader who knows it by heart: whatever is published, several different sets of
//! answers must have led to it, and they must differ in every group that is smaller than the limit.
//! `tests/solver.rs` enumerates all sets of answers and checks exactly that. (PRODUCT 7, RECIPES 5.4; the
//! method is the audit of Hundepool et al., Statistical Disclosure Control, 2012, 4.3.)
//!
//! Three ideas. *Silence is a cell too*: how many skipped a question is told only if they are none or enough.
//! *Means are cut off near the ends*: 29 points from six answers could only be five fives and a four, so the highest
//! three sums are one figure, “at least”. And *how sure a mean is, is told by how many answers it rests on at least*:
//! all of them only where the same figure could as well have come about with some silent, in more ways than one.

use crate::config::MIN_ANSWERS;

/// Below this many answers, agreement of all would tell what each one said.
pub const UNANIMITY: u32 = 10;

/// Points that the highest mean told apart lies below the highest possible sum.
const CUT: f64 = 2.0;

/// A mean that is only told to lie beyond a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Beyond {
    AtLeast,
    AtMost,
}

/// A question answered on the scale 1–5, as it is published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scale {
    /// Who answered; where few skipped the question, who answered the survey.
    pub n: u32,
    /// The fewest answers the figure rests on; what is reckoned with where it matters how many.
    pub known: u32,
    /// The mean in tenths, or the bound it lies beyond.
    pub tenths: u32,
    pub beyond: Option<Beyond>,
    /// Answers by value; `None` = hidden.
    pub cells: [Option<u32>; 5],
}

/// The number to reckon on with, of a mean in thousandths: the middle of what is beyond a bound.
#[must_use]
pub fn value(milli: u32, beyond: Option<Beyond>, n: u32) -> f64 {
    let half = CUT / 2.0 / f64::from(n.max(1));
    match beyond {
        Some(Beyond::AtLeast) => 5.0 - half,
        Some(Beyond::AtMost) => 1.0 + half,
        None => f64::from(milli) / 1000.0,
    }
}

/// Whether all counts may be shown: each is none or at least the limit, and so is what it leaves over.
///
/// There is nothing between all and nothing: beside a mean, a part of a distribution gives away the rest of it
/// even among sixty answers (the solver found such cases).
fn is_safe(counts: &[u32], limit: u32) -> bool {
    let n: u32 = counts.iter().sum();
    counts
        .iter()
        .all(|&c| (c == 0 || c >= limit) && (c == n || n - c >= limit))
}

/// Who is said to have answered: skipping is told only where none or enough did it.
fn said_n(n: u32, answered: u32, limit: u32) -> u32 {
    let silent = answered.saturating_sub(n);
    if silent == 0 || silent >= limit {
        n
    } else {
        answered
    }
}

/// Few answers, and all the same.
fn is_unanimous(counts: &[u32]) -> bool {
    let n: u32 = counts.iter().sum();
    n < UNANIMITY && counts.contains(&n)
}

/// A scale question of a survey that `answered` people took; nothing for too few answers.
#[must_use]
pub fn scale(counts: [u32; 5], answered: u32, limit: u32) -> Option<Scale> {
    let n: u32 = counts.iter().sum();
    let answered = answered.max(n);
    if n < limit {
        return None;
    }
    let [a, b, c, d, e] = counts;
    let is_whole = is_safe(&[a, b, c, d, e, answered - n], limit) && !is_unanimous(&counts);
    let cells = counts.map(|c| is_whole.then_some(c));
    let sum: u32 = counts.iter().zip(1..).map(|(c, v)| c * v).sum();
    let mean = f64::from(sum) / f64::from(n);
    let silent = answered - n;
    let n = said_n(n, answered, limit);
    let (tenths, beyond) = if is_whole {
        (tenths(mean), None)
    } else {
        drawn(mean, n)
    };
    let known = if is_whole || n < answered {
        n
    } else {
        known((tenths, beyond), silent, n, limit)
    };
    Some(Scale {
        n,
        known,
        tenths,
        beyond,
        cells,
    })
}

fn tenths(mean: f64) -> u32 {
    // Means are between 1 and 5.
    (mean * 10.0 + 1e-9).round() as u32
}

/// A mean as `n` people are said to have it: drawn to the nearest one that so many can have, else it would tell that
/// one of them was silent.
fn drawn(mean: f64, n: u32) -> (u32, Option<Beyond>) {
    cut((mean * f64::from(n)).round() / f64::from(n), n)
}

/// The fewest answers behind a figure of `all`, of whom `silent` skipped the question, fewer than the limit.
///
/// That nobody did is told only where two numbers of silent people or more would have shown the same figure: then
/// nobody knows how many they are where it is not told either. A function of the figure and of this one bit.
fn known(figure: (u32, Option<Beyond>), silent: u32, all: u32, limit: u32) -> u32 {
    let shows = |n: u32| (n..=5 * n).any(|sum| drawn(f64::from(sum) / f64::from(n), all) == figure);
    let possible = (1..limit).filter(|s| all >= limit + s && shows(all - s));
    let (several, most) = possible.fold((0, 0), |(n, _), s| (n + 1, s));
    if silent == 0 && several > 1 {
        all
    } else {
        all - most
    }
}

/// The fewest answers behind a figure that was published before this was kept: `n` people, some of whom may have
/// skipped the question unless their answers are shown.
#[must_use]
pub fn known_before(n: u32, cells: &[Option<u32>], limit: u32) -> u32 {
    let is_whole = !cells.is_empty() && cells.iter().all(Option::is_some);
    if is_whole {
        n
    } else {
        // Under which limit it was published nobody wrote down. Limits are only ever raised, so one fewer than today's
        // may have skipped it at most, and it had the least that any limit asks for.
        n.saturating_sub(limit - 1).max(n.min(MIN_ANSWERS))
    }
}

/// The mean in tenths, or the bound it lies beyond.
fn cut(mean: f64, n: u32) -> (u32, Option<Beyond>) {
    let (lowest, highest) = (1.0 + CUT / f64::from(n), 5.0 - CUT / f64::from(n));
    let hair = 1e-9;
    if tenths(highest) < 50 && mean > highest - hair {
        (tenths(highest), Some(Beyond::AtLeast))
    } else if tenths(lowest) > 10 && mean < lowest + hair {
        (tenths(lowest), Some(Beyond::AtMost))
    } else {
        (tenths(mean), None)
    }
}

/// A question with one answer among several: who answered, and the counts that may be shown.
#[must_use]
pub fn choice(counts: &[u32], answered: u32, limit: u32) -> Option<(u32, Vec<Option<u32>>)> {
    let n: u32 = counts.iter().sum();
    let answered = answered.max(n);
    if n < limit || is_unanimous(counts) {
        return None;
    }
    let with_silent: Vec<u32> = counts.iter().copied().chain([answered - n]).collect();
    if is_safe(&with_silent, limit) {
        Some((n, counts.iter().copied().map(Some).collect()))
    } else {
        Some((answered, vec![None; counts.len()]))
    }
}

/// A question with any number of answers, which `n` of those who took the survey answered: all who took it, and how
/// many of them chose each option, as far as it may be shown.
///
/// Nobody can answer such a question without choosing something, so beside the number of those who answered, counts
/// give away who chose several: where eight of fourteen chose the one and eight the other, two chose both. Among all
/// who took the survey any number may have chosen nothing. Then two people can always trade their choices without a
/// count changing, and no group is known but those of a count and the rest of it. Whoever says that none of the
/// options fits (`nobody`) can trade nothing, so how many did is told only where none did. (`tests/choices.rs` tries
/// it.)
#[must_use]
pub fn multi(
    counts: &[u32],
    nobody: Option<usize>,
    n: u32,
    answered: u32,
    limit: u32,
) -> Option<(u32, Vec<Option<u32>>)> {
    let answered = answered.max(n);
    if n < limit {
        return None;
    }
    let is_shown = |c: u32| is_safe(&[c, answered - c], limit) && !is_unanimous(&[c, answered - c]);
    let cells = counts.iter().map(|&c| (c == 0 || is_shown(c)).then_some(c));
    let cells = without_nobody(cells.collect(), nobody);
    Some((answered, unless_one(cells, n)))
}

/// The counts without that of the option that none of the others fits, unless nobody chose it.
#[must_use]
pub fn without_nobody(mut cells: Vec<Option<u32>>, nobody: Option<usize>) -> Vec<Option<u32>> {
    if let Some(cell) = nobody.and_then(|at| cells.get_mut(at)) {
        *cell = cell.filter(|n| *n == 0);
    }
    cells
}

/// The counts of a question with any number of answers, or none of them where a single option is all that few of
/// those who answered, or an unknown number, can have chosen: what all of them chose would be known.
#[must_use]
pub fn unless_one(cells: Vec<Option<u32>>, n: u32) -> Vec<Option<u32>> {
    let chosen = cells.iter().filter(|c| **c != Some(0)).count();
    let is_told = chosen > 1 || (n >= UNANIMITY && cells.iter().all(Option::is_some));
    if is_told { cells } else { vec![None; cells.len()] }
}
