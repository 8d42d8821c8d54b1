//! Results that follow the filters in place.

use leptos::prelude::*;

/// Makes the results page follow its words, filters, order and pages without a new page.
///
/// The server draws the very page a plain form or link would have led to; hits and counts are taken from it. The
/// address follows, "back" leads back, the focus stays where it is or goes to the hits where what had it is gone,
/// and what was found is said aloud. What is being typed and what was ticked stay. Whatever goes wrong, the browser
/// goes to that page itself.
#[island]
pub fn LiveResults() -> impl IntoView {
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        browser::start(said);
    });
    view! { <p class="sr-only" role="status">{move || said.get()}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeSet;
    use std::rc::Rc;

    use leptos::prelude::*;
    use wasm_bindgen::prelude::*;
    use web_sys::{Document, DomParser, Element, Event, HtmlElement, HtmlInputElement, SupportedType};

    use super::super::fetch_text;
    use crate::path;

    /// What is taken from the new page, whole.
    const PARTS: [&str; 4] = [
        "#treff",
        ".facets__toggle",
        ".facets__form",
        ".site-header__languages",
    ];
    /// Forms whose fields lead to new results when they change.
    const FORMS: &str = ".facets__form, .sort-row__order";
    /// Forms that lead to new results when they are sent.
    const SENT: &str = ".search-form, .facets__form, .sort-row__order";
    const SEARCH: &str = ".search-form";

    /// Links that choose a stretch of credits, starts or deadlines.
    const STRETCHES: &str = ".facet__stretch";
    /// Links that may lead to other results: chips, pages, other questions.
    const LINKS: &str = "#treff a[href], .facets__form a[href]";

    /// The boxes that choose offers to compare, and the form they belong to.
    const TICKS: &str = "#treff input[type=checkbox][name=tilbud]";
    const COMPARE: &str = "#sammenlign";

    /// What is said of an answer: how many there are, what was let go; and the page, from the second on.
    const SAID: &str = ".sort-row__count, #treff .notice";
    const EARLIER: &str = ".pager a[rel=prev]";
    const NUMBER: &str = ".pager [aria-current]";

    #[derive(Clone)]
    struct Live {
        document: Document,
        said: RwSignal<String>,
        /// Number of the newest question; answers to older ones are dropped.
        newest: Rc<Cell<u32>>,
        /// The address's parameters that are shown.
        shown: Rc<RefCell<String>>,
        /// The words they ask for, as they stood in the box.
        asked: Rc<RefCell<String>>,
        /// Offers ticked for comparison, on whatever page.
        ticked: Rc<RefCell<BTreeSet<String>>>,
    }

    pub fn start(said: RwSignal<String>) {
        let Some(document) = web_sys::window().and_then(|w| w.document()) else {
            return;
        };
        let live = Live {
            said,
            newest: Rc::default(),
            shown: Rc::new(RefCell::new(parameters())),
            asked: Rc::new(RefCell::new(
                box_of(&document).map(|q| q.default_value()).unwrap_or_default(),
            )),
            ticked: Rc::default(),
            document,
        };
        let listen = |target: &web_sys::EventTarget, name: &str, told: fn(&Live, &Event)| {
            let live = live.clone();
            let told = Closure::<dyn Fn(Event)>::new(move |event: Event| told(&live, &event));
            let _ = target.add_event_listener_with_callback(name, told.as_ref().unchecked_ref());
            // The page lives as long as its listeners.
            told.forget();
        };
        listen(&live.document, "change", Live::follow);
        listen(&live.document, "submit", Live::follow_form);
        listen(&live.document, "click", Live::follow_link);
        if let Some(window) = web_sys::window() {
            listen(&window, "popstate", |live, _| live.go_back());
        }
    }

    impl Live {
        /// A field changed: ask what its form asks.
        fn follow(&self, event: &Event) {
            let field = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let Some(form) = field.and_then(|f| f.closest(FORMS).ok().flatten()) else {
                return;
            };
            let action = form.get_attribute("action").unwrap_or_default();
            self.show(path::with_query(&action, fields(&form)), true);
        }

        /// A form was sent: ask what it asks, in place.
        fn follow_form(&self, event: &Event) {
            let form = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let Some(form) = form.filter(|f| f.matches(SENT).unwrap_or(false)) else {
                return;
            };
            let action = form.get_attribute("action").unwrap_or_default();
            if action != path_here() {
                return;
            }
            event.prevent_default();
            self.show(path::with_query(&action, fields(&form)), true);
            if form.matches(SEARCH).unwrap_or(false) {
                // Suggestions close, and whoever reads on begins with the hits.
                self.focus_hits();
            }
        }

        /// A link to other results was clicked: its address, in place. Clicks that ask for a tab of their own are
        /// left be.
        fn follow_link(&self, event: &Event) {
            let is_plain = event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|e| {
                e.button() == 0 && !(e.ctrl_key() || e.meta_key() || e.shift_key() || e.alt_key())
            });
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let link = target.and_then(|t| t.closest(LINKS).ok().flatten());
            let address = link.and_then(|l| l.get_attribute("href"));
            let is_here = |address: &String| address.split('?').next() == Some(path_here().as_str());
            if let Some(address) = address.filter(is_here).filter(|_| is_plain) {
                event.prevent_default();
                self.show(address, true);
            }
        }

        fn go_back(&self) {
            // A jump within the page is none between results.
            if *self.shown.borrow() == parameters() {
                return;
            }
            if let Some(here) = web_sys::window().and_then(|w| w.location().href().ok()) {
                self.show(here, false);
            }
        }

        fn show(&self, address: String, is_new: bool) {
            let question = self.newest.get() + 1;
            self.newest.set(question);
            let live = self.clone();
            leptos::task::spawn_local(async move {
                let page = fetch_text(&address).await.and_then(|text| {
                    let parser = DomParser::new().ok()?;
                    parser.parse_from_string(&text, SupportedType::TextHtml).ok()
                });
                if live.newest.get() != question {
                    return;
                }
                if page.and_then(|page| live.take(&page)).is_none() {
                    super::super::suggest::follow(&address);
                    return;
                }
                if is_new && let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
                    let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
                }
                live.shown.replace(parameters());
            });
        }

        /// Puts the new page's parts into this one; nothing when the page is of another kind.
        fn take(&self, page: &Document) -> Option<()> {
            let fresh: Vec<Element> = PARTS
                .iter()
                .map_while(|part| page.query_selector(part).ok().flatten())
                .collect();
            if fresh.len() < PARTS.len() {
                return None;
            }
            let focus = self.document.active_element().and_then(|e| same(&e));
            let open = all(&self.document, ".facet__more[open]")
                .map(|e| legend(&e))
                .collect::<Vec<_>>();
            let was_among_hits = self
                .document
                .active_element()
                .is_some_and(|e| e.closest("#treff, .facets__form").ok().flatten().is_some());
            for tick in boxes(&self.document, TICKS) {
                let mut ticked = self.ticked.borrow_mut();
                if tick.checked() {
                    ticked.insert(tick.value());
                } else {
                    ticked.remove(&tick.value());
                }
            }
            for (part, fresh) in PARTS.iter().zip(fresh) {
                let old = self.document.query_selector(part).ok().flatten()?;
                old.set_inner_html(&fresh.inner_html());
            }
            for more in all(&self.document, ".facet__more").filter(|m| open.contains(&legend(m))) {
                let _ = more.set_attribute("open", "");
            }
            self.tick_again();
            let again = focus.and_then(|(name, value)| {
                let mut fields = all(&self.document, "input, select, button, summary, .facet__stretch");
                fields.find(|e| same(e).is_some_and(|s| s == (name.clone(), value.clone())))
            });
            match again.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
                Some(again) => drop(again.focus()),
                // A chip, a page's number: what had the focus is gone.
                None if was_among_hits => self.focus_hits(),
                None => {}
            }
            self.take_form(page);
            self.document.set_title(&page.title());
            let is_later = page.query_selector(EARLIER).ok().flatten().is_some();
            let number = all(page, NUMBER).filter(|_| is_later);
            let said = all(page, SAID).chain(number).filter_map(|e| e.text_content());
            let said: Vec<String> = said.map(|s| s.trim().to_owned()).collect();
            self.said.set(said.join(". "));
            Some(())
        }

        /// The search form asks with the new filters. What stands in its box is the new question, unless somebody is
        /// writing another one.
        fn take_form(&self, page: &Document) {
            if let Some(here) = self.document.query_selector(SEARCH).ok().flatten() {
                for hidden in all(&self.document, &format!("{SEARCH} input[type=hidden]")) {
                    hidden.remove();
                }
                for hidden in all(page, &format!("{SEARCH} input[type=hidden]")) {
                    let _ = here.insert_adjacent_html("beforeend", &hidden.outer_html());
                }
            }
            let (Some(here), Some(there)) = (box_of(&self.document), box_of(page)) else {
                return;
            };
            let asked = there.default_value();
            let before = self.asked.replace(asked.clone());
            let has_focus = self
                .document
                .active_element()
                .is_some_and(|e| e.id() == here.id());
            let is_other = here.value() != before && before == asked;
            if !has_focus && !is_other {
                here.set_value(&asked);
            }
        }

        /// Ticks the boxes again, and lets the form compare those of other pages too.
        fn tick_again(&self) {
            let ticked = self.ticked.borrow();
            let mut elsewhere = ticked.clone();
            for tick in boxes(&self.document, TICKS) {
                tick.set_checked(ticked.contains(&tick.value()));
                elsewhere.remove(&tick.value());
            }
            let Some(form) = self.document.query_selector(COMPARE).ok().flatten() else {
                return;
            };
            for offer in elsewhere {
                let Ok(hidden) = self.document.create_element("input") else {
                    continue;
                };
                let named = [("type", "hidden"), ("name", "tilbud"), ("value", offer.as_str())];
                let is_named = named.iter().all(|(n, v)| hidden.set_attribute(n, v).is_ok());
                if is_named {
                    let _ = form.append_child(&hidden);
                }
            }
        }

        fn focus_hits(&self) {
            let hits = self.document.query_selector("#treff").ok().flatten();
            if let Some(hits) = hits.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
                let _ = hits.focus();
            }
        }
    }

    fn box_of(document: &Document) -> Option<HtmlInputElement> {
        let found = document.query_selector("#q").ok().flatten();
        found.and_then(|e| e.dyn_into().ok())
    }

    fn path_here() -> String {
        let here = web_sys::window().and_then(|w| w.location().pathname().ok());
        here.unwrap_or_default()
    }

    fn all(document: &Document, which: &str) -> impl Iterator<Item = Element> + use<> {
        let found = document.query_selector_all(which).ok();
        let n = found.as_ref().map_or(0, |f| f.length());
        (0..n).filter_map(move |i| found.as_ref()?.get(i)?.dyn_into().ok())
    }

    fn boxes(document: &Document, which: &str) -> impl Iterator<Item = HtmlInputElement> + use<> {
        all(document, which).filter_map(|e| e.dyn_into().ok())
    }

    fn parameters() -> String {
        let here = web_sys::window().and_then(|w| w.location().search().ok());
        here.unwrap_or_default()
    }

    /// What tells a field from all others, before and after.
    fn same(field: &Element) -> Option<(String, String)> {
        if field.matches(STRETCHES).unwrap_or(false) {
            // Its address turns round when it is chosen; its name stays.
            let name = field.query_selector(".facet__text").ok().flatten()?;
            let text = name.first_child().and_then(|t| t.text_content());
            return Some((STRETCHES.to_owned(), text.unwrap_or_default()));
        }
        let name = field.get_attribute("name")?;
        // A box is told by its value as well; of other fields the value is what changes.
        let is_box = field.get_attribute("type").as_deref() == Some("checkbox");
        let value = if is_box {
            field.get_attribute("value")
        } else {
            None
        };
        Some((name, value.unwrap_or_default()))
    }

    /// The name of the group a folded list belongs to.
    fn legend(more: &Element) -> String {
        let group = more.closest("fieldset").ok().flatten();
        let legend = group.and_then(|g| g.query_selector("legend").ok().flatten());
        legend.and_then(|l| l.text_content()).unwrap_or_default()
    }

    /// What a form would send, without its empty fields.
    fn fields(form: &Element) -> Vec<(String, String)> {
        let found = form.query_selector_all("input, select").ok();
        let n = found.as_ref().map_or(0, |f| f.length());
        let fields = (0..n).filter_map(|i| found.as_ref()?.get(i));
        let sent = fields.filter_map(|field| {
            if let Some(select) = field.dyn_ref::<web_sys::HtmlSelectElement>() {
                return Some((select.name(), select.value()));
            }
            let input = field.dyn_ref::<HtmlInputElement>()?;
            let is_sent = input.type_() != "checkbox" || input.checked();
            is_sent.then(|| (input.name(), input.value()))
        });
        sent.filter(|(name, value)| !name.is_empty() && !value.trim().is_empty())
            .collect()
    }
}
