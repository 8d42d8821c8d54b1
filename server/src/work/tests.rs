//! The job table against a real database: leases, fences, back-off, giving up, and two workers at once.

use app::shared::fault::{Fault, Ticket};
use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::job::Job;
use super::queue::{self, ATTEMPTS, JobRow, LEASE_MS};
use crate::platform::Platform;
use crate::test::parts::{TestParts, parts};

#[derive(Serialize, Deserialize)]
struct Chore {
    n: i64,
}

#[async_trait::async_trait]
impl Job for Chore {
    const KIND: &'static str = "work.chore";

    async fn run(self, _: &Platform) -> Result<(), Fault> {
        Ok(())
    }
}

async fn enqueue(t: &TestParts, n: i64) {
    let tx = t.parts.db.write().await.unwrap();
    tx.enqueue(&Chore { n }).await.unwrap();
    tx.commit().await.unwrap();
}

async fn claim(t: &TestParts) -> Option<JobRow> {
    queue::claim(&t.parts.db, t.parts.clock.now_ms()).await.unwrap()
}

async fn finish(t: &TestParts, row: &JobRow, outcome: Result<(), Fault>) {
    queue::finish(&t.parts.db, row, outcome, t.parts.clock.now_ms())
        .await
        .unwrap();
}

/// Jobs waiting or running, and jobs given up.
async fn counts(t: &TestParts) -> (u64, u64) {
    queue::counts(&t.parts.db).await.unwrap()
}

fn trouble() -> Result<(), Fault> {
    Err(Fault::Internal(Ticket("the post is shut".into())))
}

#[tokio::test]
async fn a_job_exists_exactly_when_its_cause_does() {
    let t = parts().await;
    let tx = t.parts.db.write().await.unwrap();
    tx.enqueue(&Chore { n: 1 }).await.unwrap();
    drop(tx);
    assert_eq!(
        counts(&t).await,
        (0, 0),
        "the cause was given up, and so is the job"
    );
    enqueue(&t, 1).await;
    enqueue(&t, 1).await;
    enqueue(&t, 2).await;
    assert_eq!(counts(&t).await, (2, 0), "one job waits once");
}

#[tokio::test]
async fn the_oldest_is_claimed_first_and_none_before_its_time() {
    let t = parts().await;
    let later = t.parts.clock.now_ms() + 300_000;
    let tx = t.parts.db.write().await.unwrap();
    tx.enqueue_at(&Chore { n: 1 }, later).await.unwrap();
    tx.enqueue(&Chore { n: 2 }).await.unwrap();
    tx.enqueue(&Chore { n: 3 }).await.unwrap();
    tx.commit().await.unwrap();
    for n in [2, 3] {
        let row = claim(&t).await.unwrap();
        assert_eq!(row.payload, format!("{{\"n\":{n}}}"));
        finish(&t, &row, Ok(())).await;
    }
    assert_eq!(claim(&t).await, None);
    t.clock.advance(Duration::minutes(5));
    assert_eq!(claim(&t).await.map(|row| row.payload), Some("{\"n\":1}".into()));
}

#[tokio::test]
async fn a_worker_that_falls_silent_loses_its_job_to_another() {
    let t = parts().await;
    enqueue(&t, 1).await;
    let first = claim(&t).await.unwrap();
    t.clock.advance(Duration::milliseconds(LEASE_MS));
    assert_eq!(claim(&t).await, None, "the lease holds to its last millisecond");
    t.clock.advance(Duration::milliseconds(1));
    let second = claim(&t).await.unwrap();
    assert_eq!((second.id, second.attempts), (first.id, 2));
    assert!(second.fence > first.fence);
}

