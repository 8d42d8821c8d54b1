//! What a person meets, and what the platform promises.
//!
//! One module per domain with the same files in each: `model` and `form` are plain types and checks that
//! the browser and the server share, `port` lists what the domain can do, `api` holds what a browser posts,
//! `pages` what it reads, `islands` what moves. Begin with `document::routes`, the table of all pages.
//!
//! Exactly one of the features `ssr` (the server) and `hydrate` (the islands in the browser) is on.

pub mod accounts;
pub mod advice;
pub mod audit;
pub mod catalogue;
pub mod evaluation;
pub mod followup;
pub mod insight;
pub mod mail;
pub mod remarks;
pub mod review;
pub mod saved;
pub mod search;
pub mod shared;
pub mod words;

pub mod path;

#[cfg(feature = "ssr")]
pub mod about;
#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod front;
#[cfg(feature = "ssr")]
pub mod machine;
#[cfg(feature = "ssr")]
pub mod services;

/// Starts the islands; the page itself stays as the server drew it.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
    // Their effects wait in the same line, so the mark stands only when every island listens.
    leptos::task::spawn_local(async {
        if let Some(root) = leptos::prelude::document().document_element() {
            let _ = root.set_attribute("data-awake", "");
        }
    });
}
