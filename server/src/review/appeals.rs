//! The decisions port: a decision as a document, and what an institution may hold against it.

use app::accounts::model::Actor;
use app::review::decisions::{APPEAL, Decisions};
use app::review::model::{AppealState, CaseState, DECIDED_BEFORE, DecisionDocument, DecisionRow, Outcome};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{CaseId, InstitutionId, OfferId, PersonId, VersionId};
use app::shared::time::{Date, StudyYear};
use async_trait::async_trait;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect};
use tracing::instrument;

use super::cases::{self, Submission};
use super::entity::{appeal, case, decision};
use super::jobs::{AppealAnswered, AppealArrived};
use super::{conflicts, desk, reading, store};
use crate::catalogue;
use crate::clock::from_ms;
use crate::db::Tx;
use crate::platform::Parts;

/// Most decisions in an institution's list.
const LISTED: u64 = 200;

/// The port of what follows a decision.
pub struct DecisionsService {
    parts: Parts,
}

impl DecisionsService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        DecisionsService { parts }
    }
}

/// A text within its limit.
fn checked(field: &str, text: &str) -> Result<String, Fault> {
    let text = text.trim().replace('\0', "");
    if text.is_empty() {
        return Err(Fault::field(field, Problem::Required));
    }
    if text.chars().count() > APPEAL {
        return Err(Fault::field(field, Problem::TooLong(APPEAL)));
    }
    Ok(text)
}

fn reads(actor: &Actor, institution: InstitutionId) -> bool {
    actor.may_read_all_results() || actor.may_edit_for(institution)
}

fn day(text: Option<&str>) -> Option<Date> {
    text.and_then(|d| d.parse().ok())
}

#[async_trait]
impl Decisions for DecisionsService {
    async fn document(&self, actor: &Actor, id: CaseId) -> Result<DecisionDocument, Fault> {
        let person = actor.person()?.id;
        let case = reading::read(&self.parts, id).await?;
        let institution = case.version.institution;
        actor.must(reads(actor, institution))?;
        let decision = case.decision.as_ref().ok_or(Fault::Missing)?;
        let reference = catalogue::reference(&self.parts).await?;
        let lang = store::letter_lang(self.parts.db.read(), institution).await?;
        let today = self.parts.clock.today();
        let appeal = case.desk.appeal.as_ref();
        let in_time = decision.appeal_until.is_some_and(|until| today <= until);
        let is_filed = appeal.is_some_and(|a| a.state.is_open());
        let mut may_answer = actor.may_review() && is_filed && !case.desk.has_conflict(person);
        if may_answer {
            let decided = store::deciders(self.parts.db.read(), id).await?;
            may_answer = !decided.contains(&person);
        }
        Ok(DecisionDocument {
            institution: reference
                .institution(institution)
                .map(|i| i.name.clone())
                .unwrap_or_default(),
            lang,
            may_appeal: actor.may_edit_for(institution)
                && case.state == CaseState::Returned
                && appeal.is_none()
                && in_time,
            may_answer,
            case,
        })
    }

    async fn decisions(&self, actor: &Actor, offer: Option<OfferId>) -> Result<Vec<DecisionRow>, Fault> {
        let own = actor.institutions();
        actor.must(!own.is_empty())?;
        let reference = catalogue::reference(&self.parts).await?;
        let mut query = case::Entity::find()
            .filter(case::Column::InstitutionId.is_in(own.iter().map(|i| i.0)))
            .filter(case::Column::DecidedAt.is_not_null());
        if let Some(offer) = offer {
            query = query.filter(case::Column::OfferId.eq(offer.0));
        }
        let found = query
            .order_by_desc(case::Column::DecidedAt)
            .order_by_desc(case::Column::Id)
            .limit(LISTED)
            .find_also_related(decision::Entity)
            .find_also_related(appeal::Entity)
            .all(self.parts.db.read())
            .await?;
        let rows = found.into_iter().filter_map(|(case, decision, appeal)| {
            let decision = decision?;
            let institution = reference.institution(InstitutionId(case.institution_id));
            Some(DecisionRow {
                case: CaseId(case.id),
                offer: OfferId(case.offer_id),
                title: case.title,
                institution_short: institution.map(|i| i.short_name.clone()).unwrap_or_default(),
                year: StudyYear(case.year),
                outcome: Outcome::from_code(&decision.outcome)?,
                summary: decision.summary,
                decided_at: from_ms(decision.decided_at),
                appeal_until: day(decision.appeal_until.as_deref()),
                appeal: appeal.and_then(|a| AppealState::from_code(&a.state)),
                is_demo: case.is_demo,
            })
        });
        Ok(rows.collect())
    }

