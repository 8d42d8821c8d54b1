//! How a trail is read.

use async_trait::async_trait;

use super::model::{Deed, Entry, TrailOf};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::OfferId;

/// What is asked of a trail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrailQuery {
    pub offer: Option<OfferId>,
    pub deed: Option<Deed>,
    /// A part of the name of who did it.
    pub by: String,
    /// From 1.
    pub page: u64,
}

/// One page of a trail.
#[derive(Clone, Debug, Default)]
pub struct TrailPage {
    /// Newest first.
    pub entries: Vec<Entry>,
    pub total: u64,
}

/// How a trail is read.
#[async_trait]
pub trait Audit: Send + Sync {
    /// One page of what was done to everything of the institutions the actor administers, or of what the
    /// directorate did with its guidelines, priorities and cases.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who administers no institution, or does not lead the directorate's people.
    async fn trail(&self, actor: &Actor, of: TrailOf, query: &TrailQuery) -> Result<TrailPage, Fault>;

    /// All that fits, for a file; at most `MOST`.
    ///
    /// # Errors
    /// As `trail`.
    async fn whole_trail(&self, actor: &Actor, of: TrailOf, query: &TrailQuery) -> Result<Vec<Entry>, Fault>;
}
