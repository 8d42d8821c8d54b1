//! The search port over this node's index.
//!
//! The index is derived: `keeper` follows the change feed, re-reading each offer through the catalogue, and builds it
//! anew beside the old one whenever it is missing, damaged, of another layout or from another history. Until there
//! is one, answers come from the database and say so (`listing`).

use std::path::PathBuf;
use std::str::FromStr as _;
use std::sync::{Arc, PoisonError, RwLock};

use app::accounts::model::Actor;
use app::catalogue::port::Catalogue;
use app::search::form::SynonymForm;
use app::search::model::{SearchPage, SearchQuery, Suggestion, Synonym};
use app::search::port::Search;
use app::shared::fault::Fault;
use app::shared::ids::{OfferId, SynonymId};
use app::shared::lang::Lang;
use async_trait::async_trait;
use tokio::sync::Semaphore;

use super::dictionary;
use super::hands::Hands;
use super::index::SearchIndex;
use super::keeper::Turn;
use super::listing::listing;
use super::mark::Mark;
use super::suggest::{SUGGESTIONS, suggested_names, suggestion};
use super::synonyms::{Synonyms, taught};
use crate::feed::{self, Position};
use crate::platform::Parts;

/// A change of this kind asks every node to build its index anew.
pub const REBUILD: &str = "index";
/// The key of such a change that may lose offers.
pub(super) const FORCED: i64 = 1;

/// The port's implementation.
pub struct SearchService {
    pub(super) parts: Parts,
    pub(super) catalogue: Arc<dyn Catalogue>,
    /// Folder of all generations; `None` keeps the index in memory.
    pub(super) root: Option<PathBuf>,
    index: RwLock<Option<Arc<SearchIndex>>>,
    synonyms: RwLock<Arc<Synonyms>>,
    /// Held while the index is changed.
    pub(super) turn: tokio::sync::Mutex<Turn>,
    /// As many questions as there are processors are answered at a time, the others wait; what is free helps those
    /// that have much to go through.
    at_once: Arc<Semaphore>,
}

impl SearchService {
    /// A service over the index in the data folder, if there is a usable one; see `catch_up`.
    #[must_use]
    pub fn new(parts: Parts, catalogue: Arc<dyn Catalogue>) -> Arc<Self> {
        let root = root(&parts);
        let index = SearchIndex::open(&root);
        Self::over(parts, catalogue, Some(root), index)
    }

    /// A service whose index lives in memory, for tests.
    #[must_use]
    pub fn in_memory(parts: Parts, catalogue: Arc<dyn Catalogue>) -> Arc<Self> {
        Self::over(parts, catalogue, None, None)
    }

    fn over(
        parts: Parts,
        catalogue: Arc<dyn Catalogue>,
        root: Option<PathBuf>,
        index: Option<SearchIndex>,
    ) -> Arc<Self> {
        let service = SearchService {
            parts,
            catalogue,
            root,
            index: RwLock::default(),
            synonyms: RwLock::default(),
            turn: Default::default(),
            at_once: Arc::new(Semaphore::new(
                std::thread::available_parallelism().map_or(1, usize::from),
            )),
        };
        service.set_index(index.map(Arc::new));
        Arc::new(service)
    }

    pub(super) fn index(&self) -> Option<Arc<SearchIndex>> {
        self.index.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Replaces what words may mean as well, at once and for every index to come.
    pub fn set_synonyms(&self, synonyms: Synonyms) {
        let synonyms = Arc::new(synonyms);
        *self.synonyms.write().unwrap_or_else(PoisonError::into_inner) = synonyms.clone();
        if let Some(index) = self.index() {
            index.set_synonyms(synonyms);
        }
    }

    pub(super) fn set_index(&self, index: Option<Arc<SearchIndex>>) {
        if let Some(index) = &index {
            let synonyms = self.synonyms.read().unwrap_or_else(PoisonError::into_inner);
            index.set_synonyms(synonyms.clone());
            index.set_hands(Hands::of(self.at_once.clone()));
        }
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = index;
    }

    /// What the index says to a question, on a thread that may be busy for a while; nothing where it cannot be read.
    /// Then it is let go and built anew, and no page fails for it.
    async fn ask<T: Send + 'static>(
        &self,
        index: &Arc<SearchIndex>,
        question: impl FnOnce(&SearchIndex) -> tantivy::Result<T> + Send + 'static,
    ) -> Result<Option<T>, Fault> {
        let place = self.at_once.clone().acquire_owned().await?;
        let index = index.clone();
        // Whoever does not wait for the answer leaves the thread its place until it has found one.
        let asked = move || {
            let _place = place;
            question(&index)
        };
        match tokio::task::spawn_blocking(asked).await? {
            Ok(answer) => Ok(Some(answer)),
            Err(error) => {
                tracing::warn!(%error, "the search index cannot be read and is built anew");
                self.set_index(None);
                Ok(None)
            }
        }
    }
}

