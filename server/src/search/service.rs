//! The search port over this node's index, and the task that keeps the index true to the database.
//!
//! The index is derived: it follows the change feed, re-reading each offer through the catalogue, and is
//! built anew beside the old one whenever it is missing, damaged, of another layout or from another
//! history. Until there is one, answers come from the catalogue alone and say so.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::str::FromStr as _;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use app::accounts::model::Actor;
use app::catalogue::port::Catalogue;
use app::search::form::SynonymForm;
use app::search::model::{Hit, PAGE_SIZE, SearchPage, SearchQuery, Suggestion, Synonym};
use app::search::port::Search;
use app::shared::fault::Fault;
use app::shared::ids::{OfferId, SynonymId};
use app::shared::lang::Lang;
use app::shared::time::Date;
use async_trait::async_trait;

use super::dictionary;
use super::document::Document;
use super::index::{Change, SearchIndex};
use super::suggest::{SUGGESTIONS, suggested_names, suggestion};
use super::synonyms::Synonyms;
use crate::feed::{self, Position};
use crate::platform::Parts;

/// A change of this kind asks every node to build its index anew.
pub const REBUILD: &str = "index";
/// The key of such a change that may lose offers.
const FORCED: i64 = 1;

/// Offers re-read and committed at a time.
const BATCH: usize = 500;
/// How often other nodes' changes are looked for; this node's own commits wake the task at once.
const POLL: Duration = Duration::from_millis(250);
/// Rest after a failure.
const AFTER_FAILURE: Duration = Duration::from_secs(2);

/// The port's implementation.
pub struct SearchService {
    parts: Parts,
    catalogue: Arc<dyn Catalogue>,
    /// Folder of all generations; `None` keeps the index in memory.
    root: Option<PathBuf>,
    index: RwLock<Option<Arc<SearchIndex>>>,
    synonyms: RwLock<Arc<Synonyms>>,
    /// Held while the index is changed: the day on which every offer was last compared.
    turn: tokio::sync::Mutex<Option<Date>>,
}

impl SearchService {
    /// A service over the index in the data folder, if there is a usable one; see `catch_up`.
    #[must_use]
    pub fn new(parts: Parts, catalogue: Arc<dyn Catalogue>) -> Arc<Self> {
        let root = parts.config.data_dir.join("index");
        let index = SearchIndex::open(&root).map(Arc::new);
        Arc::new(SearchService {
            parts,
            catalogue,
            root: Some(root),
            index: RwLock::new(index),
            synonyms: RwLock::default(),
            turn: Default::default(),
        })
    }

    /// A service whose index lives in memory, for tests.
    #[must_use]
    pub fn in_memory(parts: Parts, catalogue: Arc<dyn Catalogue>) -> Arc<Self> {
        Arc::new(SearchService {
            parts,
            catalogue,
            root: None,
            index: RwLock::default(),
            synonyms: RwLock::default(),
            turn: Default::default(),
        })
    }

