//! What an institution's editors do with a text before it is public.

use app::accounts::model::Actor;
use app::audit::model::Deed;
use app::catalogue::changes::changes;
use app::catalogue::form::OfferForm;
use app::catalogue::model::{Reference, Step, VersionState};
use app::catalogue::port::{DraftPage, Hand};
use app::shared::fault::{Fault, FieldFault};
use app::shared::ids::{InstitutionId, OfferId, VersionId};
use app::shared::lang::Lang;
use app::shared::time::{Date, StudyYear};
use app::shared::units::Credits;
use chrono::Datelike as _;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

use super::entity::{offer, offer_version};
use super::reference::{codes, reference};
use super::work::{facts, texts};
use super::{partners, store};
use crate::audit::{Author, Note, note, note_on};
use crate::db::Tx;
use crate::platform::Parts;
use crate::review;

/// The study year one can still apply for money for: the one after the next 1 March, the deadline of the
/// national scheme (DOMAIN 1.2).
pub fn coming_year(today: Date) -> StudyYear {
    let passed = (today.month(), today.day()) > (3, 1);
    StudyYear(today.year() + i32::from(passed))
}

/// A text column of PostgreSQL cannot hold the character NUL.
pub(super) fn plain(text: &str) -> String {
    text.trim().replace('\0', "")
}

/// The version's row with what the actor may do with it, for someone who may read it.
async fn readable(
    db: &impl ConnectionTrait,
    actor: &Actor,
    version: VersionId,
) -> Result<(offer_version::Model, Hand), Fault> {
    actor.person()?;
    let row = store::row(db, version).await?.ok_or(Fault::Missing)?;
    let (offer, institution) = (OfferId(row.offer_id), InstitutionId(row.institution_id));
    let hand = partners::hand(db, actor, offer, institution).await?;
    Ok((row, hand.ok_or(Fault::Forbidden)?))
}

/// The version's row with what the actor may do with it, for someone who may edit it.
pub(super) async fn mine(
    db: &impl ConnectionTrait,
    actor: &Actor,
    version: VersionId,
) -> Result<(offer_version::Model, Hand), Fault> {
    let (row, hand) = readable(db, actor, version).await?;
    actor.must(hand >= Hand::Edits)?;
    Ok((row, hand))
}

/// What was typed, as far as this hand may write it: who gives an offer is for those who answer for it.
pub(super) fn within(hand: Hand, stored: &OfferForm, typed: &OfferForm) -> OfferForm {
    let institutions = if hand == Hand::Answers {
        &typed.institutions
    } else {
        &stored.institutions
    };
    OfferForm {
        institutions: institutions.clone(),
        ..typed.clone()
    }
}

/// A version in the editor; see the port.
pub async fn draft(parts: &Parts, actor: &Actor, version: VersionId) -> Result<DraftPage, Fault> {
    let db = parts.db.read();
    let (row, hand) = readable(db, actor, version).await?;
    let reference = reference(parts).await?;
    let institution = reference
        .institution(InstitutionId(row.institution_id))
        .cloned()
        .ok_or(Fault::Missing)?;
    let form: OfferForm = store::from_json(&row.typed)?;
    let missing = faults(&form, &reference, StudyYear(row.year));
    let version = store::to_draft(row)?;
    let is_shared = hand == Hand::Answers && !version.plan.institutions.is_empty();
    let partners = if is_shared {
        partners::of_offer(db, version.offer, &reference).await?
    } else {
        vec![]
    };
    Ok(DraftPage {
        reasons: review::reasons(db, version.id).await?,
        version,
        hand,
        partners,
        institution,
        form,
        missing,
    })
}

fn faults(form: &OfferForm, reference: &Reference, year: StudyYear) -> Vec<FieldFault> {
    let (subjects, counties) = codes(reference);
    form.faults(&subjects, &counties, year)
}

/// What a version begins with, beside its text.
pub(super) struct Beginning<'a> {
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub year: StudyYear,
    pub is_demo: bool,
    pub by: Author<'a>,
    /// What the trail calls it.
    pub deed: Deed,
}

/// Starts a version with this text.
pub(super) async fn begin(
    parts: &Parts,
    tx: &Tx,
    new: &Beginning<'_>,
    reference: &Reference,
    form: &OfferForm,
) -> Result<VersionId, Fault> {
    let row = offer_version::ActiveModel {
        offer_id: Set(new.offer.0),
        institution_id: Set(new.institution.0),
        year: Set(new.year.0),
        state: Set(VersionState::Draft.code().to_owned()),
        revision: Set(1),
        is_demo: Set(new.is_demo),
        title: Set(plain(&form.title)),
        subject: Set(plain(&form.subject)),
        credits: Set(Credits::parse(&form.credits).map(|c| c.0)),
        typed: Set(store::to_json(form)?),
        plan: Set(None),
        run_plan: Set(None),
        saved_at: Set(parts.clock.now_ms()),
        submitted_at: Set(None),
        published_at: Set(None),
        withdrawn_reason: Set(String::new()),
        ..Default::default()
    };
    let version = VersionId(row.insert(&**tx).await?.id);
    let now = parts.clock.now();
    texts::keep(&**tx, version, 1, form, new.by, now.timestamp_millis()).await?;
    facts::refresh(&**tx, new.offer, Some(reference), parts.clock.today()).await?;
    let noted = Note::of(Some(new.by), new.deed, new.institution, new.offer).called(&form.title);
    note(&**tx, noted, now).await?;
    Ok(version)
}

