//! What can be done with what people save.

use async_trait::async_trait;

use super::model::{AlertReader, Dated, SavedThings};
use crate::accounts::model::Actor;
use crate::catalogue::model::OfferSummary;
use crate::search::model::SearchQuery;
use crate::shared::fault::Fault;
use crate::shared::ids::{OfferId, SearchId};

/// What can be done with what people save.
///
/// Everyone reaches her own things only: whatever is somebody else's is `Missing`.
#[async_trait]
pub trait Saved: Send + Sync {
    /// Everything the actor has saved, newest first.
    ///
    /// # Errors
    /// `SignIn`.
    async fn things(&self, actor: &Actor) -> Result<SavedThings, Fault>;

    /// Which of these offers the actor has saved; none for a visitor. At most one query.
    async fn saved_among(&self, actor: &Actor, offers: &[OfferId]) -> Result<Vec<OfferId>, Fault>;

    /// Saves a live offer; saving it again changes nothing.
    ///
    /// # Errors
    /// `SignIn`; `Missing` unless it is live; `Invalid` on `offer` when there is no room.
    async fn save_offer(&self, actor: &Actor, offer: OfferId) -> Result<(), Fault>;

    /// Forgets a saved offer; removing what is not there changes nothing.
    ///
    /// # Errors
    /// `SignIn`.
    async fn remove_offer(&self, actor: &Actor, offer: OfferId) -> Result<(), Fault>;

    /// Saves a search by the query part of its address, and gives its pairs as they are kept.
    ///
    /// What the results page would leave out is left out. Saving it again turns its alert on where `alert`
    /// asks for that, and changes nothing else.
    ///
    /// # Errors
    /// `SignIn`; `Invalid` on `search` when there is no room, on `query` when it is too long.
    async fn save_search(
        &self,
        actor: &Actor,
        query: &str,
        alert: bool,
    ) -> Result<Vec<(String, String)>, Fault>;

    /// Forgets a saved search with its alert.
    ///
    /// # Errors
    /// `SignIn`; `Missing` if it is not the actor's.
    async fn remove_search(&self, actor: &Actor, search: SearchId) -> Result<(), Fault>;

    /// Turns a search's alert on or off. What it finds when it is turned on counts as known.
    ///
    /// # Errors
    /// `SignIn`; `Missing` if it is not the actor's.
    async fn set_alert(&self, actor: &Actor, search: SearchId, on: bool) -> Result<(), Fault>;

    /// Makes a secret for the actor's calendar address; an earlier one stops working. It is kept as a hash,
    /// so this is the only time it can be shown.
    ///
    /// # Errors
    /// `SignIn`.
    async fn new_calendar(&self, actor: &Actor) -> Result<String, Fault>;

    /// Stops the actor's calendar address.
    ///
    /// # Errors
    /// `SignIn`.
    async fn stop_calendar(&self, actor: &Actor) -> Result<(), Fault>;

    /// The live offers saved by whoever owns this calendar address, newest first.
    ///
    /// # Errors
    /// `Missing` for an unknown secret.
    async fn calendar(&self, secret: &str) -> Result<Vec<Dated>, Fault>;

    /// What the calendar of a search tells of: the live ones of its hits, then what it told of when it was last read
    /// and was withdrawn lately. What it tells of is kept where somebody has saved the search.
    ///
    /// # Errors
    /// `Internal` only.
    async fn search_calendar(&self, query: &SearchQuery, hits: &[OfferId]) -> Result<Vec<Dated>, Fault>;

    /// These offers with what a calendar says of their changes, in the same order. As many queries for many as for
    /// one.
    async fn dated(&self, offers: Vec<OfferSummary>) -> Result<Vec<Dated>, Fault>;

    /// Whose alerts a letter's link ends.
    ///
    /// # Errors
    /// `Missing` for an unknown token.
    async fn reader(&self, token: &str) -> Result<AlertReader, Fault>;

    /// Turns off every alert of the letter's receiver; doing it again changes nothing.
    ///
    /// # Errors
    /// `Missing` for an unknown token.
    async fn unsubscribe(&self, token: &str) -> Result<(), Fault>;
}
