//! The people port: an institution's administrator invites, changes roles, lets go – noted, and told by letter.

use app::accounts::form::{email_of, name_of};
use app::accounts::model::{Actor, Role};
use app::accounts::people::form::{InviteForm, ROLES, STAND_IN};
use app::accounts::people::port::{Colleague, People};
use app::audit::model::Deed;
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::{InstitutionId, PersonId};
use app::shared::time::parse_date;
use async_trait::async_trait;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use tracing::instrument;

use super::entity::{person, role};
use super::granting::{Gift, give, has_lasting, noted, roles};
use super::people_jobs::NoEditor;
use super::store;
use crate::platform::Parts;

/// The port of an institution's people.
pub struct PeopleService {
    parts: Parts,
}

/// Institutions the actor administers.
fn administered(actor: &Actor) -> Vec<InstitutionId> {
    let admin = actor.grants.iter().filter(|g| g.role == Role::InstitutionAdmin);
    admin.filter_map(|g| g.institution).collect()
}

impl PeopleService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        PeopleService { parts }
    }

    /// Gives a person `role` instead of what she has at the institution; nothing = she is let go.
    async fn turn(
        &self,
        actor: &Actor,
        person: PersonId,
        institution: InstitutionId,
        to: Option<Role>,
    ) -> Result<(), Fault> {
        let by = actor.must(administered(actor).contains(&institution))?;
        let tx = self.parts.db.write().await?;
        let (hers, others): (Vec<_>, Vec<_>) = roles(&tx, Some(institution), &ROLES)
            .await?
            .into_iter()
            .partition(|r| r.person_id == person.0);
        let first = hers.first().ok_or(Fault::Missing)?;
        let is = |role: Role| move |r: &role::Model| r.role == role.code();
        // Another role lasts as long as hers did: a stand-in stays one.
        let until = hers
            .iter()
            .map(|r| r.until.clone())
            .max_by_key(|day| (day.is_none(), day.clone()));
        let until = until.flatten();
        let stays = to == Some(Role::InstitutionAdmin) && until.is_none();
        let administers = hers.iter().any(is(Role::InstitutionAdmin));
        if administers && !stays && !has_lasting(&others, Role::InstitutionAdmin) {
            return Err(Fault::field("role", Problem::LastOne));
        }
        let before: Vec<&str> = hers.iter().map(|r| r.role.as_str()).collect();
        let ids = hers.iter().map(|r| r.id);
        role::Entity::delete_many()
            .filter(role::Column::Id.is_in(ids))
            .exec(&*tx)
            .await?;
        if let Some(to) = to {
            let row = role::ActiveModel {
                person_id: Set(person.0),
                role: Set(to.code().to_owned()),
                institution_id: Set(Some(institution.0)),
                until: Set(until),
                ..Default::default()
            };
            role::Entity::insert(row).exec_without_returning(&*tx).await?;
        }
        let name = store::person(&*tx, person)
            .await?
            .map(|p| p.name)
            .unwrap_or_default();
        let deed = if to.is_some() {
            Deed::RoleChanged
        } else {
            Deed::PersonRemoved
        };
        let roles = (before.join(", "), to.map_or("", Role::code));
        let roles = (roles.0.as_str(), roles.1);
        noted(&self.parts, &tx, Some(by), deed, Some(institution), &name, roles).await?;
        let had_editor = hers.iter().any(is(Role::Editor));
        if had_editor && to != Some(Role::Editor) && !others.iter().any(is(Role::Editor)) {
            let told = NoEditor {
                institution,
                role: first.id,
            };
            tx.enqueue(&told).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Takes roles away whose last day is over, as an administrator would; what nobody has to remember.
///
/// # Errors
/// `Internal` only.
pub(crate) async fn tick(parts: &Parts) -> Result<(), Fault> {
    let over = || {
        let past = role::Column::Until.lt(parts.clock.today().to_string());
        role::Entity::find().filter(past).order_by_asc(role::Column::Id)
    };
    if over().one(parts.db.read()).await?.is_none() {
        return Ok(());
    }
    let tx = parts.db.write().await?;
    for row in over().all(&*tx).await? {
        let Some(institution) = row.institution_id.map(InstitutionId) else {
            continue;
        };
        let is = |role: Role| move |r: &role::Model| r.role == role.code();
        let mut left = roles(&tx, Some(institution), &ROLES).await?;
        left.retain(|r| r.id != row.id);
        // Somebody must be able to give access: the last administrator stays until there is another.
        if is(Role::InstitutionAdmin)(&row) && !left.iter().any(is(Role::InstitutionAdmin)) {
            continue;
        }
        let gone = role::Entity::delete_by_id(row.id).exec(&*tx).await?;
        if gone.rows_affected == 0 {
            continue;
        }
        let person = store::person(&*tx, PersonId(row.person_id)).await?;
        let name = person.map(|p| p.name).unwrap_or_default();
        let taken = (row.role.as_str(), "");
        noted(
            parts,
            &tx,
            None,
            Deed::PersonRemoved,
            Some(institution),
            &name,
            taken,
        )
        .await?;
        if is(Role::Editor)(&row) && !left.iter().any(is(Role::Editor)) {
            let told = NoEditor {
                institution,
                role: row.id,
            };
            tx.enqueue(&told).await?;
        }
    }
    Ok(tx.commit().await?)
}

#[async_trait]
impl People for PeopleService {
    async fn colleagues(&self, actor: &Actor) -> Result<Vec<Colleague>, Fault> {
        let institutions = administered(actor);
        actor.must(!institutions.is_empty())?;
        let rows = role::Entity::find()
            .find_also_related(person::Entity)
            .filter(role::Column::InstitutionId.is_in(institutions.iter().map(|i| i.0)))
            .filter(role::Column::Role.is_in(ROLES.map(Role::code)))
            .all(self.parts.db.read())
            .await?;
        let mut people: Vec<Colleague> = rows
            .into_iter()
            .filter_map(|(role, person)| {
                let person = person?;
                Some(Colleague {
                    person: PersonId(person.id),
                    name: person.name,
                    email: person.email,
                    role: Role::from_code(&role.role)?,
                    institution: InstitutionId(role.institution_id?),
                    until: role.until.as_deref().and_then(|day| day.parse().ok()),
                })
            })
            .collect();
        people.sort_by_cached_key(|c| (c.institution, c.name.to_lowercase(), c.person));
        Ok(people)
    }

    #[instrument(name = "people.invite", skip_all)]
    async fn invite(&self, actor: &Actor, form: &InviteForm) -> Result<(), Fault> {
        let institution = form
            .institution
            .parse()
            .map(InstitutionId)
            .map_err(|_| Fault::Forbidden);
        // A visitor is asked to sign in, whatever was typed.
        actor.person()?;
        let institution = institution?;
        let by = actor.must(administered(actor).contains(&institution))?;
        let mut faults = vec![];
        let mut fault = |field: &str, problem| faults.push(FieldFault::new(field, problem));
        let name = name_of(&form.name)
            .map_err(|problem| fault("name", problem))
            .unwrap_or_default();
        let email = email_of(&form.email)
            .map_err(|problem| fault("email", problem))
            .unwrap_or_default();
        let role = Role::from_code(&form.role).filter(|r| ROLES.contains(r));
        if role.is_none() {
            fault("role", Problem::UnknownChoice);
        }
        let today = self.parts.clock.today();
        let until = parse_date(&form.until);
        match until {
            None if !form.until.trim().is_empty() => fault("until", Problem::NotADate),
            Some(day) if day < today => fault("until", Problem::Past),
            Some(day) if (day - today).num_days() > STAND_IN => {
                fault("until", Problem::TooFarAhead(STAND_IN))
            }
            _ => {}
        }
        let Some(role) = role.filter(|_| faults.is_empty()) else {
            return Err(Fault::Invalid(faults));
        };
        let tx = self.parts.db.write().await?;
        let gift = Gift {
            name: &name,
            email: &email,
            role,
            institution: Some(institution),
            partnership: None,
            until,
            by: Some(by),
        };
        give(&self.parts, &tx, gift, &ROLES).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "people.set_role", skip_all)]
    async fn set_role(
        &self,
        actor: &Actor,
        person: PersonId,
        institution: InstitutionId,
        role: Role,
    ) -> Result<(), Fault> {
        actor.must(administered(actor).contains(&institution))?;
        if !ROLES.contains(&role) {
            return Err(Fault::field("role", Problem::UnknownChoice));
        }
        self.turn(actor, person, institution, Some(role)).await
    }

    #[instrument(name = "people.remove", skip_all)]
    async fn remove(&self, actor: &Actor, person: PersonId, institution: InstitutionId) -> Result<(), Fault> {
        self.turn(actor, person, institution, None).await
    }
}
