//! What islands of every domain ask the page they stand in.

use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

use super::lang::Lang;

/// The first this query finds within; nothing where there is none.
#[must_use]
pub fn find(within: &Element, query: &str) -> Option<Element> {
    within.query_selector(query).ok().flatten()
}

/// All this query finds within.
pub fn all(within: &Element, query: &str) -> impl Iterator<Item = Element> + use<> {
    let found = within.query_selector_all(query).ok();
    let n = found.as_ref().map_or(0, |f| f.length());
    (0..n).filter_map(move |i| found.as_ref()?.get(i)?.dyn_into().ok())
}

/// The language the page is in.
#[must_use]
pub fn lang() -> Lang {
    let code = document()
        .document_element()
        .and_then(|e| e.get_attribute("lang"));
    code.and_then(|c| Lang::from_code(&c)).unwrap_or(Lang::Nb)
}
