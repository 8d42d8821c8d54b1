//! What a year of study costs state, school owner and teacher, for guidance.
//!
//! All amounts are whole øre; how they are divided is in `share`.

use super::rules::{Grant, MoneyRule, Rules};
use super::share::{Share, Split, split};
use crate::catalogue::model::{Funding, OfferPlan};
use crate::codes;
use crate::shared::time::Date;
use crate::shared::units::Credits;

codes! {
    /// The two ways the state helps: it pays for a substitute, or it gives a stipend.
    pub enum Scheme { Substitute = "vikar", Stipend = "stipend" }
}

/// At most so many credits a study year are helped with. Source: the directorate's page on the stipend.
const MOST_A_YEAR: Credits = Credits(300);

/// What a teacher has said of her own money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyQuestion {
    pub scheme: Scheme,
    /// Pay a year in øre.
    pub pay_ore: Option<i64>,
    /// Part of a full post that is freed; else what the rules say for the offer's credits.
    pub release: Option<Share>,
    /// The directorate's rate for 30 credits in øre, where she knows it.
    pub rate_ore: Option<i64>,
}

impl Default for MoneyQuestion {
    fn default() -> Self {
        MoneyQuestion {
            scheme: Scheme::Substitute,
            pay_ore: None,
            release: None,
            rate_ore: None,
        }
    }
}

/// What the parts are reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Pay × release.
    Pay { pay_ore: i64, release: Share, ore: i64 },
    /// The directorate's rate × credits / 30.
    Rate {
        rate_ore: i64,
        credits: Credits,
        ore: i64,
    },
}

impl Basis {
    #[must_use]
    pub const fn ore(self) -> i64 {
        match self {
            Basis::Pay { ore, .. } | Basis::Rate { ore, .. } => ore,
        }
    }
}

/// What a study year costs whom.
#[derive(Clone, Debug, PartialEq)]
pub enum Cost<'a> {
    /// Shares, and amounts where there is something to reckon from.
    Shared {
        rule: &'a MoneyRule,
        state: u8,
        owner: u8,
        teacher: u8,
        amounts: Option<(Basis, Split)>,
    },
    Stipend {
        /// The row the amount is from, unless the teacher gave it.
        rule: Option<&'a MoneyRule>,
        ore: i64,
    },
    /// The state gives neither; the row that says so.
    Neither(&'a MoneyRule),
    /// The offer is no part of the scheme: the state gives nothing for it.
    Outside,
    /// No rate is known for these credits, or the credits are not stated.
    Unknown,
}

/// What an offer costs whom in one study year.
#[must_use]
pub fn cost<'a>(rules: &'a Rules, plan: &OfferPlan, asked: MoneyQuestion, on: Date) -> Cost<'a> {
    if let Some(rule) = rules.money(&plan.subject, on, |g| *g == Grant::Neither) {
        return Cost::Neither(rule);
    }
    if matches!(plan.funding, Some(Funding::Ordinary | Funding::Paid)) {
        return Cost::Outside;
    }
    let Some(credits) = plan.credits.map(|c| c.min(MOST_A_YEAR)) else {
        return Cost::Unknown;
    };
    match asked.scheme {
        Scheme::Substitute => substitute(rules, &plan.subject, credits, asked, on),
        Scheme::Stipend => stipend(rules, &plan.subject, credits, asked, on),
    }
}

fn substitute<'a>(
    rules: &'a Rules,
    subject: &str,
    credits: Credits,
    asked: MoneyQuestion,
    on: Date,
) -> Cost<'a> {
    let Some(rule) = rules.money(subject, on, |g| matches!(g, Grant::Shares { .. })) else {
        return Cost::Unknown;
    };
    let Grant::Shares {
        state,
        owner,
        teacher,
    } = rule.grant
    else {
        return Cost::Unknown;
    };
    let basis = match (asked.rate_ore, asked.pay_ore) {
        (Some(rate_ore), _) => {
            let share = Share::of_whole(i64::from(credits.0), i64::from(MOST_A_YEAR.0));
            Some(Basis::Rate {
                rate_ore,
                credits,
                ore: share.of(rate_ore),
            })
        }
        (None, Some(pay_ore)) => asked
            .release
            .or_else(|| release(rules, subject, credits, on))
            .map(|release| Basis::Pay {
                pay_ore,
                release,
                ore: release.of(pay_ore),
            }),
        (None, None) => None,
    };
    Cost::Shared {
        rule,
        state,
        owner,
        teacher,
        amounts: basis.map(|b| (b, split(b.ore(), state, owner))),
    }
}

/// The part of a full post that the rules free for so many credits.
#[must_use]
pub fn release(rules: &Rules, subject: &str, credits: Credits, on: Date) -> Option<Share> {
    let rule = rules.money(subject, on, |g| matches!(g, Grant::Release { .. }))?;
    let Grant::Release {
        permille,
        credits: per,
    } = rule.grant
    else {
        return None;
    };
    (per.0 > 0).then(|| Share::of_whole(permille * i64::from(credits.0), 1000 * i64::from(per.0)))
}