    #[instrument(name = "review.appeal", skip_all, fields(case.id = %id))]
    async fn appeal(&self, actor: &Actor, id: CaseId, reason: &str) -> Result<(), Fault> {
        let person = actor.person()?.id;
        let tx = self.parts.db.write().await?;
        let row = desk::held(&tx, id).await?;
        actor.must(actor.may_edit_for(InstitutionId(row.institution_id)))?;
        if desk::state_of(&row) != CaseState::Returned {
            return Err(Fault::Stale);
        }
        let decision = decision::Entity::find_by_id(id.0)
            .one(&*tx)
            .await?
            .ok_or(Fault::Stale)?;
        let until = day(decision.appeal_until.as_deref());
        if until.is_none_or(|until| self.parts.clock.today() > until) {
            return Err(Fault::Stale);
        }
        if appeal::Entity::find_by_id(id.0).one(&*tx).await?.is_some() {
            return Err(Fault::Stale);
        }
        let reason = checked("reason", reason)?;
        let row = appeal::ActiveModel {
            case_id: Set(id.0),
            state: Set(AppealState::Filed.code().to_owned()),
            reason: Set(reason),
            filed_at: Set(self.parts.clock.now_ms()),
            filed_by: Set(Some(person.0)),
            answer: Set(String::new()),
            answered_at: Set(None),
            answered_by: Set(None),
        };
        appeal::Entity::insert(row).exec_without_returning(&*tx).await?;
        tx.enqueue(&AppealArrived { case: id }).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "review.answer_appeal", skip_all, fields(case.id = %id, answer = %answer))]
    async fn answer_appeal(
        &self,
        actor: &Actor,
        id: CaseId,
        answer: AppealState,
        text: &str,
    ) -> Result<(), Fault> {
        let reviewer = actor.must(actor.may_review())?.id;
        let tx = self.parts.db.write().await?;
        let row = desk::held(&tx, id).await?;
        let found = appeal::Entity::find_by_id(id.0)
            .one(&*tx)
            .await?
            .ok_or(Fault::Stale)?;
        let state = AppealState::from_code(&found.state).ok_or(Fault::Stale)?;
        if conflicts::has(&row.conflicts, reviewer)? || store::deciders(&*tx, id).await?.contains(&reviewer) {
            return Err(Fault::Forbidden);
        }
        let after = state.after(answer).ok_or(Fault::Stale)?;
        let text = checked("text", text)?;
        appeal::Entity::update_many()
            .col_expr(appeal::Column::State, Expr::value(after.code()))
            .col_expr(appeal::Column::Answer, Expr::value(text))
            .col_expr(appeal::Column::AnsweredAt, Expr::value(self.parts.clock.now_ms()))
            .col_expr(appeal::Column::AnsweredBy, Expr::value(reviewer.0))
            .filter(appeal::Column::CaseId.eq(id.0))
            .exec(&*tx)
            .await?;
        if after == AppealState::Granted {
            self.judge_anew(&tx, &row).await?;
        }
        tx.enqueue(&AppealAnswered { case: id }).await?;
        Ok(tx.commit().await?)
    }
}

impl DecisionsService {
    /// Opens a case on exactly the text that was returned. Where its editors have changed it since, they
    /// send it in themselves.
    async fn judge_anew(&self, tx: &Tx, row: &case::Model) -> Result<(), Fault> {
        let version = VersionId(row.version_id);
        if !cases::is_untouched(tx, row).await?
            || !catalogue::reopen(tx, version, row.version_revision, self.parts.clock.now()).await?
        {
            return Ok(());
        }
        let text = catalogue::kept_text(&**tx, version)
            .await?
            .ok_or(Fault::Missing)?;
        let base = catalogue::live_text(&**tx, text.offer)
            .await?
            .filter(|base| base.version != version);
        let submission = Submission {
            version,
            revision: row.version_revision,
            institution: InstitutionId(row.institution_id),
            title: row.title.clone(),
            subject: row.subject.clone(),
            deadline: day(row.deadline.as_deref()),
            submitted_by: row.submitted_by.map(PersonId),
            submitted_at: self.parts.clock.now(),
        };
        let case = cases::write(tx, &submission, &text, base.as_ref(), Some(CaseId(row.id))).await?;
        // Whoever decided the first time does not decide again.
        let decided = store::deciders(&**tx, CaseId(row.id)).await?;
        let mut marks = conflicts::read(&row.conflicts)?;
        for person in decided {
            if marks.iter().all(|m| m.person != person.0) {
                marks.push(conflicts::Mark {
                    person: person.0,
                    reason: DECIDED_BEFORE.to_owned(),
                });
            }
        }
        case::Entity::update_many()
            .col_expr(case::Column::Conflicts, Expr::value(conflicts::write(&marks)?))
            .filter(case::Column::Id.eq(case.0))
            .exec(&**tx)
            .await?;
        tx.enqueue(&super::jobs::Arrived { case }).await?;
        Ok(())
    }
}
