//! What a browser posts about imports and keys.
//!
//! Each function names the page that shows its form again before it asks the port. Rights are the port's matter.

use leptos::prelude::*;
use server_fn::codec::{MultipartData, MultipartFormData};

use super::form::{KeyForm, MapForm, RowForm};
use crate::shared::fault::Fault;
use crate::shared::ids::{ImportId, KeyId};

/// A form that came back to an import's page.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Posted {
    Map(MapForm),
    Row(RowForm),
    /// The ticked box, should the import leave out many offers.
    Apply(bool),
    Drop,
}

/// Reads a file and opens its import.
///
/// # Errors
/// As `Exchange::upload`; `Unreadable` for a request cut short; `TooLarge`.
#[server(prefix = "/do", endpoint = "exchange/upload", input = MultipartFormData)]
pub async fn upload_offers(data: MultipartData) -> Result<(), Fault> {
    use super::form::UploadForm;
    use crate::path;
    use crate::shared::fault::{Problem, TableProblem};
    use crate::shared::upload::Upload;

    let request = crate::services::request()?;
    request.actor.person()?;
    let mut upload = Upload::read(data).await?;
    let institution = upload.text("institution").unwrap_or_default().to_owned();
    let form = UploadForm {
        institution: institution.clone(),
    };
    request.form_page(path::exchange(request.lang), &form);
    let unchosen = |_| Fault::field("institution", Problem::Required);
    let institution: crate::shared::ids::InstitutionId = institution.parse().map_err(unchosen)?;
    let file = upload.take("file").filter(|f| !f.bytes.is_empty());
    let file = file.ok_or_else(|| Fault::field("file", Problem::Required))?;
    let exchange = &request.services.exchange;
    let import = exchange
        .upload(&request.actor, institution, &file.file_name, file.bytes)
        .await;
    let import = import.map_err(|fault| match fault {
        Fault::TooLarge => Fault::field("file", Problem::Table(TableProblem::TooBig)),
        other => other,
    })?;
    let page = path::import(request.lang, import);
    request.go_to(page, Some(crate::words::Notice::ImportRead));
    Ok(())
}

/// Says which column is which and tries the import. `seen` is the step the person was looking at.
///
/// # Errors
/// As `Exchange::map`.
#[server(prefix = "/do", endpoint = "exchange/map")]
pub async fn map_import(import: ImportId, seen: i64, #[server(default)] form: MapForm) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::import(request.lang, import);
    request.form_page(page.clone(), &Posted::Map(form.clone()));
    let exchange = &request.services.exchange;
    exchange.map(&request.actor, import, seen, form).await?;
    request.go_to(page, Some(crate::words::Notice::ImportTried));
    Ok(())
}

/// Puts a row right and tries it again.
///
/// # Errors
/// As `Exchange::fix`.
#[server(prefix = "/do", endpoint = "exchange/fix")]
pub async fn fix_row(import: ImportId, seen: i64, form: RowForm) -> Result<(), Fault> {
    use crate::words::Notice;

    let request = crate::services::request()?;
    let page = crate::path::import(request.lang, import);
    request.form_page(page.clone(), &Posted::Row(form.clone()));
    let exchange = &request.services.exchange;
    let saved = exchange.fix(&request.actor, import, seen, form).await?;
    let notice = if saved { Notice::RowSaved } else { Notice::RowTried };
    request.go_to(page, Some(notice));
    Ok(())
}

/// Saves what was tried.
///
/// # Errors
/// As `Exchange::apply`.
#[server(prefix = "/do", endpoint = "exchange/apply")]
pub async fn apply_import(
    import: ImportId,
    seen: i64,
    #[server(default)] confirm: bool,
) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::import(request.lang, import);
    request.form_page(page.clone(), &Posted::Apply(confirm));
    let exchange = &request.services.exchange;
    exchange.apply(&request.actor, import, seen, confirm).await?;
    request.go_to(page, Some(crate::words::Notice::ImportSaved));
    Ok(())
}

/// Gives an import up, or the rows of it that still wait.
///
/// # Errors
/// As `Exchange::drop_import`.
#[server(prefix = "/do", endpoint = "exchange/drop")]
pub async fn drop_import(import: ImportId, seen: i64) -> Result<(), Fault> {
    let request = crate::services::request()?;
    request.form_page(crate::path::import(request.lang, import), &Posted::Drop);
    let exchange = &request.services.exchange;
    exchange.drop_import(&request.actor, import, seen).await?;
    let page = crate::path::exchange(request.lang);
    request.go_to(page, Some(crate::words::Notice::ImportDropped));
    Ok(())
}

/// Makes a key and shows it, this once, in the answer to the post.
///
/// # Errors
/// As `Exchange::make_key`.
#[server(prefix = "/do", endpoint = "exchange/make_key")]
pub async fn make_key(form: KeyForm) -> Result<(), Fault> {
    let request = crate::services::request()?;
    let page = crate::path::api_keys(request.lang);
    let form = KeyForm {
        made: String::new(),
        ..form
    };
    request.form_page(page.clone(), &form);
    let exchange = &request.services.exchange;
    let made = exchange.make_key(&request.actor, form).await?;
    let shown = KeyForm {
        made,
        ..KeyForm::default()
    };
    // No redirect: the key must not rest anywhere, not even until the next request.
    request.form_page(page, &shown);
    Ok(())
}

/// Ends a key at once.
///
/// # Errors
/// As `Exchange::revoke_key`.
#[server(prefix = "/do", endpoint = "exchange/revoke_key")]
pub async fn revoke_key(key: KeyId) -> Result<(), Fault> {
    let request = crate::services::request()?;
    request.services.exchange.revoke_key(&request.actor, key).await?;
    let page = crate::path::api_keys(request.lang);
    request.go_to(page, Some(crate::words::Notice::KeyRevoked));
    Ok(())
}
