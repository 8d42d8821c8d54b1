//! The dated rows that requirements and money are read from; begin with `Rules`.
//!
//! A rule is never edited here: a change of law is a new row with the day it begins to hold, and an end to
//! the row before it. The rows themselves are the server's (`server/src/seed/data/`).

use serde::{Deserialize, Serialize};

use crate::catalogue::model::{OfferPlan, StageRange, TargetGroup};
use crate::codes;
use crate::shared::lang::Lang;
use crate::shared::time::Date;
use crate::shared::units::Credits;

/// The days on which a row holds, both ends included; an open end is one that is not known or not set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// 1 January where only the year is known.
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl Validity {
    #[must_use]
    pub fn holds(self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }

    /// Whether the row's time is over.
    #[must_use]
    pub fn has_ended(self, on: Date) -> bool {
        self.to.is_some_and(|to| to < on)
    }
}

/// A remark that belongs to a row, in each written language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub nb: String,
    pub nn: String,
    pub en: String,
}

impl Note {
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nn => &self.nn,
            Lang::En => &self.en,
            Lang::Nb | Lang::Se => &self.nb,
        }
    }
}

/// Where a row was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub name: String,
    /// `https://…`, or empty where the source is no page.
    pub url: String,
}

codes! {
    /// Where somebody teaches: the bands of the search's filter, and teaching of adults.
    pub enum Teaching {
        Lower = "1-4",
        Middle = "5-7",
        LowerSecondary = "8-10",
        UpperSecondary = "11-13",
        Adults = "voksne",
    }
}

impl Teaching {
    /// The stages, unless it is adults who are taught.
    #[must_use]
    pub const fn stages(self) -> Option<StageRange> {
        let (from, to) = match self {
            Teaching::Lower => (1, 4),
            Teaching::Middle => (5, 7),
            Teaching::LowerSecondary => (8, 10),
            Teaching::UpperSecondary => (11, 13),
            Teaching::Adults => return None,
        };
        Some(StageRange { from, to })
    }
}

/// Whom a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whom {
    /// Whoever has the task, whatever the stage.
    Everyone,
    Stages(StageRange),
    Adults,
}

impl Whom {
    fn includes(self, teaching: Teaching) -> bool {
        match self {
            Whom::Everyone => true,
            Whom::Adults => teaching == Teaching::Adults,
            Whom::Stages(range) => teaching.stages().is_some_and(|s| s.overlaps(range)),
        }
    }
}

codes! {
    /// How strongly credits are asked for.
    pub enum Demand {
        Required = "required",
        Recommended = "recommended",
        /// Nothing beside what it takes to be hired.
        Nothing = "none",
    }
}

/// How many relevant credits a subject asks of those who teach it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompetenceRule {
    pub whom: Whom,
    /// Subject codes of the catalogue, and a few that no offer has (`valgfag`, `annet`).
    pub subjects: Vec<String>,
    pub demand: Demand,
    /// None where nothing is demanded.
    pub credits: Credits,
    pub validity: Validity,
    /// Act or regulation with its paragraph, as written in Norwegian.
    pub law: String,
    pub note: Note,
    pub source: Source,
}

/// Who need not meet the requirement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exemption {
    pub validity: Validity,
    pub law: String,
    pub note: Note,
    pub source: Source,
}

/// What a row on money says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Grant {
    /// Substitute scheme: percent of the basis that each bears; together 100.
    Shares { state: u8, owner: u8, teacher: u8 },
    /// Substitute scheme: the part of a full post that is freed, in tenths of a percent, for so many credits.
    Release { permille: i64, credits: Credits },
    /// Stipend in øre for exactly so many credits in a year.
    Stipend { ore: i64, credits: Credits },
    /// The state pays the place, and neither substitute nor stipend.
    Neither,
}

/// One dated row on money.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MoneyRule {
    pub grant: Grant,
    /// Subject codes; empty = every subject without a row of its own.
    pub subjects: Vec<String>,
    pub validity: Validity,
    pub note: Note,
    pub source: Source,
}

/// Every rule, past, present and to come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    pub competence: Vec<CompetenceRule>,
    pub exemptions: Vec<Exemption>,
    pub money: Vec<MoneyRule>,
}

