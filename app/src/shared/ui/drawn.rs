//! A view as text, for tests.

use leptos::prelude::*;

/// The HTML of a view, without the marks that only hydration needs.
pub fn html<V: IntoView + 'static>(draw: impl FnOnce() -> V) -> String {
    Owner::new().with(|| draw().into_any().to_html().replace("<!>", ""))
}
