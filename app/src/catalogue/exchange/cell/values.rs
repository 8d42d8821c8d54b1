//! Dates, half-years, amounts and stages as Norwegians write them.

use chrono::{Datelike as _, Days};

use crate::shared::lang::Lang;
use crate::shared::time::{Date, Semester, StudyYear, Term, parse_date};
use crate::shared::units::Credits;

/// Letters and digits only, small: what two spellings of a name have in common.
#[must_use]
pub fn fold(text: &str) -> String {
    let text = text.to_lowercase();
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Beginnings of the months in bokmål, nynorsk and English, by the month's number.
const MONTHS: [(&str, u32); 15] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("des", 12),
    ("dec", 12),
];

/// Day 0 of a spreadsheet's calendar, as it counts from March 1900 on.
const EPOCH: (i32, u32, u32) = (1899, 12, 30);
/// The days 1 January 1990 to 31 December 2100 in that count.
const SERIALS: std::ops::RangeInclusive<u64> = 32_874..=73_415;

/// Reads a date: `2027-03-01`, `1.3.2027`, `1.3.27`, `1. mars 2027`, or the number a spreadsheet keeps for it.
///
/// A date with slashes is left alone: nobody can tell `3/4/2027`.
#[must_use]
pub fn date(typed: &str) -> Option<Date> {
    let typed = typed.trim();
    // A time behind a date is midnight.
    let day = typed.split(['T']).next().unwrap_or(typed);
    let day = day.strip_suffix(" 00:00:00").unwrap_or(day).trim();
    if let Some(date) = parse_date(day) {
        return Some(date);
    }
    if let Ok(serial) = typed.parse::<u64>() {
        let (y, m, d) = EPOCH;
        let epoch = Date::from_ymd_opt(y, m, d)?;
        return SERIALS
            .contains(&serial)
            .then(|| epoch.checked_add_days(Days::new(serial)))?;
    }
    let parts: Vec<&str> = day.split(['.', ' ']).filter(|p| !p.is_empty()).collect();
    let &[day, month, year] = parts.as_slice() else {
        return None;
    };
    let small = month.to_lowercase();
    let month = match month.parse::<u32>() {
        Ok(number) => number,
        Err(_) => MONTHS
            .iter()
            .find(|(name, _)| small.starts_with(name))
            .map(|(_, n)| *n)?,
    };
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let year = match year.len() {
        2 if digits(year) => 2000 + year.parse::<i32>().ok()?,
        4 if digits(year) => year.parse().ok()?,
        _ => return None,
    };
    let date = Date::from_ymd_opt(year, month, day.parse().ok()?)?;
    (1990..=2100).contains(&date.year()).then_some(date)
}

/// `01.03.2027`, which every Norwegian spreadsheet takes for a date; what is none stays as it is.
pub fn written_date(typed: &str) -> String {
    parse_date(typed).map_or_else(|| typed.to_owned(), |d| d.format("%d.%m.%Y").to_string())
}

/// Reads a half-year: `2027h`, `H27`, `høst 2027`, `haust 2027`, `vår-28`, `autumn 2027`.
pub fn semester(typed: &str) -> Option<Semester> {
    if let Some(semester) = Semester::parse(&typed.to_lowercase()) {
        return Some(semester);
    }
    let letters: String = typed
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let term = match letters.as_str() {
        "h" | "høst" | "haust" | "autumn" | "fall" | "høstsemester" | "haustsemester" => Term::Autumn,
        "v" | "vår" | "spring" | "vårsemester" => Term::Spring,
        _ => return None,
    };
    let year = match digits.len() {
        2 => 2000 + digits.parse::<i32>().ok()?,
        4 => digits.parse().ok()?,
        _ => return None,
    };
    (1990..=2100).contains(&year).then_some(Semester { year, term })
}

/// Reads a study year: `2027`, `2027–28`, `2027/2028`.
#[must_use]
pub fn study_year(typed: &str) -> Option<StudyYear> {
    let typed = typed.trim();
    let (first, rest) = (typed.get(..4)?, typed.get(4..)?);
    let year: i32 = first.parse().ok().filter(|y| (1990..=2100).contains(y))?;
    let next = rest.trim_start_matches(['-', '–', '/', ' ']);
    let follows = match next.len() {
        0 => rest.is_empty(),
        2 => next.parse() == Ok((year + 1) % 100),
        4 => next.parse() == Ok(year + 1),
        _ => false,
    };
    follows.then_some(StudyYear(year))
}

/// `30 studiepoeng`, `7.50 stp` → `30`, `7,5`; what is no number stays as it is.
pub fn credits(cell: &str) -> String {
    let small = cell.to_lowercase();
    let mut number = small.trim();
    for unit in ["studiepoeng", "stp.", "stp", "sp", "ects", "credits"] {
        number = number.strip_suffix(unit).unwrap_or(number).trim_end();
    }
    let number = number.replace('.', ",");
    let number = match number.split_once(',') {
        Some((whole, part)) if part.trim_end_matches('0').is_empty() => whole,
        Some(_) => number.trim_end_matches('0'),
        None => &number,
    };
    Credits::parse(number).map_or_else(|| cell.to_owned(), |c| c.number(Lang::Nb))
}

/// `kr 12 500,-`, `12.500`, `gratis` → kroner in digits; what is no amount stays as it is.
pub fn price(cell: &str) -> String {
    let small = cell.to_lowercase();
    let number = small.replace("kroner", "").replace("nok", "").replace("kr", "");
    let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    if matches!(number.as_str(), "gratis" | "ingen" | "free") {
        return "0".to_owned();
    }
    let number = number.trim_start_matches('.');
    let number = ["-", "–", "00"]
        .iter()
        .find_map(|end| number.strip_suffix(&format!(",{end}")))
        .unwrap_or(number);
    // A point is a thousand's only before exactly three digits.
    let groups: Vec<&str> = number.split('.').collect();
    let is_grouped = groups.len() > 1 && groups.iter().skip(1).all(|g| g.len() == 3);
    let number = if is_grouped {
        groups.concat()
    } else {
        number.to_owned()
    };
    match number.parse::<u32>() {
        Ok(kroner) => kroner.to_string(),
        Err(_) => cell.to_owned(),
    }
}

/// `35 plasser`, `5. trinn`, `2,0` → digits; what is no whole number stays as it is.
pub fn whole(cell: &str) -> String {
    let digits: String = cell.chars().take_while(char::is_ascii_digit).collect();
    let rest = fold(cell.get(digits.len()..).unwrap_or_default());
    let units = [
        "",
        "0",
        "plasser",
        "plassar",
        "places",
        "trinn",
        "trinnet",
        "steget",
        "klasse",
        "klassetrinn",
    ];
    match digits.parse::<u32>() {
        Ok(n) if digits.len() <= 9 && units.contains(&rest.as_str()) => n.to_string(),
        _ => cell.to_owned(),
    }
}

/// `5-10`, `5.–10. trinn`, `1 til 7` → both ends.
pub fn stages(cell: &str) -> Option<(String, String)> {
    let small = cell.to_lowercase().replace("trinn", "").replace("klasse", "");
    let parts: Vec<&str> = ["–", "-", "til"]
        .iter()
        .map(|by| small.split(by).collect::<Vec<_>>())
        .find(|parts| parts.len() == 2)?;
    let mut ends = parts.into_iter().map(|end| {
        let end = end.trim().trim_end_matches('.');
        end.parse::<u8>().ok().filter(|n| (1..=13).contains(n))
    });
    let (from, to) = (ends.next()??, ends.next()??);
    Some((from.to_string(), to.to_string()))
}
