//! What one pass over the offers is to find.

use std::sync::Arc;

use app::search::model::SearchQuery;
use app::shared::time::Date;

use super::collect::{Found, Scored};
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
    /// Nothing but scores is wanted, and which are the best.
    pub(super) measured: bool,
    /// What has been scored already, which is all that is gone through.
    pub(super) scored: Option<Arc<Vec<Scored>>>,
    /// One offer is enough.
    pub(super) any: bool,
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
                scored: None,
                any: false,
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

    /// Only whether there is one.
    #[must_use]
    pub fn any(self) -> Self {
        let wanted = Wanted {
            any: true,
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

    /// Nothing but scores, and the best of them: of the hits and of what every filter would give.
    #[must_use]
    pub fn measuring(self) -> Self {
        let wanted = Wanted {
            measured: true,
            ..Wanted::clone(&self.0)
        };
        Findings(Arc::new(wanted), self.1)
    }

    /// Only what was measured, as far as it is near the best. Nothing is scored again: that is most of the work.
    #[must_use]
    pub fn near_the_best_of(self, measured: Found) -> Self {
        let wanted = Wanted {
            floors: Some(Arc::new(measured.best.floors())),
            scored: Some(Arc::new(measured.scored)),
            ..Wanted::clone(&self.0)
        };
        Findings(Arc::new(wanted), self.1)
    }
}
