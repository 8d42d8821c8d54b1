//! A labelled field with its hint and its faults, tied together for screen readers.

use leptos::prelude::*;

use super::raw_text::raw_text;
use crate::shared::fault::FieldFault;
use crate::words::Words;

/// The id a field and its label, hint and fault share; brackets are not allowed in selectors.
#[must_use]
pub fn field_id(name: &str) -> String {
    let mut id = String::with_capacity(name.len() + 2);
    id.push_str("f-");
    for c in name.chars() {
        match c {
            '[' => id.push('-'),
            ']' => {}
            c => id.push(c),
        }
    }
    id
}

/// The name a form's field posts under: `form[title]`, `form[modules][0][title]`.
#[must_use]
pub fn field_name(name: &str) -> String {
    match name.split_once('[') {
        Some((head, rest)) => format!("form[{head}][{rest}"),
        None => format!("form[{name}]"),
    }
}

/// How a text is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    Email,
    Date,
    /// A number typed as text, so that a comma is allowed.
    Number,
    Url,
    /// Several lines, this many shown.
    Long(u8),
}

/// What is said below a field that has faults.
fn faults_of(name: &str, faults: &[FieldFault], words: Words) -> Option<String> {
    let said: Vec<_> = faults
        .iter()
        .filter(|f| f.field == name)
        .map(|f| words.problem(&f.problem))
        .collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn described_by(id: &str, hint: bool, fault: bool) -> Option<String> {
    let ids: Vec<_> = [(hint, "hint"), (fault, "fault")]
        .iter()
        .filter(|(on, _)| *on)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A text field. `name` is the field's name within its form, as in `FieldFault`.
#[component]
pub fn Field(
    words: Words,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(default = FieldKind::Text)] kind: FieldKind,
    #[prop(optional, into)] hint: String,
    /// Marked as not needed.
    #[prop(optional)]
    optional: bool,
    #[prop(default = vec![])] faults: Vec<FieldFault>,
    /// The browser's autofill purpose.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
) -> impl IntoView {
    let id = field_id(&name);
    let fault = faults_of(&name, &faults, words);
    let describedby = described_by(&id, !hint.is_empty(), fault.is_some());
    let invalid = fault.is_some().then_some("true");
    let post = field_name(&name);
    let input = match kind {
        FieldKind::Long(rows) => view! {
            <textarea class="ds-input" id=id.clone() name=post rows=rows aria-describedby=describedby
                aria-invalid=invalid inner_html=raw_text(&value)></textarea>
        }
        .into_any(),
        kind => {
            let (r#type, mode) = match kind {
                FieldKind::Email => ("email", "email"),
                FieldKind::Date => ("date", "text"),
                FieldKind::Number => ("text", "decimal"),
                FieldKind::Url => ("url", "url"),
                FieldKind::Text | FieldKind::Long(_) => ("text", "text"),
            };
            view! {
                <input class="ds-input" id=id.clone() name=post type=r#type inputmode=mode value=value
                    autocomplete=autocomplete aria-describedby=describedby aria-invalid=invalid/>
            }
            .into_any()
        }
    };
    view! {
        <div class="ds-field field">
            <label class="ds-label field__label" for=id.clone()>
                {label}
                {optional.then(|| view! { <span class="field__optional">" (" {words.frame.optional} ")"</span> })}
            </label>
            {(!hint.is_empty()).then(|| view! { <div class="field__hint" id=format!("{id}-hint")>{hint}</div> })}
            {input}
            {fault.map(|said| view! { <p class="ds-validation-message field__error" id=format!("{id}-fault")>{said}</p> })}
        </div>
    }
}

/// A drop-down of `(value, words)`; the first, empty line says that something must be chosen.
#[component]
pub fn Select(
    words: Words,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    options: Vec<(String, String)>,
    #[prop(optional, into)] hint: String,
    #[prop(default = vec![])] faults: Vec<FieldFault>,
) -> impl IntoView {
    let id = field_id(&name);
    let fault = faults_of(&name, &faults, words);
    let describedby = described_by(&id, !hint.is_empty(), fault.is_some());
    let options = options
        .into_iter()
        .map(|(code, text)| {
            let selected = code == value;
            view! { <option value=code selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <div class="ds-field field">
            <label class="ds-label field__label" for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <div class="field__hint" id=format!("{id}-hint")>{hint}</div> })}
            <select class="ds-input" id=id.clone() name=field_name(&name) aria-describedby=describedby
                aria-invalid=fault.is_some().then_some("true")>
                <option value="">{words.frame.choose}</option>
                {options}
            </select>
            {fault.map(|said| view! { <p class="ds-validation-message field__error" id=format!("{id}-fault")>{said}</p> })}
        </div>
    }
}

/// A group of checkboxes (`many`) or radio buttons over `(value, words)`.
#[component]
pub fn Choices(
    words: Words,
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    /// The chosen values.
    chosen: Vec<String>,
    options: Vec<(String, String)>,
    #[prop(optional)] many: bool,
    #[prop(optional, into)] hint: String,
    #[prop(default = vec![])] faults: Vec<FieldFault>,
) -> impl IntoView {
    let id = field_id(&name);
    let fault = faults_of(&name, &faults, words);
    let describedby = described_by(&id, !hint.is_empty(), fault.is_some());
    let post = if many {
        format!("{}[]", field_name(&name))
    } else {
        field_name(&name)
    };
    let kind = if many { "checkbox" } else { "radio" };
    let options = options
        .into_iter()
        .enumerate()
        .map(|(i, (code, text))| {
            let checked = chosen.contains(&code);
            // The first box carries the group's id, so that the error summary leads to it.
            let box_id = if i == 0 { id.clone() } else { format!("{id}-{i}") };
            view! {
                <div class="ds-field choice-list__item">
                    <input class="ds-input" type=kind id=box_id.clone() name=post.clone() value=code checked=checked/>
                    <label class="ds-label" for=box_id>{text}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="ds-fieldset choice-list" aria-describedby=describedby>
            <legend class="ds-label">{legend}</legend>
            {(!hint.is_empty()).then(|| view! { <div class="field__hint" id=format!("{id}-hint")>{hint}</div> })}
            {options}
            {fault.map(|said| view! { <p class="ds-validation-message field__error" id=format!("{id}-fault")>{said}</p> })}
        </fieldset>
    }
}
