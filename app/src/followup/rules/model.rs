//! What a rule looks for, how strict it may be made, and when a release meets it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::evaluation::model::Estimate;
use crate::insight::telling::{Measure, Signal, StepKind};
use crate::review::model::Texts;
use crate::shared::ids::OfferId;
use crate::shared::time::{Date, Instant, StudyYear};

codes! {
    /// What opens a finding.
    pub enum RuleKind {
        /// The series has fallen over its years.
        Fell = "falt",
        /// The figure has fallen since the one before.
        FellSince = "falt_siden_sist",
        /// One theme has become weaker beside the others.
        Dipped = "tema_svakere",
        /// A theme's whole interval lies below a bound.
        ThemeBelow = "tema_lavt",
    }
}

impl RuleKind {
    /// The least and the most its bound may be; beyond the most, chance would open too much.
    ///
    /// Of 1 000 steady series for changes – the most is what the figures' own warnings keep to – and tenths of
    /// a point for means, where the most is the middle of the scale.
    #[must_use]
    pub const fn bounds(self) -> (u32, u32) {
        match self {
            RuleKind::Fell | RuleKind::FellSince => (1, 50),
            RuleKind::Dipped => (1, 10),
            RuleKind::ThemeBelow => (20, 30),
        }
    }

    /// Where a form begins.
    #[must_use]
    pub const fn usual(self) -> u32 {
        match self {
            RuleKind::Fell | RuleKind::FellSince => 10,
            RuleKind::Dipped => 5,
            RuleKind::ThemeBelow => 30,
        }
    }

    /// The bound is a chance, else a mean.
    #[must_use]
    pub const fn is_of_chance(self) -> bool {
        !matches!(self, RuleKind::ThemeBelow)
    }

    const fn step(self) -> Option<StepKind> {
        match self {
            RuleKind::Fell => Some(StepKind::Fell),
            RuleKind::FellSince => Some(StepKind::FellSince),
            RuleKind::Dipped => Some(StepKind::Dipped),
            RuleKind::ThemeBelow => None,
        }
    }
}

/// The rules that are on, each with its bound.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rules(pub BTreeMap<RuleKind, u32>);

/// One thing a release shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    Step(StepKind, Signal),
    /// The mean of a theme's question.
    Theme {
        measure: Measure,
        years: (StudyYear, StudyYear),
        n: u32,
        estimate: Estimate,
    },
}

impl Fact {
    #[must_use]
    pub const fn measure(&self) -> Option<Measure> {
        match self {
            Fact::Step(_, signal) => signal.measure,
            Fact::Theme { measure, .. } => Some(*measure),
        }
    }

    fn meets(&self, kind: RuleKind, bound: u32) -> bool {
        match self {
            Fact::Step(step, signal) => Some(*step) == kind.step() && signal.chance_milli <= bound,
            Fact::Theme { estimate, .. } => {
                // Tenths against tenths: a bound that the interval touches is not below.
                kind == RuleKind::ThemeBelow && ((estimate.high * 10.0).round() as u32) < bound
            }
        }
    }
}

/// A rule that a release meets, and by what.
#[derive(Clone, Debug, PartialEq)]
pub struct Met<'a> {
    pub kind: RuleKind,
    pub bound: u32,
    /// At least one.
    pub facts: Vec<&'a Fact>,
}

impl Rules {
    /// Which of the rules these facts of one release meet.
    #[must_use]
    pub fn met<'a>(&self, facts: &'a [Fact]) -> Vec<Met<'a>> {
        let met = |(&kind, &bound): (&RuleKind, &u32)| {
            let facts: Vec<&Fact> = facts.iter().filter(|f| f.meets(kind, bound)).collect();
            (!facts.is_empty()).then_some(Met { kind, bound, facts })
        };
        self.0.iter().filter_map(met).collect()
    }
}

/// A version of the rules; all that is not in it is off.
#[derive(Clone, Debug, PartialEq)]
pub struct RulesVersion {
    pub id: i64,
    /// Counted from 1.
    pub number: u32,
    pub valid_from: Date,
    pub rules: Rules,
    /// Why it was set.
    pub reason: String,
    pub set_at: Instant,
    pub set_by: String,
}

