//! Keys that machines present: made, listed, stopped, recognised.
//!
//! A key has 256 random bits and is kept as a hash only. It works for one institution, for what its scope
//! says, until its last day or until somebody stops it.

use app::accounts::model::{Actor, Person};
use app::audit::model::Deed;
use app::catalogue::exchange::form::KeyForm;
use app::catalogue::exchange::model::{ApiKey, Scope};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{InstitutionId, KeyId};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{QueryOrder, QuerySelect};

use super::entity::api_key;
use crate::accounts::token;
use crate::audit::{Note, note};
use crate::clock::from_ms;
use crate::platform::Parts;

/// What every key begins with, so that one that got out is recognised for what it is.
pub const PREFIX: &str = "vdr_";
/// Keys listed.
const LISTED: u64 = 200;

fn to_key(row: api_key::Model) -> Result<ApiKey, DbErr> {
    let unknown = |what: &str| DbErr::Type(format!("api key {what}"));
    Ok(ApiKey {
        id: KeyId(row.id),
        institution: InstitutionId(row.institution_id),
        name: row.name,
        scope: Scope::from_code(&row.scope).ok_or_else(|| unknown("scope"))?,
        made_by: row.made_by,
        made_at: from_ms(row.made_at),
        expires_on: row.expires_on.parse().map_err(|_| unknown("expiry"))?,
        revoked_at: row.revoked_at.map(from_ms),
        last_used_on: row.last_used_on.and_then(|d| d.parse().ok()),
    })
}

/// The keys of institutions the actor administers; see the port.
pub async fn list(parts: &Parts, actor: &Actor) -> Result<Vec<ApiKey>, Fault> {
    let own = actor.administers();
    actor.must(!own.is_empty())?;
    let rows = api_key::Entity::find()
        .filter(api_key::Column::InstitutionId.is_in(own.iter().map(|i| i.0)))
        .order_by_desc(api_key::Column::Id)
        .limit(LISTED)
        .all(parts.db.read())
        .await?;
    let mut keys = rows.into_iter().map(to_key).collect::<Result<Vec<_>, _>>()?;
    let today = parts.clock.today();
    keys.sort_by_key(|k| !k.works_on(today));
    Ok(keys)
}

/// Makes a key; see the port.
pub async fn make(parts: &Parts, actor: &Actor, form: &KeyForm) -> Result<String, Fault> {
    actor.person()?;
    let unchosen = |_| Fault::field("institution", Problem::Required);
    let institution: InstitutionId = form.institution.parse().map_err(unchosen)?;
    let person = actor.must(actor.administers().contains(&institution))?;
    let draft = form.check(parts.clock.today()).map_err(Fault::Invalid)?;
    let secret = format!("{PREFIX}{}", token::fresh());
    let hash = token::hash(&secret).ok_or(Fault::Missing)?;
    let tx = parts.db.write().await?;
    let row = api_key::ActiveModel {
        institution_id: Set(institution.0),
        name: Set(draft.name.replace('\0', "")),
        hash: Set(hash),
        scope: Set(draft.scope.code().to_owned()),
        made_by: Set(person.name.clone()),
        is_demo: Set(person.is_demo),
        made_at: Set(parts.clock.now_ms()),
        expires_on: Set(draft.expires_on.to_string()),
        revoked_at: Set(None),
        last_used_on: Set(None),
        ..Default::default()
    };
    row.insert(&*tx).await?;
    let noted = of_key(person, Deed::KeyMade, institution, &draft.name)
        .field("scope", "", draft.scope.code())
        .field("expires_on", "", &draft.expires_on.to_string());
    note(&*tx, noted, parts.clock.now()).await?;
    tx.commit().await?;
    Ok(secret)
}

/// An entry of the trail about a key, by its name; the key itself is nowhere.
fn of_key<'a>(by: &'a Person, deed: Deed, institution: InstitutionId, name: &'a str) -> Note<'a> {
    Note {
        by: Some(by.into()),
        institution: Some(institution),
        deed,
        offer: None,
        object: name,
        changes: vec![],
    }
}

/// Ends a key at once; see the port.
pub async fn revoke(parts: &Parts, actor: &Actor, key: KeyId) -> Result<(), Fault> {
    actor.person()?;
    let tx = parts.db.write().await?;
    let row = api_key::Entity::find_by_id(key.0).one(&*tx).await?;
    let row = row.ok_or(Fault::Missing)?;
    let institution = InstitutionId(row.institution_id);
    let person = actor.must(actor.administers().contains(&institution))?;
    let ended = api_key::Entity::update_many()
        .col_expr(api_key::Column::RevokedAt, Expr::value(parts.clock.now_ms()))
        .filter(api_key::Column::Id.eq(key.0))
        .filter(api_key::Column::RevokedAt.is_null())
        .exec(&*tx)
        .await?;
    if ended.rows_affected == 1 {
        let noted = of_key(person, Deed::KeyRevoked, institution, &row.name);
        note(&*tx, noted, parts.clock.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// A key that works today, and whether what it begins is marked as demonstration.
///
/// # Errors
/// `SignIn` for anything that is no such key.
pub async fn recognise(parts: &Parts, presented: &str) -> Result<(ApiKey, bool), Fault> {
    let hash = presented
        .strip_prefix(PREFIX)
        .and_then(|_| token::hash(presented))
        .ok_or(Fault::SignIn)?;
    let row = api_key::Entity::find()
        .filter(api_key::Column::Hash.eq(hash))
        .one(parts.db.read())
        .await?
        .ok_or(Fault::SignIn)?;
    let is_demo = row.is_demo;
    let key = to_key(row)?;
    let today = parts.clock.today();
    if !key.works_on(today) {
        return Err(Fault::SignIn);
    }
    // Once a day is enough to see that a key is in use.
    if key.last_used_on != Some(today) {
        let tx = parts.db.write().await?;
        api_key::Entity::update_many()
            .col_expr(api_key::Column::LastUsedOn, Expr::value(today.to_string()))
            .filter(api_key::Column::Id.eq(key.id.0))
            .exec(&*tx)
            .await?;
        tx.commit().await?;
    }
    Ok((key, is_demo))
}
