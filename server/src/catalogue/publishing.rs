//! What changes the public face: an approval, a withdrawal, a run's mark.
//!
//! Every change here counts up the offer's revision and tells the feed, in the transaction that makes it.

use app::accounts::model::Actor;
use app::audit::model::Deed;
use app::catalogue::model::{Marked, RunMark, Step, VersionState};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use app::shared::time::{Date, Instant, oslo_date};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};

use super::editing::plain;
use super::entity::{offer, offer_version, run};
use super::work::facts;
use super::{run_facts, run_rows, store};
use crate::audit::{Note, note};
use crate::db::Tx;
use crate::feed;

/// Longest reason for a withdrawal, in characters.
const REASON: usize = 2_000;

/// The state after a step, or `Stale` where the step is not allowed from here.
fn after(row: &offer_version::Model, step: Step) -> Result<VersionState, Fault> {
    store::state(row)?.after(step).ok_or(Fault::Stale)
}

/// Moves a version on, provided it is still as it was read.
async fn moved(tx: &Tx, row: &offer_version::Model, to: VersionState) -> Result<(), Fault> {
    let moved = offer_version::Entity::update_many()
        .col_expr(offer_version::Column::State, Expr::value(to.code()))
        .filter(offer_version::Column::Id.eq(row.id))
        .filter(offer_version::Column::State.eq(&row.state))
        .filter(offer_version::Column::Revision.eq(row.revision))
        .exec(&**tx)
        .await?;
    if moved.rows_affected == 1 {
        Ok(())
    } else {
        Err(Fault::Stale)
    }
}

/// Sets what is live, tells everyone who follows, and writes the overview's row anew.
pub(super) async fn turn(tx: &Tx, offer: OfferId, live: Option<i64>, now: Instant) -> Result<(), Fault> {
    offer::Entity::update_many()
        .col_expr(offer::Column::LiveVersionId, Expr::value(live))
        .col_expr(offer::Column::Revision, Expr::col(offer::Column::Revision).add(1))
        .col_expr(offer::Column::ChangedAt, Expr::value(now.timestamp_millis()))
        .filter(offer::Column::Id.eq(offer.0))
        .exec(&**tx)
        .await?;
    tx.tell(feed::OFFER, offer.0).await?;
    facts::refresh(&**tx, offer, None, oslo_date(now)).await?;
    Ok(())
}

/// Publishes exactly the text that was submitted as `revision`; what was live before is superseded.
///
/// # Errors
/// `Stale` unless that text is in review.
pub(crate) async fn publish(tx: &Tx, version: VersionId, revision: i64, now: Instant) -> Result<(), Fault> {
    let row = store::row(&**tx, version).await?.ok_or(Fault::Missing)?;
    let offer = OfferId(row.offer_id);
    let held = store::hold_offer(&**tx, offer).await?.ok_or(Fault::Missing)?;
    if row.revision != revision {
        return Err(Fault::Stale);
    }
    moved(tx, &row, after(&row, Step::Approve)?).await?;
    offer_version::Entity::update_many()
        .col_expr(
            offer_version::Column::PublishedAt,
            Expr::value(now.timestamp_millis()),
        )
        .filter(offer_version::Column::Id.eq(row.id))
        .exec(&**tx)
        .await?;
    let before = match held.live_version_id {
        Some(id) => store::row(&**tx, VersionId(id)).await?,
        None => None,
    };
    if let Some(before) = &before {
        moved(tx, before, after(before, Step::Supersede)?).await?;
    }
    set_runs(tx, &row, before.as_ref(), now).await?;
    let noted = Note::of(
        None,
        Deed::OfferPublished,
        InstitutionId(row.institution_id),
        offer,
    );
    note(&**tx, noted.called(&row.title), now).await?;
    turn(tx, offer, Some(row.id), now).await
}

/// Makes the version's runs, or takes over those of the text it replaces in the same year: surveys and
/// marks belong to the run and stay with it.
async fn set_runs(
    tx: &Tx,
    version: &offer_version::Model,
    before: Option<&offer_version::Model>,
    now: Instant,
) -> Result<(), Fault> {
    let rows = match before.filter(|b| b.year == version.year) {
        Some(before) => run_rows::of(&**tx, before).await?,
        None => vec![],
    };
    run_rows::set(tx, version, &rows, &run_rows::promised(version)?, now).await?;
    Ok(())
}

/// Gives a submitted text back to its editors.
///
/// # Errors
/// `Stale` unless that text, as `revision`, is in review.
pub(crate) async fn return_version(
    tx: &Tx,
    version: VersionId,
    revision: i64,
    now: Instant,
) -> Result<(), Fault> {
    let row = store::row(&**tx, version).await?.ok_or(Fault::Missing)?;
    if row.revision != revision {
        return Err(Fault::Stale);
    }
    let state = after(&row, Step::Return)?;
    moved(tx, &row, state).await?;
    let (institution, offer) = (InstitutionId(row.institution_id), OfferId(row.offer_id));
    facts::set_state(&**tx, offer, row.id, state).await?;
    let noted = Note::of(None, Deed::OfferReturned, institution, offer);
    Ok(note(&**tx, noted.called(&row.title), now).await?)
}

