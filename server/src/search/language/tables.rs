//! The dictionary's tables, used in place as they lie in the program.
//!
//! Derived from Bokmålsordboka by `.ci/language-tables` (see NOTICE); nothing here is unpacked into memory but
//! a few thousand rules and our own list of nynorsk words.

use std::sync::LazyLock;

use fst::Map;
use fst::raw::Output;
use rustc_hash::FxHashMap;

static FORMS: LazyLock<Map<&[u8]>> = LazyLock::new(|| {
    Map::new(include_bytes!("data/forms.fst").as_slice()).expect("the committed table is whole")
});
static HEADS: LazyLock<Map<&[u8]>> = LazyLock::new(|| {
    Map::new(include_bytes!("data/heads.fst").as_slice()).expect("the committed table is whole")
});
static RULES: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("data/rules.txt").lines().collect());
/// Branches of knowledge by their subject, and the lemmas that definitions of their words use; our own list.
pub static BRANCHES: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let rows = include_str!("data/branches.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t'))
        .map(|(branch, lemmas)| (branch, lemmas.split(' ').collect()))
        .collect()
});
static BRANCH_OF: LazyLock<Map<&[u8]>> = LazyLock::new(|| {
    Map::new(include_bytes!("data/branches.fst").as_slice()).expect("the committed table is whole")
});
static PAIRS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let rows = include_str!("data/nynorsk.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t')).collect()
});
/// The nynorsk words of our own list, sorted.
static PAIR_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = PAIRS.keys().copied().collect();
    words.sort_unstable();
    words
});

/// What leads from a form to its lemmas.
#[derive(Clone, Copy, Debug)]
pub struct Rule(u64);

/// What the dictionary has among the beginnings of a word.
#[derive(Debug, Default)]
pub struct Beginnings {
    /// Forms, by where they end, in bytes.
    forms: Vec<(usize, Rule)>,
    /// Words compounds are made of and how common they are, by where they end.
    heads: Vec<(usize, u8)>,
}

impl Beginnings {
    /// Reads each table once, as far as it goes along with the word.
    pub fn of(word: &str) -> Self {
        let heads = along(&HEADS, word);
        Beginnings {
            forms: along(&FORMS, word).map(|(end, rule)| (end, Rule(rule))).collect(),
            heads: heads
                .filter_map(|(end, n)| Some((end, u8::try_from(n).ok()?)))
                .collect(),
        }
    }

    /// The form that ends here.
    pub fn form(&self, end: usize) -> Option<Rule> {
        self.forms
            .iter()
            .find(|(at, _)| *at == end)
            .map(|(_, rule)| *rule)
    }

    /// How common the word is that ends here, as `head_weight`.
    pub fn head_weight(&self, end: usize) -> Option<u8> {
        self.heads
            .iter()
            .find(|(at, _)| *at == end)
            .map(|(_, weight)| *weight)
    }
}

/// The entries that a word begins with: where each ends, and its value.
fn along<'a>(table: &'a Map<&'static [u8]>, word: &'a str) -> impl Iterator<Item = (usize, u64)> + 'a {
    let fst = table.as_fst();
    let mut reached = Some((fst.root(), Output::zero()));
    let bytes = word.bytes().enumerate();
    let steps = bytes.map_while(move |(at, byte)| {
        let (node, so_far) = reached.take()?;
        let step = node.transition(node.find_input(byte)?);
        let (node, so_far) = (fst.node(step.addr), so_far.cat(step.out));
        reached = Some((node, so_far));
        Some((
            at + 1,
            node.is_final().then(|| so_far.cat(node.final_output()).value()),
        ))
    });
    steps.filter_map(|(end, value)| Some((end, value?)))
}

/// The lemmas of a bokmål form: at most three, the form itself first where it is one, then the commonest.
pub fn lemmas(form: &str) -> Vec<String> {
    rule(form).map_or(vec![], |rule| lemmas_by(form, rule))
}

/// What leads from this form to its lemmas; `None` for what is no bokmål form.
pub fn rule(form: &str) -> Option<Rule> {
    FORMS.get(form).map(Rule)
}

/// The same where the form has been looked up.
pub fn lemmas_by(form: &str, Rule(n): Rule) -> Vec<String> {
    let Some(rule) = usize::try_from(n).ok().and_then(|n| RULES.get(n)) else {
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
    rule(form).is_some()
}

/// How common a word is that compounds are made of, 0–15; `None` where it makes none.
pub fn head_weight(lemma: &str) -> Option<u8> {
    HEADS.get(lemma).and_then(|n| u8::try_from(n).ok())
}

/// No word of our own list begins so; where it is true, nothing that goes on so has a pair.
pub fn begins_no_pair(beginning: &str) -> bool {
    let at = PAIR_WORDS.partition_point(|word| *word < beginning);
    PAIR_WORDS.get(at).is_none_or(|word| !word.starts_with(beginning))
}

/// The nynorsk words of our own list with this first letter.
pub fn pairs_with(first: char) -> &'static [&'static str] {
    let begins = |word: &&str| word.chars().next();
    let from = PAIR_WORDS.partition_point(|word| begins(word) < Some(first));
    let to = PAIR_WORDS.partition_point(|word| begins(word) <= Some(first));
    &PAIR_WORDS[from..to]
}

/// The bokmål of a nynorsk base form in our own list.
pub fn pair(nynorsk: &str) -> Option<&'static str> {
    PAIRS.get(nynorsk).copied()
}

/// The subject whose branch a lemma belongs to by its definition: `sonett` to `norsk`, `isotop` to `naturfag`.
pub fn branch(lemma: &str) -> Option<&'static str> {
    let number = usize::try_from(BRANCH_OF.get(lemma)?).ok()?;
    BRANCHES.get(number).map(|(branch, _)| *branch)
}

/// Every form of the dictionary.
#[cfg(test)]
pub fn every_form() -> Vec<String> {
    use fst::Streamer as _;
    let mut forms = FORMS.stream();
    let mut out = vec![];
    while let Some((form, _)) = forms.next() {
        out.extend(std::str::from_utf8(form).map(str::to_owned));
    }
    out
}
