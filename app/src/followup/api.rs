//! What is posted about findings: opening, answering, promising, ending.

use leptos::prelude::*;

use super::form::{ActionForm, EndForm, FindingForm, ReplyForm, SettleForm};
use crate::shared::fault::Fault;
use crate::shared::ids::{EvaluationId, FindingId};

/// A form as it was typed, with the revision it was typed on and which of the page's forms it is.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Typed<F: Default> {
    pub which: String,
    pub seen: i64,
    pub form: F,
}

#[cfg(feature = "ssr")]
fn begin<F: Default + Clone + serde::Serialize>(
    which: &str,
    finding: FindingId,
    seen: i64,
    form: &F,
) -> Result<crate::services::Request, Fault> {
    let request = crate::services::request()?;
    let typed = Typed {
        which: which.to_owned(),
        seen,
        form: form.clone(),
    };
    request.form_page(crate::path::finding(request.lang, finding), &typed);
    Ok(request)
}

/// Opens a finding about a closed survey.
///
/// # Errors
/// As the port's `open`.
#[server(prefix = "/do", endpoint = "followup/open")]
pub async fn open_finding(
    evaluation: EvaluationId,
    #[server(default)] form: FindingForm,
) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.form_page(path::new_finding(request.lang, evaluation), &form);
    let services = &request.services;
    let id = services.followup.open(&request.actor, evaluation, form).await?;
    request.go_to(path::finding(request.lang, id), Some(Notice::FindingOpened));
    Ok(())
}

/// Answers a finding.
///
/// # Errors
/// As the port's `reply`.
#[server(prefix = "/do", endpoint = "followup/reply")]
pub async fn reply_to_finding(
    finding: FindingId,
    seen: i64,
    #[server(default)] form: ReplyForm,
) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = begin("reply", finding, seen, &form)?;
    let services = &request.services;
    services
        .followup
        .reply(&request.actor, finding, seen, form)
        .await?;
    request.go_to(
        crate::path::finding(request.lang, finding),
        Some(Notice::ReplyKept),
    );
    Ok(())
}

/// Promises an action.
///
/// # Errors
/// As the port's `promise`.
#[server(prefix = "/do", endpoint = "followup/promise")]
pub async fn promise_action(
    finding: FindingId,
    seen: i64,
    #[server(default)] form: ActionForm,
) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = begin("promise", finding, seen, &form)?;
    let services = &request.services;
    services
        .followup
        .promise(&request.actor, finding, seen, form)
        .await?;
    request.go_to(
        crate::path::finding(request.lang, finding),
        Some(Notice::ActionPromised),
    );
    Ok(())
}

/// Says how an action ended.
///
/// # Errors
/// As the port's `end_action`.
#[server(prefix = "/do", endpoint = "followup/end_action")]
pub async fn end_action(
    finding: FindingId,
    seen: i64,
    #[server(default)] form: EndForm,
) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = begin("end", finding, seen, &form)?;
    let services = &request.services;
    services
        .followup
        .end_action(&request.actor, finding, seen, form)
        .await?;
    request.go_to(
        crate::path::finding(request.lang, finding),
        Some(Notice::ActionEnded),
    );
    Ok(())
}

/// Ends a finding.
///
/// # Errors
/// As the port's `settle`.
#[server(prefix = "/do", endpoint = "followup/settle")]
pub async fn settle_finding(
    finding: FindingId,
    seen: i64,
    #[server(default)] form: SettleForm,
) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = begin("settle", finding, seen, &form)?;
    let services = &request.services;
    services
        .followup
        .settle(&request.actor, finding, seen, form)
        .await?;
    request.go_to(
        crate::path::finding(request.lang, finding),
        Some(Notice::FindingSettled),
    );
    Ok(())
}

/// Ends a finding of a rule's as unfounded.
///
/// # Errors
/// As the port's `set_aside`.
#[server(prefix = "/do", endpoint = "followup/set_aside")]
pub async fn set_finding_aside(
    finding: FindingId,
    seen: i64,
    #[server(default)] form: SettleForm,
) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = begin("set_aside", finding, seen, &form)?;
    let services = &request.services;
    services
        .followup
        .set_aside(&request.actor, finding, seen, form)
        .await?;
    request.go_to(
        crate::path::finding(request.lang, finding),
        Some(Notice::FindingSetAside),
    );
    Ok(())
}
