//! The review port: the queue, one case, and the decision that alone can publish.

use app::accounts::model::Actor;
use app::review::form::ReviewForm;
use app::review::model::{Case, CaseRow, Guideline, Judgement, Outcome};
use app::review::port::Review;
use app::shared::fault::{Fault, Ticket};
use app::shared::ids::{CaseId, GuidelineId, InstitutionId, PersonId, VersionId};
use async_trait::async_trait;
use sea_orm::ConnectionTrait;
use tracing::instrument;

use super::entity::{case, decision};
use super::jobs::Notify;
use super::store;
use crate::clock::from_ms;
use crate::platform::Parts;
use crate::{accounts, catalogue};

/// The review domain's port.
pub struct ReviewService {
    parts: Parts,
}

fn no_guideline() -> Fault {
    Fault::Internal(Ticket("no guideline in force".into()))
}

async fn found(
    db: &impl ConnectionTrait,
    case: CaseId,
) -> Result<(case::Model, Option<decision::Model>), Fault> {
    store::case(db, case).await?.ok_or(Fault::Missing)
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

impl ReviewService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        ReviewService { parts }
    }

    async fn short_name(&self, institution: i64) -> Result<String, Fault> {
        let reference = catalogue::reference(&self.parts).await?;
        let institution = reference.institution(InstitutionId(institution));
        Ok(institution.map(|i| i.short_name.clone()).unwrap_or_default())
    }
}

#[async_trait]
impl Review for ReviewService {
    async fn queue(&self, actor: &Actor) -> Result<Vec<CaseRow>, Fault> {
        actor.must(actor.may_review())?;
        let reference = catalogue::reference(&self.parts).await?;
        let db = self.parts.db.read();
        let rows = store::queue(db).await?;
        let invented = catalogue::invented(db, rows.iter().map(|r| r.version_id).collect()).await?;
        let mut queue = Vec::with_capacity(rows.len());
        for row in rows {
            let institution = reference.institution(InstitutionId(row.institution_id));
            let decided = match (&row.outcome, row.decided_at) {
                (Some(outcome), Some(at)) => Some((store::outcome(outcome)?, from_ms(at))),
                _ => None,
            };
            queue.push(CaseRow {
                id: CaseId(row.id),
                title: row.title,
                institution_short: institution.map(|i| i.short_name.clone()).unwrap_or_default(),
                subject: row.subject,
                submitted_at: from_ms(row.submitted_at),
                deadline: row.deadline.and_then(|d| d.parse().ok()),
                decided,
                is_demo: invented.contains(&row.version_id),
            });
        }
        Ok(queue)
    }

    async fn case(&self, actor: &Actor, case: CaseId) -> Result<Case, Fault> {
        actor.must(actor.may_review())?;
        let db = self.parts.db.read();
        let (row, decision) = found(db, case).await?;
        let guideline = guideline_of(db, &row).await?;
        let mut judged = store::judgements(db, case).await?;
        let judgements = guideline.criteria.iter().map(|c| {
            let at = judged.iter().position(|j| j.criterion == c.id);
            at.map_or_else(
                || Judgement {
                    criterion: c.id,
                    verdict: None,
                    reason: String::new(),
                },
                |at| judged.swap_remove(at),
            )
        });
        let judgements = judgements.collect();
        let (version, run) = catalogue::submitted(db, VersionId(row.version_id))
            .await?
            .ok_or(Fault::Missing)?;
        let people: Vec<PersonId> = [row.submitted_by, decision.as_ref().and_then(|d| d.decided_by)]
            .into_iter()
            .flatten()
            .map(PersonId)
            .collect();
        let names = accounts::names(db, &people).await?;
        // Nobody in person where the text was taken in from elsewhere: then the institution.
        let submitted_by = match row.submitted_by.and_then(|p| names.get(&PersonId(p))) {
            Some(name) => name.clone(),
            None => self.short_name(row.institution_id).await?,
        };
        Ok(Case {
            id: case,
            submitted_at: from_ms(row.submitted_at),
            submitted_by,
            decision: decision.map(|d| store::to_decision(&d, &names)).transpose()?,
            version,
            guideline,
            runs: run.into_iter().collect(),
            judgements,
            summary: row.summary,
            revision: row.revision,
        })
    }

    #[instrument(name = "review.save", skip_all, fields(case.id = %case))]
    async fn save(&self, actor: &Actor, case: CaseId, seen: i64, form: ReviewForm) -> Result<(), Fault> {
        actor.must(actor.may_review())?;
        let form = plain(form);
        let tx = self.parts.db.write().await?;
        let (row, _) = found(&*tx, case).await?;
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
    ) -> Result<(), Fault> {
        let reviewer = actor.must(actor.may_review())?.id;
        let form = plain(form);
        let tx = self.parts.db.write().await?;
        let (row, _) = found(&*tx, case).await?;
        // Decided or changed meanwhile outweighs what is wrong in the form.
        if row.decided_at.is_some() || row.revision != seen {
            return Err(Fault::Stale);
        }
        let guideline = guideline_of(&*tx, &row).await?;
        let judgements = form.check_decision(&guideline, outcome).map_err(Fault::Invalid)?;
        if !store::keep(&*tx, case, seen, &form.summary, &judgements).await? {
            return Err(Fault::Stale);
        }
        let now = self.parts.clock.now();
        store::decide(&*tx, &row, outcome, &form.summary, Some(reviewer), now).await?;
        let version = VersionId(row.version_id);
        match outcome {
            Outcome::Approved => catalogue::publish(&tx, version, row.version_revision, now).await?,
            Outcome::Returned => catalogue::return_version(&tx, version, row.version_revision).await?,
        }
        tx.enqueue(&Notify { case }).await?;
        Ok(tx.commit().await?)
    }

    async fn guideline(&self) -> Result<Guideline, Fault> {
        let db = self.parts.db.read();
        let id = store::in_force(db, self.parts.clock.today())
            .await?
            .ok_or(Fault::Missing)?;
        store::guideline(db, id).await?.ok_or(Fault::Missing)
    }
}