    fn index(&self) -> Option<Arc<SearchIndex>> {
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

    /// Searches by the directorate's dictionary; by the entries it began with while there is none.
    async fn read_dictionary(&self) -> Result<(), Fault> {
        let entries = dictionary::read(self.parts.db.read()).await?;
        if entries.is_empty() {
            self.set_synonyms(Synonyms::default());
        } else {
            let rows = entries.into_iter().map(|e| (e.kind, e.words, e.alternatives));
            self.set_synonyms(Synonyms::new(rows));
        }
        Ok(())
    }

    fn set_index(&self, index: Option<Arc<SearchIndex>>) {
        if let Some(index) = &index {
            let synonyms = self.synonyms.read().unwrap_or_else(PoisonError::into_inner);
            index.set_synonyms(synonyms.clone());
        }
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = index;
    }

    /// Keeps the index true until the process ends.
    pub async fn follow(self: Arc<Self>) {
        let committed = self.parts.db.committed();
        loop {
            // Asked for before looking, so that no commit falls between.
            let woken = committed.notified();
            if let Err(fault) = self.catch_up().await {
                tracing::warn!(?fault, "the search index could not be brought up to date");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
            let _ = tokio::time::timeout(POLL, woken).await;
        }
    }

    /// Brings the index up to what can be read of the feed now; gives how many changes that took.
    ///
    /// Builds it where there is none, and on a new day compares every offer, for statuses turn with the
    /// date. Tests call this instead of waiting.
    ///
    /// # Errors
    /// `Internal` when database or index cannot be read or written.
    pub async fn catch_up(&self) -> Result<usize, Fault> {
        let mut compared_on = self.turn.lock().await;
        let today = self.parts.clock.today();
        let is_same_day = *compared_on == Some(today);
        if !is_same_day {
            self.read_dictionary().await?;
        }
        let Some((index, mut position)) = self.usable(!is_same_day).await? else {
            self.build(today, true).await?;
            *compared_on = Some(today);
            return Ok(0);
        };
        if !is_same_day {
            self.compare(&index, today).await?;
            *compared_on = Some(today);
        }
        let mut n = 0;
        loop {
            let changes = feed::follow(&self.parts.db, position, BATCH as u64).await?;
            let Some(last) = changes.last() else { return Ok(n) };
            position = last.position;
            n += changes.len();
            let asked = changes.iter().filter(|c| c.kind == REBUILD).map(|c| c.key).max();
            if let Some(key) = asked
                && self.build(today, key == FORCED).await?
            {
                return Ok(n);
            }
            if changes.iter().any(|c| c.kind == dictionary::SYNONYMS) {
                self.read_dictionary().await?;
            }
            let keys: BTreeSet<i64> = changes
                .iter()
                .filter(|c| c.kind == feed::OFFER)
                .map(|c| c.key)
                .collect();
            let ids: Vec<OfferId> = keys.into_iter().map(OfferId).collect();
            let read = self.read(&ids).await?;
            self.apply(&index, read, Some(position), today).await?;
        }
    }

    /// The present index and its position, unless it has none or – asked for at the start and once a day –
    /// comes from another history: a restored database may be older than the index.
    async fn usable(&self, with_history: bool) -> Result<Option<(Arc<SearchIndex>, Position)>, Fault> {
        let Some(index) = self.index() else {
            return Ok(None);
        };
        let Some(position) = index.position().and_then(|p| Position::from_str(&p).ok()) else {
            return Ok(None);
        };
        let is_ours = !with_history || position <= feed::end(&self.parts.db).await?;
        Ok(is_ours.then_some((index, position)))
    }

    /// What is to become of these offers, as the database has them now.
    async fn read(&self, ids: &[OfferId]) -> Result<Vec<Change>, Fault> {
        let reference = self.catalogue.reference().await?;
        let live = self.catalogue.offers(ids).await?;
        let gone: Vec<OfferId> = ids
            .iter()
            .filter(|id| !live.iter().any(|o| o.version.offer == **id))
            .copied()
            .collect();
        let put = live
            .into_iter()
            .map(|offer| Change::Put(Box::new(Document::new(offer, &reference))));
        Ok(put.chain(gone.into_iter().map(Change::Remove)).collect())
    }

    async fn apply(
        &self,
        index: &Arc<SearchIndex>,
        changes: Vec<Change>,
        position: Option<Position>,
        today: Date,
    ) -> Result<(), Fault> {
        let index = index.clone();
        let position = position.map(|p| p.to_string());
        tokio::task::spawn_blocking(move || index.apply(&changes, position.as_deref(), today)).await??;
        Ok(())
    }

    /// Builds an index beside the present one from everything live, and puts it in its place.
    ///
    /// `false`: refused, for it would lose more than a tenth of the offers and nobody said to go on; the
    /// present one stays.
    async fn build(&self, today: Date, forced: bool) -> Result<bool, Fault> {
        // What changes from here on is read once more from the feed.
        let position = feed::end(&self.parts.db).await?;
        let root = self.root.clone();
        let index = tokio::task::spawn_blocking(move || match root {
            Some(root) => SearchIndex::create(&root),
            None => SearchIndex::in_memory(),
        });
        let index = Arc::new(index.await??);
        let live = self.catalogue.live_offers().await?;
        for ids in live.chunks(BATCH) {
            let read = self.read(ids).await?;
            self.apply(&index, read, None, today).await?;
        }
        if let Some(present) = self.index().map(|i| i.n_offers()).filter(|_| !forced)
            && index.n_offers() * 10 < present * 9
        {
            tracing::error!(
                offers = index.n_offers(),
                present,
                "the new search index would lose more than a tenth of the offers and is not used; \
                 `server reindex --force` uses it all the same"
            );
            tokio::task::spawn_blocking(move || index.remove()).await?;
            return Ok(false);
        }
        let built = index.clone();
        tokio::task::spawn_blocking(move || built.tidy()).await??;
        self.apply(&index, vec![], Some(position), today).await?;
        tracing::info!(offers = index.n_offers(), %position, "a new search index is in place");
        self.set_index(Some(index.clone()));
        if let Some(root) = self.root.clone() {
            tokio::task::spawn_blocking(move || index.remove_others(&root)).await?;
        }
        Ok(true)
    }

    /// Compares every live offer with the index and mends what differs; gives how many did.
    async fn compare(&self, index: &Arc<SearchIndex>, today: Date) -> Result<usize, Fault> {
        let position = index.position().and_then(|p| Position::from_str(&p).ok());
        let mut indexed = index.fingerprints()?;
        let mut n = 0;
        for ids in self.catalogue.live_offers().await?.chunks(BATCH) {
            let mut read = self.read(ids).await?;
            read.retain(|change| match change {
                Change::Put(doc) => indexed.remove(&doc.offer.version.offer) != Some(doc.fingerprint(today)),
                Change::Remove(_) => false,
            });
            if !read.is_empty() {
                n += read.len();
                self.apply(index, read, position, today).await?;
            }
        }
        let gone: Vec<Change> = indexed.into_keys().map(Change::Remove).collect();
        if !gone.is_empty() {
            n += gone.len();
            self.apply(index, gone, position, today).await?;
        }
        if n > 0 {
            tracing::info!(
                offers = n,
                "offers in the search index differed from the database"
            );
        }
        Ok(n)
    }

    /// A plain listing from the database, while there is no index.
    async fn listing(&self, query: &SearchQuery) -> Result<SearchPage, Fault> {
        let live = self.catalogue.live_offers().await?;
        let page = query.page.clamp(1, live.len().div_ceil(PAGE_SIZE).max(1));
        let ids = live.iter().skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE);
        Ok(SearchPage {
            total: live.len() as u64,
            page,
            hits: ids.map(|id| Hit::plain(*id, 0.0)).collect(),
            reduced: true,
            ..SearchPage::default()
        })
    }
}

/// Asks every node to build its index anew, at once where one runs, else at its next start; `force` lets
/// it lose more than a tenth of the offers.
///
/// # Errors
/// `Internal` when the database refuses.
pub async fn ask_for_rebuild(parts: &Parts, force: bool) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    tx.tell(REBUILD, if force { FORCED } else { 0 }).await?;
    tx.commit().await?;
    Ok(())
}

