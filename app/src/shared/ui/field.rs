//! A labelled field with its hint and its faults, tied together for screen readers.

use leptos::prelude::*;

use super::raw_text::raw_text;
use super::sign::sign;
use crate::shared::fault::FieldFault;
pub use crate::shared::field::{field_id, field_name};
use crate::words::Words;

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

/// What is said of a field that has faults.
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

fn hint_view(id: &str, hint: String) -> AnyView {
    (!hint.is_empty())
        .then(|| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> })
        .into_any()
}

fn fault_view(id: &str, fault: Option<String>) -> AnyView {
    fault
        .map(|said| view! { <p class="field__error" id=format!("{id}-fault")>{sign("warning")}<span>{said}</span></p> })
        .into_any()
}

fn field_class(fault: Option<&str>) -> &'static str {
    if fault.is_some() {
        "field field--invalid"
    } else {
        "field"
    }
}

fn input_class(width: Option<u8>) -> String {
    width.map_or("ds-input".to_owned(), |w| format!("ds-input input--{w}"))
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
    /// As wide as about this many characters: 4, 8, 16 or 24; else the whole column.
    #[prop(default = None)]
    width: Option<u8>,
    /// Sent under its own name: a plain form whose values stand in the address.
    #[prop(optional)]
    in_address: bool,
    /// The language of what is typed, where it need not be the page's.
    #[prop(default = None)]
    lang: Option<&'static str>,
) -> impl IntoView {
    let id = field_id(&name);
    let fault = faults_of(&name, &faults, words);
    let describedby = described_by(&id, !hint.is_empty(), fault.is_some());
    let invalid = fault.is_some().then_some("true");
    let post = if in_address {
        name.clone()
    } else {
        field_name(&name)
    };
    let class = input_class(width);
    let input = match kind {
        FieldKind::Long(rows) => view! {
            <textarea class=class id=id.clone() name=post rows=rows lang=lang aria-describedby=describedby aria-invalid=invalid
                inner_html=raw_text(&value)></textarea>
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
                <input class=class id=id.clone() name=post type=r#type inputmode=mode value=value lang=lang
                    autocomplete=autocomplete aria-describedby=describedby aria-invalid=invalid/>
            }
            .into_any()
        }
    };
    view! {
        <div class=field_class(fault.as_deref())>
            <label class="field__label" for=id.clone()>
                {label}
                {optional.then(|| view! { <span class="field__optional">" (" {words.frame.optional} ")"</span> })}
            </label>
            {hint_view(&id, hint)}
            {fault_view(&id, fault.clone())}
            {input}
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
    /// As for `Field`.
    #[prop(optional)]
    optional: bool,
    /// As for `Field`.
    #[prop(default = None)]
    width: Option<u8>,
    /// As for `Field`.
    #[prop(optional)]
    in_address: bool,
) -> impl IntoView {
    let id = field_id(&name);
    let post = if in_address {
        name.clone()
    } else {
        field_name(&name)
    };
    let fault = faults_of(&name, &faults, words);
    let describedby = described_by(&id, !hint.is_empty(), fault.is_some());
    // A value that is not on offer stays chosen, so that it is neither lost nor silently replaced.
    let unknown = (!value.is_empty() && options.iter().all(|(code, _)| *code != value))
        .then(|| view! { <option value=value.clone() selected=true>{value.clone()}</option> });
    let options = options
        .into_iter()
        .map(|(code, text)| {
            let selected = code == value;
            view! { <option value=code selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <div class=field_class(fault.as_deref())>
            <label class="field__label" for=id.clone()>
                {label}
                {optional.then(|| view! { <span class="field__optional">" (" {words.frame.optional} ")"</span> })}
            </label>
            {hint_view(&id, hint)}
            {fault_view(&id, fault.clone())}
            <select class=input_class(width) id=id.clone() name=post aria-describedby=describedby
                aria-invalid=fault.is_some().then_some("true")>
                <option value="">{words.frame.choose}</option>
                {unknown}
                {options}
            </select>
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
    /// Marked as not needed.
    #[prop(optional)]
    optional: bool,
    /// In columns: for many short options.
    #[prop(optional)]
    columns: bool,
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
                <li>
                    <label class="choice">
                        <input class="ds-input" type=kind id=box_id name=post.clone() value=code checked=checked/>
                        <span>{text}</span>
                    </label>
                </li>
            }
        })
        .collect_view();
    let list = if columns {
        "choice-list choice-list--columns"
    } else {
        "choice-list"
    };
    view! {
        <fieldset class=field_class(fault.as_deref()) aria-describedby=describedby>
            <legend class="field__label">
                {legend}
                {optional.then(|| view! { <span class="field__optional">" (" {words.frame.optional} ")"</span> })}
            </legend>
            {hint_view(&id, hint)}
            {fault_view(&id, fault.clone())}
            <ul class=list>{options}</ul>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;

    fn drawn(value: &str) -> String {
        let value = value.to_owned();
        let words = Words::of(Lang::Nb);
        Owner::new().with(|| {
            view! { <Field words name="content" label="Innhold" value=value kind=FieldKind::Long(4)/> }
                .to_html()
        })
    }

    #[test]
    fn what_is_typed_in_a_text_area_cannot_leave_it() {
        let html = drawn("a < b & </textarea><script>x</script>");
        assert!(!html.contains("<script"), "{html}");
        let page = scraper::Html::parse_fragment(&html);
        let area = scraper::Selector::parse("textarea").unwrap();
        let text: String = page.select(&area).next().unwrap().text().collect();
        assert_eq!(text, "a < b & </textarea><script>x</script>");
    }

    #[test]
    fn an_empty_text_area_is_empty() {
        assert!(drawn("").contains("></textarea>"), "{}", drawn(""));
    }
}
