//! The staff port: the directorate's people, its partners, and the first administrator of each institution. The
//! operator's way in for the very first of them is here as well.

use app::accounts::form::{email_of, name_of};
use app::accounts::model::{Actor, Role};
use app::accounts::people;
use app::accounts::staff::form::{ROLES, StaffForm};
use app::accounts::staff::port::{Member, Staff};
use app::audit::model::{Deed, Entry};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{GrantId, InstitutionId, PersonId};
use async_trait::async_trait;
use sea_orm::QuerySelect as _;
use sea_orm::entity::prelude::*;
use tracing::instrument;

use super::entity::{partner, person, role};
use super::granting::{Gift, end_partnership, give, has_lasting, noted, roles};
use super::store;
use crate::audit;
use crate::catalogue;
use crate::platform::Parts;

/// Entries of the trail that are shown.
const SHOWN: u64 = 20;

/// The staff port.
pub struct StaffService {
    parts: Parts,
}

impl StaffService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        StaffService { parts }
    }
}

/// Gives the first people of an installation their roles; afterwards its administrators invite the others.
///
/// Any role but a teacher's, who makes her own account, and a partner's, which says more than a command can.
///
/// # Errors
/// `Invalid` in `email`, `name`, `role` or `institution`.
pub(crate) async fn invite_first(
    parts: &Parts,
    email: &str,
    name: &str,
    role: Role,
    institution: Option<InstitutionId>,
) -> Result<(), Fault> {
    let email = email_of(email).map_err(|problem| Fault::field("email", problem))?;
    let name = if name.is_empty() {
        // Until somebody says what she is called, her address is all there is.
        email.clone()
    } else {
        name_of(name).map_err(|problem| Fault::field("name", problem))?
    };
    if matches!(role, Role::Teacher | Role::Partner) {
        return Err(Fault::field("role", Problem::UnknownChoice));
    }
    if people::form::ROLES.contains(&role) != institution.is_some() {
        return Err(Fault::field("institution", Problem::Required));
    }
    let tx = parts.db.write().await?;
    let gift = Gift {
        name: &name,
        email: &email,
        role,
        institution,
        partnership: None,
        until: None,
        by: None,
    };
    give(parts, &tx, gift, exclusive(&role)).await?;
    Ok(tx.commit().await?)
}

/// Roles of which a person has one at a time: at an institution either of two, at the directorate each once.
fn exclusive(role: &Role) -> &[Role] {
    if people::form::ROLES.contains(role) {
        &people::form::ROLES
    } else {
        std::slice::from_ref(role)
    }
}

#[async_trait]
impl Staff for StaffService {
    async fn members(&self, actor: &Actor) -> Result<Vec<Member>, Fault> {
        actor.must(actor.leads_directorate())?;
        let db = self.parts.db.read();
        let rows = role::Entity::find()
            .find_also_related(person::Entity)
            .filter(role::Column::Role.is_in(ROLES.map(Role::code)))
            .all(db)
            .await?;
        let partners = partner::Entity::find().all(db).await?;
        let mut members: Vec<Member> = rows
            .into_iter()
            .filter_map(|(row, person)| {
                let (person, role) = (person?, Role::from_code(&row.role)?);
                let of = partners
                    .iter()
                    .find(|p| role == Role::Partner && p.person_id == person.id);
                Some(Member {
                    grant: GrantId(row.id),
                    person: PersonId(person.id),
                    name: person.name,
                    email: person.email,
                    role,
                    institution: row.institution_id.map(InstitutionId),
                    partnership: of.map(store::to_partnership),
                })
            })
            .collect();
        let place = |role: Role| ROLES.iter().position(|&r| r == role);
        members.sort_by_cached_key(|m| (place(m.role), m.name.to_lowercase(), m.grant));
        Ok(members)
    }

    async fn trail(&self, actor: &Actor) -> Result<Vec<Entry>, Fault> {
        actor.must(actor.leads_directorate())?;
        let deeds = [Deed::PersonInvited, Deed::PersonRemoved];
        Ok(audit::of_directorate(self.parts.db.read(), &deeds, SHOWN).await?)
    }

    #[instrument(name = "staff.invite", skip_all)]
    async fn invite(&self, actor: &Actor, form: &StaffForm) -> Result<(), Fault> {
        let by = actor.must(actor.leads_directorate())?;
        let reference = catalogue::reference(&self.parts).await?;
        let invitee = form.check(&reference).map_err(Fault::Invalid)?;
        let tx = self.parts.db.write().await?;
        if let Some(institution) = invitee.institution {
            let there = roles(&tx, Some(institution), &people::form::ROLES).await?;
            if has_lasting(&there, Role::InstitutionAdmin) {
                return Err(Fault::field("institution", Problem::HasAdmin));
            }
            // Its own trail tells the institution, this one the directorate.
            let given = ("", invitee.role.code());
            noted(
                &self.parts,
                &tx,
                Some(by),
                Deed::PersonInvited,
                None,
                &invitee.name,
                given,
            )
            .await?;
        }
        let gift = Gift {
            name: &invitee.name,
            email: &invitee.email,
            role: invitee.role,
            institution: invitee.institution,
            partnership: invitee.partnership,
            until: None,
            by: Some(by),
        };
        give(&self.parts, &tx, gift, exclusive(&invitee.role)).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "staff.remove", skip_all)]
    async fn remove(&self, actor: &Actor, grant: GrantId) -> Result<(), Fault> {
        let by = actor.must(actor.leads_directorate())?;
        let tx = self.parts.db.write().await?;
        // Held before anything is decided: of two administrators who let each other go, one stays.
        let leads = roles(&tx, None, &[Role::DirectorateAdmin]).await?;
        let row = role::Entity::find_by_id(grant.0)
            .filter(role::Column::Role.is_in(ROLES.map(Role::code)))
            .lock_exclusive()
            .one(&*tx)
            .await?
            .ok_or(Fault::Missing)?;
        let others: Vec<_> = leads.into_iter().filter(|r| r.id != row.id).collect();
        if row.role == Role::DirectorateAdmin.code() && !has_lasting(&others, Role::DirectorateAdmin) {
            return Err(Fault::field("role", Problem::LastOne));
        }
        let person = PersonId(row.person_id);
        role::Entity::delete_by_id(row.id).exec(&*tx).await?;
        if row.role == Role::Partner.code() {
            end_partnership(&tx, person).await?;
        }
        let name = store::person(&*tx, person).await?.map(|p| p.name);
        let name = name.unwrap_or_default();
        let institution = row.institution_id.map(InstitutionId);
        let mut trails = vec![None];
        trails.extend(institution.map(Some));
        for trail in trails {
            let taken = (row.role.as_str(), "");
            noted(
                &self.parts,
                &tx,
                Some(by),
                Deed::PersonRemoved,
                trail,
                &name,
                taken,
            )
            .await?;
        }
        Ok(tx.commit().await?)
    }
}
