//! Changing a text that is public: what needs no review goes out at once, anything else begins a new version.
//!
//! A change made at once is laid upon the text that was approved, field by field of those that need no
//! review; so whatever was typed, no field that needs one can change here.

use app::accounts::model::Actor;
use app::audit::model::Deed;
use app::catalogue::changes::{Change, changes, merge};
use app::catalogue::form::{OfferForm, RunForm};
use app::catalogue::model::{OfferPlan, Reference, RunPlan, VersionState};
use app::catalogue::port::Hand;
use app::catalogue::work::port::{LiveChanges, LivePage};
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::{InstitutionId, OfferId, VersionId};
use app::shared::time::StudyYear;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

use super::runs::runs_of;
use super::{facts, texts};
use crate::audit::{Note, note};
use crate::catalogue::editing::{Beginning, begin, mine, plain, within};
use crate::catalogue::entity::offer_version;
use crate::catalogue::reference::codes;
use crate::catalogue::{partners, publishing, reference, run_rows, store};
use crate::db::Tx;
use crate::platform::Parts;

/// A version's text as a form: of a public one the plan that was approved, with its run as it stands.
pub async fn form_of(db: &impl ConnectionTrait, version: &offer_version::Model) -> Result<OfferForm, Fault> {
    let is_public = !store::state(version)?.is_editable();
    let Some(plan) = version.plan.as_deref().filter(|_| is_public) else {
        return Ok(store::from_json(&version.typed)?);
    };
    let plan: OfferPlan = store::from_json(plan)?;
    let rows = run_rows::of(db, version).await?;
    let mut runs = rows
        .iter()
        .map(|run| store::from_json(&run.plan))
        .collect::<Result<Vec<RunPlan>, _>>()?;
    if runs.is_empty() {
        runs = run_rows::promised(version)?;
    }
    Ok(OfferForm::from_plan(&plan, runs.first()).with_runs(runs.get(1..).unwrap_or_default()))
}

/// The version's row with what the actor may do with it, for someone who may edit it, while it is live.
async fn live_row(
    db: &impl ConnectionTrait,
    actor: &Actor,
    version: VersionId,
) -> Result<(offer_version::Model, Hand), Fault> {
    let (row, hand) = mine(db, actor, version).await?;
    if store::state(&row)? == VersionState::Published {
        Ok((row, hand))
    } else {
        Err(Fault::Stale)
    }
}

/// A live text, to be changed; see the port.
pub async fn live(parts: &Parts, actor: &Actor, version: VersionId) -> Result<LivePage, Fault> {
    let db = parts.db.read();
    let (row, hand) = live_row(db, actor, version).await?;
    let reference = reference(parts).await?;
    let institution = reference.institution(InstitutionId(row.institution_id));
    let open = store::open_version(db, OfferId(row.offer_id)).await?;
    let mut runs = runs_of(db, &[version]).await?;
    Ok(LivePage {
        hand,
        institution: institution.cloned().ok_or(Fault::Missing)?,
        form: form_of(db, &row).await?,
        runs: runs.remove(&version).unwrap_or_default(),
        open: open
            .map(|v| Ok::<_, DbErr>((VersionId(v.id), store::state(&v)?)))
            .transpose()?,
        version: store::to_version(row)?,
    })
}

/// What differs, and what of it would be worse than it is.
fn weighed(
    before: &OfferForm,
    after: &OfferForm,
    reference: &Reference,
    row: &offer_version::Model,
) -> LiveChanges {
    let (subjects, counties) = codes(reference);
    let faults = |form: &OfferForm| {
        let mut faults = form.faults(&subjects, &counties, StudyYear(row.year));
        faults.extend(partners::unknown(
            form,
            InstitutionId(row.institution_id),
            reference,
        ));
        faults
    };
    // What was taken in from old pages lacks much; a change need not mend all of it.
    let old = faults(before);
    LiveChanges {
        changes: changes(before, after),
        faults: faults(after).into_iter().filter(|f| !old.contains(f)).collect(),
    }
}

/// What the change would be; see the port.
pub async fn weigh(
    parts: &Parts,
    actor: &Actor,
    version: VersionId,
    form: &OfferForm,
) -> Result<LiveChanges, Fault> {
    let db = parts.db.read();
    let (row, hand) = live_row(db, actor, version).await?;
    let reference = reference(parts).await?;
    let before = form_of(db, &row).await?;
    Ok(weighed(&before, &within(hand, &before, form), &reference, &row))
}

