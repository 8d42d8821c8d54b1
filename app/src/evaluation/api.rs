//! What a browser posts to this domain: a plan, a list of participants, an answer.
//!
//! A participant's token goes to the port and to the page that shows the form again, and nowhere else:
//! never into the address after success, never into a log.

use std::collections::BTreeMap;

use leptos::prelude::*;
use server_fn::codec::{MultipartData, MultipartFormData};

use super::form::{AnswerForm, DaysForm, OwnForm, PlanForm};
use crate::shared::fault::Fault;
use crate::shared::ids::{EvaluationId, InvitationId, OfferId, RunId};

/// Plans a run's survey; `list` is what the list of runs it is planned from was narrowed to.
///
/// # Errors
/// As `Evaluations::plan`.
#[server(prefix = "/do", endpoint = "evaluation/plan")]
pub async fn plan_survey(
    run: RunId,
    #[server(default)] form: PlanForm,
    #[server(default)] list: BTreeMap<String, String>,
) -> Result<(), Fault> {
    use super::listing::RunsQuery;
    use super::model::SurveyKind;
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    // The page holds a form for each run and kind, so it must know which of them came back.
    let is_short = SurveyKind::from_code(&form.kind).is_some_and(|kind| kind != SurveyKind::End);
    let query = RunsQuery {
        plan: is_short.then_some(run),
        ..RunsQuery::read(&list.into_iter().collect::<Vec<_>>())
    };
    let page = path::surveys_with(request.lang, query.pairs());
    request.form_page(page, &(run, &form));
    let evaluation = request
        .services
        .evaluations
        .plan(&request.actor, run, form)
        .await?;
    request.go_to(
        path::survey(request.lang, evaluation),
        Some(Notice::SurveyPlanned),
    );
    Ok(())
}

/// Moves a survey's days.
///
/// # Errors
/// As `Evaluations::move_days`.
#[server(prefix = "/do", endpoint = "evaluation/move_days")]
pub async fn move_survey_days(
    evaluation: EvaluationId,
    #[server(default)] form: DaysForm,
) -> Result<(), Fault> {
    use super::form::SurveyForms;
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = path::survey(request.lang, evaluation);
    request.form_page(page.clone(), &SurveyForms::Days(form.clone()));
    let evaluations = &request.services.evaluations;
    // The first day is not asked once the survey is open.
    let notice = if form.opens_on.is_empty() {
        Notice::LastDayMoved
    } else {
        Notice::DaysMoved
    };
    evaluations.move_days(&request.actor, evaluation, form).await?;
    request.go_to(page, Some(notice));
    Ok(())
}

/// Gives up a survey that nobody has been asked in.
///
/// # Errors
/// As `Evaluations::cancel`.
#[server(prefix = "/do", endpoint = "evaluation/cancel")]
pub async fn cancel_survey(evaluation: EvaluationId, #[server(default)] seen: String) -> Result<(), Fault> {
    use super::form::SurveyForms;
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.form_page(path::survey(request.lang, evaluation), &SurveyForms::Cancel);
    let evaluations = &request.services.evaluations;
    evaluations.cancel(&request.actor, evaluation, &seen).await?;
    request.go_to(path::surveys(request.lang), Some(Notice::SurveyCancelled));
    Ok(())
}

/// Takes in a list of participants: fields `evaluation`, `list` (a file) or `text` (pasted), and `anyway` where somebody
/// wants the good rows of a list that was held back.
///
/// # Errors
/// As `Evaluations::add_participants`; `Unreadable` for a request cut short; `TooLarge`.
#[server(prefix = "/do", endpoint = "evaluation/add_participants", input = MultipartFormData)]
pub async fn add_participants(data: MultipartData) -> Result<(), Fault> {
    use super::form::{ListForm, SurveyForms};
    use crate::path;
    use crate::shared::fault::Problem;

    let request = crate::services::request()?;
    let upload = upload::read(data).await?;
    let evaluation = upload.evaluation.ok_or(Fault::Unreadable)?;
    let page = path::survey(request.lang, evaluation);
    let (field, list) = upload.list();
    let typed = ListForm {
        text: upload.text.clone(),
        report: None,
    };
    request.form_page(page.clone(), &SurveyForms::List(typed));
    if list.iter().all(u8::is_ascii_whitespace) {
        return Err(Fault::field(field, Problem::Required));
    }
    let report = request
        .services
        .evaluations
        .add_participants(&request.actor, evaluation, list, upload.anyway)
        .await;
    let report = report.map_err(|fault| upload::in_field(fault, field))?;
    // What is to be corrected comes back, also of a file; a pasted list that was held back as it was pasted.
    let text = if report.is_held && field == "text" {
        upload.text.clone()
    } else {
        report.again.clone()
    };
    let report = Some(report);
    request.form_page(page, &SurveyForms::List(ListForm { text, report }));
    Ok(())
}

/// Gives a participant another address and sends the invitation there.
///
/// # Errors
/// As `Evaluations::readdress`.
#[server(prefix = "/do", endpoint = "evaluation/readdress")]
pub async fn readdress_participant(
    evaluation: EvaluationId,
    participant: InvitationId,
    #[server(default)] email: String,
) -> Result<(), Fault> {
    use super::form::SurveyForms;
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = path::survey(request.lang, evaluation);
    request.form_page(page.clone(), &SurveyForms::Address(participant, email.clone()));
    let evaluations = &request.services.evaluations;
    evaluations
        .readdress(&request.actor, evaluation, participant, &email)
        .await?;
    request.go_to(page, Some(Notice::Readdressed));
    Ok(())
}

