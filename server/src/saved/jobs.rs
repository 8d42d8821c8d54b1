//! Alerts: learning what a search finds when its alert begins, gathering a week's news, sending the letter.
//!
//! What is told is marked in the transaction that enqueues the letter, and one person's week can be gathered
//! once; so a crash at any point neither loses nor repeats anything. A search that cannot be asked this week is
//! told of next week, for nothing of it was marked.

use std::collections::HashMap;

use app::catalogue::model::{OfferSummary, Reference};
use app::catalogue::port::Catalogue;
use app::path;
use app::saved::model::news;
use app::search::port::Search;
use app::shared::fault::{Fault, Ticket};
use app::shared::ids::{OfferId, PersonId};
use app::shared::time::StudyYear;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::replay::Unasked;
use super::{entity, letters, replay, store};
use crate::accounts::{self, token};
use crate::mail::{Envelope, deliver_subscribed};
use crate::platform::{Parts, Platform};
use crate::work::job::Job;

/// How long the link in a letter ends alerts.
const STOPS_MS: i64 = 400 * 24 * 3_600_000;

/// Takes note of what a search finds now, so that only what comes after is news.
#[derive(Debug, Serialize, Deserialize)]
pub struct Learn {
    pub search: i64,
}

#[async_trait]
impl Job for Learn {
    const KIND: &'static str = "saved.learn";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        learn(platform, &*platform.services.search, self.search).await
    }
}

/// Gathers what is new for one person in one week.
#[derive(Debug, Serialize, Deserialize)]
pub struct Gather {
    pub person: i64,
    pub week: i32,
    /// Before the week has begun: without news it is not over yet.
    #[serde(default)]
    pub ahead: bool,
}

impl Gather {
    /// What is new for one person in a week that has begun.
    #[must_use]
    pub const fn of(person: PersonId, week: i32) -> Self {
        Gather {
            person: person.0,
            week,
            ahead: false,
        }
    }

    /// The same before it has.
    #[must_use]
    pub const fn ahead(person: PersonId, week: i32) -> Self {
        Gather {
            ahead: true,
            ..Self::of(person, week)
        }
    }
}

#[async_trait]
impl Job for Gather {
    const KIND: &'static str = "saved.gather";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        gather(platform, &*platform.services.search, &self).await
    }
}

/// Sends what was gathered.
#[derive(Debug, Serialize, Deserialize)]
pub struct SendAlert {
    pub letter: i64,
}

#[async_trait]
impl Job for SendAlert {
    const KIND: &'static str = "saved.send";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        send(platform, &*platform.services.catalogue, self.letter).await
    }
}

/// What a search finds, or that its answer was cut.
///
/// # Errors
/// `Internal` while there is no index.
async fn found(
    parts: &Parts,
    search: &dyn Search,
    reference: &Reference,
    row: &entity::search::Model,
) -> Result<Option<Vec<(OfferId, StudyYear)>>, Fault> {
    let Ok(query) = replay::question(store::pairs(&row.query)?, reference) else {
        return Ok(Some(vec![]));
    };
    match replay::dated_hits(parts, search, &query).await? {
        Ok(hits) => Ok(Some(hits)),
        Err(Unasked::Cut) => Ok(None),
        Err(Unasked::NoIndex) => Err(later("the search index is not ready")),
    }
}

/// The job is tried again.
fn later(why: &str) -> Fault {
    Fault::Internal(Ticket(why.into()))
}

/// What the first job does.
///
/// # Errors
/// `Internal` while there is no index, and where the answer was cut: it is tried again.
pub(crate) async fn learn(parts: &Parts, search: &dyn Search, id: i64) -> Result<(), Fault> {
    let waits = |row: &entity::search::Model| row.alert && row.known_at.is_none();
    let Some(row) = store::search(parts.db.read(), id).await?.filter(waits) else {
        return Ok(());
    };
    let reference = crate::catalogue::reference(parts).await?;
    let hits = found(parts, search, &reference, &row).await?;
    let hits = hits.ok_or_else(|| later("the search takes too long"))?;
    let tx = parts.db.write().await?;
    store::hold(&*tx, PersonId(row.person_id)).await?;
    if store::search(&*tx, id).await?.filter(waits).is_none() {
        return Ok(());
    }
    store::learn(&*tx, id, &hits).await?;
    store::set_known_at(&*tx, id, parts.clock.now_ms()).await?;
    Ok(tx.commit().await?)
}

