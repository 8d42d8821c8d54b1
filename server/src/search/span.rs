//! Stretches of a range as the index's columns have them.

use app::search::stretch::{Range, Stretch, stretches};
use app::shared::time::Date;

use super::document::days;

/// A stretch of a range, with its bounds as the columns have them.
#[derive(Clone, Debug)]
pub struct Span {
    pub what: Stretch,
    pub range: Range,
    from: i64,
    to: i64,
}

impl Span {
    /// All stretches that are counted on a day, range by range.
    #[must_use]
    pub fn all(today: Date) -> Vec<Self> {
        let mut spans: Vec<Span> = stretches(today).into_iter().map(Span::new).collect();
        // Stable: those of one range stay in their order.
        spans.sort_by_key(|span| span.range);
        spans
    }

    fn new(what: Stretch) -> Self {
        let (from, to) = match what {
            Stretch::Credits(min, max) => (min.map(|c| i64::from(c.0)), max.map(|c| i64::from(c.0))),
            Stretch::Start(semester) => {
                let (from, to) = semester.half_year();
                (Some(days(from)), Some(days(to)))
            }
            Stretch::Deadline(_, from, to) => (Some(days(from)), to.map(days)),
            Stretch::Quality(rating) => (Some(rating.tenths()), None),
        };
        Span {
            what,
            range: what.range(),
            from: from.unwrap_or(i64::MIN),
            to: to.unwrap_or(i64::MAX),
        }
    }

    #[must_use]
    pub fn holds(&self, value: i64) -> bool {
        (self.from..=self.to).contains(&value)
    }
}