/// Deletes a participant's name and address.
///
/// # Errors
/// As `Evaluations::remove_participant`.
#[server(prefix = "/do", endpoint = "evaluation/remove_participant")]
pub async fn remove_participant(evaluation: EvaluationId, participant: InvitationId) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let evaluations = &request.services.evaluations;
    evaluations
        .remove_participant(&request.actor, evaluation, participant)
        .await?;
    request.go_to(
        path::survey(request.lang, evaluation),
        Some(Notice::ParticipantRemoved),
    );
    Ok(())
}

/// Keeps what the institution asks for itself and writes in the letters.
///
/// # Errors
/// As `Evaluations::ask_own`.
#[server(prefix = "/do", endpoint = "evaluation/ask_own")]
pub async fn ask_own(evaluation: EvaluationId, #[server(default)] form: OwnForm) -> Result<(), Fault> {
    use super::form::SurveyForms;
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = path::survey(request.lang, evaluation);
    request.form_page(page.clone(), &SurveyForms::Own(form.clone()));
    let evaluations = &request.services.evaluations;
    evaluations.ask_own(&request.actor, evaluation, form).await?;
    request.go_to(page, Some(Notice::OwnKept));
    Ok(())
}

/// Ends a survey's letters to whoever's letter carried this link.
///
/// # Errors
/// As `Evaluations::stop_letters`.
#[server(prefix = "/do", endpoint = "evaluation/stop_letters")]
pub async fn stop_survey_letters(stop: String) -> Result<(), Fault> {
    use crate::path;

    let request = crate::services::request()?;
    request.services.evaluations.stop_letters(&stop).await?;
    request.go_to(path::letters_stopped(request.lang), None);
    Ok(())
}

/// Keeps a participant's answer; `offer` only says where the way on leads.
///
/// # Errors
/// As `Evaluations::answer`.
#[server(prefix = "/do", endpoint = "evaluation/answer")]
pub async fn answer_survey(
    token: String,
    #[server(default)] offer: Option<OfferId>,
    #[server(default)] form: AnswerForm,
) -> Result<(), Fault> {
    use crate::path;

    let request = crate::services::request()?;
    request.form_page(path::answer(request.lang, &token), &form);
    match request.services.evaluations.answer(&token, form).await {
        // The link's own page says what has become of it, also where it never was one.
        Err(Fault::Missing) => Err(Fault::Stale),
        Err(other) => Err(other),
        Ok(()) => {
            let thanks = match offer {
                Some(offer) => path::thanks_for(request.lang, offer),
                None => path::thanks(request.lang),
            };
            request.go_to(thanks, None);
            Ok(())
        }
    }
}

#[cfg(feature = "ssr")]
mod upload {
    //! Reads a posted list piece by piece, so that a large one is refused before it fills the memory.

    use server_fn::codec::MultipartData;

    use crate::shared::fault::{Fault, FieldFault};
    use crate::shared::ids::EvaluationId;

    /// Most bytes of one field; a list of 2,000 people is about 100 kB.
    const LARGEST: usize = 5 * 1024 * 1024;

    #[derive(Default)]
    pub struct Upload {
        pub evaluation: Option<EvaluationId>,
        pub text: String,
        pub anyway: bool,
        file: Vec<u8>,
    }

    impl Upload {
        /// The list and the field it came from; a file goes before pasted text.
        pub fn list(&self) -> (&'static str, &[u8]) {
            if self.file.is_empty() && !self.text.trim().is_empty() {
                ("text", self.text.as_bytes())
            } else {
                ("list", &self.file)
            }
        }
    }

    pub async fn read(data: MultipartData) -> Result<Upload, Fault> {
        let mut parts = data.into_inner().ok_or(Fault::Unreadable)?;
        let mut upload = Upload::default();
        while let Some(mut part) = parts.next_field().await.map_err(|_| Fault::Unreadable)? {
            let name = part.name().unwrap_or_default().to_owned();
            let mut bytes = vec![];
            while let Some(piece) = part.chunk().await.map_err(|_| Fault::Unreadable)? {
                if bytes.len() + piece.len() > LARGEST {
                    return Err(Fault::TooLarge);
                }
                bytes.extend_from_slice(&piece);
            }
            match name.as_str() {
                "evaluation" => {
                    upload.evaluation = std::str::from_utf8(&bytes).ok().and_then(|v| v.parse().ok())
                }
                "anyway" => upload.anyway = true,
                "list" => upload.file = bytes,
                "text" => upload.text = String::from_utf8(bytes).map_err(|_| Fault::Unreadable)?,
                _ => {}
            }
        }
        Ok(upload)
    }

    /// Moves a fault of the list to the field the list came from.
    pub fn in_field(fault: Fault, field: &str) -> Fault {
        match fault {
            Fault::Invalid(faults) => {
                let moved = |f: FieldFault| match f.field.as_str() {
                    "list" => FieldFault::new(field, f.problem),
                    _ => f,
                };
                Fault::Invalid(faults.into_iter().map(moved).collect())
            }
            other => other,
        }
    }
}
