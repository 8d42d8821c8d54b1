//! What is typed on the comparison's money form and on the page of requirements, as it stands in the address.

use super::money::{MoneyQuestion, Scheme};
use super::rules::Teaching;
use super::share::Share;
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::units::Credits;

/// Most kroner that are believed as a year's pay or rate.
const MOST_KRONER: i64 = 9_999_999;

/// The first value of a parameter, trimmed; empty where there is none.
fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs
        .iter()
        .find(|(n, _)| n == name)
        .map_or("", |(_, v)| v.trim())
}

/// An amount in whole øre as people write it: `540 000`, `540.000 kr`, `540000,50`.
#[must_use]
pub fn parse_kroner(typed: &str) -> Option<i64> {
    let typed = typed.trim().trim_end_matches("kr").trim_end_matches(",-");
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    // A full stop before three digits parts thousands, any other sign begins the øre.
    let (whole, ore) = match plain.rsplit_once([',', '.']) {
        Some((_, rest)) if rest.len() == 3 && !plain.contains(',') => (plain.replace('.', ""), String::new()),
        Some((whole, rest)) => (whole.replace('.', ""), rest.to_owned()),
        None => (plain, String::new()),
    };
    let is_number = |s: &str, most: usize| s.len() <= most && s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !is_number(&whole, 12) || !is_number(&ore, 2) {
        return None;
    }
    let ore = format!("{ore:0<2}").parse::<i64>().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(ore)
}

/// Percent with at most two decimals, as hundredths of a percent: `37,5 %` is 3750.
fn parse_percent(typed: &str) -> Option<i64> {
    parse_kroner(typed.trim().trim_end_matches('%'))
}

/// The money form, verbatim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoneyForm {
    /// `ordning`
    pub scheme: String,
    /// `lonn`
    pub pay: String,
    /// `frikjop`
    pub release: String,
    /// `sats`
    pub rate: String,
}

impl MoneyForm {
    /// The parameters' names, in the order of the form.
    pub const NAMES: [&str; 4] = ["ordning", "lonn", "frikjop", "sats"];

    #[must_use]
    pub fn from_pairs(pairs: &[(String, String)]) -> Self {
        let [scheme, pay, release, rate] = Self::NAMES.map(|name| value(pairs, name).to_owned());
        MoneyForm {
            scheme,
            pay,
            release,
            rate,
        }
    }

    /// What is typed, as parameters; nothing for an empty field.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let values = [&self.scheme, &self.pay, &self.release, &self.rate];
        let all = Self::NAMES.into_iter().zip(values);
        all.filter(|(_, v)| !v.is_empty())
            .map(|(n, v)| (n, v.clone()))
            .collect()
    }

    /// What can be used of it, and what is wrong with the rest.
    #[must_use]
    pub fn check(&self) -> (MoneyQuestion, Vec<FieldFault>) {
        let mut faults = vec![];
        let mut asked = MoneyQuestion::default();
        if !self.scheme.is_empty() {
            match Scheme::from_code(&self.scheme) {
                Some(scheme) => asked.scheme = scheme,
                None => faults.push(FieldFault::new("ordning", Problem::UnknownChoice)),
            }
        }
        let mut amount = |name: &str, typed: &str| {
            if typed.is_empty() {
                return None;
            }
            let problem = match parse_kroner(typed) {
                Some(ore) if (100..=MOST_KRONER * 100).contains(&ore) => return Some(ore),
                Some(_) => Problem::Range(1, MOST_KRONER),
                None => Problem::NotANumber,
            };
            faults.push(FieldFault::new(name, problem));
            None
        };
        asked.pay_ore = amount("lonn", &self.pay);
        asked.rate_ore = amount("sats", &self.rate);
        if !self.release.is_empty() {
            match parse_percent(&self.release) {
                Some(points) if (100..=10_000).contains(&points) => {
                    asked.release = Some(Share::basis_points(points));
                }
                Some(_) => faults.push(FieldFault::new("frikjop", Problem::Range(1, 100))),
                None => faults.push(FieldFault::new("frikjop", Problem::NotANumber)),
            }
        }
        (asked, faults)
    }
}

/// The form on requirements, verbatim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompetenceForm {
    /// `trinn`
    pub teaching: String,
    /// `fag`
    pub subject: String,
    /// `stp`
    pub credits: String,
}

/// Somebody's question about a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetenceQuestion {
    pub teaching: Teaching,
    /// A subject that has a rule somewhere.
    pub subject: String,
    /// What she has; nothing typed is none.
    pub had: Credits,
}

impl CompetenceForm {
    #[must_use]
    pub fn from_pairs(pairs: &[(String, String)]) -> Self {
        let [teaching, subject, credits] = ["trinn", "fag", "stp"].map(|name| value(pairs, name).to_owned());
        CompetenceForm {
            teaching,
            subject,
            credits,
        }
    }

