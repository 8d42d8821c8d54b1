//! Amounts as the law and the budgets count them, and how they are written in Norwegian.

use serde::{Deserialize, Serialize};

use super::lang::Lang;

/// Study credits in tenths: 75 is 7,5 studiepoeng.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Credits(pub i32);

impl Credits {
    /// Reads `7,5`, `7.5` or `15`; more than one decimal or a sign is refused.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim().replace(',', ".");
        let (whole, tenth) = typed.split_once('.').unwrap_or((&typed, "0"));
        let digits =
            |s: &str, max: usize| !s.is_empty() && s.len() <= max && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole, 3) || !digits(tenth, 1) {
            return None;
        }
        Some(Credits(
            whole.parse::<i32>().ok()? * 10 + tenth.parse::<i32>().ok()?,
        ))
    }

    /// The number alone: `15` or `7,5` (`7.5` in English).
    #[must_use]
    pub fn number(self, lang: Lang) -> String {
        let point = if lang == Lang::En { '.' } else { ',' };
        match self.0 % 10 {
            0 => (self.0 / 10).to_string(),
            tenth => format!("{}{point}{tenth}", self.0 / 10),
        }
    }
}

/// A whole number grouped by thousands with a no-break space: `126 000`.
#[must_use]
pub fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    if n < 0 {
        out.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// Money in øre written as kroner: `126 000 kr`.
#[must_use]
pub fn kroner(ore: i64) -> String {
    format!("{}\u{a0}kr", grouped(ore / 100))
}

/// Money in øre to the last øre: `126 000 kr`, `126 000,50 kr`.
#[must_use]
pub fn kroner_exact(ore: i64, lang: Lang) -> String {
    if ore % 100 == 0 {
        return kroner(ore);
    }
    let point = if lang == Lang::En { '.' } else { ',' };
    let sign = if ore < 0 && ore > -100 { "−" } else { "" };
    let whole = grouped(ore / 100);
    format!("{sign}{whole}{point}{:02}\u{a0}kr", ore.unsigned_abs() % 100)
}

/// A number with `decimals` decimals, with the decimal sign of the language.
#[must_use]
pub fn decimal(value: f64, decimals: usize, lang: Lang) -> String {
    let text = format!("{value:.decimals$}");
    if lang == Lang::En {
        text
    } else {
        text.replace('.', ",")
    }
}

/// A share 0–1 as whole percent: `43 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{:.0}\u{a0}%", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_read_and_written_the_norwegian_way() {
        assert_eq!(Credits::parse(" 7,5 "), Some(Credits(75)));
        assert_eq!(Credits::parse("7.5"), Some(Credits(75)));
        assert_eq!(Credits::parse("30"), Some(Credits(300)));
        for wrong in ["", "x", "7,55", "-3", "1e3", "7,", "99999"] {
            assert_eq!(Credits::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Credits(75).number(Lang::Nb), "7,5");
        assert_eq!(Credits(150).number(Lang::En), "15");
    }

    #[test]
    fn thousands_are_grouped_with_a_no_break_space() {
        assert_eq!(kroner(12_600_000), "126\u{a0}000\u{a0}kr");
        assert_eq!(grouped(-1234), "−1\u{a0}234");
        assert_eq!(grouped(999), "999");
        assert_eq!(kroner_exact(12_600_000, Lang::Nb), "126\u{a0}000\u{a0}kr");
        assert_eq!(kroner_exact(12_600_005, Lang::Nn), "126\u{a0}000,05\u{a0}kr");
        assert_eq!(kroner_exact(-50, Lang::En), "−0.50\u{a0}kr");
    }
}
