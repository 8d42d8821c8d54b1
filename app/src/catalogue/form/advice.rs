//! What would make an offer better, though nothing refuses it: told beside the editor, never in the way.

use super::OfferForm;
use crate::shared::time::{StudyYear, parse_date};

/// Publications older than this many years, seen from the study year, are remarked upon: about two
/// generations of a curriculum.
pub const STALE_YEARS: i32 = 10;

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The newest publication is from this year.
    OldResearch(i32),
    /// So many of so many publications are old.
    SomeOldResearch(usize, usize),
    /// Fewer publications than outcomes: so many for so many.
    FewPublications(usize, usize),
    /// Applicants must mind two different days.
    DeadlinesDiffer,
    /// No passage of two themes should be the same.
    SamePassage,
}

impl Advice {
    /// The field it is about, as in a fault.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Advice::OldResearch(_) | Advice::SomeOldResearch(..) | Advice::FewPublications(..) => "citations",
            Advice::DeadlinesDiffer => "run[admission_deadline]",
            Advice::SamePassage => "themes",
        }
    }
}

impl OfferForm {
    /// Remarks on a text for this study year, in the order of the page.
    #[must_use]
    pub fn advice(&self, year: StudyYear) -> Vec<Advice> {
        let mut advice = vec![];
        let mut passages: Vec<&str> = self.themes.values().map(|t| t.passage.trim()).collect();
        passages.retain(|p| !p.is_empty());
        passages.sort_unstable();
        if passages.windows(2).any(|two| two[0] == two[1]) {
            advice.push(Advice::SamePassage);
        }
        let years: Vec<i32> = self
            .citations
            .iter()
            .filter_map(|c| c.year.trim().parse().ok())
            .collect();
        let old = years.iter().filter(|y| year.0 - **y > STALE_YEARS).count();
        match years.iter().max() {
            Some(newest) if old == years.len() => advice.push(Advice::OldResearch(*newest)),
            Some(_) if old > 0 => advice.push(Advice::SomeOldResearch(old, years.len())),
            _ => {}
        }
        let outcomes = self.outcome_lines().len();
        if !years.is_empty() && years.len() * 3 < outcomes {
            advice.push(Advice::FewPublications(years.len(), outcomes));
        }
        let differ = self.all_runs().any(|run| {
            let (money, place) = (
                parse_date(&run.funding_deadline),
                parse_date(&run.admission_deadline),
            );
            money.zip(place).is_some_and(|(a, b)| a != b)
        });
        if differ {
            advice.push(Advice::DeadlinesDiffer);
        }
        advice
    }
}

/// An ISBN of ten or thirteen digits whose last digit is right.
#[must_use]
pub fn is_isbn(typed: &str) -> bool {
    let typed = typed.trim();
    let typed = typed
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("isbn"))
        .map_or(typed, |_| typed[4..].trim_start_matches([':', ' ', '-']));
    let digits: Vec<u32> = typed
        .chars()
        .filter(|c| !matches!(c, '-' | ' '))
        .map(|c| match c {
            'X' | 'x' => 10,
            c => c.to_digit(10).unwrap_or(99),
        })
        .collect();
    let plain = |digits: &[u32]| digits.iter().all(|d| *d < 10);
    match digits.len() {
        13 if plain(&digits) => {
            let sum: u32 = digits
                .iter()
                .zip([1, 3].into_iter().cycle())
                .map(|(d, w)| d * w)
                .sum();
            sum.is_multiple_of(10) && digits.starts_with(&[9, 7])
        }
        10 if plain(&digits[..9]) && digits[9] <= 10 => {
            let sum: u32 = digits.iter().zip((1..=10).rev()).map(|(d, w)| d * w).sum();
            sum.is_multiple_of(11)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::form::complete;

    #[test]
    fn an_isbn_is_known_by_its_last_digit() {
        for right in [
            "978-82-15-02709-8",
            "ISBN 9788215027098",
            "0-306-40615-2",
            "080442957X",
        ] {
            assert!(is_isbn(right), "{right}");
        }
        for wrong in [
            "978-82-15-02709-2",
            "9788215027",
            "1234567890123",
            "",
            "isbn",
            "æøå",
            "080442957Y",
        ] {
            assert!(!is_isbn(wrong), "{wrong}");
        }
    }

    #[test]
    fn old_research_is_remarked_upon_and_refused_by_nobody() {
        let mut form = complete();
        let year = StudyYear(2027);
        assert_eq!(
            form.advice(year),
            [Advice::OldResearch(2016), Advice::DeadlinesDiffer]
        );
        let mut newer = form.citations[0].clone();
        newer.year = "2024".into();
        form.citations.push(newer);
        assert_eq!(
            form.advice(year),
            [Advice::SomeOldResearch(1, 2), Advice::DeadlinesDiffer]
        );
        form.citations.remove(0);
        form.run.funding_deadline = form.run.admission_deadline.clone();
        assert_eq!(form.advice(year), []);
        form.knowledge = "a\nb\nc\nd".into();
        assert_eq!(form.advice(year), [Advice::FewPublications(1, 6)]);
        form.translations.clear();
        assert!(form.check(&["matematikk"], &["46"]).is_ok());
    }
}
