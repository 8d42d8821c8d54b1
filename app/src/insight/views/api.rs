//! What is posted about saved views.

use leptos::prelude::*;

use super::form::{RenameForm, ViewForm};
use crate::shared::fault::Fault;
use crate::shared::ids::ViewId;

/// A view's form that came back, with the view it is about; none for a new one.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Typed<F: Default> {
    pub view: Option<i64>,
    pub form: F,
}

/// Keeps a view.
///
/// # Errors
/// As the port's `save`.
#[server(prefix = "/do", endpoint = "view/save")]
pub async fn save_view(#[server(default)] form: ViewForm) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let typed = Typed {
        view: None,
        form: form.clone(),
    };
    request.form_page(path::views(request.lang), &typed);
    request.services.views.save(&request.actor, form).await?;
    request.go_to(path::views(request.lang), Some(Notice::ViewSaved));
    Ok(())
}

/// Gives a view another name, shares it or keeps it to oneself.
///
/// # Errors
/// As the port's `rename`.
#[server(prefix = "/do", endpoint = "view/rename")]
pub async fn rename_view(view: ViewId, #[server(default)] form: RenameForm) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    let typed = Typed {
        view: Some(view.0),
        form: form.clone(),
    };
    request.form_page(path::views(request.lang), &typed);
    request.services.views.rename(&request.actor, view, form).await?;
    request.go_to(path::views(request.lang), Some(Notice::ViewSaved));
    Ok(())
}

/// Deletes a view.
///
/// # Errors
/// As the port's `delete`.
#[server(prefix = "/do", endpoint = "view/delete")]
pub async fn delete_view(view: ViewId) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.services.views.delete(&request.actor, view).await?;
    request.go_to(path::views(request.lang), Some(Notice::ViewDeleted));
    Ok(())
}

/// Makes a view what the person sees first, or, where none is named, the plain overview again.
///
/// # Errors
/// As the port's `begin_with`.
#[server(prefix = "/do", endpoint = "view/begin_with")]
pub async fn begin_with_view(#[server(default)] view: Option<ViewId>) -> Result<(), Fault> {
    use crate::path;
    use crate::words::Notice;

    let request = crate::services::request()?;
    request.services.views.begin_with(&request.actor, view).await?;
    request.go_to(path::views(request.lang), Some(Notice::FirstViewSet));
    Ok(())
}
