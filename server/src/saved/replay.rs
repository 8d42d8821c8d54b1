//! Asking a saved search again, exactly as the results page would.

use app::catalogue::model::Reference;
use app::search::form::{LAST_PAGE, SearchForm};
use app::search::model::SearchQuery;
use app::search::port::Search;
use app::shared::fault::{Fault, FieldFault};
use app::shared::ids::OfferId;
use app::shared::time::StudyYear;

use super::store;
use crate::catalogue;
use crate::platform::Parts;

/// The question these pairs ask.
///
/// # Errors
/// What of it cannot be read, or no longer exists: the rest would ask for more than was saved.
pub fn question(pairs: Vec<(String, String)>, reference: &Reference) -> Result<SearchQuery, Vec<FieldFault>> {
    let form = SearchForm { pairs };
    let (query, faults) = form.check(|facet, value| facet.has_value(value, reference));
    if faults.is_empty() { Ok(query) } else { Err(faults) }
}

/// Why a search cannot be asked just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unasked {
    /// The index is not ready and the page shows a mere listing, of this search and of every other.
    NoIndex,
    /// Its time was over before its answer was whole.
    Cut,
}

/// The first `most` hits in the order of the results page.
///
/// Where nothing matched and the page shows the nearest instead, there are no hits.
///
/// # Errors
/// `Internal` only.
pub async fn hits(
    search: &dyn Search,
    query: &SearchQuery,
    most: usize,
) -> Result<Result<Vec<OfferId>, Unasked>, Fault> {
    let mut ids: Vec<OfferId> = vec![];
    for page in 1..=LAST_PAGE {
        let asked = SearchQuery {
            page,
            ..query.clone()
        };
        let found = search.find(&asked).await?;
        if found.reduced {
            return Ok(Err(Unasked::NoIndex));
        }
        if found.cut {
            return Ok(Err(Unasked::Cut));
        }
        if found.relaxed.is_some() {
            return Ok(Ok(vec![]));
        }
        if found.page != page || found.hits.is_empty() {
            break;
        }
        ids.extend(found.hits.iter().map(|h| h.id));
        if ids.len() >= most || ids.len() as u64 >= found.total {
            break;
        }
    }
    ids.truncate(most);
    Ok(Ok(ids))
}

/// Every hit with the study year of its live text; what has gone since the index last looked is left out.
///
/// # Errors
/// As `hits`.
pub async fn dated_hits(
    parts: &Parts,
    search: &dyn Search,
    query: &SearchQuery,
) -> Result<Result<Vec<(OfferId, StudyYear)>, Unasked>, Fault> {
    let ids = match hits(search, query, usize::MAX).await? {
        Ok(ids) => ids,
        Err(why) => return Ok(Err(why)),
    };
    let mut dated = Vec::with_capacity(ids.len());
    for ids in ids.chunks(store::BATCH) {
        let years = catalogue::live_years(parts.db.read(), ids).await?;
        dated.extend(ids.iter().filter_map(|id| Some((*id, *years.get(id)?))));
    }
    Ok(Ok(dated))
}
