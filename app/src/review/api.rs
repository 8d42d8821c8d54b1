//! What a reviewer posts: keeping a half-done review, approving, returning.
//!
//! All three take the whole form, so that one page with three buttons needs no script.

use leptos::prelude::*;

use super::form::ReviewForm;
use crate::shared::fault::Fault;
use crate::shared::ids::CaseId;

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

/// Approves and publishes.
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
    request
        .services
        .review
        .decide(&request.actor, case, seen, form, Outcome::Approved)
        .await?;
    request.go_to(crate::path::queue(request.lang), Some(Notice::OfferApproved));
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

/// The request, told to show the case again with what was typed should it not be kept.
#[cfg(feature = "ssr")]
fn begin(case: CaseId, seen: i64, form: &ReviewForm) -> Result<crate::services::Request, Fault> {
    let request = crate::services::request()?;
    let typed = super::form::TypedReview {
        form: form.clone(),
        seen,
    };
    request.form_page(crate::path::case(request.lang, case), &typed);
    Ok(request)
}
