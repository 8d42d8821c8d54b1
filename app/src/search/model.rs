//! What can be asked of the catalogue, and what it answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::stretch::Stretch;
use crate::catalogue::model::{
    Delivery, Funding, Place, Reference, RunStatus, StageBand, TargetGroup, TeachingLanguage, Theme,
};
use crate::codes;
use crate::shared::ids::{OfferId, SynonymId};
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

codes! {
    /// The least participants' rating an offer must have, held against the lower end of its interval.
    pub enum Rating { Three = "3", ThreeHalf = "3,5", Four = "4", FourHalf = "4,5" }
}

impl Rating {
    /// As typed in an address: `3,5` or `3.5`, `4` or `4,0`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.replace('.', ",");
        Rating::from_code(text.strip_suffix(",0").unwrap_or(&text))
    }

    /// In tenths of a scale point.
    #[must_use]
    pub const fn tenths(self) -> i64 {
        match self {
            Rating::Three => 30,
            Rating::ThreeHalf => 35,
            Rating::Four => 40,
            Rating::FourHalf => 45,
        }
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
    pub deadline_before: Option<Date>,
    /// The lower end of the participants' rating, as it is shown, reaches this.
    pub quality_min: Option<Rating>,
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
            deadline_before: None,
            quality_min: None,
            sort: Sort::Relevance,
            page: 1,
        }
    }
}

/// A stretch of text, and whether it is what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub text: String,
    pub is_hit: bool,
}

/// One offer found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub id: OfferId,
    pub score: f32,
    /// The title with what was asked for marked; empty where nothing of it was.
    pub title: Vec<Marked>,
    /// A passage of the text with what was asked for marked; empty where nothing of it was.
    pub passage: Vec<Marked>,
}

impl Hit {
    /// A hit with nothing marked.
    #[must_use]
    pub fn plain(id: OfferId, score: f32) -> Self {
        Hit {
            id,
            score,
            title: vec![],
            passage: vec![],
        }
    }
}

codes! {
    /// What kind of thing was read out of the words typed.
    pub enum UnderstoodKind {
        /// Value `5-10`.
        Stage = "trinn",
        /// Value as `CreditSpan` spells itself.
        Credits = "stp",
        /// Value as `Semester` spells itself.
        Semester = "semester",
        /// Value a DBH code.
        Institution = "institusjon",
        /// Value the name of a place, as it is written.
        Place = "sted",
        /// Value a form of study.
        Delivery = "form",
        /// Value a kind of funding.
        Funding = "finansiering",
        /// Value a course code.
        Code = "kode",
        /// Value the words that must stand side by side.
        Phrase = "frase",
        /// Credits the reader has or lacks, which no hit is held to; value as of `Credits`.
        OwnCredits = "egne_stp",
        /// What is searched for beside the words themselves, since they tell of it; value the trade's word for it.
        Situation = "situasjon",
    }
}

/// Something the search read out of the words typed, and mostly holds every hit to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    pub kind: UnderstoodKind,
    /// As typed.
    pub typed: String,
    /// What it was read as; see `UnderstoodKind`.
    pub value: String,
    /// The words typed with this left out; of a phrase without its quotation marks, of a situation with its words in
    /// such marks, where they are taken as they stand.
    pub without: String,
}

/// What was let go because the whole question gave nothing: the least that gives something, all of it named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relaxed {
    /// Phrases whose words no longer have to stand side by side, without their quotation marks.
    pub unquoted: Vec<String>,
    /// Words as typed that the offers lack beside the rest.
    pub words: Vec<String>,
    /// Of these words each offer lacks some only, not all.
    pub any_word: bool,
    /// Parameters of the filters that were left out (`fag`, `stp`, `start`, `frist_etter` …).
    pub filters: Vec<String>,
    /// Words as typed that no offer has, and the neighbours that were asked for in their place.
    pub unknown: Vec<String>,
    pub instead: Vec<String>,
}

impl SearchQuery {
    /// The groups of filters that are set, by their parameters as in `Relaxed::filters`.
    #[must_use]
    pub fn filters(&self) -> Vec<String> {
        let ranges = [
            ("stp", self.credits_min.is_some() || self.credits_max.is_some()),
            ("start", self.starts_from.is_some() || self.starts_to.is_some()),
            (
                "frist_etter",
                self.deadline_after.is_some() || self.deadline_before.is_some(),
            ),
            ("kvalitet_min", self.quality_min.is_some()),
        ];
        let ranges = ranges.into_iter().filter(|(_, is_set)| *is_set);
        let facets = self.selected.keys().map(|facet| facet.code());
        let names = facets.chain(ranges.map(|(name, _)| name));
        names.map(str::to_owned).collect()
    }

    /// The question without a group of filters, by its parameter as in `Relaxed::filters`.
    #[must_use]
    pub fn without_filter(mut self, name: &str) -> Self {
        self.selected.retain(|facet, _| facet.code() != name);
        match name {
            "stp" => (self.credits_min, self.credits_max) = (None, None),
            "start" => (self.starts_from, self.starts_to) = (None, None),
            "frist_etter" => (self.deadline_after, self.deadline_before) = (None, None),
            "kvalitet_min" => self.quality_min = None,
            _ => {}
        }
        self
    }
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
    /// What every stretch of a range would give, all other filters applied; empty where nothing is counted.
    pub ranges: Vec<(Stretch, u64)>,
    /// The index is not ready and the answer comes from the database: no ranking, no spelling help.
    pub reduced: bool,
    /// The time for one question was over before all offers had been looked at: there may be more, and counts are
    /// too low.
    pub cut: bool,
    /// Filters that a reduced answer could not apply, by their parameters.
    pub unapplied: Vec<String>,
    /// The question as it was understood, where words were taken for misspelt; else empty.
    pub read_as: String,
    /// The question with these words in quotation marks, so that they are taken as they stand; else empty.
    pub literally: String,
    /// What was read out of the words beside words.
    pub understood: Vec<Understood>,
    /// What was let go to find anything.
    pub relaxed: Option<Relaxed>,
    /// Other questions that may lead further: other spellings, looser synonyms. At most 5.
    pub also: Vec<String>,
    /// Codes of subjects near what was asked for, where nothing was found for all of it. At most 5.
    pub nearest: Vec<String>,
}

codes! {
    /// How close two ways of saying a thing are.
    pub enum SynonymKind {
        /// Searched for along with the words asked for, counting a little less.
        Near = "naer",
        /// Only suggested.
        Loose = "los",
    }
}

/// One entry of the dictionary the directorate keeps: what words may mean as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synonym {
    pub id: SynonymId,
    pub kind: SynonymKind,
    /// One to three words as people ask.
    pub words: String,
    /// Each one or more words that must all be there.
    pub alternatives: Vec<String>,
}

/// One line under the search box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub text: String,
    /// `offer`, `subject` or `institution`.
    pub kind: String,
    pub href: String,
}
