//! Every query on identities that providers vouch for.

use app::accounts::model::Person;
use app::shared::ids::PersonId;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::to_person;
use crate::accounts::entity::{identity, person};

/// The person this provider knows under this name.
pub async fn person_outside(
    db: &impl ConnectionTrait,
    issuer: &str,
    subject: &str,
) -> Result<Option<Person>, DbErr> {
    let row = identity::Entity::find()
        .find_also_related(person::Entity)
        .filter(identity::Column::Issuer.eq(issuer))
        .filter(identity::Column::Subject.eq(subject))
        .one(db)
        .await?;
    Ok(row.and_then(|(_, person)| person).map(to_person))
}

/// Binds a person to what a provider calls her.
pub async fn bind(
    db: &impl ConnectionTrait,
    person: PersonId,
    issuer: &str,
    subject: &str,
) -> Result<(), DbErr> {
    let row = identity::ActiveModel {
        person_id: Set(person.0),
        issuer: Set(issuer.to_owned()),
        subject: Set(subject.to_owned()),
        ..Default::default()
    };
    identity::Entity::insert(row)
        .on_conflict_do_nothing_on([identity::Column::Issuer, identity::Column::Subject])
        .exec_without_returning(db)
        .await?;
    Ok(())
}
