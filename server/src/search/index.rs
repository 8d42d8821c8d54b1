//! The index of one node: one writer, one reader, and what words may mean as well.
//!
//! A commit carries the position of the change feed it has applied, so an index always knows how far it has
//! read. On disk an index is a folder of a generation: a new one is built beside the old and is complete
//! only when its first commit carries a position; `open` takes the newest complete one.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use app::shared::ids::OfferId;
use app::shared::time::Date;
use tantivy::{Index, IndexReader, ReloadPolicy, Searcher, Term};

use super::document::Document;
use super::facts::Unpacked;
use super::hands::{Hands, LARGE};
use super::looked_up::LookedUp;
use super::schema::{Fields, schema};
use super::synonyms::Synonyms;
use super::version::version;
use super::writer::Writer;

/// Offers a part has at least where all are divided among several.
const PART: u64 = 2 * LARGE as u64;

/// What is to become of one offer's document.
#[derive(Clone, Debug)]
pub enum Change {
    Put(Box<Document>),
    Remove(OfferId),
}

/// An offer suggested while typing.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggested {
    pub offer: OfferId,
    /// Title and institution.
    pub text: String,
    /// The next one that lies ahead.
    pub deadline: Option<Date>,
}

/// A searchable set of offers.
pub struct SearchIndex {
    fields: Fields,
    writer: Mutex<Writer>,
    reader: IndexReader,
    synonyms: RwLock<Arc<Synonyms>>,
    /// What the last commit that is read from carries.
    position: RwLock<Option<String>>,
    /// The folder of its generation; `None` in memory.
    folder: Option<PathBuf>,
    /// What questions have looked up in the state of this number.
    looked_up: RwLock<(u64, Arc<LookedUp>)>,
    unpacked: Arc<Unpacked>,
    hands: RwLock<Hands>,
}

impl SearchIndex {
    /// An empty index in memory.
    ///
    /// # Errors
    /// When the library cannot start its threads.
    pub fn in_memory() -> tantivy::Result<Self> {
        Self::over(Index::create_in_ram(schema().0), None)
    }

