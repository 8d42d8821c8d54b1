//! Two people in one text, and a live text beside the draft that follows it.

use super::*;
use crate::catalogue::changes::{choice, chosen, merge};
use crate::catalogue::pages::editor_conflict::conflict_view;
use crate::catalogue::pages::live::{Live, live_view};
use crate::catalogue::work::port::{ConflictPage, LiveChanges, LivePage};

fn conflict(is_of_live: bool) -> ConflictPage {
    let base = complete();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.content = "Tall og algebra.".into();
    theirs.content = "Tall og geometri.".into();
    theirs.exam = "Skriftlig.".into();
    ConflictPage {
        by: "Kari".into(),
        is_same_person: false,
        at: "2026-11-23T10:42:00Z".parse().unwrap(),
        revision: 5,
        merged: merge(&base, &mine, &theirs),
        is_of_live,
    }
}

/// The page of a conflict, with the fields its links lead to.
fn page_of(conflict: &ConflictPage) -> Html {
    drawn(|| {
        let view = conflict_view(Words::of(Lang::Nb), conflict, &reference());
        view! { <form>{view}<input id="f-content"/><input id="f-exam"/></form> }.into_any()
    })
}

#[test]
fn a_conflict_marks_words_and_offers_either_text_or_both() {
    let conflict = conflict(false);
    let page = page_of(&conflict);
    let marked = |css: &str| select(&page, css).into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(marked(".conflict del"), ["algebra."]);
    assert_eq!(marked(".conflict ins"), ["geometri."]);
    let values: Vec<_> = select(&page, ".conflict input[type=radio]")
        .iter()
        .map(|r| r.attr("value").unwrap().to_owned())
        .collect();
    let settled = |i: usize| chosen(conflict.merged.form.clone(), &values[i]).content;
    assert_eq!(settled(0), "Tall og algebra.");
    assert_eq!(settled(1), "Tall og geometri.");
    assert_eq!(settled(2), "Tall og algebra.\nTall og geometri.");
    assert_eq!(values[1], choice("content", &conflict.merged.conflicts[0].choice));
    assert_eq!(select(&page, "input[name=followed]").len(), 1);
    assert!(all_text(&page).contains("Kari lagret kl."));
}

#[test]
fn changes_of_a_live_text_say_that_nothing_is_saved_in_the_draft_yet() {
    let page = page_of(&conflict(true));
    let said = all_text(&page);
    assert!(said.contains("satt sammen med utkastet"), "{said}");
    assert!(!said.contains("lagret kl."), "{said}");
}

#[test]
fn a_material_change_goes_into_the_draft_that_is_open() {
    let reference = reference();
    let mut typed = complete();
    typed.price = "900".into();
    let weighed = LiveChanges {
        changes: crate::catalogue::changes::changes(&complete(), &typed),
        faults: vec![],
    };
    let actions = |open: Option<VersionState>| -> Vec<String> {
        let page = LivePage {
            version: version(VersionState::Published),
            hand: Hand::Answers,
            institution: institution(),
            form: complete(),
            runs: vec![],
            open: open.map(|state| (VersionId(13), state)),
        };
        let page = drawn(|| {
            live_view(Live {
                words: Words::of(Lang::Nb),
                page: &page,
                reference: &reference,
                typed: Some((&typed, &[])),
                weighed: Some(&weighed),
                conflict: None,
            })
        });
        let own = select(&page, "#f-institutions option[value='0238']");
        assert!(own.is_empty(), "who answers for it is no partner");
        select(&page, ".notice button")
            .iter()
            .filter_map(|b| b.attr("formaction"))
            .map(|a| a.rsplit('/').next().unwrap().to_owned())
            .collect()
    };
    let act = |actions: Vec<String>| actions.first().map(|a| a.split('?').next().unwrap().to_owned());
    assert_eq!(act(actions(None)).as_deref(), Some("branch"));
    assert_eq!(
        act(actions(Some(VersionState::Draft))).as_deref(),
        Some("into_draft")
    );
    assert_eq!(act(actions(Some(VersionState::InReview))), None);
}
