//! The real offers as read from `data/real_offers.tsv`, and how its loose spellings are understood.
//!
//! Nothing is invented here: what a row does not state stays empty.

use app::catalogue::model::{
    Delivery, Funding, OfferPlan, RunPlan, StageRange, TargetGroup, TeachingLanguage,
};
use app::shared::time::{Date, MONTHS_NO, Semester, StudyYear, Term};
use app::shared::units::Credits;

/// One row of the real offers.
#[derive(Clone, Debug)]
pub struct RealOffer {
    pub institution_short: String,
    pub subject_area: String,
    pub year: StudyYear,
    /// Facts only.
    pub plan: OfferPlan,
    /// Semester and deadline where the row states them.
    pub run: RunPlan,
}

/// The study year of rows that state none.
const UNSTATED: StudyYear = StudyYear(2025);

/// A row with named columns.
pub struct Row<'a> {
    columns: &'a [&'a str],
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The cell of this column, trimmed; empty where the row is short.
    #[must_use]
    pub fn get(&self, column: &str) -> &'a str {
        let i = self.columns.iter().position(|c| *c == column);
        i.and_then(|i| self.cells.get(i)).map_or("", |cell| cell.trim())
    }
}

/// Calls `read` with every row of a tab-separated table with a heading.
pub fn rows<T>(table: &str, mut read: impl FnMut(Row<'_>) -> T) -> Vec<T> {
    let mut lines = table.trim_start_matches('\u{feff}').lines();
    let columns: Vec<&str> = lines
        .next()
        .unwrap_or_default()
        .split('\t')
        .map(str::trim)
        .collect();
    lines
        .filter(|l| !l.trim().is_empty())
        .map(|l| {
            read(Row {
                columns: &columns,
                cells: l.split('\t').collect(),
            })
        })
        .collect()
}

/// Every real offer, in the order of the file.
#[must_use]
pub fn real_offers() -> Vec<RealOffer> {
    rows(include_str!("data/real_offers.tsv"), |row| real_offer(&row))
}

fn real_offer(row: &Row<'_>) -> RealOffer {
    let start = row.get("start");
    let year = study_year(start, row.get("application_deadline"));
    let level = row.get("level");
    let groups = match level {
        "skoleledere" => vec![TargetGroup::SchoolLeaders],
        "voksne" => vec![TargetGroup::AdultTeachers],
        _ => vec![TargetGroup::Teachers],
    };
    let delivery = row.get("delivery");
    let language = row.get("language");
    let plan = OfferPlan {
        title: row.get("title").to_owned(),
        code: row.get("course_code").to_owned(),
        credits: Credits::parse(row.get("credits")),
        stages: stages(level),
        groups,
        delivery: deliveries(delivery),
        teaching_language: teaching_language(language, row.get("title")),
        funding: funding(row.get("funding_scheme")),
        places: row
            .get("places")
            .split(';')
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .map(str::to_owned)
            .collect(),
        source_url: row.get("source_url").to_owned(),
        ..OfferPlan::titled("")
    };
    let run = RunPlan {
        semester: semester(start),
        funding_deadline: None,
        admission_deadline: deadline(row.get("application_deadline"), year),
        ..RunPlan::default()
    };
    RealOffer {
        institution_short: row.get("institution_short").to_owned(),
        subject_area: row.get("subject_area").to_owned(),
        year,
        plan,
        run,
    }
}

/// The first four digits that make a year.
fn year_in(text: &str) -> Option<i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 4)
        .find_map(|part| part.parse().ok().filter(|y| (2000..=2100).contains(y)))
}

/// `høst 2024` → 2024–25, `vår 2024` → 2023–24, `studieåret 2023/2024` → 2023–24.
#[must_use]
pub fn study_year(start: &str, deadline: &str) -> StudyYear {
    match (year_in(start), year_in(deadline)) {
        (Some(y), _) if start.starts_with("vår") => StudyYear(y - 1),
        (Some(y), _) | (None, Some(y)) => StudyYear(y),
        (None, None) => UNSTATED,
    }
}

