//! When the page is asked anew, and what becomes of the answer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, DomParser, Element, Event, EventTarget, HtmlFormElement, HtmlInputElement, HtmlSelectElement,
    SupportedType,
};

use super::super::fetch_text;
use super::exchange::{Asked, GoOn, Results, parts};
use crate::path;
use crate::shared::browser::all;

/// Chips that take away what they name.
pub const REMOVERS: &str = "#resultater [data-removes]";
/// Links that choose a stretch of credits, starts or deadlines, and leave it again.
pub const STRETCH: &str = ".facet__stretch";

/// An answer that comes sooner needs no sign that it is awaited.
const SOON: Duration = Duration::from_millis(400);
/// After this the browser goes there itself, and shows in its own way how it fares.
const LATE: Duration = Duration::from_secs(8);
/// A day is changed digit by digit; how long the hand must rest before it is taken to be whole.
const REST: Duration = Duration::from_secs(1);

#[derive(Clone)]
struct Live {
    results: Results,
    said: RwSignal<String>,
    is_waiting: RwSignal<bool>,
    /// Number of the newest question; answers to older ones are dropped.
    newest: Rc<Cell<u32>>,
    /// The address's parameters that are shown, or asked for by going back or forward.
    shown: Rc<RefCell<String>>,
    /// How far down results were left, by their parameters, the newest last.
    left: Rc<RefCell<Vec<(String, f64)>>>,
}

pub fn start(said: RwSignal<String>, is_waiting: RwSignal<bool>) {
    let Some(results) = Results::of_page() else { return };
    let live = Live {
        shown: Rc::new(RefCell::new(results.parameters())),
        results,
        said,
        is_waiting,
        newest: Rc::default(),
        left: Rc::default(),
    };
    live.on(&live.results.document, "change", Live::changed);
    live.on(&live.results.document, "click", Live::clicked);
    live.on(&live.results.document, "submit", Live::sent);
    live.on(&live.results.window, "popstate", Live::went);
}

