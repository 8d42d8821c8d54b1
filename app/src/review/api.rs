//! What a reviewer posts on a case: keeping a half-done review, approving, returning, and who has it.
//!
//! Judging takes the whole form, so that one page with several buttons needs no script. `decisions` holds
//! what is posted about a decision, `rules` what is posted about guidelines, phrases and priorities.

mod decisions;
mod rules;

pub use decisions::*;
pub use rules::*;

use leptos::prelude::*;

use super::form::{ConflictForm, ReviewForm};
use crate::shared::fault::Fault;
use crate::shared::ids::{CaseId, PersonId};

/// Keeps a half-done review.
///
/// # Errors
/// `Forbidden`; `Invalid`; `Stale` if decided, or changed since `seen`.
#[server(prefix = "/do", endpoint = "review/save")]
pub async fn save_review(case: CaseId, seen: i64, #[server(default)] form: ReviewForm) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = begin(case, seen, &form)?;
    request
        .services
        .review
        .save(&request.actor, case, seen, form)
        .await?;
    request.go_to(crate::path::case(request.lang, case), Some(Notice::ReviewSaved));
    Ok(())
}

/// Puts the chosen phrases into what is typed, and shows the case again; keeps nothing.
///
/// # Errors
/// `Forbidden`.
#[server(prefix = "/do", endpoint = "review/phrase")]
pub async fn fill_in(case: CaseId, seen: i64, #[server(default)] form: ReviewForm) -> Result<(), Fault> {
    use super::form::TypedReview;

    let request = crate::services::request()?;
    let phrases = request.services.guidelines.phrases(&request.actor).await?;
    let page = request.services.review.case(&request.actor, case).await?;
    let lang = page.version.plan.text_lang;
    let text_of = |id: &str| {
        let phrase = phrases.iter().find(|p| p.id.to_string() == id);
        phrase.map(|p| p.text(lang).to_owned())
    };
    let typed = TypedReview {
        form: form.with_phrases(text_of),
        seen,
        is_filled: true,
    };
    request.form_page(crate::path::case(request.lang, case), &typed);
    Ok(())
}

/// Approves and publishes, or asks a second reviewer to confirm.
///
/// # Errors
/// As `save_review`; `Invalid` unless every criterion is met.
#[server(prefix = "/do", endpoint = "review/approve")]
pub async fn approve_offer(
    case: CaseId,
    seen: i64,
    #[server(default)] form: ReviewForm,
) -> Result<(), Fault> {
    use super::model::Outcome;
    use crate::words::Notice;

    let request = begin(case, seen, &form)?;
    let is_decided = request
        .services
        .review
        .decide(&request.actor, case, seen, form, Outcome::Approved)
        .await?;
    let notice = if is_decided {
        Notice::OfferApproved
    } else {
        Notice::ApprovalProposed
    };
    request.go_to(crate::path::queue(request.lang), Some(notice));
    Ok(())
}

/// Returns the offer to its institution with the reasons.
///
/// # Errors
/// As `save_review`; `Invalid` unless a criterion is not met and says why.
#[server(prefix = "/do", endpoint = "review/return")]
pub async fn return_offer(case: CaseId, seen: i64, #[server(default)] form: ReviewForm) -> Result<(), Fault> {
    use super::model::Outcome;
    use crate::words::Notice;

    let request = begin(case, seen, &form)?;
    request
        .services
        .review
        .decide(&request.actor, case, seen, form, Outcome::Returned)
        .await?;
    request.go_to(crate::path::queue(request.lang), Some(Notice::OfferReturned));
    Ok(())
}

/// Confirms a colleague's approval.
///
/// # Errors
/// `Forbidden` for whoever approved it; `Stale`.
#[server(prefix = "/do", endpoint = "review/confirm")]
pub async fn confirm_approval(case: CaseId, seen: i64) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request
        .services
        .review
        .confirm(&request.actor, case, seen)
        .await?;
    request.go_to(crate::path::queue(request.lang), Some(Notice::OfferApproved));
    Ok(())
}

/// Puts an approval that waits for confirmation back to be judged.
///
/// # Errors
/// `Forbidden`; `Stale`.
#[server(prefix = "/do", endpoint = "review/take_back")]
pub async fn take_back_approval(case: CaseId, seen: i64) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request
        .services
        .review
        .take_back(&request.actor, case, seen)
        .await?;
    request.go_to(crate::path::case(request.lang, case), Some(Notice::CaseTakenBack));
    Ok(())
}

/// Gives cases to a colleague, takes them, or lets go of them (`to` is [`NOBODY`]).
///
/// [`NOBODY`]: crate::review::model::NOBODY
///
/// # Errors
/// `Forbidden`; `Invalid`.
#[server(prefix = "/do", endpoint = "review/assign")]
pub async fn assign_cases(
    #[server(default)] cases: Vec<CaseId>,
    #[server(default)] to: String,
    #[server(default)] back: String,
) -> Result<(), Fault> {
    use crate::accounts::landing::local;
    use crate::review::model::NOBODY;
    use crate::shared::fault::Problem;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let to: Option<PersonId> = match to.as_str() {
        "" => return Err(Fault::field("to", Problem::Required)),
        NOBODY => None,
        id => Some(
            id.parse()
                .map_err(|_| Fault::field("to", Problem::UnknownChoice))?,
        ),
    };
    let changed = request.services.review.assign(&request.actor, &cases, to).await?;
    let queue = crate::path::queue(request.lang);
    let next = local(&back).unwrap_or(&queue).to_owned();
    let own = request.actor.person.as_ref().map(|person| person.id);
    let notice = if cases.len() == 1 && to.is_some() && to == own {
        Notice::CaseTaken
    } else {
        Notice::CasesAssigned
    };
    request.go_to(next, (changed > 0).then_some(notice));
    Ok(())
}

/// Says that the person may not decide this case.
///
/// # Errors
/// `Forbidden`; `Invalid` without a reason; `Stale` once decided.
#[server(prefix = "/do", endpoint = "review/conflict")]
pub async fn mark_conflict(case: CaseId, #[server(default)] form: ConflictForm) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request
        .services
        .review
        .mark_conflict(&request.actor, case, &form.reason)
        .await?;
    request.go_to(
        crate::path::case(request.lang, case),
        Some(Notice::ConflictMarked),
    );
    Ok(())
}

/// Takes a colleague's mark away.
///
/// # Errors
/// `Forbidden`; `Missing`.
#[server(prefix = "/do", endpoint = "review/clear_conflict")]
pub async fn clear_conflict(case: CaseId, person: PersonId) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request
        .services
        .review
        .clear_conflict(&request.actor, case, person)
        .await?;
    request.go_to(
        crate::path::case(request.lang, case),
        Some(Notice::ConflictCleared),
    );
    Ok(())
}

/// The request, told to show the case again with what was typed should it not be kept.
#[cfg(feature = "ssr")]
fn begin(case: CaseId, seen: i64, form: &ReviewForm) -> Result<crate::services::Request, Fault> {
    let request = crate::services::request()?;
    let typed = super::form::TypedReview {
        form: form.clone(),
        seen,
        is_filled: false,
    };
    request.form_page(crate::path::case(request.lang, case), &typed);
    Ok(request)
}
