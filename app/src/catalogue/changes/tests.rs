use proptest::prelude::*;

use super::*;
use crate::catalogue::form::{ModuleForm, ThemeForm, complete};

fn fields(changes: &[Change]) -> Vec<&str> {
    changes.iter().map(|c| c.field.as_str()).collect()
}

#[test]
fn somebody_has_decided_of_every_field_whether_it_is_material() {
    let Value::Object(form) = raw(&OfferForm::default()) else {
        unreachable!("a form is an object")
    };
    for field in form.keys() {
        assert!(FIELDS.iter().any(|(name, _)| name == field), "{field}");
    }
    assert!(is_material("modules[0][credits]") && is_material("themes[assessment][passage]"));
    assert!(!is_material("run[capacity]") && !is_material("contact_email"));
}

#[test]
fn a_change_is_named_by_its_field_in_the_order_of_the_page() {
    let before = complete();
    let mut after = before.clone();
    after.contact_name = "Ola Nordmann".to_owned();
    after.title.push_str(" 2");
    after.run.capacity = "99".to_owned();
    after.modules[0].title = "Noko anna".to_owned();
    let found = changes(&before, &after);
    assert_eq!(
        fields(&found),
        ["title", "modules[0][title]", "contact_name", "run[capacity]"]
    );
    assert_eq!(
        found.iter().filter(|c| c.is_material).count(),
        1,
        "only the module: {found:?}"
    );
    assert_eq!(found[0].before, before.title);
}

#[test]
fn line_ends_outer_space_blank_rows_and_the_order_of_choices_are_no_change() {
    let before = OfferForm {
        content: "En\nto".to_owned(),
        groups: vec!["a".to_owned(), "b".to_owned()],
        ..OfferForm::default()
    };
    let mut after = before.clone();
    after.content = " En\r\nto ".to_owned();
    after.groups.reverse();
    after.modules.push(ModuleForm::default());
    assert_eq!(changes(&before, &after), []);
}

#[test]
fn a_row_put_in_first_is_one_change_and_not_every_row() {
    let module = |title: &str| ModuleForm {
        title: title.to_owned(),
        credits: "15".to_owned(),
        ..ModuleForm::default()
    };
    let before = OfferForm {
        modules: vec![module("A"), module("B")],
        ..OfferForm::default()
    };
    let mut after = before.clone();
    after.modules.insert(0, module("Ny"));
    let found = changes(&before, &after);
    assert_eq!(fields(&found), ["modules[0]"]);
    assert_eq!(
        (found[0].before.as_str(), found[0].after.as_str()),
        ("", "15 · Ny")
    );
    let back = changes(&after, &before);
    assert_eq!((back[0].before.as_str(), back[0].after.as_str()), ("15 · Ny", ""));
}

#[test]
fn a_theme_that_was_not_there_is_told_by_its_parts() {
    let before = OfferForm::default();
    let mut after = before.clone();
    let passage = ThemeForm {
        passage: "Studentene prøver ut".to_owned(),
        outcome: "1".to_owned(),
    };
    after.themes.insert("assessment".to_owned(), passage);
    let found = changes(&before, &after);
    assert_eq!(
        fields(&found),
        ["themes[assessment][outcome]", "themes[assessment][passage]"]
    );
}

#[test]
fn two_people_in_different_fields_lose_nothing() {
    let base = complete();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.title = "Min tittel".to_owned();
    theirs.run.capacity = "12".to_owned();
    theirs.modules[0].title = "Deira emne".to_owned();
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.form.title, "Min tittel");
    assert_eq!(merged.form.run.capacity, "12");
    assert_eq!(merged.form.modules[0].title, "Deira emne");
    assert_eq!(merged.taken.len(), 2);
}

#[test]
fn two_people_in_the_same_field_are_asked() {
    let base = complete();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.summary = "Min".to_owned();
    theirs.summary = "Deira".to_owned();
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.form.summary, "Min", "what I typed stands until I choose");
    let [conflict] = merged.conflicts.as_slice() else {
        panic!("one conflict: {:?}", merged.conflicts)
    };
    assert_eq!(
        (conflict.field.as_str(), conflict.theirs.as_str()),
        ("summary", "Deira")
    );
    assert_eq!(with(&merged.form, "summary", &theirs).summary, "Deira");
}

#[test]
fn a_text_is_compared_word_by_word() {
    let found = pieces("Studiet gir 15 studiepoeng.", "Studiet gir 30 studiepoeng.");
    assert_eq!(
        found,
        [
            Piece::Kept("Studiet gir ".to_owned()),
            Piece::Removed("15".to_owned()),
            Piece::Added("30".to_owned()),
            Piece::Kept(" studiepoeng.".to_owned()),
        ]
    );
}

fn any_form() -> impl Strategy<Value = OfferForm> {
    let word = || prop::sample::select(vec!["", "a", "b", "to ord"]).prop_map(str::to_owned);
    let modules = prop::collection::vec((word(), word()), 0..4);
    let themes = prop::collection::btree_map(
        prop::sample::select(vec!["assessment", "digitalisation"]).prop_map(str::to_owned),
        word(),
        0..3,
    );
    (word(), word(), word(), modules, themes).prop_map(|(title, content, capacity, modules, themes)| {
        let mut form = OfferForm {
            title,
            content,
            ..OfferForm::default()
        };
        form.run.capacity = capacity;
        form.modules = modules
            .into_iter()
            .map(|(code, title)| ModuleForm {
                code,
                title,
                ..ModuleForm::default()
            })
            .collect();
        form.themes = themes
            .into_iter()
            .map(|(code, passage)| {
                let theme = ThemeForm {
                    passage,
                    ..ThemeForm::default()
                };
                (code, theme)
            })
            .collect();
        form
    })
}

proptest! {
    #[test]
    fn a_text_has_no_changes_against_itself_and_some_against_another(a in any_form(), b in any_form()) {
        prop_assert_eq!(changes(&a, &a), vec![]);
        prop_assert_eq!(changes(&a, &b).is_empty(), changes(&b, &a).is_empty());
    }

    #[test]
    fn a_merge_never_loses_a_change(base in any_form(), mine in any_form(), theirs in any_form()) {
        let merged = merge(&base, &mine, &theirs);
        let conflicts: Vec<&str> = merged.conflicts.iter().map(|c| c.field.as_str()).collect();
        // With every doubt settled for the other one, the result is what one of us wrote, field by field.
        let mut settled = merged.form.clone();
        for field in &conflicts {
            settled = with(&settled, field, &theirs);
        }
        let (was, my, their) = (parts(&base), parts(&mine), parts(&theirs));
        let result = parts(&settled);
        let none = Value::Null;
        for name in my.keys().chain(their.keys()) {
            let [was, my, their, got] = [&was, &my, &their, &result].map(|all| all.get(name).unwrap_or(&none));
            let wanted = if same(their, was) { my } else { their };
            prop_assert!(same(got, wanted), "{}: {} instead of {}", name, got, wanted);
        }
    }

    #[test]
    fn mine_against_nobody_is_mine(base in any_form(), mine in any_form()) {
        let merged = merge(&base, &mine, &base);
        prop_assert_eq!(changes(&merged.form, &mine), vec![]);
        prop_assert!(merged.conflicts.is_empty() && merged.taken.is_empty());
    }
}
