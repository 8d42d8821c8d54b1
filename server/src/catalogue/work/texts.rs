//! Who saved which text: kept for a while, so that two people's changes can be joined from the text both saw.

use app::catalogue::form::OfferForm;
use app::shared::ids::VersionId;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::audit::Author;
use crate::catalogue::entity::offer_text;
use crate::catalogue::store;

/// Saved texts kept of each version: an afternoon of somebody whose draft saves itself at every pause.
const KEPT: i64 = 500;

/// Keeps the text that `by` saved as `revision`.
///
/// # Errors
/// The database's own.
pub async fn keep(
    db: &impl ConnectionTrait,
    version: VersionId,
    revision: i64,
    form: &OfferForm,
    by: Author<'_>,
    at: i64,
) -> Result<(), DbErr> {
    use offer_text::Column as C;
    let row = offer_text::ActiveModel {
        version_id: Set(version.0),
        revision: Set(revision),
        typed: Set(store::to_json(form)?),
        person_id: Set(by.id.map(|p| p.0)),
        person_name: Set(by.name.to_owned()),
        saved_at: Set(at),
    };
    let anew = OnConflict::columns([C::VersionId, C::Revision])
        .update_columns([C::Typed, C::PersonId, C::PersonName, C::SavedAt])
        .to_owned();
    offer_text::Entity::insert(row)
        .on_conflict(anew)
        .exec_without_returning(db)
        .await?;
    offer_text::Entity::delete_many()
        .filter(C::VersionId.eq(version.0))
        .filter(C::Revision.lte(revision - KEPT))
        .exec(db)
        .await?;
    Ok(())
}

/// What was saved as `revision`, if it is still kept.
///
/// # Errors
/// The database's own.
pub async fn saved(
    db: &impl ConnectionTrait,
    version: VersionId,
    revision: i64,
) -> Result<Option<offer_text::Model>, DbErr> {
    offer_text::Entity::find_by_id((version.0, revision))
        .one(db)
        .await
}
