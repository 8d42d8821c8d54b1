//! The part of the editor that moves: a draft that saves itself, and counts that follow the typing.
//!
//! The page is whole without it: then the button saves, and counts are those of the last saving.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The form that saves itself has this attribute.
pub const KEPT_FORM: &str = "data-saves-itself";
/// What stands beside it and is drawn anew with every saving.
pub const BESIDE: &str = "editor-beside";

/// What is said beside the buttons.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SavingWords {
    /// Before anything is typed.
    pub at_rest: String,
    pub unsaved: String,
    pub saving: String,
    /// With a place for `{time}`.
    pub saved: String,
    pub no_contact: String,
    pub colleague: String,
    pub signed_out: String,
}

/// Where the saving stands.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(feature = "hydrate"),
    expect(dead_code, reason = "on the server everything is at rest")
)]
enum Saving {
    AtRest,
    Unsaved,
    Sending,
    /// At this time of day.
    Saved(String),
    /// Tried again soon.
    NoContact,
    /// Nothing is sent any more: a colleague has saved meanwhile.
    Colleague,
    SignedOut,
}

/// Saves the draft some seconds after the last word typed, and says how that went.
///
/// What is typed stays where it is whatever becomes of it. As soon as a colleague has saved another text, or the
/// session has ended, nothing is sent any more: then the button leads on.
#[island]
pub fn SavesItself(words: SavingWords) -> impl IntoView {
    let saving = RwSignal::new(Saving::AtRest);
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        browser::start(saving);
    });
    let said = move || match saving.get() {
        Saving::AtRest => words.at_rest.clone(),
        Saving::Unsaved => words.unsaved.clone(),
        Saving::Sending => words.saving.clone(),
        Saving::Saved(time) => words.saved.replace("{time}", &time),
        Saving::NoContact => words.no_contact.clone(),
        Saving::Colleague => words.colleague.clone(),
        Saving::SignedOut => words.signed_out.clone(),
    };
    view! { <span class="form-actions__note" role="status">{said}</span> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;

    use leptos::ev;
    use leptos::leptos_dom::helpers::TimeoutHandle;
    use leptos::prelude::*;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::{JsFuture, js_sys};
    use web_sys::{
        Document, DomParser, Element, Headers, HtmlElement, HtmlFormElement, HtmlInputElement,
        HtmlSelectElement, HtmlTextAreaElement, RequestInit, Response, SupportedType,
    };

    use super::{BESIDE, KEPT_FORM, Saving};
    use crate::path;

    /// Rest after the last key before a draft is sent.
    const REST: Duration = Duration::from_secs(3);
    /// Rest before it is tried again where nobody answered.
    const AGAIN: Duration = Duration::from_secs(15);

    #[derive(Clone)]
    struct Keeper {
        form: HtmlFormElement,
        saving: RwSignal<Saving>,
        /// Something was typed that has not been sent.
        is_dirty: Rc<Cell<bool>>,
        is_sending: Rc<Cell<bool>>,
        /// The person sends the form herself, or nothing may be sent any more.
        is_done: Rc<Cell<bool>>,
        /// The button that was pressed while a saving was under way.
        pressed: Rc<RefCell<Option<HtmlElement>>>,
        timer: Rc<Cell<Option<TimeoutHandle>>>,
    }

    pub fn start(saving: RwSignal<Saving>) {
        let found = document()
            .query_selector(&format!("form[{KEPT_FORM}]"))
            .ok()
            .flatten();
        let Some(form) = found.and_then(|f| f.dyn_into::<HtmlFormElement>().ok()) else {
            return;
        };
        let keeper = Keeper {
            form,
            saving,
            is_dirty: Rc::default(),
            is_sending: Rc::default(),
            is_done: Rc::default(),
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
            if keeper.is_dirty.get() && !keeper.is_done.get() {
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
            if !self.is_done.get() {
                if !self.is_sending.get() {
                    self.saving.set(Saving::Unsaved);
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
                self.is_done.set(true);
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
            if self.is_sending.get() || self.is_done.get() || !self.is_dirty.replace(false) {
                return;
            }
            self.is_sending.set(true);
            self.saving.set(Saving::Sending);
            let keeper = self.clone();
            leptos::task::spawn_local(async move {
                let became = keeper.post().await;
                keeper.is_sending.set(false);
                match &became {
                    Saving::NoContact => {
                        keeper.is_dirty.set(true);
                        keeper.wait(AGAIN);
                    }
                    Saving::Colleague | Saving::SignedOut => {
                        keeper.is_dirty.set(true);
                        keeper.is_done.set(true);
                    }
                    _ if keeper.is_dirty.get() => keeper.wait(REST),
                    _ => {}
                }
                keeper.saving.set(became);
                if let Some(button) = keeper.pressed.take() {
                    keeper.is_done.set(true);
                    let _ = keeper.form.request_submit_with_submitter(Some(&button));
                }
            });
        }

        /// Posts the form as the button would; the answer is the page with what is missing now.
        async fn post(&self) -> Saving {
            let Some(answer) = self.answer().await else {
                return Saving::NoContact;
            };
            if answer.status() == 409 {
                return Saving::Colleague;
            }
            let text = match answer.text().map(JsFuture::from) {
                Ok(text) if answer.ok() => text.await.ok().and_then(|t| t.as_string()),
                // Signed out, or no longer allowed; anything else may pass.
                _ if answer.status() < 500 && answer.status() != 429 => return Saving::SignedOut,
                _ => None,
            };
            let parser = DomParser::new().ok();
            let page = text
                .zip(parser)
                .and_then(|(text, parser)| parser.parse_from_string(&text, SupportedType::TextHtml).ok());
            match page {
                Some(page) if self.take(&page).is_some() => Saving::Saved(time_of_day()),
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
                &path::with_query("", fields(&self.form))
                    .trim_start_matches('?')
                    .into(),
            );
            let action = self.form.get_attribute("action")?;
            let asked = web_sys::window()?.fetch_with_str_and_init(&action, &init);
            JsFuture::from(asked).await.ok()?.dyn_into().ok()
        }

        /// Takes the new revision and what is missing from the page that came back; nothing where it is another.
        fn take(&self, page: &Document) -> Option<()> {
            let seen = "input[name=seen]";
            let new = page
                .query_selector(&format!("form[{KEPT_FORM}] {seen}"))
                .ok()
                .flatten()?;
            let own: HtmlInputElement = self.form.query_selector(seen).ok().flatten()?.dyn_into().ok()?;
            own.set_value(&new.get_attribute("value")?);
            let (here, there) = (
                document().get_element_by_id(BESIDE),
                page.get_element_by_id(BESIDE),
            );
            if let (Some(here), Some(there)) = (here, there) {
                let has_focus = document()
                    .active_element()
                    .is_some_and(|e| here.contains(Some(&e)));
                // Whoever is reading there keeps her place; the next saving brings it.
                if !has_focus {
                    here.set_inner_html(&there.inner_html());
                }
            }
            Some(())
        }
    }

    /// What a browser would send.
    fn fields(form: &HtmlFormElement) -> Vec<(String, String)> {
        let all = form.elements();
        let found = (0..all.length()).filter_map(|i| all.item(i));
        let sent = found.filter_map(|field| {
            if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
                return Some((area.name(), area.value()));
            }
            if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
                return Some((select.name(), select.value()));
            }
            let input = field.dyn_ref::<HtmlInputElement>()?;
            let is_sent = !matches!(input.type_().as_str(), "checkbox" | "radio") || input.checked();
            is_sent.then(|| (input.name(), input.value()))
        });
        sent.filter(|(name, _)| !name.is_empty()).collect()
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
}