#[tokio::test]
async fn a_worker_that_lost_its_lease_neither_ends_nor_postpones_the_job() {
    let t = parts().await;
    enqueue(&t, 1).await;
    let first = claim(&t).await.unwrap();
    t.clock.advance(Duration::milliseconds(LEASE_MS + 1));
    let second = claim(&t).await.unwrap();
    finish(&t, &first, Ok(())).await;
    assert_eq!(counts(&t).await, (1, 0), "the job is the second worker's");
    finish(&t, &first, trouble()).await;
    assert_eq!(claim(&t).await, None, "and its lease still holds");
    finish(&t, &second, Ok(())).await;
    assert_eq!(counts(&t).await, (0, 0));
}

#[tokio::test]
async fn a_job_asked_for_again_while_it_runs_runs_once_more() {
    let t = parts().await;
    enqueue(&t, 1).await;
    let running = claim(&t).await.unwrap();
    enqueue(&t, 1).await;
    finish(&t, &running, Ok(())).await;
    let again = claim(&t).await.expect("what it read may have changed since");
    assert_eq!(again.attempts, 1, "a new wish has all its attempts");
    // A tick says the same again and again, and changes nothing.
    let tx = t.parts.db.write().await.unwrap();
    tx.enqueue_once(&Chore { n: 1 }).await.unwrap();
    tx.commit().await.unwrap();
    finish(&t, &again, Ok(())).await;
    assert_eq!(counts(&t).await, (0, 0));
}

#[tokio::test]
async fn each_failure_waits_twice_as_long_as_the_one_before() {
    let t = parts().await;
    enqueue(&t, 1).await;
    let mut waited = vec![];
    for _ in 1..ATTEMPTS {
        let row = claim(&t).await.unwrap();
        finish(&t, &row, trouble()).await;
        let run_at = queue::next(&t.parts.db).await.unwrap().unwrap();
        waited.push((run_at - t.parts.clock.now_ms()) / 1_000);
        t.clock
            .advance(Duration::milliseconds(run_at - t.parts.clock.now_ms()));
    }
    assert_eq!(waited, [2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048]);
}

#[tokio::test]
async fn a_job_is_given_up_after_twelve_failures_and_kept_for_a_person() {
    let t = parts().await;
    enqueue(&t, 1).await;
    for attempt in 1..=ATTEMPTS {
        assert_eq!(counts(&t).await, (1, 0), "before attempt {attempt}");
        let row = claim(&t).await.unwrap();
        assert_eq!(row.attempts, attempt);
        finish(&t, &row, trouble()).await;
        t.clock.advance(Duration::hours(1));
    }
    assert_eq!(counts(&t).await, (0, 1));
    assert_eq!(claim(&t).await, None);
    // Asked for anew, it begins anew.
    enqueue(&t, 1).await;
    let row = claim(&t).await.unwrap();
    assert_eq!((row.attempts, row.last_error.as_str()), (1, "the post is shut"));
}

#[tokio::test]
async fn a_fault_that_trying_again_cannot_mend_ends_the_job() {
    for fault in [Fault::Missing, Fault::Forbidden, Fault::Stale] {
        let t = parts().await;
        enqueue(&t, 1).await;
        let row = claim(&t).await.unwrap();
        finish(&t, &row, Err(fault)).await;
        assert_eq!(counts(&t).await, (0, 0));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_workers_that_reach_for_one_row_one_gets_it() {
    let t = parts().await;
    for n in 0..20 {
        enqueue(&t, n).await;
    }
    let now = t.parts.clock.now_ms();
    let workers = (0..8).map(|_| {
        let db = t.parts.db.clone();
        tokio::spawn(async move {
            let mut mine = vec![];
            // A row that another holds is passed over, so nothing due may be seen while something is.
            for _ in 0..20 {
                mine.extend(queue::claim(&db, now).await.unwrap().map(|row| row.id));
            }
            mine
        })
    });
    let mut claimed = vec![];
    for worker in workers.collect::<Vec<_>>() {
        claimed.extend(worker.await.unwrap());
    }
    let n = claimed.len();
    claimed.sort_unstable();
    claimed.dedup();
    assert_eq!((n, claimed.len()), (20, 20), "each row once");
}
