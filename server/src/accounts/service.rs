//! The accounts port: links that open once, sessions that end, and who is behind a cookie.

use app::accounts::form::{email_of, name_of};
use app::accounts::landing::local;
use app::accounts::model::{Actor, Grant, Partnership, Person, Role, Session};
use app::accounts::port::{Accounts, Arrival, Begun, Link, SignedIn};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{PersonId, SessionId};
use app::shared::lang::{LETTER_LANGS, Lang};
use async_trait::async_trait;
use sea_orm::ActiveValue::Set;
use tracing::instrument;

use super::entity::session;
use super::jobs::SendLink;
use super::outside::{Kept, Outside};
use super::{store, token};
use crate::clock::from_ms;
use crate::db::Tx;
use crate::platform::Parts;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// How long a link can be opened (RECIPES 5.3: at most ten minutes).
pub const LINK_MS: i64 = 10 * MINUTE_MS;
/// Links to one address within `LINK_MS`.
const LINKS: u64 = 5;
/// A session is noted as seen at most this often.
const SEEN_MS: i64 = MINUTE_MS;

/// How long a session lasts: without being used, and at all.
struct Limits {
    idle_ms: i64,
    total_ms: i64,
}

/// Those who publish, decide or read results work on what is not public, and sign in for a working day.
const STAFF: Limits = Limits {
    idle_ms: 30 * MINUTE_MS,
    total_ms: 8 * HOUR_MS,
};
const OTHERS: Limits = Limits {
    idle_ms: 8 * HOUR_MS,
    total_ms: 30 * DAY_MS,
};

fn limits(grants: &[Grant]) -> &'static Limits {
    let staff = |g: &Grant| {
        matches!(
            g.role,
            Role::Editor | Role::InstitutionAdmin | Role::Reviewer | Role::Analyst | Role::DirectorateAdmin
        )
    };
    if grants.iter().any(staff) { &STAFF } else { &OTHERS }
}

impl Limits {
    fn hold(&self, created_at: i64, seen_at: i64, now: i64) -> bool {
        now - seen_at < self.idle_ms && now - created_at < self.total_ms
    }
}

/// The accounts domain's port.
pub struct AccountsService {
    parts: Parts,
    outside: Option<Outside>,
}

impl AccountsService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        AccountsService {
            outside: Outside::of(&parts.config),
            parts,
        }
    }

    /// Begins a session; sessions that have outlived every limit are forgotten on the way.
    async fn begin(&self, tx: Tx, person: Person, is_new: bool, device: &str) -> Result<SignedIn, Fault> {
        let now = self.parts.clock.now_ms();
        let secret = token::fresh();
        let row = session::ActiveModel {
            person_id: Set(person.id.0),
            hash: Set(token::hash(&secret).expect("a fresh token can be hashed")),
            device: Set(device.chars().filter(|c| !c.is_control()).take(120).collect()),
            created_at: Set(now),
            seen_at: Set(now),
            ..Default::default()
        };
        store::forget_sessions(&*tx, now - OTHERS.total_ms).await?;
        store::add_session(&*tx, row).await?;
        tx.commit().await?;
        Ok(SignedIn {
            secret,
            person,
            is_new,
        })
    }

    /// A demo account exists nowhere but in the demonstration.
    fn admits(&self, person: &Person) -> bool {
        !person.is_demo || self.parts.config.is_demo()
    }
}

