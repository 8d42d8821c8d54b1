//! The closed lists of the catalogue: one word each in the database, in addresses and in JSON.

use serde::{Deserialize, Serialize};

use crate::codes;

codes! {
    /// The five themes every offer must serve (the strategy, principle 7).
    pub enum Theme {
        AdaptedTeaching = "adapted_teaching",
        Digitalisation = "digitalisation",
        LeadingLearning = "leading_learning",
        PracticalVaried = "practical_varied",
        Assessment = "assessment",
    }
}

codes! {
    /// Where the text for one study year stands.
    pub enum VersionState {
        Draft = "draft",
        InReview = "in_review",
        Returned = "returned",
        Published = "published",
        Superseded = "superseded",
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// Whom an offer is for, beside the stages they teach.
    pub enum TargetGroup {
        Teachers = "laerere",
        AdultTeachers = "voksne",
        SchoolLeaders = "skoleledere",
        Kulturskole = "kulturskole",
    }
}

codes! {
    /// How an offer is taught; several may hold at once.
    pub enum Delivery {
        Campus = "stedbasert",
        Gatherings = "samlingsbasert",
        Online = "nettbasert",
    }
}

codes! {
    /// What an offer is taught in.
    pub enum TeachingLanguage {
        Norwegian = "norsk",
        English = "engelsk",
        NorthernSami = "nordsamisk",
        LuleSami = "lulesamisk",
        SouthernSami = "sorsamisk",
        SignLanguage = "tegnspraak",
    }
}

codes! {
    /// Who pays, as grouped in the catalogue.
    pub enum Funding {
        Scheme = "vikar_stipend",
        Ordinary = "ordinaer",
        Paid = "betalt",
    }
}

/// A range within the stages 1–13, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageRange {
    pub from: u8,
    pub to: u8,
}

impl StageRange {
    /// A range within 1–13, or nothing.
    #[must_use]
    pub fn new(from: u8, to: u8) -> Option<Self> {
        (1 <= from && from <= to && to <= 13).then_some(StageRange { from, to })
    }

    #[must_use]
    pub fn overlaps(self, other: StageRange) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// The stages a subject of the catalogue is taught at, where it is not all of them (LK20's subjects and hours;
/// the regulation on guidance is for years 8–13).
#[must_use]
pub fn stages_taught(subject: &str) -> Option<StageRange> {
    let (from, to) = match subject {
        "begynneropplaering" => (1, 4),
        "krle" | "kunst_og_handverk" | "mat_og_helse" => (1, 10),
        "radgivning" => (8, 13),
        _ => return None,
    };
    Some(StageRange { from, to })
}

/// Whether a subject is for those who lead schools, and so belongs to no stage.
#[must_use]
pub fn is_leading(subject: &str) -> bool {
    matches!(subject, "rektorutdanning" | "skoleledelse")
}

/// The stages an offer in a subject may name, where it is not all of them.
///
/// As taught, but for names that reach further in the offers there are: learning to read and write is offered for
/// years 1–7, those who teach religion and ethics in years 11–13 study KRLE, and social guidance is for all years.
#[must_use]
pub fn stages_offered(subject: &str) -> Option<StageRange> {
    match subject {
        "begynneropplaering" => Some(StageRange { from: 1, to: 7 }),
        "krle" | "radgivning" => None,
        _ => stages_taught(subject),
    }
}

codes! {
    /// What a partner institution's editors may do with a shared offer's texts.
    pub enum PartnerAccess { Read = "les", Edit = "rediger" }
}

codes! {
    /// The bands of stages a teacher filters by; an offer belongs to each band it overlaps.
    pub enum StageBand { Lower = "1-4", Middle = "5-7", LowerSecondary = "8-10", UpperSecondary = "11-13" }
}

impl StageBand {
    #[must_use]
    pub const fn range(self) -> StageRange {
        let (from, to) = match self {
            StageBand::Lower => (1, 4),
            StageBand::Middle => (5, 7),
            StageBand::LowerSecondary => (8, 10),
            StageBand::UpperSecondary => (11, 13),
        };
        StageRange { from, to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_overlap_by_range() {
        let five_to_ten = StageRange::new(5, 10).unwrap();
        let touched: Vec<_> = StageBand::ALL
            .iter()
            .filter(|b| b.range().overlaps(five_to_ten))
            .map(|b| b.code())
            .collect();
        assert_eq!(touched, ["5-7", "8-10"]);
        assert_eq!(StageRange::new(0, 3), None);
        assert_eq!(StageRange::new(5, 4), None);
    }
}
