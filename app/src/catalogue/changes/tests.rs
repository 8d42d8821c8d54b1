use proptest::prelude::*;

use super::*;
use crate::catalogue::form::{CitationForm, GatheringForm, ModuleForm, RunForm, ThemeForm, complete};

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

/// What people change in a text, over the fields that are joined in different ways.
#[derive(Clone, Debug)]
enum Edit {
    Title(String),
    Content(String),
    Capacity(String),
    Groups(Vec<String>),
    AddOutcome(usize, String),
    ChangeOutcome(usize, String),
    AddModule(usize, String),
    ChangeModule(usize, String),
    AddCitation(String),
    AddGathering(String),
    AddRun(String),
    Passage(bool, String),
}

/// One of some words; `who` makes them different for two people.
fn edits(who: &'static str) -> impl Strategy<Value = Vec<Edit>> {
    let word =
        move || prop::sample::select(vec!["aa", "bb", "cc dd"]).prop_map(move |w| format!("{w} {who}"));
    let one = prop_oneof![
        word().prop_map(Edit::Title),
        word().prop_map(Edit::Content),
        word().prop_map(Edit::Capacity),
        prop::collection::vec(word(), 1..3).prop_map(Edit::Groups),
        (0..4_usize, word()).prop_map(|(i, w)| Edit::AddOutcome(i, w)),
        (0..4_usize, word()).prop_map(|(i, w)| Edit::ChangeOutcome(i, w)),
        (0..3_usize, word()).prop_map(|(i, w)| Edit::AddModule(i, w)),
        (0..3_usize, word()).prop_map(|(i, w)| Edit::ChangeModule(i, w)),
        word().prop_map(Edit::AddCitation),
        word().prop_map(Edit::AddGathering),
        word().prop_map(Edit::AddRun),
        (any::<bool>(), word()).prop_map(|(b, w)| Edit::Passage(b, w)),
    ];
    prop::collection::vec(one, 0..5)
}

/// A text after such edits; its references follow, as they do when it is saved.
fn edited(base: &OfferForm, edits: &[Edit]) -> OfferForm {
    let mut form = base.clone();
    for edit in edits {
        let before = form.clone();
        let mut lines: Vec<String> = form.knowledge.lines().map(str::to_owned).collect();
        match edit.clone() {
            Edit::Title(w) => form.title = w,
            Edit::Content(w) => form.content = w,
            Edit::Capacity(w) => form.run.capacity = w,
            Edit::Groups(all) => form.groups = all,
            Edit::AddOutcome(i, w) => lines.insert(i.min(lines.len()), w),
            Edit::ChangeOutcome(i, w) => {
                let n = lines.len();
                lines[i % n] = w;
            }
            Edit::AddModule(i, title) => {
                let new = ModuleForm {
                    title,
                    ..ModuleForm::default()
                };
                form.modules.insert(i.min(form.modules.len()), new);
            }
            Edit::ChangeModule(i, w) => {
                let n = form.modules.len();
                form.modules[i % n].title = w;
            }
            Edit::AddCitation(title) => form.citations.push(CitationForm {
                title,
                ..CitationForm::default()
            }),
            Edit::AddGathering(place) => form.run.gatherings.push(GatheringForm {
                place,
                ..GatheringForm::default()
            }),
            Edit::AddRun(capacity) => form.runs.push(RunForm {
                capacity,
                ..RunForm::default()
            }),
            Edit::Passage(first, w) => {
                let code = if first { "assessment" } else { "digitalisation" };
                form.themes.entry(code.to_owned()).or_default().passage = w;
            }
        }
        form.knowledge = lines.join("\n");
        form = form.following(&before);
    }
    form
}

/// Every text of a form; of outcomes every line.
fn texts(form: &OfferForm) -> Vec<String> {
    fn go(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields.values().for_each(|v| go(v, out)),
            Value::Array(rows) => rows.iter().for_each(|v| go(v, out)),
            Value::String(text) => out.extend(text.lines().map(|l| l.trim().to_owned())),
            _ => {}
        }
    }
    // Numbers of other entries say something else in another list.
    let mut form = form.clone();
    form.themes.values_mut().for_each(|t| t.outcome.clear());
    form.modules.iter_mut().for_each(|m| m.requires.clear());
    form.citations.iter_mut().for_each(|c| c.outcomes.clear());
    let mut out = vec![];
    go(&tree(&form), &mut out);
    out
}

