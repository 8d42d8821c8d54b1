//! Saving, alerts and calendars against a real database, with the real index or a scripted one.

mod ahead;
mod alerts;
mod calendars;
mod competence;
mod own_things;
mod replayed;

use std::sync::Arc;

use app::accounts::model::{Actor, Role};
use app::mail::port::SentLetter;
use app::saved::port::Saved as _;
use app::search::port::Search as _;
use app::shared::fault::Fault;

use super::{SavedService, jobs};
use crate::catalogue::CatalogueService;
use crate::search::service::SearchService;
use crate::test::stage::Stage;
use crate::work::queue;

/// A stage on which people save things; the index is brought up to date by `index`.
struct World {
    s: Stage,
    saved: SavedService,
    search: Arc<SearchService>,
    teacher: Actor,
}

impl World {
    async fn new() -> Self {
        let s = Stage::new().await;
        let catalogue = Arc::new(CatalogueService::new(s.t.parts.clone()));
        World {
            saved: SavedService::new(s.t.parts.clone(), catalogue.clone()),
            search: SearchService::in_memory(s.t.parts.clone(), catalogue),
            teacher: s.actor(Role::Teacher, None).await,
            s,
        }
    }

    /// The teacher wants letters about mathematics.
    async fn wishing() -> Self {
        let w = World::new().await;
        w.index().await;
        w.saved
            .save_search(&w.teacher, "q=matematikk", true)
            .await
            .unwrap();
        w
    }

    /// And it is known what there is of it already.
    async fn watching() -> Self {
        let w = World::wishing().await;
        w.run().await;
        w
    }

    /// Followers on PostgreSQL wait for every older transaction of the whole cluster, those of other tests too.
    async fn index(&self) {
        for _ in 0..250 {
            self.search.catch_up().await.unwrap();
            if self.search.lag().await.unwrap() == Some(0) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("the index does not catch up");
    }

    /// Runs this domain's jobs as the worker would, and lets the others go; gives what each ended with.
    async fn run(&self) -> Vec<(String, Result<(), Fault>)> {
        self.run_with(&*self.search).await
    }

    async fn run_with(&self, search: &dyn app::search::port::Search) -> Vec<(String, Result<(), Fault>)> {
        let parts = &self.s.t.parts;
        let mut ran = vec![];
        while let Some(row) = queue::claim(&parts.db, parts.clock.now_ms()).await.unwrap() {
            let outcome = match row.kind.as_str() {
                "saved.learn" => {
                    let job: jobs::Learn = serde_json::from_str(&row.payload).unwrap();
                    jobs::learn(parts, search, job.search).await
                }
                "saved.gather" => {
                    let job: jobs::Gather = serde_json::from_str(&row.payload).unwrap();
                    jobs::gather(parts, search, &job).await
                }
                "saved.send" => {
                    let job: jobs::SendAlert = serde_json::from_str(&row.payload).unwrap();
                    jobs::send(parts, &self.s.catalogue, job.letter).await
                }
                _ => Ok(()),
            };
            let now = parts.clock.now_ms();
            queue::finish(&parts.db, &row, outcome.clone(), now)
                .await
                .unwrap();
            if row.kind.starts_with("saved.") {
                ran.push((row.kind, outcome));
            }
        }
        ran
    }

    /// A week later, what the schedule enqueues has run.
    async fn next_monday(&self, search: &dyn app::search::port::Search) {
        self.s.t.clock.advance(chrono::Duration::days(7));
        super::tick(&self.s.t.parts).await.unwrap();
        for (kind, outcome) in self.run_with(search).await {
            assert_eq!(outcome, Ok(()), "{kind}");
        }
    }

    /// Letters with alerts, newest first.
    async fn letters(&self) -> Vec<SentLetter> {
        let all = self.s.t.parts.post.sent(99).await.unwrap();
        all.into_iter().filter(|l| l.unsubscribe.is_some()).collect()
    }
}
