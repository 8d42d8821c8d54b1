//! The port of an institution's work with its offers.

use app::accounts::model::Actor;
use app::catalogue::form::{MarkForm, OfferForm, WithdrawForm};
use app::catalogue::model::PartnerAccess;
use app::catalogue::work::bulk::{BulkForm, BulkPlan, BulkReport};
use app::catalogue::work::port::{ConflictPage, LiveChanges, LivePage, Typed, Work, WorkItem, WorkPage};
use app::catalogue::work::query::WorkQuery;
use app::shared::fault::Fault;
use app::shared::ids::{BulkId, InstitutionId, OfferId, VersionId};
use async_trait::async_trait;
use tracing::instrument;

use super::{bulk, conflict, live, marks, overview};
use crate::catalogue::{partners, reference};
use crate::platform::Parts;

/// Most rows of a file.
const FILE: u64 = 10_000;

/// The port of an institution's work with its offers.
pub struct WorkService {
    parts: Parts,
}

impl WorkService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        WorkService { parts }
    }
}

#[async_trait]
impl Work for WorkService {
    async fn overview(&self, actor: &Actor, query: &WorkQuery) -> Result<WorkPage, Fault> {
        let own = actor.institutions();
        actor.must(!own.is_empty())?;
        let reference = reference(&self.parts).await?;
        let (db, today) = (self.parts.db.read(), self.parts.clock.today());
        Ok(overview::page(db, query, &own, &reference, today).await?)
    }

    async fn all(&self, actor: &Actor, query: &WorkQuery) -> Result<Vec<WorkItem>, Fault> {
        let own = actor.institutions();
        actor.must(!own.is_empty())?;
        let reference = reference(&self.parts).await?;
        let (db, today) = (self.parts.db.read(), self.parts.clock.today());
        Ok(overview::all(db, query, &own, &reference, today, FILE).await?)
    }

    async fn plan_bulk(&self, actor: &Actor, form: &BulkForm) -> Result<BulkPlan, Fault> {
        bulk::plan(&self.parts, actor, form).await
    }

    #[instrument(name = "work.bulk", skip_all, fields(action = %form.action))]
    async fn do_bulk(&self, actor: &Actor, form: &BulkForm) -> Result<BulkId, Fault> {
        bulk::act(&self.parts, actor, form).await
    }

    async fn bulk_report(&self, actor: &Actor, bulk: BulkId) -> Result<BulkReport, Fault> {
        bulk::report(&self.parts, actor, bulk).await
    }

    #[instrument(name = "work.undo", skip_all, fields(bulk.id = %bulk))]
    async fn undo_bulk(&self, actor: &Actor, bulk: BulkId) -> Result<(), Fault> {
        bulk::undo(&self.parts, actor, bulk).await
    }

    async fn conflict(&self, actor: &Actor, version: VersionId, mine: &Typed) -> Result<ConflictPage, Fault> {
        conflict::conflict(&self.parts, actor, version, mine).await
    }

    async fn follow(
        &self,
        actor: &Actor,
        version: VersionId,
        seen: i64,
        form: OfferForm,
    ) -> Result<OfferForm, Fault> {
        conflict::follow(&self.parts, actor, version, seen, form).await
    }

    async fn live(&self, actor: &Actor, version: VersionId) -> Result<LivePage, Fault> {
        live::live(&self.parts, actor, version).await
    }

    #[instrument(name = "work.withdraw", skip_all, fields(offer.id = %form.offer))]
    async fn withdraw(&self, actor: &Actor, form: &WithdrawForm) -> Result<(), Fault> {
        marks::withdraw(&self.parts, actor, form).await
    }

    #[instrument(name = "work.mark_run", skip_all, fields(run.id = %form.run))]
    async fn mark_run(&self, actor: &Actor, form: &MarkForm) -> Result<(), Fault> {
        marks::mark(&self.parts, actor, form).await
    }

    async fn weigh(&self, actor: &Actor, version: VersionId, form: &OfferForm) -> Result<LiveChanges, Fault> {
        live::weigh(&self.parts, actor, version, form).await
    }

    #[instrument(name = "work.change_live", skip_all, fields(version.id = %version))]
    async fn change_live(
        &self,
        actor: &Actor,
        version: VersionId,
        seen: i64,
        form: OfferForm,
    ) -> Result<(), Fault> {
        live::change(&self.parts, actor, version, seen, &form).await
    }

    #[instrument(name = "work.branch", skip_all, fields(version.id = %version))]
    async fn branch(
        &self,
        actor: &Actor,
        version: VersionId,
        seen: i64,
        form: OfferForm,
    ) -> Result<VersionId, Fault> {
        live::branch(&self.parts, actor, version, seen, &form).await
    }

    #[instrument(name = "work.share", skip_all, fields(offer.id = %offer))]
    async fn share(
        &self,
        actor: &Actor,
        offer: OfferId,
        partner: InstitutionId,
        access: PartnerAccess,
    ) -> Result<(), Fault> {
        partners::share(&self.parts, actor, offer, partner, access).await
    }
}
