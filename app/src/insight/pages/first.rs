//! What a reader meets first under the results: the overview, or the view she has said she wants.

use leptos::prelude::*;

use super::{heat, the_overview};
use crate::insight::views::model::{SavedView, ViewPage};
use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::Page;
use crate::words::fill;

/// Means by subject, institution or theme, and the surveys they come from.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who works neither for an institution nor for the directorate.
pub async fn overview_page(mut request: Request) -> Result<Page, Fault> {
    let first = first_view(&request).await?;
    let shown = first.map(|view| {
        request.query = view.pairs;
        (view.page, view.name)
    });
    let words = request.words();
    let said = shown
        .as_ref()
        .map(|(_, name)| fill(words.views().shown, &[("name", name)]));
    let page = match shown {
        Some((ViewPage::Heat, _)) => heat::heat_page(request).await?,
        _ => the_overview(request).await?,
    };
    let Some(said) = said else { return Ok(page) };
    Ok(Page {
        body: view! { <p class="soft no-print">{said}</p> {page.body} }.into_any(),
        ..page
    })
}

/// What the reader has said she wants to see first, where she asks for nothing in particular.
async fn first_view(request: &Request) -> Result<Option<SavedView>, Fault> {
    if !request.query.is_empty() || !request.actor.may_read_all_results() {
        return Ok(None);
    }
    request.services.views.first(&request.actor).await
}
