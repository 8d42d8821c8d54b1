//! Institutions that give an offer together with the one that answers for it: what their editors may read, and
//! who lets them write.
//!
//! The texts name them; a row an institution is kept beside, so that rights and lists need not read texts.

use app::accounts::model::Actor;
use app::audit::model::Deed;
use app::catalogue::form::OfferForm;
use app::catalogue::model::{Institution, PartnerAccess, Reference};
use app::catalogue::port::Hand;
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::{InstitutionId, OfferId};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use serde::Deserialize;

use super::entity::offer_partner::{ActiveModel, Column, Entity, Model};
use super::entity::{institution, offer, offer_version};
use super::store;
use crate::audit::{Note, note};
use crate::platform::Parts;

/// What a text says of who gives the offer, whether it is a plan or as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    institutions: Vec<String>,
}

fn named(text: Option<&str>) -> Result<Vec<String>, DbErr> {
    let named = text.map(store::from_json::<Named>).transpose()?;
    Ok(named.unwrap_or_default().institutions)
}

fn rows(offer: OfferId) -> Select<Entity> {
    Entity::find().filter(Column::OfferId.eq(offer.0))
}

/// Offers that these institutions give together with others; `public`: whose live text says so.
pub(super) fn shared_with(institutions: &[i64], public: bool) -> SelectStatement {
    let mut shared = Query::select()
        .column(Column::OfferId)
        .from(Entity)
        .and_where(Column::InstitutionId.is_in(institutions.iter().copied()))
        .to_owned();
    if public {
        shared.and_where(Column::IsPublic.eq(true));
    }
    shared
}

/// Lets the rows say what the newest text and the live one say; what an institution was let do stays.
///
/// # Errors
/// The database's own.
pub(super) async fn refresh(
    db: &impl ConnectionTrait,
    series: &offer::Model,
    newest: &offer_version::Model,
) -> Result<(), DbErr> {
    let is_open = store::state(newest)?.is_open();
    let of_newest = if is_open {
        Some(newest.typed.as_str())
    } else {
        newest.plan.as_deref()
    };
    let live = match series.live_version_id {
        Some(id) if id == newest.id => newest.plan.clone(),
        Some(id) => offer_version::Entity::find_by_id(id)
            .one(db)
            .await?
            .and_then(|v| v.plan),
        None => None,
    };
    let (newest, live) = (named(of_newest)?, named(live.as_deref())?);
    let before = rows(OfferId(series.id)).all(db).await?;
    if before.is_empty() && newest.is_empty() && live.is_empty() {
        return Ok(());
    }
    let known = institution::Entity::find()
        .filter(institution::Column::DbhCode.is_in(newest.iter().chain(&live).map(String::as_str)))
        .filter(institution::Column::Id.ne(series.institution_id))
        .all(db)
        .await?;
    for row in &before {
        if !known.iter().any(|i| i.id == row.institution_id) {
            Entity::delete_by_id((row.offer_id, row.institution_id))
                .exec(db)
                .await?;
        }
    }
    for partner in known {
        let is_public = live.contains(&partner.dbh_code);
        match before.iter().find(|row| row.institution_id == partner.id) {
            Some(row) if row.is_public == is_public => {}
            Some(row) => {
                let of = (row.offer_id, row.institution_id);
                set(db, of, Column::IsPublic, is_public).await?;
            }
            None => {
                let row = ActiveModel {
                    offer_id: Set(series.id),
                    institution_id: Set(partner.id),
                    may_edit: Set(false),
                    is_public: Set(is_public),
                };
                Entity::insert(row).exec_without_returning(db).await?;
            }
        }
    }
    Ok(())
}

async fn set(db: &impl ConnectionTrait, of: (i64, i64), column: Column, value: bool) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(column, Expr::value(value))
        .filter(Column::OfferId.eq(of.0))
        .filter(Column::InstitutionId.eq(of.1))
        .exec(db)
        .await?;
    Ok(())
}

/// What the actor may do with the texts of an offer that this institution answers for.
///
/// # Errors
/// The database's own.
pub(super) async fn hand(
    db: &impl ConnectionTrait,
    actor: &Actor,
    offer: OfferId,
    institution: InstitutionId,
) -> Result<Option<Hand>, DbErr> {
    let own = actor.institutions();
    if own.contains(&institution) {
        return Ok(Some(Hand::Answers));
    }
    if own.is_empty() {
        return Ok(None);
    }
    let shared = rows(offer)
        .filter(Column::InstitutionId.is_in(own.iter().map(|i| i.0)))
        .all(db)
        .await?;
    let hand = |row: &Model| if row.may_edit { Hand::Edits } else { Hand::Reads };
    Ok(shared.iter().map(hand).max())
}

/// An offer's partners by name, with what they may do.
///
/// # Errors
/// The database's own.
pub(super) async fn of_offer(
    db: &impl ConnectionTrait,
    offer: OfferId,
    reference: &Reference,
) -> Result<Vec<(Institution, PartnerAccess)>, DbErr> {
    let rows = rows(offer).all(db).await?;
    let given = |institution: &Institution| {
        let row = rows.iter().find(|r| r.institution_id == institution.id.0)?;
        Some(access(row))
    };
    let all = reference.institutions.iter();
    Ok(all.filter_map(|i| Some((i.clone(), given(i)?))).collect())
}

fn access(row: &Model) -> PartnerAccess {
    if row.may_edit {
        PartnerAccess::Edit
    } else {
        PartnerAccess::Read
    }
}

/// Institutions named in a form that the register does not know, or that answer for the offer themselves.
pub(super) fn unknown(form: &OfferForm, own: InstitutionId, reference: &Reference) -> Vec<FieldFault> {
    let is_partner = |code: &str| reference.institution_of(code).is_some_and(|i| i.id != own);
    let typed = form.institutions.iter().map(|code| code.trim()).enumerate();
    typed
        .filter(|(_, code)| !code.is_empty() && !is_partner(code))
        .map(|(i, _)| FieldFault::new(format!("institutions[{i}]"), Problem::UnknownChoice))
        .collect()
}

/// Says what a partner may do; see the port.
pub async fn share(
    parts: &Parts,
    actor: &Actor,
    offer: OfferId,
    partner: InstitutionId,
    given: PartnerAccess,
) -> Result<(), Fault> {
    actor.person()?;
    let tx = parts.db.write().await?;
    let held = store::hold_offer(&*tx, offer).await?.ok_or(Fault::Missing)?;
    let institution = InstitutionId(held.institution_id);
    let person = actor.must(actor.may_edit_for(institution))?;
    let row = Entity::find_by_id((offer.0, partner.0)).one(&*tx).await?;
    let before = access(&row.ok_or(Fault::Missing)?);
    if before == given {
        return Ok(());
    }
    let may_edit = given == PartnerAccess::Edit;
    set(&*tx, (offer.0, partner.0), Column::MayEdit, may_edit).await?;
    let called = institution::Entity::find_by_id(partner.0).one(&*tx).await?;
    let called = called.map(|i| i.name).unwrap_or_default();
    let noted = Note::of(Some(person.into()), Deed::OfferShared, institution, offer)
        .called(&called)
        .field("access", before.code(), given.code());
    note(&*tx, noted, parts.clock.now()).await?;
    Ok(tx.commit().await?)
}
