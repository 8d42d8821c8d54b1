//! The catalogue port: what anyone reads, and who may do the rest.

use std::sync::Arc;

use app::accounts::model::Actor;
use app::catalogue::form::OfferForm;
use app::catalogue::model::{Marked, OfferSummary, Reference, RunMark};
use app::catalogue::port::{Catalogue, DraftPage, OfferPage, WorkRow};
use app::shared::fault::Fault;
use app::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use app::shared::lang::Lang;
use app::shared::time::StudyYear;
use async_trait::async_trait;
use tracing::instrument;

use super::{editing, publishing, reference, store};
use crate::clock::from_ms;
use crate::insight::quality;
use crate::platform::Parts;

/// The catalogue domain's port.
pub struct CatalogueService {
    parts: Parts,
}

impl CatalogueService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        CatalogueService { parts }
    }

    async fn summaries(&self, offers: &[OfferId]) -> Result<Vec<OfferSummary>, Fault> {
        if offers.is_empty() {
            return Ok(vec![]);
        }
        let mut summaries = store::live(self.parts.db.read(), offers).await?;
        let mut quality = quality(&self.parts, offers).await?;
        for summary in &mut summaries {
            summary.quality = quality.remove(&summary.version.offer);
        }
        Ok(summaries)
    }
}

#[async_trait]
impl Catalogue for CatalogueService {
    async fn reference(&self) -> Result<Arc<Reference>, Fault> {
        reference(&self.parts).await
    }

    async fn offer(&self, offer: OfferId, year: Option<StudyYear>) -> Result<OfferPage, Fault> {
        let db = self.parts.db.read();
        let rows = store::public_versions(db, offer).await?;
        let is_live =
            |r: &&_| store::state(r).is_ok_and(|s| s == app::catalogue::model::VersionState::Published);
        let live_year = rows.iter().find(is_live).map(|r| StudyYear(r.year));
        let mut years: Vec<StudyYear> = rows.iter().map(|r| StudyYear(r.year)).collect();
        years.dedup();
        // Of one year's texts the live one is shown, else the last that was.
        let row = match year {
            Some(year) => {
                let of_year = || rows.iter().filter(|r| r.year == year.0);
                of_year().find(is_live).or_else(|| of_year().next())
            }
            None => rows.iter().find(is_live).or_else(|| rows.first()),
        };
        let version = store::to_version(row.cloned().ok_or(Fault::Missing)?)?;
        let mut runs = store::runs(db, &[(version.id, version.year)]).await?;
        let reference = reference(&self.parts).await?;
        let institution = reference
            .institution(version.institution)
            .cloned()
            .ok_or(Fault::Missing)?;
        let shown = OfferSummary {
            runs: runs.remove(&version.id).unwrap_or_default(),
            quality: quality(&self.parts, &[offer]).await?.remove(&offer),
            version,
        };
        Ok(OfferPage {
            institution,
            shown,
            live_year,
            years,
        })
    }

    async fn offers(&self, offers: &[OfferId]) -> Result<Vec<OfferSummary>, Fault> {
        self.summaries(offers).await
    }

    async fn live_offers(&self) -> Result<Vec<OfferId>, Fault> {
        let live = store::live_ids(self.parts.db.read()).await?;
        Ok(live.into_iter().map(|(offer, _)| offer).collect())
    }

    async fn closing_soon(&self, n: u64) -> Result<Vec<OfferSummary>, Fault> {
        let today = self.parts.clock.today();
        let offers = store::closing_soon(self.parts.db.read(), today, n).await?;
        self.summaries(&offers).await
    }

    async fn workbench(&self, actor: &Actor) -> Result<Vec<WorkRow>, Fault> {
        let institutions = actor.institutions();
        actor.must(!institutions.is_empty())?;
        let db = self.parts.db.read();
        let (rows, live) = store::newest_versions(db, &institutions).await?;
        let versions: Vec<_> = rows
            .iter()
            .map(|r| (VersionId(r.id), StudyYear(r.year)))
            .collect();
        let mut runs = store::runs(db, &versions).await?;
        let reference = reference(&self.parts).await?;
        let mut work = Vec::with_capacity(rows.len());
        for row in rows {
            let saved_at = from_ms(row.saved_at);
            let version = store::to_draft(row)?;
            let institution = reference.institution(version.institution);
            work.push(WorkRow {
                institution_short: institution.map(|i| i.short_name.clone()).unwrap_or_default(),
                run: runs
                    .remove(&version.id)
                    .and_then(|mut r| (!r.is_empty()).then(|| r.remove(0))),
                is_live: live.contains(&version.offer),
                saved_at,
                version,
            });
        }
        Ok(work)
    }

    async fn draft(&self, actor: &Actor, version: VersionId) -> Result<DraftPage, Fault> {
        editing::draft(&self.parts, actor, version).await
    }

    #[instrument(name = "catalogue.create", skip_all)]
    async fn create(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        lang: Lang,
    ) -> Result<VersionId, Fault> {
        editing::create(&self.parts, actor, institution, lang).await
    }

    #[instrument(name = "catalogue.revise", skip_all, fields(offer.id = %offer))]
    async fn revise(&self, actor: &Actor, offer: OfferId) -> Result<VersionId, Fault> {
        editing::revise(&self.parts, actor, offer).await
    }

    #[instrument(name = "catalogue.save", skip_all, fields(version.id = %version))]
    async fn save(
        &self,
        actor: &Actor,
        version: VersionId,
        seen: i64,
        form: OfferForm,
    ) -> Result<i64, Fault> {
        editing::save(&self.parts, actor, version, seen, &form).await
    }

    #[instrument(name = "catalogue.submit", skip_all, fields(version.id = %version))]
    async fn submit(
        &self,
        actor: &Actor,
        version: VersionId,
        seen: i64,
        form: OfferForm,
    ) -> Result<(), Fault> {
        editing::submit(&self.parts, actor, version, seen, &form).await
    }

    #[instrument(name = "catalogue.withdraw", skip_all, fields(offer.id = %offer))]
    async fn withdraw(&self, actor: &Actor, offer: OfferId, reason: String) -> Result<(), Fault> {
        actor.person()?;
        let tx = self.parts.db.write().await?;
        let (today, now) = (self.parts.clock.today(), self.parts.clock.now());
        publishing::withdraw(&tx, actor, offer, &reason, today, now).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "catalogue.mark_run", skip_all, fields(run.id = %run))]
    async fn mark_run(&self, actor: &Actor, run: RunId, mark: Option<RunMark>) -> Result<(), Fault> {
        actor.person()?;
        let tx = self.parts.db.write().await?;
        let marked = Marked {
            on: Some(self.parts.clock.today()),
            ..Marked::default()
        };
        publishing::mark_run(&tx, actor, run, mark, &marked, self.parts.clock.now()).await?;
        Ok(tx.commit().await?)
    }
}
