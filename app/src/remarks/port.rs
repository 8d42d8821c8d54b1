//! What can be done with what participants wrote.

use async_trait::async_trait;

use super::form::{DecideForm, OverviewChoice, UndoForm};
use super::model::{Overview, Queue, Reading, Told};
use crate::accounts::model::Actor;
use crate::catalogue::exchange::model::FileKind;
use crate::catalogue::exchange::port::File;
use crate::shared::fault::Fault;
use crate::shared::ids::EvaluationId;
use crate::shared::lang::Lang;

/// What can be done with what participants wrote.
///
/// `queue` to `tell` are for those who moderate: the directorate's analysts and administrators, never about
/// an institution they work for themselves. Nothing of an open survey is told to anybody.
#[async_trait]
pub trait Remarks: Send + Sync {
    /// Closed surveys with enough answers whose texts are not told of yet; the one that closed first first.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden`.
    async fn queue(&self, actor: &Actor) -> Result<Queue, Fault>;

    /// One survey's texts, shuffled; none of them where the survey has too few answers.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden`; `Missing` while the survey is not closed.
    async fn reading(&self, actor: &Actor, evaluation: EvaluationId) -> Result<Reading, Fault>;

    /// Decides what becomes of several texts, all or none; gives how many.
    ///
    /// # Errors
    /// As `reading`; `Invalid`; `Stale` if one of them was decided meanwhile, or the institution is told.
    async fn decide(&self, actor: &Actor, evaluation: EvaluationId, form: DecideForm)
    -> Result<usize, Fault>;

    /// Takes decisions back, all or none, as long as the institution is not told and the text still there.
    ///
    /// # Errors
    /// As `reading`; `Invalid` where none is chosen; `Stale` if anything changed since `seen`.
    async fn undo(
        &self,
        actor: &Actor,
        evaluation: EvaluationId,
        seen: i64,
        form: UndoForm,
    ) -> Result<(), Fault>;

    /// Tells the institution, by letter and on its results page, and overwrites every text that is not passed
    /// on. It cannot be undone.
    ///
    /// # Errors
    /// As `reading`; `Stale` if a text is undecided, or anything changed since `seen`.
    async fn tell(&self, actor: &Actor, evaluation: EvaluationId, seen: i64) -> Result<(), Fault>;

    /// What a reader of the survey's results may see: the institution what was passed on and the summaries,
    /// the directorate the summaries and the counts.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden`; `Missing` while the survey is not closed.
    async fn told(&self, actor: &Actor, evaluation: EvaluationId) -> Result<Told, Fault>;

    /// The same as a file.
    ///
    /// # Errors
    /// As `told`.
    async fn file(
        &self,
        actor: &Actor,
        evaluation: EvaluationId,
        lang: Lang,
        kind: FileKind,
    ) -> Result<File, Fault>;

    /// Counts and summaries over many surveys, for the directorate.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden`.
    async fn overview(&self, actor: &Actor, choice: &OverviewChoice) -> Result<Overview, Fault>;
}
