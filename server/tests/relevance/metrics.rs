//! The measures, as pure functions over grades, and intervals by resampling. Definitions are in README.md.

/// Grade from which an offer is of use to the asker.
const USEFUL: u8 = 2;
/// Depths of the measures.
const NDCG_AT: usize = 10;
const SUCCESS_AT: usize = 5;
pub const RECALL_AT: usize = 20;
/// Resamples of an interval, and the share of them it leaves out at each end.
pub const RESAMPLES: usize = 2_000;
const TAIL: f64 = 0.025;
/// Seed of all resampling, so that two runs over the same answers print the same intervals.
const SEED: u64 = 0x5EED_0F0F_FE25;

/// What one answer is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Of the best possible order of the first ten, 0–1: gain 2^grade − 1, discount log2.
    pub ndcg: f64,
    /// 1 with a useful offer among the first five.
    pub success: f64,
    /// Useful offers among the first twenty, of those there are, or of twenty where there are more.
    pub recall: f64,
    /// 1 where nothing was found.
    pub empty: f64,
}

/// Scores one answer: the grades in the order they were found in, and the grades of all offers.
pub fn score(found: &[u8], all: &[u8]) -> Score {
    let n_useful = all.iter().filter(|g| **g >= USEFUL).count().min(RECALL_AT);
    let hits = |n: usize| found.iter().take(n).filter(|g| **g >= USEFUL).count();
    let mut ideal = all.to_vec();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    Score {
        ndcg: share(gain(found), gain(&ideal)),
        success: f64::from(u8::from(hits(SUCCESS_AT) > 0)),
        recall: share(hits(RECALL_AT) as f64, n_useful as f64),
        empty: f64::from(u8::from(found.is_empty())),
    }
}

/// Discounted cumulative gain of the first ten.
fn gain(grades: &[u8]) -> f64 {
    grades
        .iter()
        .take(NDCG_AT)
        .enumerate()
        .map(|(i, g)| (f64::from(*g).exp2() - 1.0) / ((i + 2) as f64).log2())
        // An empty sum of floats is −0.
        .fold(0.0, |sum, part| sum + part)
}

/// The mean; nothing has mean 0.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// A figure with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// A figure over groups and its interval when groups are drawn anew with replacement.
///
/// The queries of one need share their judgements; drawn one by one they would pretend to be independent.
pub fn estimate<T: Copy>(groups: &[Vec<T>], figure: impl Fn(&[T]) -> f64) -> Estimate {
    let value = figure(&groups.concat());
    let mut state = SEED;
    let mut drawn: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let sample: Vec<T> = (0..groups.len())
                .flat_map(|_| groups[below(&mut state, groups.len())].iter().copied())
                .collect();
            figure(&sample)
        })
        .collect();
    drawn.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| drawn[((drawn.len() - 1) as f64 * share).round() as usize];
    Estimate {
        value,
        low: at(TAIL),
        high: at(1.0 - TAIL),
    }
}

/// A number below `n` from SplitMix64.
fn below(state: &mut u64, n: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) % n.max(1) as u64) as usize
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-4
}

#[test]
fn the_best_order_is_worth_one_and_nothing_found_is_worth_nothing() {
    let all = [3, 2, 1, 0, 0];
    let best = score(&[3, 2, 1], &all);
    assert_eq!(
        (best.ndcg, best.success, best.recall, best.empty),
        (1.0, 1.0, 1.0, 0.0)
    );
    let nothing = score(&[], &all);
    assert_eq!(
        (nothing.ndcg, nothing.success, nothing.recall, nothing.empty),
        (0.0, 0.0, 0.0, 1.0)
    );
}

#[test]
fn ndcg_is_as_reckoned_by_hand() {
    // Found 1, 0, 3 of an ideal 3, 2, 1: (1/1 + 0 + 7/2) / (7/1 + 3/1.58496 + 1/2) = 4.5 / 9.39279.
    let s = score(&[1, 0, 3], &[3, 2, 1]);
    assert!(close(s.ndcg, 0.47909), "{}", s.ndcg);
    // Only the first ten count.
    let late = [[0; 10].as_slice(), &[3]].concat();
    assert!(close(score(&late, &[3]).ndcg, 0.0));
}

#[test]
fn success_looks_at_five_and_recall_at_twenty() {
    let sixth = score(&[1, 1, 1, 1, 1, 2], &[3, 2]);
    assert_eq!((sixth.success, sixth.recall), (0.0, 0.5));
    let fifth = score(&[0, 0, 0, 0, 2], &[3, 2]);
    assert_eq!(fifth.success, 1.0);
    // Thirty useful offers cannot all be among twenty.
    assert_eq!(score(&[2; 20], &[2; 30]).recall, 1.0);
    assert_eq!(score(&[2; 10], &[2; 30]).recall, 0.5);
}

#[test]
fn an_interval_holds_its_figure_and_is_the_same_every_time() {
    let groups: Vec<Vec<f64>> = (0..40)
        .map(|i| vec![f64::from(i % 4) / 4.0; 1 + i as usize % 3])
        .collect();
    let e = estimate(&groups, mean);
    assert!(e.low < e.value && e.value < e.high, "{e:?}");
    assert_eq!(e, estimate(&groups, mean));
    let same = estimate(&[vec![0.5], vec![0.5]], mean);
    assert_eq!((same.low, same.high), (0.5, 0.5));
}
