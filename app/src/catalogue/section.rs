//! The sections of an offer's editor, and which field lies in which.
//!
//! Also what the workbench names what is missing by, so it is plain data: titles are in `pages::sections`.

use serde::{Deserialize, Serialize};

/// A section of the editor. `ALL` is the order of the page and of `OfferForm::check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Section {
    Basics,
    Audience,
    Teaching,
    Content,
    Outcomes,
    Modules,
    Themes,
    Research,
    Practice,
    Admission,
    Languages,
    Run,
}

impl Section {
    pub const ALL: [Section; 12] = [
        Section::Basics,
        Section::Audience,
        Section::Teaching,
        Section::Content,
        Section::Outcomes,
        Section::Modules,
        Section::Themes,
        Section::Research,
        Section::Practice,
        Section::Admission,
        Section::Languages,
        Section::Run,
    ];

    /// Its place in the page's address, and its name in the workbench's.
    #[must_use]
    pub const fn anchor(self) -> &'static str {
        match self {
            Section::Basics => "om-tilbudet",
            Section::Audience => "malgruppe",
            Section::Teaching => "undervisning",
            Section::Content => "innhold",
            Section::Outcomes => "laeringsutbytte",
            Section::Modules => "emner",
            Section::Themes => "temaer",
            Section::Research => "forskningsgrunnlag",
            Section::Practice => "utproving",
            Section::Admission => "opptak",
            Section::Languages => "sprak",
            Section::Run => "gjennomforing",
        }
    }

    /// The section with this anchor, if there is one.
    #[must_use]
    pub fn from_anchor(anchor: &str) -> Option<Self> {
        Section::ALL.into_iter().find(|s| s.anchor() == anchor)
    }

    /// The section a field lies in, by its name in a fault or in a criterion.
    #[must_use]
    pub fn of(field: &str) -> Self {
        match field.split('[').next().unwrap_or_default() {
            "stage_from" | "stage_to" | "groups" => Section::Audience,
            "delivery" | "teaching_language" | "places" | "counties" | "institutions" | "partners" => {
                Section::Teaching
            }
            "content" => Section::Content,
            "outcomes" | "knowledge" | "skills" | "competence" => Section::Outcomes,
            "modules" => Section::Modules,
            "themes" => Section::Themes,
            "citations" => Section::Research,
            "practice" | "exam" | "materials" => Section::Practice,
            "admission" | "ranking" | "funding" | "price" | "contact_name" | "contact_email"
            | "source_url" => Section::Admission,
            "translations" => Section::Languages,
            "run" | "runs" => Section::Run,
            _ => Section::Basics,
        }
    }
}
