//! Questionnaires never change once a survey uses them, so they are read once.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use app::evaluation::model::Questionnaire;
use app::shared::fault::Fault;
use app::shared::ids::QuestionnaireId;

use super::store;
use crate::platform::Parts;

/// Questionnaires that have been read.
#[derive(Default)]
pub(crate) struct KnownQuestionnaires(RwLock<HashMap<QuestionnaireId, Arc<Questionnaire>>>);

impl KnownQuestionnaires {
    /// The questionnaire of a survey.
    ///
    /// # Errors
    /// `Missing`.
    pub async fn get(&self, parts: &Parts, id: QuestionnaireId) -> Result<Arc<Questionnaire>, Fault> {
        let known = self.0.read().ok().and_then(|q| q.get(&id).cloned());
        if let Some(known) = known {
            return Ok(known);
        }
        let read = store::questionnaire(parts.db.read(), id).await?;
        let read = Arc::new(read.ok_or(Fault::Missing)?);
        if let Ok(mut known) = self.0.write() {
            known.insert(id, read.clone());
        }
        Ok(read)
    }
}