/// The approved plan with those fields of the form that changed and need no review.
///
/// Every field of a plan is named, so that a new one cannot be forgotten: what needs a review is taken from
/// what was approved, and so is what did not change – the form says some things in fewer words than old pages.
fn laid_upon(approved: OfferPlan, typed: OfferPlan, changes: &[Change]) -> OfferPlan {
    let is_changed = |field: &str| {
        let of = |c: &&Change| c.field.split('[').next() == Some(field);
        changes.iter().filter(|c| !c.is_material).any(|c| of(&c))
    };
    macro_rules! light {
        ($field:ident) => {
            if is_changed(stringify!($field)) {
                typed.$field
            } else {
                approved.$field
            }
        };
    }
    OfferPlan {
        title: light!(title),
        code: light!(code),
        summary: light!(summary),
        delivery: light!(delivery),
        places: light!(places),
        counties: light!(counties),
        institutions: light!(institutions),
        partners: light!(partners),
        content: light!(content),
        translations: light!(translations),
        practice: light!(practice),
        exam: light!(exam),
        materials: light!(materials),
        funding: light!(funding),
        contact_name: light!(contact_name),
        contact_email: light!(contact_email),
        source_url: light!(source_url),
        credits: approved.credits,
        subject: approved.subject,
        stages: approved.stages,
        groups: approved.groups,
        teaching_language: approved.teaching_language,
        text_lang: approved.text_lang,
        outcomes: approved.outcomes,
        modules: approved.modules,
        themes: approved.themes,
        citations: approved.citations,
        admission: approved.admission,
        ranking: approved.ranking,
        price_ore: approved.price_ore,
    }
}

/// Changes a live text at once; see the port.
pub async fn change(
    parts: &Parts,
    actor: &Actor,
    version: VersionId,
    seen: i64,
    form: &OfferForm,
) -> Result<(), Fault> {
    actor.person()?;
    form.check_size().map_err(Fault::Invalid)?;
    let reference = reference(parts).await?;
    let tx = parts.db.write().await?;
    let (row, hand) = live_row(&*tx, actor, version).await?;
    let offer = OfferId(row.offer_id);
    store::hold_offer(&*tx, offer).await?.ok_or(Fault::Missing)?;
    if row.revision != seen {
        return Err(Fault::Stale);
    }
    let before = form_of(&*tx, &row).await?;
    let form = &within(hand, &before, form);
    let weighed = weighed(&before, form, &reference, &row);
    let material = weighed.changes.iter().filter(|c| c.is_material);
    let mut faults: Vec<FieldFault> = material
        .map(|c| FieldFault::new(c.field.clone(), Problem::NeedsReview))
        .collect();
    faults.extend(weighed.faults);
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    if weighed.changes.is_empty() {
        return Ok(());
    }
    let (person, now) = (actor.person()?, parts.clock.now());
    let plan: OfferPlan = store::from_json(row.plan.as_deref().ok_or(Fault::Stale)?)?;
    let (subjects, counties) = codes(&reference);
    let (typed, _) = form.preview(&subjects, &counties);
    let plan = laid_upon(plan, typed, &weighed.changes);
    let blank = |run: &&RunForm| **run != RunForm::default();
    let mut runs: Vec<RunPlan> = form.all_runs().filter(blank).map(RunForm::read).collect();
    let runs_changed = weighed.changes.iter().any(|c| c.field.starts_with("run"));
    if runs_changed {
        let rows = run_rows::of(&*tx, &row).await?;
        if run_rows::set(&tx, &row, &rows, &runs, now).await? > 0 {
            return Err(Fault::field("runs", Problem::RunsStay));
        }
    }
    let further = runs.split_off(runs.len().min(1));
    let changed = offer_version::Entity::update_many()
        .col_expr(offer_version::Column::Typed, Expr::value(store::to_json(form)?))
        .col_expr(offer_version::Column::Plan, Expr::value(store::to_json(&plan)?))
        .col_expr(
            offer_version::Column::RunPlan,
            Expr::value(runs.first().map(store::to_json).transpose()?),
        )
        .col_expr(
            offer_version::Column::FurtherRuns,
            Expr::value(store::to_json(&further)?),
        )
        .col_expr(offer_version::Column::Title, Expr::value(plain(&plan.title)))
        .col_expr(
            offer_version::Column::SavedAt,
            Expr::value(now.timestamp_millis()),
        )
        .col_expr(offer_version::Column::Revision, Expr::value(seen + 1))
        .filter(offer_version::Column::Id.eq(row.id))
        .filter(offer_version::Column::Revision.eq(seen))
        .filter(offer_version::Column::State.eq(VersionState::Published.code()))
        .exec(&*tx)
        .await?;
    if changed.rows_affected != 1 {
        return Err(Fault::Stale);
    }
    texts::keep(
        &*tx,
        version,
        seen + 1,
        form,
        person.into(),
        now.timestamp_millis(),
    )
    .await?;
    let noted = Note::of(
        Some(person.into()),
        Deed::LiveChanged,
        InstitutionId(row.institution_id),
        offer,
    )
    .called(&plan.title)
    .with(&weighed.changes);
    note(&*tx, noted, now).await?;
    pass_on(parts, &tx, actor, offer, &before, form).await?;
    publishing::turn(&tx, offer, Some(row.id), now).await?;
    facts::refresh(&*tx, offer, Some(&reference), parts.clock.today()).await?;
    Ok(tx.commit().await?)
}

