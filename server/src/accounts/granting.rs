//! Giving a person a role: one way for an institution's people, the directorate's and the operator.

use app::accounts::model::{Partnership, Person, Role};
use app::audit::model::{Deed, FieldChange};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{InstitutionId, PersonId};
use app::shared::lang::Lang;
use app::shared::time::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect as _};

use super::entity::{partner, role};
use super::people_jobs::Invited;
use super::store;
use crate::audit::{Note, note};
use crate::db::Tx;
use crate::platform::Parts;

/// A role to be given.
pub(crate) struct Gift<'a> {
    /// Used where the address is new.
    pub name: &'a str,
    /// In lower case.
    pub email: &'a str,
    pub role: Role,
    pub institution: Option<InstitutionId>,
    pub partnership: Option<Partnership>,
    /// The last day of somebody who stands in for another.
    pub until: Option<Date>,
    /// Nobody for the operator.
    pub by: Option<&'a Person>,
}

/// Everyone's roles of these kinds at one place, held until the transaction ends; without an institution the
/// directorate's.
pub(super) async fn roles(
    tx: &Tx,
    institution: Option<InstitutionId>,
    kinds: &[Role],
) -> Result<Vec<role::Model>, DbErr> {
    let at = match institution {
        Some(id) => role::Column::InstitutionId.eq(id.0),
        None => role::Column::InstitutionId.is_null(),
    };
    role::Entity::find()
        .filter(at)
        .filter(role::Column::Role.is_in(kinds.iter().map(|r| r.code())))
        .order_by_asc(role::Column::Id)
        .lock_exclusive()
        .all(&**tx)
        .await
}

/// Whether somebody is there to stay in this role: a stand-in keeps no place.
pub(super) fn has_lasting(roles: &[role::Model], kind: Role) -> bool {
    roles.iter().any(|r| r.role == kind.code() && r.until.is_none())
}

/// Notes what was done to somebody's roles: from what to what.
pub(super) async fn noted(
    parts: &Parts,
    tx: &Tx,
    by: Option<&Person>,
    deed: Deed,
    institution: Option<InstitutionId>,
    who: &str,
    roles: (&str, &str),
) -> Result<(), Fault> {
    let entry = Note {
        by: by.map(Into::into),
        institution,
        deed,
        offer: None,
        object: who,
        changes: vec![FieldChange {
            field: "role".into(),
            before: roles.0.into(),
            after: roles.1.into(),
        }],
    };
    Ok(note(&**tx, entry, parts.clock.now()).await?)
}

/// Gives a person a role, noted, and enqueues the letter that tells her; an unknown address gets an account.
///
/// # Errors
/// `Invalid` in `email` when she has this role there, or one of `exclusive` at the institution.
pub(super) async fn give(parts: &Parts, tx: &Tx, gift: Gift<'_>, exclusive: &[Role]) -> Result<(), Fault> {
    let person = match store::person_by_email(&**tx, gift.email).await? {
        Some(known) => known,
        None => {
            let lang = gift.by.map_or(Lang::Nb, |p| p.lang);
            let is_demo = gift.by.is_some_and(|p| p.is_demo);
            let id = store::add_person(&**tx, gift.name, gift.email, lang, is_demo, &[]).await?;
            let made = store::person(&**tx, id).await?;
            made.ok_or(Fault::Missing)?
        }
    };
    let held = roles(tx, gift.institution, exclusive).await?;
    if held.iter().any(|r| r.person_id == person.id.0) {
        return Err(Fault::field("email", Problem::Taken));
    }
    if let Some(of) = &gift.partnership {
        // What may be left of an earlier partnership says nothing about this one.
        partner::Entity::delete_by_id(person.id.0).exec(&**tx).await?;
        store::add_partnership(&**tx, person.id, of).await?;
    }
    let row = role::ActiveModel {
        person_id: Set(person.id.0),
        role: Set(gift.role.code().to_owned()),
        institution_id: Set(gift.institution.map(|i| i.0)),
        until: Set(gift.until.map(|day| day.to_string())),
        ..Default::default()
    };
    let role = row.insert(&**tx).await?.id;
    let roles = ("", gift.role.code());
    noted(
        parts,
        tx,
        gift.by,
        Deed::PersonInvited,
        gift.institution,
        &person.name,
        roles,
    )
    .await?;
    let told = Invited {
        person: person.id,
        role,
        by: gift.by.map(|p| p.id),
    };
    Ok(tx.enqueue(&told).await?)
}

/// Forgets a partner's organisation together with her role.
pub(super) async fn end_partnership(tx: &Tx, person: PersonId) -> Result<(), DbErr> {
    partner::Entity::delete_by_id(person.0).exec(&**tx).await?;
    Ok(())
}
