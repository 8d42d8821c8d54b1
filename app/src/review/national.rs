//! What the national picture can tell, and what the directorate asks for.

use async_trait::async_trait;

use super::form::PrioritiesForm;
use super::model::{Picture, PictureQuery, Priority};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::InstitutionId;
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;

/// The national picture.
#[async_trait]
pub trait National: Send + Sync {
    /// What the live offers of a year cover together. The number of queries does not grow with the offers.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden` for anyone who does not work for the directorate.
    async fn picture(&self, actor: &Actor, query: &PictureQuery) -> Result<Picture, Fault>;

    /// What is asked for in a year.
    ///
    /// # Errors
    /// As `picture`.
    async fn priorities(&self, actor: &Actor, year: StudyYear) -> Result<Vec<Priority>, Fault>;

    /// Sets everything that is asked for in a year.
    ///
    /// # Errors
    /// `Forbidden` unless the actor leads the directorate's people; `Invalid`.
    async fn set_priorities(
        &self,
        actor: &Actor,
        year: StudyYear,
        form: &PrioritiesForm,
    ) -> Result<(), Fault>;

    /// The form of Norwegian the directorate writes to each institution in: `Nb` or `Nn`.
    ///
    /// # Errors
    /// As `picture`.
    async fn letter_langs(&self, actor: &Actor) -> Result<Vec<(InstitutionId, Lang)>, Fault>;

    /// Sets that for one institution.
    ///
    /// # Errors
    /// `Forbidden` unless the actor leads the directorate's people; `Missing`; `Invalid` on `lang`.
    async fn set_letter_lang(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        lang: &str,
    ) -> Result<(), Fault>;
}
