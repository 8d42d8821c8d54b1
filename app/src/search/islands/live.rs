//! Results that follow the reader without a new page.

#[cfg(feature = "hydrate")]
mod exchange;
#[cfg(feature = "hydrate")]
mod follow;

use leptos::prelude::*;

/// Lets the results page answer where it stands.
///
/// One rule: a plain click on a link, a changed field or a sent form that leads to this very path is followed
/// here; everything else is left to the browser. The server draws the very page the browser would have gone to,
/// and all that an answer changes is taken from it. The address follows, "back" leads back, the focus goes where
/// the reader goes on, and what was found is said aloud once. A page of another kind, a fault or an answer that
/// takes too long: the browser goes there itself.
#[island]
pub fn LiveResults() -> impl IntoView {
    let said = RwSignal::new(String::new());
    let is_waiting = RwSignal::new(false);
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        follow::start(said, is_waiting);
    });
    let class = move || {
        if is_waiting.get() {
            "results-waiting"
        } else {
            "sr-only"
        }
    };
    view! { <p class=class role="status">{move || said.get()}</p> }
}
