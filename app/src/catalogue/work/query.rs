//! What the overview is asked: which offers, in which order, which page of them. It stands in the address.

use crate::catalogue::model::VersionState;
use crate::catalogue::section::Section;
use crate::codes;
use crate::shared::time::StudyYear;

/// Offers on one page of the overview: more than most institutions have.
pub const PAGE: u64 = 50;

codes! {
    /// What the table is sorted by; the code stands in the address as `sorter`, `-` before it turns it.
    pub enum Column {
        Title = "tittel",
        Year = "ar",
        State = "tilstand",
        Missing = "mangler",
        Deadline = "frist",
        Saved = "lagret",
    }
}

codes! {
    /// Where the next deadline of an offer lies, seen from today.
    pub enum DeadlineBand {
        Month = "30",
        Quarter = "90",
        Passed = "ute",
        Undated = "uten",
    }
}

/// What a draft must lack to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Something,
    Nothing,
    In(Section),
}

impl Missing {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Missing::Something => "noe",
            Missing::Nothing => "ingenting",
            Missing::In(section) => section.anchor(),
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "noe" => Some(Missing::Something),
            "ingenting" => Some(Missing::Nothing),
            anchor => Section::from_anchor(anchor).map(Missing::In),
        }
    }
}

/// The study years an address may name.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// What of the overview is shown, and in which order.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkQuery {
    pub state: Option<VersionState>,
    /// Words in the title, the code or the subject's name, as typed.
    pub text: String,
    /// Subject code; empty = all.
    pub subject: String,
    /// The study year of the newest version.
    pub year: Option<StudyYear>,
    pub missing: Option<Missing>,
    pub deadline: Option<DeadlineBand>,
    pub column: Column,
    pub descending: bool,
    /// From 1.
    pub page: u64,
}

impl Default for WorkQuery {
    /// Everything, last saved first.
    fn default() -> Self {
        WorkQuery {
            state: None,
            text: String::new(),
            subject: String::new(),
            year: None,
            missing: None,
            deadline: None,
            column: Column::Saved,
            descending: true,
            page: 1,
        }
    }
}

impl WorkQuery {
    /// Reads the address; what it does not understand counts as not said.
    #[must_use]
    pub fn read(query: &[(String, String)]) -> Self {
        let value = |name: &str| {
            query
                .iter()
                .find(|(n, _)| n == name)
                .map_or("", |(_, v)| v.as_str())
        };
        let order = value("sorter");
        let (descending, code) = order
            .strip_prefix('-')
            .map_or((false, order), |code| (true, code));
        let column = Column::from_code(code);
        WorkQuery {
            state: VersionState::from_code(value("tilstand")),
            // Longer than any title is only a burden to the database.
            text: value("q").trim().chars().take(200).collect(),
            subject: value("fag").trim().chars().take(80).collect(),
            year: value("ar")
                .parse()
                .ok()
                .filter(|y| YEARS.contains(y))
                .map(StudyYear),
            missing: Missing::from_code(value("mangler")),
            deadline: DeadlineBand::from_code(value("frist")),
            descending: column.is_none() || descending,
            column: column.unwrap_or(Column::Saved),
            page: value("side").parse().unwrap_or(1).clamp(1, 100_000),
        }
    }

    /// The order as it stands in the address.
    #[must_use]
    pub fn order(&self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column)
    }

    /// The parameters of the address that asks this; the first page is not named.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![];
        let mut say = |name, value: String| {
            if !value.is_empty() {
                pairs.push((name, value));
            }
        };
        say("tilstand", self.state.map(|s| s.to_string()).unwrap_or_default());
        say("q", self.text.clone());
        say("fag", self.subject.clone());
        say("ar", self.year.map(|y| y.0.to_string()).unwrap_or_default());
        say(
            "mangler",
            self.missing.map(|m| m.code().to_owned()).unwrap_or_default(),
        );
        say("frist", self.deadline.map(|d| d.to_string()).unwrap_or_default());
        say("sorter", self.order());
        if self.page > 1 {
            say("side", self.page.to_string());
        }
        pairs
    }

    /// Nothing is left out.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.state.is_none()
            && self.text.is_empty()
            && self.subject.is_empty()
            && self.year.is_none()
            && self.missing.is_none()
            && self.deadline.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &[(&str, &str)]) -> WorkQuery {
        let query: Vec<_> = query
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        WorkQuery::read(&query)
    }

    #[test]
    fn an_address_nobody_understands_asks_for_everything() {
        let query = read(&[
            ("sorter", "-x"),
            ("tilstand", "x"),
            ("frist", "snart"),
            ("side", "-4"),
            ("mangler", "mot"),
            ("ar", "27"),
        ]);
        assert_eq!(query, WorkQuery::default());
        assert!(query.is_everything());
    }

    #[test]
    fn what_is_asked_stands_in_the_address_and_is_read_back() {
        let query = WorkQuery {
            state: Some(VersionState::Draft),
            text: "får & ål".into(),
            subject: "norsk".into(),
            year: Some(StudyYear(2027)),
            missing: Some(Missing::In(Section::Themes)),
            deadline: Some(DeadlineBand::Quarter),
            column: Column::Title,
            descending: false,
            page: 3,
        };
        let pairs: Vec<_> = query
            .pairs()
            .into_iter()
            .map(|(n, v)| (n.to_owned(), v))
            .collect();
        assert_eq!(WorkQuery::read(&pairs), query);
    }
}
