//! The checklist beside the form, brought up to what the check has found.
//!
//! The server has drawn it; here its lists are filled anew and its parts shown or hidden.

use leptos::prelude::*;
use web_sys::Element;

use super::{ADVICE, CHECKLIST, MISSING, READY, WHEN, link_to, missing_line, sign};
use crate::catalogue::form::Advice;
use crate::catalogue::section::Section;
use crate::shared::browser::{all, find};
use crate::shared::fault::FieldFault;
use crate::shared::lang::Lang;
use crate::words::remark_in;

/// What submitting would refuse, and what would make the text better.
#[derive(PartialEq)]
pub struct Found {
    pub faults: Vec<FieldFault>,
    pub advice: Vec<Advice>,
}

/// A page without a checklist is left as it is.
pub fn draw(lang: Lang, found: &Found) -> Option<()> {
    let Found { faults, advice } = found;
    let list = find(&document().document_element()?, &format!("[{CHECKLIST}]"))?;
    let shown = if faults.is_empty() { READY } else { MISSING };
    for part in all(&list, &format!("[{WHEN}]")) {
        hide(&part, part.get_attribute(WHEN).as_deref() != Some(shown));
    }
    let mut complete = 0;
    for (section, line) in Section::ALL.iter().zip(all(&list, "[data-met]")) {
        let missing: Vec<_> = faults
            .iter()
            .filter(|f| Section::of(&f.field) == *section)
            .map(|f| (link_to(lang, &f.field), missing_line(lang, f)))
            .collect();
        complete += u32::from(missing.is_empty());
        let (met, sign) = sign(missing.is_empty());
        line.set_attribute("data-met", met).ok()?;
        find(&line, "use")?.set_attribute("href", sign).ok()?;
        fill(&find(&line, "ul")?, &missing)?;
    }
    let said = find(&list, "[data-said]")?;
    let text = said.get_attribute("data-said")?;
    said.set_text_content(Some(&text.replace("{n}", &complete.to_string())));
    find(&list, "progress")?
        .set_attribute("value", &complete.to_string())
        .ok()?;
    let part = find(&list, &format!("[{ADVICE}]"))?;
    let lines: Vec<_> = advice
        .iter()
        .map(|a| (link_to(lang, a.field()), remark_in(lang, a)))
        .collect();
    fill(&find(&part, "ul")?, &lines)?;
    hide(&part, lines.is_empty());
    Some(())
}

/// Fills a list with links, each an address and its text; an empty list is hidden.
fn fill(list: &Element, lines: &[(String, String)]) -> Option<()> {
    list.set_inner_html("");
    for (href, text) in lines {
        let link = document().create_element("a").ok()?;
        link.set_attribute("href", href).ok()?;
        link.set_text_content(Some(text));
        let item = document().create_element("li").ok()?;
        item.append_child(&link).ok()?;
        list.append_child(&item).ok()?;
    }
    hide(list, lines.is_empty());
    Some(())
}

fn hide(part: &Element, on: bool) {
    let _ = part.toggle_attribute_with_force("hidden", on);
}