impl Rules {
    /// The row that says what a subject asks of somebody on a day; at most one, which the server's test of
    /// its data proves.
    #[must_use]
    pub fn competence(&self, teaching: Teaching, subject: &str, on: Date) -> Option<&CompetenceRule> {
        self.competence.iter().find(|r| {
            r.validity.holds(on) && r.whom.includes(teaching) && r.subjects.iter().any(|s| s == subject)
        })
    }

    /// Every subject that has a row on a day, in the order of the rows.
    #[must_use]
    pub fn subjects(&self, on: Date) -> Vec<&str> {
        let mut all: Vec<&str> = vec![];
        for rule in self.competence.iter().filter(|r| r.validity.holds(on)) {
            for subject in &rule.subjects {
                if !all.contains(&subject.as_str()) {
                    all.push(subject);
                }
            }
        }
        all
    }

    /// The rows with a number that an offer's credits may count towards, by its subject, stages and groups.
    #[must_use]
    pub fn served_by(&self, plan: &OfferPlan, on: Date) -> Vec<&CompetenceRule> {
        let touches = |whom: Whom| match whom {
            Whom::Everyone => true,
            Whom::Stages(range) => plan.stages.is_some_and(|s| s.overlaps(range)),
            Whom::Adults => plan.groups.contains(&TargetGroup::AdultTeachers),
        };
        self.competence
            .iter()
            .filter(|r| r.demand != Demand::Nothing && r.validity.holds(on))
            .filter(|r| touches(r.whom) && r.subjects.contains(&plan.subject))
            .collect()
    }

    /// The exemptions of a day.
    #[must_use]
    pub fn exemptions(&self, on: Date) -> Vec<&Exemption> {
        self.exemptions.iter().filter(|e| e.validity.holds(on)).collect()
    }

