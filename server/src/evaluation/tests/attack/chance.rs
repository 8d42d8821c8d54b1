//! How far a reading lies from chance.

/// Where these letters stand.
pub(super) fn places(bytes: &[u8], needle: &str) -> Vec<usize> {
    let (needle, mut at, mut found) = (needle.as_bytes(), 0, vec![]);
    while let Some(next) = bytes[at..].iter().position(|b| *b == needle[0]) {
        at += next;
        if bytes[at..].starts_with(needle) {
            found.push(at);
        }
        at += 1;
    }
    found
}

/// Kendall's tau of a permutation against the natural order, -1 … 1; nothing for fewer than two.
fn tau(turns: &[usize]) -> Option<f64> {
    let n = turns.len();
    let pairs = n * n.checked_sub(1)? / 2;
    let rising = |i: usize| turns[i + 1..].iter().filter(|later| **later > turns[i]).count();
    let rising: usize = (0..n).map(rising).sum();
    (pairs > 0).then(|| 2.0 * rising as f64 / pairs as f64 - 1.0)
}

/// How far a reading's mean tau lies from none, in standard errors.
pub(super) fn order_found(reading: &[Vec<usize>]) -> f64 {
    let taus: Vec<f64> = reading.iter().filter_map(|turns| tau(turns)).collect();
    // Variance of tau of a random permutation (Kendall 1938): 2(2n+5) / 9n(n-1).
    let variance: f64 = reading
        .iter()
        .filter(|turns| turns.len() > 1)
        .map(|turns| {
            let n = turns.len() as f64;
            2.0 * (2.0 * n + 5.0) / (9.0 * n * (n - 1.0))
        })
        .sum();
    if variance == 0.0 {
        0.0
    } else {
        taus.iter().sum::<f64>() / variance.sqrt()
    }
}

/// Hits of one permutation against another beyond chance, in standard errors: chance is one a survey, with
/// variance one (fixed points of a random permutation).
pub(super) fn hits_found<'a>(pairs: impl Iterator<Item = (&'a [usize], &'a [usize])>) -> f64 {
    let (mut found, mut surveys) = (0.0, 0.0);
    for (one, other) in pairs.filter(|(one, other)| one.len() > 1 && one.len() == other.len()) {
        found += one.iter().zip(other).filter(|(a, b)| a == b).count() as f64 - 1.0;
        surveys += 1.0;
    }
    found / f64::max(1.0, f64::sqrt(surveys))
}

/// Chance goes this far once in a million and a half tries.
pub(super) const CHANCE: f64 = 5.0;
