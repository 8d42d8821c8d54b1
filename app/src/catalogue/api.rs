//! What a browser posts to the catalogue: drafts, submissions, withdrawals, marks on runs.
//!
//! Each function keeps the form as typed for its page (`form_page`) before it asks the port, so that
//! neither a fault nor a colleague's change loses a word. Rights are the port's matter.

use leptos::prelude::*;

use super::form::OfferForm;
use crate::shared::fault::Fault;
use crate::shared::ids::{InstitutionId, OfferId, RunId, VersionId};

/// Most choices beside a colleague's words in one post: more than an offer has fields.
#[cfg(feature = "ssr")]
const MOST_CHOICES: usize = 500;

/// Keeps what was typed for the page of an editor, as what was chosen beside a colleague's words has it.
/// `followed`: the page has renumbered its references itself.
#[cfg(feature = "ssr")]
pub(super) async fn kept(
    request: &crate::services::Request,
    page: &str,
    version: VersionId,
    seen: i64,
    form: OfferForm,
    choices: &[String],
    followed: bool,
) -> Result<OfferForm, Fault> {
    use super::changes::chosen;
    use super::work::port::Typed;

    let keep = |form: &OfferForm| {
        let typed = Typed {
            seen,
            form: form.clone().without_blank_rows(),
            of_live: None,
        };
        request.form_page(page.to_owned(), &typed);
    };
    keep(&form);
    // Whoever may write nothing here makes no work, and what is too long to be kept is compared with nothing.
    request.actor.person()?;
    form.check_size().map_err(Fault::Invalid)?;
    if choices.len() > MOST_CHOICES {
        return Err(Fault::Unreadable);
    }
    // Before blank rows go: a choice names its row as the page does.
    let form = choices.iter().fold(form, |form, choice| chosen(form, choice));
    let form = form.without_blank_rows();
    keep(&form);
    form.check_size().map_err(Fault::Invalid)?;
    if followed {
        return Ok(form);
    }
    let work = &request.services.work;
    let form = work.follow(&request.actor, version, seen, form).await?;
    keep(&form);
    Ok(form)
}

/// Starts a new, empty offer and opens it.
///
/// # Errors
/// As `Catalogue::create`.
#[server(prefix = "/do", endpoint = "offer/create")]
pub async fn create_offer(institution: InstitutionId) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let version = request
        .services
        .catalogue
        .create(&request.actor, institution, request.lang)
        .await?;
    request.go_to(crate::path::draft(request.lang, version), None);
    Ok(())
}

/// Opens the next version of a live offer, beginning it where there is none.
///
/// # Errors
/// As `Catalogue::revise`.
#[server(prefix = "/do", endpoint = "offer/revise")]
pub async fn revise_offer(offer: OfferId) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let version = request.services.catalogue.revise(&request.actor, offer).await?;
    request.go_to(crate::path::draft(request.lang, version), None);
    Ok(())
}

/// Keeps a draft as typed, complete or not. `seen` is the revision the person was looking at, `theirs` what she
/// chose where a colleague wrote something else, `followed` says that the page renumbered its references.
///
/// # Errors
/// As `Catalogue::save`.
#[server(prefix = "/do", endpoint = "offer/save")]
pub async fn save_offer(
    version: VersionId,
    seen: i64,
    form: OfferForm,
    #[server(default)] theirs: Vec<String>,
    #[server(default)] followed: bool,
) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::draft(request.lang, version);
    let form = kept(&request, &page, version, seen, form, &theirs, followed).await?;
    request
        .services
        .catalogue
        .save(&request.actor, version, seen, form)
        .await?;
    request.go_to(page, Some(crate::words::Notice::OfferSaved));
    Ok(())
}

/// Keeps a draft and sends it to review.
///
/// # Errors
/// As `Catalogue::submit`.
#[server(prefix = "/do", endpoint = "offer/submit")]
pub async fn submit_offer(
    version: VersionId,
    seen: i64,
    form: OfferForm,
    #[server(default)] theirs: Vec<String>,
    #[server(default)] followed: bool,
) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::draft(request.lang, version);
    let form = kept(&request, &page, version, seen, form, &theirs, followed).await?;
    request
        .services
        .catalogue
        .submit(&request.actor, version, seen, form)
        .await?;
    request.go_to(page, Some(crate::words::Notice::OfferSubmitted));
    Ok(())
}

/// Says what a partner institution's editors may do with an offer's texts; comes back to the version's page.
///
/// # Errors
/// `Invalid` for an access that does not exist; else as `Work::share`.
#[server(prefix = "/do", endpoint = "offer/share")]
pub async fn share_offer(
    version: VersionId,
    offer: OfferId,
    partner: InstitutionId,
    access: String,
) -> Result<(), Fault> {
    use super::model::PartnerAccess;
    use crate::shared::fault::Problem;

    let request = crate::services::request()?;
    let access = PartnerAccess::from_code(&access);
    let access = access.ok_or_else(|| Fault::field("access", Problem::UnknownChoice))?;
    let work = &request.services.work;
    work.share(&request.actor, offer, partner, access).await?;
    let page = crate::path::draft(request.lang, version);
    request.go_to(page, Some(crate::words::Notice::OfferShared));
    Ok(())
}

/// Takes a live offer off the catalogue, for a reason that its page will give.
///
/// # Errors
/// As `Work::withdraw`.
#[server(prefix = "/do", endpoint = "offer/withdraw")]
pub async fn withdraw_offer(
    offer: OfferId,
    #[server(default)] reason: String,
    #[server(default)] on: String,
) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::workbench(request.lang);
    let form = super::form::WithdrawForm {
        offer: offer.to_string(),
        reason,
        on,
    };
    request.form_page(page.clone(), &form);
    request.services.work.withdraw(&request.actor, &form).await?;
    request.go_to(page, Some(crate::words::Notice::OfferWithdrawn));
    Ok(())
}

/// Says of a run what its dates do not; an empty mark lets the dates speak again.
///
/// # Errors
/// `Invalid` for a mark that does not exist; else as `Catalogue::mark_run`.
#[server(prefix = "/do", endpoint = "offer/mark_run")]
pub async fn mark_run(run: RunId, #[server(default)] mark: String) -> Result<(), Fault> {
    use super::model::RunMark;
    use crate::shared::fault::Problem;

    let request = crate::services::request()?;
    let mark = match mark.as_str() {
        "" => None,
        code => Some(RunMark::from_code(code).ok_or_else(|| Fault::field("mark", Problem::UnknownChoice))?),
    };
    request
        .services
        .catalogue
        .mark_run(&request.actor, run, mark)
        .await?;
    request.go_to(
        crate::path::workbench(request.lang),
        Some(crate::words::Notice::RunMarked),
    );
    Ok(())
}