/// Starts a new, empty offer; see the port.
pub async fn create(
    parts: &Parts,
    actor: &Actor,
    institution: InstitutionId,
    lang: Lang,
) -> Result<VersionId, Fault> {
    let person = actor.must(actor.may_edit_for(institution))?;
    let reference = reference(parts).await?;
    let tx = parts.db.write().await?;
    let row = offer::ActiveModel {
        institution_id: Set(institution.0),
        live_version_id: Set(None),
        revision: Set(0),
        ..Default::default()
    };
    let offer = OfferId(row.insert(&*tx).await?.id);
    // English and Sámi pages have no offers of their own: such a text is begun as Norwegian.
    let text_lang = if lang == Lang::Nn { Lang::Nn } else { Lang::Nb };
    let form = OfferForm {
        text_lang: text_lang.code().to_owned(),
        ..OfferForm::default()
    };
    let beginning = Beginning {
        offer,
        institution,
        year: coming_year(parts.clock.today()),
        is_demo: person.is_demo,
        by: person.into(),
        deed: Deed::OfferCreated,
    };
    let version = begin(parts, &tx, &beginning, &reference, &form).await?;
    tx.commit().await?;
    Ok(version)
}

/// Starts the next version of a live offer; see the port.
pub async fn revise(parts: &Parts, actor: &Actor, offer: OfferId) -> Result<VersionId, Fault> {
    actor.person()?;
    let reference = reference(parts).await?;
    let tx = parts.db.write().await?;
    // Held, so that two editors who begin at once begin the same version.
    let held = store::hold_offer(&*tx, offer).await?.ok_or(Fault::Missing)?;
    let institution = InstitutionId(held.institution_id);
    let hand = partners::hand(&*tx, actor, offer, institution).await?;
    let person = actor.must(hand >= Some(Hand::Edits))?;
    if let Some(open) = store::open_version(&*tx, offer).await? {
        return Ok(VersionId(open.id));
    }
    let live = VersionId(held.live_version_id.ok_or(Fault::Missing)?);
    let live = store::row(&*tx, live).await?.ok_or(Fault::Missing)?;
    let (year, is_demo) = (StudyYear(live.year), live.is_demo || person.is_demo);
    let summary = store::live(&*tx, &[offer]).await?.pop().ok_or(Fault::Missing)?;
    let next = coming_year(parts.clock.today());
    // A new year brings new dates; a change of this year's text keeps them.
    let runs = summary.runs.into_iter().filter(|_| year >= next);
    let runs: Vec<_> = runs.map(|r| r.plan).collect();
    let form = OfferForm::from_plan(&summary.version.plan, runs.first())
        .with_runs(runs.get(1..).unwrap_or_default());
    let beginning = Beginning {
        offer,
        institution,
        year: year.max(next),
        is_demo,
        by: person.into(),
        deed: Deed::OfferRevised,
    };
    let version = begin(parts, &tx, &beginning, &reference, &form).await?;
    tx.commit().await?;
    Ok(version)
}

/// Keeps what was typed, provided nobody was faster; gives the new revision.
pub(super) async fn keep(
    parts: &Parts,
    tx: &Tx,
    by: Author<'_>,
    row: &offer_version::Model,
    seen: i64,
    form: &OfferForm,
) -> Result<i64, Fault> {
    let form = form.clone().without_blank_rows();
    let credits = Credits::parse(&form.credits).map(|c| c.0);
    let editable = [VersionState::Draft.code(), VersionState::Returned.code()];
    let kept = offer_version::Entity::update_many()
        .col_expr(offer_version::Column::Typed, Expr::value(store::to_json(&form)?))
        .col_expr(offer_version::Column::Title, Expr::value(plain(&form.title)))
        .col_expr(offer_version::Column::Subject, Expr::value(plain(&form.subject)))
        .col_expr(offer_version::Column::Credits, Expr::value(credits))
        .col_expr(offer_version::Column::SavedAt, Expr::value(parts.clock.now_ms()))
        .col_expr(offer_version::Column::Revision, Expr::value(seen + 1))
        .filter(offer_version::Column::Id.eq(row.id))
        .filter(offer_version::Column::Revision.eq(seen))
        .filter(offer_version::Column::State.is_in(editable))
        .exec(&**tx)
        .await?;
    if kept.rows_affected != 1 {
        return Err(Fault::Stale);
    }
    let now = parts.clock.now();
    let version = VersionId(row.id);
    texts::keep(&**tx, version, seen + 1, &form, by, now.timestamp_millis()).await?;
    let before: OfferForm = store::from_json(&row.typed)?;
    let (institution, offer) = (InstitutionId(row.institution_id), OfferId(row.offer_id));
    let noted = Note::of(Some(by), Deed::OfferSaved, institution, offer)
        .called(&form.title)
        .with(&changes(&before, &form));
    // Somebody who saves without having changed anything has done nothing.
    if !noted.changes.is_empty() {
        note_on(&**tx, noted, now).await?;
    }
    Ok(seen + 1)
}

