//! Two people in one text: what both wrote, joined from the text both began with.

use app::accounts::model::Actor;
use app::catalogue::changes::{merge, with};
use app::catalogue::form::OfferForm;
use app::catalogue::work::port::ConflictPage;
use app::shared::fault::Fault;
use app::shared::ids::VersionId;

use super::{live, texts};
use crate::catalogue::editing::mine;
use crate::catalogue::store;
use crate::clock::from_ms;
use crate::platform::Parts;

/// Joins `typed`, written from revision `seen`, with what stands now; see the port.
pub async fn conflict(
    parts: &Parts,
    actor: &Actor,
    version: VersionId,
    seen: i64,
    typed: &OfferForm,
) -> Result<ConflictPage, Fault> {
    let db = parts.db.read();
    let row = mine(db, actor, version).await?;
    if row.revision == seen {
        return Err(Fault::Stale);
    }
    let theirs = live::form_of(db, &row).await?;
    let base = texts::saved(db, version, seen).await?;
    // Without the text both began with, everything that differs is asked.
    let base: OfferForm = match base {
        Some(base) => store::from_json(&base.typed)?,
        None => OfferForm::default(),
    };
    let last = texts::saved(db, version, row.revision).await?;
    let person = actor.person()?;
    Ok(ConflictPage {
        is_same_person: last.as_ref().is_some_and(|l| l.person_id == Some(person.id.0)),
        by: last.map(|l| l.person_name).unwrap_or_default(),
        at: from_ms(row.saved_at),
        revision: row.revision,
        merged: merge(&base, &typed.clone().without_blank_rows(), &theirs),
    })
}

/// Takes some fields from the text saved as `seen`; see the port.
pub async fn settle(
    parts: &Parts,
    actor: &Actor,
    version: VersionId,
    seen: i64,
    form: OfferForm,
    theirs: &[String],
) -> Result<OfferForm, Fault> {
    let chosen: Vec<&String> = theirs.iter().filter(|f| !f.is_empty()).collect();
    if chosen.is_empty() {
        return Ok(form);
    }
    let db = parts.db.read();
    let row = mine(db, actor, version).await?;
    let from = match texts::saved(db, version, seen).await? {
        Some(saved) => store::from_json(&saved.typed)?,
        // A text older than those that are kept is the one that stands, or nobody knows it any more.
        None if row.revision == seen => live::form_of(db, &row).await?,
        None => return Err(Fault::Stale),
    };
    Ok(chosen
        .into_iter()
        .fold(form, |form, field| with(&form, field, &from)))
}