    /// What is typed, as parameters; nothing for an empty field.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("trinn", &self.teaching),
            ("fag", &self.subject),
            ("stp", &self.credits),
        ];
        let typed = all.into_iter().filter(|(_, value)| !value.is_empty());
        typed.map(|(name, value)| (name, value.clone())).collect()
    }

    /// Nobody has asked anything yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self == &CompetenceForm::default()
    }

    /// The question, or what keeps it from being one. `knows` tells whether a subject has a rule.
    ///
    /// # Errors
    /// One fault per field.
    pub fn check(&self, knows: impl Fn(&str) -> bool) -> Result<CompetenceQuestion, Vec<FieldFault>> {
        let mut faults = vec![];
        let mut fault = |name: &str, typed: &str, problem: Problem| {
            let problem = if typed.is_empty() {
                Problem::Unchosen
            } else {
                problem
            };
            faults.push(FieldFault::new(name, problem));
        };
        let teaching = Teaching::from_code(&self.teaching);
        if teaching.is_none() {
            fault("trinn", &self.teaching, Problem::UnknownChoice);
        }
        if !knows(&self.subject) {
            fault("fag", &self.subject, Problem::UnknownChoice);
        }
        let had = if self.credits.is_empty() {
            Some(Credits(0))
        } else {
            Credits::parse(&self.credits)
        };
        if had.is_none() {
            fault("stp", &self.credits, Problem::NotANumber);
        }
        match (teaching, had) {
            (Some(teaching), Some(had)) if faults.is_empty() => Ok(CompetenceQuestion {
                teaching,
                subject: self.subject.clone(),
                had,
            }),
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (typed, ore) in [
            ("540000", 54_000_000),
            ("540 000", 54_000_000),
            ("540\u{a0}000 kr", 54_000_000),
            ("540.000", 54_000_000),
            ("1.540.000", 154_000_000),
            ("540.000,50", 54_000_050),
            ("12,5", 1_250),
            ("0,05", 5),
        ] {
            assert_eq!(parse_kroner(typed), Some(ore), "{typed}");
        }
        for wrong in ["", "kr", "-5", "1e6", "5,005", "5,,5", "mye", "٥٠٠", "1,2,3"] {
            assert_eq!(parse_kroner(wrong), None, "{wrong}");
        }
        assert_eq!(parse_percent("37,5 %"), Some(3750));
    }

    #[test]
    fn what_is_wrong_is_named_by_its_field_and_the_rest_is_used() {
        let typed = |pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect();
            MoneyForm::from_pairs(&pairs)
        };
        let (asked, faults) = typed(&[("lonn", "600 000"), ("frikjop", "120"), ("ordning", "gave")]).check();
        assert_eq!((asked.pay_ore, asked.release), (Some(60_000_000), None));
        let named: Vec<_> = faults.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(named, ["ordning", "frikjop"]);
        let (asked, faults) = typed(&[]).check();
        assert_eq!((asked, faults.len()), (MoneyQuestion::default(), 0));
        let form = typed(&[("sats", "1"), ("lonn", " 5 ")]);
        assert_eq!(form.pairs(), [("lonn", "5".to_owned()), ("sats", "1".to_owned())]);
    }

    #[test]
    fn a_question_needs_stage_and_subject_and_no_credits_are_none() {
        let form = |teaching: &str, subject: &str, credits: &str| CompetenceForm {
            teaching: teaching.into(),
            subject: subject.into(),
            credits: credits.into(),
        };
        let knows = |s: &str| s == "norsk";
        let asked = form("8-10", "norsk", "").check(knows).unwrap();
        assert_eq!(
            (asked.teaching, asked.had),
            (Teaching::LowerSecondary, Credits(0))
        );
        assert_eq!(
            form("8-10", "norsk", "7,5").check(knows).unwrap().had,
            Credits(75)
        );
        let faults = form("", "hund", "mye").check(knows).unwrap_err();
        let problems: Vec<_> = faults.iter().map(|f| (f.field.as_str(), &f.problem)).collect();
        assert_eq!(
            problems,
            [
                ("trinn", &Problem::Unchosen),
                ("fag", &Problem::UnknownChoice),
                ("stp", &Problem::NotANumber)
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_typed_is_ever_too_much(typed in "\\PC{0,40}") {
            let form = MoneyForm { scheme: typed.clone(), pay: typed.clone(), release: typed.clone(), rate: typed.clone() };
            let (asked, _) = form.check();
            prop_assert!(asked.pay_ore.is_none_or(|ore| ore <= MOST_KRONER * 100));
            let form = CompetenceForm { teaching: typed.clone(), subject: typed.clone(), credits: typed };
            prop_assert!(form.check(|_| false).is_err());
        }

        #[test]
        fn kroner_written_with_spaces_are_read_back(kroner in 0..10_000_000_i64, ore in 0..100_i64) {
            let typed = format!("{},{ore:02}", crate::shared::units::grouped(kroner));
            prop_assert_eq!(parse_kroner(&typed), Some(kroner * 100 + ore));
        }
    }
}
