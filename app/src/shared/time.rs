//! Instants, dates, study years and semesters, and how they are written for people.
//!
//! Nothing here reads a clock: the server passes time in.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::lang::Lang;

/// A point in time, always UTC.
pub type Instant = DateTime<Utc>;
/// A day without a time zone.
pub type Date = NaiveDate;

/// The months in bokmål and nynorsk, which spell them alike.
pub const MONTHS_NO: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words: `1. mars 2026`, `1 March 2026`.
#[must_use]
pub fn date_words(date: Date, lang: Lang) -> String {
    let month = date.month0() as usize;
    match lang {
        Lang::En => format!("{} {} {}", date.day(), MONTHS_EN[month], date.year()),
        _ => format!("{}. {} {}", date.day(), MONTHS_NO[month], date.year()),
    }
}

/// Two dates in words, without repeating what they share: `9.–10. januar 2027`.
#[must_use]
pub fn date_range_words(from: Date, to: Date, lang: Lang) -> String {
    if from == to {
        return date_words(from, lang);
    }
    if from.year() == to.year() && from.month() == to.month() {
        return match lang {
            Lang::En => format!("{}–{}", from.day(), date_words(to, lang)),
            _ => format!("{}.–{}", from.day(), date_words(to, lang)),
        };
    }
    let end = date_words(to, lang);
    let begin = date_words(from, lang);
    let begin = match begin.rsplit_once(' ') {
        Some((day, _)) if from.year() == to.year() => day,
        _ => &begin,
    };
    format!("{begin} – {end}")
}

/// Reads a date as typed: `2026-03-01`, `1.3.2026` or `01.03.2026`.
#[must_use]
pub fn parse_date(typed: &str) -> Option<Date> {
    let parts = |sign: char| {
        let mut parts = typed.split(sign).map(|part| part.trim().parse::<u32>().ok());
        let three = (parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some(three)
    };
    let (year, month, day) =
        parts('-').or_else(|| parts('.').map(|(day, month, year)| (year, month, day)))?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (1990..=2100).contains(&date.year()).then_some(date)
}

/// An instant on the Norwegian clock: `1. mars 2026 kl. 13.05`.
#[cfg(feature = "ssr")]
#[must_use]
pub fn instant_words(at: Instant, lang: Lang) -> String {
    let local = at.with_timezone(&chrono_tz::Europe::Oslo);
    let date = date_words(local.date_naive(), lang);
    match lang {
        Lang::En => format!("{date}, {}", local.format("%H:%M")),
        _ => format!("{date} kl. {}", local.format("%H.%M")),
    }
}

/// The day it is in Norway at this instant.
#[cfg(feature = "ssr")]
#[must_use]
pub fn oslo_date(at: Instant) -> Date {
    at.with_timezone(&chrono_tz::Europe::Oslo).date_naive()
}

/// What the clock shows in Norway at this instant.
#[cfg(feature = "ssr")]
#[must_use]
pub fn oslo_time(at: Instant) -> chrono::NaiveDateTime {
    at.with_timezone(&chrono_tz::Europe::Oslo).naive_local()
}

/// A study year by the calendar year it starts in: 2026 is 2026–27.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StudyYear(pub i32);

impl fmt::Display for StudyYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{:02}", self.0, (self.0 + 1) % 100)
    }
}

/// Autumn or spring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    Spring,
    Autumn,
}

/// A half-year of study, coded `2027h` (høst, autumn) or `2027v` (vår, spring).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Semester {
    pub year: i32,
    pub term: Term,
}

impl Semester {
    /// Reads the code `2027h` or `2027v`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.trim();
        let (year, term) = code.split_at_checked(4)?;
        let term = match term {
            "h" => Term::Autumn,
            "v" => Term::Spring,
            _ => return None,
        };
        let year = year.parse().ok().filter(|y| (1990..=2100).contains(y))?;
        Some(Semester { year, term })
    }

    /// First and last day on which a gathering can lie: August–January, January–July.
    #[must_use]
    pub fn days(self) -> (Date, Date) {
        let day = |y, m, d| Date::from_ymd_opt(y, m, d).expect("a fixed day of an allowed year");
        match self.term {
            Term::Autumn => (day(self.year, 7, 1), day(self.year + 1, 1, 31)),
            Term::Spring => (day(self.year, 1, 1), day(self.year, 7, 31)),
        }
    }

    /// First and last day of the half-year: every day is in one.
    #[must_use]
    pub fn half_year(self) -> (Date, Date) {
        let day = |m, d| Date::from_ymd_opt(self.year, m, d).expect("a fixed day of an allowed year");
        match self.term {
            Term::Autumn => (day(7, 1), day(12, 31)),
            Term::Spring => (day(1, 1), day(6, 30)),
        }
    }

    /// The study year this half-year belongs to.
    #[must_use]
    pub fn study_year(self) -> StudyYear {
        match self.term {
            Term::Autumn => StudyYear(self.year),
            Term::Spring => StudyYear(self.year - 1),
        }
    }

    /// In words: `høst 2027`, `haust 2027`, `autumn 2027`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        let term = match (self.term, lang) {
            (Term::Autumn, Lang::Nn) => "haust",
            (Term::Autumn, Lang::En) => "autumn",
            (Term::Autumn, _) => "høst",
            (Term::Spring, Lang::En) => "spring",
            (Term::Spring, _) => "vår",
        };
        format!("{term} {}", self.year)
    }
}

impl fmt::Display for Semester {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            self.year,
            if self.term == Term::Autumn { 'h' } else { 'v' }
        )
    }
}

impl From<Semester> for String {
    fn from(semester: Semester) -> String {
        semester.to_string()
    }
}

impl TryFrom<String> for Semester {
    type Error = String;
    fn try_from(code: String) -> Result<Self, Self::Error> {
        Semester::parse(&code).ok_or(format!("not a semester: {code}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_people_read_them() {
        let date = Date::from_ymd_opt(2026, 3, 1).unwrap();
        assert_eq!(date_words(date, Lang::Nb), "1. mars 2026");
        assert_eq!(date_words(date, Lang::En), "1 March 2026");
        assert_eq!(parse_date("1.3.2026"), Some(date));
        assert_eq!(parse_date("2026-03-01"), Some(date));
        assert_eq!(parse_date("31.2.2026"), None);
        let end = Date::from_ymd_opt(2026, 3, 2).unwrap();
        assert_eq!(date_range_words(date, end, Lang::Nn), "1.–2. mars 2026");
        let later = Date::from_ymd_opt(2026, 6, 5).unwrap();
        assert_eq!(date_range_words(date, later, Lang::Nb), "1. mars – 5. juni 2026");
    }

    #[test]
    fn a_semester_knows_its_code_and_its_study_year() {
        let spring = Semester::parse("2027v").unwrap();
        assert_eq!(spring.study_year(), StudyYear(2026));
        assert_eq!(spring.to_string(), "2027v");
        assert_eq!(Semester::parse("2027h").unwrap().words(Lang::Nn), "haust 2027");
        assert_eq!(StudyYear(2026).to_string(), "2026–27");
        for wrong in ["", "2027", "2027x", "12v", "æøå2h"] {
            assert_eq!(Semester::parse(wrong), None);
        }
    }
}
