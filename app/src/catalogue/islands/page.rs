//! What the islands read from the editor's page, and what its tabs tell each other.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    BroadcastChannel, Element, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

use super::FOLLOWED;
use crate::catalogue::form::{OfferForm, from_fields};

/// Sent to the form before it is read to be posted: whatever follows the typing with a delay does so now.
pub const SETTLE: &str = "videre-settle";

/// The page's form with this attribute.
pub fn form_with(attribute: &str) -> Option<HtmlFormElement> {
    let found = document().query_selector(&format!("form[{attribute}]"));
    found.ok().flatten()?.dyn_into().ok()
}

/// What stands in a field; of a box whether it is ticked is not asked.
pub fn value_of(field: &Element) -> Option<(String, String)> {
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        return Some((area.name(), area.value()));
    }
    if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
        return Some((select.name(), select.value()));
    }
    let input = field.dyn_ref::<HtmlInputElement>()?;
    Some((input.name(), input.value()))
}

/// What a browser would send.
pub fn fields(form: &HtmlFormElement) -> Vec<(String, String)> {
    let all = form.elements();
    let found = (0..all.length()).filter_map(|i| all.item(i));
    let sent = found.filter_map(|field| {
        let is_left_out = field
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|input| matches!(input.type_().as_str(), "checkbox" | "radio") && !input.checked());
        value_of(&field).filter(|_| !is_left_out)
    });
    sent.filter(|(name, _)| !name.is_empty()).collect()
}

/// The form as typed.
pub fn typed(form: &HtmlFormElement) -> Option<OfferForm> {
    from_fields(&fields(form))
}

fn channel(version: &str) -> Option<BroadcastChannel> {
    BroadcastChannel::new(&format!("videre-draft-{version}")).ok()
}

/// Tells every other tab that this draft has been saved.
pub fn tell(version: &str) {
    if let Some(channel) = channel(version) {
        let _ = channel.post_message(&JsValue::TRUE);
        channel.close();
    }
}

/// Reads this page anew whenever a tab tells that the draft has been saved.
pub fn follow() {
    let found = document().query_selector(&format!("[{FOLLOWED}]")).ok().flatten();
    let version = found.and_then(|f| f.get_attribute(FOLLOWED));
    let Some(channel) = version.and_then(|v| channel(&v)) else {
        return;
    };
    let reload = Closure::<dyn Fn()>::new(|| {
        let _ = window().location().reload();
    });
    channel.set_onmessage(Some(reload.as_ref().unchecked_ref()));
    // Both live as long as the page.
    reload.forget();
    std::mem::forget(channel);
}
