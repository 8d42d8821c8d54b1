//! Keeping the index true to the database: following the feed, comparing once a day, building anew.

use std::collections::BTreeSet;
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use app::shared::fault::Fault;
use app::shared::ids::OfferId;
use app::shared::time::Date;

use super::dictionary;
use super::document::Document;
use super::index::{Change, SearchIndex};
use super::mark::Mark;
use super::service::{FORCED, REBUILD, SearchService};
use super::synonyms::Synonyms;
use crate::feed::{self, Position};

/// Offers re-read and committed at a time.
const BATCH: usize = 500;
/// How often other nodes' changes are looked for; this node's own commits wake the task at once.
const POLL: Duration = Duration::from_millis(250);
/// Rest after a failure, doubled after each that follows, up to this.
const AFTER_FAILURE: Duration = Duration::from_secs(2);
const LONGEST_REST: Duration = Duration::from_secs(15);

/// What whoever changes the index knows of the turns before.
#[derive(Debug, Default)]
pub(super) struct Turn {
    /// The day on which every offer was last compared.
    compared_on: Option<Date>,
    /// Where the feed ended when a new index was refused.
    refused_at: Option<Position>,
}

/// Of the offers there were, more than a tenth would be gone.
fn loses_too_many(left: usize, present: usize) -> bool {
    left.saturating_mul(10) < present.saturating_mul(9)
}

impl SearchService {
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

    /// Keeps the index true until the process ends.
    pub async fn follow(self: Arc<Self>) {
        let committed = self.parts.db.committed();
        let mut rest = AFTER_FAILURE;
        loop {
            // Asked for before looking, so that no commit falls between.
            let woken = committed.notified();
            if let Err(fault) = self.catch_up().await {
                tracing::warn!(?fault, "the search index could not be brought up to date");
                tokio::time::sleep(rest).await;
                rest = (rest * 2).min(LONGEST_REST);
            } else {
                rest = AFTER_FAILURE;
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
        let mut turn = self.turn.lock().await;
        let today = self.parts.clock.today();
        let is_same_day = turn.compared_on == Some(today);
        if !is_same_day {
            self.read_dictionary().await?;
        }
        let Some((index, mut position)) = self.usable(!is_same_day).await? else {
            let end = feed::end(&self.parts.db).await?;
            let may_differ = turn.refused_at != Some(end) || self.mark().is_none();
            let is_built = may_differ && self.build(today, self.is_forced().await?).await?;
            turn.refused_at = (!is_built).then_some(end);
            turn.compared_on = is_built.then_some(today);
            return Ok(0);
        };
        if !is_same_day {
            self.compare(&index, today).await?;
            turn.compared_on = Some(today);
            self.note(&index).await?;
        }
        let mut n = 0;
        loop {
            let changes = feed::follow(&self.parts.db, position, BATCH as u64).await?;
            let Some(last) = changes.last() else {
                if n > 0 {
                    self.note(&index).await?;
                }
                return Ok(n);
            };
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

    /// What was last noted of the index in use.
    fn mark(&self) -> Option<Mark> {
        self.root.as_deref().and_then(Mark::read)
    }

    /// Notes how many offers there are and how far the feed is read, for whoever builds the next one.
    async fn note(&self, index: &SearchIndex) -> Result<(), Fault> {
        let position = index.position().and_then(|p| Position::from_str(&p).ok());
        if let (Some(root), Some(position)) = (self.root.clone(), position) {
            let offers = index.n_offers();
            tokio::task::spawn_blocking(move || Mark { offers, position }.write(&root)).await??;
        }
        Ok(())
    }

    /// Somebody has said since the last note that the next index may lose offers.
    async fn is_forced(&self) -> Result<bool, Fault> {
        let Some(mut after) = self.mark().map(|m| m.position) else {
            return Ok(false);
        };
        loop {
            let changes = feed::follow(&self.parts.db, after, BATCH as u64).await?;
            let Some(last) = changes.last() else {
                return Ok(false);
            };
            after = last.position;
            if changes.iter().any(|c| c.kind == REBUILD && c.key == FORCED) {
                return Ok(true);
            }
        }
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
        let live = self.catalogue.live_offers().await?;
        // What was noted of the last index counts, for there may be none any more.
        let present = match &self.root {
            Some(_) => self.mark().map(|mark| mark.offers),
            None => self.index().map(|index| index.n_offers()),
        };
        if let Some(present) = present.filter(|_| !forced)
            && loses_too_many(live.len(), usize::try_from(present).unwrap_or(usize::MAX))
        {
            tracing::error!(
                offers = live.len(),
                present,
                "a new search index would lose more than a tenth of the offers and is not built; \
                 `server reindex --force` builds it all the same"
            );
            return Ok(false);
        }
        let root = self.root.clone();
        let index = tokio::task::spawn_blocking(move || match root {
            Some(root) => SearchIndex::create(&root),
            None => SearchIndex::in_memory(),
        });
        let index = Arc::new(index.await??);
        for ids in live.chunks(BATCH) {
            let read = self.read(ids).await?;
            self.apply(&index, read, None, today).await?;
        }
        let built = index.clone();
        tokio::task::spawn_blocking(move || built.tidy()).await??;
        self.apply(&index, vec![], Some(position), today).await?;
        tracing::info!(offers = index.n_offers(), %position, "a new search index is in place");
        self.set_index(Some(index.clone()));
        self.note(&index).await?;
        if let Some(root) = self.root.clone() {
            tokio::task::spawn_blocking(move || index.remove_others(&root)).await?;
        }
        Ok(true)
    }

    /// Compares every live offer with the index and mends what differs; gives how many did.
    async fn compare(&self, index: &Arc<SearchIndex>, today: Date) -> Result<usize, Fault> {
        let position = index.position().and_then(|p| Position::from_str(&p).ok());
        let mut indexed = index.fingerprints()?;
        let (mut n, present) = (0, indexed.len());
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
        // What a new index is refused for does not come about offer by offer.
        if loses_too_many(present - gone.len(), present) {
            tracing::error!(
                offers = gone.len(),
                present,
                "the database no longer has more than a tenth of the offers in the search index, and never told; they \
                 are kept there until `server reindex --force`"
            );
        } else if !gone.is_empty() {
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
}
