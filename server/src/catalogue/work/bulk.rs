//! One thing done to many offers: seen beforehand, done offer by offer, told of honestly, taken back.

use app::accounts::model::{Actor, Person};
use app::audit::model::Deed;
use app::catalogue::model::{Marked, Reference, RunMark, VersionState};
use app::catalogue::work::bulk::{BulkAction, BulkForm, BulkLine, BulkPlan, BulkReport, MOST, Obstacle};
use app::catalogue::work::query::WorkQuery;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{BulkId, InstitutionId, OfferId, RunId, VersionId};
use app::shared::time::StudyYear;
use sea_orm::entity::prelude::*;

use super::bulk_rules::{Standing, next_form, obstacle};
use super::bulk_store::{self, Done};
use super::{facts, overview};
use crate::audit::{Note, note};
use crate::catalogue::editing::{Beginning, begin, coming_year, plain};
use crate::catalogue::entity::{bulk_item, offer_version, run};
use crate::catalogue::{publishing, reference, store};
use crate::db::Tx;
use crate::platform::Parts;

/// Everything that is asked, read once.
struct Asked {
    action: BulkAction,
    offers: Vec<OfferId>,
    n_left_out: usize,
    /// As said; `None` = whichever comes next.
    year: Option<StudyYear>,
    next: StudyYear,
}

async fn read(parts: &Parts, actor: &Actor, form: &BulkForm) -> Result<Asked, Fault> {
    let institutions = actor.institutions();
    actor.must(!institutions.is_empty())?;
    let unknown = |field| Fault::field(field, Problem::UnknownChoice);
    let action = BulkAction::from_code(&form.action).ok_or_else(|| unknown("action"))?;
    let next = coming_year(parts.clock.today());
    let year = match form.year.trim() {
        "" => None,
        typed => {
            let year = typed.parse().map(StudyYear).map_err(|_| unknown("year"))?;
            let allowed = (next.0..=next.0 + 1).contains(&year.0);
            Some(year)
                .filter(|_| allowed)
                .ok_or_else(|| unknown("year"))?
                .into()
        }
    };
    let mut offers: Vec<OfferId> = if form.every.is_empty() {
        form.offers.iter().filter_map(|o| o.parse().ok()).collect()
    } else {
        let pairs: Vec<_> = form_urlencoded::parse(form.every.as_bytes())
            .into_owned()
            .collect();
        let query = WorkQuery::read(&pairs);
        let today = parts.clock.today();
        let most = MOST as u64 * 50;
        overview::offers(parts.db.read(), &query, &institutions, today, most).await?
    };
    let mut seen = std::collections::HashSet::new();
    offers.retain(|o| seen.insert(*o));
    if offers.is_empty() {
        return Err(Fault::field("offers", Problem::AtLeast(1)));
    }
    let n_left_out = offers.len().saturating_sub(MOST);
    offers.truncate(MOST);
    Ok(Asked {
        action,
        offers,
        n_left_out,
        year,
        next,
    })
}

/// What would happen; see the port.
pub async fn plan(parts: &Parts, actor: &Actor, form: &BulkForm) -> Result<BulkPlan, Fault> {
    let asked = read(parts, actor, form).await?;
    let reference = reference(parts).await?;
    let today = parts.clock.today();
    let found = bulk_store::standings(parts.db.read(), &asked.offers, &actor.institutions(), today).await?;
    let lines = |year: StudyYear| -> Vec<BulkLine> {
        let line = |offer: &OfferId| {
            let known = found.get(offer);
            BulkLine {
                offer: *offer,
                title: known.map(|(_, title, _)| title.clone()).unwrap_or_default(),
                institution_short: known.map(|k| short(&reference, k.2)).unwrap_or_default(),
                version: None,
                obstacle: known.map_or(Some(Obstacle::Unknown), |(standing, ..)| {
                    obstacle(asked.action, standing, year)
                }),
            }
        };
        let mut lines: Vec<_> = asked.offers.iter().map(line).collect();
        lines.sort_by_cached_key(|l| facts::title_key(&l.title));
        lines
    };
    let mut year = asked.year.unwrap_or(asked.next);
    let mut planned = lines(year);
    let in_vain = planned.iter().all(|l| l.obstacle.is_some());
    if asked.action == BulkAction::Copy && asked.year.is_none() && in_vain {
        let later = lines(StudyYear(year.0 + 1));
        if later.iter().any(|l| l.obstacle.is_none()) {
            (year, planned) = (StudyYear(year.0 + 1), later);
        }
    }
    Ok(BulkPlan {
        action: asked.action,
        year,
        years: vec![asked.next, StudyYear(asked.next.0 + 1)],
        lines: planned,
        n_left_out: asked.n_left_out,
    })
}

