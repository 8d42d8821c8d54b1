//! What comes before the first letter, and what may still change after it: a survey is planned, its days are moved, or
//! it is given up.
//!
//! Whoever calls has asked for the right, but for `plan`, which must first find out whose run it is.

use app::accounts::model::Actor;
use app::evaluation::form::{DaysForm, PlanForm};
use app::evaluation::model::EvaluationState;
use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, RunId};
use sea_orm::ActiveValue::Set;
use sea_orm::SqlErr;

use super::jobs::TellEarlier;
use super::schedule::reminders_due;
use super::service::is_over;
use super::{entity, people, store};
use crate::catalogue;
use crate::db::Tx;
use crate::platform::Parts;
use crate::seed::questionnaires::seed_questionnaire;

/// A job that read a survey before its day was moved may send letters with the old day for this long.
const SETTLED_MS: i64 = 120_000;

/// Plans a run's survey, as `Evaluations::plan` says.
pub async fn plan(parts: &Parts, actor: &Actor, run: RunId, form: PlanForm) -> Result<EvaluationId, Fault> {
    let db = parts.db.read();
    let facts = catalogue::run_facts(db, run).await?.ok_or(Fault::Missing)?;
    actor.must(actor.may_edit_for(facts.institution))?;
    let today = parts.clock.today();
    let (kind, opens_on, closes_on) = form.check(today).map_err(Fault::Invalid)?;
    if facts.off(today).is_some() {
        return Err(Fault::Stale);
    }
    let tx = parts.db.write().await?;
    if store::current_questionnaire(&*tx, kind, today).await?.is_none() {
        // A site from before there were short surveys.
        seed_questionnaire(&*tx).await?;
    }
    let questionnaire = store::current_questionnaire(&*tx, kind, today).await?;
    let questionnaire = questionnaire.ok_or(Fault::Missing)?;
    // An institution goes on with what it asked last, in a version that is this survey's own.
    let last = store::last_own(&*tx, facts.institution, kind).await?;
    store::lock_questionnaire(&*tx, questionnaire).await?;
    let row = entity::evaluation::ActiveModel {
        run_id: Set(run.0),
        offer_id: Set(facts.offer.0),
        institution_id: Set(facts.institution.0),
        questionnaire_id: Set(questionnaire.0),
        title: Set(facts.title),
        year: Set(facts.year.0),
        subject: Set(facts.subject),
        state: Set(EvaluationState::Planned.code().to_owned()),
        opens_on: Set(store::day_text(opens_on)),
        closes_on: Set(store::day_text(closes_on)),
        invited: Set(0),
        next_n: Set(0),
        rounds: Set(0),
        key_lost: Set(false),
        is_demo: Set(facts.is_demo),
        closed_at: Set(None),
        kind: Set(kind.code().to_owned()),
        own_items: Set(last.map_or_else(|| "[]".to_owned(), |row| row.own_items)),
        sender_text: Set(String::new()),
        ..Default::default()
    };
    let row = match store::insert(&*tx, row).await {
        Err(e) if matches!(e.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            return Err(Fault::Stale);
        }
        other => other?,
    };
    let id = EvaluationId(row.id);
    parts.secrets.create(id)?;
    if let Err(error) = tx.commit().await {
        parts.secrets.delete(id)?;
        return Err(error.into());
    }
    Ok(id)
}

/// Moves a survey's days, as `Evaluations::move_days` says.
pub async fn move_days(parts: &Parts, id: EvaluationId, form: DaysForm) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    let row = store::held(&*tx, id).await?.ok_or(Fault::Missing)?;
    let survey = store::model(&row)?;
    let today = parts.clock.today();
    if is_over(&survey, today) || form.seen != survey.seen() {
        return Err(Fault::Stale);
    }
    let (opens_on, closes_on) = form.check(&survey, today).map_err(Fault::Invalid)?;
    let mut rounds = row.rounds;
    if survey.state == EvaluationState::Open && closes_on < survey.closes_on {
        // The letter about the new day goes in place of a reminder that would go the same day.
        rounds = rounds.max(reminders_due(opens_on, closes_on, today));
        let told_at = parts.clock.now_ms() + SETTLED_MS;
        let tell = TellEarlier {
            evaluation: id,
            promised: survey.closes_on,
            invited_before: told_at,
            after: 0,
            late: vec![],
            tries: 0,
        };
        tx.enqueue_at(&tell, told_at).await?;
    }
    store::set_days(&*tx, id, (opens_on, closes_on), rounds).await?;
    Ok(tx.commit().await?)
}

/// Gives up a survey that nobody has been asked in, as `Evaluations::cancel` says.
pub async fn cancel(parts: &Parts, id: EvaluationId, seen: &str) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    let row = store::held(&*tx, id).await?.ok_or(Fault::Missing)?;
    let survey = store::model(&row)?;
    if !survey.may_be_given_up() || seen != survey.seen() {
        return Err(Fault::Stale);
    }
    drop_unasked(parts, tx, id).await
}

/// Deletes a survey in which nobody was asked, with its participants, its key and its own questions: the run is as if
/// it had never been planned. Nothing rests on the key yet, so it may go before the rest is certain.
pub async fn drop_unasked(parts: &Parts, tx: Tx, id: EvaluationId) -> Result<(), Fault> {
    people::remove_all(&*tx, id).await?;
    store::remove(&*tx, id).await?;
    parts.secrets.delete(id)?;
    tx.commit().await?;
    Ok(parts.db.tidy(&["invitation"]).await?)
}
