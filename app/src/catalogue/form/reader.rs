//! Reads typed values one by one and gathers what is wrong with them.
//!
//! A faulty value reads as its default, so that a check goes on and names every fault at once.

use crate::shared::fault::{FieldFault, Problem};
use crate::shared::time::{Date, StudyYear, parse_date};
use crate::shared::units::Credits;

/// An address that could receive mail: one `@`, a dot after it, no blanks or angle brackets.
#[must_use]
pub fn looks_like_email(typed: &str) -> bool {
    let Some((name, host)) = typed.split_once('@') else {
        return false;
    };
    let plain =
        |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '"' | '@');
    typed.len() <= 254
        && !name.is_empty()
        && host.split('.').count() >= 2
        && host.split('.').all(|part| !part.is_empty())
        && name.chars().chain(host.chars()).all(plain)
}

/// Gathers faults while values are read; a faulty value reads as its default.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) faults: Vec<FieldFault>,
    /// The study year the text is for, where that is known.
    pub(super) year: Option<StudyYear>,
}

impl Reader {
    pub(super) fn of(year: Option<StudyYear>) -> Self {
        Reader {
            year,
            ..Reader::default()
        }
    }

    pub(super) fn fault(&mut self, field: impl Into<String>, problem: Problem) {
        self.faults.push(FieldFault::new(field, problem));
    }

    pub(super) fn text(&mut self, field: &str, typed: &str, max: usize) -> String {
        let text = typed.trim();
        if text.is_empty() {
            self.fault(field, Problem::Required);
        } else if text.chars().count() > max {
            self.fault(field, Problem::TooLong(max));
        }
        text.to_owned()
    }

    pub(super) fn optional(&mut self, field: &str, typed: &str, max: usize) -> String {
        if typed.chars().count() > max {
            self.fault(field, Problem::TooLong(max));
        }
        typed.trim().to_owned()
    }

    pub(super) fn date(&mut self, field: &str, typed: &str) -> Option<Date> {
        if typed.trim().is_empty() {
            self.fault(field, Problem::Required);
            return None;
        }
        let date = parse_date(typed);
        if date.is_none() {
            self.fault(field, Problem::NotADate);
        }
        date
    }

    pub(super) fn number(&mut self, field: &str, typed: &str, min: i64, max: i64) -> Option<i64> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if typed.is_empty() {
            self.fault(field, Problem::Required);
            return None;
        }
        match typed.parse::<i64>() {
            Ok(n) if (min..=max).contains(&n) => Some(n),
            Ok(_) => {
                self.fault(field, Problem::Range(min, max));
                None
            }
            Err(_) => {
                self.fault(field, Problem::NotANumber);
                None
            }
        }
    }

    /// Numbers of a list of `n` entries, 1-based and separated by commas, as positions without repeats.
    pub(super) fn positions(&mut self, field: &str, typed: &str, n: usize) -> Vec<usize> {
        let mut positions = vec![];
        let parts = typed
            .split([',', ';', ' ', '\n', '\r'])
            .filter(|part| !part.is_empty());
        for part in parts {
            match part.trim_end_matches('.').parse::<usize>() {
                Ok(number) if (1..=n).contains(&number) => positions.push(number - 1),
                Ok(_) => {
                    let n = i64::try_from(n).unwrap_or(i64::MAX);
                    let problem = if n == 0 {
                        Problem::NothingBefore
                    } else {
                        Problem::Range(1, n)
                    };
                    self.fault(field, problem);
                    break;
                }
                Err(_) => {
                    self.fault(field, Problem::NotANumber);
                    break;
                }
            }
        }
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    pub(super) fn choice<T>(
        &mut self,
        field: &str,
        typed: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        if typed.is_empty() {
            self.fault(field, Problem::Unchosen);
            return None;
        }
        let value = read(typed);
        if value.is_none() {
            self.fault(field, Problem::UnknownChoice);
        }
        value
    }

    pub(super) fn choices<T>(
        &mut self,
        field: &str,
        typed: &[String],
        read: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        if typed.is_empty() {
            self.fault(field, Problem::AtLeast(1));
        }
        let values: Vec<T> = typed.iter().filter_map(|code| read(code)).collect();
        if values.len() < typed.len() {
            self.fault(field, Problem::UnknownChoice);
        }
        values
    }

    pub(super) fn credits(&mut self, field: &str, typed: &str) -> Option<Credits> {
        if typed.trim().is_empty() {
            self.fault(field, Problem::Required);
            return None;
        }
        match Credits::parse(typed) {
            Some(c) if (10..=1800).contains(&c.0) => Some(c),
            Some(_) => {
                self.fault(field, Problem::Range(1, 180));
                None
            }
            None => {
                self.fault(field, Problem::NotANumber);
                None
            }
        }
    }

    pub(super) fn url(&mut self, field: &str, typed: &str) -> String {
        let url = self.optional(field, typed, 500);
        if !(url.is_empty() || url.starts_with("https://") || url.starts_with("http://")) {
            self.fault(field, Problem::NotAnAddress);
        }
        url
    }
}
