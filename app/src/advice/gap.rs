//! Credits asked for, credits had, and what would remain after an offer or a part of it.

use crate::catalogue::model::OfferPlan;
use crate::shared::units::Credits;

/// What is missing; never less than nothing.
#[must_use]
pub fn missing(asked: Credits, had: Credits) -> Credits {
    Credits((asked.0 - had.0).max(0))
}

/// What an offer could do about a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// What would still be missing after the whole offer.
    pub after: Credits,
    /// Positions of the modules that are enough, where fewer than all are; the fewest credits that do it.
    pub modules: Vec<usize>,
}

/// What an offer could do about a gap; nothing where its credits are not stated.
#[must_use]
pub fn help(gap: Credits, plan: &OfferPlan) -> Option<Help> {
    let credits = plan.credits?;
    let each: Vec<Credits> = plan.modules.iter().map(|m| m.credits).collect();
    Some(Help {
        after: missing(gap, credits),
        modules: enough_modules(gap, credits, &each),
    })
}

/// Most modules that are combined; beyond, the whole offer is the answer.
const MODULES: usize = 12;

/// The modules with the smallest sum that reaches the gap, the fewest of them, first ones first; empty
/// where nothing is missing or it takes the whole offer.
fn enough_modules(gap: Credits, whole: Credits, each: &[Credits]) -> Vec<usize> {
    if gap.0 <= 0 || each.len() < 2 || each.len() > MODULES {
        return vec![];
    }
    let chosen = |set: u32| (0..each.len()).filter(move |i| set & (1 << i) != 0);
    let sum = |set: u32| chosen(set).map(|i| each[i].0).sum::<i32>();
    (1..(1_u32 << each.len()))
        .filter(|set| sum(*set) >= gap.0 && sum(*set) < whole.0)
        // Of equal ones the lower number has its modules earlier in the plan.
        .min_by_key(|set| (sum(*set), set.count_ones(), *set))
        .map(|set| chosen(set).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tenths(all: &[i32]) -> Vec<Credits> {
        all.iter().map(|c| Credits(*c)).collect()
    }

    #[test]
    fn one_module_of_two_is_enough_for_half_a_gap() {
        assert_eq!(missing(Credits(600), Credits(450)), Credits(150));
        assert_eq!(missing(Credits(300), Credits(450)), Credits(0));
        assert_eq!(
            enough_modules(Credits(150), Credits(300), &tenths(&[150, 150])),
            [0]
        );
        assert_eq!(
            enough_modules(Credits(75), Credits(300), &tenths(&[150, 75, 75])),
            [1]
        );
        assert_eq!(
            enough_modules(Credits(200), Credits(300), &tenths(&[150, 75, 75])),
            [0, 1]
        );
        for whole_offer in [300, 600] {
            assert!(enough_modules(Credits(whole_offer), Credits(300), &tenths(&[150, 150])).is_empty());
        }
        assert!(enough_modules(Credits(0), Credits(300), &tenths(&[150, 150])).is_empty());
        assert!(enough_modules(Credits(100), Credits(150), &tenths(&[150])).is_empty());
    }

    proptest! {
        #[test]
        fn a_gap_closed_is_never_negative_and_never_more_than_was_asked(asked in 0..2000_i32, had in 0..2000_i32) {
            let gap = missing(Credits(asked), Credits(had));
            prop_assert!(0 <= gap.0 && gap.0 <= asked);
            prop_assert!(had + gap.0 >= asked);
        }

        #[test]
        fn the_modules_named_are_enough_and_none_of_them_is_idle(
            gap in 1..700_i32, each in proptest::collection::vec(5..301_i32, 0..7)
        ) {
            let whole: i32 = each.iter().sum();
            let named = enough_modules(Credits(gap), Credits(whole), &tenths(&each));
            let sum: i32 = named.iter().map(|i| each[*i]).sum();
            if !named.is_empty() {
                prop_assert!(sum >= gap && sum < whole);
                for left_out in &named {
                    prop_assert!(sum - each[*left_out] < gap, "{named:?} of {each:?} for {gap}");
                }
            } else if each.len() >= 2 {
                // No proper part would do.
                let least = each.iter().min().copied().unwrap_or(0);
                prop_assert!(whole - least < gap);
            }
        }
    }
}
