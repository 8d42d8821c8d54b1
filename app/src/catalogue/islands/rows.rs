//! Rows that come by themselves, and the numbered outcomes as they are typed.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::page;
use crate::catalogue::form::OfferForm;

/// Where the outcomes stand with their numbers.
const OUTCOMES: &str = "[data-outcomes]";

/// Where the last row of a list has got its first word, one more is put after it; of the list it lies in too.
pub fn grow(field: &Element) {
    let typed = page::value_of(field).is_some_and(|(_, value)| !value.trim().is_empty());
    let mut list = field.closest(".repeat").ok().flatten().filter(|_| typed);
    while let Some(found) = list {
        let _ = grow_one(&found, field);
        let above = found.parent_element();
        list = above.and_then(|a| a.closest(".repeat").ok().flatten());
    }
}

fn grow_one(list: &Element, field: &Element) -> Option<()> {
    let next = list.get_attribute("data-next")?;
    let number = |name: &str| list.get_attribute(name)?.parse::<usize>().ok();
    let n = usize::try_from(list.child_element_count()).ok()?;
    let is_last = list.last_element_child()?.contains(Some(field));
    if !is_last || n >= number("data-most")? {
        return None;
    }
    // Names count from nought; headings from one, or from two where the first stands elsewhere.
    let row = number("data-row")?;
    let next = (0..3).fold(next, |html, i| {
        html.replace(&(row + i).to_string(), &(n + i).to_string())
    });
    list.insert_adjacent_html("beforeend", &next).ok()
}

/// Draws the outcomes with their numbers.
pub fn number(form: &OfferForm) {
    let lines = form.outcome_lines();
    let Ok(lists) = document().query_selector_all(OUTCOMES) else {
        return;
    };
    let lists = (0..lists.length()).filter_map(|i| lists.item(i)?.dyn_into::<Element>().ok());
    for list in lists {
        let _ = draw(&list, &lines);
    }
}

fn draw(list: &Element, lines: &[String]) -> Option<()> {
    let ol = list.query_selector("ol").ok().flatten()?;
    ol.set_inner_html("");
    for line in lines {
        let item = document().create_element("li").ok()?;
        item.set_text_content(Some(line));
        ol.append_child(&item).ok()?;
    }
    let parts = list.children();
    for part in (0..parts.length()).filter_map(|i| parts.item(i)) {
        // The hint stands where there is nothing to number.
        let is_hint = part.class_list().contains("field__hint");
        let _ = part.toggle_attribute_with_force("hidden", is_hint != lines.is_empty());
    }
    Some(())
}
