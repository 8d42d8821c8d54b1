//! Derives the branches words belong to from a dictionary's definitions; see `.ci/language-tables`.
//!
//! Reads definitions (lemma, then its definitions, tab between, a line) and `branches.tsv`. Writes `branches.fst`
//! (lemma → number of its branch): the branch most words of its definitions speak of, those that stand first and
//! those that name the field (`i kjemi:`) most.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use server::search::analysis::words;
use server::search::language::{canon, tables::BRANCHES};

/// Definitions of a word that are looked at.
const LOOKED_AT: usize = 3;
/// Words of a definition that count twice, for they say what kind of thing it is.
const FIRST: usize = 5;
/// What the field named before a colon counts.
const FIELD: u32 = 4;
/// Least score of a branch that is believed.
const LEAST: u32 = 2;
/// Shortest word, in letters.
const SHORTEST: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [definitions, out] = args.as_slice() else {
        return Err("definitions and folder, please".into());
    };
    let mut said: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, (_, lemmas)) in BRANCHES.iter().enumerate() {
        lemmas
            .iter()
            .for_each(|lemma| said.entry(*lemma).or_default().push(number));
    }
    let mut of_word: BTreeMap<String, u64> = BTreeMap::new();
    for line in fs::read_to_string(definitions)?.lines() {
        let mut columns = line.split('\t');
        let lemma = words(columns.next().unwrap_or_default());
        let [lemma] = lemma.as_slice() else { continue };
        if lemma.chars().count() < SHORTEST || !lemma.chars().all(char::is_alphabetic) {
            continue;
        }
        if let Some(branch) = branch(columns.take(LOOKED_AT), &said) {
            of_word.entry(lemma.clone()).or_insert(branch);
        }
    }
    // A word that says what belongs to a branch belongs to it.
    for (number, (_, lemmas)) in (0u64..).zip(BRANCHES.iter()) {
        lemmas.iter().for_each(|lemma| {
            of_word.insert((*lemma).to_owned(), number);
        });
    }
    let file = BufWriter::new(File::create(Path::new(out).join("branches.fst"))?);
    let mut map = fst::MapBuilder::new(file)?;
    for (lemma, branch) in &of_word {
        map.insert(lemma, *branch)?;
    }
    map.finish()?;
    println!("{} words of a branch", of_word.len());
    Ok(())
}

/// The branch these definitions speak of, if it is one.
fn branch<'a>(definitions: impl Iterator<Item = &'a str>, said: &HashMap<&str, Vec<usize>>) -> Option<u64> {
    let mut scores: BTreeMap<usize, u32> = BTreeMap::new();
    let mut n = 0;
    for definition in definitions.filter(|d| !d.is_empty()) {
        n += 1;
        // What follows are other words.
        let definition = ["som etterledd", "som førsteledd", "; jamfør", "; sammenlign"]
            .iter()
            .fold(definition, |d, cut| d.split(cut).next().unwrap_or_default());
        let (field, rest) = definition
            .strip_prefix("i ")
            .and_then(|rest| rest.split_once(':'))
            .unwrap_or_default();
        let rest = if field.is_empty() { definition } else { rest };
        let mut count = |word: &str, score: u32| {
            for branch in said.get(word).into_iter().flatten() {
                *scores.entry(*branch).or_default() += score;
            }
        };
        words(field).iter().for_each(|word| count(&canon(word), FIELD));
        let mut seen = HashSet::new();
        for (place, word) in words(rest).iter().enumerate() {
            let lemma = canon(word);
            if seen.insert(lemma.clone()) {
                count(&lemma, if place < FIRST { 2 } else { 1 });
            }
        }
    }
    let (branch, score) = scores.iter().max_by_key(|(_, score)| **score)?;
    let is_alone = scores.iter().filter(|(_, other)| *other == score).count() == 1;
    // A word of several meanings must speak of it in most of them.
    (is_alone && *score >= LEAST.max(n)).then_some(*branch as u64)
}
