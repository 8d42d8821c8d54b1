//! The few criteria a machine can check, as data: a closed set of rules over an offer's text.
//!
//! A rule finds what is certainly missing, never what is good: a criterion that passes its rule is still
//! judged by a reader.

use serde::{Deserialize, Serialize};

use crate::catalogue::model::{Funding, OfferPlan, RunPlan, Theme};
use crate::codes;
use crate::shared::time::StudyYear;

codes! {
    /// A text of an offer whose words can be counted.
    pub enum Passage {
        Summary = "summary",
        Content = "content",
        Practice = "practice",
        Exam = "exam",
        Admission = "admission",
    }
}

/// What a machine can find missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// The theme has a passage of at least so many words, and names an outcome that is there.
    Theme { theme: Theme, words: usize },
    /// At least so many references, none counted that is older than so many years when the study begins.
    References { count: usize, years: i32 },
    /// The text has at least so many words.
    Words { passage: Passage, words: usize },
    /// Each of the three kinds of learning outcome has at least so many.
    Outcomes { count: usize },
    /// Start, end and the deadlines of every run are stated; the one for the state's money only where the
    /// state may pay.
    Dates,
    /// At least so many modules, whose credits add up.
    Modules { count: usize },
}

codes! {
    /// The kinds of rule, as chosen in a form.
    pub enum RuleKind {
        Theme = "theme",
        References = "references",
        Words = "words",
        Outcomes = "outcomes",
        Dates = "dates",
        Modules = "modules",
    }
}

fn n_words(text: &str) -> usize {
    text.split_whitespace().count()
}

impl Rule {
    #[must_use]
    pub const fn kind(self) -> RuleKind {
        match self {
            Rule::Theme { .. } => RuleKind::Theme,
            Rule::References { .. } => RuleKind::References,
            Rule::Words { .. } => RuleKind::Words,
            Rule::Outcomes { .. } => RuleKind::Outcomes,
            Rule::Dates => RuleKind::Dates,
            Rule::Modules { .. } => RuleKind::Modules,
        }
    }

    /// Whether the text, with every run it promises, has what the rule asks for.
    #[must_use]
    pub fn holds(self, plan: &OfferPlan, runs: &[RunPlan], year: StudyYear) -> bool {
        match self {
            Rule::Theme { theme, words } => plan.themes.iter().any(|t| {
                t.theme == theme
                    && n_words(&t.passage) >= words.max(1)
                    && plan.outcomes.all().nth(t.outcome).is_some()
            }),
            Rule::References { count, years } => {
                let fresh = |c: &&crate::catalogue::model::Citation| year.0 - c.year <= years;
                plan.citations.iter().filter(fresh).count() >= count
            }
            Rule::Words { passage, words } => {
                let text = match passage {
                    Passage::Summary => &plan.summary,
                    Passage::Content => &plan.content,
                    Passage::Practice => &plan.practice,
                    Passage::Exam => &plan.exam,
                    Passage::Admission => &plan.admission,
                };
                n_words(text) >= words
            }
            Rule::Outcomes { count } => {
                let o = &plan.outcomes;
                [&o.knowledge, &o.skills, &o.competence]
                    .into_iter()
                    .all(|kind| kind.len() >= count)
            }
            Rule::Dates => {
                let has_scheme = plan.funding == Some(Funding::Scheme);
                let is_dated = |run: &RunPlan| {
                    run.starts_on.is_some()
                        && run.ends_on.is_some()
                        && run.admission_deadline.is_some()
                        && (run.funding_deadline.is_some() || !has_scheme)
                };
                !runs.is_empty() && runs.iter().all(is_dated)
            }
            Rule::Modules { count } => {
                let sum: i32 = plan.modules.iter().map(|m| m.credits.0).sum();
                plan.modules.len() >= count && plan.credits.is_some_and(|all| all.0 == sum)
            }
        }
    }
}

/// What a guideline would mean for the offers that are live now.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// Live offers looked at.
    pub offers: usize,
    /// One per criterion, in the order of the guideline; nothing where only a reader can judge.
    pub criteria: Vec<Option<CheckedCriterion>>,
}

/// What a machine found of one criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedCriterion {
    /// Offers that would fail it.
    pub failing: usize,
    /// How many of them fail the criterion of the same code in the guideline in force; nothing where that
    /// has none, or no rule.
    pub failing_now: Option<usize>,
    /// The first of those failing, by title.
    pub examples: Vec<FailingOffer>,
}

/// An offer that would fail.
#[derive(Clone, Debug, PartialEq)]
pub struct FailingOffer {
    pub offer: crate::shared::ids::OfferId,
    pub title: String,
    pub institution_short: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::form::complete;

    fn plan() -> (OfferPlan, RunPlan) {
        complete().check(&["matematikk", "norsk"], &["46", "03"]).unwrap()
    }

    #[test]
    fn a_complete_offer_holds_modest_rules_and_fails_strict_ones() {
        let (plan, run) = plan();
        let holds = |rule: Rule| rule.holds(&plan, std::slice::from_ref(&run), StudyYear(2027));
        for theme in Theme::ALL {
            assert!(holds(Rule::Theme {
                theme: *theme,
                words: 1
            }));
            assert!(!holds(Rule::Theme {
                theme: *theme,
                words: 5_000
            }));
        }
        assert!(holds(Rule::References { count: 1, years: 100 }));
        assert!(!holds(Rule::References { count: 1, years: 0 }));
        assert!(holds(Rule::Dates));
        assert!(!Rule::Dates.holds(&plan, &[], StudyYear(2027)));
        assert!(holds(Rule::Outcomes { count: 1 }));
        assert!(holds(Rule::Modules { count: 1 }));
        assert!(!holds(Rule::Words {
            passage: Passage::Practice,
            words: 1_000
        }));
    }

    #[test]
    fn every_run_has_its_dates_and_money_has_a_deadline_only_where_the_state_pays() {
        let (mut plan, run) = plan();
        let year = StudyYear(2027);
        let without_money = RunPlan {
            funding_deadline: None,
            ..run.clone()
        };
        plan.funding = Some(Funding::Scheme);
        assert!(!Rule::Dates.holds(&plan, std::slice::from_ref(&without_money), year));
        for funding in [Some(Funding::Ordinary), Some(Funding::Paid), None] {
            plan.funding = funding;
            assert!(Rule::Dates.holds(&plan, std::slice::from_ref(&without_money), year));
        }
        let undated = RunPlan {
            ends_on: None,
            ..run.clone()
        };
        assert!(
            !Rule::Dates.holds(&plan, &[run, undated], year),
            "the second start too"
        );
    }

    #[test]
    fn a_rule_survives_being_kept() {
        let rule = Rule::Words {
            passage: Passage::Practice,
            words: 80,
        };
        let text = serde_json::to_string(&rule).unwrap();
        assert_eq!(text, r#"{"kind":"words","passage":"practice","words":80}"#);
        assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
    }
}
