//! What a job is.

use app::shared::fault::Fault;
use async_trait::async_trait;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::platform::Platform;

/// Something to do later. Carries ids, never texts or secrets; re-reads what it needs, and may run twice.
#[async_trait]
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in the queue, `review.notify`.
    const KIND: &'static str;

    /// Does the work.
    ///
    /// # Errors
    /// `Internal` is tried again with back-off; every other fault ends the job.
    async fn run(self, platform: &Platform) -> Result<(), Fault>;

    /// Two waiting jobs of one kind and one key are one.
    fn key(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
