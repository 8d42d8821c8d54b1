//! The follow-up's port: right, then rule, then one transaction with its letters.

use std::collections::HashMap;

use app::accounts::model::{Actor, Person};
use app::evaluation::model::EvaluationState;
use app::followup::form::{ACTIONS, ActionForm, Choice, EndForm, FindingForm, ReplyForm, SettleForm};
use app::followup::model::{Finding, Origin, PublicGlance, PublicRecord};
use app::followup::port::FollowUp;
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::{ActionId, EvaluationId, FindingId, InstitutionId, OfferId, PersonId};
use app::shared::time::StudyYear;
use async_trait::async_trait;
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;
use tracing::instrument;

use super::entity::finding;
use super::jobs::{Opened, Replied};
use super::store::{self, Names};
use super::{public, rules};
use crate::db::Tx;
use crate::platform::Parts;
use crate::{accounts, catalogue, evaluation};

/// The follow-up domain's port.
pub struct FollowUpService {
    parts: Parts,
}

impl FollowUpService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        FollowUpService { parts }
    }

    async fn models(
        &self,
        db: &impl ConnectionTrait,
        rows: Vec<finding::Model>,
    ) -> Result<Vec<Finding>, Fault> {
        models(&self.parts, db, rows).await
    }

    /// A finding the actor may read.
    async fn readable(
        &self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        id: FindingId,
    ) -> Result<Finding, Fault> {
        actor.person()?;
        let row = store::finding(db, id).await?.ok_or(Fault::Missing)?;
        actor.must(actor.may_read_results_of(InstitutionId(row.institution_id)))?;
        self.models(db, vec![row]).await?.pop().ok_or(Fault::Missing)
    }

    /// The finding for somebody of its institution who changes it, its revision raised.
    async fn taken(
        &self,
        tx: &Tx,
        actor: &Actor,
        id: FindingId,
        seen: i64,
    ) -> Result<(Finding, Person), Fault> {
        let finding = self.readable(&**tx, actor, id).await?;
        let person = actor.must(actor.may_edit_for(finding.institution))?.clone();
        if !store::take(&**tx, id, seen).await? {
            return Err(Fault::Stale);
        }
        Ok((finding, person))
    }

    fn now(&self) -> i64 {
        self.parts.clock.now_ms()
    }
}

/// Rows in the model's words: a few queries, however many they are.
async fn models(
    parts: &Parts,
    db: &impl ConnectionTrait,
    rows: Vec<finding::Model>,
) -> Result<Vec<Finding>, Fault> {
    let mut actions = store::actions(db, rows.iter().map(|r| r.id)).await?;
    let mut rules = rules::by_rule(db, rows.iter().map(|r| r.id)).await?;
    let names = names(parts, db, &rows).await?;
    let models = rows.into_iter().map(|row| {
        let actions = actions.remove(&row.id).unwrap_or_default();
        let by_rule = rules.remove(&row.id);
        store::model(row, actions, by_rule, &names)
    });
    Ok(models.collect::<Result<_, _>>()?)
}

async fn names(parts: &Parts, db: &impl ConnectionTrait, rows: &[finding::Model]) -> Result<Names, Fault> {
    let people = rows
        .iter()
        .flat_map(|r| [Some(r.opened_by), r.replied_by, r.settled_by]);
    let people: Vec<PersonId> = people.flatten().map(PersonId).collect();
    let people = accounts::names(db, &people).await?;
    let reference = catalogue::reference(parts).await?;
    let institutions = reference.institutions.iter();
    Ok(Names {
        people: people.into_iter().map(|(id, name)| (id.0, name)).collect(),
        institutions: institutions
            .map(|i| (i.id.0, i.short_name.clone()))
            .collect::<HashMap<_, _>>(),
    })
}

/// An institution's findings about a study year's surveys, and those of earlier years that are not settled; the unsettled first, then the newest first.
///
/// # Errors
/// `Internal` only.
pub(crate) async fn of_year(
    parts: &Parts,
    institution: InstitutionId,
    year: StudyYear,
) -> Result<Vec<Finding>, Fault> {
    let db = parts.db.read();
    let all = Choice {
        institution: Some(institution),
        ..Choice::default()
    };
    let mut rows = store::findings(db, None, all, parts.clock.today()).await?;
    rows.retain(|r| r.year == year.0 || (r.year < year.0 && r.settled_at.is_none()));
    models(parts, db, rows).await
}

