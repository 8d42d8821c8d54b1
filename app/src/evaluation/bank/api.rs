//! What the directorate posts about questionnaires.

use leptos::prelude::*;

use super::form::{BankForm, ForceForm};
use crate::shared::fault::Fault;
use crate::shared::ids::QuestionnaireId;

/// Begins a draft from the newest version for a kind of survey; the one at the end of a study where none is named.
///
/// # Errors
/// `Forbidden`; `Stale`.
#[server(prefix = "/do", endpoint = "questionnaire/begin")]
pub async fn begin_questionnaire(#[server(default)] kind: String) -> Result<(), Fault> {
    use crate::evaluation::model::SurveyKind;

    let request = crate::services::request()?;
    request.form_page(crate::path::questionnaires(request.lang), &());
    let kind = SurveyKind::from_code(&kind).unwrap_or(SurveyKind::End);
    let draft = request.services.bank.begin(&request.actor, kind).await?;
    request.go_to(crate::path::questionnaire(request.lang, draft), None);
    Ok(())
}

/// Keeps a draft.
///
/// # Errors
/// `Forbidden`; `Missing`; `Invalid`; `Stale`.
#[server(prefix = "/do", endpoint = "questionnaire/save")]
pub async fn save_questionnaire(
    questionnaire: QuestionnaireId,
    seen: i64,
    #[server(default)] form: BankForm,
) -> Result<(), Fault> {
    use super::form::TypedBank;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = crate::path::questionnaire(request.lang, questionnaire);
    let typed = TypedBank {
        form: form.clone(),
        seen,
        from: String::new(),
    };
    request.form_page(page.clone(), &typed);
    let bank = &request.services.bank;
    bank.save(&request.actor, questionnaire, seen, &form).await?;
    request.go_to(page, Some(Notice::QuestionnaireSaved));
    Ok(())
}

/// Makes a draft the version in use from a day on.
///
/// # Errors
/// `Forbidden`; `Missing`; `Invalid`; `Stale`.
#[server(prefix = "/do", endpoint = "questionnaire/set")]
pub async fn set_questionnaire(
    questionnaire: QuestionnaireId,
    seen: i64,
    #[server(default)] form: ForceForm,
) -> Result<(), Fault> {
    use super::form::TypedBank;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let bank = &request.services.bank;
    // What is not ready is said on the draft's own page, as it is kept.
    let versions = bank.versions(&request.actor).await?;
    let kept = versions
        .iter()
        .find(|v| v.content.id == questionnaire)
        .ok_or(Fault::Missing)?;
    let typed = TypedBank {
        form: BankForm::of(&kept.content),
        seen: kept.revision,
        from: form.from.clone(),
    };
    request.form_page(crate::path::questionnaire(request.lang, questionnaire), &typed);
    bank.put_in_force(&request.actor, questionnaire, seen, &form)
        .await?;
    let next = crate::path::questionnaires(request.lang);
    request.go_to(next, Some(Notice::QuestionnaireSet));
    Ok(())
}

/// Throws a draft away.
///
/// # Errors
/// `Forbidden`; `Missing`; `Stale`.
#[server(prefix = "/do", endpoint = "questionnaire/discard")]
pub async fn discard_questionnaire(questionnaire: QuestionnaireId) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request
        .services
        .bank
        .discard(&request.actor, questionnaire)
        .await?;
    let next = crate::path::questionnaires(request.lang);
    request.go_to(next, Some(Notice::QuestionnaireDiscarded));
    Ok(())
}
