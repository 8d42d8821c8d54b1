//! What the post office can show.

use async_trait::async_trait;

use crate::shared::fault::Fault;
use crate::shared::time::Instant;

/// A letter as its receiver has it.
#[derive(Clone, Debug, PartialEq)]
pub struct SentLetter {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub sent_at: Instant,
    /// Where one click ends letters of this kind, as its header says; only for what people subscribe to.
    pub unsubscribe: Option<String>,
}

/// What the post office can show.
#[async_trait]
pub trait Mail: Send + Sync {
    /// The newest letters of the demonstration's mailbox, at most 200, newest first.
    ///
    /// # Errors
    /// `Missing` outside demo mode: real letters are read by their receivers only.
    async fn sent(&self) -> Result<Vec<SentLetter>, Fault>;
}
