//! What can be done with saved views.

use async_trait::async_trait;

use super::form::{RenameForm, ViewForm};
use super::model::SavedView;
use crate::accounts::model::Actor;
use crate::shared::fault::Fault;
use crate::shared::ids::ViewId;

/// What can be done with saved views.
#[async_trait]
pub trait Views: Send + Sync {
    /// The reader's own views and those shared at the directorate, by name.
    ///
    /// # Errors
    /// `SignIn`; `Forbidden` for anyone who may not read all results.
    async fn views(&self, actor: &Actor) -> Result<Vec<SavedView>, Fault>;

    /// The view the actor has said she wants to see first, without its owner's name. One query.
    ///
    /// # Errors
    /// As `views`.
    async fn first(&self, actor: &Actor) -> Result<Option<SavedView>, Fault>;

    /// Keeps a view.
    ///
    /// # Errors
    /// As `views`; `Invalid`, with a fault in `name` where the actor has a view of that name.
    async fn save(&self, actor: &Actor, form: ViewForm) -> Result<(), Fault>;

    /// Gives a view another name, shares it or keeps it to oneself.
    ///
    /// # Errors
    /// As `save`; `Missing` unless the actor saved it.
    async fn rename(&self, actor: &Actor, view: ViewId, form: RenameForm) -> Result<(), Fault>;

    /// Deletes a view, for all who used it.
    ///
    /// # Errors
    /// As `views`; `Missing` unless the actor saved it.
    async fn delete(&self, actor: &Actor, view: ViewId) -> Result<(), Fault>;

    /// Makes a view what the actor sees first; `None` = the plain overview again.
    ///
    /// # Errors
    /// As `views`; `Missing` for a view the actor may not open.
    async fn begin_with(&self, actor: &Actor, view: Option<ViewId>) -> Result<(), Fault>;
}
