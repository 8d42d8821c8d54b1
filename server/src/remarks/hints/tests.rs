//! What is marked, and what is left in peace.

use super::*;

/// What is found, as `kind:text`.
fn found(text: &str) -> Vec<String> {
    let hints = find(text, &["HVL", "Høgskulen", "Nord"]);
    for pair in hints.windows(2) {
        assert!(pair[0].to <= pair[1].from, "{hints:?} overlap in {text}");
    }
    let said = |h: &Hint| format!("{}:{}", h.kind, &text[h.from..h.to]);
    hints.iter().map(said).collect()
}

/// The texts that the browser's warning is held to as well.
const VECTORS: &str = include_str!("vectors.tsv");

#[test]
fn what_points_to_somebody_is_found_and_words_of_the_trade_raise_no_alarm() {
    let rows = VECTORS.lines().filter(|line| !line.starts_with('#'));
    let mut kinds = std::collections::BTreeSet::new();
    for row in rows {
        let (text, expected) = row.split_once('\t').unwrap();
        let text = text.replace("\\n", "\n");
        assert_eq!(found(&text).join("; "), expected, "{text}");
        kinds.extend(
            expected
                .split("; ")
                .filter_map(|one| Some(one.split_once(':')?.0)),
        );
    }
    assert_eq!(kinds.len(), HintKind::ALL.len(), "{kinds:?}");
}

#[test]
fn what_the_browser_is_told_to_leave_alone_is_left_alone_here() {
    let words = include_str!("../names/trade.txt").split_ascii_whitespace();
    let marked: Vec<&str> = words.filter(|word| !is_listed(word)).collect();
    assert_eq!(marked, Vec::<&str>::new());
}

proptest::proptest! {
    #[test]
    fn every_hint_lies_in_the_text_and_none_overlap(text in "\\PC{0,80}|[A-ZÆØÅa-zæøå0-9 @.()+-]{0,80}") {
        let hints = find(&text, &["HVL"]);
        for hint in &hints {
            proptest::prop_assert!(text.get(hint.from..hint.to).is_some_and(|t| !t.is_empty()));
        }
        for pair in hints.windows(2) {
            proptest::prop_assert!(pair[0].to <= pair[1].from);
        }
    }
}
