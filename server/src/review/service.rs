//! The review port: the queue, one case, and the decision that alone can publish.

use app::accounts::model::Actor;
use app::review::form::ReviewForm;
use app::review::model::{
    Case, CaseCounts, CasePage, CaseQuery, CaseState, CaseStep, Guideline, Outcome, PAGE_SIZE,
};
use app::review::port::Review;
use app::shared::fault::{Fault, Ticket};
use app::shared::ids::{CaseId, GuidelineId, PersonId, VersionId};
use async_trait::async_trait;
use sea_orm::ConnectionTrait;
use tracing::instrument;

use super::entity::case;
use super::jobs::Notify;
use super::queue::{self, Asker};
use super::store::{self, NewDecision};
use super::{cases, conflicts, desk, reading};
use crate::db::Tx;
use crate::platform::Parts;
use crate::{accounts, catalogue};

/// Most cases in one file.
const MOST: u64 = 10_000;

/// The review domain's port.
pub struct ReviewService {
    parts: Parts,
}

pub(super) fn no_guideline() -> Fault {
    Fault::Internal(Ticket("no guideline in force".into()))
}

async fn guideline_of(db: &impl ConnectionTrait, case: &case::Model) -> Result<Guideline, Fault> {
    store::guideline(db, GuidelineId(case.guideline_id))
        .await?
        .ok_or_else(no_guideline)
}

/// A text column of PostgreSQL cannot hold the character NUL.
fn plain(form: ReviewForm) -> ReviewForm {
    let mut form = form;
    form.summary = form.summary.trim().replace('\0', "");
    for verdict in form.verdicts.values_mut() {
        verdict.reason = verdict.reason.replace('\0', "");
    }
    form
}

/// A case still to be judged, for a reviewer without a conflict.
async fn to_judge(tx: &Tx, case: CaseId, reviewer: PersonId) -> Result<case::Model, Fault> {
    let row = desk::held(tx, case).await?;
    if conflicts::has(&row.conflicts, reviewer)? {
        return Err(Fault::Forbidden);
    }
    Ok(row)
}

impl ReviewService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        ReviewService { parts }
    }

    async fn found(
        &self,
        actor: &Actor,
        query: &CaseQuery,
        page: (u64, u64),
        with_counts: bool,
    ) -> Result<CasePage, Fault> {
        let person = actor.must(actor.may_review())?;
        let reference = catalogue::reference(&self.parts).await?;
        let db = self.parts.db.read();
        let today = self.parts.clock.today();
        let (_, deciders) = accounts::names_and_reviewers(db, &[]).await?;
        let colleagues = queue::by_name(deciders);
        let asker = Asker {
            person: person.id,
            today,
            reference: &reference,
            colleagues: &colleagues,
            lang: person.lang,
        };
        let (rows, total) = queue::cases(db, query, &asker, page).await?;
        let counts = if with_counts {
            queue::counts(db, person.id, today).await?
        } else {
            CaseCounts::default()
        };
        Ok(CasePage {
            rows,
            total,
            counts,
            colleagues,
        })
    }

    /// Writes the decision, and does what follows from it.
    async fn end(&self, tx: Tx, row: &case::Model, decision: NewDecision<'_>) -> Result<(), Fault> {
        let (version, revision) = (VersionId(row.version_id), row.version_revision);
        if !cases::is_untouched(&tx, row).await? {
            return Err(Fault::Stale);
        }
        store::decide(&*tx, row, &decision).await?;
        match decision.outcome {
            Outcome::Approved => catalogue::publish(&tx, version, revision, decision.at).await?,
            Outcome::Returned => catalogue::return_version(&tx, version, revision, decision.at).await?,
        }
        tx.enqueue(&Notify { case: CaseId(row.id) }).await?;
        Ok(tx.commit().await?)
    }
}

#[async_trait]
impl Review for ReviewService {
    async fn queue(&self, actor: &Actor, query: &CaseQuery) -> Result<CasePage, Fault> {
        let skip = (query.page.max(1) - 1).min(MOST) * PAGE_SIZE;
        self.found(actor, query, (skip, PAGE_SIZE), true).await
    }

    async fn all_cases(&self, actor: &Actor, query: &CaseQuery) -> Result<CasePage, Fault> {
        self.found(actor, query, (0, MOST), false).await
    }

    async fn case(&self, actor: &Actor, case: CaseId) -> Result<Case, Fault> {
        actor.must(actor.may_review())?;
        reading::read(&self.parts, case).await
    }

    #[instrument(name = "review.save", skip_all, fields(case.id = %case))]
    async fn save(&self, actor: &Actor, case: CaseId, seen: i64, form: ReviewForm) -> Result<(), Fault> {
        let reviewer = actor.must(actor.may_review())?.id;
        let form = plain(form);
        let tx = self.parts.db.write().await?;
        let row = to_judge(&tx, case, reviewer).await?;
        let guideline = guideline_of(&*tx, &row).await?;
        let judgements = form.check(&guideline).map_err(Fault::Invalid)?;
        if !store::keep(&*tx, case, seen, &form.summary, &judgements).await? {
            return Err(Fault::Stale);
        }
        Ok(tx.commit().await?)
    }

