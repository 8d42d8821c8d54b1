//! What is typed of an offer in a further language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalogue::model::Translation;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TranslationForm {
    pub title: String,
    pub summary: String,
    pub content: String,
    /// One outcome a line, as in the offer's own language.
    pub knowledge: String,
    pub skills: String,
    pub competence: String,
    /// One title a line, in the order of the modules.
    pub modules: String,
    /// Passages by theme code.
    pub themes: BTreeMap<String, String>,
    pub practice: String,
    pub exam: String,
    pub materials: String,
    pub admission: String,
    pub ranking: String,
}

impl TranslationForm {
    /// The form an editor would have typed to get this translation.
    #[must_use]
    pub fn of(t: &Translation) -> Self {
        let themes = t.themes.iter();
        TranslationForm {
            title: t.title.clone(),
            summary: t.summary.clone(),
            content: t.content.clone(),
            knowledge: t.outcomes.knowledge.join("\n"),
            skills: t.outcomes.skills.join("\n"),
            competence: t.outcomes.competence.join("\n"),
            modules: t.modules.join("\n"),
            themes: themes
                .map(|(t, passage)| (t.code().to_owned(), passage.clone()))
                .collect(),
            practice: t.practice.clone(),
            exam: t.exam.clone(),
            materials: t.materials.clone(),
            admission: t.admission.clone(),
            ranking: t.ranking.clone(),
        }
    }

    /// Every text with its name within the form, in the order of the page.
    pub fn texts(&self) -> impl Iterator<Item = (String, &String)> {
        let before = [
            ("title", &self.title),
            ("summary", &self.summary),
            ("content", &self.content),
            ("knowledge", &self.knowledge),
            ("skills", &self.skills),
            ("competence", &self.competence),
            ("modules", &self.modules),
        ];
        let after = [
            ("practice", &self.practice),
            ("exam", &self.exam),
            ("materials", &self.materials),
            ("admission", &self.admission),
            ("ranking", &self.ranking),
        ];
        let named = |(name, text): (&str, _)| (name.to_owned(), text);
        let themes = self
            .themes
            .iter()
            .map(|(code, text)| (format!("themes][{code}"), text));
        before
            .into_iter()
            .map(named)
            .chain(themes)
            .chain(after.into_iter().map(named))
    }

    /// Nobody has begun to write in this language.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.texts().all(|(_, text)| text.is_empty())
    }
}
