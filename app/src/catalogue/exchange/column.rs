//! The columns of an exchanged table, in the order they are written.
//!
//! A column's code is its name in JSON and its field's name in the form wherever that is a plain word.

use crate::catalogue::model::Theme;
use crate::codes;
use crate::words::{Exchange, Words};

codes! {
    /// One column: a field of an offer, or what tells which offer a row is about.
    pub enum Column {
        Offer = "offer",
        Year = "year",
        Code = "code",
        Title = "title",
        Credits = "credits",
        Subject = "subject",
        Summary = "summary",
        TextLang = "text_lang",
        StageFrom = "stage_from",
        StageTo = "stage_to",
        Groups = "groups",
        Delivery = "delivery",
        TeachingLanguage = "teaching_language",
        Places = "places",
        Counties = "counties",
        Institutions = "institutions",
        Partners = "partners",
        Semester = "semester",
        StartsOn = "starts_on",
        EndsOn = "ends_on",
        FundingDeadline = "funding_deadline",
        AdmissionDeadline = "admission_deadline",
        Capacity = "capacity",
        ApplyUrl = "apply_url",
        ApplicationCode = "application_code",
        Gatherings = "gatherings",
        Runs = "runs",
        Content = "content",
        Translations = "translations",
        TranslatedTexts = "translated_texts",
        Knowledge = "knowledge",
        Skills = "skills",
        Competence = "competence",
        Modules = "modules",
        AdaptedTeaching = "theme_adapted_teaching",
        AdaptedTeachingOutcome = "theme_adapted_teaching_outcome",
        Digitalisation = "theme_digitalisation",
        DigitalisationOutcome = "theme_digitalisation_outcome",
        LeadingLearning = "theme_leading_learning",
        LeadingLearningOutcome = "theme_leading_learning_outcome",
        PracticalVaried = "theme_practical_varied",
        PracticalVariedOutcome = "theme_practical_varied_outcome",
        Assessment = "theme_assessment",
        AssessmentOutcome = "theme_assessment_outcome",
        Citations = "citations",
        Practice = "practice",
        Exam = "exam",
        Materials = "materials",
        Admission = "admission",
        Ranking = "ranking",
        Funding = "funding",
        Price = "price",
        ContactName = "contact_name",
        ContactEmail = "contact_email",
        SourceUrl = "source_url",
    }
}

/// The parts of a translation that stand in `Column::Translations`; its other texts have a column of their own.
pub const FIRST_TEXTS: [&str; 3] = ["title", "summary", "content"];

/// What stands in a column's cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Taken as it stands.
    Text,
    /// The same, with line breaks.
    Long,
    Whole,
    Credits,
    Price,
    Date,
    Semester,
    /// One of a closed list.
    Choice,
    /// Several of a closed list, separated by semicolons, commas or line breaks.
    Choices,
    /// One row a line, its parts separated by `|`.
    Rows,
}

impl Column {
    /// The field's name in an offer's form, as faults name it; for `Offer` and `Year` the code.
    #[must_use]
    pub fn field(self) -> String {
        if let Some((theme, is_outcome)) = self.theme() {
            let part = if is_outcome { "outcome" } else { "passage" };
            return format!("themes[{theme}][{part}]");
        }
        if self.is_of_run() {
            return format!("run[{}]", self.code());
        }
        self.code().to_owned()
    }

    /// The column a fault's field belongs to; nothing for a name no column holds.
    #[must_use]
    pub fn of_field(field: &str) -> Option<Self> {
        let in_translation = field
            .strip_prefix("translations[")
            .and_then(|rest| rest.split_once("]["));
        if in_translation.is_some_and(|(_, part)| !FIRST_TEXTS.contains(&part.trim_end_matches(']'))) {
            return Some(Column::TranslatedTexts);
        }
        let exact = Column::ALL.iter().find(|c| c.field() == field);
        let within = || {
            let list = |c: &&Column| c.kind() == Kind::Rows || c.kind() == Kind::Choices;
            let begins = |c: &&Column| {
                field
                    .strip_prefix(c.field().as_str())
                    .is_some_and(|r| r.starts_with('['))
            };
            Column::ALL.iter().filter(list).find(begins)
        };
        exact.or_else(within).copied()
    }

