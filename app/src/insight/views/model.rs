//! A view that has been kept.

use crate::codes;
use crate::insight::form::{HeatChoice, OverviewChoice};
use crate::shared::ids::ViewId;

codes! {
    /// The page a view is of.
    pub enum ViewPage { Overview = "oversikt", Heat = "fag-og-tema" }
}

/// An address' pairs.
pub type Pairs = Vec<(String, String)>;

impl ViewPage {
    /// The pairs as the page itself would write them: what it does not know is left out.
    #[must_use]
    pub fn tidy(self, pairs: &[(String, String)]) -> Pairs {
        let pairs = match self {
            ViewPage::Overview => OverviewChoice::read(pairs).0.pairs(),
            ViewPage::Heat => HeatChoice::read(pairs).pairs(),
        };
        pairs
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }
}

/// A view as its reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedView {
    pub id: ViewId,
    pub name: String,
    pub page: ViewPage,
    pub pairs: Pairs,
    /// Everybody at the directorate may open it.
    pub is_shared: bool,
    /// The reader saved it, and may change it.
    pub is_own: bool,
    /// Who saved it.
    pub owner: String,
    /// The reader's first view.
    pub is_first: bool,
}
