//! The saved port: everyone's own things, within limits, secrets as hashes.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use app::accounts::model::Actor;
use app::catalogue::model::{OfferSummary, VersionState};
use app::catalogue::port::Catalogue;
use app::saved::model::{AlertReader, Dated, OFFERS, QUERY, SEARCHES, SavedOffer, SavedThings, hint};
use app::saved::port::Saved;
use app::search::form::SearchForm;
use app::search::model::SearchQuery;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{OfferId, PersonId, SearchId};
use async_trait::async_trait;
use sha2::{Digest as _, Sha256};
use tracing::instrument;

use super::jobs::Learn;
use super::store;
use crate::accounts::{self, token};
use crate::catalogue;
use crate::clock::from_ms;
use crate::db::Tx;
use crate::platform::Parts;

/// Parameters of an address that are read, as on the results page.
const PAIRS: usize = 100;

/// The saved domain's port.
pub struct SavedService {
    pub(super) parts: Parts,
    catalogue: Arc<dyn Catalogue>,
}

impl SavedService {
    #[must_use]
    pub fn new(parts: Parts, catalogue: Arc<dyn Catalogue>) -> Self {
        SavedService { parts, catalogue }
    }

    /// A transaction that holds the person's list.
    pub(super) async fn hold(&self, person: PersonId) -> Result<Tx, Fault> {
        let tx = self.parts.db.write().await?;
        store::hold(&*tx, person).await?;
        Ok(tx)
    }

    async fn by_stop(&self, token: &str) -> Result<PersonId, Fault> {
        let hash = token::hash(token).ok_or(Fault::Missing)?;
        store::by_stop(self.parts.db.read(), &hash)
            .await?
            .ok_or(Fault::Missing)
    }

    /// The live ones among these, then those withdrawn so lately that a calendar strikes them out.
    async fn with_withdrawn(&self, offers: &[OfferId]) -> Result<Vec<OfferSummary>, Fault> {
        let mut found = self.catalogue.offers(offers).await?;
        let is_live = |id: &OfferId| found.iter().any(|o| o.version.offer == *id);
        let others: Vec<OfferId> = offers.iter().copied().filter(|id| !is_live(id)).collect();
        let (db, now) = (self.parts.db.read(), self.parts.clock.now());
        found.extend(catalogue::withdrawn_lately(db, &others, now).await?);
        Ok(found)
    }

    /// The live ones among these, by id.
    async fn live(&self, offers: &[OfferId]) -> Result<HashMap<OfferId, OfferSummary>, Fault> {
        let live = self.catalogue.offers(offers).await?;
        Ok(live.into_iter().map(|o| (o.version.offer, o)).collect())
    }
}

/// A question as it is kept: the pairs of its address in JSON, and what names it among all that are kept.
fn kept(query: &SearchQuery) -> Result<(String, String), Fault> {
    let text = serde_json::to_string(&query.pairs())?;
    let hash = hex::encode(Sha256::digest(text.as_bytes()));
    Ok((text, hash))
}

/// Turns an alert on or off and, when on, has what is there now learnt.
async fn turn(tx: &Tx, search: i64, on: bool) -> Result<(), Fault> {
    store::set_alert(&**tx, search, on).await?;
    if on {
        tx.enqueue(&Learn { search }).await?;
    }
    Ok(())
}

#[async_trait]
impl Saved for SavedService {
    async fn things(&self, actor: &Actor) -> Result<SavedThings, Fault> {
        let person = actor.person()?.id;
        let db = self.parts.db.read();
        let head = store::head(db, person).await?;
        let rows = store::offers(db, person).await?;
        let ids: Vec<OfferId> = rows.iter().map(|r| OfferId(r.offer_id)).collect();
        let mut live = self.live(&ids).await?;
        let offers = rows.into_iter().map(|r| SavedOffer {
            offer: OfferId(r.offer_id),
            title: r.title,
            saved_at: from_ms(r.saved_at),
            live: live.remove(&OfferId(r.offer_id)),
        });
        Ok(SavedThings {
            offers: offers.collect(),
            searches: head.searches,
            calendar_since: head.calendar_at.map(from_ms),
            competence: head.competence,
        })
    }

