//! The front page: the search box, what closes soon, an entry for each role.

use leptos::prelude::*;

use crate::services::Request;
use crate::shared::fault::Fault;
use crate::shared::page::Page;

/// The front page.
///
/// # Errors
/// `Internal` only.
pub async fn front_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    Ok(Page::new(
        words.frame.tagline,
        view! { <h1>{words.frame.tagline}</h1> },
    ))
}
