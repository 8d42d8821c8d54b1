//! The check while one types: what is missing beside the form, what is wrong at the fields, references that
//! follow what they refer to, rows that come by themselves.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlFormElement, HtmlInputElement};

use super::checklist::Found;
use super::page::{self, SETTLE};
use super::{CHECKED_FORM, checklist, rows};
use crate::catalogue::form::OfferForm;
use crate::shared::browser;
use crate::shared::fault::FieldFault;
use crate::shared::field::{field_id, field_name};
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;
use crate::words::typed_problem_in;

/// Rest after the last key before a text is checked.
const REST: Duration = Duration::from_millis(300);

#[derive(Clone)]
struct Checker {
    form: HtmlFormElement,
    lang: Lang,
    year: StudyYear,
    /// Codes of the subjects and counties one can choose.
    subjects: Rc<[String]>,
    counties: Rc<[String]>,
    /// What the checklist says, once it has been drawn here.
    drawn: Rc<RefCell<Option<Found>>>,
    /// Fields the person has changed and left: only there is said what is wrong.
    left: Rc<RefCell<BTreeSet<String>>>,
    /// The text as it was when references followed last.
    followed: Rc<RefCell<OfferForm>>,
    timer: Rc<Cell<Option<TimeoutHandle>>>,
}

pub fn start() {
    let Some(form) = page::form_with(CHECKED_FORM) else {
        return;
    };
    let Some(typed) = page::typed(&form) else { return };
    let year = form.get_attribute(CHECKED_FORM).and_then(|y| y.parse().ok());
    let Some(year) = year.map(StudyYear) else { return };
    let checker = Checker {
        lang: browser::lang(),
        year,
        subjects: values(&form, "[name=\"form[subject]\"] option"),
        counties: values(&form, "[name=\"form[counties][]\"]"),
        form: form.clone(),
        drawn: Rc::default(),
        left: Rc::default(),
        followed: Rc::new(RefCell::new(typed.clone())),
        timer: Rc::default(),
    };
    checker.say_followed();
    // What the server refused is followed where it is the check that refuses it; the rest the server alone knows.
    let faults = checker.faults(&typed);
    let mut faulty = faulty(&form);
    faulty.retain(|field| faults.iter().any(|f| f.field == *field));
    checker.left.replace(faulty);
    let own = |checker: &Checker, event: &web_sys::Event| {
        let field = event.target()?.dyn_into::<Element>().ok()?;
        checker.form.contains(Some(&field)).then_some(field)
    };
    let on_input = checker.clone();
    window_event_listener(ev::input, move |event| {
        if let Some(field) = own(&on_input, &event) {
            rows::grow(&field);
            on_input.wait();
        }
    });
    let on_change = checker.clone();
    window_event_listener(ev::change, move |event| {
        if let Some(field) = own(&on_change, &event) {
            if let Some(name) = page::value_of(&field).and_then(|(name, _)| in_faults(&name)) {
                on_change.left.borrow_mut().insert(name);
            }
            on_change.settle();
        }
    });
    let on_submit = checker.clone();
    window_event_listener(ev::submit, move |_| on_submit.settle());
    let settle = Closure::<dyn Fn()>::new(move || checker.settle());
    let _ = form.add_event_listener_with_callback(SETTLE, settle.as_ref().unchecked_ref());
    // As long as the page.
    settle.forget();
}

/// What one can choose among.
fn values(form: &Element, which: &str) -> Rc<[String]> {
    let values = browser::all(form, which).filter_map(|e| e.get_attribute("value"));
    values.filter(|code| !code.is_empty()).collect()
}

/// The fields the server has found something wrong with.
fn faulty(form: &HtmlFormElement) -> BTreeSet<String> {
    let control = |field: Element| browser::find(&field, "[name]");
    let controls = browser::all(form, ".field--invalid").filter_map(control);
    controls
        .filter_map(|control| in_faults(&page::value_of(&control)?.0))
        .collect()
}

/// A field's name as in a fault: `form[run][gatherings][0][from]` is `run[gatherings][0][from]`.
fn in_faults(name: &str) -> Option<String> {
    let (head, rest) = name.strip_prefix("form[")?.split_once(']')?;
    Some(format!("{head}{}", rest.trim_end_matches("[]")))
}