/// Where a node keeps its index.
fn root(parts: &Parts) -> PathBuf {
    parts.config.data_dir.join("index")
}

/// Asks every node to build its index anew, at once where one runs, else at its next start; `force` lets
/// it lose more than a tenth of the offers.
///
/// # Errors
/// `Internal` when the database refuses.
pub async fn ask_for_rebuild(parts: &Parts, force: bool) -> Result<(), Fault> {
    if force {
        // Where this is run nothing is compared any more, not even with another database's index.
        Mark::forget(&root(parts));
    }
    let tx = parts.db.write().await?;
    tx.tell(REBUILD, if force { FORCED } else { 0 }).await?;
    tx.commit().await?;
    Ok(())
}

#[async_trait]
impl Search for SearchService {
    async fn find(&self, query: &SearchQuery) -> Result<SearchPage, Fault> {
        let today = self.parts.clock.today();
        let listing = || listing(&self.parts, self.catalogue.as_ref(), query);
        let Some(index) = self.index() else {
            return listing().await;
        };
        let asked = query.clone();
        match self.ask(&index, move |index| index.find(&asked, today)).await? {
            Some(page) => Ok(page),
            None => listing().await,
        }
    }

    async fn suggest(&self, typed: &str, lang: Lang) -> Result<Vec<Suggestion>, Fault> {
        let typed: String = typed.chars().take(app::search::form::WORDS).collect();
        if typed.trim().chars().count() < 2 {
            return Ok(vec![]);
        }
        let reference = self.catalogue.reference().await?;
        let mut out = suggested_names(&reference, &typed, lang);
        if let Some(index) = self.index() {
            let (n, today) = (SUGGESTIONS - out.len(), self.parts.clock.today());
            let offers = self
                .ask(&index, move |index| index.suggest(&typed, n, today))
                .await?;
            let offers = offers.into_iter().flatten();
            out.extend(offers.map(|found| suggestion(found, lang)));
        }
        Ok(out)
    }

    async fn similar(&self, offer: OfferId, n: usize, lang: Lang) -> Result<Vec<Suggestion>, Fault> {
        let Some(index) = self.index() else {
            return Ok(vec![]);
        };
        let today = self.parts.clock.today();
        let similar = self
            .ask(&index, move |index| index.similar(offer, n, today))
            .await?;
        let similar = similar.into_iter().flatten();
        Ok(similar.map(|found| suggestion(found, lang)).collect())
    }

    async fn synonyms(&self, actor: &Actor) -> Result<Vec<Synonym>, Fault> {
        dictionary::all(&self.parts, actor).await
    }

    async fn save_synonym(
        &self,
        actor: &Actor,
        id: Option<SynonymId>,
        form: &SynonymForm,
    ) -> Result<(), Fault> {
        dictionary::save(&self.parts, actor, id, form).await
    }

    async fn remove_synonym(&self, actor: &Actor, id: SynonymId) -> Result<(), Fault> {
        dictionary::remove(&self.parts, actor, id).await
    }

    async fn taught(&self, actor: &Actor, words: &str) -> Result<Vec<String>, Fault> {
        actor.must(actor.may_review())?;
        Ok(taught(words))
    }

    async fn lag(&self) -> Result<Option<u64>, Fault> {
        let Some(position) = self.index().and_then(|i| i.position()) else {
            return Ok(None);
        };
        let position = Position::from_str(&position).unwrap_or_default();
        Ok(Some(feed::lag(&self.parts.db, position).await?))
    }
}
