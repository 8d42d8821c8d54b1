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
    /// The account was made just now.
    pub is_new: bool,
}

/// What opening a one-time link would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Unknown, used or too old.
    Spent,
    SignsIn,
    /// Nobody has its address yet: a teacher's account is made.
    MakesAccount,
}

/// What accounts can do.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Sends a one-time link to this address; says the same whether a person has it or not.
    ///
    /// Where nobody has it, the link makes a teacher's account when its button is pressed. Whoever reads a mailbox
    /// may have one: a teacher sees nothing that visitors do not, apart from what she keeps herself, and no school
    /// or register could vouch for all who teach. Until the button is pressed nothing of it outlives the link.
    ///
    /// `next` is where the person was going, an address of this site; anything else is forgotten.
    ///
    /// # Errors
    /// `Invalid` for something that is no address; `TooMany` after five links in ten minutes.
    async fn request_link(&self, email: &str, lang: Lang, next: &str) -> Result<(), Fault>;

    /// What opening a link would do; spends nothing.
    async fn link(&self, token: &str) -> Result<Link, Fault>;

    /// Spends a link and signs its person in, who gets an account under this name if she has none; gives where
    /// she was going when she asked for it, or nothing.
    ///
    /// # Errors
    /// `Stale` if the link is unknown, used or too old; `Invalid` in `name` where an account would be made.
    async fn open_link(&self, token: &str, name: &str, device: &str) -> Result<(SignedIn, String), Fault>;

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
