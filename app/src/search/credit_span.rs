//! How many credits somebody asks for who does not mean just one number.

use std::fmt;

use crate::shared::units::Credits;

/// How many credits are meant: from one number to another, of which one may be open; just so many where both are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreditSpan {
    pub from: Option<Credits>,
    pub to: Option<Credits>,
}

impl CreditSpan {
    #[must_use]
    pub const fn just(credits: Credits) -> Self {
        CreditSpan {
            from: Some(credits),
            to: Some(credits),
        }
    }

    #[must_use]
    pub const fn at_least(credits: Credits) -> Self {
        CreditSpan {
            from: Some(credits),
            to: None,
        }
    }

    #[must_use]
    pub const fn at_most(credits: Credits) -> Self {
        CreditSpan {
            from: None,
            to: Some(credits),
        }
    }

    /// Reads what `Display` writes.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        let bound = |tenths: &str| match tenths {
            "" => Some(None),
            tenths => tenths.parse().ok().map(|tenths| Some(Credits(tenths))),
        };
        let (from, to) = value.split_once('-').unwrap_or((value, value));
        let span = CreditSpan {
            from: bound(from)?,
            to: bound(to)?,
        };
        (span.from.is_some() || span.to.is_some()).then_some(span)
    }
}

/// In tenths: `150`, `150-300`, `150-` for at least, `-300` for at most.
impl fmt::Display for CreditSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = |bound: Option<Credits>| bound.map(|c| c.0.to_string()).unwrap_or_default();
        match (self.from, self.to) {
            (from, to) if from == to => f.write_str(&tenths(from)),
            (from, to) => write!(f, "{}-{}", tenths(from), tenths(to)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_credits_is_read_as_it_is_written() {
        for (value, from, to) in [
            ("150", Some(150), Some(150)),
            ("75-150", Some(75), Some(150)),
            ("150-", Some(150), None),
            ("-300", None, Some(300)),
        ] {
            let span = CreditSpan::parse(value).unwrap();
            assert_eq!((span.from, span.to), (from.map(Credits), to.map(Credits)));
            assert_eq!(span.to_string(), value);
        }
        for odd in ["", "-", "x", "150-x"] {
            assert_eq!(CreditSpan::parse(odd), None, "{odd}");
        }
    }
}
