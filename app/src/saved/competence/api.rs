//! What a browser posts about its reader's own competence.

use leptos::prelude::*;

use crate::shared::fault::Fault;

/// Remembers what somebody teaches and has, named as in the page's address; a visitor is led to sign in and back again.
///
/// # Errors
/// `SignIn`, on the way there; `Invalid`, on the page whose address says it.
#[server(prefix = "/do", endpoint = "competence/keep")]
pub async fn keep_competence(
    #[server(default)] trinn: String,
    #[server(default)] fag: String,
    #[server(default)] stp: String,
) -> Result<(), Fault> {
    use crate::advice::form::CompetenceForm;
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let form = CompetenceForm {
        teaching: trinn,
        subject: fag,
        credits: stp,
    };
    let here = path::competence_with(request.lang, form.pairs());
    if request.actor.person.is_none() {
        request.go_to(path::sign_in_to(request.lang, &here), Some(Notice::SignInToSave));
        return Err(Fault::SignIn);
    }
    request.form_page(here.clone(), &());
    request.services.competence.keep(&request.actor, &form).await?;
    request.go_to(here, Some(Notice::CompetenceKept));
    Ok(())
}

/// Forgets it, and returns to where that was asked for.
///
/// # Errors
/// `SignIn`.
#[server(prefix = "/do", endpoint = "competence/forget")]
pub async fn forget_competence(#[server(default)] back: String) -> Result<(), Fault> {
    use crate::path;
    use crate::saved::api::back_to;
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.services.competence.forget(&request.actor).await?;
    let next = back_to(&back, path::competence(request.lang));
    request.go_to(next, Some(Notice::CompetenceForgotten));
    Ok(())
}