fn semester(start: &str) -> Option<Semester> {
    let year = year_in(start)?;
    if start.starts_with("vår") {
        return Some(Semester {
            year,
            term: Term::Spring,
        });
    }
    let autumn = start.starts_with("høst") || start.contains("september");
    autumn.then_some(Semester {
        year,
        term: Term::Autumn,
    })
}

/// `5-10`, `8. - 13. trinn`: the two numbers of a range.
#[must_use]
pub fn stages(level: &str) -> Option<StageRange> {
    let numbers: Vec<u8> = level
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok())
        .collect();
    match numbers[..] {
        [from, to] => StageRange::new(from, to),
        _ => None,
    }
}

fn deliveries(text: &str) -> Vec<Delivery> {
    let kinds = [
        ("campus", Delivery::Campus),
        ("samling", Delivery::Gatherings),
        ("desentralisert", Delivery::Gatherings),
        ("nettbasert", Delivery::Online),
    ];
    kinds
        .iter()
        .filter(|(word, _)| text.contains(word))
        .map(|(_, kind)| *kind)
        .collect()
}

fn teaching_language(stated: &str, title: &str) -> TeachingLanguage {
    let title = title.to_lowercase();
    match stated {
        "engelsk" => TeachingLanguage::English,
        "norsk tegnspråk" => TeachingLanguage::SignLanguage,
        "nordsamisk" => TeachingLanguage::NorthernSami,
        _ if title.contains("lulesamisk") => TeachingLanguage::LuleSami,
        _ if title.contains("sørsamisk") => TeachingLanguage::SouthernSami,
        _ => TeachingLanguage::Norwegian,
    }
}

fn funding(scheme: &str) -> Option<Funding> {
    match scheme {
        "" => None,
        s if s.starts_with("vikar/stipend") => Some(Funding::Scheme),
        s if s.contains("betalt") => Some(Funding::Paid),
        _ => Some(Funding::Ordinary),
    }
}

/// `1. mars`, `15. april 2014`: a deadline before an autumn start lies in the year the study year begins.
fn deadline(text: &str, year: StudyYear) -> Option<Date> {
    let (day, rest) = text.split_once(". ")?;
    let month = MONTHS_NO.iter().position(|m| rest.starts_with(m))?;
    let year = year_in(rest).unwrap_or(year.0);
    Date::from_ymd_opt(year, u32::try_from(month).ok()? + 1, day.trim().parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_real_offer_is_read() {
        let offers = real_offers();
        assert_eq!(offers.len(), 174);
        assert!(
            offers
                .iter()
                .all(|o| !o.plan.title.is_empty() && !o.institution_short.is_empty())
        );
        assert_eq!(
            offers
                .iter()
                .filter(|o| o.plan.credits == Some(Credits(300)))
                .count(),
            70
        );
        assert_eq!(
            offers
                .iter()
                .filter(|o| o.plan.stages == StageRange::new(5, 10))
                .count(),
            28
        );
    }

    #[test]
    fn loose_spellings_are_understood() {
        assert_eq!(study_year("vår 2024", ""), StudyYear(2023));
        assert_eq!(study_year("studieåret 2023/2024", ""), StudyYear(2023));
        assert_eq!(study_year("høst", "1. mars 2020"), StudyYear(2020));
        assert_eq!(study_year("", "1. mars"), UNSTATED);
        assert_eq!(stages("8. - 13. trinn"), StageRange::new(8, 13));
        assert_eq!(stages("voksne"), None);
        assert_eq!(
            deadline("15. april (Samordna opptak)", StudyYear(2025)),
            Date::from_ymd_opt(2025, 4, 15)
        );
        assert_eq!(deadline("løpende opptak", StudyYear(2025)), None);
    }
}
