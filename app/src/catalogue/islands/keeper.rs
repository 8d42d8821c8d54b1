//! A draft that saves itself: sends the form some seconds after the last word, one saving at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, js_sys};
use web_sys::{
    Document, DomParser, Element, Event, Headers, HtmlElement, HtmlFormElement, HtmlInputElement,
    HtmlTextAreaElement, RequestInit, Response, SupportedType,
};

use super::page::{self, SETTLE};
use super::{KEPT_FORM, SAVING};
use crate::path;
use crate::shared::browser;

/// Rest after the last key before a draft is sent.
const REST: Duration = Duration::from_secs(3);
/// Rest before it is tried again where nobody answered.
const AGAIN: Duration = Duration::from_secs(15);

/// Where the saving stands.
#[derive(Clone, Copy, PartialEq)]
enum Saving {
    Unsaved,
    Sending,
    Saved,
    /// Tried again soon.
    NoContact,
    /// Nothing is sent any more: a colleague has saved meanwhile.
    Colleague,
    /// Sent again with the next word: this text cannot be kept.
    Refused,
    /// Nothing is sent any more.
    SignedOut,
}

impl Saving {
    /// The attribute that holds the words for it.
    const fn words(self) -> &'static str {
        match self {
            Saving::Unsaved => "data-unsaved",
            Saving::Sending => "data-sending",
            Saving::Saved => "data-saved",
            Saving::NoContact => "data-no-contact",
            Saving::Colleague => "data-colleague",
            Saving::Refused => "data-refused",
            Saving::SignedOut => "data-signed-out",
        }
    }
}

#[derive(Clone)]
struct Keeper {
    form: HtmlFormElement,
    /// Something was typed that has not been sent.
    is_dirty: Rc<Cell<bool>>,
    is_sending: Rc<Cell<bool>>,
    /// Nothing may be sent from here any more; what is typed is kept by the page alone.
    is_stopped: Rc<Cell<bool>>,
    /// The person sends the form herself.
    is_handed_over: Rc<Cell<bool>>,
    /// The button that was pressed while a saving was under way.
    pressed: Rc<RefCell<Option<HtmlElement>>>,
    timer: Rc<Cell<Option<TimeoutHandle>>>,
}

pub fn start() {
    let Some(form) = page::form_with(KEPT_FORM) else {
        return;
    };
    let keeper = Keeper {
        form,
        is_dirty: Rc::default(),
        is_sending: Rc::default(),
        is_stopped: Rc::default(),
        is_handed_over: Rc::default(),
        pressed: Rc::default(),
        timer: Rc::default(),
    };
    let typed = keeper.clone();
    window_event_listener(ev::input, move |event| {
        if let Some(field) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) {
            typed.follow(&field);
        }
    });
    let sent = keeper.clone();
    window_event_listener(ev::submit, move |event| sent.hand_over(&event));
    window_event_listener(ev::beforeunload, move |event| {
        // Until she sends it herself, words that are not saved are warned of, whatever became of the saving.
        let is_unsaved = keeper.is_dirty.get() || keeper.is_sending.get();
        if is_unsaved && !keeper.is_handed_over.get() {
            event.prevent_default();
        }
    });
}

impl Keeper {
    fn follow(&self, field: &Element) {
        if !self.form.contains(Some(field)) {
            return;
        }
        count(field);
        self.is_dirty.set(true);
        if !self.is_stopped.get() && !self.is_handed_over.get() {
            if !self.is_sending.get() {
                self.say(Saving::Unsaved);
            }
            self.wait(REST);
        }
    }

    /// The person saves or submits: nothing else is sent from here, and never two at a time.
    fn hand_over(&self, event: &web_sys::SubmitEvent) {
        let is_ours = event
            .target()
            .is_some_and(|t| t == *self.form.unchecked_ref::<web_sys::EventTarget>());
        if !is_ours {
            return;
        }
        self.hold();
        if self.is_sending.get() {
            // It would meet its own saving as a colleague's.
            event.prevent_default();
            self.pressed.replace(event.submitter());
        } else {
            self.is_handed_over.set(true);
        }
    }

    fn hold(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }

    fn wait(&self, rest: Duration) {
        self.hold();
        let keeper = self.clone();
        self.timer
            .set(set_timeout_with_handle(move || keeper.send(), rest).ok());
    }

