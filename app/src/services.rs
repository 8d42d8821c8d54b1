//! What a page or a posted form has in hand: who asks, in which language, and the ports.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use leptos::prelude::use_context;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::accounts::model::Actor;
use crate::accounts::people::port::People;
use crate::accounts::port::Accounts;
use crate::accounts::staff::port::Staff;
use crate::audit::port::Audit;
use crate::catalogue::exchange::port::Exchange;
use crate::catalogue::port::Catalogue;
use crate::catalogue::work::port::Work;
use crate::evaluation::bank::port::QuestionnaireBank;
use crate::evaluation::port::Evaluations;
use crate::followup::port::FollowUp;
use crate::followup::rules::port::FindingRules;
use crate::insight::dossier::port::Dossiers;
use crate::insight::partner::port::PartnerView;
use crate::insight::port::Insight;
use crate::insight::views::port::Views;
use crate::mail::port::Mail;
use crate::remarks::port::Remarks;
use crate::review::decisions::Decisions;
use crate::review::guidelines::Guidelines;
use crate::review::national::National;
use crate::review::port::Review;
use crate::saved::competence::port::OwnCompetence;
use crate::saved::port::Saved;
use crate::search::port::Search;
use crate::shared::fault::{Fault, FieldFault, Ticket};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant};
use crate::words::{Notice, Words};

/// One port per domain.
#[derive(Clone)]
pub struct Services {
    pub accounts: Arc<dyn Accounts>,
    pub audit: Arc<dyn Audit>,
    pub bank: Arc<dyn QuestionnaireBank>,
    pub catalogue: Arc<dyn Catalogue>,
    pub competence: Arc<dyn OwnCompetence>,
    pub decisions: Arc<dyn Decisions>,
    pub dossiers: Arc<dyn Dossiers>,
    pub evaluations: Arc<dyn Evaluations>,
    pub finding_rules: Arc<dyn FindingRules>,
    pub followup: Arc<dyn FollowUp>,
    pub guidelines: Arc<dyn Guidelines>,
    pub exchange: Arc<dyn Exchange>,
    pub insight: Arc<dyn Insight>,
    pub mail: Arc<dyn Mail>,
    pub partner: Arc<dyn PartnerView>,
    pub people: Arc<dyn People>,
    pub national: Arc<dyn National>,
    pub remarks: Arc<dyn Remarks>,
    pub review: Arc<dyn Review>,
    pub saved: Arc<dyn Saved>,
    pub search: Arc<dyn Search>,
    pub staff: Arc<dyn Staff>,
    pub views: Arc<dyn Views>,
    pub work: Arc<dyn Work>,
}

/// One request, to a page or to a server function.
#[derive(Clone)]
pub struct Request {
    pub services: Services,
    pub actor: Actor,
    pub lang: Lang,
    pub now: Instant,
    /// The day it is in Norway.
    pub today: Date,
    /// Path without query.
    pub path: String,
    /// The path's named parts.
    pub params: HashMap<String, String>,
    /// The query's pairs, decoded, in order.
    pub query: Vec<(String, String)>,
    /// What the browser calls itself, shortened; for the list of sessions.
    pub device: String,
    /// How the world reaches the site, without a slash at the end.
    pub public_url: Arc<str>,
    /// Demo mode: invented content and accounts, said in a banner.
    pub demo: bool,
    /// What the request before this one wants said.
    pub notice: Option<Notice>,
    /// A form that came back with faults.
    pub returned: Option<Arc<Returned>>,
    /// What a server function wants to happen next.
    pub outcome: Arc<Mutex<Outcome>>,
}

/// A form as it was typed, with what is wrong in it.
#[derive(Clone, Debug)]
pub struct Returned {
    pub form: serde_json::Value,
    pub faults: Vec<FieldFault>,
}

/// A post that was refused without a page of its own to say so on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refused {
    pub fault: Fault,
    /// What was posted, where the person only has to sign in again to send it once more.
    pub kept: Option<KeptForm>,
}

/// A posted form as it came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptForm {
    pub action: String,
    pub pairs: Vec<(String, String)>,
}

/// What a server function leaves for the HTTP layer.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Where the browser goes after success.
    pub next: Option<String>,
    /// What the next page says.
    pub notice: Option<Notice>,
    /// The page that shows the form again, and the form as typed, should it be faulty.
    pub back: Option<(String, serde_json::Value)>,
    /// The session cookie: `Some(None)` clears it.
    pub session: Option<Option<String>>,
}

impl Request {
    #[must_use]
    pub fn words(&self) -> Words {
        Words::of(self.lang)
    }

    /// A named part of the path, typed.
    ///
    /// # Errors
    /// `Missing` when it is absent or no such id.
    pub fn param<T: std::str::FromStr>(&self, name: &str) -> Result<T, Fault> {
        self.params
            .get(name)
            .and_then(|v| v.parse().ok())
            .ok_or(Fault::Missing)
    }

    /// The first value of a query parameter.
    #[must_use]
    pub fn query_value(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// The form that came back to this page, with its faults, if one did.
    #[must_use]
    pub fn returned<F: DeserializeOwned>(&self) -> Option<(F, Vec<FieldFault>)> {
        let returned = self.returned.as_ref()?;
        let form = serde_json::from_value(returned.form.clone()).ok()?;
        Some((form, returned.faults.clone()))
    }

    fn with_outcome(&self, change: impl FnOnce(&mut Outcome)) {
        change(&mut self.outcome.lock().expect("no holder of this lock panics"));
    }

    /// Names the page that shows `form` again should it be faulty. Call before the port.
    pub fn form_page(&self, page: String, form: &impl Serialize) {
        let form = serde_json::to_value(form).unwrap_or_default();
        self.with_outcome(|o| o.back = Some((page, form)));
    }

    /// Sends the browser on, with a notice where there is something to say.
    pub fn go_to(&self, next: String, notice: Option<Notice>) {
        self.with_outcome(|o| {
            o.next = Some(next);
            o.notice = notice;
        });
    }

    /// Sets or clears the session cookie.
    pub fn set_session(&self, secret: Option<String>) {
        self.with_outcome(|o| o.session = Some(secret));
    }
}

/// The request a server function is answering.
///
/// # Errors
/// `Internal` outside a request.
pub fn request() -> Result<Request, Fault> {
    use_context::<Request>().ok_or_else(|| Fault::Internal(Ticket("no request".into())))
}