    /// The theme a column is about, and whether it holds the number of its outcome.
    #[must_use]
    pub const fn theme(self) -> Option<(Theme, bool)> {
        Some(match self {
            Column::AdaptedTeaching => (Theme::AdaptedTeaching, false),
            Column::AdaptedTeachingOutcome => (Theme::AdaptedTeaching, true),
            Column::Digitalisation => (Theme::Digitalisation, false),
            Column::DigitalisationOutcome => (Theme::Digitalisation, true),
            Column::LeadingLearning => (Theme::LeadingLearning, false),
            Column::LeadingLearningOutcome => (Theme::LeadingLearning, true),
            Column::PracticalVaried => (Theme::PracticalVaried, false),
            Column::PracticalVariedOutcome => (Theme::PracticalVaried, true),
            Column::Assessment => (Theme::Assessment, false),
            Column::AssessmentOutcome => (Theme::Assessment, true),
            _ => return None,
        })
    }

    const fn is_of_run(self) -> bool {
        matches!(
            self,
            Column::Semester
                | Column::StartsOn
                | Column::EndsOn
                | Column::FundingDeadline
                | Column::AdmissionDeadline
                | Column::Capacity
                | Column::ApplyUrl
                | Column::ApplicationCode
                | Column::Gatherings
        )
    }

    /// Tells which offer a row is about, and is no field of it.
    #[must_use]
    pub const fn is_key(self) -> bool {
        matches!(self, Column::Offer | Column::Year)
    }

    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Column::Credits => Kind::Credits,
            Column::Price => Kind::Price,
            Column::StartsOn | Column::EndsOn | Column::FundingDeadline | Column::AdmissionDeadline => {
                Kind::Date
            }
            Column::Semester => Kind::Semester,
            Column::Subject | Column::TextLang | Column::TeachingLanguage | Column::Funding => Kind::Choice,
            Column::Groups | Column::Delivery | Column::Counties | Column::Institutions => Kind::Choices,
            Column::Modules
            | Column::Citations
            | Column::Gatherings
            | Column::Runs
            | Column::Translations
            | Column::TranslatedTexts => Kind::Rows,
            Column::Offer
            | Column::Year
            | Column::StageFrom
            | Column::StageTo
            | Column::Capacity
            | Column::AdaptedTeachingOutcome
            | Column::DigitalisationOutcome
            | Column::LeadingLearningOutcome
            | Column::PracticalVariedOutcome
            | Column::AssessmentOutcome => Kind::Whole,
            Column::Summary
            | Column::Content
            | Column::Knowledge
            | Column::Skills
            | Column::Competence
            | Column::AdaptedTeaching
            | Column::Digitalisation
            | Column::LeadingLearning
            | Column::PracticalVaried
            | Column::Assessment
            | Column::Practice
            | Column::Exam
            | Column::Materials
            | Column::Admission
            | Column::Ranking => Kind::Long,
            _ => Kind::Text,
        }
    }

    /// The heading above it.
    #[must_use]
    pub fn heading(self, words: Words) -> String {
        match self {
            Column::Offer => Exchange::of(words.lang).column_offer.to_owned(),
            Column::Year => Exchange::of(words.lang).column_year.to_owned(),
            Column::TranslatedTexts => Exchange::of(words.lang).column_translated_texts.to_owned(),
            column => words.offer_field(&column.field()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;

    #[test]
    fn every_column_has_a_heading_of_its_own_and_a_field_that_leads_back_to_it() {
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            let words = Words::of(lang);
            let mut headings: Vec<String> = Column::ALL.iter().map(|c| c.heading(words)).collect();
            headings.sort();
            headings.dedup();
            assert_eq!(headings.len(), Column::ALL.len(), "{headings:?}");
        }
        for &column in Column::ALL {
            assert_eq!(Column::of_field(&column.field()), Some(column));
        }
        assert_eq!(Column::of_field("modules[2][credits]"), Some(Column::Modules));
        assert_eq!(
            Column::of_field("run[gatherings][0][from]"),
            Some(Column::Gatherings)
        );
        assert_eq!(Column::of_field("modulesX"), None);
        for (part, column) in [
            ("summary", Column::Translations),
            ("practice", Column::TranslatedTexts),
            ("themes][assessment", Column::TranslatedTexts),
        ] {
            assert_eq!(
                Column::of_field(&format!("translations[nn][{part}]")),
                Some(column)
            );
        }
    }
}
