//! What the figures can do.

use async_trait::async_trait;

use super::form::{ChangesChoice, HeatChoice, OverviewChoice};
use super::model::{Method, Overview};
use super::telling::{Changes, Heat, Series};
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::OfferId;

/// What the figures can do.
#[async_trait]
pub trait Insight: Send + Sync {
    /// What figures are made by; nothing that needs a right.
    fn method(&self) -> Method;

    /// Means per subject, institution or theme over closed surveys, and a page of those surveys, newest first: the
    /// institution's own, the directorate's all. Four queries, however many there are.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who is neither.
    async fn overview(&self, actor: &Actor, choice: &OverviewChoice) -> Result<Overview, Fault>;

    /// Series that fell, rose or dipped in a theme, and those of which nobody can know yet: of every kind in reach the
    /// first, or a page of the chosen one. Two queries.
    ///
    /// # Errors
    /// As `overview`.
    async fn signals(&self, actor: &Actor, choice: ChangesChoice) -> Result<Vec<Changes>, Fault>;

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