impl Checker {
    /// Tells the server that references have been renumbered here.
    fn say_followed(&self) {
        let said = self.form.query_selector("input[name=followed]").ok().flatten();
        if said.is_some() {
            return;
        }
        let input = document().create_element("input").ok();
        if let Some(input) = input.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
            input.set_type("hidden");
            input.set_name("followed");
            input.set_value("true");
            let _ = self.form.append_child(&input);
        }
    }

    fn wait(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
        let checker = self.clone();
        let timer = set_timeout_with_handle(
            move || {
                if let Some(typed) = page::typed(&checker.form) {
                    rows::number(&typed);
                    checker.check(&typed);
                }
            },
            REST,
        );
        self.timer.set(timer.ok());
    }

    /// Lets references follow, and checks what came of it.
    fn settle(&self) {
        let Some(typed) = page::typed(&self.form) else {
            return;
        };
        let followed = typed.clone().following(&self.followed.borrow());
        for (code, theme) in &followed.themes {
            let before = typed.themes.get(code).map(|t| &t.outcome);
            self.write(&format!("themes[{code}][outcome]"), before, &theme.outcome);
        }
        for (i, citation) in followed.citations.iter().enumerate() {
            let before = typed.citations.get(i).map(|c| &c.outcomes);
            self.write(&format!("citations[{i}][outcomes]"), before, &citation.outcomes);
        }
        for (i, module) in followed.modules.iter().enumerate() {
            let before = typed.modules.get(i).map(|m| &m.requires);
            self.write(&format!("modules[{i}][requires]"), before, &module.requires);
        }
        rows::number(&followed);
        self.check(&followed);
        self.followed.replace(followed);
    }

    fn write(&self, field: &str, before: Option<&String>, now: &str) {
        if before.is_some_and(|before| before == now) {
            return;
        }
        let input = format!("input[name=\"{}\"]", field_name(field));
        let found = self.form.query_selector(&input).ok().flatten();
        if let Some(input) = found.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
            input.set_value(now);
        }
    }

    fn faults(&self, typed: &OfferForm) -> Vec<FieldFault> {
        let subjects: Vec<&str> = self.subjects.iter().map(String::as_str).collect();
        let counties: Vec<&str> = self.counties.iter().map(String::as_str).collect();
        typed.faults(&subjects, &counties, self.year)
    }

    fn check(&self, typed: &OfferForm) {
        let found = Found {
            faults: self.faults(typed),
            advice: typed.advice(self.year),
        };
        self.at_fields(&found.faults);
        let mut drawn = self.drawn.borrow_mut();
        if drawn.as_ref() != Some(&found) {
            let _ = checklist::draw(self.lang, &found);
            *drawn = Some(found);
        }
    }

    /// Says at each field that was changed here, or had a fault before, what is wrong with it now.
    fn at_fields(&self, faults: &[FieldFault]) {
        for field in self.left.borrow().iter() {
            let said: Vec<String> = faults
                .iter()
                .filter(|f| f.field == *field)
                .filter_map(|f| typed_problem_in(self.lang, &f.problem))
                .collect();
            let _ = at_field(&field_id(field), &said.join(" "));
        }
    }
}

/// Puts what is wrong above a field, or takes it away, as the server draws it.
fn at_field(id: &str, said: &str) -> Option<()> {
    let input = document().get_element_by_id(id)?;
    let field = input.closest(".field").ok().flatten()?;
    let fault_id = format!("{id}-fault");
    let present = document().get_element_by_id(&fault_id);
    if said.is_empty() && present.is_none() {
        return None;
    }
    // Boxes are described as a group.
    let described = if field.tag_name() == "FIELDSET" {
        &field
    } else {
        &input
    };
    let ids = described.get_attribute("aria-describedby").unwrap_or_default();
    let mut ids: Vec<&str> = ids.split_whitespace().filter(|i| **i != *fault_id).collect();
    field
        .class_list()
        .toggle_with_force("field--invalid", !said.is_empty())
        .ok()?;
    if said.is_empty() {
        present?.remove();
        input.remove_attribute("aria-invalid").ok()?;
    } else {
        let fault = match present {
            Some(fault) => fault,
            None => {
                let fault = document().create_element("p").ok()?;
                fault.set_class_name("field__error");
                fault.set_id(&fault_id);
                fault.set_inner_html(
                    "<svg class=\"sign\" aria-hidden=\"true\"><use href=\"/files/signs.svg#warning\"></use></svg><span></span>",
                );
                let control = field
                    .query_selector(":scope > .ds-input, :scope > ul")
                    .ok()
                    .flatten()?;
                field.insert_before(&fault, Some(&control)).ok()?;
                fault
            }
        };
        let text = fault.query_selector("span").ok().flatten()?;
        if text.text_content().as_deref() != Some(said) {
            text.set_text_content(Some(said));
        }
        ids.push(&fault_id);
        if described.tag_name() != "FIELDSET" {
            input.set_attribute("aria-invalid", "true").ok()?;
        }
    }
    let ids = ids.join(" ");
    if ids.is_empty() {
        described.remove_attribute("aria-describedby").ok()
    } else {
        described.set_attribute("aria-describedby", &ids).ok()
    }
}