/// Gives the change to a draft of the next version as well, or publishing it would take the change back.
/// Where the draft says something else already, the draft stands.
async fn pass_on(
    parts: &Parts,
    tx: &Tx,
    actor: &Actor,
    offer: OfferId,
    before: &OfferForm,
    after: &OfferForm,
) -> Result<(), Fault> {
    // Held: whoever saves or submits it just now is waited for, and whoever comes later is told.
    let Some(open) = store::hold_open_version(&**tx, offer).await? else {
        return Ok(());
    };
    if !store::state(&open)?.is_editable() {
        return Ok(());
    }
    let draft: OfferForm = store::from_json(&open.typed)?;
    let merged = merge(before, &draft, after);
    if merged.taken.is_empty() {
        return Ok(());
    }
    let (person, now) = (actor.person()?, parts.clock.now());
    let revision = open.revision + 1;
    offer_version::Entity::update_many()
        .col_expr(
            offer_version::Column::Typed,
            Expr::value(store::to_json(&merged.form)?),
        )
        .col_expr(
            offer_version::Column::Title,
            Expr::value(plain(&merged.form.title)),
        )
        .col_expr(
            offer_version::Column::SavedAt,
            Expr::value(now.timestamp_millis()),
        )
        .col_expr(offer_version::Column::Revision, Expr::value(revision))
        .filter(offer_version::Column::Id.eq(open.id))
        .exec(&**tx)
        .await?;
    texts::keep(
        &**tx,
        VersionId(open.id),
        revision,
        &merged.form,
        person.into(),
        now.timestamp_millis(),
    )
    .await?;
    let noted = Note::of(
        Some(person.into()),
        Deed::OfferSaved,
        InstitutionId(open.institution_id),
        offer,
    )
    .called(&merged.form.title)
    .with(&changes(&draft, &merged.form));
    Ok(note(&**tx, noted, now).await?)
}

/// Begins the next version with these changes; see the port.
pub async fn branch(
    parts: &Parts,
    actor: &Actor,
    version: VersionId,
    seen: i64,
    form: &OfferForm,
) -> Result<VersionId, Fault> {
    actor.person()?;
    form.check_size().map_err(Fault::Invalid)?;
    let reference = reference(parts).await?;
    let tx = parts.db.write().await?;
    let (row, hand) = live_row(&*tx, actor, version).await?;
    let offer = OfferId(row.offer_id);
    // Held, so that two editors who begin at once begin one version.
    store::hold_offer(&*tx, offer).await?.ok_or(Fault::Missing)?;
    if row.revision != seen || store::open_version(&*tx, offer).await?.is_some() {
        return Err(Fault::Stale);
    }
    let person = actor.person()?;
    let beginning = Beginning {
        offer,
        institution: InstitutionId(row.institution_id),
        // The text of the same year, so that its runs go on; the next year's is begun elsewhere.
        year: StudyYear(row.year),
        is_demo: row.is_demo || person.is_demo,
        by: person.into(),
        deed: Deed::OfferRevised,
    };
    let form = within(hand, &form_of(&*tx, &row).await?, form);
    let begun = begin(parts, &tx, &beginning, &reference, &form).await?;
    tx.commit().await?;
    Ok(begun)
}
