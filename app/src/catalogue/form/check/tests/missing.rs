//! What must be there, and how it is named where it is not.

use super::*;

#[test]
fn an_empty_form_names_everything_that_must_be_there() {
    let empty = faults(&OfferForm::default());
    let named: Vec<_> = empty.iter().map(|f| f.field.as_str()).collect();
    let theme = |code: &str| {
        [
            format!("themes[{code}][passage]"),
            format!("themes[{code}][outcome]"),
        ]
    };
    let themes: Vec<String> = Theme::ALL.iter().flat_map(|t| theme(t.code())).collect();
    let mut expected = vec![
        "title",
        "credits",
        "subject",
        "summary",
        "text_lang",
        "stage_from",
        "stage_to",
        "groups",
        "delivery",
        "teaching_language",
        "content",
        "knowledge",
        "skills",
        "competence",
        "modules[0][title]",
    ];
    expected.extend(themes.iter().map(String::as_str));
    expected.extend([
        "citations[0][title]",
        "practice",
        "exam",
        "admission",
        "funding",
        "price",
    ]);
    expected.extend([
        "contact_name",
        "contact_email",
        "run[semester]",
        "run[starts_on]",
        "run[ends_on]",
    ]);
    expected.extend([
        "run[funding_deadline]",
        "run[admission_deadline]",
        "run[capacity]",
    ]);
    assert_eq!(named, expected);
}

#[test]
fn each_missing_text_is_named_alone() {
    let whole = serde_json::to_value(complete()).unwrap();
    let optional = [
        "code",
        "source_url",
        "doi",
        "source",
        "apply_url",
        "place",
        "to",
        "requires",
        "outcomes",
        "application_code",
        "compulsory",
        "partners",
        "ranking",
        "materials",
        "modules/0/code",
        "modules/1/code",
    ];
    for path in leaves(&whole) {
        // A row's other fields still stand, so the row counts; lists of choices are tested below.
        if path.starts_with("/groups")
            || path.starts_with("/delivery")
            || path.starts_with("/counties")
            || path.starts_with("/institutions")
        {
            continue;
        }
        let mut typed = whole.clone();
        *typed.pointer_mut(&path).unwrap() = Value::String(String::new());
        let form: OfferForm = serde_json::from_value(typed).unwrap();
        let found = faults(&form);
        let is_translated = path.starts_with("/translations");
        if !is_translated && optional.iter().any(|o| path.ends_with(&format!("/{o}"))) {
            assert_eq!(found, [], "{path} may be left out");
        } else {
            let field = as_field(&path);
            assert!(
                found.iter().any(|f| f.field == field),
                "{path} is missing and not named: {found:?}"
            );
        }
    }
}

/// `/run/gatherings/0/from` as the field is named in a fault.
fn as_field(pointer: &str) -> String {
    let mut parts = pointer.trim_start_matches('/').split('/');
    let head = parts.next().unwrap_or_default().to_owned();
    parts.fold(head, |field, part| format!("{field}[{part}]"))
}
