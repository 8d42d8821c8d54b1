//! What the search can do.

use async_trait::async_trait;

use super::form::SynonymForm;
use super::model::{SearchPage, SearchQuery, Suggestion, Synonym};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::{OfferId, SynonymId};
use crate::shared::lang::Lang;

/// What the search can do.
#[async_trait]
pub trait Search: Send + Sync {
    /// Live offers that match, with counts per filter.
    async fn find(&self, query: &SearchQuery) -> Result<SearchPage, Fault>;

    /// At most 8 lines for what has been typed so far; empty below two letters.
    async fn suggest(&self, typed: &str, lang: Lang) -> Result<Vec<Suggestion>, Fault>;

    /// At most `n` live offers most like this one, the likest first; none while there is no index.
    async fn similar(&self, offer: OfferId, n: usize, lang: Lang) -> Result<Vec<Suggestion>, Fault>;

    /// The dictionary, in the order of the alphabet.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden` for all but the directorate's reviewers.
    async fn synonyms(&self, actor: &Actor) -> Result<Vec<Synonym>, Fault>;

    /// Adds an entry, or changes `id`; every node searches by it within seconds.
    ///
    /// # Errors
    /// As `synonyms`; `Missing`; `Invalid`.
    async fn save_synonym(
        &self,
        actor: &Actor,
        id: Option<SynonymId>,
        form: &SynonymForm,
    ) -> Result<(), Fault>;

    /// Takes an entry out; one that is gone already stays so.
    ///
    /// # Errors
    /// As `synonyms`.
    async fn remove_synonym(&self, actor: &Actor, id: SynonymId) -> Result<(), Fault>;

    /// What the program itself takes words of lessons for, where no entry of the dictionary says otherwise; nothing
    /// for other words.
    ///
    /// # Errors
    /// As `synonyms`.
    async fn taught(&self, actor: &Actor, words: &str) -> Result<Vec<String>, Fault>;

    /// Changes not yet in this node's index; `None` while there is no index.
    async fn lag(&self) -> Result<Option<u64>, Fault>;
}
