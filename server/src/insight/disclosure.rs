//! Which figures may be shown: the rules that keep small groups out, also by subtraction.
//!
//! Everything shown is made from *releases*: sets of closed surveys that never overlap and each hold at least
//! the limit. Whatever two figures are subtracted from each other, whole releases remain. (PRODUCT 7; the
//! reasoning follows RECIPES 5.4, complement and differencing.)

use app::evaluation::model::{Estimate, Figure, Item, ItemKind};

use super::statistics::estimate;

/// Below this many answers, agreement of all would tell what each one said.
const UNANIMITY: u32 = 10;

/// Groups surveys for release. `answered` holds their answers in the order they closed.
///
/// A survey with enough answers stands alone. The others are put together, in that order, until they are
/// enough; those left over wait. A release never changes when later surveys close, so that no figure can be
/// subtracted from an older one of itself.
///
/// Gives indexes into `answered`, each at most once, sorted within a release.
#[must_use]
pub fn releases(answered: &[u32], limit: u32) -> Vec<Vec<usize>> {
    let mut releases = vec![];
    let mut waiting: (Vec<usize>, u32) = (vec![], 0);
    for (i, &n) in answered.iter().enumerate() {
        if n >= limit {
            releases.push(vec![i]);
        } else if n > 0 {
            waiting.0.push(i);
            waiting.1 += n;
            if waiting.1 >= limit {
                releases.push(std::mem::take(&mut waiting).0);
            }
        }
    }
    releases
}

/// Counts of a distribution that may be shown; `None` = hidden.
///
/// A count is shown if it and the rest are each none or at least the limit, and the hidden counts together
/// are at least the limit too. Beside hidden counts no zero is shown: with the mean it would help to reckon
/// them out.
fn shown_counts(counts: &[u32], limit: u32) -> Vec<Option<u32>> {
    let n: u32 = counts.iter().sum();
    let is_safe = |c: u32| (c == 0 || c >= limit) && (c == n || n - c >= limit);
    let mut shown: Vec<bool> = counts.iter().map(|&c| is_safe(c)).collect();
    if shown.iter().all(|s| *s) {
        return counts.iter().copied().map(Some).collect();
    }
    for (shown, &count) in shown.iter_mut().zip(counts) {
        *shown &= count > 0;
    }
    loop {
        let hidden = || counts.iter().zip(&shown).filter(|(c, s)| !**s && **c > 0);
        if hidden().count() >= 2 && hidden().map(|(c, _)| c).sum::<u32>() >= limit {
            break;
        }
        match (0..counts.len()).filter(|&i| shown[i]).min_by_key(|&i| counts[i]) {
            Some(i) => shown[i] = false,
            None => break,
        }
    }
    counts.iter().zip(shown).map(|(c, s)| s.then_some(*c)).collect()
}

/// What may be shown of one item. `count` gives the answers per choice, and for `""` those who answered the
/// item.
#[must_use]
pub fn figure(item: &Item, count: impl Fn(&str) -> u32, limit: u32) -> Figure {
    let options = || item.options.iter().map(|o| count(&o.code)).collect::<Vec<u32>>();
    match item.kind {
        ItemKind::Agreement | ItemKind::Quality => {
            let counts = ["1", "2", "3", "4", "5"].map(count);
            distribution(&counts, limit, estimate(counts))
        }
        ItemKind::Choice => distribution(&options(), limit, None),
        ItemKind::Multi => {
            let n = count("");
            if n < limit {
                return Figure::Hidden;
            }
            let is_shown = |c: u32| {
                let all = c == n && n < UNANIMITY;
                !all && (c == 0 || c >= limit) && (c == n || n - c.min(n) >= limit)
            };
            let cells = options().into_iter().map(|c| is_shown(c).then_some(c));
            Figure::Shown {
                n,
                cells: cells.collect(),
                estimate: None,
            }
        }
        ItemKind::Text => Figure::Hidden,
    }
}

/// Few answers, and all the same.
#[must_use]
pub fn is_unanimous(counts: &[u32]) -> bool {
    let n: u32 = counts.iter().sum();
    n < UNANIMITY && counts.contains(&n)
}

fn distribution(counts: &[u32], limit: u32, estimate: Option<Estimate>) -> Figure {
    let n: u32 = counts.iter().sum();
    if n < limit || is_unanimous(counts) {
        return Figure::Hidden;
    }
    Figure::Shown {
        n,
        cells: shown_counts(counts, limit),
        estimate,
    }
}

#[cfg(test)]
mod tests {
    use app::review::model::Texts;
    use proptest::prelude::*;

    use super::*;

