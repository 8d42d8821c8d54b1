//! Shares of an amount, exactly.
//!
//! Shares are fractions of whole numbers and amounts whole øre. Each part is rounded to the nearest øre and the teacher's
//! part is the rest, so that the parts always add up to the basis.

use crate::shared::lang::Lang;

/// An exact fraction; the denominator is never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    num: i64,
    den: i64,
}

impl Share {
    /// So much of a whole, which is more than nothing.
    pub(super) const fn of_whole(num: i64, den: i64) -> Self {
        Share { num, den }
    }

    /// So many hundredths of a percent.
    #[must_use]
    pub const fn basis_points(n: i64) -> Self {
        Share { num: n, den: 10_000 }
    }

    /// This much of an amount, to the nearest øre, halves up.
    #[must_use]
    pub fn of(self, ore: i64) -> i64 {
        let (num, den) = (i128::from(self.num) * i128::from(ore), i128::from(self.den));
        i64::try_from((2 * num + den).div_euclid(2 * den)).unwrap_or(i64::MAX)
    }

    /// As percent with at most three decimals: `37,5 %`.
    #[must_use]
    pub fn percent(self, lang: Lang) -> String {
        let thousandths = Share {
            num: self.num * 100_000,
            den: self.den,
        }
        .of(1);
        let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
        let text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
        let text = if lang == Lang::En {
            text
        } else {
            text.replace('.', ",")
        };
        format!("{text}\u{a0}%")
    }
}

/// Three amounts that add up to their basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    pub state_ore: i64,
    pub owner_ore: i64,
    pub teacher_ore: i64,
}

/// Divides an amount by percentages that make 100.
#[must_use]
pub fn split(ore: i64, state: u8, owner: u8) -> Split {
    let part = |percent: u8| Share::basis_points(i64::from(percent) * 100).of(ore);
    let (state_ore, owner_ore) = (part(state), part(owner));
    Split {
        state_ore,
        owner_ore,
        teacher_ore: ore - state_ore - owner_ore,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shares_are_said_as_percent() {
        assert_eq!(Share::basis_points(2000).percent(Lang::En), "20\u{a0}%");
        assert_eq!(Share::basis_points(3333).percent(Lang::En), "33.33\u{a0}%");
        assert_eq!(Share::of_whole(3, 16).percent(Lang::Nb), "18,75\u{a0}%");
    }

    proptest! {
        #[test]
        fn the_parts_make_the_whole_to_the_ore(ore in 0..1_000_000_000_i64, state in 0..=100_u8, rest in 0..=100_u8) {
            let owner = rest.min(100 - state);
            let parts = split(ore, state, owner);
            prop_assert_eq!(parts.state_ore + parts.owner_ore + parts.teacher_ore, ore);
            // Each part is within an øre of its exact share.
            for (part, percent) in [(parts.state_ore, state), (parts.owner_ore, owner), (parts.teacher_ore, 100 - state - owner)] {
                prop_assert!((part * 100 - ore * i64::from(percent)).abs() <= 100, "{parts:?}");
            }
        }

        #[test]
        fn a_share_is_rounded_to_the_nearest_ore(ore in 0..1_000_000_000_i64, points in 0..=10_000_i64) {
            let exact = ore * points;
            let rounded = Share::basis_points(points).of(ore);
            prop_assert!((rounded * 10_000 - exact).abs() <= 5_000);
        }
    }
}
