//! Ways to reach somebody: e-mail addresses, links, telephone and birth numbers.

use app::remarks::model::{Hint, HintKind};

/// E-mail addresses, also those that hide their sign, and links and user names.
pub(super) fn addresses(text: &str) -> Vec<Hint> {
    let mut hints: Vec<Hint> = vec![];
    for (from, word) in pieces(text) {
        let trimmed = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '»', '"', '\'', '>']);
        let inner = trimmed.trim_start_matches(['(', '[', '«', '"', '\'', '<']);
        let from = from + (trimmed.len() - inner.len());
        let kind = match inner.split_once('@') {
            Some((who, at)) if !who.is_empty() && at.contains('.') => Some(HintKind::Email),
            Some((who, at)) if !at.is_empty() => Some(if who.is_empty() {
                HintKind::Link
            } else {
                HintKind::Email
            }),
            _ if inner.contains("://") || inner.to_lowercase().starts_with("www.") => Some(HintKind::Link),
            _ => None,
        };
        let to = from + inner.len();
        hints.extend(kind.map(|kind| Hint { kind, from, to }));
    }
    // «kari (at) skole.no», «kari [krøllalfa] skole punktum no»
    let lower = lowered(text);
    for sign in [
        "(at)",
        "[at]",
        "{at}",
        "(a)",
        "[a]",
        "(krøllalfa)",
        "[krøllalfa]",
        " krøllalfa ",
    ] {
        for (at, _) in lower.match_indices(sign) {
            let before = text[..at].trim_end();
            let from = before
                .rfind(char::is_whitespace)
                .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
            let after = at + sign.len();
            let rest = &text[after..];
            let skipped = rest.len() - rest.trim_start().len();
            let word = rest
                .trim_start()
                .split(char::is_whitespace)
                .next()
                .unwrap_or_default();
            let to = after + skipped + word.trim_end_matches(['.', ',', ';']).len();
            if from < at && to > after && hints.iter().all(|h| to <= h.from || h.to <= from) {
                hints.push(Hint {
                    kind: HintKind::Email,
                    from,
                    to,
                });
            }
        }
    }
    hints
}

/// Small letters of the same length in bytes, so that places agree.
fn lowered(text: &str) -> String {
    let small = |c: char| {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(s), None) if s.len_utf8() == c.len_utf8() => s,
            _ => c,
        }
    };
    text.chars().map(small).collect()
}

/// What stands between blanks, with its place.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    ends.filter_map(move |(at, c)| {
        if !c.is_whitespace() {
            start.get_or_insert(at);
            return None;
        }
        let from = start.take()?;
        Some((from, &text[from..at]))
    })
}

/// Runs of digits written together as a telephone number or a birth number is.
pub(super) fn numbers(text: &str) -> Vec<Hint> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut hints = vec![];
    let mut i = 0;
    while i < chars.len() {
        let glued = i > 0 && chars[i - 1].1.is_alphanumeric();
        if !chars[i].1.is_ascii_digit() || glued {
            i += 1;
            continue;
        }
        // Groups of digits with one separator between them.
        let (mut groups, mut end, mut j) = (vec![], i, i);
        while j < chars.len() && chars[j].1.is_ascii_digit() {
            let begun = j;
            while j < chars.len() && chars[j].1.is_ascii_digit() {
                j += 1;
            }
            groups.push((begun, j - begun));
            end = j;
            let separator = chars
                .get(j)
                .is_some_and(|(_, c)| matches!(c, ' ' | '\u{a0}' | '.' | '-'));
            if !separator {
                break;
            }
            j += 1;
        }
        let followed = chars.get(end).is_some_and(|(_, c)| c.is_alphabetic());
        let found = if followed { None } else { number(&groups, &chars) };
        match found {
            Some((kind, first, n)) => {
                let (begun, _) = groups[first];
                let (last, len) = groups[first + n - 1];
                let place = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
                let plus = begun > 0 && chars[begun - 1].1 == '+';
                hints.push(Hint {
                    kind,
                    from: place(begun - usize::from(plus)),
                    to: place(last + len),
                });
                i = last + len;
            }
            None => i = end.max(i + 1),
        }
    }
    hints
}

/// What the first groups that fit make: kind, first group, how many.
fn number(groups: &[(usize, usize)], chars: &[(usize, char)]) -> Option<(HintKind, usize, usize)> {
    const PHONES: [&[usize]; 5] = [&[8], &[2, 2, 2, 2], &[3, 2, 3], &[4, 4], &[3, 3, 2]];
    let lengths: Vec<usize> = groups.iter().map(|(_, n)| *n).collect();
    let digit = |group: usize, at: usize| chars[groups[group].0 + at].1;
    for first in 0..groups.len() {
        let rest = &lengths[first..];
        if rest.starts_with(&[11]) || rest.starts_with(&[6, 5]) {
            let n = if rest[0] == 11 { 1 } else { 2 };
            return Some((HintKind::BirthNumber, first, n));
        }
        let country = digit(first, 0) == '4' && rest[0] == 2 && digit(first, 1) == '7';
        let code = rest[0] == 4 && (0..4).map(|i| digit(first, i)).eq("0047".chars());
        let from = usize::from((country || code) && rest.len() > 1);
        // Written in one: 4790000000, 004790000000.
        if rest == [10] && digit(first, 0) == '4' && digit(first, 1) == '7' {
            return Some((HintKind::Phone, first, 1));
        }
        for shape in PHONES {
            if !rest[from..].starts_with(shape) {
                continue;
            }
            let begins = digit(first + from, 0);
            // «2024 2025» are years; numbers of four and four begin as mobile numbers do.
            let fits = if shape == [4, 4] {
                matches!(begins, '4' | '9')
            } else {
                matches!(begins, '2'..='9')
            };
            if fits {
                return Some((HintKind::Phone, first, from + shape.len()));
            }
        }
    }
    None
}
