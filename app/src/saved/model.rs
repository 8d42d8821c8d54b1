//! Saved offers and searches, and which hits are news; and what somebody asked to have remembered of herself.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::advice::form::CompetenceForm;
use crate::catalogue::model::{GoneDays, OfferSummary, Reference};
use crate::search::form::SearchForm;
use crate::search::model::SearchQuery;
use crate::shared::ids::{OfferId, SearchId};
use crate::shared::time::{Instant, StudyYear};

/// Most offers one person may save.
pub const OFFERS: usize = 100;
/// Most searches one person may save.
pub const SEARCHES: usize = 30;
/// Longest address of a search that can be saved, in bytes: 200 characters and 20 filters fit easily.
pub const QUERY: usize = 8_000;

/// An offer somebody saved.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedOffer {
    pub offer: OfferId,
    /// As it was when it was saved.
    pub title: String,
    pub saved_at: Instant,
    /// As it is now; `None` once it is no longer live.
    pub live: Option<OfferSummary>,
}

/// A search somebody saved.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedSearch {
    pub id: SearchId,
    /// The parameters of its address, as `SearchQuery::pairs` gave them.
    pub pairs: Vec<(String, String)>,
    /// News come by letter.
    pub alert: bool,
    pub saved_at: Instant,
}

impl SavedSearch {
    /// The question, read by the same check as the results page reads its address.
    #[must_use]
    pub fn query(&self, reference: &Reference) -> SearchQuery {
        let form = SearchForm {
            pairs: self.pairs.clone(),
        };
        form.check(|facet, value| facet.has_value(value, reference)).0
    }
}

/// What a person teaches and has of credits, as she asked to have it remembered.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCompetence {
    /// As it stood in the address of the page that reckons with it.
    pub form: CompetenceForm,
    pub kept_at: Instant,
}

/// Everything a person has saved; newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavedThings {
    pub offers: Vec<SavedOffer>,
    pub searches: Vec<SavedSearch>,
    /// Since when there is a calendar address.
    pub calendar_since: Option<Instant>,
    pub competence: Option<KeptCompetence>,
}

/// An offer with what a calendar says of its changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// With the runs of earlier years that have days still to come, after its own.
    pub offer: OfferSummary,
    /// When its public face last changed.
    pub changed_at: Instant,
    /// Counts those changes.
    pub revision: i64,
    /// Deadlines and gatherings that were taken out lately.
    pub gone: Vec<GoneDays>,
}

/// Whose alerts a link in a letter ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertReader {
    /// The address with all but its first letter and its host hidden.
    pub hint: String,
    /// Searches with an alert just now.
    pub alerts: usize,
}

/// The secret of a new calendar address, on its way to the page that shows it once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NewCalendar {
    pub secret: String,
}

/// The hits of a search that its owner has not been told of, in the order of the hits.
///
/// An offer is told of once per study year: what is withdrawn and comes back is not told again, but its text
/// for another year is, since that is something new to apply for.
#[must_use]
pub fn news(
    hits: &[(OfferId, StudyYear)],
    known: &BTreeSet<(OfferId, StudyYear)>,
) -> Vec<(OfferId, StudyYear)> {
    let mut seen = BTreeSet::new();
    hits.iter()
        .filter(|hit| !known.contains(hit) && seen.insert(**hit))
        .copied()
        .collect()
}

/// `kari@skole.example` as `k…@skole.example`.
#[must_use]
pub fn hint(email: &str) -> String {
    let (name, host) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}…@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hit() -> impl Strategy<Value = (OfferId, StudyYear)> {
        (0..12_i64, 2026..2028_i32).prop_map(|(id, year)| (OfferId(id), StudyYear(year)))
    }

    proptest! {
        #[test]
        fn over_any_weeks_each_hit_is_told_exactly_once(
            weeks in prop::collection::vec(prop::collection::vec(hit(), 0..20), 1..8),
        ) {
            let (mut known, mut told) = (BTreeSet::new(), vec![]);
            for hits in &weeks {
                let new = news(hits, &known);
                // The letter lists what the page lists, without what was told, in the page's order.
                let mut page = hits.clone();
                page.retain(|h| !known.contains(h));
                page.dedup();
                prop_assert!(new.iter().all(|h| page.contains(h)) && page.iter().all(|h| new.contains(h)));
                known.extend(new.iter().copied());
                told.extend(new);
            }
            let found: BTreeSet<_> = weeks.into_iter().flatten().collect();
            prop_assert_eq!(told.len(), found.len());
            prop_assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), found);
        }
    }

    #[test]
    fn an_address_is_only_hinted_at() {
        assert_eq!(hint("kari@skole.example"), "k…@skole.example");
        assert_eq!(hint("æ@x.no"), "æ…@x.no");
        assert_eq!(hint(""), "…@");
    }
}
