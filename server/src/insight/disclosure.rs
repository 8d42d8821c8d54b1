//! Which figures may be shown: the rules that keep small groups out, also by subtraction.
//!
//! Everything shown is made from *releases*: sets of closed surveys that never overlap and each hold at least
//! the limit. Whatever two figures are subtracted from each other, whole releases remain. What is told of one
//! question in a release is `coding`'s. (PRODUCT 7; the reasoning follows RECIPES 5.4, complement and
//! differencing.)

use app::evaluation::model::{Beyond, Estimate, Figure, Item, ItemKind, NOBODY};
use app::insight::telling::Measure;

use super::coding::{self, unless_one, without_nobody};
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
    let of = |(n, known), milli, beyond, cells| PublishedItem {
        item: item.code.clone(),
        n,
        known,
        milli,
        beyond,
        cells,
        shrunk: None,
    };
    match item.kind {
        ItemKind::Agreement | ItemKind::Quality => {
            let told = coding::scale(["1", "2", "3", "4", "5"].map(count), answered, limit)?;
            Some(of(
                (told.n, told.known),
                Some(told.tenths * 100),
                told.beyond,
                told.cells.to_vec(),
            ))
        }
        ItemKind::Choice => {
            let (n, cells) = coding::choice(&options(), answered, limit)?;
            Some(of((n, n), None, None, cells))
        }
        ItemKind::Multi => {
            let (n, cells) = coding::multi(&options(), nobody(item), count(""), answered, limit)?;
            Some(of((n, n), None, None, cells))
        }
        ItemKind::Text => None,
    }
}

/// Where among its options a question has the one that none of the others fits.
fn nobody(item: &Item) -> Option<usize> {
    item.options.iter().position(|o| o.code == NOBODY)
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

/// A published mean with its interval among `of` people, all to a tenth; reckoned with the fewest answers it can rest on.
#[must_use]
pub fn estimate(told: &PublishedItem, of: u32, dispersion: f64) -> Option<Estimate> {
    let milli = told.milli?;
    let bounds = interval(told.value()?, told.known, of, dispersion);
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

/// What a page shows of a question of a survey that `answered` took of the `of` people who were asked.
#[must_use]
pub fn figure(item: &Item, told: Option<&PublishedItem>, (answered, of): (u32, u32)) -> Figure {
    let Some(told) = told else {
        return Figure::Hidden;
    };
    let (n, cells) = match item.kind {
        // What was published before `coding::multi` was what it is now is guarded here.
        ItemKind::Multi => {
            let cells = without_nobody(told.cells.clone(), nobody(item));
            (told.n.max(answered), unless_one(cells, told.n))
        }
        _ => (told.n, told.cells.clone()),
    };
    Figure::Shown {
        n,
        cells,
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
        figure(&item, code(&item, count, n, limit).as_ref(), (n, n * 2))
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

    #[test]
    fn what_few_chose_is_hidden_though_it_was_published_before_it_had_to_be() {
        let told = |n: u32, cells: &[Option<u32>]| PublishedItem {
            item: "x".into(),
            n,
            known: n,
            milli: None,
            beyond: None,
            cells: cells.to_vec(),
            shrunk: None,
        };
        let shown =
            |n, cells: &[Option<u32>]| figure(&item(ItemKind::Multi, 3), Some(&told(n, cells)), (14, 30));
        for n in [6, 9, 12] {
            assert_eq!(
                super::tests::cells(&shown(n, &[None, Some(0), Some(0)])),
                [None; 3]
            );
        }
        // Told of all who took the survey, among whom some may have chosen nothing.
        let Figure::Shown { n, cells, .. } = shown(13, &[Some(7), Some(8), Some(0)]) else {
            panic!("hidden");
        };
        assert_eq!((n, cells), (14, vec![Some(7), Some(8), Some(0)]));
    }

    #[test]
    fn a_mean_that_few_may_have_skipped_is_as_unsure_as_the_fewest_answers_make_it() {
        let quality = item(ItemKind::Quality, 0);
        let width = |counts: [u32; 5], answered: u32, of: u32| {
            let count = |choice: &str| choice.parse::<usize>().map_or(0, |v| counts[v - 1]);
            let told = code(&quality, count, answered, 6).unwrap();
            let e = estimate(&told, of, dispersion(&quality)).unwrap();
            (told.n, told.known, e.high - e.low)
        };
        let none = width([0, 0, 3, 4, 4], 11, 22);
        let some = width([0, 0, 2, 4, 4], 11, 22);
        assert_eq!((none.0, none.1, some.0, some.1), (11, 11, 11, 6));
        assert!(some.2 > none.2 + 0.2, "{none:?} {some:?}");
        // Everybody took the survey; nobody knows that everybody answered this.
        assert!(width([0, 0, 1, 3, 2], 11, 11).2 > 0.5);
        assert!(width([0, 0, 3, 4, 4], 11, 11).2 < 0.01);
        // Of seven only one can have skipped it, so it is never told that none did.
        assert_eq!(width([0, 0, 2, 3, 2], 7, 14).1, 6);
        assert_eq!(width([0, 0, 2, 2, 2], 7, 14).1, 6);
    }

    #[test]
    fn a_figure_from_before_rests_on_the_fewest_answers_it_may_have_had() {
        let hidden = |n, limit| coding::known_before(n, &[None; 5], limit);
        assert_eq!([6, 7, 11, 40].map(|n| hidden(n, 6)), [6, 6, 6, 35]);
        // Where the limit is higher, more may have skipped it without that being told.
        assert_eq!([8, 12, 20, 40].map(|n| hidden(n, 12)), [6, 6, 9, 29]);
        assert_eq!(coding::known_before(18, &[Some(6), Some(12), Some(0)], 12), 18);
        // An index has no counts of its own.
        assert_eq!(coding::known_before(11, &[], 6), 6);
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
