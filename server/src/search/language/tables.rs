//! The dictionary's tables, used in place as they lie in the program.
//!
//! Derived from Bokmålsordboka by `.ci/language-tables` (see NOTICE); nothing here is unpacked into memory but
//! a few thousand rules and our own list of nynorsk words.

use std::collections::HashMap;
use std::sync::LazyLock;

use fst::Map;

static FORMS: LazyLock<Map<&[u8]>> = LazyLock::new(|| {
    Map::new(include_bytes!("data/forms.fst").as_slice()).expect("the committed table is whole")
});
static HEADS: LazyLock<Map<&[u8]>> = LazyLock::new(|| {
    Map::new(include_bytes!("data/heads.fst").as_slice()).expect("the committed table is whole")
});
static RULES: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("data/rules.txt").lines().collect());
static PAIRS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let rows = include_str!("data/nynorsk.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t')).collect()
});

/// The lemmas of a bokmål form: at most three, the form itself first where it is one, then the commonest.
pub fn lemmas(form: &str) -> Vec<String> {
    let Some(rule) = FORMS.get(form).and_then(|n| RULES.get(usize::try_from(n).ok()?)) else {
        return vec![];
    };
    let made = |reading: &str| {
        let (drop, add) = reading.split_once(':')?;
        let keep = form.len().checked_sub(drop.parse().ok()?)?;
        Some(form.get(..keep)?.to_owned() + add)
    };
    rule.split(' ').filter_map(made).collect()
}

/// Some bokmål word has this form.
pub fn is_form(form: &str) -> bool {
    FORMS.get(form).is_some()
}

/// How common a word is that compounds are made of, 0–15; `None` where it makes none.
pub fn head_weight(lemma: &str) -> Option<u8> {
    HEADS.get(lemma).and_then(|n| u8::try_from(n).ok())
}

/// The bokmål of a nynorsk base form in our own list.
pub fn pair(nynorsk: &str) -> Option<&'static str> {
    PAIRS.get(nynorsk).copied()
}
