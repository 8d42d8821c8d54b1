//! Institutions, subjects and places: read once, shared by all, read again every few minutes.

use std::sync::Arc;

use app::catalogue::model::{Institution, Place, Reference, Subject};
use app::shared::fault::Fault;
use app::shared::ids::InstitutionId;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use tokio::sync::RwLock;

use super::entity::{institution, place, subject};
use crate::platform::Parts;

/// Another node may have taken in new reference data; this one learns of it after so long.
const KEPT_MS: i64 = 5 * 60_000;

/// What was read last, and when.
#[derive(Clone, Default)]
pub struct ReferenceCache(Arc<RwLock<Option<Kept>>>);

/// When it was read, and what.
type Kept = (i64, Arc<Reference>);

/// Everything looked up by code. An empty catalogue is never kept: it is about to be filled.
///
/// # Errors
/// `Internal` only.
pub(crate) async fn reference(parts: &Parts) -> Result<Arc<Reference>, Fault> {
    let now = parts.clock.now_ms();
    if let Some((read_at, reference)) = &*parts.reference.0.read().await
        && now - read_at < KEPT_MS
    {
        return Ok(reference.clone());
    }
    let reference = Arc::new(read(parts.db.read()).await?);
    if !reference.institutions.is_empty() {
        *parts.reference.0.write().await = Some((now, reference.clone()));
    }
    Ok(reference)
}

/// Reads it from the tables.
pub(crate) async fn read(db: &impl ConnectionTrait) -> Result<Reference, DbErr> {
    let mut institutions: Vec<Institution> = institution::Entity::find()
        .all(db)
        .await?
        .into_iter()
        .map(|i| Institution {
            id: InstitutionId(i.id),
            short_name: i.short_name,
            name: i.name,
            other_names: i.other_names,
            dbh_code: i.dbh_code,
            counties: i
                .counties
                .split(',')
                .filter(|c| !c.is_empty())
                .map(str::to_owned)
                .collect(),
            website: i.website,
        })
        .collect();
    // Here rather than in the database, whose order of letters depends on its settings.
    institutions.sort_by_key(|i| i.name.to_lowercase());
    let subjects = subject::Entity::find()
        .order_by_asc(subject::Column::Position)
        .all(db)
        .await?
        .into_iter()
        .map(|s| Subject {
            code: s.code,
            nb: s.nb,
            nn: s.nn,
            en: s.en,
        })
        .collect();
    let places = place::Entity::find()
        .order_by_asc(place::Column::Code)
        .all(db)
        .await?
        .into_iter()
        .map(|p| Place {
            code: p.code,
            name: p.name,
            full_name: p.full_name,
        })
        .collect();
    Ok(Reference {
        institutions,
        subjects,
        places,
        rules: crate::seed::rules::rules(),
    })
}

/// Subject codes and county codes, as a form's check wants them.
pub(crate) fn codes(reference: &Reference) -> (Vec<&str>, Vec<&str>) {
    let subjects = reference.subjects.iter().map(|s| s.code.as_str()).collect();
    let counties = reference.places.iter().filter(|p| p.is_county());
    (subjects, counties.map(|p| p.code.as_str()).collect())
}
