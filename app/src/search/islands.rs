//! The parts of this domain's pages that move: suggestions under the search box, and results that follow
//! the filters without a new page.

mod live;
mod suggest;

pub use live::LiveResults;
pub use suggest::Suggest;

/// The body of an answer to a GET, if it came.
#[cfg(feature = "hydrate")]
async fn fetch_text(url: &str) -> Option<String> {
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen_futures::JsFuture;
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(url))
        .await
        .ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