fn short(reference: &Reference, institution: InstitutionId) -> String {
    let found = reference.institution(institution);
    found.map(|i| i.short_name.clone()).unwrap_or_default()
}

/// What one offer needs that is the same for all.
struct Work<'a> {
    parts: &'a Parts,
    actor: &'a Actor,
    person: &'a Person,
    reference: &'a Reference,
    bulk: BulkId,
    action: BulkAction,
    year: StudyYear,
    reason: &'a str,
}

/// Does it; see the port.
pub async fn act(parts: &Parts, actor: &Actor, form: &BulkForm) -> Result<BulkId, Fault> {
    let plan = plan(parts, actor, form).await?;
    let person = actor.person()?;
    if plan.action == BulkAction::Withdraw {
        publishing::reason(&form.reason)?;
    }
    let reference = reference(parts).await?;
    let tx = parts.db.write().await?;
    let now = parts.clock.now_ms();
    let bulk = bulk_store::begin(&*tx, person.id, plan.action, plan.year, now).await?;
    tx.commit().await?;
    let work = Work {
        parts,
        actor,
        person,
        reference: &reference,
        bulk,
        action: plan.action,
        year: plan.year,
        reason: &form.reason,
    };
    for (position, mut line) in plan.lines.into_iter().enumerate() {
        if line.obstacle.is_none() {
            line.obstacle = match work.one(position, &line).await {
                Ok(None) => continue,
                Ok(why) => why,
                Err(Fault::Internal(_)) => Some(Obstacle::Failed),
                // Somebody was faster between the plan and the deed.
                Err(_) => Some(Obstacle::WorkedOn),
            };
        }
        let tx = parts.db.write().await?;
        let done = Done {
            line: &line,
            run: None,
        };
        bulk_store::add(&*tx, bulk, position, &done).await?;
        tx.commit().await?;
    }
    Ok(bulk)
}

impl Work<'_> {
    /// Does it to one offer, and keeps its line, in one transaction; else says why not.
    async fn one(&self, position: usize, line: &BulkLine) -> Result<Option<Obstacle>, Fault> {
        let tx = self.parts.db.write().await?;
        store::hold_offer(&*tx, line.offer).await?.ok_or(Fault::Missing)?;
        let today = self.parts.clock.today();
        let own = self.actor.institutions();
        let found = bulk_store::standings(&*tx, &[line.offer], &own, today).await?;
        let Some((standing, ..)) = found.get(&line.offer) else {
            return Ok(Some(Obstacle::Unknown));
        };
        if let Some(why) = obstacle(self.action, standing, self.year) {
            return Ok(Some(why));
        }
        let now = self.parts.clock.now();
        let mut line = line.clone();
        let mut marked = None;
        match (self.action, self.action.mark(), standing.run) {
            (BulkAction::Copy, ..) => line.version = Some(self.copy(&tx, line.offer, standing).await?),
            (BulkAction::Withdraw, ..) => {
                publishing::withdraw(&tx, self.actor, line.offer, self.reason, today, now).await?;
            }
            (_, Some(mark), Some((run, _))) => {
                let since = Marked {
                    on: Some(today),
                    reason: plain(self.reason).chars().take(500).collect(),
                    moved_to: None,
                };
                let row = run::Entity::find_by_id(run.0).one(&*tx).await?;
                marked = row.map(store::to_run).transpose()?;
                publishing::mark_run(&tx, self.actor, run, mark, &since, now).await?;
            }
            _ => return Ok(Some(Obstacle::NoRun)),
        }
        let done = Done {
            line: &line,
            run: marked.as_ref(),
        };
        bulk_store::add(&*tx, self.bulk, position, &done).await?;
        tx.commit().await?;
        Ok(None)
    }

    async fn copy(&self, tx: &Tx, offer: OfferId, standing: &Standing) -> Result<VersionId, Fault> {
        let live = store::live(&**tx, &[offer]).await?.pop().ok_or(Fault::Missing)?;
        let (_, from) = standing.live.ok_or(Fault::Missing)?;
        let version = live.version;
        let runs: Vec<_> = live.runs.into_iter().map(|r| r.plan).collect();
        let beginning = Beginning {
            offer,
            institution: version.institution,
            year: self.year,
            is_demo: version.is_demo || self.person.is_demo,
            by: self.person.into(),
            deed: Deed::OfferCopied,
        };
        let form = next_form(&version.plan, &runs, from, self.year);
        begin(self.parts, tx, &beginning, self.reference, &form).await
    }
}

