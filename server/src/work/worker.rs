//! Runs jobs: claims one, does it, ends it; woken by commits, otherwise every second.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use app::shared::fault::{Fault, Ticket};
use sea_orm::DbErr;

use super::job::Job;
use super::queue;
use crate::platform::Platform;

type Run = for<'a> fn(&'a Platform, &'a str) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send + 'a>>;

/// Which kinds of job exist.
#[derive(Clone, Default)]
pub struct Registry {
    kinds: HashMap<&'static str, Run>,
}

impl Registry {
    /// Adds a kind.
    #[must_use]
    pub fn with<J: Job>(mut self) -> Self {
        self.kinds.insert(J::KIND, |platform, payload| {
            Box::pin(async move {
                let job: J = serde_json::from_str(payload)?;
                job.run(platform).await
            })
        });
        self
    }
}

/// Runs every job that is due until none is; gives how many ran. Tests call this instead of waiting.
///
/// # Errors
/// When the database refuses.
pub async fn run_due(platform: &Platform) -> Result<usize, DbErr> {
    let mut n = 0;
    while let Some(row) = queue::claim(&platform.db, platform.clock.now_ms()).await? {
        let outcome = match platform.jobs.kinds.get(row.kind.as_str()) {
            Some(run) => run(platform, &row.payload).await,
            None => Err(Fault::Internal(Ticket(format!("no job of kind {}", row.kind)))),
        };
        if let Err(fault) = &outcome {
            tracing::warn!(job.kind = %row.kind, job.attempt = row.attempts, ?fault, "job ended in a fault");
        }
        queue::finish(&platform.db, &row, outcome, platform.clock.now_ms()).await?;
        n += 1;
    }
    Ok(n)
}

/// Works until the process ends.
pub async fn work(platform: Platform) {
    let committed = platform.db.committed();
    loop {
        let woken = committed.notified();
        if let Err(error) = run_due(&platform).await {
            tracing::error!(%error, "the job queue cannot be read");
        }
        let _ = tokio::time::timeout(Duration::from_secs(1), woken).await;
    }
}
