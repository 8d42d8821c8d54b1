//! Puts a fresh page's results in the place of those that stand, and leads the reader on.

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, Window};

use super::follow::{REMOVERS, STRETCH};
use crate::shared::browser::{all, find};

/// What is taken from the new page, whole. Every page of results has them, whatever it found.
const PARTS: [&str; 2] = ["#resultater", ".site-header__languages"];
/// The hits with all that is said of them; has the focus when nothing more fitting is left.
const HITS: &str = "#treff";
/// What the last deed led to; it is over once the reader goes on.
const NOTICE: &str = "main > .notice[role=status]";
/// The boxes that choose offers to compare.
const TICKS: &str = "#treff input[name=tilbud]";

/// Where the reader goes on when the new results stand.
#[derive(Clone, Copy, PartialEq)]
pub enum GoOn {
    /// Where she is.
    Here,
    /// At the chip in this place, the one after that which was taken away.
    Chip(usize),
    /// At the top of the results.
    Hits,
}

/// What the page was like when it was asked, for what the reader did meanwhile.
pub struct Asked {
    go_on: GoOn,
    focus: Option<Element>,
    /// What the search box holds if nobody types on.
    words: String,
}

impl Asked {
    /// As the page is now. With `keeps_typed`, what stands in the search box and was not sent stays there.
    pub fn now(results: &Results, go_on: GoOn, keeps_typed: bool) -> Self {
        let words = |field: HtmlInputElement| {
            if keeps_typed {
                field.default_value()
            } else {
                field.value()
            }
        };
        Asked {
            go_on,
            focus: results.document.active_element(),
            words: search_box(&results.document).map(words).unwrap_or_default(),
        }
    }
}

/// The page of results the reader is on.
#[derive(Clone)]
pub struct Results {
    pub window: Window,
    pub document: Document,
    pub root: Element,
}

impl Results {
    pub fn of_page() -> Option<Self> {
        let document = document();
        Some(Results {
            window: web_sys::window()?,
            root: document.document_element()?,
            document,
        })
    }

    pub fn path(&self) -> String {
        self.window.location().pathname().unwrap_or_default()
    }

    pub fn parameters(&self) -> String {
        self.window.location().search().unwrap_or_default()
    }

    pub fn scrolled(&self) -> f64 {
        self.window.scroll_y().unwrap_or(0.0)
    }

    pub fn scroll_to(&self, y: f64) {
        self.window.scroll_to_with_x_and_y(0.0, y);
    }

    /// Says to whom it concerns that other results are on their way; the words for it, if it lasts.
    pub fn begin_waiting(&self) -> Option<String> {
        let hits = find(&self.root, HITS)?;
        let _ = hits.set_attribute("aria-busy", "true");
        hits.get_attribute("data-waiting")
    }

    pub fn end_waiting(&self) {
        if let Some(hits) = find(&self.root, HITS) {
            let _ = hits.remove_attribute("aria-busy");
        }
    }

