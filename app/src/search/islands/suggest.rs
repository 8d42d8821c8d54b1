//! Suggestions under the search box.

use leptos::prelude::*;

use crate::search::model::Suggestion;

/// The list of suggestions while typing.
///
/// The ARIA pattern "editable combobox with list autocomplete": focus stays in the box, arrows choose,
/// Enter follows what is chosen or searches, Escape closes. Without script the box is a plain search field,
/// which is how the server draws it; the words of the list are attributes of the row it stands in.
#[island]
pub fn Suggest() -> impl IntoView {
    let found = RwSignal::new(Vec::<Suggestion>::new());
    let chosen = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        #[cfg(feature = "hydrate")]
        browser::start(found, chosen);
    });
    let options = move || {
        let line = |(i, s): (usize, Suggestion)| {
            let href = s.href;
            view! {
                <li role="option" id=format!("q-{i}")
                    aria-selected=move || (chosen.get() == Some(i)).to_string()
                    // The box loses its focus before a click is done; pressing is early enough.
                    on:mousedown=move |event| {
                        event.prevent_default();
                        follow(&href);
                        found.set(vec![]);
                    }>
                    <span>{s.text}</span>
                    <span class="suggestions__kind">{s.kind}</span>
                </li>
            }
        };
        found.get().into_iter().enumerate().map(line).collect_view()
    };
    view! {
        <ul class="suggestions" id="q-list" role="listbox" hidden=move || found.with(Vec::is_empty)>{options}</ul>
    }
}

/// Goes to an address of this site as a link in the page would, so that results are followed where they stand.
fn follow(href: &str) {
    #[cfg(feature = "hydrate")]
    browser::click(href);
    #[cfg(not(feature = "hydrate"))]
    let _ = href;
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::cell::Cell;
    use std::rc::Rc;
    use std::time::Duration;

    use leptos::prelude::*;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::js_sys::{Array, JSON, Reflect};
    use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

    use super::super::fetch_text;
    use super::follow;
    use crate::path;
    use crate::search::model::Suggestion;
    use crate::shared::browser;

    /// How long the hand must rest before anything is asked.
    const REST: Duration = Duration::from_millis(150);

    #[derive(Clone)]
    struct Combobox {
        field: HtmlInputElement,
        /// Holds the words.
        row: Element,
        /// Number of the newest question; answers to older ones are dropped.
        asked: Rc<Cell<u32>>,
        found: RwSignal<Vec<Suggestion>>,
        chosen: RwSignal<Option<usize>>,
    }

    pub fn click(href: &str) -> Option<()> {
        let link = document().create_element("a").ok()?;
        link.set_attribute("href", href).ok()?;
        document()
            .get_element_by_id("q-list")?
            .after_with_node_1(&link)
            .ok()?;
        link.dyn_ref::<HtmlElement>()?.click();
        link.remove();
        Some(())
    }

    pub fn start(found: RwSignal<Vec<Suggestion>>, chosen: RwSignal<Option<usize>>) {
        let field = document().get_element_by_id("q");
        let Some(field) = field.and_then(|f| f.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let Some(row) = field.parent_element() else { return };
        let list = document().get_element_by_id("q-list");
        if let Some((list, name)) = list.zip(row.get_attribute("data-list")) {
            let _ = list.set_attribute("aria-label", &name);
        }
        // Until the script runs the box must not claim to be more than it is.
        for (name, value) in [
            ("role", "combobox"),
            ("aria-autocomplete", "list"),
            ("aria-controls", "q-list"),
        ] {
            let _ = field.set_attribute(name, value);
        }
        let said = field.clone();
        Effect::new(move |_| {
            let is_open = found.with(|f| !f.is_empty());
            let _ = said.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
            let _ = match chosen.get() {
                Some(i) => said.set_attribute("aria-activedescendant", &format!("q-{i}")),
                None => said.remove_attribute("aria-activedescendant"),
            };
        });
        let combobox = Combobox {
            field,
            row,
            asked: Rc::default(),
            found,
            chosen,
        };
        combobox.on("input", Combobox::typed);
        combobox.on("keydown", Combobox::key);
        combobox.on("blur", |combobox, _| combobox.close());
    }

    impl Combobox {
        fn on(&self, event: &str, does: fn(&Self, &Event)) {
            let combobox = self.clone();
            let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| does(&combobox, &event));
            let _ = self
                .field
                .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
            // As long as the page.
            listener.forget();
        }

        /// A new question: what is under way is of no interest any more.
        fn ask_anew(&self) -> u32 {
            self.asked.set(self.asked.get() + 1);
            self.chosen.set(None);
            self.asked.get()
        }

        fn close(&self) {
            self.ask_anew();
            self.found.set(vec![]);
        }

        /// Asks after a rest; an answer to anything but the newest question is dropped.
        fn typed(&self, _: &Event) {
            let question = self.ask_anew();
            let text = self.field.value();
            if text.trim().chars().count() < 2 {
                self.found.set(vec![]);
                return;
            }
            let combobox = self.clone();
            let ask = move || {
                if combobox.asked.get() != question {
                    return;
                }
                leptos::task::spawn_local(async move {
                    let lang = browser::lang().code();
                    let url = path::with_query("/api/v1/suggest", [("q", text.as_str()), ("lang", lang)]);
                    // No answer is no suggestions; the form works all the same.
                    let answer = fetch_text(&url).await;
                    let found = answer.and_then(|a| combobox.read(&a)).unwrap_or_default();
                    if combobox.asked.get() == question {
                        combobox.found.set(found);
                    }
                });
            };
            set_timeout(ask, REST);
        }

        /// The lines of an answer, each with its kind in words. The browser's own reader is here already.
        fn read(&self, answer: &str) -> Option<Vec<Suggestion>> {
            let lines = JSON::parse(answer).ok()?.dyn_into::<Array>().ok()?;
            let read = |line: JsValue| {
                let text = |key: &str| Reflect::get(&line, &key.into()).ok()?.as_string();
                let kind = text("kind")?;
                let kind = self.row.get_attribute(&format!("data-{kind}")).unwrap_or(kind);
                Some(Suggestion {
                    text: text("text")?,
                    kind,
                    href: text("href")?,
                })
            };
            lines.iter().map(read).collect()
        }

        fn key(&self, event: &Event) {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let n = self.found.with_untracked(Vec::len);
            let chosen = self.chosen.get_untracked();
            match event.key().as_str() {
                "ArrowDown" if n > 0 => {
                    event.prevent_default();
                    let next = chosen.map_or(0, |i| i + 1);
                    self.chosen.set((next < n).then_some(next));
                }
                "ArrowUp" if n > 0 => {
                    event.prevent_default();
                    self.chosen.set(chosen.unwrap_or(n).checked_sub(1));
                }
                "Enter" => {
                    let href = |f: &Vec<Suggestion>| chosen.and_then(|i| f.get(i)).map(|s| s.href.clone());
                    let href = self.found.with_untracked(href);
                    // The question is asked; no list opens over its answer.
                    self.close();
                    if let Some(href) = href {
                        event.prevent_default();
                        follow(&href);
                    }
                }
                "Escape" if n > 0 => {
                    event.prevent_default();
                    self.close();
                }
                _ => {}
            }
        }
    }
}