#[async_trait]
impl Accounts for AccountsService {
    #[instrument(name = "accounts.request_link", skip_all)]
    async fn request_link(&self, email: &str, lang: Lang, next: &str) -> Result<(), Fault> {
        let email = email_of(email).map_err(|problem| Fault::field("email", problem))?;
        let now = self.parts.clock.now_ms();
        let tx = self.parts.db.write().await?;
        // Known and unknown addresses take the same way here: only the job looks the person up.
        if store::links_since(&*tx, &email, now - LINK_MS).await? >= LINKS {
            return Err(Fault::TooMany);
        }
        let sign_in = store::add_sign_in(&*tx, &email, lang, local(next).unwrap_or_default(), now).await?;
        tx.enqueue(&SendLink { sign_in }).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn link(&self, token: &str) -> Result<Link, Fault> {
        let Some(hash) = token::hash(token) else {
            return Ok(Link::Spent);
        };
        let db = self.parts.db.read();
        let Some(link) = store::good_link(db, &hash, self.parts.clock.now_ms()).await? else {
            return Ok(Link::Spent);
        };
        let known = store::person_by_email(db, &link.email).await?.is_some();
        Ok(if known { Link::SignsIn } else { Link::MakesAccount })
    }

    #[instrument(name = "accounts.open_link", skip_all)]
    async fn open_link(&self, token: &str, name: &str, device: &str) -> Result<(SignedIn, String), Fault> {
        let hash = token::hash(token).ok_or(Fault::Stale)?;
        let now = self.parts.clock.now_ms();
        let tx = self.parts.db.write().await?;
        let link = store::good_link(&*tx, &hash, now).await?.ok_or(Fault::Stale)?;
        if !store::spend(&*tx, &hash, now).await? {
            return Err(Fault::Stale);
        }
        let mut is_new = false;
        if store::person_by_email(&*tx, &link.email).await?.is_none() {
            let name = name_of(name).map_err(|problem| Fault::field("name", problem))?;
            let lang = Lang::from_code(&link.lang).unwrap_or(Lang::Nb);
            is_new = store::add_teacher(&*tx, &name, &link.email, lang).await?;
        }
        let person = store::person_by_email(&*tx, &link.email)
            .await?
            .filter(|p| self.admits(p))
            .ok_or(Fault::Stale)?;
        let signed_in = self.begin(tx, person, is_new, device).await?;
        Ok((signed_in, link.next))
    }

    fn outside(&self) -> Option<&str> {
        self.outside.as_ref().map(|o| o.setting.name.as_str())
    }

    #[instrument(name = "accounts.begin_outside", skip_all)]
    async fn begin_outside(&self, lang: Lang, next: &str) -> Result<Option<Begun>, Fault> {
        let outside = self.outside.as_ref().ok_or(Fault::Missing)?;
        match outside.begin(lang, local(next).unwrap_or_default()).await? {
            Ok((url, kept)) => Ok(Some(Begun { url, kept })),
            Err(trouble) => {
                trouble.noted();
                Ok(None)
            }
        }
    }

    #[instrument(name = "accounts.enter_outside", skip_all)]
    async fn enter_outside(
        &self,
        kept: &str,
        state: &str,
        code: &str,
        device: &str,
    ) -> Result<Arrival, Fault> {
        let outside = self.outside.as_ref().ok_or(Fault::Missing)?;
        let Some(kept) = Kept::read(kept, state) else {
            return Ok(Arrival::Failed { lang: None });
        };
        let failed = Arrival::Failed {
            lang: Some(kept.lang),
        };
        if code.is_empty() {
            // She changed her mind there.
            return Ok(failed);
        }
        let who = match outside.finish(&kept, code, self.parts.clock.now()).await {
            Ok(who) => who,
            Err(trouble) => {
                trouble.noted();
                return Ok(failed);
            }
        };
        let tx = self.parts.db.write().await?;
        let mut person = store::person_outside(&*tx, &who.issuer, &who.subject).await?;
        let mut is_new = false;
        if person.is_none() {
            let Some(email) = &who.email else {
                return Ok(Arrival::Unverified { lang: kept.lang });
            };
            if store::person_by_email(&*tx, email).await?.is_none() {
                let name = who.name.as_deref().and_then(|name| name_of(name).ok());
                let name = name.as_deref().unwrap_or(email);
                is_new = store::add_teacher(&*tx, name, email, kept.lang).await?;
            }
            person = store::person_by_email(&*tx, email).await?;
            if let Some(person) = &person {
                store::bind(&*tx, person.id, &who.issuer, &who.subject).await?;
            }
        }
        let Some(person) = person.filter(|p| self.admits(p)) else {
            return Ok(failed);
        };
        let signed_in = self.begin(tx, person, is_new, device).await?;
        Ok(Arrival::In {
            signed_in,
            lang: kept.lang,
            next: kept.next,
        })
    }

    async fn demo_people(&self) -> Result<Vec<(Person, Vec<Grant>)>, Fault> {
        if !self.parts.config.is_demo() {
            return Ok(vec![]);
        }
        Ok(store::demo_people(self.parts.db.read()).await?)
    }

    async fn partnership(&self, person: PersonId) -> Result<Option<Partnership>, Fault> {
        Ok(store::partnership(self.parts.db.read(), person).await?)
    }

    #[instrument(name = "accounts.enter_demo", skip_all)]
    async fn enter_demo(&self, person: PersonId, device: &str) -> Result<SignedIn, Fault> {
        if !self.parts.config.is_demo() {
            return Err(Fault::Forbidden);
        }
        let tx = self.parts.db.write().await?;
        let person = store::person(&*tx, person)
            .await?
            .filter(|p| p.is_demo)
            .ok_or(Fault::Forbidden)?;
        self.begin(tx, person, false, device).await
    }

    async fn actor(&self, secret: Option<&str>) -> Result<Actor, Fault> {
        let Some(hash) = secret.and_then(token::hash) else {
            return Ok(Actor::visitor());
        };
        let rows = store::session(self.parts.db.read(), &hash).await?;
        let Some(first) = rows.first() else {
            return Ok(Actor::visitor());
        };
        let grants: Vec<Grant> = rows
            .iter()
            .filter_map(|r| store::to_grant(r.role.as_deref()?, r.institution_id))
            .collect();
        let person = Person {
            id: PersonId(first.person_id),
            name: first.name.clone(),
            email: first.email.clone(),
            lang: Lang::from_code(&first.lang).unwrap_or(Lang::Nb),
            is_demo: first.is_demo,
        };
        let now = self.parts.clock.now_ms();
        if !limits(&grants).hold(first.created_at, first.seen_at, now) || !self.admits(&person) {
            return Ok(Actor::visitor());
        }
        let session = SessionId(first.session_id);
        if now - first.seen_at >= SEEN_MS {
            let tx = self.parts.db.write().await?;
            store::seen(&*tx, session, now).await?;
            tx.commit().await?;
        }
        Ok(Actor {
            person: Some(person),
            grants,
            session: Some(session),
        })
    }

    #[instrument(name = "accounts.set_letter_lang", skip_all)]
    async fn set_letter_lang(&self, actor: &Actor, lang: &str) -> Result<(), Fault> {
        let person = actor.person()?;
        let lang = Lang::from_code(lang)
            .filter(|lang| LETTER_LANGS.contains(lang))
            .ok_or_else(|| Fault::field("letter_lang", Problem::UnknownChoice))?;
        let tx = self.parts.db.write().await?;
        store::set_lang(&*tx, person.id, lang).await?;
        Ok(tx.commit().await?)
    }

    async fn sessions(&self, actor: &Actor) -> Result<Vec<Session>, Fault> {
        let person = actor.person()?;
        let now = self.parts.clock.now_ms();
        let limits = limits(&actor.grants);
        let rows = store::sessions(self.parts.db.read(), person.id).await?;
        let alive = rows
            .into_iter()
            .filter(|r| limits.hold(r.created_at, r.seen_at, now))
            .map(|r| Session {
                id: SessionId(r.id),
                device: r.device,
                created_at: from_ms(r.created_at),
                seen_at: from_ms(r.seen_at),
                is_this: actor.session == Some(SessionId(r.id)),
            });
        Ok(alive.collect())
    }

    #[instrument(name = "accounts.revoke", skip_all)]
    async fn revoke(&self, actor: &Actor, session: SessionId) -> Result<(), Fault> {
        let person = actor.person()?;
        let tx = self.parts.db.write().await?;
        if !store::end_session(&*tx, person.id, session).await? {
            return Err(Fault::Missing);
        }
        tx.commit().await?;
        Ok(())
    }
}
