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

/// A way to a provider outside that has begun.
pub struct Begun {
    /// Where the browser goes.
    pub url: String,
    /// What it holds until it comes back; nobody else may see it.
    pub kept: String,
}

/// How somebody comes back from a provider outside.
pub enum Arrival {
    In {
        signed_in: SignedIn,
        lang: Lang,
        next: String,
    },
    /// The provider does not vouch for her address, so nothing says which account is hers.
    Unverified { lang: Lang },
    /// She changed her mind, took too long, or something was not as it should be.
    Failed { lang: Option<Lang> },
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

    /// What the provider is called where people may sign in besides; nothing when none is set.
    fn outside(&self) -> Option<&str>;

    /// Begins to sign in at the provider; nothing when it does not answer.
    ///
    /// # Errors
    /// `Missing` where no provider is set.
    async fn begin_outside(&self, lang: Lang, next: &str) -> Result<Option<Begun>, Fault>;

    /// Signs in whoever comes back from the provider with what was kept, its `state` and a `code`.
    ///
    /// She is known by what the provider calls her; the first time by her address, if the provider vouches for it,
    /// and without an account she gets a teacher's.
    ///
    /// # Errors
    /// `Missing` where no provider is set.
    async fn enter_outside(
        &self,
        kept: &str,
        state: &str,
        code: &str,
        device: &str,
    ) -> Result<Arrival, Fault>;

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

    /// Sets the language the actor is written to in, by its code: one of `LETTER_LANGS`. Every letter to her follows it,
    /// but the sign-in link, which comes in the language of the page it was asked for on.
    ///
    /// # Errors
    /// `SignIn`; `Invalid` in `letter_lang`.
    async fn set_letter_lang(&self, actor: &Actor, lang: &str) -> Result<(), Fault>;

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
