//! What is posted about rules.

use leptos::prelude::*;

use super::form::RulesForm;
use crate::shared::fault::Fault;

/// Sets the rules from a day on.
///
/// # Errors
/// As the port's `set`.
#[server(prefix = "/do", endpoint = "followup/set_rules")]
pub async fn set_finding_rules(seen: i64, #[server(default)] form: RulesForm) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.form_page(path::finding_rules(request.lang), &form);
    request
        .services
        .finding_rules
        .set(&request.actor, seen, form)
        .await?;
    request.go_to(path::finding_rules(request.lang), Some(Notice::RulesSet));
    Ok(())
}