#[async_trait]
impl Search for SearchService {
    async fn find(&self, query: &SearchQuery) -> Result<SearchPage, Fault> {
        let Some(index) = self.index() else {
            return self.listing(query).await;
        };
        match index.find(query, self.parts.clock.today()) {
            Ok(page) => Ok(page),
            Err(error) => {
                tracing::warn!(%error, "the search index cannot be read and is built anew");
                self.set_index(None);
                self.listing(query).await
            }
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
            let offers = index.suggest(&typed, SUGGESTIONS - out.len(), self.parts.clock.today())?;
            out.extend(offers.into_iter().map(|found| suggestion(found, lang)));
        }
        Ok(out)
    }

    async fn similar(&self, offer: OfferId, n: usize, lang: Lang) -> Result<Vec<Suggestion>, Fault> {
        let Some(index) = self.index() else {
            return Ok(vec![]);
        };
        let similar = index.similar(offer, n, self.parts.clock.today())?;
        Ok(similar.into_iter().map(|found| suggestion(found, lang)).collect())
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

    async fn lag(&self) -> Result<Option<u64>, Fault> {
        let Some(position) = self.index().and_then(|i| i.position()) else {
            return Ok(None);
        };
        let position = Position::from_str(&position).unwrap_or_default();
        Ok(Some(feed::lag(&self.parts.db, position).await?))
    }
}