    /// The row of a kind that holds for a subject on a day; else the one that ended last, for a rate that is
    /// no longer in force may still be the best there is. A subject's own row comes before the general one.
    ///
    /// Look at `Validity::has_ended` before calling it today's.
    #[must_use]
    pub fn money(&self, subject: &str, on: Date, kind: impl Fn(&Grant) -> bool) -> Option<&MoneyRule> {
        let newest = |is_of: &dyn Fn(&MoneyRule) -> bool| {
            self.money
                .iter()
                .filter(|r| kind(&r.grant) && is_of(r) && r.validity.from.is_none_or(|from| from <= on))
                .max_by_key(|r| r.validity.to.unwrap_or(Date::MAX))
        };
        newest(&|r| r.subjects.iter().any(|s| s == subject)).or_else(|| newest(&|r| r.subjects.is_empty()))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn day(y: i32, m: u32, d: u32) -> Date {
        Date::from_ymd_opt(y, m, d).unwrap()
    }

    fn rule(whom: Whom, subjects: &[&str], demand: Demand, credits: i32) -> CompetenceRule {
        CompetenceRule {
            whom,
            subjects: subjects.iter().map(|s| (*s).to_owned()).collect(),
            demand,
            credits: Credits(credits),
            validity: Validity::default(),
            law: "forskrift § 14-3".into(),
            note: Note::default(),
            source: Source {
                name: "Kilden".into(),
                url: "https://kilde.example".into(),
            },
        }
    }

    fn money(grant: Grant, subjects: &[&str]) -> MoneyRule {
        MoneyRule {
            grant,
            subjects: subjects.iter().map(|s| (*s).to_owned()).collect(),
            validity: Validity {
                from: None,
                to: Some(day(2025, 12, 31)),
            },
            note: Note::default(),
            source: Source {
                name: "Strategien".into(),
                url: "https://strategi.example".into(),
            },
        }
    }

    /// A few rows like the real ones, for tests of reckoning and pages.
    pub(crate) fn some_rules() -> Rules {
        let stages = |from, to| Whom::Stages(StageRange::new(from, to).unwrap());
        let core = ["norsk", "matematikk"];
        Rules {
            competence: vec![
                rule(stages(1, 7), &core, Demand::Required, 300),
                rule(stages(1, 7), &["musikk", "annet"], Demand::Nothing, 0),
                rule(stages(8, 10), &core, Demand::Required, 600),
                rule(stages(8, 10), &["valgfag"], Demand::Nothing, 0),
                rule(Whom::Adults, &["norsk_som_andresprak"], Demand::Required, 300),
                rule(Whom::Everyone, &["radgivning"], Demand::Recommended, 600),
            ],
            exemptions: vec![Exemption {
                validity: Validity {
                    from: Some(day(2024, 8, 1)),
                    to: None,
                },
                law: "opplæringslova § 17-4 andre ledd".into(),
                note: Note {
                    nb: "Før 2014.".into(),
                    nn: "Før 2014.".into(),
                    en: "Before 2014.".into(),
                },
                source: Source::default(),
            }],
            money: vec![
                money(
                    Grant::Shares {
                        state: 75,
                        owner: 0,
                        teacher: 25,
                    },
                    &["matematikk"],
                ),
                money(
                    Grant::Shares {
                        state: 60,
                        owner: 15,
                        teacher: 25,
                    },
                    &[],
                ),
                money(
                    Grant::Release {
                        permille: 375,
                        credits: Credits(300),
                    },
                    &[],
                ),
                money(
                    Grant::Stipend {
                        ore: 12_600_000,
                        credits: Credits(300),
                    },
                    &[],
                ),
                money(Grant::Neither, &["rektorutdanning"]),
            ],
        }
    }

    #[test]
    fn the_row_of_stage_subject_and_day_answers() {
        let rules = some_rules();
        let on = day(2026, 11, 23);
        let credits = |t, s: &str| rules.competence(t, s, on).map(|r| r.credits.0);
        assert_eq!(credits(Teaching::Lower, "norsk"), Some(300));
        assert_eq!(credits(Teaching::LowerSecondary, "norsk"), Some(600));
        assert_eq!(credits(Teaching::LowerSecondary, "valgfag"), Some(0));
        assert_eq!(credits(Teaching::Adults, "norsk"), None);
        assert_eq!(credits(Teaching::Adults, "norsk_som_andresprak"), Some(300));
        for teaching in Teaching::ALL {
            let rule = rules.competence(*teaching, "radgivning", on).unwrap();
            assert_eq!(rule.demand, Demand::Recommended);
        }
    }

    #[test]
    fn a_new_row_takes_over_on_its_day() {
        let mut rules = some_rules();
        let mut next = rules.competence[2].clone();
        rules.competence[2].validity.to = Some(day(2027, 7, 31));
        next.validity.from = Some(day(2027, 8, 1));
        next.credits = Credits(450);
        rules.competence.push(next);
        let asked = |on| {
            rules
                .competence(Teaching::LowerSecondary, "norsk", on)
                .unwrap()
                .credits
                .0
        };
        assert_eq!((asked(day(2027, 7, 31)), asked(day(2027, 8, 1))), (600, 450));
    }

    #[test]
    fn a_rate_of_the_past_is_given_until_there_is_a_newer_one_and_is_known_to_be_past() {
        let mut rules = some_rules();
        let shares = |g: &Grant| matches!(g, Grant::Shares { .. });
        let state = |rules: &Rules, subject: &str, on| {
            let row = rules.money(subject, on, shares).unwrap();
            let Grant::Shares { state, .. } = row.grant else {
                unreachable!()
            };
            (state, row.validity.has_ended(on))
        };
        let today = day(2026, 11, 23);
        assert_eq!(state(&rules, "matematikk", today), (75, true));
        assert_eq!(state(&rules, "norsk", today), (60, true));
        assert_eq!(state(&rules, "norsk", day(2025, 1, 1)), (60, false));
        let mut next = rules.money[1].clone();
        next.grant = Grant::Shares {
            state: 50,
            owner: 25,
            teacher: 25,
        };
        next.validity = Validity {
            from: Some(day(2026, 8, 1)),
            to: None,
        };
        rules.money.push(next);
        assert_eq!(state(&rules, "norsk", today), (50, false));
        assert_eq!(state(&rules, "norsk", day(2026, 7, 31)), (60, true));
    }
}
