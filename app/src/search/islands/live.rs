//! Results that follow the filters in place.

use leptos::prelude::*;

/// Makes the results page follow its filters and its order without a new page.
///
/// The server draws the very page a plain form would have led to; hits and counts are taken from it. The
/// address follows, "back" leads back, the focus stays where it is, and how many hits there are is said
/// aloud. Whatever goes wrong, the browser goes to that page itself.
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
    use std::rc::Rc;

    use leptos::prelude::*;
    use wasm_bindgen::prelude::*;
    use web_sys::{Document, DomParser, Element, Event, HtmlElement, HtmlInputElement, SupportedType};

    use super::super::fetch_text;
    use crate::path;
    use crate::shared::browser::all;

    /// What is taken from the new page, whole.
    const PARTS: [&str; 4] = [
        "#treff",
        ".facets__toggle",
        ".facets__form",
        ".site-header__languages",
    ];
    /// Forms whose fields lead to new results when they change.
    const FORMS: &str = ".facets__form, .sort-row__order";

    /// Links that choose a stretch of credits, starts or deadlines.
    const STRETCHES: &str = ".facet__stretch";

    /// The boxes that choose offers to compare.
    const TICKS: &str = "#treff input[name=tilbud]";
    const TICKED: &str = "#treff input[name=tilbud]:checked";

    #[derive(Clone)]
    struct Live {
        document: Document,
        said: RwSignal<String>,
        /// Number of the newest question; answers to older ones are dropped.
        newest: Rc<Cell<u32>>,
        /// The address's parameters that are shown.
        shown: Rc<RefCell<String>>,
    }

    pub fn start(said: RwSignal<String>) {
        let Some(document) = web_sys::window().and_then(|w| w.document()) else {
            return;
        };
        let live = Live {
            document,
            said,
            newest: Rc::default(),
            shown: Rc::new(RefCell::new(parameters())),
        };
        let changed = live.clone();
        let on_change = Closure::<dyn Fn(Event)>::new(move |event: Event| changed.follow(&event));
        let _ = live
            .document
            .add_event_listener_with_callback("change", on_change.as_ref().unchecked_ref());
        // The page lives as long as its listeners.
        on_change.forget();
        let clicked = live.clone();
        let on_click = Closure::<dyn Fn(Event)>::new(move |event: Event| clicked.follow_link(&event));
        let _ = live
            .document
            .add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref());
        on_click.forget();
        let went = live.clone();
        let on_back = Closure::<dyn Fn(Event)>::new(move |_| went.go_back());
        if let Some(window) = web_sys::window() {
            let _ = window.add_event_listener_with_callback("popstate", on_back.as_ref().unchecked_ref());
        }
        on_back.forget();
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

        /// A stretch of a range was clicked: its address, in place. Clicks that ask for a tab of their own are left be.
        fn follow_link(&self, event: &Event) {
            let is_plain = event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|e| {
                e.button() == 0 && !(e.ctrl_key() || e.meta_key() || e.shift_key() || e.alt_key())
            });
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let link = target.and_then(|t| t.closest(STRETCHES).ok().flatten());
            if let Some(address) = link.and_then(|l| l.get_attribute("href")).filter(|_| is_plain) {
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
            let root = self.document.document_element()?;
            let focus = self.document.active_element().and_then(|e| same(&e));
            let open = all(&root, ".facet__more[open]")
                .map(|e| legend(&e))
                .collect::<Vec<_>>();
            let ticked: Vec<String> = boxes(&root, TICKED).map(|b| b.value()).collect();
            for (part, fresh) in PARTS.iter().zip(fresh) {
                let old = self.document.query_selector(part).ok().flatten()?;
                old.set_inner_html(&fresh.inner_html());
            }
            for more in all(&root, ".facet__more").filter(|m| open.contains(&legend(m))) {
                let _ = more.set_attribute("open", "");
            }
            for tick in boxes(&root, TICKS) {
                tick.set_checked(ticked.contains(&tick.value()));
            }
            if let Some((name, value)) = focus {
                let again = all(&root, "input, select, button, summary, .facet__stretch")
                    .find(|e| same(e).is_some_and(|s| s == (name.clone(), value.clone())));
                if let Some(again) = again.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
                    let _ = again.focus();
                }
            }
            let box_of = |document: &Document| {
                let found = document.query_selector("#q").ok().flatten();
                found.and_then(|e| e.dyn_into::<HtmlInputElement>().ok())
            };
            if let (Some(here), Some(there)) = (box_of(&self.document), box_of(page)) {
                here.set_value(&there.default_value());
            }
            self.document.set_title(&page.title());
            let count = page.query_selector(".sort-row__count").ok().flatten();
            self.said
                .set(count.and_then(|c| c.text_content()).unwrap_or_default());
            Some(())
        }
    }

    fn boxes(page: &Element, which: &str) -> impl Iterator<Item = HtmlInputElement> + use<> {
        all(page, which).filter_map(|e| e.dyn_into().ok())
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
