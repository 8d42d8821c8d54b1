//! What an administrator of the directorate posts about people.

use leptos::prelude::*;

use super::form::StaffForm;
use crate::shared::fault::Fault;
use crate::shared::ids::GrantId;

/// Gives somebody a role.
///
/// # Errors
/// As `Staff::invite`.
#[server(prefix = "/do", endpoint = "staff/invite")]
pub async fn invite_staff(form: StaffForm) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::staff(request.lang);
    request.form_page(page.clone(), &form);
    request.services.staff.invite(&request.actor, &form).await?;
    request.go_to(page, Some(crate::words::Notice::PersonInvited));
    Ok(())
}

/// Takes a role away.
///
/// # Errors
/// As `Staff::remove`.
#[server(prefix = "/do", endpoint = "staff/remove")]
pub async fn remove_staff(grant: GrantId) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::staff(request.lang);
    request.form_page(page.clone(), &StaffForm::default());
    request.services.staff.remove(&request.actor, grant).await?;
    request.go_to(page, Some(crate::words::Notice::PersonRemoved));
    Ok(())
}
