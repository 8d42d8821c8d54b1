//! What people say of a run or an offer, as typed: since when, why, and which run stands in its place.

use app::accounts::model::Actor;
use app::catalogue::form::{MarkForm, WithdrawForm};
use app::catalogue::model::{Marked, RunMark};
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::{OfferId, RunId};
use app::shared::time::parse_date;

use super::runs::runs_of;
use crate::catalogue::editing::plain;
use crate::catalogue::entity::run;
use crate::catalogue::publishing;
use crate::platform::Parts;
use app::shared::ids::VersionId;
use sea_orm::entity::prelude::*;

/// Longest reason, in characters.
const REASON: usize = 500;

/// Says it; see the port.
pub async fn mark(parts: &Parts, actor: &Actor, form: &MarkForm) -> Result<(), Fault> {
    actor.person()?;
    let id: RunId = form.run.parse().map_err(|_| Fault::Missing)?;
    let tx = parts.db.write().await?;
    let row = run::Entity::find_by_id(id.0)
        .one(&*tx)
        .await?
        .ok_or(Fault::Missing)?;
    let mut faults = vec![];
    let mut fault = |field: &str, problem| faults.push(FieldFault::new(field, problem));
    let mark = match form.mark.as_str() {
        "" => None,
        code => {
            let mark = RunMark::from_code(code);
            if mark.is_none() {
                fault("mark", Problem::UnknownChoice);
            }
            mark
        }
    };
    let on = match form.on.trim() {
        "" => Some(parts.clock.today()),
        typed => {
            let on = parse_date(typed);
            if on.is_none() {
                fault("on", Problem::NotADate);
            }
            on
        }
    };
    let reason = plain(&form.reason);
    if reason.chars().count() > REASON {
        fault("reason", Problem::TooLong(REASON));
    }
    let mut moved_to = None;
    if mark == Some(RunMark::Moved) {
        // To another run of the same text: nowhere else would its readers look.
        let version = VersionId(row.version_id);
        let runs = runs_of(&*tx, &[version])
            .await?
            .remove(&version)
            .unwrap_or_default();
        let chosen = form.moved_to.parse().ok().map(RunId);
        moved_to = chosen.filter(|c| *c != id && runs.iter().any(|r| r.id == *c));
        if moved_to.is_none() {
            let problem = if form.moved_to.is_empty() {
                Problem::Required
            } else {
                Problem::UnknownChoice
            };
            fault("moved_to", problem);
        }
    }
    let marked = Marked { on, reason, moved_to };
    if !faults.is_empty() {
        // Whoever may not do it is told that, not what is wrong in the form.
        let owner = crate::catalogue::run_facts(&*tx, id)
            .await?
            .ok_or(Fault::Missing)?;
        actor.must(actor.may_edit_for(owner.institution))?;
        return Err(Fault::Invalid(faults));
    }
    publishing::mark_run(&tx, actor, id, mark, &marked, parts.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Takes an offer off the catalogue; see the port.
pub async fn withdraw(parts: &Parts, actor: &Actor, form: &WithdrawForm) -> Result<(), Fault> {
    actor.person()?;
    let offer: OfferId = form.offer.parse().map_err(|_| Fault::Missing)?;
    let today = parts.clock.today();
    let on = match form.on.trim() {
        "" => Ok(today),
        typed => match parse_date(typed) {
            None => Err(Problem::NotADate),
            Some(on) if on > today => Err(Problem::Ahead),
            Some(on) => Ok(on),
        },
    };
    let tx = parts.db.write().await?;
    let now = parts.clock.now();
    publishing::withdraw(
        &tx,
        actor,
        offer,
        &form.reason,
        *on.as_ref().unwrap_or(&today),
        now,
    )
    .await?;
    // Whoever may not do it is told that, not what is wrong in the form: dropped, nothing has happened.
    if let Err(problem) = on {
        return Err(Fault::field("on", problem));
    }
    Ok(tx.commit().await?)
}
