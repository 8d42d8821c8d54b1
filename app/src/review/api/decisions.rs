//! What is posted about a decision: an appeal, and its answer.

use leptos::prelude::*;

use crate::review::form::AppealForm;
use crate::shared::fault::Fault;
use crate::shared::ids::CaseId;

/// Appeals against a return.
///
/// # Errors
/// `Forbidden`; `Invalid`; `Stale` after the last day.
#[server(prefix = "/do", endpoint = "review/appeal")]
pub async fn appeal_decision(case: CaseId, #[server(default)] form: AppealForm) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = crate::path::decision(request.lang, case);
    request.form_page(page.clone(), &form);
    request
        .services
        .decisions
        .appeal(&request.actor, case, &form.reason)
        .await?;
    request.go_to(page, Some(Notice::AppealFiled));
    Ok(())
}

/// Answers an appeal.
///
/// # Errors
/// `Forbidden`, also for whoever made the decision; `Invalid`; `Stale` if it is answered.
#[server(prefix = "/do", endpoint = "review/answer")]
pub async fn answer_appeal(case: CaseId, #[server(default)] form: AppealForm) -> Result<(), Fault> {
    use crate::review::model::AppealState;
    use crate::shared::fault::Problem;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = crate::path::decision(request.lang, case);
    request.form_page(page.clone(), &form);
    // Whoever may not answer is told that before anything about the form.
    request.actor.must(request.actor.may_review())?;
    let answer = AppealState::from_code(&form.answer)
        .filter(|a| !a.is_open())
        .ok_or_else(|| Fault::field("answer", Problem::Required))?;
    request
        .services
        .decisions
        .answer_appeal(&request.actor, case, answer, &form.text)
        .await?;
    request.go_to(page, Some(Notice::AppealAnswered));
    Ok(())
}
