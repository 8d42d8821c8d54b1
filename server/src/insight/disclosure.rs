//! Which figures may be shown: the rules that keep small groups out, also by subtraction.
//!
//! Everything shown is made from *releases*: sets of closed surveys that never overlap and each hold at least
//! the limit. Whatever two figures are subtracted from each other, whole releases remain. What is told of one
//! question in a release is `coding`'s. (PRODUCT 7; the reasoning follows RECIPES 5.4, complement and
//! differencing.)

use app::evaluation::model::{Beyond, Estimate, Figure, Item, ItemKind};
use app::insight::telling::Measure;

use super::coding;
use super::interval::{DISPERSION, DISPERSION_OVERALL, DISPERSION_WORK, interval, tenth};
use super::published::PublishedItem;

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

/// What is told of one question of a survey that `answered` people took; nothing where it is hidden or has no
/// figure. `count` gives the answers per choice, and for `""` those who answered the question.
#[must_use]
pub fn code(item: &Item, count: impl Fn(&str) -> u32, answered: u32, limit: u32) -> Option<PublishedItem> {
    let options = || item.options.iter().map(|o| count(&o.code)).collect::<Vec<u32>>();
    let of = |n, milli, beyond, cells| PublishedItem {
        item: item.code.clone(),
        n,
        milli,
        beyond,
        cells,
        shrunk: None,
    };
    match item.kind {
        ItemKind::Agreement | ItemKind::Quality => {
            let told = coding::scale(["1", "2", "3", "4", "5"].map(count), answered, limit)?;
            Some(of(
                told.n,
                Some(told.tenths * 100),
                told.beyond,
                told.cells.to_vec(),
            ))
        }
        ItemKind::Choice => {
            let (n, cells) = coding::choice(&options(), answered, limit)?;
            Some(of(n, None, None, cells))
        }
        ItemKind::Multi => {
            let (n, cells) = coding::multi(&options(), count(""), answered, limit)?;
            Some(of(n, None, None, cells))
        }
        ItemKind::Text => None,
    }
}

/// The spread of answers to a question (`interval`).
#[must_use]
pub fn dispersion(item: &Item) -> f64 {
    match item.area {
        1 => DISPERSION_WORK,
        _ if item.code == Measure::Overall.code() => DISPERSION_OVERALL,
        _ => DISPERSION,
    }
}

/// A published mean with its interval among `of` people, all to a tenth.
#[must_use]
pub fn estimate(told: &PublishedItem, of: u32, dispersion: f64) -> Option<Estimate> {
    let milli = told.milli?;
    let bounds = interval(told.value()?, told.n, of, dispersion);
    Some(Estimate {
        mean: tenth(f64::from(milli) / 1000.0),
        low: tenth(bounds.low),
        high: tenth(bounds.high),
        beyond: told.beyond.map(|b| match b {
            coding::Beyond::AtLeast => Beyond::AtLeast,
            coding::Beyond::AtMost => Beyond::AtMost,
        }),
    })
}

/// What a page shows of a question that `of` people were asked.
#[must_use]
pub fn figure(item: &Item, told: Option<&PublishedItem>, of: u32) -> Figure {
    let Some(told) = told else {
        return Figure::Hidden;
    };
    Figure::Shown {
        n: told.n,
        cells: told.cells.clone(),
        estimate: estimate(told, of, dispersion(item)),
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
            reworded: false,
            apart: false,
        }
    }

    fn scale(counts: [u32; 5], limit: u32) -> Figure {
        let count = |choice: &str| choice.parse::<usize>().map_or(0, |v| counts[v - 1]);
        let n = counts.iter().sum();
        let item = item(ItemKind::Quality, 0);
        figure(&item, code(&item, count, n, limit).as_ref(), n * 2)
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
    fn a_distribution_is_shown_whole_or_not_at_all() {
        assert_eq!(scale([0, 0, 0, 2, 3], 6), Figure::Hidden);
        assert_eq!(cells(&scale([0, 0, 0, 0, 9], 6)), [None; 5]);
        let all = scale([0, 0, 0, 0, 10], 6);
        assert_eq!(cells(&all), [Some(0), Some(0), Some(0), Some(0), Some(10)]);
        let wide = scale([0, 0, 6, 20, 14], 6);
        assert_eq!(cells(&wide), [Some(0), Some(0), Some(6), Some(20), Some(14)]);
        assert_eq!(cells(&scale([0, 1, 2, 12, 15], 6)), [None; 5]);
    }

    #[test]
    fn agreement_of_a_few_is_told_as_a_bound() {
        for counts in [[0, 0, 0, 0, 9], [0, 0, 0, 1, 8], [0, 0, 0, 2, 7], [0, 0, 1, 0, 8]] {
            let Figure::Shown { estimate, .. } = scale(counts, 6) else {
                panic!("{counts:?}");
            };
            let e = estimate.unwrap();
            assert_eq!((e.mean, e.beyond), (4.8, Some(Beyond::AtLeast)), "{counts:?}");
        }
    }

    proptest! {
        #[test]
        fn no_count_below_the_limit_is_shown_or_left_over(
            counts in proptest::array::uniform5(0u32..40), limit in 6u32..12
        ) {
            let n: u32 = counts.iter().sum();
            match scale(counts, limit) {
                Figure::Hidden => prop_assert!(n < limit),
                Figure::Shown { n: shown, cells, estimate } => {
                    prop_assert_eq!(shown, n);
                    prop_assert!(n >= limit && estimate.is_some());
                    let hidden = cells.iter().filter(|c| c.is_none()).count();
                    prop_assert!(hidden == 0 || hidden == 5);
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