#[async_trait]
impl FollowUp for FollowUpService {
    async fn findings(&self, actor: &Actor, choice: Choice) -> Result<Vec<Finding>, Fault> {
        actor.person()?;
        let own = actor.institutions();
        let all = actor.may_read_all_results();
        actor.must(all || !own.is_empty())?;
        let db = self.parts.db.read();
        let reach = (!all).then_some(own.as_slice());
        let rows = store::findings(db, reach, choice, self.parts.clock.today()).await?;
        self.models(db, rows).await
    }

    async fn finding(&self, actor: &Actor, finding: FindingId) -> Result<Finding, Fault> {
        self.readable(self.parts.db.read(), actor, finding).await
    }

    async fn of_offer(&self, actor: &Actor, offer: OfferId) -> Result<Vec<Finding>, Fault> {
        actor.person()?;
        let db = self.parts.db.read();
        let mut rows = store::of_offer(db, offer).await?;
        // An offer may have passed from one institution to another: each reads its own.
        rows.retain(|r| actor.may_read_results_of(InstitutionId(r.institution_id)));
        actor.must(actor.may_read_all_results() || !actor.institutions().is_empty())?;
        self.models(db, rows).await
    }

    async fn public_glance(&self, offer: OfferId) -> Result<PublicGlance, Fault> {
        Ok(public::glance(self.parts.db.read(), offer).await?)
    }

    async fn public_record(&self, offer: OfferId) -> Result<PublicRecord, Fault> {
        let db = self.parts.db.read();
        let surveys = public::closed_surveys(db, offer).await?;
        let approved = match surveys.last() {
            Some((_, first)) => public::approved_since(db, offer, first.timestamp_millis()).await?,
            None => vec![],
        };
        Ok(PublicRecord {
            // Also where only a short survey was held: the institution chose to say so.
            replies: public::replies(db, offer).await?,
            approved,
            surveys,
        })
    }

    #[instrument(name = "followup.open", skip_all, fields(evaluation.id = %evaluation))]
    async fn open(
        &self,
        actor: &Actor,
        evaluation: EvaluationId,
        form: FindingForm,
    ) -> Result<FindingId, Fault> {
        actor.person()?;
        let tx = self.parts.db.write().await?;
        let survey = evaluation::service::survey(&*tx, evaluation)
            .await?
            .ok_or(Fault::Missing)?;
        let person = actor.must(actor.may_read_results_of(survey.institution))?;
        if survey.state != EvaluationState::Closed {
            return Err(Fault::Stale);
        }
        let (topic, said) = form.check().map_err(Fault::Invalid)?;
        let origin = if actor.may_read_all_results() {
            Origin::Directorate
        } else {
            Origin::Institution
        };
        let row = finding::ActiveModel {
            evaluation_id: Set(evaluation.0),
            offer_id: Set(survey.offer.0),
            institution_id: Set(survey.institution.0),
            title: Set(survey.title),
            year: Set(survey.year.0),
            origin: Set(origin.code().to_owned()),
            topic: Set(topic.code().to_owned()),
            said: Set(said),
            opened_at: Set(self.now()),
            opened_by: Set(person.id.0),
            reply: Set(None),
            reply_public: Set(false),
            replied_at: Set(None),
            replied_by: Set(None),
            settled_note: Set(None),
            settled_at: Set(None),
            settled_by: Set(None),
            revision: Set(1),
            is_demo: Set(survey.is_demo || person.is_demo),
            ..Default::default()
        };
        let finding = store::insert(&*tx, row).await?;
        if origin == Origin::Directorate {
            tx.enqueue(&Opened { finding }).await?;
        }
        tx.commit().await?;
        Ok(finding)
    }

