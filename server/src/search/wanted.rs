//! What one pass over the offers is to find.

use std::sync::Arc;

use app::search::model::SearchQuery;
use app::shared::time::Date;

use super::document::days;
use super::facts::Unpacked;
use super::floors::Scores;
use super::limit::Limit;
use super::span::Span;

/// What one pass is to find.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub(super) query: SearchQuery,
    pub(super) today: i64,
    /// How many of the first offers are kept.
    pub(super) keep: usize,
    /// The scores offers have at least.
    pub(super) floors: Option<Arc<Scores>>,
    /// Nothing but the best scores is wanted.
    pub(super) measured: bool,
    /// What every filter would give is wanted too.
    pub(super) counted: bool,
    /// Stretches that are counted, range by range.
    pub(super) spans: Vec<Span>,
    /// When to stop.
    pub(super) limit: Limit,
}

/// The collector; cheap to clone.
#[derive(Clone, Debug)]
pub struct Findings(pub(super) Arc<Wanted>, pub(super) Arc<Unpacked>);

impl Findings {
    /// Keeps `keep` of the first, with the segments other questions have unpacked.
    #[must_use]
    pub fn new(query: &SearchQuery, today: Date, keep: usize, unpacked: &Arc<Unpacked>) -> Self {
        Findings(
            Arc::new(Wanted {
                query: query.clone(),
                today: days(today),
                keep,
                floors: None,
                measured: false,
                counted: true,
                spans: Span::all(today),
                limit: Limit::default(),
            }),
            unpacked.clone(),
        )
    }

    /// Without what every filter would give.
    #[must_use]
    pub fn uncounted(self) -> Self {
        let wanted = Wanted {
            counted: false,
            ..Wanted::clone(&self.0)
        };
        Findings(Arc::new(wanted), self.1)
    }

    /// No longer than this.
    #[must_use]
    pub fn within(self, limit: &Limit) -> Self {
        let wanted = Wanted {
            limit: limit.clone(),
            ..Wanted::clone(&self.0)
        };
        Findings(Arc::new(wanted), self.1)
    }

    /// Nothing but the best scores, of the hits and of what every filter would give.
    #[must_use]
    pub fn measuring(self) -> Self {
        let wanted = Wanted {
            measured: true,
            ..Wanted::clone(&self.0)
        };
        Findings(Arc::new(wanted), self.1)
    }

    /// Only offers with these scores or more.
    #[must_use]
    pub fn from(self, floors: Scores) -> Self {
        let wanted = Wanted {
            floors: Some(Arc::new(floors)),
            ..Wanted::clone(&self.0)
        };
        Findings(Arc::new(wanted), self.1)
    }
}
