//! What can be asked of the catalogue, and what it answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalogue::model::{
    Delivery, Funding, Place, Reference, RunStatus, StageBand, TargetGroup, TeachingLanguage, Theme,
};
use crate::codes;
use crate::shared::ids::OfferId;
use crate::shared::time::Date;
use crate::shared::units::Credits;

codes! {
    /// A group of filters; its code is the parameter's name in the address.
    pub enum Facet {
        Subject = "fag",
        Stage = "trinn",
        Theme = "tema",
        Institution = "institusjon",
        County = "fylke",
        Delivery = "form",
        Language = "sprak",
        Group = "malgruppe",
        Funding = "finansiering",
        Status = "status",
    }
}

impl Facet {
    /// Whether a value exists: one of a closed list, or something the catalogue knows.
    ///
    /// Institutions go by their DBH code (four digits), counties by their number (two digits).
    #[must_use]
    pub fn has_value(self, value: &str, reference: &Reference) -> bool {
        match self {
            Facet::Subject => reference.subjects.iter().any(|s| s.code == value),
            Facet::Institution => reference.institutions.iter().any(|i| i.dbh_code == value),
            Facet::County => reference.place(value).is_some_and(Place::is_county),
            Facet::Stage => StageBand::from_code(value).is_some(),
            Facet::Theme => Theme::from_code(value).is_some(),
            Facet::Delivery => Delivery::from_code(value).is_some(),
            Facet::Language => TeachingLanguage::from_code(value).is_some(),
            Facet::Group => TargetGroup::from_code(value).is_some(),
            Facet::Funding => Funding::from_code(value).is_some(),
            Facet::Status => RunStatus::from_code(value).is_some(),
        }
    }
}

codes! {
    /// The order of hits.
    pub enum Sort {
        Relevance = "relevans",
        Deadline = "frist",
        Start = "oppstart",
        Title = "tittel",
        Quality = "kvalitet",
    }
}

/// Hits on one page.
pub const PAGE_SIZE: usize = 20;

/// A question that has been checked.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchQuery {
    /// As typed, at most 200 characters; empty = everything.
    pub words: String,
    /// Selected values per facet; values of one facet are alternatives, facets narrow each other.
    pub selected: BTreeMap<Facet, Vec<String>>,
    pub credits_min: Option<Credits>,
    pub credits_max: Option<Credits>,
    pub starts_from: Option<Date>,
    pub starts_to: Option<Date>,
    pub deadline_after: Option<Date>,
    pub sort: Sort,
    /// 1-based.
    pub page: usize,
}

impl SearchQuery {
    /// Everything, by relevance, first page.
    #[must_use]
    pub fn everything() -> Self {
        SearchQuery {
            words: String::new(),
            selected: BTreeMap::new(),
            credits_min: None,
            credits_max: None,
            starts_from: None,
            starts_to: None,
            deadline_after: None,
            sort: Sort::Relevance,
            page: 1,
        }
    }
}

/// One offer found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    pub id: OfferId,
    pub score: f32,
}

/// How many offers a filter value would give, all other groups' filters applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCount {
    pub value: String,
    pub count: u64,
}

/// One page of hits with the counts of every filter.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct SearchPage {
    pub total: u64,
    /// 1-based; the last page that exists when a later one was asked for.
    pub page: usize,
    pub hits: Vec<Hit>,
    /// Per facet, largest count first; values without hits are absent unless selected.
    pub facets: BTreeMap<Facet, Vec<FacetCount>>,
    /// The index is not ready and the answer comes from the database: no ranking, no spelling help.
    pub reduced: bool,
    /// The question as it was understood, where words were taken for misspelt; else empty.
    pub read_as: String,
}

/// One line under the search box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub text: String,
    /// `offer`, `subject` or `institution`.
    pub kind: String,
    pub href: String,
}