    /// An empty index in a new generation below `root`. It counts only after its first `apply`.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn create(root: &Path) -> tantivy::Result<Self> {
        let home = home(root);
        let newest = generations(&home).first().map_or(0, |(n, _)| *n);
        let folder = home.join(format!("{:06}", newest + 1));
        std::fs::create_dir_all(&folder)?;
        Self::over(Index::create_in_dir(&folder, schema().0)?, Some(folder))
    }

    /// The newest complete and undamaged generation below `root`, if there is one.
    #[must_use]
    pub fn open(root: &Path) -> Option<Self> {
        generations(&home(root)).into_iter().find_map(|(_, folder)| {
            Self::open_folder(&folder)
                .inspect_err(|error| tracing::warn!(%error, "an index cannot be used and is built anew"))
                .ok()
                .filter(|index| index.position().is_some())
        })
    }

    fn open_folder(folder: &Path) -> tantivy::Result<Self> {
        let index = Index::open_in_dir(folder)?;
        let damaged = index.validate_checksum()?;
        if index.schema() != schema().0 || !damaged.is_empty() {
            return Err(tantivy::TantivyError::SchemaError(format!(
                "{} damaged files or another layout",
                damaged.len()
            )));
        }
        Self::over(index, Some(folder.to_owned()))
    }

    fn over(index: Index, folder: Option<PathBuf>) -> tantivy::Result<Self> {
        let (_, fields) = schema();
        let writer = Writer::of(&index)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let this = SearchIndex {
            fields,
            writer: Mutex::new(writer),
            reader,
            synonyms: RwLock::default(),
            position: RwLock::default(),
            folder,
            looked_up: RwLock::default(),
            unpacked: Arc::default(),
            hands: RwLock::default(),
        };
        this.reload()?;
        Ok(this)
    }

    /// Removes every generation below `root` but this one, and every older layout.
    pub fn remove_others(&self, root: &Path) {
        let Some(own) = &self.folder else { return };
        let layouts = folders(root).into_iter().filter(|f| *f != home(root));
        let others = generations(&home(root))
            .into_iter()
            .map(|(_, f)| f)
            .filter(|f| f != own);
        for folder in layouts.chain(others) {
            // What cannot be removed now is removed at the next start.
            let _ = std::fs::remove_dir_all(folder);
        }
    }

    /// Removes its folder; questions under way are still answered.
    pub fn remove(&self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }

    /// The position of the last commit that questions are answered from.
    #[must_use]
    pub fn position(&self) -> Option<String> {
        self.position
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Applies changes in order and commits them with the position they lead to. Blocks; takes milliseconds.
    ///
    /// Applying a change twice changes nothing. Without a position the index is not complete yet.
    ///
    /// # Errors
    /// When the folder cannot be written; then the index stands where it stood.
    pub fn apply(&self, changes: &[Change], position: Option<&str>, today: Date) -> tantivy::Result<()> {
        let mut kept = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = kept.open()?;
        let mut put = || {
            for change in changes {
                let id = match change {
                    Change::Put(document) => document.offer.version.offer,
                    Change::Remove(id) => *id,
                };
                writer.delete_term(Term::from_field_i64(self.fields.id, id.0));
                if let Change::Put(document) = change {
                    writer.add_document(self.fields.document(document, today))?;
                }
            }
            let mut commit = writer.prepare_commit()?;
            if let Some(position) = position {
                commit.set_payload(position);
            }
            commit.commit()
        };
        if let Err(error) = put() {
            writer.rollback()?;
            return Err(error);
        }
        drop(kept);
        self.reload()
    }

    /// Makes one part of all, of very many offers one for each processor; for an index that has just been built.
    /// Blocks, at a million offers for minutes.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn tidy(&self) -> tantivy::Result<()> {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let parts = usize::try_from(self.n_offers() / PART).unwrap_or(usize::MAX);
        self.tidy_into(parts.clamp(1, processors))
    }

    /// Makes at most so many parts of all, of about one size.
    pub(super) fn tidy_into(&self, n_parts: usize) -> tantivy::Result<()> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.tidy_into(n_parts)?;
        drop(writer);
        self.reload()
    }

    fn reload(&self) -> tantivy::Result<()> {
        // Read before and told after the searcher is new: nobody may think a change visible that is not.
        let position = self.reader.searcher().index().load_metas()?.payload;
        self.reader.reload()?;
        self.unpacked.turn_to(&self.reader.searcher())?;
        *self.position.write().unwrap_or_else(PoisonError::into_inner) = position;
        Ok(())
    }

    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(super) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// What has been looked up in this state of the index.
    pub(super) fn looked_up(&self, searcher: &Searcher) -> Arc<LookedUp> {
        let state = searcher.generation().generation_id();
        let present = self
            .looked_up
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if present.0 == state {
            return present.1;
        }
        let mut kept = self.looked_up.write().unwrap_or_else(PoisonError::into_inner);
        if kept.0 < state {
            *kept = (state, Arc::default());
        }
        if kept.0 == state {
            kept.1.clone()
        } else {
            Arc::default()
        }
    }

    pub(super) fn unpacked(&self) -> &Arc<Unpacked> {
        &self.unpacked
    }

    pub(super) fn hands(&self) -> Hands {
        self.hands.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Which processors answers may take beside their own from now on.
    pub fn set_hands(&self, hands: Hands) {
        *self.hands.write().unwrap_or_else(PoisonError::into_inner) = hands;
    }

    pub(super) fn synonyms(&self) -> Arc<Synonyms> {
        self.synonyms
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// What words may mean as well from now on.
    pub fn set_synonyms(&self, synonyms: Arc<Synonyms>) {
        *self.synonyms.write().unwrap_or_else(PoisonError::into_inner) = synonyms;
    }

    /// Number of offers.
    #[must_use]
    pub fn n_offers(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Every offer's id and fingerprint.
    ///
    /// # Errors
    /// When a column cannot be read.
    pub fn fingerprints(&self) -> tantivy::Result<HashMap<OfferId, u64>> {
        let searcher = self.reader.searcher();
        let mut out = HashMap::new();
        for segment in searcher.segment_readers() {
            let ids = segment.fast_fields().i64("id")?;
            let prints = segment.fast_fields().u64("fingerprint")?;
            for doc in segment.doc_ids_alive() {
                out.extend(ids.first(doc).map(OfferId).zip(prints.first(doc)));
            }
        }
        Ok(out)
    }
}

/// Where the generations of this layout are.
fn home(root: &Path) -> PathBuf {
    root.join(version())
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(of).into_iter().flatten().flatten();
    entries.map(|e| e.path()).filter(|p| p.is_dir()).collect()
}

/// Generations, newest first.
fn generations(home: &Path) -> Vec<(u32, PathBuf)> {
    let number = |p: PathBuf| Some((p.file_name()?.to_str()?.parse().ok()?, p));
    let mut all: Vec<(u32, PathBuf)> = folders(home).into_iter().filter_map(number).collect();
    all.sort_unstable_by_key(|(n, _)| std::cmp::Reverse(*n));
    all
}