/// What the second job does.
///
/// # Errors
/// `Internal` while there is no index: it is tried again.
pub(crate) async fn gather(parts: &Parts, search: &dyn Search, job: &Gather) -> Result<(), Fault> {
    let (person, week) = (PersonId(job.person), job.week);
    let reference = crate::catalogue::reference(parts).await?;
    let mut replayed = vec![];
    for row in store::searches(parts.db.read(), person).await? {
        if row.alert && row.known_at.is_some() {
            match found(parts, search, &reference, &row).await? {
                Some(hits) => replayed.push((row, hits)),
                None => tracing::warn!(search.id = row.id, "an alert's search was cut and waits a week"),
            }
        }
    }
    let tx = parts.db.write().await?;
    store::hold(&*tx, person).await?;
    if store::is_gathered(&*tx, person, week).await? {
        return Ok(());
    }
    let now = parts.clock.now_ms();
    let mut told = vec![];
    for (before, hits) in replayed {
        // Turned off, turned on anew or removed meanwhile: then there is nothing to tell of it now.
        let row = store::search(&*tx, before.id).await?;
        if row.is_none_or(|r| !r.alert || r.known_at != before.known_at) {
            continue;
        }
        let new = news(&hits, &store::known(&*tx, before.id).await?);
        if !new.is_empty() {
            store::learn(&*tx, before.id, &new).await?;
            told.push((
                before.id,
                new.into_iter().map(|(offer, _)| offer).collect::<Vec<_>>(),
            ));
        }
    }
    if told.is_empty() && job.ahead {
        return Ok(());
    }
    let letter = store::add_letter(&*tx, person, week, &told, now).await?;
    store::forget_stops(&*tx, now - STOPS_MS).await?;
    if !told.is_empty() {
        tx.enqueue(&SendAlert { letter }).await?;
    }
    Ok(tx.commit().await?)
}

/// What the third job does. Offers withdrawn and alerts turned off meanwhile are left out.
///
/// # Errors
/// `Internal` when the post cannot take the letter now; one already sent is not sent again.
pub(crate) async fn send(parts: &Parts, catalogue: &dyn Catalogue, letter: i64) -> Result<(), Fault> {
    let db = parts.db.read();
    let Some(row) = store::letter(db, letter).await? else {
        return Ok(());
    };
    let id = PersonId(row.person_id);
    let Some(person) = accounts::person(db, id).await? else {
        return Ok(());
    };
    let items = store::items(db, letter).await?;
    let ids: Vec<OfferId> = items.iter().map(|(_, offer)| *offer).collect();
    let mut live: HashMap<OfferId, OfferSummary> = HashMap::new();
    for ids in ids.chunks(store::BATCH) {
        let found = catalogue.offers(ids).await?;
        live.extend(found.into_iter().map(|o| (o.version.offer, o)));
    }
    let reference = crate::catalogue::reference(parts).await?;
    let mut finds = vec![];
    for search in store::searches(db, id).await?.into_iter().filter(|s| s.alert) {
        let mine = items.iter().filter(|(of, _)| *of == search.id);
        let offers: Vec<&OfferSummary> = mine.filter_map(|(_, offer)| live.get(offer)).collect();
        if !offers.is_empty() {
            let pairs = store::pairs(&search.query)?;
            finds.push(letters::Find { pairs, offers });
        }
    }
    if finds.is_empty() {
        return Ok(());
    }
    let token = token::fresh();
    let hash = token::hash(&token).expect("a fresh token can be hashed");
    let tx = parts.db.write().await?;
    // Every attempt adds a token: one that went out in a letter we know nothing of works as well.
    store::hold(&*tx, id).await?;
    store::add_stop(&*tx, id, &hash, parts.clock.now_ms()).await?;
    tx.commit().await?;
    let stop = format!(
        "{}{}",
        parts.config.public_url,
        path::unsubscribe(person.lang, &token)
    );
    let facts = letters::Facts {
        public_url: &parts.config.public_url,
        name: &person.name,
        today: parts.clock.today(),
        reference: &reference,
        stop: &stop,
    };
    let text = letters::alert(person.lang, &facts, &finds);
    let envelope = Envelope {
        kind: "saved.alert",
        to_name: person.name.clone(),
        to: person.email.clone(),
        subject_id: letter,
        round: 0,
    };
    deliver_subscribed(parts, &envelope, text, stop.clone())
        .await
        .map(|_| ())
}