    #[instrument(name = "followup.reply", skip_all, fields(finding.id = %finding))]
    async fn reply(
        &self,
        actor: &Actor,
        finding: FindingId,
        seen: i64,
        form: ReplyForm,
    ) -> Result<(), Fault> {
        actor.person()?;
        let tx = self.parts.db.write().await?;
        let (before, person) = self.taken(&tx, actor, finding, seen).await?;
        let reply = form.check().map_err(Fault::Invalid)?;
        store::set_reply(&*tx, finding, reply, (self.now(), person.id)).await?;
        if before.reply.is_none() && before.origin == Origin::Directorate {
            tx.enqueue(&Replied { finding }).await?;
        }
        Ok(tx.commit().await?)
    }

    #[instrument(name = "followup.promise", skip_all, fields(finding.id = %finding))]
    async fn promise(
        &self,
        actor: &Actor,
        finding: FindingId,
        seen: i64,
        form: ActionForm,
    ) -> Result<(), Fault> {
        actor.person()?;
        let tx = self.parts.db.write().await?;
        let (before, _) = self.taken(&tx, actor, finding, seen).await?;
        if before.reply.is_none() {
            return Err(Fault::field("text", Problem::Required));
        }
        if before.actions.len() >= ACTIONS {
            return Err(Fault::field("actions", Problem::AtMost(ACTIONS)));
        }
        let action = form.check(self.parts.clock.today()).map_err(Fault::Invalid)?;
        store::add_action(&*tx, finding, action).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "followup.end_action", skip_all, fields(finding.id = %finding))]
    async fn end_action(
        &self,
        actor: &Actor,
        finding: FindingId,
        seen: i64,
        form: EndForm,
    ) -> Result<(), Fault> {
        actor.person()?;
        let tx = self.parts.db.write().await?;
        self.taken(&tx, actor, finding, seen).await?;
        let action = form.action.parse().map(ActionId).map_err(|_| Fault::Missing)?;
        // Several such forms stand on a page; a fault must lead to the right one.
        let here = |fault: FieldFault| FieldFault::new(format!("{}-{action}", fault.field), fault.problem);
        let ending = form
            .check()
            .map_err(|faults| Fault::Invalid(faults.into_iter().map(here).collect()))?;
        if !store::end_action(&*tx, (finding, action), ending, self.now()).await? {
            return Err(Fault::Stale);
        }
        Ok(tx.commit().await?)
    }

    #[instrument(name = "followup.settle", skip_all, fields(finding.id = %finding))]
    async fn settle(
        &self,
        actor: &Actor,
        finding: FindingId,
        seen: i64,
        form: SettleForm,
    ) -> Result<(), Fault> {
        actor.person()?;
        let tx = self.parts.db.write().await?;
        let before = self.readable(&*tx, actor, finding).await?;
        let person = actor.must(match before.origin {
            Origin::Directorate => actor.may_read_all_results(),
            Origin::Institution => actor.may_edit_for(before.institution),
        })?;
        if !before.may_be_settled() || !store::take(&*tx, finding, seen).await? {
            return Err(Fault::Stale);
        }
        let note = form.check().map_err(Fault::Invalid)?;
        store::settle(&*tx, finding, note, (self.now(), person.id)).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "followup.set_aside", skip_all, fields(finding.id = %finding))]
    async fn set_aside(
        &self,
        actor: &Actor,
        finding: FindingId,
        seen: i64,
        form: SettleForm,
    ) -> Result<(), Fault> {
        actor.person()?;
        let tx = self.parts.db.write().await?;
        let before = self.readable(&*tx, actor, finding).await?;
        let person = actor.must(actor.may_read_all_results())?;
        if !before.may_be_set_aside() || !store::take(&*tx, finding, seen).await? {
            return Err(Fault::Stale);
        }
        // The page has another form with a note.
        let here = |fault: FieldFault| FieldFault::new("why", fault.problem);
        let note = form
            .check()
            .map_err(|faults| Fault::Invalid(faults.into_iter().map(here).collect()))?;
        store::settle(&*tx, finding, note, (self.now(), person.id)).await?;
        rules::set_unfounded(&*tx, finding).await?;
        Ok(tx.commit().await?)
    }
}
