//! Modules, publications, gatherings and runs in one cell: a row a line, its parts separated by `|`.
//!
//! A `|`, a backslash or a line break within a part is written with a backslash before it.

use super::values;
use crate::catalogue::form::{CitationForm, GatheringForm, ModuleForm, NO, RunForm, YES};

/// The parts of a row; those after the first `least` only as far as they hold something.
pub(super) fn shortest(parts: &[&str], least: usize) -> String {
    let last = parts.iter().rposition(|part| !part.trim().is_empty());
    let n = least.max(last.map_or(0, |i| i + 1));
    let escaped = parts[..n].iter().map(|part| {
        super::plain(part)
            .replace('\\', "\\\\")
            .replace('|', "\\|")
            .replace('\n', "\\n")
    });
    escaped.collect::<Vec<_>>().join(" | ").trim_end().to_owned()
}

/// Whether one must come, in any of the languages; what nobody understands stays as it was typed.
fn compulsory(typed: &str) -> String {
    match typed.trim().to_lowercase().as_str() {
        "ja" | "yes" | "x" | "obligatorisk" | "compulsory" => YES.to_owned(),
        "nei" | "no" | "frivillig" | "friviljug" | "voluntary" => NO.to_owned(),
        _ => typed.trim().to_owned(),
    }
}

pub(super) fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// Each line's parts; at most one more than `most`, which then holds the rest.
pub(super) fn split(cell: &str) -> Vec<Vec<String>> {
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
    lines(
        rows.iter()
            .map(|m| shortest(&[&m.code, &m.title, &m.credits, &m.requires], 3)),
    )
}

/// `code | title | credits | builds on`; without a code, `title | credits` or the title alone.
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
            requires: parts.get(3).cloned().unwrap_or_default(),
        }
    };
    split(cell).into_iter().map(module).collect()
}

pub fn citations(rows: &[CitationForm]) -> String {
    lines(rows.iter().map(|c| {
        shortest(
            &[&c.authors, &c.year, &c.title, &c.source, &c.doi, &c.outcomes],
            5,
        )
    }))
}

/// `authors | year | title | source | DOI | outcomes`.
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
            outcomes: next(),
        }
    };
    split(cell).into_iter().map(citation).collect()
}

pub fn gatherings(rows: &[GatheringForm]) -> String {
    let day = |typed: &str| values::written_date(&super::plain(typed));
    let row = |g: &GatheringForm| shortest(&[&day(&g.from), &day(&g.to), &g.place, &g.compulsory], 3);
    lines(rows.iter().map(row))
}

/// `from | to | place | compulsory`; `day | place` for a single day.
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
            compulsory: compulsory(parts.get(3).map_or("", String::as_str)),
        }
    };
    split(cell).into_iter().map(gathering).collect()
}

pub fn runs(rows: &[RunForm]) -> String {
    let day = |typed: &str| values::written_date(&super::plain(typed));
    let row = |r: &RunForm| {
        let parts = [
            &r.semester,
            &day(&r.starts_on),
            &day(&r.ends_on),
            &day(&r.funding_deadline),
            &day(&r.admission_deadline),
            &r.capacity,
            &r.apply_url,
            &r.application_code,
            &gatherings(&r.gatherings),
        ];
        shortest(&parts.map(String::as_str), 6)
    };
    lines(rows.iter().map(row))
}

/// `semester | start | end | deadline for money | deadline for a place | places | link | code | gatherings`; the
/// last as `gatherings` writes them, with its separators escaped once more.
pub fn read_runs(cell: &str) -> Vec<RunForm> {
    let run = |parts: Vec<String>| {
        let mut parts = parts.into_iter();
        let mut next = || parts.next().unwrap_or_default();
        let day = |typed: String| values::date(&typed).map_or(typed, |d| d.to_string());
        let semester = next();
        RunForm {
            semester: values::semester(&semester).map_or(semester, |s| s.to_string()),
            starts_on: day(next()),
            ends_on: day(next()),
            funding_deadline: day(next()),
            admission_deadline: day(next()),
            capacity: values::whole(&next()),
            apply_url: next(),
            application_code: next(),
            gatherings: read_gatherings(&next()),
        }
    };
    split(cell).into_iter().map(run).collect()
}
