//! Videre's own search, in this process, on disk.

use std::path::Path;
use std::sync::Arc;

use app::search::model::{SearchPage, SearchQuery};
use server::search::document::Document;
use server::search::hands::Hands;
use server::search::index::{Change, SearchIndex};
use server::search::synonyms::Synonyms;
use tokio::sync::Semaphore;

use super::{Answer, Side};
use crate::corpus::today;
use crate::measure::settled_bytes;

/// Suggestions asked for, as by the page.
const SUGGESTIONS: usize = 8;

pub struct Videre {
    index: SearchIndex,
    folder: std::path::PathBuf,
}

impl Videre {
    /// An empty index below a folder.
    pub fn create(folder: &Path) -> Self {
        Self::over(
            SearchIndex::create(folder).expect("the folder can be written"),
            folder,
        )
    }

    /// The index another process has built below a folder.
    pub fn open(folder: &Path) -> Self {
        Self::over(SearchIndex::open(folder).expect("the index is there"), folder)
    }

    /// With the dictionary every installation begins with.
    fn over(index: SearchIndex, folder: &Path) -> Self {
        index.set_synonyms(Arc::new(Synonyms::new(Synonyms::first_rows())));
        // The machine is ours alone, as a site's is that answers one question.
        let others = std::thread::available_parallelism().map_or(0, |n| n.get() - 1);
        index.set_hands(Hands::of(Arc::new(Semaphore::new(others))));
        Videre {
            index,
            folder: folder.to_owned(),
        }
    }

    pub fn ask(&self, query: &SearchQuery) -> SearchPage {
        self.index.find(query, today()).expect("the index can be read")
    }

    /// Number of suggestions for what has been typed.
    pub fn suggest(&self, typed: &str) -> usize {
        self.index
            .suggest(typed, SUGGESTIONS, today())
            .expect("the index can be read")
            .len()
    }

    /// Replaces one offer.
    pub fn change(&self, document: Document) {
        let change = Change::Put(Box::new(document));
        self.index
            .apply(&[change], Some("changed"), today())
            .expect("the folder can be written");
    }
}

impl Side for Videre {
    async fn add(&mut self, documents: &[Document]) {
        let put = |d: &Document| Change::Put(Box::new(d.clone()));
        let changes: Vec<Change> = documents.iter().map(put).collect();
        self.index
            .apply(&changes, None, today())
            .expect("the folder can be written");
    }

    async fn finish(&mut self) {
        // As the service does once it has built one.
        self.index.tidy().expect("the folder can be written");
        self.index
            .apply(&[], Some("built"), today())
            .expect("the folder can be written");
    }

    async fn find(&self, query: &SearchQuery) -> Answer {
        let page = self.ask(query);
        let counts = page
            .facets
            .into_iter()
            .flat_map(|(f, counts)| counts.into_iter().map(move |c| ((f, c.value), c.count)));
        Answer {
            total: page.total,
            n_hits: page.hits.len(),
            counts: counts.filter(|(_, n)| *n > 0).collect(),
        }
    }

    async fn bytes(&self) -> u64 {
        settled_bytes(&self.folder)
    }
}
