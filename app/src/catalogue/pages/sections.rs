//! How the sections of the editor are called, and where a link about a field leads.

use crate::catalogue::islands;
pub(super) use crate::catalogue::section::Section;
use crate::words::{OfferWorkWords, Words};

impl Section {
    pub fn title(self, w: &OfferWorkWords) -> &'static str {
        match self {
            Section::Basics => w.section_basics,
            Section::Audience => w.section_audience,
            Section::Teaching => w.section_teaching,
            Section::Content => w.section_content,
            Section::Outcomes => w.section_outcomes,
            Section::Modules => w.section_modules,
            Section::Themes => w.section_themes,
            Section::Research => w.section_research,
            Section::Practice => w.section_practice,
            Section::Admission => w.section_admission,
            Section::Languages => w.section_languages,
            Section::Run => w.section_run,
        }
    }

    /// What to know before filling it in; empty where the labels say enough.
    pub fn lead(self, w: &OfferWorkWords) -> &'static str {
        match self {
            Section::Basics => w.lead_basics,
            Section::Audience => w.lead_audience,
            Section::Teaching => w.lead_teaching,
            Section::Outcomes => w.lead_outcomes,
            Section::Modules => w.lead_modules,
            Section::Themes => w.lead_themes,
            Section::Research => w.lead_research,
            Section::Languages => w.lead_languages,
            Section::Run => w.lead_run,
            Section::Content | Section::Practice | Section::Admission => "",
        }
    }
}

/// The field has an input of its own, so what is said of it can stand right there.
///
/// Rows come and go with what is typed, so what is said of a row stands at the top of its section.
pub(super) fn stands_alone(words: Words, field: &str) -> bool {
    match field.split_once('[') {
        None => !matches!(field, "modules" | "themes" | "citations") && words.fields().plain(field).is_some(),
        Some(("themes", _)) => words.offer_field(field) != field,
        Some(("run", part)) => {
            part != "gatherings]" && words.fields().run(part.trim_end_matches(']')).is_some()
        }
        Some(_) => false,
    }
}

/// Where a link about a field leads: to the field, or to its section where the name is no field's.
pub(super) fn link_to(words: Words, field: &str) -> String {
    islands::link_to(words.lang, field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;

    #[test]
    fn every_field_has_its_section_and_its_place() {
        let words = Words::of(Lang::Nb);
        assert_eq!(Section::of("run[gatherings][0][from]"), Section::Run);
        assert_eq!(Section::of("title"), Section::Basics);
        assert_eq!(Section::of("translations[nn][knowledge]"), Section::Languages);
        assert!(stands_alone(words, "themes[assessment][passage]"));
        assert!(stands_alone(words, "run[capacity]"));
        assert!(!stands_alone(words, "run[gatherings]"));
        assert!(!stands_alone(words, "modules[0][title]"));
        assert!(!stands_alone(words, "citations"));
        assert_eq!(link_to(words, "citations"), "#f-citations");
        assert_eq!(link_to(words, "outcomes"), "#laeringsutbytte");
    }
}