    #[instrument(name = "review.decide", skip_all, fields(case.id = %case, outcome = %outcome))]
    async fn decide(
        &self,
        actor: &Actor,
        case: CaseId,
        seen: i64,
        form: ReviewForm,
        outcome: Outcome,
    ) -> Result<bool, Fault> {
        let reviewer = actor.must(actor.may_review())?.id;
        let form = plain(form);
        let tx = self.parts.db.write().await?;
        let row = to_judge(&tx, case, reviewer).await?;
        // Decided or changed meanwhile outweighs what is wrong in the form.
        if row.revision != seen {
            return Err(Fault::Stale);
        }
        let guideline = guideline_of(&*tx, &row).await?;
        let four_eyes = guideline.terms.four_eyes;
        let step = match outcome {
            Outcome::Approved if four_eyes => CaseStep::Propose,
            Outcome::Approved => CaseStep::Approve,
            Outcome::Returned => CaseStep::Return,
        };
        let after = desk::state_of(&row).after(step, four_eyes).ok_or(Fault::Stale)?;
        let judgements = form.check_decision(&guideline, outcome).map_err(Fault::Invalid)?;
        if !store::keep(&*tx, case, seen, &form.summary, &judgements).await? {
            return Err(Fault::Stale);
        }
        let now = self.parts.clock.now();
        if after == CaseState::Confirming {
            if !cases::is_untouched(&tx, &row).await? {
                return Err(Fault::Stale);
            }
            desk::propose(&tx, case, reviewer, now).await?;
            tx.commit().await?;
            return Ok(false);
        }
        let decision = NewDecision {
            outcome,
            summary: &form.summary,
            by: Some(reviewer),
            confirmed_by: None,
            at: now,
            appeal_days: guideline.terms.appeal_days,
        };
        self.end(tx, &row, decision).await?;
        Ok(true)
    }

    #[instrument(name = "review.confirm", skip_all, fields(case.id = %case))]
    async fn confirm(&self, actor: &Actor, case: CaseId, seen: i64) -> Result<(), Fault> {
        let reviewer = actor.must(actor.may_review())?.id;
        let tx = self.parts.db.write().await?;
        let row = desk::held(&tx, case).await?;
        let proposer = desk::to_confirm(&row, reviewer, seen)?;
        let guideline = guideline_of(&*tx, &row).await?;
        let four_eyes = guideline.terms.four_eyes;
        desk::state_of(&row)
            .after(CaseStep::Approve, four_eyes)
            .ok_or(Fault::Stale)?;
        let decision = NewDecision {
            outcome: Outcome::Approved,
            summary: &row.summary,
            by: Some(proposer),
            confirmed_by: Some(reviewer),
            at: self.parts.clock.now(),
            appeal_days: guideline.terms.appeal_days,
        };
        self.end(tx, &row, decision).await
    }

    #[instrument(name = "review.take_back", skip_all, fields(case.id = %case))]
    async fn take_back(&self, actor: &Actor, case: CaseId, seen: i64) -> Result<(), Fault> {
        let reviewer = actor.must(actor.may_review())?.id;
        let tx = self.parts.db.write().await?;
        let row = to_judge(&tx, case, reviewer).await?;
        if row.revision != seen {
            return Err(Fault::Stale);
        }
        desk::state_of(&row)
            .after(CaseStep::TakeBack, true)
            .ok_or(Fault::Stale)?;
        desk::take_back(&tx, case).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "review.assign", skip_all, fields(cases = cases.len()))]
    async fn assign(&self, actor: &Actor, cases: &[CaseId], to: Option<PersonId>) -> Result<u64, Fault> {
        let by = actor.must(actor.may_review())?;
        desk::assign(&self.parts, by, cases, to).await
    }

    #[instrument(name = "review.mark_conflict", skip_all, fields(case.id = %case))]
    async fn mark_conflict(&self, actor: &Actor, case: CaseId, reason: &str) -> Result<(), Fault> {
        let reviewer = actor.must(actor.may_review())?;
        desk::mark_conflict(&self.parts, case, reviewer, reason).await
    }

    #[instrument(name = "review.clear_conflict", skip_all, fields(case.id = %case))]
    async fn clear_conflict(&self, actor: &Actor, case: CaseId, person: PersonId) -> Result<(), Fault> {
        let admin = actor.must(actor.leads_directorate())?;
        if admin.id == person {
            return Err(Fault::Forbidden);
        }
        desk::clear_conflict(&self.parts, admin, case, person).await
    }

    async fn guideline(&self) -> Result<Guideline, Fault> {
        let db = self.parts.db.read();
        let row = store::in_force(db, self.parts.clock.today())
            .await?
            .ok_or(Fault::Missing)?;
        store::guideline(db, GuidelineId(row.id))
            .await?
            .ok_or(Fault::Missing)
    }
}
