//! The searches that are compared, behind one small trait: Videre, the bare index library, and two databases.
//!
//! All are given the same offers and questions and answer with twenty marked hits, the total and the counts of
//! every filter, each group's own left out. Peers look for all words and give up where Videre corrects and
//! relaxes: that is to their advantage.

pub mod fts5;
pub mod peer;
pub mod postgres;
pub mod raw;
pub mod videre;

use std::collections::BTreeMap;

use app::search::model::{Facet, SearchQuery};
use server::search::document::Document;

/// Offers handed over at a time, as the server's own indexer does.
pub const BATCH: usize = 500;
/// Hits of an answer.
pub const HITS: usize = app::search::model::PAGE_SIZE;

/// What a side answered, as far as sides can be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub total: u64,
    /// Hits on the page.
    pub n_hits: usize,
    /// Larger than zero only.
    pub counts: BTreeMap<(Facet, String), u64>,
}

/// A search that is compared.
pub trait Side {
    /// Takes in the next offers.
    async fn add(&mut self, documents: &[Document]);
    /// Ends the taking in: whatever is needed before the first question.
    async fn finish(&mut self);
    /// Answers a question.
    async fn find(&self, query: &SearchQuery) -> Answer;
    /// Bytes on disk.
    async fn bytes(&self) -> u64;
}
