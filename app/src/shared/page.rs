//! What a page hands to the document that frames it.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use super::fault::Fault;
use crate::services::Request;

/// How wide a page's matter may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Text beside facts.
    Normal,
    /// One column to read or fill in.
    Narrow,
    /// Dense tables for those who work here all day.
    Work,
    /// Bands across the window, as on the front page.
    Bands,
}

/// What a page's browser runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// The islands.
    Islands,
    /// Only what moves the survey form: whoever opens it on a phone waits for nothing else.
    Answer,
}

/// A drawn page: its title and its body.
pub struct Page {
    pub title: String,
    pub body: AnyView,
    /// May be listed by web search engines; work pages and forms may not.
    pub is_public: bool,
    pub width: Width,
    pub script: Script,
    /// Where it is not the status of a page that came out well.
    pub status: Option<u16>,
}

impl Page {
    /// A page for everyone.
    pub fn new(title: impl Into<String>, body: impl IntoView + 'static) -> Self {
        Page {
            title: title.into(),
            body: body.into_any(),
            is_public: true,
            width: Width::Normal,
            script: Script::Islands,
            status: None,
        }
    }

    /// A page of a signed-in person, or one that must not be listed.
    pub fn private(title: impl Into<String>, body: impl IntoView + 'static) -> Self {
        Page {
            is_public: false,
            ..Page::new(title, body)
        }
    }

    /// The same page with another script.
    #[must_use]
    pub fn moved_by(self, script: Script) -> Self {
        Page { script, ..self }
    }

    /// The same page under this status.
    #[must_use]
    pub fn answered_with(self, status: u16) -> Self {
        Page {
            status: Some(status),
            ..self
        }
    }

    /// The same page at another width.
    #[must_use]
    pub fn at(self, width: Width) -> Self {
        Page { width, ..self }
    }
}

/// A page being drawn.
pub type Drawing = Pin<Box<dyn Future<Output = Result<Page, Fault>> + Send>>;

/// Draws one page.
pub type Draw = fn(Request) -> Drawing;

/// An address and the page that lives there.
#[derive(Clone, Copy)]
pub struct Route {
    /// In axum's notation, `/{lang}/…`.
    pub path: &'static str,
    pub draw: Draw,
}

/// Pairs an address with an async page function.
#[macro_export]
macro_rules! route {
    ($path:literal, $page:path) => {
        $crate::shared::page::Route {
            path: $path,
            draw: |request| Box::pin($page(request)),
        }
    };
}