/// Keeps what was typed; see the port.
pub async fn save(
    parts: &Parts,
    actor: &Actor,
    version: VersionId,
    seen: i64,
    form: &OfferForm,
) -> Result<i64, Fault> {
    let person = actor.person()?;
    let reference = reference(parts).await?;
    let tx = parts.db.write().await?;
    let (row, hand) = mine(&*tx, actor, version).await?;
    form.check_size().map_err(Fault::Invalid)?;
    let form = within(hand, &store::from_json(&row.typed)?, form);
    let revision = keep(parts, &tx, person.into(), &row, seen, &form).await?;
    let offer = OfferId(row.offer_id);
    facts::refresh(&*tx, offer, Some(&reference), parts.clock.today()).await?;
    tx.commit().await?;
    Ok(revision)
}

/// Keeps what was typed and sends it to review; see the port.
pub async fn submit(
    parts: &Parts,
    actor: &Actor,
    version: VersionId,
    seen: i64,
    form: &OfferForm,
) -> Result<(), Fault> {
    let person = actor.person()?;
    let reference = reference(parts).await?;
    let today = parts.clock.today();
    let tx = parts.db.write().await?;
    let (row, hand) = mine(&*tx, actor, version).await?;
    let offer = OfferId(row.offer_id);
    form.check_size().map_err(Fault::Invalid)?;
    let form = &within(hand, &store::from_json(&row.typed)?, form);
    let revision = keep(parts, &tx, person.into(), &row, seen, form).await?;
    let (subjects, counties) = codes(&reference);
    // Checked as typed, blank rows and all, so that a fault names the row the person sees.
    let checked = form.check_all(&subjects, &counties, StudyYear(row.year));
    let unknown = partners::unknown(form, InstitutionId(row.institution_id), &reference);
    let checked = if checked.is_ok() && !unknown.is_empty() {
        Err(unknown)
    } else {
        checked
    };
    let (plan, mut runs) = match checked {
        Ok(ready) => ready,
        Err(faults) => {
            facts::refresh(&*tx, offer, Some(&reference), today).await?;
            tx.commit().await?;
            return Err(Fault::Invalid(faults));
        }
    };
    let run = runs.remove(0);
    let state = store::state(&row)?.after(Step::Submit).ok_or(Fault::Stale)?;
    let now = parts.clock.now();
    offer_version::Entity::update_many()
        .col_expr(offer_version::Column::State, Expr::value(state.code()))
        .col_expr(offer_version::Column::Plan, Expr::value(store::to_json(&plan)?))
        .col_expr(offer_version::Column::RunPlan, Expr::value(store::to_json(&run)?))
        .col_expr(
            offer_version::Column::FurtherRuns,
            Expr::value(store::to_json(&runs)?),
        )
        .col_expr(
            offer_version::Column::SubmittedAt,
            Expr::value(now.timestamp_millis()),
        )
        .filter(offer_version::Column::Id.eq(row.id))
        .exec(&*tx)
        .await?;
    let institution = InstitutionId(row.institution_id);
    let noted = Note::of(Some(person.into()), Deed::OfferSubmitted, institution, offer).called(&plan.title);
    note(&*tx, noted, now).await?;
    facts::refresh(&*tx, offer, None, today).await?;
    let submission = review::Submission {
        version,
        revision,
        institution,
        title: plan.title,
        subject: plan.subject,
        deadline: run.next_deadline(today),
        submitted_by: Some(person.id),
        submitted_at: now,
    };
    review::open(&tx, &submission).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_coming_year_begins_after_the_next_first_of_march() {
        let day = |y, m, d| Date::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(coming_year(day(2026, 11, 23)), StudyYear(2027));
        assert_eq!(coming_year(day(2027, 3, 1)), StudyYear(2027));
        assert_eq!(coming_year(day(2027, 3, 2)), StudyYear(2028));
    }
}