    async fn saved_among(&self, actor: &Actor, offers: &[OfferId]) -> Result<Vec<OfferId>, Fault> {
        match &actor.person {
            Some(person) if !offers.is_empty() => {
                Ok(store::saved_among(self.parts.db.read(), person.id, offers).await?)
            }
            _ => Ok(vec![]),
        }
    }

    #[instrument(name = "saved.save_offer", skip_all, fields(offer.id = %offer))]
    async fn save_offer(&self, actor: &Actor, offer: OfferId) -> Result<(), Fault> {
        let person = actor.person()?.id;
        let live = self.live(&[offer]).await?.remove(&offer).ok_or(Fault::Missing)?;
        let tx = self.hold(person).await?;
        if store::saved_among(&*tx, person, &[offer]).await?.is_empty() {
            if store::n_offers(&*tx, person).await? >= OFFERS as u64 {
                return Err(Fault::field("offer", Problem::AtMost(OFFERS)));
            }
            let now = self.parts.clock.now_ms();
            store::add_offer(&*tx, person, offer, &live.version.plan.title, now).await?;
        }
        Ok(tx.commit().await?)
    }

    #[instrument(name = "saved.remove_offer", skip_all, fields(offer.id = %offer))]
    async fn remove_offer(&self, actor: &Actor, offer: OfferId) -> Result<(), Fault> {
        let person = actor.person()?.id;
        let tx = self.parts.db.write().await?;
        store::remove_offer(&*tx, person, offer).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "saved.save_search", skip_all)]
    async fn save_search(
        &self,
        actor: &Actor,
        query: &str,
        alert: bool,
    ) -> Result<Vec<(String, String)>, Fault> {
        let person = actor.person()?.id;
        if query.len() > QUERY {
            return Err(Fault::field("query", Problem::TooLong(QUERY)));
        }
        let reference = self.catalogue.reference().await?;
        let typed = form_urlencoded::parse(query.as_bytes()).take(PAIRS);
        let form = SearchForm {
            pairs: typed
                .map(|(n, v)| (n.into_owned(), v.replace('\0', "")))
                .collect(),
        };
        let (asked, _) = form.check(|facet, value| facet.has_value(value, &reference));
        let (text, hash) = kept(&asked)?;
        let tx = self.hold(person).await?;
        let saved = store::searches(&*tx, person).await?;
        match saved.iter().find(|s| s.query_hash == hash) {
            Some(found) if alert && !found.alert => turn(&tx, found.id, true).await?,
            Some(_) => {}
            None if saved.len() >= SEARCHES => {
                return Err(Fault::field("search", Problem::AtMost(SEARCHES)));
            }
            None => {
                let now = self.parts.clock.now_ms();
                let id = store::add_search(&*tx, person, &text, &hash, alert, now).await?;
                if alert {
                    tx.enqueue(&Learn { search: id }).await?;
                }
            }
        }
        tx.commit().await?;
        let pairs = asked.pairs().into_iter();
        Ok(pairs.map(|(n, v)| (n.to_owned(), v)).collect())
    }

    #[instrument(name = "saved.remove_search", skip_all)]
    async fn remove_search(&self, actor: &Actor, search: SearchId) -> Result<(), Fault> {
        let person = actor.person()?.id;
        let tx = self.hold(person).await?;
        if !store::remove_search(&*tx, person, search).await? {
            return Err(Fault::Missing);
        }
        store::forget_feeds(&*tx).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "saved.set_alert", skip_all)]
    async fn set_alert(&self, actor: &Actor, search: SearchId, on: bool) -> Result<(), Fault> {
        let person = actor.person()?.id;
        let tx = self.hold(person).await?;
        let row = store::search(&*tx, search.0)
            .await?
            .filter(|r| r.person_id == person.0)
            .ok_or(Fault::Missing)?;
        if row.alert != on {
            turn(&tx, row.id, on).await?;
        }
        Ok(tx.commit().await?)
    }

    #[instrument(name = "saved.new_calendar", skip_all)]
    async fn new_calendar(&self, actor: &Actor) -> Result<String, Fault> {
        let person = actor.person()?.id;
        let secret = token::fresh();
        let tx = self.hold(person).await?;
        store::set_calendar(&*tx, person, token::hash(&secret), self.parts.clock.now_ms()).await?;
        tx.commit().await?;
        Ok(secret)
    }

    #[instrument(name = "saved.stop_calendar", skip_all)]
    async fn stop_calendar(&self, actor: &Actor) -> Result<(), Fault> {
        let person = actor.person()?.id;
        let tx = self.hold(person).await?;
        store::set_calendar(&*tx, person, None, self.parts.clock.now_ms()).await?;
        Ok(tx.commit().await?)
    }

    async fn calendar(&self, secret: &str) -> Result<Vec<Dated>, Fault> {
        let db = self.parts.db.read();
        let hash = token::hash(secret).ok_or(Fault::Missing)?;
        let person = store::by_calendar(db, &hash).await?.ok_or(Fault::Missing)?;
        let rows = store::offers(db, person).await?;
        let ids: Vec<OfferId> = rows.iter().map(|r| OfferId(r.offer_id)).collect();
        self.dated(self.with_withdrawn(&ids).await?).await
    }

    async fn search_calendar(&self, query: &SearchQuery, hits: &[OfferId]) -> Result<Vec<Dated>, Fault> {
        let (_, hash) = kept(query)?;
        let Some(before) = store::fed(self.parts.db.read(), &hash).await? else {
            return self.dated(self.catalogue.offers(hits).await?).await;
        };
        let left = before.iter().filter(|id| !hits.contains(id));
        let asked: Vec<OfferId> = hits.iter().chain(left).copied().collect();
        let mut offers = self.with_withdrawn(&asked).await?;
        // What is live and no longer found is no longer told of; what was withdrawn is, where it was told of before.
        offers.retain(|offer| match offer.version.state {
            VersionState::Withdrawn => before.contains(&offer.version.offer),
            _ => hits.contains(&offer.version.offer),
        });
        let now: BTreeSet<OfferId> = offers.iter().map(|o| o.version.offer).collect();
        if now != before {
            let tx = self.parts.db.write().await?;
            store::set_feed(&*tx, &hash, &before, &now).await?;
            tx.commit().await?;
        }
        self.dated(offers).await
    }

    async fn dated(&self, offers: Vec<OfferSummary>) -> Result<Vec<Dated>, Fault> {
        let ids: Vec<OfferId> = offers.iter().map(|o| o.version.offer).collect();
        let stamps = catalogue::stamps(self.parts.db.read(), &ids).await?;
        let mut gone = catalogue::gone_days(self.parts.db.read(), &ids, self.parts.clock.now()).await?;
        let today = self.parts.clock.today();
        let mut going_on = catalogue::going_on(self.parts.db.read(), &offers, today).await?;
        let dated = offers.into_iter().map(|mut offer| {
            offer
                .runs
                .extend(going_on.remove(&offer.version.offer).unwrap_or_default());
            let (revision, at) = stamps.get(&offer.version.offer).copied().unwrap_or_default();
            Dated {
                changed_at: at.map(from_ms).or(offer.version.published_at).unwrap_or_default(),
                revision,
                gone: gone.remove(&offer.version.offer).unwrap_or_default(),
                offer,
            }
        });
        Ok(dated.collect())
    }

    async fn reader(&self, token: &str) -> Result<AlertReader, Fault> {
        let person = self.by_stop(token).await?;
        let db = self.parts.db.read();
        let alerts = store::n_alerts(db, person).await?;
        let person = accounts::person(db, person).await?.ok_or(Fault::Missing)?;
        Ok(AlertReader {
            hint: hint(&person.email),
            alerts: usize::try_from(alerts).unwrap_or(usize::MAX),
        })
    }

    #[instrument(name = "saved.unsubscribe", skip_all)]
    async fn unsubscribe(&self, token: &str) -> Result<(), Fault> {
        let person = self.by_stop(token).await?;
        let tx = self.hold(person).await?;
        store::silence(&*tx, person).await?;
        Ok(tx.commit().await?)
    }
}