    fn send(&self) {
        let is_over = self.is_stopped.get() || self.is_handed_over.get();
        if self.is_sending.get() || is_over || !self.is_dirty.get() {
            return;
        }
        if let Ok(event) = Event::new(SETTLE) {
            let _ = self.form.dispatch_event(&event);
        }
        self.is_dirty.set(false);
        self.is_sending.set(true);
        self.say(Saving::Sending);
        let keeper = self.clone();
        leptos::task::spawn_local(async move {
            let became = keeper.post().await;
            keeper.is_sending.set(false);
            match became {
                Saving::NoContact => {
                    keeper.is_dirty.set(true);
                    keeper.wait(AGAIN);
                }
                Saving::Colleague | Saving::SignedOut => {
                    keeper.is_dirty.set(true);
                    keeper.is_stopped.set(true);
                }
                // The same text would be refused again: the next word is waited for.
                Saving::Refused if !keeper.is_dirty.replace(true) => {}
                _ if keeper.is_dirty.get() => keeper.wait(REST),
                _ => {}
            }
            if became == Saving::Saved {
                keeper.tell();
            }
            keeper.say(became);
            if let Some(button) = keeper.pressed.take() {
                keeper.is_handed_over.set(true);
                let _ = keeper.form.request_submit_with_submitter(Some(&button));
            }
        });
    }

    fn say(&self, saving: Saving) {
        let said = browser::find(&self.form, &format!("[{SAVING}]"));
        if let Some((said, words)) = said.and_then(|s| s.get_attribute(saving.words()).map(|w| (s, w))) {
            said.set_text_content(Some(&words.replace("{time}", &time_of_day())));
        }
    }

    fn tell(&self) {
        let version = browser::find(&self.form, "input[name=version]");
        if let Some(version) = version.and_then(|v| v.get_attribute("value")) {
            page::tell(&version);
        }
    }

    /// Posts the form as the button would; the answer is the page with the new revision.
    async fn post(&self) -> Saving {
        let Some(answer) = self.answer().await else {
            return Saving::NoContact;
        };
        match answer.status() {
            409 => return Saving::Colleague,
            // Signed out, or no longer allowed.
            401 | 403 | 404 => return Saving::SignedOut,
            // Too many at once: that passes.
            429 => return Saving::NoContact,
            400..=499 => return Saving::Refused,
            _ => {}
        }
        let text = match answer.text().map(JsFuture::from) {
            Ok(text) if answer.ok() => text.await.ok().and_then(|t| t.as_string()),
            _ => None,
        };
        let parser = DomParser::new().ok();
        let page = text
            .zip(parser)
            .and_then(|(text, parser)| parser.parse_from_string(&text, SupportedType::TextHtml).ok());
        match page {
            Some(page) if self.take(&page).is_some() => Saving::Saved,
            // Another page, which is where one signs in.
            Some(_) => Saving::SignedOut,
            None => Saving::NoContact,
        }
    }

    async fn answer(&self) -> Option<Response> {
        let headers = Headers::new().ok()?;
        headers
            .set("content-type", "application/x-www-form-urlencoded")
            .ok()?;
        headers.set("accept", "text/html").ok()?;
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_headers(&headers);
        init.set_body(
            &path::with_query("", page::fields(&self.form))
                .trim_start_matches('?')
                .into(),
        );
        let action = self.form.get_attribute("action")?;
        let asked = web_sys::window()?.fetch_with_str_and_init(&action, &init);
        JsFuture::from(asked).await.ok()?.dyn_into().ok()
    }

    /// Takes the new revision from the page that came back; nothing where it is another page.
    fn take(&self, page: &Document) -> Option<()> {
        let seen = "input[name=seen]";
        let new = page
            .query_selector(&format!("form[{KEPT_FORM}] {seen}"))
            .ok()
            .flatten()?;
        let own: HtmlInputElement = self.form.query_selector(seen).ok().flatten()?.dyn_into().ok()?;
        own.set_value(&new.get_attribute("value")?);
        Some(())
    }
}

/// Brings the count under a long text up to what stands in it.
fn count(field: &Element) {
    let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() else {
        return;
    };
    let counts = document()
        .query_selector(&format!("[data-counts=\"{}\"]", area.name()))
        .ok()
        .flatten();
    let Some(counts) = counts else { return };
    let said = counts.get_attribute("data-said").unwrap_or_default();
    let typed = area.value();
    let n = if counts.has_attribute("data-letters") {
        typed.trim().chars().count()
    } else {
        typed.split_whitespace().count()
    };
    counts.set_text_content(Some(&said.replace("{n}", &n.to_string())));
}

fn time_of_day() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}.{:02}", now.get_hours(), now.get_minutes())
}
