//! What the figures can do.

use async_trait::async_trait;

use super::model::{Breakdown, Overview, SurveyRow};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::time::StudyYear;

/// What the figures can do.
#[async_trait]
pub trait Insight: Send + Sync {
    /// Means per subject, institution or theme over closed surveys: the institution's own, the directorate's all.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who is neither.
    async fn overview(
        &self,
        actor: &Actor,
        by: Breakdown,
        year: Option<StudyYear>,
    ) -> Result<Overview, Fault>;

    /// Closed surveys in the actor's reach, newest first.
    ///
    /// # Errors
    /// As `overview`.
    async fn surveys(&self, actor: &Actor) -> Result<Vec<SurveyRow>, Fault>;
}
