//! What a browser posts to this domain: entries of the dictionary. Searching itself is a plain GET form, and
//! suggestions come from `/api/v1/suggest`.

use leptos::prelude::*;

use super::form::SynonymForm;
use crate::shared::fault::Fault;
use crate::shared::ids::SynonymId;

/// Adds an entry to the search's dictionary, or changes one.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Missing`, `Invalid`.
#[server(prefix = "/do", endpoint = "synonym/save")]
pub async fn save_synonym(
    #[server(default)] id: Option<SynonymId>,
    #[server(default)] form: SynonymForm,
) -> Result<(), Fault> {
    use super::form::TypedSynonym;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let typed = TypedSynonym {
        form: form.clone(),
        id: id.map(|id| id.0),
    };
    request.form_page(crate::path::synonyms(request.lang), &typed);
    request
        .services
        .search
        .save_synonym(&request.actor, id, &form)
        .await?;
    // Back to the entry itself, among those like it.
    let asked = [("q", form.words.trim())];
    let entry = crate::path::with_query(&crate::path::synonyms(request.lang), asked);
    request.go_to(entry, Some(Notice::SynonymSaved));
    Ok(())
}

/// Takes an entry out of the search's dictionary.
///
/// # Errors
/// `SignIn`, `Forbidden`.
#[server(prefix = "/do", endpoint = "synonym/remove")]
pub async fn remove_synonym(id: SynonymId) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.services.search.remove_synonym(&request.actor, id).await?;
    request.go_to(crate::path::synonyms(request.lang), Some(Notice::SynonymRemoved));
    Ok(())
}
