//! What two people make of the same text.

use super::*;

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
    let settled = chosen(merged.form, &choice("summary", &conflict.choice));
    assert_eq!(settled.summary, "Deira");
    for nothing in [
        "",
        "summary",
        "nowhere=\"x\"",
        "modules[9][title]=\"x\"",
        "title={}",
    ] {
        assert_eq!(chosen(settled.clone(), nothing), settled, "{nothing}");
    }
}

#[test]
fn two_people_may_each_add_a_row_at_the_same_place() {
    let base = complete();
    let module = |title: &str| ModuleForm {
        title: title.to_owned(),
        credits: "5".to_owned(),
        requires: "2".to_owned(),
        ..ModuleForm::default()
    };
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.modules.push(module("Min modul"));
    theirs.modules.insert(0, module("Deira modul"));
    theirs.modules[0].requires.clear();
    theirs.modules[2].requires = "2".to_owned();
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    let titles: Vec<_> = merged.form.modules.iter().map(|m| m.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Deira modul", "Tall og algebra", "Geometri", "Min modul"]
    );
    let requires: Vec<_> = merged.form.modules.iter().map(|m| m.requires.as_str()).collect();
    assert_eq!(requires, ["", "", "2", "3"], "numbers follow their modules");
    assert_eq!(fields(&merged.taken), ["modules[0]"]);
}

#[test]
fn a_row_one_takes_away_and_the_other_changes_stays() {
    let base = complete();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.citations.clear();
    theirs.citations[0].source = "Eit anna tidsskrift".to_owned();
    assert_eq!(merge(&base, &mine, &theirs).form.citations, theirs.citations);
    assert_eq!(merge(&base, &theirs, &mine).form.citations, theirs.citations);
    assert_eq!(merge(&base, &mine, &base).form.citations, []);
}

#[test]
fn one_outcome_two_people_changed_is_asked_and_both_may_stand() {
    let base = complete();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.knowledge = "har kunnskap om funksjoner".to_owned();
    theirs.knowledge = "har kunnskap om geometri\nhar kunnskap om statistikk".to_owned();
    let theirs = theirs.following(&base);
    let merged = merge(&base, &mine, &theirs);
    let [conflict] = merged.conflicts.as_slice() else {
        panic!("one conflict: {:?}", merged.conflicts)
    };
    assert_eq!(conflict.field, "knowledge");
    assert_eq!(
        merged.form.knowledge,
        "har kunnskap om funksjoner\nhar kunnskap om statistikk"
    );
    assert_eq!(
        merged.form.citations[0].outcomes, "1, 4",
        "the third outcome is the fourth now"
    );
    let both = chosen(merged.form, &choice("knowledge", conflict.both.as_ref().unwrap()));
    assert_eq!(both.knowledge.lines().count(), 3);
    assert_eq!(both.citations[0].outcomes, "1, 5");
}

#[test]
fn what_two_people_choose_of_a_list_is_all_chosen() {
    let base = complete();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.groups = vec!["laerere".to_owned(), "skoleledere".to_owned()];
    theirs.groups = vec!["voksne".to_owned(), "laerere".to_owned()];
    mine.counties = vec!["46".to_owned(), "03".to_owned()];
    theirs.counties.clear();
    mine.delivery.reverse();
    mine.places = "Bergen, Førde, Sogndal".to_owned();
    theirs.places = "Førde, Oslo".to_owned();
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.form.groups, ["laerere", "skoleledere", "voksne"]);
    assert_eq!(merged.form.counties, ["03"], "what one takes away is away");
    assert_eq!(merged.form.delivery, mine.delivery);
    assert_eq!(merged.form.places, "Førde, Sogndal, Oslo");
    assert_eq!(fields(&merged.taken), ["groups", "places", "counties"]);
}

#[test]
fn two_people_translate_at_the_same_time() {
    let base = complete();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.translations.get_mut("nn").unwrap().knowledge = "mi linje\nhar kunnskap om algebra".to_owned();
    theirs.translations.get_mut("nn").unwrap().knowledge = "har kunnskap om algebra\ndi linje".to_owned();
    theirs.translations.get_mut("nn").unwrap().exam = "Munnleg.".to_owned();
    let english = theirs.translations["nn"].clone();
    theirs.translations.insert("en".to_owned(), english.clone());
    let merged = merge(&base, &mine, &theirs);
    assert_eq!(merged.conflicts, []);
    let nynorsk = &merged.form.translations["nn"];
    assert_eq!(nynorsk.knowledge, "mi linje\nhar kunnskap om algebra\ndi linje");
    assert_eq!(nynorsk.exam, "Munnleg.");
    assert_eq!(merged.form.translations["en"], english);
}
