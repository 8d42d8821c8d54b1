//! What an administrator posts about the institution's people.

use leptos::prelude::*;

use super::form::InviteForm;
use crate::shared::fault::Fault;
use crate::shared::ids::{InstitutionId, PersonId};

/// Invites somebody to work for the institution.
///
/// # Errors
/// As `People::invite`.
#[server(prefix = "/do", endpoint = "people/invite")]
pub async fn invite_person(form: InviteForm) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::people(request.lang);
    request.form_page(page.clone(), &form);
    request.services.people.invite(&request.actor, &form).await?;
    request.go_to(page, Some(crate::words::Notice::PersonInvited));
    Ok(())
}

/// Gives somebody another role.
///
/// # Errors
/// `Invalid` for a role that does not exist; else as `People::set_role`.
#[server(prefix = "/do", endpoint = "people/set_role")]
pub async fn set_role(person: PersonId, institution: InstitutionId, role: String) -> Result<(), Fault> {
    use crate::accounts::model::Role;
    use crate::shared::fault::Problem;

    let request = crate::services::request()?;
    let page = crate::path::people(request.lang);
    request.form_page(page.clone(), &InviteForm::default());
    let role = Role::from_code(&role).ok_or_else(|| Fault::field("role", Problem::UnknownChoice))?;
    let people = &request.services.people;
    people.set_role(&request.actor, person, institution, role).await?;
    request.go_to(page, Some(crate::words::Notice::RoleChanged));
    Ok(())
}

/// Takes somebody's roles at the institution away.
///
/// # Errors
/// As `People::remove`.
#[server(prefix = "/do", endpoint = "people/remove")]
pub async fn remove_person(person: PersonId, institution: InstitutionId) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::people(request.lang);
    request.form_page(page.clone(), &InviteForm::default());
    let people = &request.services.people;
    people.remove(&request.actor, person, institution).await?;
    request.go_to(page, Some(crate::words::Notice::PersonRemoved));
    Ok(())
}