/// What was done; see the port.
pub async fn report(parts: &Parts, actor: &Actor, bulk: BulkId) -> Result<BulkReport, Fault> {
    let person = actor.person()?;
    let db = parts.db.read();
    let row = bulk_store::row(db, bulk).await?.ok_or(Fault::Missing)?;
    actor.must(row.person_id == person.id.0)?;
    let items = bulk_store::items(db, bulk).await?;
    bulk_store::to_report(row, items, &person.name).ok_or(Fault::Missing)
}

/// Takes it back, all in one transaction; see the port.
pub async fn undo(parts: &Parts, actor: &Actor, bulk: BulkId) -> Result<(), Fault> {
    let person = actor.person()?;
    let tx = parts.db.write().await?;
    let row = bulk_store::row(&*tx, bulk).await?.ok_or(Fault::Missing)?;
    actor.must(row.person_id == person.id.0)?;
    let action = BulkAction::from_code(&row.action).ok_or(Fault::Missing)?;
    if !action.can_be_undone() || !bulk_store::undo(&*tx, bulk, parts.clock.now_ms()).await? {
        return Err(Fault::Stale);
    }
    for item in bulk_store::items(&*tx, bulk).await? {
        if item.obstacle.is_some() {
            continue;
        }
        let back = match action.mark() {
            Some(given) => unmark(parts, &tx, actor, &item, given).await?,
            None => uncopy(parts, &tx, actor, &item).await?,
        };
        if !back {
            bulk_store::leave(&*tx, &item, Obstacle::WorkedOn).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Gives a run the mark it had with all that was said of it, unless it has got another one since.
async fn unmark(
    parts: &Parts,
    tx: &Tx,
    actor: &Actor,
    item: &bulk_item::Model,
    given: Option<RunMark>,
) -> Result<bool, Fault> {
    let Some(id) = item.run_id else {
        return Ok(false);
    };
    let Some(row) = run::Entity::find_by_id(id).one(&**tx).await? else {
        return Ok(false);
    };
    if row.mark.as_deref() != given.map(|m| m.code()) {
        return Ok(false);
    }
    let before = item.mark_before.as_deref().and_then(RunMark::from_code);
    let marked = store::marked(
        item.marked_on_before.clone(),
        item.reason_before.clone(),
        item.moved_to_before,
    );
    match publishing::mark_run(tx, actor, RunId(id), before, &marked, parts.clock.now()).await {
        Ok(()) => Ok(true),
        // No longer one of the person's institutions.
        Err(Fault::Forbidden | Fault::Missing) => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// Drops a draft nobody has saved since it was begun.
async fn uncopy(parts: &Parts, tx: &Tx, actor: &Actor, item: &bulk_item::Model) -> Result<bool, Fault> {
    let Some(version) = item.version_id else {
        return Ok(false);
    };
    let offer = OfferId(item.offer_id);
    let Some(held) = store::hold_offer(&**tx, offer).await? else {
        return Ok(false);
    };
    let institution = InstitutionId(held.institution_id);
    if !actor.may_edit_for(institution) {
        return Ok(false);
    }
    let dropped = offer_version::Entity::delete_many()
        .filter(offer_version::Column::Id.eq(version))
        .filter(offer_version::Column::State.eq(VersionState::Draft.code()))
        .filter(offer_version::Column::Revision.eq(1))
        .exec(&**tx)
        .await?;
    if dropped.rows_affected == 0 {
        return Ok(false);
    }
    let noted =
        Note::of(Some(actor.person()?.into()), Deed::CopyUndone, institution, offer).called(&item.title);
    note(&**tx, noted, parts.clock.now()).await?;
    facts::refresh(&**tx, offer, None, parts.clock.today()).await?;
    Ok(true)
}
