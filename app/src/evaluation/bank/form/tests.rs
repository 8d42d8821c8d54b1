//! What a draft may hold, and what it must hold to be used.

use super::*;
use crate::evaluation::bank::model::{has_english, minutes};

fn default() -> Questionnaire {
    serde_json::from_str(include_str!(
        "../../../../../server/src/seed/data/questionnaire.json"
    ))
    .unwrap()
}

/// The version that surveys are planned with.
fn second() -> Questionnaire {
    serde_json::from_str(include_str!(
        "../../../../../server/src/seed/data/questionnaire_2.json"
    ))
    .unwrap()
}

#[test]
fn the_second_version_asks_all_that_it_must_in_at_most_twenty_five_questions() {
    let asked = second();
    assert!(asked.items().count() <= QUESTIONS);
    assert!((5..=7).contains(&minutes(&asked)), "{} minutes", minutes(&asked));
    assert!(has_english(&asked));
    // Nynorsk and options are whole, and nothing it shares with the first is worded otherwise.
    assert_eq!(not_ready(&asked, Some(&default())), []);
    let changes = differences(&default(), &asked);
    let is_same = |c: &Change| matches!(c, Change::New | Change::Gone);
    assert!(changes.iter().all(|d| is_same(&d.change)), "{changes:?}");
    let blocks: Vec<&str> = asked.blocks.iter().map(|b| b.code.as_str()).collect();
    let parts = [
        "background",
        "motivation",
        "support",
        "quality",
        "relevance",
        "themes",
        "outcome",
        "sharing",
        "open",
    ];
    assert_eq!(blocks, parts);
    for theme in Theme::ALL {
        let of = asked
            .items()
            .filter(|i| i.theme == Some(*theme) && i.kind.is_scale());
        assert_eq!(of.count(), 1, "{theme}");
    }
    for block in &asked.blocks {
        for item in &block.items {
            assert!(!item.dimension.is_empty(), "{}", item.code);
            assert_eq!(item.area == 0, block.code == "background", "{}", item.code);
        }
    }
    let helpers = asked.items().find(|i| i.code == "sharing_helpers").unwrap();
    assert_eq!((helpers.kind, helpers.options.len()), (ItemKind::Multi, 6));
}

fn after(change: impl FnOnce(&mut BankForm)) -> Result<Questionnaire, Vec<FieldFault>> {
    let draft = default();
    let mut form = BankForm::of(&draft);
    change(&mut form);
    form.check(&draft)
}

fn named(faults: &[FieldFault]) -> Vec<(&str, &Problem)> {
    faults.iter().map(|f| (f.field.as_str(), &f.problem)).collect()
}

#[test]
fn what_nobody_touched_is_as_it_was_and_ready() {
    let same = after(|_| {}).unwrap();
    assert_eq!(same, default());
    assert_eq!(not_ready(&same, Some(&default())), []);
}

#[test]
fn other_words_must_be_said_to_mean_the_same() {
    let new = after(|f| f.blocks[3].items[0].text.nb = "Hvor godt var studiet?".into()).unwrap();
    let faults = not_ready(&new, Some(&default()));
    assert_eq!(
        named(&faults),
        [("blocks[3][items][0][reworded]", &Problem::SameOrNew)]
    );
    let said = after(|f| {
        f.blocks[3].items[0].text.nb = "Hvor godt var studiet?".into();
        f.blocks[3].items[0].reworded = "ja".into();
    });
    assert_eq!(not_ready(&said.unwrap(), Some(&default())), []);
}

#[test]
fn a_question_answered_in_another_way_is_a_new_one() {
    let new = after(|f| f.blocks[3].items[1].kind = "text".into()).unwrap();
    let faults = not_ready(&new, Some(&default()));
    assert_eq!(
        named(&faults),
        [("blocks[3][items][1][kind]", &Problem::NewQuestion)]
    );
}

#[test]
fn a_new_question_gets_a_code_nobody_had() {
    let new = after(|f| {
        let row = ItemForm {
            text: Texts {
                nb: "Var det verdt tiden?".into(),
                nn: "Var det verdt tida?".into(),
                en: String::new(),
            },
            kind: "quality".into(),
            area: "2".into(),
            position: "1".into(),
            ..ItemForm::default()
        };
        f.blocks[3].items.push(row);
        f.blocks[3].items.push(ItemForm::default());
    })
    .unwrap();
    assert_eq!(new.blocks[3].items.len(), 7);
    let item = new.blocks[3]
        .items
        .iter()
        .find(|i| i.code == "quality_1")
        .unwrap();
    assert_eq!(item.kind, ItemKind::Quality);
    assert_eq!(not_ready(&new, Some(&default())), []);
}

#[test]
fn what_is_missing_keeps_a_draft_from_being_used() {
    let new = after(|f| {
        f.blocks[0].items[0].text.nn.clear();
        f.blocks[0].items[1].options = "Vikarordning".into();
        f.blocks[3].items[0].remove = "ja".into();
    })
    .unwrap();
    let faults = not_ready(&new, Some(&default()));
    let named = named(&faults);
    assert!(
        named.contains(&("blocks[0][items][0][text][nn]", &Problem::Required)),
        "{named:?}"
    );
    assert!(
        named.contains(&("blocks[0][items][1][options]", &Problem::AtLeast(2))),
        "{named:?}"
    );
    assert!(named.contains(&("blocks", &Problem::WholeNeeded)), "{named:?}");
}

#[test]
fn a_made_up_code_is_refused_and_nothing_panics() {
    let forged = after(|f| f.blocks[0].items[0].code = "a] or 1=1".into());
    assert!(forged.is_err());
    for typed in ["", "|", "a|b|c|d|e", "\u{0}", &"æ".repeat(5_000)] {
        let _ = after(|f| {
            f.blocks[1].items[1].options = typed.to_owned();
            f.blocks[1].items[1].position = typed.to_owned();
            f.blocks[1].items[1].kind = typed.to_owned();
        });
    }
}

#[test]
fn it_is_used_from_a_day_that_comes_after_the_last() {
    let day = |d: u32| Date::from_ymd_opt(2026, 11, d).unwrap();
    let check = |typed: &str| ForceForm { from: typed.into() }.check(day(10), Some(day(20)));
    assert_eq!(check("2026-11-21"), Ok(day(21)));
    for (typed, problem) in [
        ("", Problem::Required),
        ("x", Problem::NotADate),
        ("2026-11-09", Problem::Past),
        ("2026-11-20", Problem::NotNewest),
    ] {
        assert_eq!(check(typed), Err(vec![FieldFault::new("from", problem)]));
    }
}
