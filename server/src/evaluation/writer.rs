//! Keeps answers: many at a time in one durable transaction, each acknowledged only after the commit.
//!
//! A commit waits for the disk, so answers that arrive together share one. The writer is a task of its own
//! with a channel before it; on PostgreSQL every node has one, and the database keeps them apart.

use std::collections::HashSet;
use std::time::Duration;

use app::evaluation::model::Answer;
use app::shared::fault::{Fault, Ticket};
use app::shared::ids::EvaluationId;
use sea_orm::DbErr;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

use super::key::{self, BallotHash};
use super::{ballots, seal};
use crate::db::Db;
use crate::secret::SecretStore;

/// Answers of one transaction, at most.
const BATCH: usize = 128;
/// How long the first answer of a batch waits for others.
const WAIT: Duration = Duration::from_millis(4);
/// Answers that may wait; further ones wait for room.
const QUEUE: usize = 1_024;

struct Submission {
    hash: BallotHash,
    evaluation: i64,
    sealed: Vec<u8>,
    reply: oneshot::Sender<Result<(), Fault>>,
}

/// Where answers are handed in.
#[derive(Clone)]
pub struct Writer {
    queue: mpsc::Sender<Submission>,
    db: Db,
    secrets: SecretStore,
}

impl Writer {
    /// Starts the writer on the present runtime; it ends with the last handle.
    #[must_use]
    pub fn start(db: Db, secrets: SecretStore) -> Self {
        let (queue, submissions) = mpsc::channel(QUEUE);
        tokio::spawn(run(db.clone(), submissions));
        Writer { queue, db, secrets }
    }

    /// Spends the ballot and keeps the answer, sealed; durable when this is `Ok`.
    ///
    /// # Errors
    /// `Stale` if the ballot is spent or the survey takes no answers; `Internal`.
    pub async fn keep(
        &self,
        hash: BallotHash,
        evaluation: EvaluationId,
        answer: Answer,
    ) -> Result<(), Fault> {
        let key = key::sealing_now(self.db.read(), &self.secrets, evaluation).await?;
        let (reply, kept) = oneshot::channel();
        let submission = Submission {
            hash,
            evaluation: evaluation.0,
            sealed: seal::seal(key.as_ref(), evaluation, &answer)?,
            reply,
        };
        self.queue
            .send(submission)
            .await
            .map_err(|_| Fault::Internal(Ticket("the writer has stopped".into())))?;
        kept.await?
    }
}

async fn run(db: Db, mut submissions: mpsc::Receiver<Submission>) {
    while let Some(first) = submissions.recv().await {
        let mut batch = vec![first];
        let end = Instant::now() + WAIT;
        while batch.len() < BATCH {
            match timeout_at(end, submissions.recv()).await {
                Ok(Some(next)) => batch.push(next),
                _ => break,
            }
        }
        keep_all(&db, batch).await;
    }
}

/// Where a transaction failed; only before the commit is it certain that nothing was kept.
enum Failure {
    Before(DbErr),
    AtCommit(DbErr),
}

async fn keep_all(db: &Db, batch: Vec<Submission>) {
    match write(db, &batch).await {
        Ok(kept) => {
            for (submission, kept) in batch.into_iter().zip(kept) {
                answer(submission, if kept { Ok(()) } else { Err(Fault::Stale) });
            }
        }
        // One that the database refuses must not take the others with it.
        Err(Failure::Before(error)) if batch.len() > 1 => {
            tracing::warn!(%error, "a batch of answers was refused; they are kept one by one");
            for submission in batch {
                Box::pin(keep_all(db, vec![submission])).await;
            }
        }
        Err(Failure::Before(error) | Failure::AtCommit(error)) => {
            let fault = Fault::from(error);
            for submission in batch {
                answer(submission, Err(fault.clone()));
            }
        }
    }
}

fn answer(submission: Submission, result: Result<(), Fault>) {
    // Whoever asked may have gone; the answer is kept all the same.
    let _ = submission.reply.send(result);
}

/// One transaction; tells for each submission whether it was kept.
async fn write(db: &Db, batch: &[Submission]) -> Result<Vec<bool>, Failure> {
    let tx = db.write().await.map_err(Failure::Before)?;
    let kept = write_in(&*tx, batch).await.map_err(Failure::Before)?;
    tx.commit().await.map_err(Failure::AtCommit)?;
    Ok(kept)
}

async fn write_in(tx: &impl sea_orm::ConnectionTrait, batch: &[Submission]) -> Result<Vec<bool>, DbErr> {
    let evaluations = batch.iter().map(|s| s.evaluation).collect();
    let open = ballots::taking_answers(tx, &evaluations).await?;
    let mut seen = HashSet::new();
    // Of two submissions with one token the first counts.
    let tries: Vec<bool> = batch
        .iter()
        .map(|s| open.contains(&s.evaluation) && seen.insert(s.hash))
        .collect();
    let mut hashes: Vec<&BallotHash> = seen.iter().collect();
    // One order for every node, so that two of them do not wait for each other.
    hashes.sort_unstable();
    if hashes.is_empty() {
        return Ok(tries);
    }
    let spent = ballots::spend(tx, &hashes).await?;
    let kept: Vec<bool> = batch
        .iter()
        .zip(tries)
        .map(|(s, first)| first && spent.contains(s.hash.as_slice()))
        .collect();
    let answers = batch.iter().zip(&kept).filter(|(_, kept)| **kept);
    let answers = answers.map(|(s, _)| (s.evaluation, s.sealed.clone())).collect();
    ballots::insert_answers(tx, answers).await?;
    Ok(kept)
}
