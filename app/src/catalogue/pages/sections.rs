//! The sections of the editor, and which field lies in which.

use crate::shared::ui::field::field_id;
use crate::words::{OfferWorkWords, Words};

/// A section of the editor. `ALL` is the order of the page and of `OfferForm::check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
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
    Run,
}

impl Section {
    pub const ALL: [Section; 11] = [
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
        Section::Run,
    ];

    /// Its place in the page's address.
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
            Section::Run => "gjennomforing",
        }
    }

    /// The section a field lies in, by its name in a fault or in a criterion.
    pub fn of(field: &str) -> Self {
        match field.split('[').next().unwrap_or_default() {
            "stage_from" | "stage_to" | "groups" => Section::Audience,
            "delivery" | "teaching_language" | "places" | "counties" => Section::Teaching,
            "content" => Section::Content,
            "outcomes" | "knowledge" | "skills" | "competence" => Section::Outcomes,
            "modules" => Section::Modules,
            "themes" => Section::Themes,
            "citations" => Section::Research,
            "practice" | "exam" => Section::Practice,
            "admission" | "funding" | "price" | "contact_name" | "contact_email" | "source_url" => {
                Section::Admission
            }
            "run" => Section::Run,
            _ => Section::Basics,
        }
    }

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
    if words.offer_field(field) == field {
        format!("#{}", Section::of(field).anchor())
    } else {
        format!("#{}", field_id(field))
    }
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
        assert!(stands_alone(words, "themes[assessment][passage]"));
        assert!(stands_alone(words, "run[capacity]"));
        assert!(!stands_alone(words, "run[gatherings]"));
        assert!(!stands_alone(words, "modules[0][title]"));
        assert!(!stands_alone(words, "citations"));
        assert_eq!(link_to(words, "citations"), "#f-citations");
        assert_eq!(link_to(words, "outcomes"), "#laeringsutbytte");
    }
}
