//! The service over a real database: what is told in the feed is found, and what is lost comes back.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant as Stopwatch};

use app::accounts::model::Actor;
use app::catalogue::form::OfferForm;
use app::catalogue::model::{OfferSummary, Reference, RunMark, RunPlan};
use app::catalogue::port::{Catalogue, DraftPage, OfferPage, WorkRow};
use app::search::model::{SearchPage, SearchQuery};
use app::search::port::Search as _;
use app::shared::fault::Fault;
use app::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use app::shared::lang::Lang;
use app::shared::time::StudyYear;
use async_trait::async_trait;
use chrono::{TimeZone as _, Utc};

use super::catalogue::{bare, day, reference, run};
use crate::feed;
use crate::search::service::{SearchService, ask_for_rebuild};
use crate::test::parts::{TestParts, parts};

/// A catalogue of a few live offers, all else of it unused here.
pub(super) struct Shelf {
    live: Mutex<Vec<OfferSummary>>,
    reference: Arc<Reference>,
}

impl Shelf {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Shelf {
            live: Mutex::default(),
            reference: Arc::new(reference()),
        })
    }

    fn put(&self, offer: OfferSummary) {
        self.take(offer.version.offer);
        self.live.lock().unwrap().push(offer);
    }

    fn take(&self, id: OfferId) {
        self.live.lock().unwrap().retain(|o| o.version.offer != id);
    }
}

#[async_trait]
impl Catalogue for Shelf {
    async fn reference(&self) -> Result<Arc<Reference>, Fault> {
        Ok(self.reference.clone())
    }
    async fn offers(&self, ids: &[OfferId]) -> Result<Vec<OfferSummary>, Fault> {
        let live = self.live.lock().unwrap();
        Ok(ids
            .iter()
            .filter_map(|id| live.iter().find(|o| o.version.offer == *id))
            .cloned()
            .collect())
    }
    async fn live_offers(&self) -> Result<Vec<OfferId>, Fault> {
        let mut ids: Vec<_> = self
            .live
            .lock()
            .unwrap()
            .iter()
            .map(|o| o.version.offer)
            .collect();
        ids.sort_unstable();
        Ok(ids)
    }
    async fn offer(&self, _: OfferId, _: Option<StudyYear>) -> Result<OfferPage, Fault> {
        unreachable!("search does not ask this")
    }
    async fn closing_soon(&self, _: u64) -> Result<Vec<OfferSummary>, Fault> {
        unreachable!("search does not ask this")
    }
    async fn workbench(&self, _: &Actor) -> Result<Vec<WorkRow>, Fault> {
        unreachable!("search does not ask this")
    }
    async fn draft(&self, _: &Actor, _: VersionId) -> Result<DraftPage, Fault> {
        unreachable!("search does not ask this")
    }
    async fn create(&self, _: &Actor, _: InstitutionId, _: Lang) -> Result<VersionId, Fault> {
        unreachable!("search does not ask this")
    }
    async fn revise(&self, _: &Actor, _: OfferId) -> Result<VersionId, Fault> {
        unreachable!("search does not ask this")
    }
    async fn save(&self, _: &Actor, _: VersionId, _: i64, _: OfferForm) -> Result<i64, Fault> {
        unreachable!("search does not ask this")
    }
    async fn submit(&self, _: &Actor, _: VersionId, _: i64, _: OfferForm) -> Result<(), Fault> {
        unreachable!("search does not ask this")
    }
    async fn withdraw(&self, _: &Actor, _: OfferId, _: String) -> Result<(), Fault> {
        unreachable!("search does not ask this")
    }
    async fn mark_run(&self, _: &Actor, _: RunId, _: Option<RunMark>) -> Result<(), Fault> {
        unreachable!("search does not ask this")
    }
}

fn astronomy(id: i64) -> OfferSummary {
    bare(id, InstitutionId(1), "Astronomi i skolen")
}

async fn tell(t: &TestParts, id: i64) {
    let tx = t.parts.db.write().await.unwrap();
    tx.tell(feed::OFFER, id).await.unwrap();
    tx.commit().await.unwrap();
}

async fn find(service: &SearchService, words: &str) -> SearchPage {
    let query = SearchQuery {
        words: words.into(),
        ..SearchQuery::everything()
    };
    service.find(&query).await.unwrap()
}

#[tokio::test]
async fn what_is_told_is_found_and_what_is_withdrawn_is_gone() {
    let (t, shelf) = (parts().await, Shelf::new());
    let service = SearchService::new(t.parts.clone(), shelf.clone());
    service.catch_up().await.unwrap();
    shelf.put(astronomy(1));
    assert_eq!(find(&service, "astronomi").await.total, 0);
    tell(&t, 1).await;
    assert_eq!(service.lag().await.unwrap(), Some(1));
    read_all(&service).await;
    assert_eq!(
        (
            find(&service, "astronomi").await.total,
            service.lag().await.unwrap()
        ),
        (1, Some(0))
    );
    shelf.take(OfferId(1));
    tell(&t, 1).await;
    read_all(&service).await;
    assert_eq!(find(&service, "astronomi").await.total, 0);
}

