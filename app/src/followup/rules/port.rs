//! What can be done with rules that open findings.

use async_trait::async_trait;

use super::form::RulesForm;
use super::model::{Preview, RulesHistory};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;

/// What can be done with rules that open findings.
#[async_trait]
pub trait FindingRules: Send + Sync {
    /// Every version there has been.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who is not at the directorate.
    async fn history(&self, actor: &Actor) -> Result<RulesHistory, Fault>;

    /// What these rules would have opened over the last three years with figures.
    ///
    /// # Errors
    /// As `history`; `Invalid`.
    async fn preview(&self, actor: &Actor, form: &RulesForm) -> Result<Preview, Fault>;

    /// Sets the rules from a day on. `seen` is the newest version the person saw, 0 where there was none.
    ///
    /// # Errors
    /// `Forbidden` unless the actor leads the directorate; `Invalid`; `Stale` if a newer version exists.
    async fn set(&self, actor: &Actor, seen: i64, form: RulesForm) -> Result<(), Fault>;
}
