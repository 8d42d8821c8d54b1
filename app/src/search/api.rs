//! What a browser posts to this domain: entries of the dictionary. Searching itself is a plain GET form, and
//! suggestions come from `/api/v1/suggest`.

use leptos::prelude::*;

use super::form::SynonymForm;
use crate::shared::fault::Fault;
use crate::shared::ids::SynonymId;

/// Adds an entry to the search's dictionary, or changes one; `q`, `slag` and `side` say what of it was shown.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Missing`, `Invalid`.
#[server(prefix = "/do", endpoint = "synonym/save")]
pub async fn save_synonym(
    #[server(default)] id: Option<SynonymId>,
    #[server(default)] form: SynonymForm,
    #[server(default)] q: String,
    #[server(default)] slag: String,
    #[server(default)] side: String,
) -> Result<(), Fault> {
    use super::form::TypedSynonym;
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let typed = TypedSynonym {
        form: form.clone(),
        id: id.map(|id| id.0),
    };
    let shown = [q, slag, side];
    let page = path::synonyms_shown(request.lang, &shown);
    request.form_page(page.clone(), &typed);
    request
        .services
        .search
        .save_synonym(&request.actor, id, &form)
        .await?;
    // Back to what was shown; where that was everything, to the entry itself among those like it.
    let is_all = shown.iter().all(String::is_empty);
    let entry = [form.words.trim().to_owned(), String::new(), String::new()];
    let entry = is_all.then(|| path::synonyms_shown(request.lang, &entry));
    request.go_to(entry.unwrap_or(page), Some(Notice::SynonymSaved));
    Ok(())
}

/// Takes an entry out of the search's dictionary; the rest as above.
///
/// # Errors
/// `SignIn`, `Forbidden`.
#[server(prefix = "/do", endpoint = "synonym/remove")]
pub async fn remove_synonym(
    id: SynonymId,
    #[server(default)] q: String,
    #[server(default)] slag: String,
    #[server(default)] side: String,
) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.services.search.remove_synonym(&request.actor, id).await?;
    let page = crate::path::synonyms_shown(request.lang, &[q, slag, side]);
    request.go_to(page, Some(Notice::SynonymRemoved));
    Ok(())
}
