//! The index of one node: one writer, one reader, and the vocabulary read from it after each commit.
//!
//! A commit carries the position of the change feed it has applied, so an index always knows how far it has
//! read. On disk an index is a folder of a generation: a new one is built beside the old and is complete
//! only when its first commit carries a position; `open` takes the newest complete one.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use app::search::model::{Hit, PAGE_SIZE, SearchPage, SearchQuery};
use app::shared::ids::OfferId;
use app::shared::time::Date;
use tantivy::schema::{Field, Value as _};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

use super::analysis::canon;
use super::collect::{Findings, Found};
use super::document::Document;
use super::query::{Composed, Reading, compose};
use super::question::read;
use super::schema::{Fields, SCHEMA_VERSION, schema};
use super::vocabulary::Vocabulary;

/// The writer's memory; the least the library accepts is enough for a catalogue.
const WRITER_BYTES: usize = 15_000_000;

/// What is to become of one offer's document.
#[derive(Clone, Debug)]
pub enum Change {
    Put(Box<Document>),
    Remove(OfferId),
}

/// An offer suggested while typing: its id and what is shown.
pub type Suggested = (OfferId, String);

/// A searchable set of offers.
pub struct SearchIndex {
    fields: Fields,
    writer: Mutex<IndexWriter>,
    reader: IndexReader,
    vocabulary: RwLock<Arc<Vocabulary>>,
    /// What the last commit that is read from carries.
    position: RwLock<Option<String>>,
    /// The folder of its generation; `None` in memory.
    folder: Option<PathBuf>,
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
        let writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let this = SearchIndex {
            fields,
            writer: Mutex::new(writer),
            reader,
            vocabulary: RwLock::default(),
            position: RwLock::default(),
            folder,
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
        let vocabulary = self.with_words_of(changes);
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut put = || {
            for change in changes {
                let id = match change {
                    Change::Put(document) => document.offer.version.offer,
                    Change::Remove(id) => *id,
                };
                writer.delete_term(Term::from_field_i64(self.fields.id, id.0));
                if let Change::Put(document) = change {
                    writer.add_document(self.fields.document(document, &vocabulary, today))?;
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
        drop(writer);
        self.reload()
    }

    /// The vocabulary with the words of documents about to come, so that their compounds are split too.
    fn with_words_of(&self, changes: &[Change]) -> Vocabulary {
        let (mut counts, mut stems, codes) = self.read_words().unwrap_or_default();
        for change in changes {
            if let Change::Put(document) = change {
                for word in document.surface_words() {
                    stems.insert(canon(&word));
                    *counts.entry(word).or_insert(0) += 1;
                }
            }
        }
        Vocabulary::new(counts, stems, codes)
    }

    fn reload(&self) -> tantivy::Result<()> {
        // Read before and told after the searcher is new: nobody may think a change visible that is not.
        let position = self.reader.searcher().index().load_metas()?.payload;
        self.reader.reload()?;
        let (counts, stems, codes) = self.read_words()?;
        let vocabulary = Arc::new(Vocabulary::new(counts, stems, codes));
        *self.vocabulary.write().unwrap_or_else(PoisonError::into_inner) = vocabulary;
        *self.position.write().unwrap_or_else(PoisonError::into_inner) = position;
        Ok(())
    }

    #[expect(clippy::type_complexity, reason = "the three arguments of Vocabulary::new")]
    fn read_words(&self) -> tantivy::Result<(HashMap<String, u32>, HashSet<String>, HashSet<String>)> {
        let (mut counts, mut stems, mut codes) = (HashMap::new(), HashSet::new(), HashSet::new());
        let groups = [
            self.fields.title,
            self.fields.tags,
            self.fields.provider,
            self.fields.body,
        ];
        let searcher = self.reader.searcher();
        for field in groups.map(|g| g.exact) {
            each_term(&searcher, field, |word, n| {
                *counts.entry(word.to_owned()).or_insert(0) += n
            })?;
        }
        for field in groups.iter().flat_map(|g| [g.canon, g.part]) {
            each_term(&searcher, field, |stem, _| {
                stems.insert(stem.to_owned());
            })?;
        }
        each_term(&searcher, self.fields.code, |code, _| {
            codes.insert(code.to_owned());
        })?;
        Ok((counts, stems, codes))
    }

    fn vocabulary(&self) -> Arc<Vocabulary> {
        self.vocabulary
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
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

    /// Answers a question.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, query: &SearchQuery, today: Date) -> tantivy::Result<SearchPage> {
        let vocabulary = self.vocabulary();
        let question = read(&query.words, &vocabulary);
        let keep = query.page.max(1).saturating_mul(PAGE_SIZE);
        let ask = |reading| -> tantivy::Result<(Found, Composed)> {
            let composed = compose(&question, &self.fields, &vocabulary, reading, false);
            let found = self
                .reader
                .searcher()
                .search(&composed.query, &Findings::new(query, today, keep))?;
            Ok((found, composed))
        };
        let (mut found, mut composed) = ask(Reading::Strict)?;
        // The filters may be what leaves nothing: only the words' own failure loosens them.
        let nothing = found.total == 0 && found.facets.values().flatten().all(|f| f.count == 0);
        if nothing && question.wishes.len() + usize::from(question.stages.is_some()) > 0 {
            (found, composed) = ask(Reading::Loose)?;
        }
        let total = usize::try_from(found.total).unwrap_or(usize::MAX);
        let page = query.page.clamp(1, total.div_ceil(PAGE_SIZE).max(1));
        let hits = found.first.iter().skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE);
        Ok(SearchPage {
            total: found.total,
            page,
            hits: hits.map(|(id, score)| Hit::plain(OfferId(*id), *score)).collect(),
            facets: found.facets,
            read_as: if composed.guessed.is_empty() {
                String::new()
            } else {
                reworded(&query.words, &composed.guessed)
            },
            ..SearchPage::default()
        })
    }

    /// Offers for what has been typed so far, the last word perhaps unfinished.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn suggest(&self, typed: &str, n: usize, today: Date) -> tantivy::Result<Vec<Suggested>> {
        let vocabulary = self.vocabulary();
        let question = read(typed, &vocabulary);
        if question == super::question::Question::default() {
            return Ok(vec![]);
        }
        let composed = compose(&question, &self.fields, &vocabulary, Reading::Strict, true);
        let searcher = self.reader.searcher();
        let found = searcher.search(
            &composed.query,
            &Findings::new(&SearchQuery::everything(), today, n),
        )?;
        found
            .first
            .iter()
            .filter_map(|(id, _)| self.shown(&searcher, *id).transpose())
            .collect()
    }

    fn shown(&self, searcher: &Searcher, id: i64) -> tantivy::Result<Option<Suggested>> {
        let term = Term::from_field_i64(self.fields.id, id);
        for (ordinal, segment) in (0u32..).zip(searcher.segment_readers()) {
            let Some(mut postings) = segment
                .inverted_index(self.fields.id)?
                .read_postings(&term, Default::default())?
            else {
                continue;
            };
            let alive = |doc| segment.alive_bitset().is_none_or(|a| a.is_alive(doc));
            use tantivy::DocSet as _;
            while postings.doc() != tantivy::TERMINATED {
                if alive(postings.doc()) {
                    let doc: TantivyDocument =
                        searcher.doc(tantivy::DocAddress::new(ordinal, postings.doc()))?;
                    let text = doc
                        .get_first(self.fields.shown)
                        .and_then(|v| v.as_str())
                        .unwrap_or_default();
                    return Ok(Some((OfferId(id), text.to_owned())));
                }
                postings.advance();
            }
        }
        Ok(None)
    }
}

/// The question with the words it was read as.
fn reworded(typed: &str, guessed: &[(String, String)]) -> String {
    let words = typed.split_whitespace().map(|word| {
        let spelt = super::analysis::words(word).concat();
        guessed
            .iter()
            .find(|(from, _)| *from == spelt)
            .map_or(word, |(_, to)| to.as_str())
    });
    words.collect::<Vec<_>>().join(" ")
}

fn each_term(searcher: &Searcher, field: Field, mut with: impl FnMut(&str, u32)) -> tantivy::Result<()> {
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().stream()?;
        while terms.advance() {
            if let Ok(text) = std::str::from_utf8(terms.key()) {
                with(text, terms.value().doc_freq);
            }
        }
    }
    Ok(())
}

/// Where the generations of this layout are.
fn home(root: &Path) -> PathBuf {
    root.join(format!("v{SCHEMA_VERSION}"))
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
