//! What the directorate posts about guidelines, phrases, priorities, and the form of Norwegian of its letters.

use leptos::prelude::*;

use crate::review::form::{GuidelineForm, PhraseForm, PrioritiesForm};
use crate::shared::fault::Fault;
use crate::shared::ids::{GuidelineId, InstitutionId, PhraseId};

/// Begins a draft from the newest guideline.
///
/// # Errors
/// `Forbidden`.
#[server(prefix = "/do", endpoint = "guideline/begin")]
pub async fn begin_guideline() -> Result<(), Fault> {
    let request = crate::services::request()?;
    let draft = request.services.guidelines.begin(&request.actor).await?;
    request.go_to(crate::path::guideline_draft(request.lang, draft), None);
    Ok(())
}

/// Keeps a draft.
///
/// # Errors
/// `Forbidden`; `Missing`; `Invalid`; `Stale`.
#[server(prefix = "/do", endpoint = "guideline/save")]
pub async fn save_guideline(
    guideline: GuidelineId,
    seen: i64,
    #[server(default)] form: GuidelineForm,
) -> Result<(), Fault> {
    use crate::words::Notice;

    let (request, page) = typed(guideline, seen, &form)?;
    request
        .services
        .guidelines
        .save(&request.actor, guideline, seen, &form)
        .await?;
    request.go_to(page, Some(Notice::GuidelineSaved));
    Ok(())
}

/// Puts a draft in force from its day on.
///
/// # Errors
/// `Forbidden`; `Missing`; `Invalid`; `Stale`.
#[server(prefix = "/do", endpoint = "guideline/set")]
pub async fn set_guideline(guideline: GuidelineId, seen: i64) -> Result<(), Fault> {
    use crate::review::form::TypedGuideline;
    use crate::words::Notice;

    let request = crate::services::request()?;
    // What is not ready is said on the draft's own page, as it is kept.
    let draft = request
        .services
        .guidelines
        .draft(&request.actor, guideline)
        .await?;
    let typed = TypedGuideline {
        form: GuidelineForm::of(&draft.guideline),
        seen: draft.revision,
    };
    request.form_page(crate::path::guideline_draft(request.lang, guideline), &typed);
    request
        .services
        .guidelines
        .put_in_force(&request.actor, guideline, seen)
        .await?;
    request.go_to(crate::path::guidelines(request.lang), Some(Notice::GuidelineSet));
    Ok(())
}

/// Throws a draft away.
///
/// # Errors
/// `Forbidden`; `Missing`; `Stale`.
#[server(prefix = "/do", endpoint = "guideline/discard")]
pub async fn discard_guideline(guideline: GuidelineId) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request
        .services
        .guidelines
        .discard(&request.actor, guideline)
        .await?;
    let next = crate::path::guidelines(request.lang);
    request.go_to(next, Some(Notice::GuidelineDiscarded));
    Ok(())
}

/// Adds a phrase or changes one.
///
/// # Errors
/// `Forbidden`; `Missing`; `Invalid`.
#[server(prefix = "/do", endpoint = "phrase/save")]
pub async fn save_phrase(
    #[server(default)] phrase: Option<PhraseId>,
    #[server(default)] form: PhraseForm,
) -> Result<(), Fault> {
    use crate::review::form::TypedPhrase;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = crate::path::phrases(request.lang);
    let typed = TypedPhrase {
        form: form.clone(),
        phrase: phrase.map(|p| p.0),
    };
    request.form_page(page.clone(), &typed);
    request
        .services
        .guidelines
        .save_phrase(&request.actor, phrase, &form)
        .await?;
    request.go_to(page, Some(Notice::PhraseSaved));
    Ok(())
}

/// Takes a phrase away.
///
/// # Errors
/// `Forbidden`.
#[server(prefix = "/do", endpoint = "phrase/remove")]
pub async fn remove_phrase(phrase: PhraseId) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request
        .services
        .guidelines
        .remove_phrase(&request.actor, phrase)
        .await?;
    request.go_to(crate::path::phrases(request.lang), Some(Notice::PhraseRemoved));
    Ok(())
}

/// Sets what is asked for in a year.
///
/// # Errors
/// `Forbidden`; `Invalid`.
#[server(prefix = "/do", endpoint = "priorities/save")]
pub async fn save_priorities(year: i32, #[server(default)] form: PrioritiesForm) -> Result<(), Fault> {
    use crate::shared::time::StudyYear;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = crate::path::with_query(&crate::path::priorities(request.lang), [("ar", year.to_string())]);
    request.form_page(page.clone(), &form);
    request
        .services
        .national
        .set_priorities(&request.actor, StudyYear(year), &form)
        .await?;
    request.go_to(page, Some(Notice::PrioritiesSaved));
    Ok(())
}

/// Sets the form of Norwegian the directorate writes to an institution in.
///
/// # Errors
/// `Forbidden`; `Missing`; `Invalid`.
#[server(prefix = "/do", endpoint = "institution/letter_lang")]
pub async fn set_letter_lang(institution: InstitutionId, letter_lang: String) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request
        .services
        .national
        .set_letter_lang(&request.actor, institution, &letter_lang)
        .await?;
    request.go_to(
        crate::path::letter_langs(request.lang),
        Some(Notice::LetterLangSaved),
    );
    Ok(())
}

/// The request, told to show the draft again with what was typed should it not be kept.
#[cfg(feature = "ssr")]
fn typed(
    guideline: GuidelineId,
    seen: i64,
    form: &GuidelineForm,
) -> Result<(crate::services::Request, String), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::guideline_draft(request.lang, guideline);
    let typed = crate::review::form::TypedGuideline {
        form: form.clone(),
        seen,
    };
    request.form_page(page.clone(), &typed);
    Ok((request, page))
}