impl Live {
    fn on(&self, whom: &EventTarget, event: &str, does: fn(&Self, &Event)) {
        let live = self.clone();
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| does(&live, &event));
        let _ = whom.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        // As long as the page.
        listener.forget();
    }

    /// A field changed: ask what its form asks. The search box waits until it is sent.
    fn changed(&self, event: &Event) {
        let Some(field) = target(event).filter(|f| f.id() != "q") else {
            return;
        };
        let Some(form) = field.closest("form").ok().flatten() else {
            return;
        };
        let ask = move |live: &Self| {
            if let Some(address) = live.asked_by(&form) {
                live.show(address, GoOn::Here, true);
            }
        };
        if field.get_attribute("type").as_deref() == Some("date") {
            self.later(REST, self.ask_anew(), ask);
        } else {
            ask(self);
        }
    }

    fn sent(&self, event: &Event) {
        if let Some(address) = target(event).and_then(|f| self.asked_by(&f)) {
            event.prevent_default();
            self.show(address, GoOn::Hits, true);
        }
    }

    /// Clicks that ask for a tab of their own are left be.
    fn clicked(&self, event: &Event) {
        let is_plain = event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|e| {
            e.button() == 0 && !(e.ctrl_key() || e.meta_key() || e.shift_key() || e.alt_key())
        });
        let link = target(event).and_then(|t| t.closest("main a").ok().flatten());
        let Some(link) = link.filter(|_| is_plain && !event.default_prevented()) else {
            return;
        };
        let address = link.get_attribute("href").unwrap_or_default();
        if !self.leads_here(&address) {
            return;
        }
        event.prevent_default();
        let go_on = if link.matches(STRETCH).unwrap_or(false) {
            GoOn::Here
        } else {
            let chip = all(&self.results.root, REMOVERS).position(|chip| chip == link);
            chip.map_or(GoOn::Hits, GoOn::Chip)
        };
        self.show(address, go_on, true);
    }

    /// Back or forward, between results.
    fn went(&self, _: &Event) {
        let here = self.results.parameters();
        // A jump within the page is none.
        if *self.shown.borrow() == here {
            return;
        }
        self.leave_mark();
        let address = self.results.path() + &here;
        self.shown.replace(here);
        self.show(address, GoOn::Here, false);
    }

    /// Whether an address is one of this page's, with whatever parameters. A jump within the page is none.
    fn leads_here(&self, address: &str) -> bool {
        !address.contains('#') && address.split('?').next() == Some(self.results.path().as_str())
    }

    /// Where a plain form leads with what is chosen now, if that is here.
    fn asked_by(&self, form: &Element) -> Option<String> {
        let form = form.dyn_ref::<HtmlFormElement>()?;
        let action = form.get_attribute("action")?;
        let is_plain = form.get_attribute("method")? == "get" && self.leads_here(&action);
        is_plain.then(|| path::with_query(&action, fields(form)))
    }

    /// A new question: what is under way is of no interest any more.
    fn ask_anew(&self) -> u32 {
        self.newest.set(self.newest.get() + 1);
        self.newest.get()
    }

    /// Does this later, if the question still stands.
    fn later(&self, after: Duration, question: u32, does: impl FnOnce(&Self) + 'static) {
        let live = self.clone();
        let does = move || {
            if live.newest.get() == question {
                does(&live);
            }
        };
        set_timeout(does, after);
    }

    fn show(&self, address: String, go_on: GoOn, is_new: bool) {
        let question = self.ask_anew();
        self.said.set(String::new());
        // A filter does not take away what somebody has begun to type.
        let asked = Asked::now(&self.results, go_on, go_on == GoOn::Here && is_new);
        let waiting = self.results.begin_waiting();
        self.later(SOON, question, |live| {
            live.said.set(waiting.unwrap_or_default());
            live.is_waiting.set(true);
        });
        let late = address.clone();
        self.later(LATE, question, move |live| live.give_up(&late));
        let live = self.clone();
        leptos::task::spawn_local(async move {
            let page = fetch_text(&address).await.and_then(|text| read(&text));
            if live.newest.get() != question {
                return;
            }
            let fresh = page.and_then(|page| Some((parts(&page)?, page)));
            let Some((parts, page)) = fresh else {
                live.give_up(&address);
                return;
            };
            live.ask_anew();
            if is_new {
                live.leave_mark();
                live.push(&address);
            }
            live.is_waiting.set(false);
            live.said.set(live.results.take(&page, parts, asked));
            if !is_new {
                live.scroll_back();
            }
        });
    }

    /// The browser goes there itself. Whoever comes back to this page finds it at rest.
    fn give_up(&self, address: &str) {
        self.ask_anew();
        self.is_waiting.set(false);
        self.said.set(String::new());
        self.results.end_waiting();
        let _ = self.results.window.location().set_href(address);
    }

    /// The address follows; asking the same again is no step to go back over.
    fn push(&self, address: &str) {
        let asked = address.find('?').map_or("", |at| &address[at..]);
        if *self.shown.borrow() == asked {
            return;
        }
        if let Ok(history) = self.results.window.history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
        }
        self.shown.replace(self.results.parameters());
    }

    fn leave_mark(&self) {
        let at = (self.shown.borrow().clone(), self.results.scrolled());
        self.left.borrow_mut().push(at);
    }

    fn scroll_back(&self) {
        let left = self.left.borrow();
        let here = left
            .iter()
            .rev()
            .find(|(shown, _)| *shown == *self.shown.borrow());
        if let Some((_, y)) = here {
            self.results.scroll_to(*y);
        }
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn read(text: &str) -> Option<Document> {
    DomParser::new()
        .ok()?
        .parse_from_string(text, SupportedType::TextHtml)
        .ok()
}

/// What a form would send, without its empty fields.
fn fields(form: &HtmlFormElement) -> Vec<(String, String)> {
    let found = form.elements();
    let fields = (0..found.length()).filter_map(|i| found.item(i));
    let sent = fields.filter_map(|field| {
        if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
            return Some((select.name(), select.value()));
        }
        let input = field.dyn_ref::<HtmlInputElement>()?;
        let is_sent = input.type_() != "checkbox" || input.checked();
        is_sent.then(|| (input.name(), input.value()))
    });
    sent.filter(|(name, value)| !name.is_empty() && !value.trim().is_empty())
        .collect()
}