/// What a theme's number refers to.
fn evidence(form: &OfferForm, code: &str) -> Option<String> {
    let number: usize = form.themes.get(code)?.outcome.parse().ok()?;
    form.outcome_lines().get(number - 1).cloned()
}

proptest! {
    #[test]
    fn a_text_has_no_changes_against_itself_and_some_against_another(a in edits("mi"), b in edits("di")) {
        let (a, b) = (edited(&complete(), &a), edited(&complete(), &b));
        prop_assert_eq!(changes(&a, &a), vec![]);
        prop_assert_eq!(changes(&a, &b).is_empty(), changes(&b, &a).is_empty());
    }

    #[test]
    fn two_people_lose_nothing_of_what_either_wrote(
        shared in edits("me"), mine in edits("mi"), theirs in edits("di"),
    ) {
        let base = edited(&complete(), &shared);
        let (mine, theirs) = (edited(&base, &mine), edited(&base, &theirs));
        let merged = merge(&base, &mine, &theirs);
        let (was, got) = (texts(&base), texts(&merged.form));
        for text in texts(&mine).iter().filter(|t| !was.contains(t)) {
            prop_assert!(got.contains(text), "mine: {}", text);
        }
        // With every doubt settled for the other one, everything of hers is there; with both, all of it.
        for both in [false, true] {
            let settled = merged.conflicts.iter().fold(merged.form.clone(), |form, c| {
                let value = c.both.as_ref().filter(|_| both).unwrap_or(&c.choice);
                chosen(form, &choice(&c.field, value))
            });
            let got = texts(&settled);
            for text in texts(&theirs).iter().filter(|t| !was.contains(t)) {
                prop_assert!(got.contains(text), "theirs: {}", text);
            }
            for text in texts(&mine).iter().filter(|t| !was.contains(t)) {
                let kept_both = merged.conflicts.iter().all(|c| !c.mine.contains(text.as_str()) || c.both.is_some());
                prop_assert!(!both || !kept_both || got.contains(text), "both: {}", text);
            }
        }
    }

    #[test]
    fn evidence_stays_with_its_outcome_when_two_write(mine in edits("mi"), theirs in edits("di")) {
        let base = complete();
        let (mine, theirs) = (edited(&base, &mine), edited(&base, &theirs));
        let merged = merge(&base, &mine, &theirs);
        for code in base.themes.keys() {
            let (was, my, their) = (evidence(&base, code), evidence(&mine, code), evidence(&theirs, code));
            let wanted = if their == was { my } else if my == was { their } else { continue };
            prop_assert_eq!(evidence(&merged.form, code), wanted, "{}", code);
        }
    }

    #[test]
    fn mine_against_nobody_is_mine(shared in edits("me"), mine in edits("mi")) {
        let base = edited(&complete(), &shared);
        let mine = edited(&base, &mine);
        let merged = merge(&base, &mine, &base);
        prop_assert_eq!(changes(&merged.form, &mine), vec![]);
        prop_assert!(merged.conflicts.is_empty() && merged.taken.is_empty());
    }
}

#[test]
fn a_translated_text_is_as_material_as_what_it_translates() {
    let before = complete();
    let mut after = before.clone();
    let nynorsk = after.translations.get_mut("nn").unwrap();
    nynorsk.summary.push('.');
    nynorsk.admission.push('.');
    nynorsk.themes.get_mut("assessment").unwrap().push('.');
    let found = changes(&before, &after);
    let material: Vec<_> = found.iter().map(|c| (c.field.as_str(), c.is_material)).collect();
    assert_eq!(
        material,
        [
            ("translations[nn][admission]", true),
            ("translations[nn][summary]", false),
            ("translations[nn][themes][assessment]", true),
        ]
    );
}

mod joined;
