//! What accounts can do.

use async_trait::async_trait;

use super::model::{Actor, Grant, Partnership, Person, Session};
use crate::shared::fault::Fault;
use crate::shared::ids::{PersonId, SessionId};
use crate::shared::lang::Lang;

/// A new session: the secret goes into the browser's cookie and nowhere else.
pub struct SignedIn {
    pub secret: String,
    pub person: Person,
}

/// What accounts can do.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Sends a one-time link to this address if a person has it; says the same either way.
    ///
    /// `next` is where the person was going, an address of this site; anything else is forgotten.
    ///
    /// # Errors
    /// `Invalid` for something that is no address; `TooMany` after five links in ten minutes.
    async fn request_link(&self, email: &str, lang: Lang, next: &str) -> Result<(), Fault>;

    /// Whether a link could still be opened; spends nothing.
    async fn link_is_good(&self, token: &str) -> Result<bool, Fault>;

    /// Spends a link and signs its person in; gives where she was going when she asked for it, or nothing.
    ///
    /// # Errors
    /// `Stale` if the link is unknown, used or too old.
    async fn open_link(&self, token: &str, device: &str) -> Result<(SignedIn, String), Fault>;

    /// Demo accounts with their roles; empty outside demo mode.
    async fn demo_people(&self) -> Result<Vec<(Person, Vec<Grant>)>, Fault>;

    /// The organisation a person reads figures for, if she does.
    async fn partnership(&self, person: PersonId) -> Result<Option<Partnership>, Fault>;

    /// Signs a demo account in.
    ///
    /// # Errors
    /// `Forbidden` outside demo mode or for a person who is no demo account.
    async fn enter_demo(&self, person: PersonId, device: &str) -> Result<SignedIn, Fault>;

    /// The actor behind a cookie's secret; a visitor when it is unknown or expired.
    async fn actor(&self, secret: Option<&str>) -> Result<Actor, Fault>;

    /// The actor's own sessions, newest first.
    ///
    /// # Errors
    /// `SignIn`.
    async fn sessions(&self, actor: &Actor) -> Result<Vec<Session>, Fault>;

    /// Ends one of the actor's own sessions.
    ///
    /// # Errors
    /// `SignIn`; `Missing` if it is not the actor's.
    async fn revoke(&self, actor: &Actor, session: SessionId) -> Result<(), Fault>;
}
