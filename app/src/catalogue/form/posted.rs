//! Reads the form from the fields of a page, as a browser would post them.

use serde_json::{Map, Value};

use super::OfferForm;

/// The form these fields make, named as in a post (`form[modules][0][title]`); other fields are passed over.
/// Nothing where they do not fit the form's shape.
#[must_use]
pub fn from_fields(fields: &[(String, String)]) -> Option<OfferForm> {
    let mut root = Value::Object(Map::new());
    for (name, value) in fields {
        let Some(rest) = name.strip_prefix("form[") else {
            continue;
        };
        let parts: Vec<&str> = rest.split('[').map(|part| part.trim_end_matches(']')).collect();
        put(&mut root, &parts, value)?;
    }
    serde_json::from_value(root).ok()
}

fn put(at: &mut Value, parts: &[&str], value: &str) -> Option<()> {
    let Some((part, rest)) = parts.split_first() else {
        *at = Value::String(value.to_owned());
        return Some(());
    };
    let index = part.parse::<usize>().ok();
    if part.is_empty() || index.is_some() {
        if !at.is_array() {
            *at = Value::Array(vec![]);
        }
        let rows = at.as_array_mut()?;
        let index = index.unwrap_or(rows.len());
        // Far more rows than can be kept are no form of ours.
        if index > 1_000 {
            return None;
        }
        if rows.len() <= index {
            rows.resize_with(index + 1, || Value::Object(Map::new()));
        }
        return put(&mut rows[index], rest, value);
    }
    if !at.is_object() {
        *at = Value::Object(Map::new());
    }
    let next = at.as_object_mut()?.entry(*part).or_insert(Value::Null);
    put(next, rest, value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::form::complete;

    /// Every leaf of the form under the name its field posts.
    fn fields(form: &OfferForm) -> Vec<(String, String)> {
        fn go(name: &str, value: &Value, out: &mut Vec<(String, String)>) {
            match value {
                Value::Object(fields) => fields
                    .iter()
                    .for_each(|(k, v)| go(&format!("{name}[{k}]"), v, out)),
                Value::Array(rows) if rows.iter().all(Value::is_string) => {
                    rows.iter().for_each(|v| go(&format!("{name}[]"), v, out));
                }
                Value::Array(rows) => rows
                    .iter()
                    .enumerate()
                    .for_each(|(i, v)| go(&format!("{name}[{i}]"), v, out)),
                Value::String(text) => out.push((name.to_owned(), text.clone())),
                _ => {}
            }
        }
        let mut out = vec![("seen".to_owned(), "3".to_owned())];
        go("form", &serde_json::to_value(form).unwrap(), &mut out);
        out
    }

    #[test]
    fn the_fields_of_a_page_make_the_form_that_is_posted() {
        let mut form = complete();
        form.runs = vec![form.run.clone()];
        form.modules
            .insert(1, crate::catalogue::form::ModuleForm::default());
        assert_eq!(from_fields(&fields(&form)), Some(form));
        assert_eq!(from_fields(&[]), Some(OfferForm::default()));
    }

    #[test]
    fn what_does_not_fit_is_no_form() {
        let field = |name: &str| vec![(name.to_owned(), "x".to_owned())];
        for name in ["form[modules][9999999][title]", "form[title][a]", "form[run]"] {
            assert_eq!(from_fields(&field(name)), None, "{name}");
        }
        assert_eq!(from_fields(&field("version")), Some(OfferForm::default()));
    }
}
