//! What is posted about a dialogue meeting: the minutes, and the institution's remark on them.

use leptos::prelude::*;

use super::form::{MinutesForm, RemarkForm};
use crate::shared::fault::Fault;
use crate::shared::ids::InstitutionId;
use crate::shared::time::StudyYear;

/// Writes the minutes, or puts them right.
///
/// # Errors
/// As the port's `save_minutes`.
#[server(prefix = "/do", endpoint = "dossier/save_minutes")]
pub async fn save_minutes(
    institution: InstitutionId,
    year: StudyYear,
    seen: i64,
    #[server(default)] form: MinutesForm,
) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    // The page shows the lines that are typed; so faults name them by their place among these.
    let mut form = form;
    form.points
        .retain(|p| !(p.what.trim().is_empty() && p.owner.trim().is_empty() && p.due_on.trim().is_empty()));
    request.form_page(path::minutes(request.lang, institution, year), &form);
    let dossiers = &request.services.dossiers;
    dossiers
        .save_minutes(&request.actor, (institution, year), seen, form)
        .await?;
    request.go_to(
        path::minutes(request.lang, institution, year),
        Some(Notice::MinutesSaved),
    );
    Ok(())
}

/// Adds the institution's remark.
///
/// # Errors
/// As the port's `save_remark`.
#[server(prefix = "/do", endpoint = "dossier/save_remark")]
pub async fn save_remark(
    institution: InstitutionId,
    year: StudyYear,
    seen: i64,
    #[server(default)] form: RemarkForm,
) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.form_page(path::minutes(request.lang, institution, year), &form);
    let dossiers = &request.services.dossiers;
    dossiers
        .save_remark(&request.actor, (institution, year), seen, form)
        .await?;
    request.go_to(
        path::minutes(request.lang, institution, year),
        Some(Notice::RemarkSaved),
    );
    Ok(())
}
