//! What can be done with dossiers and minutes.

use async_trait::async_trait;

use super::form::{MinutesForm, RemarkForm};
use super::model::{Dossier, DossierRow, MinutesPage};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::InstitutionId;
use crate::shared::time::StudyYear;

/// What can be done with dossiers and minutes.
#[async_trait]
pub trait Dossiers: Send + Sync {
    /// Institutions with closed surveys in the actor's reach, by name.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who works neither for an institution nor for the directorate.
    async fn list(&self, actor: &Actor) -> Result<Vec<DossierRow>, Fault>;

    /// The dossier of one study year.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` unless the actor may read the institution's results; `Missing` for a year without
    /// closed surveys.
    async fn dossier(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        year: StudyYear,
    ) -> Result<Dossier, Fault>;

    /// The minutes of the meeting about a year.
    ///
    /// # Errors
    /// As `dossier`.
    async fn minutes(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        year: StudyYear,
    ) -> Result<MinutesPage, Fault>;

    /// Writes the minutes, or puts them right. `seen` is the revision the person saw, 0 where there was none.
    ///
    /// # Errors
    /// As `dossier`; `Forbidden` unless the actor leads the dialogue; `Invalid`; `Stale`.
    async fn save_minutes(
        &self,
        actor: &Actor,
        about: (InstitutionId, StudyYear),
        seen: i64,
        form: MinutesForm,
    ) -> Result<(), Fault>;

    /// Adds the institution's remark, or puts it right.
    ///
    /// # Errors
    /// `Forbidden` unless the actor works for the institution; `Missing` where there are no minutes; `Invalid`;
    /// `Stale`.
    async fn save_remark(
        &self,
        actor: &Actor,
        about: (InstitutionId, StudyYear),
        seen: i64,
        form: RemarkForm,
    ) -> Result<(), Fault>;
}
