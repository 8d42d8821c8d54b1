//! Pages of this domain.

use crate::shared::page::Route;

/// The addresses of this domain's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![]
}
