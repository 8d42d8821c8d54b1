//! What surveys can do.

use async_trait::async_trait;

use super::form::{AnswerForm, DaysForm, OwnForm, PlanForm};
use super::model::{Door, EvaluationPage, ImportReport, Results, RunRow};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::{EvaluationId, InvitationId, RunId};

/// What surveys can do.
#[async_trait]
pub trait Evaluations: Send + Sync {
    /// Runs of the actor's institutions with their surveys; newest year first.
    ///
    /// # Errors
    /// `SignIn`, `Forbidden` for anyone who works for no institution.
    async fn runs(&self, actor: &Actor) -> Result<Vec<RunRow>, Fault>;

    /// Plans a run's survey of one kind and makes its key. It begins with what the institution last asked for
    /// itself in a survey of that kind.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`; `Invalid`; `Stale` if the run has one of that kind already, or does not take place.
    async fn plan(&self, actor: &Actor, run: RunId, form: PlanForm) -> Result<EvaluationId, Fault>;

    /// Moves a survey's days, as `DaysForm::check` allows. When the last day of an open survey comes nearer, everyone
    /// who was invited is told by letter.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`; `Invalid`; `Stale` after closing, or where it is not as it was seen.
    async fn move_days(&self, actor: &Actor, evaluation: EvaluationId, form: DaysForm) -> Result<(), Fault>;

    /// Gives up a survey that nobody has been asked in (`Evaluation::may_be_given_up`): participants, key and own
    /// questions are deleted with it, nobody is written to, and the run can have another of its kind.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`; `Stale` once somebody is asked, or where it is not as it was seen.
    async fn cancel(&self, actor: &Actor, evaluation: EvaluationId, seen: &str) -> Result<(), Fault>;

    /// The survey as its institution follows it.
    ///
    /// # Errors
    /// `Forbidden` unless the actor edits for the institution; `Missing`.
    async fn evaluation(&self, actor: &Actor, evaluation: EvaluationId) -> Result<EvaluationPage, Fault>;

    /// Takes in a list of participants (CSV or TSV with name and e-mail, heading in any of our languages).
    ///
    /// Good rows are kept, bad ones reported by line; known addresses are merged. Those added after
    /// opening are invited at once; there a list with bad rows is held back until somebody wants its good ones `anyway`.
    /// Whoever has no language in the list is written to in the institution's form of Norwegian.
    ///
    /// # Errors
    /// `Forbidden`; `Stale` after closing; `Invalid` in `list` when the file as a whole cannot be read.
    async fn add_participants(
        &self,
        actor: &Actor,
        evaluation: EvaluationId,
        list: &[u8],
        anyway: bool,
    ) -> Result<ImportReport, Fault>;

    /// Gives a participant another address; the invitation goes there, with the same link.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`; `Stale` after closing; `Invalid` in `email-ID`.
    async fn readdress(
        &self,
        actor: &Actor,
        evaluation: EvaluationId,
        participant: InvitationId,
        email: &str,
    ) -> Result<(), Fault>;

    /// Deletes a participant's name, address and what has been sent, at once and for good. Her answer, if there is
    /// one, cannot be found and stays.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`.
    async fn remove_participant(
        &self,
        actor: &Actor,
        evaluation: EvaluationId,
        participant: InvitationId,
    ) -> Result<(), Fault>;

    /// Keeps what the institution asks for itself, and writes in the letters. Once the survey is open its questions
    /// are fixed, and only the text changes.
    ///
    /// # Errors
    /// `Forbidden`; `Missing`; `Invalid`; `Stale` after closing.
    async fn ask_own(&self, actor: &Actor, evaluation: EvaluationId, form: OwnForm) -> Result<(), Fault>;

    /// The title of what the survey is about whose letters this link ends; nothing once the survey is over, since no
    /// letters are sent any more. Ends nothing.
    ///
    /// # Errors
    /// `Missing` for a link no letter carried.
    async fn letters_of(&self, link: &str) -> Result<Option<String>, Fault>;

    /// Ends a survey's letters to the person whose letter carried this link; doing it twice is no error. Touches no
    /// ballot: her link still opens the form.
    ///
    /// # Errors
    /// `Missing` for a link no letter carried.
    async fn stop_letters(&self, link: &str) -> Result<(), Fault>;

    /// What an invitation's link opens; spends nothing.
    ///
    /// # Errors
    /// `Missing` for a token no ballot knows.
    async fn open(&self, token: &str) -> Result<Door, Fault>;

    /// Spends the ballot and keeps the answer, in one durable transaction.
    ///
    /// # Errors
    /// `Missing`; `Stale` if the ballot is spent or the survey not open; `Invalid`.
    async fn answer(&self, token: &str, form: AnswerForm) -> Result<(), Fault>;

    /// A closed survey's figures; pooled with the same offer's earlier years where one is too small.
    ///
    /// # Errors
    /// `Forbidden` unless the actor may read the institution's results; `Missing` before closing.
    async fn results(&self, actor: &Actor, evaluation: EvaluationId) -> Result<Results, Fault>;
}
