//! What the figures can do.

use async_trait::async_trait;

use super::form::HeatChoice;
use super::model::{Breakdown, Overview, SurveyRow};
use super::telling::{Heat, Series, Signal};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::OfferId;
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

    /// Series that fell, rose or dipped in a theme, and those of which nobody can know yet; sorted by kind,
    /// the least likely to be chance first.
    ///
    /// # Errors
    /// As `overview`.
    async fn signals(&self, actor: &Actor) -> Result<Vec<Signal>, Fault>;

    /// One offer over the years, beside its subject and the country.
    ///
    /// # Errors
    /// `SignIn`; `Missing` where no survey of it has closed; `Forbidden` unless the actor may read the
    /// institution's results.
    async fn series(&self, actor: &Actor, offer: OfferId) -> Result<Series, Fault>;

    /// Subjects, their institutions and one institution's offers, by theme or by year, for the directorate.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who may not read all results.
    async fn heat(&self, actor: &Actor, choice: &HeatChoice) -> Result<Heat, Fault>;
}