fn stipend<'a>(
    rules: &'a Rules,
    subject: &str,
    credits: Credits,
    asked: MoneyQuestion,
    on: Date,
) -> Cost<'a> {
    if let Some(ore) = asked.rate_ore.filter(|_| credits == MOST_A_YEAR) {
        return Cost::Stipend { rule: None, ore };
    }
    // Known amounts are not in proportion to the credits, so none is reckoned from another.
    let row = rules.money(
        subject,
        on,
        |g| matches!(g, Grant::Stipend { credits: of, .. } if *of == credits),
    );
    match row.map(|r| (r, &r.grant)) {
        Some((rule, Grant::Stipend { ore, .. })) => Cost::Stipend {
            rule: Some(rule),
            ore: *ore,
        },
        _ => Cost::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules::tests::{day, some_rules};
    use super::*;
    use crate::search::pages::tests::offer;
    use crate::shared::lang::Lang;
    use proptest::prelude::*;

    fn asked(cost: Cost<'_>) -> (i64, Split) {
        match cost {
            Cost::Shared {
                amounts: Some((basis, split)),
                ..
            } => (basis.ore(), split),
            other => panic!("{other:?}"),
        }
    }

    fn plan(subject: &str, credits: i32) -> OfferPlan {
        let mut plan = offer(1, "T", Lang::Nb).version.plan;
        plan.subject = subject.into();
        plan.credits = Some(Credits(credits));
        plan
    }

    #[test]
    fn an_offer_outside_the_scheme_is_given_nothing() {
        let (rules, on) = (some_rules(), day(2026, 11, 23));
        let mut plan = plan("norsk", 300);
        for (funding, outside) in [
            (None, false),
            (Some(Funding::Scheme), false),
            (Some(Funding::Ordinary), true),
            (Some(Funding::Paid), true),
        ] {
            plan.funding = funding;
            let cost = cost(&rules, &plan, MoneyQuestion::default(), on);
            assert_eq!(cost == Cost::Outside, outside, "{funding:?}");
        }
    }

    #[test]
    fn own_pay_and_the_rules_release_are_divided_by_the_shares_of_the_subject() {
        let (rules, on) = (some_rules(), day(2026, 11, 23));
        let question = MoneyQuestion {
            pay_ore: Some(60_000_000),
            ..MoneyQuestion::default()
        };
        // 600 000 kr × 37,5 % = 225 000 kr; 60, 15 and 25 %.
        let (basis, parts) = asked(cost(&rules, &plan("norsk", 300), question, on));
        assert_eq!(basis, 22_500_000);
        assert_eq!(
            (parts.state_ore, parts.owner_ore, parts.teacher_ore),
            (13_500_000, 3_375_000, 5_625_000)
        );
        // Half the credits, half the release; mathematics has shares of its own.
        let (basis, parts) = asked(cost(&rules, &plan("matematikk", 150), question, on));
        assert_eq!(
            (basis, parts.state_ore, parts.owner_ore),
            (11_250_000, 8_437_500, 0)
        );
        // More than 30 credits are two years' study.
        assert_eq!(
            asked(cost(&rules, &plan("norsk", 600), question, on)).0,
            22_500_000
        );
        let own_release = MoneyQuestion {
            release: Some(Share::basis_points(2000)),
            ..question
        };
        assert_eq!(
            asked(cost(&rules, &plan("norsk", 75), own_release, on)).0,
            12_000_000
        );
        let rate = MoneyQuestion {
            rate_ore: Some(40_000_000),
            ..question
        };
        assert_eq!(asked(cost(&rules, &plan("norsk", 75), rate, on)).0, 10_000_000);
    }

    #[test]
    fn without_pay_only_shares_are_said_and_without_a_rate_nothing() {
        let (rules, on) = (some_rules(), day(2026, 11, 23));
        let none = MoneyQuestion::default();
        let said = cost(&rules, &plan("norsk", 300), none, on);
        assert!(matches!(
            said,
            Cost::Shared {
                state: 60,
                amounts: None,
                ..
            }
        ));
        let stipend = MoneyQuestion {
            scheme: Scheme::Stipend,
            ..none
        };
        let whole = cost(&rules, &plan("norsk", 300), stipend, on);
        assert!(matches!(
            whole,
            Cost::Stipend {
                ore: 12_600_000,
                rule: Some(_)
            }
        ));
        assert_eq!(cost(&rules, &plan("norsk", 75), stipend, on), Cost::Unknown);
        let own = MoneyQuestion {
            rate_ore: Some(13_000_000),
            ..stipend
        };
        assert_eq!(
            cost(&rules, &plan("norsk", 300), own, on),
            Cost::Stipend {
                rule: None,
                ore: 13_000_000
            }
        );
        assert_eq!(cost(&rules, &plan("norsk", 150), own, on), Cost::Unknown);
        assert!(matches!(
            cost(&rules, &plan("rektorutdanning", 300), none, on),
            Cost::Neither(_)
        ));
        let unstated = OfferPlan {
            credits: None,
            ..plan("norsk", 0)
        };
        assert_eq!(cost(&rules, &unstated, none, on), Cost::Unknown);
    }

    #[test]
    fn the_release_follows_the_credits() {
        let (rules, on) = (some_rules(), day(2026, 11, 23));
        let said = |tenths| {
            release(&rules, "norsk", Credits(tenths), on)
                .unwrap()
                .percent(Lang::Nb)
        };
        assert_eq!(said(300), "37,5\u{a0}%");
        assert_eq!(said(150), "18,75\u{a0}%");
        assert_eq!(said(75), "9,375\u{a0}%");
    }

    proptest! {
        #[test]
        fn more_pay_never_costs_anyone_less(pay in 0..500_000_000_i64, more in 0..100_000_i64, tenths in 1..900_i32) {
            let (rules, on) = (some_rules(), day(2026, 11, 23));
            let of = |pay| asked(cost(&rules, &plan("norsk", tenths), MoneyQuestion { pay_ore: Some(pay), ..MoneyQuestion::default() }, on)).1;
            let (less, more) = (of(pay), of(pay + more));
            prop_assert!(less.state_ore <= more.state_ore && less.owner_ore <= more.owner_ore);
        }
    }
}