    /// Puts the new page's parts into this one. What is to be said aloud of them.
    pub fn take(&self, page: &Document, fresh: Vec<(Element, &str)>, asked: Asked) -> String {
        let focus = self.document.active_element();
        let name = focus.as_ref().map(name_of).unwrap_or_default();
        let open: Vec<String> = all(&self.root, "#resultater details[open]")
            .map(|d| fold(&d))
            .collect();
        let ticked: Vec<String> = ticks(&self.root)
            .filter(HtmlInputElement::checked)
            .map(|t| t.value())
            .collect();
        for (fresh, part) in fresh {
            if let Some(old) = find(&self.root, part) {
                let _ = old.replace_with_with_node_1(&fresh);
            }
        }
        if let Some(notice) = find(&self.root, NOTICE) {
            notice.remove();
        }
        for folded in all(&self.root, "#resultater details").filter(|d| open.contains(&fold(d))) {
            let _ = folded.set_attribute("open", "");
        }
        for tick in ticks(&self.root) {
            tick.set_checked(ticked.contains(&tick.value()));
        }
        self.document.set_title(&page.title());
        let is_typing = self.put_words(page, &asked.words);
        let has_moved = focus != asked.focus && focus != self.document.body().map(Into::into);
        match asked.go_on {
            GoOn::Chip(place) if !has_moved => {
                let chips: Vec<Element> = all(&self.root, REMOVERS).collect();
                let next = chips.get(place).or(chips.last());
                next.map_or_else(|| self.to_hits(), set_focus);
            }
            GoOn::Hits if !(has_moved || is_typing) => self.to_hits(),
            // What has the focus may have been left as it was.
            _ if focus.as_ref().is_some_and(|f| f.is_connected()) => {}
            _ => {
                let again = all(
                    &self.root,
                    "#resultater :is(a, input:not([type=hidden]), select, button, summary)",
                )
                .find(|e| name_of(e) == name);
                again.map_or_else(|| self.to_hits(), |again| set_focus(&again));
            }
        }
        let said = all(&self.root, "#resultater [data-said]").filter_map(|e| e.text_content());
        let said: Vec<String> = said.map(|s| s.trim_end_matches('.').to_owned()).collect();
        said.join(". ")
    }

    /// Puts the new page's words into the search box, unless somebody has typed on; says whether one has.
    fn put_words(&self, page: &Document, expected: &str) -> bool {
        let Some((here, there)) = search_box(&self.document).zip(search_box(page)) else {
            return false;
        };
        let words = there.default_value();
        let is_typing = here.value() != expected;
        if !is_typing {
            here.set_value(&words);
        }
        here.set_default_value(&words);
        is_typing
    }

    /// To the top of the results; the page moves only if that is out of sight or far down.
    fn to_hits(&self) {
        let Some(hits) = find(&self.root, HITS) else {
            return;
        };
        let before = self.scrolled();
        set_focus(&hits);
        hits.scroll_into_view();
        let height = self.window.inner_height().ok().and_then(|h| h.as_f64());
        if (0.0..height.unwrap_or(0.0) / 2.0).contains(&(self.scrolled() - before)) {
            self.scroll_to(before);
        }
    }
}

/// The parts of a fresh page, each with where it belongs; nothing when the page is of another kind.
pub fn parts(page: &Document) -> Option<Vec<(Element, &'static str)>> {
    let root = page.document_element()?;
    PARTS
        .iter()
        .map(|part| Some((find(&root, part)?, *part)))
        .collect()
}

fn search_box(page: &Document) -> Option<HtmlInputElement> {
    page.get_element_by_id("q")?.dyn_into().ok()
}

fn set_focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

fn ticks(root: &Element) -> impl Iterator<Item = HtmlInputElement> + use<> {
    all(root, TICKS).filter_map(|e| e.dyn_into().ok())
}

/// What tells an element from all others, before and after.
fn name_of(element: &Element) -> String {
    let of = |name| element.get_attribute(name).unwrap_or_default();
    if element.matches(STRETCH).unwrap_or(false) {
        // Its address turns round when it is chosen; its name stays.
        let name = find(element, ".facet__text").and_then(|t| t.first_child());
        return name.and_then(|t| t.text_content()).unwrap_or_default();
    }
    match element.tag_name().as_str() {
        "A" => of("href"),
        "SUMMARY" => element.parent_element().map(|p| fold(&p)).unwrap_or_default(),
        "BUTTON" => of("aria-label") + &element.text_content().unwrap_or_default(),
        // A box is told by its value as well; of other fields the value is what changes.
        _ if of("type") == "checkbox" => of("name") + &of("value"),
        _ => of("name"),
    }
}

/// What tells a folded part from the others: what it is, and of which group.
fn fold(details: &Element) -> String {
    let group = details.closest("fieldset").ok().flatten();
    let legend = group.and_then(|g| find(&g, "legend"));
    let legend = legend.and_then(|l| l.text_content());
    details.class_name() + &legend.unwrap_or_default()
}
