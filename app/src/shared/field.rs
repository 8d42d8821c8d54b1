//! What a form's field is called in a page, by its name in a fault.

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
