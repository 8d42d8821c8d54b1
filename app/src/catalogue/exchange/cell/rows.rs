//! Modules, publications and gatherings in one cell: a row a line, its parts separated by `|`.
//!
//! A `|`, a backslash or a line break within a part is written with a backslash before it.

use super::values;
use crate::catalogue::form::{CitationForm, GatheringForm, ModuleForm};

fn line<const N: usize>(parts: [&str; N]) -> String {
    let escaped = parts.map(|part| {
        super::plain(part)
            .replace('\\', "\\\\")
            .replace('|', "\\|")
            .replace('\n', "\\n")
    });
    escaped.join(" | ").trim_end().to_owned()
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// Each line's parts; at most one more than `most`, which then holds the rest.
fn split(cell: &str) -> Vec<Vec<String>> {
    let mut rows = vec![];
    for line in cell.lines().filter(|l| !l.trim().is_empty()) {
        let mut parts = vec![String::new()];
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            let part = parts.last_mut().expect("there is always a last part");
            match c {
                '|' => parts.push(String::new()),
                '\\' => match chars.next() {
                    Some('n') => part.push('\n'),
                    Some(c @ ('|' | '\\')) => part.push(c),
                    Some(c) => part.extend(['\\', c]),
                    None => part.push('\\'),
                },
                c => part.push(c),
            }
        }
        rows.push(parts.into_iter().map(|p| p.trim().to_owned()).collect());
    }
    rows
}

pub fn modules(rows: &[ModuleForm]) -> String {
    lines(rows.iter().map(|m| line([&m.code, &m.title, &m.credits])))
}

/// `code | title | credits`; without a code, `title | credits` or the title alone.
pub fn read_modules(cell: &str) -> Vec<ModuleForm> {
    let module = |parts: Vec<String>| {
        let (code, title, credits) = match parts.as_slice() {
            [title] => ("", title.as_str(), ""),
            [title, credits] => ("", title.as_str(), credits.as_str()),
            [code, title, credits, ..] => (code.as_str(), title.as_str(), credits.as_str()),
            [] => ("", "", ""),
        };
        ModuleForm {
            code: code.to_owned(),
            title: title.to_owned(),
            credits: values::credits(credits),
        }
    };
    split(cell).into_iter().map(module).collect()
}

pub fn citations(rows: &[CitationForm]) -> String {
    lines(
        rows.iter()
            .map(|c| line([&c.authors, &c.year, &c.title, &c.source, &c.doi])),
    )
}

/// `authors | year | title | source | DOI`.
pub fn read_citations(cell: &str) -> Vec<CitationForm> {
    let citation = |parts: Vec<String>| {
        let mut parts = parts.into_iter();
        let mut next = || parts.next().unwrap_or_default();
        CitationForm {
            authors: next(),
            year: next(),
            title: next(),
            source: next(),
            doi: next(),
        }
    };
    split(cell).into_iter().map(citation).collect()
}

pub fn gatherings(rows: &[GatheringForm]) -> String {
    let day = |typed: &str| values::written_date(&super::plain(typed));
    lines(rows.iter().map(|g| line([&day(&g.from), &day(&g.to), &g.place])))
}

/// `from | to | place`; `day | place` for a single day.
pub fn read_gatherings(cell: &str) -> Vec<GatheringForm> {
    let day = |typed: &str| values::date(typed).map_or_else(|| typed.to_owned(), |d| d.to_string());
    let gathering = |parts: Vec<String>| {
        let part = |i: usize| parts.get(i).map_or("", String::as_str);
        let (from, to, place) = if parts.len() == 2 && values::date(part(1)).is_none() {
            (part(0), "", part(1))
        } else {
            (part(0), part(1), part(2))
        };
        GatheringForm {
            from: day(from),
            to: day(to),
            place: place.to_owned(),
        }
    };
    split(cell).into_iter().map(gathering).collect()
}
