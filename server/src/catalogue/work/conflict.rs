//! Two people in one text: what both wrote, joined from the text both began with.

use app::accounts::model::Actor;
use app::catalogue::changes::merge;
use app::catalogue::form::OfferForm;
use app::catalogue::work::port::{ConflictPage, Typed};
use app::shared::fault::Fault;
use app::shared::ids::VersionId;

use super::{live, texts};
use crate::catalogue::editing::{mine, within};
use crate::catalogue::store;
use crate::clock::from_ms;
use crate::platform::Parts;

/// Joins `typed` with what stands now; see the port.
pub async fn conflict(
    parts: &Parts,
    actor: &Actor,
    version: VersionId,
    typed: &Typed,
) -> Result<ConflictPage, Fault> {
    let db = parts.db.read();
    let (row, hand) = mine(db, actor, version).await?;
    let theirs = live::form_of(db, &row).await?;
    let base = match typed.of_live {
        Some(of) => {
            let (of, _) = mine(db, actor, of).await?;
            if of.offer_id != row.offer_id {
                return Err(Fault::Missing);
            }
            live::form_of(db, &of).await?
        }
        None if row.revision == typed.seen => return Err(Fault::Stale),
        None => match texts::saved(db, version, typed.seen).await? {
            Some(base) => store::from_json(&base.typed)?,
            // Without the text both began with, everything that differs is asked.
            None => OfferForm::default(),
        },
    };
    let last = texts::saved(db, version, row.revision).await?;
    let person = actor.person()?;
    Ok(ConflictPage {
        is_same_person: last.as_ref().is_some_and(|l| l.person_id == Some(person.id.0)),
        by: last.map(|l| l.person_name).unwrap_or_default(),
        at: from_ms(row.saved_at),
        revision: row.revision,
        merged: merge(&base, &within(hand, &theirs, &typed.form), &theirs),
        is_of_live: typed.of_live.is_some(),
    })
}

/// Lets references follow what was changed since `seen`; see the port.
pub async fn follow(
    parts: &Parts,
    actor: &Actor,
    version: VersionId,
    seen: i64,
    form: OfferForm,
) -> Result<OfferForm, Fault> {
    let db = parts.db.read();
    let (row, _) = mine(db, actor, version).await?;
    let before = match texts::saved(db, version, seen).await? {
        Some(saved) => store::from_json(&saved.typed)?,
        None if row.revision == seen => live::form_of(db, &row).await?,
        // Nobody knows any more what was changed.
        None => return Ok(form),
    };
    Ok(form.following(&before))
}