/// What is given as the reason of a withdrawal, fit to be kept.
///
/// # Errors
/// `Invalid` when there is none, or a longer one than is kept.
pub fn reason(typed: &str) -> Result<String, Fault> {
    let reason = plain(typed);
    if reason.is_empty() {
        return Err(Fault::field("reason", Problem::ReasonNeeded));
    }
    if reason.chars().count() > REASON {
        return Err(Fault::field("reason", Problem::TooLong(REASON)));
    }
    Ok(reason)
}

/// Takes a live offer off the catalogue, from `on`; see the port.
pub async fn withdraw(
    tx: &Tx,
    actor: &Actor,
    offer: OfferId,
    typed: &str,
    on: Date,
    now: Instant,
) -> Result<(), Fault> {
    let held = store::hold_offer(&**tx, offer).await?.ok_or(Fault::Missing)?;
    let institution = InstitutionId(held.institution_id);
    let person = actor.must(actor.may_edit_for(institution))?;
    let reason = reason(typed)?;
    let live = held.live_version_id.ok_or(Fault::Stale)?;
    let row = store::row(&**tx, VersionId(live)).await?.ok_or(Fault::Stale)?;
    moved(tx, &row, after(&row, Step::Withdraw)?).await?;
    offer_version::Entity::update_many()
        .col_expr(offer_version::Column::WithdrawnReason, Expr::value(&reason))
        .col_expr(offer_version::Column::WithdrawnOn, Expr::value(on.to_string()))
        .filter(offer_version::Column::Id.eq(row.id))
        .exec(&**tx)
        .await?;
    let noted = Note::of(Some(person.into()), Deed::OfferWithdrawn, institution, offer)
        .called(&row.title)
        .field("on", "", &on.to_string())
        .field("reason", "", &reason);
    note(&**tx, noted, now).await?;
    turn(tx, offer, None, now).await
}

/// What a run is called in a trail: its first day, else its half-year.
async fn start_of(db: &impl ConnectionTrait, run: Option<i64>) -> Result<Option<String>, DbErr> {
    let Some(id) = run else { return Ok(None) };
    let Some(row) = run::Entity::find_by_id(id).one(db).await? else {
        return Ok(None);
    };
    let plan = store::to_run(row)?.plan;
    let semester = plan.semester.map(|s| s.to_string());
    Ok(plan.starts_on.map(|d| d.to_string()).or(semester))
}

/// Marks a run or clears its mark; see the port.
pub async fn mark_run(
    tx: &Tx,
    actor: &Actor,
    run: RunId,
    mark: Option<RunMark>,
    marked: &Marked,
    now: Instant,
) -> Result<(), Fault> {
    let facts = run_facts::run_facts(&**tx, run).await?.ok_or(Fault::Missing)?;
    let person = actor.must(actor.may_edit_for(facts.institution))?;
    // The offer before its run, as everywhere, so that two writers never wait for each other.
    let held = store::hold_offer(&**tx, facts.offer)
        .await?
        .ok_or(Fault::Missing)?;
    let before = run::Entity::find_by_id(run.0)
        .one(&**tx)
        .await?
        .ok_or(Fault::Missing)?;
    // A run that follows its dates has nothing else said of it.
    let marked = mark.map(|_| marked.clone()).unwrap_or_default();
    let reason = Some(marked.reason).filter(|r| !r.is_empty());
    run::Entity::update_many()
        .col_expr(run::Column::Mark, Expr::value(mark.map(|m| m.code().to_owned())))
        .col_expr(
            run::Column::MarkedOn,
            Expr::value(marked.on.map(|d| d.to_string())),
        )
        .col_expr(run::Column::MarkReason, Expr::value(reason.clone()))
        .col_expr(run::Column::MovedTo, Expr::value(marked.moved_to.map(|r| r.0)))
        .filter(run::Column::Id.eq(run.0))
        .exec(&**tx)
        .await?;
    let on = marked.on.map(|d| d.to_string());
    let moved = (
        start_of(&**tx, before.moved_to).await?,
        start_of(&**tx, marked.moved_to.map(|r| r.0)).await?,
    );
    let mark = mark.map(|m| m.code().to_owned());
    let mut noted = Note::of(
        Some(person.into()),
        Deed::RunMarked,
        facts.institution,
        facts.offer,
    )
    .called(&facts.title);
    for (field, before, after) in [
        ("mark", &before.mark, &mark),
        ("marked_on", &before.marked_on, &on),
        ("moved_to", &moved.0, &moved.1),
        ("reason", &before.mark_reason, &reason),
    ] {
        if before != after {
            let text = |said: &Option<String>| said.clone().unwrap_or_default();
            noted = noted.field(field, &text(before), &text(after));
        }
    }
    note(&**tx, noted, now).await?;
    turn(tx, facts.offer, held.live_version_id, now).await
}
