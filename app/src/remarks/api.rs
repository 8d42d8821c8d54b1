//! What is posted about texts: deciding, taking back, telling the institution.

use leptos::prelude::*;

use super::form::{DecideForm, UndoForm};
use crate::shared::fault::Fault;
use crate::shared::ids::EvaluationId;

/// Decides what becomes of several texts.
///
/// # Errors
/// As the port's `decide`.
#[server(prefix = "/do", endpoint = "remarks/decide")]
pub async fn decide_remarks(
    evaluation: EvaluationId,
    #[server(default)] form: DecideForm,
) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = path::reading(request.lang, evaluation);
    request.form_page(page.clone(), &form);
    let remarks = &request.services.remarks;
    remarks.decide(&request.actor, evaluation, form).await?;
    request.go_to(page, Some(Notice::RemarksDecided));
    Ok(())
}

/// Takes decisions back.
///
/// # Errors
/// As the port's `undo`.
#[server(prefix = "/do", endpoint = "remarks/undo")]
pub async fn undo_remarks(
    evaluation: EvaluationId,
    seen: i64,
    #[server(default)] form: UndoForm,
) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = path::reading(request.lang, evaluation);
    let remarks = &request.services.remarks;
    // A fault here leads back to the same page; what is typed above it went with another form.
    request.form_page(page.clone(), &form);
    remarks.undo(&request.actor, evaluation, seen, form).await?;
    request.go_to(page, Some(Notice::RemarksUndone));
    Ok(())
}

/// Tells the institution.
///
/// # Errors
/// As the port's `tell`.
#[server(prefix = "/do", endpoint = "remarks/tell")]
pub async fn tell_remarks(evaluation: EvaluationId, seen: i64) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let remarks = &request.services.remarks;
    remarks.tell(&request.actor, evaluation, seen).await?;
    request.go_to(path::reading(request.lang, evaluation), Some(Notice::RemarksTold));
    Ok(())
}