#[tokio::test]
async fn a_commit_wakes_the_follower() {
    let (t, shelf) = (parts().await, Shelf::new());
    let service = SearchService::in_memory(t.parts.clone(), shelf.clone());
    service.catch_up().await.unwrap();
    let following = tokio::spawn(service.clone().follow());
    shelf.put(astronomy(1));
    tell(&t, 1).await;
    let told = Stopwatch::now();
    while find(&service, "astronomi").await.total == 0 {
        assert!(told.elapsed() < Duration::from_secs(10), "not found");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    following.abort();
}

#[tokio::test]
async fn a_restarted_node_reads_on_where_it_stopped() {
    let (t, shelf) = (parts().await, Shelf::new());
    shelf.put(astronomy(1));
    {
        let service = SearchService::new(t.parts.clone(), shelf.clone());
        // Without an index the database itself answers, and says so.
        assert!(find(&service, "astronomi").await.reduced);
        assert_eq!(service.lag().await.unwrap(), None);
        service.catch_up().await.unwrap();
        assert!(!find(&service, "astronomi").await.reduced);
    }
    shelf.put(bare(2, InstitutionId(1), "Geologi"));
    tell(&t, 2).await;
    let service = SearchService::new(t.parts.clone(), shelf);
    assert_eq!(find(&service, "astronomi").await.total, 1);
    service.catch_up().await.unwrap();
    assert_eq!(find(&service, "geologi").await.total, 1);
}

#[tokio::test]
async fn a_lost_change_is_mended_on_the_next_day_and_a_status_turns_with_the_date() {
    let (t, shelf) = (parts().await, Shelf::new());
    let mut offer = astronomy(1);
    let plan = RunPlan {
        starts_on: Some(day(2027, 8, 20)),
        admission_deadline: Some(day(2026, 11, 23)),
        ..RunPlan::default()
    };
    offer.runs = vec![run(1, plan)];
    shelf.put(offer);
    let service = SearchService::in_memory(t.parts.clone(), shelf.clone());
    service.catch_up().await.unwrap();
    let open = |page: &SearchPage| page.facets[&app::search::model::Facet::Status][0].value.clone();
    assert_eq!(open(&find(&service, "astronomi").await), "apen");
    shelf.put(bare(2, InstitutionId(1), "Geologi"));
    service.catch_up().await.unwrap();
    assert_eq!(find(&service, "geologi").await.total, 0, "nobody told of it");
    t.clock.set(Utc.with_ymd_and_hms(2026, 11, 24, 10, 0, 0).unwrap());
    service.catch_up().await.unwrap();
    assert_eq!(find(&service, "geologi").await.total, 1);
    assert_eq!(open(&find(&service, "astronomi").await), "stengt");
}

#[tokio::test]
async fn a_rebuild_that_is_asked_for_puts_a_new_index_in_place() {
    let (t, shelf) = (parts().await, Shelf::new());
    let service = SearchService::new(t.parts.clone(), shelf.clone());
    service.catch_up().await.unwrap();
    shelf.put(astronomy(1));
    ask_for_rebuild(&t.parts, false).await.unwrap();
    read_all(&service).await;
    assert_eq!(find(&service, "astronomi").await.total, 1);
}

/// Reads the feed to its end. On PostgreSQL a change is read once no older transaction of the whole cluster
/// is still open, and other tests' transactions count.
async fn read_all(service: &SearchService) {
    for _ in 0..200 {
        service.catch_up().await.unwrap();
        if service.lag().await.unwrap() == Some(0) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the feed is not read to its end");
}

#[tokio::test]
async fn a_new_index_that_would_lose_many_offers_is_used_only_when_forced() {
    let (t, shelf) = (parts().await, Shelf::new());
    (1..=20).for_each(|id| shelf.put(bare(id, InstitutionId(1), &format!("Geologi {id}"))));
    let service = SearchService::new(t.parts.clone(), shelf.clone());
    service.catch_up().await.unwrap();
    (1..=3).for_each(|id| shelf.take(OfferId(id)));
    ask_for_rebuild(&t.parts, false).await.unwrap();
    read_all(&service).await;
    assert_eq!(find(&service, "geologi").await.total, 20);
    // What is told after the refusal is read all the same.
    tell(&t, 1).await;
    read_all(&service).await;
    assert_eq!(find(&service, "geologi").await.total, 19);
    // Nor does the comparison of the next day do what was refused, or a start.
    t.clock.advance(chrono::Duration::days(1));
    (4..=5).for_each(|id| shelf.take(OfferId(id)));
    service.catch_up().await.unwrap();
    assert_eq!(find(&service, "geologi").await.total, 19);
    ask_for_rebuild(&t.parts, true).await.unwrap();
    read_all(&service).await;
    assert_eq!(find(&service, "geologi").await.total, 15);
    // A restarted node has the index that was put in place, not one that was refused.
    drop(service);
    let again = SearchService::new(t.parts.clone(), shelf.clone());
    assert_eq!(find(&again, "geologi").await.total, 15);
}

#[tokio::test]
async fn without_an_index_the_last_one_still_counts_against_a_loss() {
    let (t, shelf) = (parts().await, Shelf::new());
    (1..=20).for_each(|id| shelf.put(bare(id, InstitutionId(1), &format!("Geologi {id}"))));
    let folder = t.parts.config.data_dir.join("index");
    let lose_all_layouts = || {
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            if entry.path().is_dir() {
                std::fs::remove_dir_all(entry.path()).unwrap();
            }
        }
    };
    SearchService::new(t.parts.clone(), shelf.clone())
        .catch_up()
        .await
        .unwrap();
    lose_all_layouts();
    (1..=3).for_each(|id| shelf.take(OfferId(id)));
    let service = SearchService::new(t.parts.clone(), shelf.clone());
    for _ in 0..2 {
        service.catch_up().await.unwrap();
        assert!(find(&service, "geologi").await.reduced, "a loss nobody asked for");
    }
    // Offers that come back are no loss any more.
    (1..=2).for_each(|id| shelf.put(bare(id, InstitutionId(1), &format!("Geologi {id}"))));
    tell(&t, 1).await;
    read_until(&service, 19).await;
    drop(service);
    // Told on another node, and told here.
    for is_here in [false, true] {
        lose_all_layouts();
        (10..=15).for_each(|id| shelf.take(OfferId(id)));
        let service = SearchService::new(t.parts.clone(), shelf.clone());
        service.catch_up().await.unwrap();
        assert!(find(&service, "geologi").await.reduced);
        if is_here {
            ask_for_rebuild(&t.parts, true).await.unwrap();
        } else {
            let tx = t.parts.db.write().await.unwrap();
            tx.tell(crate::search::service::REBUILD, 1).await.unwrap();
            tx.commit().await.unwrap();
        }
        read_until(&service, 13).await;
        (10..=15).for_each(|id| shelf.put(bare(id, InstitutionId(1), &format!("Geologi {id}"))));
        ask_for_rebuild(&t.parts, false).await.unwrap();
        read_all(&service).await;
    }
}

/// Follows the feed until there is an index with so many offers.
async fn read_until(service: &SearchService, offers: u64) {
    for _ in 0..200 {
        service.catch_up().await.unwrap();
        let page = find(service, "geologi").await;
        if !page.reduced && page.total == offers {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no index of {offers} offers");
}

#[tokio::test]
async fn suggestions_are_at_most_eight_and_name_their_kind() {
    let (t, shelf) = (parts().await, Shelf::new());
    (1..=12).for_each(|id| shelf.put(bare(id, InstitutionId(1), &format!("Matematikk emne {id}"))));
    let service = SearchService::in_memory(t.parts.clone(), shelf);
    service.catch_up().await.unwrap();
    let found = service.suggest("matem", Lang::Nn).await.unwrap();
    assert_eq!(found.len(), 8);
    assert_eq!(
        (found[0].kind.as_str(), found[0].href.as_str()),
        ("subject", "/nn/tilbud?fag=matematikk")
    );
    assert!(
        found[1..]
            .iter()
            .all(|s| s.kind == "offer" && s.href.starts_with("/nn/tilbud/"))
    );
    assert!(service.suggest("m", Lang::Nb).await.unwrap().is_empty());
}

#[tokio::test]
async fn institutions_are_suggested_and_offers_with_the_deadline_that_lies_ahead() {
    let (t, shelf) = (parts().await, Shelf::new());
    for (id, title, deadline) in [
        (1, "Nordlege forteljingar", Some(day(2027, 3, 1))),
        (2, "Nordlege lys", Some(day(2026, 11, 1))),
        (3, "Nordlege hav", None),
    ] {
        let plan = RunPlan {
            admission_deadline: deadline,
            ..RunPlan::default()
        };
        let mut offer = bare(id, InstitutionId(1), title);
        offer.runs = vec![run(id, plan)];
        shelf.put(offer);
    }
    let service = SearchService::in_memory(t.parts.clone(), shelf);
    service.catch_up().await.unwrap();
    let found = service.suggest("nord", Lang::Nn).await.unwrap();
    let mut lines: Vec<_> = found
        .iter()
        .map(|s| (s.kind.as_str(), s.text.as_str(), s.href.as_str()))
        .collect();
    assert_eq!(
        lines.remove(0),
        ("institution", "Nord universitet", "/nn/tilbud?institusjon=1174")
    );
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            (
                "offer",
                "Nordlege forteljingar, UiO, søknadsfrist 1. mars 2027",
                "/nn/tilbud/1"
            ),
            ("offer", "Nordlege hav, UiO", "/nn/tilbud/3"),
            ("offer", "Nordlege lys, UiO", "/nn/tilbud/2"),
        ]
    );
}