    fn item(kind: ItemKind, options: usize) -> Item {
        let text = || Texts {
            nb: String::new(),
            nn: String::new(),
            en: String::new(),
        };
        let option = |i: usize| app::evaluation::model::ItemOption {
            code: format!("o{i}"),
            text: text(),
        };
        Item {
            code: "x".into(),
            area: 2,
            theme: None,
            dimension: String::new(),
            kind,
            text: text(),
            options: (0..options).map(option).collect(),
        }
    }

    fn scale(counts: [u32; 5], limit: u32) -> Figure {
        let count = |choice: &str| choice.parse::<usize>().map_or(0, |v| counts[v - 1]);
        figure(&item(ItemKind::Quality, 0), count, limit)
    }

    fn cells(figure: &Figure) -> Vec<Option<u32>> {
        match figure {
            Figure::Shown { cells, .. } => cells.clone(),
            Figure::Hidden => vec![],
        }
    }

    #[test]
    fn small_surveys_wait_for_each_other_and_large_ones_stand_alone() {
        assert_eq!(releases(&[8, 3, 9, 2, 4], 6), [vec![0], vec![2], vec![1, 3, 4]]);
        assert_eq!(releases(&[5], 6), Vec::<Vec<usize>>::new());
        assert_eq!(releases(&[0, 5, 0, 5], 6), [[1, 3]]);
    }

    #[test]
    fn a_distribution_hides_what_could_be_reckoned_out() {
        assert_eq!(scale([0, 0, 0, 2, 3], 6), Figure::Hidden);
        assert_eq!(scale([0, 0, 0, 0, 9], 6), Figure::Hidden);
        let all = scale([0, 0, 0, 0, 10], 6);
        assert_eq!(cells(&all), [Some(0), Some(0), Some(0), Some(0), Some(10)]);
        let wide = scale([0, 0, 6, 20, 14], 6);
        assert_eq!(cells(&wide), [Some(0), Some(0), Some(6), Some(20), Some(14)]);
        // Three at the low end would be left over, so the next smallest goes too.
        let low = scale([0, 1, 2, 12, 15], 6);
        assert_eq!(cells(&low), [None, None, None, None, Some(15)]);
        assert_eq!(cells(&scale([0, 0, 0, 3, 17], 6)), [None; 5]);
    }

    proptest! {
        #[test]
        fn no_count_below_the_limit_is_shown_or_left_over(
            counts in proptest::array::uniform5(0u32..40), limit in 6u32..12
        ) {
            let n: u32 = counts.iter().sum();
            match scale(counts, limit) {
                Figure::Hidden => prop_assert!(n < limit.max(UNANIMITY)),
                Figure::Shown { n: shown, cells, estimate } => {
                    prop_assert_eq!(shown, n);
                    prop_assert!(n >= limit && estimate.is_some());
                    for cell in cells.iter().flatten() {
                        prop_assert!(*cell == 0 || *cell >= limit);
                        prop_assert!(n - cell == 0 || n - cell >= limit);
                    }
                    let left = n - cells.iter().flatten().sum::<u32>();
                    prop_assert!(left == 0 || left >= limit);
                    let hidden = cells.iter().filter(|c| c.is_none()).count();
                    prop_assert!(hidden == 0 || (hidden >= 2 && left > 0));
                }
            }
        }

        #[test]
        fn options_of_a_multiple_choice_keep_the_same_rule(
            n in 0u32..40, shares in proptest::collection::vec(0.0f64..=1.0, 1..7), limit in 6u32..12
        ) {
            let counts: Vec<u32> = shares.iter().map(|s| (s * f64::from(n)).round() as u32).collect();
            let count = |choice: &str| match choice.strip_prefix('o') {
                Some(i) => counts[i.parse::<usize>().unwrap()],
                None => n,
            };
            match figure(&item(ItemKind::Multi, counts.len()), count, limit) {
                Figure::Hidden => prop_assert!(n < limit),
                Figure::Shown { n: shown, cells, .. } => {
                    prop_assert!(shown == n && n >= limit);
                    for cell in cells.iter().flatten() {
                        prop_assert!(*cell == 0 || *cell >= limit);
                        prop_assert!(n - cell == 0 || n - cell >= limit);
                    }
                }
            }
        }

        #[test]
        fn releases_never_overlap_never_change_and_are_never_small(
            answered in proptest::collection::vec(0u32..15, 0..12), limit in 6u32..12
        ) {
            let now = releases(&answered, limit);
            let mut seen = std::collections::HashSet::new();
            for release in &now {
                prop_assert!(release.iter().map(|&i| answered[i]).sum::<u32>() >= limit);
                prop_assert!(release.iter().all(|&i| seen.insert(i)));
            }
            for earlier in 0..answered.len() {
                for release in releases(&answered[..earlier], limit) {
                    prop_assert!(now.contains(&release));
                }
            }
        }
    }
}
