//! Reads the form from the fields of a page, as a browser would post them.
//!
//! By hand, for in the browser a general reader would weigh more than the whole check.

use std::collections::BTreeMap;

use super::{CitationForm, GatheringForm, ModuleForm, OfferForm, RunForm, ThemeForm, TranslationForm};

/// Far more rows than can be kept are no form of ours.
const MOST_ROWS: usize = 1_000;

/// The form these fields make, named as in a post (`form[modules][0][title]`); other fields are passed over.
/// Nothing where they do not fit the form's shape.
#[must_use]
pub fn from_fields(fields: &[(String, String)]) -> Option<OfferForm> {
    let mut form = OfferForm::default();
    for (name, value) in fields {
        if let Some(rest) = name.strip_prefix("form[") {
            let path: Vec<&str> = rest.split('[').map(|part| part.trim_end_matches(']')).collect();
            form.put(&path, value)?;
        }
    }
    Some(form)
}

/// Takes the value of one field; nothing where the path does not fit.
trait Posted {
    fn put(&mut self, path: &[&str], value: &str) -> Option<()>;
}

impl Posted for String {
    fn put(&mut self, path: &[&str], value: &str) -> Option<()> {
        value.clone_into(self);
        path.is_empty().then_some(())
    }
}

impl<T: Posted + Default> Posted for Vec<T> {
    fn put(&mut self, path: &[&str], value: &str) -> Option<()> {
        let (part, rest) = path.split_first()?;
        let index = match *part {
            "" => self.len(),
            number => number.parse().ok()?,
        };
        if index > MOST_ROWS {
            return None;
        }
        if self.len() <= index {
            self.resize_with(index + 1, T::default);
        }
        self[index].put(rest, value)
    }
}

impl<T: Posted + Default> Posted for BTreeMap<String, T> {
    fn put(&mut self, path: &[&str], value: &str) -> Option<()> {
        let (key, rest) = path.split_first()?;
        self.entry((*key).to_owned()).or_default().put(rest, value)
    }
}

/// Names every field, so that one that is missing here does not compile.
macro_rules! posted {
    ($form:ident { $($field:ident),+ $(,)? }) => {
        impl Posted for $form {
            fn put(&mut self, path: &[&str], value: &str) -> Option<()> {
                let $form { $($field),+ } = self;
                let (name, rest) = path.split_first()?;
                match *name {
                    $(stringify!($field) => $field.put(rest, value),)+
                    _ => Some(()),
                }
            }
        }
    };
}

posted!(OfferForm {
    title,
    code,
    credits,
    subject,
    stage_from,
    stage_to,
    groups,
    delivery,
    teaching_language,
    text_lang,
    funding,
    summary,
    content,
    knowledge,
    skills,
    competence,
    modules,
    themes,
    citations,
    practice,
    exam,
    admission,
    price,
    contact_name,
    contact_email,
    places,
    counties,
    source_url,
    institutions,
    partners,
    ranking,
    materials,
    translations,
    run,
    runs
});
posted!(ModuleForm {
    code,
    title,
    credits,
    requires
});
posted!(TranslationForm {
    title,
    summary,
    content,
    knowledge,
    skills,
    competence,
    modules,
    themes,
    practice,
    exam,
    materials,
    admission,
    ranking
});
posted!(ThemeForm { passage, outcome });
posted!(CitationForm {
    authors,
    year,
    title,
    source,
    doi,
    outcomes
});
posted!(RunForm {
    semester,
    starts_on,
    ends_on,
    funding_deadline,
    admission_deadline,
    capacity,
    apply_url,
    application_code,
    gatherings
});
posted!(GatheringForm {
    from,
    to,
    place,
    compulsory
});

#[cfg(test)]
mod tests {
    use serde_json::Value;

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