/// All versions, newest first, and which of them holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RulesHistory {
    pub versions: Vec<RulesVersion>,
    /// The id of the one that holds today; nothing until the first is in force.
    pub holds: Option<i64>,
}

/// A finding that rules would have opened.
#[derive(Clone, Debug, PartialEq)]
pub struct WouldOpen {
    pub kind: RuleKind,
    pub offer: OfferId,
    pub title: String,
    pub institution_short: String,
    pub year: StudyYear,
    pub facts: Vec<Fact>,
}

/// What rules would have opened, had they held all along.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// The last years with figures, newest first, and how many releases each has.
    pub years: Vec<(StudyYear, u32)>,
    /// In the years' order, by rule and title within.
    pub findings: Vec<WouldOpen>,
}

impl Preview {
    #[must_use]
    pub fn count(&self, kind: RuleKind, year: StudyYear) -> usize {
        let of = |f: &&WouldOpen| f.kind == kind && f.year == year;
        self.findings.iter().filter(of).count()
    }
}

/// Which rule opened a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct ByRule {
    pub kind: RuleKind,
    pub bound: u32,
    pub version: u32,
    pub valid_from: Date,
    /// The directorate has set it aside: the figures did not mean what the rule took them for.
    pub is_unfounded: bool,
    /// What the finding says, in each language; nothing where it was opened before they were kept.
    pub said: Option<Texts>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::telling::SignalKind;

    fn step(kind: StepKind, chance_milli: u32) -> Fact {
        let signal = Signal {
            offer: OfferId(1),
            title: String::new(),
            institution_short: String::new(),
            subject: String::new(),
            kind: SignalKind::Fell,
            measure: Some(Measure::Quality),
            change: -0.5,
            chance_milli,
            points: vec![],
        };
        Fact::Step(kind, signal)
    }

    fn theme(measure: Measure, high: f64) -> Fact {
        let estimate = Estimate {
            mean: high - 0.3,
            low: high - 0.6,
            high,
            beyond: None,
        };
        Fact::Theme {
            measure,
            years: (StudyYear(2025), StudyYear(2025)),
            n: 12,
            estimate,
        }
    }

    fn rules(kind: RuleKind, bound: u32) -> Rules {
        Rules([(kind, bound)].into())
    }

    #[test]
    fn a_change_meets_its_own_rule_and_only_when_chance_explains_it_less_than_the_bound() {
        let facts = [step(StepKind::Fell, 8), step(StepKind::FellSince, 30)];
        let kinds = |r: &Rules| r.met(&facts).iter().map(|m| m.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&rules(RuleKind::Fell, 8)), [RuleKind::Fell]);
        assert_eq!(kinds(&rules(RuleKind::Fell, 7)), []);
        assert_eq!(kinds(&rules(RuleKind::FellSince, 29)), []);
        assert_eq!(kinds(&rules(RuleKind::Dipped, 10)), []);
        assert_eq!(kinds(&Rules::default()), [], "nothing is on by itself");
    }

    #[test]
    fn a_theme_is_low_only_when_its_whole_interval_is_and_several_make_one_finding() {
        let facts = [
            theme(Measure::Assessment, 2.9),
            theme(Measure::Digitalisation, 3.0),
            theme(Measure::PracticalVaried, 2.4),
        ];
        let rules = rules(RuleKind::ThemeBelow, 30);
        let met = rules.met(&facts);
        assert_eq!(met.len(), 1);
        let themes: Vec<_> = met[0].facts.iter().filter_map(|f| f.measure()).collect();
        assert_eq!(themes, [Measure::Assessment, Measure::PracticalVaried]);
    }

    #[test]
    fn every_usual_bound_may_be_set() {
        for kind in RuleKind::ALL {
            let (least, most) = kind.bounds();
            assert!((least..=most).contains(&kind.usual()), "{kind}");
        }
    }
}
